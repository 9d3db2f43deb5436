//! The public list, the form, and the form of the answer.

use maud::{Markup, html};
use zhixing_kit::Moment;
use zhixing_kit::db::Surroundings;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Choice, Frame, Heading, Input, Item, Tone, Weight, actions, crumbs, draft, draft_here, empty, field,
    form as form_around, hidden, link_button, list, moment, optional_field, page, pager, pill, section, sheet, submit,
};

use super::model::{self, AnswerInput, Aside, AsideInput, Kind, Suggestion, SuggestionInput};
use crate::text::Text;

/// What the list page shows.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    pub answered: Vec<Suggestion>,
    pub earlier: Option<Moment>,
    pub own: Vec<Suggestion>,
    pub to_answer: Vec<Suggestion>,
    pub waiting: u32,
    pub aside: Vec<Aside>,
    pub aside_sum: (u32, u32),
    pub answers: bool,
}

pub fn lists(frame: &Frame, lists: &Lists, around: &Surroundings) -> Markup {
    let text = Text(frame.language);
    let action = link_button(Weight::Primary, "/suggestions/new", text.say_something());
    let heading = Heading::new(text.suggestions()).lead(text.suggestions_lead()).action(action);
    let older = lists.earlier.map(|before| format!("/suggestions?before={}", before.0));
    page(
        frame,
        heading,
        html! {
            @if !lists.to_answer.is_empty() { (section(text.to_answer(), html! {
                (waiting(frame, &lists.to_answer, around, true))
                (actions(link_button(Weight::Quiet, "/suggestions/setting-aside", text.set_aside())))
            })) }
            @if !lists.own.is_empty() { (section(text.own(), waiting(frame, &lists.own, around, false))) }
            @if lists.waiting > 0 { p { (text.waiting_count(lists.waiting)) } }
            (section(text.answered_list(), html! {
                @if lists.answered.is_empty() { (empty(text.none_answered(), "", None)) }
                @for suggestion in &lists.answered { (answered(frame, suggestion, around)) }
                (pager(frame, None, older.as_deref()))
            }))
            @if !lists.aside.is_empty() { (section(text.aside_list(), html! {
                (set_aside(frame, &lists.aside, around))
                @if lists.aside_sum.1 as usize > lists.aside.len() { p { (text.aside_sum(lists.aside_sum.0, lists.aside_sum.1)) } }
                @if lists.answers && lists.to_answer.is_empty() { (actions(link_button(Weight::Quiet, "/suggestions/setting-aside", text.set_aside()))) }
            })) }
        },
    )
}

/// What was set aside together, each with its reason and without its words.
fn set_aside(frame: &Frame, all: &[Aside], around: &Surroundings) -> Markup {
    let text = Text(frame.language);
    let lines: Vec<String> = all.iter().map(|one| text.aside_line(one.count, one.complaints, &one.reason)).collect();
    let items = all.iter().zip(&lines).map(|(one, line)| Item::plain(line).meta(moment(frame, one.at, &around.zone)));
    list(&items.collect::<Vec<_>>())
}

/// The form with which several are set aside: each by a box of its own, with one reason for all.
pub fn aside(
    frame: &Frame,
    (waiting_ones, set_aside): (&[Suggestion], &[Suggestion]),
    input: &AsideInput,
    faults: &Faults,
    around: &Surroundings,
) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.aside_title())
        .above(crumbs(frame, &[("/suggestions", text.suggestions())]))
        .lead(text.aside_lead());
    let name = model::CHOSEN.name;
    let inside = html! {
        div.field role="group" aria-label=(frame.pick(model::CHOSEN.label)) id={ "f-" (name) } {
            @if let Some(fault) = faults.of(name) { p.fault { (fault.text(frame.language)) } }
            div.choices {
                label.choice { input type="checkbox" name=(model::ALL_SHOWN.name) value="yes"; b { (frame.pick(model::ALL_SHOWN.label)) } }
                @for suggestion in waiting_ones {
                    (hidden(model::SHOWN, suggestion.id.as_str()))
                    label.choice {
                        input type="checkbox" name=(name) value=(suggestion.id) checked[input.chosen.contains(&suggestion.id)];
                        span { (suggestion.words) " " span.meta { (meta(frame, suggestion, around)) } }
                    }
                }
            }
        }
        (field(frame, &model::ASIDE_REASON, Input::Text, &input.reason, faults))
        (submit(Weight::Primary, text.aside_do()))
    };
    page(
        frame,
        heading,
        html! {
            @if waiting_ones.is_empty() { (empty(text.none_waiting(), "", None)) }
            @else { (form_around(frame, "/suggestions/setting-aside", model::FIELDS, faults, inside)) }
            @if !set_aside.is_empty() {
                (section(text.aside_ones(), html! { p { (text.aside_ones_lead()) } (waiting(frame, set_aside, around, true)) }))
            }
        },
    )
}

