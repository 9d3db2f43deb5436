//! What the ledger looks like: a list of sentences, one record with its proof, and a short account of the whole.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_branch::offer_of_span;
use zhixing_kit::clock::{DAY_MS, MINUTE_MS};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Choice, Fact, Frame, Heading, Input, Item, Notice, Tone, Weight, actions, copy_text, crumbs, details, difference,
    empty, facts, filter_form, link_button, list as lines, moment, notice, optional_field, page, pager, pill, section,
    sheet, submit,
};
use zhixing_ledger::Ground;
use zhixing_people::UnitId;
use zhixing_records::{EarlierKey, Entry, LogHead, LogState, WitnessState};

use super::input::{FIELDS, FROM, Gathered, KIND, KINDS, LedgerInput, ONLY, Only, UNIT};
use super::questions::{Found, Leaf, fold};
use super::text::Text;
use crate::saying::{changes, kind_name, sentence, tells_single_ballots, thing, told, who};

/// How many names a folded line tells.
const NAMES_MAX: usize = 3;

/// The list of what the reader may see. `offered`: the branch and the year whose ledger is offered as a form.
pub(super) fn list(
    frame: &Frame,
    input: &LedgerInput,
    faults: &Faults,
    leaf: &Leaf,
    offered: Option<&(UnitId, i16)>,
    zone: &TimeZone,
) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.ledger()).lead(text.lead()).action(actions(html! {
        (link_button(Weight::Quiet, "/ledger/about", text.what_is_it()))
        (link_button(Weight::Quiet, "/verify", text.check_form()))
    }));
    let older = leaf.older.as_ref().filter(|_| faults.is_empty()).map(|last| input.older(last));
    page(
        frame,
        heading,
        html! {
            (filters(frame, input, faults, leaf))
            @if leaf.entries.is_empty() { (nothing(text, input, older.is_some())) } @else if !input.is_gathered() { (folded(frame, &leaf.entries, zone)) } @else { (entries(frame, &leaf.entries, zone)) }
            (pager(frame, None, older.as_deref()))
            @if let Some((branch, year)) = offered { (offer_of_span(frame, branch, *year, None)) }
        },
    )
}

/// Entries as lines that open; the marks of one roll, and what is read for one programme, are one line, which opens to all of them.
fn folded(frame: &Frame, all: &[Entry], zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let line = |run: &[Entry]| match run {
        [entry] => (path(entry), sentence(frame.language, entry, zone), times(frame, entry, zone), marks(frame, entry)),
        run => {
            let mut callers: Vec<String> = run.iter().map(|entry| who(frame.language, entry)).collect();
            callers.sort_unstable();
            callers.dedup();
            let callers = callers.join(text.listed());
            let which = Gathered::of(&run[0]).unwrap_or(Gathered::Roll);
            let name = |entry: &Entry| match which {
                Gathered::Roll => entry.object_name.clone(),
                Gathered::Reading => entry.facts["material"].as_str().unwrap_or(&entry.object_name).to_owned(),
            };
            let some: Vec<String> = run.iter().rev().map(name).take(NAMES_MAX).collect();
            let names = some.join(text.listed());
            let names = if run.len() > some.len() { text.some_of_them(names) } else { names };
            let meta = html! { (names) " · " (text.recorded()) " " (moment(frame, run[0].recorded_at, zone)) };
            let id = run[0].about.rsplit('/').next().unwrap_or_default();
            let said = match which {
                Gathered::Roll => text.roll_called(callers, run.len()),
                Gathered::Reading => text.reading_chosen(callers, run.len()),
            };
            (format!("/ledger?{}={id}", which.word()), said, meta, html! {})
        }
    };
    let told: Vec<_> = all.chunk_by(fold).map(line).collect();
    let items: Vec<Item> =
        told.iter().map(|(path, said, meta, end)| Item::link(path, said).meta(meta.clone()).end(end.clone())).collect();
    lines(&items)
}

/// Entries as lines that open.
fn entries(frame: &Frame, entries: &[Entry], zone: &TimeZone) -> Markup {
    let said: Vec<(String, String)> =
        entries.iter().map(|entry| (path(entry), sentence(frame.language, entry, zone))).collect();
    let items: Vec<Item> = entries
        .iter()
        .zip(&said)
        .map(|(entry, (path, said))| Item::link(path, said).meta(times(frame, entry, zone)).end(marks(frame, entry)))
        .collect();
    lines(&items)
}

