//! Files that others made, out of published packages and by programs of theirs (`scripts/real-files` brings them): every question comes in, or is named
//! with what is wrong and what to do.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::told;
use crate::{Asked, Question, Reading, Weight, read};

/// The folder of the files, if they are whole on this machine.
fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/real-files");
    if folder.join("whole").exists() {
        return Some(folder);
    }
    println!("skipped: files that others made are not on this machine; scripts/real-files brings them");
    None
}

fn of(folder: &Path, file: &str) -> Reading {
    let bytes = std::fs::read(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    read(&bytes).unwrap_or_else(|told| panic!("{file}: {}", told.en))
}

/// What is asked, in short: the stem and what is right.
fn asked(question: &Question) -> String {
    let letters = |right: &[usize]| right.iter().map(|at| crate::letter(*at)).collect::<String>();
    let right = match question.asked() {
        Asked::Single { right, .. } => letters(&[*right]),
        Asked::Multiple { right, .. } => letters(right),
        Asked::Judgement { right } => right.to_string(),
        Asked::FillIn { blanks } => blanks.iter().map(|blank| blank.join("|")).collect::<Vec<_>>().join(";"),
        Asked::Short { reference } => reference.clone(),
    };
    format!("{} = {right}", question.stem().lines().next().unwrap_or_default())
}

/// The lines of the questions that did not come in.
fn refused(reading: &Reading) -> BTreeSet<u32> {
    reading.faults.iter().filter(|fault| fault.weight == Weight::Refused).map(|fault| fault.line).collect()
}

/// A file, and what its questions are in short; its faults and what they must name.
type Case<'a> = (&'a str, &'a [&'a str], usize, &'a [&'a str]);

