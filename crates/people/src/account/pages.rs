//! The pages about links, passwords and everybody's settings. Markup only; a password never stands in one.

use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Choice, Column, Frame, Heading, Input, Item, Notice, Tone, Weight, actions, copy_link, crumbs, empty, field, form,
    hidden, link_button, list, look_form, notice, page, pager_in_order, pill, plain_page, post_button, search_form,
    section, submit, table,
};
use zhixing_kit::limit::PAGE_ROWS;
use zhixing_kit::{Language, html as kit};
use zhixing_records::MemberId;

use super::actions::Invitation;
use super::store::Listed;
use super::text::Text;
use super::web::{FindInput, WelcomeInput};
use crate::fields::{FIELDS, LANGUAGE, NAME, NEW_PASSWORD, ORGANISATION_NAME, PASSWORD, SIGN_IN_NAME};
use crate::query::in_query;

/// The first visit.
pub fn welcome(frame: &Frame, input: &WelcomeInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    plain_page(
        frame,
        Heading::new(text.welcome_title()).lead(text.welcome_lead()),
        form(
            frame,
            path(frame),
            FIELDS,
            faults,
            html! {
                (field(frame, &ORGANISATION_NAME, Input::Text, &input.organisation_name, faults))
                (field(frame, &NAME, Input::Text, &input.name, faults))
                (field(frame, &SIGN_IN_NAME, Input::Username, &input.sign_in_name, faults))
                (field(frame, &NEW_PASSWORD, Input::NewPassword, "", faults))
                (actions(submit(Weight::Primary, text.welcome_do())))
            },
        ),
    )
}

/// Setting a password by a link.
pub fn activate(frame: &Frame, name: &str, sign_in_name: &str, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let title = text.activate_title(name);
    plain_page(
        frame,
        Heading::new(&title).lead(text.activate_lead(sign_in_name)),
        form(
            frame,
            path(frame),
            FIELDS,
            faults,
            html! {
                (field(frame, &NEW_PASSWORD, Input::NewPassword, "", faults))
                (actions(submit(Weight::Primary, text.activate_do())))
            },
        ),
    )
}

/// A link, shown this once.
pub fn invitation(frame: &Frame, member: &MemberId, invitation: &Invitation, origin: &str) -> Markup {
    let text = Text(frame.language);
    let title = text.link_title(&invitation.name);
    let address = format!("{}{}", origin.trim_end_matches('/'), invitation.path.reveal());
    page(
        frame,
        &title,
        html! {
            (notice(Notice::Warning, text.link_once()))
            (kit::card("", html! { p { (text.link_name(&invitation.sign_in_name)) } p { code { (address) } } }, Some(copy_link(frame, &address))))
            (actions(link_button(Weight::Primary, &format!("/members/{member}"), text.to_member())))
        },
    )
}

/// To what a reader's rights lead from his settings, beside what is his own.
#[derive(Clone, Copy, Debug, Default)]
pub struct Leads {
    /// He runs the installation.
    pub administers: bool,
    /// He keeps the branch whose year he is shown.
    pub keeps_branch: bool,
    /// He keeps the people of a unit, or looks at units below.
    pub sees_units: bool,
}

/// One's own settings.
pub fn settings(frame: &Frame, name: &str, leads: Leads, other_sign_in: Option<&str>) -> Markup {
    let text = Text(frame.language);
    let languages: Vec<_> =
        Language::ALL.iter().map(|language| Choice::new(language.tag(), language.own_name())).collect();
    let faults = Faults::default();
    let mut ways = vec![
        Item::link("/settings/password", text.password_title()),
        Item::link("/settings/passkeys", text.passkeys()).meta(text.passkeys_lead()),
        Item::link("/settings/sessions", text.sessions()),
    ];
    ways.extend(other_sign_in.map(|name| Item::link("/settings/identity", text.identity()).meta(name)));
    page(
        frame,
        Heading::new(text.settings()).lead(name),
        html! {
            (section(text.language_title(), form(frame, "/language", FIELDS, &faults, html! {
                (hidden("back", "/settings"))
                (field(frame, &LANGUAGE, Input::Radio(&languages), frame.language.tag(), &faults))
                (actions(submit(Weight::Plain, text.save())))
            })))
            (section(text.look_title(), look_form(frame)))
            (section(text.reach_title(), list(&[
                Item::link("/own-file", text.own_file()).meta(text.own_file_lead()),
                Item::link("/settings/mail", text.mail()).meta(text.mail_lead()),
                Item::link("/calendar/feeds", text.feeds()).meta(text.feeds_lead()),
            ])))
            (section(text.security_title(), html! {
                (list(&ways))
                (actions(post_button("/sign-out", Weight::Plain, text.sign_out(), &[])))
            }))
            (of_branch(frame, leads))
            @if leads.administers {
                (section(text.administration(), list(&[
                    Item::link("/settings/accounts", text.accounts_title()).meta(text.accounts_lead()),
                    Item::link("/units", text.units_title()).meta(text.units_lead()),
                    Item::link("/settings/mail/server", text.mail_server()).meta(text.mail_server_lead()),
                    Item::link("/settings/forms", text.forms_title()).meta(text.forms_lead()),
                    Item::link("/settings/jobs", text.jobs_title()).meta(text.jobs_lead()),
                    Item::link("/settings/clients", text.clients_title()).meta(text.clients_lead()),
                    Item::link("/settings/program", text.program_title()).meta(text.program_lead()),
                    Item::link("/settings/filing", text.filing_title()).meta(text.filing_lead()),
                ])))
            }
        },
    )
}

