//! Pictures that lie in a workbook itself: anchored above a cell (ECMA-376, DrawingML), or held by a cell as WPS Office (`=DISPIMG("ID_…",1)`) or as Excel
//! (`rich.rs`) does.
//! A picture belongs to the cell that its upper left corner touches.

use std::collections::BTreeMap;

use super::columns::{Column, Columns};
use super::rich::{Rich, RichValues};
use crate::encoding;
use crate::fault::Reading;
use crate::package::Package;
use crate::words::{picture, pictures};
use crate::xml::{self, Element};

/// A picture above a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The row, from 1.
    pub line: u32,
    /// The column, from 0.
    pub column: usize,
    /// As it stands in a text.
    written: String,
}

/// The pictures of a workbook.
#[derive(Default)]
pub struct Drawings {
    /// By the name of the sheet.
    sheets: BTreeMap<String, Vec<Drawn>>,
    /// Those that a cell holds, by their ids.
    held: BTreeMap<String, String>,
    /// What Excel holds in cells, by the name of the sheet and the cell's place.
    rich: BTreeMap<String, BTreeMap<(u32, usize), Rich>>,
    /// The parts in which they lie.
    parts: Vec<String>,
}

/// A part as a tree; nothing where it is not there or no XML.
pub fn part(package: &Package, name: &str) -> Option<Element> {
    xml::read(encoding::decode(package.part(name)?).ok()?.trim_end())
}

/// The parts that a part refers to, by id.
pub fn related(package: &Package, name: &str) -> BTreeMap<String, String> {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let Some(top) = part(package, &format!("{folder}/_rels/{file}.rels")) else { return BTreeMap::new() };
    let each = top.children.iter().filter(|child| child.attribute("TargetMode") != Some("External"));
    each.filter_map(|child| Some((child.attribute("Id")?.to_owned(), from(folder, child.attribute("Target")?))))
        .collect()
}

/// A part's name, of what another part in this folder calls it.
fn from(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(parts.pop()),
            step => parts.push(step),
        }
    }
    parts.join("/")
}

/// The first element of this name, at any depth.
fn within<'a>(element: &'a Element, name: &str) -> Option<&'a Element> {
    element.all().into_iter().find(|one| one.name == name)
}

/// What a drawing tells of a picture, and the part in which that lies.
fn told(drawing: &Element, related: &BTreeMap<String, String>) -> Option<(String, String)> {
    let about = within(drawing, "cNvPr").and_then(|one| one.attribute("descr")).unwrap_or_default();
    let part = related.get(within(drawing, "blip")?.attribute("embed")?)?;
    Some((picture(about, part), part.clone()))
}

impl Drawings {
    /// Those of a workbook; what cannot be read is none.
    pub fn of(package: &Package) -> Self {
        let mut drawings = Self::default();
        let book = "xl/workbook.xml";
        let parts = related(package, book);
        let Some(top) = part(package, book) else { return drawings };
        let values = RichValues::of(package);
        for sheet in top.all().into_iter().filter(|one| one.name == "sheet") {
            let known = sheet.attribute("name").zip(sheet.attribute("id").and_then(|id| parts.get(id)));
            if let Some((name, sheet)) = known {
                drawings.add_sheet(package, name, sheet);
                drawings.add_rich(name, values.cells(package, sheet));
            }
        }
        drawings.add_held(package);
        drawings
    }

    fn add_sheet(&mut self, package: &Package, name: &str, sheet: &str) {
        for drawing in related(package, sheet).into_values().filter(|one| one.contains("/drawings/")) {
            let Some(top) = part(package, &drawing) else { continue };
            let parts = related(package, &drawing);
            for anchor in top.children.iter().filter(|one| one.name.ends_with("Anchor")) {
                let corner = |which: &str| anchor.child("from")?.words_of(which).parse::<u32>().ok();
                let Some((row, column)) = corner("row").zip(corner("col")) else { continue };
                if let Some((written, part)) = told(anchor, &parts) {
                    self.parts.push(part);
                    let line = row.saturating_add(1);
                    self.sheets.entry(name.to_owned()).or_default().push(Drawn {
                        line,
                        column: column as usize,
                        written,
                    });
                }
            }
        }
    }

    fn add_rich(&mut self, name: &str, cells: BTreeMap<(u32, usize), Rich>) {
        for ((line, column), rich) in &cells {
            if let Rich::Picture(written, part) = rich {
                self.parts.push(part.clone());
                let one = Drawn { line: *line, column: *column, written: written.clone() };
                self.sheets.entry(name.to_owned()).or_default().push(one);
            }
        }
        self.rich.insert(name.to_owned(), cells);
    }

    fn add_held(&mut self, package: &Package) {
        let name = "xl/cellimages.xml";
        let (Some(top), parts) = (part(package, name), related(package, name)) else { return };
        for image in &top.children {
            let id = within(image, "cNvPr").and_then(|one| one.attribute("name"));
            if let Some((id, (written, part))) = id.zip(told(image, &parts)) {
                self.parts.push(part);
                self.held.insert(id.to_owned(), written);
            }
        }
    }

    /// Those above the cells of a sheet.
    pub fn of_sheet(&self, name: &str) -> Vec<Drawn> {
        self.sheets.get(name).cloned().unwrap_or_default()
    }

    /// What Excel holds in the cell of a sheet at this line, from 1, and column, from 0.
    pub fn rich(&self, sheet: &str, place: (u32, usize)) -> Option<&Rich> {
        self.rich.get(sheet)?.get(&place)
    }

    /// Writes the pictures of a row into its cells, and takes them off the list. What lies above a cell that can hold none belongs to the stem.
    pub fn put_in(&self, line: u32, columns: &Columns, drawn: &mut Vec<Drawn>, cells: &mut Vec<String>) {
        for cell in cells.iter_mut() {
            let id = cell.split_once("DISPIMG(\"").and_then(|(_, rest)| rest.split_once('"')).map(|(id, _)| id);
            if let Some(written) = id.and_then(|id| self.held.get(id)) {
                cell.clone_from(written);
            }
        }
        let (own, others): (Vec<Drawn>, Vec<Drawn>) = drawn.drain(..).partition(|one| one.line == line);
        *drawn = others;
        for one in own {
            let meant = columns.at(one.column).filter(|column| {
                matches!(column, Column::Stem | Column::Option(_) | Column::Explanation | Column::Picture)
            });
            let Some(place) = columns.place(meant.unwrap_or(Column::Stem)) else { continue };
            if cells.len() <= place {
                cells.resize(place + 1, String::new());
            }
            let cell = &mut cells[place];
            // In the column of names the picture itself says more than a name.
            if meant == Some(Column::Picture) && pictures(cell).next().is_none() {
                cell.clear();
            }
            if !cell.is_empty() {
                cell.push('\n');
            }
            cell.push_str(&one.written);
        }
    }

    /// Takes the pictures along that something shows.
    pub fn bring(&self, package: &Package, reading: &mut Reading) {
        for name in &self.parts {
            if let Some(bytes) = package.part(name) {
                reading.bring(name, bytes.to_vec());
            }
        }
    }
}
