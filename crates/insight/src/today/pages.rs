//! What Today looks like: the most urgent first, one primary action.

use jiff::civil::Date;
use maud::{Markup, html};
use zhixing_branch::{
    Activity, Doing, Errand, Resolution, ToConvene, Waiting, charter, kind_of, latest_on, worded, year_path,
};
use zhixing_charter::Standing;
use zhixing_kit::Moment;
use zhixing_kit::html::words::{day_text, moment_text, weekday};
use zhixing_kit::html::{
    Frame, Heading, Item, Notice, Part, Status, StepState, Tone, Weight, actions, bar, card, day, day_time, empty,
    link_button, list, notice, page, section, status, steps as steps_in_order,
};
use zhixing_people::Unfinished;
use zhixing_study::{Hosting, OpenTest, SwapAsked};

use super::model::{Day, Steps};
use super::text::Text;

/// The page.
pub(super) fn today(frame: &Frame, now: &Day) -> Markup {
    let text = Text(frame.language);
    let lead = text.day(day_text(frame.language, now.today), weekday(frame.language, now.today));
    page(
        frame,
        Heading::new(text.today()).lead(lead),
        html! {
            @if now.is_administrator { (clock_to_mend(frame)) }
            @if let Some(steps) = &now.steps { (first_steps(frame, now, steps)) }
            @if !now.branch.under_way.is_empty() {
                (section(text.now(), html! { @for (place, activity) in now.branch.under_way.iter().enumerate() { (under_way(frame, now, activity, place == 0)) } }))
            }
            @if now.is_free() {
                (section(text.to_do(), empty(text.free(), text.free_next(), None)))
            } @else if has_tasks(now) {
                (section(text.to_do(), tasks(frame, now)))
            }
            @if !now.unfinished.is_empty() { (section(text.unfinished(), unfinished(frame, now))) }
            @if !now.notices.is_empty() { (section(text.notices(), notices(frame, now))) }
            @if !now.branch.coming.is_empty() { (section(text.meetings(), meetings(frame, now))) }
            @if now.in_branch { (section(text.branch(), branch(frame, now))) }
            @if now.is_superior {
                (section(text.below(), html! { p { (text.below_lead()) } (actions(link_button(Weight::Plain, "/overview", text.overview()))) }))
            }
            (actions(html! {
                (link_button(Weight::Quiet, "/self-test", text.self_test()))
                (link_button(Weight::Quiet, "/reflections", text.reflections()))
            }))
        },
    )
}

/// For who keeps the installation, while the machine's clock stands behind. By its id the page knows that he is told.
pub(crate) fn clock_to_mend(frame: &Frame) -> Markup {
    let told = frame.clock_behind.map(|behind| {
        let (now, latest) = (moment_text(frame.language, behind.now), moment_text(frame.language, behind.latest));
        let text = Text(frame.language);
        if behind.jumped { text.clock_jumped(now, latest) } else { text.clock_behind(now, latest) }
    });
    html! { @if let Some(told) = told { div id="clock" { (notice(Notice::Warning, told)) } } }
}

fn under_way(frame: &Frame, now: &Day, activity: &Doing, first: bool) -> Markup {
    let text = Text(frame.language);
    let weight = if first { Weight::Primary } else { Weight::Plain };
    card(
        &activity.topic,
        html! {
            p { (activity.kind_of(frame.language)) " · " (at(frame, now, activity.starts_at)) @if !activity.place.is_empty() { " · " (activity.place) } }
            (status(frame, Status::UnderWay))
        },
        Some(actions(link_button(weight, &activity.path(), text.go_in()))),
    )
}

