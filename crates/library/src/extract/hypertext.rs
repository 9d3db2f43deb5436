//! Web pages, by the tokens of the HTML standard: words and where paragraphs begin. Nothing of the page is ever shown as markup, so nothing in it
//! can do harm: scripts, styles, forms and frames are left out, and no tree is built that hostile depth could topple.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use super::gather::{Block, Gather};
use super::shift::Shift;

/// What holds no words of the text.
const LEFT_OUT: &[&str] =
    &["script", "style", "template", "noscript", "svg", "math", "iframe", "object", "select", "textarea", "button"];
/// What stands around the text on a page of a site.
const AROUND: &[&str] = &["nav", "footer", "aside"];

/// Reads it: without what stands around the text; if nothing is left, with it.
pub fn read(text: &str, gather: &mut Gather) {
    let was_empty = gather.is_empty();
    tokens(text, gather, true);
    if was_empty && gather.is_empty() {
        tokens(text, gather, false);
    }
}

fn tokens(text: &str, gather: &mut Gather, leaves_around: bool) {
    let state = State {
        gather: std::mem::take(gather),
        hidden: Vec::new(),
        in_title: false,
        title: String::new(),
        leaves_around,
        lists: Vec::new(),
        shift: None,
    };
    let tokenizer = Tokenizer::new(Sink(RefCell::new(state)), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(text));
    // A script tells the tokenizer to wait for it to run; ours never run.
    while !matches!(tokenizer.feed(&input), html5ever::TokenizerResult::Done) {}
    tokenizer.end();
    *gather = tokenizer.sink.0.into_inner().gather;
}

/// A list that is open.
struct List {
    /// The number of its next item, where it counts.
    next: Option<u32>,
    /// Whether an item of it is open.
    has_open: bool,
}

struct State {
    gather: Gather,
    /// Names of what is left out and still open.
    hidden: Vec<String>,
    in_title: bool,
    title: String,
    leaves_around: bool,
    lists: Vec<List>,
    shift: Option<Shift>,
}

struct Sink(RefCell<State>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => return state.tag(&tag),
            Token::CharacterTokens(words) if state.in_title => state.title.push_str(&words),
            Token::CharacterTokens(words) if state.hidden.is_empty() => {
                let words = state.shift.map_or_else(|| words.to_string(), |shift| shift.of(&words));
                state.gather.say(&words);
            }
            Token::EOFToken => state.gather.close(Block::Plain),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let begins = tag.kind == TagKind::StartTag;
        if name == "title" {
            self.in_title = begins;
            if !begins {
                let title = std::mem::take(&mut self.title);
                self.gather.call(&title);
                return TokenSinkResult::Continue;
            }
            return TokenSinkResult::RawData(RawKind::Rcdata);
        }
        let is_left_out = LEFT_OUT.contains(&name) || (self.leaves_around && AROUND.contains(&name));
        if is_left_out && !tag.self_closing {
            self.hide(name, begins);
        } else if self.hidden.is_empty() {
            match name {
                "ul" | "ol" => self.list(tag, begins),
                "li" => self.item(begins),
                "sup" => self.shift = begins.then_some(Shift::Raised),
                "sub" => self.shift = begins.then_some(Shift::Lowered),
                "img" | "video" | "audio" if begins => self.gather.leave_pictures(1),
                _ => self.block(name, begins),
            }
        }
        match name {
            "script" if begins => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "iframe" | "noscript" if begins => TokenSinkResult::RawData(RawKind::Rawtext),
            "textarea" if begins => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }

    fn hide(&mut self, name: &str, begins: bool) {
        /// Deeper nesting of what is left out is no page that anybody wrote.
        const HIDDEN_MAX: usize = 1_000;
        if begins {
            self.gather.open(Block::Plain);
            if self.hidden.len() < HIDDEN_MAX {
                self.hidden.push(name.to_owned());
            }
        } else if let Some(at) = self.hidden.iter().rposition(|open| open == name) {
            self.hidden.truncate(at);
        }
    }

    fn list(&mut self, tag: &Tag, begins: bool) {
        /// Deeper lists are no page that anybody wrote.
        const LISTS_MAX: usize = 100;
        if !begins {
            self.item(false);
            self.lists.pop();
            return self.gather.close(Block::Plain);
        }
        self.gather.open(Block::Plain);
        let first = tag.attrs.iter().find(|one| &*one.name.local == "start").and_then(|one| one.value.parse().ok());
        if self.lists.len() < LISTS_MAX {
            let next = (&*tag.name == "ol").then(|| first.unwrap_or(1));
            self.lists.push(List { next, has_open: false });
        }
    }

    /// An item begins or ends; the end of one that is open may have been left out. Of a list that counts it bears its number.
    fn item(&mut self, begins: bool) {
        let Some(list) = self.lists.last_mut() else { return self.block("dd", begins) };
        let block = if list.next.is_some() { Block::Plain } else { Block::Item };
        if std::mem::replace(&mut list.has_open, begins) {
            self.gather.close(block);
            self.gather.lead("");
        }
        if begins {
            self.gather.open(block);
            if let Some(next) = &mut list.next {
                self.gather.lead(&format!("{next}. "));
                *next = next.saturating_add(1);
            }
        }
    }

    fn block(&mut self, name: &str, begins: bool) {
        let block = match name {
            "h1" => Block::Heading(1),
            "h2" => Block::Heading(2),
            "h3" | "h4" | "h5" | "h6" => Block::Heading(3),
            "dd" => Block::Item,
            "blockquote" => Block::Quote,
            "pre" => Block::Verbatim,
            "tr" => Block::Row,
            "td" | "th" => Block::Cell,
            "p" | "div" | "section" | "article" | "main" | "header" | "dl" | "dt" | "hr" | "figure" | "figcaption"
            | "body" | "address" | "nav" | "footer" | "aside" | "form" | "fieldset" => Block::Plain,
            "table" | "tbody" | "thead" => {
                // A row whose end was left out ends with its table.
                self.gather.close(Block::Row);
                return;
            }
            "br" => return self.gather.break_line(),
            _ => return,
        };
        // What was raised and never ended is so no further than its block.
        self.shift = None;
        if begins { self.gather.open(block) } else { self.gather.close(block) }
    }
}
