//! What goes out in a format comes in again as it was; what a format cannot hold was named when it was written.

use super::chance::{Chance, images};
use crate::{Asked, Draft, Format, Found, Images, Question, Weight, read, write};

fn questions(seed: u64) -> Vec<Question> {
    let mut chance = Chance(seed);
    (0..400).map(|_| chance.question()).collect()
}

/// Writes, reads, and holds against what should come back.
fn there_and_back(format: Format, keep: impl Fn(&Question) -> Draft) {
    for seed in 1..=3 {
        let all = questions(seed);
        let written = write(format, &all.iter().collect::<Vec<_>>(), &images()).expect("a file");
        let refused: Vec<usize> = written
            .faults
            .iter()
            .filter(|fault| fault.weight == Weight::Refused)
            .map(|fault| fault.line as usize - 1)
            .collect();
        let reading = read(&written.bytes).unwrap_or_else(|told| panic!("{format:?}: {told:?}"));
        let wanted: Vec<Draft> =
            (0..all.len()).filter(|index| !refused.contains(index)).map(|index| keep(&all[index])).collect();
        assert!(reading.faults.is_empty(), "{format:?} seed {seed}: {:?}", super::told(&reading.faults));
        assert_eq!(reading.questions.len(), wanted.len(), "{format:?} seed {seed}");
        for (Found { question, .. }, wanted) in reading.questions.iter().zip(wanted) {
            assert_eq!(question.draft(), Question::new(wanted).expect("a question").draft(), "{format:?} seed {seed}");
        }
    }
}

#[test]
fn tables_hold_everything() {
    there_and_back(Format::Csv, Question::draft);
    there_and_back(Format::Xlsx, Question::draft);
}

#[test]
fn qti_holds_everything_in_both_versions_and_the_pictures_too() {
    there_and_back(Format::Qti2, Question::draft);
    there_and_back(Format::Qti3, Question::draft);
    let all = questions(9);
    let written = write(Format::Qti3, &all.iter().collect::<Vec<_>>(), &images()).expect("a package");
    assert_eq!(read(&written.bytes).expect("a package").pictures, images());
    assert!(written.faults.is_empty());
}

#[test]
fn gift_holds_all_but_several_blanks() {
    there_and_back(Format::Gift, Question::draft);
}

#[test]
fn tables_and_gift_take_their_pictures_along_in_a_package() {
    let all = questions(9);
    for format in [Format::Csv, Format::Xlsx, Format::Gift] {
        let written = write(format, &all.iter().collect::<Vec<_>>(), &images()).expect("a package");
        assert_eq!((written.ending, written.media_type), ("zip", "application/zip"));
        let reading = read(&written.bytes).expect("a package");
        assert_eq!(reading.pictures, images(), "{format:?}");
        assert!(reading.faults.is_empty(), "{:?}", reading.faults);
    }
}

#[test]
fn moodle_xml_holds_all_but_several_blanks_and_the_pictures_too() {
    there_and_back(Format::Moodle, Question::draft);
    let all = questions(9);
    let written = write(Format::Moodle, &all.iter().collect::<Vec<_>>(), &images()).expect("a file");
    assert_eq!(read(&written.bytes).expect("a file").pictures, images());
}

#[test]
fn aiken_holds_single_choices_on_one_line() {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    there_and_back(Format::Aiken, |question| {
        let asked = match question.asked() {
            Asked::Single { options, right } => {
                Asked::Single { options: options.iter().map(|option| line(option)).collect(), right: *right }
            }
            other => other.clone(),
        };
        Draft::new(line(question.stem()), asked)
    });
}

/// What fuzzing found: stems that look like something else where they begin a file.
#[test]
fn a_stem_that_begins_like_a_file_of_another_format_comes_back() {
    for stem in ["<道路交通安全法>规定，起步前应当", "<'>起步前应当", "<b>起步</b>前应当"] {
        let options = vec!["观察".to_owned(), "鸣号".to_owned()];
        let question = Question::new(Draft::new(stem, Asked::Single { options, right: 0 })).expect("a question");
        for format in Format::ALL {
            let written = write(format, &[&question], &Images::new()).expect("a file");
            let back = read(&written.bytes).unwrap_or_else(|told| panic!("{stem} {format:?}: {}", told.en));
            assert_eq!(back.questions.len(), 1, "{stem} {format:?}: {:?}", back.faults);
            assert_eq!(back.questions[0].question.stem(), stem, "{format:?}");
        }
    }
    for damaged in ["<quiz><question>", "<?xml version=\"1.0\"?><quiz>\nANSWER: B", "<assessmentItem"] {
        assert!(read(damaged.as_bytes()).expect_err(damaged).en.contains("XML file is incomplete"), "{damaged}");
    }
}

#[test]
fn whatever_a_format_leaves_out_is_named() {
    let mut draft =
        Draft::new("甲是____，乙是____", Asked::FillIn { blanks: vec![vec!["一".into()], vec!["二".into()]] });
    draft.explanation = "因为".into();
    let blanks = Question::new(draft).expect("a question");
    let mut draft = Draft::new("对吗？", Asked::Judgement { right: true });
    draft.source = "手册".into();
    let judgement = Question::new(draft).expect("a question");
    for (format, refused, noted) in
        [(Format::Gift, 1, 0), (Format::Moodle, 1, 0), (Format::Aiken, 1, 1), (Format::Csv, 0, 0), (Format::Qti2, 0, 0)]
    {
        let faults = write(format, &[&blanks, &judgement], &Images::new()).expect("a file").faults;
        let count = |weight| faults.iter().filter(|fault| fault.weight == weight).count();
        assert_eq!((count(Weight::Refused), count(Weight::Noted)), (refused, noted), "{format:?}: {faults:?}");
    }
}

#[test]
fn a_question_is_kept_as_text_and_comes_back() {
    for question in questions(4) {
        let text = serde_json::to_string(&question).expect("text");
        assert_eq!(serde_json::from_str::<Question>(&text).expect("a question"), question);
    }
    let wrong = "{\"stem\":\"\",\"asked\":{\"kind\":\"judgement\",\"right\":true}}";
    serde_json::from_str::<Question>(wrong).expect_err("no stem");
}
