//! branch.toml: each section of the rules, and whether they fit together.

mod admission;
mod check;
mod duty;
mod kind;
mod structure;

use super::entry::Entry;
use super::source_text::SourceText;
use crate::citation::cite;
use crate::{
    Ballot, Bound, Charter, ChoiceOption, Exemption, Fault, Fraction, Holidays, Moving, Regulation, Scheme, Share,
    Study, StudyHours, VoteRule, Whole, Words,
};

/// The schemes by their words in the file.
const SCHEMES: [(&str, Scheme); 3] =
    [("ordinary", Scheme::Ordinary), ("admission", Scheme::Admission), ("election", Scheme::Election)];

/// Reads the file. Study and holidays come from the others.
pub(super) fn read(text: &str) -> (Option<Charter>, Vec<Fault>) {
    let source = SourceText::new("branch.toml", text);
    let charter = source.table().map(|table| {
        let root = Entry::root(&source, &table);
        let charter = read_root(&root);
        root.close();
        charter
    });
    (charter, source.into_faults())
}

fn read_root(root: &Entry<'_>) -> Charter {
    let regulations: Vec<Regulation> = root.tables("regulation").into_iter().map(read_regulation).collect();
    let options: Vec<ChoiceOption> =
        root.tables("option").into_iter().map(|entry| read_option(entry, &regulations)).collect();
    let kinds = kind::read_all(root, &regulations);
    let duties = duty::read_all(root, &regulations, &kinds, &options);
    let charter = Charter {
        structure: structure::read(root, &regulations),
        terms: structure::read_terms(root, &regulations),
        term_limits: structure::read_limits(root, &regulations),
        existence: read_existence(root),
        votes: root.tables("vote").into_iter().map(|entry| read_vote(entry, &regulations, &options)).collect(),
        admission: admission::read_all(root, &regulations),
        moving: read_moving(root, &regulations),
        study_hours: root.tables("study_hours").into_iter().map(|entry| read_hours(entry, &regulations)).collect(),
        exemptions: root.tables("exemption").into_iter().map(|entry| read_exemption(entry, &regulations)).collect(),
        study: Study::default(),
        holidays: Holidays::default(),
        regulations,
        options,
        kinds,
        duties,
    };
    check::fits_together(root, &charter);
    charter
}

/// A source that names known regulations, under any key.
pub(super) fn source_of(entry: &Entry<'_>, key: &'static str, regulations: &[Regulation]) -> String {
    let source = entry.text(key);
    if !source.is_empty() && cite(&source, regulations).is_none() {
        entry.fault(
            key,
            Words::new(format!("看不懂出处“{source}”。"), format!("The source \"{source}\" is not understood.")),
            Words::new(
                "请写成“支 11, 14”或“支 ch. 2”，简称须见于[[regulation]]。",
                "Write it like \"支 11, 14\" or \"支 ch. 2\", with a short name from [[regulation]].",
            ),
        );
    }
    source
}

fn read_regulation(entry: Entry<'_>) -> Regulation {
    let regulation = Regulation {
        short: entry.text("short"),
        name: entry.words(),
        practice: entry.flag("practice"),
        valid: entry.validity(),
    };
    entry.close();
    regulation
}

fn read_option(entry: Entry<'_>, regulations: &[Regulation]) -> ChoiceOption {
    let option =
        ChoiceOption { code: entry.code(), name: entry.words(), source: source_of(&entry, "source", regulations) };
    entry.close();
    option
}

fn read_existence(root: &Entry<'_>) -> Share {
    let Some(entry) = root.table("existence") else {
        return Share { bound: Bound::AtLeast, fraction: Fraction { over: 1, under: 1 } };
    };
    let share = entry.share();
    entry.close();
    share
}

fn read_vote(entry: Entry<'_>, regulations: &[Regulation], options: &[ChoiceOption]) -> VoteRule {
    let none = Share { bound: Bound::AtLeast, fraction: Fraction { over: 1, under: 1 } };
    let quorum = entry.table("quorum").map_or(none, |quorum| {
        let share = quorum.share();
        quorum.close();
        share
    });
    let (passes, of) = entry.table("passes").map_or((none, Whole::Present), |passes| {
        let of = passes.one_of("of", &[("should_attend", Whole::ShouldAttend), ("present", Whole::Present)]);
        let share = passes.share();
        passes.close();
        (share, of)
    });
    let rule = VoteRule {
        scheme: entry.one_of("scheme", &SCHEMES),
        with: entry.text_or_none("with"),
        name: entry.words(),
        quorum,
        passes,
        of,
        ballots: entry.some_of("ballots", &[("open", Ballot::Open), ("secret", Ballot::Secret)]),
        one_by_one: entry.flag("one_by_one"),
        written_opinions: entry.flag("written_opinions"),
        extra_candidates: entry.fraction_or_none("extra_candidates"),
        source: source_of(&entry, "source", regulations),
        valid: entry.validity(),
    };
    let known = |code: &str| options.iter().any(|option| option.code == code);
    duty::names(&entry, "with", rule.with.as_ref(), "option", known);
    if rule.ballots.is_empty() {
        entry.fault(
            "ballots",
            Words::new("没有写明表决方式。", "No way of voting is named."),
            Words::new("请写[\"open\"]、[\"secret\"]或两者。", "Write [\"open\"], [\"secret\"] or both."),
        );
    }
    entry.close();
    rule
}

fn read_moving(root: &Entry<'_>, regulations: &[Regulation]) -> Moving {
    let Some(entry) = root.table("moving") else { return Moving::default() };
    let rule = Moving {
        received_within_months: entry.whole("received_within_months", 1..=24),
        source: source_of(&entry, "source", regulations),
        valid: entry.validity(),
    };
    entry.close();
    rule
}

fn read_hours(entry: Entry<'_>, regulations: &[Regulation]) -> StudyHours {
    let rule = StudyHours {
        lead: entry.one_of("who", &[("member", false), ("lead", true)]),
        hours: entry.whole("hours", 1..=1000),
        concentrated_trainings: entry.whole_or_none("concentrated_trainings", 0..=50).unwrap_or(0),
        source: source_of(&entry, "source", regulations),
        valid: entry.validity(),
    };
    entry.close();
    rule
}

fn read_exemption(entry: Entry<'_>, regulations: &[Regulation]) -> Exemption {
    let Words { zh, en } = entry.words();
    let exemption = Exemption {
        code: entry.code(),
        zh,
        en,
        from_age: entry.whole_or_none("from_age", 18..=150),
        source: source_of(&entry, "source", regulations),
        valid: entry.validity(),
    };
    entry.close();
    exemption
}
