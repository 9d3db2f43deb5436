//! What an erasure does to each table that holds a row for a person. A table that is missing here fails a test of the house.

use crate::schema::{Kind, Table};

/// What becomes of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// They are deleted.
    Goes,
    /// They stay, with the number of an empty shell in place of a person.
    Stays,
}

/// A table whose rows belong to a person, and what becomes of them.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The table.
    pub table: &'static str,
    /// The column that names the person: his id, or his account's.
    pub column: &'static str,
    /// What becomes of his rows.
    pub fate: Fate,
    /// What they are, Chinese and English.
    pub what: (&'static str, &'static str),
    /// Why, Chinese and English.
    pub why: (&'static str, &'static str),
}

const ACCESS: (&str, &str) = ("只用于他本人登录", "only for his own signing in");
const OWN: (&str, &str) = ("只与他本人有关", "about him alone");
const COUNTS: (&str, &str) = (
    "人数、任期和表决结果要能复核；只剩编号和日期",
    "numbers, terms and votes must remain checkable; only an id and days are left",
);
const FACTS: (&str, &str) =
    ("会议事实；姓名改为“已删除人员”", "facts of a meeting; the name becomes “已删除人员” (erased person)");

macro_rules! rules {
    ($($table:literal . $column:literal $fate:ident $zh:literal / $en:literal, $why:expr;)+) => {
        /// Every table that holds rows of a person.
        pub const RULES: &[Rule] = &[$(Rule { table: $table, column: $column, fate: Fate::$fate, what: ($zh, $en), why: $why }),+];
    };
}

