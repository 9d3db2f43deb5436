//! Two people changed one thing at once: both versions of each field on which they differ, one to be chosen. Each choice carries its words under the
//! field's own name, so that what is sent is the ordinary form, and no script is needed. The rules are those of the model.

use jiff::civil::DateTime;
use maud::{Markup, html};
use serde::Serialize;
use zhixing_kit::Result;
use zhixing_kit::form::Field;
use zhixing_kit::html::words::{near_day_text, time_text};
use zhixing_kit::html::{
    Frame, Heading, Notice, Weight, actions, facts, hidden, link_button, notice, page, page_code, submit, submit_as,
    versions,
};

use crate::model::{Asked, BASIS, Basis, Differing, LOOKS, fields, joined};
use crate::text::Text;

/// Who saved first, and when.
#[derive(Clone, Debug)]
pub struct Saver {
    /// His name.
    pub name: String,
    /// Whether it was the reader himself, elsewhere.
    pub is_reader: bool,
    /// When, by the clock on the wall.
    pub at: DateTime,
    /// Whether that is today: then the day is not told.
    pub is_today: bool,
}

impl Saver {
    /// The reader himself, elsewhere.
    pub fn himself(at: DateTime) -> Self {
        Self { name: String::new(), is_reader: true, at, is_today: false }
    }
}

/// What the page of a merge is told besides the two versions.
pub struct Asking<'a> {
    /// The page's way back, as crumbs.
    pub above: Markup,
    /// Where the form is sent.
    pub action: &'a str,
    /// Where the stored version is read.
    pub leave: &'a str,
    /// The fields that the form may hold.
    pub fields: &'a [&'a Field],
    /// Who saved first; `None` when it is not told.
    pub saver: Option<Saver>,
    /// Fields of many words, of which both versions can be wanted.
    pub long: &'a [&'a str],
    /// How a value is read, where it is not read as it stands.
    pub read: &'a dyn Fn(&str, &str) -> Option<String>,
}

/// The basis of a form that changes what is there; it goes along unseen.
pub fn basis(basis: &Basis) -> Markup {
    hidden(BASIS, &basis.to_string())
}

/// The page that asks which version holds.
pub fn ask<I: Serialize>(frame: &Frame, asked: &Asked<I>, asking: &Asking<'_>) -> Result<Markup> {
    let text = Text(frame.language);
    let asks = |name: &String| asked.differing.iter().any(|differing| differing.name == *name);
    // In the order of the form.
    let place = |name: &str| asking.fields.iter().position(|field| field.name == name);
    let mut differing: Vec<&Differing> = asked.differing.iter().collect();
    differing.sort_by_key(|differing| place(&differing.name));
    let rest = fields(&asked.edit.typed)?;
    let form = html! {
        form.form method="post" action=(asking.action) {
            (page_code())
            (basis(&asked.edit.basis))
            @for (name, value) in rest.iter().filter(|(name, _)| !asks(name)) { (hidden(name, value)) }
            @for differing in differing { (asking.choice(frame, differing)) }
            (actions(html! {
                (submit(Weight::Primary, text.save()))
                (submit_as(Weight::Plain, LOOKS, "yes", text.look()))
                (link_button(Weight::Quiet, asking.leave, text.leave()))
            }))
        }
        (asking.apart(frame, &asked.apart))
    };
    let told = notice(Notice::Warning, asking.lead(frame));
    Ok(page(frame, Heading::new(text.title()).above(asking.above.clone()), html! { (told) (form) }))
}

impl Asking<'_> {
    fn lead(&self, frame: &Frame) -> String {
        let text = Text(frame.language);
        match &self.saver {
            Some(saver) if saver.is_reader => text.lead_self(saver.when(frame)),
            Some(saver) => text.lead(&saver.name, saver.when(frame)),
            None => text.lead_unnamed().to_owned(),
        }
    }

    fn choice(&self, frame: &Frame, differing: &Differing) -> Markup {
        let (text, name) = (Text(frame.language), differing.name.as_str());
        let [mine, theirs] = self.versions(frame, differing);
        let who = match &self.saver {
            Some(saver) if saver.is_reader => text.theirs(text.you(), saver.when(frame)),
            Some(saver) => text.theirs(&saver.name, saver.when(frame)),
            None => text.stored().to_owned(),
        };
        let long = self.long.contains(&name) && !differing.mine.is_empty() && !differing.theirs.is_empty();
        let together = long.then(|| joined(&differing.theirs, &differing.mine));
        html! {
            fieldset.versions {
                legend.label { (self.label(frame, name)) }
                div.choices {
                    (version(frame, name, &differing.mine, text.mine(), &mine, !long))
                    (version(frame, name, &differing.theirs, &who, &theirs, false))
                    @if let Some(words) = &together { (version(frame, name, words, text.joined(), &html! { (words) }, true)) }
                }
            }
        }
    }

    /// Both versions, with the words that differ marked; what was chosen from a list differs as a whole.
    fn versions(&self, frame: &Frame, differing: &Differing) -> [Markup; 2] {
        let Differing { name, mine, theirs } = differing;
        if (self.read)(name, mine).or_else(|| (self.read)(name, theirs)).is_some() {
            return [mine, theirs].map(|value| html! { (self.shown(name, value)) });
        }
        versions(frame, mine, theirs)
    }

    /// What one of them alone changed.
    fn apart(&self, frame: &Frame, apart: &[(String, String)]) -> Markup {
        // What goes along unseen was typed by nobody.
        let is_typed = |(name, _): &&(String, String)| self.fields.iter().any(|field| field.name == *name);
        let apart: Vec<_> = apart.iter().filter(is_typed).collect();
        if apart.is_empty() {
            return html! {};
        }
        let rows: Vec<_> =
            apart.iter().map(|(name, value)| (self.label(frame, name), html! { (self.shown(name, value)) })).collect();
        let rows: Vec<_> = rows.iter().map(|(label, value)| (label.as_str(), value.clone())).collect();
        html! { section { h2 { (Text(frame.language).apart(apart.len())) } (facts(&rows)) } }
    }

    fn label(&self, frame: &Frame, name: &str) -> String {
        self.fields.iter().find(|field| field.name == name).map_or(name, |field| frame.pick(field.label)).to_owned()
    }

    fn shown(&self, name: &str, value: &str) -> String {
        (self.read)(name, value).unwrap_or_else(|| value.to_owned())
    }
}

impl Saver {
    fn when(&self, frame: &Frame) -> String {
        let time = time_text(self.at.time());
        if self.is_today { time } else { format!("{} {time}", near_day_text(frame.language, self.at.date())) }
    }
}

fn version(frame: &Frame, name: &str, value: &str, label: &str, shown: &Markup, chosen: bool) -> Markup {
    let empty = shown.0.is_empty();
    html! {
        label.choice.version {
            input type="radio" name=(name) value=(value) checked[chosen];
            span { b { (label) } span.words { @if empty { (Text(frame.language).nothing()) } @else { (shown) } } }
        }
    }
}
