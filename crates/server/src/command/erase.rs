//! `zhixing erase NUMBER`: erases a person who has left; first, with `--dry-run`, what goes, what stays and why.

use std::process::ExitCode;

use clap::Args;
use zhixing_keeper::erasure::{Fate, Ground, Preview, erase, preview};
use zhixing_kit::{Db, Error};
use zhixing_people::{Actor, member_numbered};
use zhixing_records::Clerk;

use super::{Outcome, say, told};
use crate::elsewhere::ELSEWHERE;
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

const BACKUPS: &str = "Earlier backups still hold him: delete them when their time is over, and erase him again after restoring one. \
    以前的备份里还有他的信息：请按期删除；用旧备份恢复后必须再抹除一次。";
const SERVER: &str = "What was deleted is still in the files of PostgreSQL until its administrator runs: vacuum full. \
    PostgreSQL 的数据文件里还有残留，请运行 vacuum full，并清理预写日志的归档。";

pub fn run(arguments: &Arguments) -> Outcome {
    let db = arguments.place.open_existing()?;
    let Some(number) = arguments.number.clone() else { return clean(&db) };
    let wrong = |error| match error {
        Error::NotFound => format!("there is no member with the number {number:?}"),
        other => told(other),
    };
    let asked = number.clone();
    let shown = db.read_now(move |tx| {
        let console = Actor::at_console(tx)?;
        let member = member_numbered(tx, &console.organisation, &asked)?.ok_or(Error::NotFound)?;
        preview(tx, &console, &member.id, ELSEWHERE)
    });
    let shown = shown.map_err(wrong)?;
    tell(&shown);
    if arguments.dry_run {
        say("Nothing was changed. 没有改动任何内容。");
        return Ok(ExitCode::SUCCESS);
    }
    let ground = Ground::read(&arguments.ground).ok_or("--ground: asked, over or mistaken")?;
    place_what_waits(&db, arguments)?;
    let id = shown.member.id.clone();
    let statements =
        db.write_now(move |tx| erase(tx, &Actor::at_console(tx)?, &id, ground, ELSEWHERE)).map_err(told)?;
    say(format_args!("Erased; {statements} statements lost their text. 已经抹除，涉及 {statements} 条记录。"));
    say(BACKUPS);
    clean(&db)
}

/// Only what has its place in the log can be erased: its commitment stays there.
fn place_what_waits(db: &Db, arguments: &Arguments) -> Result<(), String> {
    let organisation =
        db.read_now(zhixing_people::the_organisation).map_err(told)?.ok_or("there is no organisation")?;
    let clerk = Clerk::start(db, &organisation, &arguments.place.key_path(), None).map_err(told)?;
    clerk.catch_up(db).map(drop).map_err(told)
}

fn clean(db: &Db) -> Outcome {
    match db.rewrite() {
        Ok(true) => {
            say("The database's file was rewritten without what was deleted. 数据库文件已重写，不含已删除的内容。");
        }
        Ok(false) => say(SERVER),
        Err(error) => return Err(format!("the file still holds traces ({error}); run: zhixing erase --clean")),
    }
    Ok(ExitCode::SUCCESS)
}

fn tell(shown: &Preview) {
    say(format_args!("{} {}", shown.member.number, shown.member.name));
    say(format_args!("goes 删除  {:>6}  statements about him alone 只与他本人有关的记录", shown.alone));
    say(format_args!(
        "stays 保留 {:>6}  statements that concern others too, without his name 与别人也有关的记录（去掉姓名）",
        shown.shared
    ));
    let there = &shown.elsewhere;
    say(format_args!(
        "goes 删除  {:>6}  records, states and profiles of other systems that name him by mail address or sign-in 别的系统按他的邮箱或统一登录账号写的记录、状态和档案",
        there.statements + there.documents
    ));
    for (account, count) in &there.accounts {
        say(format_args!(
            "look 请人工查看 {count}  {account}: perhaps he; erase it first at /settings/clients/erasure if it is 可能是他；是他的，请先在网页上的“对接系统 → 抹除一个人的记录”处理"
        ));
    }
    if shown.known.shares_mail {
        say(
            "look 请人工查看：another member has the same mail address; records that name it stay 另有成员用同一邮箱，按它写的记录不会改动",
        );
    }
    match shown.texts {
        Some(texts) => say(format_args!(
            "stays 保留 {texts:>6}  texts in which his name stands, without it 提到姓名的文字（去掉姓名）"
        )),
        None => say(
            "look 请人工查看：the name alone does not say who is meant (a namesake, a longer name or a unit that holds it, a single character, or letters and figures only), so texts that name him are left as they are 仅凭姓名无法判断指谁，正文里的名字不会改动",
        ),
    }
    for (rule, count) in shown.rows.iter().filter(|(_, count)| *count != Some(0)) {
        let count = count.map_or_else(|| "-".to_owned(), |count| count.to_string());
        let fate = if rule.fate == Fate::Goes { "goes 删除 " } else { "stays 保留" };
        say(format_args!("{fate} {count:>6}  {} {}: {}；{}", rule.what.1, rule.what.0, rule.why.1, rule.why.0));
    }
}
