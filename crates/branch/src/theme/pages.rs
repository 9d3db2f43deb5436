//! The pages of theme days.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Fact, Frame, Heading, Input, Item, Tab, Tone, Weight, actions, crumbs, empty, facts, field, hidden,
    link_button, live, optional_field, pager, pill, post_button, progress, section, submit, tabs,
};
use zhixing_merge::{Asked, Asking, Edit, Saver, ask_which};
use zhixing_people::MemberId;

use super::input::{self, ArrangementInput, CheckInput, FIELDS};
use super::model::{Arrangement, Check, ThemeDay, Used, Way, must_be_arrangeable, must_be_checkable};
use super::text::Text;
use crate::activity;
use crate::activity::model::{Activity, State};
use crate::activity::questions::May;
use crate::resolution::{self, Resolution};

/// What the list shows.
#[derive(Default)]
pub struct ListView {
    /// A page of rows.
    pub rows: Vec<ThemeDay>,
    /// Where the next page is.
    pub older: Option<String>,
    /// Whether the reader plans in the branch.
    pub plans: bool,
}

/// The list of theme days.
pub fn list(frame: &Frame, view: &ListView, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let mut heading = Heading::new(text.title())
        .above(crumbs(frame, &[("/meetings", activity::list_name(frame.language))]))
        .lead(text.lead());
    if view.plans {
        heading = heading.action(link_button(Weight::Primary, "/meetings/new?kind=theme_day", text.plan()));
    }
    let paths: Vec<String> = view.rows.iter().map(|row| format!("/meetings/{}/theme", row.id)).collect();
    let items: Vec<Item> = view
        .rows
        .iter()
        .zip(&paths)
        .map(|(row, path)| {
            Item::link(path, &row.topic)
                .meta(html! { (html::day_time(frame, row.starts_at.local(zone))) " · " (in_short(frame, row)) })
                .end(activity::state_pill(frame, row.state))
        })
        .collect();
    html::page(
        frame,
        heading,
        html! {
            @if items.is_empty() { (empty(text.none(), text.none_next(), None)) } @else { (html::list(&items)) }
            (pager(frame, None, view.older.as_deref()))
            (actions(link_button(Weight::Quiet, "/directory", text.directory())))
        },
    )
}

fn in_short(frame: &Frame, row: &ThemeDay) -> String {
    let text = Text(frame.language);
    let agreed = match row.agreed {
        0 => String::new(),
        agreed if row.open > 0 => text.agreed_count(agreed, row.open),
        agreed => text.agreed_done(agreed),
    };
    let way = row.way.map_or(text.not_yet(), |way| way.name(frame.language));
    let parts = [way, &row.who, &row.about, &agreed];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What the page of one theme day shows.
pub struct OneView {
    /// The activity.
    pub activity: Activity,
    /// What the reader may do.
    pub may: May,
    /// How it goes.
    pub arrangement: Option<Arrangement>,
    /// What is to be seen to.
    pub checks: Vec<Check>,
    /// What was agreed.
    pub resolutions: Vec<Resolution>,
    /// Who reads.
    pub me: MemberId,
    /// The day it is.
    pub today: Date,
}

/// How one theme day goes.
pub fn one(frame: &Frame, view: &OneView, typed: &CheckInput, faults: &Faults, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let activity = &view.activity;
    let path = activity.path();
    let lead = html! { (html::day_time(frame, activity.starts_at.local(zone))) " " (activity::state_pill(frame, activity.state)) };
    let mut heading = Heading::new(&activity.topic)
        .above(crumbs(frame, &[("/theme-days", text.title()), (&path, text.the_meeting())]))
        .lead(lead);
    let arranges = view.may.plan && must_be_arrangeable(activity).is_ok();
    if arranges {
        let label = if view.arrangement.is_some() { text.rearrange() } else { text.arrange() };
        heading = heading.action(link_button(Weight::Primary, &format!("{path}/theme/edit"), label));
    }
    let body = html! {
        (section(text.how(), how(frame, view)))
        @if view.may.run { div id="checks" { (section(text.checks(), checks(frame, view, typed, faults, zone))) } }
        (section(text.agreed(), agreed(frame, view, zone)))
    };
    html::page(frame, heading, live(frame, &activity.about(), "theme", body))
}

fn how(frame: &Frame, view: &OneView) -> Markup {
    let text = Text(frame.language);
    match &view.arrangement {
        None => empty(text.not_yet(), text.not_yet_next(), None),
        Some(arrangement) => html! {
            p { (pill(Tone::Plain, arrangement.way.name(frame.language))) }
            (facts(&rows(frame, arrangement)))
            p.meta { (text.by(&arrangement.arranged_name)) }
        },
    }
}

fn rows(frame: &Frame, arrangement: &Arrangement) -> Vec<Fact<'static>> {
    let text = Text(frame.language);
    let words = |words: &str| html! { (words) };
    match arrangement.way {
        Way::Out => vec![
            (text.place(), entry(frame, arrangement.place.as_ref())),
            (text.contact(), entry(frame, arrangement.contact.as_ref())),
            (text.transport(), words(&arrangement.transport)),
            (text.safety(), words(&arrangement.safety)),
            (text.cost(), words(text.cost_none())),
        ],
        Way::In => vec![
            (text.lecturer(), entry(frame, arrangement.lecturer.as_ref())),
            (text.topic(), words(&arrangement.topic)),
            (text.source(), words(&arrangement.source)),
            (text.cost(), words(text.cost_none())),
        ],
    }
}

