//! What the forms of the appraisal send, and how it is checked. Names that come several times (`member`, `figures`, `grade`) belong together by their order.

use jiff::civil::Date;
use serde::Deserialize;
use zhixing_kit::Sentence;
use zhixing_kit::form::{Check, Faults};
use zhixing_people::MemberId;

use super::model::{
    Appraised, BALLOTS_MAX, Decided, Decision, Figures, Found, Grade, Tally, TallyFault, basis, read_figures,
};
use super::text::Text;

zhixing_kit::fields! {
    ISSUED = "issued" "发出多少张票" / "Ballots issued", why "收回的不能多于发出的。" / "No more may come back than went out.", seen "两份一致以后：书记、委员和记录人；不一致：两位录入的人" / "Once both agree: secretary, committee and recorder; while they differ: the two who entered them";
    RETURNED = "returned" "收回多少张票" / "Ballots returned", why "每人的票数合计不能多于收回的。" / "Nobody can have more than came back.", seen "两份一致以后：书记、委员和记录人；不一致：两位录入的人" / "Once both agree: secretary, committee and recorder; while they differ: the two who entered them";
    FIGURES = "figures" "优秀 合格 基本合格 不合格" / "Excellent, qualified, basically qualified, unqualified", why "测评的票数，供支部委员会评定时参考。" / "What was counted, for the committee's decision.", seen "两份一致以后：书记、委员；不一致：两位录入的人" / "Once both agree: secretary and committee; while they differ: the two who entered them";
    GRADE = "grade" "评定" / "Decision", why "支部委员会的评定结果，要告知本人。" / "The committee's decision, which is told to the person.", seen "书记和委员；告知以后：本人" / "Secretary and committee; once told: the person himself";
    DECIDED_ON = "decided_on" "支部委员会哪一天评定" / "Decided on", why "写进记录。" / "It stands in the record.", seen "书记和委员" / "Secretary and committee";
    WHY_MORE = "why_more" "优秀超过三分之一的理由" / "Why more than a third", why "一般不超过三分之一，例外要说明。" / "Generally it is at most a third; an exception is explained.", seen "书记和委员" / "Secretary and committee";
}

/// What a form with lines sends, in the order in which it stands on the page.
pub type Sent = Vec<(String, String)>;

fn all<'a>(sent: &'a Sent, name: &str) -> Vec<&'a str> {
    sent.iter().filter(|(other, _)| other == name).map(|(_, value)| value.as_str()).collect()
}

fn first<'a>(sent: &'a Sent, name: &str) -> &'a str {
    sent.iter().find(|(other, _)| other == name).map_or("", |(_, value)| value.as_str())
}

/// One member's line as it was typed, with what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// What was typed or chosen.
    pub typed: String,
    /// What is wrong.
    pub fault: Option<Sentence>,
}

/// What the form of a count sends.
#[derive(Clone, Debug, Default)]
pub struct CountInput {
    /// Ballots issued.
    pub issued: String,
    /// Ballots returned.
    pub returned: String,
    /// A line for each member of the list.
    pub lines: Vec<Line>,
}

impl CountInput {
    /// The form as it was sent, with the lines in the order of the list. `None` when the list is another one than the page showed.
    pub fn read(sent: &Sent, list: &[Appraised]) -> Option<Self> {
        let field = |name| first(sent, name).to_owned();
        Some(Self { issued: field("issued"), returned: field("returned"), lines: lines(sent, "figures", list)? })
    }

    /// The count, or the form with what is wrong.
    pub fn check(&mut self, list: &[Appraised]) -> Result<Tally, Faults> {
        let mut check = Check::default();
        let bounds = 0..=i64::from(BALLOTS_MAX);
        let issued = check.number("issued", &self.issued, bounds.clone()) as u32;
        let returned = check.number("returned", &self.returned, bounds) as u32;
        let mut figures = Figures::new();
        for (line, one) in self.lines.iter_mut().zip(list) {
            match read_figures(&line.typed) {
                Some(counts) => drop(figures.insert(one.member.to_string(), counts)),
                None => line.fault = Some(Sentence::of(|language| Text(language).four_numbers())),
            }
        }
        let tally = Tally { issued, returned, figures };
        self.hold_together(&mut check, &tally, list);
        if let Some(fault) = self.lines.iter().find_map(|line| line.fault.clone()) {
            check.fault("figures", fault);
        }
        check.finish(tally)
    }

