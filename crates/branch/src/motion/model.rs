//! A motion and the open vote on it as plain values: who may vote, what was counted, what that means. Secret ballots never come here.

use zhixing_charter::{Ballot, Count, Scheme, VoteRule};
use zhixing_kit::{Moment, Sentence, ids};
use zhixing_people::MemberId;

use super::text::Text;
use crate::roll::model::{Mark, RollEntry};

ids! {
    /// A text that is put to the vote.
    MotionId;
}

/// The most motions of one meeting.
pub const MOTIONS_MAX: usize = 100;

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// For it.
    Yes,
    /// Against it.
    No,
    /// Neither.
    Abstain,
}

impl Choice {
    /// All choices, in the order of the buttons.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Abstain];

    /// The word in rows and forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Abstain => "abstain",
        }
    }

    /// The choice of a word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.code() == code)
    }
}

/// Votes counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Votes {
    /// For it.
    pub yes: u32,
    /// Against it.
    pub no: u32,
    /// Neither.
    pub abstain: u32,
}

impl Votes {
    /// Takes one vote out.
    pub fn take_out(&mut self, choice: Choice) {
        let number = match choice {
            Choice::Yes => &mut self.yes,
            Choice::No => &mut self.no,
            Choice::Abstain => &mut self.abstain,
        };
        *number = number.saturating_sub(1);
    }

    /// Adds one vote.
    pub fn add(&mut self, choice: Choice) {
        match choice {
            Choice::Yes => self.yes += 1,
            Choice::No => self.no += 1,
            Choice::Abstain => self.abstain += 1,
        }
    }
}

/// One open vote by name.
#[derive(Clone, Debug)]
pub struct OpenVote {
    /// The motion.
    pub motion: MotionId,
    /// Who.
    pub member: MemberId,
    /// His name.
    pub name: String,
    /// What he chose.
    pub choice: Choice,
    /// Who entered it for him; none when he did so himself.
    pub entered_name: Option<String>,
    /// Whether he is there with a vote, left after he had voted, or was there when the vote ended: otherwise his vote is not counted.
    pub counts: bool,
    /// Whether he left before the end of the meeting.
    pub has_left: bool,
}

/// Somebody with a vote in what was decided, as the roll said when the vote ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voter {
    /// The motion.
    pub motion: MotionId,
    /// Who.
    pub member: MemberId,
    /// Whether he was there when the vote ended.
    pub came: bool,
    /// Whether he was, as the roll was put right since: then his vote counts.
    pub here: bool,
}

impl Voter {
    /// Whether he was there for the vote when his attendance was called so and stands so now.
    pub fn is_here(&self, called: Option<Mark>, now: Option<Mark>) -> bool {
        Mark::was_there(self.came, called, now)
    }
}

/// A vote that ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Those with a vote who should attend (N).
    pub entitled: u32,
    /// Those of them who were there (P).
    pub present: u32,
    /// How many had to be there.
    pub quorum: u32,
    /// How many had to say yes.
    pub yes_needed: u32,
    /// What was counted.
    pub votes: Votes,
    /// Whether it passed.
    pub passed: bool,
    /// When.
    pub closed_at: Moment,
}

/// A motion that was taken back before it was put to the vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// Who took it back.
    pub by: String,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Moment,
}

/// A motion as it stands.
#[derive(Clone, Debug)]
pub struct Motion {
    /// Its id.
    pub id: MotionId,
    /// What is put to the vote.
    pub text: String,
    /// Under which scheme.
    pub scheme: Scheme,
    /// Who put it, as taken down.
    pub moved_name: String,
    /// When the vote began; none before.
    pub opened_at: Option<Moment>,
    /// How it ended, as it counts now; none before.
    pub outcome: Option<Outcome>,
    /// What was announced in the meeting, where the roll was put right afterwards and the votes count otherwise.
    pub announced: Option<Outcome>,
    /// That it was taken back; none when it was not.
    pub withdrawn: Option<Withdrawal>,
}

impl Motion {
    /// Whether people can vote on it now.
    pub fn is_open(&self) -> bool {
        self.opened_at.is_some() && self.outcome.is_none()
    }

