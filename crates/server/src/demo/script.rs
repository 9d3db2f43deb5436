//! The script of the demonstration: every act with its moment, in order of time. Pure: it says what is done and when, and does nothing.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use zhixing_branch::charter;
use zhixing_charter::Period;
use zhixing_kit::Moment;
use zhixing_kit::clock::{HOUR_MS, MINUTE_MS};

use super::admission::{AdmissionPlan, admissions};
use super::calendar::{Fate, Gathering, Span, gatherings};
use super::chance::Chance;
use super::content::content;
use super::days;
use super::hot;
use super::library;
use super::life;
use super::moving::{MovingPlan, movings};
use super::people::People;
use super::reflection;
use super::sign_in::sign_ins;
use super::study;
use super::term::elections;

/// Of so many meetings with signed minutes those of one are handed out as a form.
const HANDED_OUT: u64 = 8;

/// One act. Numbers are places in the lists of gatherings, branches, people, messages and suggestions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// A branch says how it likes its dates.
    Configure(usize),
    /// A gathering is planned.
    Plan(usize),
    /// How it goes out or brings somebody in is arranged.
    Arrange(usize),
    /// What was to be seen to is ticked: all of it, or the first half while it is ahead.
    SeeTo(usize),
    /// Its list is fixed and the notice sent.
    Convene(usize),
    /// It is opened.
    Open(usize),
    /// The roll is called.
    Call(usize),
    /// Half of the roll is called.
    CallHalf(usize),
    /// What was said is taken down.
    TakeDown(usize),
    /// A motion is taken down.
    Move(usize),
    /// It is put to the vote.
    Put(usize),
    /// Those who are there vote.
    Vote(usize),
    /// The result is announced.
    Decide(usize),
    /// What was decided is taken down.
    Resolve(usize),
    /// A secret ballot is held.
    Ballot(usize),
    /// A secret ballot is proposed.
    Prepare(usize),
    /// A branch brings in its questions.
    FillBanks(usize),
    /// A test of so many questions is held in it.
    Test(usize, u32),
    /// It is closed.
    Close(usize),
    /// Its recorder signs.
    SignAsRecorder(usize),
    /// Who presided signs.
    SignAsChair(usize),
    /// It is called off.
    Cancel(usize),
    /// Its minutes are handed out as a form.
    HandOut(usize),
    /// An entry is corrected.
    Correct(usize),
    /// What became of its resolutions is told.
    FollowUp(usize),
    /// A step of a round of the yearly organisation-life meeting.
    Life(usize, life::Step),
    /// A message to many.
    Notify(usize),
    /// A material of the library is published.
    Bring(usize),
    /// The courses that others made are published, and chosen for topics.
    Courses,
    /// Its second edition is.
    BringAgain(usize),
    /// Somebody shares a reflection.
    Reflect(usize),
    /// Somebody answers it: which one, and which answer.
    Respond(usize, usize),
    /// A branch's programme of study is made.
    Programme(usize),
    /// A study day gets its topic.
    PutTopic(usize),
    /// It is settled who hosts it.
    SettleHost(usize),
    /// Its groups are drawn, and its host has seen to most.
    PrepareStudy(usize),
    /// Somebody asks a hot question.
    Ask(usize),
    /// What was answered is written back.
    Reply(usize),
    /// A complaint or a suggestion comes in.
    Suggest(usize),
    /// It is answered.
    Answer(usize),
    /// Somebody opens all his messages.
    Read(usize),
    /// A step of an admission: whose, and which.
    Advance(usize, usize),
    /// A member is sent to another branch.
    Send(usize),
    /// He is called back.
    CallBack(usize),
    /// A branch hands up the result of its election.
    HandUp(usize),
}

/// How many questions each test has, the latest one first.
const TESTS: [u32; 2] = [20, 10];

/// All acts, and what they are about.
pub struct Script {
    /// Who is who.
    pub people: People,
    /// The gatherings.
    pub gatherings: Vec<Gathering>,
    /// Who is on his way to be a member.
    pub admissions: Vec<AdmissionPlan>,
    /// Who moves between branches.
    pub movings: Vec<MovingPlan>,
    /// The first day, at nine: everything is founded.
    pub begin: Moment,
    /// The moment at which the demonstration stops.
    pub end: Moment,
    /// The days.
    pub span: Span,
    /// The acts in order of time, none after the end.
    pub acts: Vec<(Moment, Act)>,
    zone: TimeZone,
}

