//! What the verbs that everybody uses are called: those of ADL's vocabulary (adlnet.gov/expapi/verbs) and of cmi5 (w3id.org/xapi/adl/verbs).

use zhixing_kit::text::Language;

/// Where these verbs stand.
const BEGINNINGS: [&str; 2] = ["http://adlnet.gov/expapi/verbs/", "https://w3id.org/xapi/adl/verbs/"];

/// The last word of the address, in Chinese, in English.
const VERBS: &[(&str, &str, &str)] = &[
    ("abandoned", "中断了", "abandoned"),
    ("answered", "回答了", "answered"),
    ("asked", "问了", "asked"),
    ("attempted", "试了", "attempted"),
    ("attended", "参加了", "attended"),
    ("commented", "评论了", "commented on"),
    ("completed", "学完了", "completed"),
    ("exited", "离开了", "exited"),
    ("experienced", "看了", "experienced"),
    ("failed", "没有通过", "failed"),
    ("imported", "导入了", "imported"),
    ("initialized", "开始了", "initialized"),
    ("interacted", "操作了", "interacted with"),
    ("launched", "打开了", "launched"),
    ("logged-in", "登录了", "logged in to"),
    ("logged-out", "退出了", "logged out of"),
    ("mastered", "掌握了", "mastered"),
    ("passed", "通过了", "passed"),
    ("preferred", "选了", "preferred"),
    ("progressed", "学了一部分", "progressed in"),
    ("registered", "报名了", "registered for"),
    ("responded", "回应了", "responded to"),
    ("resumed", "接着学", "resumed"),
    ("satisfied", "达到了要求", "satisfied"),
    ("scored", "得分", "scored"),
    ("shared", "分享了", "shared"),
    ("suspended", "暂停了", "suspended"),
    ("terminated", "结束了", "terminated"),
    ("voided", "作废了", "voided"),
    ("waived", "获准免修", "waived"),
];

/// What a verb is called, if everybody uses it.
pub(super) fn in_words(iri: &str, language: Language) -> Option<&'static str> {
    let last = BEGINNINGS.iter().find_map(|begin| iri.strip_prefix(begin))?;
    let (_, zh, en) = VERBS.iter().find(|(verb, ..)| *verb == last)?;
    Some(language.pick(zh, en))
}
