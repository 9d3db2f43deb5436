//! What a branch owes in a period, and how each stands, with the article that asks for it.

use zhixing_charter::Standing;
use zhixing_document::{Cell, Column, Form, Holds, Kind, Name, Section, Table, row};
use zhixing_form::{Draft, SeenBy};
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Language, Read, Result};
use zhixing_people::{Actor, Place, Right, UnitId, may, require};

use super::ledger::Span;
use super::text::Text;
use super::words::number;
use crate::activity::words::kind_of;
use crate::year::text::Text as YearText;
use crate::year::{Duty, Tally, Year, kept_told, year};

const BRANCH: Name = Name::new("branch", "支部", "Branch");
const PERIOD: Name = Name::new("period", "期间", "Period");
const AS_OF: Name = Name::new("as_of", "截至", "As of");
const OWED: Name = Name::new("owed", "应办情况", "Obligations");
/// Since when the record is kept; the ledger says it too.
pub(super) const KEPT: Name = Name::new("kept", "台账起始", "Record kept since");
/// The duties, one by one; the ledger has them too.
pub(super) const DUTIES: Table = Table {
    name: Name::new("duties", "应办事项", "Obligations, one by one"),
    columns: &[
        Column::of("no", "序号", "No.", Holds::Number),
        Column::new("what", "事项", "What", 5),
        Column::of("due", "期限", "By", Holds::Day),
        Column::new("convener", "召集人", "Convened by", 3),
        Column::of("standing", "进展", "Standing", Holds::Brief),
        Column::of("on", "完成日期", "Held on", Holds::Day),
        Column::new("article", "依据", "Rule", 6),
    ],
};

/// The obligations of a period.
pub static OBLIGATIONS: Kind = Kind {
    name: Name::new("obligations", "应办情况", "Obligations"),
    wide: true,
    sections: &[Section::Facts(&[BRANCH, PERIOD, AS_OF, OWED, KEPT]), Section::Grid(DUTIES)],
};

/// What a branch owes in a period, for those who belong to it or keep it, and for a superior (P7).
pub fn obligations(tx: &Read<'_>, actor: &Actor, branch: &UnitId, span: Span, language: Language) -> Result<Draft> {
    must_see(tx, actor, branch)?;
    let text = Text(language);
    let year = year(tx, branch, span.year)?;
    let duties = of(&year, span);
    let form = Form::new(&OBLIGATIONS, language, text.obligations_title(&year.name, span.text(language)))
        .with(BRANCH, &year.name)
        .with(PERIOD, span.text(language))
        .with(AS_OF, year.today)
        .with(OWED, told(language, &duties))
        .with(KEPT, kept(language, &year))
        .with_rows(&DUTIES, rows(language, &year, &duties));
    Ok(Draft {
        form,
        about: format!("unit/{branch}"),
        unit: branch.clone(),
        seen_by: SeenBy::Right(Right::SeeOverview),
        concerns: Vec::new(),
        file_name: format!("{}-{}", OBLIGATIONS.name.text(language), span.text(language)),
    })
}

/// Lets pass those who belong to a branch or keep it, and a superior.
pub(super) fn must_see(tx: &Read<'_>, actor: &Actor, branch: &UnitId) -> Result<()> {
    let place = Place::itself(branch);
    if may(tx, actor, Right::SeeActivity, &place)? { Ok(()) } else { require(tx, actor, Right::SeeOverview, &place) }
}

/// The duties whose last day lies in a span; of a year, all that the year's page shows.
pub(super) fn of(year: &Year, span: Span) -> Vec<&Duty> {
    let (first, after) = span.days();
    year.duties.iter().filter(|duty| span.month.is_none() || (first..after).contains(&duty.obligation.due)).collect()
}

/// How many stand how.
pub(super) fn told(language: Language, duties: &[&Duty]) -> Cell {
    let (text, tally) = (Text(language), Tally::of(duties.iter().map(|duty| &duty.standing)));
    let counted = [
        (text.items(text.met()), tally.met),
        (text.items(text.due()), tally.due),
        (text.items(text.overdue()), tally.overdue),
        (text.items(text.ahead()), tally.ahead),
        (text.items(text.exempt()), tally.exempt),
    ];
    let said = text.tally(tally.met, tally.due, tally.overdue, tally.ahead, tally.exempt);
    Cell::figures(said, counted.iter().map(|(name, figure)| (name.as_str(), *figure)))
}

/// Since when the record is kept, where it begins within the year.
pub(super) fn kept(language: Language, year: &Year) -> String {
    let kept: Vec<String> = year.kept.iter().map(|one| kept_told(language, one)).collect();
    kept.join(language.pick("；", "; "))
}

/// A row for each duty.
pub(super) fn rows(language: Language, year: &Year, duties: &[&Duty]) -> Vec<Vec<Cell>> {
    duties.iter().enumerate().map(|(place, duty)| one(language, year, place, duty)).collect()
}

fn one(language: Language, year: &Year, place: usize, duty: &Duty) -> Vec<Cell> {
    let text = Text(language);
    let obligation = &duty.obligation;
    let what = kind_of(language, &obligation.kind, year.group(obligation));
    let later = year
        .told_later(duty)
        .map(|told_on| YearText(language).told_later(day_text(language, told_on)))
        .unwrap_or_default();
    let (standing, on) = match &duty.standing {
        Standing::Met { on } => (text.met(), Some(*on)),
        Standing::MetLate { on } => (text.met_late(), Some(*on)),
        Standing::Due => (text.due(), None),
        Standing::Overdue => (text.overdue(), None),
        Standing::Ahead => (text.ahead(), None),
        Standing::Exempt { .. } => (text.exempt(), None),
    };
    row![
        number(place),
        what,
        obligation.due,
        language.pick(obligation.convener.zh(), obligation.convener.en()),
        standing.to_owned() + &later,
        on,
        language.pick(&obligation.reason.zh, &obligation.reason.en),
    ]
}
