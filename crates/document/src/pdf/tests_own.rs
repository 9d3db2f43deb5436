//! An own template on paper: its letterhead, its fixed words and its order, on every page what belongs there, and the form's proof as ever.

use zhixing_kit::Language;

use super::pdf;
use super::tests::told;
use crate::sheet::tests::template;
use crate::tests::{AGENDA, TRIAL, form, stamp};
use crate::{Form, Format, Size, attach, body_digest, docx, read};

/// A letter with a red head, in which the summary stands before the agenda.
const LETTER: &str = r#"<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="方正小标宋简体"/><w:sz w:val="44"/></w:rPr><w:t>{{标题}}</w:t></w:r></w:p><w:p><w:pPr><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr><w:r><w:t>按照支部工作条例的规定，{{单位}}于本季度召开会议，现将情况报告如下，请予审阅；不当之处，请批评指正。</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>会议结论</w:t></w:r></w:p><w:p><w:r><w:t>{{?小结}}{{小结}}</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>会议议程</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="grid"/></w:tblPr><w:tblGrid><w:gridCol w:w="5000"/><w:gridCol w:w="3800"/></w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>研究事项</w:t></w:r></w:p></w:tc><w:tc><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>处理意见</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>{{议程.议题}}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{{议程.结果}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>{{发言.发言人}}：{{发言.内容}}</w:t></w:r></w:p><w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t>承办人：</w:t></w:r><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">　　　　　　</w:t></w:r></w:p><w:p><w:r><w:t>{{二维码}}</w:t></w:r></w:p><w:p><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>{{核验码}} {{出具说明}}</w:t></w:r></w:p>"#;

fn made(form: &Form, size: Size) -> Vec<u8> {
    pdf(form, &stamp(), size, Some(&template(LETTER))).expect("a PDF: fonts-noto-cjk is installed for the tests")
}

/// A form with so many entries of its agenda.
fn long(rows: usize) -> Form {
    let row = |at: usize| vec![format!("第{at}项"), "已研究。".repeat(at % 9 + 1)];
    form(Language::Chinese).with_rows(&AGENDA, (0..rows).map(row))
}

fn pages(name: &str, file: &[u8]) -> Vec<String> {
    let text = told("pdftotext", name, file, &["-layout", "-"]);
    text.split('\u{c}').filter(|page| !page.trim().is_empty()).map(|page| page.replace(' ', "")).collect()
}

/// Where words stand in a text, in this order.
fn follow(text: &str, words: &[&str]) -> bool {
    let mut rest = text;
    words.iter().all(|word| {
        let at = rest.find(word);
        rest = at.map_or("", |at| &rest[at + word.len()..]);
        at.is_some()
    })
}

#[test]
fn it_says_what_the_template_says_in_its_order() {
    let pages = pages("own-order", &made(&form(Language::Chinese), Size::Usual));
    let text: String = pages.concat().split_whitespace().collect();
    let words = [
        "某某支队文件",
        "第一党支部会议记录",
        "第一党支部于本季度召开会议",
        "一、会议结论",
        "第一行",
        "二、会议议程",
        "研究事项",
        "学习文件",
        "沈一诺：同意",
        "承办人：",
        &stamp().code.to_string(),
    ];
    assert!(follow(&text, &words), "{text}");
    assert!(!text.contains("地点") && text.matches("{{").count() == 1, "only what was typed into a field: {text}");
    // The words of Word's file and of the PDF's are the same ones.
    let word = crate::tests::words(&docx(&form(Language::Chinese), &stamp(), Some(&template(LETTER))).expect("a file"));
    for line in word.lines().map(|line| line.replace([' ', '　'], "")).filter(|line| line.chars().count() > 3) {
        let said = line.replace(char::is_control, "");
        assert!(text.contains(&said[..said.char_indices().nth(12).map_or(said.len(), |(at, _)| at)]), "{said}: {text}");
    }
}

