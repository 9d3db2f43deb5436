//! The forms about a member: each thing that can happen to him is a page of its own. Markup only.

use jiff::civil::Date;
use maud::{Markup, html};
use zhixing_kit::form::{Faults, Field};
use zhixing_kit::html::words::day_text;
use zhixing_kit::html::{
    Choice, Frame, Heading, Input, Notice, Tab, Weight, actions, crumbs, field, form, link_button, notice,
    optional_field, page, post_button, section, submit, tabs,
};
use zhixing_merge::{Asked, Asking, Edit, Saver, ask_which, basis};

use super::one::{MemberPage, exemptions};
use crate::fields::{
    BORN_ON, CONFIRMED_ON, EXEMPT_UNTIL, EXEMPTION_KIND, FIELDS, FROM_ON, JOINED_ON, LAST_DAY, MEMBER_KIND, NAME,
    NUMBER, SINCE_ON, UNIT, WHY_CORRECTED, WHY_JOINED,
};
use crate::member::input::MemberInput;
use crate::member::model::{ExemptionKind, MemberKind};
use crate::member::text::Text;
use crate::unit::Unit;

/// The form for a new member.
pub fn new_member(frame: &Frame, units: &[Unit], input: &MemberInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let heading =
        Heading::new(text.create()).above(crumbs(frame, &[("/members", text.title())])).lead(text.create_lead());
    page(
        frame,
        heading,
        form(
            frame,
            "/members",
            &fields_of(true),
            faults,
            html! {
                (person_fields(frame, input, faults))
                (place_fields(frame, units, input, faults))
                // Asked of who may have left as something else, alone.
                @if faults.of(WHY_JOINED.name).is_some() || !input.why_joined.is_empty() { (field(frame, &WHY_JOINED, Input::Text, &input.why_joined, faults)) }
                (actions(html! { (submit(Weight::Primary, text.save())) (link_button(Weight::Quiet, "/members", text.back())) }))
            },
        ),
    )
}

fn person_fields(frame: &Frame, input: &MemberInput, faults: &Faults) -> Markup {
    html! {
        (field(frame, &NAME, Input::Text, &input.name, faults))
        (field(frame, &NUMBER, Input::Text, &input.number, faults))
        (optional_field(frame, &JOINED_ON, Input::Day, &input.joined_on, faults))
        (optional_field(frame, &CONFIRMED_ON, Input::Day, &input.confirmed_on, faults))
        (optional_field(frame, &BORN_ON, Input::Day, &input.born_on, faults))
    }
}

fn place_fields(frame: &Frame, units: &[Unit], input: &MemberInput, faults: &Faults) -> Markup {
    let base = units.iter().map(Unit::depth).min().unwrap_or(0);
    let indented = |unit: &Unit| format!("{}{}", "　".repeat(unit.depth() - base), unit.name);
    let units: Vec<_> = units.iter().map(|unit| Choice::new(unit.id.as_str(), indented(unit))).collect();
    let kinds: Vec<_> =
        MemberKind::ALL.iter().map(|kind| Choice::new(kind.word(), kind.name(frame.language))).collect();
    html! {
        (field(frame, &UNIT, Input::Select(&units), &input.unit, faults))
        (field(frame, &MEMBER_KIND, Input::Radio(&kinds), &input.member_kind, faults))
        (field(frame, &SINCE_ON, Input::Day, &input.from_on, faults))
    }
}

/// Who is no member of the party yet: how he became one, where that is what changes.
fn joining_fields(frame: &Frame, shown: &MemberPage, input: &MemberInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    html! {
        @if !shown.member.kind.is_of_party() {
            h2 { (text.joining()) }
            p { (text.joining_hint()) " " a href="/admissions" { (text.to_admissions()) } }
            (optional_field(frame, &WHY_JOINED, Input::Text, &input.why_joined, faults))
            (optional_field(frame, &JOINED_ON, Input::Day, &input.joined_on, faults))
            (optional_field(frame, &CONFIRMED_ON, Input::Day, &input.confirmed_on, faults))
        }
    }
}

/// The fields of these forms, for the summary of what is wrong: the day of a stay is called so.
fn fields_of(of_stay: bool) -> Vec<&'static Field> {
    of_stay.then_some(&SINCE_ON).into_iter().chain(FIELDS.iter().copied()).collect()
}

/// What can be changed about a member: each is a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Name, number and days.
    Details,
    /// Unit and kind.
    Transfer,
    /// When he is not pressed.
    Exemptions,
    /// That he left.
    Leaving,
    /// That he did not.
    Staying,
}

