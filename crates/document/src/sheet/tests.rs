//! What is read out of Word documents as word processors write them: styles, counted headings, fields, tables, boxes, head and foot.

use zhixing_kit::Language;

use super::{Align, Block, Leading, Left, Paragraph, Piece, Sheet, Type, left_behind};
use crate::docx;
use crate::docx::package::Package;
use crate::tests::{form, stamp, zipped};

pub const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
const NAMES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
/// Styles as Word writes them: a theme font that says nothing here, a heading that is based on the text.
const STYLES: &str = r#"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="560" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:keepNext/><w:numPr><w:numId w:val="2"/></w:numPr><w:spacing w:before="200"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style><w:style w:type="character" w:styleId="red"><w:rPr><w:color w:val="FF0000"/></w:rPr></w:style><w:style w:type="table" w:styleId="grid"><w:tblPr><w:tblBorders><w:top w:val="single"/><w:left w:val="single"/><w:bottom w:val="single"/><w:right w:val="single"/><w:insideH w:val="single"/><w:insideV w:val="single"/></w:tblBorders></w:tblPr></w:style>"#;
const NUMBERING: &str = r#"<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>"#;
const RELATIONS: &str = r#"<Relationships><Relationship Id="rId7" Type="x/header" Target="header2.xml"/><Relationship Id="rId8" Type="x/footer" Target="/word/footer3.xml"/><Relationship Id="rId9" Type="x/header" Target="header1.xml"/></Relationships>"#;

/// A template with this body, whose head and foot stand on each page and another head on the first.
pub fn template(body: &str) -> Vec<u8> {
    let part = |top: &str, inside: &str| format!(r#"<?xml version="1.0"?><w:{top} {NAMES}>{inside}</w:{top}>"#);
    let section = r#"<w:sectPr><w:headerReference w:type="default" r:id="rId7"/><w:headerReference w:type="first" r:id="rId9"/><w:footerReference w:type="default" r:id="rId8"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="1400"/><w:titlePg/></w:sectPr>"#;
    let foot = r#"<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">第 </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE  \* MERGEFORMAT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>9</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> 页，共 </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>9</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> 页</w:t></w:r></w:p>"#;
    let first = r#"<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="24" w:color="FF0000"/></w:pBdr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="方正小标宋简体"/><w:color w:val="FF0000"/><w:sz w:val="56"/></w:rPr><w:t>某某支队文件</w:t></w:r></w:p>"#;
    let parts = [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("word/document.xml", part("document", &format!("<w:body>{body}{section}</w:body>"))),
        ("word/styles.xml", part("styles", STYLES)),
        ("word/numbering.xml", part("numbering", NUMBERING)),
        ("word/_rels/document.xml.rels", RELATIONS.to_owned()),
        ("word/header1.xml", part("hdr", first)),
        ("word/header2.xml", part("hdr", "<w:p><w:r><w:t>{{organisation}} 内部资料</w:t></w:r></w:p>")),
        ("word/footer3.xml", part("ftr", foot)),
    ];
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, content)| (*name, content.as_bytes())).collect();
    zipped(&parts)
}

/// The template filled, without the code at its end: these carry none.
fn sheet(body: &str) -> Sheet {
    let mut sheet = docx::sheet(&form(Language::Chinese), &stamp(), &template(body)).expect("a sheet");
    let ending = sheet.body.len().saturating_sub(3);
    if told(&sheet.body[ending..]).concat().contains("从台账出具") {
        sheet.body.truncate(ending);
    }
    sheet
}

/// Hundredths of a point.
fn hundredths(points: f32) -> i32 {
    (points * 100.0).round() as i32
}

/// What a paragraph says.
fn said(paragraph: &Paragraph) -> String {
    let word = |piece: &Piece| match piece {
        Piece::Words(words, _) => words.clone(),
        Piece::Break => "/".to_owned(),
        Piece::Tab(_) => "→".to_owned(),
        Piece::Page(_) => "#".to_owned(),
        Piece::Pages(_) => "##".to_owned(),
        Piece::Square => "▣".to_owned(),
    };
    paragraph.pieces.iter().map(word).collect()
}

fn told(blocks: &[Block]) -> Vec<String> {
    let of = |block: &Block| match block {
        Block::Paragraph(paragraph) => said(paragraph),
        Block::NewPage => "=".to_owned(),
        Block::Table(table) => {
            let cell = |cell: &super::Cell| cell.paragraphs.iter().map(said).collect::<Vec<_>>().join("/");
            let row = |row: &super::Row| row.cells.iter().map(cell).collect::<Vec<_>>().join("|");
            table.rows.iter().map(row).collect::<Vec<_>>().join("‖")
        }
    };
    blocks.iter().map(of).collect()
}