impl Script {
    /// Writes the script. `most`: how many gatherings at most.
    pub fn write(people: People, span: Span, most: Option<usize>, chance: &Chance, zone: &TimeZone) -> Self {
        let gatherings = gatherings(&people, span, most, chance);
        let at = |day: Date, minute: i16| Moment::start_of(day, zone).plus_ms(i64::from(minute) * MINUTE_MS);
        let admissions = admissions(&people, &gatherings, span.today);
        let movings = movings(&people, span.today);
        let mut script = Self {
            people,
            gatherings,
            admissions,
            movings,
            begin: at(span.first, 9 * 60),
            end: at(span.today, span.minute),
            span,
            acts: Vec::new(),
            zone: zone.clone(),
        };
        for branch in 0..script.people.branches.len() {
            script.add(script.begin.plus_ms(HOUR_MS), Act::Configure(branch));
            if branch < study::BRANCHES {
                script.add(script.begin.plus_ms(HOUR_MS), Act::Programme(branch));
            }
        }
        for number in 0..script.gatherings.len() {
            script.stage(number);
        }
        for (round, step, day, minute) in life::timetable(&script.gatherings, span) {
            script.add(at(day, minute), Act::Life(round, step));
        }
        script.study();
        for (moment, act) in hot::timetable(&script) {
            script.add(moment, act);
        }
        script.around();
        script.admit();
        script.move_about();
        script.elect();
        let (begin, end) = (script.begin, script.end);
        script.acts.retain(|(moment, _)| (begin..=end).contains(moment));
        // Stable: acts of one moment stay in the order in which they were written.
        script.acts.sort_by_key(|(moment, _)| *moment);
        script
    }

    /// When a gathering begins.
    pub fn starts(&self, number: usize) -> Moment {
        let one = &self.gatherings[number];
        self.at(one.day, one.minute)
    }

    /// How long a gathering lasts, in minutes.
    pub fn minutes(&self, number: usize) -> u32 {
        charter().kind(self.gatherings[number].kind).map_or(60, |kind| kind.scheduled_minutes)
    }

    /// When a gathering ends.
    pub fn ends(&self, number: usize) -> Moment {
        self.starts(number).plus_ms(i64::from(self.minutes(number)) * MINUTE_MS)
    }

    pub fn at(&self, day: Date, minute: i16) -> Moment {
        Moment::start_of(day, &self.zone).plus_ms(i64::from(minute) * MINUTE_MS)
    }

    fn add(&mut self, moment: Moment, act: Act) {
        self.acts.push((moment, act));
    }

    /// The acts of one gathering.
    fn stage(&mut self, number: usize) {
        let (day, fate) = (self.gatherings[number].day, self.gatherings[number].fate);
        let (starts, ends) = (self.starts(number), self.ends(number));
        // Late in the month before; what is still to come, three days ago at the latest.
        let usual = self.at(day.first_of_month().saturating_sub(6.days()), 10 * 60);
        let latest = self.at(self.span.today.saturating_sub(3.days()), 10 * 60);
        let planned = usual.min(latest).max(self.begin.plus_ms(2 * HOUR_MS));
        let convened = self.at(day.saturating_sub(3.days()), 9 * 60 + 10).max(planned.plus_ms(HOUR_MS));
        let next = working_after(day);
        self.add(planned, Act::Plan(number));
        if days::is_arranged(&self.gatherings[number]) {
            self.add(planned.plus_ms(HOUR_MS / 2), Act::Arrange(number));
            self.add(planned.plus_ms(HOUR_MS), Act::SeeTo(number));
        }
        if study::is_for_study(&self.gatherings[number]) {
            self.add(planned.plus_ms(HOUR_MS / 2), Act::PutTopic(number));
            self.add(planned.plus_ms(HOUR_MS / 2), Act::SettleHost(number));
        }
        self.add(convened, Act::Convene(number));
        if study::is_for_study(&self.gatherings[number]) && self.gatherings[number].kind == "study_day" {
            self.add(convened.plus_ms(HOUR_MS / 2), Act::PrepareStudy(number));
        }
        match fate {
            Fate::Ahead | Fate::AboutToBegin => {}
            Fate::Cancelled => self
                .add(self.at(day, 8 * 60).plus_ms(-16 * HOUR_MS).max(convened.plus_ms(HOUR_MS)), Act::Cancel(number)),
            Fate::UnderWay => {
                self.add(starts.plus_ms(2 * MINUTE_MS), Act::Open(number));
                self.add(starts.plus_ms(6 * MINUTE_MS), Act::CallHalf(number));
                self.add(starts.plus_ms(7 * MINUTE_MS), Act::Prepare(number));
            }
            Fate::Late => {
                let written = self.at(next, 10 * 60);
                self.hold(number, written, written.plus_ms(30 * MINUTE_MS));
                self.sign(number, written.plus_ms(35 * MINUTE_MS), self.at(next, 16 * 60));
            }
            Fate::Held | Fate::Corrected | Fate::NoQuorum | Fate::Unsigned => {
                self.hold(number, starts, ends);
                self.sign(number, self.at(next, 9 * 60 + 20), self.at(next, 15 * 60 + 40));
            }
        }
        if fate == Fate::Corrected {
            self.add(self.at(working_after(next), 11 * 60), Act::Correct(number));
        }
    }

