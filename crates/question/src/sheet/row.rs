//! A row and the question in it.

use std::mem::take;

use super::columns::{Column, Columns};
use zhixing_kit::Sentence;

use crate::aiken::{asked as asked_of, option_of, places};
use crate::fault::Reading;
use crate::model::{Asked, Draft, Kind, Question, letter};
use crate::text::Text;
use crate::words::{fold, picture, pictures, truth};
use crate::wrong::OPTIONS_MAX;

/// What stands between the answers of several blanks, and between answers that one blank accepts.
const BETWEEN_BLANKS: &[char] = &['；', ';'];
const BETWEEN_ACCEPTED: char = '|';

fn kind_of(word: &str) -> Option<Kind> {
    Some(match fold(word).trim_end_matches('题') {
        "单选" | "单项选择" | "单项选择题" | "single" | "singlechoice" | "选择" => Kind::Single,
        "多选" | "多项选择" | "不定项选择" | "不定项" | "multiple" | "multiplechoice" | "multi" => {
            Kind::Multiple
        }
        "判断" | "是非" | "truefalse" | "trueorfalse" | "judgement" | "judgment" => Kind::Judgement,
        "填空" | "fillin" | "fillintheblank" | "blank" => Kind::FillIn,
        "简答" | "问答" | "论述" | "short" | "shortanswer" | "essay" => Kind::Short,
        _ => return None,
    })
}

/// Reads a row.
pub fn read(columns: &Columns, line: u32, cells: &[String], reading: &mut Reading) {
    if cells.iter().all(|cell| cell.trim().is_empty()) {
        return;
    }
    let cell = |column| columns.cell(cells, column);
    let shown = columns.title(cells);
    if cells.iter().skip(columns.len()).any(|cell| !cell.trim().is_empty()) {
        return reading.refuse(line, &shown, Text::cell_outside, Text::cell_outside_remedy);
    }
    let Some(options) = options(columns, cells, line, &shown, reading) else { return };
    let Some(asked) = asked(cell(Column::Kind), cell(Column::Answer), options, line, &shown, reading) else { return };
    let draft = Draft {
        title: cell(Column::Title).to_owned(),
        stem: with_pictures(cell(Column::Stem), cell(Column::Picture), cell(Column::Shows)),
        asked,
        explanation: cell(Column::Explanation).to_owned(),
        source: cell(Column::Source).to_owned(),
        link: cell(Column::Link).to_owned(),
        area: cell(Column::Area).to_owned(),
    };
    reading.take(line, draft);
}

