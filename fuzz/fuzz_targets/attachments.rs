//! Any bytes as a body of several parts. Its first line is the boundary.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zhixing_xapi::multipart::{Outgoing, boundary, read, split, write};

fuzz_target!(|data: &[u8]| {
    let (first, body) = data.split_at(data.iter().position(|byte| *byte == b'\n').unwrap_or(data.len()));
    let named = format!("multipart/mixed; boundary={}", String::from_utf8_lossy(first));
    let edge = boundary(&named).unwrap_or_else(|| "e".to_owned());
    let Ok(parts) = read(body.strip_prefix(b"\n").unwrap_or(body), &edge) else { return };
    let _ = split(&parts);
    let outgoing: Vec<_> =
        parts.iter().map(|part| Outgoing { content_type: "text/plain", sha2: "0", body: part.body }).collect();
    let written = write(&edge, "[]", &outgoing);
    let again = read(&written, &edge).expect("what was written is read");
    assert_eq!(again.len(), parts.len() + 1);
    assert!(again.iter().skip(1).zip(&parts).all(|(one, two)| one.body == two.body));
});
