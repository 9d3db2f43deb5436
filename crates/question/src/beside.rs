//! A packed file that holds one file of questions in any format, and its pictures beside it.

use zhixing_kit::Sentence;

use crate::fault::Reading;
use crate::format::read_bare;
use crate::package::{Package, is_by_system};
use crate::text::Text;

const QUESTIONS: &[&str] = &["xlsx", "csv", "tsv", "txt", "gift"];
const PICTURES: &[&str] =
    &["png", "jpg", "jpeg", "jfif", "gif", "svg", "webp", "bmp", "heic", "heif", "avif", "tif", "tiff"];
/// How far into an XML file its top element is looked for, in bytes.
const LOOKED_AT: usize = 2_048;

fn ending(name: &str) -> String {
    name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase()
}

/// Whether a part is a picture, as its name says.
pub fn is_picture(name: &str) -> bool {
    PICTURES.contains(&ending(name).as_str())
}

fn is_questions(name: &str, bytes: &[u8]) -> bool {
    let ending = ending(name);
    let is_quiz = || String::from_utf8_lossy(&bytes[..bytes.len().min(LOOKED_AT)]).contains("<quiz");
    QUESTIONS.contains(&ending.as_str()) || (ending == "xml" && is_quiz())
}

/// The questions and pictures of a package; the package itself where no such file is in it.
pub fn read(package: Package) -> Result<Result<Reading, Sentence>, Package> {
    let is_one = |(name, bytes): &(String, Vec<u8>)| !is_by_system(name) && is_questions(name, bytes);
    let names: Vec<String> = package.0.iter().filter(|part| is_one(part)).map(|(name, _)| name.clone()).collect();
    match names.as_slice() {
        [] => Err(package),
        [one] => Ok(read_beside(package, one)),
        several => {
            let told = |language: zhixing_kit::Language| several.join(language.pick("、", ", "));
            Ok(Err(Sentence::of(|language| Text(language).several_files(told(language)))))
        }
    }
}

fn read_beside(package: Package, questions: &str) -> Result<Reading, Sentence> {
    let mut reading = read_bare(package.part(questions).unwrap_or_default())?;
    for (name, bytes) in package.0 {
        if name == questions || is_by_system(&name) {
            continue;
        }
        if is_picture(&name) {
            reading.bring(&name, bytes);
        } else {
            reading.note(0, &name, Text::part_left_out, Text::beside_remedy);
        }
    }
    Ok(reading)
}
