//! An organisation's own template: filled as the built-in one is, checked before it is used.

use zhixing_kit::Language;

use super::{TRIAL, form, part, stamp, words, zipped};
use crate::{Finding, Format, Size, TEMPLATE_BYTES_MAX, check, docx, pdf, sample, template};

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;

/// A Word document with this in its body.
fn document(body: &str) -> Vec<u8> {
    let xml = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
    );
    zipped(&[("[Content_Types].xml", TYPES.as_bytes()), ("word/document.xml", xml.as_bytes())])
}

fn paragraph(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

/// What a template with this in its body says, but for the code at its end.
fn filled(body: &str) -> String {
    let told = words(
        &docx(&form(Language::Chinese), &stamp(), Some(&document(&(body.to_owned() + &proof())))).expect("a file"),
    );
    told.split("验：").next().expect("before the code").to_owned()
}

fn proof() -> String {
    paragraph("验：{{code}}{{qr}}")
}

#[test]
fn a_placeholder_that_word_split_over_runs_is_replaced_once() {
    let split = "<w:p><w:r><w:t>单位：{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{单</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t>位}</w:t></w:r><w:r><w:t>}。</w:t></w:r></w:p>";
    assert_eq!(filled(split).trim(), "单位：第一党支部。");
    assert_eq!(filled(&paragraph("｛｛UNIT｝｝和{{ unit }}")).trim(), "第一党支部和第一党支部");
}

#[test]
fn rows_and_paragraphs_are_repeated_and_what_there_is_not_is_left_out() {
    let row = |cells: &str| {
        format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr><w:tr><w:tc>{cells}</w:tc></w:tr></w:tbl>", paragraph("议题"))
    };
    let told = filled(&row(&paragraph("{{议程.议题}}/{{agenda.outcome}}")));
    assert!(told.contains("学习文件/已学") && told.contains("=1+1/"), "{told}");
    let told = filled(
        &(paragraph("{{发言.发言人}}说{{发言.内容}}")
            + &paragraph("{{?地点}}地点：{{地点}}")
            + &paragraph("{{?小结}}小结：{{小结}}")),
    );
    assert!(told.contains("沈一诺说同意") && told.contains("小结：第一行") && !told.contains("地点"), "{told}");
}

#[test]
fn the_built_in_template_passes_its_own_check_in_both_languages_and_fills_itself() {
    for language in Language::ALL {
        let own = template(&TRIAL, language).expect("a template");
        assert_eq!(check(&own, &TRIAL), Vec::new());
        // A line that ends with a break is not stretched over the page.
        assert!(part(&own, "word/settings.xml").contains("<w:doNotExpandShiftReturn/>"));
        assert_eq!(
            docx(&form(language), &stamp(), Some(&own)).expect("a file"),
            docx(&form(language), &stamp(), None).expect("a file")
        );
        let sample = words(&sample(&TRIAL, language, Format::Docx, Some(&own)).expect("a sample"));
        assert!(sample.contains(language.pick("〔议题〕", "[Item]")) && !sample.contains("{{"), "{sample}");
    }
}

fn refused(findings: &[Finding]) -> String {
    findings
        .iter()
        .filter(|finding| finding.refused)
        .map(|finding| finding.sentence.en.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn every_fault_of_a_template_is_named_with_its_remedy() {
    let code = paragraph("{{code}}");
    let with = |more: &str| document(&(code.clone() + more));
    let and = |name: &str, content: &str| {
        let xml = format!("<w:document xmlns:w=\"x\"><w:body>{code}</w:body></w:document>");
        zipped(&[
            ("[Content_Types].xml", TYPES.as_bytes()),
            ("word/document.xml", xml.as_bytes()),
            (name, content.as_bytes()),
        ])
    };
    let external = |kind: &str| {
        format!(
            r#"<Relationships><Relationship Id="r" Type="x/{kind}" Target="http://elsewhere/x.png" TargetMode="External"/></Relationships>"#
        )
    };
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (b"%PDF-1.7".to_vec(), "not a Word document"),
        (b"\xd0\xcf\x11\xe0 old".to_vec(), "old Word file"),
        (b"PK\x03\x04 half of it".to_vec(), "damaged"),
        (zipped(&[("hello.txt", b"hello")]), "not a Word document"),
        (vec![b'P'; TEMPLATE_BYTES_MAX + 1], "too large"),
        (and("word/vbaProject.bin", "x"), "macros"),
        (and("word/embeddings/oleObject1.bin", "x"), "embeds"),
        (and("word/activeX/activeX1.xml", "x"), "embeds"),
        (and("word/_rels/settings.xml.rels", &external("attachedTemplate")), "outside"),
        (and("word/_rels/document.xml.rels", &external("image")), "outside"),
        (and("word/header1.xml", "<w:hdr><w:p></w:hdr>"), "word/header1.xml cannot be read"),
        (document("<!DOCTYPE x [<!ENTITY a \"b\">]><w:p/>"), "word/document.xml cannot be read"),
        (with(&paragraph("{{单 位 名}}")), "Unknown field: 单 位 名"),
        (with(&paragraph("{{agenda.nothing}}")), "Unknown field: agenda.nothing"),
        (with(&paragraph("{{单位")), "not closed"),
        (with(&paragraph("{{议程.议题}}{{发言.内容}}")), "unclear which one is repeated"),
        (with(&"<w:p/>".repeat(5_000)), "too long"),
    ];
    for (file, told) in cases {
        let findings = refused(&check(&file, &TRIAL));
        assert!(findings.contains(told), "{told}: {findings}");
    }
    // A link that a reader follows himself is none of these, and neither is a field that is left out.
    let findings = check(&and("word/_rels/document.xml.rels", &external("hyperlink")), &TRIAL);
    assert_eq!(refused(&findings), "");
    assert!(
        findings.iter().any(|finding| finding.sentence.zh.contains("没有用到") && finding.sentence.zh.contains("议程")),
        "{findings:?}"
    );
}

/// A field whose words Word wrote in several runs.
fn field(words: &[&str]) -> String {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let runs: String = words.iter().map(|part| format!("<w:r><w:instrText>{part}</w:instrText></w:r>")).collect();
    format!("<w:p>{}{runs}{}<w:r><w:t>1</w:t></w:r>{}</w:p>", mark("begin"), mark("separate"), mark("end"))
}

#[test]
fn what_could_run_or_fetch_something_is_refused_wherever_it_stands_and_whatever_it_is_called() {
    let body = |inside: &str| document(&(paragraph("{{code}}{{qr}}") + inside));
    let and = |parts: &[(&str, &[u8])]| {
        let xml = format!("<w:document xmlns:w=\"x\"><w:body>{}</w:body></w:document>", paragraph("{{code}}{{qr}}"));
        let own: [(&str, &[u8]); 2] =
            [("[Content_Types].xml", TYPES.as_bytes()), ("word/document.xml", xml.as_bytes())];
        zipped(&[&own[..], parts].concat())
    };
    let related = |kind: &str, target: &str, more: &str| {
        let relation = format!(
            "<Relationships><Relationship Id=\"r\"\n\tType = 'x/{kind}' Target=\"{target}\" {more}/></Relationships>"
        );
        and(&[("word/_rels/document.xml.rels", relation.as_bytes())])
    };
    let wide: Vec<u8> = "<Relationships/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (body(&field(&[" DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe \"/k calc.exe\" "])), "a DDEAUTO field"),
        (body(&field(&["d", "de excel"])), "a DDE field"),
        (body(&field(&["INCLUDEPICTURE \"http://elsewhere/x.png\""])), "a INCLUDEPICTURE field"),
        (
            body("<w:p><w:fldSimple\nw:instr = 'INCLUDETEXT &quot;http://elsewhere&quot;'/></w:p>"),
            "a INCLUDETEXT field",
        ),
        (body("<w:p><w:fldSimple w:instr=\"&#68;DE x\"/></w:p>"), "a DDE field"),
        (body("<x:p><x:instrText>LINK Excel.Sheet</x:instrText></x:p>"), "a LINK field"),
        (body(&field(&["<w:x/>", " "])), "does not say what it does"),
        (
            body(&format!(
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>{}<w:r><w:instrText>DATABASE</w:instrText></w:r>",
                field(&["PAGE"])
            )),
            "a DATABASE field",
        ),
        (
            and(&[(
                "word/notes.dat",
                format!("<w:footnotes xmlns:w=\"x\">{}</w:footnotes>", field(&["DDE x"])).as_bytes(),
            )]),
            "a DDE field",
        ),
        (and(&[("word/settings.xml", b"<w:settings><w:mailMerge/></w:settings>")]), "mail merge"),
        (
            and(&[("word/other.dat", b"<w:p><v:imagedata src=\"http://elsewhere/x.png\"/></w:p>")]),
            "outside (http://elsewhere",
        ),
        (and(&[("word/_rels/document.xml.rels", &wide)]), "word/_rels/document.xml.rels cannot be read"),
        (related("aFChunk", "/htmlpart.html", ""), "embeds"),
        (related("oleObject", "/stuff/o.bin", ""), "embeds"),
        (related("&#99;ontrol", "x.xml", ""), "embeds"),
        (related("image", "http://elsewhere/x.png", "TargetMode\n= 'external'"), "outside"),
    ];
    for (at, (file, told)) in cases.iter().enumerate() {
        let findings = refused(&check(file, &TRIAL));
        assert!(findings.contains(told), "{at} {told}: {findings}");
    }
    // What Word itself writes, and links that a reader follows, are none of these.
    let usual =
        ["PAGE", " numpages \\\\* MERGEFORMAT", "= 1 + 1", "HYPERLINK \"http://elsewhere\"", "STYLEREF \"标题 1\""];
    let usual: String = usual.map(|words| field(&[words])).concat();
    assert_eq!(refused(&check(&body(&usual), &TRIAL)), "");
    assert_eq!(refused(&check(&and(&[("word/media/a.png", b"\x89PNG <w:fldSimple w:instr='DDE'/>")]), &TRIAL)), "");
}