    fn hold_together(&mut self, check: &mut Check, tally: &Tally, list: &[Appraised]) {
        match tally.fault() {
            Some(TallyFault::MoreThanReturned(member)) => {
                let found = list.iter().position(|one| one.member.as_str() == member);
                if let Some((line, one)) = found.and_then(|at| Some((self.lines.get_mut(at)?, list.get(at)?))) {
                    line.fault = Some(Sentence::of(|language| Text(language).more_than_returned(&one.name)));
                }
            }
            Some(TallyFault::MoreThanIssued) => {
                check.fault("returned", Sentence::of(|language| Text(language).more_than_issued()));
            }
            Some(TallyFault::TooMany) => {
                check.fault("issued", Sentence::of(|language| Text(language).too_many_ballots(BALLOTS_MAX)));
            }
            None => {}
        }
    }
}

/// The lines of a form, if they are those of this list.
fn lines(sent: &Sent, name: &str, list: &[Appraised]) -> Option<Vec<Line>> {
    let (members, typed) = (all(sent, "member"), all(sent, name));
    let same = members.len() == list.len()
        && typed.len() == list.len()
        && members.iter().zip(list).all(|(member, one)| *member == one.member.as_str());
    same.then(|| typed.into_iter().map(|typed| Line { typed: typed.to_owned(), fault: None }).collect())
}

/// What the form of a decision sends.
#[derive(Clone, Debug, Default)]
pub struct DecisionInput {
    /// The day.
    pub decided_on: String,
    /// Why more than a third.
    pub why_more: String,
    /// What the form had shown.
    pub basis: String,
    /// A line for each member of the list.
    pub lines: Vec<Line>,
}

impl DecisionInput {
    /// The form as it was sent. `None` when the list is another one than the page showed.
    pub fn read(sent: &Sent, list: &[Appraised]) -> Option<Self> {
        Some(Self {
            decided_on: first(sent, "decided_on").to_owned(),
            why_more: first(sent, "why_more").to_owned(),
            basis: first(sent, "basis").to_owned(),
            lines: lines(sent, "grade", list)?,
        })
    }

    /// The decision, or the form with what is wrong.
    pub fn check(&mut self, list: &[Appraised], today: Date) -> Result<Decision, Faults> {
        let mut check = Check::default();
        let decided_on = check.day("decided_on", &self.decided_on);
        if decided_on > today {
            check.fault("decided_on", Sentence::of(|language| Text(language).too_early()));
        }
        let why_more = check.optional_lines("why_more", &self.why_more, 300);
        let mut grades = Vec::new();
        for (line, one) in self.lines.iter_mut().zip(list) {
            match Grade::of(&line.typed) {
                Some(grade) => grades.push((one.member.clone(), grade)),
                None => line.fault = Some(Sentence::of(|language| Text(language).grade_all())),
            }
        }
        if let Some(fault) = self.lines.iter().find_map(|line| line.fault.clone()) {
            check.fault("grade", fault);
        }
        check.finish(Decision { grades, decided_on, why_more })
    }
}

impl DecisionInput {
    /// The form as it is opened, showing what was decided.
    pub fn of(list: &[Appraised], decided: Option<&Decided>, results: &[Found], today: Date) -> Self {
        let grade = |member: &MemberId| results.iter().find(|found| found.member == *member).map(|found| found.grade);
        let line = |one: &Appraised| {
            let typed = grade(&one.member).map(|grade| grade.code().to_owned()).unwrap_or_default();
            Line { typed, fault: None }
        };
        Self {
            decided_on: decided.map_or(today, |decided| decided.on).to_string(),
            why_more: decided.map(|decided| decided.why_more.clone()).unwrap_or_default(),
            basis: basis(decided, results),
            lines: list.iter().map(line).collect(),
        }
    }

    /// When somebody else decided meanwhile: what he decided stands beside what was typed wherever they differ, and what is sent next replaces his.
    pub fn beside(&mut self, now: &Self, faults: &mut Faults) {
        if self.basis == now.basis {
            return;
        }
        self.basis.clone_from(&now.basis);
        for (line, stored) in self.lines.iter_mut().zip(&now.lines) {
            let stored = Grade::of(&stored.typed).filter(|_| stored.typed != line.typed);
            if let Some(grade) = stored {
                line.fault = Some(Sentence::of(|language| Text(language).stands_now(grade.name(language))));
            }
        }
        for (field, typed, stored) in
            [("decided_on", &self.decided_on, &now.decided_on), ("why_more", &self.why_more, &now.why_more)]
        {
            if typed != stored {
                let stored = if stored.is_empty() { "—" } else { stored };
                faults.0.extend(Faults::at(field, Sentence::of(|language| Text(language).stands_now(stored))).0);
            }
        }
    }
}

/// What the button of a part sends.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct PartInput {
    pub part: String,
}
