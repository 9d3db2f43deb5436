//! The proof that a file carries, and what is found when the file is changed.

use zhixing_kit::Language;

use super::{form, part, stamp, zipped};
use crate::{Format, attach, body_digest, docx, read, xlsx};

const PROOF: &[u8] = "{\n  \"format\": \"zhixing-record/2\",\n  \"名\": \"<&>\"\n}\n".as_bytes();

/// A PDF that ends as those of the press do.
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n\n2 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\n\nxref\n0 3\n0000000000 65535 f\r\n0000000009 00000 n\r\n0000000056 00000 n\r\ntrailer\n<</Size 3/Root 2 0 R/ID[(a)(b)]>>\nstartxref\n102\n%%EOF";

fn bodies() -> Vec<(Format, Vec<u8>)> {
    let form = form(Language::Chinese);
    vec![
        (Format::Pdf, PDF.to_vec()),
        (Format::Docx, docx(&form, &stamp(), None).expect("a file")),
        (Format::Xlsx, xlsx(&form, &stamp()).expect("a file")),
    ]
}

#[test]
fn a_file_gives_back_its_proof_and_the_digest_of_its_body() {
    for (format, body) in bodies() {
        let digest = body_digest(format, &body).expect("a digest");
        let file = attach(format, &body, PROOF).expect("a file");
        let carried = read(&file).expect("it carries a proof");
        assert_eq!((carried.format, &carried.digest), (format, &digest), "{format:?}");
        assert_eq!(carried.proof, PROOF, "{format:?}");
        assert!(read(&body).is_err(), "{format:?} without a proof says so");
    }
}

#[test]
fn a_changed_pdf_shows_no_proof_or_another_digest() {
    let (_, body) = bodies().swap_remove(0);
    let digest = body_digest(Format::Pdf, &body).expect("a digest");
    let file = attach(Format::Pdf, &body, PROOF).expect("a file");
    for at in (0..file.len()).step_by(7) {
        let mut changed = file.clone();
        changed[at] ^= 1;
        let holds = read(&changed).is_ok_and(|carried| carried.digest == digest && carried.proof == PROOF);
        assert!(!holds, "byte {at} was changed unseen");
    }
    // A second update, which viewers would show, is found too.
    let longer = [file.as_slice(), b"\n1 0 obj\n<<>>\nendobj\n%%EOF\n"].concat();
    assert!(read(&longer).is_err());
    assert!(read(&file[..file.len() - 1]).is_err());
}

#[test]
fn a_changed_word_in_a_word_file_is_another_digest() {
    let (_, body) = bodies().swap_remove(1);
    let file = attach(Format::Docx, &body, PROOF).expect("a file");
    let names = zip::ZipArchive::new(std::io::Cursor::new(&file))
        .expect("an archive")
        .file_names()
        .map(|name| name.expect("a name").into_owned())
        .collect::<Vec<_>>();
    let parts: Vec<(String, Vec<u8>)> = names
        .into_iter()
        .filter(|name| !name.contains("/media/"))
        .map(|name| (name.clone(), part(&file, &name).replace("同意", "反对").into_bytes()))
        .collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
    let carried = read(&zipped(&parts)).expect("the proof is still there");
    assert_eq!(carried.proof, PROOF);
    assert_ne!(carried.digest, body_digest(Format::Docx, &body).expect("a digest"));
}

#[test]
fn what_is_no_form_is_told_so() {
    for bytes in [&b"%PDF-1.7 and nothing else"[..], b"PK\x03\x04 broken", b"", b"{}"] {
        assert!(read(bytes).is_err());
    }
}