/// The ways to what a reader keeps of his branch; an administrator finds the units among what he runs.
fn of_branch(frame: &Frame, leads: Leads) -> Markup {
    let text = Text(frame.language);
    let mut ways = Vec::new();
    if leads.keeps_branch {
        ways.push(Item::link("/branch/settings", text.branch_settings()).meta(text.branch_settings_lead()));
    }
    if leads.sees_units && !leads.administers {
        ways.push(Item::link("/units", text.units_title()).meta(text.units_lead()));
    }
    html! { @if !ways.is_empty() { (section(text.branch_title(), list(&ways))) } }
}

/// Changing one's password.
pub fn password(frame: &Frame, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.password_title())
        .above(crumbs(frame, &[("/settings", text.settings())]))
        .lead(text.password_lead());
    page(
        frame,
        heading,
        form(
            frame,
            "/settings/password",
            FIELDS,
            faults,
            html! {
                (notice(Notice::Info, html! {
                    p { (text.password_stays()) }
                    p { a href="/settings/passkeys" { (text.passkeys()) } " · " a href="/calendar/feeds" { (text.feeds()) } " · " a href="/settings/mail" { (text.mail()) } }
                }))
                (field(frame, &PASSWORD, Input::Password, "", faults))
                (field(frame, &NEW_PASSWORD, Input::NewPassword, "", faults))
                (actions(html! { (submit(Weight::Primary, text.save())) (link_button(Weight::Quiet, "/settings", text.back())) }))
            },
        ),
    )
}

/// The accounts, for administrators.
pub fn accounts(frame: &Frame, listed: &[Listed], input: &FindInput) -> Markup {
    let text = Text(frame.language);
    let columns = [Column::text(text.name()), Column::text(text.sign_in_name()), Column::text(text.state())];
    let shown = &listed[..listed.len().min(PAGE_ROWS)];
    let rows: Vec<_> = shown
        .iter()
        .map(|(member, name, sign_in_name, is_active, closed_at)| {
            let state = match (closed_at, is_active) {
                (Some(_), _) => pill(Tone::Bad, text.barred()),
                (None, true) => pill(Tone::Good, text.active()),
                (None, false) => pill(Tone::Soon, text.invited()),
            };
            vec![html! { a href={ "/members/" (member) } { (name) } }, html! { (sign_in_name) }, state]
        })
        .collect();
    let query = in_query(&input.q);
    let after = (listed.len() > PAGE_ROWS)
        .then(|| shown.last().map(|last| format!("/settings/accounts?q={query}&after={}", in_query(&last.2))))
        .flatten();
    let before = (!input.after.is_empty()).then(|| format!("/settings/accounts?q={query}"));
    let heading = Heading::new(text.accounts_title())
        .above(crumbs(frame, &[("/settings", text.settings())]))
        .lead(text.accounts_lead());
    page(
        frame,
        heading,
        html! {
            (search_form(frame, "/settings/accounts", "q", text.find(), &input.q))
            @if rows.is_empty() { (empty(text.accounts_none(), text.accounts_none_next(), None)) }
            @else { (table(text.accounts_title(), &columns, &rows)) }
            (pager_in_order(frame, before.as_deref(), after.as_deref()))
        },
    )
}

fn path(frame: &Frame) -> &str {
    frame.path.split('?').next().unwrap_or("/")
}
