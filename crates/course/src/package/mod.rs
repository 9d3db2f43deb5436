//! A packed course as plain values: its files, and what its manifest says of it. It reads bytes and nothing else, believes no size that an archive
//! states of itself, follows no entity and no address, and says every fault with its element and its remedy.

mod cmi5;
pub mod media;
pub mod model;
mod scorm;
mod text;
mod unpack;
mod xml;

use zhixing_kit::Sentence;

use model::Outline;
pub use text::Text;
pub use unpack::{PACKED_BYTES_MAX, UNFOLDED_BYTES_MAX};

/// A course that was read: what it is made of, and its files by their paths.
#[derive(Clone, Debug)]
pub struct Package {
    /// What the manifest says.
    pub outline: Outline,
    /// The files, in the order of their paths.
    pub files: Vec<(String, Vec<u8>)>,
}

/// How many faults are told at once.
const FAULTS_MAX: usize = 12;

/// Reads a packed course; the faults for which it cannot be taken, in the order of the manifest.
pub fn read(bytes: &[u8]) -> Result<Package, Vec<Sentence>> {
    let files = unpack::unpack(bytes).map_err(|sentence| vec![sentence])?;
    let find = |name: &str| files.iter().find(|(path, _)| path.eq_ignore_ascii_case(name)).map(|(_, bytes)| bytes);
    let read = match (find("cmi5.xml"), find("imsmanifest.xml")) {
        (Some(xml), _) => cmi5::read(xml, &files),
        (None, Some(xml)) => scorm::read(xml, &files),
        (None, None) => Err(vec![no_manifest(&files)]),
    };
    let outline = read.map_err(|mut faults| {
        faults.truncate(FAULTS_MAX);
        faults
    })?;
    let mut outline = outline;
    outline.notes.extend(seen(&files));
    Ok(Package { outline, files })
}

/// What pages of a package do that may not work here.
fn seen(files: &[(String, Vec<u8>)]) -> Vec<Sentence> {
    let texts = |media: &'static str| {
        let files = files.iter().filter(move |(path, _)| media::of(path).starts_with(media));
        files.map(|(_, bytes)| String::from_utf8_lossy(bytes).to_ascii_lowercase())
    };
    let pages: Vec<String> = texts("text/html").collect();
    let holds = |page: &String, words: &[&str]| words.iter().any(|word| page.contains(word));
    let outside = ["src=\"http", "src='http", "src=\"//", "src='//", "rel=\"stylesheet\" href=\"http"];
    let outside = pages.iter().filter(|page| holds(page, &outside)).count();
    let mut notes = Vec::new();
    if outside > 0 {
        notes.push(Sentence::of(|language| Text(language).outside(outside)));
    }
    if pages.iter().any(|page| holds(page, &["<iframe", "<frame "])) {
        notes.push(Sentence::of(|language| Text(language).own_frames()));
    }
    let stores = |text: &String| holds(text, &["localstorage", "indexeddb"]);
    if pages.iter().any(stores) || texts("text/javascript").any(|script| stores(&script)) {
        notes.push(Sentence::of(|language| Text(language).stores()));
    }
    notes
}

/// The manifest must lie at the top; where it lies within a folder, that folder was packed and not what is in it.
fn no_manifest(files: &[(String, Vec<u8>)]) -> Sentence {
    let ends = |path: &str| {
        let path = path.to_ascii_lowercase();
        path.ends_with("/cmi5.xml") || path.ends_with("/imsmanifest.xml")
    };
    let folder = files.iter().find(|(path, _)| ends(path)).and_then(|(path, _)| path.rsplit_once('/'));
    match folder {
        Some((folder, _)) => Sentence::of(|language| Text(language).manifest_in_folder(folder)),
        None => Sentence::of(|language| Text(language).no_manifest()),
    }
}
