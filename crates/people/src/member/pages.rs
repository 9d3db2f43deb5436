//! The pages about members: the list, one member, and the forms. Markup only.

use std::collections::HashMap;

use jiff::civil::Date;
use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Choice, Column, Frame, Heading, Input, Item, Tab, Tone, Weight, actions, confirmed, crumbs, day, empty, facts,
    field, form, link_button, list, optional_field, page, pager, pill, post_button, search_form, section, submit,
    table, tabs,
};
use zhixing_kit::limit::PAGE_ROWS;
use zhixing_records::UnitId;

use super::input::MemberInput;
use super::model::{Exemption, ExemptionKind, Member, MemberKind, Membership};
use super::text::Text;
use super::web::ListInput;
use crate::account::Account;
use crate::fields::{
    BORN_ON, CONFIRMED_ON, EXEMPTION_KIND, FIELDS, FROM_ON, JOINED_ON, LAST_DAY, MEMBER_KIND, NAME, NUMBER, TO_ON, UNIT,
};
use crate::post::Post;
use crate::post::pages::term;
use crate::query::in_query;
use crate::unit::Unit;

/// How many units below are shown as tabs.
const TABS_MAX: usize = 12;

/// What the list of members shows.
pub struct ListPage {
    /// The unit whose members are listed.
    pub here: Unit,
    /// The unit above, if its members may be seen too.
    pub above: Option<Unit>,
    /// The units directly below.
    pub below: Vec<Unit>,
    /// The names of the unit and all below.
    pub names: HashMap<UnitId, String>,
    /// The members, one more than a page holds when there are more.
    pub members: Vec<Member>,
    /// Their posts, in a branch or group.
    pub posts: Vec<Post>,
    /// Whether the reader may enter members here.
    pub may_edit: bool,
}

/// The members of a unit.
pub fn show_members(frame: &Frame, shown: &ListPage, input: &ListInput) -> Markup {
    let text = Text(frame.language);
    let here = &shown.here;
    let new = format!("/members/new?unit={}", here.id);
    let mut heading = Heading::new(text.title()).lead(here.name.as_str());
    if let Some(above) = &shown.above {
        heading = heading.above(crumbs(frame, &[(&format!("/members?unit={}", above.id), &above.name)]));
    }
    if shown.may_edit {
        heading = heading.action(link_button(Weight::Primary, &new, text.create()));
    }
    let (members, more) = (&shown.members[..shown.members.len().min(PAGE_ROWS)], shown.members.len() > PAGE_ROWS);
    let at = format!("/members?unit={}&q={}", here.id, in_query(&input.q));
    let older = members.last().filter(|_| more).map(|last| format!("{at}&after={}", in_query(&last.number)));
    let newer = (!input.after.is_empty()).then_some(at);
    let import = shown.may_edit.then(|| link_button(Weight::Plain, "/members/import", text.import()));
    page(
        frame,
        heading,
        html! {
            (unit_tabs(text, shown))
            (search_form(frame, "/members", "q", text.search(), &input.q))
            @if members.is_empty() {
                @if input.q.is_empty() { (empty(text.none(), text.none_next(), import)) }
                @else { (empty(text.none_found(), text.none_found_next(), None)) }
            } @else {
                (member_table(frame, shown, members))
                (pager(frame, newer.as_deref(), older.as_deref()))
                @if let Some(import) = import { (actions(import)) }
            }
        },
    )
}

fn unit_tabs(text: Text, shown: &ListPage) -> Markup {
    if shown.below.is_empty() {
        return html! {};
    }
    let hrefs: Vec<_> = shown.below.iter().take(TABS_MAX).map(|unit| format!("/members?unit={}", unit.id)).collect();
    let all = format!("/members?unit={}", shown.here.id);
    let mut all_tabs = vec![Tab { href: &all, label: text.everyone(), here: true }];
    all_tabs.extend(shown.below.iter().zip(&hrefs).map(|(unit, href)| Tab { href, label: &unit.name, here: false }));
    if shown.below.len() > TABS_MAX {
        all_tabs.push(Tab { href: "/units", label: text.all_units(), here: false });
    }
    tabs(text.units(), &all_tabs)
}

