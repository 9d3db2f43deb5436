//! An entry of the ledger as one sentence: who, when, what, and the little that is worth telling at once.

use jiff::civil::Time;
use jiff::tz::TimeZone;
use serde_json::{Map, Value};
use zhixing_kit::form::clean;
use zhixing_kit::html::words::{Words, day_text, month_word, time_text};
use zhixing_kit::{Language, Sentence};
use zhixing_people::PostKind;
use zhixing_records::Entry;

use super::facts::plain;
use super::text::Text;
use super::words::{kind_name, label, value};

/// Facts that stand right behind the name: `李娜 到会`.
const MARKS: &[&str] = &["mark", "choice"];
/// Facts that stand in brackets, in this order. Counts are told, long texts are not.
const DETAILS: &[&str] = &[
    "of",
    "material",
    "whose",
    "speaker",
    "passed",
    "elected",
    "tied",
    "tallied",
    "void_because",
    "yes",
    "no",
    "abstain",
    "should_attend",
    "present",
    "number",
    "owner",
    "due",
    "outcome",
    "state",
    "note",
    "reason",
    "why",
];
/// Details that are lists of names.
const NAMES: &[&str] = &["elected", "tied"];
/// The longest detail in a sentence, in characters: the whole stands on the entry's own page.
const DETAIL_MAX: usize = 40;

/// The entry as a sentence in one language. Any verb is told: in its own recorded words, with the name of the thing.
pub fn sentence(language: Language, entry: &Entry, zone: &TimeZone) -> String {
    let text = Text(language);
    let (who, when) = (who(language, entry), when(language, entry, zone));
    let (verb, what) = (verb(language, entry), what(language, entry, zone));
    if what.is_empty() { text.deed(who, when, verb) } else { text.deed_to(who, when, verb, what) }
}

/// The entry as a sentence without its time, for a list that shows the time beside it.
pub fn deed(language: Language, entry: &Entry, zone: &TimeZone) -> String {
    let text = Text(language);
    let (who, verb, what) = (who(language, entry), verb(language, entry), what(language, entry, zone));
    if what.is_empty() { text.plain_deed(who, verb) } else { text.plain_deed_to(who, verb, what) }
}

/// The entry as a sentence in both languages.
pub fn sentences(entry: &Entry, zone: &TimeZone) -> Sentence {
    Sentence::of(|language| sentence(language, entry, zone))
}

/// What was done, in the words that were recorded.
fn verb(language: Language, entry: &Entry) -> String {
    let said = clean(entry.verb_display.text(language));
    if said.is_empty() { entry.verb.clone() } else { said }
}

/// Who did it, by the name that he had then.
pub(crate) fn who(language: Language, entry: &Entry) -> String {
    let name = clean(&entry.actor_name);
    if name.is_empty() { Text(language).program().to_owned() } else { name }
}

/// 3月15日 09:12. The year is left to the page, which shows both times in full.
/// The day and the time of an act. What was told to the day alone, and so begins with it, has no time; and the year stands there where it was written down
/// in another one.
fn when(language: Language, entry: &Entry, zone: &TimeZone) -> String {
    let (local, recorded) = (entry.happened_at.local(zone), entry.recorded_at.local(zone));
    let short = || Words(language).day_short(month_word(language, local.month()), local.day());
    let day = if local.year() == recorded.year() { short() } else { day_text(language, local.date()) };
    if local.time() == Time::midnight() { day } else { Text(language).at_time(day, time_text(local.time())) }
}

/// The thing by its name at the time of the act. What is named by a word of the program alone (a post, a suggestion) has the reader's word.
pub(crate) fn thing(language: Language, entry: &Entry) -> String {
    let name = clean(&entry.object_name);
    if entry.object_kind == zhixing_people::verbs::things::POST.name
        && let Some(post) = post_named(&name)
    {
        // A list of acts says whose post it is.
        let holder = entry.facts["member"].as_str().map(clean).filter(|holder| !holder.is_empty());
        let post = post.name(language).to_owned();
        return holder.map_or_else(|| post.clone(), |holder| Text(language).with_mark(holder, &post));
    }
    let is_word = entry.object_kind == zhixing_notice::SUGGESTION.name;
    if is_word || name.is_empty() { kind_name(language, &entry.object_kind).to_owned() } else { name }
}

