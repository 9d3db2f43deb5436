//! What it costs to find a paragraph among a hundred thousand: made-up texts in an empty database of its own, asked as a page asks.

use std::time::Instant;

use zhixing_kit::db::scratch::Scratch;
use zhixing_kit::db::{Db, Surroundings};
use zhixing_kit::id::Random;
use zhixing_kit::live::Live;
use zhixing_kit::{Clock, Error};
use zhixing_library::acts::{Area, Brought, Format, Kind, NewMaterial, as_format, publish};
use zhixing_library::{Within, search};
use zhixing_people::{Actor, NewOrganisation, NewPost, PasswordHash, PostKind, Secret, appoint, found_organisation};

use crate::cpu;
use crate::report::Report;

/// Paragraphs of a material, and materials: a hundred thousand paragraphs in all.
const PARAGRAPHS: usize = 400;
const MATERIALS: usize = 250;
/// How many questions make one figure.
const QUESTIONS: usize = 400;
/// The most microseconds of CPU time that a question may take.
const GOAL_US: f64 = 5_000.0;

/// Words of which the texts are made up; what is asked for is made of them too.
const WORDS: [&str; 48] = [
    "路口",
    "夜间",
    "酒后",
    "驾驶",
    "行人",
    "电动自行车",
    "货车",
    "盲区",
    "标线",
    "信号灯",
    "护学岗",
    "事故",
    "现场",
    "勘查",
    "取证",
    "程序",
    "告知",
    "申辩",
    "复议",
    "记录仪",
    "巡逻",
    "能见度",
    "团雾",
    "高速公路",
    "应急",
    "救护",
    "通道",
    "处罚",
    "教育",
    "学习",
    "讨论",
    "支部",
    "党员",
    "群众",
    "意见",
    "反映",
    "整改",
    "期限",
    "责任",
    "单位",
    "设施",
    "园林",
    "市政",
    "照明",
    "限速",
    "超员",
    "疲劳",
    "宣讲",
];

type Result<T> = std::result::Result<T, String>;

/// Loads the texts and asks.
pub fn measure(report: &mut Report) -> Result<()> {
    for scratch in [Some(Scratch::folder()), Scratch::database()].into_iter().flatten() {
        let engine = scratch.address().engine();
        one(report, engine, &scratch).map_err(|error| format!("library on {engine}: {error}"))?;
    }
    Ok(())
}

fn one(report: &mut Report, engine: &'static str, scratch: &Scratch) -> zhixing_kit::Result<()> {
    let zone = jiff::tz::TimeZone::UTC;
    let around = Surroundings { clock: Clock::system(), random: Random::system(), zone, live: Live::default() };
    let db = scratch.open(around)?;
    let password = PasswordHash::of(&Secret::new("only for this measurement"), &Random::system())?;
    let librarian = db.write_now(move |tx| found(tx, password.clone()))?;
    let begun = Instant::now();
    for material in 0..MATERIALS {
        load(&db, &librarian, material)?;
    }
    let seconds = begun.elapsed().as_secs_f64();
    report.value("library: 100,000 paragraphs published", engine, seconds, "s", None);
    let port =
        std::env::var("ZHIXING_BENCH_POSTGRES").ok().and_then(|url| port_of(&url)).filter(|_| engine == "postgres");
    let used = || cpu::used_us(std::process::id(), port.as_deref());
    let mut each = Vec::with_capacity(QUESTIONS);
    let before = used();
    for number in 0..QUESTIONS {
        let organisation = librarian.organisation.clone();
        let question = format!("{}{}", word(number * 7), word(number * 13 + 5));
        let begun = Instant::now();
        db.read_now(move |tx| search(tx, &organisation, &question, Within::default()).map(drop))?;
        each.push(begun.elapsed().as_secs_f64() * 1e6);
    }
    report.cost("library: a question over 100,000 paragraphs", engine, used() - before, each, Some(GOAL_US));
    Ok(())
}

fn port_of(url: &str) -> Option<String> {
    let port = url.rsplit_once(':')?.1.split('/').next()?;
    port.parse::<u16>().ok().map(|port| port.to_string())
}

fn found(tx: &zhixing_kit::Write<'_>, password: PasswordHash) -> zhixing_kit::Result<Actor> {
    let new = NewOrganisation {
        name: "量度".to_owned(),
        administrator: "管理员".to_owned(),
        sign_in_name: "admin".to_owned(),
        password,
    };
    let by = found_organisation(tx, &new)?;
    let (unit, member, from_on) = (by.unit.clone(), by.member.clone(), tx.today());
    appoint(tx, &by, &NewPost { unit, member, kind: PostKind::Librarian, from_on, to_on: None })?;
    Actor::of(tx, &by.organisation, &by.member)
}

fn load(db: &Db, librarian: &Actor, material: usize) -> zhixing_kit::Result<()> {
    let paragraphs: Vec<String> = (0..PARAGRAPHS).map(|at| paragraph(material * PARAGRAPHS + at)).collect();
    let text = paragraphs.join("\n\n");
    let extracted = as_format(Format::Plain, "", &text).map_err(Error::Refused)?;
    let brought = Brought { file_name: format!("{material}.txt"), file: text.into_bytes(), extracted };
    let new = NewMaterial {
        title: format!("第{material}份"),
        area: Area::ALL[material % Area::ALL.len()],
        kind: Kind::Reading,
        tags: Vec::new(),
        source: String::new(),
        link: String::new(),
        unit: librarian.unit.clone(),
        note: String::new(),
    };
    let by = librarian.clone();
    db.write_now(move |tx| publish(tx, &by, &new, &brought).map(drop))
}

/// A paragraph of about a hundred characters: some words, and characters that stand nowhere else.
fn paragraph(number: usize) -> String {
    let mut text = String::new();
    for at in 0..36 {
        text.push_str(word(number.wrapping_mul(31).wrapping_add(at * at * 17 + number / 7 * at)));
        if at % 6 == 5 {
            let rare = 0x4e00 + (number * 131 + at * 977) % 20_000;
            text.extend(char::from_u32(rare as u32));
            text.push('，');
        }
    }
    text.push('。');
    text
}

fn word(at: usize) -> &'static str {
    WORDS[at % WORDS.len()]
}
