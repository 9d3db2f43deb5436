//! The pages of reflections: the lists, the editor, one of them, and who may see it.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::Moment;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Choice as Offered, Frame, Heading, Input, Item, Notice, Tab, Tone, Weight, actions, confirmed, crumbs,
    details, difference, draft, empty, field, link_button, list, moment, notice, optional_field, pager, pill,
    post_button, search_form, section, sheet, submit, tabs,
};
use zhixing_library::{Answers, choose_passage, snippet};
use zhixing_merge::{Asked, Asking, Edit, Saver, ask_which};
use zhixing_people::MemberId;

use super::input::{self, FIELDS, ReflectionInput};
use super::model::{Audience, Choice, Content, Reflection, Version, changed_at};
use super::questions::{Found, LOOKED_THROUGH, Leaf, Shown, Way};
use super::text::Text;
use super::whom;
use crate::discussion::pages::{Below, discussion};

/// Which list is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The reader's own.
    Mine,
    /// What others share with him.
    Shared,
}

/// A list.
pub fn reflections(frame: &Frame, which: Which, leaf: &Leaf, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let is_mine = which == Which::Mine;
    let new = link_button(Weight::Primary, "/reflections/new", text.new());
    let heading = Heading::new(text.title()).lead(if is_mine { text.lead() } else { text.lead_shared() }).action(new);
    let shown = [
        Tab { href: "/reflections", label: text.mine(), here: is_mine },
        Tab { href: "/reflections?only=shared", label: text.shared(), here: !is_mine },
    ];
    let lines: Vec<(String, String)> = leaf.all.iter().map(|one| (one.path(), one.content.name())).collect();
    let items: Vec<Item> =
        leaf.all.iter().zip(&lines).map(|(one, (path, name))| line(frame, is_mine, one, path, name, zone)).collect();
    let only = if is_mine { "mine" } else { "shared" };
    let older = leaf.next.as_ref().map(|(at, id)| format!("/reflections?only={only}&before={}.{id}", at.0));
    let nothing = || match which {
        Which::Mine => empty(text.none(), text.none_next(), None),
        Which::Shared => empty(text.none_shared(), text.none_shared_next(), None),
    };
    html::page(
        frame,
        heading,
        html! {
            (search_form(frame, "/reflections", "q", text.search_own(), ""))
            (tabs(text.which(), &shown))
            @if items.is_empty() { (nothing()) } @else { (list(&items)) }
            (pager(frame, None, older.as_deref()))
            @if is_mine { (actions(link_button(Weight::Quiet, "/review", text.review()))) }
        },
    )
}

/// What a search found, in one's own and in what others share.
pub fn looked_for(frame: &Frame, question: &str, found: &Found, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.found_title()).above(above(frame, None)).lead(text.found_lead());
    let part = |title: &str, all: &[Reflection], is_mine: bool| {
        let lines: Vec<(String, String)> = all.iter().map(|one| (one.path(), one.content.name())).collect();
        let item = |one: &Reflection| {
            let pieces = snippet(&one.content.whole(), &found.words);
            html! {
                (about(frame, is_mine, one, zone)) br;
                @for (piece, mark) in pieces { @if mark { mark { (piece) } } @else { (piece) } }
            }
        };
        let of_all = all.iter().zip(&lines);
        let items: Vec<Item> = of_all.map(|(one, (path, name))| Item::link(path, name).meta(item(one))).collect();
        html! { @if !items.is_empty() { (section(title, list(&items))) } }
    };
    let nothing = found.own.is_empty() && found.shared.is_empty();
    html::page(
        frame,
        heading,
        html! {
            (search_form(frame, "/reflections", "q", text.search_own(), question))
            (part(text.mine(), &found.own, true))
            (part(text.shared(), &found.shared, false))
            @if nothing { (empty(text.none_found(), text.none_found_next(), None)) }
            @if found.is_cut { p.meta { (text.found_cut(LOOKED_THROUGH)) } }
            (actions(link_button(if nothing { Weight::Primary } else { Weight::Plain }, "/reflections", text.all())))
        },
    )
}

fn line<'a>(frame: &Frame, is_mine: bool, one: &Reflection, path: &'a str, name: &'a str, zone: &TimeZone) -> Item<'a> {
    let item = Item::link(path, name).meta(about(frame, is_mine, one, zone));
    if is_mine { item.end(pill_of(frame, &one.audience)) } else { item }
}

/// Whose it is, where it is not the reader's, and from when.
fn about(frame: &Frame, is_mine: bool, one: &Reflection, zone: &TimeZone) -> Markup {
    let at = if is_mine { one.changed_at } else { one.shared_at.unwrap_or(one.changed_at) };
    html! { @if !is_mine { (one.name) " · " } (moment(frame, at, zone)) }
}

