//! The page of a series of study days: how it is wished for, and under it the days, to be looked over and planned.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_branch::plan_form::{DATE, Line as Typed, PlanInput, TAKE, TIME};
use zhixing_branch::{Activity, Doubts, LineField, charter};
use zhixing_kit::form::{Faults, Field};
use zhixing_kit::html::words::{day_text, month_text, near_day_text, time_text, weekday};
use zhixing_kit::html::{
    self, Choice, Column, Frame, Heading, Input, Notice, Tone, Weight, actions, crumbs, empty, field, filter_form,
    form, hidden, link_button, notice, optional_field, pill, section, submit, table,
};
use zhixing_kit::{Language, Sentence};

use super::actions::Adopted;
use super::input::{
    FIELDS, PUT_TOPICS, STUDY_FIRST, STUDY_LAST, STUDY_MINUTES, STUDY_OFTEN, STUDY_PLACE, STUDY_RULE, STUDY_TIME,
    SeriesInput,
};
use super::model::{Line, Moved, Often, Proposed, Wish, YearHours};
use super::questions::{Ground, Outlook, Waiting};
use super::rule::rules;
use super::text::Text;
use crate::day::model::StudyDay;
use crate::hours::model::in_words;
use crate::{home, programme, rota};

/// Of how many days what speaks against their time is told; their pages tell it of each.
const DOUBTED_TOLD: usize = 2;

/// What the page shows.
pub struct Shown<'a> {
    /// For which branch and programme.
    pub ground: &'a Ground,
    /// What was typed, or is proposed.
    pub input: &'a SeriesInput,
    /// What it wishes for.
    pub wish: &'a Wish,
    /// What it comes to.
    pub outlook: &'a Outlook,
    /// Why nothing of it was taken, where that is the fault of no line.
    pub refused: Option<&'a Sentence>,
}

/// The lines of the form as the proposals fill them.
pub fn proposed(outlook: &Outlook, wish: &Wish) -> PlanInput {
    let line = |line: &Line| {
        let proposed = line.proposed?;
        Some(Typed {
            key: line.slot.key(),
            take: proposed.is_sure(),
            date: proposed.on.to_string(),
            time: time_text(wish.time),
            faults: Faults::default(),
        })
    };
    PlanInput { lines: outlook.lines.iter().filter_map(line).collect(), vanished: 0 }
}

/// Where it leads once the days are planned: to the programme, else to the rota.
pub fn after(ground: &Ground) -> String {
    match &ground.programme {
        Some(programme) => format!("{}#days", programme.path()),
        None => format!("/rota?unit={}", ground.branch),
    }
}

/// What is told then, and against whose time something speaks.
pub fn told(language: Language, adopted: &Adopted, doubted: &[(String, Doubts)]) -> String {
    let text = Text(language);
    let topics = (adopted.topics > 0).then(|| text.with_topics(adopted.topics));
    let passed = (adopted.passed > 0).then(|| text.passed(adopted.passed));
    let each = doubted.iter().take(DOUBTED_TOLD).map(|(topic, doubts)| text.mind(topic, doubts.told(language)));
    let further = doubted.len().checked_sub(DOUBTED_TOLD + 1).map(|further| text.mind_further(further + 1));
    let all = [text.planned(adopted.planned.len())].into_iter().chain(topics).chain(passed).chain(each).chain(further);
    all.collect::<Vec<_>>().join(language.pick("", " "))
}

fn whole(frame: &Frame, ground: &Ground, body: Markup) -> Markup {
    let text = Text(frame.language);
    let lead = text.lead(&ground.name);
    let (programmes, rota) = (programme::list_name(frame.language), rota::name(frame.language));
    let above = match &ground.programme {
        Some(one) => vec![("/programmes".to_owned(), programmes), (one.path(), one.says.name.as_str())],
        None => vec![(format!("/rota?unit={}", ground.branch), rota)],
    };
    let above: Vec<(&str, &str)> = std::iter::once(("/study", home::name(frame.language)))
        .chain(above.iter().map(|(path, name)| (path.as_str(), *name)))
        .collect();
    html::page(frame, Heading::new(text.title()).above(crumbs(frame, &above)).lead(lead.as_str()), body)
}

