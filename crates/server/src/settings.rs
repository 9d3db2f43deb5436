//! Every setting, once: its flag, its environment variable, its key in the settings file, and what it means (shown by `--help`).
//! A flag wins over the environment, the environment over the file (`--settings FILE` or `ZHIXING_SETTINGS`).

pub mod told;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::tz::TimeZone;
use zhixing_keeper::{Coming, on_its_way};
use zhixing_kit::clock::Clock;
use zhixing_kit::db::{Address, Db, Surroundings};
use zhixing_kit::id::Random;
use zhixing_kit::live::Live;
use zhixing_kit::{Moment, Sentence};
use zhixing_notice::{MailSettings, Postman};
use zhixing_people::{Provider, ProviderSettings, Secret};
use zhixing_records::{Witness, read_witnesses};

use crate::install::ending;
use crate::said::{of_file, on_the_wall, plain, said, told as said_of};

/// Where the data lies: for every command that touches it.
#[derive(Args, Clone, Debug)]
pub struct Place {
    /// The folder of the data: database, ledger key, lock.
    #[arg(long, env = "ZHIXING_DATA", value_name = "DIR")]
    pub data: PathBuf,
    /// A PostgreSQL database (postgres://user@host/name) instead of the embedded one. Any other kind of address is refused.
    #[arg(long, env = "ZHIXING_DATABASE", value_name = "URL", hide_env_values = true, hide_default_value = true)]
    pub database: Option<String>,
    /// The organisation's time zone.
    #[arg(long, env = "ZHIXING_ZONE", value_name = "NAME", default_value = "Asia/Shanghai")]
    pub zone: String,
    /// The key that signs the ledger; by default `ledger.key` in the data folder. Every node of one installation needs the same.
    #[arg(long, env = "ZHIXING_LEDGER_KEY", value_name = "FILE")]
    pub ledger_key: Option<PathBuf>,
}

/// How pages are served.
#[derive(Args, Clone, Debug)]
pub struct Serving {
    /// The address to listen on.
    #[arg(long, env = "ZHIXING_LISTEN", value_name = "ADDR", default_value = "127.0.0.1:8090")]
    pub listen: String,
    /// The address that people type, such as https://zhixing.example.org. By default http://localhost and the port.
    #[arg(long, env = "ZHIXING_ORIGIN", value_name = "URL")]
    pub origin: Option<String>,
    /// An address of its own for courses that others made, such as https://courses.example.org, which leads to this same program. It must be another
    /// host than the origin, so that foreign code shares nothing with it. Without one, courses run under the origin, in a sandbox.
    #[arg(long, env = "ZHIXING_COURSE_ORIGIN", value_name = "URL")]
    pub course_origin: Option<String>,
    /// Trust `X-Forwarded-For` for the client's address: only behind a proxy of your own that sets it.
    #[arg(long, env = "ZHIXING_TRUST_FORWARDED")]
    pub trust_forwarded: bool,
    /// The organisation's own public holidays, in the form of `charter/holidays.toml`: each year that it names replaces the shipped one. By default
    /// `holidays.toml` in the data folder, if there is one. Every node of one installation needs the same.
    #[arg(long, env = "ZHIXING_HOLIDAYS", value_name = "FILE")]
    pub holidays: Option<PathBuf>,
    /// How many complaints and suggestions of one member are taken in an hour.
    #[arg(long, env = "ZHIXING_SUGGESTIONS_PER_HOUR", value_name = "NUMBER", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..))]
    pub suggestions_per_hour: u32,
    /// Show the pages for developers (all components on one page).
    #[arg(long, env = "ZHIXING_DEVELOPMENT", hide = true)]
    pub development: bool,
}

/// How mail is sent: without a server the program sends none.
#[derive(Args, Clone, Debug)]
pub struct Mail {
    /// The mail server: smtps://HOST (encrypted), smtp://HOST (STARTTLS, never without), smtp-plain://HOST (a server on this machine). No mail without one.
    #[arg(long, env = "ZHIXING_MAIL_SERVER", value_name = "URL")]
    pub mail_server: Option<String>,
    /// The address that letters come from; goes with the server.
    #[arg(long, env = "ZHIXING_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,
    /// The name with which the program signs in to the mail server.
    #[arg(long, env = "ZHIXING_MAIL_USER", value_name = "NAME")]
    pub mail_user: Option<String>,
    /// A file whose first line is the password of the mail server.
    #[arg(long, env = "ZHIXING_MAIL_PASSWORD_FILE", value_name = "FILE")]
    pub mail_password_file: Option<PathBuf>,
    /// The password itself: for the environment or the settings file, never for the command line, which others on the machine can read.
    #[arg(
        long,
        env = "ZHIXING_MAIL_PASSWORD",
        value_name = "PASSWORD",
        hide_env_values = true,
        hide_default_value = true,
        conflicts_with = "mail_password_file"
    )]
    pub mail_password: Option<Secret>,
}

