//! What the demonstration's librarian publishes, along the year: `library.toml`, read once. Made-up, our own words.

use std::sync::LazyLock;

use serde::Deserialize;
use zhixing_kit::{Error, Result};
use zhixing_library::acts::{Area, Brought, Format, Kind, NewMaterial, as_format, publish, renew};

use super::stage::Scene;

/// A material.
#[derive(Deserialize)]
pub struct Text {
    area: String,
    kind: String,
    title: String,
    tags: String,
    source: String,
    text: String,
    again: Option<String>,
    note: Option<String>,
}

#[derive(Deserialize)]
struct Texts {
    material: Vec<Text>,
}

static TEXTS: LazyLock<Texts> =
    LazyLock::new(|| toml::from_str(include_str!("library.toml")).expect("a test reads it"));

/// Every material, in the order in which they are published.
pub fn texts() -> &'static [Text] {
    &TEXTS.material
}

impl Text {
    /// Its title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Whether it has a second edition.
    pub fn comes_again(&self) -> bool {
        self.again.is_some()
    }
}

/// The librarian publishes a material.
pub fn bring(scene: &Scene<'_>, number: usize) -> Result<()> {
    let text = &texts()[number];
    let librarian = scene.actor(scene.script.people.branches[0].recorder())?;
    let id = publish(scene.tx, &librarian, &asked(scene, text)?, &brought(text, &text.text)?)?;
    scene.ids().materials.insert(number, id);
    Ok(())
}

/// He publishes its second edition.
pub fn bring_again(scene: &Scene<'_>, number: usize) -> Result<()> {
    let text = &texts()[number];
    let Some(again) = &text.again else { return Ok(()) };
    let librarian = scene.actor(scene.script.people.branches[0].recorder())?;
    let id = scene.ids().materials.get(&number).cloned().ok_or(Error::NotFound)?;
    let new = NewMaterial { note: text.note.clone().unwrap_or_default(), ..asked(scene, text)? };
    renew(scene.tx, &librarian, &id, &new, &brought(text, again)?)
}

fn asked(scene: &Scene<'_>, text: &Text) -> Result<NewMaterial> {
    Ok(NewMaterial {
        title: text.title.clone(),
        area: Area::read(&text.area).ok_or_else(|| Error::broken("a material of no area"))?,
        kind: Kind::read(&text.kind).ok_or_else(|| Error::broken("a material of no kind"))?,
        tags: text.tags.split_whitespace().map(str::to_owned).collect(),
        source: text.source.clone(),
        link: String::new(),
        unit: scene.unit(scene.script.people.branches[0].unit)?,
        note: String::new(),
    })
}

fn brought(text: &Text, words: &str) -> Result<Brought> {
    let words = words.trim_start();
    let extracted = as_format(Format::Markdown, "", words).map_err(Error::Refused)?;
    Ok(Brought { file_name: format!("{}.md", text.title), file: words.as_bytes().to_vec(), extracted })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_area_has_materials_and_no_title_stands_twice() {
        let mut seen = HashSet::new();
        assert!(texts().iter().all(|text| seen.insert(&text.title)));
        for area in Area::ALL {
            let of_area = texts().iter().filter(|text| text.area == area.word()).count();
            assert!(of_area >= 3, "{area:?}: {of_area}");
        }
        assert!(texts().iter().all(|text| Kind::read(&text.kind).is_some()));
        assert!(texts().iter().any(Text::comes_again));
    }
}