/// A stem with the pictures that stand in a column of their own, each with what it shows.
fn with_pictures(stem: &str, names: &str, shows: &str) -> String {
    // What a spreadsheet holds itself is written in the cell as texts have it.
    let inside: Vec<String> = pictures(names).map(|one| picture(one.about, one.name)).collect();
    let cut = |text: &str| -> Vec<String> {
        let parts = text.split(['；', ';', '|', '\n']).map(str::trim);
        parts.map(str::to_owned).collect()
    };
    let shows = cut(shows);
    let told = |at: usize| shows.get(at).map_or("", String::as_str);
    let listed = if inside.is_empty() { cut(names) } else { Vec::new() };
    let named =
        listed.into_iter().filter(|name| !name.is_empty()).enumerate().map(|(at, name)| picture(told(at), &name));
    let all = inside.into_iter().chain(named);
    std::iter::once(stem.to_owned()).chain(all).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

fn options(columns: &Columns, cells: &[String], line: u32, shown: &str, reading: &mut Reading) -> Option<Vec<String>> {
    let mut options: Vec<String> =
        (0..OPTIONS_MAX).map(|index| columns.cell(cells, Column::Option(index)).to_owned()).collect();
    let used = options.iter().rposition(|option| !option.is_empty()).map_or(0, |last| last + 1);
    options.truncate(used);
    if let Some(gap) = options.iter().position(String::is_empty) {
        let gap = letter(gap);
        reading.refuse(line, shown, |text| text.option_gap(gap), |text| text.option_gap_remedy().to_owned());
        return None;
    }
    Some(options)
}

/// What is asked, of the words of a form; what is wrong with them and what to do where it cannot be told.
pub fn asked_in_words(kind: Kind, answer: &str, options: Vec<String>) -> Result<Asked, (Sentence, Sentence)> {
    let mut reading = Reading::default();
    let asked = asked(kind.name().0, answer.trim(), options, 0, "", &mut reading);
    let told = reading.faults.into_iter().next().map(|fault| (fault.what, fault.remedy));
    asked.ok_or_else(|| told.unwrap_or_default())
}

/// Options as people write them in one text: each begins with its letter; without letters each line is one.
pub fn lettered_options(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let lettered = lines.iter().any(|line| option_of(line).is_some());
    let mut options: Vec<String> = Vec::new();
    for line in lines {
        match (option_of(line), options.last_mut()) {
            (Some((_, words)), _) => options.push(words.to_owned()),
            (None, Some(last)) if lettered => {
                last.push('\n');
                last.push_str(line);
            }
            (None, _) if line.is_empty() => {}
            (None, _) => options.push(line.to_owned()),
        }
    }
    options.iter().map(|option| option.trim_end().to_owned()).collect()
}

fn asked(
    kind: &str,
    answer: &str,
    options: Vec<String>,
    line: u32,
    shown: &str,
    reading: &mut Reading,
) -> Option<Asked> {
    if answer.is_empty() {
        reading.refuse(line, shown, Text::no_answer, Text::no_answer_remedy);
        return None;
    }
    let said = match (kind.is_empty(), kind_of(kind)) {
        (true, _) => None,
        (false, Some(kind)) => Some(kind),
        (false, None) => {
            reading.refuse(line, shown, |text| text.kind_unknown(kind), |text| text.kind_unknown_remedy().to_owned());
            return None;
        }
    };
    match said {
        Some(Kind::Single | Kind::Multiple) => choice(said, answer, options, line, shown, reading),
        None if !options.is_empty() => choice(None, answer, options, line, shown, reading),
        Some(Kind::Judgement) => judgement(answer, &options, line, shown, reading),
        Some(Kind::FillIn) => Some(Asked::FillIn { blanks: blanks(answer) }),
        Some(Kind::Short) => Some(Asked::Short { reference: answer.to_owned() }),
        None if truth(answer).is_some() => judgement(answer, &options, line, shown, reading),
        None => {
            reading.refuse(line, shown, Text::kind_open, Text::kind_open_remedy);
            None
        }
    }
}

fn choice(
    said: Option<Kind>,
    answer: &str,
    options: Vec<String>,
    line: u32,
    shown: &str,
    reading: &mut Reading,
) -> Option<Asked> {
    // An option may be named by its words; its letter is tried first.
    let by_words = || options.iter().position(|option| fold(option) == fold(answer)).map(|place| vec![place]);
    let by_letters = places(answer).filter(|places| places.iter().all(|place| *place < options.len()));
    let Some(right) = by_letters.or_else(by_words) else {
        reading.refuse(line, shown, |text| text.answer_outside(answer), |text| text.answer_outside_remedy().to_owned());
        return None;
    };
    match said {
        Some(Kind::Single) if right.len() > 1 => {
            reading.refuse(line, shown, Text::two_right, Text::two_right_remedy);
            None
        }
        Some(Kind::Single) => Some(Asked::Single { options, right: right[0] }),
        Some(_) => Some(Asked::Multiple { options, right }),
        None => Some(asked_of(options, right)),
    }
}

fn judgement(answer: &str, options: &[String], line: u32, shown: &str, reading: &mut Reading) -> Option<Asked> {
    let lettered = || {
        let place = places(answer).filter(|places| places.len() == 1)?[0];
        truth(options.get(place)?)
    };
    let right = truth(answer).or_else(lettered);
    if right.is_none() {
        reading.refuse(line, shown, |text| text.truth_unknown(answer), |text| text.truth_unknown_remedy().to_owned());
    }
    right.map(|right| Asked::Judgement { right })
}

/// Blanks are parted by `；`, accepted texts by `|`; a backslash before such a sign makes it a word.
fn blanks(answer: &str) -> Vec<Vec<String>> {
    let (mut blanks, mut accepted, mut word) = (Vec::new(), Vec::new(), String::new());
    let mut signs = answer.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' if signs.peek().is_some_and(|next| BETWEEN_BLANKS.contains(next) || matches!(next, '|' | '\\')) => {
                word.extend(signs.next());
            }
            sign if BETWEEN_BLANKS.contains(&sign) => {
                accepted.push(take(&mut word));
                blanks.push(take(&mut accepted));
            }
            BETWEEN_ACCEPTED => accepted.push(take(&mut word)),
            sign => word.push(sign),
        }
    }
    accepted.push(word);
    blanks.push(accepted);
    blanks
}

/// A question as the cells of a row.
pub fn write(question: &Question, options: usize) -> Vec<String> {
    let kind = question.asked().kind().name().0.to_owned();
    let mut cells = vec![question.title().to_owned(), kind, question.stem().to_owned()];
    let own = question.asked().options();
    cells.extend((0..options).map(|index| own.get(index).cloned().unwrap_or_default()));
    cells.push(words_of(question.asked()));
    cells.extend([question.explanation(), question.source(), question.link(), question.area()].map(str::to_owned));
    cells
}

/// An answer in the words of a form: what [`asked_in_words`] understands.
pub fn words_of(asked: &Asked) -> String {
    match asked {
        Asked::Single { right, .. } => letter(*right).to_string(),
        Asked::Multiple { right, .. } => right.iter().map(|index| letter(*index)).collect(),
        Asked::Judgement { right } => if *right { "对" } else { "错" }.to_owned(),
        Asked::FillIn { blanks } => {
            let blank = |accepted: &Vec<String>| accepted.iter().map(|text| word(text)).collect::<Vec<_>>().join("|");
            blanks.iter().map(blank).collect::<Vec<_>>().join("；")
        }
        Asked::Short { reference } => reference.clone(),
    }
}

fn word(text: &str) -> String {
    let mut written = String::new();
    for sign in text.chars() {
        if BETWEEN_BLANKS.contains(&sign) || matches!(sign, '|' | '\\') {
            written.push('\\');
        }
        written.push(sign);
    }
    written
}
