//! The built-in templates: made of a kind's sections, with styles of an official document (仿宋 for text, 黑体 for headings, page numbers
//! "— 1 —"). They are filled like any other, so that an organisation can take one as the beginning of its own.

use zhixing_kit::Language;

use super::package::Package;
use super::tree::escaped;
use crate::kind::{Kind, Name, Section, Table};
use crate::stamp::common;
use crate::text::Text;
use crate::widths::widths;

const WORD: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// The width of the text in twentieths of a point: upright and on the long side.
const WIDTH: [u32; 2] = [8844, 14338];
/// The size of words in tables, in half points.
const CELL: u32 = 22;

/// The parts of a template.
pub fn package(kind: &'static Kind, language: Language) -> Package {
    let writer = Writer { kind, language };
    let mut package = Package::default();
    package.set("[Content_Types].xml", TYPES);
    package.set("_rels/.rels", RELATIONS);
    package.set("word/document.xml", writer.document());
    package.set("word/styles.xml", styles(language));
    package.set("word/numbering.xml", numbering(language));
    package.set("word/footer1.xml", footer(language));
    package.set("word/settings.xml", settings());
    package.set("word/_rels/document.xml.rels", DOCUMENT_RELATIONS);
    package
}

struct Writer {
    kind: &'static Kind,
    language: Language,
}

impl Writer {
    fn document(&self) -> String {
        let followed = |place: usize| matches!(self.kind.sections.get(place + 1), Some(Section::Signatures(_)));
        let sections = self.kind.sections.iter().enumerate();
        let body: String = sections.map(|(place, section)| self.section(section, followed(place))).collect();
        let size = if self.kind.wide {
            r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1361" w:right="1250" w:bottom="1361" w:left="1250" w:header="850" w:footer="850" w:gutter="0"/>"#
        } else {
            r#"<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1474" w:bottom="1588" w:left="1588" w:header="850" w:footer="1000" w:gutter="0"/>"#
        };
        format!(
            r#"{HEAD}<w:document {WORD}><w:body>{}{body}{}<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/>{size}</w:sectPr></w:body></w:document>"#,
            paragraph("Title", &self.field(common::TITLE)),
            self.stamp(),
        )
    }

    /// A placeholder: in Chinese on Chinese paper.
    fn field(&self, name: Name) -> String {
        format!("{{{{{}}}}}", self.language.pick(name.zh, name.code))
    }

    fn cell(&self, table: &Table, column: Name) -> String {
        format!(
            "{{{{{}.{}}}}}",
            self.language.pick(table.name.zh, table.name.code),
            self.language.pick(column.zh, column.code)
        )
    }

    fn only_if(&self, name: Name) -> String {
        format!("{{{{?{}}}}}", self.language.pick(name.zh, name.code))
    }

    fn heading(&self, name: Name) -> String {
        paragraph("Heading1", &format!("{}{}", self.only_if(name), name.text(self.language)))
    }

    fn width(&self) -> u32 {
        WIDTH[usize::from(self.kind.wide)]
    }

    /// A section; where signatures follow short values, these stand on no page without them.
    fn section(&self, section: &Section, is_signed: bool) -> String {
        match section {
            Section::Facts(names) if is_signed => self.facts(names).replace("</w:pPr>", "<w:keepNext/></w:pPr>"),
            Section::Facts(names) => self.facts(names),
            Section::Text(name) => {
                self.heading(*name) + &paragraph("BodyText", &format!("{}{}", self.only_if(*name), self.field(*name)))
            }
            Section::Grid(table) => self.heading(table.name) + &self.grid(table),
            Section::Paragraphs(table) => self.heading(table.name) + &self.paragraphs(table),
            Section::Signatures(names) => {
                let text = Text(self.language);
                names
                    .iter()
                    .map(|name| {
                        paragraph("Signature", &format!("{}{}", text.sign(name.text(self.language)), self.field(*name)))
                    })
                    .collect()
            }
        }
    }

    fn facts(&self, names: &[Name]) -> String {
        let widths = [self.width() / 5, self.width() - self.width() / 5];
        let rows: String = names
            .iter()
            .map(|name| {
                let label = format!("{}{}", self.only_if(*name), name.text(self.language));
                row(
                    false,
                    &[(widths[0], paragraph("Label", &label)), (widths[1], paragraph("Cell", &self.field(*name)))],
                )
            })
            .collect();
        bordered(&widths, &rows)
    }

    fn grid(&self, table: &Table) -> String {
        let across = self.width() as f32;
        let parts = widths(table.columns, self.language, across / (CELL * 10) as f32);
        let widths: Vec<u32> = parts.iter().map(|part| (part * across) as u32).collect();
        let heads = table.columns.iter().enumerate().map(|(place, column)| {
            let only_if = if place == 0 { self.only_if(table.name) } else { String::new() };
            paragraph("Label", &format!("{only_if}{}", column.name.text(self.language)))
        });
        let cells = table.columns.iter().map(|column| paragraph("Cell", &self.cell(table, column.name)));
        let heads: Vec<_> = widths.iter().copied().zip(heads).collect();
        let cells: Vec<_> = widths.iter().copied().zip(cells).collect();
        bordered(&widths, &(row(true, &heads) + &row(false, &cells)))
    }

    fn paragraphs(&self, table: &Table) -> String {
        let colon = Text(self.language).colon();
        let told: Vec<String> = table.columns.iter().map(|column| self.cell(table, column.name)).collect();
        let (first, rest) = told.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
        paragraph(
            "BodyText",
            &if rest.is_empty() { first.to_owned() } else { format!("{first}{colon}{}", rest.join(" ")) },
        )
    }

