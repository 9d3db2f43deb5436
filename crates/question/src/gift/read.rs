//! From GIFT to questions.

use super::{find, unescaped};
use crate::fault::{Reading, title_of};
use crate::html;
use crate::model::{Asked, BLANK, Draft};
use crate::tell;
use crate::text::Text;
use crate::words::is_marked_down;

/// Whether there are braces.
pub fn looks_like_it(text: &str) -> bool {
    find(text, "{").is_some() && find(text, "}").is_some()
}

/// Reads a file.
pub fn read(text: &str) -> Reading {
    let mut reading = Reading::default();
    let mut area = String::new();
    let mut block: Vec<&str> = Vec::new();
    let mut begins = 0;
    for (number, line) in (1_u32..).zip(text.lines().chain(std::iter::once(""))) {
        let trimmed = line.trim();
        if trimmed.starts_with("//") {
            continue;
        }
        if let Some(path) = trimmed.strip_prefix("$CATEGORY:") {
            close(&mut block, begins, &area, &mut reading);
            area = area_of(path);
        } else if trimmed.is_empty() {
            close(&mut block, begins, &area, &mut reading);
        } else {
            if block.is_empty() {
                begins = number;
            }
            block.push(line);
        }
    }
    reading
}

/// The area of a category's path: its last part, without the words that stand for a course.
pub fn area_of(path: &str) -> String {
    let path = path.trim();
    let last = path.rsplit('/').find(|part| !part.trim().is_empty()).unwrap_or_default().trim();
    if last.starts_with('$') && last.ends_with('$') || last == "top" { String::new() } else { last.to_owned() }
}

fn close(block: &mut Vec<&str>, line: u32, area: &str, reading: &mut Reading) {
    if block.is_empty() {
        return;
    }
    let text = std::mem::take(block).join("\n");
    let (title, rest) = title_and_rest(text.trim());
    let (form, rest) = form_and_rest(rest);
    let mut item = Item { line, title, form, shown: String::new(), reading };
    item.read(rest, area);
}

fn title_and_rest(text: &str) -> (String, &str) {
    let titled = text.strip_prefix("::").and_then(|rest| find(rest, "::").map(|end| (&rest[..end], &rest[end + 2..])));
    titled.map_or((String::new(), text), |(title, rest)| (unescaped(title).trim().to_owned(), rest.trim_start()))
}

/// In what a text is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Plain,
    Html,
    Markdown,
    /// Not said: HTML if it looks like it.
    Unknown,
}

fn form_and_rest(text: &str) -> (Form, &str) {
    for (mark, form) in
        [("[html]", Form::Html), ("[moodle]", Form::Unknown), ("[plain]", Form::Plain), ("[markdown]", Form::Markdown)]
    {
        if let Some(rest) = text.strip_prefix(mark) {
            return (form, rest.trim_start());
        }
    }
    (Form::Unknown, text)
}

struct Item<'r> {
    line: u32,
    title: String,
    form: Form,
    /// How it is named in faults.
    shown: String,
    reading: &'r mut Reading,
}

/// One answer in the braces.
struct Answer {
    right: bool,
    weight: Option<f64>,
    text: String,
    feedback: String,
}

