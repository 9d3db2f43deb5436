//! What is told when a test is over: of the class to everybody, of one's own answers to oneself.

use maud::{Markup, html};
use zhixing_kit::html::bar;
use zhixing_kit::html::{
    self, Frame, Heading, Item, Notice, Part, Tone, Weight, actions, crumbs, details, empty, facts, link_button, live,
    notice, pager_in_order, section,
};
use zhixing_question::{Asked, Question, letter};

use super::super::model::{Test, TestItem};
use super::super::questions::{Over, OwnAnswer};
use super::super::result::{AreaTold, QuestionTold};
use super::super::share::{GROUP_LEAST, Share};
use super::super::statistics::{PEOPLE_LEAST, wilson};
use super::super::text::Text;
use super::take::LIVE;
use crate::bank::model::title;
use crate::bank::pages as bank;
use crate::picture::pages as pictured;
use crate::selftest::pages::{judged, words};
use crate::topic::area_name;

/// How many questions a page tells of, one by one.
const QUESTIONS_SHOWN: usize = 10;
/// How many questions to talk about are listed.
const TALK_SHOWN: usize = 30;
/// From which correlation on a question parts people well, and below which it does hardly.
const PARTS_WELL: f64 = 0.3;
const PARTS_LITTLE: f64 = 0.1;

/// The class's result.
pub fn over(frame: &Frame, over: &Over, after: u32) -> Markup {
    let text = Text(frame.language);
    let (meeting, tests) = (over.activity.path(), format!("{}/tests", over.activity.path()));
    let heading = Heading::new(text.result_title())
        .lead(text.name(over.test.length))
        .above(crumbs(frame, &[(&meeting, &over.activity.topic), (&tests, text.title())]));
    let body = html! {
        p { (text.result_people(over.result.people)) }
        (own_line(frame, over))
        @if over.result.tells() { (class(frame, over, after)) } @else { (notice(Notice::Info, text.too_few(GROUP_LEAST))) }
    };
    // Whoever waits on this page since he was through is shown all of this in the same place.
    html::page(frame, heading, live(frame, &over.activity.about(), LIVE, body))
}

fn own_line(frame: &Frame, over: &Over) -> Markup {
    let text = Text(frame.language);
    let (answered, right) = over.own;
    html! {
        @if answered > 0 {
            p { (text.own_count(right, answered)) }
            (actions(link_button(Weight::Primary, &format!("{}/answers", over.test.path()), text.own_see())))
        }
    }
}

fn class(frame: &Frame, over: &Over, after: u32) -> Markup {
    let text = Text(frame.language);
    let talk = over.result.to_talk_about();
    let told: Vec<&QuestionTold> = over.result.questions.iter().filter(|told| told.right.range().is_some()).collect();
    let page: Vec<&QuestionTold> =
        told.iter().copied().filter(|told| told.place > after).take(QUESTIONS_SHOWN).collect();
    let way = |after: u32| format!("{}?after={after}#questions", over.test.path());
    let next = page.last().filter(|last| told.last().is_some_and(|end| end.place > last.place));
    let before = told.iter().rev().filter(|told| told.place <= after).nth(QUESTIONS_SHOWN).map_or(0, |told| told.place);
    html! {
        (section(text.talk(), html! {
            @if talk.is_empty() { p { (text.talk_none()) } }
            @else { (talk_list(frame, over, &told, &talk)) }
        }))
        (section(text.by_area(), html! { @for area in over.result.areas() { (area_bar(frame, &area)) } }))
        div id="questions" {
            (section(text.by_question(), html! {
                @for told in &page { (question(frame, over, told)) }
                (pager_in_order(frame, (after > 0).then(|| way(before)).as_deref(), next.map(|last| way(last.place)).as_deref()))
            }))
        }
        (details(text.how(), html! { p { (text.how_told(GROUP_LEAST)) } p { (text.discrimination_few(PEOPLE_LEAST)) } }))
    }
}

