//! The `[[duty]]` tables.

use std::sync::Arc;

use jiff::civil::Date;

use super::source_of;
use crate::citation::cite;
use crate::duty::{Duty, Form};
use crate::read::entry::Entry;
use crate::{ActivityKind, Body, Cadence, ChoiceOption, Reason, Regulation, Words};

/// A month and a day.
type MonthDay = (i8, i8);

/// Reads all duties; kinds and options that they name must exist.
pub(super) fn read_all(
    root: &Entry<'_>,
    regulations: &[Regulation],
    kinds: &[ActivityKind],
    options: &[ChoiceOption],
) -> Vec<Duty> {
    let read_one = |entry: Entry<'_>| {
        let duty = read(&entry, regulations);
        let known = |code: &str| options.iter().any(|option| option.code == code);
        names(&entry, "kind", Some(&duty.kind), "kind", |code| kinds.iter().any(|kind| kind.code == code));
        names(&entry, "with", duty.with.as_ref(), "option", known);
        names(&entry, "without", duty.without.as_ref(), "option", known);
        entry.close();
        duty
    };
    root.tables("duty").into_iter().map(read_one).collect()
}

fn read(entry: &Entry<'_>, regulations: &[Regulation]) -> Duty {
    let cadences = [
        ("month", Cadence::Monthly),
        ("quarter", Cadence::Quarterly),
        ("year", Cadence::Yearly),
        ("term", Cadence::Term),
    ];
    let every = entry.one_of("every", &cadences);
    let source = source_of(entry, "source", regulations);
    Duty {
        code: entry.code(),
        kind: entry.text("kind"),
        every,
        times: entry.whole_or_none("times", 1..=31).unwrap_or(1),
        of: entry.one_of("of", &[("branch", Body::Branch), ("committee", Body::Committee), ("group", Body::Group)]),
        within: within(entry, every),
        usually: entry.fraction("usually"),
        with: entry.text_or_none("with"),
        without: entry.text_or_none("without"),
        not_for: entry.some_of("not_for", &[("joint", Form::Joint), ("temporary", Form::Temporary)]),
        each: entry.flag("each"),
        reason: Arc::new(reason(entry, &source, regulations)),
        valid: entry.validity(),
    }
}

fn reason(entry: &Entry<'_>, source: &str, regulations: &[Regulation]) -> Reason {
    let Words { zh, en } = entry.words();
    let cited = cite(source, regulations).unwrap_or_default();
    Reason { article: source.to_owned(), zh: format!("{zh}（{}）。", cited.zh), en: format!("{en} ({}).", cited.en) }
}

/// The part of the year, `10-01..12-31`, for yearly duties.
fn within(entry: &Entry<'_>, every: Cadence) -> Option<(MonthDay, MonthDay)> {
    let text = entry.text_or_none("within")?;
    let part = text.split_once("..").and_then(|(from, to)| Some((month_day(from)?, month_day(to)?)));
    let part = part.filter(|(from, to)| from <= to && every == Cadence::Yearly);
    if part.is_none() {
        entry.fault(
            "within",
            Words::new("看不懂这段时间。", "This part of the year is not understood."),
            Words::new(
                "请写成“10-01..12-31”，且只用于every = \"year\"。",
                "Write it like \"10-01..12-31\", and only with every = \"year\".",
            ),
        );
    }
    part
}

/// A day that exists in every year.
fn month_day(text: &str) -> Option<MonthDay> {
    let (month, day) = text.trim().split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    Date::new(2001, month, day).ok().map(|_| (month, day))
}

pub(super) fn names(entry: &Entry<'_>, key: &str, named: Option<&String>, table: &str, known: impl Fn(&str) -> bool) {
    if let Some(code) = named.filter(|code| !code.is_empty() && !known(code)) {
        entry.fault(
            key,
            Words::new(format!("找不到“{code}”。"), format!("\"{code}\" is not known.")),
            Words::new(format!("请改为某个[[{table}]]的code。"), format!("Name the code of a [[{table}]].")),
        );
    }
}
