//! What is read from packages, and what is said of those that cannot be taken; by the sections of cmi5 (Quartz) and of SCORM's manifests.

use std::io::{Cursor, Write as _};

use zhixing_kit::Language;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::package::model::{MoveOn, Outline, Standard};
use crate::package::{Package, read};

/// Files as a packed course.
pub fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const HEAD: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">"#;
const COURSE: &str = r#"<course id="https://example.org/c/1"><title><langstring lang="en">Breath tests</langstring>
<langstring lang="zh-CN">酒精检测</langstring></title><description><langstring lang="zh">要点</langstring></description></course>"#;

fn titled(name: &str) -> String {
    format!("<title><langstring lang=\"zh\">{name}</langstring></title>")
}

/// A cmi5 package with this inside its structure, and the file a.html.
pub fn cmi5(inside: &str) -> Vec<u8> {
    let xml = format!("{HEAD}{COURSE}{inside}</courseStructure>");
    packed(&[("cmi5.xml", &xml), ("a.html", "<p>甲</p>"), ("b/乙 1.html", "<p>乙</p>")])
}

/// A cmi5 package of a block with one unit that must be passed, and one beside it that need not be done.
pub fn small_cmi5() -> Vec<u8> {
    cmi5(&format!(
        r#"<block id="https://example.org/b/1">{}<au id="https://example.org/au/1" moveOn="Passed" masteryScore="0.8">{}<url>a.html?x=1</url>
        <launchParameters>p=1</launchParameters></au></block><au id="https://example.org/au/2">{}<url>b/%E4%B9%99%201.html</url></au>"#,
        titled("第一章"),
        titled("测一测"),
        titled("附录")
    ))
}

fn outline(bytes: &[u8]) -> Outline {
    let Package { outline, .. } = read(bytes).unwrap();
    outline
}

/// What is said first of a package that is refused.
#[track_caller]
fn refused(bytes: &[u8], says: &str) {
    let faults = read(bytes).expect_err(says);
    assert!(faults.iter().any(|fault| fault.en.contains(says)), "{says}: {faults:#?}");
    assert!(faults.iter().all(|fault| !fault.zh.is_empty() && fault.zh != fault.en));
}

#[test]
fn a_cmi5_course_is_read_with_its_blocks_and_units() {
    let outline = outline(&small_cmi5());
    assert_eq!((outline.standard, outline.id.as_str()), (Standard::Cmi5, "https://example.org/c/1"));
    assert_eq!(outline.title.pick(Language::Chinese), "酒精检测");
    assert_eq!(outline.title.pick(Language::English), "Breath tests");
    let [one, two] = outline.parts.as_slice() else { panic!("two units") };
    assert_eq!((one.file.as_str(), one.query.as_str(), one.handed.as_str()), ("a.html", "x=1", "p=1"));
    assert_eq!((one.move_on, one.mastery, one.within), (MoveOn::Passed, Some(0.8), Some(0)));
    assert_eq!((two.file.as_str(), two.move_on, two.within), ("b/乙 1.html", MoveOn::NotApplicable, None));
    assert_eq!(outline.part(&one.mark()), Some(one));
}

