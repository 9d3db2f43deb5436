//! Icons: our own drawings of 24 units, kept in `ui/icons` and served as one sheet. Always beside a word or in a control that has a name.

use maud::{Markup, html};

/// Every icon, by the name of its file in `ui/icons` without the ending.
pub const ICONS: &[&str] = &[
    "alert",
    "bell",
    "book",
    "calendar",
    "check",
    "chevron-left",
    "chevron-right",
    "circle",
    "clock",
    "close",
    "copy",
    "download",
    "file",
    "flag",
    "globe",
    "hand",
    "history",
    "house",
    "info",
    "link",
    "lock",
    "meeting",
    "minus",
    "moon",
    "more",
    "pencil",
    "people",
    "person",
    "plan",
    "play",
    "plus",
    "print",
    "search",
    "settings",
    "shield",
    "sign",
    "sign-out",
    "speech",
    "star",
    "sun",
    "tree",
    "undo",
    "upload",
];

/// A drawing in the colour of the text around it; silent for screen readers.
pub fn icon(name: &str) -> Markup {
    let sheet = crate::asset::url("icons.svg");
    html! { svg.icon aria-hidden="true" { use href={ (sheet) "#" (name) } {} } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_named_icon_is_drawn_and_every_drawing_is_named() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/icons");
        let drawn = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
        let mut drawn: Vec<_> = drawn.map(|name| name.trim_end_matches(".svg").to_owned()).collect();
        drawn.sort();
        assert_eq!(drawn, ICONS);
    }
}