fn hold(folder: &Path, cases: &[Case<'_>]) {
    for (file, wanted, faults, named) in cases {
        let reading = of(folder, file);
        let questions: Vec<String> = reading.questions.iter().map(|found| asked(&found.question)).collect();
        assert_eq!(questions, *wanted, "{file}");
        let faults_told = told(&reading.faults);
        assert_eq!(faults_told.len(), *faults, "{file}: {faults_told:#?}");
        for name in *named {
            assert!(faults_told.iter().any(|told| told.contains(name)), "{file}: {name}: {faults_told:#?}");
        }
    }
}

#[test]
fn quizzes_that_moodle_exported() {
    let Some(folder) = folder() else { return };
    let tests = "amc2moodle/amc2moodle/tests";
    let files = [
        ("payload_test_amc2moodle/QCM.xml", 7, 6),
        ("payload_test_amc2moodle/QCM_wo-tikz.xml", 7, 5),
        ("payload_test_amc2moodle/cleaning.xml", 1, 0),
        ("payload_test_amc2moodle/numerical.xml", 1, 4),
        ("payload_test_moodle2amc/moodle-bank-exemple.xml", 6, 7),
    ];
    for (file, come_in, left) in files {
        let file = format!("{tests}/{file}");
        let source = std::fs::read_to_string(folder.join(&file)).expect("a quiz");
        let all = source.matches("<question type=").count() - source.matches("<question type=\"category\"").count();
        let reading = of(&folder, &file);
        let left_lines = refused(&reading);
        assert_eq!((reading.questions.len(), left_lines.len()), (come_in, left), "{:#?}", told(&reading.faults));
        assert_eq!(come_in + left, all, "{file}: a question is neither there nor named");
    }
    let bank = of(&folder, &format!("{tests}/payload_test_moodle2amc/moodle-bank-exemple.xml"));
    let stems: Vec<&str> = bank.questions.iter().map(|found| found.question.stem()).collect();
    assert!(stems[1].contains("and here and code block\na = 2\nb = a + 3.14\nIn html"), "{stems:#?}");
    let faults = told(&bank.faults);
    for what in ["calculatedmulti", "tolerance", "SVG", "only words", "no reference answer", "table"] {
        assert!(faults.iter().any(|fault| fault.contains(what)), "{what}: {faults:#?}");
    }
    let only_words = bank.faults.iter().find(|fault| fault.title == "ProblemDescription").expect("it is named");
    assert!(!only_words.remedy.en.contains("brace"), "this format has none");
    let quiz = of(&folder, &format!("{tests}/payload_test_amc2moodle/QCM.xml"));
    assert_eq!(quiz.pictures.len(), 4);
    let counted =
        quiz.questions.iter().find(|found| found.question.title() == "itemize-enumerate").expect("it is there");
    assert!(counted.question.stem().contains("\n1. The first item"), "{}", counted.question.stem());
}

#[test]
fn items_of_qti_in_both_versions() {
    let Some(folder) = folder() else { return };
    let fixtures = "citolab-qti-convert/tests/fixtures/upgrader";
    let landlocked = "Welke van de volgende landen zijn volledig door één enkel ander land ingesloten? = AD";
    let proverb = "Als de ____ van huis is, dansen de ____ op tafel. = kat;muizen";
    let atom = "![Atoom](e719ae8b52d618185bd75dbcd222d0f2.png) = C";
    let package = of(&folder, "citolab.zip");
    let questions: Vec<String> = package.questions.iter().map(|found| asked(&found.question)).collect();
    assert_eq!(questions, [atom, landlocked, proverb]);
    assert_eq!((package.pictures.len(), refused(&package).len()), (1, 6), "{:#?}", told(&package.faults));
    assert!(told(&package.faults).iter().any(|fault| fault.contains("AssessmentTest.xml")), "the test itself is named");
    let kinds = [
        ("CHOICE", Err("did not come along")),
        ("CHOICE_MULTI", Ok(landlocked)),
        ("EXTENDED", Err("no reference answer")),
        ("GAP", Err("gapMatchInteraction")),
        ("HOTTEXT", Err("hottextInteraction")),
        ("MATCH", Err("matchInteraction")),
        ("ORDER", Err("orderInteraction")),
        ("SELECT_POINT", Err("selectPointInteraction")),
        ("TEXT", Ok(proverb)),
    ];
    for version in ["qti2", "qti3"] {
        for (kind, wanted) in kinds {
            let reading = of(&folder, &format!("{fixtures}/qti21-ITEM_{kind}.{version}.xml"));
            let questions: Vec<String> = reading.questions.iter().map(|found| asked(&found.question)).collect();
            let faults = told(&reading.faults);
            match wanted {
                Ok(wanted) => assert_eq!((questions, faults.len()), (vec![wanted.to_owned()], 0), "{kind} {version}"),
                Err(wanted) => {
                    assert!(questions.is_empty() && faults.len() == 1 && faults[0].contains(wanted), "{faults:?}");
                }
            }
        }
        for own in ["tao-PCI-i620f6aedd", "tao-likert-i69b7c44b2", "tao-verhoudingen-i69b7c498c"] {
            let reading = of(&folder, &format!("{fixtures}/{own}.{version}.xml"));
            assert!(told(&reading.faults)[0].contains("customInteraction") && reading.faults.len() == 1, "{own}");
        }
        let test =
            std::fs::read(folder.join(format!("{fixtures}/qti21-AssessmentTest.{version}.xml"))).expect("a test");
        assert!(read(&test).expect_err("no questions").en.contains("holds no questions"));
    }
}

#[test]
fn what_another_program_wrote_in_aiken_and_qti() {
    let Some(folder) = folder() else { return };
    let vehicle = "Which vehicle must never be overtaken? = A";
    let choices = [vehicle, "What does a <b>steady</b> amber light mean? = B"];
    let all = [
        vehicle,
        "What does a steady amber light mean? = B",
        "What costs twelve points at once? = AC",
        "In which year did the law come into force? = 2004|MMIV",
    ];
    let folder_of = "qti-package-maker";
    let aiken = of(&folder, &format!("{folder_of}/aiken.txt"));
    let questions: Vec<String> = aiken.questions.iter().map(|found| asked(&found.question)).collect();
    // Aiken is plain text: what looks like a tag is none.
    assert_eq!((questions, aiken.faults.len()), (choices.map(str::to_owned).to_vec(), 0));
    let qti = of(&folder, &format!("{folder_of}/qti2.zip"));
    let questions: Vec<String> = qti.questions.iter().map(|found| asked(&found.question)).collect();
    assert_eq!(questions, all, "{:#?}", told(&qti.faults));
    assert!(qti.questions.iter().all(|found| found.question.title().is_empty()), "the name of an item is no title");
    let old = of(&folder, &format!("{folder_of}/qti1.zip"));
    assert!(old.questions.is_empty() && told(&old.faults).iter().any(|fault| fault.contains("QTI 1.2")));
}

#[test]
fn workbooks_and_tables_of_others() {
    let Some(folder) = folder() else { return };
    let root = "The square root is a basic arithmetic operation. = false";
    let columns: &[&str] = &["a_1", "image_alt", "It cannot be told what kind", "“x”", "No answer is given"];
    let written: &[&str] = &[
        "血液酒精含量到多少算醉驾（每百毫升）？ = B",
        "晚高峰从几点开始？ = A",
        "安全带能把死亡的危险降低多少？ = B",
        "道路交通安全法从哪一天起施行？ = A",
        "行人不得进入高速公路。 = true",
        "哪些车可以用警报器？ = AB",
        "报警电话是____。 = 122",
        "这一题还没有写完 = A",
    ];
    hold(
        &folder,
        &[
            ("pymoodef/pymoodef/data/questions.xlsx", &[root], 16, columns),
            ("pymoodef/pymoodef/data/questions.csv", &[root], 16, columns),
            (
                "openpyxl.xlsx",
                written,
                2,
                &["7 行人不得进入高速公路。: A cell holds a formula", "0 草稿: This sheet is hidden"],
            ),
        ],
    );
    let book = of(&folder, "openpyxl.xlsx");
    let options: Vec<String> = book.questions.iter().map(|found| found.question.asked().options().join(" ")).collect();
    assert_eq!(options[1..4], ["17:30:00 8:30:00 12:00:00", "5% 45% 100%", "2004年5月1日 2011年5月1日 2021年4月29日"]);
}

#[test]
fn texts_in_gift_that_another_reader_is_tested_with() {
    let Some(folder) = folder() else { return };
    let mut files: Vec<_> =
        std::fs::read_dir(folder.join("gift")).expect("texts").map(|entry| entry.expect("a text").path()).collect();
    files.sort();
    assert_eq!(files.len(), 25);
    let (mut come_in, mut left) = (Vec::new(), Vec::new());
    for file in files {
        let bytes = std::fs::read(&file).expect("a text");
        let reading = read(&bytes).unwrap_or_else(|told| panic!("{}: {}", file.display(), told.en));
        // One with nothing to say would have lost its question.
        assert!(!reading.questions.is_empty() || !refused(&reading).is_empty(), "{}", file.display());
        come_in.extend(reading.questions.iter().map(|found| asked(&found.question)));
        left.extend(told(&reading.faults));
    }
    assert_eq!(come_in.len(), 11, "{come_in:#?}");
    for wanted in ["Qui repose dans la Grant's tomb à New-York ? = A", "1 OU 2 OU 3?____ = 2", "question_text = A"] {
        assert!(come_in.iter().any(|asked| asked == wanted), "{wanted}: {come_in:#?}");
    }
    let numbers = come_in.iter().find(|asked| asked.starts_with("Pourquoi faut-il")).expect("it is there");
    assert!(!numbers.contains('<'), "what is written as HTML is read as HTML: {numbers}");
    for what in ["matching", "tolerance", "Braces do not match", "no reference answer", "only words", "are the same"] {
        assert!(left.iter().any(|fault| fault.contains(what)), "{what}: {left:#?}");
    }
}
