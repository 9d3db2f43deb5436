//! What the forms of an admission send, and how it is checked. Which fields a step asks for follows from its rule.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zhixing_charter::AdmissionStep;
use zhixing_kit::form::{Check, Faults};
use zhixing_people::MemberId;

use super::model::{Figures, Named, Outcome, Taken};
use crate::ballot::joint::sent;

zhixing_kit::fields! {
    APPLICANT = "applicant" "申请人" / "Applicant", why "为谁推算每一步的时间。" / "For whom the days of the steps are computed.", seen "支部委员会和本人" / "The branch's committee and the person himself";
    ON_DAY = "on_day" "日期" / "Day", why "各步的期限从这天算起；以前办的可以补记。" / "The times of the rules run from it; what was done earlier may be taken down later.", seen "支部委员会和本人；需要审批的，上级也看得到" / "The committee and the person himself; the unit above where it decides";
    UNTIL_DAY = "until_day" "公示最后一天" / "Last day of the notice", why "用来核对公示够不够五个工作日。" / "To check that it lasted long enough.", seen "支部委员会和本人" / "The branch's committee and the person himself";
    DOCUMENT = "document" "材料名称或文号" / "Paper: title or number", why "以后查找原件用；不用上传文件。" / "To find the paper itself later; nothing needs to be uploaded.", seen "支部委员会和本人；需要审批的，上级也看得到" / "The committee and the person himself; the unit above where it decides";
    REMARK = "remark" "说明" / "Remark", why "写明情况或理由。不批准、延长、终止，或者应到人数与名册不同时必须写。" / "What there is to say; needed for a no, a longer time, an end, and where the number with a vote is another than on the roster.", seen "支部委员会和本人；人数与名册不同的，上级也看得到" / "The branch's committee and the person himself; the unit above where a number is another than on the roster";
    PERSON_ONE = "person_one" "培养联系人或入党介绍人" / "Contact or introducer", why "规定要由正式党员担任。" / "The rules ask for formal members.", seen "支部委员会和本人" / "The branch's committee and the person himself";
    PERSON_TWO = "person_two" "另一名" / "A second one", why "培养联系人一至两名，入党介绍人两名。" / "One or two contacts; two introducers.", seen "支部委员会和本人" / "The branch's committee and the person himself";
    DAYS = "days" "培训天数" / "Days of training", why "不少于三天，或者学时够数。" / "Three days at least, or enough hours.", seen "支部委员会和本人" / "The branch's committee and the person himself";
    HOURS = "hours" "培训学时" / "Class hours of training", why "不少于二十四个学时，或者天数够数。" / "Twenty-four at least, or enough days.", seen "支部委员会和本人" / "The branch's committee and the person himself";
    OUTCOME = "outcome" "结果" / "Outcome", why "下一步由它决定。" / "What comes next depends on it.", seen "支部委员会、本人和作出审批的上级" / "The committee, the person himself and who decides above";
    MONTHS = "months" "延长几个月" / "Months of extension", why "选“延长预备期”时填：不少于半年，不超过一年。" / "For an extended probation: half a year to a year.", seen "支部委员会、本人和作出审批的上级" / "The committee, the person himself and who decides above";
    ENTITLED = "entitled" "应到会有表决权的人数" / "With a vote, should attend", why "核对是否过半数。" / "To check quorum and majority.", seen "支部委员会、本人和作出审批的上级" / "The committee, the person himself and who decides above";
    PRESENT = "present" "实到人数" / "Present", why "核对能不能表决。" / "To check whether the vote was valid.", seen "支部委员会、本人和作出审批的上级" / "The committee, the person himself and who decides above";
    YES = "yes" "赞成票数" / "Yes votes", why "核对是否通过；含会前书面提出的赞成意见。" / "To check whether it passed; written opinions among them.", seen "支部委员会、本人和作出审批的上级" / "The committee, the person himself and who decides above";
    STEP_WHY = "why" "为什么更正" / "Why it is corrected", why "更正要写明理由，原来记的也保留。" / "A correction says why; what was entered stays.", seen "支部委员会和本人" / "The branch's committee and the person himself";
}

