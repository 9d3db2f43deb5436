//! Questions with pictures, as they come in: beside a table, in a page, in a workbook; and what is wrong with them.

use rust_xlsxwriter::{Image as Drawing, Workbook};

use super::chance::dot;
use super::images::png;
use super::told;
use crate::{Asked, Image, Question, Reading, Sameness, pack, read, twins};

const HEAD: &str = "题型,题干,A,B,答案,图片,图片说明\n";

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    pack(files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect()).expect("a package")
}

fn beside(table: &str, pictures: &[(&str, &[u8])]) -> Reading {
    let table = format!("{HEAD}{table}");
    let files = [&[("题/题库.csv", table.as_bytes())], pictures].concat();
    read(&packed(&files)).expect("a package")
}

fn name(bytes: &[u8]) -> String {
    Image::of(bytes).expect("a picture").name().as_str().to_owned()
}

#[test]
fn pictures_lie_beside_a_table_and_are_named_in_a_column_or_in_a_text() {
    let (sign, other) = (png(8, 8, 1), png(8, 8, 2));
    let found = beside(
        "单选,这是什么标志？,让行,停车,A,让行.PNG,倒三角形\n\
         单选,哪个要停车？,![八角形](图/停.png),![倒三角形](让行.png),A,,\n\
         判断,两张都是,,,对,让行.png；停.png,一；二\n",
        &[("题/让行.png", &sign), ("题/图/停.png", &other), ("__MACOSX/题/._让行.png", b"x"), ("题/说明.pdf", b"%PDF")],
    );
    assert_eq!(told(&found.faults), ["0 题/说明.pdf: This file is no question; it was not brought in"]);
    let (sign, other) = (name(&sign), name(&other));
    let stems: Vec<&str> = found.questions.iter().map(|found| found.question.stem()).collect();
    assert_eq!(stems[0], format!("这是什么标志？\n![倒三角形]({sign})"));
    assert_eq!(stems[2], format!("两张都是\n![一]({sign})\n![二]({other})"));
    let options = found.questions[1].question.asked().options();
    assert_eq!(options, [format!("![八角形]({other})"), format!("![倒三角形]({sign})")]);
    assert_eq!(found.pictures.len(), 2);
}

#[test]
fn a_question_whose_picture_is_missing_or_cannot_be_shown_is_refused_with_its_line() {
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
    let found = beside(
        "单选,没有来,甲,乙,A,没有.png,\n\
         单选,不是图,甲,乙,A,假.png,\n\
         单选,会跑的,甲,乙,A,画.svg,\n\
         单选,在别处,甲,乙,A,https://example.org/a.png,\n\
         单选,没有说明,甲,乙,A,真.png,\n\
         单选,没有图,甲,乙,A,,\n",
        &[("假.png", b"<html>"), ("画.svg", svg), ("真.png", &png(4, 4, 9)), ("闲.gif", &dot(1))],
    );
    assert_eq!(
        told(&found.faults),
        [
            "!2 没有来 [没有.png]: The picture “没有.png” did not come along",
            "!3 不是图 [假.png]: The picture “假.png”: This is no picture (by what it holds, not by its name)",
            "!4 会跑的 [画.svg]: The picture “画.svg”: A picture in SVG can hide a program: it is not taken",
            "!5 在别处 [https://example.org/a.png…: The picture is on another site, where nothing is fetched: https://example.org/a.png",
            "6 没有说明 [真.png]: The picture “真.png” has no words for who cannot see it",
            "0 闲.gif: No question uses this picture; it was not taken",
        ]
    );
    assert_eq!(found.questions.len(), 2);
    assert_eq!(found.pictures.len(), 1, "what no question shows is not kept");
}

#[test]
fn names_of_windows_and_of_several_folders_are_understood() {
    let (one, other) = (png(4, 4, 1), png(4, 4, 2));
    let found = beside(
        "单选,甲,一,二,A,a/图.png,甲图\n单选,乙,一,二,A,b\\图.png,乙图\n单选,丙,一,二,A,图.png,不知哪张\n",
        &[("a/图.png", &one), ("b/图.png", &other)],
    );
    assert_eq!(told(&found.faults), ["!4 丙 [不知哪张]: The picture “图.png” did not come along"]);
    assert!(found.questions[0].question.stem().contains(&name(&one)));
    assert!(found.questions[1].question.stem().contains(&name(&other)));
}

