//! Files against what is kept: what would change, and every bad cell with its line, column and remedy.

use jiff::civil::{Date, date};
use zhixing_kit::Language;
use zhixing_records::{MemberId, UnitId};

use crate::import::headings::Column;
use crate::import::plan::{Place, Stay};
use crate::import::{Plan, Present, read};
use crate::member::{Member, MemberKind, MembershipId};
use crate::post::{Post, PostId, PostKind};
use crate::unit::{Unit, UnitKind};

const HEAD: &str = "工号,姓名,党支部,党小组,类别,编入日期,出生日期,入党日期,转正日期,职务,任职日期,届满日期,照顾情形";
const TODAY: Date = date(2026, 3, 2);

fn id(number: u32) -> String {
    format!("00000000-0000-7000-8000-{number:012}")
}

fn unit_id(number: u32) -> UnitId {
    UnitId::parse(&id(number)).unwrap()
}

fn unit(number: u32, parent: Option<u32>, kind: UnitKind, name: &str) -> Unit {
    let branch = match kind {
        UnitKind::Organisation => None,
        UnitKind::Group => parent.map(unit_id),
        _ => Some(unit_id(number)),
    };
    let path = format!("{}/{}/", parent.map(id).unwrap_or_default(), id(number));
    Unit {
        id: unit_id(number),
        parent: parent.map(unit_id),
        path,
        kind,
        name: name.to_owned(),
        branch,
        founded_on: date(2000, 1, 1),
        closed_on: None,
    }
}

fn member(number: u32, name: &str, unit: u32, kind: MemberKind) -> (MembershipId, Member) {
    let member = Member {
        id: MemberId::parse(&id(1_000 + number)).unwrap(),
        number: format!("{number:03}"),
        name: name.to_owned(),
        unit: unit_id(unit),
        branch: Some(unit_id(if unit == 4 { 2 } else { unit })),
        kind,
        from_on: date(2020, 1, 1),
        to_on: None,
        born_on: None,
        joined_on: Some(date(2010, 7, 1)),
        confirmed_on: None,
    };
    (MembershipId::parse(&id(2_000 + number)).unwrap(), member)
}

/// An organisation with two branches (2, 3), a group (4) in the first, three members and a secretary.
pub(super) fn present() -> Present {
    let members = vec![
        member(1, "张三", 2, MemberKind::Formal),
        member(2, "李四", 4, MemberKind::Probationary),
        member(3, "王五", 3, MemberKind::Formal),
    ];
    let post = Post {
        id: PostId::parse(&id(3_001)).unwrap(),
        unit: unit_id(2),
        unit_name: "第一党支部".to_owned(),
        member: members[0].1.id.clone(),
        member_name: "张三".to_owned(),
        kind: PostKind::Secretary,
        from_on: date(2023, 1, 5),
        to_on: None,
        ended_at: None,
    };
    let units = vec![
        unit(1, None, UnitKind::Organisation, "大队"),
        unit(2, Some(1), UnitKind::Branch, "第一党支部"),
        unit(3, Some(1), UnitKind::Branch, "第二党支部"),
        unit(4, Some(2), UnitKind::Group, "第一党小组"),
    ];
    Present {
        today: TODAY,
        units,
        members,
        ended_stays: Vec::new(),
        posts: vec![post],
        exemptions: Vec::new(),
        keeps: None,
    }
}

pub(super) fn plan(rows: &str) -> Plan {
    let (headings, table) = read("list.csv", format!("{HEAD}\n{rows}\n").as_bytes()).expect("a list");
    Plan::new(&headings, &table, &present())
}

