//! The pack as a page, and as files of its own that open in any browser. Markup only.

use std::io::{Cursor, Write as _};

use jiff::tz::TimeZone;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use zhixing_kit::clock::DAY_MS;
use zhixing_kit::html::{Column, Frame, Heading, Weight, actions, crumbs, facts, link_button, page, section, table};
use zhixing_kit::{Error, Language, Result};
use zhixing_people::{retention, rights_table};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::model::Pack;
use super::text::Text;
use crate::erasure::{Fate, RULES};
use crate::schema::tables;
use crate::setting;

/// How it is kept safe: for what, and by which means. Both languages.
const ALGORITHMS: &[((&str, &str), &str)] = &[
    (("保存密码", "passwords"), "Argon2id"),
    (("登录状态、一次性链接", "sessions, one-time links"), "256 bit, SHA-256"),
    (("记录的承诺值", "commitments of records"), "SHA-256, salt 256 bit"),
    (("存证日志", "the log"), "Merkle tree (RFC 6962), C2SP tlog-tiles, signed note, Ed25519"),
    (("浏览器到代理", "browser to proxy"), "TLS (HTTPS)"),
];

/// The closing plan, step by step.
const CLOSING: &[(&str, &str)] = &[
    (
        "公告：确定关停日期，在系统内通知全体成员，至少提前 30 天。",
        "Announce: set the day, at least 30 days ahead, and tell every member inside the program.",
    ),
    (
        "导出：把全部数据和封存的台账写入文件夹，交给单位档案部门。",
        "Export: write all data and the sealed ledger into a folder for the organisation's archive.",
    ),
    (
        "删除：到期后删除数据库和签名密钥，出具可离线核验的删除证明。",
        "Delete: after that day remove database and signing key, and write a certificate of deletion that verifies offline.",
    ),
    ("备份：找出以前的每一份备份，全部销毁。", "Backups: find every earlier one, and destroy it."),
];

/// How much of the pack is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// What fits a page on a phone: the long tables are counted.
    Page,
    /// Everything, as it is handed in.
    File,
}

/// The page in the program.
pub(super) fn show(frame: &Frame, pack: &Pack, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.title()).above(crumbs(frame, &[("/settings", text.settings())])).lead(text.lead());
    page(
        frame,
        heading,
        html! {
            (actions(link_button(Weight::Primary, "/settings/filing.zip", text.take())))
            (body(frame.language, pack, zone, Extent::Page))
        },
    )
}

/// The pack as a ZIP: one file for each language, the Chinese one first.
pub fn archive(pack: &Pack, zone: &TimeZone) -> Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, language) in [("备案材料.html", Language::Chinese), ("filing.en.html", Language::English)] {
        zip.start_file(name, SimpleFileOptions::default()).map_err(Error::broken)?;
        zip.write_all(document(language, pack, zone).into_string().as_bytes()).map_err(Error::broken)?;
    }
    zip.finish().map(Cursor::into_inner).map_err(Error::broken)
}

/// A file that stands alone.
fn document(language: Language, pack: &Pack, zone: &TimeZone) -> Markup {
    let text = Text(language);
    html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                title { (text.title()) " · " (pack.organisation) }
                style { (PreEscaped(STYLE)) }
            }
            body { h1 { (text.title()) } p { (text.lead()) } (body(language, pack, zone, Extent::File)) }
        }
    }
}

const STYLE: &str = "body{font:16px/1.7 'Noto Sans CJK SC','Microsoft YaHei',sans-serif;max-width:60em;margin:2em auto;padding:0 1em}\
table{border-collapse:collapse;width:100%;margin:1em 0}th,td{border:1px solid #999;padding:.3em .5em;text-align:left;vertical-align:top}\
td .label{display:none}caption{text-align:left;font-weight:bold}dt{font-weight:bold}code{font-size:.9em}";

fn body(language: Language, pack: &Pack, zone: &TimeZone, extent: Extent) -> Markup {
    let text = Text(language);
    let key = pack.fingerprint.as_deref().unwrap_or(text.none_yet());
    html! {
        (facts(&[
            (text.organisation(), html! { (pack.organisation) }),
            (text.made_at(), html! { (pack.made_at.local(zone).strftime("%Y-%m-%d %H:%M")) }),
            (text.version(), html! { (env!("CARGO_PKG_VERSION")) }),
            (text.fingerprint(), html! { code { (key) } }),
        ]))
        (section(text.functions(), functions(language, pack, extent)))
        (section(text.data(), data(language, pack, extent)))
        (section(text.security(), security(language, pack, extent)))
        (section(text.closing(), html! {
            p { (text.closing_lead()) }
            ol { @for (zh, en) in CLOSING { li { (language.pick(zh, en)) } } }
        }))
    }
}