impl Mail {
    /// Who carries letters; none without a server. Says in one line what is wrong with the settings.
    pub fn postman(&self, origin: &str) -> Result<Option<Postman>, Sentence> {
        let Some(server) = self.mail_server.clone() else { return Ok(None) };
        let from = self.mail_from.clone().ok_or_else(|| {
            said!(
                "用 --mail-server 还要写 --mail-from：发件人地址"
                    / "--mail-server needs --mail-from, the address that letters come from"
            )
        })?;
        let password = match (&self.mail_password_file, &self.mail_password) {
            (Some(file), _) => Some(first_line(file)?),
            (None, password) => password.clone(),
        };
        Postman::new(&MailSettings { server, user: self.mail_user.clone(), password, from }, origin)
            .map(Some)
            .map_err(plain)
    }
}

/// The organisation's own sign-in (OpenID Connect): without an issuer there is none.
#[derive(Args, Clone, Debug)]
pub struct Identity {
    /// The provider's address as it calls itself, such as https://id.example.org. Tell it this program's address: ORIGIN/sign-in/identity/callback.
    #[arg(long, env = "ZHIXING_OIDC_ISSUER", value_name = "URL")]
    pub oidc_issuer: Option<String>,
    /// How the provider calls this program; goes with the issuer.
    #[arg(long, env = "ZHIXING_OIDC_CLIENT", value_name = "ID")]
    pub oidc_client: Option<String>,
    /// A file whose first line is the secret that goes with that; without one the program is a public client (PKCE alone).
    #[arg(long, env = "ZHIXING_OIDC_SECRET_FILE", value_name = "FILE")]
    pub oidc_secret_file: Option<PathBuf>,
    /// What people call it; without a name, pages say "your organisation's sign-in" in the reader's language.
    #[arg(long, env = "ZHIXING_OIDC_NAME", value_name = "NAME")]
    pub oidc_name: Option<String>,
    /// The claim that holds a member's number: who has it signs in to that member's account without linking it first. Only for a provider that
    /// the organisation itself runs; a mail address is never taken for a person.
    #[arg(long, env = "ZHIXING_OIDC_NUMBER_CLAIM", value_name = "CLAIM")]
    pub oidc_number_claim: Option<String>,
}

impl Identity {
    /// The provider; none without an issuer. Says in one line what is wrong with the settings.
    pub fn provider(&self, origin: &str) -> Result<Option<Provider>, Sentence> {
        let Some(issuer) = self.oidc_issuer.clone() else { return Ok(None) };
        let client = self.oidc_client.clone().ok_or_else(|| {
            said!(
                "用 --oidc-issuer 还要写 --oidc-client：它怎么称呼本程序"
                    / "--oidc-issuer needs --oidc-client, how it calls this program"
            )
        })?;
        if self.oidc_number_claim.as_deref().is_some_and(|claim| claim.contains("email")) {
            return Err(said!(
                "--oidc-number-claim 不能是邮箱：必须是成员编号"
                    / "--oidc-number-claim cannot be a mail address: it must hold the number of a member"
            ));
        }
        let secret = self.oidc_secret_file.as_deref().map(first_line).transpose()?;
        let (name, number_claim) = (self.oidc_name.clone().unwrap_or_default(), self.oidc_number_claim.clone());
        Provider::new(ProviderSettings { issuer, client, secret, name, number_claim }, origin).map(Some).map_err(plain)
    }
}

/// Who cosigns the ledger's log: without witnesses nobody is asked.
#[derive(Args, Clone, Debug)]
pub struct Watching {
    /// Witnesses of the ledger's log (C2SP tlog-witness): each its key (name+id+base64) and, behind a space, its address; commas between them.
    /// They are told the log's size and root every minute while it grows, nothing of what is in it.
    #[arg(long, env = "ZHIXING_WITNESSES", value_name = "KEY URL, …")]
    pub witnesses: Option<String>,
}

impl Watching {
    /// The witnesses. Says in one line what is wrong with the setting.
    pub fn read(&self) -> Result<Vec<Witness>, Sentence> {
        read_witnesses(self.witnesses.as_deref().unwrap_or_default())
            .map_err(|why| plain(format_args!("--witnesses: {why}")))
    }
}