#[test]
fn a_new_member_comes_with_unit_post_and_exemption() {
    let plan = plan(
        "100,赵六,第三联合党支部,东组,正式党员,2024-01-05,1950-02-03,1980-07-01,1981-07-01,书记；党小组组长,2024-01-05,2027-01-04,年老",
    );
    assert!(plan.bad.is_empty(), "{:?}", plan.bad);
    let units: Vec<_> = plan.units.iter().map(|unit| (unit.name.as_str(), unit.kind, unit.founded_on)).collect();
    assert_eq!(
        units,
        [("第三联合党支部", UnitKind::JointBranch, date(2024, 1, 5)), ("东组", UnitKind::Group, date(2024, 1, 5))]
    );
    assert_eq!((plan.members[0].place.clone(), plan.members[0].from_on), (Place::New(1), date(2024, 1, 5)));
    let posts: Vec<_> = plan.posts.iter().map(|post| (post.kind, post.unit_name.as_str(), post.to_on)).collect();
    let end = Some(date(2027, 1, 4));
    assert_eq!(posts, [(PostKind::Secretary, "第三联合党支部", end), (PostKind::GroupLeader, "东组", end)]);
    assert_eq!((plan.exemptions.len(), plan.absent, plan.unchanged), (1, 3, 0));
}

#[test]
fn a_new_unit_is_founded_on_the_earliest_day_since_which_somebody_belongs_to_it() {
    let rows = "9,赵六,城北党支部,,正式党员,2024-05-01,,,,书记,2024-06-01,,\n10,钱七,城北党支部,东组,正式党员,2023-02-01,,,,,,,\n\
        11,孙八,城西党支部,,正式党员,,,,,书记,2022-03-01,,\n001,张三,城南党支部,,正式党员,,,,,,,,";
    let plan = plan(rows);
    assert!(plan.bad.is_empty(), "{:?}", plan.bad);
    let told: Vec<_> = plan.units.iter().map(|unit| (unit.name.as_str(), unit.founded_on, unit.founded_by)).collect();
    let wanted = [
        ("城北党支部", date(2023, 2, 1), Some((3, Column::Since))),
        ("东组", date(2023, 2, 1), Some((3, Column::Since))),
        ("城西党支部", date(2022, 3, 1), Some((4, Column::PostFrom))),
        ("城南党支部", TODAY, None),
    ];
    assert_eq!(told, wanted);
}

#[test]
fn the_same_again_changes_nothing_and_empty_cells_leave_what_is_kept() {
    let plan =
        plan("001,张三,第一党支部,,正式党员,,,2010-07-01,,书记,2023-01-05,,\n002,李四,第一党支部,,预备党员,,,,,,,,");
    assert!(plan.bad.is_empty() && plan.changes_nothing(), "{plan:?}");
    assert_eq!((plan.unchanged, plan.absent), (2, 1));
}

#[test]
fn changes_are_told_field_by_field() {
    let plan = plan("002,李思,第一党支部,,正式党员,,1990-01-01,2010-07-02,2025-12-01,,,,");
    assert!(plan.bad.is_empty(), "{:?}", plan.bad);
    let changed = &plan.changed[0];
    let told: Vec<_> = changed
        .changes
        .iter()
        .map(|c| (c.column.name(Language::Chinese), c.before.zh.as_str(), c.after.zh.as_str()))
        .collect();
    let wanted = [
        ("姓名", "李四", "李思"),
        ("出生日期", "", "1990-01-01"),
        ("入党日期", "2010-07-01", "2010-07-02"),
        ("转正日期", "", "2025-12-01"),
        ("人员类别", "预备党员", "正式党员"),
    ];
    assert_eq!(told, wanted);
    // From the day of his confirmation, and still in his group.
    let Some(Stay::Begin { ended: Some((_, last)), place, from_on, .. }) = &changed.stay else {
        panic!("{:?}", changed.stay)
    };
    assert_eq!((*last, from_on, place), (date(2025, 11, 30), &date(2025, 12, 1), &Place::Known(unit_id(4))));
}