rules! {
    "account"."member" Goes "登录账号" / "account", ACCESS;
    "account_link"."account" Goes "登录链接" / "sign-in links", ACCESS;
    "session"."account" Goes "登录状态" / "sessions", ACCESS;
    "known_device"."account" Goes "常用设备" / "known devices", ACCESS;
    "passkey"."account" Goes "通行密钥" / "passkeys", ACCESS;
    "passkey_question"."account" Goes "登录验证中的问题" / "questions to a device", ACCESS;
    "identity"."account" Goes "统一登录绑定" / "link with the organisation's sign-in", ACCESS;
    "identity_wish"."account" Goes "绑定统一登录的请求" / "wishes to link it", ACCESS;
    "draft"."account" Goes "写了一半没有提交的内容" / "what he had half written", OWN;
    "sending"."account" Goes "他的设备发来过哪些表单" / "which sendings of his devices arrived", ACCESS;
    "exemption"."member" Goes "免予催办（年龄、健康等情况）" / "exemptions (age, health and the like)", OWN;
    "receipt"."member" Goes "收到的通知" / "notices that he was sent", OWN;
    "material_intake"."member" Goes "放入而没有发布的资料" / "materials brought in and not published", OWN;
    "material_following"."member" Goes "想知道新版的资料" / "materials of which he is told", OWN;
    "library_feed"."member" Goes "资料订阅地址" / "library feed", OWN;
    "import_draft"."member" Goes "没有确认的导入名单" / "lists not yet confirmed", OWN;
    "self_ask"."member" Goes "自测的作答" / "what he answered when he tested himself", OWN;
    "memory_model"."member" Goes "按他的作答调整的复习参数" / "what was fitted to his answers", OWN;
    "memory"."member" Goes "自测的复习安排" / "when his questions come back", OWN;
    "reflection"."member" Goes "心得（连同下面的回复）" / "reflections, with the answers below them", OWN;
    "reflection_answer"."member" Goes "在别人心得下面的回复" / "answers below other people's reflections", OWN;
    "reflection_following"."member" Goes "想知道新回复的心得" / "reflections of which he is told", OWN;
    "hot_question"."member" Stays "提出的热点问题" / "hot questions that he asked", FACTS;
    "review_lock"."member" Goes "自查清单的锁" / "the lock of his self-review", OWN;
    "review"."member" Goes "自查清单（谁也读不了）" / "his self-review, which nobody can read", OWN;
    "review_opening"."member" Goes "打开着自查清单的浏览器" / "browsers in which it is open", ACCESS;
    "review_reminder"."member" Goes "自查清单的提醒日" / "days on which he is reminded of it", OWN;
    "test_sitting"."member" Goes "参加过哪些测试（结束一个月内）" / "which tests he took (for a month after their end)", OWN;
    "test_answer"."member" Goes "测试中的作答（结束一个月内）" / "what he answered in tests (for a month after their end)", OWN;
    "question_intake"."member" Goes "没有确认的导入题目" / "files of questions not yet confirmed", OWN;
    "picture_waiting"."member" Goes "带来而还没有放进题目的图片" / "pictures brought along and not put to a question yet", OWN;
    "study_group_member"."member" Stays "讨论小组里的一行" / "lines in discussion groups", FACTS;
    "study_turn"."member" Stays "主持学习日" / "study days that he hosted", FACTS;
    "study_absence"."member" Goes "说明哪天不能主持" / "days on which he could not host", OWN;
    "study_swap"."asker" Stays "请人换主持" / "swaps that he asked for", FACTS;
    "study_swap"."asked" Stays "被请换主持" / "swaps that were asked of him", FACTS;
    "course_intake"."member" Goes "放入而没有发布的课程" / "courses brought in and not published", OWN;
    "course_alias"."member" Goes "学习记录里用的代号（去掉后，谁也对不上）" / "the name by which the record store knew him: without it nobody can tell whose records they are", OWN;
    "course_enrolment"."member" Goes "学过哪些课程" / "which courses he took", OWN;
    "course_standing"."member" Goes "课程各单元的进度和得分" / "how far he got in courses, and what came of it", OWN;
    "course_satisfied"."member" Goes "学完的课程和章节" / "courses and chapters that he finished", OWN;
    "course_launch"."member" Goes "打开着的课程" / "courses that he has open", ACCESS;
    "calendar_feed"."member" Goes "日历订阅" / "calendar feeds", OWN;
    "mail_choice"."member" Goes "邮箱地址和选择" / "mail address and choices", OWN;
    "letter"."member" Goes "等待发送的邮件" / "letters that wait", OWN;
    "concern"."member" Goes "记录与他的关联" / "links from records to him", OWN;
    "membership"."member" Stays "在各单位的起止日期" / "where he belonged, from and to", COUNTS;
    "attachment"."member" Stays "在临时党支部的起止日期" / "time in a temporary branch, from and to", COUNTS;
    "post"."member" Stays "职务起止日期" / "posts, from and to", COUNTS;
    "roll_entry"."member" Stays "到会名单上的一行" / "lines on rolls", FACTS;
    "open_vote"."member" Stays "公开表决" / "open votes", FACTS;
    "vote_voter"."member" Stays "公开表决时有表决权的人" / "who had a vote in open votes", FACTS;
    "teller"."member" Stays "监票人、计票人" / "tellers of secret ballots", FACTS;
    "paper_count"."member" Goes "还没有核对一致的纸票清点" / "counts of papers that nobody agreed to yet", OWN;
    "signature"."member" Stays "会议记录上的签字" / "signatures under minutes", FACTS;
    "member_import"."member" Stays "由他导入的名单（不含内容）" / "lists that he brought in (without content)", COUNTS;
    "admission"."member" Stays "发展党员的步骤" / "steps of an admission", FACTS;
    "named_opinion"."member" Stays "署名提出的意见" / "opinions that he gave under his name", FACTS;
    "own_check"."member" Goes "对照检查" / "his own checks", OWN;
    "appraisal_result"."member" Goes "民主评议结果" / "his appraisal results", OWN;
    "moving"."member" Stays "组织关系转接" / "moves between branches", COUNTS;
    "erasure"."member" Stays "“已抹除”这一事实" / "that he was erased", COUNTS;
}

/// What somebody writes or answers for himself: nobody is told how much of it there is, who erases him neither (P10, P12).
const UNCOUNTED: [&str; 15] = [
    "course_alias",
    "course_enrolment",
    "course_standing",
    "course_launch",
    "course_satisfied",
    "self_ask",
    "memory",
    "memory_model",
    "reflection",
    "reflection_answer",
    "reflection_following",
    "review_lock",
    "review",
    "review_opening",
    "review_reminder",
];

impl Rule {
    /// Whether it may be told how many of these rows a person has. Of signing in no figure is ever asked (P3).
    pub(super) fn is_counted(&self) -> bool {
        self.column != "account" && !UNCOUNTED.contains(&self.table)
    }
}

/// On what ground somebody is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// He asked for it.
    Asked,
    /// The time for which his data was needed is over.
    Over,
    /// It was entered by mistake.
    Mistaken,
}

