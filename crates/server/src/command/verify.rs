//! `zhixing verify FILE`: an exported record against itself, offline, without any database.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use zhixing_ledger::{RecordFile, Verified, VerifierKey};

use super::{Outcome, say};

/// Say offline whether an exported record existed, when it was recorded, and whether anything was changed.
#[derive(Args)]
pub struct Arguments {
    /// The exported record.
    file: PathBuf,
    /// The organisation's published verifier key; a record signed by any other key is then refused.
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
}

pub fn run(arguments: &Arguments) -> Outcome {
    let bytes = std::fs::read(&arguments.file).map_err(|error| format!("{}: {error}", arguments.file.display()))?;
    let trusted = arguments
        .key
        .as_deref()
        .map(|text| VerifierKey::parse(text).map_err(|error| format!("--key: {error}")))
        .transpose()?;
    match RecordFile::verify(&bytes, trusted.as_ref()) {
        Ok(verified) => {
            say_good(&verified, trusted.is_some());
            Ok(ExitCode::SUCCESS)
        }
        Err(faults) => {
            say(format_args!("NOT AS RECORDED 与存证不符: {}", arguments.file.display()));
            for fault in &faults {
                say(format_args!("- {}", clean(&fault.zh())));
                say(format_args!("  {}", clean(&fault.en())));
            }
            Ok(ExitCode::FAILURE)
        }
    }
}

fn say_good(verified: &Verified, trusted: bool) {
    say(format_args!(
        "AS RECORDED 与存证一致: {} statements, in the log {} of size {}",
        verified.statements.len(),
        clean(verified.key_name()),
        verified.tree_size
    ));
    for statement in &verified.statements {
        let text = |part: &Option<String>| part.as_deref().map_or("-".to_owned(), clean);
        say(format_args!(
            "{:>8}  happened 发生 {}  recorded 记录 {}  {} {}",
            statement.index,
            text(&statement.timestamp),
            text(&statement.stored),
            text(&statement.actor),
            statement.verb_display.values().map(|word| clean(word)).collect::<Vec<_>>().join(" "),
        ));
    }
    say(format_args!("key fingerprint 密钥指纹: {}", verified.fingerprint()));
    if !trusted {
        say(
            "Compare the fingerprint with the one that the organisation shows under Ledger, or pass --key. 请与单位“台账”页公布的指纹核对，或使用 --key。",
        );
    }
}

/// What was recorded is shown, but it does not steer the terminal.
fn clean(text: &str) -> String {
    zhixing_kit::form::clean(text).replace(['\n', '\t'], " ")
}