/// The most people of a branch who can be at a vote.
const VOTERS_MAX: i64 = 1_000;

/// What the forms send.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StepInput {
    pub step: String,
    pub applicant: String,
    pub on_day: String,
    pub until_day: String,
    pub document: String,
    pub remark: String,
    pub person_one: String,
    pub person_two: String,
    pub days: String,
    pub hours: String,
    pub outcome: String,
    pub months: String,
    pub entitled: String,
    pub present: String,
    pub yes: String,
    pub why: String,
}

impl StepInput {
    /// An application: who, and the step.
    pub fn check_application(&self) -> Result<(MemberId, Taken), Faults> {
        let mut check = Check::default();
        let who = check.id("applicant", &self.applicant, true, MemberId::parse);
        let taken = self.plain(&mut check);
        match (who, check.finish(taken)) {
            (Some(who), Ok(taken)) => Ok((who, taken)),
            (_, Err(faults)) => Err(faults),
            (None, Ok(_)) => Err(Faults::default()),
        }
    }

    /// That it ends, and why.
    pub fn check_ending(&self) -> Result<Taken, Faults> {
        let mut check = Check::default();
        check.lines("remark", &self.remark, 1_000);
        let taken = self.plain(&mut check);
        check.finish(taken)
    }

    /// A step with what its rule asks for. `earliest` is its first possible day, from which an extension counts.
    pub fn check_step(&self, step: &AdmissionStep, earliest: Date) -> Result<Taken, Faults> {
        let mut check = Check::default();
        let mut taken = Taken { step: step.code.clone(), ..self.plain(&mut check) };
        // A vote that can only pass or fail has passed where nothing is told: otherwise its figures are refused.
        let is_told = step.scheme.is_some() && !self.outcome.is_empty();
        if step.by == zhixing_charter::Decider::Superior || step.extend_months.is_some() || is_told {
            taken.outcome = check.choice("outcome", &self.outcome, Outcome::Done, Outcome::of);
        }
        if step.persons.is_some() {
            let one = check.id("person_one", &self.person_one, true, MemberId::parse);
            let two = check.id("person_two", &self.person_two, false, MemberId::parse);
            let named = |member| Named { member, name: String::new() };
            taken.persons = one.into_iter().chain(two).map(named).collect();
        }
        if step.days_least.is_some() || step.hours_least.is_some() {
            taken.days = number(&mut check, "days", &self.days, 365);
            taken.hours = number(&mut check, "hours", &self.hours, 2_000);
        }
        if step.working_days_least.is_some() {
            taken.until = Some(check.day("until_day", &self.until_day));
        }
        if step.scheme.is_some() {
            let mut needed = |field, raw: &str| check.number(field, raw, 1..=VOTERS_MAX) as u32;
            let (entitled, present) = (needed("entitled", &self.entitled), needed("present", &self.present));
            let yes = number(&mut check, "yes", &self.yes, VOTERS_MAX);
            taken.figures = Some(Figures { entitled, present, yes });
        }
        if taken.outcome == Outcome::Extended {
            let months = check.number("months", &self.months, 1..=24);
            taken.until = Some(earliest.saturating_add(months.months()));
        }
        check.finish(taken)
    }

    /// The fields of a question for the secret ballot.
    pub fn of_ballot(pairs: &[(String, String)]) -> Self {
        Self { outcome: sent(pairs, "outcome"), months: sent(pairs, "months"), ..Self::default() }
    }

    /// What is put to the secret ballot: what a yes means, and the months of an extension.
    pub fn check_question(&self, check: &mut Check, step: &AdmissionStep) -> (Outcome, u32) {
        if step.extend_months.is_none() {
            return (Outcome::Done, 0);
        }
        let outcome = check.choice("outcome", &self.outcome, Outcome::Done, Outcome::of);
        let months = if outcome == Outcome::Extended { check.number("months", &self.months, 1..=24) as u32 } else { 0 };
        (outcome, months)
    }