fn waiting(frame: &Frame, suggestions: &[Suggestion], around: &Surroundings, may_answer: bool) -> Markup {
    let text = Text(frame.language);
    let lines: Vec<_> = suggestions
        .iter()
        .map(|suggestion| {
            let line = Item::plain(&suggestion.words).meta(meta(frame, suggestion, around));
            let href = format!("/suggestions/{}/answer", suggestion.id);
            if may_answer { line.end(link_button(Weight::Plain, &href, text.answer())) } else { line }
        })
        .collect();
    list(&lines)
}

fn meta(frame: &Frame, suggestion: &Suggestion, around: &Surroundings) -> Markup {
    html! { (kind_pill(frame, suggestion.kind)) " " (about(frame, &suggestion.about)) " · " (moment(frame, suggestion.sent_at, &around.zone)) }
}

/// Which page it is about, by the name of the place that it belongs to: the page's own title may name a meeting or a person.
fn about(frame: &Frame, path: &str) -> String {
    let text = Text(frame.language);
    frame.place(path).map_or_else(|| text.about_all().to_owned(), |place| text.about_page(place))
}

fn kind_pill(frame: &Frame, kind: Kind) -> Markup {
    let text = Text(frame.language);
    match kind {
        Kind::Complaint => pill(Tone::Soon, text.kind_complaint()),
        Kind::Suggestion => pill(Tone::Plain, text.kind_suggestion()),
    }
}

fn answered(frame: &Frame, suggestion: &Suggestion, around: &Surroundings) -> Markup {
    let text = Text(frame.language);
    let Some(answer) = &suggestion.answer else { return html! {} };
    let words =
        answer.kept_back.as_ref().map_or_else(|| suggestion.words.clone(), |reason| text.kept_back_shown(reason));
    html! {
        article {
            p { (meta(frame, suggestion, around)) }
            blockquote { (sheet(&words)) }
            p { b { (text.answer()) } " · " (moment(frame, answer.at, &around.zone)) }
            (sheet(&answer.words))
        }
    }
}

pub fn form(frame: &Frame, input: &SuggestionInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let kinds = [
        Choice::new(Kind::Suggestion.word(), text.kind_suggestion()),
        Choice::new(Kind::Complaint.word(), text.kind_complaint()),
    ];
    let heading = Heading::new(text.say_something())
        .above(crumbs(frame, &[("/suggestions", text.suggestions())]))
        .lead(about(frame, &input.about));
    let inside = html! {
        (hidden("about", &input.about))
        (field(frame, &model::KIND, Input::Radio(&kinds), &input.kind, faults))
        (field(frame, &model::WORDS, Input::Area(6), &input.words, faults))
        @if frame.reader.is_some() { (optional_field(frame, &model::UNNAMED, Input::Checkbox, &input.unnamed, faults)) p { (text.unnamed_hint()) } }
        (submit(Weight::Primary, text.send()))
    };
    page(
        frame,
        heading,
        draft_here(frame, "suggestion", form_around(frame, "/suggestions", model::FIELDS, faults, inside)),
    )
}

pub fn answer(frame: &Frame, suggestion: &Suggestion, input: &AnswerInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let action = format!("/suggestions/{}/answer", suggestion.id);
    let heading = Heading::new(text.answer())
        .above(crumbs(frame, &[("/suggestions", text.suggestions())]))
        .lead(about(frame, &suggestion.about));
    let inside = html! {
        (field(frame, &model::ANSWER, Input::Area(6), &input.answer, faults))
        (optional_field(frame, &model::KEPT_BACK, Input::Text, &input.kept_back, faults))
        (submit(Weight::Primary, text.answer_it()))
    };
    page(
        frame,
        heading,
        html! {
            blockquote { (kind_pill(frame, suggestion.kind)) (sheet(&suggestion.words)) }
            (draft(frame, &action, form_around(frame, &action, model::FIELDS, faults, inside)))
        },
    )
}