impl Ground {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Asked, Self::Over, Self::Mistaken];

    /// In forms, records and the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Over => "over",
            Self::Mistaken => "mistaken",
        }
    }

    /// Reads the word; nothing else.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.word() == word)
    }
}

/// The columns of a table that hold a person's name, each with the column that says whose: `chair_name` beside `chair`, `opened_name` beside
/// `opened_by`, `name` beside `member`.
pub fn names_of(table: &Table) -> Vec<(&str, &str)> {
    let beside = |name: &str| {
        let Some(owner) = name.strip_suffix("_name") else {
            return table.column("member").filter(|_| name == "name");
        };
        table.column(owner).or_else(|| table.columns.iter().find(|column| column.name == format!("{owner}_by")))
    };
    let texts = table.columns.iter().filter(|column| column.kind == Kind::Text);
    texts.filter_map(|column| Some((column.name.as_str(), beside(&column.name)?.name.as_str()))).collect()
}

/// Whether a name can be told from what stands in texts beside words. Codes, ids, days, addresses and paths are plain letters, figures and marks
/// without a space: a name like `a`, `1` or `test` is part of many of them, and a single character is part of many words.
pub(super) fn is_telling(name: &str) -> bool {
    name.chars().count() > 1 && name.chars().any(|letter| !letter.is_ascii() || letter == ' ')
}

/// The columns of a table in which people write, so that a name may stand there: every text but keys and what refers to other rows.
pub(super) fn texts_of(table: &Table) -> Vec<&str> {
    // The ledger, and what other systems recorded, are treated statement by statement, its log holds no words at all, and nobody writes where somebody signs in.
    if ["statement", "received", "log", "erasure", "organisation"].contains(&table.name.as_str())
        || table.is_about_signing_in()
    {
        return Vec::new();
    }
    let is_text = |column: &&crate::schema::Column| {
        column.kind == Kind::Text
            && column.references.is_none()
            && !table.key.contains(&column.name)
            && column.name != "organisation"
    };
    table.columns.iter().filter(is_text).map(|column| column.name.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::tables;

    #[test]
    fn a_name_that_may_be_part_of_a_code_is_looked_for_in_no_text() {
        for telling in ["张三", "王小明", "阿卜杜拉·买买提", "Mary Ann"] {
            assert!(is_telling(telling), "{telling}");
        }
        for part_of_a_code in ["a", "1", "test", "planned", "2026-10-15", "own", "李", ""] {
            assert!(!is_telling(part_of_a_code), "{part_of_a_code}");
        }
    }

    #[test]
    fn p10_p12_nobody_is_told_how_much_a_person_wrote_or_answered_for_himself() {
        for table in UNCOUNTED {
            let rule = RULES.iter().find(|rule| rule.table == table).unwrap();
            assert!(!rule.is_counted() && rule.fate == Fate::Goes, "{table}");
        }
        let own = |rule: &&Rule| ["reflection", "review", "self_"].iter().any(|begin| rule.table.starts_with(begin));
        assert!(RULES.iter().filter(own).all(|rule| !rule.is_counted()), "a table of one's own is counted");
        assert!(RULES.iter().any(Rule::is_counted));
    }

    #[test]
    fn names_are_found_beside_whose_they_are() {
        let of = |name: &str| names_of(tables().iter().find(|table| table.name == name).unwrap());
        assert_eq!(of("roll_entry"), [("name", "member"), ("marked_name", "marked_by")]);
        assert!(
            of("activity").contains(&("chair_name", "chair"))
                && of("activity").contains(&("planned_name", "planned_by"))
        );
        assert!(of("unit").is_empty(), "a unit's name is no person's");
    }

    #[test]
    fn every_row_of_a_person_has_a_rule_and_every_rule_a_table() {
        for table in tables() {
            for column in table.columns.iter().filter(|column| {
                ["member", "account"].contains(&column.name.as_str())
                    || ["member", "account"].map(Some).contains(&column.references.as_deref())
            }) {
                let known = RULES.iter().any(|rule| rule.table == table.name && rule.column == column.name);
                assert!(
                    known,
                    "say in {} what becomes of {}.{} when a person is erased",
                    file!(),
                    table.name,
                    column.name
                );
            }
        }
        for rule in RULES {
            let table = tables().iter().find(|table| table.name == rule.table);
            assert!(
                table.and_then(|table| table.column(rule.column)).is_some(),
                "there is no {}.{}",
                rule.table,
                rule.column
            );
        }
    }
}
