//! PDF, by poppler's `pdftotext`, a program of its own that is given little time and memory: fonts of Chinese papers are too many for a reader of
//! our own, and a hostile file ends that program and not this one. It is handed the file and gives text; it writes nothing and asks nobody.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use zhixing_kit::{Language, Sentence};

use super::gather::Gather;
use super::plain;
use super::text::Text;

/// How long it may take, by the clock on the wall.
const TIME_MAX: Duration = Duration::from_secs(30);
/// The most bytes of text that are taken from it: four times what a material may hold, for headings and numbers of pages go.
const TEXT_BYTES_MAX: u64 = 8 * 1024 * 1024;
/// How many pages without text are named.
const PAGES_NAMED_MAX: usize = 20;
/// What the shell does before: a gigabyte of address space, twenty seconds of a processor, no file may be written. Then it becomes the program.
const RUN: &str = "ulimit -v 1048576; ulimit -t 20; ulimit -f 0; exec pdftotext -q -enc UTF-8 -l 2000 - -";
/// What the shell answers when there is no such program.
const MISSING: i32 = 127;

/// Reads it.
pub fn read(bytes: &[u8], gather: &mut Gather) -> Result<(), Sentence> {
    let text = text_of(bytes)?;
    let pages = text.matches('\u{c}').count().max(1);
    if text.chars().all(|c| c.is_whitespace() || c.is_control()) {
        return Err(Sentence::of(|language| Text(language).scan(pages)));
    }
    let empty = pages_without_text(&text);
    if !empty.is_empty() {
        gather.tell(Sentence::of(|language| Text(language).pages_left(listed(&empty, language))));
    }
    for line in paragraphs(&text) {
        if gather.is_empty() && line.chars().count() <= 60 {
            gather.call(&line);
        }
        gather.add(plain::look(&line), &line);
    }
    Ok(())
}

/// The numbers of the pages on which there is nothing to read.
fn pages_without_text(text: &str) -> Vec<usize> {
    let pages = text.strip_suffix('\u{c}').unwrap_or(text).split('\u{c}');
    let is_empty = |page: &str| page.chars().all(|c| c.is_whitespace() || c.is_control());
    pages.zip(1..).filter(|(page, _)| is_empty(page)).map(|(_, number)| number).collect()
}

/// The first of them, and that there are more.
fn listed(pages: &[usize], language: Language) -> String {
    let shown = pages.iter().take(PAGES_NAMED_MAX).map(usize::to_string).collect::<Vec<_>>();
    let more = if pages.len() > shown.len() { "…" } else { "" };
    format!("{}{more}", shown.join(language.pick("、", ", ")))
}

fn text_of(bytes: &[u8]) -> Result<String, Sentence> {
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

/// The text as paragraphs: without numbers of pages and running titles, lines put together that were broken at the width of the page.
fn paragraphs(text: &str) -> Vec<String> {
    let pages: Vec<Vec<&str>> = text
        .split('\u{c}')
        .map(|page| page.lines().map(str::trim).filter(|line| !is_page_number(line)).collect())
        .collect();
    let running = running_titles(&pages);
    // Where a page ends may be the end of a paragraph, as an empty line may.
    let lines = || pages.iter().flat_map(|page| page.iter().copied().chain([""]));
    let kept = || lines().filter(|line| !running.contains_key(line));
    let mut widths: Vec<usize> = kept().map(width).filter(|width| *width > 0).collect();
    widths.sort_unstable();
    let usual = widths.get(widths.len() * 9 / 10).copied().unwrap_or_default();
    let mut all: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in kept() {
        if line.is_empty() {
            goes_on &= all.last().is_some_and(|last| !plain::ends_sentence(last));
            continue;
        }
        let line = closed_up(line);
        let begins = !matches!(plain::look(&line), super::Look::Body) || is_numbered(&line);
        match all.last_mut().filter(|_| goes_on && !begins) {
            Some(last) => plain::join(last, &line),
            None => all.push(line.clone()),
        }
        goes_on = usual >= 30 && width(&line) * 100 >= usual * 86;
    }
    all
}

/// A line that is nothing but the number of its page.
fn is_page_number(line: &str) -> bool {
    let digits = line.chars().filter(char::is_ascii_digit).count();
    (1..=8).contains(&digits)
        && line.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "-—－–第页共/·".contains(c))
}

/// Lines that stand first or last on most pages.
fn running_titles<'a>(pages: &[Vec<&'a str>]) -> BTreeMap<&'a str, usize> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for page in pages {
        let mut lines = page.iter().filter(|line| !line.is_empty());
        let (first, last) = (lines.next(), lines.next_back());
        for line in [first, last].into_iter().flatten() {
            *counts.entry(line).or_default() += 1;
        }
    }
    counts.retain(|_, count| *count >= 3 && *count * 2 > pages.len());
    counts
}

/// A line that begins with a number of its own: `（一）`, `1.`, `第三条`.
fn is_numbered(line: &str) -> bool {
    let line = line.trim_start_matches(['（', '(']);
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit() || "第一二三四五六七八九十百".contains(c));
    rest.len() < line.len() && rest.starts_with(['.', '、', '）', ')', '条', '．'])
}

/// Without the spaces that stand between two Chinese characters.
fn closed_up(line: &str) -> String {
    let characters: Vec<char> = line.chars().collect();
    let wide = |at: usize| characters.get(at).is_some_and(|c| !c.is_ascii() && !c.is_whitespace());
    let stays = |at: usize| !(characters[at] == ' ' && at > 0 && wide(at - 1) && wide(at + 1));
    (0..characters.len()).filter(|at| stays(*at)).map(|at| characters[at]).collect()
}

fn width(line: &str) -> usize {
    line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_become_paragraphs_without_their_numbers_and_running_titles() {
        let line = |words: &str| format!("{words}{}", "的".repeat(30 - words.chars().count()));
        let page = |number: usize, words: &str| {
            format!("内部资料\n\n{}\n{}尾{number}。\n\n- {number} -\n\u{c}", line(words), line("接着"))
        };
        let text = format!("{}{}{}", page(1, "甲 方"), page(2, "乙"), page(3, "丙"));
        let all = paragraphs(&text);
        assert_eq!(all.len(), 3, "{all:#?}");
        assert!(all[0].starts_with("甲方") && all[2].ends_with("尾3。"));
        assert!(is_page_number("第 3 页 共 12 页") && is_page_number("— 7 —") && !is_page_number("2026年"));
        assert!(is_numbered("（一）着装") && is_numbered("第三条 值勤") && !is_numbered("第三方"));
    }
}