fn has_tasks(now: &Day) -> bool {
    !(now.branch.to_vote.is_empty()
        && now.branch.to_open.is_empty()
        && now.branch.to_call.is_empty()
        && now.branch.passed_over.is_empty()
        && now.to_see_to.close.is_empty()
        && now.to_see_to.sign.is_empty()
        && now.resolutions.is_empty()
        && now.waiting.is_empty()
        && now.errands.is_empty()
        && now.branch.to_count.is_empty()
        && now.to_answer == 0
        && now.study.tests.is_empty()
        && now.study.asked.is_empty()
        && now.study.hosting.is_empty()
        && now.branch.due.is_empty()
        && now.branch.term_ends.is_none())
}

/// What waits for him, the most urgent first.
fn tasks(frame: &Frame, now: &Day) -> Markup {
    let text = Text(frame.language);
    let lines: Vec<(String, &str, Markup, Markup)> = now
        .branch
        .to_vote
        .iter()
        .map(|motion| (motion.path.clone(), motion.text.as_str(), html! { (text.vote()) }, status(frame, Status::Due)))
        .chain(now.branch.to_count.iter().map(|one| errand(frame, one)))
        .chain(now.study.tests.iter().map(|test| to_take(frame, test)))
        .chain(now.branch.to_open.iter().map(|doing| held_by_him(frame, now, doing, (text.open(), Status::Due))))
        .chain(now.branch.to_call.iter().map(|doing| held_by_him(frame, now, doing, (text.to_call(), Status::Due))))
        .chain(
            now.branch
                .passed_over
                .iter()
                .map(|doing| held_by_him(frame, now, doing, (text.passed_over(), Status::Due))),
        )
        .chain(now.to_see_to.close.iter().map(|activity| meeting(frame, now, activity, text.close())))
        .chain(now.to_see_to.sign.iter().map(|activity| meeting(frame, now, activity, text.sign())))
        .chain(now.resolutions.iter().map(|resolution| owned(frame, now, resolution)))
        .chain(now.waiting.iter().map(|one| to_decide(frame, one)))
        .chain(now.errands.iter().map(|one| errand(frame, one)))
        .chain((now.to_answer > 0).then(|| to_answer(frame, now.to_answer)))
        .chain(now.study.asked.iter().map(|swap| swap_asked(frame, swap)))
        .chain(now.study.hosting.iter().map(|hosting| to_host(frame, now, hosting)))
        .chain(now.branch.term_ends.map(|last| to_elect(frame, now, last)))
        .collect();
    let items: Vec<Item> = lines
        .iter()
        .map(|(path, title, meta, end)| Item::link(path, title).meta(meta.clone()).end(end.clone()))
        .collect();
    html! {
        @if !items.is_empty() { (list(&items)) }
        @if !now.branch.due.is_empty() { (to_convene(frame, now)) }
        @if let Some((path, label)) = next_step(text, now) { (actions(link_button(Weight::Primary, &path, label))) }
    }
}

/// The page's one primary action, where nothing is under way and no first step is open.
fn next_step(text: Text, now: &Day) -> Option<(String, &'static str)> {
    if !now.branch.under_way.is_empty() || now.steps.is_some() {
        return None;
    }
    let sign = now.to_see_to.sign.first().map(|activity| (format!("{}/minutes", activity.path()), text.sign_it()));
    sign.or_else(|| now.to_plan().map(|_| ("/year".to_owned(), text.plan_it())))
}

fn meeting<'a>(frame: &Frame, now: &Day, activity: &'a Activity, what: &str) -> (String, &'a str, Markup, Markup) {
    let meta = html! { (what) " · " (activity.kind_of(frame.language)) " · " (at(frame, now, activity.starts_at)) };
    (activity.path(), &activity.topic, meta, status(frame, Status::Due))
}

/// A meeting that he is to open today, or to say of what became of it.
fn held_by_him<'a>(
    frame: &Frame,
    now: &Day,
    doing: &'a Doing,
    (what, state): (&str, Status),
) -> (String, &'a str, Markup, Markup) {
    let title = if doing.topic.is_empty() { kind(frame, &doing.kind) } else { &doing.topic };
    let meta = html! { (what) " · " (doing.kind_of(frame.language)) " · " (at(frame, now, doing.starts_at)) };
    (doing.path(), title, meta, status(frame, state))
}