#[test]
fn whom_a_list_makes_a_member_of_the_party_is_told_before_it_is_confirmed() {
    let mut present = present();
    present.members.push(member(4, "曾文静", 2, MemberKind::Auxiliary));
    let plan = |rows: &str| {
        let (headings, table) = read("list.csv", format!("{HEAD}\n{rows}\n").as_bytes()).expect("a list");
        Plan::new(&headings, &table, &present)
    };
    let joining = plan("004,曾文静,第一党支部,,正式党员,2026-03-02,,2020-07-01,2021-07-01,,,,");
    assert!(joining.bad.is_empty() && joining.changed.len() == 1, "{:?}", joining.bad);
    let [told] = &joining.remarks[..] else { panic!("{:?}", joining.remarks) };
    assert!(told.zh.starts_with("第 2 行把曾文静由辅警改为正式党员。") && told.zh.contains("发展党员"), "{told:?}");
    assert!(told.en.contains("Admissions"), "{told:?}");
    // Who is confirmed, or goes elsewhere as what he is, is no such thing.
    assert!(
        plan("002,李四,第一党支部,,正式党员,,,,2025-12-01,,,,\n004,曾文静,第二党支部,,辅警,,,,,,,,").remarks.is_empty()
    );
}

/// The column and the beginning of what is told of each bad cell.
fn bad(plan: &Plan) -> Vec<(&str, &str)> {
    plan.bad.iter().map(|bad| (bad.column.zh.as_str(), bad.what.zh.split('，').next().unwrap())).collect()
}

#[test]
fn a_list_turns_nobody_into_a_member_of_the_party_without_the_days_that_his_page_asks_for() {
    let mut present = present();
    let mut auxiliary = member(4, "曾文静", 2, MemberKind::Auxiliary);
    auxiliary.1.joined_on = None;
    present.members.push(auxiliary);
    let mut gone = member(5, "钱七", 2, MemberKind::Guest);
    (gone.1.to_on, gone.1.born_on) = (Some(date(2025, 12, 31)), Some(date(1990, 1, 1)));
    present.members.push(gone);
    let plan = |rows: &str| {
        let (headings, table) = read("list.csv", format!("{HEAD}\n{rows}\n").as_bytes()).expect("a list");
        Plan::new(&headings, &table, &present)
    };
    let missing = [("入党日期", "登记为党员"), ("转正日期", "登记为党员")];
    let joining = plan("004,曾文静,第一党支部,,正式党员,2026-03-02,,,,,,,");
    assert_eq!((bad(&joining), joining.remarks.len()), (missing.to_vec(), 1));
    assert_eq!(bad(&plan("004,曾文静,第一党支部,,预备党员,2026-03-02,,,,,,,")), missing[..1]);
    let late = plan("004,曾文静,第一党支部,,预备党员,2026-02-01,,2026-02-02,,,,,");
    assert_eq!(bad(&late), [("入党日期", "晚于开始按党员计算的那一天（2026年2月1日）")]);
    // Who left as none, and is entered anew under another number, is asked the same: unless he is born on another day.
    let anew = plan("009,钱七,第二党支部,,正式党员,,,,,,,,");
    assert_eq!(bad(&anew), ["入党日期", "转正日期"].map(|column| (column, "同名的人曾经登记为非党员、后来离开了")));
    // He may have come while he was on probation.
    let before = plan("009,钱七,第二党支部,,正式党员,2019-09-01,,2019-07-01,2020-07-01,,,,");
    assert!(before.bad.is_empty(), "{:?}", before.bad);
    let other = Present { keeps: Some([unit_id(3)].into()), ..present.clone() };
    let (headings, table) =
        read("a.csv", format!("{HEAD}\n009,钱七,第二党支部,,正式党员,,,,,,,,\n").as_bytes()).unwrap();
    let told = Plan::new(&headings, &table, &other).remarks.remove(0);
    assert!(told.zh.contains("后来离开的人同名") && !told.zh.contains("列席人员"), "of others not as what: {told:?}");
    assert!(
        anew.remarks[0].zh.starts_with("第 2 行的钱七和一位登记为列席人员、后来离开的人同名"),
        "{:?}",
        anew.remarks
    );
    let told = plan("009,钱七,第二党支部,,正式党员,,,2020-07-01,2021-07-01,,,,");
    assert!(told.bad.is_empty() && told.members[0].anew, "{:?}", told.bad);
    let other = plan("009,钱七,第二党支部,,正式党员,,1991-01-01,,,,,,\n010,孙八,第二党支部,,正式党员,,,,,,,,");
    assert!(other.bad.is_empty() && other.remarks.is_empty() && !other.members[0].anew, "{:?}", other.bad);
}

