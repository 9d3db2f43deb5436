//! Erasing a person from what was recorded: text and salt go, the log's commitment stays, and a mark says so. It never hides that something was
//! recorded, where in the log, when, and what kind of act it was.

use serde_json::Value;
use zhixing_kit::{Read, Result, Sentence, Write};

use crate::body::Body;
use crate::model::{MemberId, StatementId};
use crate::store;
use crate::text::Text;

/// What stands where the name stood.
pub const ERASED_PERSON: &str = "已删除人员";

/// Statements that one question brings.
const STEP: usize = 500;

/// A statement that names a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Which.
    pub statement: StatementId,
    /// Whether it concerns nobody else: then its details go too.
    pub alone: bool,
    waiting: bool,
    body: String,
}

/// Every statement that names a member by his id, and by his name where one is given (nobody else bears it).
pub fn statements_naming(tx: &Read<'_>, member: &MemberId, name: &str) -> Result<Vec<Named>> {
    let mut named = Vec::new();
    let mut after = String::new();
    loop {
        let some = store::naming(tx, &after, member, name, STEP)?;
        let ended = some.len() < STEP;
        if let Some((last, ..)) = some.last() {
            after = last.to_string();
        }
        for (statement, body, waiting) in some {
            let alone = is_alone(tx, member, &statement, &body)?;
            named.push(Named { statement, alone, waiting, body });
        }
        if ended {
            return Ok(named);
        }
    }
}

/// About him alone: about his own row, or concerning nobody but him and whoever wrote it down. What he did himself is about what it was done to.
fn is_alone(tx: &Read<'_>, member: &MemberId, statement: &StatementId, body: &str) -> Result<bool> {
    let body = Body::read(body);
    let mut others = store::concerned(tx, statement)?;
    others.retain(|one| one.as_str() != body.actor);
    Ok(body.about == format!("member/{member}") || (!others.is_empty() && others.iter().all(|one| one == member)))
}

/// Takes texts and salts away. What is left says what kind of act it was; the details stay only where others are concerned, without the name.
///
/// Where `everywhere` is not given the name may be another's, a part of it, or a code: then it goes only where it stands for him.
///
/// Refuses while one of them still waits for the log: without its commitment nothing would prove that it was there.
pub fn erase_statements(
    tx: &Write<'_>,
    named: &[Named],
    member: &MemberId,
    name: &str,
    everywhere: bool,
) -> Result<()> {
    if named.iter().any(|one| one.waiting) {
        return Err(Sentence::of(|language| Text(language).being_added()).into());
    }
    named.iter().try_for_each(|one| {
        let rest = if everywhere { rest(one, name) } else { rest_beside_others(one, member, name) };
        store::erase(tx, &one.statement, &rest?)
    })
}

/// What is left of a text.
fn rest(named: &Named, name: &str) -> Result<String> {
    let mut statement = without_details(named)?;
    change(&mut statement, &|text| text.replace(name, ERASED_PERSON));
    Ok(statement.to_string())
}

/// What is left where the name alone does not say who is meant: it goes where it is the whole of a value, with or without the sign that told its
/// bearer apart; and from what is about him alone. A sign is reckoned from the list of its day and may have been another's since: in a statement that
/// names him none is taken for somebody else's.
fn rest_beside_others(named: &Named, member: &MemberId, name: &str) -> Result<String> {
    let mut statement = without_details(named)?;
    let is_his_act = statement.pointer("/actor/account/name").and_then(Value::as_str) == Some(member.as_str());
    let actor = is_his_act.then_some("/actor/name");
    for part in actor.into_iter().chain(["/object/definition/name", "/result"]) {
        if let Some(value) = statement.pointer_mut(part) {
            change(value, &|text| match text {
                text if named.alone => text.replace(name, ERASED_PERSON),
                text if is_called(text, name) => ERASED_PERSON.to_owned(),
                text => text.to_owned(),
            });
        }
    }
    Ok(statement.to_string())
}

