//! The pages of the banks.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Choice, Frame, Heading, Input, Item, Notice, Tab, Tone, Weight, actions, confirmed, crumbs, details, draft,
    empty, facts, field, hidden, link_button, moment, notice, optional_field, pager, pill, post_button, search_form,
    section, submit, tabs,
};
use zhixing_library::Quote;
use zhixing_merge::{Asked, Asking, Edit, Saver, ask_which};
use zhixing_people::{Unit, in_query};
use zhixing_question::{Asked as Asks, Fault, Format, Kind, Question, Weight as Heavy, words_of};

use super::input::{self, FIELDS, QuestionInput};
use super::model::{Bank, Kept};
use super::text::Text;
use crate::passage::pages as passage;
use crate::picture::pages as pictured;
use crate::topic::area_name;

/// How many faults of a format are listed.
const FAULTS_SHOWN: usize = 50;

/// What the list of banks shows.
pub struct BanksView {
    /// Whose banks.
    pub unit: Unit,
    /// Every unit whose banks the reader keeps.
    pub units: Vec<Unit>,
    /// The banks.
    pub banks: Vec<Bank>,
}

/// The banks of a unit.
pub fn banks(frame: &Frame, view: &BanksView) -> Markup {
    let text = Text(frame.language);
    let unit = &view.unit.id;
    let import = format!("/questions/import?unit={unit}");
    let heading =
        Heading::new(text.title()).lead(text.lead()).action(link_button(Weight::Primary, &import, text.import()));
    let hrefs: Vec<String> = view.units.iter().map(|unit| format!("/banks?unit={}", unit.id)).collect();
    let shown: Vec<Tab> = view
        .units
        .iter()
        .zip(&hrefs)
        .map(|(unit, href)| Tab { href, label: &unit.name, here: unit.id == view.unit.id })
        .collect();
    let paths: Vec<String> = view.banks.iter().map(Bank::path).collect();
    let items: Vec<Item> = view
        .banks
        .iter()
        .zip(&paths)
        .map(|(bank, path)| {
            Item::link(path, &bank.area).meta(html! { (area(frame, bank)) " · " (text.count(bank.count)) })
        })
        .collect();
    let without = view.banks.iter().filter(|bank| bank.study_area.is_none()).count();
    html::page(
        frame,
        heading,
        html! {
            @if shown.len() > 1 { (tabs(text.units(), &shown)) }
            @if without > 0 { (notice(Notice::Info, text.no_area_next(without))) }
            @if items.is_empty() { (empty(text.none(), text.none_next(), None)) } @else { (html::list(&items)) }
            (actions(link_button(Weight::Plain, &format!("/questions/new?unit={unit}"), text.new())))
        },
    )
}

/// The area of study of a bank.
fn area<'a>(frame: &Frame, bank: &'a Bank) -> &'a str {
    bank.study_area.as_deref().map_or(Text(frame.language).no_area(), |code| area_name(frame.language, code))
}

fn above_bank(frame: &Frame, unit: &str) -> Markup {
    crumbs(frame, &[(&format!("/banks?unit={unit}"), Text(frame.language).title())])
}

/// A bank's questions, or those of them in which something was looked for.
pub fn bank(frame: &Frame, bank: &Bank, q: &str, kept: &[Kept], more: bool) -> Markup {
    let text = Text(frame.language);
    let new = format!("/questions/new?unit={}&area={}", bank.unit, in_query(&bank.area));
    let heading = Heading::new(&bank.area)
        .lead(html! { (area(frame, bank)) " · " (text.count(bank.count)) })
        .above(above_bank(frame, bank.unit.as_str()))
        .action(link_button(Weight::Primary, &new, text.new()));
    let lines: Vec<(String, String)> = kept.iter().map(|kept| (kept.path(), kept.title())).collect();
    let items: Vec<Item> =
        kept.iter().zip(&lines).map(|(kept, (path, title))| item(frame, kept, path, title)).collect();
    let older =
        kept.last().filter(|_| more).map(|last| format!("{}?after={}&q={}", bank.path(), last.place, in_query(q)));
    html::page(
        frame,
        heading,
        html! {
            (search_form(frame, &bank.path(), "q", text.search(), q))
            @if !items.is_empty() { (html::list(&items)) }
            @else if q.trim().is_empty() { (empty(text.none(), text.none_next(), None)) }
            @else { (empty(text.nothing_found(), text.nothing_found_next(), None)) }
            (pager(frame, None, older.as_deref()))
            (actions(html! {
                (link_button(Weight::Plain, &format!("/questions/import?unit={}&area={}", bank.unit, in_query(&bank.area)), text.import()))
                (link_button(Weight::Plain, &format!("{}/export", bank.path()), text.export()))
                (link_button(Weight::Plain, &format!("{}/area", bank.path()), text.to_area()))
                (link_button(Weight::Plain, "/tests", text.tests()))
                @if bank.count > 0 { (confirmed(frame, text.withdraw_all_ask(), post_button(&format!("{}/withdrawal", bank.path()), Weight::Danger, text.withdraw_all(), &[]))) }
                @else if !kept.is_empty() { (post_button(&format!("{}/return", bank.path()), Weight::Plain, text.restore_all(), &[])) }
            }))
        },
    )
}