/// The first line of a file that holds a secret.
fn first_line(file: &Path) -> Result<Secret, Sentence> {
    let text = std::fs::read_to_string(file).map_err(of_file(file))?;
    Ok(Secret::new(text.lines().next().unwrap_or_default()))
}

impl Place {
    /// The database's address.
    pub fn address(&self) -> Result<Address, Sentence> {
        address(self.database.as_deref(), &self.data)
    }

    /// The key file's path.
    pub fn key_path(&self) -> PathBuf {
        self.ledger_key.clone().unwrap_or_else(|| self.data.join("ledger.key"))
    }

    /// What the transactions know, with this clock.
    pub fn surroundings(&self, clock: Clock, random: Random) -> Result<Surroundings, Sentence> {
        surroundings(&self.zone, clock, random)
    }

    /// Opens a database that exists already; never makes an empty one in its stead.
    pub fn open_existing(&self) -> Result<Db, Sentence> {
        if let Address::File(path) = self.address()?
            && !path.exists()
        {
            ending::refuse_half(&self.data, None)?;
            return Err(said!(
                "{data} 里没有数据库：请核对 --data，或用 zhixing serve、zhixing demo 新建"
                    / "there is no database in {data}: check --data, or start one with `zhixing serve` or `zhixing demo`",
                data = self.data.display()
            ));
        }
        self.open(Clock::system(), Random::system())
    }

    /// Opens the database, making the folder and an empty embedded database when there is none.
    pub fn open_or_create(&self) -> Result<Db, Sentence> {
        crate::install::private_folder(&self.data).map_err(of_file(&self.data))?;
        self.open(Clock::system(), Random::system())
    }

    /// Opens what is left of a database whose deletion was begun; `None` when an embedded one is gone.
    pub fn open_to_end(&self) -> Result<Option<Db>, Sentence> {
        match self.address()? {
            Address::File(path) if !path.exists() => Ok(None),
            address => {
                let around = self.surroundings(Clock::system(), Random::system())?;
                open(&address, around).map(Some)
            }
        }
    }

    /// Opens the database with this clock and randomness.
    fn open(&self, clock: Clock, random: Random) -> Result<Db, Sentence> {
        let db = self.open_to_fill(clock, random)?;
        whole(&db)?;
        Ok(db)
    }

    /// Opens the database, whether or not what is in it is whole, for who fills it.
    pub fn open_to_fill(&self, clock: Clock, random: Random) -> Result<Db, Sentence> {
        let address = self.address()?;
        let surroundings = self.surroundings(clock, random)?;
        let db = open(&address, surroundings)?;
        ending::refuse_half(&self.data, Some(&db))?;
        Ok(db)
    }
}

impl Serving {
    /// Takes the organisation's own holidays; says file, line, fault and remedy when they cannot be used.
    pub fn take_holidays(&self, data: &Path) -> Result<(), Sentence> {
        let file = self.holidays.clone().unwrap_or_else(|| data.join("holidays.toml"));
        if self.holidays.is_none() && !file.exists() {
            return Ok(());
        }
        let text = std::fs::read_to_string(&file).map_err(of_file(&file))?;
        zhixing_branch::use_holidays(&text).map_err(|faults| {
            let (file, more) = (file.display(), faults.len().saturating_sub(1));
            let Some(fault) = faults.first() else { return plain(file) };
            let at = format!("{}:{} {}", fault.file, fault.line, fault.key);
            let (zh, en) =
                (format!("{}{}", fault.wrong.zh, fault.remedy.zh), format!("{} {}", fault.wrong.en, fault.remedy.en));
            match more {
                0 => said!("放假安排 {file}：{at}：{zh}" / "the holidays {file}: {at}: {en}"),
                _ => said!(
                    "放假安排 {file}：{at}：{zh}（另有 {more} 处）"
                        / "the holidays {file}: {at}: {en} (and {more} more)"
                ),
            }
        })
    }
}

/// The database's address: that of `--database`, else the file in the data folder.
pub fn address(database: Option<&str>, data: &Path) -> Result<Address, Sentence> {
    Address::parse(database, data).map_err(|_| {
        said!(
            "数据库地址要以 postgres:// 或 postgresql:// 开头；用内置数据库就不写"
                / "the database address must start with postgres:// or postgresql://, or be left out for the embedded database"
        )
    })
}

