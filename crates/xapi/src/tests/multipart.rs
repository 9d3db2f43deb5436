//! Bodies with attachments: taken apart, put together, and every fault of them.

use crate::multipart::{MultipartFault, Outgoing, boundary, check_attachments, read, split, write};
use crate::{Statement, Version};

const HELLO: &str = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

fn statement(sha2: &str, file_url: &str) -> Statement {
    let mut statement = super::whole();
    statement["attachments"][0]["sha2"] = sha2.into();
    if file_url.is_empty() {
        statement["attachments"][0].as_object_mut().unwrap().remove("fileUrl");
    }
    Statement::parse(&statement.to_string(), Version::V2_0).unwrap()
}

#[test]
fn what_is_written_is_read_again() {
    let bodies: [&[u8]; 4] = [b"hello", b"", b"\r\n--other\r\n\r\n--\r\n", &[0, 255, 13, 10, 45, 45]];
    let outgoing = bodies.map(|body| Outgoing { content_type: "text/plain", sha2: HELLO, body });
    let written = write("edge", "{}", &outgoing);
    let parts = read(&written, "edge").unwrap();
    assert_eq!(
        parts.iter().map(|part| part.body).collect::<Vec<_>>(),
        [&b"{}"[..], bodies[0], bodies[1], bodies[2], bodies[3]]
    );
    assert_eq!(parts[1].header("content-transfer-encoding"), Some("binary"));
}

#[test]
fn boundaries() {
    assert_eq!(boundary("multipart/mixed; boundary=abc").as_deref(), Some("abc"));
    assert_eq!(boundary("Multipart/Mixed; charset=x; Boundary=\"a b'c\"").as_deref(), Some("a b'c"));
    for bad in [
        "multipart/form-data; boundary=a",
        "multipart/mixed",
        "multipart/mixed; boundary=",
        "multipart/mixed; boundary=a\u{e4}",
    ] {
        assert_eq!(boundary(bad), None, "{bad}");
    }
    assert_eq!(boundary(&format!("multipart/mixed; boundary={}", "x".repeat(71))), None);
}

#[test]
fn a_preamble_folded_headers_and_white_space_are_read() {
    let body = b"words before\r\n--edge \t\r\nContent-Type: application/json;\r\n charset=utf-8\r\n\r\n[]\r\n--edge--\r\nwords behind";
    let parts = read(body, "edge").unwrap();
    assert_eq!(parts.len(), 1);
    assert_eq!(parts[0].header("Content-Type"), Some("application/json; charset=utf-8"));
    assert_eq!(split(&parts).unwrap().0, b"[]");
}

#[test]
fn every_fault_is_named() {
    let told = |body: &str| match read(body.as_bytes(), "e").and_then(|parts| split(&parts).map(drop)) {
        Ok(()) => panic!("{body} was taken"),
        Err(fault) => fault,
    };
    assert_eq!(told(""), MultipartFault::Unfinished);
    assert_eq!(told("--e--"), MultipartFault::Empty);
    assert_eq!(told("--e\r\n\r\n{}"), MultipartFault::Unfinished);
    assert_eq!(told("--e\r\nno header\r\n\r\n{}\r\n--e--"), MultipartFault::Headers(0));
    assert_eq!(told("--e\r\nContent-Type: text/plain\r\n\r\n{}\r\n--e--"), MultipartFault::FirstPart);
    let second = |headers: &str, body: &str| {
        told(&format!("--e\r\nContent-Type: application/json\r\n\r\n{{}}\r\n--e\r\n{headers}\r\n\r\n{body}\r\n--e--"))
    };
    assert_eq!(second("X-Experience-API-Hash: x", "hello"), MultipartFault::Encoding(1));
    assert_eq!(second("Content-Transfer-Encoding: binary", "hello"), MultipartFault::NoHash(1));
    let headers = format!("Content-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {HELLO}");
    assert_eq!(second(&headers, "hallo"), MultipartFault::OtherHash(1));
    let many = format!("{}--e--", "--e\r\nA: b\r\n\r\n\r\n".repeat(1_001));
    assert_eq!(read(many.as_bytes(), "e"), Err(MultipartFault::TooMany));
}

#[test]
fn attachments_are_neither_missing_nor_in_excess() {
    let body = write("e", "{}", &[Outgoing { content_type: "text/plain", sha2: HELLO, body: b"hello" }]);
    let parts = read(&body, "e").unwrap();
    let (_, attachments) = split(&parts).unwrap();
    assert_eq!(check_attachments(&[statement(HELLO, "")], attachments), Ok(()));
    assert_eq!(check_attachments(&[statement(HELLO, "elsewhere")], &[]), Ok(()));
    assert_eq!(check_attachments(&[statement(HELLO, "")], &[]), Err(MultipartFault::Absent(HELLO.into())));
    let other = HELLO.replace('2', "3");
    assert_eq!(check_attachments(&[statement(&other, "elsewhere")], attachments), Err(MultipartFault::Excess(1)));
}