    /// Refuses unless people can vote on it now.
    pub fn must_be_open(&self) -> Result<(), Sentence> {
        self.must_stand()?;
        match (self.opened_at, &self.outcome) {
            (_, Some(_)) => Err(Sentence::of(|language| Text(language).vote_closed())),
            (None, None) => Err(Sentence::of(|language| Text(language).vote_not_opened())),
            (Some(_), None) => Ok(()),
        }
    }

    /// Whether it waits to be put to the vote.
    pub fn is_waiting(&self) -> bool {
        self.opened_at.is_none() && self.withdrawn.is_none()
    }

    /// Refuses to take back what was put to the vote or is withdrawn already.
    pub fn may_be_withdrawn(&self) -> Result<(), Sentence> {
        self.must_stand()?;
        if self.opened_at.is_some() {
            return Err(Sentence::of(|language| Text(language).too_late_to_withdraw()));
        }
        Ok(())
    }

    fn must_stand(&self) -> Result<(), Sentence> {
        match &self.withdrawn {
            Some(withdrawal) => Err(Sentence::of(|language| Text(language).is_withdrawn(&withdrawal.by))),
            None => Ok(()),
        }
    }

    /// Refuses an open vote where the rule knows only the secret ballot, one that was put before, and one without a quorum.
    pub fn may_be_put(&self, rule: &VoteRule, count: &Count) -> Result<(), Sentence> {
        self.must_stand()?;
        if !rule.ballots.contains(&Ballot::Open) {
            return Err(Sentence::of(|language| {
                Text(language).needs_secret(language.pick(&rule.name.zh, &rule.name.en))
            }));
        }
        if self.opened_at.is_some() {
            return Err(Sentence::of(|language| Text(language).put_already()));
        }
        if !count.valid {
            return Err(Sentence::of(|language| {
                Text(language).no_quorum(count.entitled, count.present, count.needed, count.needed - count.present)
            }));
        }
        Ok(())
    }
}

/// Refuses who may not vote, with the reason: not on the list, without a vote, not there.
pub fn may_vote(entry: Option<&RollEntry>) -> Result<&RollEntry, Sentence> {
    let Some(entry) = entry else { return Err(Sentence::of(|language| Text(language).not_on_the_list())) };
    if !entry.entitled {
        return Err(Sentence::of(|language| Text(language).no_vote(entry.called(language))));
    }
    match entry.mark {
        Some(Mark::Present) => Ok(entry),
        Some(Mark::Absent) => Err(Sentence::of(|language| Text(language).is_absent(entry.called(language)))),
        Some(Mark::WithoutVote) => Err(Sentence::of(|language| Text(language).sits_in(entry.called(language)))),
        Some(Mark::Left) => Err(Sentence::of(|language| Text(language).has_left(entry.called(language)))),
        None => Err(Sentence::of(|language| Text(language).not_marked(entry.called(language)))),
    }
}

/// Counts a vote under its rule. Only votes of those who are there with a vote at the end, or left after they had voted, are given to it.
pub fn count_votes(rule: &VoteRule, entitled: u32, present: u32, votes: Votes, closed_at: Moment) -> Outcome {
    let count = rule.count(entitled, present);
    let passed = rule.passed(entitled, present, votes.yes);
    Outcome {
        entitled,
        present: count.present,
        quorum: count.needed,
        yes_needed: count.yes_needed,
        votes,
        passed,
        closed_at,
    }
}

/// Counts a vote anew when the attendance of one of its voters is put right (支 11: it passes with more than half of those with a vote who should
/// attend, and only who is there votes). `here`: he was there for it after all, or was not. `choice`: what he chose, if anything. His vote goes into
/// the count, or out of it, and so does he among those present; of everybody else what was announced holds.
pub fn recount(rule: &VoteRule, counted: &Outcome, here: bool, choice: Option<Choice>) -> Outcome {
    let (mut present, mut votes) = (counted.present, counted.votes);
    if here {
        present += 1;
        choice.into_iter().for_each(|choice| votes.add(choice));
    } else {
        present = present.saturating_sub(1);
        choice.into_iter().for_each(|choice| votes.take_out(choice));
    }
    count_votes(rule, counted.entitled, present.min(counted.entitled), votes, counted.closed_at)
}

