//! Any text as each field of a form. A checked value is what it says: clean, within its bounds, a day that exists; or the field has a fault.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zhixing_kit::form::{Check, clean, read_day};

fuzz_target!(|text: &str| {
    let cleaned = clean(text);
    assert_eq!(clean(&cleaned), cleaned);
    assert!(!cleaned.contains(['\0', '\r', '\u{202e}', '\u{2066}', '\u{feff}']));
    if let Some(day) = read_day(text) {
        assert!((1900..2200).contains(&day.year()));
        assert_eq!(read_day(&day.to_string()), Some(day));
    }
    let mut check = Check::default();
    let name = check.text("name", text, 40);
    let number = check.number("number", text, -5..=5);
    let day = check.day("day", text);
    check.time("time", text);
    check.choice("choice", text, 0, |raw| (raw == "one").then_some(1));
    match check.finish(()) {
        Ok(()) => unreachable!("no text is a day and a time at once"),
        Err(faults) => {
            assert!(faults.of("name").is_some() || (1..=40).contains(&name.chars().count()));
            assert!((-5..=5).contains(&number));
            assert!(faults.of("day").is_some() || read_day(text) == Some(day));
            assert!(faults.0.iter().all(|(_, told)| !told.zh.is_empty() && !told.en.is_empty()));
        }
    }
});
