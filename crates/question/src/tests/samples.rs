//! Files as other programs document them, and as people write them, with everything that can be wrong in them.

use super::{reading, told};
use crate::{Asked, Kind, Question, read};

fn only(text: &str) -> Question {
    let mut found = reading(text);
    assert!(found.faults.is_empty(), "{:#?}", told(&found.faults));
    assert_eq!(found.questions.len(), 1);
    found.questions.remove(0).question
}

#[test]
fn aiken_is_read_as_it_is_defined_and_as_people_write_it() {
    let file = "What is the speed limit in a school zone?\nA. 20\nB) 30\nC. 50\nANSWER: B\n\n1. 制动时最容易抱死的路面是\n（单选）\nA、沙土路\nB．冰雪路面\n   （含暗冰）\n答案：B\n解析：附着力小，\n容易滑。\n出处：驾驶手册第三章\n\n对错题\nA. 对\nB. 错\nANSWER: b\n\n多选\nA. 甲\nB. 乙\nC. 丙\nANSWER: A,C\n";
    let found = reading(file);
    assert!(found.faults.is_empty(), "{:#?}", told(&found.faults));
    let lines: Vec<u32> = found.questions.iter().map(|found| found.line).collect();
    assert_eq!(lines, [1, 7, 17, 22]);
    let second = &found.questions[1].question;
    assert_eq!(second.stem(), "1. 制动时最容易抱死的路面是\n（单选）");
    assert_eq!(
        second.asked(),
        &Asked::Single { options: vec!["沙土路".into(), "冰雪路面\n（含暗冰）".into()], right: 1 }
    );
    assert_eq!((second.explanation(), second.source()), ("附着力小，\n容易滑。", "驾驶手册第三章"));
    assert_eq!(found.questions[2].question.asked(), &Asked::Judgement { right: false });
    assert_eq!(found.questions[3].question.asked().kind(), Kind::Multiple);
}

#[test]
fn each_fault_of_an_aiken_file_has_its_line() {
    let file = "没有答案\nA. 甲\nB. 乙\n下一题\nA. 丙\nB. 丁\nANSWER: A\n\n跳了字母\nA. 甲\nC. 乙\nANSWER: A\n\n答案不对\nA. 甲\nB. 乙\nANSWER: 第一个\n\n越界\nA. 甲\nB. 乙\nANSWER: D\n\n收尾\nA. 甲\nB. 乙\nANSWER: A\nC. 多出来的\n";
    let found = reading(file);
    assert_eq!(
        told(&found.faults),
        [
            "!1 没有答案: This question has no line “ANSWER:”",
            "!11 跳了字母: The letters of the options do not follow: B is due, C is written",
            "!14 答案不对: The answer “第一个” is no letter of an option",
            "!19 越界: The answer is none of the options",
            "!28 收尾: This line means nothing here: C. 多出来的",
        ]
    );
    let stems: Vec<_> = found.questions.iter().map(|found| found.question.stem()).collect();
    assert_eq!(stems, ["下一题", "收尾"]);
}

#[test]
fn gift_is_read_as_its_definition_shows() {
    let file = "// 注释\n$CATEGORY: $course$/top/道路安全\n\n::Q1:: 谁是1\\=1的提出者？ {=欧几里得 ~牛顿#不是他 ~爱因斯坦####因为他写了《几何原本》。\\n出处：几何原本 <https://example.org>}\n\n::Q2::地球是平的。{FALSE#不对#对了}\n\n二加二等于 {=4 =四}。\n\n哪些是颜色？ {\n~%50%红\n~%50%蓝\n~%-100%石头\n}\n\n1822 年出生的将军？{#1822:0}\n\n[html]<p>看图<img src=\"a.png\" alt=\"标志\"></p>{=停<br>车 ~走}\n\n写一写你的看法 {####参考答案：言之有理即可}\n";
    let found = reading(file);
    assert_eq!(told(&found.faults), ["!18 看图[标志]: The picture “a.png” did not come along"]);
    let [first, second, third, fourth, fifth, last] = found.questions.as_slice() else { panic!("six") };
    let first = &first.question;
    assert_eq!((first.title(), first.stem(), first.area()), ("Q1", "谁是1=1的提出者？", "道路安全"));
    assert_eq!(first.explanation(), "因为他写了《几何原本》。\n牛顿：不是他");
    assert_eq!((first.source(), first.link()), ("几何原本", "https://example.org"));
    assert_eq!((second.line, second.question.asked()), (6, &Asked::Judgement { right: false }));
    assert_eq!(third.question.stem(), "二加二等于 ____ 。");
    assert_eq!(third.question.asked(), &Asked::FillIn { blanks: vec![vec!["4".into(), "四".into()]] });
    assert!(matches!(fourth.question.asked(), Asked::Multiple { right, .. } if right == &[0, 1]));
    assert_eq!(fifth.question.asked(), &Asked::FillIn { blanks: vec![vec!["1822".into()]] });
    assert_eq!(last.question.asked(), &Asked::Short { reference: "言之有理即可".into() });
}

