//! Hot questions: the space of a topic, their part on the pages of topic and study day, and the form of an answer.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Frame, Heading, Input, Item, Notice, Tone, Weight, actions, confirmed, crumbs, draft, draft_each, empty,
    field, link_button, list, live, moment, notice, pill, post_button, section, submit,
};
use zhixing_merge::{Asked, Asking, Edit, Saver, ask_which};
use zhixing_people::MemberId;

use super::input::{AnswerInput, FIELDS, HOT_ANSWER, HOT_WORDS, HotInput};
use super::model::Hot;
use super::questions::{Day, Space};
use super::text::Text;
use crate::topic::model::{Topic, about};

/// The questions of a topic.
pub fn space(
    frame: &Frame,
    space: &Space,
    reader: &MemberId,
    plans: bool,
    (typed, faults): (&HotInput, &Faults),
    zone: &TimeZone,
) -> Markup {
    let text = Text(frame.language);
    let topic = &space.topic;
    let heading = Heading::new(text.title())
        .above(crumbs(frame, &[(&topic.path(), &topic.says.title)]))
        .lead(text.lead(&topic.says.title));
    let all = html! {
        @if topic.is_dropped { (notice(Notice::Info, text.topic_dropped())) }
        @if space.all.is_empty() { (empty(text.none(), text.none_next(), None)) }
        @for hot in &space.all { (one(frame, space, hot, reader, plans, zone)) }
    };
    let form = html::form(
        frame,
        &format!("{}/hot", topic.path()),
        FIELDS,
        faults,
        html! {
            (field(frame, &HOT_WORDS, Input::Area(2), &typed.hot_words, faults))
            (actions(submit(Weight::Primary, text.ask())))
        },
    );
    html::page(
        frame,
        heading,
        html! {
            (live(frame, &about(&topic.id), "hot", all))
            @if space.asks { (draft_each(frame, &format!("hot/{}", topic.id), form)) }
        },
    )
}

fn one(frame: &Frame, space: &Space, hot: &Hot, reader: &MemberId, plans: bool, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let end = format!("{}/end", hot.path());
    let is_own = hot.member == *reader && hot.answered.is_none();
    let body = html! {
        p.meta { (text.by(&hot.name)) " · " (moment(frame, hot.asked_at, zone)) " " (state(frame, hot)) }
        @if let Some(answered) = &hot.answered {
            div.said { (answered.words) }
            p.meta { (text.answered_by(&answered.name)) " · " (moment(frame, answered.at, zone)) }
        }
    };
    let foot = actions(html! {
        @if space.answers {
            (link_button(Weight::Plain, &hot.path(), if hot.answered.is_some() { text.change() } else { text.answer() }))
        }
        @if is_own { (confirmed(frame, text.take_back_ask(), post_button(&end, Weight::Quiet, text.take_back(), &[]))) }
        @else if plans { (confirmed(frame, text.put_away_ask(), post_button(&end, Weight::Quiet, text.put_away(), &[]))) }
    });
    let has_foot = space.answers || is_own || plans;
    html! { div id={ "hot-" (hot.id) } { (section(&hot.words, html! { (body) @if has_foot { (foot) } })) } }
}

fn state(frame: &Frame, hot: &Hot) -> Markup {
    let text = Text(frame.language);
    match (&hot.answered, &hot.activity) {
        (Some(_), _) => html! {},
        (None, Some(_)) => pill(Tone::Plain, text.on_agenda()),
        (None, None) => pill(Tone::Quiet, text.waiting()),
    }
}

/// The way to the questions, on the page of a topic.
pub fn of_topic(frame: &Frame, topic: &Topic) -> Markup {
    let text = Text(frame.language);
    let way = link_button(Weight::Plain, &format!("{}/hot", topic.path()), text.see_all());
    section(text.title(), html! { p { (text.lead(&topic.says.title)) } (actions(way)) })
}

/// The questions of a study day, on its page.
pub fn of_day(frame: &Frame, path: &str, day: &Day) -> Markup {
    let text = Text(frame.language);
    let all: Vec<(&Hot, String)> = day.collected.iter().chain(&day.waiting).map(|hot| (hot, hot.place())).collect();
    let items: Vec<Item> =
        all.iter().map(|(hot, place)| Item::link(place, &hot.words).end(state(frame, hot))).collect();
    let inside = html! {
        @if items.is_empty() { p { (text.none_of_day()) } } @else { (list(&items)) }
        (actions(html! {
            @if day.collects && !day.waiting.is_empty() {
                (post_button(&format!("{path}/hot"), Weight::Plain, &text.collect(day.waiting.len()), &[]))
            }
            (link_button(Weight::Quiet, &format!("/topics/{}/hot", day.topic), text.see_all()))
        }))
    };
    html! { div id="hot-questions" { (section(text.title(), inside)) } }
}

fn above(frame: &Frame, topic: &Topic) -> Markup {
    let path = topic.path();
    crumbs(frame, &[(&path, &topic.says.title), (&format!("{path}/hot"), Text(frame.language).title())])
}

/// The form of an answer.
pub fn answer(frame: &Frame, hot: &Hot, topic: &Topic, edit: &Edit<AnswerInput>, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.answer_title()).above(above(frame, topic)).lead(&*hot.words);
    let form = html::form(
        frame,
        &format!("{}/answer", hot.path()),
        FIELDS,
        faults,
        html! {
            (zhixing_merge::basis(&edit.basis))
            (field(frame, &HOT_ANSWER, Input::Area(6), &edit.typed.hot_answer, faults))
            (actions(submit(Weight::Primary, text.save())))
        },
    );
    html::page(frame, heading, draft(frame, &format!("hot/{}/answer", hot.id), form))
}

/// Two people wrote an answer down at once: which version holds.
pub fn ask(
    frame: &Frame,
    hot: &Hot,
    topic: &Topic,
    asked: &Asked<AnswerInput>,
    saver: Option<Saver>,
) -> zhixing_kit::Result<Markup> {
    let asking = Asking {
        above: above(frame, topic),
        action: &format!("{}/answer", hot.path()),
        leave: &hot.place(),
        fields: FIELDS,
        saver,
        long: &["hot_answer"],
        read: &|_, _| None,
    };
    ask_which(frame, asked, &asking)
}
