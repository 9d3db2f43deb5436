//! What of a template stays behind when it is set on paper, so that its page can say so.

use std::collections::BTreeSet;

use crate::docx::package::Package;
use crate::docx::tree::{self, Element, Node};

/// Something that a Word document may hold and that is not set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Left {
    /// A picture.
    Pictures,
    /// A shape, or the place of a box.
    Shapes,
    /// Words in columns beside each other.
    Columns,
    /// Notes at the foot or the end.
    Notes,
    /// A colour behind words.
    Shading,
}

/// What of a template is not set on paper, each once.
pub(crate) fn left_behind(package: &Package) -> BTreeSet<Left> {
    let mut left = BTreeSet::new();
    for name in package.texts() {
        if let Some(nodes) = package.part(&name).and_then(tree::read) {
            look(&nodes, &mut left);
        }
    }
    left
}

fn look(nodes: &[Node], left: &mut BTreeSet<Left>) {
    for element in tree::elements(nodes) {
        left.extend(of(element));
        look(&element.children, left);
    }
}

fn of(element: &Element) -> Option<Left> {
    match element.name.as_str() {
        "pic:pic" | "v:imagedata" => Some(Left::Pictures),
        "wps:wsp" | "v:shape" | "v:rect" | "v:line" | "v:textbox" | "c:chart" | "w:txbxContent" => Some(Left::Shapes),
        "w:cols" => element.attribute("w:num").is_some_and(|number| number != "1").then_some(Left::Columns),
        "w:footnoteReference" | "w:endnoteReference" => Some(Left::Notes),
        "w:shd" => {
            let fill = element.attribute("w:fill").unwrap_or("auto");
            (!matches!(fill, "auto" | "FFFFFF" | "ffffff")).then_some(Left::Shading)
        }
        "w:highlight" => Some(Left::Shading),
        _ => None,
    }
}
