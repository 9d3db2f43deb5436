//! The program as its users have it: the built binary on a free port, spoken to over the network.
//! It waits by asking again until a deadline, never by sleeping.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::ops::Deref;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use zhixing_kit::Db;
use zhixing_kit::db::Address;

/// The binary under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_zhixing");
/// The password of the administrator that [`Program::found`] makes.
pub const PASSWORD: &str = "a-long-enough-password";
/// What a page of ours sends, unless something else is said.
const FORM: &str = "Content-Type: application/x-www-form-urlencoded\r\n";
/// How long anything may take before the test gives up.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running program; killed when it is dropped. What can be asked of it is said by its [`Speaker`].
pub struct Program {
    child: Child,
    speaker: Speaker,
    lines: mpsc::Receiver<String>,
}

/// Someone who speaks to a program over the network.
#[derive(Clone)]
pub struct Speaker {
    address: String,
}

/// How a program is started.
#[derive(Clone, Default)]
pub struct Start {
    /// Further arguments of `serve`.
    pub arguments: Vec<String>,
    /// What `ZHIXING_LOG` says, and the file that the log goes to.
    pub log: Option<(&'static str, PathBuf)>,
}

/// What came back over the network.
pub struct Reply {
    pub status: u16,
    /// Headers and body as they came.
    pub text: String,
}

impl Program {
    /// Starts it and waits until it answers.
    pub fn start(data: &Path) -> Self {
        Self::start_as(data, &Start::default())
    }

    /// Starts it in a certain way and waits until it answers.
    pub fn start_as(data: &Path, start: &Start) -> Self {
        let program = Self::begin(data, start);
        until("the program answers", || program.get("", "/healthz").filter(|reply| reply.status == 200));
        program
    }

    /// Starts it and waits until it listens, whether or not it answers.
    pub fn begin(data: &Path, start: &Start) -> Self {
        // A write over a limit on file sizes is to fail like any other, not to end the program.
        let mut command = Command::new("sh");
        command.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\"", PROGRAM, "serve", "--listen", "127.0.0.1:0", "--data"]);
        command
            .arg(data)
            .args(&start.arguments)
            .env("ZHIXING_LOG", "off")
            .env("ZHIXING_LANGUAGE", "en")
            // Suggestions stand for any write here, and many come in a moment.
            .env("ZHIXING_SUGGESTIONS_PER_HOUR", "1000000")
            .stdout(Stdio::piped());
        if let Some((level, file)) = &start.log {
            command.env("ZHIXING_LOG", level).stderr(File::create(file).expect("the log can be written"));
        }
        let mut child = command.spawn().expect("the program starts");
        let output = BufReader::new(child.stdout.take().expect("its output"));
        let (told, lines) = mpsc::channel();
        std::thread::spawn(move || output.lines().map_while(Result::ok).try_for_each(|line| told.send(line)));
        // A line about the clock may come before it.
        let mut told = std::iter::from_fn(|| lines.recv_timeout(PATIENCE).ok());
        let first = told.find(|line| line.contains("://")).expect("a line with its address");
        let address = first.rsplit("://").next().expect("an address").replace("localhost", "127.0.0.1");
        Self { child, speaker: Speaker { address }, lines }
    }

    /// Someone to speak to it from another thread.
    pub fn speaker(&self) -> Speaker {
        self.speaker.clone()
    }

    /// Its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Pulls the plug.
    pub fn kill(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }

    /// The path of the one-time link that an empty installation prints.
    pub fn link(&self) -> String {
        let line = self.lines.recv_timeout(PATIENCE).expect("an empty installation prints its link");
        format!("/welcome/{}", line.rsplit("/welcome/").next().expect("the token").trim())
    }

    /// Makes the organisation of an empty installation and gives the administrator's cookies.
    pub fn found(&self) -> String {
        let reply = self.try_to_found();
        assert_eq!(reply.status, 303, "{}", reply.text);
        reply.cookies()
    }

    /// Tries to, with the link that it has printed.
    pub fn try_to_found(&self) -> Reply {
        let fields =
            [("organisation_name", "测试"), ("name", "管理员"), ("sign_in_name", "admin"), ("new_password", PASSWORD)];
        self.post("", &self.link(), &fields).expect("an answer")
    }
}

impl Deref for Program {
    type Target = Speaker;
    fn deref(&self) -> &Speaker {
        &self.speaker
    }
}

impl Speaker {
    /// Signs in and gives the cookies.
    pub fn sign_in(&self, name: &str, password: &str) -> String {
        let reply = self.post("", "/sign-in", &[("sign_in_name", name), ("password", password)]).expect("an answer");
        assert_eq!(reply.status, 303, "{}", reply.text);
        reply.cookies()
    }

