//! Where tests are opened and ended, and where they are found again.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_branch::Activity;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Choice, Frame, Heading, Input, Item, Notice, Tone, Weight, actions, confirmed, crumbs, empty, field, hidden,
    link_button, live, moment, notice, pill, post_button, section, submit,
};

use super::super::choose::{ADAPTIVE_LENGTH, POOL_LEAST};
use super::super::input::{BANK, FIELDS, PICKED, Sent, TEST_COUNT, TEST_FORM, ticked};
use super::super::model::{Form, QUESTIONS_MAX, QUESTIONS_USUAL, Test};
use super::super::questions::{Ground, Held, OfActivity, Picking};
use super::super::text::Text;
use crate::bank::model::Bank;
use crate::item::calibrate::ANSWERS_LEAST;
use crate::topic::area_name;

/// The page of an activity's tests.
pub fn path(activity: &Activity) -> String {
    format!("{}/tests", activity.path())
}

/// The way there, for other pages of the activity.
pub(crate) fn way(frame: &Frame, activity: &Activity) -> Markup {
    link_button(Weight::Plain, &path(activity), Text(frame.language).title())
}

/// That a test is open to the reader, with its one step, for other pages.
pub(crate) fn open_to(frame: &Frame, path: &str, length: u32, answered: Option<u32>) -> Markup {
    let text = Text(frame.language);
    let label = if answered.is_some() { text.go_on() } else { text.take_part() };
    html! {
        p { (answered.map_or_else(|| text.name(length), |n| text.how_far(n, length))) }
        (actions(link_button(Weight::Primary, path, label)))
    }
}

/// The tests of an activity.
pub fn held(frame: &Frame, held: &Held, sent: &Sent, faults: &Faults, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let (path, topic) = (held.activity.path(), held.activity.topic.as_str());
    let heading = Heading::new(text.title()).lead(text.lead()).above(crumbs(frame, &[(&path, topic)]));
    let open = held.tests.iter().find(|test| test.ended_at.is_none());
    let over: Vec<&Test> = held.tests.iter().filter(|test| test.ended_at.is_some()).collect();
    let body = html! {
        @if let Some(test) = open { (under_way(frame, held, test)) }
        @if let Some(ground) = &held.ground { (section(text.begin_one(), opening(frame, held, ground, sent, faults))) }
        @if !over.is_empty() { (section(text.latest(), list(frame, &over.iter().map(|test| (*test, None)).collect::<Vec<_>>(), zone))) }
        @if open.is_none() && over.is_empty() && held.ground.is_none() { (empty(text.none(), text.none_next(), None)) }
    };
    // A form that is being filled in stays as it is; whoever only waits is shown at once that it begins.
    let shown = if held.ground.is_some() { body } else { live(frame, &held.activity.about(), "tests", body) };
    html::page(frame, heading, shown)
}

fn under_way(frame: &Frame, held: &Held, test: &Test) -> Markup {
    let text = Text(frame.language);
    html! {
        (section(&text.name(test.length), html! {
            @if let Some((begun, through)) = held.how_many { p { (text.how_many(begun, through)) } }
            (actions(html! {
                (link_button(Weight::Primary, &test.path(), text.take_part()))
                @if held.may_run {
                    (confirmed(frame, text.end_ask(), post_button(&format!("{}/ending", test.path()), Weight::Plain, text.end(), &[])))
                }
            }))
        }))
    }
}

fn opening(frame: &Frame, held: &Held, ground: &Ground, sent: &Sent, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    if ground.banks.is_empty() {
        return empty(text.no_banks(), text.no_banks_next(), None);
    }
    let path = path(&held.activity);
    let usual = QUESTIONS_USUAL.to_string();
    let value = |name: &str, otherwise: &str| sent.get(name).cloned().unwrap_or_else(|| otherwise.to_owned());
    let forms = [
        Choice::new(Form::Fixed.code(), text.fixed()),
        Choice::new(Form::Adaptive.code(), text.short(ADAPTIVE_LENGTH)),
    ];
    html::form(
        frame,
        &path,
        FIELDS,
        faults,
        html! {
            (areas(frame, ground, sent, faults))
            (field(frame, &TEST_COUNT, Input::Number { least: 1, most: i64::from(QUESTIONS_MAX) }, &value(TEST_COUNT.name, &usual), faults))
            @if ground.offer.stands() {
                (field(frame, &TEST_FORM, Input::Radio(&forms), &value(TEST_FORM.name, Form::Fixed.code()), faults))
                p.meta { (text.short_stands(ground.offer.known, ground.offer.answers)) }
            } @else {
                p.meta { (text.short_not(ground.offer.known, POOL_LEAST, ANSWERS_LEAST)) }
            }
            (actions(html! {
                (submit(Weight::Primary, text.open()))
                @if ground.picks { (link_button(Weight::Plain, &format!("{path}/picking"), text.pick())) }
            }))
        },
    )
}