/// Counts a vote anew when is put right how somebody voted who was there for it.
pub fn count_again(rule: &VoteRule, counted: &Outcome, (before, after): (Option<Choice>, Choice)) -> Outcome {
    let mut votes = counted.votes;
    before.into_iter().for_each(|before| votes.take_out(before));
    votes.add(after);
    count_votes(rule, counted.entitled, counted.present, votes, counted.closed_at)
}

#[cfg(test)]
mod tests {
    use zhixing_kit::test::BEGIN;

    use super::*;
    use crate::rules::charter;

    /// 支 11, N = 10: five must be there, six must say yes.
    #[test]
    fn a_vote_counts_anew_by_who_was_there() {
        let rule = charter().votes(Scheme::Ordinary, jiff::civil::date(2026, 3, 2));
        let announced = count_votes(rule, 10, 8, Votes { yes: 6, no: 1, abstain: 0 }, BEGIN);
        assert!(announced.passed);
        let yes = Some(Choice::Yes);
        let cases = [
            // (was there after all, what he chose) -> present, yes, no, passed
            ((false, yes), (7, 5, 1, false)),
            ((false, Some(Choice::No)), (7, 6, 0, true)),
            ((false, None), (7, 6, 1, true)),
            ((true, None), (9, 6, 1, true)),
            ((true, yes), (9, 7, 1, true)),
        ];
        for ((here, choice), (present, yes, no, passed)) in cases {
            let counted = recount(rule, &announced, here, choice);
            let told = (counted.present, counted.votes.yes, counted.votes.no, counted.passed);
            assert_eq!(told, (present, yes, no, passed), "支 11: {here} {choice:?}");
            assert_eq!(recount(rule, &counted, !here, choice), announced, "and back again: {here} {choice:?}");
        }
    }

    #[test]
    fn who_was_there_for_a_vote_is_what_its_end_found_until_the_roll_is_put_right() {
        let (there, away, left) = (Some(Mark::Present), Some(Mark::Absent), Some(Mark::Left));
        let cases = [
            // (there at the end of the vote, as he was called, as it stands now) -> there for the vote
            ((true, there, there), true),
            ((true, there, away), false),
            // He left after it and is marked as not there.
            ((true, away, away), true),
            ((true, away, there), true),
            // He came after it.
            ((false, there, there), false),
            ((false, there, away), false),
            ((false, away, there), true),
            ((false, None, None), false),
            // He left before the end: what he voted until then stands, and in what came later he was not there.
            ((true, there, left), true),
            ((true, left, away), false),
            ((false, left, left), false),
            ((false, left, there), true),
            ((true, left, left), true),
            // Put right to have been there, and then to have left without a time: he was there for all of it. A time before a vote is refused.
            ((false, away, left), true),
        ];
        for ((came, called, now), expected) in cases {
            let id = "00000000-0000-7000-8000-000000000001";
            let (motion, member) = (MotionId::parse(id).unwrap(), MemberId::parse(id).unwrap());
            let voter = Voter { motion, member, came, here: came };
            assert_eq!(voter.is_here(called, now), expected, "{came} {called:?} {now:?}");
        }
    }

    /// 支 11, N = 10: six must say yes.
    #[test]
    fn a_vote_counts_anew_by_what_was_chosen() {
        let rule = charter().votes(Scheme::Ordinary, jiff::civil::date(2026, 3, 2));
        let announced = count_votes(rule, 10, 8, Votes { yes: 5, no: 2, abstain: 0 }, BEGIN);
        assert!(!announced.passed);
        let cases = [
            // (what was entered, what is right) -> yes, no, abstain, passed
            ((Some(Choice::No), Choice::Yes), (6, 1, 0, true)),
            ((Some(Choice::No), Choice::Abstain), (5, 1, 1, false)),
            ((None, Choice::Yes), (6, 2, 0, true)),
        ];
        for ((before, after), expected) in cases {
            let counted = count_again(rule, &announced, (before, after));
            let Votes { yes, no, abstain } = counted.votes;
            assert_eq!((yes, no, abstain, counted.passed), expected, "支 11: {before:?} {after:?}");
            assert_eq!(counted.present, 8);
        }
    }
}
