//! A stored statement in plain words.

use zhixing_kit::Moment;
use zhixing_kit::text::Language;
use zhixing_people::quoted_csv_cell;
use zhixing_xapi::{Actor, Ifi, LanguageMap, Languages, Object, Statement, Verb};

use super::verbs;
use crate::text::Text;

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
    /// Tells a statement to a reader of this language.
    pub(crate) fn of(statement: &Statement, text: &str, language: Language) -> Told {
        let languages = &Languages::of_header(language.tag());
        let words = |map: Option<&LanguageMap>| Some(map?.chosen(languages)?.1.clone());
        let verb = |verb: &Verb| verb_in(verb, language, languages);
        let what = match &statement.object {
            Object::Activity(activity) => {
                let name = activity.definition.as_ref().and_then(|definition| words(definition.name.as_ref()));
                name.unwrap_or_else(|| activity.id.to_string())
            }
            Object::Agent(agent) => person(&Actor::Agent(agent.clone())),
            Object::Group(group) => person(&Actor::Group(group.clone())),
            Object::StatementRef(reference) => Text(language).record_of_id(reference.0),
            Object::SubStatement(sub) => format!("{} · {}", person(&sub.actor), verb(&sub.verb)),
        };
        let ms = |moment: Option<&zhixing_xapi::Timestamp>| Moment(moment.map_or(0, zhixing_xapi::Timestamp::unix_ms));
        Told {
            id: statement.id.map(|id| id.to_string()).unwrap_or_default(),
            who: person(&statement.actor),
            verb: verb(&statement.verb),
            what,
            outcome: outcome(statement, Text(language)),
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

    /// Who did what to what.
    pub(crate) fn title(&self) -> String {
        format!("{} {} {}", self.who, self.verb, self.what)
    }

    /// A row of a table of comma-separated values.
    pub(crate) fn row(&self) -> String {
        let (happened, stored) = (self.happened_at.rfc3339(), self.stored_at.rfc3339());
        let [person, verb, activity] = &self.like;
        let told = [&self.id, &happened, &stored, &self.who, &self.verb, &self.what, &self.outcome, &self.source];
        let cells = told.into_iter().chain([person, verb, activity]).map(|cell| quoted_csv_cell(cell));
        cells.collect::<Vec<_>>().join(",") + "\r\n"
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

/// A verb in the reader's language: by its own words, by ours for one that everybody uses, by its own words in another language, by its address.
fn verb_in(verb: &Verb, language: Language, languages: &Languages) -> String {
    let own = |chosen: Option<&(_, String)>| chosen.map(|(_, words)| words.clone());
    let display = verb.display.as_ref();
    own(display.and_then(|display| display.understood(languages)))
        .or_else(|| verbs::in_words(verb.id.as_str(), language).map(str::to_owned))
        .or_else(|| own(display.and_then(|display| display.chosen(languages))))
        .unwrap_or_else(|| last(verb.id.as_str()))
}

fn outcome(statement: &Statement, text: Text) -> String {
    let Some(outcome) = &statement.outcome else { return String::new() };
    let mut parts = Vec::new();
    if let Some(score) = &outcome.score {
        let of = |number: Option<&zhixing_xapi::Number>| number.map(|number| number.as_str().to_owned());
        let raw = of(score.raw()).map(|raw| of(score.max()).map_or(raw.clone(), |max| format!("{raw}/{max}")));
        parts.extend(raw.or_else(|| of(score.scaled())));
    }
    let said = |is: Option<bool>, yes: &str, no: &str| is.map(|is| if is { yes } else { no }.to_owned());
    parts.extend(said(outcome.success, text.successful(), text.not_successful()));
    parts.extend(said(outcome.completion, text.completed(), text.not_completed()));
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use zhixing_xapi::Version;

    fn told(text: &str, language: Language) -> Told {
        Told::of(&Statement::parse(text, Version::V2_0).unwrap(), text, language)
    }

    #[test]
    fn a_statement_in_plain_words() {
        let text = r#"{"actor":{"mbox":"mailto:a@b.c"},"verb":{"id":"http://x/verbs/passed","display":{"zh-Hans":"通过","en":"passed"}},
            "object":{"id":"a:b","definition":{"name":{"en":"=cmd()"}}},"result":{"score":{"raw":8,"max":10},"success":true,"completion":false}}"#;
        let told = told(text, Language::Chinese);
        let words = [told.who.as_str(), told.verb.as_str(), told.outcome.as_str()];
        assert_eq!(words, ["a@b.c", "通过", "8/10 · 通过 · 没有学完"]);
        assert_eq!(told.like, ["a@b.c", "http://x/verbs/passed", "a:b"]);
        assert!(told.row().contains("\"'=cmd()\""), "no formula is carried into a spreadsheet");
        assert!(told.row().ends_with("\"a@b.c\",\"http://x/verbs/passed\",\"a:b\"\r\n"), "namesakes are told apart");
    }

    #[test]
    fn verbs_that_everybody_uses_are_told_in_the_readers_language() {
        let of = |verb: &str, language| {
            let text = format!(r#"{{"actor":{{"mbox":"mailto:a@b.c"}},"verb":{verb},"object":{{"id":"a:b"}}}}"#);
            told(&text, language).verb
        };
        let completed = r#"{"id":"http://adlnet.gov/expapi/verbs/completed","display":{"en-US":"has completed"}}"#;
        assert_eq!(of(completed, Language::Chinese), "学完了");
        assert_eq!(of(completed, Language::English), "has completed");
        assert_eq!(of(r#"{"id":"https://w3id.org/xapi/adl/verbs/waived"}"#, Language::English), "waived");
        let own = r#"{"id":"https://x.org/verbs/patrolled","display":{"fr":"a patrouillé"}}"#;
        assert_eq!(of(own, Language::Chinese), "a patrouillé");
        assert_eq!(of(r#"{"id":"https://x.org/verbs/patrolled"}"#, Language::Chinese), "patrolled");
    }
}
