//! Which reminder is due on which day. Pure.

use jiff::civil::Date;

use crate::year::branch_facts::ELECTION;
use crate::year::model::{Duty, is_open};

/// A step before the last day: each is sent once for an obligation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// A term ends within the charter's time for reminding, six months as shipped (支 21).
    Term,
    /// Two weeks before the last day, while nothing is planned.
    TwoWeeks,
    /// Three days before the last day, while it was not held.
    ThreeDays,
}

impl Step {
    /// The word in rows.
    pub fn code(self) -> &'static str {
        match self {
            Self::Term => "term",
            Self::TwoWeeks => "14",
            Self::ThreeDays => "3",
        }
    }
}

/// Days before the last day at which the first reminder goes out.
const FIRST_DAYS: i64 = 14;
/// Days before the last day at which the second goes out.
const SECOND_DAYS: i64 = 3;

/// The reminder that is due for an obligation on a day. A day that was missed is made up for: between the steps the last one is still due.
pub fn step(duty: &Duty, today: Date) -> Option<Step> {
    let (obligation, planned) = (&duty.obligation, duty.planned.is_some());
    if !is_open(&duty.standing) || today > obligation.due {
        return None;
    }
    let left_days = i64::from(today.until(obligation.due).ok()?.get_days());
    if left_days <= SECOND_DAYS {
        return Some(Step::ThreeDays);
    }
    let of_term = obligation.kind == ELECTION && today >= obligation.period.first;
    let step = if left_days <= FIRST_DAYS { Some(Step::TwoWeeks) } else { of_term.then_some(Step::Term) };
    step.filter(|_| !planned)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;
    use zhixing_charter::{Convener, Fraction, Obligation, Period, Reason, Standing};
    use zhixing_kit::Moment;

    use super::*;
    use crate::activity::{ActivityId, State};
    use crate::year::model::Doing;

    const SOME_ID: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

    fn duty(kind: &str, first: Date, last: Date, standing: Standing, planned: bool) -> Duty {
        let unit = zhixing_people::UnitId::parse(SOME_ID).unwrap();
        let doing = Doing {
            id: ActivityId::parse(SOME_ID).unwrap(),
            branch: unit.clone(),
            unit,
            kind: kind.into(),
            also: vec![],
            topic: String::new(),
            place: String::new(),
            starts_at: Moment(0),
            on: last,
            start_minute: 15 * 60,
            state: State::Planned,
            short: false,
            obligation: None,
            named: vec![],
            group: None,
        };
        let reason = Reason { article: "支 11".into(), zh: String::new(), en: String::new() };
        let obligation = Obligation {
            key: format!("u/{kind}"),
            unit: "u".into(),
            branch: "u".into(),
            kind: kind.into(),
            period: Period { first, last },
            due: last,
            convener: Convener::Secretary,
            reason: Arc::new(reason),
            count: 1,
            each: false,
            usually: Fraction::parse("1/2").unwrap(),
        };
        Duty { obligation, standing, planned: planned.then_some(doing), proposal: None }
    }

    #[test]
    fn reminders_go_out_before_the_date_and_never_after() {
        let quarter =
            |standing, planned| duty("general_meeting", date(2026, 1, 1), date(2026, 3, 31), standing, planned);
        let met = Standing::Met { on: date(2026, 3, 2) };
        let excused = Standing::Exempt { why: String::new() };
        let cases = [
            (quarter(Standing::Due, false), date(2026, 3, 16), None),
            (quarter(Standing::Due, false), date(2026, 3, 17), Some(Step::TwoWeeks)),
            (quarter(Standing::Due, false), date(2026, 3, 27), Some(Step::TwoWeeks)),
            (quarter(Standing::Due, true), date(2026, 3, 17), None),
            (quarter(Standing::Due, true), date(2026, 3, 28), Some(Step::ThreeDays)),
            (quarter(Standing::Due, false), date(2026, 3, 31), Some(Step::ThreeDays)),
            (quarter(Standing::Overdue, false), date(2026, 4, 1), None),
            (quarter(met, false), date(2026, 3, 30), None),
            (quarter(excused, false), date(2026, 3, 30), None),
        ];
        for (duty, today, expected) in cases {
            assert_eq!(step(&duty, today), expected, "{:?} on {today}", duty.standing);
        }
    }

    #[test]
    fn the_end_of_a_term_is_told_six_months_before() {
        let election = |planned| duty(ELECTION, date(2026, 3, 1), date(2026, 9, 1), Standing::Due, planned);
        assert_eq!(step(&election(false), date(2026, 2, 28)), None);
        assert_eq!(step(&election(false), date(2026, 3, 1)), Some(Step::Term), "支 21");
        assert_eq!(step(&election(true), date(2026, 3, 1)), None);
        assert_eq!(step(&election(false), date(2026, 8, 20)), Some(Step::TwoWeeks));
    }
}
