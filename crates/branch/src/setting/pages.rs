//! The page of a branch's settings: a form for who keeps them, facts for everyone else of the branch.

use jiff::civil::Weekday;
use maud::{Markup, html};
use zhixing_charter::ThemeDay;
use zhixing_kit::form::{Faults, Field};
use zhixing_kit::html::words::weekdays;
use zhixing_kit::html::{
    Choice, Frame, Heading, Input, Notice, Weight, actions, crumbs, draft, empty, facts, field, form, hidden, notice,
    optional_field, page, section, submit,
};
use zhixing_merge::{Asked, Asking, Edit, Saver, ask_which, basis};
use zhixing_people::UnitKind;

use super::form::{
    FIELDS, HOUR, JOINT_UNITS, PLACE, SettingInput, TERM_FROM, TERM_TO, THEME_DATE, THEME_NTH, THEME_RULE,
    THEME_WEEKDAY, VILLAGE,
};
use super::text::Text;
use super::web::Kept;
use crate::rules::charter;

/// The settings of a branch, to be changed by who may.
pub(super) fn settings(frame: &Frame, kept: &Kept, edit: &Edit<SettingInput>, faults: &Faults) -> Markup {
    let branch = &kept.branch;
    let text = Text(frame.language);
    let heading = Heading::new(text.title())
        .above(crumbs(frame, &[("/year", text.year())]))
        .lead(html! { (text.lead(&branch.name)) });
    page(
        frame,
        heading,
        html! {
            @if kept.may_set { (sheet(frame, kept, edit, faults)) }
            @else { (notice(Notice::Info, text.only_secretary())) (told(frame, &edit.typed)) }
        },
    )
}

/// For a reader without a branch.
pub fn none(frame: &Frame) -> Markup {
    let text = Text(frame.language);
    page(frame, text.title(), empty(text.title(), text.no_branch(), None))
}

/// The days of the term: to be typed as long as the unit above has not settled them.
fn term_days(frame: &Frame, kept: &Kept, input: &SettingInput, faults: &Faults) -> Markup {
    if !kept.settled {
        return html! {
            (optional_field(frame, &TERM_FROM, Input::Day, &input.term_from, faults))
            (optional_field(frame, &TERM_TO, Input::Day, &input.term_to, faults))
        };
    }
    let text = Text(frame.language);
    // What stands, and not what was typed: these days are not changed here.
    let SettingInput { term_from, term_to, .. } = SettingInput::of(&kept.setting);
    html! {
        (hidden("term_from", &term_from))
        (hidden("term_to", &term_to))
        (facts(&[(text.term(), html! { (term_from) " – " (term_to) })]))
        p { (text.term_is_settled()) " " a href="/branch/term" { (text.to_term()) } }
    }
}

fn sheet(frame: &Frame, kept: &Kept, edit: &Edit<SettingInput>, faults: &Faults) -> Markup {
    let (text, input, branch) = (Text(frame.language), &edit.typed, &kept.branch);
    let number = |least, most| Input::Number { least, most };
    let inside = form(
        frame,
        "/branch/settings",
        FIELDS,
        faults,
        html! {
            (basis(&edit.basis))
            (section(text.theme_day(), theme_day(frame, input, faults)))
            (section(text.usual(), html! {
                (field(frame, &HOUR, Input::Time, &input.hour, faults))
                (optional_field(frame, &PLACE, Input::Text, &input.place, faults))
            }))
            (section(text.term(), html! {
                (term_days(frame, kept, input, faults))
                (optional_field(frame, &VILLAGE, Input::Checkbox, &input.village, faults))
                @if branch.kind == UnitKind::JointBranch { (optional_field(frame, &JOINT_UNITS, number(0, 99), &input.joint_units, faults)) }
                @else { (hidden("joint_units", &input.joint_units)) }
            }))
            (section(text.options(), html! {
                p { (text.options_why()) }
                @for option in charter().options() { (optional_field(frame, &option_field(option), Input::Checkbox, chosen(input, &option.code), faults)) }
            }))
            (actions(submit(Weight::Primary, text.save())))
        },
    );
    draft(frame, &format!("branch-settings/{}", branch.id), inside)
}

