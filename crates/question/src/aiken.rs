//! Aiken, the plain text that teachers write: a stem, options with letters, and a line `ANSWER: B`. Beyond its definition it is read as people write
//! it in Chinese: `A、`, `答案：`, several letters for several right options, and lines 解析： and 出处： after the answer.
//! Definition: docs.moodle.org, "Aiken format".

use crate::fault::{Reading, title_of};
use crate::format::Losses;
use crate::model::{Asked, Draft, Question, letter};
use crate::tell::{explained, sourced};
use crate::text::Text;
use crate::words::{pictures, plain};

const ANSWER: &[&str] = &["ANSWER:", "ANSWER：", "答案：", "答案:", "正确答案：", "正确答案:"];

/// Whether a line gives an answer.
pub fn looks_like_it(text: &str) -> bool {
    text.lines().any(|line| answer_of(line).is_some())
}

fn answer_of(line: &str) -> Option<&str> {
    let line = line.trim();
    ANSWER.iter().find_map(|label| {
        let start = line.get(..label.len())?;
        start.eq_ignore_ascii_case(label).then(|| line[label.len()..].trim())
    })
}

/// `A. words`, `B) words`, `C、words`: the letter's place and the words.
pub fn option_of(line: &str) -> Option<(usize, &str)> {
    let line = line.trim();
    let letter = line.chars().next()?;
    let place = place_of(letter)?;
    let rest = &line[letter.len_utf8()..];
    let words = rest.strip_prefix(['.', ')', '．', '、', '）'])?;
    Some((place, words.trim()))
}

/// The place of a letter, capital as options have it, half or full width.
fn place_of(letter: char) -> Option<usize> {
    match letter {
        'A'..='Z' => Some(letter as usize - 'A' as usize),
        'Ａ'..='Ｚ' => Some(letter as usize - 'Ａ' as usize),
        _ => None,
    }
}

/// The places of the letters of an answer: `B`, `acd`, `A,C`, `Ａ、Ｃ`; nothing when anything else stands there.
pub fn places(answer: &str) -> Option<Vec<usize>> {
    let letters = answer
        .chars()
        .filter(|sign| !sign.is_whitespace() && !matches!(sign, ',' | '，' | '、' | ';' | '；' | '|' | '.'));
    let places: Option<Vec<_>> = letters.map(|sign| place_of(sign.to_ascii_uppercase())).collect();
    places.filter(|places| !places.is_empty())
}

#[derive(Default)]
struct Open {
    line: u32,
    stem: Vec<String>,
    options: Vec<String>,
    answered: bool,
    explanation: Vec<String>,
    source: String,
    answer: String,
    refused: bool,
}

/// Reads a file.
pub fn read(text: &str) -> Reading {
    let mut reading = Reading::default();
    let mut open = Open::default();
    for (number, line) in (1_u32..).zip(text.lines()) {
        if line.trim().is_empty() {
            // Options may have lines between them; what is whole ends here.
            if open.answered {
                std::mem::take(&mut open).close(&mut reading);
            }
            continue;
        }
        open.line_of(number, line, &mut reading);
    }
    open.close(&mut reading);
    reading
}

impl Open {
    fn line_of(&mut self, number: u32, line: &str, reading: &mut Reading) {
        if self.line == 0 {
            self.line = number;
        }
        if self.answered {
            return self.after_answer(number, line, reading);
        }
        if let Some(answer) = answer_of(line) {
            answer.clone_into(&mut self.answer);
            self.answered = true;
        } else if let Some((place, words)) = option_of(line).filter(|_| !self.stem.is_empty()) {
            if place == self.options.len() {
                self.options.push(words.to_owned());
            } else if place == 0 {
                // The next question's options: this one has no answer, and its stem begins after the last option.
                self.begins_anew(number, words, reading);
            } else {
                let (wanted, found) = (letter(self.options.len()), letter(place));
                let title = self.title();
                reading.refuse(
                    number,
                    &title,
                    |text| text.aiken_letters(wanted, found),
                    |text| text.aiken_letters_remedy().to_owned(),
                );
                self.refused = true;
                self.options.push(words.to_owned());
            }
        } else if let Some(last) = self.options.last_mut() {
            last.push('\n');
            last.push_str(line.trim());
        } else {
            self.stem.push(line.trim().to_owned());
        }
    }

