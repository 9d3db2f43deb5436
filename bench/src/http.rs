//! A plain HTTP/1.1 client that costs little itself: one kept connection, no libraries, answers read whole.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// A connection with a session.
pub struct Client {
    address: String,
    stream: BufReader<TcpStream>,
    cookies: Vec<(String, String)>,
    /// Whether it takes compressed answers.
    pub gzip: bool,
}

/// An answer.
pub struct Answer {
    pub status: u16,
    /// Where it leads.
    pub leads_to: Option<String>,
    /// Up to which moment a record store says that everything is there.
    pub through: Option<String>,
    pub body: Vec<u8>,
}

/// The head lines of a form as our own pages send it.
const FORM: &str =
    "Sec-Fetch-Site: same-origin\r\nAccept-Language: zh-CN\r\nContent-Type: application/x-www-form-urlencoded\r\n";

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

type Result<T> = std::result::Result<T, String>;

fn told(error: std::io::Error) -> String {
    error.to_string()
}

impl Client {
    /// Connects to `host:port`.
    pub fn connect(address: &str) -> Result<Self> {
        let stream = TcpStream::connect(address).map_err(told)?;
        stream.set_nodelay(true).map_err(told)?;
        stream.set_read_timeout(Some(Duration::from_secs(60))).map_err(told)?;
        Ok(Self {
            address: address.to_owned(),
            stream: BufReader::with_capacity(64 * 1024, stream),
            cookies: Vec::new(),
            gzip: false,
        })
    }

    /// Another connection with the same session.
    pub fn again(&self) -> Result<Self> {
        let mut client = Self::connect(&self.address)?;
        client.cookies.clone_from(&self.cookies);
        Ok(client)
    }

    /// Signs in.
    pub fn sign_in(&mut self, name: &str, password: &str) -> Result<()> {
        let answer = self.post("/sign-in", &[("sign_in_name", name), ("password", password)])?;
        if answer.status == 303 {
            Ok(())
        } else {
            Err(format!("{name} cannot sign in: {} {}", answer.status, answer.text()))
        }
    }

    /// Asks for a page.
    pub fn get(&mut self, path: &str) -> Result<Answer> {
        self.send("GET", path, "")
    }

    /// Sends a form as our own page would.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        let body: Vec<_> = fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        self.send("POST", path, &body.join("&"))
    }

    /// Sends a form as a page that sends by itself does, of what counts once by what it is sent to.
    pub fn send_by_itself(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        let body: Vec<_> = fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        self.write("POST", path, &body.join("&"), "zx-sending: own\r\n")?;
        self.read().map_err(|error| format!("POST {path}: {error}"))
    }

    /// Sends a request and leaves the answer open: a live stream.
    pub fn open(&mut self, path: &str) -> Result<()> {
        self.write("GET", path, "", "")?;
        let mut line = String::new();
        self.stream.read_line(&mut line).map_err(told)?;
        if line.contains(" 200 ") { Ok(()) } else { Err(format!("{path}: {line}")) }
    }

    /// Sends a request of a program: its own head lines, each with its end, and a body.
    pub fn call(&mut self, method: &str, path: &str, heads: &str, body: &str) -> Result<Answer> {
        self.begin(method, path, heads, body)?;
        self.answer()
    }

    /// Sends such a request and leaves its answer for later.
    pub fn begin(&mut self, method: &str, path: &str, heads: &str, body: &str) -> Result<()> {
        let length = body.len();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\n{heads}Content-Length: {length}\r\n\r\n{body}",
            self.address
        );
        self.stream.get_mut().write_all(request.as_bytes()).map_err(told)
    }

    /// The answer to what was begun.
    pub fn answer(&mut self) -> Result<Answer> {
        self.read()
    }

    fn send(&mut self, method: &str, path: &str, body: &str) -> Result<Answer> {
        self.write(method, path, body, "")?;
        self.read().map_err(|error| format!("{method} {path}: {error}"))
    }

    fn write(&mut self, method: &str, path: &str, body: &str, more: &str) -> Result<()> {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let gzip = if self.gzip { "Accept-Encoding: gzip\r\n" } else { "" };
        let heads = format!("Cookie: {}\r\n{FORM}{gzip}{more}", cookies.join("; "));
        self.begin(method, path, &heads, body)
    }

    fn read(&mut self) -> Result<Answer> {
        let mut line = String::new();
        self.stream.read_line(&mut line).map_err(told)?;
        let status = line.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or("the connection ended")?;
        let (mut length, mut chunked, mut leads_to, mut through) = (0_usize, false, None, None);
        loop {
            line.clear();
            self.stream.read_line(&mut line).map_err(told)?;
            let Some((name, value)) = line.trim_end().split_once(": ") else { break };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().unwrap_or(0),
                "transfer-encoding" => chunked = value == "chunked",
                "set-cookie" => self.keep(value),
                "location" => leads_to = Some(value.to_owned()),
                "x-experience-api-consistent-through" => through = Some(value.to_owned()),
                _ => {}
            }
        }
        let body = if chunked { self.read_chunks()? } else { self.read_exactly(length)? };
        Ok(Answer { status, leads_to, through, body })
    }

    fn read_exactly(&mut self, length: usize) -> Result<Vec<u8>> {
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).map_err(told)?;
        Ok(body)
    }

    fn read_chunks(&mut self) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line).map_err(told)?;
            let length = usize::from_str_radix(line.trim(), 16).map_err(|_| "a malformed chunk")?;
            body.extend(self.read_exactly(length)?);
            self.read_exactly(2)?;
            if length == 0 {
                return Ok(body);
            }
        }
    }

    fn keep(&mut self, cookie: &str) {
        let Some((name, value)) = cookie.split(';').next().and_then(|pair| pair.split_once('=')) else { return };
        self.cookies.retain(|(known, _)| known != name);
        if !value.is_empty() {
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
    }
}

/// A value as it stands in an address.
pub fn encode(value: &str) -> String {
    value
        .bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
