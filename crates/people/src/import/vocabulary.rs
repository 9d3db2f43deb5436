//! The words that offices write into cells, and which kind they mean. Only whole words count; what is not listed is not guessed.

use crate::member::{ExemptionKind, MemberKind};
use crate::post::PostKind;

const MEMBER_KINDS: &[(MemberKind, &[&str])] = &[
    (MemberKind::Formal, &["正式党员", "正式", "党员", "formal", "formalmember", "full", "fullmember"]),
    (MemberKind::Probationary, &["预备党员", "预备", "probationary", "probationarymember", "probation"]),
    (MemberKind::Auxiliary, &["辅警", "辅助人员", "警务辅助人员", "auxiliary"]),
    (MemberKind::Guest, &["列席", "列席人员", "来宾", "嘉宾", "guest", "visitor"]),
];

const EXEMPTIONS: &[(ExemptionKind, &[&str])] = &[
    (ExemptionKind::Aged, &["年老", "年老体弱", "年龄较大", "高龄", "aged", "old"]),
    (ExemptionKind::Ill, &["患病", "因病", "长期患病", "生病", "重病", "病", "ill", "sick"]),
    (ExemptionKind::Disabled, &["残疾", "伤残", "行动不便", "失能", "失去行动能力", "disabled"]),
    (ExemptionKind::Abroad, &["出国", "出国（境）", "出国境", "出境", "在国外", "境外", "在国（境）外", "abroad"]),
];

const POSTS: &[(PostKind, &[&str])] = &[
    (PostKind::Administrator, &["管理员", "系统管理员", "administrator"]),
    (PostKind::Secretary, &["书记", "党支部书记", "支部书记", "支书", "secretary"]),
    (PostKind::Deputy, &["副书记", "党支部副书记", "支部副书记", "deputy", "deputysecretary"]),
    (PostKind::CommitteeMember, &["委员", "支委", "支部委员", "党支部委员", "支委委员", "committeemember"]),
    (PostKind::GroupLeader, &["党小组组长", "党小组长", "小组长", "组长", "groupleader"]),
    (PostKind::Organiser, &["组织干事", "组织员", "干事", "organiser", "organizer"]),
    (PostKind::Librarian, &["资料员", "图书管理员", "librarian"]),
    (PostKind::Dispatcher, &["派单员", "调度员", "dispatcher"]),
    (PostKind::DutyPlanner, &["勤务编排员", "勤务排班员", "排班员", "dutyplanner"]),
];

/// Members of a committee, called by the field of work that each has in it.
const PORTFOLIOS: &[(PostKind, &[&str])] = &[(
    PostKind::CommitteeMember,
    &[
        "组织委员",
        "宣传委员",
        "纪检委员",
        "纪律委员",
        "青年委员",
        "统战委员",
        "群工委员",
        "群众工作委员",
        "学习委员",
        "保密委员",
        "文体委员",
        "生活委员",
    ],
)];

/// As what a person belongs.
pub(super) fn member_kind(text: &str) -> Option<MemberKind> {
    look_up(MEMBER_KINDS, text)
}

/// Why he is never pressed.
pub(super) fn exemption(text: &str) -> Option<ExemptionKind> {
    look_up(EXEMPTIONS, text)
}

/// What he is charged with.
pub(super) fn post(text: &str) -> Option<PostKind> {
    look_up(POSTS, text).or_else(|| portfolio(text))
}

/// The same where the word says more than what is kept of it: the field of work of a committee's member.
pub(super) fn portfolio(text: &str) -> Option<PostKind> {
    look_up(PORTFOLIOS, text)
}

/// The things of a cell that may hold several.
pub(super) fn several(text: &str) -> Vec<&str> {
    text.split(['、', ';', '；', ',', '，', '/', '\n', '兼']).map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// The days of a cell that may hold several: a slash may stand within a day.
pub(super) fn several_days(text: &str) -> Vec<&str> {
    text.split(['、', ';', '；', ',', '，', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect()
}

fn look_up<T: Copy>(table: &[(T, &[&str])], text: &str) -> Option<T> {
    let wanted: String =
        text.chars().filter(|&c| !c.is_whitespace() && !matches!(c, '_' | '-')).flat_map(char::to_lowercase).collect();
    table.iter().find(|(_, words)| words.contains(&wanted.as_str())).map(|(kind, _)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_read_as_the_pages_write_them_and_as_offices_do() {
        for &kind in MemberKind::ALL {
            for name in [kind.word(), kind.names().0, kind.names().1] {
                assert_eq!(member_kind(name), Some(kind), "{name}");
            }
        }
        for &kind in PostKind::ALL {
            for name in [kind.word(), kind.names().0, kind.names().1] {
                assert_eq!(post(name), Some(kind), "{name}");
            }
        }
        for &kind in ExemptionKind::ALL {
            for name in [kind.word(), kind.names().0, kind.names().1] {
                assert_eq!(exemption(name), Some(kind), "{name}");
            }
        }
        assert_eq!(post("纪检委员"), Some(PostKind::CommitteeMember));
        assert_eq!((portfolio("纪检 委员"), portfolio("委员")), (Some(PostKind::CommitteeMember), None));
        assert_eq!((member_kind("干部"), post("科长"), exemption("忙")), (None, None, None));
    }

    #[test]
    fn a_cell_may_hold_several_posts() {
        assert_eq!(several("书记；组织委员、 党小组组长"), ["书记", "组织委员", "党小组组长"]);
        assert_eq!(several_days("2023/1/5；2024-02-01"), ["2023/1/5", "2024-02-01"]);
        assert!(several(" ； ").is_empty());
    }
}