fn item<'a>(frame: &Frame, kept: &Kept, path: &'a str, title: &'a str) -> Item<'a> {
    let text = Text(frame.language);
    let item = Item::link(path, title).meta(kind(frame, &kept.question));
    if kept.withdrawn_at.is_some() { item.end(pill(Tone::Quiet, text.withdrawn())) } else { item }
}

/// What is asked, with its options and all that is told with the answer.
pub fn asked(frame: &Frame, question: &Question, passage: Option<&Quote>) -> Markup {
    let text = Text(frame.language);
    html! {
        (pictured::asked(frame, question))
        (facts(&[(text.kind(), html! { (kind(frame, question)) })].into_iter().chain(told(frame, question, passage)).collect::<Vec<_>>()))
    }
}

fn kind(frame: &Frame, question: &Question) -> &'static str {
    let (zh, en) = question.asked().kind().name();
    frame.language.pick(zh, en)
}

/// What is told with the answer, and the passage of the library behind it.
pub fn told<'a>(frame: &Frame, question: &'a Question, passage: Option<&Quote>) -> Vec<(&'a str, Markup)> {
    let text = Text(frame.language);
    let answer = match question.asked() {
        Asks::Short { reference } => pictured::lines(frame, reference),
        other => html! { (answer(frame, other)) },
    };
    let mut rows = vec![(text.answer(), answer)];
    if !question.explanation().is_empty() {
        rows.push((text.explanation(), pictured::lines(frame, question.explanation())));
    }
    if !question.source().is_empty() || !question.link().is_empty() {
        rows.push((text.source(), source(question)));
    }
    rows.extend(passage.map(|passage| passage::shown(frame, passage)));
    rows
}

fn source(question: &Question) -> Markup {
    let link = question.link();
    // Only what leads to a page is made a link, one of the library too; anything else is shown as it was written.
    let leads = ["https://", "http://", "/library/"].iter().any(|beginning| link.starts_with(beginning));
    let words = if question.source().is_empty() { link } else { question.source() };
    html! {
        @if leads { a href=(link) rel="noreferrer" { (words) } }
        @else { (words) @if !link.is_empty() && !question.source().is_empty() { " " (link) } }
    }
}

/// The answer in words.
pub fn answer(frame: &Frame, asked: &Asks) -> String {
    let text = Text(frame.language);
    match asked {
        Asks::Judgement { right } => if *right { text.right() } else { text.wrong() }.to_owned(),
        Asks::FillIn { blanks } => {
            let blank = |accepted: &Vec<String>| accepted.join(text.or());
            blanks.iter().map(blank).collect::<Vec<_>>().join(frame.language.pick("；", "; "))
        }
        other => words_of(other),
    }
}

/// The page of one question, for who keeps it.
pub fn question(frame: &Frame, kept: &Kept, passage: Option<&Quote>, versions: &[Kept], zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let path = kept.path();
    let title = kept.title();
    let bank = format!("/banks/{}", kept.bank);
    let heading = Heading::new(&title)
        .above(crumbs(frame, &[(&format!("/banks?unit={}", kept.unit), text.title()), (&bank, kept.question.area())]))
        .action(link_button(Weight::Primary, &format!("{path}/edit"), text.edit()));
    html::page(
        frame,
        heading,
        html! {
            @if kept.withdrawn_at.is_some() { (notice(Notice::Info, text.withdrawn())) }
            (asked(frame, &kept.question, passage))
            p.meta { (version_line(frame, kept, zone)) }
            (pictured::of_question(frame, kept))
            (actions(html! {
                (link_button(Weight::Plain, &format!("{path}/passage"), text.choose_passage()))
                @if kept.withdrawn_at.is_some() { (post_button(&format!("{path}/return"), Weight::Plain, text.restore(), &[])) }
                @else { (confirmed(frame, text.withdraw_ask(), post_button(&format!("{path}/withdrawal"), Weight::Danger, text.withdraw(), &[]))) }
            }))
            @if versions.len() > 1 {
                (section(text.earlier(), html! {
                    @for earlier in &versions[1..] { (details(&earlier.title(), html! { (asked(frame, &earlier.question, None)) p.meta { (version_line(frame, earlier, zone)) } })) }
                }))
            }
        },
    )
}

fn version_line(frame: &Frame, kept: &Kept, zone: &TimeZone) -> Markup {
    html! { (Text(frame.language).version_of(kept.version, &kept.saved_name)) " " (moment(frame, kept.saved_at, zone)) }
}

