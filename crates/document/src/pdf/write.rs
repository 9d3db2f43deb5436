//! Pages as the objects of a PDF 1.7: contents, fonts as subsets with a way back to Unicode, and what the document says of itself.
//! The same pages give the same bytes.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};
use sha2::{Digest, Sha256};
use ttf_parser::{RawFace, Tag};
use zhixing_kit::{Error, Language, Result};

use super::face::Used;
use super::page::{Mark, Pages};

/// The thickness of lines in points.
const RULE: f32 = 0.5;
/// Signs are numbers of the subset.
const IDENTITY: SystemInfo<'static> = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// What the document says of itself.
pub(super) struct About<'a> {
    /// Its title.
    pub title: &'a str,
    /// Whose it is.
    pub author: &'a str,
    /// Its language.
    pub language: Language,
}

/// The file.
pub(super) fn write(pages: &Pages<'_>, about: &About<'_>) -> Result<Vec<u8>> {
    let mut next = 1;
    let mut new = || {
        next += 1;
        Ref::new(next - 1)
    };
    let mut pdf = Pdf::new();
    pdf.set_version(1, 7);
    let (tree, info) = (new(), new());
    let fonts: Vec<(usize, Ref)> = (0..pages.faces.0.len())
        .filter(|font| !pages.faces.0[*font].meant.is_empty())
        .map(|font| (font, new()))
        .collect();
    let sheets: Vec<(Ref, Ref)> = pages.pages.iter().map(|_| (new(), new())).collect();
    pdf.pages(tree).kids(sheets.iter().map(|(page, _)| *page)).count(sheets.len() as i32);
    for ((page, content), marks) in sheets.iter().zip(&pages.pages) {
        let mut sheet = pdf.page(*page);
        sheet.parent(tree).media_box(Rect::new(0.0, 0.0, pages.paper.width, pages.paper.height)).contents(*content);
        let mut resources = sheet.resources();
        let mut named = resources.fonts();
        for (font, id) in &fonts {
            named.pair(Name(font_name(*font).as_bytes()), *id);
        }
        named.finish();
        resources.finish();
        sheet.finish();
        let packed = packed(&drawn(marks, pages.paper.height))?;
        pdf.stream(*content, &packed).filter(Filter::FlateDecode);
    }
    for (font, id) in &fonts {
        let parts = [new(), new(), new(), new()];
        write_font(&mut pdf, &pages.faces.0[*font], *font, *id, parts)?;
    }
    pdf.document_info(info).title(TextStr(about.title)).author(TextStr(about.author)).producer(TextStr("Zhixing"));
    let digest = Sha256::digest(pdf.as_bytes());
    pdf.set_file_id((digest[..16].to_vec(), digest[..16].to_vec()));
    let mut catalog = pdf.catalog(new());
    catalog.pages(tree).lang(TextStr(about.language.tag()));
    catalog.viewer_preferences().display_doc_title(true);
    catalog.finish();
    Ok(pdf.finish())
}

fn font_name(font: usize) -> String {
    format!("F{font}")
}

fn packed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).map_err(Error::broken)?;
    encoder.finish().map_err(Error::broken)
}

/// The marks of a page as a content stream, in which heights count from below.
fn drawn(marks: &[Mark], height: f32) -> Vec<u8> {
    let mut content = Content::new();
    content.set_line_width(RULE);
    for mark in marks {
        match mark {
            Mark::Signs { at, font, size, spread, numbers } => {
                let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_be_bytes()).collect();
                content.begin_text();
                content.set_font(Name(font_name(*font).as_bytes()), *size).set_char_spacing(*spread);
                content.set_text_matrix([1.0, 0.0, 0.0, 1.0, at.0, height - at.1]).show(Str(&bytes)).end_text();
            }
            Mark::Pen(colour, width) => {
                let [red, green, blue] = colour.map(|part| f32::from(part) / 255.0);
                content.set_fill_rgb(red, green, blue).set_stroke_rgb(red, green, blue).set_line_width(*width);
            }
            Mark::Rule(from, to) => {
                content.move_to(from.0, height - from.1).line_to(to.0, height - to.1).stroke();
            }
            Mark::Box(at, width, high) => {
                content.rect(at.0, height - at.1 - high, *width, *high).fill_nonzero();
            }
        }
    }
    content.finish().to_vec()
}

/// A font as a subset: the composite font, the font of its signs, its description, its file and the way back to Unicode.
fn write_font(pdf: &mut Pdf, used: &Used<'_>, font: usize, id: Ref, parts: [Ref; 4]) -> Result<()> {
    let [signs, description, file, unicode] = parts;
    let subset = subsetter::subset(&used.file.data, used.file.index, &used.signs).map_err(Error::broken)?;
    // Outlines of PostScript fonts are embedded without what is around them.
    let outlines = RawFace::parse(&subset, 0).ok().and_then(|face| face.table(Tag::from_bytes(b"CFF ")));
    let name = format!("ZHIXNG+Form{font}");
    let base = Name(name.as_bytes());
    pdf.type0_font(id)
        .base_font(base)
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(signs)
        .to_unicode(unicode);

    let mut cid = pdf.cid_font(signs);
    cid.subtype(if outlines.is_some() { CidFontType::Type0 } else { CidFontType::Type2 });
    cid.base_font(base).system_info(IDENTITY).font_descriptor(description).default_width(1000.0);
    if outlines.is_none() {
        cid.cid_to_gid_map_predefined(Name(b"Identity"));
    }
    let mut widths = cid.widths();
    for (number, (_, width)) in &used.meant {
        widths.consecutive(*number, [*width]);
    }
    widths.finish();
    cid.finish();

    let face = &used.face;
    let scaled = |value: i16| f32::from(value) * 1000.0 / f32::from(face.units_per_em());
    let edges = face.global_bounding_box();
    let mut descriptor = pdf.font_descriptor(description);
    descriptor.name(base).flags(FontFlags::SYMBOLIC).italic_angle(0.0).stem_v(80.0);
    descriptor.bbox(Rect::new(scaled(edges.x_min), scaled(edges.y_min), scaled(edges.x_max), scaled(edges.y_max)));
    descriptor
        .ascent(scaled(face.ascender()))
        .descent(scaled(face.descender()))
        .cap_height(scaled(face.capital_height().unwrap_or(face.ascender())));
    if outlines.is_some() {
        descriptor.font_file3(file)
    } else {
        descriptor.font_file2(file)
    };
    descriptor.finish();

    let packed_file = packed(outlines.unwrap_or(&subset))?;
    let mut stream = pdf.stream(file, &packed_file);
    stream.filter(Filter::FlateDecode);
    if outlines.is_some() {
        stream.pair(Name(b"Subtype"), Name(b"CIDFontType0C"));
    }
    stream.finish();

    let mut back = UnicodeCmap::<u16>::new(Name(b"Zhixing"), IDENTITY);
    used.meant.iter().for_each(|(number, (character, _))| back.pair(*number, *character));
    let packed_map = packed(back.finish().as_slice())?;
    pdf.stream(unicode, &packed_map).filter(Filter::FlateDecode);
    Ok(())
}
