//! The pages of a branch's term: what it should have and what is missing, the form of an election's result, and one result.

use jiff::civil::Date;
use maud::{Markup, html};
use zhixing_charter::BranchForm;
use zhixing_kit::Language;
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::html::{
    self, Choice, Frame, Heading, Input, Item, Notice, Tone, Weight, actions, confirmed, crumbs, details, draft, empty,
    facts, field, form, link_button, list, notice, optional_field, page, pill, post_button, section, submit,
};
use zhixing_people::{Member, Post, UnitId};

use super::ballot::model::{Scope, Standing};
use super::input::{
    COMMITTEE_FIVE, COMMITTEE_FOUR, COMMITTEE_ONE, COMMITTEE_SIX, COMMITTEE_THREE, COMMITTEE_TWO, ELECTED_ON,
    ELECTION_REASON, ElectionInput, FIELDS, NEW_DEPUTY, NEW_SECRETARY, RESOLUTION_PAPER, TERM_BEGINS,
};
use super::model::{Election, State, Window};
use super::questions::Term;
use super::text::Text;
use super::{ballot, shift};
use crate::activity::candidate::members_told_apart;
use crate::ballot::pages::{self as ballot_pages, does_not_stand};
use crate::ballot::{BallotId, Told, why_of};
use crate::rules::charter;
use crate::year::text::Text as YearText;

/// For a reader without a branch.
pub fn none(frame: &Frame) -> Markup {
    let text = Text(frame.language);
    page(frame, text.title(), empty(text.no_branch(), text.no_branch_next(), None))
}

/// A branch's term.
pub fn term(frame: &Frame, term: &Term) -> Markup {
    term_again(frame, term, &ElectionInput::default(), &Faults::default())
}

/// The same with what was refused just now, and what was typed of a result.
pub fn term_again(frame: &Frame, term: &Term, typed: &ElectionInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let mut heading = Heading::new(text.title())
        .above(crumbs(frame, &[("/year", YearText(frame.language).years())]))
        .lead(text.lead(&term.unit.name));
    let waits = term.results.iter().any(|one| one.state == State::Entered && one.scope == Scope::Term);
    if term.may_enter && !waits {
        heading = heading.action(link_button(Weight::Plain, "/branch/term/election", text.enter_paper()));
    }
    page(
        frame,
        heading,
        html! {
            (crate::ballot::joint::pages::led_back(frame, faults, false, "/branch/term"))
            (section(text.should(), should(frame, term)))
            (section(text.term(), days(frame, term)))
            (ballots(frame, term, typed))
            (section(text.posts(), posts(frame, term)))
            @if let Some(first) = term.coming.first() { (section(&text.coming(day_text(frame.language, first.from_on)), html! { p { (text.coming_lead()) } (people(frame, &term.coming)) })) }
            (section(text.groups(), groups(frame, term)))
            @if !term.results.is_empty() { (section(text.results(), results(frame, term))) }
        },
    )
}

/// The ballots of the election: of the new term once it is near or has begun, of what fell vacant behind a fold until it has.
fn ballots(frame: &Frame, term: &Term, typed: &ElectionInput) -> Markup {
    let faults = Faults::default();
    let shown = |standing: &Standing| ballot::pages::standing(frame, standing, typed, &faults);
    html! {
        @for standing in &term.ballots {
            @if let Some(earliest) = not_yet(term, standing) {
                (section(ballot::pages::start_term(frame.language), html! { p { (Text(frame.language).elected_from(day_text(frame.language, earliest))) } }))
            } @else if standing.scope == Scope::Vacancy && standing.ballots.is_empty() && standing.waiting.is_empty() {
                (details(ballot::pages::start_vacancy(frame.language), shown(standing)))
            } @else { (shown(standing)) }
        }
    }
}

/// The first day on which a new term may be elected, where that is still to come and nothing was begun: then nothing is offered that would be refused.
fn not_yet(term: &Term, standing: &Standing) -> Option<Date> {
    let begun = !standing.ballots.is_empty() || !standing.waiting.is_empty();
    let is_asked = standing.scope == Scope::Term && !begun && !term.is_term_lost;
    let last = term.facts.term.filter(|_| is_asked)?.last;
    let earliest = Window::of(charter(), last).earliest;
    (term.today < earliest).then_some(earliest)
}

