//! A line of a form that is a table: its tick, its day, its time, each named for who does not see the table, with what is wrong beside it.
//! Names and ids are numbered (`date.3`, `date-3`), so that a form has as many lines as it likes.

use jiff::civil::{Date, Time};
use maud::{Markup, html};

use zhixing_kit::form::Field;
use zhixing_kit::html::{Frame, icon};

/// A field of one line.
#[derive(Clone, Copy, Debug)]
pub struct LineField<'a> {
    /// What is asked for.
    pub field: &'a Field,
    /// The line's number in the form.
    pub place: usize,
    /// What the line is about.
    pub of: &'a str,
}

impl LineField<'_> {
    /// Its id, for the way to it.
    pub fn id(&self) -> String {
        format!("{}-{}", self.field.name, self.place)
    }

    fn name(&self) -> String {
        format!("{}.{}", self.field.name, self.place)
    }

    fn label(&self, frame: &Frame) -> String {
        format!("{}: {}", frame.language.pick(self.field.label.0, self.field.label.1), self.of)
    }

    /// Whether the line is taken; sent as `yes`.
    pub fn tick(&self, frame: &Frame, checked: bool) -> Markup {
        html! {
            label.choice {
                input type="checkbox" id=(self.id()) name=(self.name()) value="yes" checked[checked];
                span.unseen { (self.label(frame)) }
            }
        }
    }

    /// A day, with a remark behind it and what is wrong below.
    pub fn day(&self, frame: &Frame, value: &str, remark: Markup, fault: Option<&str>) -> Markup {
        // What a browser's picker could not show stays a text, so that it is not lost.
        let kind = if value.is_empty() || value.parse::<Date>().is_ok() { "date" } else { "text" };
        self.input(frame, (kind, value), remark, fault)
    }

    /// A time of day, with what is wrong below.
    pub fn time(&self, frame: &Frame, value: &str, fault: Option<&str>) -> Markup {
        let kind = if value.is_empty() || value.parse::<Time>().is_ok() { "time" } else { "text" };
        self.input(frame, (kind, value), html! {}, fault)
    }

    fn input(&self, frame: &Frame, (kind, value): (&str, &str), remark: Markup, fault: Option<&str>) -> Markup {
        let described_by = fault.map(|_| format!("e-{}", self.id()));
        html! {
            input id=(self.id()) type=(kind) name=(self.name()) value=(value) aria-label=(self.label(frame)) aria-invalid=[fault.map(|_| "true")] aria-describedby=[&described_by];
            (remark)
            @if let (Some(id), Some(why)) = (&described_by, fault) { p.fault id=(id) { (icon("alert")) (why) } }
        }
    }
}