    fn stamp(&self) -> String {
        let widths = [1500, self.width() - 1500];
        let told: String =
            [common::ISSUED, common::CHECK].iter().map(|name| paragraph("Stamp", &self.field(*name))).collect();
        let code =
            paragraph("StampCode", &format!("{}{}", Text(self.language).page_code(""), self.field(common::CODE)));
        let cells = [(widths[0], paragraph("Stamp", &self.field(common::QR))), (widths[1], code + &told)];
        let grid: String = widths.iter().map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#)).collect();
        format!(
            r#"{}<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders><w:top w:val="single" w:sz="4" w:color="auto"/></w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="113" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{}</w:tbl>{}"#,
            paragraph("StampAbove", ""),
            row(false, &cells),
            paragraph("Stamp", ""),
        )
    }
}

fn paragraph(style: &str, words: &str) -> String {
    let run = if words.is_empty() {
        String::new()
    } else {
        format!(r#"<w:r><w:t xml:space="preserve">{}</w:t></w:r>"#, escaped(words))
    };
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>"#)
}

fn row(is_head: bool, cells: &[(u32, String)]) -> String {
    let head = if is_head { "<w:tblHeader/>" } else { "" };
    let cells: String = cells
        .iter()
        .map(|(width, inside)| {
            format!(
                r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{inside}</w:tc>"#
            )
        })
        .collect();
    format!("<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>")
}

fn bordered(widths: &[u32], rows: &str) -> String {
    let grid: String = widths.iter().map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#)).collect();
    format!(
        r#"<w:tbl><w:tblPr><w:tblStyle w:val="Bordered"/><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{}"#,
        paragraph("Stamp", ""),
    )
}

/// The styles by which the parts above look as they do; sizes are in half points.
fn styles(language: Language) -> String {
    let latin = language.pick("仿宋", "Times New Roman");
    let body = |east: &str| {
        format!(r#"<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east}" w:cs="Times New Roman"/>"#)
    };
    let style = |id: &str, paragraph: &str, east: &str, size: u32, more: &str| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{id}"/><w:basedOn w:val="Normal"/><w:pPr>{paragraph}</w:pPr><w:rPr>{}{more}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>"#,
            body(east)
        )
    };
    let indent = language.pick(r#"<w:ind w:firstLineChars="200" w:firstLine="560"/>"#, "");
    let tag = language.pick("zh-CN", "en-GB");
    let styles: String = [
        style("Title", r#"<w:spacing w:before="0" w:after="360" w:line="600" w:lineRule="exact"/><w:jc w:val="center"/>"#, "方正小标宋简体", 44, "<w:b/>"),
        style("Heading1", r#"<w:keepNext/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="0"/>"#, "黑体", 28, ""),
        style("BodyText", &format!(r#"<w:spacing w:line="520" w:lineRule="exact"/>{indent}<w:jc w:val="both"/>"#), "仿宋", 28, ""),
        style("Label", r#"<w:jc w:val="center"/>"#, "黑体", CELL, ""),
        style("Cell", r#"<w:spacing w:before="30" w:after="30"/>"#, "仿宋", CELL, ""),
        style("Signature", r#"<w:keepNext/><w:spacing w:before="240"/>"#, "仿宋", 28, ""),
        style("Stamp", "", "仿宋", 18, ""),
        style("StampAbove", "<w:keepNext/>", "仿宋", 18, ""),
        style("StampCode", "", "黑体", 24, ""),
        style("Footer", r#"<w:jc w:val="center"/>"#, "宋体", 24, ""),
    ]
    .concat();
    format!(
        r#"{HEAD}<w:styles {WORD}><w:docDefaults><w:rPrDefault><w:rPr>{}<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="{tag}" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="table" w:default="1" w:styleId="Plain"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="Bordered"><w:name w:val="Bordered"/><w:basedOn w:val="Plain"/><w:tblPr><w:tblBorders>{}</w:tblBorders></w:tblPr></w:style>{styles}</w:styles>"#,
        body("仿宋"),
        ["top", "left", "bottom", "right", "insideH", "insideV"]
            .map(|side| format!(r#"<w:{side} w:val="single" w:sz="4" w:color="auto"/>"#))
            .concat(),
    )
}

/// Headings are counted by the word processor: 一、二、 on Chinese paper.
fn numbering(language: Language) -> String {
    let (format, text) = (language.pick("chineseCounting", "decimal"), language.pick("%1、", "%1."));
    let suffix = language.pick("nothing", "space");
    format!(
        r#"{HEAD}<w:numbering {WORD}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#
    )
}

/// A line that somebody ended is not stretched over the page.
fn settings() -> String {
    format!("{HEAD}<w:settings {WORD}><w:compat><w:doNotExpandShiftReturn/></w:compat></w:settings>")
}

/// The page's number, and the code again, so that each sheet carries it.
fn footer(language: Language) -> String {
    let code =
        format!("　{}{{{{{}}}}}", Text(language).page_code(""), language.pick(common::CODE.zh, common::CODE.code));
    format!(
        r#"{HEAD}<w:ftr {WORD}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> —</w:t></w:r><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r></w:p></w:ftr>"#,
        escaped(&code)
    )
}

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const DOCUMENT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdStyles" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rIdNumbering" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="rIdSettings" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/><Relationship Id="rIdFooter" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>"#;