fn owned<'a>(frame: &Frame, now: &Day, resolution: &'a Resolution) -> (String, &'a str, Markup, Markup) {
    let text = Text(frame.language);
    let late = resolution.due.is_some_and(|due| due < now.today);
    let meta = html! {
        (text.resolution()) " · "
        @if let Some(due) = resolution.due { (text.due_on()) " " (day(frame, due)) } @else { (text.no_due()) }
        (latest(frame, now, resolution))
    };
    (resolution.path(), &resolution.text, meta, status(frame, if late { Status::Overdue } else { Status::Open }))
}

/// What a branch handed up: its name alone says whose it is, his page the rest.
fn to_decide<'a>(frame: &Frame, one: &'a Waiting) -> (String, &'a str, Markup, Markup) {
    let text = Text(frame.language);
    let meta = html! {
        (text.decide()) " · " @if !one.branch.is_empty() { (one.branch) " · " } (frame.language.pick(&one.step.zh, &one.step.en))
        @if let Some(due) = one.due { " · " (text.due_on()) " " (day(frame, due)) }
    };
    (one.path.clone(), &one.name, meta, status(frame, if one.is_overdue { Status::Overdue } else { Status::Due }))
}

/// What is his to do as a teller, or as one who keeps his branch's people and admissions.
fn errand<'a>(frame: &Frame, one: &'a Errand) -> (String, &'a str, Markup, Markup) {
    let text = Text(frame.language);
    let meta = html! {
        (one.what.text(frame.language))
        @if let Some(due) = one.due { " · " (text.due_on()) " " (day(frame, due)) }
    };
    (one.path.clone(), &one.title, meta, status(frame, if one.is_overdue { Status::Overdue } else { Status::Due }))
}

/// A test of his class that is open.
fn to_answer(frame: &Frame, number: u32) -> (String, &'static str, Markup, Markup) {
    let text = Text(frame.language);
    (
        "/suggestions".to_owned(),
        text.to_answer(),
        html! { (text.waiting_for_answer(number)) },
        status(frame, Status::Due),
    )
}

fn to_take<'a>(frame: &Frame, test: &'a OpenTest) -> (String, &'a str, Markup, Markup) {
    let text = Text(frame.language);
    let meta = test.answered.map_or_else(|| text.test_open(test.length), |n| text.test_begun(n, test.length));
    (test.path(), &test.title, html! { (meta) }, status(frame, Status::Due))
}

/// A swap of study days that waits for his answer.
fn swap_asked<'a>(frame: &Frame, swap: &'a SwapAsked) -> (String, &'a str, Markup, Markup) {
    (swap.path(), &swap.name, html! { (Text(frame.language).swap_asked()) }, status(frame, Status::Due))
}

/// A study day that he hosts.
fn to_host<'a>(frame: &Frame, now: &Day, hosting: &'a Hosting) -> (String, &'a str, Markup, Markup) {
    let meta = html! { (Text(frame.language).you_host()) " · " (at(frame, now, hosting.starts_at)) };
    (hosting.path(), &hosting.title, meta, status(frame, Status::Planned))
}

/// A term whose election is due: it leads to the page of the term.
fn to_elect(frame: &Frame, now: &Day, last: Date) -> (String, &'static str, Markup, Markup) {
    let text = Text(frame.language);
    let end = status(frame, if now.today > last { Status::Overdue } else { Status::Due });
    let meta = html! {
        (text.term_ends()) " " (day(frame, last))
        @if let Some(planned) = &now.branch.election { " · " (text.planned_on()) " " (at(frame, now, planned.starts_at)) }
    };
    ("/branch/term".to_owned(), text.elect(), meta, end)
}

/// The latest words on a resolution, on a line of their own.
fn latest(frame: &Frame, now: &Day, resolution: &Resolution) -> Markup {
    html! { @if let Some(latest) = latest_on(frame.language, resolution, &now.zone) { br; (latest) } }
}

