//! Which forms each page offers. Nothing is offered that would be refused for what it is about.

use maud::{Markup, html};
use zhixing_form::{Offer, offers};
use zhixing_kit::html::{Frame, Heading, Notice, Tab, notice, page, tabs};
use zhixing_people::UnitId;

use super::text::Text;
use super::{BALLOT_REPORT, LEDGER, MINUTES, OBLIGATIONS, OWN_FILE, PROBLEMS, RESOLUTION, ROLL};
use crate::activity::Activity;
use crate::activity::model::State;
use crate::ballot::Ballot;
use crate::life::Round;
use crate::resolution::Resolution;

/// The forms of a meeting: the roll once it has begun, the minutes once it has ended.
pub fn of_meeting(frame: &Frame, activity: &Activity) -> Option<Markup> {
    let action = format!("{}/forms", activity.path());
    let (minutes, roll) = ([("form", MINUTES.name.code)], [("form", ROLL.name.code)]);
    let mut offered = Vec::new();
    if activity.state.is_held() && !activity.keeps_fact_only() {
        offered.push(Offer { action: &action, sent: &minutes, name: MINUTES.name.text(frame.language) });
    }
    if (activity.state.is_held() || activity.state == State::Opened) && !activity.is_talk() {
        offered.push(Offer { action: &action, sent: &roll, name: ROLL.name.text(frame.language) });
    }
    (!offered.is_empty()).then(|| offers(frame, &offered))
}

/// The report of a ballot, once it is counted.
pub fn of_ballot(frame: &Frame, ballot: &Ballot) -> Markup {
    let action = format!("{}/forms", ballot.path());
    offers(frame, &[Offer { action: &action, sent: &[], name: BALLOT_REPORT.name.text(frame.language) }])
}

/// The form of a resolution.
pub fn of_resolution(frame: &Frame, resolution: &Resolution) -> Markup {
    let action = format!("{}/forms", resolution.path());
    offers(frame, &[Offer { action: &action, sent: &[], name: RESOLUTION.name.text(frame.language) }])
}

/// The list of problems and measures of a year.
pub fn of_round(frame: &Frame, round: &Round) -> Markup {
    let action = format!("{}/forms", round.path());
    offers(frame, &[Offer { action: &action, sent: &[], name: PROBLEMS.name.text(frame.language) }])
}

/// The ledger and the obligations of a branch in a year, with the way to those of each of its months.
pub fn of_year(frame: &Frame, branch: &UnitId, year: i16) -> Markup {
    let text = Text(frame.language);
    html! {
        (of_span(frame, branch, year, None))
        p.meta {
            (text.of_months())
            @for month in 1..=12_i8 { " " a href=(format!("/calendar?month={year:04}-{month:02}")) { (text.month(month)) } }
        }
    }
}

/// The ledger and the obligations of a branch in a year, or in a month of it.
pub fn of_span(frame: &Frame, branch: &UnitId, year: i16, month: Option<i8>) -> Markup {
    let action = format!("/branches/{branch}/forms");
    let (year, month) = (year.to_string(), month.map(|month| month.to_string()).unwrap_or_default());
    let sent = |form| [("form", form), ("year", year.as_str()), ("month", month.as_str())];
    let (ledger, owed) = (sent(LEDGER.name.code), sent(OBLIGATIONS.name.code));
    offers(
        frame,
        &[
            Offer { action: &action, sent: &ledger, name: LEDGER.name.text(frame.language) },
            Offer { action: &action, sent: &owed, name: OBLIGATIONS.name.text(frame.language) },
        ],
    )
}

/// The obligations of a branch in a year, for a superior who looks at it.
pub fn of_owed(frame: &Frame, branch: &UnitId, year: i16) -> Markup {
    let (action, year) = (format!("/branches/{branch}/forms"), year.to_string());
    let sent = [("form", OBLIGATIONS.name.code), ("year", year.as_str()), ("month", "")];
    offers(frame, &[Offer { action: &action, sent: &sent, name: OBLIGATIONS.name.text(frame.language) }])
}

/// The page of a member's own file, of a year of meetings.
pub fn own(frame: &Frame, year: i16, this_year: i16) -> Markup {
    let text = Text(frame.language);
    let years = [this_year, this_year - 1, this_year - 2];
    let hrefs = years.map(|year| format!("/own-file?year={year}"));
    let labels = years.map(|year| text.year(year));
    let shown: Vec<Tab> = years
        .iter()
        .zip(hrefs.iter().zip(&labels))
        .map(|(other, (href, label))| Tab { href, label, here: *other == year })
        .collect();
    let sent = year.to_string();
    let sent = [("form", OWN_FILE.name.code), ("year", sent.as_str())];
    page(
        frame,
        Heading::new(OWN_FILE.name.text(frame.language)).lead(text.own_lead()),
        html! {
            (notice(Notice::Info, text.own_only()))
            (tabs(text.own_years(), &shown))
            (offers(frame, &[Offer { action: "/own-file/forms", sent: &sent, name: OWN_FILE.name.text(frame.language) }]))
        },
    )
}