    /// Opens a page; `None` when the program went away.
    pub fn get(&self, cookies: &str, path: &str) -> Option<Reply> {
        self.ask(cookies, &format!("GET {path}"), "", "")
    }

    /// Sends a form as our own page would; `None` when the program went away.
    pub fn post(&self, cookies: &str, path: &str, fields: &[(&str, &str)]) -> Option<Reply> {
        self.ask(cookies, &format!("POST {path}"), "", &form(fields))
    }

    /// Writes one suggestion: one row, one statement.
    pub fn suggest(&self, cookies: &str, words: &str) -> Option<Reply> {
        self.post(cookies, "/suggestions", &[("kind", "suggestion"), ("about", "/"), ("words", words)])
    }

    /// One request over a connection of its own, with further header lines.
    pub fn ask(&self, cookies: &str, what: &str, headers: &str, body: &str) -> Option<Reply> {
        let mut stream = self.connect()?;
        let address = &self.address;
        let form = if headers.contains("Content-Type:") { "" } else { FORM };
        let request = format!(
            "{what} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookies}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n{headers}{form}\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(request.as_bytes()).ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok()?;
        let text = String::from_utf8_lossy(&answer).into_owned();
        Some(Reply { status: text.split(' ').nth(1)?.parse().ok()?, text })
    }

    /// A live page: the lines of the stream about a topic.
    pub fn follow(&self, cookies: &str, topic: &str) -> mpsc::Receiver<String> {
        let mut stream = self.connect().expect("a connection");
        let request =
            format!("GET /live?topic={topic} HTTP/1.1\r\nHost: {}\r\nCookie: {cookies}\r\n\r\n", self.address);
        stream.write_all(request.as_bytes()).expect("it is sent");
        let (told, lines) = mpsc::channel();
        std::thread::spawn(move || {
            BufReader::new(stream).lines().map_while(Result::ok).try_for_each(|line| told.send(line))
        });
        lines
    }

    fn connect(&self) -> Option<TcpStream> {
        let stream = TcpStream::connect(&self.address).ok()?;
        stream.set_read_timeout(Some(PATIENCE)).ok()?;
        Some(stream)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.kill();
    }
}

impl Reply {
    /// The cookies that it sets, as a browser would send them.
    pub fn cookies(&self) -> String {
        let head = self.text.split("\r\n\r\n").next().unwrap_or_default();
        let set =
            head.lines().filter_map(|line| line.strip_prefix("set-cookie: ")).filter_map(|line| line.split(';').next());
        set.filter(|pair| !pair.contains("-told=")).collect::<Vec<_>>().join("; ")
    }
}

/// The body of a form.
pub fn form(fields: &[(&str, &str)]) -> String {
    let encode = |text: &str| {
        text.bytes()
            .map(
                |byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") },
            )
            .collect::<String>()
    };
    fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect::<Vec<_>>().join("&")
}

/// Asks again until there is an answer.
#[track_caller]
pub fn until<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(begun.elapsed() < PATIENCE, "waited in vain: {what}");
        std::thread::yield_now();
    }
}

/// Runs a command of the program, which speaks English.
pub fn run(arguments: &[&str]) -> Output {
    Command::new(PROGRAM).args(arguments).env("ZHIXING_LANGUAGE", "en").output().expect("the command runs")
}

/// What a command said, for messages and for looking into it.
pub fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// The doctor finds nothing wrong.
#[track_caller]
pub fn healthy(data: &Path, more: &[String]) {
    let mut arguments = vec!["doctor", "--data", data.to_str().expect("a plain path")];
    arguments.extend(more.iter().map(String::as_str));
    let output = run(&arguments);
    assert!(output.status.success(), "{}", said(&output));
}

/// The words of every suggestion, read from the database behind the program.
pub fn stored_words(data: &Path, start: &Start) -> BTreeSet<String> {
    let surroundings = zhixing_kit::test::places().remove(0).db.surroundings().clone();
    let url = start.arguments.iter().skip_while(|argument| *argument != "--database").nth(1);
    let address = Address::parse(url.map(String::as_str), data).expect("an address");
    let db = Db::open(&address, surroundings).expect("it opens");
    let found = db.read_now(|tx| tx.all::<(String,)>("select words from suggestion", &[])).expect("an answer");
    found.into_iter().map(|(words,)| words).collect()
}

/// A folder that is removed at the end.
pub struct Folder(pub PathBuf);

impl Folder {
    /// An empty one.
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("zhixing-{name}-{}", std::process::id()));
        drop(std::fs::remove_dir_all(&path));
        std::fs::create_dir_all(&path).expect("the temporary folder can be written");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).expect("it is ours");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}
