//! What is read from files of each format, and what hostile ones come to.

mod real;

use super::*;

fn looks(extracted: &Extracted) -> Vec<(Look, &str)> {
    extracted.paragraphs.iter().map(|one| (one.look, one.text.as_str())).collect()
}

#[test]
fn markdown_becomes_headings_items_quotations_and_rows() {
    let text = "# 酒驾的代价\n\n先看**三个**数。\n\n## 一、后果\n\n- 暂扣\n- 罚款\n\n> 喝酒不开车\n\n| 档 | 处理 |\n|---|---|\n| 饮酒 | 暂扣六个月 |\n";
    let read = read("a.md", text.as_bytes()).unwrap();
    assert_eq!(read.title, "酒驾的代价");
    assert_eq!(
        looks(&read),
        [
            (Look::Body, "先看三个数。"),
            (Look::Heading, "一、后果"),
            (Look::Item, "暂扣"),
            (Look::Item, "罚款"),
            (Look::Quote, "喝酒不开车"),
            (Look::Row, "档 ｜ 处理"),
            (Look::Row, "饮酒 ｜ 暂扣六个月"),
        ]
    );
}

#[test]
fn a_web_page_leaves_its_scripts_its_menus_and_its_markup_behind() {
    let page = "<!DOCTYPE html><html><head><title>通知 &amp; 说明</title><style>p{}</style><script>alert('<p>x</p>')</script></head>
        <body><nav><a href=/>首页</a></nav><h2>范围</h2><p onclick=alert(1)>第一段<br>第二行 <b>加粗</b><p>未闭合
        <ul><li>甲<li>乙</ul><img src=x onerror=alert(1)><iframe src=//evil></iframe><footer>版权</footer></body></html>";
    let read = read("page", page.as_bytes()).unwrap();
    assert_eq!((read.format, read.title.as_str()), (Format::Hypertext, "通知 & 说明"));
    assert_eq!(
        looks(&read),
        [
            (Look::Heading, "范围"),
            (Look::Body, "第一段\n第二行 加粗"),
            (Look::Body, "未闭合"),
            (Look::Item, "甲"),
            (Look::Item, "乙"),
        ]
    );
}

#[test]
fn plain_text_in_gbk_is_read_and_lines_broken_at_a_width_are_joined() {
    let (bytes, _, _) = encoding_rs::GBK.encode("值勤须知\n\n第一章 总则\n一、着装\n穿反光背心。\n");
    let read = read("须知.txt", &bytes).unwrap();
    assert_eq!(read.title, "值勤须知");
    assert_eq!(
        looks(&read),
        [(Look::Heading, "第一章 总则"), (Look::Subheading, "一、着装"), (Look::Body, "穿反光背心。")]
    );
    let line = "路口".repeat(15);
    let broken = as_format(Format::Plain, "a.txt", &format!("{line}\n{line}\n{line}\n完。")).unwrap();
    assert_eq!(broken.paragraphs.len(), 1, "{broken:?}");
    assert_eq!(broken.paragraphs[0].text, format!("{line}{line}{line}完。"));
}

#[test]
fn a_long_paragraph_is_cut_behind_a_sentence_and_nothing_is_lost() {
    let text = "一句话到这里。".repeat(400);
    let read = as_format(Format::Plain, "a.txt", &text).unwrap();
    assert!(read.paragraphs.len() > 2 && read.paragraphs.iter().all(|one| one.text.ends_with('。')));
    assert_eq!(read.paragraphs.iter().map(|one| one.text.as_str()).collect::<String>(), text);
}

#[test]
fn a_long_paragraph_without_a_sentence_is_cut_between_two_words() {
    let words: Vec<String> = (0..400).map(|number| format!("word{number}")).collect();
    let read = as_format(Format::Plain, "a.txt", &words.join(" ")).unwrap();
    let again = read.paragraphs.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join(" ");
    assert!(read.paragraphs.len() > 2 && again == words.join(" "));
}