/// An entry of the directory, with its number where the reader may see it.
fn entry(frame: &Frame, used: Option<&Used>) -> Markup {
    let text = Text(frame.language);
    let Some(used) = used else { return html! { (text.not_set()) } };
    html! {
        a href={ "/directory/" (used.id) } { (used.name) }
        @if !used.about.is_empty() { " · " (used.about) }
        @if !used.phone.is_empty() { " · " (text.phone(&used.phone)) }
    }
}

/// The arrangement in short, for the activity's own page. A lecture or a study day without one says nothing of it, but to who could make one.
pub fn brief(frame: &Frame, activity: &Activity, may: May, arrangement: Option<&Arrangement>) -> Markup {
    let text = Text(frame.language);
    let href = format!("{}/theme", activity.path());
    if arrangement.is_none() && !matches!(activity.kind.as_str(), "theme_day" | "volunteering") {
        let arranges = may.plan && must_be_arrangeable(activity).is_ok();
        return html! { @if arranges { (actions(link_button(Weight::Quiet, &href, text.how()))) } };
    }
    html! {
        @if let Some(arrangement) = arrangement {
            p { (pill(Tone::Plain, arrangement.way.name(frame.language))) " " (super::questions::sentence(arrangement).text(frame.language)) }
        } @else { p.meta { (text.not_yet()) } }
        (actions(link_button(Weight::Plain, &href, text.how())))
    }
}

fn checks(frame: &Frame, view: &OneView, typed: &CheckInput, faults: &Faults, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let path = format!("{}/theme/checks", view.activity.path());
    let open = must_be_checkable(&view.activity).is_ok();
    let (seen_to, all) = (view.checks.iter().filter(|check| check.done.is_some()).count(), view.checks.len());
    let items: Vec<Item> = view.checks.iter().map(|check| one_check(frame, check, &path, open, zone)).collect();
    html! {
        p.meta { (text.checks_lead()) }
        @if all > 0 { (progress(frame, text.checks(), seen_to as u32, all as u32)) (html::list(&items)) }
        @if open {
            (html::draft(frame, &path, html::form(frame, &path, FIELDS, faults, html! {
                (field(frame, &input::WORDS, Input::Text, &typed.words, faults))
                (actions(submit(Weight::Plain, text.add_check())))
            })))
        }
    }
}

fn one_check<'a>(frame: &Frame, check: &'a Check, path: &str, open: bool, zone: &TimeZone) -> Item<'a> {
    let text = Text(frame.language);
    let (label, sent) = if check.done.is_some() { (text.check_undo(), "no") } else { (text.check_mark(), "yes") };
    let button = post_button(&format!("{path}/{}", check.id), Weight::Plain, label, &[("done", sent)]);
    let item = Item::plain(check.words(frame.language));
    let item = match &check.done {
        Some((name, at)) => {
            item.meta(html! { (pill(Tone::Good, text.check_done())) " " (text.done_by(name)) " · " (html::moment(frame, *at, zone)) })
        }
        None => item,
    };
    if open { item.end(button) } else { item }
}

/// What was agreed, each with its owner and day: resolutions of the activity.
fn agreed(frame: &Frame, view: &OneView, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let state =
        |made: &Resolution| resolution::pills(frame, made, view.today, made.tells_late(view.may.plan, &view.me));
    let paths: Vec<String> = view.resolutions.iter().map(Resolution::path).collect();
    let items = view.resolutions.iter().zip(&paths).map(|(made, path)| {
        Item::link(path, &made.text).meta(resolution::standing(frame.language, made, zone)).end(state(made))
    });
    let takes = view.may.run && matches!(view.activity.state, State::Opened | State::Closed);
    let href = format!("{}/resolutions/new", view.activity.path());
    html! {
        @if view.resolutions.is_empty() {
            p.meta { (if matches!(view.activity.state, State::Signed | State::Cancelled) { text.agreed_nothing() } else { text.agreed_none() }) }
        }
        @else { (html::list(&items.collect::<Vec<_>>())) }
        @if takes { (actions(link_button(Weight::Plain, &href, text.agreed_add()))) }
    }
}