    fn begins_anew(&mut self, number: u32, words: &str, reading: &mut Reading) {
        let stem = self.options.last_mut().and_then(|last| {
            let cut = last.rfind('\n')?;
            let stem = last[cut + 1..].to_owned();
            last.truncate(cut);
            Some(stem)
        });
        std::mem::take(self).close(reading);
        *self = Self {
            line: number - 1,
            stem: stem.into_iter().collect(),
            options: vec![words.to_owned()],
            ..Self::default()
        };
    }

    fn after_answer(&mut self, number: u32, line: &str, reading: &mut Reading) {
        if let Some(words) = explained(line) {
            self.explanation.push(words.to_owned());
        } else if let Some(words) = sourced(line) {
            words.clone_into(&mut self.source);
        } else if !self.explanation.is_empty() && self.source.is_empty() && option_of(line).is_none() {
            self.explanation.push(line.trim().to_owned());
        } else if option_of(line).is_some() {
            let words: String = line.trim().chars().take(30).collect();
            reading.refuse(
                number,
                &self.title(),
                |text| text.aiken_stray(&words),
                |text| text.aiken_stray_remedy().to_owned(),
            );
        } else {
            // The next question without an empty line before it.
            std::mem::take(self).close(reading);
            self.line_of(number, line, reading);
        }
    }

    fn title(&self) -> String {
        title_of("", &self.stem.join("\n"))
    }

    fn close(self, reading: &mut Reading) {
        if self.line == 0 || self.refused {
            return;
        }
        let title = self.title();
        if !self.answered {
            reading.refuse(
                self.line,
                &title,
                |text| text.aiken_open().to_owned(),
                |text| text.aiken_open_remedy().to_owned(),
            );
            return;
        }
        let Some(right) = places(&self.answer) else {
            let answer = self.answer.clone();
            reading.refuse(
                self.line,
                &title,
                |text| text.aiken_letter_unknown(&answer),
                |text| text.answer_outside_remedy().to_owned(),
            );
            return;
        };
        let mut draft = Draft::new(self.stem.join("\n"), asked(self.options, right));
        draft.explanation = self.explanation.join("\n");
        draft.source = self.source;
        reading.take(self.line, draft);
    }
}

/// A choice with these right options.
pub fn asked(options: Vec<String>, right: Vec<usize>) -> Asked {
    match right.as_slice() {
        [right] => Asked::Single { options, right: *right },
        _ => Asked::Multiple { options, right },
    }
}

/// Writes a file. Aiken knows single choices alone, each text on one line, and nothing beside.
pub fn write(questions: &[&Question], losses: &mut Losses) -> String {
    let mut file = String::new();
    for (place, question) in questions.iter().enumerate() {
        let truths = || {
            [Text(zhixing_kit::Language::Chinese).true_option(), Text(zhixing_kit::Language::Chinese).false_option()]
        };
        let (options, right) = match question.asked() {
            Asked::Single { options, right } => (options.clone(), *right),
            Asked::Judgement { right } => (truths().map(str::to_owned).to_vec(), usize::from(!right)),
            Asked::Multiple { .. } => {
                losses.refuse(place, question, Text::several_right);
                continue;
            }
            Asked::FillIn { .. } => {
                losses.refuse(place, question, Text::fill_in);
                continue;
            }
            Asked::Short { .. } => {
                losses.refuse(place, question, Text::short);
                continue;
            }
        };
        if question.texts().any(|text| pictures(text).next().is_some()) {
            losses.refuse(place, question, Text::pictures);
            continue;
        }
        let stem = one_line(question.stem());
        if option_of(&stem).is_some() || answer_of(&stem).is_some() {
            losses.refuse(place, question, Text::line_like_option);
            continue;
        }
        losses.note(place, question, &lost(question));
        file.push_str(&stem);
        for (index, option) in options.iter().enumerate() {
            file.push_str(&format!("\n{}. {}", letter(index), one_line(option)));
        }
        file.push_str(&format!("\nANSWER: {}\n\n", letter(right)));
    }
    file
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How something that is lost is named.
type Named = fn(Text) -> &'static str;

fn lost(question: &Question) -> Vec<Named> {
    let breaks = |text: &str| text.contains('\n');
    let all: [(bool, Named); 6] = [
        (!plain(question.title()).is_empty(), Text::title),
        (!question.explanation().is_empty(), Text::explanation),
        (!question.source().is_empty(), Text::source),
        (!question.link().is_empty(), Text::link),
        (!question.area().is_empty(), Text::area),
        (breaks(question.stem()) || question.asked().options().iter().any(|option| breaks(option)), Text::line_breaks),
    ];
    all.into_iter().filter(|(is_lost, _)| *is_lost).map(|(_, say)| say).collect()
}
