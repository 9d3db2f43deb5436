//! A page of a course with something of the house in front of its own scripts. Everything else stays as the author wrote it: the kind of document, its
//! letters, its own policy, which holds for what stands behind it. Pure.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far a browser looks for the letters of a page in it (HTML, 13.2.3.2).
const LETTERS_WITHIN_BYTES: usize = 1024;

/// A page as it is given out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its media type; with its letters, where they are known.
    pub media: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Whether a file of this media type is a page in which scripts run.
pub fn is_page(media: &str) -> bool {
    media.starts_with("text/html") || is_xhtml(media)
}

fn is_xhtml(media: &str) -> bool {
    media.starts_with("application/xhtml+xml")
}

/// Puts something in front of all scripts of a page. It has to be ASCII, which reads the same in all letters but UTF-16: a page in these is given out in
/// UTF-8. What stands in front of `<meta charset>` can push it out of a browser's sight; so its letters are told beside it.
pub fn put_in(page: &[u8], media: &str, what: &str) -> Page {
    debug_assert!(what.is_ascii(), "it reads the same in all letters");
    let letters = Encoding::for_bom(page).map(|(letters, _)| letters);
    let decoded = letters.filter(|one| [UTF_16LE, UTF_16BE].contains(one)).map(|one| one.decode(page).0.into_owned());
    let bytes = decoded.as_deref().map_or(page, str::as_bytes);
    let letters = if decoded.is_some() { Some(UTF_8) } else { letters.or_else(|| told(page)) };
    let media = match letters {
        Some(letters) if !media.contains(';') => format!("{media}; charset={}", letters.name().to_ascii_lowercase()),
        _ => media.to_owned(),
    };
    let bytes = match place(bytes, is_xhtml(&media)) {
        Some(at) => [&bytes[..at], what.as_bytes(), &bytes[at..]].concat(),
        None => bytes.to_vec(),
    };
    Page { media, bytes }
}

/// Where it is put: behind `<head …>`, else behind what stands before it (`<html …>`, the kind of document, comments). Where XML has no `<head>`, there is no
/// place but within some other element.
fn place(page: &[u8], is_xml: bool) -> Option<usize> {
    let mut at = Encoding::for_bom(page).map_or(0, |(_, length)| length);
    loop {
        at += page[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let rest = &page[at..];
        let is_head = is_tag(rest, "head");
        let goes_on = is_head || is_tag(rest, "html") || rest.starts_with(b"<!") || rest.starts_with(b"<?");
        match end(rest).filter(|_| goes_on) {
            Some(end) if is_head => return Some(at + end),
            Some(end) => at += end,
            None => return (!is_xml).then_some(at),
        }
    }
}

/// Whether a tag of this name begins here. `<header` is another one.
fn is_tag(text: &[u8], name: &str) -> bool {
    let Some((found, behind)) = text.strip_prefix(b"<").and_then(|rest| rest.split_at_checked(name.len())) else {
        return false;
    };
    let ends = behind.first().is_some_and(|next| next.is_ascii_whitespace() || b"/>".contains(next));
    found.eq_ignore_ascii_case(name.as_bytes()) && ends
}

/// Where what begins here ends: a comment with `-->`, anything else with the first `>` that stands in no quotes.
fn end(text: &[u8]) -> Option<usize> {
    if text.starts_with(b"<!--") {
        // `<!-->` is a whole comment.
        return text.windows(3).skip(2).position(|window| window == b"-->").map(|at| at + 2 + 3);
    }
    let mut quote = None;
    for (at, byte) in text.iter().enumerate() {
        match (byte, quote) {
            (b'>', None) => return Some(at + 1),
            (b'"' | b'\'', None) => quote = Some(*byte),
            (byte, Some(open)) if *byte == open => quote = None,
            _ => {}
        }
    }
    // A quote that nobody closed: the first `>` it is.
    text.iter().position(|byte| *byte == b'>').map(|at| at + 1)
}

/// The letters that a page tells of itself, as browsers look for them: in a `<meta>` near its beginning.
fn told(page: &[u8]) -> Option<&'static Encoding> {
    let near = &page[..page.len().min(LETTERS_WITHIN_BYTES)];
    let mut at = 0;
    while let Some(found) = near[at..].iter().position(|byte| *byte == b'<') {
        let rest = &near[at + found..];
        let end = if rest.starts_with(b"<!--") { end(rest)? } else { 1 };
        if is_tag(rest, "meta") {
            let tag = &rest[..rest.iter().position(|byte| *byte == b'>').unwrap_or(rest.len())];
            if let Some(letters) = charset(&String::from_utf8_lossy(tag)) {
                return Some(letters);
            }
        }
        at += found + end;
    }
    None
}

