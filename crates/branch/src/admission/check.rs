//! Whether a step may be taken as it is told: its turn, its time, and what it brings. Every no says what to do next. Pure.

use jiff::ToSpan;
use jiff::civil::Date;
use zhixing_charter::{AdmissionStep, Charter, Decider};
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Error, Language, Result, Sentence};

use super::model::{Admission, Course, Figures, Next, Outcome, Taken};
use super::text::Text;

impl Admission {
    /// The step that was told, if it may be taken so.
    ///
    /// # Errors
    /// Refused when it is not its turn; at the field where its time or its content does not hold.
    pub fn check(&self, charter: &Charter, told: &Taken, today: Date) -> Result<()> {
        let next = self.turn(charter, &told.step, today)?;
        if told.on > today {
            return Err(at("on_day", |text, _| text.in_future().to_owned()));
        }
        if told.on < next.earliest {
            return Err(too_early(charter, &next));
        }
        brings(charter, next.step, told)?;
        decides(&next, told)?;
        match (next.step.scheme, told.figures) {
            (Some(scheme), Some(figures)) if told.outcome == Outcome::Failed => failed(charter, scheme, figures, told),
            (Some(scheme), Some(figures)) => votes(charter, scheme, figures, told.on),
            (Some(_), None) => Err(at("entitled", |text, _| text.votes_missing().to_owned())),
            (None, _) => Ok(()),
        }
    }

    /// Whether this may be put to the vote on a day: its time has come, and what a yes would mean can come of the step.
    pub fn check_question(&self, charter: &Charter, asked: &Taken, months: u32, today: Date) -> Result<()> {
        let next = self.turn(charter, &asked.step, today)?;
        if asked.on < next.earliest {
            return Err(too_early(charter, &next));
        }
        if asked.outcome == Outcome::Failed {
            return Err(at("outcome", |text, _| text.no_such_outcome().to_owned()));
        }
        let until = (asked.outcome == Outcome::Extended).then(|| months_after(next.earliest, months));
        // The reason is told when the result is taken over.
        decides(&next, &Taken { until, remark: "-".to_owned(), ..asked.clone() })
    }

    /// Whether a step may be put right so: as it is told it must hold in its place, and what was done after it must not have come too early then.
    ///
    /// # Errors
    /// At the field that does not hold; refused with the name of the later step that would have come too early.
    pub fn check_correction(&self, charter: &Charter, place: usize, told: &Taken, today: Date) -> Result<()> {
        let before = self.behind(place);
        if before.turn(charter, &told.step, today).is_ok() {
            before.check(charter, told, today)?;
        } else if told.on > today || before.steps.last().is_some_and(|last| told.on < last.taken.on) {
            // Taken over from before the program knew the branch: steps between are not known.
            return Err(at("on_day", |text, _| text.between_steps().to_owned()));
        }
        let mut corrected = self.clone();
        corrected.steps[place].taken = told.clone();
        for later in place + 1..self.steps.len() {
            let behind = corrected.behind(later);
            let step = &self.steps[later].taken;
            let Ok(turn) = behind.turn(charter, &step.step, today) else { continue };
            if step.on < turn.earliest {
                return Err(later_too_early(&turn, step.on));
            }
        }
        Ok(())
    }

    /// Whether what came of a step may be put right: nothing was done after it that rests on it, and its day is not changed by the same act.
    ///
    /// # Errors
    /// At the field, with what to do first.
    pub fn check_turn(&self, charter: &Charter, place: usize, told: &Taken, today: Date) -> Result<()> {
        if self.is_followed(charter, place, today) {
            return Err(at("outcome", |text, _| text.outcome_followed().to_owned()));
        }
        if told.on != self.steps[place].taken.on {
            return Err(at("on_day", |text, _| text.day_apart().to_owned()));
        }
        Ok(())
    }

    /// The first day on which the step at this place could be taken, from which an extension counts.
    pub fn earliest_at(&self, charter: &Charter, place: usize, today: Date) -> Date {
        let taken = &self.steps[place].taken;
        self.behind(place).turn(charter, &taken.step, today).map_or(taken.on, |next| next.earliest)
    }

    /// The step whose turn it is, if it is that one.
    pub fn turn<'c>(&self, charter: &'c Charter, code: &str, today: Date) -> Result<Next<'c>> {
        if self.course != Course::UnderWay {
            return Err(Sentence::of(|language| Text(language).is_over()).into());
        }
        let repeated = self.repeated(charter, today).filter(|next| next.step.code == code);
        if let Some(next) = repeated {
            return Ok(next);
        }
        let next = self.next(charter, today).ok_or(Error::NotFound)?;
        if next.step.code == code {
            return Ok(next);
        }
        let name = next.step.name.clone();
        Err(Sentence::of(|language| Text(language).not_its_turn(language.pick(&name.zh, &name.en))).into())
    }
}