/// The form of a new question.
pub fn new(frame: &Frame, unit: &str, areas: &[String], typed: &QuestionInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.new_title()).above(above_bank(frame, unit));
    let form = html::form(
        frame,
        "/questions",
        FIELDS,
        faults,
        html! {
            (hidden("unit", unit))
            (fields(frame, areas, typed, faults))
            (actions(submit(Weight::Primary, text.save())))
        },
    );
    html::page(frame, heading, draft(frame, "question/new", form))
}

fn fields(frame: &Frame, areas: &[String], typed: &QuestionInput, faults: &Faults) -> Markup {
    let kinds: Vec<Choice> = Kind::ALL
        .iter()
        .map(|kind| Choice::new(kind.code(), frame.language.pick(kind.name().0, kind.name().1)))
        .collect();
    html! {
        (field(frame, &input::AREA, Input::Offered(areas), &typed.area, faults))
        (field(frame, &input::QUESTION_KIND, Input::Select(&kinds), &typed.question_kind, faults))
        (field(frame, &input::STEM, Input::Area(3), &typed.stem, faults))
        (optional_field(frame, &input::OPTIONS, Input::Area(4), &typed.options, faults))
        (field(frame, &input::ANSWER, Input::Area(2), &typed.answer, faults))
        (optional_field(frame, &input::EXPLANATION, Input::Area(3), &typed.explanation, faults))
        (optional_field(frame, &input::SOURCE, Input::Text, &typed.source, faults))
        (optional_field(frame, &input::LINK, Input::Text, &typed.link, faults))
    }
}

/// The form that rewords a question.
pub fn edit(frame: &Frame, kept: &Kept, edit: &Edit<QuestionInput>, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let (path, title) = (kept.path(), kept.title());
    let heading = Heading::new(text.edit_title())
        .above(crumbs(frame, &[(&format!("/banks?unit={}", kept.unit), text.title()), (&path, &title)]));
    let form = html::form(
        frame,
        &path,
        FIELDS,
        faults,
        html! {
            (pictured::of_marks(frame, &kept.question))
            (zhixing_merge::basis(&edit.basis))
            (fields(frame, &[], &edit.typed, faults))
            (actions(submit(Weight::Primary, text.save())))
        },
    );
    html::page(frame, heading, draft(frame, &format!("question/{}", kept.id), form))
}

/// Two people reworded a question at once: which version of each field holds.
pub fn ask(
    frame: &Frame,
    kept: &Kept,
    asked: &Asked<QuestionInput>,
    saver: Option<Saver>,
) -> zhixing_kit::Result<Markup> {
    let path = kept.path();
    let asking = Asking {
        above: crumbs(frame, &[(&path, &kept.title())]),
        action: &path,
        leave: &path,
        fields: FIELDS,
        saver,
        long: &["stem", "explanation"],
        read: &|_, _| None,
    };
    ask_which(frame, asked, &asking)
}

/// What a format cannot hold of a bank, and the way to the file.
pub fn export(frame: &Frame, bank: &Bank, format: Format, packed: bool, faults: &[Fault]) -> Markup {
    let text = Text(frame.language);
    let title = text.export_title(&bank.area);
    let heading = Heading::new(&title)
        .lead(text.export_lead())
        .above(crumbs(frame, &[(&format!("/banks?unit={}", bank.unit), text.title()), (&bank.path(), &bank.area)]));
    let hrefs = Format::ALL.map(|format| format!("{}/export?format={}", bank.path(), format.code()));
    let shown: Vec<Tab> = Format::ALL
        .iter()
        .zip(&hrefs)
        .map(|(one, href)| Tab { href, label: one.name(), here: *one == format })
        .collect();
    let file = format!("{}/export/file?format={}", bank.path(), format.code());
    let of = |weight| faults.iter().filter(|fault| fault.weight == weight).collect::<Vec<_>>();
    html::page(
        frame,
        heading,
        html! {
            (tabs(text.formats(), &shown))
            @if faults.is_empty() { (notice(Notice::Info, text.all_fits())) }
            (lacking(frame, text.left_out(of(Heavy::Refused).len()), &of(Heavy::Refused), Notice::Warning))
            (lacking(frame, text.partly(of(Heavy::Noted).len()), &of(Heavy::Noted), Notice::Info))
            @if packed { p { (text.packed()) } }
            p { (text.carries_answers()) }
            (actions(link_button(Weight::Primary, &file, &text.download(format.name()))))
        },
    )
}

fn lacking(frame: &Frame, lead: String, faults: &[&Fault], kind: Notice) -> Markup {
    let text = Text(frame.language);
    html! {
        @if !faults.is_empty() {
            (notice(kind, html! {
                p { b { (lead) } }
                ul { @for fault in faults.iter().take(FAULTS_SHOWN) { li { (fault.line) ". " (fault.title) " — " (fault.what.text(frame.language)) } } }
                @if faults.len() > FAULTS_SHOWN { p { (text.more(faults.len() - FAULTS_SHOWN)) } }
            }))
        }
    }
}
