//! The pages of own checks: one's own, and those that were read out.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::html::{
    self, Frame, Heading, Input, Item, Notice, Weight, actions, confirmed, crumbs, field, notice, post_button, section,
    submit,
};
use zhixing_merge::{Asked, Asking, Edit, Saver, ask_which};
use zhixing_people::MemberId;

use super::input::{self, FIELDS, OwnCheckInput};
use super::model::OwnCheck;
use super::text::Text;
use crate::life::round;
use crate::life::round::model::Round;

/// What the page of one's own check shows.
pub struct View {
    /// The round.
    pub round: Round,
    /// The reader's own.
    pub own: Option<OwnCheck>,
    /// Whether the reader writes one.
    pub writes: bool,
    /// Whether the meeting has begun, so that it can be read out.
    pub begun: bool,
    /// Who read his out.
    pub read_by: Vec<(MemberId, String)>,
}

fn above(frame: &Frame, round: &Round) -> Markup {
    let (path, name) = (round.path(), round::text::Text(frame.language).of_year(round.year));
    crumbs(frame, &[("/organisation-life", crate::life::list_name(frame.language)), (&path, &name)])
}

/// One's own check, and the names of those who read theirs out.
pub fn own(frame: &Frame, view: &View, edit: &Edit<OwnCheckInput>, faults: &Faults, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.title()).above(above(frame, &view.round)).lead(text.lead());
    let read_at = view.own.as_ref().and_then(|own| own.read_at);
    html::page(
        frame,
        heading,
        html! {
            @if !view.writes { (notice(Notice::Info, text.not_member())) }
            @else if let (Some(at), Some(own)) = (read_at, &view.own) {
                (notice(Notice::Info, html! { (text.read_on(day_text(frame.language, at.day(zone)))) " · " (text.read_already()) }))
                (html::sheet(&own.words))
            } @else {
                p.meta { (text.excused()) }
                (form(frame, view, edit, faults))
                @if view.own.is_some() && view.begun { (section(text.read_title(), reading(frame, view))) }
            }
            @if !view.read_by.is_empty() { (section(text.others(), others(view))) }
        },
    )
}

fn form(frame: &Frame, view: &View, edit: &Edit<OwnCheckInput>, faults: &Faults) -> Markup {
    let path = format!("{}/own-check", view.round.path());
    html::draft(
        frame,
        &path,
        html::form(
            frame,
            &path,
            FIELDS,
            faults,
            html! {
                (zhixing_merge::basis(&edit.basis))
                (field(frame, &input::OWN_WORDS, Input::Area(14), &edit.typed.own_words, faults))
                (actions(submit(Weight::Primary, Text(frame.language).save())))
            },
        ),
    )
}

/// The author saved another version elsewhere: which one holds.
pub fn ask(frame: &Frame, view: &View, asked: &Asked<OwnCheckInput>, zone: &TimeZone) -> zhixing_kit::Result<Markup> {
    let path = format!("{}/own-check", view.round.path());
    let saver = view.own.as_ref().map(|own| Saver::himself(own.saved_at.local(zone)));
    let asking = Asking {
        above: above(frame, &view.round),
        action: &path,
        leave: &path,
        fields: FIELDS,
        saver,
        long: &["own_words"],
        read: &|_, _| None,
    };
    ask_which(frame, asked, &asking)
}

fn reading(frame: &Frame, view: &View) -> Markup {
    let text = Text(frame.language);
    let button = post_button(&format!("{}/own-check/reading", view.round.path()), Weight::Plain, text.read_it(), &[]);
    html! { p { (text.read_lead()) } (actions(confirmed(frame, text.read_ask(), button))) }
}

fn others(view: &View) -> Markup {
    let paths: Vec<String> =
        view.read_by.iter().map(|(member, _)| format!("{}/own-checks/{member}", view.round.path())).collect();
    let items: Vec<Item> = view.read_by.iter().zip(&paths).map(|((_, name), path)| Item::link(path, name)).collect();
    html::list(&items)
}

/// One that was read out.
pub fn read_out(frame: &Frame, round: &Round, check: &OwnCheck, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let title = text.of(&check.name);
    let mut heading = Heading::new(&title).above(above(frame, round));
    if let Some(at) = check.read_at {
        heading = heading.lead(text.read_on(day_text(frame.language, at.day(zone))).as_str());
    }
    html::page(frame, heading, html::sheet(&check.words))
}
