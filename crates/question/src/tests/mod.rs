//! Files as people have them, and questions that go out and come in again.

mod chance;
mod images;
mod large;
mod pictures;
mod real;
mod round_trips;
mod samples;
mod twins;

use crate::{Fault, Reading, Weight, read};

/// Reads a text that can be read.
fn reading(text: &str) -> Reading {
    read(text.as_bytes()).unwrap_or_else(|told| panic!("{told:?}"))
}

/// The faults as short lines: weight, line, title, what is wrong.
fn told(faults: &[Fault]) -> Vec<String> {
    let weight = |fault: &Fault| if fault.weight == Weight::Refused { "!" } else { "" };
    for fault in faults {
        assert!(!fault.remedy.zh.is_empty() && !fault.remedy.en.is_empty() && !fault.what.zh.is_empty(), "{fault:?}");
    }
    faults.iter().map(|fault| format!("{}{} {}: {}", weight(fault), fault.line, fault.title, fault.what.en)).collect()
}