/// Opens a database, or says why it cannot be.
pub fn open(address: &Address, around: Surroundings) -> Result<Db, Sentence> {
    Db::open(address, around).map_err(|error| {
        let (engine, why) = (address.engine(), said_of(error));
        said!(
            "数据库（{engine}）打不开：{zh}" / "the database ({engine}) cannot be opened: {en}",
            zh = &why.zh,
            en = &why.en
        )
    })
}

/// What the transactions know, with the time zone of this name.
pub fn surroundings(zone: &str, clock: Clock, random: Random) -> Result<Surroundings, Sentence> {
    let zone = TimeZone::get(zone).map_err(|_| {
        said!(
            "没有 {zone:?} 这个时区：请写 Asia/Shanghai 这样的名称"
                / "there is no time zone {zone:?}: use a name such as Asia/Shanghai"
        )
    })?;
    Ok(Surroundings { clock, random, zone, live: Live::default() })
}

/// Refuses a database into which an installation was moved half way, or the demonstration was written half.
fn whole(db: &Db) -> Result<(), Sentence> {
    match db.read_now(on_its_way).map_err(said_of)? {
        None => Ok(()),
        Some((coming, begun)) => Err(unfinished(db, coming, begun)),
    }
}

/// What to do about something that was begun in a database and did not come to its end.
pub fn unfinished(db: &Db, coming: Coming, begun: Moment) -> Sentence {
    let begun = on_the_wall(begun, &db.surroundings().zone);
    match coming {
        Coming::Move => said!(
            "这个数据库里有一次 {begun} 开始、没有完成的迁移：请再次运行同一 zhixing move 命令，或继续使用来源库"
                / "a move into this database was begun at {begun} and not finished: run the same `zhixing move` again, or serve the source"
        ),
        Coming::Demonstration if db.is_embedded() => said!(
            "这个文件夹里的演示单位（{begun} 开始）没有生成完：请用同一 --data 再次运行 zhixing demo，它会重新生成"
                / "the demonstration in this folder was begun at {begun} and not finished: run `zhixing demo` with the same --data again, it begins anew"
        ),
        Coming::Demonstration => said!(
            "这个数据库里的演示单位（{begun} 开始）没有生成完：如果没有 zhixing demo 正在写入，请删除并重建这个空数据库，再次运行 zhixing demo"
                / "the demonstration in this database was begun at {begun} and not finished: unless a `zhixing demo` is still writing it, drop this database, create it again empty, and run `zhixing demo` again"
        ),
    }
}

/// Values from the settings file, as defaults of the arguments of the same name; and the keys that stand in it.
pub fn with_file(command: clap::Command) -> Result<(clap::Command, BTreeSet<String>), Sentence> {
    let mut keys = BTreeSet::new();
    let Some(path) = settings_file() else { return Ok((command, keys)) };
    let text = std::fs::read_to_string(&path).map_err(of_file(&path))?;
    let file = path.display();
    let table: toml::Table =
        text.parse().map_err(|error| said!("设置文件 {file}：{error}" / "the settings file {file}: {error}"))?;
    let mut command = command;
    let known: Vec<_> = command
        .get_subcommands()
        .flat_map(|sub| sub.get_arguments().map(|argument| argument.get_id().to_string()))
        .chain(["language".to_owned()])
        .collect();
    for (key, value) in table {
        if !known.contains(&key.replace('-', "_")) {
            return Err(said!(
                "设置文件 {file}：没有 {key:?} 这项设置" / "the settings file {file}: there is no setting {key:?}"
            ));
        }
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let id = key.replace('-', "_");
        keys.insert(id.clone());
        command = set_default(command, &id, &value);
        let names: Vec<_> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
        for name in names {
            command = command.mut_subcommand(name, |sub| set_default(sub, &id, &value));
        }
    }
    Ok((command, keys))
}

fn set_default(command: clap::Command, id: &str, value: &str) -> clap::Command {
    if command.get_arguments().any(|argument| argument.get_id() == id) {
        let (id, value) = (id.to_owned(), value.to_owned());
        command.mut_arg(id, |argument| argument.required(false).default_value(value))
    } else {
        command
    }
}

fn settings_file() -> Option<PathBuf> {
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        let text = argument.to_string_lossy();
        if text == "--settings" {
            return arguments.next().map(PathBuf::from);
        }
        if let Some(path) = text.strip_prefix("--settings=") {
            return Some(PathBuf::from(path));
        }
    }
    std::env::var_os("ZHIXING_SETTINGS").map(PathBuf::from)
}