#[test]
fn styles_are_put_together_from_what_they_are_based_on() {
    let sheet = sheet(
        r#"<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>会议情况</w:t></w:r></w:p><w:p><w:pPr><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr><w:r><w:rPr><w:rStyle w:val="red"/><w:b/><w:u w:val="single"/><w:sz w:val="24"/></w:rPr><w:t>{{单位}}</w:t></w:r></w:p>"#,
    );
    let [Block::Paragraph(heading), Block::Paragraph(text)] = &sheet.body[..] else { panic!("{:?}", sheet.body) };
    assert_eq!((heading.align, heading.leading), (Align::Both, Leading::Exactly(28.0)));
    assert_eq!((heading.room, heading.keeps_next), ([10.0, 0.0], true));
    let Piece::Words(_, look) = &heading.pieces[1] else { panic!("{heading:?}") };
    assert_eq!((look.face, look.size, look.colour), (Type::Heading, 16.0, [0, 0, 0]));
    assert_eq!(said(heading), "一、会议情况");
    let Piece::Words(words, look) = &text.pieces[0] else { panic!("{text:?}") };
    assert_eq!(
        (words.as_str(), look.face, look.colour, look.underlined),
        ("第一党支部", Type::Heading, [255, 0, 0], true)
    );
    assert_eq!(text.indents.map(hundredths), [0, 0, 2_400], "two signs of the size that is there");
}

#[test]
fn paper_head_and_foot_are_those_of_the_section() {
    let sheet = sheet("<w:p/>");
    assert_eq!([sheet.paper.width, sheet.paper.height].map(hundredths), [59_530, 84_190]);
    assert_eq!(sheet.paper.margins.map(hundredths), [7_940, 7_370, 10_490, 9_925]);
    assert_eq!(told(&sheet.head.all), ["某某支队 内部资料"]);
    assert_eq!(told(sheet.head.first.as_deref().expect("its own head on the first page")), ["某某支队文件"]);
    let Some(Block::Paragraph(letterhead)) = sheet.head.first.as_ref().and_then(|blocks| blocks.first()) else {
        panic!()
    };
    assert_eq!(letterhead.rules[1].map(|rule| (rule.colour, rule.width)), Some(([255, 0, 0], 3.0)));
    assert_eq!((told(&sheet.foot.all), sheet.foot.distance), (vec!["第 # 页，共 ## 页".to_owned()], 70.0));
    assert_eq!(sheet.foot.first, Some(Vec::new()), "the first page has no foot of its own");
}

#[test]
fn what_writers_took_out_or_hid_is_not_said_and_what_hangs_on_a_paragraph_is_said_once() {
    let body = r"<w:p><w:r><w:t>留</w:t></w:r><w:del><w:r><w:delText>删</w:delText><w:t>删</w:t></w:r></w:del><w:ins><w:r><w:t>加</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink></w:p><w:sdt><w:sdtContent><w:p><w:r><w:t>控件里的字</w:t></w:r></w:p></w:sdtContent></w:sdt><w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>框里的{{单位}}</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框里的{{单位}}</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>框外</w:t></w:r></w:p>";
    assert_eq!(told(&sheet(body).body), ["留加链", "控件里的字", "框里的第一党支部", "框外"]);
}

#[test]
fn breaks_tabulators_lists_and_the_square_code_keep_their_places() {
    let list = |level: u32, words: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"#
        )
    };
    let body = [
        list(0, "甲"),
        list(1, "子"),
        list(1, "丑"),
        list(0, "乙"),
        list(1, "寅"),
        r#"<w:p><w:pPr><w:tabs><w:tab w:val="right" w:pos="8000"/></w:tabs></w:pPr><w:r><w:t>左</w:t><w:tab/><w:t>右</w:t><w:br/><w:t>{{小结}}</w:t></w:r></w:p>"#.to_owned(),
        r#"<w:p><w:r><w:t>上</w:t></w:r><w:r><w:br w:type="page"/></w:r><w:r><w:t>下</w:t></w:r></w:p>"#.to_owned(),
        "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{{二维码}}{{核验码}}</w:t></w:r></w:p>".to_owned(),
    ];
    let sheet = sheet(&body.concat());
    let code = stamp().code.to_string();
    let expected = [
        "一、甲",
        "1. 子",
        "2. 丑",
        "二、乙",
        "1. 寅",
        "左→右/第一行/第二行",
        "上",
        "=",
        "下",
        &format!("▣{code}"),
        "=",
    ];
    assert_eq!(told(&sheet.body), expected);
    let Some(Block::Paragraph(deeper)) = sheet.body.get(1) else { panic!() };
    assert_eq!(deeper.indents.map(hundredths), [3_600, 0, -1_800], "as its list says");
    let Some(Block::Paragraph(tabs)) = sheet.body.get(5) else { panic!() };
    assert_eq!(tabs.stops.iter().map(|stop| (stop.at, stop.align)).collect::<Vec<_>>(), [(400.0, Align::Right)]);
}

