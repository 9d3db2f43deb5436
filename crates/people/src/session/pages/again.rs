//! A page with what somebody had typed before: the values are put into a form of it, where the form itself could not be asked to keep them. Knows the markup
//! of this house alone: attributes in double quotes, and no `>` inside them. What was typed is text and nothing else.

use std::collections::HashMap;

use maud::{Markup, html};
use zhixing_kit::html::{Notice, notice, sheet};

use crate::session::text::Text;

/// Hidden values that lines of a form are named after: the year of all of them, and what the line with this number stands for (`key.0`). Where they are
/// others now, what was typed would stand in lines of another name.
fn names_lines(field: &str) -> bool {
    field == "year" || field.starts_with("key.")
}

/// What somebody had typed: in the form that sends to `action`, of the page at `at`.
pub(crate) struct Typed<'t> {
    pub at: &'t str,
    pub action: &'t str,
    pub sent: &'t [(String, String)],
}

/// A page with its form filled in, and above it that it was not sent, with what has no place in it as it is now; none where the page has no such form,
/// or one with other lines. Passwords and files stay empty.
pub(crate) fn again(page: &str, Typed { at, action, sent }: &Typed<'_>, text: Text) -> Option<String> {
    let (from, inside, to) = form_of(page, action)?;
    let mut filling = Filling::of(sent);
    let filled = filling.fill(&page[inside..to]);
    if filling.has_other_lines {
        return None;
    }
    let above = told(text, &filling.left()).into_string();
    // The islands take it for a form that came back from the server.
    let tag = page[from..inside].replacen(" data-faulty", "", 1).replacen("<form", "<form data-faulty", 1);
    let page = [&page[..from], &above, &tag, &filled, &page[to..]].concat();
    // The address is that of the sign-in; the islands put the page's own in its place.
    Some(page.replacen("<body ", &format!("<body data-at=\"{}\" ", escaped(at)), 1))
}

fn told(text: Text, left: &[String]) -> Markup {
    let said = html! {
        p { b { (text.again()) } } p { (text.again_next()) }
        @if !left.is_empty() { p { (text.again_left()) } @for words in left { (sheet(words)) } }
    };
    notice(Notice::Warning, said)
}

/// Where the form begins, where its content begins, and where that ends.
fn form_of(page: &str, action: &str) -> Option<(usize, usize, usize)> {
    for (from, _) in page.match_indices("<form ") {
        let inside = from + page[from..].find('>')? + 1;
        let tag = Tag::read(&page[from..inside]);
        if tag.value("action") == Some(&escaped(action)) && tag.value("method") == Some("post") {
            return Some((from, inside, inside + page[inside..].find("</form>")?));
        }
    }
    None
}

fn escaped(text: &str) -> String {
    html! { (text) }.into_string()
}

/// What is put in where: the values of a name in their order, each once.
struct Filling<'s> {
    sent: &'s [(String, String)],
    used: Vec<bool>,
    /// The list of choices that is open.
    select: Option<String>,
    /// A line of the form stands for something else than the line that was sent.
    has_other_lines: bool,
}

impl<'s> Filling<'s> {
    fn of(sent: &'s [(String, String)]) -> Self {
        Self { sent, used: vec![false; sent.len()], select: None, has_other_lines: false }
    }

    fn fill(&mut self, inside: &str) -> String {
        let (mut filled, mut rest) = (String::with_capacity(inside.len()), inside);
        while let Some((text, tag, after)) = next_tag(rest) {
            filled.push_str(text);
            rest = after;
            let read = Tag::read(tag);
            match read.name {
                "input" => filled.push_str(&self.input(read, tag)),
                "textarea" => {
                    filled.push_str(tag);
                    let end = rest.find("</textarea>").unwrap_or(0);
                    match read.value("name").and_then(|name| self.next(name)) {
                        // A line break right after the tag is none of the text.
                        Some(value) => filled.push_str(&format!("\n{}", escaped(value))),
                        None => filled.push_str(&rest[..end]),
                    }
                    rest = &rest[end..];
                }
                "select" => {
                    self.select = read.value("name").map(str::to_owned);
                    filled.push_str(tag);
                }
                "option" => filled.push_str(&self.option(read, tag)),
                "button" => {
                    self.has(read.value("name").unwrap_or_default(), read.value("value").unwrap_or_default());
                    filled.push_str(tag);
                }
                _ => filled.push_str(tag),
            }
        }
        filled.push_str(rest);
        filled
    }

