//! The page of an erasure: what goes, what stays and why, then the form. Markup only.

use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Choice, Column, Frame, Heading, Input, Item, Notice, Weight, actions, crumbs, field, form, link_button, list,
    notice, page, section, submit, table,
};
use zhixing_people::fields::PASSWORD;
use zhixing_people::in_query;

use super::input::{CONFIRMATION, ErasureInput, FORM, GROUND};
use super::model::{Fate, Ground};
use super::questions::Preview;
use super::text::Text;

/// What would happen, and the form.
pub(super) fn show(frame: &Frame, shown: &Preview, embedded: bool, input: &ErasureInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let at = format!("/members/{}", shown.member.id);
    let title = text.title(&shown.member.name);
    let heading = Heading::new(&title)
        .above(crumbs(frame, &[("/members", text.members()), (&at, &shown.member.name)]))
        .lead(text.lead());
    let grounds: Vec<_> = Ground::ALL.iter().map(|ground| Choice::new(ground.word(), text.ground(*ground))).collect();
    page(
        frame,
        heading,
        html! {
            (section(text.goes(), goes(frame, shown)))
            (section(text.stays(), stays(frame, shown)))
            @if shown.texts.is_none() { (notice(Notice::Warning, text.namesake())) }
            @if shown.known.shares_mail { (notice(Notice::Warning, text.shares_mail())) }
            @if !shown.elsewhere.accounts.is_empty() { (perhaps_his(text, shown)) }
            (notice(Notice::Info, text.log_stays()))
            (notice(Notice::Warning, text.backups()))
            @if !embedded { (notice(Notice::Warning, text.server())) }
            (form(frame, &format!("{at}/erasure"), FORM, faults, html! {
                (field(frame, &GROUND, Input::Radio(&grounds), &input.ground, faults))
                (field(frame, &CONFIRMATION, Input::Text, &input.confirmation, faults))
                (field(frame, &PASSWORD, Input::Password, "", faults))
                (actions(html! { (submit(Weight::Danger, text.erase())) (link_button(Weight::Quiet, &at, text.back())) }))
            }))
        },
    )
}

fn goes(frame: &Frame, shown: &Preview) -> Markup {
    let text = Text(frame.language);
    let mut rows = vec![
        line(text.shell(), Some(1), text.shell_why()),
        line(text.statements_alone(), Some(shown.alone as u64), text.statements_alone_why()),
    ];
    let there = &shown.elsewhere;
    let elsewhere = [
        (text.elsewhere(), there.statements, text.elsewhere_why()),
        (text.kept_elsewhere(), there.documents, text.kept_elsewhere_why()),
    ];
    rows.extend(
        elsewhere.iter().filter(|(_, count, _)| *count > 0).map(|(what, count, why)| line(what, Some(*count), why)),
    );
    rows.extend(of_fate(frame, shown, Fate::Goes));
    lines(text, text.goes(), &rows)
}

/// Accounts of other systems that may be his, each with the way to the page that erases by it.
fn perhaps_his(text: Text, shown: &Preview) -> Markup {
    let told: Vec<(String, String)> = shown
        .elsewhere
        .accounts
        .iter()
        .map(|(account, count)| {
            let whom = in_query(account);
            (format!("/settings/clients/erasure?whom={whom}"), text.records_of(account, count))
        })
        .collect();
    let items: Vec<Item> = told.iter().map(|(href, words)| Item::link(href, words)).collect();
    html! { (notice(Notice::Warning, text.perhaps_his())) (list(&items)) }
}

fn stays(frame: &Frame, shown: &Preview) -> Markup {
    let text = Text(frame.language);
    let mut rows = vec![line(text.statements_shared(), Some(shown.shared as u64), text.statements_shared_why())];
    rows.extend(shown.texts.map(|texts| line(text.texts(), Some(texts), text.texts_why())));
    rows.extend(of_fate(frame, shown, Fate::Stays));
    lines(text, text.stays(), &rows)
}

/// The tables of this fate in which he has rows.
fn of_fate(frame: &Frame, shown: &Preview, fate: Fate) -> Vec<Vec<Markup>> {
    let his = shown.rows.iter().filter(|(rule, count)| rule.fate == fate && *count != Some(0));
    his.map(|(rule, count)| line(frame.pick(rule.what), *count, frame.pick(rule.why))).collect()
}

/// What is not counted shows a dash.
fn line(what: &str, count: Option<u64>, why: &str) -> Vec<Markup> {
    vec![html! { (what) }, html! { @if let Some(count) = count { (count) } @else { "—" } }, html! { (why) }]
}

fn lines(text: Text, caption: &str, rows: &[Vec<Markup>]) -> Markup {
    table(caption, &[Column::text(text.what()), Column::number(text.many()), Column::text(text.why())], rows)
}