    /// From the opening to the closing, written down between two moments.
    fn hold(&mut self, number: usize, from: Moment, until: Moment) {
        let one = &self.gatherings[number];
        let about = content().of_kind(one.kind).get(one.topic).copied();
        let moves = one.rich && one.fate != Fate::NoQuorum && about.is_some_and(|topic| topic.moved.is_some());
        let acts: &[fn(usize) -> Act] = match one.kind {
            "theme_day" if moves => &[Act::Resolve],
            kind if moves && can_vote(kind) => &[Act::Move, Act::Put, Act::Vote, Act::Decide, Act::Resolve],
            _ => &[],
        };
        let rich = one.rich && one.kind != "talk";
        let admits = self.admissions.iter().any(|plan| plan.voted_at == Some(number));
        let ballots = admits || (one.rich && one.kind == "general_meeting" && one.fate == Fate::Held);
        let after = |minutes: i64| from.plus_ms(minutes * MINUTE_MS);
        self.add(after(1), Act::Open(number));
        self.add(after(4), Act::Call(number));
        if rich {
            self.add(after(12), Act::TakeDown(number));
        }
        acts.iter().zip(15..).for_each(|(act, minute)| self.add(after(minute), act(number)));
        if ballots {
            self.add(after(24), Act::Ballot(number));
        }
        self.add(until, Act::Close(number));
    }

    fn sign(&mut self, number: usize, recorder: Moment, chair: Moment) {
        if self.gatherings[number].kind == "talk" {
            // Only that it took place is kept: there is nothing to sign (支 19).
            return;
        }
        self.add(recorder, Act::SignAsRecorder(number));
        if self.gatherings[number].fate != Fate::Unsigned {
            self.add(chair, Act::SignAsChair(number));
            if self.gatherings[number].seed.is_multiple_of(HANDED_OUT) {
                self.add(chair.plus_ms(MINUTE_MS), Act::HandOut(number));
            }
        }
        self.follow_up(number);
    }

    /// Shortly before its last day somebody says what became of a resolution; one in twenty is forgotten.
    fn follow_up(&mut self, number: usize) {
        let one = &self.gatherings[number];
        let about = content().of_kind(one.kind).get(one.topic).copied();
        let Some((.., days)) = about.and_then(|topic| topic.moved.as_ref()).filter(|_| one.rich) else { return };
        if one.seed % 20 != 3 {
            let told = one.day.saturating_add((days - 2 - (one.seed % 4) as i64).days());
            self.add(self.at(told, 9 * 60 + 45), Act::FollowUp(number));
        }
    }

    /// Branches have their questions from the beginning, and the first one held a test in two of its latest study days.
    fn study(&mut self) {
        for branch in 0..self.people.branches.len().min(study::BRANCHES) {
            self.add(self.begin.plus_ms(4 * HOUR_MS), Act::FillBanks(branch));
        }
        let is_one = |one: &Gathering| {
            one.branch == 0
                && one.unit == self.people.branches[0].unit
                && one.fate == Fate::Held
                && (one.kind == "study_day" || one.also.contains(&"study_day"))
        };
        let mut days: Vec<usize> = (0..self.gatherings.len()).filter(|at| is_one(&self.gatherings[*at])).collect();
        days.sort_by_key(|at| std::cmp::Reverse(self.gatherings[*at].day));
        for (number, count) in days.into_iter().zip(TESTS) {
            self.add(self.starts(number).plus_ms(40 * MINUTE_MS), Act::Test(number, count));
        }
    }

    /// The steps of admissions, each on its day; what was done before the first day is entered on it.
    fn admit(&mut self) {
        for at in 0..self.admissions.len() {
            for number in 0..self.admissions[at].steps.len() {
                let on = self.admissions[at].steps[number].1;
                // What a meeting voted is taken over when it is over.
                let vote = self.admissions[at].voted_at.filter(|_| self.admissions[at].steps[number].0 == "vote");
                let over = vote.map_or(self.begin, |meeting| self.ends(meeting).plus_ms(5 * MINUTE_MS));
                let moment = self.at(on, 16 * 60 + 30).max(self.begin.plus_ms(3 * HOUR_MS)).max(over);
                self.add(moment, Act::Advance(at, number));
            }
        }
    }

