//! The pages about posts: the part of a unit's page that lists them, and the form to appoint. Markup only.

use jiff::civil::Date;
use maud::{Markup, html};
use zhixing_kit::Language;
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::html::{
    Choice, Column, Frame, Heading, Input, Notice, Weight, actions, confirmed, crumbs, details, empty, field, form,
    link_button, notice, optional_field, page, post_button, section, submit, table,
};

use super::actions::Ended;
use super::model::{Behind, Post, PostKind, vacant};
use super::text::Text;
use super::web::{EndInput, PostInput};
use crate::attachment;
use crate::fields::{FIELDS, FROM_ON, MEMBER, POST_KIND, TO_ON, WHY_BY_HAND};
use crate::member::Member;
use crate::unit::{Unit, UnitKind};

/// The posts of a unit, as its page shows them.
pub struct UnitPosts {
    /// All that it ever had, the latest first.
    pub posts: Vec<Post>,
    /// Today.
    pub today: Date,
    /// The kinds that the reader may give and end.
    pub may: Vec<PostKind>,
    /// What whoever led the unit left behind.
    pub behind: Behind,
}

/// The part of a unit's page about its posts.
pub fn unit_posts(frame: &Frame, unit: &Unit, shown: &UnitPosts) -> Markup {
    let text = Text(frame.language);
    let (past, present): (Vec<_>, Vec<_>) = shown.posts.iter().partition(|post| post.is_over(shown.today));
    let new = format!("/units/{}/posts/new", unit.id);
    let appoint = (!shown.may.is_empty()).then(|| link_button(Weight::Plain, &new, text.appoint()));
    let next = if unit.kind == UnitKind::Group { text.none_next_group() } else { text.none_next() };
    section(
        text.title(),
        html! {
            @if unit.is_open(shown.today) { (unled(frame, unit, shown)) }
            @if present.is_empty() { (empty(text.none(), next, appoint)) }
            @else { (rows(frame, unit.kind, &present, (&shown.may, shown.today))) @if let Some(appoint) = appoint { (actions(appoint)) } }
            @if !past.is_empty() { (details(text.past(), rows(frame, unit.kind, &past, (&[], shown.today)))) }
        },
    )
}

/// That nobody leads the unit, and what is left to do: to appoint somebody, to hand his meetings over.
fn unled(frame: &Frame, unit: &Unit, shown: &UnitPosts) -> Markup {
    let text = Text(frame.language);
    let (vacant, behind) = (vacant(unit, &shown.posts, shown.today), &shown.behind);
    if vacant.is_none() && behind.meetings == 0 {
        return html! {};
    }
    let left = text.left_behind(behind.meetings);
    let elected = behind.elected.as_ref().filter(|_| vacant.is_some());
    notice(
        Notice::Warning,
        html! {
            @if let Some(kind) = vacant {
                p { (text.vacant(kind.name(frame.language))) " "
                    @if let Some(elected) = elected { (text.elected()) " " a href=(elected) { (text.to_result()) } }
                    @else if shown.may.contains(&kind) { a href={ "/units/" (unit.id) "/posts/new" } { (text.appoint_next(kind.name(frame.language))) } }
                    @else { (if kind == PostKind::GroupLeader { text.by_branch() } else { text.by_administrator() }) } }
            }
            @if behind.meetings > 0 {
                p { @if let Some(path) = &behind.path { a href=(path) { (left) } } @else { (left) (text.taken_over()) } }
            }
        },
    )
}

fn rows(frame: &Frame, unit: UnitKind, posts: &[&Post], (may, today): (&[PostKind], Date)) -> Markup {
    let text = Text(frame.language);
    let columns =
        [Column::text(text.who()), Column::text(text.what()), Column::text(text.when()), Column::text(text.actions())];
    let columns = if may.is_empty() { &columns[..3] } else { &columns[..] };
    let rows: Vec<_> = posts
        .iter()
        .map(|post| {
            let is_ahead = post.from_on > today;
            let (label, question) = if is_ahead {
                (text.take_back(), text.take_back_question())
            } else {
                (text.end(), text.end_question())
            };
            let path = format!("/posts/{}/end", post.id);
            let end = if post.kind.is_elected(unit) && !is_ahead {
                // Why is asked on a page of its own.
                link_button(Weight::Quiet, &path, label)
            } else {
                confirmed(frame, question, post_button(&path, Weight::Quiet, label, &[]))
            };
            vec![
                html! { a href={ "/members/" (post.member) } { (post.member_name) } },
                html! { (post.kind.name(frame.language)) },
                html! { (term(frame, post)) },
                html! { @if may.contains(&post.kind) { (end) } },
            ]
        })
        .collect();
    table(text.title(), columns, &rows)
}