/// One of the pages on which a member is changed.
pub fn change_member(
    frame: &Frame,
    shown: &MemberPage,
    change: Change,
    edit: &Edit<MemberInput>,
    faults: &Faults,
) -> Markup {
    let (text, input) = (Text(frame.language), &edit.typed);
    let at = format!("/members/{}", shown.member.id);
    let title = text.edit_title(&shown.member.name);
    let heading = Heading::new(&title).above(way_back(frame, shown));
    let ways = [
        (Change::Details, format!("{at}/edit"), text.edit()),
        (Change::Transfer, format!("{at}/transfer"), text.transfer()),
        (Change::Exemptions, format!("{at}/exemptions"), text.exemptions()),
        (Change::Leaving, format!("{at}/leave"), text.leave()),
    ];
    let ways: Vec<_> = ways
        .iter()
        .map(|(way, href, label)| Tab {
            href,
            label,
            here: *way == change || (change, *way) == (Change::Staying, Change::Leaving),
        })
        .collect();
    let back = || link_button(Weight::Quiet, &at, text.back());
    let known = fields_of(change == Change::Transfer);
    let form = |action: &str, inside: Markup, button: Markup| {
        let body = html! { (inside) (actions(html! { (button) (back()) })) };
        form(frame, &format!("{at}{action}"), &known, faults, body)
    };
    let save = |label: &str| submit(Weight::Primary, label);
    let body = match change {
        Change::Details => {
            form("", html! { (basis(&edit.basis)) (person_fields(frame, input, faults)) }, save(text.save()))
        }
        Change::Transfer => html! {
            @if shown.member.branch.is_some() {
                p { (text.transfer_hint()) " " a href={ "/movings/new?member=" (shown.member.id) } { (text.transfer_elsewhere()) } }
            } @else { p { (text.transfer_hint_above()) } }
            (form("/transfer", html! { (basis(&edit.basis)) (place_fields(frame, &shown.units, input, faults)) (joining_fields(frame, shown, input, faults)) }, save(text.transfer_do())))
        },
        Change::Exemptions => html! {
            (exemptions(frame, shown, Some(&at)))
            (section(text.exempt_it(), form("/exemptions", exemption_fields(frame, input, faults), save(text.exempt()))))
        },
        Change::Leaving | Change::Staying if shown.member.has_left() => {
            let left = shown.member.left_on().map(|day| text.left_already(day_text(frame.language, day)));
            html! {
                (notice(Notice::Info, html! { (left.unwrap_or_default()) }))
                p { (text.stay_on_lead()) }
                (form("/leave/withdrawal", field(frame, &WHY_CORRECTED, Input::Text, &input.why, faults), save(text.stay_on())))
            }
        }
        Change::Leaving | Change::Staying => html! {
            (goes_on_here(frame, shown))
            p { (text.leave_away()) }
            (form("/leave", field(frame, &LAST_DAY, Input::Day, &input.last_day, faults), submit(Weight::Danger, text.leave_do())))
        },
    };
    page(frame, heading, html! { (tabs(text.change(), &ways)) (body) })
}

/// The question before somebody leaves: what ends with it, and the other way for who only changes the branch.
pub fn ask_leaving(frame: &Frame, shown: &MemberPage, last: Date) -> Markup {
    let (text, member) = (Text(frame.language), &shown.member);
    let at = format!("/members/{}", member.id);
    let title = text.leave_title(&member.name);
    let held = shown.posts.iter().filter(|post| post.to_on.is_none_or(|to| to > last));
    let posts = held.map(|post| text.leave_post(post.kind.name(frame.language), &post.unit_name));
    let ends: Vec<String> = std::iter::once(text.leave_membership(&shown.unit.name))
        .chain(posts)
        .chain(shown.account.as_ref().map(|_| text.leave_sign_in().to_owned()))
        .collect();
    let last_day = last.to_string();
    let sent = [("last_day", last_day.as_str()), ("sure", "yes")];
    page(
        frame,
        Heading::new(&title).above(way_back(frame, shown)),
        html! {
            p { (text.leave_lead(day_text(frame.language, last))) }
            ul { @for one in &ends { li { (one) } } }
            p { (text.leave_kept()) }
            (goes_on_here(frame, shown))
            (actions(html! {
                (post_button(&format!("{at}/leave"), Weight::Danger, text.leave_yes(), &sent))
                (link_button(Weight::Quiet, &at, text.back()))
            }))
        },
    )
}

/// The other way for who only goes to a branch here: a branch sends him; who sits above the branches is entered there at once.
fn goes_on_here(frame: &Frame, shown: &MemberPage) -> Markup {
    let (text, member) = (Text(frame.language), &shown.member);
    html! {
        @if member.branch.is_some() {
            p { (text.leave_here()) " " a href={ "/movings/new?member=" (member.id) } { (text.transfer_elsewhere()) } }
        } @else {
            p { (text.leave_here_above()) " " a href={ "/members/" (member.id) "/transfer" } { (text.transfer()) } }
        }
    }
}

fn way_back(frame: &Frame, shown: &MemberPage) -> Markup {
    let at = format!("/members/{}", shown.member.id);
    crumbs(frame, &[("/members", Text(frame.language).title()), (&at, &shown.member.name)])
}

/// Two people changed him at once: which version of each field holds.
pub fn ask(
    frame: &Frame,
    shown: &MemberPage,
    change: Change,
    asked: &Asked<MemberInput>,
    saver: Option<Saver>,
) -> zhixing_kit::Result<Markup> {
    let at = format!("/members/{}", shown.member.id);
    let read = |field: &str, value: &str| match field {
        "unit" => shown.units.iter().find(|unit| unit.id.as_str() == value).map(|unit| unit.name.clone()),
        "member_kind" => MemberKind::read(value).map(|kind| kind.name(frame.language).to_owned()),
        _ => None,
    };
    let action = if change == Change::Details { at.clone() } else { format!("{at}/transfer") };
    let (above, fields) = (way_back(frame, shown), fields_of(change == Change::Transfer));
    ask_which(
        frame,
        asked,
        &Asking { above, action: &action, leave: &at, fields: &fields, saver, long: &[], read: &read },
    )
}

fn exemption_fields(frame: &Frame, input: &MemberInput, faults: &Faults) -> Markup {
    let kinds: Vec<_> =
        ExemptionKind::ALL.iter().map(|kind| Choice::new(kind.word(), kind.name(frame.language))).collect();
    html! {
        (field(frame, &EXEMPTION_KIND, Input::Radio(&kinds), &input.exemption_kind, faults))
        (field(frame, &FROM_ON, Input::Day, &input.from_on, faults))
        (optional_field(frame, &EXEMPT_UNTIL, Input::Day, &input.to_on, faults))
    }
}
