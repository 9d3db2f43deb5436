//! Files that others made, out of published packages (`scripts/real-files` brings them): what each says comes in, and what does not is told.

use std::path::{Path, PathBuf};

use super::super::{Extracted, Format, Look, read};

/// The folder of the files, if they are whole on this machine.
fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/real-files");
    if folder.join("whole").exists() {
        return Some(folder);
    }
    println!("skipped: files that others made are not on this machine; scripts/real-files brings them");
    None
}

fn attempt(folder: &Path, file: &str) -> Result<Extracted, String> {
    let bytes = std::fs::read(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    read(file, &bytes).map_err(|told| told.en)
}

fn of(folder: &Path, file: &str) -> Extracted {
    attempt(folder, file).unwrap_or_else(|told| panic!("{file}: {told}"))
}

/// The paragraphs, each with the first letter of its look where it is no plain text.
fn lines(extracted: &Extracted) -> Vec<String> {
    let sign = |look: Look| match look {
        Look::Body => "",
        Look::Row => "| ",
        Look::Item => "- ",
        Look::Heading => "# ",
        Look::Subheading => "## ",
        _ => "> ",
    };
    extracted.paragraphs.iter().map(|one| format!("{}{}", sign(one.look), one.text)).collect()
}

/// The rows of tables.
fn rows(extracted: &Extracted) -> Vec<&str> {
    extracted.paragraphs.iter().filter(|one| one.look == Look::Row).map(|one| one.text.as_str()).collect()
}

fn told(extracted: &Extracted) -> String {
    extracted.left_out.iter().map(|told| told.en.as_str()).collect::<Vec<_>>().join(" ")
}

const MAMMOTH: &str = "mammoth/test/test-data";
const PANDOC: &str = "docx-rust/tests/pandoc";
const NOTES: &[&str] = &["Ouch[1].[2]", "[1] A tachyon walks into a bar.", "[2] Fin."];

/// Word documents of two packages: their paragraphs, and what is told of the rest.
const WORD: [(&str, &str, &[&str], &str); 21] = [
    (MAMMOTH, "comments", &["Ouch."], "2 comments"),
    (MAMMOTH, "endnotes", NOTES, ""),
    (MAMMOTH, "footnotes", NOTES, ""),
    (MAMMOTH, "simple-list", &["- Apple", "- Banana"], ""),
    (MAMMOTH, "strict-format", &["Test"], ""),
    (MAMMOTH, "strikethrough", &["Today's Special: Salmon Sold out"], "struck out"),
    (MAMMOTH, "tables", &["Above", "| Top left ｜ Top right", "| Bottom left ｜ Bottom right", "Below"], ""),
    (MAMMOTH, "text-box", &["Datum plane"], ""),
    (MAMMOTH, "utf8-bom", &["This XML has a byte order mark."], ""),
    (PANDOC, "lists_continuing", &["1. Foo", "2. Bar", "3. Baz", "Interruption.", "4. Bop"], ""),
    (PANDOC, "lists_restarting", &["2. Foo", "3. Bar", "4. Baz", "Interruption", "1. Bop."], ""),
    (PANDOC, "lists_multiple_initial", &["(a) foo", "(b) bar", "- foo", "- bar"], ""),
    (PANDOC, "table_one_row", &["| One ｜ Row ｜ Table"], ""),
    (
        PANDOC,
        "table_with_list_cell",
        &["| Cell with text ｜ Cell with text", "| Cell with A Bullet list ｜ 1. Cell with 2. A 3. Numbered list."],
        "",
    ),
    (PANDOC, "track_changes_deletion", &["This is a text with a deletion."], ""),
    (PANDOC, "track_changes_insertion", &["This is a text with two exciting insertions."], ""),
    (
        PANDOC,
        "track_changes_move",
        &["Here is some text.", "Here is the text to be moved.", "Here is some more text."],
        "",
    ),
    (PANDOC, "verbatim_subsuper", &["m²", "m²", "m²", "m²", "m₂", "m₂", "m₂", "m₂"], ""),
    (PANDOC, "inline_images", &["This picture is an identicon.", "Here is one that links."], "2 pictures"),
    (
        PANDOC,
        "notes",
        &[
            "# A footnote",
            "Test footnote.[1] Test endnote.[2]",
            "[1] My note.",
            "[2] This is an endnote at the end of the document.",
        ],
        "",
    ),
    (PANDOC, "unicode", &["Hello, 世界. This costs €10.∨∨("], ""),
];
#[test]
fn word_documents_that_word_and_pandoc_wrote() {
    let Some(folder) = folder() else { return };
    for (place, name, wanted, left) in WORD {
        let extracted = of(&folder, &format!("{place}/{name}.docx"));
        assert_eq!(
            (extracted.format, lines(&extracted)),
            (Format::Word, wanted.iter().map(|line| (*line).to_owned()).collect()),
            "{name}"
        );
        assert!(
            told(&extracted).contains(left) && (left.is_empty() == told(&extracted).is_empty()),
            "{name}: {}",
            told(&extracted)
        );
    }
    for name in ["empty", "tiny-picture", "external-picture"] {
        assert!(
            attempt(&folder, &format!("{MAMMOTH}/{name}.docx")).unwrap_err().contains("No text was found"),
            "{name}"
        );
    }
    // All others give something, and no sentence is lost between the first and the last.
    for place in [MAMMOTH, PANDOC] {
        let files = std::fs::read_dir(folder.join(place)).unwrap().map(|entry| entry.unwrap().path());
        let files: Vec<_> = files.filter(|file| file.extension().is_some_and(|ending| ending == "docx")).collect();
        assert!(files.len() >= 17, "{place}");
        for file in files {
            let read = attempt(&folder, file.to_str().unwrap());
            assert!(
                read.is_ok_and(|read| !read.paragraphs.is_empty())
                    || file.to_str().unwrap().contains("picture")
                    || file.ends_with("empty.docx"),
                "{file:?}"
            );
        }
    }
}

#[test]
fn papers_in_two_columns_and_leaflets_with_ruled_tables() {
    let Some(folder) = folder() else { return };
    let leaflet = match attempt(&folder, "pdf-table-extractor/temp.pdf") {
        Err(told) if told.contains("poppler") => return println!("skipped: pdftotext is not on this machine"),
        leaflet => leaflet.unwrap(),
    };
    assert_eq!((leaflet.title.as_str(), rows(&leaflet).len()), ("稻作病蟲害", 14));
    let rows_of = rows(&leaflet);
    assert_eq!(rows_of[0], "藥劑名稱 ｜ 浸藥時間(小時) ｜ 稀釋倍數(倍) ｜ 施藥方法 ｜ 注意事項");
    assert_eq!(rows_of[1], "25.9%得克利水基乳劑(Tebuconazole) ｜ 24 ｜ 2,000 ｜ 稻種直接消毒24小時後，再浸水催芽。");
    let soaked = "稻種預先浸水催芽，至萌芽時，即刻浸漬於左列藥液內，並時加攪動（或搖動），以提高藥效。";
    let kept = "1.稻種消毒後不必水洗即可播種。2. 藥液調配後 24 小時內，可以連續使用三次。";
    assert_eq!(rows_of[3], format!("40%免賴地可濕性粉劑(Benomyl + Thiram) ｜ 4～12 ｜ 1,000 ｜ {soaked} ｜ {kept}"));

    let data = "pdf-page-counter/test/data";
    let traces = of(&folder, &format!("{data}/01-valid.pdf"));
    let rows_of = rows(&traces);
    assert!(rows_of.contains(&"3d-cube ｜ 25 ｜ 27 ｜ 29 ｜ 3 ｜ 0 ｜ 1.1 ｜ 1.1 ｜ 1.2 ｜ 2.20x"), "{rows_of:#?}");
    assert!(rows_of.contains(&"v1 := ld state[764] ｜ // load k from the trace activation record"));
    let running = |text: &str| traces.paragraphs.iter().any(|one| one.look == Look::Body && one.text.contains(text));
    assert!(running(
        "We present an alternative compilation technique for dynamically-typed languages that identifies frequently executed loop traces"
    ));
    // A paragraph of a column is whole, and nothing of the other column stands in it.
    assert!(running(
        "Compilers for statically typed languages rely on type information to generate efficient machine code."
    ));
    assert!(running(
        "cheap inter-procedural type specialization, and an elegant and efficient way of incrementally compiling lazily discovered alternative paths through nested loops."
    ));

    let cells = of(&folder, &format!("{data}/02-valid.pdf"));
    assert!(rows(&cells).contains(&"RMS (nm) ｜ 0.99 ｜ 1.75"), "{:#?}", rows(&cells));
    let sprint = of(&folder, &format!("{data}/04-valid.pdf"));
    assert!(rows(&sprint).contains(&"Weight (kg) ｜ 67.85 ｜ 5.17 ｜ 62.32 ｜ 77.67"), "a table over both columns");
    let margin = sprint.paragraphs.iter().find(|one| one.text.starts_with("Aim: Exercise")).expect("the summary");
    assert!(margin.look == Look::Body && margin.text.contains("reducing body stress. Nitric oxide"), "{}", margin.text);
    assert!(lines(&sprint).iter().any(|line| line.starts_with("1. Palmer RMJ")), "numbers stay with their items");

    assert!(attempt(&folder, &format!("{data}/03-invalid.pdf")).unwrap_err().contains("may be damaged"));
    let sampling = of(&folder, "pdf-to-text/test/test_data/multipage_searchable.pdf");
    assert_eq!((sampling.title.as_str(), rows(&sampling).len()), ("Sampling", 0));
    let quiz = "amc2moodle/amc2moodle/tests/payload_test_moodle2amc/moodle-bank-exemple.pdf";
    assert!(lines(&of(&folder, quiz)).iter().any(|line| line.contains("argument of 'pow' function")));
}

#[test]
fn texts_in_markdown_and_pages_of_the_web() {
    let Some(folder) = folder() else { return };
    let guide = of(&folder, "amc2moodle/amc2moodle/moodle2amc/README.md");
    let read = lines(&guide);
    assert_eq!(guide.title, "moodle2amc : Conversion from moodle XML to auto-multiple-choice LaTeX file");
    assert_eq!(
        read[..4],
        [
            "# How it works",
            "The conversion is split into three steps:",
            "1. Parse moodle XML and recast it to an intermediate XML tree closer to AMC structure, done by Quiz class;",
            "2. Parse each questions, with QuestionX class;",
        ]
    );
    assert!(
        read.contains(&"3. Convert the global structure into LaTeX with xslt style sheet (struc2tex.xslt)".to_owned())
    );
    let manual = of(&folder, "mammoth/README.md");
    assert_eq!((manual.title.as_str(), manual.paragraphs.len()), ("Mammoth .docx to HTML converter", 304));
    let table = of(&folder, "citolab-qti-convert/README.md");
    assert_eq!(rows(&table).len(), 11);
    let page = of(&folder, "htmd/examples/page-to-markdown/html/Hacker News.html");
    assert_eq!((page.format, page.title.as_str()), (Format::Hypertext, "Hacker News"));
    assert_eq!(rows(&page).iter().filter(|row| row.contains(" points by ")).count(), 30);
    assert!(
        rows(&page).contains(&"2. ｜ Content Injection Attack on GitHub (github.com/younesbram)")
            && told(&page).contains("2 pictures")
    );
    let article = of(&folder, "htmd/examples/page-to-markdown/html/Elon Musk - Wikipedia.html");
    let read = lines(&article);
    assert!(read.contains(&"# Early life and education".to_owned()), "{:?}", &read[..40]);
    assert!(read.iter().any(|line| line.starts_with("Elon Reeve Musk") && line.contains("businessman")));
    assert!(told(&article).contains("54 pictures"));
    let tests = of(&folder, "htmd/tests/html/turndown_test_index.html");
    assert!(tests.paragraphs.len() > 300 && lines(&tests).iter().all(|line| !line.contains("<script")));
}
