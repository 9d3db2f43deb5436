//! A mail server for tests: it takes what it is given, or answers an address as it is told to. It understands as much of SMTP as a client needs.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// A letter as it came in.
#[derive(Clone, Debug)]
pub struct Taken {
    /// Addresses that the envelope named.
    pub to: Vec<String>,
    /// Its headers, as they came.
    pub head: String,
    /// Its words.
    pub body: String,
}

/// The running server.
pub struct Server {
    pub address: SocketAddr,
    letters: Arc<Mutex<Vec<Taken>>>,
    answer: Arc<Mutex<&'static str>>,
}

impl Server {
    /// One that takes everything.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self {
            address: listener.local_addr().unwrap(),
            letters: Arc::default(),
            answer: Arc::new(Mutex::new("250 taken")),
        };
        let (letters, answer) = (server.letters.clone(), server.answer.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                // A client that hangs up in the middle is its own affair.
                drop(talk(&stream, &letters, *answer.lock().unwrap()));
            }
        });
        server
    }

    /// From now on every address gets this answer.
    pub fn answers(&self, answer: &'static str) {
        *self.answer.lock().unwrap() = answer;
    }

    /// What it took so far.
    pub fn letters(&self) -> Vec<Taken> {
        self.letters.lock().unwrap().clone()
    }
}

impl Taken {
    /// The path of the link in it that begins like this.
    pub fn link(&self, beginning: &str) -> String {
        let rest = self.body.split(beginning).nth(1).unwrap_or_else(|| panic!("no {beginning} in {}", self.body));
        format!("{beginning}{}", rest.split_whitespace().next().unwrap())
    }

    /// The lines of a header.
    pub fn header(&self, name: &str) -> Vec<&str> {
        self.head.lines().filter(|line| line.to_lowercase().starts_with(&format!("{}:", name.to_lowercase()))).collect()
    }
}

fn talk(stream: &TcpStream, letters: &Mutex<Vec<Taken>>, answer: &'static str) -> std::io::Result<()> {
    let mut out = stream.try_clone()?;
    let mut lines = BufReader::new(stream).lines();
    let mut to = Vec::new();
    write!(out, "220 mail.example.org\r\n")?;
    while let Some(line) = lines.next().transpose()? {
        let word = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
        match word.as_str() {
            "RCPT" => {
                to.push(line);
                write!(out, "{answer}\r\n")?;
            }
            "DATA" => {
                write!(out, "354 go on\r\n")?;
                let mut text = String::new();
                while let Some(line) = lines.next().transpose()?.filter(|line| line != ".") {
                    text.push_str(&line);
                    text.push('\n');
                }
                letters.lock().unwrap().push(read(std::mem::take(&mut to), &text));
                write!(out, "250 taken\r\n")?;
            }
            "QUIT" => return write!(out, "221 bye\r\n"),
            _ => write!(out, "250 well\r\n")?,
        }
    }
    Ok(())
}

fn read(to: Vec<String>, text: &str) -> Taken {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let body = if head.to_lowercase().contains("content-transfer-encoding: base64") {
        String::from_utf8(BASE64_STANDARD.decode(body.replace('\n', "")).unwrap()).unwrap()
    } else {
        body.to_owned()
    };
    // A header that goes on in the next line is one line.
    Taken { to, head: head.replace("\n ", " "), body }
}