#[test]
fn a_zip_bomb_is_told_and_not_unfolded() {
    let zeros = vec![0_u8; 40 * 1024 * 1024];
    let bomb = zipped(&[("[Content_Types].xml", TYPES.as_bytes()), ("word/document.xml", &zeros)]);
    assert!(bomb.len() < TEMPLATE_BYTES_MAX);
    assert!(refused(&check(&bomb, &TRIAL)).contains("zip bomb"));
    let deep = "<w:p>".repeat(5_000) + &"</w:p>".repeat(5_000);
    assert!(refused(&check(&document(&deep), &TRIAL)).contains("cannot be read"));
}

/// A template whose foot is on no page, or on each: the part is there either way.
fn with_foot(body: &str, foot: &str, section: &str) -> Vec<u8> {
    let word = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
    let xml = format!("<w:document {word}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>");
    let relations = r#"<Relationships><Relationship Id="rId1" Type="x/footer" Target="footer1.xml"/></Relationships>"#;
    zipped(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("word/document.xml", xml.as_bytes()),
        ("word/footer1.xml", format!("<w:ftr {word}>{foot}</w:ftr>").as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
    ])
}

#[test]
fn a_form_carries_its_code_and_square_whatever_its_template_leaves_out() {
    let code = stamp().code.to_string();
    let (both, on_each) = (paragraph("{{code}}{{qr}}"), r#"<w:footerReference w:type="default" r:id="rId1"/>"#);
    let on_first = r#"<w:footerReference w:type="first" r:id="rId1"/><w:titlePg/>"#;
    let hidden = paragraph("{{?地点}}{{code}}{{qr}}");
    let one = |body: &str, foot: &str, section: &str| with_foot(&paragraph(&format!("正文{body}")), foot, section);
    // The template, whether its code and its square stand where it put them, and what its check says of it.
    let cases = [
        (one("", "<w:p/>", ""), "核验码和二维码"),
        (one("{{code}}", "<w:p/>", ""), "版面上没有二维码"),
        (one("{{qr}}", "<w:p/>", ""), "版面上没有核验码。"),
        (one("", &both, ""), "核验码和二维码"),
        (one("", &both, on_first), "核验码和二维码"),
        (one("", &both, on_each), ""),
        (one("{{qr}}{{code}}", "<w:p/>", ""), ""),
        (with_foot(&hidden, "<w:p/>", ""), ""),
    ];
    for (place, (own, told)) in cases.iter().enumerate() {
        let findings = check(own, &TRIAL);
        assert!(findings.iter().all(|finding| !finding.refused), "{place}: {findings:?}");
        let added = findings.iter().find(|finding| finding.sentence.zh.contains("版面上没有"));
        match added {
            Some(finding) => assert!(!told.is_empty() && finding.sentence.zh.contains(told), "{place}: {finding:?}"),
            None => assert!(told.is_empty(), "{place}: nothing is told"),
        }
        let file = docx(&form(Language::Chinese), &stamp(), Some(own)).expect("a file");
        let (body, foot) = (part(&file, "word/document.xml"), part(&file, "word/footer1.xml"));
        let here = if place == 5 { &foot } else { &body };
        assert!(here.contains(&code) && here.contains("rIdZhixingCode"), "{place}: {body}");
        assert_eq!(body.contains("扫描二维码"), !told.is_empty() || place == 7, "{place}: {body}");
        assert!(
            body.ends_with("</w:sectPr></w:body></w:document>") || body.ends_with("<w:sectPr/></w:body></w:document>"),
            "{place}: {body}"
        );
        let sheet = pdf(&form(Language::Chinese), &stamp(), Size::Usual, Some(own)).expect("a PDF");
        assert!(sheet.len() > 1_000);
    }
}
