//! `zhixing erase NUMBER`: erases a person who has left; first, with `--dry-run`, what goes, what stays and why.

use std::process::ExitCode;

use clap::Args;
use zhixing_keeper::erasure::{Fate, Ground, Preview, erase, preview};
use zhixing_kit::{Db, Error, Language, Sentence};
use zhixing_people::{Actor, member_numbered};
use zhixing_records::Clerk;

use super::Outcome;
use super::departed::must_be_here;
use crate::elsewhere::ELSEWHERE;
use crate::said::{said, say, tell, told};
use crate::settings::Place;

/// Erase a person who has left.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// His number.
    #[arg(required_unless_present = "clean")]
    number: Option<String>,
    /// Only say what would go, what would stay, and why.
    #[arg(long)]
    dry_run: bool,
    /// On what ground: asked (he asked for it), over (its time is over), mistaken (entered by mistake).
    #[arg(long, value_parser = ["asked", "over", "mistaken"], default_value = "asked")]
    ground: String,
    /// Only rewrite the database's file, so that nothing of what was erased before is found in it.
    #[arg(long, conflicts_with = "number")]
    clean: bool,
}

fn backups() -> Sentence {
    said!(
        "以前的备份里还有他的信息：请按期删除；用旧备份恢复后必须再抹除一次。"
            / "Earlier backups still hold him: delete them when their time is over, and erase him again after restoring one."
    )
}

fn server() -> Sentence {
    said!(
        "PostgreSQL 的数据文件里还有残留，请运行 vacuum full，并清理预写日志的归档。"
            / "What was deleted is still in the files of PostgreSQL until its administrator runs: vacuum full."
    )
}

pub fn run(arguments: &Arguments, language: Language) -> Outcome {
    let db = arguments.place.open_existing()?;
    let Some(number) = arguments.number.clone() else { return clean(&db, language) };
    super::must_be_set_up(&db)?;
    if !arguments.dry_run {
        must_be_here(&db)?;
    }
    let wrong = |error| match error {
        Error::NotFound => said!("没有编号为 {number:?} 的成员" / "there is no member with the number {number:?}"),
        other => told(other),
    };
    let asked = number.clone();
    let shown = db.read_now(move |tx| {
        let console = Actor::at_console(tx)?;
        let member = member_numbered(tx, &console.organisation, &asked)?.ok_or(Error::NotFound)?;
        preview(tx, &console, &member.id, ELSEWHERE)
    });
    let shown = shown.map_err(wrong)?;
    preview_told(language, &shown);
    if arguments.dry_run {
        tell(language, &said!("没有改动任何内容。" / "Nothing was changed."));
        return Ok(ExitCode::SUCCESS);
    }
    let ground = Ground::read(&arguments.ground)
        .ok_or_else(|| said!("--ground：写 asked、over 或 mistaken" / "--ground: asked, over or mistaken"))?;
    place_what_waits(&db, arguments)?;
    let id = shown.member.id.clone();
    let statements =
        db.write_now(move |tx| erase(tx, &Actor::at_console(tx)?, &id, ground, ELSEWHERE)).map_err(told)?;
    tell(
        language,
        &said!(
            "已经抹除，涉及 {statements} 条记录。" / "Erased; {lost} text.",
            lost = if statements == 1 {
                "1 statement lost its".to_owned()
            } else {
                format!("{statements} statements lost their")
            }
        ),
    );
    tell(language, &backups());
    clean(&db, language)
}

/// Only what has its place in the log can be erased: its commitment stays there.
fn place_what_waits(db: &Db, arguments: &Arguments) -> Result<(), Sentence> {
    let organisation =
        db.read_now(zhixing_people::the_organisation).map_err(told)?.ok_or_else(super::no_organisation)?;
    let clerk = Clerk::start(db, &organisation, &arguments.place.key_path(), None).map_err(told)?;
    clerk.catch_up(db).map(drop).map_err(told)
}

fn clean(db: &Db, language: Language) -> Outcome {
    match db.rewrite() {
        Ok(true) => tell(
            language,
            &said!(
                "数据库文件已重写，不含已删除的内容。" / "The database's file was rewritten without what was deleted."
            ),
        ),
        Ok(false) => tell(language, &server()),
        Err(error) => {
            let why = told(error);
            return Err(said!(
                "文件里还有残留（{zh}）：请运行 zhixing erase --clean"
                    / "the file still holds traces ({en}); run: zhixing erase --clean",
                zh = &why.zh,
                en = &why.en
            )
            .into());
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What would go, what would stay, and what a person has to look at.
fn preview_told(language: Language, shown: &Preview) {
    let line =
        |fate: Sentence, count: String, what: &str| say(format_args!("{} {count:>6}  {what}", fate.text(language)));
    let (goes, stays) = (|| said!("删除" / "goes "), || said!("保留" / "stays"));
    let look =
        |said: &Sentence| say(format_args!("{} {}", said!("请人工查看" / "look ").text(language), said.text(language)));
    say(format_args!("{} {}", shown.member.number, shown.member.name));
    let alone = said!("只与他本人有关的记录" / "statements about him alone");
    line(goes(), shown.alone.to_string(), alone.text(language));
    let shared = said!("与别人也有关的记录（去掉姓名）" / "statements that concern others too, without his name");
    line(stays(), shown.shared.to_string(), shared.text(language));
    let there = &shown.elsewhere;
    let of_others = said!(
        "别的系统按他的邮箱或统一登录账号写的记录、状态和档案"
            / "records, states and profiles of other systems that name him by mail address or sign-in"
    );
    line(goes(), (there.statements + there.documents).to_string(), of_others.text(language));
    for (account, count) in &there.accounts {
        look(&said!(
            "{count} 条，{account}：可能是他；是他的，请先在网页上的“对接系统 → 抹除一个人的记录”处理"
                / "{count}  {account}: perhaps he; erase it first at /settings/clients/erasure if it is"
        ));
    }
    if shown.known.shares_mail {
        look(&said!(
            "另有成员用同一邮箱，按它写的记录不会改动"
                / "another member has the same mail address; records that name it stay"
        ));
    }
    match shown.texts {
        Some(texts) => {
            let named = said!("提到姓名的文字（去掉姓名）" / "texts in which his name stands, without it");
            line(stays(), texts.to_string(), named.text(language));
        }
        None => look(&said!(
            "仅凭姓名无法判断指谁（有同名的人、更长的姓名或单位里含有它、单字，或只有字母和数字），正文里的名字不会改动"
                / "the name alone does not say who is meant (a namesake, a longer name or a unit that holds it, a single character, or letters and figures only), so texts that name him are left as they are"
        )),
    }
    for (rule, count) in shown.rows.iter().filter(|(_, count)| *count != Some(0)) {
        let count = count.map_or_else(|| "-".to_owned(), |count| count.to_string());
        let what = language.pick(rule.what.0, rule.what.1);
        let why = language.pick(rule.why.0, rule.why.1);
        let said = format!("{what}{}{why}", language.pick("：", ": "));
        line(if rule.fate == Fate::Goes { goes() } else { stays() }, count, &said);
    }
}