#[test]
fn cmi5_13_1_what_breaks_its_structure_is_named_with_its_element() {
    let au = |attributes: &str, url: &str| {
        cmi5(&format!("<au id=\"https://example.org/au/1\" {attributes}>{}<url>{url}</url></au>", titled("甲")))
    };
    let cases: &[(Vec<u8>, &str)] = &[
        (au("moveOn=\"Seen\"", "a.html"), "moveOn: “Seen” is not known"),
        (au("masteryScore=\"1.5\"", "a.html"), "masteryScore: “1.5” has to be a number between 0 – 1"),
        (au("masteryScore=\"a\"", "a.html"), "masteryScore"),
        (au("launchMethod=\"Tab\"", "a.html"), "launchMethod: “Tab”"),
        (au("", "c.html"), "the file “c.html”, which is to be opened, is not in the package"),
        (au("", "A.html"), "its case as well"),
        (au("", ""), "<url> is missing"),
        (au("", "https://example.org/x"), "is on another site"),
        (au("", "//example.org/x"), "is on another site"),
        (au("", "javascript:alert(1)"), "is on another site"),
        (au("", "../a.html"), "without “..”"),
        (au("", "%2e%2e/a.html"), "without “..”"),
        (au("", "a.html?fetch=1"), "has the parameter “fetch” already"),
        (cmi5(&format!("<au id=\"one\">{}<url>a.html</url></au>", titled("甲"))), "“one” is no IRI"),
        (cmi5(&format!("<au>{}<url>a.html</url></au>", titled("甲"))), "<au>: id is missing"),
        (cmi5("<au id=\"https://example.org/au/1\"><url>a.html</url></au>"), "<title><langstring> is missing"),
        (
            cmi5(&format!("<au id=\"https://example.org/c/1\">{}<url>a.html</url></au>", titled("甲"))),
            "was used before",
        ),
        (cmi5(""), "no part that could be opened"),
        (packed(&[("cmi5.xml", &format!("{HEAD}</courseStructure>"))]), "<course> is missing"),
        (packed(&[("cmi5.xml", "<course/>")]), "has to be <courseStructure>"),
        (packed(&[("cmi5.xml", "<a><b></a>")]), "no well-formed XML"),
        (
            packed(&[("cmi5.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>")]),
            "declares entities",
        ),
    ];
    for (bytes, says) in cases {
        refused(bytes, says);
    }
}

/// A SCORM manifest around items and resources.
pub fn scorm(version: &str, items: &str, resources: &str) -> String {
    format!(
        r#"<manifest identifier="M1" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
        xmlns:imsss="http://www.imsglobal.org/xsd/imsss"><metadata><schema>ADL SCORM</schema><schemaversion>{version}</schemaversion></metadata>
        <organizations default="O1"><organization identifier="O1"><title>安全驾驶</title>{items}</organization></organizations>
        <resources>{resources}</resources></manifest>"#
    )
}

/// A SCORM 1.2 package of one SCO that must reach 80, and one asset.
pub fn small_scorm12() -> Vec<u8> {
    let items = r#"<item identifier="I0"><title>章</title><item identifier="I1" identifierref="R1" parameters="?n=1"><title>测一测</title>
        <adlcp:masteryscore>80</adlcp:masteryscore><adlcp:datafromlms>hand</adlcp:datafromlms></item></item>
        <item identifier="I2" identifierref="R2"><title>附录</title></item>"#;
    let resources = r#"<resource identifier="R1" type="webcontent" adlcp:scormtype="sco" href="sco.html" xml:base="s/"/>
        <resource identifier="R2" type="webcontent" adlcp:scormtype="asset" href="a.pdf"/>"#;
    packed(&[
        ("imsmanifest.xml", &scorm("1.2", items, resources)),
        ("s/sco.html", "<html><head></head><body><script>f()</script></body></html>"),
        ("a.pdf", "%PDF-1.4"),
    ])
}

/// A SCORM 2004 package of one SCO.
pub fn small_scorm2004() -> Vec<u8> {
    let item = r#"<item identifier="I1" identifierref="R1"><title>测一测</title></item>"#;
    let resource = r#"<resource identifier="R1" type="webcontent" adlcp:scormType="sco" href="sco.html"/>"#;
    packed(&[
        ("imsmanifest.xml", &scorm("2004 4th Edition", item, resource)),
        ("sco.html", "<html><head></head></html>"),
    ])
}