/// What he convenes next: by when, and the day proposed or planned.
fn to_convene(frame: &Frame, now: &Day) -> Markup {
    let paths: Vec<String> = now
        .branch
        .due
        .iter()
        .map(|due| due.planned.as_ref().map_or_else(|| year_path(due.obligation.due), Doing::path))
        .collect();
    let kinds: Vec<String> =
        now.branch.due.iter().map(|due| kind_of(frame.language, &due.obligation.kind, due.group.as_deref())).collect();
    let items: Vec<Item> = now
        .branch
        .due
        .iter()
        .zip(paths.iter().zip(&kinds))
        .map(|(due, (path, kind))| Item::link(path, kind).meta(when_to_hold(frame, now, due)).end(standing(frame, due)))
        .collect();
    list(&items)
}

fn when_to_hold(frame: &Frame, now: &Day, due: &ToConvene) -> Markup {
    let text = Text(frame.language);
    html! {
        (text.by()) " " (day(frame, due.obligation.due))
        @if let Some(planned) = &due.planned { " · " (text.planned_on()) " " (at(frame, now, planned.starts_at)) }
        @else if let Some(proposal) = &due.proposal { " · " (text.proposed()) " " (day(frame, proposal.date)) }
    }
}

fn standing(frame: &Frame, due: &ToConvene) -> Markup {
    match (&due.standing, &due.planned) {
        (Standing::Overdue, _) => status(frame, Status::Overdue),
        (_, Some(_)) => status(frame, Status::Planned),
        _ => status(frame, Status::Due),
    }
}

/// What he has half written, each with the way back to its form.
fn unfinished(frame: &Frame, now: &Day) -> Markup {
    let text = Text(frame.language);
    let line = |draft: &Unfinished| {
        let what = if draft.is_from_phone() { text.on_phone() } else { text.on_computer() };
        html! { (what) " · " (at(frame, now, draft.saved_at)) }
    };
    let items: Vec<Item> =
        now.unfinished.iter().map(|draft| Item::link(draft.way(), &draft.title).meta(line(draft))).collect();
    html! { (list(&items)) (actions(link_button(Weight::Quiet, "/drafts", text.unfinished_all()))) }
}

fn notices(frame: &Frame, now: &Day) -> Markup {
    let items: Vec<Item> = now
        .notices
        .iter()
        .map(|(subject, sent_at)| Item::link("/notices", subject.text(frame.language)).meta(at(frame, now, *sent_at)))
        .collect();
    list(&items)
}

fn meetings(frame: &Frame, now: &Day) -> Markup {
    let paths: Vec<String> = now.branch.coming.iter().map(Doing::path).collect();
    let line =
        |(activity, path): (&Doing, &String)| (path.clone(), activity.topic.clone(), about(frame, now, activity));
    let lines: Vec<_> = now.branch.coming.iter().zip(&paths).map(line).collect();
    list(&lines.iter().map(|(path, topic, about)| Item::link(path, topic).meta(about.clone())).collect::<Vec<_>>())
}

fn about(frame: &Frame, now: &Day, activity: &Doing) -> Markup {
    html! {
        (activity.kind_of(frame.language)) " · " (at(frame, now, activity.starts_at))
        @if !activity.place.is_empty() { " · " (activity.place) }
    }
}

fn branch(frame: &Frame, now: &Day) -> Markup {
    let text = Text(frame.language);
    html! {
        (month(frame, now))
        @if !now.branch.next.is_empty() { h3 { (text.next()) } (coming_up(frame, now)) }
        @else if now.branch.coming.is_empty() { h3 { (text.next()) } p { (text.none_next()) } }
        @if !now.decided.is_empty() { h3 { (text.decided()) } (decided(frame, now)) }
        (actions(link_button(Weight::Quiet, "/resolutions", text.all_resolutions())))
    }
}