#[test]
fn who_changes_branches_leaves_his_posts_behind() {
    let plan = plan("001,张三,第二党支部,,正式党员,2026-02-01,,,,,,,");
    assert!(plan.bad.is_empty(), "{:?}", plan.bad);
    assert_eq!((plan.ended.len(), plan.ended[0].to_on), (1, date(2026, 1, 31)));
}

#[test]
fn a_successor_needs_the_end_of_the_one_before() {
    let refused = plan("003,王五,第一党支部,,正式党员,,,,,书记,2026-03-02,,");
    assert_eq!(refused.bad.len(), 1, "{:?}", refused.bad);
    assert!(refused.bad[0].what.zh.contains("张三的书记（2023年1月5日起，无结束日期）"), "{:?}", refused.bad[0].what);
    let both = "003,王五,第一党支部,,正式党员,,,,,书记,2026-03-02,,\n001,张三,第一党支部,,正式党员,,,,,书记,2023-01-05,2026-03-01,";
    let plan = plan(both);
    assert!(plan.bad.is_empty(), "{:?}", plan.bad);
    assert_eq!((plan.posts.len(), plan.ended.len()), (1, 1));
}

/// Row, column, part of what is wrong, part of the remedy.
type Case = (&'static str, &'static str, &'static str, &'static str);

/// Holds that this one fault is told of a row, in the last of its lines.
fn told_alone((row, column, what, remedy): Case) {
    let plan = plan(row);
    let told = plan.bad.iter().any(|bad| {
        bad.line == 2 + row.matches('\n').count() as u32
            && bad.column.zh == column
            && bad.what.zh.contains(what)
            && bad.remedy.zh.contains(remedy)
            && !bad.what.en.is_empty()
            && !bad.remedy.en.is_empty()
    });
    assert!(told && plan.bad.len() == 1, "{row}: {:?}", plan.bad);
}

#[test]
fn who_cannot_hold_a_post_or_not_yet_is_told_with_the_column_and_the_remedy() {
    let cases: [Case; 11] = [
        ("9,赵六,防汛临时党支部,,正式党员,,,,,,,,", "党支部", "不能作为成员所属的支部", "请写他自己的支部"),
        (
            "9,赵六,第二党支部,,正式党员,1999-12-31,,,,,,,",
            "编入日期",
            "早于第二党支部的成立日期（2000年1月1日）",
            "先在这个单位的页面更正",
        ),
        (
            "9,赵六,第二党支部,,正式党员,,,,,书记,1999-01-10,,",
            "任职日期",
            "早于第二党支部的成立日期（2000年1月1日）",
            "先在这个单位的页面更正",
        ),
        // A post that is over says nothing of when he came, and founds no branch.
        (
            "9,赵六,城北党支部,,正式党员,,,,,书记,1999-01-10,2001-01-01,",
            "任职日期",
            "早于他到这个支部的日期（2026年3月2日）",
            "没有填的，补上",
        ),
        ("9,赵六,第二党支部,,辅警,,,,,书记,2024-01-01,,", "职务", "人员类别是“辅警”，不能任", "核对人员类别"),
        ("9,赵六,第二党支部,,列席人员,,,,,组织委员,2024-01-01,,", "职务", "须是正式党员", "删去这项职务"),
        ("9,赵六,第一党支部,东组,预备党员,,,,,组长,2024-01-01,,", "职务", "须是正式党员", "删去这项职务"),
        ("001,张三,第一党支部,,辅警,,,,,书记,2023-01-05,,", "职务", "须是正式党员", "删去这项职务"),
        (
            "9,赵六,第二党支部,,正式党员,2024-01-05,,,,书记,2024-01-04,,",
            "任职日期",
            "早于他到这个支部的日期（2024年1月5日）",
            "核对编入日期",
        ),
        ("003,王五,第二党支部,,正式党员,,,,,书记,2019-12-31,,", "任职日期", "（2020年1月1日）", "更晚的任职日期"),
        (
            "003,王五,第一党支部,,正式党员,2026-01-10,,,,组织委员,2025-12-31,,",
            "任职日期",
            "（2026年1月10日）",
            "更晚的任职日期",
        ),
    ];
    cases.into_iter().for_each(told_alone);
}