impl Item<'_> {
    fn read(&mut self, text: &str, area: &str) {
        self.shown = title_of(&self.title, &unescaped(text.split('{').next().unwrap_or_default()));
        let braces = find(text, "{").map(|open| (open, find(&text[open..], "}").map(|close| open + close)));
        let (open, close) = match braces {
            None if find(text, "}").is_none() => {
                return self.refuse(Text::gift_description, Text::gift_description_remedy);
            }
            Some((open, Some(close))) if find(&text[open + 1..close], "{").is_none() => (open, close),
            _ => return self.refuse(Text::gift_open, Text::gift_open_remedy),
        };
        let (before, inside, after) = (text[..open].trim_end(), text[open + 1..close].trim(), text[close + 1..].trim());
        if find(after, "{").is_some() || find(after, "}").is_some() {
            return self.refuse(Text::gift_open, Text::gift_open_remedy);
        }
        let stem = if after.is_empty() { before.to_owned() } else { format!("{before} {BLANK} {after}") };
        let stem = self.words(&stem);
        let (answers, told) = match find(inside, "####") {
            Some(at) => (inside[..at].trim(), self.words(&inside[at + 4..])),
            None => (inside, String::new()),
        };
        let Some((asked, feedback)) = self.asked(answers) else { return };
        let told = tell::split(&told, matches!(asked, Asked::Short { .. }));
        let asked = match asked {
            Asked::Short { .. } => Asked::Short { reference: told.reference },
            asked => asked,
        };
        let explanation = [told.explanation, feedback].into_iter().filter(|part| !part.is_empty());
        let draft = Draft {
            title: std::mem::take(&mut self.title),
            explanation: explanation.collect::<Vec<_>>().join("\n"),
            source: told.source,
            link: told.link,
            area: area.to_owned(),
            ..Draft::new(stem, asked)
        };
        self.reading.take(self.line, draft);
    }

    /// What is asked, and what was said about single answers.
    fn asked(&mut self, answers: &str) -> Option<(Asked, String)> {
        if answers.is_empty() {
            return Some((Asked::Short { reference: String::new() }, String::new()));
        }
        let head = answers.split('#').next().unwrap_or_default().trim().to_ascii_uppercase();
        if let "T" | "TRUE" | "F" | "FALSE" = head.as_str() {
            let parts = answers.split('#').skip(1).map(|part| self.words(part)).filter(|part| !part.is_empty());
            let feedback = parts.collect::<Vec<_>>().join("\n");
            return Some((Asked::Judgement { right: head.starts_with('T') }, feedback));
        }
        if let Some(number) = answers.strip_prefix('#') {
            return self.number(number);
        }
        let Some(read) = self.answers(answers) else {
            self.refuse(Text::gift_sign, Text::gift_sign_remedy);
            return None;
        };
        let feedback = read.iter().filter(|answer| !answer.feedback.is_empty());
        let feedback: Vec<_> = feedback
            .map(|answer| Text(zhixing_kit::Language::Chinese).feedback(&answer.text, &answer.feedback))
            .collect();
        Some((self.of_answers(read)?, feedback.join("\n")))
    }

    fn of_answers(&mut self, answers: Vec<Answer>) -> Option<Asked> {
        let only_right = answers.iter().all(|answer| answer.right);
        if only_right && answers.iter().all(|answer| answer.weight.is_none() && answer.text.contains("->")) {
            self.refuse_kind("matching");
            return None;
        }
        if only_right {
            if answers.iter().any(|answer| answer.weight.is_some_and(|weight| weight < 100.0)) {
                self.note(Text::partial, Text::partial_remedy);
            }
            // What is right in part is right only where nothing is wholly right.
            let is_full = |answer: &Answer| answer.weight.is_none_or(|weight| weight >= 100.0);
            let any_full = answers.iter().any(is_full);
            let counts =
                |answer: &Answer| is_full(answer) || (!any_full && answer.weight.is_some_and(|weight| weight > 0.0));
            let texts = answers.into_iter().filter(counts).map(|answer| answer.text).collect();
            return Some(Asked::FillIn { blanks: vec![texts] });
        }
        let signed = answers.iter().filter(|answer| answer.right).count();
        if signed > 1 {
            self.refuse(Text::two_right, Text::two_right_remedy);
            return None;
        }
        let counts = |answer: &Answer| answer.right || answer.weight.is_some_and(|weight| weight > 0.0);
        let right: Vec<usize> = (0..answers.len()).filter(|&index| counts(&answers[index])).collect();
        if signed == 1 {
            // With `=`, weights of others are partial credit in a single choice.
            if right.len() > 1 {
                self.note(Text::partial, Text::partial_remedy);
            }
            let right = answers.iter().position(|answer| answer.right)?;
            return Some(Asked::Single { options: answers.into_iter().map(|answer| answer.text).collect(), right });
        }
        Some(Asked::Multiple { options: answers.into_iter().map(|answer| answer.text).collect(), right })
    }

    fn number(&mut self, raw: &str) -> Option<(Asked, String)> {
        let number = raw.split('#').next().unwrap_or_default().trim().trim_start_matches('=').trim();
        let exact = match number.split_once(':') {
            Some((number, tolerance)) => (tolerance.trim().parse::<f64>() == Ok(0.0)).then_some(number.trim()),
            None => (!number.contains("..") && !number.contains(['=', '~'])).then_some(number),
        };
        if let Some(number) = exact.filter(|number| number.parse::<f64>().is_ok()) {
            return Some((Asked::FillIn { blanks: vec![vec![number.to_owned()]] }, String::new()));
        }
        self.refuse(Text::tolerance, Text::tolerance_remedy);
        None
    }

    /// The answers with their signs; nothing when words stand before the first sign.
    fn answers(&mut self, text: &str) -> Option<Vec<Answer>> {
        let mut starts = Vec::new();
        let mut from = 0;
        while let Some(at) = [find(&text[from..], "="), find(&text[from..], "~")].into_iter().flatten().min() {
            starts.push(from + at);
            from += at + 1;
        }
        if *starts.first()? != 0 {
            return None;
        }
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        let parts: Vec<&str> = starts.iter().zip(ends).map(|(start, end)| &text[*start..end]).collect();
        Some(parts.into_iter().map(|part| self.answer(part)).collect())
    }

    fn answer(&mut self, part: &str) -> Answer {
        let right = part.starts_with('=');
        let (weight, rest) = weight_and_rest(part[1..].trim());
        let (text, feedback) = find(rest, "#").map_or((rest, ""), |at| (&rest[..at], &rest[at + 1..]));
        let (form, text) = form_and_rest(text.trim());
        let outer = self.form;
        self.form = if form == Form::Unknown { outer } else { form };
        let answer = Answer { right, weight, text: self.words(text), feedback: self.words(feedback) };
        self.form = outer;
        answer
    }

    /// The words of a text, as the question's form has them.
    fn words(&mut self, text: &str) -> String {
        let text = unescaped(text.trim());
        if self.form == Form::Html || (self.form == Form::Unknown && html::looks_like_it(&text)) {
            let read = html::read(&text);
            for (name, bytes) in read.inline {
                self.reading.bring(&name, bytes);
            }
            if !read.lost.is_empty() {
                let tags = read.lost.into_iter().collect::<Vec<_>>().join(", ");
                let (line, shown) = (self.line, self.shown.clone());
                self.reading.note(
                    line,
                    &shown,
                    |text| text.form_lost(&tags),
                    |text| text.form_lost_remedy().to_owned(),
                );
            }
            return read.text;
        }
        if self.form == Form::Markdown && is_marked_down(&text) {
            self.note(Text::markdown, Text::markdown_remedy);
        }
        text
    }

    fn refuse(&mut self, what: fn(Text) -> &'static str, remedy: fn(Text) -> &'static str) {
        self.reading.refuse(self.line, &self.shown, what, remedy);
    }

    fn refuse_kind(&mut self, kind: &str) {
        self.reading.refuse(
            self.line,
            &self.shown,
            |text| text.kind_unknown(kind),
            |text| text.kind_unknown_remedy().to_owned(),
        );
    }

    fn note(&mut self, what: fn(Text) -> &'static str, remedy: fn(Text) -> &'static str) {
        self.reading.note(self.line, &self.shown, what, remedy);
    }
}

/// `%50%words`.
fn weight_and_rest(text: &str) -> (Option<f64>, &str) {
    let weighted = text.strip_prefix('%').and_then(|rest| {
        let (number, after) = rest.split_once('%')?;
        Some((number.trim().parse().ok()?, after.trim_start()))
    });
    weighted.map_or((None, text), |(weight, rest)| (Some(weight), rest))
}