#[test]
fn a_scorm_1_2_course_is_read_with_items_resources_and_what_must_be_reached() {
    let outline = outline(&small_scorm12());
    assert_eq!((outline.standard, outline.title.pick(Language::English)), (Standard::Scorm12, "安全驾驶"));
    let [sco, asset] = outline.parts.as_slice() else { panic!("two parts") };
    assert_eq!((sco.file.as_str(), sco.query.as_str(), sco.handed.as_str()), ("s/sco.html", "n=1", "hand"));
    assert_eq!((sco.mastery, sco.speaks, sco.within), (Some(0.8), true, Some(0)));
    assert_eq!((asset.speaks, asset.within), (false, None));
    assert!(outline.notes.is_empty());
}

#[test]
fn scorm_2004_is_read_in_its_editions_and_sequencing_is_told() {
    let rules = r#"<imsss:sequencing><imsss:sequencingRules/><imsss:objectives><imsss:primaryObjective satisfiedByMeasure="true">
        <imsss:minNormalizedMeasure>0.6</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives></imsss:sequencing>"#;
    let items = format!("<item identifier=\"I1\" identifierref=\"R1\"><title>甲</title>{rules}</item>");
    let resources = r#"<resource identifier="R1" type="webcontent" adlcp:scormType="sco" href="a.html"/>"#;
    for version in ["CAM 1.3", "2004 3rd Edition", "2004 4th Edition"] {
        let outline = outline(&packed(&[
            ("imsmanifest.xml", &scorm(version, &items, resources)),
            ("a.html", "<iframe src='http://x'>"),
        ]));
        assert_eq!((outline.standard, outline.parts[0].mastery), (Standard::Scorm2004, Some(0.6)), "{version}");
        let told: Vec<_> = outline.notes.iter().map(|note| note.en.as_str()).collect();
        assert!(
            told[0].contains("not obeyed") && told[1].contains("outside") && told[2].contains("frames"),
            "{told:?}"
        );
    }
    for stores in [("b.js", "window.localStorage.x = 1"), ("b.html", "<script>indexedDB.open('x')</script>")] {
        let outline = outline(&packed(&[
            ("imsmanifest.xml", &scorm("1.2", &items, resources)),
            ("a.html", ""),
            ("b.txt", "sessionStorage"),
            stores,
        ]));
        assert!(outline.notes.last().is_some_and(|note| note.en.contains("gone when it is opened next")), "{stores:?}");
    }
}

#[test]
fn scorm_2004_hands_over_objectives_and_measures_its_own_or_those_that_an_item_points_to() {
    let own = r#"<imsss:sequencing><imsss:objectives><imsss:primaryObjective objectiveID="看清" satisfiedByMeasure="true">
        <imsss:minNormalizedMeasure>0.6</imsss:minNormalizedMeasure></imsss:primaryObjective>
        <imsss:objective objectiveID="核对"/><imsss:objective objectiveID="核对"/><imsss:objective/></imsss:objectives></imsss:sequencing>"#;
    let items = format!(
        r#"<item identifier="I1" identifierref="R1"><title>甲</title>{own}<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.8"/></item>
        <item identifier="I2" identifierref="R1"><title>乙</title><imsss:sequencing IDRef="S"/><adlcp:completionThreshold>0.5</adlcp:completionThreshold></item>
        <item identifier="I3" identifierref="R1"><title>丙</title><adlcp:completionThreshold completedByMeasure="false" minProgressMeasure="0.3"/></item>"#
    );
    let resources = r#"<resource identifier="R1" type="webcontent" adlcp:scormType="sco" href="a.html"/>"#;
    let shared = r#"<imsss:sequencingCollection><imsss:sequencing ID="other"/><imsss:sequencing ID="S"><imsss:objectives>
        <imsss:primaryObjective objectiveID="共用" satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.7</imsss:minNormalizedMeasure></imsss:primaryObjective>
        </imsss:objectives></imsss:sequencing></imsss:sequencingCollection></manifest>"#;
    let manifest = scorm("2004 4th Edition", &items, resources).replace("</manifest>", shared);
    let outline = outline(&packed(&[("imsmanifest.xml", &manifest), ("a.html", "")]));
    let told: Vec<_> =
        outline.parts.iter().map(|part| (part.objectives.join(" "), part.mastery, part.threshold)).collect();
    let of = |objectives: &str, mastery, threshold| (objectives.to_owned(), mastery, threshold);
    assert_eq!(told, [of("看清 核对", Some(0.6), Some(0.8)), of("共用", Some(0.7), Some(0.5)), of("", None, None)]);
    let wrong = items.replace("0.5<", "5<");
    let manifest = scorm("2004 3rd Edition", &wrong, resources);
    refused(&packed(&[("imsmanifest.xml", &manifest), ("a.html", "")]), "<completionThreshold>");
}