/// The post of a recorded name; earlier records hold it in both languages: `书记 Secretary`.
fn post_named(name: &str) -> Option<PostKind> {
    PostKind::ALL.iter().copied().find(|post| {
        let (zh, en) = post.names();
        name == zh || name.strip_prefix(zh).is_some_and(|rest| rest.trim_start() == en)
    })
}

/// The thing with what is worth telling of it.
fn what(language: Language, entry: &Entry, zone: &TimeZone) -> String {
    let text = Text(language);
    let mut what = thing(language, entry);
    let Value::Object(facts) = &entry.facts else { return what };
    for mark in MARKS.iter().filter_map(|key| facts.get(*key)?.as_str().map(|code| (key, code))) {
        what = text.with_mark(what, value(language, mark.0, mark.1).unwrap_or_else(|| clean(mark.1)));
    }
    let told = DETAILS.iter().filter(|key| !(**key == "passed" && passes_nothing(facts)));
    let details: Vec<String> = told.filter_map(|key| detail(language, key, facts.get(*key)?, zone)).collect();
    if details.is_empty() { what } else { text.with_details(what, details.join(text.comma())) }
}

/// Whether this is the result of a secret ballot that elects or tallies: earlier records said of it that it did not pass, which nothing of its kind can.
fn passes_nothing(facts: &Map<String, Value>) -> bool {
    let kind = facts.get("kind").and_then(Value::as_str);
    facts.contains_key("secret") && matches!(kind, Some("election" | "appraisal"))
}

