//! How a ballot stands: what was announced, and whether enough with a vote were there as the roll stands now. Pages, forms and acts ask this alone.

use super::Told;
use super::count::questions::Counted;
use super::model::{Ballot, BallotKind, Stage};

/// How a ballot stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is not counted yet, or was taken back.
    Ahead(Stage),
    /// The vote was void when it was counted (选 27), or was given up.
    Void,
    /// It was announced, and does not stand: by the roll as it stands now too few were there (支 11). Ballots are sealed, so that nobody's can be
    /// taken out and counted anew.
    Fallen {
        /// How many with a vote were there, as the roll stands now.
        here: u32,
        /// How many had to be there.
        needed: u32,
    },
    /// A question or an admission that passed.
    Passed,
    /// One that did not.
    Failed,
    /// An election or a tally that was counted.
    Counted,
}

impl Standing {
    /// Whether nothing can follow from what was counted.
    pub fn is_lost(self) -> bool {
        self == Self::Void || self.is_fallen()
    }

    /// Whether the result that was announced does not stand any more.
    pub fn is_fallen(self) -> bool {
        matches!(self, Self::Fallen { .. })
    }
}

impl Told {
    /// A ballot with what was counted, if it was.
    pub fn of(ballot: Ballot, counted: Option<&Counted>) -> Self {
        Self {
            ballot,
            outcome: counted.map(|one| one.outcome.clone()),
            here: counted.and_then(|one| one.here),
            is_followed: false,
        }
    }

    /// Whether nothing can follow from what was counted.
    pub fn is_lost(&self) -> bool {
        self.standing().is_lost()
    }

    /// How it stands.
    pub fn standing(&self) -> Standing {
        let passes = matches!(self.ballot.kind, BallotKind::Motion | BallotKind::Admission);
        match (&self.outcome, self.here) {
            (None, _) => Standing::Ahead(self.ballot.stage()),
            (Some(outcome), _) if !outcome.valid => Standing::Void,
            (Some(outcome), Some(here)) if here < outcome.quorum => Standing::Fallen { here, needed: outcome.quorum },
            (Some(outcome), _) if passes && outcome.passed => Standing::Passed,
            (Some(_), _) if passes => Standing::Failed,
            (Some(_), _) => Standing::Counted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::model::ActivityId;
    use crate::ballot::Outcome;
    use crate::ballot::model::{BallotId, Opening, Way};

    fn ballot(kind: BallotKind) -> Ballot {
        Ballot {
            id: BallotId::parse("01980000-0000-7000-8000-00000000aaaa").unwrap(),
            activity: ActivityId::parse("01980000-0000-7000-8000-00000000bbbb").unwrap(),
            kind,
            title: "修缮活动室".into(),
            seats: 0,
            way: Way::Phones,
            round: 1,
            before: None,
            runoff: false,
            made_by: None,
            opening: Some(Opening { entitled: 5, present: 4, quorum: 3, lock: None }),
            ended: true,
            counted: true,
            recalled: None,
        }
    }

    /// Four were there, three had to be.
    fn outcome(valid: bool, passed: bool) -> Outcome {
        Outcome {
            entitled: 5,
            present: 4,
            quorum: 3,
            yes_needed: 3,
            issued: 4,
            returned: 4,
            papers: None,
            spoiled: 0,
            valid,
            lines: Vec::new(),
            passed,
            seats: 0,
            elected: Vec::new(),
            tied: Vec::new(),
            left: 0,
            departed: Vec::new(),
            blind: None,
        }
    }

    #[test]
    fn a_ballot_stands_while_enough_were_there_as_the_roll_stands_now() {
        use BallotKind::{Admission, Appraisal, Election, Motion};
        let fallen = |here| Standing::Fallen { here, needed: 3 };
        // Kind; valid and passed, as it was counted; who was there after a correction; how it stands.
        let cases = [
            (Motion, (true, true), None, Standing::Passed),
            (Motion, (true, true), Some(4), Standing::Passed),
            (Motion, (true, true), Some(3), Standing::Passed),
            (Motion, (true, true), Some(2), fallen(2)),
            (Motion, (true, false), None, Standing::Failed),
            (Motion, (true, false), Some(3), Standing::Failed),
            (Motion, (true, false), Some(0), fallen(0)),
            (Motion, (false, false), None, Standing::Void),
            (Motion, (false, false), Some(2), Standing::Void),
            (Admission, (true, true), Some(3), Standing::Passed),
            (Admission, (true, true), Some(2), fallen(2)),
            (Election, (true, false), None, Standing::Counted),
            (Election, (true, false), Some(3), Standing::Counted),
            (Election, (true, false), Some(2), fallen(2)),
            (Appraisal, (true, false), Some(5), Standing::Counted),
            (Appraisal, (true, false), Some(1), fallen(1)),
        ];
        for (kind, (valid, passed), here, stands) in cases {
            let told = Told { ballot: ballot(kind), outcome: Some(outcome(valid, passed)), here, is_followed: false };
            assert_eq!(told.standing(), stands, "{kind:?} {valid} {passed} {here:?}");
            assert_eq!(stands.is_lost(), stands == Standing::Void || stands.is_fallen());
        }
        let ballot = Ballot { ended: false, counted: false, ..ballot(Motion) };
        let open = Told { ballot, outcome: None, here: Some(1), is_followed: false };
        assert_eq!(open.standing(), Standing::Ahead(Stage::Open), "nothing was announced");
    }
}