#[test]
fn what_breaks_a_manifest_is_named_with_its_element() {
    let item = r#"<item identifier="I1" identifierref="R1"><title>甲</title></item>"#;
    let resource = r#"<resource identifier="R1" adlcp:scormtype="sco" href="a.html"/>"#;
    let of = |version: &str, items: &str, resources: &str| {
        packed(&[("imsmanifest.xml", &scorm(version, items, resources)), ("a.html", "")])
    };
    let cases: &[(Vec<u8>, &str)] = &[
        (of("1.0", item, resource), "says the version “1.0”"),
        (of("1.2", item, ""), "the resource “R1” to which it points"),
        (of("1.2", item, r#"<resource identifier="R1"/>"#), "href is missing"),
        (of("1.2", item, r#"<resource identifier="R1" href="x.html"/>"#), "the file “x.html”"),
        (of("1.2", item, r#"<resource identifier="R1" href="http://x/y"/>"#), "another site"),
        (of("1.2", &format!("{item}{item}"), resource), "“I1” was used before"),
        (of("1.2", "", resource), "no part"),
        (
            of(
                "1.2",
                "<item identifier=\"I1\" identifierref=\"R1\"><title>甲</title><adlcp:masteryscore>800</adlcp:masteryscore></item>",
                resource,
            ),
            "between 0 – 100",
        ),
        (packed(&[("imsmanifest.xml", "<manifest/>")]), "<organizations>"),
        (packed(&[("imsmanifest.xml", "<x/>")]), "has to be <manifest>"),
    ];
    for (bytes, says) in cases {
        refused(bytes, says);
    }
}

#[test]
fn hostile_archives_are_refused_with_what_to_do() {
    refused(b"not a zip", "no ZIP package");
    refused(&packed(&[("a.html", "")]), "neither cmi5.xml nor imsmanifest.xml");
    refused(&packed(&[("course/cmi5.xml", "")]), "lies in the folder “course”");
    for path in ["../a.html", "/a.html", "a/../../b", "..\\a.html", "C:\\a.html", "a//b", "a\u{7}b"] {
        refused(&packed(&[(path, ""), ("cmi5.xml", "")]), "cannot be used");
    }
    refused(&packed(&[("A.html", ""), ("a.html", "")]), "in whatever case");
    let many: Vec<String> = (0..2_001).map(|at| format!("{at}.html")).collect();
    refused(&packed(&many.iter().map(|name| (name.as_str(), "")).collect::<Vec<_>>()), "more than 2000 files");
    let zeros = "0".repeat(49 * 1024 * 1024);
    let bomb = packed(&[("a.html", &zeros)]);
    assert!(bomb.len() < 200_000, "a bomb is small");
    refused(&bomb, "has more than 48 MB");
    let deep = "<block id=\"https://example.org/b\">".repeat(70);
    refused(&cmi5(&deep), "no well-formed XML");
    // What a system puts into an archive for itself is left out.
    let with_more = [("__MACOSX/x", ""), (".DS_Store", ""), ("cmi5.xml", "<x/>")];
    refused(&packed(&with_more), "has to be <courseStructure>");
}
