//! The page of a swap, for the two whom it concerns.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::html::{
    self, Fact, Frame, Heading, Notice, Weight, actions, crumbs, facts, link_button, live, notice, post_button,
};
use zhixing_people::MemberId;

use super::model::Swap;
use crate::day;
use crate::day::model::StudyDay;
use crate::home;
use crate::rota::text::Text;
use crate::rota::turn::Outcome;

/// The page.
pub fn swap(frame: &Frame, swap: &Swap, days: &[StudyDay; 2], me: &MemberId, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let asked = swap.asked.member == *me;
    let lead = if asked { text.swap_of(&swap.asker.name) } else { text.swap_yours(&swap.asked.name) };
    let heading = Heading::new(text.swap_title())
        .above(crumbs(frame, &[("/study", home::name(frame.language)), ("/rota", text.title())]))
        .lead(lead);
    let (his, theirs) = (text.his_day(&swap.asker.name), text.his_day(&swap.asked.name));
    let mut rows: Vec<Fact> =
        vec![(his.as_str(), of_day(frame, &days[0], zone)), (theirs.as_str(), of_day(frame, &days[1], zone))];
    if !swap.words.is_empty() {
        rows.push((text.words(), html! { (swap.words) }));
    }
    let path = swap.path();
    let body = html! {
        @match swap.outcome {
            None if !asked => { (notice(Notice::Info, text.waits())) }
            None => {}
            Some(Outcome::Accepted) => { (notice(Notice::Info, text.was_accepted())) }
            Some(Outcome::Refused) => { (notice(Notice::Info, text.was_refused())) }
            Some(Outcome::TakenBack) => { (notice(Notice::Info, text.was_taken_back())) }
            Some(Outcome::Lapsed) => { (notice(Notice::Info, text.told_lapsed())) }
        }
        // Afterwards the days have other hosts: who hosted when it was asked says nothing any more.
        @if swap.outcome.is_none() { (facts(&rows)) }
        @if swap.outcome.is_none() { (actions(html! {
            @if asked {
                (post_button(&format!("{path}/acceptance"), Weight::Primary, text.accept(), &[]))
                (post_button(&format!("{path}/refusal"), Weight::Plain, text.refuse(), &[]))
            } @else { (post_button(&format!("{path}/end"), Weight::Plain, text.take_back(), &[])) }
        })) }
        @else { (actions(link_button(Weight::Plain, "/rota", text.see_rota()))) }
    };
    html::page(frame, heading, live(frame, &format!("rota/{}", swap.branch), "swap", body))
}

fn of_day(frame: &Frame, day: &StudyDay, zone: &TimeZone) -> Markup {
    html! { a href=(day.path()) { (day.activity.topic) } " · " (day::pages::when(frame, day, zone)) }
}
