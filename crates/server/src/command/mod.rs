//! The command line. Scripts rely on it: names and flags stay as they are. Each command is a few lines that call the rooms.

mod backup;
mod close_down;
mod demo;
mod doctor;
mod erase;
mod filing;
mod import;
mod key;
mod moving;
mod progress;
mod recover;
mod restore;
mod serve;
mod verify;
mod verify_form;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use zhixing_kit::{Error, Language};

use crate::settings::{self, told};

/// What a command ends with: a code, or one line that says why not.
pub type Outcome = Result<ExitCode, String>;

/// Zhixing (知行): branches study, meet, answer and keep one honest record.
#[derive(Parser)]
#[command(name = "zhixing", version, max_term_width = 100)]
struct Cli {
    /// A file with settings (TOML): each flag's long name is a key, such as `listen = "0.0.0.0:8090"`.
    #[arg(long, env = "ZHIXING_SETTINGS", value_name = "FILE", global = true)]
    settings: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the pages. An empty installation prints a one-time link that makes its administrator.
    Serve(Box<serve::Arguments>),
    /// Write the demonstration organisation (made-up people, a year of activities) and print its sign-ins.
    Demo(demo::Arguments),
    /// Bring in members from a CSV or XLSX file.
    Import(import::Arguments),
    /// Say offline whether an exported record existed, when it was recorded, and whether anything was changed.
    Verify(verify::Arguments),
    /// Copy an installation into one file, while it runs.
    Backup(backup::Arguments),
    /// Put a copy back into an empty data folder.
    Restore(restore::Arguments),
    /// Move an installation into another database, SQLite or PostgreSQL, and verify it there.
    Move(moving::Arguments),
    /// Erase a person who has left: what is about him alone goes, what others share stays without his name.
    Erase(erase::Arguments),
    /// Write what has to be filed about the program (functions, data, security, closing plan), made from the program itself.
    FilingPack(filing::Arguments),
    /// Look after the key that signs the ledger: how it stands, bring it back from a backup, begin a new one.
    Key(key::Arguments),
    /// Close the installation down: tell everybody, export everything, delete, with a certificate that verifies offline.
    CloseDown(close_down::Arguments),
    /// Make a one-time link for somebody who cannot sign in any more, the only administrator above all.
    Recover(recover::Arguments),
    /// Look at everything that can be wrong with an installation, the whole ledger included.
    Doctor(doctor::Arguments),
}

/// Reads the command line and runs the command.
pub fn run() -> Outcome {
    let (command, from_file) = settings::with_file(Cli::command())?;
    let matches = command.clone().get_matches();
    let cli = Cli::from_arg_matches(&matches).map_err(|error| error.to_string())?;
    let in_force = matches
        .subcommand()
        .and_then(|(name, given)| Some(told::in_force(command.find_subcommand(name)?, given, &from_file)))
        .unwrap_or_default();
    match cli.command {
        Command::Serve(arguments) => serve::run(&arguments, in_force),
        Command::Demo(arguments) => demo::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Backup(arguments) => backup::run(&arguments),
        Command::Restore(arguments) => restore::run(&arguments),
        Command::Move(arguments) => moving::run(&arguments),
        Command::Erase(arguments) => erase::run(&arguments),
        Command::FilingPack(arguments) => filing::run(&arguments, in_force),
        Command::Key(arguments) => key::run(&arguments),
        Command::CloseDown(arguments) => close_down::run(&arguments),
        Command::Recover(arguments) => recover::run(&arguments),
        Command::Doctor(arguments) => doctor::run(&arguments),
    }
}

/// Prints a line for the person who ran the command. A reader who has gone away (`| head`) is no fault.
pub fn say(line: impl std::fmt::Display) {
    use std::io::Write as _;
    drop(writeln!(std::io::stdout(), "{line}"));
}

/// The language to speak: the one that was asked for, else that of the terminal (the first of its usual variables that is set decides), else Chinese.
pub fn language_of(asked: Option<&str>, variable: impl Fn(&str) -> Option<String>) -> Result<Language, String> {
    if let Some(tag) = asked {
        return Language::from_tag(tag).ok_or_else(|| format!("--language: {tag:?} is neither zh nor en"));
    }
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|value| !value.is_empty());
    Ok(set.and_then(|tag| Language::from_tag(&tag)).unwrap_or_default())
}

/// One line about an error that ends a command: the sentence in both languages, where there is one.
pub fn told(error: Error) -> String {
    match error {
        Error::Refused(sentence) | Error::Forbidden(sentence) => format!("{} {}", sentence.en, sentence.zh),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_speaks_the_language_that_was_asked_for_or_that_of_the_terminal() {
        type Set<'s> = &'s [(&'s str, &'s str)];
        let cases: [(Option<&str>, Set<'_>, Language); 7] = [
            (None, &[], Language::Chinese),
            (None, &[("LANG", "C.UTF-8")], Language::Chinese),
            (None, &[("LANG", "zh_CN.UTF-8")], Language::Chinese),
            (None, &[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "en_GB.UTF-8")], Language::English),
            (None, &[("LANG", "en_GB.UTF-8"), ("LC_MESSAGES", "zh_CN"), ("LC_ALL", "")], Language::Chinese),
            (Some("zh"), &[("LANG", "en_GB.UTF-8")], Language::Chinese),
            (Some("en"), &[("LANG", "zh_CN.UTF-8")], Language::English),
        ];
        for (asked, set, expected) in cases {
            let of = |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
            assert_eq!(language_of(asked, of), Ok(expected), "{asked:?} {set:?}");
        }
        assert!(language_of(Some("klingon"), |_| None).is_err_and(|told| told.starts_with("--language")));
    }
}
