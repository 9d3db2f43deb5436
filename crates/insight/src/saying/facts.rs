//! The details of a statement as named values, and what a correction or a change says: before and after. Ids are left out: they name
//! nothing for a reader, and stand in the exact text.

use jiff::tz::TimeZone;
use serde_json::{Map, Value};
use zhixing_kit::form::clean;
use zhixing_kit::html::words::{day_text, moment_text};
use zhixing_kit::id::is_id;
use zhixing_kit::{Language, Moment};
use zhixing_records::Entry;

use super::text::Text;
use super::words::{label, value};

/// The fact that listed single ballots in records of before. They stay in what was signed and are shown nowhere: by the pattern of a ballot its voter could
/// be known (decision 0008).
const SINGLE_BALLOTS: &str = "ballots";
/// How deep values in values are told.
const DEPTH_MAX: usize = 4;

/// A fact in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    /// What it is.
    pub label: String,
    /// What holds.
    pub value: String,
}

/// What stood somewhere and what stands there now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub label: String,
    /// What stood there.
    pub before: String,
    /// What stands there now.
    pub after: String,
}

/// The facts of an entry but for what changed.
pub(crate) fn told(language: Language, entry: &Entry, zone: &TimeZone) -> Vec<Told> {
    let Value::Object(facts) = &entry.facts else {
        let value = plain(language, "", &entry.facts, zone);
        return if value.is_empty() {
            Vec::new()
        } else {
            vec![Told { label: Text(language).whole().to_owned(), value }]
        };
    };
    let shown = facts.iter().filter(|(key, fact)| !is_change(facts, key) && !lists_ballots(key, fact));
    let told =
        shown.map(|(key, fact)| Told { label: clean(&label(language, key)), value: plain(language, key, fact, zone) });
    told.filter(|one| !one.value.is_empty()).collect()
}

fn lists_ballots(key: &str, fact: &Value) -> bool {
    key == SINGLE_BALLOTS && fact.is_array()
}

/// Whether the exact text of an entry lists single ballots, as records of before do: no page shows it then.
pub(crate) fn tells_single_ballots(entry: &Entry) -> bool {
    let lists = |facts: &Value| facts.get(SINGLE_BALLOTS).is_some_and(Value::is_array);
    lists(&entry.facts) || entry.facts.get("opened").is_some_and(lists)
}

/// What changed, fact by fact.
pub fn changes(language: Language, entry: &Entry, zone: &TimeZone) -> Vec<Change> {
    let Value::Object(facts) = &entry.facts else { return Vec::new() };
    if !is_change(facts, "before") {
        return Vec::new();
    }
    let (before, after) = (&facts["before"], &facts["after"]);
    if let (Value::Object(before), Value::Object(after)) = (before, after) {
        let gone = before.keys().filter(|key| !after.contains_key(*key));
        let keys = after.keys().chain(gone);
        let whose = facts.get("whose").and_then(Value::as_str).filter(|name| !name.is_empty());
        let named = |label: String| whose.map_or(label.clone(), |name| clean(&format!("{name} · {label}")));
        let change = |key: &String| {
            let change = change(language, key, before.get(key), after.get(key), zone)?;
            Some(Change { label: named(change.label), ..change })
        };
        return keys.filter_map(change).collect();
    }
    let change = change(language, "", Some(before), Some(after), zone);
    change
        .map(|change| Change { label: which(language, facts).unwrap_or(change.label), ..change })
        .into_iter()
        .collect()
}

/// What a correction changed: the kind of entry, with its number and whose it is, as far as the record says.
fn which(language: Language, facts: &Map<String, Value>) -> Option<String> {
    let kind = label(language, facts.get("subject")?.as_str()?);
    let named = match facts.get("which").and_then(Value::as_u64) {
        Some(number) => format!("{kind} {number}"),
        None => kind,
    };
    let whose = facts.get("whose").and_then(Value::as_str).filter(|name| !name.is_empty());
    Some(clean(&whose.map_or(named.clone(), |name| format!("{name} · {named}"))))
}

fn change(
    language: Language,
    key: &str,
    before: Option<&Value>,
    after: Option<&Value>,
    zone: &TimeZone,
) -> Option<Change> {
    if before.unwrap_or(&Value::Null) == after.unwrap_or(&Value::Null) {
        return None;
    }
    let said = |fact: Option<&Value>| {
        let said = fact.map(|fact| plain(language, key, fact, zone)).unwrap_or_default();
        if said.is_empty() { Text(language).nothing().to_owned() } else { said }
    };
    let label = if key.is_empty() { Text(language).whole().to_owned() } else { clean(&label(language, key)) };
    let change = Change { label, before: said(before), after: said(after) };
    (change.before != change.after).then_some(change)
}

fn is_change(facts: &Map<String, Value>, key: &str) -> bool {
    (key == "before" || key == "after") && facts.contains_key("before") && facts.contains_key("after")
}

/// A value in words; empty for what tells a reader nothing.
pub(super) fn plain(language: Language, key: &str, fact: &Value, zone: &TimeZone) -> String {
    nested(language, key, fact, zone, DEPTH_MAX)
}

