//! The pages about mail: one's own choice, the link that confirms an address, and how mail works for who administers.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Choice, Column, Frame, Heading, Input, Notice, Weight, actions, crumbs, empty, facts, field, form, link_button,
    moment, notice, optional_field, page, plain_page, section, submit, table,
};

use super::input::{ADDRESS, FIELDS, HOW, MailInput, TEST_ADDRESS, TestInput};
use super::model::{How, MailChoice};
use super::postman::{Answer, Postman};
use super::questions::Working;
use super::text::Text;

/// One's own choice.
pub fn choice(
    frame: &Frame,
    choice: Option<&MailChoice>,
    input: &MailInput,
    faults: &Faults,
    is_set_up: bool,
) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.title()).above(crumbs(frame, &[("/settings", text.settings())])).lead(text.lead());
    let hows = [(How::Off, text.off()), (How::Each, text.each()), (How::Daily, text.daily())]
        .map(|(how, label)| Choice::new(how.word(), label));
    page(
        frame,
        heading,
        html! {
            (state(frame, choice))
            @if is_set_up {
                (form(frame, "/settings/mail", FIELDS, faults, html! {
                    (field(frame, &HOW, Input::Radio(&hows), &input.how, faults))
                    (optional_field(frame, &ADDRESS, Input::Email, &input.address, faults))
                    (actions(submit(Weight::Primary, text.save())))
                }))
            } @else { (notice(Notice::Info, text.not_set_up())) }
        },
    )
}

fn state(frame: &Frame, choice: Option<&MailChoice>) -> Markup {
    let text = Text(frame.language);
    match choice {
        Some(choice) if choice.how != How::Off => match &choice.fault {
            Some((why, _)) => notice(Notice::Refused, text.refused(&choice.address, why)),
            None if choice.confirmed_at.is_some() => notice(Notice::Info, text.in_use(&choice.address)),
            None => notice(Notice::Warning, text.to_confirm(&choice.address)),
        },
        _ => html! { p { (text.none()) } },
    }
}

/// The page behind a link: it changes nothing until the button is pressed.
pub fn confirm(frame: &Frame, address: &str) -> Markup {
    let text = Text(frame.language);
    let path = frame.path.split('?').next().unwrap_or("/");
    plain_page(
        frame,
        Heading::new(text.confirm_title()).lead(text.confirm_lead(address)),
        form(frame, path, FIELDS, &Faults::default(), actions(submit(Weight::Primary, text.confirm_do()))),
    )
}

/// That it is confirmed.
pub fn confirmed(frame: &Frame) -> Markup {
    let text = Text(frame.language);
    plain_page(
        frame,
        text.confirmed_title(),
        html! {
            (notice(Notice::Info, text.confirmed()))
            (actions(link_button(Weight::Plain, "/settings/mail", text.title())))
        },
    )
}

/// How mail works, with what became of a test.
pub fn server(
    frame: &Frame,
    postman: Option<&Postman>,
    working: &Working,
    input: &TestInput,
    faults: &Faults,
    tested: Option<&Answer>,
    zone: &TimeZone,
) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.server_title())
        .above(crumbs(frame, &[("/settings", text.settings())]))
        .lead(text.server_lead());
    page(
        frame,
        heading,
        html! {
            @match tested {
                Some(Answer::Taken) => (notice(Notice::Info, text.test_taken(&input.test_address))),
                Some(Answer::Refused(why) | Answer::Later(why)) => (notice(Notice::Refused, text.test_failed(why))),
                None => {}
            }
            @match postman {
                None => (notice(Notice::Info, text.set_up_how())),
                Some(postman) => {
                    (told(frame, postman, working, zone))
                    (section(text.test(), form(frame, "/settings/mail/server/test", FIELDS, faults, html! {
                        (field(frame, &TEST_ADDRESS, Input::Email, &input.test_address, faults))
                        (actions(submit(Weight::Primary, text.test_do())))
                    })))
                }
            }
            (section(text.faults(), refusing(frame, working, zone)))
        },
    )
}

fn told(frame: &Frame, postman: &Postman, working: &Working, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let (server, from) = postman.facts();
    let (count, since, why) = &working.waiting;
    let mut told = vec![
        (text.server(), html! { code { (server) } }),
        (text.from(), html! { (from) }),
        (text.waiting(), html! { (count) }),
    ];
    told.extend(since.map(|since| (text.since(), moment(frame, since, zone))));
    told.extend(why.as_ref().map(|why| (text.last_answer(), html! { (why) })));
    facts(&told)
}

fn refusing(frame: &Frame, working: &Working, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    if working.faults.is_empty() {
        return empty(text.no_faults(), text.no_faults_next(), None);
    }
    let columns = [text.name(), text.address(), text.why(), text.at()].map(Column::text);
    let row = |(name, choice): &(String, MailChoice)| {
        let (why, at) = choice.fault.clone().unzip();
        vec![
            html! { a href={ "/members/" (choice.member) } { (name) } },
            html! { (choice.address) },
            html! { (why.unwrap_or_default()) },
            html! { @if let Some(at) = at { (moment(frame, at, zone)) } },
        ]
    };
    table(text.faults(), &columns, &working.faults.iter().map(row).collect::<Vec<_>>())
}