    fn input(&mut self, mut read: Tag<'_>, tag: &str) -> String {
        let (Some(name), kind) = (read.value("name"), read.value("type").unwrap_or("text")) else {
            return tag.to_owned();
        };
        let name = name.to_owned();
        match kind {
            "password" | "file" => tag.to_owned(),
            "checkbox" | "radio" => {
                let is_chosen = self.has(&name, read.value("value").unwrap_or("on"));
                read.flag("checked", is_chosen)
            }
            _ => match self.next(&name) {
                Some(value) => {
                    let is_same = read.value("value") == Some(&escaped(value));
                    self.has_other_lines |= kind == "hidden" && names_lines(&name) && !is_same;
                    read.with("value", &escaped(value))
                }
                None => tag.to_owned(),
            },
        }
    }

    fn option(&mut self, mut read: Tag<'_>, tag: &str) -> String {
        let (Some(name), Some(value)) = (self.select.clone(), read.value("value")) else { return tag.to_owned() };
        if !self.sent.iter().any(|(other, _)| escaped(other) == name) {
            return tag.to_owned();
        }
        let is_chosen = self.has(&name, value);
        read.flag("selected", is_chosen)
    }

    /// The next value of a name that has no place yet.
    fn next(&mut self, name: &str) -> Option<&'s str> {
        let at = self.sent.iter().zip(&self.used).position(|((other, _), used)| !used && escaped(other) == name)?;
        self.used[at] = true;
        Some(&self.sent[at].1)
    }

    /// Whether this value was sent under the name.
    fn has(&mut self, name: &str, value: &str) -> bool {
        let is_it = |(other, sent): &(String, String)| escaped(other) == name && escaped(sent) == value;
        let Some(at) = self.sent.iter().position(is_it) else { return false };
        self.used[at] = true;
        true
    }

    fn left(&self) -> Vec<String> {
        let left = self.sent.iter().zip(&self.used).filter(|((_, value), used)| !**used && !value.trim().is_empty());
        left.map(|((_, value), _)| value.clone()).collect()
    }
}

/// The text before the next tag, the tag, and what comes after it.
fn next_tag(rest: &str) -> Option<(&str, &str, &str)> {
    let from = rest.find('<')?;
    let to = from + rest[from..].find('>')? + 1;
    Some((&rest[..from], &rest[from..to], &rest[to..]))
}

/// A tag in parts; values as they stand in the markup.
struct Tag<'t> {
    name: &'t str,
    attributes: Vec<(&'t str, Option<&'t str>)>,
}

impl<'t> Tag<'t> {
    fn read(tag: &'t str) -> Self {
        let inside = tag.trim_start_matches('<').trim_end_matches('>');
        let (name, mut rest) = inside.split_once(' ').unwrap_or((inside, ""));
        let mut attributes = Vec::new();
        while !rest.trim_start().is_empty() {
            rest = rest.trim_start();
            let end = rest.find([' ', '=']).unwrap_or(rest.len());
            let (attribute, after) = rest.split_at(end);
            let quoted = after.strip_prefix("=\"").and_then(|value| value.split_once('"'));
            attributes.push((attribute, quoted.map(|(value, _)| value)));
            rest = quoted.map_or_else(|| after.trim_start_matches('='), |(_, after)| after);
        }
        Self { name, attributes }
    }

