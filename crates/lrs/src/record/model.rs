//! A stored statement in plain words.

use zhixing_kit::Moment;
use zhixing_xapi::{Actor, Ifi, Languages, Object, Statement};

/// A statement as the page tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub id: String,
    pub who: String,
    pub verb: String,
    pub what: String,
    /// What came of it; empty when nothing was told.
    pub outcome: String,
    pub happened_at: Moment,
    pub stored_at: Moment,
    pub source: String,
    pub text: String,
    /// What the search takes to find others like it: who, verb, activity. Empty where it has none.
    pub like: [String; 3],
}

impl Told {
    /// Tells a statement.
    pub(crate) fn of(statement: &Statement, text: &str, languages: &Languages) -> Told {
        let words = |map: Option<&zhixing_xapi::LanguageMap>| Some(map?.chosen(languages)?.1.clone());
        let verb = words(statement.verb.display.as_ref()).unwrap_or_else(|| last(statement.verb.id.as_str()));
        let what = match &statement.object {
            Object::Activity(activity) => {
                let name = activity.definition.as_ref().and_then(|definition| words(definition.name.as_ref()));
                name.unwrap_or_else(|| activity.id.to_string())
            }
            Object::Agent(agent) => person(&Actor::Agent(agent.clone())),
            Object::Group(group) => person(&Actor::Group(group.clone())),
            Object::StatementRef(reference) => reference.0.to_string(),
            Object::SubStatement(sub) => format!("{} · {}", person(&sub.actor), last(sub.verb.id.as_str())),
        };
        let ms = |moment: Option<&zhixing_xapi::Timestamp>| Moment(moment.map_or(0, zhixing_xapi::Timestamp::unix_ms));
        Told {
            id: statement.id.map(|id| id.to_string()).unwrap_or_default(),
            who: person(&statement.actor),
            verb,
            what,
            outcome: outcome(statement),
            happened_at: ms(statement.timestamp.as_ref()),
            stored_at: ms(statement.stored.as_ref()),
            source: statement.authority.as_ref().map(person).unwrap_or_default(),
            text: text.to_owned(),
            like: [
                statement.actor.ifi().map(searched).unwrap_or_default(),
                statement.verb.id.to_string(),
                if let Object::Activity(activity) = &statement.object {
                    activity.id.to_string()
                } else {
                    String::new()
                },
            ],
        }
    }

    /// A row of a table of comma-separated values. What a spreadsheet would take for a formula is put in front of an apostrophe.
    pub(crate) fn row(&self) -> String {
        let (happened, stored) = (self.happened_at.rfc3339(), self.stored_at.rfc3339());
        let cells = [&self.id, &happened, &stored, &self.who, &self.verb, &self.what, &self.outcome, &self.source].map(
            |cell| {
                let guarded = if cell.starts_with(['=', '+', '-', '@', '\t']) { "'" } else { "" };
                format!("\"{guarded}{}\"", cell.replace('"', "\"\""))
            },
        );
        cells.join(",") + "\r\n"
    }
}

/// An identifier as the search takes it.
fn searched(ifi: &Ifi) -> String {
    let key = ifi.key();
    let begins = ["mailto:", "sha1:", "openid:", "account:"];
    begins.iter().find_map(|begin| key.strip_prefix(begin)).map_or(key.clone(), str::to_owned)
}

/// The name, or what identifies somebody.
fn person(actor: &Actor) -> String {
    if let Some(name) = actor.name() {
        return name.to_owned();
    }
    match actor.ifi() {
        Some(ifi) => ifi.key().trim_start_matches("mailto:").trim_start_matches("account:").to_owned(),
        None => actor.members().iter().map(|agent| person(&Actor::Agent(agent.clone()))).collect::<Vec<_>>().join("、"),
    }
}

/// The last word of an address.
fn last(iri: &str) -> String {
    iri.trim_end_matches('/').rsplit(['/', '#', ':']).next().unwrap_or(iri).to_owned()
}

fn outcome(statement: &Statement) -> String {
    let Some(outcome) = &statement.outcome else { return String::new() };
    let mut parts = Vec::new();
    if let Some(score) = &outcome.score {
        let of = |number: Option<&zhixing_xapi::Number>| number.map(|number| number.as_str().to_owned());
        let raw = of(score.raw()).map(|raw| of(score.max()).map_or(raw.clone(), |max| format!("{raw}/{max}")));
        parts.extend(raw.or_else(|| of(score.scaled())));
    }
    let mark = |word: &str, value: bool| if value { format!("{word} ✓") } else { format!("{word} ✗") };
    parts.extend(outcome.success.map(|value| mark("success", value)));
    parts.extend(outcome.completion.map(|value| mark("completion", value)));
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use zhixing_xapi::Version;

    #[test]
    fn a_statement_in_plain_words() {
        let text = r#"{"actor":{"mbox":"mailto:a@b.c"},"verb":{"id":"http://x/verbs/passed","display":{"zh-CN":"通过","en":"passed"}},
            "object":{"id":"a:b","definition":{"name":{"en":"=cmd()"}}},"result":{"score":{"raw":8,"max":10},"success":true}}"#;
        let statement = Statement::parse(text, Version::V2_0).unwrap();
        let told = Told::of(&statement, text, &Languages::of_header("zh"));
        assert_eq!(
            (told.who.as_str(), told.verb.as_str(), told.outcome.as_str()),
            ("a@b.c", "通过", "8/10 · success ✓")
        );
        assert_eq!(told.like, ["a@b.c", "http://x/verbs/passed", "a:b"]);
        assert!(told.row().contains("\"'=cmd()\""), "no formula is carried into a spreadsheet");
    }
}
