//! Any bytes as what `pdftotext` says of a PDF: as it is, or as words with their places, four bytes each. Paragraphs come within their bounds, or one
//! sentence; of words that are laid out none is lost.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zhixing_library::acts::as_described;

/// Each word says where it stands; on some a line ends, or what belongs together.
fn laid_out(bytes: &[u8]) -> String {
    let mut described = "<page width=\"595\"><flow><line>".to_owned();
    for (number, place) in bytes.chunks_exact(4).enumerate() {
        let (left, top, wide, ends) = (u32::from(place[0]) * 2, u32::from(place[1]) * 3, u32::from(place[2]), place[3]);
        let (right, bottom) = (left + wide, top + 8 + u32::from(ends % 8));
        described.push_str(&format!(r#"<word xMin="{left}" yMin="{top}" xMax="{right}" yMax="{bottom}">w{number}e</word>"#));
        described.push_str(if ends & 16 > 0 { "</line><line>" } else { "" });
        described.push_str(if ends & 32 > 0 { "</line></flow><flow><line>" } else { "" });
        described.push_str(if ends > 250 { "</line></flow></page><page width=\"595\"><flow><line>" } else { "" });
    }
    described
}

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else { return };
    let is_laid_out = first % 2 == 1;
    let described = if is_laid_out { laid_out(bytes) } else { String::from_utf8_lossy(bytes).into_owned() };
    match as_described("a.pdf", &described) {
        Err(told) => assert!(!told.zh.is_empty() && !told.en.is_empty()),
        Ok(extracted) => {
            assert!(!extracted.paragraphs.is_empty() && extracted.paragraphs.len() <= 5_000);
            for paragraph in &extracted.paragraphs {
                let text = &paragraph.text;
                assert!(!text.is_empty() && text.chars().count() <= 1_000 && text.trim() == text);
            }
            if is_laid_out {
                // A run of words without a space between them may be cut anywhere.
                let texts = extracted.paragraphs.iter().map(|one| one.text.as_str());
                let mut whole: String = std::iter::once(extracted.title.as_str()).chain(texts).collect();
                whole.retain(|c| !c.is_whitespace());
                for number in 0..bytes.len() / 4 {
                    assert!(whole.contains(&format!("w{number}e")) || extracted.title.chars().count() == 120, "{number}");
                }
            }
        }
    }
});