/// What is told when a post is given: of one that has not begun from when on.
pub fn given_told(language: Language, post: &Post, former: Option<PostKind>, today: Date) -> String {
    let (text, kind, name) = (Text(language), post.kind.name(language), &post.member_name);
    let former = former.map(|former| former.name(language));
    let day = day_text(language, post.from_on);
    match (former, post.from_on > today) {
        (Some(former), true) => text.to_begin_instead(name, kind, day, former),
        (Some(former), false) => text.appointed_instead(name, kind, former),
        (None, true) => text.to_begin(name, kind, day),
        (None, false) => text.appointed(name, kind),
    }
}

/// What is told when a post is ended, or taken back before it began.
pub fn ended_told(language: Language, ended: &Ended) -> String {
    let (text, post) = (Text(language), &ended.post);
    if !ended.is_taken_back {
        let told = text.ended(&post.member_name, post.kind.name(language));
        let next = ended.is_vacant.then(|| text.ended_next(post.kind.name(language)));
        return std::iter::once(told).chain(next).collect::<Vec<_>>().join(language.pick("", " "));
    }
    let told = text.taken_back(&post.member_name, post.kind.name(language));
    let left = ended.gave_way.iter().filter_map(|former| Some((former, former.to_on?)));
    let left = left.map(|(former, last)| text.gave_way(former.kind.name(language), day_text(language, last)));
    std::iter::once(told).chain(left).collect::<Vec<_>>().join(language.pick("", " "))
}

/// A post's days in words.
pub fn term(frame: &Frame, post: &Post) -> String {
    let text = Text(frame.language);
    let day = |day| day_text(frame.language, day);
    post.to_on.map_or_else(|| text.beginning(day(post.from_on)), |to| text.between(day(post.from_on), day(to)))
}

/// The form to end a post by hand that an election fills: why is asked.
pub fn end(frame: &Frame, post: &Post, input: &EndInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let at = format!("/units/{}", post.unit);
    let title = text.end_title(&post.member_name, post.kind.name(frame.language));
    let heading = Heading::new(&title).above(crumbs(frame, &[(&at, &post.unit_name)])).lead(text.end_lead());
    let body = html! {
        (field(frame, &WHY_BY_HAND, Input::Area(2), &input.reason, faults))
        (actions(html! { (submit(Weight::Primary, text.end())) (link_button(Weight::Quiet, &at, text.back())) }))
    };
    page(frame, heading, form(frame, &format!("/posts/{}/end", post.id), FIELDS, faults, body))
}

/// The form to appoint. `members` are those to choose from; empty when there are too many, and the number is typed.
pub fn new_post(frame: &Frame, unit: &Unit, members: &[Member], input: &PostInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let at = format!("/units/{}", unit.id);
    let title = text.appoint_title(&unit.name);
    let heading = Heading::new(&title).above(crumbs(frame, &[(&at, &unit.name)])).lead(text.appoint_lead());
    let kinds: Vec<_> = PostKind::fitting(unit.kind)
        .into_iter()
        .map(|kind| Choice::new(kind.word(), kind.name(frame.language)))
        .collect();
    let people: Vec<_> = members
        .iter()
        .map(|member| Choice::new(member.number.as_str(), format!("{} {}", member.name, member.number)))
        .collect();
    let who = if people.is_empty() { Input::Text } else { Input::Select(&people) };
    let is_unmanned = unit.kind == UnitKind::TemporaryBranch && members.is_empty();
    if is_unmanned {
        let way = link_button(Weight::Plain, &format!("{at}/attached"), attachment::pages::manage(frame));
        return page(frame, heading, empty(text.nobody_set_here(), text.nobody_set_here_next(), Some(way)));
    }
    page(
        frame,
        heading,
        form(
            frame,
            &format!("{at}/posts"),
            FIELDS,
            faults,
            html! {
                @if unit.kind.is_home() { p { (text.are_elected()) } }
                (field(frame, &MEMBER, who, &input.member, faults))
                (field(frame, &POST_KIND, Input::Select(&kinds), &input.post_kind, faults))
                (field(frame, &FROM_ON, Input::Day, &input.from_on, faults))
                (optional_field(frame, &TO_ON, Input::Day, &input.to_on, faults))
                @if unit.kind.is_home() { (optional_field(frame, &WHY_BY_HAND, Input::Area(2), &input.reason, faults)) }
                (actions(html! { (submit(Weight::Primary, text.save())) (link_button(Weight::Quiet, &at, text.back())) }))
            },
        ),
    )
}