#[test]
fn a_package_that_unfolds_too_far_or_holds_two_tables_is_refused() {
    let zeros = vec![0; 97 * 1024 * 1024];
    let told = read(&packed(&[("题.csv", HEAD.as_bytes()), ("a.png", &zeros)])).expect_err("a bomb");
    assert!(told.en.contains("unfolds to far too much"), "{}", told.en);
    let told = read(&packed(&[("a.csv", HEAD.as_bytes()), ("b.csv", HEAD.as_bytes())])).expect_err("two tables");
    assert!(told.en.contains("a.csv, b.csv"), "{}", told.en);
}

#[test]
fn gift_names_pictures_beside_it_and_pages_may_hold_them_themselves() {
    let inline = "R0lGODlhAQABAIAAAAEAAAAAACwAAAAAAQABAAACAkQBADs=";
    let gift = format!(
        "看图 <img src\\=\"%E5%9B%BE/a.gif\" alt\\=\"黑点\"> 是什么？{{=点 ~线}}\n\n[html]<img src\\=\"data:image/gif;base64,{inline}\" alt\\=\"又一个点\">{{T}}\n"
    );
    let found = read(&packed(&[("题.gift", gift.as_bytes()), ("图/a.gif", &dot(7))])).expect("a package");
    assert!(found.faults.is_empty(), "{:?}", told(&found.faults));
    assert!(found.questions[0].question.stem().contains(&format!("![黑点]({})", name(&dot(7)))));
    assert_eq!(found.questions[1].question.stem(), format!("![又一个点]({})", name(&dot(1))));
}

#[test]
fn the_same_name_in_two_questions_of_moodle_may_be_two_pictures() {
    let question = |folded: &str, words: &str| {
        format!(
            "<question type=\"truefalse\"><questiontext format=\"html\"><text>&lt;p&gt;{words}&lt;img src=\"@@PLUGINFILE@@/%E5%9B%BE.gif\" alt=\"点\"&gt;&lt;/p&gt;</text><file name=\"图.gif\" path=\"/\" encoding=\"base64\">{folded}</file></questiontext><answer fraction=\"100\"><text>true</text></answer></question>"
        )
    };
    let folded = |colour: u8| {
        use base64::Engine as _;
        base64::engine::general_purpose::STANDARD.encode(dot(colour))
    };
    let file =
        format!("<quiz>{}{}{}</quiz>", question(&folded(1), "甲"), question(&folded(2), "乙"), question("???", "丙"));
    let found = read(file.as_bytes()).expect("a quiz");
    assert_eq!(
        told(&found.faults),
        ["1 : A picture cannot be read", "!1 丙[点]: The picture “图.gif (3)” did not come along"]
    );
    let stems: Vec<&str> = found.questions.iter().map(|found| found.question.stem()).collect();
    assert_eq!(stems, [format!("甲![点]({})", name(&dot(1))), format!("乙![点]({})", name(&dot(2)))]);
}

#[test]
fn pictures_in_a_workbook_belong_to_the_cell_above_which_they_lie() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        ["题型", "题干", "A", "B", "答案"],
        ["单选", "这是什么？", "让行", "停车", "A"],
        ["单选", "哪个？", "甲", "", "B"],
    ];
    for (line, row) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            sheet.write_string(line, column, cell).expect("a cell");
        }
    }
    let drawn = |colour: u8, about: &str| {
        Drawing::new_from_buffer(&png(20, 20, colour)).expect("a drawing").set_alt_text(about)
    };
    sheet.insert_image(1, 9, &drawn(1, "倒三角形")).expect("a place");
    sheet.insert_image(2, 3, &drawn(2, "八角形")).expect("a place");
    sheet.insert_image(40, 0, &drawn(3, "离群")).expect("a place");
    let found = read(&book.save_to_buffer().expect("a workbook")).expect("questions");
    assert_eq!(
        told(&found.faults),
        [
            "41 Sheet1: A picture lies in no row of a question; it was not brought in",
            "0 xl/media/image3.png: No question uses this picture; it was not taken",
        ]
    );
    let stem = found.questions[0].question.stem().to_owned();
    assert_eq!(stem, format!("这是什么？\n![倒三角形]({})", name(&png(20, 20, 1))));
    assert_eq!(found.questions[1].question.asked().options()[1], format!("![八角形]({})", name(&png(20, 20, 2))));
}

fn drawn(colour: u8, about: &str) -> Drawing {
    Drawing::new_from_buffer(&png(20, 20, colour)).expect("a drawing").set_alt_text(about)
}

