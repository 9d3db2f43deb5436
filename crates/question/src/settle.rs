//! The pictures of a file: each is looked at once, and questions name what can be shown by its bytes. A question whose picture did not come along, or
//! cannot be shown, is refused: nobody could answer it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

use crate::fault::{Found, Reading, title_of};
use crate::image::{Image, ImageName, Images, Unfit};
use crate::model::Draft;
use crate::text::Text;
use crate::words::{coded, pictures, renamed};

/// What a name in a text and the name of a file have in common: without codes, with `/` between folders, from the top.
pub fn key(name: &str) -> String {
    let plain = percent_decode_str(name).decode_utf8().unwrap_or(Cow::Borrowed(name)).replace('\\', "/");
    plain.strip_prefix("@@PLUGINFILE@@/").unwrap_or(&plain).trim_start_matches("./").trim_start_matches('/').to_owned()
}

/// The last part of a name, as it is looked for where the folders do not fit.
fn last(key: &str) -> String {
    key.rsplit('/').next().unwrap_or_default().to_lowercase()
}

impl Reading {
    /// Takes a picture along, and gives the name that texts have for it: another file of this name gets one of its own.
    pub(crate) fn bring(&mut self, name: &str, bytes: Vec<u8>) -> String {
        let wanted = key(name);
        let mut free = wanted.clone();
        let mut number = 1;
        while self.brought.get(&free).is_some_and(|known| *known != bytes) {
            number += 1;
            free = format!("{wanted} ({number})");
        }
        self.brought.insert(free.clone(), bytes);
        coded(&free)
    }

    /// Puts the pictures and the questions together. What is missing, cannot be shown, or belongs to no question is named.
    pub(crate) fn settle(&mut self) {
        let mut shelf = Shelf::of(std::mem::take(&mut self.brought));
        for Found { line, question } in std::mem::take(&mut self.questions) {
            let named: BTreeSet<String> =
                question.texts().flat_map(pictures).map(|picture| picture.name.to_owned()).collect();
            if named.is_empty() {
                self.questions.push(Found { line, question });
                continue;
            }
            let title = title_of(question.title(), question.stem());
            let found: Vec<(String, Option<ImageName>)> = named
                .into_iter()
                .map(|name| {
                    let image = shelf.find(&name).map_err(|why| self.blame(line, &title, &name, &why)).ok();
                    (name, image)
                })
                .collect();
            if found.iter().all(|(_, image)| image.is_some()) {
                for picture in question.texts().flat_map(pictures).filter(|picture| picture.about.trim().is_empty()) {
                    let name = key(picture.name);
                    self.note(line, &title, |text| text.picture_silent(&name), Text::picture_silent_remedy);
                }
                let known: BTreeMap<String, String> =
                    found.into_iter().filter_map(|(name, image)| Some((name, image?.as_str().to_owned()))).collect();
                let draft: Draft = question.draft().mapped(|text| renamed(text, |name| known.get(name).cloned()));
                self.take(line, draft);
            }
        }
        for name in shelf.unused() {
            self.note(0, &name, Text::picture_unused, Text::picture_unused_remedy);
        }
        let shown: BTreeSet<ImageName> = self.questions.iter().flat_map(|found| found.question.shows()).collect();
        self.pictures = shelf.images;
        self.pictures.retain(|name, _| shown.contains(name));
    }

    fn blame(&mut self, line: u32, title: &str, name: &str, why: &Absent) {
        let name = key(name);
        match why {
            Absent::Missing => {
                self.refuse(line, title, |text| text.picture_missing(&name), Text::picture_missing_remedy);
            }
            Absent::Elsewhere => {
                self.refuse(line, title, |text| text.picture_elsewhere(&name), Text::picture_elsewhere_remedy);
            }
            Absent::Unfit(unfit) => {
                let (what, remedy) = unfit.told();
                let say = |text: Text| text.picture_unfit(&name, what.text(text.0));
                self.refuse(line, title, say, |text| remedy.text(text.0).to_owned());
            }
        }
    }
}

/// Why a picture cannot be shown.
#[derive(Clone, Copy)]
enum Absent {
    Missing,
    Elsewhere,
    Unfit(Unfit),
}

impl Absent {
    fn of(unfit: Unfit) -> Self {
        if unfit == Unfit::Nothing { Self::Missing } else { Self::Unfit(unfit) }
    }
}

/// What came along, and what was found when it was looked at.
struct Shelf {
    brought: BTreeMap<String, Vec<u8>>,
    /// By the last part of a name; nothing where several have it.
    by_last: BTreeMap<String, Option<String>>,
    looked: BTreeMap<String, Result<ImageName, Unfit>>,
    images: Images,
}

impl Shelf {
    fn of(brought: BTreeMap<String, Vec<u8>>) -> Self {
        let mut by_last = BTreeMap::new();
        for name in brought.keys() {
            by_last.entry(last(name)).and_modify(|one| *one = None).or_insert_with(|| Some(name.clone()));
        }
        Self { brought, by_last, looked: BTreeMap::new(), images: Images::new() }
    }

    fn find(&mut self, name: &str) -> Result<ImageName, Absent> {
        let wanted = key(name);
        let by_last = || self.by_last.get(&last(&wanted)).cloned().flatten();
        let known = if self.brought.contains_key(&wanted) { Some(wanted.clone()) } else { by_last() };
        let is_elsewhere = wanted.contains("://") || name.starts_with("//");
        let Some(known) = known else {
            return Err(if is_elsewhere { Absent::Elsewhere } else { Absent::Missing });
        };
        if let Some(looked) = self.looked.get(&known) {
            return looked.clone().map_err(Absent::of);
        }
        let image = Image::of(&self.brought[&known]);
        let looked = image.map(|image| {
            let name = image.name();
            self.images.insert(name.clone(), image);
            name
        });
        self.looked.insert(known, looked.clone());
        looked.map_err(Absent::of)
    }

    fn unused(&self) -> Vec<String> {
        self.brought.keys().filter(|name| !self.looked.contains_key(*name)).cloned().collect()
    }
}