fn functions(language: Language, pack: &Pack, extent: Extent) -> Markup {
    let text = Text(language);
    let (mut verbs, _) = (pack.registers.vocabulary)();
    verbs.sort_by_key(|verb| verb.name);
    verbs.dedup_by_key(|verb| verb.name);
    let acts: Vec<_> = verbs
        .iter()
        .map(|verb| vec![html! { (language.pick(verb.zh, verb.en)) }, html! { code { (verb.name) } }])
        .collect();
    html! {
        p { (text.functions_lead()) }
        h3 { (text.navigation()) }
        ul { @for item in pack.registers.navigation { li { (language.pick(item.label.0, item.label.1)) } } }
        (long(text, extent, text.acts(), acts.len(), || table(text.acts(), &[Column::text(text.act()), Column::text(text.word())], &acts)))
    }
}

fn data(language: Language, pack: &Pack, extent: Extent) -> Markup {
    let text = Text(language);
    let pick = |both: (&'static str, &'static str)| language.pick(both.0, both.1);
    let asked: Vec<_> = (pack.registers.fields)()
        .iter()
        .map(|field| vec![html! { (pick(field.label)) }, html! { (pick(field.why)) }, html! { (pick(field.seen_by)) }])
        .collect();
    let persons: Vec<_> = RULES
        .iter()
        .map(|rule| {
            let fate = if rule.fate == Fate::Goes { text.goes() } else { text.stays() };
            vec![
                html! { (pick(rule.what)) },
                html! { code { (rule.table) } },
                html! { (fate) },
                html! { (pick(rule.why)) },
            ]
        })
        .collect();
    let kept: Vec<_> = retention()
        .into_iter()
        .map(|(what, ms)| vec![html! { (pick(what)) }, html! { (text.days(ms / DAY_MS)) }])
        .collect();
    let columns = tables().iter().map(|table| table.columns.len()).sum::<usize>();
    html! {
        (long(text, extent, text.fields(), asked.len(), || table(text.fields(), &[Column::text(text.field()), Column::text(text.why()), Column::text(text.seen_by())], &asked)))
        (long(text, extent, text.tables(), persons.len(), || table(text.tables(), &[Column::text(text.what()), Column::text(text.table()), Column::text(text.fate()), Column::text(text.why())], &persons)))
        (table(text.retention(), &[Column::text(text.retention_item()), Column::text(text.retention_time())], &kept))
        p { (text.records_kept()) }
        @if extent == Extent::File { (whole_part(&text.all_tables(tables().len(), columns), &all_tables(language))) }
    }
}

/// A long table: whole in the file, counted on the page.
fn long(text: Text, extent: Extent, title: &str, rows: usize, whole: impl FnOnce() -> Markup) -> Markup {
    match extent {
        Extent::Page => html! { p { strong { (title) } br; (text.counted(rows)) } },
        Extent::File => whole_part(title, &whole()),
    }
}

/// On paper nothing can be unfolded: the file has all of it open.
fn whole_part(title: &str, body: &Markup) -> Markup {
    html! { section { h3 { (title) } (body) } }
}

fn all_tables(language: Language) -> Markup {
    let text = Text(language);
    let rows: Vec<_> = tables()
        .iter()
        .map(|table| {
            let names = table.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ");
            vec![html! { code { (table.name) } }, html! { (names) }]
        })
        .collect();
    table(text.table(), &[Column::text(text.table()), Column::text(text.columns())], &rows)
}

fn security(language: Language, pack: &Pack, extent: Extent) -> Markup {
    let text = Text(language);
    let means: Vec<_> =
        ALGORITHMS.iter().map(|((zh, en), means)| vec![html! { (language.pick(zh, en)) }, html! { (means) }]).collect();
    let comma = language.pick("、", ", ");
    let rights: Vec<_> = rights_table()
        .into_iter()
        .map(|(post, seat, rights)| {
            let may = rights.iter().map(|right| right.name(language)).collect::<Vec<_>>().join(comma);
            vec![html! { (post.name(language)) }, html! { (language.pick(seat.0, seat.1)) }, html! { (may) }]
        })
        .collect();
    html! {
        (table(text.algorithms(), &[Column::text(text.purpose()), Column::text(text.algorithm())], &means))
        (long(text, extent, text.rights(), rights.len(), || table(text.rights(), &[Column::text(text.post()), Column::text(text.seat()), Column::text(text.may())], &rights)))
        @if extent == Extent::File && !pack.settings.is_empty() { (whole_part(text.settings_lead(), &setting::settings(language, &pack.settings))) }
    }
}