#[test]
fn each_fault_of_a_gift_file_has_its_line() {
    let file = "没有括号的说明\n\n没有合上 {=甲 ~乙\n\n配对 {=甲 -> 一 =乙 -> 二}\n\n误差 {#3:2}\n\n范围 {#1..5}\n\n两个正确 {=甲 =乙 ~丙}\n\n没有符号 {甲 ~乙}\n\n部分 {=甲 ~%50%乙}\n\n空选项 {=甲 ~}\n\n没有参考 {}\n";
    let found = reading(file);
    assert_eq!(
        told(&found.faults),
        [
            "!1 没有括号的说明: It is only words, without an answer",
            "!3 没有合上: Braces do not match",
            "!5 配对: Questions of the kind “matching” cannot be brought in",
            "!7 误差: Numbers with a tolerance cannot be brought in",
            "!9 范围: Numbers with a tolerance cannot be brought in",
            "!11 两个正确: A single choice has several right answers",
            "!13 没有符号: An answer has neither = nor ~ before it",
            "15 部分: Partial credit was left out: an answer is right or wrong",
            "!17 空选项: Option B is empty",
            "!19 没有参考: There is no reference answer",
        ]
    );
    assert_eq!(found.questions.len(), 1);
}

#[test]
fn moodle_xml_is_read_as_its_definition_shows() {
    let file = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n<question type=\"category\"><category><text>$course$/top/纪律</text></category></question>\n<question type=\"multichoice\">\n<name><text>甲</text></name>\n<questiontext format=\"html\"><text><![CDATA[<p>看图 <img src=\"@@PLUGINFILE@@/a%20b.png\" alt=\"标志\"/>，面积 3m<sup>2</sup></p>]]></text><file name=\"a b.png\" path=\"/\" encoding=\"base64\">R0lGODlhAQABAIAAAAEAAAAAACwAAAAAAQABAAACAkQBADs=</file></questiontext>\n<generalfeedback format=\"html\"><text>&lt;p&gt;因为&lt;/p&gt;&lt;p&gt;出处：条例&lt;/p&gt;</text></generalfeedback>\n<single>true</single>\n<answer fraction=\"100\" format=\"html\"><text>一 &amp;lt; 二</text><feedback><text>对</text></feedback></answer>\n<answer fraction=\"0\"><text>二</text></answer>\n</question>\n<question type=\"truefalse\"><questiontext><text>对吗</text></questiontext><answer fraction=\"0\"><text>true</text></answer><answer fraction=\"100\"><text>false</text></answer></question>\n<question type=\"shortanswer\"><questiontext><text>填</text></questiontext><answer fraction=\"100\"><text>一</text></answer><answer fraction=\"50\"><text>1</text></answer></question>\n<question type=\"essay\"><questiontext><text>写</text></questiontext><graderinfo format=\"html\"><text>要点</text></graderinfo></question>\n<question type=\"numerical\"><questiontext><text>数</text></questiontext><answer fraction=\"100\"><text>3</text><tolerance>0.1</tolerance></answer></question>\n<question type=\"matching\"><name><text>配</text></name><questiontext><text>配对</text></questiontext></question>\n<question type=\"multichoice\"><questiontext><text>两个</text></questiontext><single>true</single><answer fraction=\"100\"><text>一</text></answer><answer fraction=\"100\"><text>二</text></answer></question>\n</quiz>\n";
    let found = reading(file);
    assert_eq!(
        told(&found.faults),
        [
            "13 填: Partial credit was left out: an answer is right or wrong",
            "!15 数: Numbers with a tolerance cannot be brought in",
            "!16 配: Questions of the kind “matching” cannot be brought in",
            "!17 两个: A single choice has several right answers",
        ]
    );
    let first = &found.questions[0].question;
    assert_eq!((first.title(), first.area(), first.source()), ("甲", "纪律", "条例"));
    let dot = crate::Image::of(&super::chance::dot(1)).expect("a picture");
    assert_eq!(first.stem(), format!("看图 ![标志]({})，面积 3m²", dot.name().as_str()));
    assert_eq!(first.asked().options(), ["一 < 二", "二"]);
    assert_eq!(first.explanation(), "因为\n一 < 二：对");
    assert_eq!(found.pictures.into_values().collect::<Vec<_>>(), [dot]);
    assert_eq!(found.questions.len(), 4);
}