#[test]
fn each_page_has_its_head_its_number_the_table_its_heads_and_the_code() {
    let pages = pages("own-pages", &made(&long(90), Size::Usual));
    assert!(pages.len() > 3, "{} pages", pages.len());
    let code = stamp().code.to_string().replace(' ', "");
    for (at, page) in pages.iter().enumerate() {
        assert_eq!(page.contains("某某支队文件"), at == 0, "{page}");
        assert_eq!(page.contains("某某支队内部资料"), at > 0, "{page}");
        // The template gives the first page no foot.
        assert_eq!(page.contains(&format!("第{}页，共{}页", at + 1, pages.len())), at > 0, "{page}");
        assert!(page.contains("研究事项") || !page.contains("已研究"), "{page}");
        assert!(page.contains(&code), "{code}: {page}");
    }
    assert!((0..90).all(|at| pages.concat().contains(&format!("第{at}项"))));
}

#[test]
fn a_row_that_is_higher_than_a_page_is_parted_and_loses_nothing() {
    let words: String = (0..900).map(|at| format!("第{at}句话。")).collect();
    let form = form(Language::Chinese).with_rows(&AGENDA, [vec!["长".to_owned(), words]]);
    let text: String = pages("own-long", &made(&form, Size::Usual)).concat().split_whitespace().collect();
    for at in [0, 1, 300, 450, 700, 899] {
        assert!(text.contains(&format!("第{at}句")), "{at}");
    }
}

#[test]
fn its_colours_are_printed_and_its_letters_embedded() {
    let file = made(&form(Language::Chinese), Size::Usual);
    let red = |file: &[u8]| {
        let picture = picture(file);
        picture.chunks(3).filter(|dot| dot[0] > 200 && dot[1] < 90 && dot[2] < 90).count()
    };
    assert!(red(&file) > 300, "a red letterhead and a red line below it: {}", red(&file));
    let plain = pdf(&form(Language::Chinese), &stamp(), Size::Usual, None).expect("a PDF");
    assert_eq!(red(&plain), 0);
    let fonts = told("pdffonts", "own-fonts", &file, &[]);
    assert!(fonts.lines().count() > 2 && fonts.lines().skip(2).all(|line| line.contains("yes yes")), "{fonts}");
}

/// The dots of the first page, three bytes each.
fn picture(file: &[u8]) -> Vec<u8> {
    let path = std::env::temp_dir().join(format!("zhixing-own-{}-{}.pdf", std::process::id(), file.len()));
    std::fs::write(&path, file).expect("written");
    let made = std::process::Command::new("pdftoppm").args(["-r", "60", "-singlefile"]).arg(&path).output();
    std::fs::remove_file(&path).expect("removed");
    let picture = made.expect("poppler-utils is installed for the tests").stdout;
    assert!(picture.starts_with(b"P6"), "a picture");
    let head = picture.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(2).map_or(0, |(at, _)| at + 1);
    picture[head..].to_vec()
}

#[test]
fn it_carries_its_proof_prints_large_and_gives_the_same_bytes() {
    let (file, again) = (made(&long(30), Size::Usual), made(&long(30), Size::Usual));
    assert!(file == again, "the same PDF twice");
    assert!(pages("own-large", &made(&long(30), Size::Large)).len() > pages("own-usual", &file).len());
    let attached = attach(Format::Pdf, &file, b"{\n}\n").expect("a file");
    let carried = read(&attached).expect("it carries a proof");
    assert_eq!(carried.digest, body_digest(Format::Pdf, &file).expect("a digest"));
    assert!(file.len() < 400_000, "{} bytes", file.len());
}

