//! Everything that would become of a file, to be carried away: a row for each question that comes in, with what was read of it, and for each that does
//! not, or should be looked at, with why.

use zhixing_kit::Language;
use zhixing_people::csv_cell;
use zhixing_question::{Alike, Fault, Found, Sameness, letter, plain, words_of};

use super::model::{Double, noted, refused};
use super::pages::headed;
use super::questions::Shown;
use super::text::Text;

/// The file: UTF-8 with its mark, so that spreadsheets know it.
pub fn csv(language: Language, shown: &Shown) -> Vec<u8> {
    let text = Text(language);
    let mut rows =
        vec![[text.what_becomes(), text.line(), text.question(), text.what(), text.remedy()].map(str::to_owned)];
    let wrong = |becomes: &'static str| {
        move |fault: &Fault| {
            let line = if fault.line == 0 { String::new() } else { fault.line.to_string() };
            let (what, remedy) = (fault.what.text(language).to_owned(), fault.remedy.text(language).to_owned());
            [becomes.to_owned(), line, headed(text, fault), what, remedy]
        }
    };
    rows.extend(refused(&shown.file).map(wrong(text.refused())));
    rows.extend(noted(&shown.file).map(wrong(text.noted())));
    let plan = &shown.plan;
    let doubles = [
        (text.contradicting(), &plan.contradicting),
        (text.near(), &plan.near),
        (text.twice(), &plan.twice),
        (text.known(), &plan.known),
    ];
    for (becomes, list) in doubles {
        let row = |double: &Double| {
            [becomes.to_owned(), double.line.to_string(), double.title.clone(), like(text, double), String::new()]
        };
        rows.extend(list.iter().map(row));
    }
    rows.extend(plan.new.iter().map(|index| read(text, &shown.file.questions[*index])));
    let lines = rows.iter().map(|row| row.each_ref().map(|cell| csv_cell(cell)).join(",") + "\n");
    format!("\u{feff}{}", lines.collect::<String>()).into_bytes()
}

/// A question as it was read.
fn read(text: Text, found: &Found) -> [String; 5] {
    let question = &found.question;
    let options = question.asked().options().iter().enumerate();
    let options = options.map(|(index, option)| format!("{}. {}", letter(index), plain(option)));
    let answer = text.answered(words_of(question.asked()));
    let read: Vec<String> = options.chain([answer]).collect();
    [text.new().to_owned(), found.line.to_string(), plain(question.stem()), read.join("\n"), String::new()]
}

/// To which question another is the same or like, and how.
pub fn like(text: Text, double: &Double) -> String {
    let other = match double.earlier_line {
        Some(line) => text.in_file(line, &double.earlier_title),
        None => text.in_bank(&double.earlier_title),
    };
    let how = match double.sameness {
        Sameness::Near { part: Alike::Stem, percent: 100, .. } => Some(text.same_stem().to_owned()),
        Sameness::Near { part: Alike::Stem, percent, .. } => Some(text.stem_alike(percent)),
        Sameness::Near { part: Alike::Whole, percent, .. } => Some(text.alike(percent)),
        Sameness::Contradiction | Sameness::Exact => None,
    };
    let differs = matches!(double.sameness, Sameness::Near { same_answer: false, .. });
    let other_answer = differs.then(|| text.other_answer().to_owned());
    [Some(other), how, other_answer].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
