//! What a page asks for in several lines is read in several: a reader of one line makes spaces of them, and nobody would see what was lost.

use std::collections::BTreeMap;

use crate::layers::{Source, sources};

/// The rooms whose pages ask for anything.
const ROOMS: &[&str] =
    &["people", "notice", "form", "library", "branch", "study", "insight", "keeper", "lrs", "course"];

/// The sources of a room by its nouns: the folder below `src`, or the file itself.
fn by_noun(all: &[Source]) -> BTreeMap<String, Vec<&Source>> {
    let mut nouns: BTreeMap<String, Vec<&Source>> = BTreeMap::new();
    for source in all {
        let path = source.path.to_string_lossy();
        let below = path.rsplit("/src/").next().unwrap_or_default();
        let noun = below.split('/').next().unwrap_or_default().trim_end_matches(".rs");
        nouns.entry(noun.to_owned()).or_default().push(source);
    }
    nouns
}

/// The fields that a source draws as areas, by the names of their constants.
fn areas(text: &str) -> Vec<&str> {
    let is_name = |sign: char| sign.is_ascii_uppercase() || sign == '_';
    let before = text.match_indices("Input::Area").map(|(at, _)| text[..at].trim_end().trim_end_matches(','));
    let names = before.map(|before| before.rsplit(|sign: char| !is_name(sign)).next().unwrap_or_default());
    names.filter(|name| name.len() > 1).collect()
}

/// What a field's constant calls it in the form.
fn called<'a>(constant: &str, texts: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let declared = format!(" {constant} = \"");
    texts.filter_map(|text| text.split_once(&declared)).find_map(|(_, rest)| rest.split('"').next())
}

#[test]
fn what_is_asked_in_several_lines_is_read_in_several() {
    let (mut found, mut wrong) = (0, Vec::new());
    for room in ROOMS {
        let all = sources(room);
        for (noun, of_noun) in by_noun(&all) {
            let here = || of_noun.iter().map(|source| source.text.as_str());
            for constant in here().flat_map(areas) {
                let name =
                    called(constant, here()).or_else(|| called(constant, all.iter().map(|one| one.text.as_str())));
                let name = name.unwrap_or_else(|| panic!("{room}/{noun}: {constant} is no field"));
                found += 1;
                let one_line = |read: &str| {
                    [format!("{read}(\"{name}\""), format!("{read}({constant}.name")]
                        .map(|read| here().any(|text| text.contains(&read)))
                };
                let readers = ["check.text", "check.optional_text"];
                if readers.into_iter().flat_map(one_line).any(|reads| reads) {
                    wrong.push(format!("{room}/{noun}: {constant} (\"{name}\")"));
                }
            }
        }
    }
    assert!(found > 40, "the areas are found: {found}");
    assert!(wrong.is_empty(), "read with `lines` or `optional_lines`: {wrong:#?}");
}
