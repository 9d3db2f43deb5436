//! The pages of an election's ballots: how each post stands, the form that puts one to the ballot, and the button that hands the result up.

use maud::{Markup, html};
use zhixing_kit::Language;
use zhixing_kit::form::{Faults, Field};
use zhixing_kit::html::{
    Choice, Frame, Heading, Input, Item, Notice, Weight, actions, crumbs, draft, field, form, hidden, icon,
    link_button, list, notice, optional_field, page, section, submit,
};
use zhixing_people::{Member, PostKind};

use super::input::{
    COMMITTEE_SEATS, FILLED_POSTS, FIRST_STANDS, POST_BEGINS, PostBallotInput, SECOND_STANDS, THIRD_STANDS, WHO_STANDS,
    is_officer,
};
use super::model::{POSTS, PostBallot, Scope, Standing, Winner};
use super::questions::{by_committee, is_open};
use super::text::Text;
use crate::activity::Activity;
use crate::activity::candidate::members_told_apart;
use crate::ballot::model::SEATS_MAX;
use crate::ballot::pages::{does_not_stand, state};
use crate::ballot::{self, joint};
use crate::rules::charter;
use crate::term::input::{ELECTION_REASON, ElectionInput, FIELDS, RESOLUTION_PAPER, TERM_BEGINS};
use crate::term::text::Text as TermText;

/// How the ballots of an election stand, for who keeps the branch's posts. A by-election is a line until it has begun.
pub fn standing(frame: &Frame, standing: &Standing, input: &ElectionInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let (title, lead) = match standing.scope {
        Scope::Term => (text.term(), text.term_lead()),
        Scope::Vacancy => (text.vacancy(), text.vacancy_lead()),
    };
    let posts = POSTS.iter().filter(|post| standing.with_committee || **post != PostKind::CommitteeMember);
    let lines: Vec<Line> = posts.map(|post| line(frame, standing, *post)).collect();
    let ready: Vec<PostKind> = standing.ready().into_iter().filter(|post| is_open(standing, *post)).collect();
    let items: Vec<Item> = lines
        .iter()
        .map(|line| {
            let item = match &line.path {
                Some(path) => Item::link(path, line.name),
                None => Item::plain(line.name),
            };
            item.meta(html! { @if line.fallen { (does_not_stand(frame.language)) " " } (line.meta) })
                .end(line.end.clone())
        })
        .collect();
    section(
        title,
        html! {
            p { (lead) }
            @if standing.with_committee && standing.scope == Scope::Term { p.meta { (text.order()) } }
            (list(&items))
            @if !ready.is_empty() { (hand_up(frame, &standing.only(&ready), (input, &ready), faults)) }
        },
    )
}

struct Line {
    name: &'static str,
    path: Option<String>,
    /// Whether what was voted does not stand any more.
    fallen: bool,
    meta: String,
    end: Markup,
}

fn line(frame: &Frame, standing: &Standing, post: PostKind) -> Line {
    let text = Text(frame.language);
    let name = post.name(frame.language);
    let ballot = standing.of(post);
    let known = ballot.filter(|ballot| !ballot.may_be_repeated());
    let put = format!("/branch/term/ballots/new?scope={}&post={}", standing.scope.code(), post.word());
    let handed_up = standing.waiting.iter().filter(|waiting| **waiting == post).count();
    let waits = standing.scope == Scope::Term && by_committee(standing, post) && standing.committee().is_none();
    match known {
        Some(ballot) => Line {
            name,
            path: Some(ballot.told.ballot.path()),
            fallen: false,
            meta: elected(frame, ballot),
            end: state(frame.language, &ballot.told),
        },
        None if standing.waits(post) => {
            Line { name, path: None, fallen: false, meta: text.is_waiting().to_owned(), end: html! {} }
        }
        None if !is_open(standing, post) => {
            Line { name, path: None, fallen: false, meta: text.is_held().to_owned(), end: html! {} }
        }
        None if waits => {
            Line { name, path: None, fallen: false, meta: text.committee_first().to_owned(), end: html! {} }
        }
        None => {
            let why = |ballot: &PostBallot| {
                let fallen = ballot::why(frame.language, ballot.told.standing()).map(|why| text.fallen(why));
                fallen.or_else(|| ballot.returned.as_ref().map(|why| text.returned_for(why)))
            };
            let earlier = ballot.and_then(|ballot| Some((ballot, why(ballot)?)));
            let meta = match &earlier {
                Some((_, why)) => why.clone(),
                None if handed_up > 0 => text.some_waiting(handed_up),
                None if post == PostKind::Deputy => text.if_needed().to_owned(),
                None => text.not_put().to_owned(),
            };
            let weight = if post == PostKind::Deputy || standing.scope == Scope::Vacancy {
                Weight::Quiet
            } else {
                Weight::Plain
            };
            let end = html! {
                @if let Some((ballot, _)) = &earlier { (link_button(Weight::Quiet, &ballot.told.ballot.path(), text.see_ballot())) }
                (link_button(weight, &put, text.put_post()))
            };
            let fallen = earlier.as_ref().is_some_and(|(ballot, _)| ballot.told.standing().is_fallen());
            Line { name, path: None, fallen, meta, end }
        }
    }
}