/// How it is wished for, where something is wrong with that.
pub fn how(frame: &Frame, ground: &Ground, input: &SeriesInput, faults: &Faults) -> Markup {
    whole(frame, ground, section(Text(frame.language).how(), how_form(frame, ground, input, faults)))
}

/// The whole page.
pub fn days(frame: &Frame, shown: &Shown<'_>, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let body = html! {
        @if let Some(told) = shown.refused { (notice(Notice::Refused, told.text(frame.language))) }
        @if shown.input.plan.vanished > 0 { (notice(Notice::Refused, text.vanished(shown.input.plan.vanished))) }
        (faulty(frame, shown.input))
        (section(text.how(), how_form(frame, shown.ground, shown.input, &Faults::default())))
        div id="days" { (section(text.days(), listed(frame, shown, zone))) }
    };
    whole(frame, shown.ground, body)
}

fn how_form(frame: &Frame, ground: &Ground, input: &SeriesInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let often = |one: Often| match one {
        Often::Month => text.each_month(),
        Often::TwoMonths => text.each_two_months(),
        Often::Quarter => text.each_quarter(),
    };
    let often: Vec<Choice> = Often::ALL.into_iter().map(|one| Choice::new(one.word(), often(one))).collect();
    let rules = rules(frame.language);
    filter_form(
        frame,
        "/study/days/new#days",
        FIELDS,
        faults,
        html! {
            (ground_fields(ground))
            (field(frame, &STUDY_OFTEN, Input::Select(&often), &input.often, faults))
            (field(frame, &STUDY_RULE, Input::Select(&rules), &input.rule, faults))
            (field(frame, &STUDY_TIME, Input::Time, &input.time, faults))
            (field(frame, &STUDY_MINUTES, Input::Number { least: 15, most: 600 }, &input.minutes, faults))
            (optional_field(frame, &STUDY_PLACE, Input::Text, &input.place, faults))
            (field(frame, &STUDY_FIRST, Input::Day, &input.first, faults))
            (field(frame, &STUDY_LAST, Input::Day, &input.last, faults))
            (actions(submit(Weight::Plain, text.list())))
        },
    )
}

/// The branch by its id, also where the page was called without one: the form is about no other when it comes back.
fn ground_fields(ground: &Ground) -> Markup {
    html! {
        (hidden("unit", ground.branch.as_str()))
        @if let Some(programme) = &ground.programme { (hidden("programme", programme.id.as_str())) }
    }
}

/// The days, their hours, and the act.
fn listed(frame: &Frame, shown: &Shown<'_>, zone: &TimeZone) -> Markup {
    let (text, outlook, input) = (Text(frame.language), shown.outlook, shown.input);
    let columns =
        [Column::text(text.stretch()), Column::text(text.take()), Column::text(text.day()), Column::text(text.time())];
    let rows: Vec<Vec<Markup>> = outlook.lines.iter().map(|line| row(frame, shown, line, zone)).collect();
    let years = outlook.hours.iter().map(|hours| hours.year);
    let back = if shown.ground.programme.is_some() { text.back_to_programme() } else { text.back_to_rota() };
    let way = link_button(Weight::Quiet, &after(shown.ground), back);
    html! {
        @for year in years.filter(|year| !charter().holidays().announced(*year)) { (notice(Notice::Info, text.holidays_not_announced(year))) }
        p.meta { (text.days_lead()) }
        (form(frame, "/study/days", FIELDS, &Faults::default(), html! {
            (ground_fields(shown.ground))
            @for (name, value) in sent_along(input) { (hidden(name, value)) }
            (table(text.days(), &columns, &rows))
            (hours(frame, shown))
            @if input.plan.lines.is_empty() { (all_there(frame, shown, &way)) }
            @else {
                (topics(frame, &outlook.waiting, input))
                (actions(html! { (submit(Weight::Primary, text.adopt())) (way) }))
            }
        }))
    }
}

/// What is next where nothing is missing: days that are more frequent, or, where there is one each month, one more by itself.
fn all_there(frame: &Frame, shown: &Shown<'_>, back: &Markup) -> Markup {
    let text = Text(frame.language);
    if shown.wish.often != Often::Month {
        return empty(text.all_there(), text.all_there_next(), Some(back.clone()));
    }
    let (way, label) = super::way_to_one(frame.language, &shown.ground.branch);
    let ways = actions(html! { (link_button(Weight::Plain, &way, label)) (back) });
    empty(text.all_there(), text.all_there_monthly(), Some(ways))
}