/// A workbook of two questions whose pictures lie in cells, as Excel places them there; one is used twice.
fn placed_in_cells() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        ["题型", "题干", "A", "B", "答案", "图片"],
        ["单选", "这是什么？", "让行", "停车", "A", ""],
        ["单选", "哪个要停车？", "", "", "B", ""],
    ];
    for (line, row) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            sheet.write_string(line, column, cell).expect("a cell");
        }
    }
    for (line, column, one) in [
        (1, 5, drawn(1, "倒三角形")),
        (2, 2, drawn(1, "倒三角形")),
        (2, 3, drawn(2, "八角形")),
        (40, 1, drawn(2, "八角形")),
    ] {
        sheet.embed_image(line, column, &one).expect("a place");
    }
    sheet.insert_image(1, 3, &drawn(3, "在格子上面")).expect("a place");
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn pictures_that_a_workbook_holds_in_its_cells_stand_where_they_were_placed() {
    let found = read(&placed_in_cells()).expect("questions");
    let of = |colour: u8, about: &str| format!("![{about}]({})", name(&png(20, 20, colour)));
    assert_eq!(told(&found.faults), ["!41 [八角形]: No answer is given"]);
    assert_eq!(found.questions[0].question.stem(), format!("这是什么？\n{}", of(1, "倒三角形")));
    assert_eq!(found.questions[0].question.asked().options()[1], format!("停车\n{}", of(3, "在格子上面")));
    assert_eq!(found.questions[1].question.asked().options(), [of(1, "倒三角形"), of(2, "八角形")]);
}

/// The same workbook with one of its parts changed by a hand.
fn changed(part: &str, from: &str, to: &str) -> Reading {
    let mut package = crate::package::Package::read(&placed_in_cells()).expect("a package");
    let (_, bytes) = package.0.iter_mut().find(|(name, _)| name == part).expect(part);
    let text = String::from_utf8(bytes.clone()).expect("XML");
    assert!(text.contains(from), "{text}");
    *bytes = text.replace(from, to).into_bytes();
    read(&package.write().expect("a file")).expect("questions")
}

#[test]
fn what_a_cell_holds_beside_a_picture_of_the_file_is_named_with_its_line() {
    let other = "A cell holds a picture of another site or a data type of Excel; it was not brought in";
    let structure = "xl/richData/rdrichvaluestructure.xml";
    let found = changed(structure, "_localImage", "_webimage");
    let lines: Vec<u32> = found.faults.iter().filter(|fault| fault.what.en == other).map(|fault| fault.line).collect();
    assert_eq!(lines, [2, 3, 3, 41], "{:?}", told(&found.faults));
    assert!(found.questions.iter().all(|found| !found.question.stem().contains("#VALUE!")));
    // A number that leads nowhere, and chains that are broken.
    for (part, from, to) in [
        ("xl/metadata.xml", "XLRICHVALUE", "XLDAPR"),
        ("xl/metadata.xml", "<valueMetadata", "<cellMetadata"),
        ("xl/richData/rdrichvalue.xml", "<v>0</v>", "<v>77</v>"),
        ("xl/richData/richValueRel.xml", "rId1", "rId9"),
        ("xl/richData/rdrichvalue.xml", "<rv ", "<x "),
    ] {
        // An end tag that fits no more makes the part unreadable, and its cells are named all the same.
        let found = changed(part, from, to);
        assert!(found.faults.iter().any(|fault| fault.what.en == other), "{part} {from}: {:?}", told(&found.faults));
    }
}

#[test]
fn the_same_words_about_another_picture_are_another_question() {
    let of = |colour: u8, about: &str| {
        let stem = format!("这个标志表示什么意思，驾驶人应当怎样做？![{about}]({})", name(&dot(colour)));
        let options = vec!["减速让行，确认安全后再通过路口".to_owned(), "停车瞭望，确认安全后再通过路口".to_owned()];
        Question::new(crate::Draft::new(stem, Asked::Single { options, right: 0 })).expect("a question")
    };
    let (one, told, other) = (of(1, "倒三角形"), of(1, "红边的倒三角形"), of(2, "倒三角形"));
    assert!(twins(&[&one], &[&other]).is_empty(), "neither the same nor nearly so");
    assert_eq!(twins(&[&one], &[&told])[0].sameness, Sameness::Exact, "other words for the same picture");
    let choice = |right| {
        let options = [1, 2].map(|colour| format!("![]({})", name(&dot(colour)))).to_vec();
        Question::new(crate::Draft::new("哪个要停车？", Asked::Single { options, right })).expect("a question")
    };
    assert_eq!(twins(&[&choice(0)], &[&choice(1)])[0].sameness, Sameness::Contradiction);
}