/// The banks, each with a box. At first those are ticked that go with the topic of the day; without any, all.
fn areas(frame: &Frame, ground: &Ground, sent: &Sent, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let fault = faults.of(BANK.name);
    let goes_along = |bank: &Bank| ground.of_topic.contains(&bank.id);
    let all = !ground.banks.iter().any(goes_along);
    html! {
        fieldset.field.faulty[fault.is_some()] {
            legend.label { (frame.pick(BANK.label)) }
            p.meta { (frame.pick(BANK.why)) }
            @if let Some(fault) = fault { p.fault { (fault.text(frame.language)) } }
            div.choices {
                @for (index, bank) in ground.banks.iter().enumerate() {
                    label.choice {
                        input type="checkbox" name={ "bank." (bank.id) } value="yes" id=[(index == 0).then_some("f-bank")]
                            checked[if sent.is_empty() { all || goes_along(bank) } else { sent.contains_key(&format!("bank.{}", bank.id)) }];
                        span { (bank.area) " " span.meta {
                            @if let Some(area) = &bank.study_area { (area_name(frame.language, area)) " · " }
                            (text.questions(bank.count))
                            @if goes_along(bank) { " · " (text.of_topic()) }
                        } }
                    }
                }
            }
        }
    }
}

/// Questions of one bank to be picked; `sent` is what was picked on other pages too.
pub fn picking(frame: &Frame, picking: &Picking, sent: &Sent, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let path = path(&picking.activity);
    let lead = text.pick_lead(QUESTIONS_MAX);
    let heading = Heading::new(text.pick_title())
        .lead(lead.as_str())
        .above(crumbs(frame, &[(&picking.activity.path(), &picking.activity.topic), (&path, text.title())]));
    let is_here = |id: &str| picking.questions.iter().any(|kept| kept.id.as_str() == id);
    let elsewhere: Vec<&str> = ticked(sent, PICKED.name).filter(|id| !is_here(id)).collect();
    let fault = faults.of(PICKED.name);
    let after = picking.questions.last().filter(|_| picking.more).map_or(0, |last| last.place);
    let pick_at = format!("{path}/picking");
    let others = picking.banks.iter().filter(|bank| bank.id != picking.bank.id);
    let form = html::form(
        frame,
        &format!("{path}/picked"),
        FIELDS,
        faults,
        html! {
            @for id in &elsewhere { (hidden(&format!("picked.{id}"), "yes")) }
            fieldset.field.faulty[fault.is_some()] {
                legend.label { (picking.bank.area) }
                @if !elsewhere.is_empty() { p.meta { (text.picked_elsewhere(elsewhere.len())) } }
                @if let Some(fault) = fault { p.fault { (fault.text(frame.language)) } }
                div.choices {
                    @for (index, kept) in picking.questions.iter().enumerate() {
                        label.choice {
                            input type="checkbox" name={ "picked." (kept.id) } value="yes" id=[(index == 0).then_some("f-picked")]
                                checked[sent.contains_key(&format!("picked.{}", kept.id))];
                            span { (kept.title()) }
                        }
                    }
                }
            }
            (actions(html! {
                (submit(Weight::Primary, text.pick_open()))
                @if picking.more { (turn(&pick_at, picking.bank.id.as_str(), after, text.pick_more())) }
                @for bank in others { (turn(&pick_at, bank.id.as_str(), 0, &text.pick_other(&bank.area))) }
            }))
        },
    );
    html::page(frame, heading, form)
}

/// A button that takes along what was ticked to another page of questions.
fn turn(at: &str, bank: &str, after: i64, label: &str) -> Markup {
    html! { button.button formmethod="get" formaction=(at) name="show" value={ (bank) "." (after) } { (label) } }
}

/// The tests of a branch.
pub fn of_branch(frame: &Frame, tests: &[OfActivity], under_way: &[Activity], zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.title()).lead(text.lead());
    let ways: Vec<String> = under_way.iter().map(path).collect();
    let now: Vec<Item> =
        under_way.iter().zip(&ways).map(|(activity, path)| Item::link(path, &activity.topic)).collect();
    let all: Vec<(&Test, Option<&str>)> = tests.iter().map(|(test, topic)| (test, Some(topic.as_str()))).collect();
    html::page(
        frame,
        heading,
        html! {
            @if !now.is_empty() { (section(text.under_way(), html::list(&now))) }
            @if all.is_empty() { (notice(Notice::Info, html! { p { b { (text.none()) } } p { (text.none_next()) } })) }
            @else { (section(text.latest(), list(frame, &all, zone))) }
        },
    )
}

fn list(frame: &Frame, tests: &[(&Test, Option<&str>)], zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let lines: Vec<(String, String)> = tests.iter().map(|(test, _)| (test.path(), text.name(test.length))).collect();
    let items: Vec<Item> =
        tests.iter().zip(&lines).map(|(one, (path, name))| item(frame, *one, path, name, zone)).collect();
    html::list(&items)
}

fn item<'i>(
    frame: &Frame,
    (test, topic): (&Test, Option<&str>),
    path: &'i str,
    name: &'i str,
    zone: &TimeZone,
) -> Item<'i> {
    let text = Text(frame.language);
    let meta = html! { (moment(frame, test.opened_at, zone)) " · " (text.opened_by(&test.opened_name)) @if let Some(topic) = topic { " · " (topic) } };
    let (tone, state) =
        if test.ended_at.is_some() { (Tone::Quiet, text.state_over()) } else { (Tone::Soon, text.state_open()) };
    Item::link(path, name).meta(meta).end(pill(tone, state))
}