fn member_table(frame: &Frame, shown: &ListPage, members: &[Member]) -> Markup {
    let text = Text(frame.language);
    let columns = [
        Column::text(text.name()),
        Column::text(text.number()),
        Column::text(text.unit()),
        Column::text(text.kind()),
        Column::text(text.posts()),
    ];
    let columns = if shown.posts.is_empty() { &columns[..4] } else { &columns[..] };
    let rows: Vec<_> = members
        .iter()
        .map(|member| {
            let held = shown.posts.iter().filter(|post| post.member == member.id);
            let held: Vec<_> = held.map(|post| post.kind.name(frame.language)).collect();
            vec![
                html! { a href={ "/members/" (member.id) } { (member.name) } },
                html! { (member.number) },
                html! { (shown.names.get(&member.unit).map_or("", String::as_str)) },
                html! { (member.kind.name(frame.language)) },
                html! { (held.join(frame.language.pick("、", ", "))) },
            ]
        })
        .collect();
    table(text.title(), columns, &rows)
}

/// What the page of one member shows.
pub struct MemberPage {
    /// The member.
    pub member: Member,
    /// His unit.
    pub unit: Unit,
    /// His posts, past and present.
    pub posts: Vec<Post>,
    /// Where he belonged.
    pub stays: Vec<Membership>,
    /// Why and when he is not pressed; empty for who may not see it.
    pub exemptions: Vec<Exemption>,
    /// Today.
    pub today: Date,
    /// Whether the reader sees what is told of age and health.
    pub sees_private: bool,
    /// Whether the reader may edit.
    pub may_edit: bool,
    /// His account, for who may edit.
    pub account: Option<Account>,
    /// The units to which he could be transferred, on the edit page.
    pub units: Vec<Unit>,
}

/// One member: facts of membership and duty, nothing else.
pub fn show_member(frame: &Frame, shown: &MemberPage) -> Markup {
    let text = Text(frame.language);
    let member = &shown.member;
    let list_of_unit = format!("/members?unit={}", shown.unit.id);
    let edit = format!("/members/{}/edit", member.id);
    let mut heading = Heading::new(&member.name)
        .above(crumbs(frame, &[("/members", text.title()), (&list_of_unit, &shown.unit.name)]));
    if shown.may_edit {
        heading = heading.action(link_button(Weight::Primary, &edit, text.edit()));
    }
    page(
        frame,
        heading,
        html! {
            (member_facts(frame, shown))
            (section(text.posts(), posts(frame, &shown.posts)))
            (section(text.history(), stays(frame, &shown.stays)))
            @if shown.sees_private { (section(text.exemptions(), exemptions(frame, shown, None))) }
            @if shown.may_edit { (section(text.signing_in(), signing_in(frame, shown))) }
        },
    )
}

fn member_facts(frame: &Frame, shown: &MemberPage) -> Markup {
    let text = Text(frame.language);
    let member = &shown.member;
    let mut known = vec![
        (text.number(), html! { (member.number) }),
        (text.unit(), html! { a href={ "/units/" (shown.unit.id) } { (shown.unit.name) } }),
        (text.kind(), html! { (member.kind.name(frame.language)) }),
    ];
    let private = if shown.sees_private { member.born_on } else { None };
    let days = [
        (text.joined(), member.joined_on),
        (text.confirmed(), member.confirmed_on),
        (text.born(), private),
        (text.left_on(), member.left_on()),
    ];
    known.extend(days.into_iter().filter_map(|(name, known)| Some((name, day(frame, known?)))));
    facts(&known)
}

fn posts(frame: &Frame, held: &[Post]) -> Markup {
    let text = Text(frame.language);
    if held.is_empty() {
        return html! { p { (text.no_posts()) } };
    }
    let titles: Vec<_> =
        held.iter().map(|post| format!("{} · {}", post.kind.name(frame.language), post.unit_name)).collect();
    let items: Vec<_> =
        held.iter().zip(&titles).map(|(post, title)| Item::plain(title).meta(term(frame, post))).collect();
    list(&items)
}

fn stays(frame: &Frame, stays: &[Membership]) -> Markup {
    let text = Text(frame.language);
    let titles: Vec<_> =
        stays.iter().map(|stay| format!("{} · {}", stay.unit_name, stay.kind.name(frame.language))).collect();
    let items: Vec<_> = stays
        .iter()
        .zip(&titles)
        .map(|(stay, title)| Item::plain(title).meta(days(text, stay.from_on, stay.to_on)))
        .collect();
    list(&items)
}

fn days(text: Text, from: Date, to: Option<Date>) -> String {
    let until = to.map(|to| format!(" {}", text.until(to))).unwrap_or_default();
    format!("{}{until}", text.beginning(from))
}