#[test]
fn who_has_left_is_told_so_with_what_stands_in_the_cell() {
    let mut present = present();
    present.members[2].1.to_on = Some(date(2026, 3, 2));
    for (since, value) in [("2025-01-05", "2025-01-05"), ("", "")] {
        let row = format!("{HEAD}\n003,王五,第二党支部,,正式党员,{since},,,,,,,\n");
        let (headings, table) = read("list.csv", row.as_bytes()).expect("a list");
        let plan = Plan::new(&headings, &table, &present);
        let [bad] = &plan.bad[..] else { panic!("{:?}", plan.bad) };
        assert_eq!((bad.column.zh.as_str(), bad.value.as_str()), ("编入日期", value));
        assert_eq!(bad.what.zh, "他已于 2026年3月2日 转出");
        assert!(bad.remedy.zh.contains("删去这一行"));
    }
}

#[test]
fn each_bad_cell_is_told_with_line_column_and_remedy() {
    // row, column, part of what is wrong, part of the remedy
    let cases = [
        (",赵六,第一党支部,,正式党员,,,,,,,,", "工号", "没有填写", "必须填写"),
        ("9,,第一党支部,,正式党员,,,,,,,,", "姓名", "没有填写", "必须填写"),
        ("9,赵六,,,正式党员,,,,,,,,", "党支部", "没有填写", "必须填写"),
        ("9,赵六,第一党支部,,干部,,,,,,,,", "类别", "没有这种人员类别", "正式党员、预备党员"),
        ("9,赵六,第一党支部,,正式党员,,,2023-02-30,,,,,", "入党日期", "没有这一天", "2023-01-05"),
        ("9,赵六,第一党支部,,正式党员,,,2027-01-01,,,,,", "入党日期", "还没有到", "年份"),
        ("9,赵六,第一党支部,,预备党员,,,2024-01-01,2025-01-01,,,,", "转正日期", "预备党员", "正式党员"),
        ("9,赵六,第一党支部,,正式党员,,,2024-01-01,2023-01-01,,,,", "转正日期", "早于入党", "核对"),
        ("9,赵六,第一党支部,,正式党员,,2000-01-02,2018-01-01,,,,,", "入党日期", "18 岁", "核对"),
        ("9,赵六,第一党支部,,正式党员,,,,,科长,2024-01-01,,", "职务", "不认识", "副书记"),
        ("9,赵六,第一党支部,,正式党员,,,,,组织委员,,,", "任职日期", "没有任职日期", "2023-01-05"),
        ("9,赵六,第一党支部,,正式党员,,,,,组织委员,2024-01-01,2023-01-01,", "届满日期", "早于任职", "核对"),
        (
            "9,赵六,第一党支部,,正式党员,,,,,委员；组织员,2024-01-01；2024-01-02；2024-01-03,,",
            "任职日期",
            "2 个职务对 3 个日期",
            "顺序",
        ),
        ("9,赵六,第一党支部,,正式党员,,,,,,2024-01-01,,", "任职日期", "没有写职务", "补上职务"),
        ("9,赵六,第一党支部,,正式党员,,,,,组长,2024-01-01,,", "党小组", "要有党小组", "哪个小组"),
        ("9,赵六,第一党支部,,正式党员,,,,,管理员,2024-01-01,,", "职务", "不能用名单导入", "由管理员"),
        ("9,赵六,第一党支部,,正式党员,,,,,,,,忙", "照顾情形", "没有这种", "年老、患病"),
        (
            "9,赵\u{202e}六,第一党支部,,正式党员,,,,,,,,",
            "姓名",
            "第 1 个字后面有一个看不见的方向符号（U+202E）",
            "重新输入",
        ),
        ("9,赵\0六,第一党支部,,正式党员,,,,,,,,", "姓名", "看不见的空字符（U+0000）", "重新输入"),
        ("9,赵\t六,第一党支部,,正式党员,,,,,,,,", "姓名", "含有换行", "改成一行"),
        (
            "001,张三,第一党支部,,正式党员,2019-01-01,,,,,,,\n002,李四,第二党支部,,正式党员,2019-01-01,,,,,,,",
            "编入日期",
            "早于现有的记录（2020年1月1日）",
            "之后",
        ),
        ("9,赵六,第一党支部,,正式党员,,,,,,,,,多出一格,再多", "第 14 列", "没有表头", "引号"),
        ("9,赵六,大队,,正式党员,,,,,,,,", "党支部", "不是党支部", "新名称"),
    ];
    cases.into_iter().for_each(told_alone);
    let long = plan(&format!("9,{},第一党支部,,正式党员,,,,,,,,", "长".repeat(41)));
    assert!(long.bad[0].what.zh.contains("超过 40 个字"));
}

