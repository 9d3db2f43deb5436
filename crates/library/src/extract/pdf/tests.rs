//! Tables, columns and margins, from what `pdftotext` says of a page, and from the forms that the product itself makes.

use zhixing_kit::Language;

use super::super::gather::Gather;
use super::super::{Look, read};
use super::read_described;

/// A page on which these lines of words stand, each word with its place from the left and the top; twelve points high, Chinese as wide as high.
fn page(lines: &[&[(f64, f64, &str)]]) -> String {
    let word = |(left, top, text): &(f64, f64, &str)| {
        let wide = text.chars().map(|c| if c.is_ascii() { 6.0 } else { 12.0 }).sum::<f64>();
        let (right, bottom) = (left + wide, top + 12.0);
        format!(r#"<word xMin="{left}" yMin="{top}" xMax="{right}" yMax="{bottom}">{text}</word>"#)
    };
    let line = |words: &&[(f64, f64, &str)]| format!("<line>{}</line>", words.iter().map(word).collect::<String>());
    let flows: String = lines.iter().map(|words| format!("<flow><block>{}</block></flow>", line(words))).collect();
    format!(r#"<html><doc><page width="595" height="842">{flows}</page></doc></html>"#)
}

fn paragraphs(described: &str) -> Vec<(Look, String)> {
    let mut gather = Gather::default();
    // Else what is read first would be its title.
    gather.call("一份 PDF");
    read_described(described, &mut gather).unwrap();
    gather.finish().unwrap().1.into_iter().map(|one| (one.look, one.text)).collect()
}

fn row(cells: &str) -> (Look, String) {
    (Look::Row, cells.to_owned())
}

#[test]
fn cells_of_a_row_stay_together_whatever_order_they_were_drawn_in() {
    // Column after column, the last cell in two lines, the first in their middle.
    let drawn = page(&[
        &[(72.0, 140.0, "姓名")],
        &[(72.0, 170.0, "周明")],
        &[(72.0, 207.0, "沈一诺")],
        &[(200.0, 140.0, "情况")],
        &[(200.0, 170.0, "到会")],
        &[(200.0, 200.0, "请假：带队在外，")],
        &[(200.0, 214.0, "下周补学")],
        &[(72.0, 300.0, "以上由记录人点名。")],
    ]);
    assert_eq!(
        paragraphs(&drawn),
        [
            row("姓名 ｜ 情况"),
            row("周明 ｜ 到会"),
            row("沈一诺 ｜ 请假：带队在外，下周补学"),
            (Look::Body, "以上由记录人点名。".to_owned()),
        ]
    );
}

#[test]
fn rows_of_many_columns_stand_close_and_cells_may_be_empty() {
    let places = [72.0, 150.0, 250.0, 350.0];
    let line = |top: f64, cells: [&'static str; 4]| {
        let filled = places.into_iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
        filled.map(|(left, cell)| (left, top, cell)).collect::<Vec<_>>()
    };
    let lines = [
        line(100.0, ["1", "三月", "岗亭", "已办"]),
        line(114.0, ["2", "四月", "校门", ""]),
        line(128.0, ["3", "五月", "桥头", "在办"]),
        line(150.0, ["4", "六月", "路口", "已办"]),
    ];
    let read = paragraphs(&page(&lines.iter().map(Vec::as_slice).collect::<Vec<_>>()));
    let rows =
        ["1 ｜ 三月 ｜ 岗亭 ｜ 已办", "2 ｜ 四月 ｜ 校门", "3 ｜ 五月 ｜ 桥头 ｜ 在办", "4 ｜ 六月 ｜ 路口 ｜ 已办"];
    assert_eq!(read, rows.map(row));
}

#[test]
fn cells_that_stand_close_are_two_and_characters_that_are_spread_are_one() {
    let close = page(&[
        &[(72.0, 100.0, "赞"), (91.0, 100.0, "成")],
        &[(72.0, 130.0, "接收阿布·力孜为"), (174.0, 130.0, "发出"), (201.0, 130.0, "14"), (216.0, 130.0, "张")],
        &[(72.0, 160.0, "下一年的装备"), (174.0, 160.0, "通过")],
    ]);
    let rows = ["接收阿布·力孜为 ｜ 发出 14 张", "下一年的装备 ｜ 通过"].map(row);
    assert_eq!(paragraphs(&close), [vec![(Look::Body, "赞成".to_owned())], rows.to_vec()].concat());
}

#[test]
fn two_columns_of_running_text_are_read_one_after_the_other_and_a_table_in_one_of_them_stays_there() {
    let text = "行人先行车辆让行行人先行车辆让行行人先行";
    let mut lines: Vec<Vec<(f64, f64, &str)>> =
        (0..14_u8).map(|at| vec![(40.0, 100.0 + f64::from(at) * 16.0, text)]).collect();
    lines.extend((0..9_u8).map(|at| vec![(310.0, 100.0 + f64::from(at) * 16.0, text)]));
    lines.extend((9..12_u8).map(|at| {
        let top = 100.0 + f64::from(at) * 16.0;
        vec![(310.0, top, "超速"), (420.0, top, "二百元")]
    }));
    let read = paragraphs(&page(&lines.iter().map(Vec::as_slice).collect::<Vec<_>>()));
    let rows: Vec<&(Look, String)> = read.iter().filter(|(look, _)| *look == Look::Row).collect();
    assert_eq!(rows, [&row("超速 ｜ 二百元"); 3], "{read:#?}");
    assert_eq!(read.iter().filter(|(_, words)| words.contains('｜')).count(), 3);
    assert_eq!(read.iter().map(|(_, words)| words.matches("行人先行").count()).sum::<usize>(), 23 * 3);
}

#[test]
fn a_note_in_the_margin_and_numbers_before_items_make_no_table() {
    let text = "行人先行车辆让行行人先行车辆让行行人先行";
    let mut lines: Vec<Vec<(f64, f64, &str)>> =
        (0..10_u8).map(|at| vec![(200.0, 100.0 + f64::from(at) * 16.0, text)]).collect();
    lines.push(vec![(40.0, 116.0, "编者按")]);
    lines.push(vec![(40.0, 180.0, "又及")]);
    let read = paragraphs(&page(&lines.iter().map(Vec::as_slice).collect::<Vec<_>>()));
    assert!(read.iter().all(|(look, _)| *look == Look::Body), "{read:#?}");
    let items = page(&[
        &[(72.0, 100.0, "1.")],
        &[(110.0, 100.0, "先敬礼再说话")],
        &[(72.0, 130.0, "2.")],
        &[(110.0, 130.0, "说明违法的事实")],
    ]);
    let told = ["1. 先敬礼再说话", "2. 说明违法的事实"].map(|item| (Look::Body, item.to_owned()));
    assert_eq!(paragraphs(&items), told);
}

#[test]
fn what_is_described_wrongly_is_read_as_far_as_it_goes() {
    let far = r#"<page width="NaN"><line><word xMin="-inf" yMin="1e300" xMax="x">&#x41;&amp;<b/></word><word>b</word></line></page>"#;
    assert_eq!(paragraphs(far), [(Look::Body, "A&b".to_owned())]);
    let crowd: String = (0..20_000)
        .map(|at| format!(r#"<line><word xMin="{at}" yMin="{at}" xMax="{at}" yMax="{at}">字</word></line>"#))
        .collect();
    let mut gather = Gather::default();
    read_described(&format!("<page>{crowd}"), &mut gather).unwrap();
    assert!(gather.finish().is_err(), "more paragraphs than a material has");
    assert!(read_described("", &mut Gather::default()).is_err());
}

#[test]
fn the_minutes_that_the_product_makes_are_read_row_by_row() {
    use zhixing_document::{Code, Column, Form, Kind, Name, Section, Size, Stamp, Table};
    const UNIT: Name = Name::new("unit", "单位", "Unit");
    const PRESENT: Name = Name::new("present", "到会人员", "Present");
    const ABSENT: Name = Name::new("absent", "未到会人员及原因", "Absent");
    const AGENDA: Table = Table {
        name: Name::new("agenda", "议程", "Agenda"),
        columns: &[Column::new("item", "议题", "Item", 3), Column::new("outcome", "结果", "Outcome", 3)],
    };
    static MINUTES: Kind = Kind {
        name: Name::new("minutes", "会议记录", "Minutes"),
        wide: false,
        sections: &[Section::Facts(&[UNIT, PRESENT, ABSENT]), Section::Grid(AGENDA)],
    };
    let everybody = "沈一诺、姜婉清、刘桂英、宋宏伟、吴倩、徐浩然、钟玉珍、史子涵、谢若兰、邱梦瑶、欧阳克让、郑大勇、唐慧敏、陆如意、蔡娟";
    let outcome = "雨衣、反光背心和手电占了大头，肩灯返修较多。";
    let row_of = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
    let form = Form::new(&MINUTES, Language::Chinese, "第一党支部会议记录")
        .with(UNIT, "第一党支部")
        .with(PRESENT, everybody)
        .with(ABSENT, "孙俊杰（住院治疗）")
        .with_rows(&AGENDA, [row_of(["通报全年装备支出", outcome]), row_of(["讨论更换先后", "先换夜间岗的肩灯。"])]);
    let stamp = Stamp {
        code: Code::of(*b"zhixing!"),
        address: "https://zhixing.example.org/verify?code=T3TJ6W5DEVSR".to_owned(),
        organisation: "某某支队".to_owned(),
        by: "周明".to_owned(),
        at: "2026年3月2日 09:00".to_owned(),
    };
    let made = zhixing_document::pdf(&form, &stamp, Size::Usual, None).unwrap();
    let read = match read("minutes.pdf", &made) {
        Err(told) if told.zh.contains("poppler") => return println!("skipped: pdftotext is not on this machine"),
        read => read.unwrap(),
    };
    let rows: Vec<&str> =
        read.paragraphs.iter().filter(|one| one.look == Look::Row).map(|one| one.text.as_str()).collect();
    let present = format!("到会人员 ｜ {everybody}");
    let spent = format!("通报全年装备支出 ｜ {outcome}");
    let wanted = [
        "单位 ｜ 第一党支部",
        &present,
        "未到会人员及原因 ｜ 孙俊杰（住院治疗）",
        "议题 ｜ 结果",
        &spent,
        "讨论更换先后 ｜ 先换夜间岗的肩灯。",
    ];
    assert_eq!(rows, wanted);
}