/// The topics that wait, and whether they are put on the days; of several programmes, where that is done.
fn topics(frame: &Frame, waiting: &Waiting, input: &SeriesInput) -> Markup {
    let text = Text(frame.language);
    match waiting {
        Waiting::Nothing => html! {},
        Waiting::In(_, topics) => html! {
            p { (text.topics(*topics)) }
            (optional_field(frame, &PUT_TOPICS, Input::Checkbox, &input.topics, &Faults::default()))
        },
        Waiting::InSeveral(programmes) => html! { p { (text.topics_of_several(*programmes)) } },
    }
}

/// The wish, so that the days are held against it again.
fn sent_along(input: &SeriesInput) -> [(&'static str, &str); 7] {
    [
        (STUDY_OFTEN.name, &input.often),
        (STUDY_RULE.name, &input.rule),
        (STUDY_TIME.name, &input.time),
        (STUDY_MINUTES.name, &input.minutes),
        (STUDY_PLACE.name, &input.place),
        (STUDY_FIRST.name, &input.first),
        (STUDY_LAST.name, &input.last),
    ]
}

/// The month, the two months or the quarter of a line.
fn name(frame: &Frame, line: &Line) -> String {
    let (first, last) = (line.slot.whole.first, line.slot.whole.last);
    let (from, to) = (month_text(frame.language, first), month_text(frame.language, last));
    if first.month() == last.month() { from } else { Text(frame.language).months(from, to) }
}

fn row(frame: &Frame, shown: &Shown<'_>, line: &Line, zone: &TimeZone) -> Vec<Markup> {
    let name = name(frame, line);
    let key = line.slot.key();
    let place = shown.input.plan.lines.iter().position(|typed| typed.key == key);
    let (Some(proposed), Some(place)) = (line.proposed, place) else { return there(frame, shown, line, zone) };
    let typed = &shown.input.plan.lines[place];
    let at = |field| LineField { field, place, of: &name };
    let [at_day, at_time] = [&DATE, &TIME].map(|field| typed.said(frame.language, field));
    let why = why(frame, line, proposed, typed);
    vec![
        html! {
            (name)
            @if !why.is_empty() { br; small { (why) } }
            input type="hidden" name={ "key." (place) } value=(key);
        },
        at(&TAKE).tick(frame, typed.take),
        at(&DATE).day(frame, &typed.date, remark(frame, shown, &typed.date, zone), at_day.as_deref()),
        at(&TIME).time(frame, &typed.time, at_time.as_deref()),
    ]
}

/// A stretch that has its study days: each with the way to it.
fn there(frame: &Frame, shown: &Shown<'_>, line: &Line, zone: &TimeZone) -> Vec<Markup> {
    let local = |one: &StudyDay| one.activity.starts_at.local(zone);
    let all: Vec<&StudyDay> =
        shown.outlook.studied.iter().filter(|one| line.slot.whole.contains(local(one).date())).collect();
    vec![
        html! { (name(frame, line)) },
        pill(Tone::Plain, Text(frame.language).there()),
        html! { @for one in &all { div { a href=(one.path()) { (near_day_text(frame.language, local(one).date())) } } } },
        html! { @for one in &all { div { (time_text(local(one).time())) } } },
    ]
}

/// Why the rule's day is not the one that is proposed, and why a line is not ticked; nothing once he typed another day or ticked it.
fn why(frame: &Frame, line: &Line, proposed: Proposed, typed: &Typed) -> String {
    let text = Text(frame.language);
    let wanted = near_day_text(frame.language, line.slot.wanted);
    let holiday = charter().holidays().name(line.slot.wanted);
    let is_same = typed.date == proposed.on.to_string();
    let moved = proposed.moved.filter(|moved| is_same && !(typed.take && moved.leaves_doubt()));
    let moved = moved.map(|moved| match (moved, holiday) {
        (Moved::Free, Some(name)) => text.instead_of_holiday(wanted, frame.language.pick(&name.zh, &name.en)),
        (Moved::Free, None) => text.instead_of_free(wanted),
        (Moved::Meets, _) => text.instead_of_meeting(wanted),
        (Moved::AllFree, _) => text.all_free().to_owned(),
        (Moved::Outside, _) => text.instead_of_over(day_text(frame.language, line.slot.wanted)),
    });
    let beside = (proposed.is_beside && !typed.take).then(|| text.beside().to_owned());
    moved.into_iter().chain(beside).collect::<Vec<_>>().join(frame.language.pick("；", "; "))
}

/// The weekday of a day, whether it is off, and what the branch has on it.
fn remark(frame: &Frame, shown: &Shown<'_>, typed: &str, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let Ok(day) = typed.parse::<Date>() else { return html! {} };
    let holidays = charter().holidays();
    let named = holidays.name(day).map(|name| frame.language.pick(&name.zh, &name.en));
    let told =
        |one: &Activity| format!("{} {}", one.kind_of(frame.language), time_text(one.starts_at.local(zone).time()));
    let meetings: Vec<String> = shown.outlook.meetings.get(&day).into_iter().flatten().map(told).collect();
    html! {
        " " small {
            (weekday(frame.language, day))
            @if !holidays.is_working_day(day) { " · " (named.unwrap_or(text.not_worked())) }
            @if !meetings.is_empty() { " · " (text.meets(meetings.join(frame.language.pick("、", ", ")))) }
        }
    }
}

/// How many days of a year are ticked, of stretches that have none yet.
fn ticked(shown: &Shown<'_>, year: i16) -> u32 {
    let is_open = |key: &str| shown.outlook.lines.iter().any(|line| line.proposed.is_some() && line.slot.key() == key);
    let is_of_year = |typed: &Typed| typed.date.parse::<Date>().is_ok_and(|on| on.year() == year);
    let typed = shown.input.plan.lines.iter();
    let count = typed.filter(|typed| typed.take && is_of_year(typed) && is_open(&typed.key)).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// What the ticked days come to, year by year, against what the charter asks for (教 20).
fn hours(frame: &Frame, shown: &Shown<'_>) -> Markup {
    let text = Text(frame.language);
    let hour = charter().study().hour_minutes;
    let line = |one: &YearHours| {
        let days = ticked(shown, one.year);
        let more = days.saturating_mul(shown.wish.minutes);
        let all = one.there_minutes.saturating_add(more);
        let is_short = all < one.asked.0.saturating_mul(hour);
        let [there, more, whole] = [one.there_minutes, more, all].map(|minutes| in_words(minutes, hour));
        html! {
            (text.hours_of(one.year, there, days, more, whole))
            @if one.asked.0 > 0 { (frame.language.pick("", " ")) (text.asked(one.asked.0, one.asked.1)) }
            @if is_short { (frame.language.pick("", " ")) (short(frame, shown.wish.often, one)) }
        }
    };
    section(text.hours(), html! { ul { @for one in &shown.outlook.hours { li { (line(one)) } } } })
}

/// What to do where the hours are fewer than asked for; of a year that is not asked about to its end, how far it is.
fn short(frame: &Frame, often: Often, year: &YearHours) -> String {
    let text = Text(frame.language);
    match often {
        _ if !year.is_whole() => text.until_only(day_text(frame.language, year.until)),
        Often::Month => text.short_by_monthly(year.asked.0),
        Often::TwoMonths | Often::Quarter => text.short_by(year.asked.0),
    }
}

/// All lines that are refused, by name, each with the way to it.
fn faulty(frame: &Frame, input: &SeriesInput) -> Markup {
    let text = Text(frame.language);
    let lines: Vec<(usize, &Typed)> =
        input.plan.lines.iter().enumerate().filter(|(_, line)| !line.faults.is_empty()).collect();
    if lines.is_empty() {
        return html! {};
    }
    let fields: [&Field; 2] = [&DATE, &TIME];
    let told = html! {
        p { b { (text.check_lines(lines.len())) } }
        ul {
            @for (place, line) in &lines {
                @for field in fields {
                    @if let Some(why) = line.said(frame.language, field) {
                        li { a href={ "#" (LineField { field, place: *place, of: "" }.id()) } { (text.faulty_line(&line.date, why)) } }
                    }
                }
            }
        }
    };
    notice(Notice::Refused, told)
}