    /// What is told with a vote that a ballot counted: the paper, and the reason where it is no plain yes.
    pub fn check_vote(&self) -> Result<(String, String), Faults> {
        let mut check = Check::default();
        let document = check.optional_text("document", &self.document, 200);
        let remark = check.optional_lines("remark", &self.remark, 1_000);
        check.finish((document, remark))
    }

    /// How a step is put right, and why. What came of it stays where nothing else is told. `earliest` is its first possible day.
    pub fn check_correction(
        &self,
        step: &AdmissionStep,
        before: &Taken,
        earliest: Date,
    ) -> Result<(Taken, String), Faults> {
        // An extension of which no months are told again, and what a ballot counted, stay.
        let is_open = before.ballot.is_none() && !self.outcome.is_empty();
        let stays = !is_open || (self.outcome == before.outcome.code() && self.months.is_empty());
        let outcome = if stays { Outcome::Done.code().to_owned() } else { self.outcome.clone() };
        let asked = Self { outcome, ..self.clone() };
        // A vote of which no figures are known was taken over from before the program knew the branch.
        let is_taken_over = before.figures.is_none() && step.scheme.is_some();
        let plain =
            AdmissionStep { scheme: step.scheme.filter(|_| !is_taken_over && before.ballot.is_none()), ..step.clone() };
        let mut faults = Faults::default();
        let mut told = asked.check_step(&plain, earliest).unwrap_or_else(|found| {
            faults = found;
            before.clone()
        });
        if stays {
            told.outcome = before.outcome;
            told.until = if before.outcome == Outcome::Extended { before.until } else { told.until };
        }
        let mut check = Check::default();
        let why = check.lines("why", &self.why, 500);
        if let Err(found) = check.finish(()) {
            faults.0.extend(found.0);
        }
        if faults.is_empty() { Ok((told, why)) } else { Err(faults) }
    }

    /// The form of a step as it stands, to be put right. `earliest` is its first possible day.
    pub fn of(taken: &Taken, earliest: Date) -> Self {
        let extended = |months: &i64| taken.until == Some(earliest.saturating_add(months.months()));
        let months = (1..=24).find(extended).filter(|_| taken.outcome == Outcome::Extended);
        let person = |at: usize| taken.persons.get(at).map(|person| person.member.to_string()).unwrap_or_default();
        let figure = |of: fn(Figures) -> u32| taken.figures.map(|figures| of(figures).to_string()).unwrap_or_default();
        let count = |number: u32| if number == 0 { String::new() } else { number.to_string() };
        Self {
            step: taken.step.clone(),
            outcome: taken.outcome.code().to_owned(),
            months: months.map(|months| months.to_string()).unwrap_or_default(),
            on_day: taken.on.to_string(),
            until_day: taken.until.map(|day| day.to_string()).unwrap_or_default(),
            document: taken.document.clone(),
            remark: taken.remark.clone(),
            person_one: person(0),
            person_two: person(1),
            days: count(taken.days),
            hours: count(taken.hours),
            entitled: figure(|figures| figures.entitled),
            present: figure(|figures| figures.present),
            yes: figure(|figures| figures.yes),
            ..Self::default()
        }
    }

    fn plain(&self, check: &mut Check) -> Taken {
        let on = check.day("on_day", &self.on_day);
        let document = check.optional_text("document", &self.document, 200);
        let remark = check.optional_lines("remark", &self.remark, 1_000);
        Taken { document, remark, ..Taken::done("", on) }
    }
}

/// A number that may be left out: nothing means none.
fn number(check: &mut Check, field: &'static str, raw: &str, most: i64) -> u32 {
    if raw.trim().is_empty() { 0 } else { check.number(field, raw, 0..=most) as u32 }
}
