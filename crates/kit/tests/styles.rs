//! Holds the styles to what browsers have had for years, and to the content policy: nothing is loaded from elsewhere. Says nothing about beauty.

use std::fs;
use std::path::Path;

/// Features that old phones do not know, and things that the content policy or the eye would refuse, each with its reason.
const DENIED: &[(&str, &str)] = &[
    (":has(", "newer than the phones in use"),
    ("@layer", "without it a browser drops every style inside"),
    ("@container", "newer than the phones in use"),
    ("@scope", "not everywhere"),
    ("@property", "not everywhere"),
    ("@starting-style", "not everywhere"),
    ("light-dark(", "not everywhere"),
    ("color-mix(", "newer than the phones in use"),
    ("oklch(", "newer than the phones in use"),
    ("text-wrap:", "not everywhere"),
    ("field-sizing", "not everywhere"),
    ("anchor-name", "not everywhere"),
    ("view-transition", "not everywhere"),
    ("subgrid", "newer than the phones in use"),
    ("dvh", "newer than the phones in use"),
    ("aspect-ratio:", "newer than the phones in use"),
    ("&", "nesting is newer than the phones in use"),
    ("url(", "styles load nothing"),
    ("@font-face", "no fonts are downloaded"),
    ("http", "nothing comes from elsewhere"),
];

fn styles() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/css");
    let files = fs::read_dir(folder).expect("the folder").map(|file| file.expect("a file").path());
    files
        .map(|path| {
            let name = path.file_name().and_then(|name| name.to_str()).expect("a plain name").to_owned();
            (name, fs::read_to_string(&path).expect("a text"))
        })
        .collect()
}

#[test]
fn styles_use_only_what_is_widely_available() {
    let styles = styles();
    assert!(styles.len() > 10, "the styles were not found");
    for (name, text) in &styles {
        for (denied, why) in DENIED {
            assert!(!text.contains(denied), "{name} uses `{denied}`: {why}");
        }
    }
}

#[test]
fn every_style_file_is_part_of_the_sheet() {
    let styles = styles();
    let (_, sheet) = styles.iter().find(|(name, _)| name == "app.css").unwrap();
    for (name, _) in styles.iter().filter(|(name, _)| name != "app.css") {
        assert!(sheet.contains(&format!("@import \"{name}\"")), "{name} is not imported");
    }
}