#[test]
fn items_of_both_versions_of_qti_are_read() {
    let two = "<?xml version=\"1.0\"?>\n<assessmentItem xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p2\" identifier=\"x\" title=\"限速\" adaptive=\"false\" timeDependent=\"false\">\n<responseDeclaration identifier=\"R\" cardinality=\"single\" baseType=\"identifier\"><correctResponse><value>c2</value></correctResponse></responseDeclaration>\n<itemBody><p>学校门前限速多少？</p><choiceInteraction responseIdentifier=\"R\" shuffle=\"true\" maxChoices=\"1\"><prompt>选一个</prompt><simpleChoice identifier=\"c1\">60<feedbackInline outcomeIdentifier=\"F\" identifier=\"c1\" showHide=\"show\">太快</feedbackInline></simpleChoice><simpleChoice identifier=\"c2\"><b>30</b></simpleChoice></choiceInteraction></itemBody>\n</assessmentItem>";
    let question = only(two);
    assert_eq!(
        (question.title(), question.stem(), question.explanation()),
        ("限速", "学校门前限速多少？\n选一个", "太快")
    );
    assert_eq!(question.asked(), &Asked::Single { options: vec!["60".into(), "30".into()], right: 1 });

    let three = "<qti-assessment-item xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\" identifier=\"y\" title=\"\"><qti-response-declaration identifier=\"A\" cardinality=\"single\" base-type=\"string\"><qti-correct-response><qti-value>八</qti-value></qti-correct-response><qti-mapping default-value=\"0\"><qti-map-entry map-key=\"8\" mapped-value=\"1\"/><qti-map-entry map-key=\"九\" mapped-value=\"0\"/></qti-mapping></qti-response-declaration><qti-item-body><p>小组一般不少于 <qti-text-entry-interaction response-identifier=\"A\"/> 人。</p></qti-item-body></qti-assessment-item>";
    let question = only(three);
    assert_eq!(question.stem(), "小组一般不少于 ____ 人。");
    assert_eq!(question.asked(), &Asked::FillIn { blanks: vec![vec!["八".into(), "8".into()]] });

    let order = two.replace("choiceInteraction", "orderInteraction");
    assert_eq!(
        told(&reading(&order).faults),
        ["!2 学校门前限速多少？\n选一个".replace('\n', " ")
            + ": Questions of the kind “orderInteraction” cannot be brought in"]
        .map(|line| line.replace("学校门前限速多少？ 选一个", "限速"))
    );
}