    /// Three days ago those branches handed up the result of their election whose term ends soon.
    fn elect(&mut self) {
        let moment = self.at(self.span.today.saturating_sub(3.days()), 10 * 60 + 20);
        for branch in elections(&self.people) {
            self.add(moment, Act::HandUp(branch));
        }
    }

    /// Members are sent to another branch, in the morning; one is called back.
    fn move_about(&mut self) {
        for at in 0..self.movings.len() {
            let (sent_on, called_back_on) = (self.movings[at].sent_on, self.movings[at].called_back_on);
            self.add(self.at(sent_on, 9 * 60 + 50), Act::Send(at));
            if let Some(day) = called_back_on {
                self.add(self.at(day, 9 * 60 + 55), Act::CallBack(at));
            }
        }
    }

    /// Messages, complaints and suggestions along the year. Who can sign in has read his messages until last week.
    fn around(&mut self) {
        let read = self.at(self.span.today.saturating_sub(6.days()), 12 * 60 + 30);
        for one in sign_ins(&self.people) {
            self.add(read, Act::Read(one.person));
        }
        let days = charter().holidays().working_days(Period { first: self.span.first, last: self.span.today });
        let day = |share: usize| days[(days.len() * share / 100).min(days.len().saturating_sub(2))];
        for number in 0..content().notices.len() {
            let moment = self.at(day(20 + number * 25), 11 * 60 + 5);
            self.add(moment, Act::Notify(number));
        }
        let texts = library::texts();
        for (number, text) in texts.iter().enumerate() {
            let moment = self.at(day(3 + number * 94 / texts.len()), 14 * 60 + 40);
            self.add(moment, Act::Bring(number));
            if text.comes_again() {
                let again = self.at(day(97), 14 * 60 + 50).max(moment.plus_ms(MINUTE_MS));
                self.add(again, Act::BringAgain(number));
            }
        }
        self.add(self.at(day(90), 15 * 60 + 20), Act::Courses);
        for (number, text) in reflection::texts().iter().enumerate() {
            let written = day(62 + number * 9);
            self.add(self.at(written, 21 * 60 + 10), Act::Reflect(number));
            for (at, _) in text.answer.iter().enumerate() {
                let answered = self.at(working_after(written), 12 * 60 + 40).plus_ms(at as i64 * HOUR_MS);
                self.add(answered, Act::Respond(number, at));
            }
        }
        for number in 0..content().suggestions.len() {
            let asked = day(30 + number * 9);
            self.add(self.at(asked, 20 * 60 + 15), Act::Suggest(number));
            if content().suggestions[number].answer.is_some() {
                self.add(self.at(working_after(asked.saturating_add(2.days())), 10 * 60 + 30), Act::Answer(number));
            }
        }
    }
}

/// Whether the charter lets this kind of activity decide anything.
fn can_vote(kind: &str) -> bool {
    charter().kind(kind).is_some_and(|kind| !kind.votes.is_empty())
}

/// The first working day after a day.
fn working_after(day: Date) -> Date {
    let after = Period { first: day.saturating_add(1.day()), last: day.saturating_add(20.days()) };
    charter().holidays().working_days(after).first().copied().unwrap_or(after.first)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::size::Size;
    use super::*;

    #[test]
    fn acts_stand_in_order_of_time_and_each_gathering_passes_its_steps_in_order() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let span = Span::until(date(2026, 3, 18), 15 * 60 + 10);
        let people = People::draw(Size { members: 60, branches: 3 }, &Chance::of(1), span.first);
        let script = Script::write(people, span, None, &Chance::of(2), &zone);
        assert!(script.acts.is_sorted_by_key(|(moment, _)| *moment));
        for number in 0..script.gatherings.len() {
            let steps = [
                Act::Plan(number),
                Act::Convene(number),
                Act::Open(number),
                Act::Call(number),
                Act::TakeDown(number),
                Act::Close(number),
                Act::SignAsRecorder(number),
            ];
            let places: Vec<_> =
                steps.iter().filter_map(|step| script.acts.iter().position(|(_, act)| act == step)).collect();
            assert!(places.is_sorted(), "{number}: {places:?}");
            assert!(!places.is_empty(), "{number} is planned");
        }
    }
}