#[test]
fn what_is_no_text_or_too_much_of_it_is_refused_with_what_to_do() {
    let zh = |outcome: Result<Extracted, zhixing_kit::Sentence>| outcome.unwrap_err().zh;
    assert!(zh(read("a.txt", b" \n\t\n")).contains("没有读到文字"));
    assert!(zh(read("a.html", b"<p></p><script>x</script>")).contains("没有读到文字"));
    assert!(zh(read("a.txt", &[0x80, 0xff, 0x00, 0x01])).contains("编码"));
    assert!(zh(read("a.txt", "很长。".repeat(300_000).as_bytes())).contains("分成几份"));
    assert!(zh(read("a.txt", "行\n".repeat(6_000).as_bytes())).contains("分成几份"));
}

#[test]
fn depth_that_would_topple_a_tree_is_only_text() {
    let deep = format!("{}深{}", "<div><blockquote><nav>".repeat(50_000), "</nav>".repeat(50_000));
    assert!(as_format(Format::Hypertext, "a.html", &deep).is_ok());
    let deep = format!("{}深", "> ".repeat(20_000));
    assert!(as_format(Format::Markdown, "a.md", &deep).is_ok());
}

#[test]
fn marks_that_reorder_or_hide_what_others_read_are_taken_out() {
    let read = as_format(Format::Markdown, "a.md", "限速\u{202e}80\u{200f}公里\u{0}").unwrap();
    assert_eq!(read.paragraphs[0].text, "限速80公里");
}

/// A Word document with this body.
fn word(body: &str) -> Vec<u8> {
    word_with(body, &[])
}