/// What the rules ask of such a branch, and what is missing, each with its article.
fn should(frame: &Frame, term: &Term) -> Markup {
    let text = Text(frame.language);
    let leaderless: Vec<String> = term
        .groups
        .iter()
        .filter(|(_, leader)| leader.is_none())
        .map(|(group, _)| text.group_without_leader(&group.name))
        .collect();
    let cited = |source: &str| {
        let article = charter().cite(source);
        html! { p { small { (text.article(frame.language.pick(&article.zh, &article.en))) } } }
    };
    let structure = charter().structure();
    html! {
        p { (asked(text, term)) }
        (cited(&structure.committee_source))
        @if let Some(form) = of_form(text, term) { p { (form) } (cited(&structure.source)) }
        @if term.remarks.is_empty() && leaderless.is_empty() { (pill(Tone::Good, text.is_so())) }
        @for remark in &term.remarks {
            (notice(Notice::Warning, html! { p { (frame.language.pick(&remark.zh, &remark.en)) } (cited(&remark.article)) }))
        }
        @for sentence in &leaderless { (notice(Notice::Warning, html! { p { (sentence) } (cited(&structure.group_source)) })) }
    }
}

fn asked(text: Text, term: &Term) -> String {
    let rule = charter().structure();
    let formal = term.facts.formal_members.on(term.today);
    charter().committee_expected(formal).map_or_else(
        || text.without_committee(formal, rule.committee_from_formal_members),
        |expected| text.with_committee(formal, expected.start(), expected.end(), rule.committee_most),
    )
}

fn of_form(text: Text, term: &Term) -> Option<String> {
    let most = charter().structure().joint_units_generally_most;
    match term.facts.form {
        BranchForm::Ordinary => None,
        BranchForm::Joint { units: 0 } => Some(text.joint_unknown(most)),
        BranchForm::Joint { units } => Some(text.joint(units, most)),
        BranchForm::Temporary => Some(text.temporary().to_owned()),
    }
}

/// The days of the present term and how far an election may lie from its end.
fn days(frame: &Frame, term: &Term) -> Markup {
    let text = Text(frame.language);
    let Some(period) = term.facts.term else { return html! { p { (text.term_unknown()) } } };
    let window = Window::of(charter(), period.last);
    let article = charter().cite(&charter().term_limits().source);
    let day = |day: Date| day_text(frame.language, day);
    html! {
        @if term.today < period.first { (pill(Tone::Plain, text.begins_later())) }
        @else if term.today > period.last { (pill(Tone::Bad, text.is_over())) }
        @else if term.today >= window.reminded { (pill(Tone::Soon, text.due_now())) }
        (facts(&[
            (text.begins(), html::day(frame, period.first)),
            (text.ends(), html! { (html::day(frame, period.last)) " · " (text.remind_from(day(window.reminded))) }),
        ]))
        @if term.facts.form != BranchForm::Temporary {
            p { (text.window(day(window.earliest), day(window.latest))) }
            p { small { (text.article(frame.language.pick(&article.zh, &article.en))) } }
            (shift::of_term(frame, &term.shifts, term.may_enter))
        }
    }
}

fn posts(frame: &Frame, term: &Term) -> Markup {
    let text = Text(frame.language);
    if term.posts.is_empty() {
        return html! { p { (text.nobody()) } };
    }
    people(frame, &term.posts)
}

/// Who holds which post; with its last day, where it is known.
fn people(frame: &Frame, posts: &[Post]) -> Markup {
    let text = Text(frame.language);
    let hrefs: Vec<String> = posts.iter().map(|post| format!("/members/{}", post.member)).collect();
    let meta = |post: &Post| match post.to_on {
        Some(last) => text.post_until(post.kind.name(frame.language), day_text(frame.language, last)),
        None => post.kind.name(frame.language).to_owned(),
    };
    let items: Vec<Item> =
        posts.iter().zip(&hrefs).map(|(post, href)| Item::link(href, &post.member_name).meta(meta(post))).collect();
    list(&items)
}

fn groups(frame: &Frame, term: &Term) -> Markup {
    let text = Text(frame.language);
    let hrefs: Vec<String> = term.groups.iter().map(|(group, _)| format!("/units/{}", group.id)).collect();
    let items: Vec<Item> = term
        .groups
        .iter()
        .zip(&hrefs)
        .map(|((group, leader), href)| {
            let led = leader.as_ref().map_or_else(|| text.no_leader().to_owned(), |name| text.leader_is(name));
            Item::link(href, &group.name).meta(led)
        })
        .collect();
    html! {
        @if items.is_empty() { p { (text.no_groups()) } } @else { (list(&items)) }
        @if term.may_enter { (actions(link_button(Weight::Plain, &format!("/units/{}", term.unit.id), text.to_unit()))) }
    }
}

