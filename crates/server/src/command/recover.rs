//! `zhixing recover NUMBER`: a one-time link for somebody who cannot sign in, made by the one who runs the machine; with `--administrator` he administers
//! the organisation again as well. Both are in the ledger.

use std::process::ExitCode;

use clap::Args;
use zhixing_kit::{Language, Read, Result, Sentence};
use zhixing_people::{
    Actor, Invitation, Member, PostKind, invite, member, member_numbered, post_history, reinstate, top_unit,
};

use super::Outcome;
use super::departed::must_be_here;
use crate::said::{said, say, tell, told};
use crate::settings::Place;

/// Make a one-time link for somebody who cannot sign in any more.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// The member's number (the first administrator's is shown on his page; it is his sign-in name unless it was changed).
    number: String,
    /// Also make the member an administrator of the organisation, from today: the way back where none is left. A leaving is taken back with it.
    #[arg(long)]
    administrator: bool,
    /// The address that people type, to be shown before the link.
    #[arg(long, env = "ZHIXING_ORIGIN", value_name = "URL", default_value = "http://localhost:8090")]
    origin: String,
}

/// What came of it: the link, and whether the organisation has an administrator.
struct Recovered {
    invitation: Invitation,
    administered: bool,
}

pub fn run(arguments: &Arguments, language: Language) -> Outcome {
    let db = arguments.place.open_existing()?;
    super::must_be_set_up(&db)?;
    must_be_here(&db)?;
    let (number, administrator) = (arguments.number.clone(), arguments.administrator);
    let recovered = db.write_now(move |tx| {
        let console = Actor::at_console(tx)?;
        let Some(who) = member_numbered(tx, &console.organisation, &number)? else {
            return Err(nobody(&number, &administrators(tx, &console)?).into());
        };
        if who.has_left() && !administrator {
            let name = &who.name;
            return Err(said!(
                "{name}已转出，不能登录。要让他回来任管理员，加上 --administrator"
                    / "{name} has left and cannot sign in. To take that back and make him an administrator, add --administrator"
            )
            .into());
        }
        if administrator {
            reinstate(tx, &console, &who)?;
        }
        let invitation = invite(tx, &console, &who.id)?;
        Ok(Recovered { invitation, administered: !administrators(tx, &console)?.is_empty() })
    });
    let Recovered { invitation, administered } = recovered.map_err(told)?;
    say(format_args!("{}{}", arguments.origin.trim_end_matches('/'), invitation.path.reveal()));
    tell(language, &said!("请打开一次，设置新密码。" / "Open it once to set a new password."));
    if !administered {
        tell(
            language,
            &said!(
                "现在没有管理员：加上 --administrator 再运行一次，这名成员就任管理员。"
                    / "There is no administrator now: run it again with --administrator to make this member one."
            ),
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// Who administers the topmost unit today and has not left.
fn administrators(tx: &Read<'_>, console: &Actor) -> Result<Vec<Member>> {
    let (top, today) = (top_unit(tx, &console.organisation)?, tx.today());
    let mut posts = post_history(tx, &top.id)?;
    posts.retain(|post| post.kind == PostKind::Administrator && post.is_held(today));
    let holders = posts.iter().map(|post| member(tx, &post.member)).collect::<Result<Vec<_>>>()?;
    Ok(holders.into_iter().filter(|holder| !holder.has_left()).collect())
}

/// That nobody bears the number, and whose could be meant.
fn nobody(number: &str, administrators: &[Member]) -> Sentence {
    let named =
        administrators.iter().map(|one| format!("{}（{}）", one.number, one.name)).collect::<Vec<_>>().join("、");
    let numbers = administrators.iter().map(|one| one.number.as_str()).collect::<Vec<_>>().join(", ");
    if administrators.is_empty() {
        return said!("没有编号为 {number:?} 的成员" / "there is no member with the number {number:?}");
    }
    said!(
        "没有编号为 {number:?} 的成员；管理员的编号：{named}"
            / "there is no member with the number {number:?}; administrators have: {numbers}"
    )
}