fn filters(frame: &Frame, input: &LedgerInput, faults: &Faults, leaf: &Leaf) -> Markup {
    let text = Text(frame.language);
    let kinds: Vec<Choice> = KINDS.iter().map(|kind| Choice::new(*kind, kind_name(frame.language, kind))).collect();
    let units: Vec<Choice> = leaf.units.iter().map(|unit| Choice::new(unit.id.as_str(), &unit.name)).collect();
    let only = |only: Only| {
        Choice::new(only.word(), if only == Only::Late { text.only_late() } else { text.only_corrections() })
    };
    let form = filter_form(
        frame,
        "/ledger",
        FIELDS,
        faults,
        html! {
            (optional_field(frame, &KIND, Input::Select(&kinds), &input.kind, faults))
            (optional_field(frame, &FROM, Input::Day, &input.from, faults))
            @if units.len() > 1 { (optional_field(frame, &UNIT, Input::Select(&units), &input.unit, faults)) }
            (optional_field(frame, &ONLY, Input::Select(&Only::ALL.map(only)), &input.only, faults))
            (actions(html! { (submit(Weight::Primary, text.apply())) }))
        },
    );
    html! {
        @if faults.is_empty() { (details(text.filter(), form)) } @else { (form) }
        @if input.is_filtered() && faults.is_empty() {
            (notice(Notice::Info, html! { (text.filtered()) " " (link_button(Weight::Quiet, "/ledger", text.clear())) }))
        }
    }
}

fn nothing(text: Text, input: &LedgerInput, more: bool) -> Markup {
    if more {
        empty(text.none_yet_here(), "", None)
    } else if input.is_filtered() || !input.before.is_empty() {
        empty(text.none_chosen(), text.none_chosen_next(), Some(link_button(Weight::Plain, "/ledger", text.clear())))
    } else {
        empty(text.none(), text.none_next(), None)
    }
}

/// Both times where they differ, one where they do not.
fn times(frame: &Frame, entry: &Entry, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let at_once = (entry.recorded_at.0 - entry.happened_at.0).abs() < MINUTE_MS;
    html! {
        @if !at_once { (text.happened()) " " (moment(frame, entry.happened_at, zone)) " · " }
        (text.recorded()) " " (moment(frame, entry.recorded_at, zone))
    }
}

fn marks(frame: &Frame, entry: &Entry) -> Markup {
    let text = Text(frame.language);
    html! {
        @if entry.is_late() { (pill(Tone::Soon, text.late())) " " }
        @if entry.corrects.is_some() { (pill(Tone::Plain, text.correction())) " " }
        @if entry.corrected_by.is_some() { (pill(Tone::Bad, text.corrected())) " " }
        @if entry.erased { (pill(Tone::Quiet, text.erased())) " " }
        @if entry.position.is_none() { (pill(Tone::Quiet, text.waiting())) }
    }
}

/// One record.
pub(super) fn one(frame: &Frame, found: &Found, zone: &TimeZone) -> Markup {
    let (text, entry) = (Text(frame.language), &found.entry);
    let said = sentence(frame.language, entry, zone);
    let heading = Heading::new(text.one()).above(crumbs(frame, &[("/ledger", text.ledger())])).lead(html! {
        p { (said) } p { (marks(frame, entry)) }
    });
    let neighbour = |label: &str, other: &Option<Entry>| {
        html! {
            @if let Some(other) = other { p { (label) } (entries(frame, std::slice::from_ref(other), zone)) }
        }
    };
    let told = told(frame.language, entry, zone);
    let told: Vec<Fact> = told.iter().map(|one| (one.label.as_str(), html! { (one.value) })).collect();
    let changed = changes(frame.language, entry, zone);
    page(
        frame,
        heading,
        html! {
            @if entry.erased { (notice(Notice::Info, text.erased_why())) }
            (around(frame, found, zone))
            (neighbour(text.corrects(), &found.corrects))
            (neighbour(text.corrected_by(), &found.corrected_by))
            @if !told.is_empty() { (section(text.details(), facts(&told))) }
            @if !changed.is_empty() {
                (section(text.changes(), html! {
                    @for change in &changed { h3 { (change.label) } (difference(frame, &change.before, &change.after)) }
                }))
            }
            (section(text.proof(), proved(frame, entry, found.log.head.as_ref())))
            @if tells_single_ballots(entry) { p.meta { (text.exact_kept()) } } @else { (details(text.exact(), sheet(&entry.body))) }
        },
    )
}

fn around(frame: &Frame, found: &Found, zone: &TimeZone) -> Markup {
    let (text, entry) = (Text(frame.language), &found.entry);
    let (kind, name) = (kind_name(frame.language, &entry.object_kind), thing(frame.language, entry));
    let days = (entry.recorded_at.0 - entry.happened_at.0) / DAY_MS;
    let page = thing_page(&entry.about);
    let mut around: Vec<Fact> = vec![
        (text.who(), html! { (who(frame.language, entry)) }),
        (text.did(), html! { (entry.verb_display.text(frame.language)) }),
        (text.what(), html! { (kind) @if name != kind { " · " (name) } }),
        (text.where_(), html! { (found.unit) }),
        (text.happened_at(), moment(frame, entry.happened_at, zone)),
        (
            text.recorded_at(),
            html! {
                (moment(frame, entry.recorded_at, zone))
                @if entry.is_late() { " · " (text.late_by_days(days)) }
            },
        ),
    ];
    if let Some(page) = &page {
        around.push((text.belongs_to(), link_button(Weight::Quiet, page, text.open_it())));
    }
    facts(&around)
}