fn results(frame: &Frame, term: &Term) -> Markup {
    let text = Text(frame.language);
    let lines: Vec<(String, String)> = term
        .results
        .iter()
        .map(|one| (one.path(), title(text, one, &day_text(frame.language, one.elected_on))))
        .collect();
    let items: Vec<Item> = term
        .results
        .iter()
        .zip(&lines)
        .map(|(one, (path, title))| {
            Item::link(path, title).meta(one.names(frame.language)).end(
                html! { (state(frame, one)) @if term.lost.contains(&one.id) { " " (does_not_stand(frame.language)) } },
            )
        })
        .collect();
    list(&items)
}

/// What a result is called, with its branch or its day.
fn title(text: Text, election: &Election, of: &str) -> String {
    match election.scope {
        Scope::Term => text.result_title(of),
        Scope::Vacancy => text.vacancy_title(of),
    }
}

/// What is told when the result of ballots was handed up.
pub fn entered_told(language: Language, election: &Election) -> &'static str {
    match election.scope {
        Scope::Term => Text(language).entered(),
        Scope::Vacancy => Text(language).vacancy_entered(),
    }
}

/// What is told when a result was confirmed.
pub fn confirmed_told(language: Language, election: &Election) -> String {
    match election.scope {
        Scope::Term => Text(language).confirmed(&election.branch_name),
        Scope::Vacancy => Text(language).vacancy_confirmed(&election.branch_name),
    }
}

fn state(frame: &Frame, election: &Election) -> Markup {
    let text = Text(frame.language);
    match election.state {
        State::Entered => pill(Tone::Soon, text.state_entered()),
        State::Confirmed => pill(Tone::Good, text.state_confirmed()),
        State::Returned => pill(Tone::Bad, text.state_returned()),
    }
}

/// What the form of a result offers.
pub struct NewView {
    /// The branch.
    pub branch: UnitId,
    /// Who could be elected.
    pub members: Vec<Member>,
    /// Today.
    pub today: Date,
}

/// The form of a result.
pub fn new(frame: &Frame, view: &NewView, input: &ElectionInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let heading =
        Heading::new(text.enter()).above(crumbs(frame, &[("/branch/term", text.title())])).lead(text.enter_lead());
    let people: Vec<Choice> = view
        .members
        .iter()
        .zip(members_told_apart(&view.members))
        .map(|(member, name)| Choice::new(member.number.as_str(), name))
        .collect();
    let committee =
        [&COMMITTEE_ONE, &COMMITTEE_TWO, &COMMITTEE_THREE, &COMMITTEE_FOUR, &COMMITTEE_FIVE, &COMMITTEE_SIX];
    page(
        frame,
        heading,
        draft(
            frame,
            "election/new",
            form(
                frame,
                "/branch/term/election",
                FIELDS,
                faults,
                html! {
                    (field(frame, &ELECTED_ON, Input::Day, &input.elected_on, faults))
                    (field(frame, &TERM_BEGINS, Input::Day, &input.term_begins, faults))
                    (field(frame, &NEW_SECRETARY, Input::Select(&people), &input.new_secretary, faults))
                    (optional_field(frame, &NEW_DEPUTY, Input::Select(&people), &input.new_deputy, faults))
                    @for (asked, (_, chosen)) in committee.into_iter().zip(input.committee()) {
                        (optional_field(frame, asked, Input::Select(&people), chosen, faults))
                    }
                    (optional_field(frame, &RESOLUTION_PAPER, Input::Text, &input.resolution_paper, faults))
                    (optional_field(frame, &ELECTION_REASON, Input::Area(2), &input.reason, faults))
                    (actions(html! { (submit(Weight::Primary, text.enter_do())) (link_button(Weight::Quiet, "/branch/term", text.back())) }))
                },
            ),
        ),
    )
}

/// What the page of one result shows.
pub struct OneView {
    /// The result.
    pub election: Election,
    /// The last day of the term that it begins.
    pub ends: Date,
    /// Whether the reader decides.
    pub decides: bool,
    /// The ballots it was taken from; none where it was typed.
    pub sources: Vec<(crate::ActivityId, BallotId)>,
    /// What those ballots counted: who decides about the result reads it beside the names.
    pub counted: Vec<Told>,
    /// The posts that those elected give up when it is confirmed.
    pub gives_up: Vec<Post>,
    /// The ballots it was taken from that do not stand any more.
    pub fallen: Vec<Told>,
    /// Whether the reader is of the branch: its meetings are not for the unit above (P7).
    pub is_of_branch: bool,
}

/// Where a refusal to confirm a result stands on its page: it is of no field.
pub const CONFIRMATION: &str = "confirmation";