#[test]
fn the_same_person_twice_is_told_with_the_first_line() {
    let plan = plan("9,赵六,第一党支部,,正式党员,,,,,,,,\n9,赵六,第一党支部,,正式党员,,,,,,,,");
    assert_eq!((plan.bad.len(), plan.bad[0].line), (1, 3));
    assert!(plan.bad[0].what.zh.contains("第 2 行") && plan.bad[0].what.en.contains("line 2"));
}

#[test]
fn a_row_with_a_bad_cell_is_held_against_the_others_all_the_same() {
    // rows; line and column of each bad cell
    let cases: [(&str, &[(u32, &str)]); 9] = [
        (
            "9,赵六,第三党支部,,正式党员,,1980-13-01,,,书记,2020-01-01,,\n10,钱七,第三党支部,,正式党员,,,2030-01-01,,,,,\n\
             10,孙八,第三党支部,,正式党员,,,,,,,,\n11,李九,第三党支部,,正式党员,,,,,书记,2024-01-01,,",
            &[(2, "出生日期"), (3, "入党日期"), (4, "工号"), (5, "任职日期")],
        ),
        // Both overlap in a branch that bad rows alone name.
        (
            "9,赵六,第三党支部,,干部,,,,,书记,2020-01-01,,\n10,,第三党支部,,正式党员,,,,,书记,2024-01-01,,",
            &[(2, "类别"), (3, "姓名"), (3, "任职日期")],
        ),
        // Two people may do the same where there may be several; one cannot do it twice.
        (
            "9,赵六,第三党支部,,干部,,,,,组织委员,2020-01-01,,\n10,钱七,第三党支部,,干部,,,,,组织委员,2020-01-01,,",
            &[(2, "类别"), (3, "类别")],
        ),
        ("9,赵六,第三党支部,,干部,,,,,组织委员；宣传委员,2020-01-01,,", &[(2, "类别"), (2, "任职日期")]),
        // What a bad row ends makes room.
        (
            "003,王五,第一党支部,,正式党员,,,,,书记,2026-03-02,,\n001,张三,第一党支部,,正式党员,,1980-13-01,,,书记,2023-01-05,2026-03-01,",
            &[(3, "出生日期")],
        ),
        // A last day that cannot be read is not taken for none, nor a number for another person's.
        (
            "9,赵六,第三党支部,,正式党员,,,,,书记,2020-01-01,2022-13-01,\n10,钱七,第三党支部,,正式党员,,,,,书记,2023-01-01,,",
            &[(2, "届满日期")],
        ),
        (",张三,第一党支部,,正式党员,,,,,书记,2023-01-05,,", &[(2, "工号")]),
        // Every cell of a row.
        ("9,,大队,,正式党员,,,,,科长；书记,2024-13-01,,", &[(2, "姓名"), (2, "党支部"), (2, "职务"), (2, "任职日期")]),
        ("9,赵六,第一党支部,第\u{202e}一党小组,干部,,,,,组长,2024-01-01,,", &[(2, "党小组"), (2, "类别")]),
    ];
    for (rows, expected) in cases {
        let plan = plan(rows);
        let mut told: Vec<_> = plan.bad.iter().map(|bad| (bad.line, bad.column.zh.as_str())).collect();
        let mut expected = expected.to_vec();
        told.sort_unstable();
        expected.sort_unstable();
        assert_eq!(told, expected, "{rows}: {:?}", plan.bad);
        let in_itself = |line: u32| plan.bad.iter().any(|bad| bad.line == line && bad.column.zh != "任职日期");
        assert!(!plan.members.iter().any(|new| in_itself(new.line)), "{rows}: {:?}", plan.members);
    }
}

