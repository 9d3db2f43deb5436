//! The command line. Scripts rely on it: names and flags stay as they are. Each command is a few lines that call the rooms.

mod backup;
mod close_down;
mod demo;
mod departed;
mod doctor;
mod erase;
mod filing;
mod help;
mod import;
mod key;
mod moving;
mod progress;
mod recover;
mod restore;
mod serve;
mod trusted;
mod usage;
mod verify;
mod verify_code;
mod verify_form;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use zhixing_kit::house::Setting;
use zhixing_kit::{Db, Language, Sentence};

use crate::said::{language_of, plain, said, told};
use crate::settings::{self, told as settings_told};

/// What a command ends with: a code, or one line that says why not.
pub type Outcome = Result<ExitCode, Failed>;

/// The code of a command line that cannot be read.
const USAGE: u8 = 2;

/// Why a command did not do what was asked: a sentence for who ran it, and a code for scripts.
#[derive(Debug)]
pub struct Failed {
    /// What happened, why, and what to do.
    pub said: Sentence,
    /// Never 0.
    pub code: u8,
}

impl From<Sentence> for Failed {
    fn from(said: Sentence) -> Self {
        Self { said, code: 1 }
    }
}

/// Zhixing (知行): branches study, meet, answer and keep one honest record.
#[derive(Parser)]
#[command(name = "zhixing", version, max_term_width = 100)]
struct Cli {
    /// A file with settings (TOML): each flag's long name is a key, such as `listen = "0.0.0.0:8090"`.
    #[arg(long, env = "ZHIXING_SETTINGS", value_name = "FILE", global = true)]
    settings: Option<PathBuf>,
    /// The language of what is said, zh or en; by default that of the terminal (LC_ALL, LC_MESSAGES, LANG), else Chinese.
    #[arg(long, env = "ZHIXING_LANGUAGE", value_name = "TAG", global = true)]
    language: Option<String>,
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

fn no_organisation() -> Sentence {
    said!("还没有单位" / "there is no organisation")
}

/// Lets pass where the first administrator has come; says what to do where he has not.
fn must_be_set_up(db: &Db) -> Result<(), Sentence> {
    match db.read_now(zhixing_people::the_organisation).map_err(told)? {
        Some(_) => Ok(()),
        None => Err(said!(
            "还没有单位：请运行 zhixing serve，打开它印出的第一个链接"
                / "there is no organisation yet: run `zhixing serve` and open its first link"
        )),
    }
}

fn no_ledger() -> Sentence {
    said!("还没有台账" / "there is no ledger")
}

/// Reads the command line, runs the command, and says in one line why it failed.
pub fn run() -> ExitCode {
    let variable = |name: &str| std::env::var(name).ok();
    // What is wrong with the words themselves is said in the language that stands among them.
    let early = language_of(spoken().as_deref(), variable).unwrap_or_default();
    let (language, outcome) = match read(early) {
        Err(failed) => (early, Err(failed)),
        Ok((cli, in_force)) => match language_of(cli.language.as_deref(), variable) {
            Err(said) => (early, Err(Failed { said, code: USAGE })),
            Ok(language) => (language, carry_out(cli.command, language, in_force)),
        },
    };
    outcome.unwrap_or_else(|failed| {
        eprintln!("zhixing: {}", failed.said.text(language));
        ExitCode::from(failed.code)
    })
}

/// The language that stands among the words, before they are understood.
fn spoken() -> Option<String> {
    let words: Vec<String> = words().collect();
    let at = words.iter().position(|word| word == "--language");
    let apart = at.and_then(|at| words.get(at + 1).cloned());
    apart
        .or_else(|| words.iter().find_map(|word| word.strip_prefix("--language=").map(str::to_owned)))
        .or_else(|| std::env::var("ZHIXING_LANGUAGE").ok())
}

fn words() -> impl Iterator<Item = String> {
    std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned())
}

/// The command that the words mean, with the settings that are in force for it.
fn read(language: Language) -> Result<(Cli, Vec<Setting>), Failed> {
    let (command, from_file) = settings::with_file(Cli::command())?;
    let matches = command.clone().try_get_matches().map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            shown(&command, language).unwrap_or(error).exit()
        }
        _ => Failed { said: usage::told(&error, &command, &words().collect::<Vec<_>>()), code: USAGE },
    })?;
    let cli = Cli::from_arg_matches(&matches).map_err(plain)?;
    let in_force = matches
        .subcommand()
        .and_then(|(name, given)| Some(settings_told::in_force(command.find_subcommand(name)?, given, &from_file)))
        .unwrap_or_default();
    Ok((cli, in_force))
}

/// The help that was asked for, in Chinese where that is spoken: the same words are read once more, by the same command with other explanations.
/// `help serve` is the same as `serve --help`.
fn shown(command: &clap::Command, language: Language) -> Option<clap::Error> {
    if language != Language::Chinese {
        return None;
    }
    let mut words: Vec<_> = std::env::args_os().collect();
    if let Some(at) = words.iter().position(|word| word == "help") {
        words.remove(at);
        words.push("--help".into());
    }
    help::in_chinese(command.clone()).try_get_matches_from(words).err()
}

fn carry_out(command: Command, language: Language, in_force: Vec<Setting>) -> Outcome {
    match command {
        Command::Serve(arguments) => serve::run(&arguments, language, in_force),
        Command::Demo(arguments) => demo::run(&arguments, language),
        Command::Import(arguments) => import::run(&arguments, language),
        Command::Verify(arguments) => verify::run(&arguments, language),
        Command::Backup(arguments) => backup::run(&arguments, language),
        Command::Restore(arguments) => restore::run(&arguments, language),
        Command::Move(arguments) => moving::run(&arguments, language),
        Command::Erase(arguments) => erase::run(&arguments, language),
        Command::FilingPack(arguments) => filing::run(&arguments, language, in_force),
        Command::Key(arguments) => key::run(&arguments, language),
        Command::CloseDown(arguments) => close_down::run(&arguments, language),
        Command::Recover(arguments) => recover::run(&arguments, language),
        Command::Doctor(arguments) => doctor::run(&arguments, language),
    }
}
