//! Any bytes as a package of a course; the first of them chooses whether they are an archive, or a manifest that is packed beside a few files. Whatever
//! comes gives an outline whose parts can be opened, or sentences in both languages.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use zhixing_course::package::read;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn packed(manifest: &str, xml: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [(manifest, xml), ("a.html", b"<p>".as_slice()), ("b/c.html", b"")] {
        archive.start_file(name, SimpleFileOptions::default()).expect("a part");
        archive.write_all(content).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else { return };
    let package = match first % 3 {
        0 => bytes.to_vec(),
        1 => packed("cmi5.xml", bytes),
        _ => packed("imsmanifest.xml", bytes),
    };
    match read(&package) {
        Err(faults) => {
            assert!(!faults.is_empty() && faults.len() <= 12);
            assert!(faults.iter().all(|fault| !fault.zh.is_empty() && !fault.en.is_empty()));
        }
        Ok(package) => {
            let outline = &package.outline;
            assert!(!outline.parts.is_empty() && outline.parts.len() <= 300);
            for part in &outline.parts {
                assert!(package.files.iter().any(|(path, _)| *path == part.file), "a part that cannot be opened");
                assert!(part.mastery.is_none_or(|mastery| (0.0..=1.0).contains(&mastery)));
                assert!(outline.around(part).len() <= 9);
            }
            for (path, _) in &package.files {
                assert!(!path.starts_with('/') && !path.split('/').any(|step| step.is_empty() || step == ".."));
            }
        }
    }
});