/// The month's obligations as one bar beside their numbers.
fn month(frame: &Frame, now: &Day) -> Markup {
    let (text, tally) = (Text(frame.language), &now.branch.month);
    if tally.whole() == 0 {
        return html! { p { (text.month_none()) } };
    }
    let parts = [
        Part { tone: Tone::Good, label: text.met(), number: tally.met },
        Part { tone: Tone::Soon, label: text.due(), number: tally.due + tally.ahead },
        Part { tone: Tone::Bad, label: text.overdue(), number: tally.overdue },
        Part { tone: Tone::Quiet, label: text.exempt(), number: tally.exempt },
    ];
    html! { (bar(text.month(), &parts)) (actions(link_button(Weight::Quiet, "/year", text.see_year()))) }
}

fn coming_up(frame: &Frame, now: &Day) -> Markup {
    let lines: Vec<(String, &str, Markup)> = now
        .branch
        .next
        .iter()
        .map(|doing| {
            let title = if doing.topic.is_empty() { kind(frame, &doing.kind) } else { &doing.topic };
            (doing.path(), title, html! { (doing.kind_of(frame.language)) " · " (at(frame, now, doing.starts_at)) })
        })
        .collect();
    list(&lines.iter().map(|(path, title, meta)| Item::link(path, title).meta(meta.clone())).collect::<Vec<_>>())
}

fn decided(frame: &Frame, now: &Day) -> Markup {
    let text = Text(frame.language);
    let lines: Vec<(String, &str, Markup)> = now
        .decided
        .iter()
        .map(|one| {
            let meta = html! {
                @if !one.owner_name.is_empty() { (text.owner(worded(frame.language, &one.owner_name))) " · " }
                @if let Some(due) = one.due { (text.due_on()) " " (day(frame, due)) } @else { (text.no_due()) }
                (latest(frame, now, one))
            };
            (one.path(), one.text.as_str(), meta)
        })
        .collect();
    list(&lines.iter().map(|(path, title, meta)| Item::link(path, title).meta(meta.clone())).collect::<Vec<_>>())
}

/// The first steps of an installation, the current one explained, with what leads on.
fn first_steps(frame: &Frame, now: &Day, steps: &Steps) -> Markup {
    let text = Text(frame.language);
    let done = [steps.people, steps.posts, steps.posts && steps.without_sign_in.is_empty(), steps.year];
    let names = [text.step_people(), text.step_posts(), text.step_sign_ins(), text.step_year()];
    let current = done.iter().position(|done| !done).unwrap_or(done.len());
    let state = |place: usize| match place {
        _ if done[place] => StepState::Done,
        _ if place == current => StepState::Current,
        _ => StepState::Later,
    };
    let in_order: Vec<_> = names.into_iter().enumerate().map(|(place, name)| (name, state(place))).collect();
    let button = |path, label| actions(link_button(Weight::Primary, path, label));
    let (why, on) = match current {
        0 => (text.step_people_why(), button("/members/import", text.import_now())),
        1 => (text.step_posts_why(), button("/units", text.appoint_now())),
        2 => (text.step_sign_ins_why(), without_sign_in(steps)),
        // Who belongs to no branch has no year of his own.
        _ => (text.step_year_why(), html! { @if now.in_branch { (button("/year", text.year_now())) } }),
    };
    section(text.first_steps(), html! { (steps_in_order(frame, &in_order)) p { (why) } (on) })
}

fn without_sign_in(steps: &Steps) -> Markup {
    let lines: Vec<_> = steps.without_sign_in.iter().map(|(id, name)| (format!("/members/{id}"), name)).collect();
    list(&lines.iter().map(|(path, name)| Item::link(path, name)).collect::<Vec<_>>())
}

fn kind<'a>(frame: &Frame, code: &'a str) -> &'a str {
    charter().kind(code).map_or(code, |kind| frame.language.pick(&kind.zh, &kind.en))
}

fn at(frame: &Frame, now: &Day, moment: Moment) -> Markup {
    day_time(frame, moment.local(&now.zone))
}
