//! `zhixing recover NUMBER`: a one-time link for somebody who cannot sign in, made by the one who runs the machine. It is in the ledger.

use std::process::ExitCode;

use clap::Args;
use zhixing_kit::{Error, Language};
use zhixing_people::{Actor, invite, member_numbered};

use super::Outcome;
use crate::said::{said, say, tell, told};
use crate::settings::Place;

/// Make a one-time link for somebody who cannot sign in any more.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// The member's number (the first administrator's is shown on his page; it is his sign-in name unless it was changed).
    number: String,
    /// The address that people type, to be shown before the link.
    #[arg(long, env = "ZHIXING_ORIGIN", value_name = "URL", default_value = "http://localhost:8090")]
    origin: String,
}

pub fn run(arguments: &Arguments, language: Language) -> Outcome {
    let db = arguments.place.open_existing()?;
    let number = arguments.number.clone();
    let invitation = db.write_now(move |tx| {
        let console = Actor::at_console(tx)?;
        let member = member_numbered(tx, &console.organisation, &number)?.ok_or(Error::NotFound)?;
        invite(tx, &console, &member.id)
    });
    let invitation = invitation.map_err(|error| match error {
        Error::NotFound => {
            let number = &arguments.number;
            said!("没有编号为 {number:?} 的成员" / "there is no member with the number {number:?}")
        }
        other => told(other),
    })?;
    say(format_args!("{}{}", arguments.origin.trim_end_matches('/'), invitation.path.reveal()));
    tell(language, &said!("请打开一次，设置新密码。" / "Open it once to set a new password."));
    Ok(ExitCode::SUCCESS)
}