/// What to talk about, each with the way to it.
fn talk_list(frame: &Frame, over: &Over, told: &[&QuestionTold], talk: &[&QuestionTold]) -> Markup {
    let lines: Vec<(String, String)> =
        talk.iter().take(TALK_SHOWN).map(|one| (way_to(over, told, one.place), stem(over, one))).collect();
    let items: Vec<Item> =
        talk.iter().zip(&lines).map(|(one, (way, stem))| Item::link(way, stem).meta(said(frame, one))).collect();
    html::list(&items)
}

/// The way to a question, on whatever page it stands.
fn way_to(over: &Over, told: &[&QuestionTold], place: u32) -> String {
    let at = told.iter().position(|told| told.place == place).unwrap_or_default();
    let first = at / QUESTIONS_SHOWN * QUESTIONS_SHOWN;
    let after = first.checked_sub(1).map_or(0, |before| told[before].place);
    format!("{}?after={after}#q-{place}", over.test.path())
}

fn item<'o>(over: &'o Over, told: &QuestionTold) -> Option<&'o (TestItem, Question)> {
    over.items.iter().find(|(item, _)| item.place == told.place)
}

fn stem(over: &Over, told: &QuestionTold) -> String {
    item(over, told).map(|(_, question)| title(question)).unwrap_or_default()
}

fn question(frame: &Frame, over: &Over, told: &QuestionTold) -> Markup {
    let text = Text(frame.language);
    let Some((_, question)) = item(over, told) else { return html! {} };
    html! {
        article id={ "q-" (told.place) } {
            h3 { (text.number(told.place)) }
            (pictured::asked(frame, question))
            (spread(frame, question, told))
            @if !told.ticked.is_empty() { p { (text.ticked()) } }
            @for (at, share) in told.ticked.iter().enumerate() { (share_bar(frame, &letter(at).to_string(), *share, false)) }
            p.meta { (said(frame, told)) }
            p.meta { (figures(frame, told)) }
            (details(text.answer_and_why(), html! { (facts(&bank::told(frame, question, None))) }))
        }
    }
}

/// How a class spread, as one bar: by options where that is told, else what is certain and what is not.
fn spread(frame: &Frame, question: &Question, told: &QuestionTold) -> Markup {
    let text = Text(frame.language);
    let right = match question.asked() {
        Asked::Single { right, .. } => Some(*right),
        _ => None,
    };
    if told.groups.is_empty() {
        return share_bar(frame, "", told.right, true);
    }
    let letters =
        |options: &[usize]| options.iter().map(|at| letter(*at).to_string()).collect::<Vec<_>>().join(text.comma());
    let label = |options: &[usize]| {
        if options.iter().any(|at| Some(*at) == right) && options.len() == 1 {
            text.correct(letters(options))
        } else {
            letters(options)
        }
    };
    let labels: Vec<String> = told.groups.iter().map(|group| label(&group.options)).collect();
    let tones = [Tone::Bad, Tone::Soon, Tone::Quiet];
    let mut wrong = 0;
    let parts: Vec<Part> = told
        .groups
        .iter()
        .zip(&labels)
        .map(|(group, label)| {
            let is_right = group.options.len() == 1 && group.options.first().copied() == right;
            let tone = if is_right { Tone::Good } else { tones[wrong.min(tones.len() - 1)] };
            wrong += usize::from(!is_right);
            Part { tone, label, number: group.people }
        })
        .collect();
    bar("", &parts)
}

/// A share as a bar: what is certain, what is not told, the others. `judged`: whether it is about right and wrong.
fn share_bar(frame: &Frame, label: &str, share: Share, judged: bool) -> Markup {
    let text = Text(frame.language);
    let Some((least, most)) = share.range() else { return html! {} };
    let (yes, no) = if judged { (Tone::Good, Tone::Bad) } else { (Tone::Plain, Tone::Quiet) };
    let (right, wrong) = if judged { sides(text, least == most) } else { (label, "") };
    let parts = [
        Part { tone: yes, label: right, number: least },
        Part { tone: Tone::Soon, label: text.not_told(), number: most - least },
        Part { tone: no, label: wrong, number: share.whole() - most },
    ];
    bar(if judged { "" } else { label }, &parts.into_iter().filter(|part| part.number > 0).collect::<Vec<_>>())
}

