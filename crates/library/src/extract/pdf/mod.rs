//! PDF, by poppler's `pdftotext`, a program of its own that is given little time and memory: fonts of Chinese papers are too many for a reader of
//! our own, and a hostile file ends that program and not this one. It is handed the file and gives every word with its place (`page`); it writes nothing
//! and asks nobody. Order and lines are poppler's, but where pieces stand in rows and columns (`segment`, `table`).

mod page;
mod prose;
mod segment;
mod table;

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use zhixing_kit::{Language, Sentence};

use prose::closed_up;

use super::Look;
use super::gather::Gather;
use super::text::Text;

/// How long it may take, by the clock on the wall.
const TIME_MAX: Duration = Duration::from_secs(30);
/// The most bytes that it may say: a word takes some 120 with its place, and a material may hold 600,000 characters.
const TEXT_BYTES_MAX: u64 = 48 * 1024 * 1024;
/// How many pages without text are named.
const PAGES_NAMED_MAX: usize = 20;
/// What the shell does before: a gigabyte of address space, twenty seconds of a processor, no file may be written. Then it becomes the program.
const RUN: &str = "ulimit -v 1048576; ulimit -t 20; ulimit -f 0; exec pdftotext -q -enc UTF-8 -bbox-layout -l 2000 - -";
/// What the shell answers when there is no such program.
const MISSING: i32 = 127;

/// Reads it.
pub fn read(bytes: &[u8], gather: &mut Gather) -> Result<(), Sentence> {
    read_described(&described(bytes)?, gather)
}

/// Reads what `pdftotext` says of a file.
pub fn read_described(described: &str, gather: &mut Gather) -> Result<(), Sentence> {
    let pages: Vec<_> = page::pages(described).iter().map(prose::lines).collect();
    let empty: Vec<usize> =
        pages.iter().zip(1..).filter(|(page, _)| page.is_empty()).map(|(_, number)| number).collect();
    if empty.len() == pages.len() {
        return Err(Sentence::of(|language| Text(language).scan(pages.len().max(1))));
    }
    if !empty.is_empty() {
        gather.tell(Sentence::of(|language| Text(language).pages_left(listed(&empty, language))));
    }
    for (look, words) in prose::paragraphs(pages) {
        if gather.is_empty() && look != Look::Row && words.chars().count() <= 60 {
            gather.call(&words);
        }
        gather.add(look, &words);
    }
    Ok(())
}

/// The first of them, and that there are more.
fn listed(pages: &[usize], language: Language) -> String {
    let shown = pages.iter().take(PAGES_NAMED_MAX).map(usize::to_string).collect::<Vec<_>>();
    let more = if pages.len() > shown.len() { "…" } else { "" };
    format!("{}{more}", shown.join(language.pick("、", ", ")))
}

/// What `pdftotext` says of it.
fn described(bytes: &[u8]) -> Result<String, Sentence> {
    let broken = || Sentence::of(|language| Text(language).broken_pdf());
    let mut child = Command::new("/bin/sh")
        .args(["-c", RUN])
        .env_clear()
        .envs([("PATH", "/usr/local/bin:/usr/bin:/bin"), ("LC_ALL", "C.UTF-8")])
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| Sentence::of(|language| Text(language).no_tool()))?;
    let text = exchange(&mut child, bytes.to_vec());
    // Whatever happened, nothing is left running.
    drop(child.kill());
    let status = child.wait().ok();
    if status.and_then(|status| status.code()) == Some(MISSING) {
        return Err(Sentence::of(|language| Text(language).no_tool()));
    }
    match text {
        Some(text) if text.len() as u64 > TEXT_BYTES_MAX => Err(Sentence::of(|language| Text(language).endless_pdf())),
        Some(text) if !text.is_empty() => Ok(String::from_utf8_lossy(&text).into_owned()),
        Some(_) if bytes.windows(8).any(|some| some == b"/Encrypt") => {
            Err(Sentence::of(|language| Text(language).locked_pdf()))
        }
        Some(_) => Err(broken()),
        None => Err(Sentence::of(|language| Text(language).endless_pdf())),
    }
}

/// Hands the file over and takes the text; `None` when that takes too long.
fn exchange(child: &mut Child, bytes: Vec<u8>) -> Option<Vec<u8>> {
    let (mut input, output) = (child.stdin.take()?, child.stdout.take()?);
    let (done, answer) = mpsc::channel();
    // Both at once, for a pipe holds little. A program that ended takes no more; what it said is what counts.
    std::thread::spawn(move || drop(input.write_all(&bytes)));
    std::thread::spawn(move || {
        let mut text = Vec::new();
        drop(output.take(TEXT_BYTES_MAX + 1).read_to_end(&mut text));
        drop(done.send(text));
    });
    answer.recv_timeout(TIME_MAX).ok()
}

#[cfg(test)]
mod tests;