/// Whom a ballot elected, in one line; nothing before it is counted.
fn elected(frame: &Frame, ballot: &PostBallot) -> String {
    let text = Text(frame.language);
    let names: Vec<&str> = ballot.elected.iter().map(|winner| winner.name.as_str()).collect();
    if names.is_empty() { String::new() } else { text.elected(names.join(text.comma())) }
}

/// The result of the ballots, with what is still told of it, and the one button.
fn hand_up(
    frame: &Frame,
    standing: &Standing,
    (input, chosen): (&ElectionInput, &[PostKind]),
    faults: &Faults,
) -> Markup {
    let text = Text(frame.language);
    let (ready, begins) = match standing.scope {
        Scope::Term => (text.ready(), &TERM_BEGINS),
        Scope::Vacancy => (text.ready_vacancy(), &POST_BEGINS),
    };
    let from = if input.term_begins.is_empty() {
        standing.on().map(|day| day.to_string()).unwrap_or_default()
    } else {
        input.term_begins.clone()
    };
    let with_reason = faults.of("reason").is_some() || !input.reason.is_empty();
    html! {
        p { (ready) b { (held(frame, standing)) } }
        (draft(frame, &format!("term-result/{}", standing.scope.code()), form(frame, "/branch/term/result", FIELDS, faults, html! {
            (hidden("scope", standing.scope.code()))
            @if standing.scope == Scope::Vacancy { (filled(frame, standing, chosen, faults)) }
            (field(frame, begins, Input::Day, &from, faults))
            (optional_field(frame, &RESOLUTION_PAPER, Input::Text, &input.resolution_paper, faults))
            @if with_reason { (field(frame, &ELECTION_REASON, Input::Area(2), &input.reason, faults)) }
            (actions(submit(Weight::Primary, text.hand_up())))
        })))
    }
}

/// Who holds what by these ballots, in one line.
fn held(frame: &Frame, standing: &Standing) -> String {
    let held = standing.result().unwrap_or_default();
    let name = |(post, winner): &(PostKind, Winner)| format!("{} {}", post.name(frame.language), winner.name);
    held.iter().map(name).collect::<Vec<_>>().join(frame.language.pick("，", ", "))
}

/// The by-elections that can be handed up, to be ticked; a single one is not asked about.
fn filled(frame: &Frame, standing: &Standing, chosen: &[PostKind], faults: &Faults) -> Markup {
    if let [one] = standing.ballots.as_slice() {
        return hidden(FILLED_POSTS.name, one.post.word());
    }
    html! {
        div.field role="group" aria-labelledby="l-posts" {
            span.label id="l-posts" { (frame.pick(FILLED_POSTS.label)) }
            p.meta { (frame.pick(FILLED_POSTS.why)) }
            @if let Some(fault) = faults.of(FILLED_POSTS.name) { p.fault { (icon("alert")) (fault.text(frame.language)) } }
            div.choices {
                @for (place, ballot) in standing.ballots.iter().enumerate() {
                    label.choice {
                        input type="checkbox" name=(FILLED_POSTS.name) value=(ballot.post.word()) id=[(place == 0).then_some("f-posts")] checked[chosen.contains(&ballot.post)];
                        b { (held(frame, &standing.only(&[ballot.post]))) }
                    }
                }
            }
        }
    }
}

/// The result once more, on a page of its own, when something was wrong with what was told of it.
pub fn hand_up_again(
    frame: &Frame,
    standing: &Standing,
    told: (&ElectionInput, &[PostKind]),
    faults: &Faults,
) -> Markup {
    let text = Text(frame.language);
    let title = if standing.scope == Scope::Term { text.term() } else { text.vacancy() };
    let above = crumbs(frame, &[("/branch/term", TermText(frame.language).title())]);
    page(frame, Heading::new(title).above(above), hand_up(frame, &standing.only(&standing.ready()), told, faults))
}

/// What the form of a post's ballot needs.
pub struct NewView {
    /// How the ballots stand.
    pub standing: Standing,
    /// The post.
    pub post: PostKind,
    /// The meetings at which it can be voted on now.
    pub meetings: Vec<Activity>,
    /// Who can stand.
    pub members: Vec<Member>,
}