fn detail(language: Language, key: &str, fact: &Value, zone: &TimeZone) -> Option<String> {
    let text = Text(language);
    match fact {
        Value::Bool(true) => Some(label(language, key)),
        Value::Bool(false) => Some(language.pick("未", "not ").to_owned() + &label(language, key)),
        Value::Number(number) => Some(text.detail(label(language, key), number)),
        Value::Array(_) if !NAMES.contains(&key) => None,
        Value::String(_) | Value::Array(_) => {
            let said = Some(plain(language, key, fact, zone)).filter(|said| !said.trim().is_empty())?;
            let short: String = said.chars().take(DETAIL_MAX).collect();
            let end = if said.chars().count() > DETAIL_MAX { "…" } else { "" };
            Some(text.pair(label(language, key), short + end))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use zhixing_kit::test::BEGIN;

    use super::*;
    use crate::tests::entry;

    fn said(entry: &Entry) -> (String, String) {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let both = sentences(entry, &zone);
        (both.zh, both.en)
    }

    #[test]
    fn a_mark_on_the_roll_is_a_sentence_in_both_languages() {
        let entry =
            Entry { facts: json!({ "mark": "present" }), ..entry("marked", "点名", "marked on the roll", "李娜") };
        assert_eq!(entry.happened_at, BEGIN);
        let (zh, en) = said(&entry);
        assert_eq!(zh, "张伟 于 3月2日 09:00 点名：李娜 到会");
        assert_eq!(en, "On 2 March at 09:00 张伟 marked on the roll: 李娜, present");
    }

    #[test]
    fn posts_and_suggestions_are_named_in_the_readers_language_alone() {
        for name in ["书记", "书记 Secretary"] {
            let named = Entry { object_kind: "post".into(), ..entry("appointed", "任命", "appointed", name) };
            let (zh, en) = said(&named);
            assert_eq!(zh, "张伟 于 3月2日 09:00 任命：书记");
            assert_eq!(
                en,
                format!("On 2 March at 09:00 张伟 appointed: {}", PostKind::Secretary.name(Language::English))
            );
        }
        let facts = json!({ "post": "secretary", "member": "李娜", "unit": "城中中队党支部" });
        let held = Entry { object_kind: "post".into(), facts, ..entry("appointed", "任命", "appointed", "书记") };
        let (zh, en) = said(&held);
        assert_eq!(zh, "张伟 于 3月2日 09:00 任命：李娜 书记");
        assert!(en.contains("appointed: 李娜, "), "{en}");
        for name in ["意见", "意见 suggestion"] {
            let named = Entry { object_kind: "suggestion".into(), ..entry("answered", "答复", "answered", name) };
            assert_eq!(said(&named).0, "张伟 于 3月2日 09:00 答复：意见");
            assert_eq!(said(&named).1, "On 2 March at 09:00 张伟 answered: suggestion");
        }
    }

    #[test]
    fn what_was_decided_is_told_with_its_numbers() {
        let facts = json!({ "passed": true, "yes": 11, "no": 2, "abstain": 1, "quorum": 10 });
        let (zh, en) = said(&Entry {
            facts,
            ..entry("decided", "宣布表决结果", "announced the result of", "接收新成员")
        });
        assert_eq!(zh, "张伟 于 3月2日 09:00 宣布表决结果：接收新成员（通过，赞成11，反对2，弃权1）");
        assert_eq!(
            en,
            "On 2 March at 09:00 张伟 announced the result of: 接收新成员 (passed, yes 11, no 2, abstain 1)"
        );
        let (zh, en) = said(&Entry {
            facts: json!({ "passed": false }),
            ..entry("decided", "宣布表决结果", "announced the result of", "甲")
        });
        assert!(zh.ends_with("甲（未通过）") && en.ends_with("甲 (not passed)"), "{zh} {en}");
    }

    #[test]
    fn an_election_elects_and_a_tally_is_tallied_and_neither_passes() {
        let told =
            |facts| said(&Entry { facts, ..entry("decided", "宣布表决结果", "announced the result of", "甲") });
        // The second is an election of before, whose record says that it did not pass.
        for passed in [json!(null), json!(false)] {
            let (zh, en) = told(json!({
                "secret": true, "kind": "election", "passed": passed, "elected": ["李娜", "王芳"], "tied": [], "present": 9,
            }));
            assert!(zh.ends_with("甲（当选：李娜、王芳，实到9）"), "{zh}");
            assert!(en.contains("elected: 李娜, 王芳") && !en.contains("passed"), "{en}");
        }
        let (zh, en) = told(json!({ "secret": true, "kind": "appraisal", "tallied": true }));
        assert!(zh.ends_with("甲（已计票）") && en.ends_with("甲 (tallied)"), "{zh} {en}");
        let (zh, en) =
            told(json!({ "secret": true, "kind": "election", "elected": [], "tied": [], "void_because": "quorum" }));
        assert!(zh.ends_with("甲（作废原因：到会人数不够）") && en.contains("too few were there"), "{zh} {en}");
    }

    #[test]
    fn a_verb_that_nobody_knows_is_told_in_the_words_that_were_recorded() {
        let (zh, en) = said(&Entry { facts: json!([1, 2]), ..entry("juggled", "抛接", "juggled", "三个球") });
        assert_eq!(
            (zh.as_str(), en.as_str()),
            ("张伟 于 3月2日 09:00 抛接：三个球", "On 2 March at 09:00 张伟 juggled: 三个球")
        );
        let silent = Entry { verb_display: Sentence::default(), ..entry("juggled", "", "", "") };
        assert_eq!(said(&silent).1, "On 2 March at 09:00 张伟 juggled: activity");
    }

    #[test]
    fn the_program_has_a_name_and_marks_that_reorder_text_are_left_out() {
        let entry =
            Entry {
                actor: None, actor_name: String::new(), ..entry("closed", "宣布结束", "closed", "甲\u{202e}乙\0")
            };
        assert_eq!(said(&entry).0, "系统 于 3月2日 09:00 宣布结束：甲乙");
        let long = Entry { facts: json!({ "reason": "长".repeat(100) }), ..entry };
        assert!(said(&long).0.ends_with(&format!("（原因：{}…）", "长".repeat(DETAIL_MAX))));
    }
}