/// The page of one result.
pub fn one(frame: &Frame, view: &OneView, input: &ElectionInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let election = &view.election;
    let title = title(text, election, &election.branch_name);
    let heading = Heading::new(&title)
        .above(crumbs(frame, &[("/branch/term", text.title())]))
        .lead(html! { (state(frame, election)) @if !view.fallen.is_empty() { " " (does_not_stand(frame.language)) } @if election.scope == Scope::Vacancy { " " (pill(Tone::Plain, text.by_election())) } });
    let waits = view.decides && election.state == State::Entered;
    let refused = faults.of(CONFIRMATION);
    let none = Faults::default();
    let faults = if refused.is_some() { &none } else { faults };
    page(
        frame,
        heading,
        html! {
            @if let Some(why) = refused { (notice(Notice::Refused, why.text(frame.language))) }
            @if refused.is_none() { (lost(frame, view)) }
            (known(frame, view))
            @if !view.counted.is_empty() { (section(text.figures(), figures(frame, view))) }
            @if waits {
                @let (label, question) = match election.scope {
                    Scope::Term => (text.confirm(), text.confirm_question()),
                    Scope::Vacancy => (text.vacancy_confirm(), text.vacancy_question()),
                };
                @let confirm = post_button(&format!("{}/confirmation", election.path()), Weight::Primary, label, &[]);
                @if view.fallen.is_empty() { (actions(confirmed(frame, question, confirm))) }
                (section(text.send_back(), draft(frame, &format!("{}/return", election.path()), form(frame, &format!("{}/return", election.path()), FIELDS, faults, html! {
                    (field(frame, &ELECTION_REASON, Input::Area(2), &input.reason, faults))
                    (actions(submit(Weight::Danger, text.send_back_do())))
                }))))
            }
        },
    )
}

/// What is to be done about a result, or about a ballot without one, that does not stand any more.
pub fn lost_next(language: Language, result: Option<&Election>) -> &'static str {
    let text = Text(language);
    match result.map(|result| (result.state, result.scope)) {
        None | Some((State::Returned, _)) => text.lost_open(),
        Some((State::Entered, _)) => text.lost_waiting(),
        Some((State::Confirmed, Scope::Term)) => text.lost_term(),
        Some((State::Confirmed, Scope::Vacancy)) => text.lost_vacancy(),
    }
}

/// Why a result cannot be confirmed, and what to do instead.
pub fn cannot_be_confirmed(language: Language, told: &Told, election: &Election) -> String {
    let why = why_of(language, told).unwrap_or_default();
    [why.as_str(), lost_next(language, Some(election))].join(language.pick("", " "))
}

/// That a result does not stand any more, for each ballot why, and what is to be done; nothing where it stands.
fn lost(frame: &Frame, view: &OneView) -> Markup {
    if view.fallen.is_empty() {
        return html! {};
    }
    let body = html! {
        @for why in view.fallen.iter().filter_map(|told| why_of(frame.language, told)) { p { b { (why) } } }
        p { (lost_next(frame.language, Some(&view.election))) }
    };
    notice(Notice::Refused, body)
}

/// The figures of each ballot: who should attend and was there, what was issued and returned, the votes of each.
fn figures(frame: &Frame, view: &OneView) -> Markup {
    html! {
        @for told in &view.counted {
            h3 { (told.ballot.title) }
            p { (ballot_pages::said(frame, told)) }
            (ballot_pages::votes(frame, told))
        }
    }
}

fn known(frame: &Frame, view: &OneView) -> Markup {
    let (text, election) = (Text(frame.language), &view.election);
    let (from, until) = match election.scope {
        Scope::Term => (text.from_on(), text.new_end()),
        Scope::Vacancy => (text.vacancy_from(), text.vacancy_end()),
    };
    let mut all = vec![
        (text.elected(), html! { (election.names(frame.language)) }),
        (text.elected_on(), html::day(frame, election.elected_on)),
        (from, html::day(frame, election.from_on)),
        (until, html::day(frame, view.ends)),
    ];
    if !view.sources.is_empty() {
        all.push((text.source(), ballot::pages::sources(frame, &view.sources, view.is_of_branch)));
    }
    if !election.document.is_empty() {
        all.push((text.document(), html! { (election.document) }));
    }
    if !election.reason.is_empty() {
        all.push((text.reason(), html! { (election.reason) }));
    }
    if !view.gives_up.is_empty() {
        let former = |post: &Post| text.gives_up_of(&post.member_name, post.kind.name(frame.language));
        let ended: Vec<String> = view.gives_up.iter().map(former).collect();
        all.push((text.gives_up(), html! { (ended.join(frame.language.pick("，", ", "))) }));
    }
    all.push((text.entered_by(), html! { (election.entered_name) }));
    if let Some(name) = &election.decided_name {
        let why = html! { @if !election.decided_reason.is_empty() { " · " (election.decided_reason) } };
        all.push((text.decided_by(), html! { (name) (why) }));
    }
    facts(&all)
}