/// The letters of `charset=…`, in an attribute of its own or within another one's value.
fn charset(tag: &str) -> Option<&'static Encoding> {
    let lower = tag.to_ascii_lowercase();
    let (_, behind) = lower.split_once("charset")?;
    let value = behind.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let label = value.split(|one: char| one.is_ascii_whitespace() || "\"';/>".contains(one)).next()?;
    // Whoever says so in letters that read as ASCII does not write in UTF-16 (HTML, 13.2.3.2).
    Encoding::for_label(label.as_bytes()).map(|one| if [UTF_16LE, UTF_16BE].contains(&one) { UTF_8 } else { one })
}

#[cfg(test)]
mod tests {
    use super::*;

    const XHTML: &str = "application/xhtml+xml";

    fn put(page: &str) -> String {
        String::from_utf8(put_in(page.as_bytes(), "text/html; charset=utf-8", "X").bytes).unwrap()
    }

    #[test]
    fn it_stands_before_all_scripts_and_behind_what_makes_the_page() {
        let cases = [
            ("<!DOCTYPE html><html><HEAD lang='a'>|<script>", "a head"),
            ("<html>|<header></header>", "no head, but what is called like it"),
            ("<!doctype html>|<p>", "a document type alone"),
            ("|<p>", "nothing"),
            ("|", "an empty page"),
            ("|<head", "a tag that never ends"),
            ("\u{feff}|<p>", "a mark of the order of bytes"),
            (
                "\u{feff}\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0//EN\" \"http://x/a>b\">\n<html data-a='>'>|<script>",
                "quotes",
            ),
            ("<!-- <head> --><html><!-- saved --><head>|<title>", "a head within a comment"),
            (
                "<!--[if IE]><html class=\"ie\"><![endif]--><!--[if !IE]><!--><html><!--<![endif]-->\n<head>|",
                "comments for a browser",
            ),
            ("<!--><html>|<script>a='<head>'</script><head>", "a comment of nothing; a head within a script"),
            ("<?xml version='1.0'?><!doctype html><html><head>|", "a line of XML in front"),
            ("<html a='>|<script>b=1</script>", "a quote that nobody closed"),
            ("<html>|<frameset>", "frames"),
        ];
        for (wanted, name) in cases {
            assert_eq!(put(&wanted.replacen('|', "", 1)), wanted.replacen('|', "X", 1), "{name}");
        }
    }

    #[test]
    fn a_page_s_own_policy_and_letters_hold_for_what_stands_behind() {
        let page = "<html><head><meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'\"><meta charset=utf-8>";
        assert_eq!(put(page), page.replacen("<head>", "<head>X", 1));
    }

    #[test]
    fn letters_that_what_is_put_in_would_hide_are_told_beside_the_page() {
        let gbk = |head: &str| [format!("<html><head>{head}<title>").as_bytes(), &[0xd6, 0xd0]].concat();
        let cases = [
            ("<meta charset=gb2312>", "text/html; charset=gbk"),
            ("<META http-equiv=Content-Type content=\"text/html; charset = 'Big5'\">", "text/html; charset=big5"),
            ("<!-- <meta charset=big5> --><meta name=a><meta charset=\"gb18030\"/>", "text/html; charset=gb18030"),
            ("<meta charset=utf-16>", "text/html; charset=utf-8"),
            ("<meta charset=klingon>", "text/html"),
            ("<meta name='charset'>", "text/html"),
            ("", "text/html"),
        ];
        for (head, media) in cases {
            let put = put_in(&gbk(head), "text/html", "X");
            assert_eq!(put.media, media, "{head}");
            assert!(put.bytes.starts_with(b"<html><head>X") && put.bytes.ends_with(&[0xd6, 0xd0]), "{head}");
        }
        let far = format!("{}<meta charset=gbk>", " ".repeat(LETTERS_WITHIN_BYTES));
        assert_eq!(put_in(&gbk(&far), "text/html", "X").media, "text/html", "where no browser looks");
    }

    #[test]
    fn a_page_in_utf_16_is_given_out_in_utf_8() {
        for big in [false, true] {
            let unit = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
            let page: Vec<u8> = "\u{feff}<html><head><p>中".encode_utf16().flat_map(unit).collect();
            let put = put_in(&page, "text/html", "X");
            assert_eq!(put.media, "text/html; charset=utf-8");
            assert_eq!(String::from_utf8(put.bytes).unwrap(), "<html><head>X<p>中");
        }
    }

    #[test]
    fn xml_has_no_place_but_its_head() {
        let page = "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head></html>";
        let put = put_in(page.as_bytes(), XHTML, "X");
        assert_eq!(
            (put.media.as_str(), String::from_utf8(put.bytes).unwrap()),
            (XHTML, page.replacen("<head>", "<head>X", 1))
        );
        let bare = b"<h:html xmlns:h='http://www.w3.org/1999/xhtml'/>";
        assert_eq!(put_in(bare, XHTML, "X").bytes, bare);
        assert!(is_page(XHTML) && is_page("text/html") && !is_page("image/svg+xml"));
    }
}
