//! Numbers that are drawn, always beside the numbers themselves: shares of a whole, votes against what is needed, a quorum.

use maud::{Markup, html};

use super::frame::Frame;
use super::icon::icon;
use super::status::Tone;
use super::words::Words;

/// A part of a whole.
pub struct Part<'a> {
    /// Its colour and drawing.
    pub tone: Tone,
    /// Its name.
    pub label: &'a str,
    /// How many.
    pub number: u32,
}

/// Parts of a whole as one bar with its legend; no percentages, the numbers are small.
pub fn bar(label: &str, parts: &[Part]) -> Markup {
    let whole: u32 = parts.iter().map(|part| part.number).sum();
    html! { div.bar-figure { (named(label)) (drawn(parts, &[], whole, None)) (legend(label, parts, None)) } }
}

/// Votes against what is needed. `seats` is how many votes there can be: the bar is that long, yes grows from its start, the others from its end.
pub fn vote_bar(frame: &Frame, label: &str, yes: u32, no: u32, abstain: u32, needed: u32, seats: u32) -> Markup {
    let words = Words(frame.language);
    let [yes_part, no_part, abstain_part] = [
        Part { tone: Tone::Good, label: words.yes(), number: yes },
        Part { tone: Tone::Bad, label: words.no(), number: no },
        Part { tone: Tone::Quiet, label: words.abstain(), number: abstain },
    ];
    let whole = seats.max(yes + no + abstain).max(needed);
    let in_order = [yes_part, no_part, abstain_part];
    html! {
        div.bar-figure {
            (named(label))
            (drawn(&in_order[..1], &in_order[1..], whole, Some(needed)))
            (legend(label, &in_order, Some(&words.needed(needed))))
        }
    }
}

/// The arithmetic of a quorum: who should come, who is here, how many are needed, and what that means. `note` adds what the rules say further.
pub fn quorum(frame: &Frame, should: u32, here: u32, needed: u32, note: impl maud::Render) -> Markup {
    let words = Words(frame.language);
    let met = here >= needed;
    html! {
        div class={ "quorum " (if met { "good" } else { "soon" }) } {
            div.counts { (count(words.should_attend(), should)) (count(words.present(), here)) (count(words.quorum_needed(), needed)) }
            (drawn(&[Part { tone: if met { Tone::Good } else { Tone::Soon }, label: "", number: here }], &[], should.max(here), Some(needed)))
            p.verdict { (icon(if met { "check" } else { "clock" })) b { @if met { (words.quorum_met()) } @else { (words.quorum_short(needed - here)) } } }
            div.meta { (note) }
        }
    }
}

/// One number with its name.
pub fn count(label: &str, number: impl std::fmt::Display) -> Markup {
    html! { div.count { span { (label) } b { (number.to_string()) } } }
}

fn named(label: &str) -> Markup {
    html! { @if !label.is_empty() { p.bar-name { b { (label) } } } }
}

/// Parts from the start, parts from the end (the outermost first), and a line at what is needed.
fn drawn(from_start: &[Part], from_end: &[Part], whole: u32, needed: Option<u32>) -> Markup {
    let share = |number: u32| f64::from(number) * 1_000.0 / f64::from(whole.max(1));
    let mut start = 0;
    let mut end = whole;
    let mut placed = Vec::new();
    for part in from_start {
        placed.push((part, start));
        start += part.number;
    }
    for part in from_end {
        end = end.saturating_sub(part.number);
        placed.push((part, end));
    }
    html! {
        svg.bar viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true" {
            rect.ground width="1000" height="16" {}
            @for (part, x) in placed.iter().filter(|(part, _)| part.number > 0) {
                rect class=(part.tone.class()) x=(tenth(share(*x))) width=(tenth(share(part.number))) height="16" {}
            }
            @if let Some(needed) = needed.filter(|&needed| needed > 0 && needed <= whole) { rect.line x=(tenth((share(needed) - 4.0).max(0.0))) width="5" height="16" {} }
        }
    }
}

fn legend(label: &str, parts: &[Part], needed: Option<&str>) -> Markup {
    html! {
        ul.legend aria-label=(label) {
            @for part in parts { li class=(part.tone.class()) { (icon(part.tone.icon())) (part.label) " " b { (part.number) } } }
            @if let Some(needed) = needed { li.needed { (needed) } }
        }
    }
}

fn tenth(value: f64) -> String {
    format!("{value:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_side_by_side_and_nothing_is_divided_by_zero() {
        let parts =
            [Part { tone: Tone::Good, label: "met", number: 3 }, Part { tone: Tone::Bad, label: "overdue", number: 1 }];
        let drawn = bar("duties", &parts).0;
        assert!(
            drawn.contains(r#"class="good" x="0.0" width="750.0""#)
                && drawn.contains(r#"class="bad" x="750.0" width="250.0""#),
            "{drawn}"
        );
        assert!(!bar("duties", &[]).0.contains("NaN"));
    }

    #[test]
    fn what_is_needed_stands_between_yes_and_the_others() {
        let frame = super::super::sample_frame(crate::text::Language::English);
        let drawn = vote_bar(&frame, "vote", 9, 2, 1, 11, 20).0;
        assert!(
            drawn.contains(r#"class="good" x="0.0" width="450.0""#)
                && drawn.contains(r#"class="bad" x="900.0" width="100.0""#),
            "{drawn}"
        );
        assert!(drawn.contains(r#"class="line" x="546.0""#) && drawn.contains("11 needed"), "{drawn}");
    }
}