/// The same with further parts.
fn word_with(body: &str, further: &[(&str, &str)]) -> Vec<u8> {
    let own = [
        ("[Content_Types].xml", "<Types/>"),
        (
            "word/styles.xml",
            r#"<w:styles xmlns:w="w"><w:style w:styleId="a1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="b"><w:name w:val="二级"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>"#,
        ),
        (
            "word/document.xml",
            &format!(r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#),
        ),
    ];
    packed(&[&own[..], further].concat())
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write as _;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_word_document_gives_its_words_without_what_was_deleted_and_without_fields() {
    let body = r#"
        <w:p><w:pPr><w:pStyle w:val="a1"/></w:pPr><w:r><w:t>值勤规范</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="b"/></w:pPr><w:r><w:t>着装</w:t></w:r></w:p>
        <w:p><w:r><w:t xml:space="preserve">穿反光 &amp; 戴帽</w:t></w:r><w:del><w:r><w:delText>旧话</w:delText><w:t>也删</w:t></w:r></w:del>
            <w:ins><w:r><w:t>，新增</w:t></w:r></w:ins><w:r><w:instrText> PAGE </w:instrText></w:r></w:p>
        <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>一条</w:t><w:br/><w:t>续行</w:t></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>岗位</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>人数</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
        <w:p/><w:p><w:r><w:t>末段</w:t></w:r></w:p>"#;
    let read = read("x.docx", &word(body)).unwrap();
    assert_eq!((read.format, read.title.as_str()), (Format::Word, "值勤规范"));
    assert_eq!(
        looks(&read),
        [
            (Look::Heading, "着装"),
            (Look::Body, "穿反光 & 戴帽，新增"),
            (Look::Item, "一条\n续行"),
            (Look::Row, "岗位 ｜ 人数"),
            (Look::Body, "末段"),
        ]
    );
}

#[test]
fn text_boxes_and_notes_of_a_word_document_are_read_and_what_is_drawn_is_counted() {
    let body = r#"
        <w:p><w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>
            <w:p><w:r><w:t>文本框里的规定</w:t></w:r><w:r><w:endnoteReference w:id="1"/></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>
            <mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>文本框里的规定</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>
            <w:r><w:t>接着说</w:t></w:r></w:p>
        <w:p><w:r><w:drawing><a:blip/></w:drawing></w:r><w:r><w:t>图下</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>
        <w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t xml:space="preserve"> 已查</w:t><w:noBreakHyphen/><w:t>A</w:t></w:r></w:p>
        <w:p><w:r><w:ruby><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>汉</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"#;
    let footnotes = r#"<w:footnotes><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>见条例第九条。</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
    let endnotes =
        r#"<w:endnotes><w:endnote w:id="1"><w:p><w:r><w:t>另见附件。</w:t></w:r></w:p></w:endnote></w:endnotes>"#;
    let read = read("x.docx", &word_with(body, &[("word/footnotes.xml", footnotes), ("word/endnotes.xml", endnotes)]))
        .unwrap();
    let texts: Vec<&str> = read.paragraphs.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(
        texts,
        ["正文[1]接着说", "文本框里的规定[2]", "图下", "☑ 已查-A", "汉", "[1] 见条例第九条。", "[2] 另见附件。"]
    );
    let told: Vec<&str> = read.left_out.iter().map(|told| told.zh.as_str()).collect();
    assert_eq!(told, ["有 1 张图片或图表只在原件里。", "有 1 条批注只在原件里。"]);
    let alone = r"<w:p><w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>只有文本框</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>";
    assert_eq!(super::read("x.docx", &word(alone)).unwrap().paragraphs[0].text, "只有文本框");
}

#[test]
fn raised_signs_stay_raised_and_what_is_struck_out_is_told() {
    let run = |set: &str, words: &str| format!("<w:r><w:rPr>{set}</w:rPr><w:t>{words}</w:t></w:r>");
    let body = [
        run("", "限高10"),
        run(r#"<w:vertAlign w:val="superscript"/>"#, "3"),
        run("", "毫米，H"),
        run(r#"<w:vertAlign w:val="subscript"/>"#, "2"),
        run(r#"<w:strike w:val="0"/>"#, "O"),
        run("<w:strike/>", "，旧规定"),
        run(r#"<w:vertAlign w:val="superscript"/>"#, "注"),
    ];
    let found = read("x.docx", &word(&format!("<w:p>{}</w:p>", body.concat()))).unwrap();
    assert_eq!(found.paragraphs[0].text, "限高10³毫米，H₂O，旧规定注");
    assert!(found.left_out.len() == 1 && found.left_out[0].zh.contains("1 处划掉"), "{:?}", found.left_out);
    let page = read("a.html", "<html><p>限高10<sup>3</sup>毫米，H<sub>2</sub>O".as_bytes()).unwrap();
    assert_eq!(page.paragraphs[0].text, "限高10³毫米，H₂O");
    let open = read("a.html", "<html><p>限高10<sup>3毫米</p><p>2026年</p>".as_bytes()).unwrap();
    assert_eq!(open.paragraphs[1].text, "2026年", "what was never ended ends with its block");
}

#[test]
fn the_numbers_that_word_counts_itself_are_read() {
    let numbering = r#"<w:numbering><w:abstractNum w:abstractNumId="0">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="第%1条"/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
        <w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="6"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"#;
    let item = |list: u32, level: u32, words: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"#
        )
    };
    let body = [
        item(4, 0, "着装整齐。"),
        item(4, 0, "文明用语："),
        item(4, 1, "先敬礼"),
        item(4, 1, "再说明"),
        item(4, 0, "依法办事。"),
        item(5, 0, "圆点"),
        item(6, 0, "重新起头。"),
        "<w:p><w:r><w:t>末段</w:t></w:r></w:p>".to_owned(),
    ]
    .concat();
    let read = read("x.docx", &word_with(&body, &[("word/numbering.xml", numbering)])).unwrap();
    assert_eq!(
        looks(&read),
        [
            (Look::Body, "第一条 着装整齐。"),
            (Look::Body, "第二条 文明用语："),
            (Look::Body, "（1） 先敬礼"),
            (Look::Body, "（2） 再说明"),
            (Look::Body, "第三条 依法办事。"),
            (Look::Item, "圆点"),
            (Look::Body, "第一条 重新起头。"),
            (Look::Body, "末段"),
        ]
    );
}

#[test]
fn lists_that_count_keep_their_numbers() {
    let text = "1. 敬礼\n2. 说明\n   - 理由\n3. 放行\n\n末段\n";
    let numbered = [
        (Look::Body, "1. 敬礼"),
        (Look::Body, "2. 说明"),
        (Look::Item, "理由"),
        (Look::Body, "3. 放行"),
        (Look::Body, "末段"),
    ];
    assert_eq!(looks(&read("a.md", text.as_bytes()).unwrap()), numbered);
    let page = "<html><ol><li>敬礼<li>说明<ul><li>理由</ul><li>放行</ol><p>末段";
    assert_eq!(looks(&read("a.html", page.as_bytes()).unwrap()), numbered);
    let page = "<html><ol start=4><li><p>第四</p></li></ol><img src=a.png>";
    let read = read("a.html", page.as_bytes()).unwrap();
    assert_eq!(looks(&read), [(Look::Body, "4. 第四")]);
    assert!(read.left_out[0].zh.contains("1 张图片"));
}

#[test]
fn notes_and_the_head_of_a_markdown_file_are_read_as_what_they_are() {
    let text =
        "---\ntitle: \"前言标题\"\nauthor: 张三\n---\n正文有脚注[^甲]。\n\n[^甲]: 脚注文字\n\n![图](a.png)\n\n尾段\n";
    let found = read("a.md", text.as_bytes()).unwrap();
    assert_eq!(found.title, "前言标题");
    let texts: Vec<&str> = found.paragraphs.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(texts, ["正文有脚注[1]。", "[1] 脚注文字", "图", "尾段"]);
    assert_eq!(found.left_out.len(), 2, "{:?}", found.left_out);
    let rules = read("a.md", "---\n两条横线之间的话。\n\n---\n后面\n".as_bytes()).unwrap();
    assert_eq!(rules.paragraphs.len(), 2, "{rules:?}");
}

#[test]
fn broken_and_hostile_archives_are_refused_with_what_to_do() {
    let zh = |bytes: &[u8]| read("a.docx", bytes).unwrap_err().zh;
    assert!(zh(b"PK\x03\x04broken").contains("已损坏"));
    assert!(zh(&packed(&[("xl/workbook.xml", "<x/>")])).contains("不是 Word"));
    assert!(zh(&word("<w:p><w:r><w:t>没有结尾")).contains("已损坏"));
    assert!(zh(&word_with("<w:p><w:r><w:t>字</w:t></w:r></w:p>", &[("word/vbaProject.bin", "x")])).contains("宏"));
    assert!(zh(&[0xd0, 0xcf, 0x11, 0xe0, 1, 2]).contains("旧版 Word"));
    let bomb = packed(&[("word/document.xml", &" ".repeat(49 * 1024 * 1024))]);
    assert!(bomb.len() < 100_000 && zh(&bomb).contains("炸弹"));
    let entities = r#"<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>"#;
    assert!(zh(&packed(&[("word/document.xml", entities)])).contains("已损坏"));
    let deep = format!("{}<w:t>深</w:t>{}", "<w:r>".repeat(100_000), "</w:r>".repeat(100_000));
    assert_eq!(read("a.docx", &word(&format!("<w:p>{deep}</w:p>"))).unwrap().paragraphs.len(), 1);
}

/// A PDF of these pages, each with these lines; without lines a page holds a drawing alone, as a scan does.
fn pdf(pages: &[&[&str]]) -> Vec<u8> {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!(
            "<</Type/Pages/Count {}/Kids[{}]>>",
            pages.len(),
            (0..pages.len()).map(|at| format!("{} 0 R ", 4 + at * 2)).collect::<String>()
        ),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    for (at, lines) in pages.iter().enumerate() {
        let shown: String = lines.iter().map(|line| format!("({line}) Tj 0 -14 Td ")).collect();
        let content =
            if lines.is_empty() { "0 0 500 700 re f".to_owned() } else { format!("BT /F 11 Tf 60 780 Td {shown}ET") };
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {} 0 R>>",
            5 + at * 2
        ));
        objects.push(format!("<</Length {}>>stream\n{content}\nendstream", content.len()));
    }
    let (mut bytes, mut places) = (b"%PDF-1.4\n".to_vec(), Vec::new());
    for (at, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj{object}endobj\n", at + 1).into_bytes());
    }
    let table = bytes.len();
    let rows: String = places.iter().map(|place| format!("{place:010} 00000 n \n")).collect();
    let end = objects.len() + 1;
    bytes.extend(
        format!(
            "xref\n0 {end}\n0000000000 65535 f \n{rows}trailer<</Size {end}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF"
        )
        .into_bytes(),
    );
    bytes
}

#[test]
fn a_pdf_gives_its_text_and_a_scan_says_that_it_is_one() {
    let made = pdf(&[
        &["Braking distance", "A car at sixty needs twenty metres to stop on a dry road.", "1"],
        &["A wet road needs more.", "2"],
    ]);
    match read("a.pdf", &made) {
        Err(sentence) if sentence.zh.contains("poppler") => eprintln!("skipped: pdftotext is missing"),
        read => {
            let read = read.unwrap();
            assert_eq!((read.format, read.title.as_str()), (Format::Pdf, "Braking distance"));
            let all: Vec<&str> = read.paragraphs.iter().map(|one| one.text.as_str()).collect();
            assert_eq!(all, ["A car at sixty needs twenty metres to stop on a dry road.", "A wet road needs more."]);
            let scan = super::read("a.pdf", &pdf(&[&[], &[], &[]])).unwrap_err().zh;
            assert!(scan.contains("3 页") && scan.contains("扫描件"), "{scan}");
            let partly = super::read("a.pdf", &pdf(&[&["A page with words on it."], &[], &[]])).unwrap();
            assert!(partly.left_out[0].zh.starts_with("第 2、3 页没有文字"), "{:?}", partly.left_out);
            assert!(super::read("a.pdf", b"%PDF-1.4 nothing").unwrap_err().zh.contains("打不开"));
        }
    }
}

/// As the fuzz target does, for a moment and always the same: files of each format with bytes exchanged, left out and said again.
#[test]
fn files_with_bytes_exchanged_give_paragraphs_within_their_bounds_or_a_sentence() {
    let random = zhixing_kit::id::Random::seeded(22);
    let draw = |limit: usize| random.below(limit as u64) as usize;
    let page = "<!doctype html><title>题</title><table><tr><td>甲<td>乙</table><pre>a\n b</pre><script>x</script><p>尾";
    let seeds: [(&str, Vec<u8>); 4] = [
        ("a.md", "# 题\n\n> 引\n\n- 条\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n<div><p>网页</p></div>\n".into()),
        ("a.html", page.into()),
        ("a.txt", encoding_rs::GBK.encode("第一章 总则\n一、着装\n穿反光背心。\n").0.into_owned()),
        ("a.docx", word("<w:p><w:r><w:t>题</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")),
    ];
    for _ in 0..600 {
        for (name, seed) in &seeds {
            let mut bytes = seed.clone();
            for _ in 0..=draw(6) {
                let (at, len) = (draw(bytes.len().max(1)), draw(9));
                let end = (at + len).min(bytes.len());
                match draw(3) {
                    0 => bytes.iter_mut().skip(at).take(len).for_each(|byte| *byte = draw(256) as u8),
                    1 => drop(bytes.drain(at..end)),
                    _ => bytes.extend_from_within(at..end),
                }
            }
            match read(name, &bytes) {
                Err(told) => assert!(!told.zh.is_empty() && !told.en.is_empty()),
                Ok(read) => {
                    let fits = |one: &Paragraph| {
                        (1..=1_000).contains(&one.text.chars().count()) && one.text.trim() == one.text
                    };
                    assert!(!read.paragraphs.is_empty() && read.paragraphs.iter().all(fits), "{name}: {bytes:?}");
                    assert!(
                        read.paragraphs
                            .iter()
                            .all(|one| one.text.chars().all(|c| c == '\n' || c == '\t' || !c.is_control()))
                    );
                }
            }
        }
    }
}
