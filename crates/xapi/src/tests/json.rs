//! The reader of JSON against one that others wrote, and what it refuses beyond that.

use crate::Format;
use crate::json::{DEPTH_MAX, parse, write_string};

#[test]
fn it_takes_and_refuses_what_another_reader_does() {
    for text in [
        "",
        " ",
        "nul",
        "null",
        " true ",
        "false1",
        "\"\"",
        "\"a",
        "\"\\u12\"",
        "\"\\ud800\"",
        "\"\\ud83d\\ude00\"",
        "\"\\udc00\"",
        "\"\\x\"",
        "\"\t\"",
        "0",
        "-0",
        "01",
        "1.",
        ".5",
        "1e5",
        "1E+5",
        "1e",
        "-",
        "+1",
        "[",
        "[]",
        "[1,]",
        "[1 2]",
        "{}",
        "{,}",
        "{\"a\"}",
        "{\"a\":1,}",
        "{\"a\":1}",
        "{a:1}",
        "[1]]",
        "\u{feff}[]",
        "[\"\u{7f}\", \"\u{2028}\"]",
        "nan",
        "[1,\n2\r,\t3]",
        "{\"a\" : {\"b\":[{}]}}",
    ] {
        let theirs = serde_json::from_str::<serde_json::Value>(text);
        assert_eq!(parse(text).is_ok(), theirs.is_ok(), "{text:?}");
    }
}

#[test]
fn strings_are_read_and_written_as_another_reader_does() {
    for text in ["", "a\"b\\c/d", "\u{8}\u{c}\n\r\t\u{1}\u{1f}", "中文 😀", "\u{7f}\u{2028}"] {
        let mut ours = String::new();
        write_string(text, &mut ours);
        assert_eq!(serde_json::from_str::<String>(&ours).unwrap(), text);
        let theirs = serde_json::to_string(text).unwrap();
        assert!(matches!(parse(&theirs).unwrap().value, crate::json::Value::String(read) if read == text), "{text:?}");
    }
}

#[test]
fn the_same_key_twice_is_refused_wherever_it_stands() {
    let told = |text: &str| parse(text).unwrap_err().to_string();
    assert!(told(r#"{"a":1,"a":1}"#).contains("the same key is there twice"), "XAPI-00021");
    assert!(told(r#"[{"x":{"a":1,"\u0061":2}}]"#).contains("the same key is there twice"));
    let many: Vec<String> = (0..5_000).chain([17]).map(|key| format!("\"k{key}\":0")).collect();
    assert!(told(&format!("{{{}}}", many.join(","))).contains("the same key is there twice"));
}

#[test]
fn what_is_deep_or_endless_is_refused() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(parse(&nested(DEPTH_MAX)).is_ok());
    assert!(parse(&nested(DEPTH_MAX + 1)).unwrap_err().to_string().contains("too deep"));
    assert!(parse(&"[".repeat(10_000_000)).is_err());
    let many = format!("[{}0]", "0,".repeat(crate::json::VALUES_MAX));
    assert!(parse(&many).unwrap_err().to_string().contains("too many values"));
    let statement = super::small().to_string();
    assert!(
        crate::Statement::parse(&statement, crate::Version::V2_0).unwrap().to_json(Format::Exact).len()
            < statement.len() + 10
    );
}