fn exemptions(frame: &Frame, shown: &MemberPage, end_below: Option<&str>) -> Markup {
    let text = Text(frame.language);
    if shown.exemptions.is_empty() {
        return html! { p { (text.no_exemptions()) } };
    }
    let items: Vec<_> = shown
        .exemptions
        .iter()
        .map(|one| {
            let item = Item::plain(one.kind.name(frame.language)).meta(days(text, one.from_on, one.to_on));
            match end_below {
                Some(at) if one.to_on.is_none_or(|last| last > shown.today) => item.end(post_button(
                    &format!("{at}/exemptions/{}/end", one.id),
                    Weight::Quiet,
                    text.end_exemption(),
                    &[],
                )),
                _ => item,
            }
        })
        .collect();
    list(&items)
}

fn signing_in(frame: &Frame, shown: &MemberPage) -> Markup {
    let text = Text(frame.language);
    let account = crate::account::text::Text(frame.language);
    let at = format!("/members/{}", shown.member.id);
    let link = post_button(&format!("{at}/link"), Weight::Plain, text.link(), &[]);
    let bar = post_button(&format!("{at}/bar"), Weight::Danger, text.bar(), &[]);
    html! {
        @match &shown.account {
            None => p { (text.signing_in_lead()) },
            Some(known) => p {
                (account.link_name(&known.sign_in_name)) " "
                @if known.closed_at.is_some() { (pill(Tone::Bad, account.barred())) }
                @else if known.is_active { (pill(Tone::Good, account.active())) }
                @else { (pill(Tone::Soon, account.invited())) }
            },
        }
        (actions(html! {
            @if shown.member.belongs(shown.today) { (confirmed(frame, text.link_question(), link)) }
            @if shown.account.as_ref().is_some_and(|known| known.closed_at.is_none()) { (confirmed(frame, text.bar_question(), bar)) }
        }))
    }
}

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
            FIELDS,
            faults,
            html! {
                (person_fields(frame, input, faults))
                (place_fields(frame, units, input, faults))
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
        (field(frame, &FROM_ON, Input::Day, &input.from_on, faults))
    }
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
}

/// One of the pages on which a member is changed.
pub fn change_member(
    frame: &Frame,
    shown: &MemberPage,
    change: Change,
    input: &MemberInput,
    faults: &Faults,
) -> Markup {
    let text = Text(frame.language);
    let at = format!("/members/{}", shown.member.id);
    let title = text.edit_title(&shown.member.name);
    let heading = Heading::new(&title).above(crumbs(frame, &[("/members", text.title()), (&at, &shown.member.name)]));
    let ways = [
        (Change::Details, format!("{at}/edit"), text.edit()),
        (Change::Transfer, format!("{at}/transfer"), text.transfer()),
        (Change::Exemptions, format!("{at}/exemptions"), text.exemptions()),
        (Change::Leaving, format!("{at}/leave"), text.leave()),
    ];
    let ways: Vec<_> = ways.iter().map(|(way, href, label)| Tab { href, label, here: *way == change }).collect();
    let back = || link_button(Weight::Quiet, &at, text.back());
    let form = |action: &str, fields: Markup, button: Markup| {
        form(frame, &format!("{at}{action}"), FIELDS, faults, html! { (fields) (actions(html! { (button) (back()) })) })
    };
    let save = |label: &str| submit(Weight::Primary, label);
    let body = match change {
        Change::Details => form("", person_fields(frame, input, faults), save(text.save())),
        Change::Transfer => {
            form("/transfer", place_fields(frame, &shown.units, input, faults), save(text.transfer_do()))
        }
        Change::Exemptions => html! {
            (exemptions(frame, shown, Some(&at)))
            (section(text.exempt_it(), form("/exemptions", exemption_fields(frame, input, faults), save(text.exempt()))))
        },
        Change::Leaving => {
            let fields = field(frame, &LAST_DAY, Input::Day, &input.last_day, faults);
            form("/leave", fields, submit(Weight::Danger, text.leave_do()))
        }
    };
    page(frame, heading, html! { (tabs(text.change(), &ways)) (body) })
}

fn exemption_fields(frame: &Frame, input: &MemberInput, faults: &Faults) -> Markup {
    let kinds: Vec<_> =
        ExemptionKind::ALL.iter().map(|kind| Choice::new(kind.word(), kind.name(frame.language))).collect();
    html! {
        (field(frame, &EXEMPTION_KIND, Input::Radio(&kinds), &input.exemption_kind, faults))
        (field(frame, &FROM_ON, Input::Day, &input.from_on, faults))
        (optional_field(frame, &TO_ON, Input::Day, &input.to_on, faults))
    }
}