fn pill_of(frame: &Frame, audience: &Audience) -> Markup {
    let text = Text(frame.language);
    match audience.choice() {
        Choice::Own => pill(Tone::Quiet, text.pill_own()),
        Choice::Everybody => pill(Tone::Plain, text.pill_all()),
        Choice::Group => pill(Tone::Plain, text.pill_group()),
        Choice::Branch => pill(Tone::Plain, text.pill_branch()),
    }
}

fn above(frame: &Frame, reflection: Option<&Reflection>) -> Markup {
    let title = Text(frame.language).title();
    match reflection {
        None => crumbs(frame, &[("/reflections", title)]),
        Some(one) => crumbs(frame, &[("/reflections", title), (&one.path(), &one.content.name())]),
    }
}

/// The editor of a new one.
pub fn new(frame: &Frame, typed: &ReflectionInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.new()).above(above(frame, None)).lead(text.new_lead());
    let form = html::form(frame, "/reflections", FIELDS, faults, fields(frame, typed, faults));
    html::page(frame, heading, draft(frame, "reflection/new", form))
}

/// The editor of one that is there.
pub fn edit(
    frame: &Frame,
    reflection: &Reflection,
    whom: &str,
    edit: &Edit<ReflectionInput>,
    faults: &Faults,
) -> Markup {
    let text = Text(frame.language);
    let lead = match reflection.audience {
        Audience::Own => text.new_lead().to_owned(),
        _ => text.edit_lead(whom),
    };
    let heading = Heading::new(text.edit()).above(above(frame, Some(reflection))).lead(lead);
    let inside = html! { (zhixing_merge::basis(&edit.basis)) (fields(frame, &edit.typed, faults)) };
    let form = html::form(frame, &reflection.path(), FIELDS, faults, inside);
    html::page(frame, heading, draft(frame, &format!("reflection/{}", reflection.id), form))
}

fn fields(frame: &Frame, typed: &ReflectionInput, faults: &Faults) -> Markup {
    html! {
        (optional_field(frame, &input::TITLE, Input::Text, &typed.reflection_title, faults))
        (field(frame, &input::WORDS, Input::Area(14), &typed.reflection_words, faults))
        (actions(submit(Weight::Primary, Text(frame.language).save())))
    }
}

/// Two devices changed it at once: which version holds.
pub fn ask(
    frame: &Frame,
    reflection: &Reflection,
    asked: &Asked<ReflectionInput>,
    saver: Saver,
) -> zhixing_kit::Result<Markup> {
    let path = reflection.path();
    let asking = Asking {
        above: above(frame, Some(reflection)),
        action: &path,
        leave: &path,
        fields: FIELDS,
        saver: Some(saver),
        long: &["reflection_words"],
        read: &|_, _| None,
    };
    ask_which(frame, asked, &asking)
}

/// One, for who may see it.
pub fn one(frame: &Frame, shown: &Shown, reader: &MemberId, has_moved: bool, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let (one, path) = (&shown.reflection, shown.reflection.path());
    let whom = whom(frame.language, &one.audience, shown.unit.as_ref());
    let name = one.content.name();
    let mut heading = Heading::new(&name).above(above(frame, None)).lead(dates(frame, shown, zone));
    if shown.is_own {
        heading = heading.action(link_button(Weight::Primary, &format!("{path}/edit"), text.edit()));
    }
    let below = Below { reflection: one, reader, whom: &whom, zone };
    html::page(
        frame,
        heading,
        html! {
            @if shown.is_own { p.meta { (text.seen_by(&whom)) } }
            @if shown.is_own && has_moved { (notice(Notice::Warning, text.moved())) }
            (sheet(&one.content.words))
            (passages(frame, one, shown.is_own))
            @if shown.is_own { (ways_on(frame, one)) } @else { (actions(print_button(frame, one))) }
            (history(frame, shown, zone))
            @if one.audience != Audience::Own { (discussion(frame, &below, &shown.discussion)) }
        },
    )
}

fn dates(frame: &Frame, shown: &Shown, zone: &TimeZone) -> Markup {
    let (text, one) = (Text(frame.language), &shown.reflection);
    let at = |word: &str, at: Moment| html! { (word) " " (moment(frame, at, zone)) };
    // A reader is told since when he could see it, not since when others could.
    let first = if shown.is_own { one.shared_at } else { shown.versions.last().map(|version| version.shown_at) };
    html! {
        @if !shown.is_own { (one.name) " · " }
        @match first {
            None => (at(text.written_on(), one.changed_at)),
            Some(since) => {
                (at(text.shared_on(), since))
                @if let Some(changed) = changed_at(&shown.versions) { " · " (at(text.changed_on(), changed)) }
            },
        }
    }
}

fn print_button(frame: &Frame, one: &Reflection) -> Markup {
    link_button(Weight::Quiet, &format!("{}/print", one.path()), Text(frame.language).print())
}