/// Two people set it at once: which version of each field holds.
pub fn ask(frame: &Frame, asked: &Asked<SettingInput>, saver: Option<Saver>) -> zhixing_kit::Result<Markup> {
    let text = Text(frame.language);
    let options: Vec<Field> = charter().options().iter().map(option_field).collect();
    let fields: Vec<&Field> = FIELDS.iter().copied().chain(&options).collect();
    let read = |field: &str, value: &str| match (field, value) {
        ("theme_rule", "none") => Some(text.no_theme_day().to_owned()),
        ("theme_rule", "date") => Some(text.fixed_date().to_owned()),
        ("theme_rule", "weekday") => Some(text.fixed_weekday().to_owned()),
        ("theme_weekday", day) => {
            let place = day.parse::<usize>().ok()?.checked_sub(1)?;
            weekdays(frame.language).get(place).map(|name| (*name).to_owned())
        }
        (_, "yes") => Some("✓".to_owned()),
        _ => None,
    };
    let asking = Asking {
        above: crumbs(frame, &[("/year", text.year()), ("/branch/settings", text.title())]),
        action: "/branch/settings",
        leave: "/branch/settings",
        fields: &fields,
        saver,
        long: &[],
        read: &read,
    };
    ask_which(frame, asked, &asking)
}

fn theme_day(frame: &Frame, input: &SettingInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let rules = [
        Choice::new("none", text.no_theme_day()),
        Choice::new("date", text.fixed_date()),
        Choice::new("weekday", text.fixed_weekday()),
    ];
    let nths: Vec<Choice> = (1..=5)
        .map(|nth: u8| Choice::new(nth.to_string(), if nth == 5 { text.last().to_owned() } else { text.nth(nth) }))
        .collect();
    let names = weekdays(frame.language);
    let days: Vec<Choice> =
        names.iter().enumerate().map(|(place, name)| Choice::new((place + 1).to_string(), *name)).collect();
    html! {
        (field(frame, &THEME_RULE, Input::Radio(&rules), &input.theme_rule, faults))
        (optional_field(frame, &THEME_DATE, Input::Number { least: 1, most: 31 }, &input.theme_date, faults))
        (optional_field(frame, &THEME_NTH, Input::Select(&nths), &input.theme_nth, faults))
        (optional_field(frame, &THEME_WEEKDAY, Input::Select(&days), &input.theme_weekday, faults))
    }
}

/// The charter's options are data: their fields are made of what it says.
fn option_field(option: &'static zhixing_charter::ChoiceOption) -> Field {
    let (chinese, english) = (Text(zhixing_kit::Language::Chinese), Text(zhixing_kit::Language::English));
    Field {
        name: &option.code,
        label: (&option.name.zh, &option.name.en),
        why: (chinese.options_why(), english.options_why()),
        seen_by: (chinese.options_seen(), english.options_seen()),
    }
}

fn chosen(input: &SettingInput, code: &str) -> &'static str {
    if input.chose(code) { "yes" } else { "" }
}

fn told(frame: &Frame, input: &SettingInput) -> Markup {
    let text = Text(frame.language);
    let theme_day =
        match (input.theme_date.parse::<u8>(), input.theme_nth.parse::<u8>(), input.theme_weekday.parse::<i8>()) {
            (Ok(day), _, _) => Some(ThemeDay::DayOfMonth(day)),
            (_, Ok(nth), Ok(weekday)) => {
                Weekday::from_monday_one_offset(weekday).ok().map(|weekday| ThemeDay::NthWeekday(nth, weekday))
            }
            _ => None,
        };
    let theme_day = theme_day
        .map_or_else(|| text.no_theme_day().to_owned(), |day| frame.language.pick(&day.zh(), &day.en()).to_owned());
    let term = [input.term_from.as_str(), input.term_to.as_str()].join(" – ");
    facts(&[
        (text.theme_day(), html! { (theme_day) }),
        (text.usual(), html! { (input.hour) " " (input.place) }),
        (text.term(), html! { @if input.term_from.is_empty() { "–" } @else { (term) } }),
    ])
}