#[test]
fn one_member_cannot_hold_the_same_post_twice_at_a_time() {
    let plan = plan("9,赵六,第一党支部,,正式党员,,,,,组织委员；宣传委员,2024-01-01；2025-01-01,,");
    assert_eq!(plan.bad.len(), 1, "{:?}", plan.bad);
    assert_eq!((plan.bad[0].column.zh.as_str(), plan.bad[0].value.as_str()), ("任职日期", "2025-01-01"));
}

/// 支 ch. 6: a committee has a secretary, a deputy where needed, and members; 张三 is secretary of the first branch since 5 January 2023.
#[test]
fn one_member_holds_one_post_of_a_committee_at_a_time() {
    // rows; line and value of each bad cell
    let cases: [(&str, &[(u32, &str)]); 8] = [
        // In one row, in either order.
        ("9,赵六,第二党支部,,正式党员,,,,,书记；组织委员,2024-01-01；2025-01-01,,", &[(2, "委员")]),
        ("9,赵六,第二党支部,,正式党员,,,,,副书记；书记,2024-01-01；2025-01-01,,", &[(2, "书记")]),
        // Beside what is kept: it was open, and stays so.
        ("001,张三,第一党支部,,正式党员,,,,,委员,2024-01-01,,", &[(2, "委员")]),
        // What is given ends where what is kept begins: told at the row of the file all the same.
        ("001,张三,第一党支部,,正式党员,,,,,副书记,2020-01-01,,", &[(2, "副书记")]),
        // One after the other, in one row and beside what is kept.
        ("9,赵六,第二党支部,,正式党员,,,,,委员；书记,2022-01-01；2025-01-01,2024-12-31；2027-12-31,", &[]),
        ("001,张三,第一党支部,,正式党员,,,,,书记；委员,2023-01-05；2026-01-01,2025-12-31；2027-12-31,", &[]),
        // Other posts are not of the committee; each of two people holds his own.
        ("9,赵六,第二党支部,,正式党员,,,,,书记；组织员,2024-01-01；2025-01-01,,", &[]),
        ("9,赵六,第二党支部,,正式党员,,,,,书记,2024-01-01,,\n10,钱七,第二党支部,,正式党员,,,,,委员,2024-01-01,,", &[]),
    ];
    for (rows, expected) in cases {
        let plan = plan(rows);
        let told: Vec<_> = plan.bad.iter().map(|bad| (bad.line, bad.value.as_str())).collect();
        assert_eq!(told, expected, "{rows}: {:?}", plan.bad);
        for bad in &plan.bad {
            assert_eq!(bad.column.zh, "职务");
            assert!(bad.what.zh.contains("一人只任一项") && bad.remedy.zh.contains("请只留一项"), "{bad:?}");
            assert!(bad.what.en.contains("one person holds one") && bad.remedy.en.contains("keep one"), "{bad:?}");
        }
    }
}