/// The page of the whole that a record belongs to; that page asks for itself who may see it.
fn thing_page(about: &str) -> Option<String> {
    let (kind, id) = about.split_once('/')?;
    match kind {
        "activity" => Some(format!("/meetings/{id}")),
        "member" => Some(format!("/members/{id}")),
        "unit" => Some(format!("/units/{id}")),
        _ => None,
    }
}

fn proved(frame: &Frame, entry: &Entry, head: Option<&LogHead>) -> Markup {
    let text = Text(frame.language);
    let Some((place, head)) = entry.position.zip(head).filter(|(place, head)| *place < head.size) else {
        let waits = if head.is_some() { text.not_in_log() } else { text.no_log() };
        return notice(Notice::Info, waits);
    };
    html! {
        p { (text.in_log(place, head.size)) }
        (facts(&[(text.fingerprint(), html! { (head.fingerprint()) })]))
        (actions(link_button(Weight::Primary, &format!("{}/proof", path(entry)), text.get_proof())))
        p { (text.verify_how()) }
        p { code { "zhixing verify zhixing-record-" (entry.id) ".json" } }
        p { (text.verify_says()) }
    }
}

/// What the ledger is.
pub(super) fn about(
    frame: &Frame,
    log: &LogState,
    earlier: &[EarlierKey],
    witnesses: &[WitnessState],
    zone: &TimeZone,
) -> Markup {
    let text = Text(frame.language);
    let heading =
        Heading::new(text.about_title()).above(crumbs(frame, &[("/ledger", text.ledger())])).lead(text.about_once());
    page(
        frame,
        heading,
        html! {
            p { (text.about_log()) }
            p { (text.about_see()) }
            p { (text.about_not()) }
            (section(text.state(), state(frame, log, zone)))
            @if !earlier.is_empty() { (section(text.earlier_keys(), history(frame, earlier, zone))) }
            (section(text.witnesses(), html! {
                p { (text.witnesses_how()) }
                (lines(&[Item::link("/ledger/checkpoint", text.live_checkpoint()), Item::plain(text.live_tiles())]))
                @if !witnesses.is_empty() { (cosigners(frame, witnesses, zone)) }
            }))
        },
    )
}

/// Who cosigns the log, and how far.
fn cosigners(frame: &Frame, witnesses: &[WitnessState], zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let seen = |one: &WitnessState| {
        html! {
            @match one.cosigned_at {
                Some(at) => { (text.cosigned(one.size)) " · " (moment(frame, at, zone)) }
                None => { (text.not_cosigned()) }
            }
            @if !one.fault.is_empty() { br; (pill(Tone::Soon, text.witness_away())) " " (one.fault) }
        }
    };
    let items: Vec<Item> = witnesses.iter().map(|one| Item::plain(one.name()).meta(seen(one))).collect();
    html! { p { (text.cosigners_how()) } (lines(&items)) }
}

/// The keys before the one of today, the newest first.
fn history(frame: &Frame, earlier: &[EarlierKey], zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let ground = |key: &EarlierKey| match key.ground() {
        Some(Ground::Lost) => text.key_lost(),
        Some(Ground::Exposed) => text.key_exposed(),
        Some(Ground::Planned) => text.key_planned(),
        None => text.key_unproved(),
    };
    html! {
        p { (text.earlier_keys_lead()) }
        @for key in earlier.iter().rev() {
            (facts(&[
                (text.fingerprint(), html! { (key.fingerprint()) }),
                (text.key_ended(), html! { (moment(frame, key.ended_at, zone)) " · " (text.key_signed(key.size)) }),
                (text.key_ground(), html! { (ground(key)) }),
                (text.key(), html! { code { (key.verifier_key) } " " (copy_text(frame, &key.verifier_key, text.copy_key())) }),
            ]))
            (actions(link_button(Weight::Quiet, &format!("/ledger/keys/{}", key.number), text.key_note())))
        }
    }
}

fn state(frame: &Frame, log: &LogState, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let Some(head) = &log.head else { return empty(text.not_begun(), text.not_begun_next(), None) };
    html! {
        (facts(&[
            (text.size(), html! { (text.entries(head.size)) }),
            (text.waiting_count(), html! { (text.entries(log.waiting)) }),
            (text.signed_at(), moment(frame, head.signed_at, zone)),
            (text.fingerprint(), html! { (head.fingerprint()) }),
            (text.key(), html! { code { (head.verifier_key) } " " (copy_text(frame, &head.verifier_key, text.copy_key())) }),
        ]))
        (details(text.checkpoint(), sheet(&head.checkpoint)))
    }
}

/// Where a record is opened.
pub(super) fn path(entry: &Entry) -> String {
    format!("/ledger/entries/{}", entry.id)
}