fn ways_on(frame: &Frame, one: &Reflection) -> Markup {
    let (text, path) = (Text(frame.language), one.path());
    let is_own = one.audience == Audience::Own;
    actions(html! {
        (link_button(Weight::Plain, &format!("{path}/sharing"), if is_own { text.share() } else { text.share_again() }))
        (link_button(Weight::Plain, &format!("{path}/passages/new"), text.quote()))
        (print_button(frame, one))
        @if is_own { (confirmed(frame, text.end_ask(), post_button(&format!("{path}/end"), Weight::Danger, text.end(), &[]))) }
    })
}

/// What it quotes; its writer can take each out again.
fn passages(frame: &Frame, one: &Reflection, is_own: bool) -> Markup {
    let text = Text(frame.language);
    if one.content.passages.is_empty() {
        return html! {};
    }
    let inside = html! {
        @for (place, passage) in one.content.passages.iter().enumerate() {
            blockquote { (passage.words) }
            p.meta {
                a href=(passage.way()) {
                    @if passage.source.is_empty() { (text.from(&passage.title)) } @else { (text.from_source(&passage.title, &passage.source)) }
                }
                @if is_own { " " (confirmed(frame, text.take_out_ask(), post_button(&format!("{}/passages/{place}/end", one.path()), Weight::Quiet, text.take_out(), &[]))) }
            }
        }
    };
    html! { div id="passages" { (section(text.passages(), inside)) } }
}

/// What the reader was shown so far, when there is more than one version.
fn history(frame: &Frame, shown: &Shown, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let changed: Vec<&[Version]> =
        shown.versions.windows(2).filter(|pair| pair[0].content != pair[1].content).collect();
    if changed.is_empty() {
        return html! {};
    }
    let path = shown.reflection.path();
    details(
        text.versions(),
        html! {
            ul {
                @for pair in changed {
                    li { a href={ (path) "/versions/" (pair[0].number) } { (text.changed_on()) " " (moment(frame, pair[0].shown_at, zone)) } }
                }
            }
        },
    )
}

/// What a version changed.
pub fn version(
    frame: &Frame,
    reflection: &Reflection,
    version: &Version,
    before: Option<&Version>,
    zone: &TimeZone,
) -> Markup {
    let text = Text(frame.language);
    let title = text.version_title(reflection.content.name());
    let heading =
        Heading::new(&title).above(above(frame, Some(reflection))).lead(moment(frame, version.shown_at, zone));
    let body = html! {
        @match before {
            Some(before) => (difference(frame, &before.content.whole(), &version.content.whole())),
            None => { p.meta { (text.version_first()) } (sheet(&version.content.whole())) },
        }
    };
    html::page(frame, heading, body)
}

/// The words and the passages alone, for paper.
pub fn print(frame: &Frame, shown: &Shown, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let (one, content): (_, &Content) = (&shown.reflection, &shown.reflection.content);
    let name = content.name();
    let heading = Heading::new(&name).above(above(frame, Some(one))).lead(text.how_to_print());
    let body = html! {
        p { (one.name) " · " (moment(frame, one.changed_at, zone)) }
        (sheet(&content.words))
        (passages(frame, one, false))
    };
    html::page(frame, heading, body)
}

/// The page on which its writer chooses who may see it.
pub fn sharing(frame: &Frame, reflection: &Reflection, ways: &[Way], chosen: &str, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.share_title()).above(above(frame, Some(reflection))).lead(text.share_lead());
    let offered: Vec<Offered> = ways.iter().map(|(choice, unit)| offered(text, *choice, unit.as_ref())).collect();
    let form = html::form(
        frame,
        &format!("{}/sharing", reflection.path()),
        FIELDS,
        faults,
        html! {
            (field(frame, &input::AUDIENCE, Input::Radio(&offered), chosen, faults))
            p.meta { (text.share_wider()) }
            p.meta { (text.share_narrower()) }
            (actions(submit(Weight::Primary, text.save())))
        },
    );
    html::page(frame, heading, form)
}

fn offered(text: Text, choice: Choice, unit: Option<&zhixing_people::Unit>) -> Offered {
    let name = unit.map_or("", |unit| &unit.name);
    let label = match choice {
        Choice::Own => text.choice_own().to_owned(),
        Choice::Group => text.choice_group(name),
        Choice::Branch => text.choice_branch(name),
        Choice::Everybody => text.choice_all().to_owned(),
    };
    Offered::new(choice.word(), label)
}

/// The page on which a passage of the library is chosen.
pub fn quote(frame: &Frame, reflection: &Reflection, question: &str, answers: &Answers) -> Markup {
    let text = Text(frame.language);
    let path = format!("{}/passages/new", reflection.path());
    let heading = Heading::new(text.quote()).above(above(frame, Some(reflection))).lead(text.quote_lead());
    let action = format!("{}/passages", reflection.path());
    html::page(frame, heading, choose_passage(frame, (&path, &action), question, answers))
}