/// What the step needs besides its day: persons, training, the days of a notice.
fn brings(charter: &Charter, step: &AdmissionStep, told: &Taken) -> Result<()> {
    if let Some(persons) = step.persons.clone() {
        let named = told.persons.len() as u32;
        let twice = told.persons.windows(2).any(|pair| pair[0].member == pair[1].member);
        if !persons.contains(&named) || twice {
            let (least, most) = (*persons.start(), *persons.end());
            return Err(at("person_one", move |text, _| {
                if least == most { text.persons_needed_all(most) } else { text.persons_needed(least, most) }
            }));
        }
    }
    if !step.is_trained(told.days, told.hours) {
        let (days, hours) = (step.days_least.unwrap_or(0), step.hours_least.unwrap_or(0));
        return Err(at("days", move |text, _| text.training_short(days, hours)));
    }
    if let Some(least) = step.working_days_least {
        let until = told.until.ok_or_else(|| at("until_day", |text, _| text.until_missing().to_owned()))?;
        if charter.notice_days(told.on, until) < least {
            let enough = charter.notice_end(step, told.on);
            return Err(at("until_day", move |text, language| text.notice_short(least, day_text(language, enough))));
        }
    }
    Ok(())
}

/// Whether this outcome can come of the step.
fn decides(next: &Next<'_>, told: &Taken) -> Result<()> {
    let step = next.step;
    let can = match told.outcome {
        Outcome::Done => true,
        Outcome::Refused => step.by == Decider::Superior,
        Outcome::Postponed => step.within_months_special.is_some() && !next.special,
        Outcome::Extended | Outcome::Unfit => step.extend_months.is_some(),
        Outcome::Failed => step.scheme.is_some(),
    };
    if !can {
        return Err(at("outcome", |text, _| text.no_such_outcome().to_owned()));
    }
    // Why a vote failed follows from its figures.
    if !matches!(told.outcome, Outcome::Done | Outcome::Failed) && told.remark.is_empty() {
        return Err(at("remark", |text, _| text.reason_missing().to_owned()));
    }
    if told.outcome == Outcome::Extended {
        return extends(next, told);
    }
    Ok(())
}

/// The last day of a probation that is extended by so many months.
pub(super) fn months_after(earliest: Date, months: u32) -> Date {
    earliest.saturating_add(i64::from(months).months())
}

/// Once, by half a year to a year from the end of the probation.
fn extends(next: &Next<'_>, told: &Taken) -> Result<()> {
    if next.was_extended {
        return Err(at("outcome", |text, _| text.extended_before().to_owned()));
    }
    let allowed = next.step.extend_months.clone().unwrap_or(0..=0);
    let (least, most) = (*allowed.start(), *allowed.end());
    let fits = |months: u32| told.until == Some(months_after(next.earliest, months));
    if !allowed.clone().any(fits) {
        return Err(at("months", move |text, _| text.extension_wrong(least, most)));
    }
    Ok(())
}

/// Whether the vote was valid and passed.
fn votes(charter: &Charter, scheme: zhixing_charter::Scheme, figures: Figures, on: Date) -> Result<()> {
    must_be_possible(figures)?;
    let Figures { entitled, present, yes } = figures;
    let count = charter.votes(scheme, on).count(entitled, present);
    if !count.valid {
        return Err(at("present", move |text, _| text.no_quorum(entitled, count.needed, present)));
    }
    if yes < count.yes_needed {
        return Err(at("yes", move |text, _| text.not_passed(entitled, count.yes_needed, yes)));
    }
    Ok(())
}

/// Whether the vote did not pass, by its figures or for the reason that is told: it was void.
fn failed(charter: &Charter, scheme: zhixing_charter::Scheme, figures: Figures, told: &Taken) -> Result<()> {
    must_be_possible(figures)?;
    if told.remark.is_empty() && votes(charter, scheme, figures, told.on).is_ok() {
        return Err(at("remark", |text, _| text.failed_why().to_owned()));
    }
    Ok(())
}

fn must_be_possible(figures: Figures) -> Result<()> {
    let Figures { entitled, present, yes } = figures;
    if present > entitled || yes > entitled {
        return Err(at("present", |text, _| text.votes_impossible().to_owned()));
    }
    Ok(())
}

fn later_too_early(turn: &Next<'_>, on: Date) -> Error {
    let (name, earliest) = (turn.step.name.clone(), turn.earliest);
    at("on_day", move |text, language| {
        let (on, earliest) = (day_text(language, on), day_text(language, earliest));
        text.later_too_early(language.pick(&name.zh, &name.en), on, earliest)
    })
}

fn too_early(charter: &Charter, next: &Next<'_>) -> Error {
    let (name, earliest, article) = (next.step.name.clone(), next.earliest, charter.cite(&next.step.source));
    at("on_day", move |text, language| {
        let name = language.pick(&name.zh, &name.en);
        text.too_early(name, day_text(language, earliest), language.pick(&article.zh, &article.en))
    })
}

fn at(field: &'static str, say: impl Fn(Text, Language) -> String) -> Error {
    Faults::at(field, Sentence::of(|language| say(Text(language), language))).into()
}