#[test]
fn the_built_in_template_brought_back_as_an_own_one_says_all_that_the_form_says() {
    for language in Language::ALL {
        let own = crate::template(&TRIAL, language).expect("a template");
        let file = pdf(&form(language), &stamp(), Size::Usual, Some(&own)).expect("a PDF");
        let text = pages(&format!("own-built-in-{}", language.tag()), &file).concat();
        let words = ["第一党支部会议记录", "第一党支部", "学习文件", "沈一诺", "没有署名的话", "第二行", "—1—"];
        assert!(words.iter().all(|word| text.contains(word)), "{text}");
        let counted = language.pick("一、议程", "1.Agenda");
        assert!(text.contains(counted) && !text.contains(language.pick("地点", "Place")), "{text}");
    }
}

#[test]
fn figures_that_cannot_be_do_no_harm() {
    let cell =
        r#"<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p><w:r><w:t>{{单位}}</w:t></w:r></w:p></w:tc>"#;
    let body = format!(
        r#"<w:tbl><w:tblGrid><w:gridCol w:w="9e38"/><w:gridCol w:w="9e38"/></w:tblGrid><w:tr><w:trPr><w:trHeight w:val="9e9"/></w:trPr>{cell}{cell}{cell}</w:tr></w:tbl><w:p><w:pPr><w:spacing w:before="9e30" w:after="-9e30" w:line="9e30" w:lineRule="exact"/><w:ind w:left="-9e30" w:right="9e30" w:firstLine="NaN" w:firstLineChars="9e30"/><w:tabs><w:tab w:val="right" w:pos="9e30"/><w:tab w:val="left" w:pos="-7"/></w:tabs></w:pPr><w:r><w:rPr><w:sz w:val="9e30"/></w:rPr><w:t>大</w:t><w:tab/><w:t>字</w:t></w:r><w:r><w:rPr><w:sz w:val="-1"/></w:rPr><w:t>{{{{核验码}}}}</w:t></w:r></w:p><w:p><w:r><w:t>末尾</w:t></w:r></w:p>"#
    );
    let file = pdf(&form(Language::Chinese), &stamp(), Size::Usual, Some(&template(&body))).expect("a PDF");
    let text = pages("own-figures", &file).concat();
    assert!(text.contains("第一党支部") && text.contains("大") && text.contains("末尾"), "{text}");
    let seen = told("pdfinfo", "own-figures", &file, &[]);
    let pages = seen.lines().find_map(|line| line.strip_prefix("Pages:")?.trim().parse::<u32>().ok());
    assert!(pages.is_some_and(|pages| pages < 12), "{seen}");
}

#[test]
fn a_template_that_cannot_be_read_is_refused_with_a_sentence() {
    for bad in [&b"PK\x03\x04 half of it"[..], b"%PDF-1.7", b""] {
        let refused = pdf(&form(Language::Chinese), &stamp(), Size::Usual, Some(bad));
        assert!(matches!(refused, Err(zhixing_kit::Error::Refused(_))), "{refused:?}");
    }
}

/// Written by LibreOffice 7.4: placeholders in three runs each, borders of cells, a list with dots, the code in the foot.
const OF_LIBRE_OFFICE: &[u8] = include_bytes!("../tests/libreoffice.docx");

#[test]
fn a_template_of_another_word_processor_is_set_as_well() {
    assert!(crate::check(OF_LIBRE_OFFICE, &TRIAL).iter().all(|finding| !finding.refused));
    let file = pdf(&long(40), &stamp(), Size::Usual, Some(OF_LIBRE_OFFICE)).expect("a PDF");
    let pages = pages("own-libre-office", &file);
    let words = [
        "某某支队第一党支部",
        "第一党支部会议记录",
        "研究的事项",
        "第0项",
        "第39项",
        "二、小结",
        "•沈一诺：同意",
        "（签字）",
    ];
    assert!(follow(&pages.concat(), &words), "{pages:?}");
    for (at, page) in pages.iter().enumerate() {
        let foot = format!("{}·第{}页", stamp().code, at + 1);
        assert!(
            page.contains(&foot) && page.matches(&stamp().code.to_string()).count() == 1,
            "once, in its foot: {page}"
        );
        assert!(page.contains("事项意见") || !page.contains("已研究"), "{page}");
    }
}
