//! The page of one member: facts of membership and duty, nothing else. Markup only.

use jiff::civil::Date;
use maud::{Markup, html};
use zhixing_kit::html::words::day_text;
use zhixing_kit::html::{
    Frame, Heading, Item, Notice, Tone, Weight, actions, confirmed, crumbs, day, facts, link_button, list, notice,
    page, pill, post_button, section,
};

use crate::account::{Account, Offered};
use crate::member::model::{Exemption, Member, Membership, MembershipId};
use crate::member::text::Text;
use crate::post::pages::term;
use crate::post::{Post, PostId};
use crate::unit::Unit;

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
    /// Of the stays and posts, those whose first day the reader may put right.
    pub moved: (Vec<MembershipId>, Vec<PostId>),
    /// Why and when he is not pressed; empty for who may not see it.
    pub exemptions: Vec<Exemption>,
    /// Today.
    pub today: Date,
    /// Whether the reader sees what is told of age and health.
    pub sees_private: bool,
    /// Whether the reader may edit.
    pub may_edit: bool,
    /// Whether the reader may erase him: an administrator, once he has left.
    pub may_erase: bool,
    /// His account, for who may edit.
    pub account: Option<Account>,
    /// What the reader may do about his access.
    pub offered: Offered,
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
            @if member.is_erased() { (notice(Notice::Info, text.is_erased())) }
            @if let Some(left) = member.left_on().filter(|_| shown.may_edit) {
                (notice(Notice::Info, html! {
                    (text.left_already(day_text(frame.language, left))) " "
                    a href={ "/members/" (member.id) "/leave" } { (text.left_wrongly()) }
                }))
            }
            (member_facts(frame, shown))
            (section(text.posts(), posts(frame, shown)))
            (section(text.history(), stays(frame, shown)))
            @if shown.sees_private { (section(text.exemptions(), exemptions(frame, shown, None))) }
            @if shown.may_edit { (section(text.signing_in(), signing_in(frame, shown))) }
            @if shown.may_erase { (section(text.erasing(), actions(link_button(Weight::Quiet, &format!("/members/{}/erasure", member.id), text.erase())))) }
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

fn posts(frame: &Frame, shown: &MemberPage) -> Markup {
    let (text, held) = (Text(frame.language), &shown.posts);
    if held.is_empty() {
        return html! { p { (text.no_posts()) } };
    }
    let titles: Vec<_> =
        held.iter().map(|post| format!("{} · {}", post.kind.name(frame.language), post.unit_name)).collect();
    let items: Vec<_> = held
        .iter()
        .zip(&titles)
        .map(|(post, title)| {
            let item = Item::plain(title).meta(term(frame, post));
            if shown.moved.1.contains(&post.id) {
                item.end(correct(text, &format!("/posts/{}/first-day", post.id)))
            } else {
                item
            }
        })
        .collect();
    list(&items)
}

fn correct(text: Text, href: &str) -> Markup {
    html! { a href=(href) { (text.correct_day()) } }
}

fn stays(frame: &Frame, shown: &MemberPage) -> Markup {
    let (text, stays) = (Text(frame.language), &shown.stays);
    let titles: Vec<_> =
        stays.iter().map(|stay| format!("{} · {}", stay.unit_name, stay.kind.name(frame.language))).collect();
    let items: Vec<_> = stays
        .iter()
        .zip(&titles)
        .map(|(stay, title)| {
            let item = Item::plain(title).meta(days(text, stay.from_on, stay.to_on));
            let href = format!("/members/{}/stays/{}", shown.member.id, stay.id);
            if shown.moved.0.contains(&stay.id) { item.end(correct(text, &href)) } else { item }
        })
        .collect();
    list(&items)
}

fn days(text: Text, from: Date, to: Option<Date>) -> String {
    let until = to.map(|to| format!(" {}", text.until(day_text(text.0, to)))).unwrap_or_default();
    format!("{}{until}", text.beginning(day_text(text.0, from)))
}

/// The exemptions as a list; with a path, those that still hold can be ended below it.
pub(super) fn exemptions(frame: &Frame, shown: &MemberPage, end_below: Option<&str>) -> Markup {
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
            None if shown.member.has_left() => p { (pill(Tone::Plain, account.left())) },
            None => p { (text.signing_in_lead()) },
            Some(known) => p {
                (account.link_name(&known.sign_in_name)) " "
                @if known.closed_at.is_some() { (pill(Tone::Bad, account.barred())) }
                @else if shown.member.has_left() { (pill(Tone::Plain, account.left())) }
                @else if known.is_active { (pill(Tone::Good, account.active())) }
                @else { (pill(Tone::Soon, account.invited())) }
            },
        }
        (actions(html! {
            @if shown.offered.link { (confirmed(frame, text.link_question(), link)) }
            @if shown.offered.bar { (confirmed(frame, text.bar_question(), bar)) }
        }))
        @if let Some(not) = &shown.offered.not { p.meta { (not.text(frame.language)) } }
    }
}