#[test]
fn a_table_has_its_columns_its_lines_and_a_row_for_each_entry() {
    let cell = |properties: &str, words: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>")
    };
    let body = format!(
        r#"<w:tbl><w:tblPr><w:tblStyle w:val="grid"/><w:jc w:val="center"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="3000"/><w:gridCol w:w="1000"/></w:tblGrid><w:tr><w:trPr><w:tblHeader/><w:trHeight w:val="600"/></w:trPr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>"#,
        cell(r#"<w:gridSpan w:val="2"/><w:vAlign w:val="center"/>"#, "议题和结果"),
        cell("", "备注"),
        cell("", "{{议程.议题}}"),
        cell("", "{{议程.结果}}"),
        cell(r#"<w:vMerge w:val="restart"/>"#, "合"),
        cell("", "末行"),
        cell(r#"<w:tcBorders><w:top w:val="nil"/></w:tcBorders>"#, ""),
        cell("<w:vMerge/>", ""),
    );
    let sheet = sheet(&body);
    let Some(Block::Table(table)) = sheet.body.first() else { panic!("{:?}", sheet.body) };
    assert_eq!((&table.widths[..], table.align), (&[100.0, 150.0, 50.0][..], Align::Centre));
    let whole = told(&sheet.body).concat();
    let rows: Vec<&str> = whole.split('‖').collect();
    assert_eq!((rows.len(), rows[0], rows[1], rows[3]), (4, "议题和结果|备注", "学习文件|已学|合", "末行||"));
    let head = &table.rows[0];
    assert_eq!((head.is_head, head.height, head.cells[0].span, head.cells[0].is_middle), (true, 30.0, 2, true));
    assert!(table.rows[3].cells[2].goes_on && !table.rows[1].cells[2].goes_on);
    assert_eq!(table.rows[3].cells[1].rules, [false, true, true, true], "the cell says that nothing is above it");
}

#[test]
fn what_paper_cannot_carry_is_named() {
    let left =
        |body: &str| left_behind(&Package::read(&template(body)).expect("a package")).into_iter().collect::<Vec<_>>();
    assert_eq!(left("<w:p/>"), Vec::new());
    let all = r#"<w:p><w:pPr><w:shd w:val="clear" w:fill="EEEEEE"/></w:pPr><w:r><w:drawing><pic:pic/></w:drawing><w:footnoteReference w:id="1"/></w:r></w:p><w:p><w:r><w:pict><v:textbox/></w:pict></w:r><w:pPr><w:sectPr><w:cols w:num="2"/></w:sectPr></w:pPr></w:p>"#;
    assert_eq!(left(all), [Left::Pictures, Left::Shapes, Left::Columns, Left::Notes, Left::Shading]);
}

#[test]
fn sizes_and_margins_that_cannot_be_are_put_right() {
    for (paper, expected) in [
        (r#"<w:pgSz w:w="1" w:h="99999999"/>"#, [59_530, 84_190]),
        (
            r#"<w:pgSz w:w="16838" w:h="11906"/><w:pgMar w:left="9000" w:right="9000" w:top="10" w:bottom="10"/>"#,
            [84_190, 59_530],
        ),
        (r#"<w:pgSz w:w="NaN" w:h="-5"/>"#, [59_530, 84_190]),
    ] {
        let xml = format!("<w:document {NAMES}><w:body><w:p/><w:sectPr>{paper}</w:sectPr></w:body></w:document>");
        let file = zipped(&[("[Content_Types].xml", TYPES.as_bytes()), ("word/document.xml", xml.as_bytes())]);
        let read = docx::sheet(&form(Language::Chinese), &stamp(), &file).expect("a sheet").paper;
        assert_eq!([read.width, read.height].map(hundredths), expected, "{paper}");
        assert!(read.width - read.margins[0] - read.margins[1] >= 100.0, "{read:?}");
    }
}
