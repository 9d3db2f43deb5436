//! The formats in which a statement is given out.

use serde_json::{Value, json};

use super::whole;
use crate::{Canon, Definition, Format, Iri, LanguageMap, Languages, Statement, Version};

fn written(format: Format<'_>) -> Value {
    let statement = Statement::parse(&whole().to_string(), Version::V2_0).unwrap();
    serde_json::from_str(&statement.to_json(format)).unwrap()
}

#[test]
fn ids_alone() {
    let written = written(Format::Ids);
    assert_eq!(written["actor"], json!({ "objectType": "Group", "account": whole()["actor"]["account"] }));
    assert_eq!(written["verb"], json!({ "id": "http://adlnet.gov/expapi/verbs/answered" }));
    assert_eq!(written["object"], json!({ "id": "https://example.org/activities/question" }));
    assert_eq!(
        written["context"]["team"],
        json!({ "objectType": "Group", "member": [{ "mbox": "mailto:a@example.org" }] })
    );
    assert_eq!(written["result"], whole()["result"]);
}

struct Known(Definition);

impl Canon for Known {
    fn definition(&self, activity: &Iri) -> Option<&Definition> {
        (activity.as_str() == "https://example.org/activities/question").then_some(&self.0)
    }

    fn display(&self, _: &Iri) -> Option<&LanguageMap> {
        None
    }
}

#[test]
fn canonical_words_in_the_readers_language() {
    let mut definition = Definition::parse(r#"{"name":{"zh-CN":"旧题","fr":"une question"}}"#, Version::V2_0).unwrap();
    definition.merge(
        &Definition::parse(r#"{"name":{"zh-CN":"一道题","en-GB":"a question"},"type":"a:b"}"#, Version::V2_0).unwrap(),
    );
    let canon = Known(definition);
    let name = |header: &str| {
        let languages = Languages::of_header(header);
        written(Format::Canonical { canon: &canon, languages: &languages })["object"]["definition"]["name"].clone()
    };
    assert_eq!(name("zh"), json!({ "zh-CN": "一道题" }));
    assert_eq!(name("de, en;q=0.5, fr;q=0.4"), json!({ "en-GB": "a question" }));
    assert_eq!(name("fr;q=0.1, en;q=0"), json!({ "fr": "une question" }));
    assert_eq!(name("en-US"), json!({ "en-GB": "a question" }), "his language, where his country has no words");
    assert_eq!(name("zh-Hans-SG, en"), json!({ "zh-CN": "一道题" }));
    assert_eq!(name("ja"), json!({ "zh-CN": "一道题" }), "what there is, rather than nothing");
    let verb = written(Format::Canonical { canon: &canon, languages: &Languages::of_header("en") })["verb"].clone();
    assert_eq!(verb["display"], json!({ "en": "answered" }));
}