    fn value(&self, name: &str) -> Option<&'t str> {
        self.attributes.iter().find(|(other, _)| *other == name).and_then(|(_, value)| *value)
    }

    /// The tag with an attribute that has no value, or without it.
    fn flag(&mut self, name: &'static str, is: bool) -> String {
        self.attributes.retain(|(other, _)| *other != name);
        if is {
            self.attributes.push((name, None));
        }
        self.write(&HashMap::new())
    }

    /// The tag with another value.
    fn with(&mut self, name: &'static str, value: &str) -> String {
        self.attributes.retain(|(other, _)| *other != name);
        self.attributes.push((name, None));
        self.write(&HashMap::from([(name, value)]))
    }

    fn write(&self, values: &HashMap<&str, &str>) -> String {
        let written = self.attributes.iter().map(|(name, value)| match value.or(values.get(name).copied()) {
            Some(value) => format!(" {name}=\"{value}\""),
            None => format!(" {name}"),
        });
        format!("<{}{}>", self.name, written.collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use zhixing_kit::Language;

    use super::*;

    const PAGE: &str = concat!(
        r#"<body class="framed"><form method="post" action="/other"><input name="a" value="1"></form>"#,
        r#"<form class="form" method="post" action="/members/1/edit" novalidate><input type="hidden" name="basis" value="old">"#,
        r#"<input id="f-a" name="a" type="text" value="stored" required><input name="row"><input name="row" value="x">"#,
        r#"<textarea name="words" rows="6">stored</textarea><input type="checkbox" name="tick" value="yes" checked>"#,
        r#"<input type="radio" name="kind" value="one" checked><input type="radio" name="kind" value="two">"#,
        r#"<select name="unit"><option value="">-</option><option value="u1" selected>U1</option><option value="u2">U2</option></select>"#,
        r#"<input type="password" name="password"><button name="format" value="pdf">PDF</button></form></body>"#,
    );

    fn sent(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn every_kind_of_field_shows_what_was_typed_and_typed_words_stay_words() {
        let typed = sent(&[
            ("basis", "then"),
            ("a", "\"><script>alert(1)</script>"),
            ("row", "first"),
            ("row", "second"),
            ("words", "第一行\n</textarea><b>"),
            ("kind", "two"),
            ("unit", "u2"),
            ("format", "pdf"),
            ("gone", "no field any more"),
        ]);
        let typed = Typed { at: "/members/1/edit?a=b", action: "/members/1/edit", sent: &typed };
        let page = again(PAGE, &typed, Text(Language::Chinese)).unwrap();
        for shown in [
            r#"<body data-at="/members/1/edit?a=b" class="framed">"#,
            r#"</div><form data-faulty class="form""#,
            "no field any more",
            r#"name="basis" value="then""#,
            r#"name="a" type="text" required value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">"#,
            r#"<input name="row" value="first"><input name="row" value="second">"#,
            "rows=\"6\">\n第一行\n&lt;/textarea&gt;&lt;b&gt;</textarea>",
            r#"name="tick" value="yes">"#,
            r#"name="kind" value="one"><input type="radio" name="kind" value="two" checked>"#,
            r#"<option value="u1">U1</option><option value="u2" selected>U2</option>"#,
            r#"<input type="password" name="password"><button"#,
            r#"action="/other"><input name="a" value="1">"#,
        ] {
            assert!(page.contains(shown), "{shown}\nin {page}");
        }
        assert!(!page.contains("<script"));
    }

    #[test]
    fn a_page_without_the_form_is_no_place_for_it() {
        let typed = |action| Typed { at: "/", action, sent: &[] };
        assert!(again(PAGE, &typed("/members/2/edit"), Text(Language::Chinese)).is_none());
        assert!(again("<form method=\"post\" action=\"/x\">", &typed("/x"), Text(Language::Chinese)).is_none());
    }

    #[test]
    fn what_was_typed_never_stands_in_a_line_of_another_name() {
        let page = concat!(
            r#"<body class="framed"><form method="post" action="/year/plan"><input type="hidden" name="year" value="2026">"#,
            r#"A<input type="hidden" name="key.0" value="a"><input name="date.0"> B<input type="hidden" name="key.1" value="b"></form></body>"#,
        );
        let filled = |year, key| {
            let sent = sent(&[("year", year), ("key.0", key), ("date.0", "2026-03-02")]);
            let typed = Typed { at: "/year/plan", action: "/year/plan", sent: &sent };
            again(page, &typed, Text(Language::Chinese))
        };
        assert!(filled("2026", "a").unwrap().contains(r#"name="date.0" value="2026-03-02""#));
        assert_eq!((filled("2027", "a"), filled("2026", "b")), (None, None));
    }
}
