//! One field of a form: label, why it is asked and who sees it (P6), the control with the value that was typed, and its fault.

use maud::{Markup, html};

use super::frame::Frame;
use super::icon::icon;
use super::words::Words;
use crate::form::{Faults, Field, read_day};
use crate::text::Sentence;
use crate::unseen::seen;

/// One of several to choose from.
#[derive(Clone, Debug)]
pub struct Choice {
    value: String,
    label: String,
}

impl Choice {
    /// The value that is sent and the name that is read.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// The kind of control.
#[derive(Clone, Copy, Debug)]
pub enum Input<'a> {
    /// One line of text.
    Text,
    /// One line of text; these words, used before, are offered as one types.
    Offered(&'a [String]),
    /// Several lines, at first this many.
    Area(u8),
    /// A day.
    Day,
    /// A time of day.
    Time,
    /// A day and a time.
    DateTime,
    /// A whole number.
    Number {
        /// The least that is accepted.
        least: i64,
        /// The most that is accepted.
        most: i64,
    },
    /// One of many, folded.
    Select(&'a [Choice]),
    /// One of few, all in sight.
    Radio(&'a [Choice]),
    /// Yes (sent as `yes`) or nothing; the field's label stands beside the box.
    Checkbox,
    /// A file; what is accepted, such as `.csv,.xlsx`.
    File(&'a str),
    /// The sign-in name.
    Username,
    /// The password one has.
    Password,
    /// A password to be set.
    NewPassword,
    /// A mail address.
    Email,
    /// A telephone number.
    Phone,
    /// Words to search for.
    Search,
}

/// A field that must be filled in.
pub fn field(frame: &Frame, field: &Field, input: Input, value: &str, faults: &Faults) -> Markup {
    Drawn { frame, scope: "", field, value: &seen(value), fault: faults.of(field.name), required: true }.markup(input)
}

/// A field that must be filled in, on a page that asks for it several times: `scope` (an id) parts one from the others.
pub fn field_again(frame: &Frame, scope: &str, field: &Field, input: Input, value: &str, faults: &Faults) -> Markup {
    Drawn { frame, scope, field, value: &seen(value), fault: faults.of(field.name), required: true }.markup(input)
}

/// A field that may be left empty, and says so.
pub fn optional_field(frame: &Frame, field: &Field, input: Input, value: &str, faults: &Faults) -> Markup {
    Drawn { frame, scope: "", field, value: &seen(value), fault: faults.of(field.name), required: false }.markup(input)
}

/// A value that goes along unseen.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

struct Drawn<'a> {
    frame: &'a Frame,
    scope: &'a str,
    field: &'a Field,
    /// What was typed, as far as it can be seen.
    value: &'a str,
    fault: Option<&'a Sentence>,
    required: bool,
}

impl Drawn<'_> {
    fn markup(&self, input: Input) -> Markup {
        let group = matches!(input, Input::Radio(_));
        html! {
            div.field.faulty[self.fault.is_some()] role=[group.then_some("radiogroup")] aria-labelledby=[group.then(|| self.id("l"))] {
                @if let Input::Checkbox = input { (self.checkbox()) } @else {
                    div.field-head {
                        @if group { span.label id=(self.id("l")) { (self.label()) } } @else { label.label for=(self.id("f")) { (self.label()) } }
                        (self.why())
                    }
                    @if let Some(fault) = self.fault { p.fault id=(self.id("e")) { (icon("alert")) (fault.text(self.frame.language)) } }
                    (self.control(input))
                }
            }
        }
    }

    /// The id of a part: `f` the control, `l` its label, `h` the hint, `e` the fault, `d` what is offered.
    fn id(&self, part: &str) -> String {
        let dash = if self.scope.is_empty() { "" } else { "-" };
        format!("{part}-{}{dash}{}", self.field.name, self.scope)
    }

    fn label(&self) -> Markup {
        html! { (self.frame.pick(self.field.label)) @if !self.required { small { (Words(self.frame.language).optional()) } } }
    }

    fn why(&self) -> Markup {
        let words = Words(self.frame.language);
        html! {
            details.why {
                summary { (icon("info")) span { (words.why_asked()) } }
                p id=(self.id("h")) { (self.frame.pick(self.field.why)) " " (words.seen_by(self.frame.pick(self.field.seen_by))) }
            }
        }
    }

    fn described_by(&self) -> String {
        let fault = if self.fault.is_some() { format!("{} ", self.id("e")) } else { String::new() };
        format!("{fault}{}", self.id("h"))
    }

    fn control(&self, input: Input) -> Markup {
        match input {
            Input::Area(rows) => html! {
                textarea id=(self.id("f")) name=(self.field.name) rows=(rows) required[self.required] aria-invalid=[self.invalid()] aria-describedby=(self.described_by()) {
                    // A leading line break would be swallowed by the browser.
                    @if self.value.starts_with('\n') { "\n" } (self.value)
                }
            },
            Input::Select(choices) => self.select(choices),
            Input::Radio(choices) => self.radio(choices),
            Input::Offered(words) => html! {
                (self.line(input))
                datalist id=(self.id("d")) { @for word in words { option value=(word) {} } }
            },
            other => self.line(other),
        }
    }

    fn line(&self, input: Input) -> Markup {
        let kind = self.kind(input);
        let (least, most) =
            if let Input::Number { least, most } = input { (Some(least), Some(most)) } else { (None, None) };
        let accept = if let Input::File(accept) = input { Some(accept) } else { None };
        let keeps_value = !matches!(input, Input::File(_) | Input::Password | Input::NewPassword);
        html! {
            input.(width(input)) id=(self.id("f")) name=(self.field.name) type=(kind) value=[keeps_value.then_some(self.value).filter(|value| !value.is_empty())]
                autocomplete=[autocomplete(input)] inputmode=[matches!(input, Input::Number { .. }).then_some("numeric")] min=[least] max=[most] accept=[accept] list=[matches!(input, Input::Offered(_)).then(|| self.id("d"))]
                autocapitalize=[matches!(input, Input::Username).then_some("none")] required[self.required] aria-invalid=[self.invalid()] aria-describedby=(self.described_by());
        }
    }

    /// What a browser's picker could not show stays a text, so that it is not lost.
    fn kind(&self, input: Input) -> &'static str {
        match input {
            Input::Day
                if self.value.is_empty()
                    || (self.value.len() == 10 && self.value.contains('-') && read_day(self.value).is_some()) =>
            {
                "date"
            }
            Input::Time if self.value.is_empty() || self.value.parse::<jiff::civil::Time>().is_ok() => "time",
            Input::DateTime if self.value.is_empty() || self.value.parse::<jiff::civil::DateTime>().is_ok() => {
                "datetime-local"
            }
            Input::File(_) => "file",
            Input::Password | Input::NewPassword => "password",
            Input::Email => "email",
            Input::Phone => "tel",
            Input::Search => "search",
            _ => "text",
        }
    }

    fn select(&self, choices: &[Choice]) -> Markup {
        html! {
            select id=(self.id("f")) name=(self.field.name) required[self.required] aria-invalid=[self.invalid()] aria-describedby=(self.described_by()) {
                option value="" { (Words(self.frame.language).please_choose()) }
                @for choice in choices { option value=(choice.value) selected[choice.value == self.value] { (choice.label) } }
            }
        }
    }

    fn radio(&self, choices: &[Choice]) -> Markup {
        let name = self.field.name;
        html! {
            div.choices {
                @for (place, choice) in choices.iter().enumerate() {
                    label.choice {
                        input type="radio" name=(name) value=(choice.value) id=[(place == 0).then(|| self.id("f"))] checked[choice.value == self.value]
                            required[self.required] aria-invalid=[self.invalid()] aria-describedby=(self.described_by());
                        span { (choice.label) }
                    }
                }
            }
        }
    }

    fn checkbox(&self) -> Markup {
        let name = self.field.name;
        html! {
            div.field-head {
                label.choice {
                    input type="checkbox" id=(self.id("f")) name=(name) value="yes" checked[self.value == "yes"] aria-invalid=[self.invalid()] aria-describedby=(self.described_by());
                    span { (self.frame.pick(self.field.label)) }
                }
                (self.why())
            }
            @if let Some(fault) = self.fault { p.fault id=(self.id("e")) { (icon("alert")) (fault.text(self.frame.language)) } }
        }
    }

    fn invalid(&self) -> Option<&'static str> {
        self.fault.map(|_| "true")
    }
}

fn width(input: Input) -> &'static str {
    match input {
        Input::Day | Input::Time | Input::DateTime | Input::Number { .. } | Input::Phone => "short",
        _ => "long",
    }
}

fn autocomplete(input: Input) -> Option<&'static str> {
    match input {
        Input::Username => Some("username"),
        Input::Email => Some("email"),
        Input::Password => Some("current-password"),
        Input::NewPassword => Some("new-password"),
        Input::Text | Input::Offered(_) | Input::Phone | Input::Search => Some("off"),
        _ => None,
    }
}
