//! Any bytes as a file for the library, the first of them choosing what its name says. Whatever comes gives paragraphs within their bounds, or one
//! sentence; a text that was read reads again; what is found in it is marked where it stands.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zhixing_library::acts::{Format, as_format, asked, read, snippet};

const NAMES: [&str; 5] = ["a.md", "a.html", "a.txt", "a.docx", "a"];

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else { return };
    // A PDF is handed to a program of its own, which others fuzz; what that says of it is the target `pages`.
    if bytes.starts_with(b"%PDF") {
        return;
    }
    match read(NAMES[usize::from(*first) % NAMES.len()], bytes) {
        Err(told) => assert!(!told.zh.is_empty() && !told.en.is_empty()),
        Ok(extracted) => {
            assert!(!extracted.paragraphs.is_empty() && extracted.paragraphs.len() <= 5_000);
            assert!(extracted.title.chars().count() <= 120);
            for paragraph in &extracted.paragraphs {
                let text = &paragraph.text;
                assert!(!text.is_empty() && text.chars().count() <= 1_000 && text.trim() == text);
                assert!(text.chars().all(|c| c == '\n' || c == '\t' || !c.is_control()));
                let words = asked(text);
                let shown: String = snippet(text, &words).into_iter().map(|(piece, _)| piece).collect();
                assert!(!shown.is_empty() && shown.chars().count() <= 112);
            }
            let whole: Vec<&str> = extracted.paragraphs.iter().map(|one| one.text.as_str()).collect();
            let again = as_format(Format::Plain, "", &whole.join("\n\n"));
            assert!(again.is_ok() || whole.len() > 2_000);
        }
    }
});