#[test]
fn what_looks_like_a_formula_is_kept_as_text() {
    let plan =
        plan("9,\"=HYPERLINK(\"\"x\"\")\",第一党支部,,正式党员,,,,,,,,\n10,<script>,第一党支部,,正式党员,,,,,,,,");
    assert!(plan.bad.is_empty(), "{:?}", plan.bad);
    assert_eq!(
        plan.members.iter().map(|new| new.person.name.as_str()).collect::<Vec<_>>(),
        ["=HYPERLINK(\"x\")", "<script>"]
    );
}

#[test]
fn a_plan_has_one_fingerprint_and_another_state_another_one() {
    let row = "9,赵六,第一党支部,,正式党员,,,,,,,,";
    assert_eq!(plan(row).digest(), plan(row).digest());
    assert_ne!(plan(row).digest(), plan("9,赵七,第一党支部,,正式党员,,,,,,,,").digest());
}

#[test]
fn who_may_hold_a_post_and_since_when_is_asked_of_the_whole_row() {
    let good = [
        // Tasks are given to anybody of the unit.
        "9,赵六,第二党支部,,辅警,,,,,组织员；资料员,2024-01-01,,",
        // On the very day of his coming; from another kind or group of the same branch, whose earlier stay counts.
        "9,赵六,第二党支部,,正式党员,2024-01-05,,,,书记,2024-01-05,,",
        "002,李四,第一党支部,,正式党员,2026-02-01,,,,组织委员,2024-01-05,,",
    ];
    for row in good {
        let plan = plan(row);
        assert!(plan.bad.is_empty() && !plan.posts.is_empty(), "{row}: {:?}", plan.bad);
    }
    // Where the row does not say since when, he belongs there from his earliest post on; from today where that is to come.
    for (from, since) in [("2024-01-05；2023-05-01", date(2023, 5, 1)), ("2026-04-01", TODAY)] {
        let plan = plan(&format!("9,赵六,第二党支部,,正式党员,,,,,书记；组织员,{from},,"));
        assert!(plan.bad.is_empty(), "{:?}", plan.bad);
        assert_eq!(plan.members[0].from_on, since, "{from}");
    }
    // Who is no formal member any more gives up what needs one.
    let plan = plan("001,张三,第一党支部,,列席人员,2026-02-01,,,,,,,");
    assert!(plan.bad.is_empty(), "{:?}", plan.bad);
    assert_eq!(plan.ended.iter().map(|ended| ended.to_on).collect::<Vec<_>>(), [date(2026, 1, 31)]);
}

#[test]
fn who_was_elsewhere_meanwhile_holds_a_post_from_his_return_on() {
    let mut present = present();
    let (away, back) = (unit_id(3), unit_id(2));
    let member = present.members[0].1.id.clone();
    present.members[0].1.from_on = date(2024, 1, 1);
    present.ended_stays = vec![
        (member.clone(), Some(back), date(2015, 1, 1), date(2021, 12, 31)),
        (member, Some(away), date(2022, 1, 1), date(2023, 12, 31)),
    ];
    let plan = |from: &str| {
        let row = format!("{HEAD}\n001,张三,第一党支部,,正式党员,,,,,组织员,{from},,\n");
        let (headings, table) = read("list.csv", row.as_bytes()).expect("a list");
        Plan::new(&headings, &table, &present)
    };
    assert!(plan("2024-01-01").bad.is_empty());
    assert!(plan("2021-01-01").bad[0].what.zh.contains("2024年1月1日"));
}
