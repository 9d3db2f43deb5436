//! Whether a sheet carries what every form has on its paper.

use super::{Block, Edge, Paragraph, Piece, Sheet};

impl Sheet {
    /// Whether these words stand in the text, or above or below it on every page.
    pub(crate) fn says(&self, words: &str) -> bool {
        self.shows(&|paragraph| said(paragraph).contains(words))
    }

    /// Whether the square code stands in the text, or above or below it on every page.
    pub(crate) fn has_square(&self) -> bool {
        self.shows(&|paragraph| paragraph.pieces.contains(&Piece::Square))
    }

    fn shows(&self, is: &dyn Fn(&Paragraph) -> bool) -> bool {
        let on_every_page = |edge: &Edge| any(&edge.all, is) && edge.first.as_ref().is_none_or(|first| any(first, is));
        any(&self.body, is) || on_every_page(&self.head) || on_every_page(&self.foot)
    }
}

/// Whether blocks say this.
pub(crate) fn says(blocks: &[Block], words: &str) -> bool {
    any(blocks, &|paragraph| said(paragraph).contains(words))
}

fn said(paragraph: &Paragraph) -> String {
    let words = |piece: &Piece| if let Piece::Words(words, _) = piece { words.clone() } else { String::new() };
    paragraph.pieces.iter().map(words).collect()
}

fn any(blocks: &[Block], is: &dyn Fn(&Paragraph) -> bool) -> bool {
    blocks.iter().any(|block| match block {
        Block::Paragraph(paragraph) => is(paragraph),
        Block::Table(table) => table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.paragraphs).any(is),
        Block::NewPage => false,
    })
}