fn nested(language: Language, key: &str, fact: &Value, zone: &TimeZone, depth: usize) -> String {
    let text = Text(language);
    match fact {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { text.yes() } else { text.no() }.to_owned(),
        Value::Number(number) => match key {
            "minutes" => text.minutes(number),
            "start_minute" => wall(number.as_u64().unwrap_or_default()),
            _ => number.to_string(),
        },
        Value::String(words) => string(language, key, words, zone),
        Value::Array(_) | Value::Object(_) if depth == 0 => "…".to_owned(),
        Value::Array(values) => {
            let said = values.iter().map(|value| nested(language, key, value, zone, depth - 1));
            said.filter(|said| !said.is_empty()).collect::<Vec<_>>().join(text.listed())
        }
        Value::Object(facts) => {
            let shown = facts.iter().filter(|(key, fact)| !lists_ballots(key, fact));
            let said = shown.map(|(key, fact)| (label(language, key), nested(language, key, fact, zone, depth - 1)));
            let told = said.filter(|(_, said)| !said.is_empty()).map(|(label, said)| text.pair(clean(&label), said));
            told.collect::<Vec<_>>().join(text.semicolon())
        }
    }
}

fn string(language: Language, key: &str, words: &str, zone: &TimeZone) -> String {
    if is_id(words) || key == "obligation" {
        return String::new();
    }
    if let Some(said) = value(language, key, words) {
        return said;
    }
    // Only what was written by a machine has this shape: 2026-03-15T01:30:00.000Z, 2026-03-15.
    if words.len() >= 20
        && let Some(at) = Moment::read(words)
    {
        return moment_text(language, at.local(zone));
    }
    if words.len() == 10
        && let Ok(day) = words.parse::<jiff::civil::Date>()
    {
        return day_text(language, day);
    }
    clean(words)
}

fn wall(minute: u64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::tests::entry;

    fn with(facts: Value) -> (Vec<Told>, Vec<Change>) {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let entry = Entry { facts, ..entry("changed", "修改安排", "changed", "甲") };
        (told(Language::Chinese, &entry, &zone), changes(Language::Chinese, &entry, &zone))
    }

    #[test]
    fn facts_are_named_and_said_as_people_write_them() {
        let (told, changes) = with(json!({
            "kind": "general_meeting", "starts_at": "2026-03-15T01:30:00.000Z", "due": "2026-04-01", "minutes": 90, "verbatim": true,
            "agenda": ["一", "二"], "chair": null, "member": "0198c1f2-0000-7000-8000-000000000000", "odd_thing": { "place": "会议室" },
        }));
        let told: Vec<_> = told.iter().map(|one| (one.label.as_str(), one.value.as_str())).collect();
        assert_eq!(
            told,
            [
                ("类型", "支部党员大会"),
                ("时间", "2026年3月15日 09:30"),
                ("期限", "2026年4月1日"),
                ("时长", "90 分钟"),
                ("逐字记录", "是"),
                ("议程", "一、二"),
                ("odd thing", "地点：会议室"),
            ]
        );
        assert!(changes.is_empty());
    }

    #[test]
    fn single_ballots_of_an_earlier_record_are_not_shown() {
        let tally = json!({ "blind": "ab", "lines": [], "ballots": ["aabca", "dbbbb"] });
        for facts in [json!({ "returned": 2, "ballots": ["yyn", "nny"] }), json!({ "returned": 2, "opened": tally })] {
            let entry = Entry { facts: facts.clone(), ..entry("decided", "宣布表决结果", "announced", "甲") };
            assert!(tells_single_ballots(&entry), "{facts}");
            let said = format!("{:?}", with(facts).0);
            assert!(said.contains("收回") && !said.contains("yyn") && !said.contains("dbbbb"), "{said}");
        }
        let now = Entry { facts: json!({ "ballots": 3 }), ..entry("held", "召开", "held", "甲") };
        assert!(!tells_single_ballots(&now));
    }

    #[test]
    fn a_change_shows_only_what_differs() {
        let (told, changes) = with(json!({
            "before": { "place": "一楼", "topic": "学习", "minutes": 60 }, "after": { "place": "二楼", "topic": "学习", "reason": "大" }, "why": "写错了",
        }));
        assert_eq!(told, [Told { label: "更正原因".into(), value: "写错了".into() }]);
        let changes: Vec<_> =
            changes.iter().map(|one| (one.label.as_str(), one.before.as_str(), one.after.as_str())).collect();
        assert_eq!(changes, [("地点", "一楼", "二楼"), ("原因", "（空）", "大"), ("时长", "60 分钟", "（空）")]);
        let which = |facts| with(facts).1.into_iter().map(|one| (one.label, one.before, one.after)).collect::<Vec<_>>();
        let changed = |label: &str| vec![(label.to_owned(), "到会".to_owned(), "未到会".to_owned())];
        let (before, after) = ("到会", "未到会");
        let roll = json!({ "subject": "roll", "whose": "李娜", "before": { "mark": "present" }, "after": { "mark": "absent" } });
        assert_eq!(which(roll), changed("李娜 · 到会情况"));
        let words = json!({ "subject": "remark", "whose": "李娜", "before": before, "after": after });
        assert_eq!(which(words), changed("李娜 · 发言"));
        let item = json!({ "subject": "agenda", "which": 2, "before": before, "after": after });
        assert_eq!(which(item), changed("议程 2"));
        assert_eq!(which(json!({ "subject": "topic", "before": before, "after": after })), changed("主题"));
        let (_, changes) = with(json!({ "before": "旧名", "after": "新名" }));
        assert_eq!((changes.len(), changes[0].before.as_str(), changes[0].after.as_str()), (1, "旧名", "新名"));
    }

    #[test]
    fn facts_of_any_shape_are_told_or_left_out_but_never_break_a_page() {
        let mut deep = json!("end");
        for _ in 0..50 {
            deep = json!({ "x": deep });
        }
        assert!(with(deep).0[0].value.ends_with('…'));
        assert!(with(Value::Null).0.is_empty());
        assert_eq!(with(json!("只有一句")).0[0].value, "只有一句");
        assert!(with(json!({ "before": 1 })).1.is_empty());
    }
}