/// What the two ends of a bar are called: a number that is told in full, or how many it is at least.
fn sides(text: Text, exact: bool) -> (&'static str, &'static str) {
    if exact { (text.was_right(), text.was_wrong()) } else { (text.right_at_least(), text.wrong_at_least()) }
}

fn area_bar(frame: &Frame, area: &AreaTold) -> Markup {
    let text = Text(frame.language);
    let (right, wrong) = sides(text, area.least == area.most);
    let parts = [
        Part { tone: Tone::Good, label: right, number: area.least },
        Part { tone: Tone::Soon, label: text.not_told(), number: area.most - area.least },
        Part { tone: Tone::Bad, label: wrong, number: area.of - area.most },
    ];
    let said = if area.least == area.most {
        text.exactly_of(area.least, area.of)
    } else {
        text.at_least_most(area.least, area.most, area.of)
    };
    html! { (bar(area_name(frame.language, &area.area), &parts.into_iter().filter(|part| part.number > 0).collect::<Vec<_>>())) p.meta { (said) } }
}

/// What is told of a question, in words.
fn said(frame: &Frame, told: &QuestionTold) -> String {
    let text = Text(frame.language);
    let share = match told.right {
        Share::Nothing { .. } => text.told_nothing(GROUP_LEAST),
        Share::Few { .. } => text.told_few().to_owned(),
        Share::Most { .. } => text.told_most().to_owned(),
        Share::HardlyAny { .. } => text.told_hardly(GROUP_LEAST - 1),
        Share::NearlyAll { .. } => text.told_nearly().to_owned(),
        Share::Exactly { number, of } => text.told_exactly(number, of),
    };
    let wrong = told.common_wrong.map(|at| text.common_wrong(letter(at)));
    [Some(share), wrong].into_iter().flatten().collect::<Vec<_>>().join(frame.language.pick("；", "; "))
}

/// Difficulty and discrimination, where they may be told.
fn figures(frame: &Frame, told: &QuestionTold) -> Markup {
    let text = Text(frame.language);
    let percent = |share: f64| format!("{:.0}", share * 100.0);
    let difficulty = match told.right {
        Share::Exactly { number, of } => {
            let (low, high) = wilson(number, of);
            Some(text.difficulty(percent(f64::from(number) / f64::from(of)), percent(low), percent(high)))
        }
        _ => None,
    };
    let parts = |value: f64| match value {
        _ if value >= PARTS_WELL => text.discrimination_good(),
        _ if value >= PARTS_LITTLE => text.discrimination_weak(),
        _ => text.discrimination_bad(),
    };
    html! {
        @if let Some(difficulty) = difficulty { (difficulty) br; }
        @if let Some(value) = told.discrimination { (text.discrimination(format!("{value:.1}"))) " · " (parts(value)) }
    }
}

/// Somebody's own answers.
pub fn own(frame: &Frame, test: &Test, own: &[OwnAnswer], more: bool) -> Markup {
    let text = Text(frame.language);
    let path = test.path();
    let heading = Heading::new(text.own_title()).above(crumbs(frame, &[(&path, text.result_title())]));
    let next = own.last().filter(|_| more).map(|(_, last)| format!("{path}/answers?after={}", last.place));
    html::page(
        frame,
        heading,
        html! {
            @if own.is_empty() { (empty(text.own_none(), "", None)) }
            @for one in own { (answered(frame, one)) }
            (pager_in_order(frame, None, next.as_deref()))
        },
    )
}

fn answered(frame: &Frame, (passage, one): &OwnAnswer) -> Markup {
    let text = Text(frame.language);
    let own = (text.own_answer(), html! { (words(frame, &one.question, &one.given)) });
    let rows: Vec<_> = std::iter::once(own).chain(bank::told(frame, &one.question, passage.as_ref())).collect();
    section(
        &text.number(one.place),
        html! {
            (pictured::asked(frame, &one.question))
            p { (judged(frame, one.outcome)) }
            (facts(&rows))
        },
    )
}