/// Whether a text is a name, alone or with a sign behind it: 张三, 张三（乙）, 张三（第一党小组）.
fn is_called(text: &str, name: &str) -> bool {
    text.strip_prefix(name).is_some_and(|sign| sign.is_empty() || (sign.starts_with('（') && sign.ends_with('）')))
}

fn without_details(named: &Named) -> Result<Value> {
    let mut statement: Value = serde_json::from_str(&named.body)?;
    if named.alone
        && let Some(fields) = statement.as_object_mut()
    {
        fields.remove("result");
    }
    Ok(statement)
}

fn change(value: &mut Value, to: &impl Fn(&str) -> String) {
    match value {
        Value::String(text) => *text = to(text),
        Value::Array(parts) => parts.iter_mut().for_each(|part| change(part, to)),
        Value::Object(parts) => parts.values_mut().for_each(|part| change(part, to)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HIM: &str = "01900000-0000-7000-8000-000000000001";

    fn named(alone: bool, actor: (&str, &str), object: &str, facts: &str) -> Named {
        let body = serde_json::json!({
            "actor": { "name": actor.0, "account": { "name": actor.1 } },
            "verb": { "id": "called-the-roll", "display": { "en": "called the roll" } },
            "object": { "objectType": "Activity", "definition": { "name": { "zh-CN": object } } },
            "result": { "extensions": { "facts": facts } },
        });
        let statement = StatementId::parse("01900000-0000-7000-8000-000000000009").unwrap();
        Named { statement, alone, waiting: false, body: body.to_string() }
    }

    fn left(alone: bool, name: &str, actor: (&str, &str), object: &str, facts: &str) -> Value {
        let him = MemberId::parse(HIM).unwrap();
        serde_json::from_str(&rest_beside_others(&named(alone, actor, object, facts), &him, name).unwrap()).unwrap()
    }

    #[test]
    fn a_longer_name_and_a_namesake_keep_theirs() {
        let left_of = left(false, "王小", ("王小明", "another"), "王小", "王小明");
        assert_eq!(left_of["actor"]["name"], "王小明", "who wrote it down bears a longer name");
        assert_eq!(left_of["object"]["definition"]["name"]["zh-CN"], ERASED_PERSON);
        assert_eq!(left_of["result"]["extensions"]["facts"], "王小明");
        assert_eq!(left(false, "王小", ("王小", "another"), "", "")["actor"]["name"], "王小", "a namesake");
        assert_eq!(left(false, "王小", ("王小", HIM), "", "")["actor"]["name"], ERASED_PERSON);
        let alone = left(true, "王小", ("王小明", "another"), "王小的账号", "王小");
        assert_eq!(alone["object"]["definition"]["name"]["zh-CN"], "已删除人员的账号");
        assert!(alone.get("result").is_none());
    }

    #[test]
    fn a_name_goes_with_the_sign_that_told_its_bearer_apart() {
        for facts in ["王小", "王小（乙）", "王小（第一党小组）"] {
            assert_eq!(
                left(false, "王小", ("李四", "another"), "", facts)["result"]["extensions"]["facts"],
                ERASED_PERSON
            );
        }
        for facts in ["王小明（乙）", "王小（乙）负责护栏", "李四（乙）"] {
            assert_eq!(left(false, "王小", ("李四", "another"), "", facts)["result"]["extensions"]["facts"], facts);
        }
    }

    #[test]
    fn a_name_that_is_a_code_spoils_no_statement() {
        for name in ["a", "1", "Activity", "called-the-roll"] {
            let left = left(true, name, (name, HIM), name, "");
            assert_eq!(left["object"]["objectType"], "Activity", "{name}");
            assert_eq!(left["verb"]["id"], "called-the-roll", "{name}");
            assert_eq!(left["actor"], serde_json::json!({ "name": ERASED_PERSON, "account": { "name": HIM } }));
        }
    }
}