/// The form that puts a post to the ballot of a meeting.
pub fn new(frame: &Frame, view: &NewView, input: &PostBallotInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let title = text.title(view.post.name(frame.language));
    let lead = if view.standing.scope == Scope::Term { text.term_lead() } else { text.vacancy_lead() };
    let heading =
        Heading::new(&title).above(crumbs(frame, &[("/branch/term", TermText(frame.language).title())])).lead(lead);
    let kind = if by_committee(&view.standing, view.post) { "committee_meeting" } else { "general_meeting" };
    page(
        frame,
        heading,
        html! {
            (joint::pages::led_back(frame, faults, has_form(view), "/branch/term"))
            @if view.standing.waits(view.post) { (notice(Notice::Warning, text.handed_up_already())) }
            @else if !is_open(&view.standing, view.post) { (notice(Notice::Warning, not_vacant(frame.language, view.post))) }
            @else if view.meetings.is_empty() { (joint::pages::no_meeting(frame, kind)) }
            @else if view.members.is_empty() { (notice(Notice::Warning, text.nobody_stands())) }
            @else { (put(frame, view, input, &joint::pages::at_fields(faults))) }
            (actions(link_button(Weight::Quiet, "/branch/term", TermText(frame.language).back())))
        },
    )
}

/// Whether the page has the form: the post can be put to the ballot of an open meeting, and somebody can stand.
fn has_form(view: &NewView) -> bool {
    let is_open = !view.standing.waits(view.post) && is_open(&view.standing, view.post);
    is_open && !view.meetings.is_empty() && !view.members.is_empty()
}

fn put(frame: &Frame, view: &NewView, input: &PostBallotInput, faults: &Faults) -> Markup {
    let most = charter().structure().committee_most.min(SEATS_MAX);
    let more = html! {
        (hidden("scope", view.standing.scope.code()))
        (hidden("post", view.post.word()))
        @if view.post == PostKind::CommitteeMember {
            (field(frame, &COMMITTEE_SEATS, Input::Number { least: 1, most: i64::from(most) }, &input.seats, faults))
        }
        @if is_officer(view.post) { (in_order(frame, &view.members, input, faults)) }
        @else { (people(frame, &view.members, input, faults)) }
    };
    let own: &[&'static Field] = if is_officer(view.post) { IN_ORDER } else { &[&COMMITTEE_SEATS, &WHO_STANDS] };
    let form = joint::pages::put(frame, "/branch/term/ballots", &view.meetings, &input.put, faults, (own, more));
    draft(frame, &format!("term-ballot/{}-{}", view.standing.scope.code(), view.post.word()), form)
}

/// The places of a ballot whose order the unit above approved.
const IN_ORDER: &[&Field] = &[&FIRST_STANDS, &SECOND_STANDS, &THIRD_STANDS];

/// Who stands first, second and third, as far as there are so many.
fn in_order(frame: &Frame, members: &[Member], input: &PostBallotInput, faults: &Faults) -> Markup {
    let choices: Vec<Choice> = members
        .iter()
        .zip(members_told_apart(members))
        .map(|(member, name)| Choice::new(&member.number, name))
        .collect();
    html! {
        @for (place, asked) in IN_ORDER.iter().take(members.len()).enumerate() {
            @let chosen = input.stands.get(place).map(String::as_str).unwrap_or_default();
            @if place == 0 { (field(frame, asked, Input::Select(&choices), chosen, faults)) }
            @else { (optional_field(frame, asked, Input::Select(&choices), chosen, faults)) }
        }
    }
}

/// Everybody who can stand, to be ticked.
fn people(frame: &Frame, members: &[Member], input: &PostBallotInput, faults: &Faults) -> Markup {
    html! {
        div.field role="group" aria-labelledby="l-stands" {
            span.label id="l-stands" { (frame.pick(WHO_STANDS.label)) }
            p.meta { (frame.pick(WHO_STANDS.why)) }
            @if let Some(fault) = faults.of(WHO_STANDS.name) { p.fault { (icon("alert")) (fault.text(frame.language)) } }
            div.choices {
                @for (place, (member, name)) in members.iter().zip(members_told_apart(members)).enumerate() {
                    label.choice {
                        input type="checkbox" name=(WHO_STANDS.name) value=(member.number) id=[(place == 0).then_some("f-stands")] checked[input.stands.contains(&member.number)];
                        b { (name) }
                    }
                }
            }
        }
    }
}

/// That there is nothing to fill by a by-election of this post, and what comes first.
pub fn not_vacant(language: Language, post: PostKind) -> String {
    match post {
        PostKind::CommitteeMember => Text(language).no_seat(charter().structure().committee_most),
        _ => Text(language).not_vacant().to_owned(),
    }
}

/// What the election of a new term is offered as.
pub fn start_term(language: Language) -> &'static str {
    Text(language).term()
}

/// What a by-election is offered as.
pub fn start_vacancy(language: Language) -> &'static str {
    Text(language).start_vacancy()
}

/// Where a result came from: the ballots, for who may see their meetings.
pub fn sources(frame: &Frame, sources: &[(crate::ActivityId, crate::ballot::BallotId)], is_of_branch: bool) -> Markup {
    let text = Text(frame.language);
    html! {
        (text.by_ballot())
        @if is_of_branch {
            @for (place, (meeting, ballot)) in sources.iter().enumerate() {
                @let label = if sources.len() > 1 { text.see_ballot_of(place + 1) } else { text.see_ballot().to_owned() };
                " · " a href={ (crate::activity::model::path(meeting)) "/ballots/" (ballot) } { (label) }
            }
        }
    }
}