#[test]
fn tables_are_read_by_their_headings() {
    let file = "题库,,,,,,,\n题型,题目,选项A,选项B,选项C,正确答案,答案解析,难度\n单选题,甲,一,二,三,b,因为,易\n多选,乙,一,二,三,\"A、C\",,\n,丙,一,二,,二,,\n判断题,丁,,,,√,,\n填空题,戊____己____,,,,一|壹；二,,\n简答题,庚,,,,要点,,\n";
    let found = reading(file);
    assert_eq!(told(&found.faults), ["2 : The column “难度” was not brought in"]);
    let kinds: Vec<_> = found.questions.iter().map(|found| found.question.asked().kind()).collect();
    assert_eq!(kinds, [Kind::Single, Kind::Multiple, Kind::Single, Kind::Judgement, Kind::FillIn, Kind::Short]);
    assert_eq!(
        found.questions[4].question.asked(),
        &Asked::FillIn { blanks: vec![vec!["一".into(), "壹".into()], vec!["二".into()]] }
    );
    assert_eq!(found.questions[2].line, 5);

    let (gbk, ..) = encoding_rs::GB18030.encode(file);
    assert_eq!(read(&gbk).expect("a table").questions, found.questions);
}

#[test]
fn each_fault_of_a_table_has_its_line() {
    let file = "题型,题干,A,B,C,答案\n单选,甲,一,二,,AB\n单选,乙,一,,三,A\n单选,丙,一,二,,\n连线题,丁,一,二,,A\n,戊,,,,什么\n判断,己,,,,也许\n单选,庚,一,二,,丁\n单选,辛,一,一,,A\n填空,壬____,,,,一；二\n单选,,一,二,,A\n单选,癸,一,二,,A,多,\"余\n";
    let found = reading(file);
    assert_eq!(
        told(&found.faults),
        [
            "!2 甲: A single choice has several right answers",
            "!3 乙: Option B is empty, but more options follow",
            "!4 丙: No answer is given",
            "!5 丁: Questions of the kind “连线题” cannot be brought in",
            "!6 戊: It cannot be told what kind of question it is",
            "!7 己: The answer “也许” is neither true nor false",
            "!8 庚: The answer “丁” is neither a letter nor the words of an option",
            "!9 辛: Options A and B are the same",
            "!10 壬____: The stem has 1 blanks, the answer 2",
            "!11 : There is no stem",
            "!12 癸: This row has more cells than there are columns",
            "!12 : A quotation mark is never closed; lines after it may have become one cell",
        ]
    );
    assert!(found.questions.is_empty());
}

#[test]
fn what_is_no_file_of_questions_is_refused_in_words() {
    for bytes in [
        b"".as_slice(),
        b" \n ",
        b"PK\x03\x04 broken",
        b"\xd0\xcf\x11\xe0 old",
        b"<quiz><question>",
        b"<html/>",
        "只是一段话。".as_bytes(),
        b"\x89PNG\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00",
        &vec![b'a'; crate::FILE_BYTES_MAX + 1],
    ] {
        let told = read(bytes).expect_err("no questions");
        assert!(!told.zh.is_empty() && !told.en.is_empty());
    }
}

#[test]
fn a_question_of_five_megabytes_is_named_and_left_out() {
    let file = format!("题干,答案,题型\n{},对,判断\n短的,错,判断\n", "长".repeat(1_700_000));
    let found = reading(&file);
    assert_eq!(found.questions.len(), 1);
    assert!(told(&found.faults)[0].ends_with("The stem has more than 5000 characters"), "{:?}", told(&found.faults));
}

/// What was read of a workbook of which one question's cells are written by this.
fn workbook(write: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> crate::Reading {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0_u16..).zip(["题干", "A", "B", "C", "D", "E", "答案", "解析"]) {
        sheet.write_string(0, column, heading).expect("a cell");
    }
    sheet.write_string(1, 0, "晚高峰从几点开始？").expect("a cell");
    sheet.write_string(1, 6, "A").expect("a cell");
    write(sheet);
    read(&book.save_to_buffer().expect("a workbook")).expect("a table")
}

#[test]
fn a_cell_of_a_workbook_means_what_it_shows() {
    let formatted = |code: &str| rust_xlsxwriter::Format::new().set_num_format(code);
    let cells = [
        (8.5 / 24.0, "h:mm", "8:30"),
        (0.8, "0%", "80%"),
        (1_200.0, "#,##0", "1,200"),
        (46_023.0, "yyyy\"年\"m\"月\"d\"日\"", "2026年1月1日"),
        (7.0, "000", "007"),
        (0.5, "# ?/?", "1/2"),
        (0.005, "0.0%", "0.5%"),
        (46_023.0, "m/d/yyyy", "2026-01-01"),
        (0.25, "[$-F400]h:mm:ss\\ AM/PM", "06:00"),
        (30.0, "General", "30"),
    ];
    for half in cells.chunks(5) {
        let found = workbook(|sheet| {
            for (column, (number, code, _)) in (1_u16..).zip(half) {
                sheet.write_number_with_format(1, column, *number, &formatted(code)).expect("a cell");
            }
        });
        assert_eq!(told(&found.faults), [""; 0]);
        let wanted: Vec<_> = half.iter().map(|(.., shown)| (*shown).to_owned()).collect();
        assert_eq!(found.questions[0].question.asked().options(), wanted);
    }
}

