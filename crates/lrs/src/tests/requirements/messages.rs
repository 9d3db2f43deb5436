//! Requests with attachments: what they must have, part by part.

use serde_json::{Value, json};

use super::super::{Answered, Caller, statement};
use super::each_version;

const SHA2: &str = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
const MIXED: &str = "multipart/mixed; boundary=e";

fn with_file() -> Value {
    let mut one = statement("zhang", "handed-in", "essay");
    one["attachments"] = json!([{
        "usageType": "https://example.org/usage",
        "display": { "en": "an essay" },
        "contentType": "text/plain",
        "length": 5,
        "sha2": SHA2,
    }]);
    one
}

fn file() -> String {
    format!(
        "--e\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {SHA2}\r\n\r\nhello\r\n"
    )
}

fn first(one: &Value) -> String {
    format!("--e\r\nContent-Type: application/json\r\n\r\n{one}\r\n")
}

fn send(caller: &Caller, kind: &str, body: String) -> Answered {
    caller.send("POST", "statements", &[("content-type", kind)], body)
}

#[test]
fn attachments_come_in_parts_that_are_whole() {
    each_version(|_, caller| {
        let one = with_file();
        let whole = format!("{}{}--e--\r\n", first(&one), file());
        send(caller, MIXED, whole.clone()).expect(200);
        // XAPI-00127: neither JSON nor parts.
        send(caller, "text/plain", whole.clone()).expect(400);
        // XAPI-00129: as JSON alone, what is in no file elsewhere is missing.
        send(caller, "application/json", one.to_string()).expect(400);
        let mut elsewhere = one.clone();
        elsewhere["attachments"][0]["fileUrl"] = "https://example.org/essay".into();
        send(caller, "application/json", elsewhere.to_string()).expect(200);
        // XAPI-00131: no boundary; XAPI-00130: none before a part.
        send(caller, "multipart/mixed", whole.clone()).expect(400);
        send(caller, MIXED, whole.replacen("--e\r\nContent-Type: text/plain", "Content-Type: text/plain", 1))
            .expect(400);
        // XAPI-00132, XAPI-00135: a part without its hash, or without how it is encoded.
        send(caller, MIXED, whole.replace(&format!("X-Experience-API-Hash: {SHA2}\r\n"), "")).expect(400);
        send(caller, MIXED, whole.replace("Content-Transfer-Encoding: binary\r\n", "")).expect(400);
        // XAPI-00134, XAPI-00133: the first part is JSON, and holds all statements.
        send(caller, MIXED, whole.replacen("application/json", "text/plain", 1)).expect(400);
        send(caller, MIXED, format!("{}{}{}--e--\r\n", first(&one), file(), first(&one))).expect(400);
        // XAPI-00128: a part that belongs to no attachment.
        send(caller, MIXED, format!("{}{}--e--\r\n", first(&statement("zhang", "read", "book")), file())).expect(400);
        assert_eq!(caller.found("").len(), 2, "what was refused is not there");
    });
}
