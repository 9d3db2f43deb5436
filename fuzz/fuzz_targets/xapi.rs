//! Any bytes as xAPI statements. What is read is written and read again, and says the same; JSON is JSON for another reader too.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zhixing_xapi::{Canon, Definition, Format, Iri, LanguageMap, Languages, Version, json, parse_batch};

struct Nothing;

impl Canon for Nothing {
    fn definition(&self, _: &Iri) -> Option<&Definition> {
        None
    }

    fn display(&self, _: &Iri) -> Option<&LanguageMap> {
        None
    }
}

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if json::parse(text).is_ok() {
        serde_json::from_str::<serde::de::IgnoredAny>(text).expect("another reader takes it too");
    }
    for version in [Version::V1_0_3, Version::V2_0] {
        let statements = match parse_batch(text, version) {
            Ok(statements) => statements,
            Err(fault) => {
                assert!(!fault.to_string().is_empty());
                continue;
            }
        };
        for statement in statements {
            let languages = Languages::of_header("zh, en;q=0.5");
            let canonical = Format::Canonical { canon: &Nothing, languages: &languages };
            for format in [Format::Exact, Format::Ids, canonical] {
                let written = statement.to_json(format);
                let again = parse_batch(&written, version).expect("what was written is read");
                if matches!(format, Format::Exact) {
                    assert!(again[0] == statement && again[0].same_as(&statement));
                }
            }
        }
    }
});