#[test]
fn a_formula_that_fails_is_named_with_its_question_and_says_nothing() {
    let found = workbook(|sheet| {
        sheet.write_string(1, 1, "七点").expect("a cell");
        sheet.write_string(1, 2, "八点").expect("a cell");
        let failing = rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!");
        sheet.write_formula(1, 7, failing).expect("a cell");
    });
    assert_eq!(found.questions[0].question.explanation(), "");
    assert_eq!(told(&found.faults), ["2 晚高峰从几点开始？: A cell holds a formula that fails"]);
    // Where it is the stem that fails, there is no title: never the name of the sheet in its place.
    let found = workbook(|sheet| {
        let failing = rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!");
        sheet.write_formula(1, 0, failing).expect("a cell");
    });
    assert!(found.faults.iter().all(|fault| fault.line == 2 && fault.title.is_empty()), "{:?}", told(&found.faults));
    assert!(!found.faults.is_empty());
}

#[test]
fn a_hidden_sheet_and_a_formula_without_its_result_are_told() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0_u32..).zip([["题干", "A", "B", "答案", "解析"], ["几点开始？", "七点", "八点", "A", ""]])
    {
        for (column, cell) in (0_u16..).zip(cells) {
            sheet.write_string(row, column, cell).expect("a cell");
        }
    }
    sheet.write_formula(1, 4, "=A1").expect("a cell");
    // As programs write it that do not reckon.
    let mut package = crate::package::Package::read(&book.save_to_buffer().expect("a workbook")).expect("an archive");
    for (name, part) in &mut package.0 {
        let said = String::from_utf8_lossy(part).replace("<f>A1</f><v>0</v>", "<f>A1</f>");
        *part = if name == "xl/workbook.xml" { said.replace("<sheet ", "<sheet state=\"hidden\" ") } else { said }
            .into_bytes();
    }
    let found = read(&package.write().expect("an archive")).expect("a table");
    assert_eq!(
        told(&found.faults),
        [
            "0 Sheet1: This sheet is hidden; its questions were brought in, too",
            "2 几点开始？: A cell holds a formula whose result is not in the file; it was not brought in",
        ]
    );
}

/// Spreadsheets write `=IF(…,"")` with an empty text for its result, and formulas far to the right.
#[test]
fn a_formula_with_an_empty_result_or_far_to_the_right_has_one() {
    let found = workbook(|sheet| {
        sheet.write_string(1, 1, "七点").expect("a cell");
        sheet.write_string(1, 2, "八点").expect("a cell");
        sheet.write_formula(1, 7, rust_xlsxwriter::Formula::new("=IF(A9=1,A9,\"\")").set_result("")).expect("a cell");
        sheet.write_formula(1, 70, rust_xlsxwriter::Formula::new("=1+1").set_result("2")).expect("a cell");
    });
    assert_eq!(told(&found.faults), ["!2 晚高峰从几点开始？: This row has more cells than there are columns"]);
}

