//! Where a closing stands, and what may come next. Plain values.

use jiff::civil::Date;
use zhixing_kit::{Moment, Sentence};

use super::text::Text;

/// Days that lie at least between the announcement and the deletion.
pub const WAIT_DAYS_MIN: i64 = 30;

/// A closing that was announced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// When.
    pub announced_at: Moment,
    /// For which day.
    pub ends_on: Date,
    /// When everything was exported, and the digest of the list of files.
    pub exported: Option<(Moment, String)>,
}

impl Closing {
    /// The export, when and with which digest, if everything may be deleted today.
    pub(super) fn deletable(&self, today: Date) -> Result<(Moment, &str), Sentence> {
        let Some((at, digest)) = &self.exported else {
            return Err(Sentence::of(|language| Text(language).not_exported().to_owned()));
        };
        if today < self.ends_on {
            return Err(Sentence::of(|language| Text(language).too_early(self.ends_on)));
        }
        Ok((*at, digest))
    }
}

/// Refuses a day that leaves too little time.
pub(super) fn late_enough(today: Date, ends_on: Date) -> Result<(), Sentence> {
    let days = today.until(ends_on).map_or(0, |span| i64::from(span.get_days()));
    if days < WAIT_DAYS_MIN {
        return Err(Sentence::of(|language| Text(language).too_soon(WAIT_DAYS_MIN)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn nothing_is_deleted_before_its_day_or_without_an_export() {
        let today = date(2026, 3, 2);
        assert!(late_enough(today, date(2026, 3, 31)).is_err() && late_enough(today, date(2026, 4, 1)).is_ok());
        let mut closing = Closing { announced_at: Moment(0), ends_on: date(2026, 4, 1), exported: None };
        assert!(closing.deletable(date(2026, 5, 1)).is_err(), "nothing was exported");
        closing.exported = Some((Moment(1), "abc".to_owned()));
        assert!(closing.deletable(date(2026, 3, 31)).is_err(), "a day too early");
        assert_eq!(closing.deletable(date(2026, 4, 1)), Ok((Moment(1), "abc")));
    }
}