/// What the form offers.
pub struct FormView {
    /// The activity.
    pub activity: Activity,
    /// How it goes now.
    pub now: Option<Arrangement>,
    /// Names of places, the latest used first.
    pub places: Vec<String>,
    /// Names of contacts.
    pub contacts: Vec<String>,
    /// Names of lecturers.
    pub lecturers: Vec<String>,
}

impl FormView {
    /// How it goes now, as the form shows it; an empty form before it is arranged.
    pub fn input(&self) -> ArrangementInput {
        self.now.as_ref().map(ArrangementInput::of).unwrap_or_default()
    }
}

/// The form of an arrangement: each way has a page of its own.
pub fn edit(frame: &Frame, view: &FormView, edit: &Edit<ArrangementInput>, faults: &Faults) -> Markup {
    let (text, typed) = (Text(frame.language), &edit.typed);
    let path = format!("{}/theme", view.activity.path());
    let heading = Heading::new(text.arrange())
        .above(crumbs(frame, &[("/theme-days", text.title()), (&path, &view.activity.topic)]))
        .lead(text.arrange_lead());
    let hrefs = Way::ALL.map(|way| format!("{path}/edit?way={}", way.code()));
    let shown: Vec<Tab> = Way::ALL
        .iter()
        .zip(&hrefs)
        .map(|(way, href)| Tab { href, label: way.name(frame.language), here: *way == typed.way() })
        .collect();
    let key = format!("theme/{}/{}", view.activity.id, typed.way().code());
    let form = html::form(
        frame,
        &path,
        FIELDS,
        faults,
        html! {
            (hidden("way", typed.way().code()))
            (zhixing_merge::basis(&edit.basis))
            @match typed.way() { Way::Out => (out(frame, view, typed, faults)), Way::In => (bring_in(frame, view, typed, faults)) }
            (field(frame, &input::FREE, Input::Checkbox, &typed.free, faults))
            (actions(submit(Weight::Primary, text.save())))
        },
    );
    html::page(frame, heading, html! { (tabs(text.ways(), &shown)) (html::draft(frame, &key, form)) })
}

/// Two people arranged it at once: which version of each field holds.
pub fn ask(
    frame: &Frame,
    view: &FormView,
    asked: &Asked<ArrangementInput>,
    saver: Option<Saver>,
) -> zhixing_kit::Result<Markup> {
    let text = Text(frame.language);
    let path = format!("{}/theme", view.activity.path());
    let read = |field: &str, value: &str| {
        Way::of(value).filter(|_| field == "way").map(|way| way.name(frame.language).to_owned())
    };
    let asking = Asking {
        above: crumbs(frame, &[("/theme-days", text.title()), (&path, &view.activity.topic)]),
        action: &path,
        leave: &path,
        fields: FIELDS,
        saver,
        long: &["safety", "transport", "source"],
        read: &read,
    };
    ask_which(frame, asked, &asking)
}

fn out(frame: &Frame, view: &FormView, typed: &ArrangementInput, faults: &Faults) -> Markup {
    html! {
        (field(frame, &input::GOES_TO, Input::Offered(&view.places), &typed.goes_to, faults))
        (optional_field(frame, &input::ADDRESS, Input::Text, &typed.address, faults))
        (field(frame, &input::TRANSPORT, Input::Area(2), &typed.transport, faults))
        (field(frame, &input::SAFETY, Input::Area(3), &typed.safety, faults))
        (optional_field(frame, &input::CONTACT, Input::Offered(&view.contacts), &typed.contact, faults))
        (optional_field(frame, &input::CONTACT_ABOUT, Input::Text, &typed.contact_about, faults))
        (optional_field(frame, &input::PHONE, Input::Phone, &typed.phone, faults))
    }
}

fn bring_in(frame: &Frame, view: &FormView, typed: &ArrangementInput, faults: &Faults) -> Markup {
    html! {
        (field(frame, &input::LECTURER, Input::Offered(&view.lecturers), &typed.lecturer, faults))
        (optional_field(frame, &input::LECTURER_ABOUT, Input::Text, &typed.lecturer_about, faults))
        (field(frame, &input::SPEAKS_ABOUT, Input::Text, &typed.speaks_about, faults))
        (field(frame, &input::SOURCE, Input::Area(2), &typed.source, faults))
        (optional_field(frame, &input::PHONE, Input::Phone, &typed.phone, faults))
    }
}