#[test]
fn html_that_does_not_say_so_and_what_only_looks_like_it() {
    let stem = |text: &str| reading(text).questions[0].question.stem().to_owned();
    assert_eq!(stem("行人<strong>不得</strong>进入高速公路 {T}"), "行人不得进入高速公路");
    assert_eq!(stem("[plain]行人<strong>不得</strong>进入 {T}"), "行人<strong>不得</strong>进入");
    assert_eq!(stem("a < b 且 c > d {T}"), "a < b 且 c > d");
    assert_eq!(stem("</b> 是什么意思？ {T}"), "</b> 是什么意思？", "one alone is what is asked about");
    let words = "<quiz><question type=\"description\"><name><text>说明</text></name><questiontext><text>请看</text></questiontext></question></quiz>";
    assert_eq!(told(&reading(words).faults), ["!1 说明: It is only words, without an answer"]);
    assert!(!reading(words).faults[0].remedy.zh.contains('括'), "Moodle XML has no braces");
    let item = |title: &str| {
        format!(
            "<assessmentItem identifier=\"QUE_5f3a\" title=\"{title}\"><responseDeclaration identifier=\"R\"><correctResponse><value>A</value></correctResponse></responseDeclaration><itemBody><choiceInteraction responseIdentifier=\"R\" maxChoices=\"1\"><prompt>问</prompt><simpleChoice identifier=\"A\">甲</simpleChoice><simpleChoice identifier=\"B\">乙</simpleChoice></choiceInteraction></itemBody></assessmentItem>"
        )
    };
    let title = |title: &str| reading(&item(title)).questions[0].question.title().to_owned();
    assert_eq!([title("QUE_5f3a"), title("第一题")], ["", "第一题"]);
}

#[test]
fn a_text_whose_first_question_begins_with_a_tag_is_no_damaged_xml() {
    let aiken = "<?php echo 1; ?> 输出什么？\nA. 1\nB. 2\nANSWER: A\n";
    assert_eq!(reading(aiken).questions[0].question.stem(), "<?php echo 1; ?> 输出什么？");
    let damaged = "<?xml version=\"1.0\"?><quiz><question><text>问\n答案：A\n</text></question>";
    assert!(read(damaged.as_bytes()).expect_err("no quiz").en.contains("incomplete or wrong"));
}

#[test]
fn what_is_left_aside_is_told() {
    let table = reading("题干,A,B,答案,,备注,\n甲,一,二,A,因为,易,\n乙,一,二,B,,,\n");
    assert_eq!(
        told(&table.faults),
        ["1 : The column “备注” was not brought in", "1 : Column 5 has no name; what it holds was not brought in"]
    );
    let moodle = "<quiz><question type=\"truefalse\"><name><text>甲</text></name><questiontext format=\"markdown\"><text>**行人**优先</text></questiontext><hint format=\"html\"><text>想一想</text></hint><tags><tag><text>行人</text></tag></tags><answer fraction=\"100\"><text>true</text></answer><answer fraction=\"0\"><text>false</text></answer></question></quiz>";
    assert_eq!(
        told(&reading(moodle).faults),
        [
            "1 甲: The text is written in Markdown; its signs were kept as they stand",
            "1 甲: Hints and tags were not brought in"
        ]
    );
    let gift = reading("[markdown]**行人**优先吗 {T}");
    assert_eq!(gift.faults.len(), 1, "{:?}", told(&gift.faults));
    let old = "<?xml version=\"1.0\"?><questestinterop><item/></questestinterop>";
    let package = crate::package::Package(vec![
        ("imsmanifest.xml".to_owned(), b"<manifest/>".to_vec()),
        ("quiz.xml".to_owned(), old.as_bytes().to_vec()),
    ]);
    let found = read(&package.write().expect("a package")).expect("a package");
    assert_eq!(told(&found.faults), ["!1 quiz.xml: These are questions in QTI 1.2, which is not read"]);
}

#[test]
fn two_underscores_are_a_blank_where_there_is_an_answer_for_each() {
    let found = reading("题型,题干,答案\n填空,有__两__空,甲；乙\n填空,名字是 a__b,甲；乙\n");
    let stems: Vec<_> = found.questions.iter().map(|found| found.question.stem()).collect();
    assert_eq!(stems, ["有____两____空", "名字是 a__b____ ____"]);
}

#[test]
fn what_is_right_in_part_is_not_accepted_beside_what_is_wholly_right() {
    let gift = reading("生在哪里 {=拿撒勒 =%75%拿撒勒城 =%25%伯利恒}");
    assert_eq!(gift.questions[0].question.asked(), &Asked::FillIn { blanks: vec![vec!["拿撒勒".into()]] });
    assert_eq!(gift.faults.len(), 1, "and it is told");
}
