//! Numbers and names that differ in spaces, widths and case: whose they are, what is told, and what stays in doubt.

use super::plans::plan;
use crate::import::Plan;
use crate::import::plan::Present;

fn remarks(plan: &Plan) -> Vec<&str> {
    assert!(plan.remarks.iter().all(|remark| !remark.en.is_empty()));
    plan.remarks.iter().map(|remark| remark.zh.as_str()).collect()
}

/// 001 张三, secretary of 第一党支部; 002 李四 in its 第一党小组; 003 王五 of 第二党支部.
#[test]
fn what_differs_in_spaces_and_widths_alone_is_what_is_kept() {
    let plan = plan(
        "００１,张　三,第一 党支部,,正式党员,,,,,,,,\n0 02,李 四,第一党支部,第一　党小组,预备党员,,,,,,,,\n003,王五,第二党支部 ,,正式党员,,,,,,,,",
    );
    assert!(plan.bad.is_empty() && plan.changes_nothing(), "{plan:?}");
    assert_eq!((plan.unchanged, plan.absent), (3, 0));
    assert_eq!(remarks(&plan), ["有 2 个姓名中间的空格去掉了：张三、李四。"]);
}

#[test]
fn a_field_of_work_that_is_not_kept_is_told_with_its_line() {
    let plan = plan(
        "9,赵六,第一党支部,,正式党员,,,,,组织委员,2024-01-05,,\n10,钱七,第一党支部,,正式党员,,,,,委员,2024-01-05,,\n\
         11,孙八,第一党支部,,正式党员,,,,,纪检委员；资料员,2024-01-05,,",
    );
    assert!(plan.bad.is_empty(), "{:?}", plan.bad);
    let told =
        "有 2 处职务写的是分工（第 2 行赵六 组织委员、第 4 行孙八 纪检委员），都按“委员”登记；分工的字样不另外记下。";
    assert_eq!(remarks(&plan), [told]);
}

#[test]
fn new_units_that_look_alike_are_one_and_it_is_told() {
    let plan = plan(
        "9,赵六,空格支部（联合）,东 组,正式党员,,,,,,,,\n10,钱七,空格支部(联合),东组,正式党员,,,,,,,,\n11,孙八,空格 支部 (联合),,正式党员,,,,,,,,\n\
         12,周九,Branch A,,正式党员,,,,,,,,\n13,吴十,branch　a,,正式党员,,,,,,,,\n14,郑一,第一党支部,第一党小组（东）,正式党员,,,,,,,,",
    );
    assert!(plan.bad.is_empty(), "{:?}", plan.bad);
    let units: Vec<_> = plan.units.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(units, ["空格支部（联合）", "东组", "Branch A", "第一党小组（东）"]);
    let remarks = remarks(&plan);
    assert_eq!(remarks.len(), 3, "{remarks:?}");
    assert_eq!(remarks[0], "第 3 行的“空格支部(联合)”按“空格支部（联合）”读：只差空格、全半角或大小写。");
    assert!(remarks[2].contains("“branch　a”按“Branch A”读"), "{remarks:?}");
}

#[test]
fn numbers_that_differ_in_case_are_told_and_nobody_is_guessed() {
    let twice = plan(
        "s003,赵六,第一党支部,,正式党员,,,,,,,,\nＳ００３,钱七,第一党支部,,正式党员,,,,,,,,\nS 003,孙八,第一党支部,,正式党员,,,,,,,,",
    );
    let told: Vec<_> = twice.bad.iter().map(|bad| (bad.line, bad.what.zh.as_str())).collect();
    let wanted = [(3, "与第 2 行的编号只差大小写或空格"), (4, "与第 3 行的编号只差大小写或空格")];
    assert_eq!(told, wanted);
    assert!(twice.bad[0].remedy.zh.contains("一个人只留一行") && twice.bad[0].what.en.contains("line 2"));
}

#[test]
fn a_number_that_differs_from_a_kept_one_in_case_is_a_fault_that_names_it() {
    let mut present = super::plans::present();
    for (at, number) in [(0, "S003"), (1, "S004"), (2, "s004")] {
        present.members[at].1.number = number.to_owned();
    }
    let within = |present: &Present, row: &str| {
        let list = format!("编号,姓名,党支部,人员类别\n{row}\n");
        let (headings, table) = crate::import::read("list.csv", list.as_bytes()).expect("a list");
        Plan::new(&headings, &table, present)
    };
    let plan = |row: &str| within(&present, row);
    let near = plan("s003,张三,第一党支部,正式党员");
    let [bad] = &near.bad[..] else { panic!("{:?}", near.bad) };
    assert_eq!((bad.column.zh.as_str(), bad.what.zh.as_str()), ("编号", "与现有的编号“S003”只差大小写或空格"));
    assert!(near.members.is_empty() && near.changed.is_empty(), "{near:?}");
    // To who does not keep that member it is not told.
    let mut elsewhere = present.clone();
    elsewhere.keeps = Some([present.units[2].id.clone()].into());
    let others = within(&elsewhere, "s003,张三,第二党支部,正式党员");
    assert_eq!(others.bad[0].what.zh, "这个编号属于不归您维护的成员");
    // Two who are kept as two stay two; a third spelling may be either.
    let both = plan("S004,李四,第一党支部,预备党员\ns004,王五,第二党支部,正式党员");
    assert!(both.bad.is_empty() && both.unchanged == 2, "{both:?}");
    let same = plan("Ｓ００３,张三,第一党支部,正式党员");
    assert!(same.bad.is_empty() && same.unchanged == 1, "{same:?}");
}

#[test]
fn a_name_that_several_units_look_like_is_told() {
    let mut present = super::plans::present();
    present.units[1].name = "城中（联合）".to_owned();
    present.units[2].name = "城中(联合)".to_owned();
    let plan = |branch: &str| {
        let list = format!("编号,姓名,党支部,人员类别\n9,赵六,{branch},正式党员\n");
        let (headings, table) = crate::import::read("list.csv", list.as_bytes()).expect("a list");
        Plan::new(&headings, &table, &present)
    };
    assert!(plan("城中(联合)").bad.is_empty() && plan("城中（联合）").bad.is_empty());
    let several = plan("城中 （联合)");
    let [bad] = &several.bad[..] else { panic!("{:?}", several.bad) };
    assert!(bad.column.zh == "党支部" && bad.what.zh.contains("城中（联合）、城中(联合)"), "{bad:?}");
    assert!(several.units.is_empty() && several.members.is_empty(), "{several:?}");
}

#[test]
fn a_long_number_that_a_spreadsheet_shortened_is_told() {
    for number in ["1.10101E+17", "1.1e+17", "1E+17"] {
        let plan = plan(&format!("{number},赵六,第一党支部,,正式党员,,,,,,,,"));
        let [bad] = &plan.bad[..] else { panic!("{number}: {:?}", plan.bad) };
        assert!(bad.what.zh.contains("科学记数") && bad.remedy.zh.contains("“文本”"), "{bad:?}");
    }
    for number in ["E+17", "A1E+17", "1.E+17", "1E17", "1.5.1E+17"] {
        assert!(plan(&format!("{number},赵六,第一党支部,,正式党员,,,,,,,,")).bad.is_empty(), "{number}");
    }
}

#[test]
fn lines_below_the_list_are_left_out_and_told() {
    let plan = plan("9,赵六,第一党支部,,正式党员,,,,,,,,\n合计,,2,,,,,,,,,,\n,,填表人：王五,,,审核：,,,,,,,");
    assert!(plan.bad.is_empty() && plan.units.is_empty() && plan.members.len() == 1, "{plan:?}");
    let remarks = remarks(&plan);
    assert_eq!(remarks[0], "第 3 行“合计”没有编号和姓名，不是成员，没有读。");
    assert!(remarks.len() == 2 && remarks[1].contains("第 4 行“填表人：王五”"), "{remarks:?}");
}

#[test]
fn a_day_that_is_there_but_not_kept_is_told_as_that() {
    for (born, since, column, what) in [
        ("1880-01-01", "", "出生日期", "早于 1900 年"),
        ("0001-01-01", "", "出生日期", "早于 1900 年"),
        ("", "2024-01-05 13:30:00", "编入日期", "日期后面还有时刻"),
        ("", "2024-02-30", "编入日期", "没有这一天，或写法看不懂"),
    ] {
        let plan = plan(&format!("9,赵六,第一党支部,,正式党员,{since},{born},,,,,,"));
        let [bad] = &plan.bad[..] else { panic!("{:?}", plan.bad) };
        assert_eq!((bad.column.zh.as_str(), bad.what.zh.as_str()), (column, what));
        assert!(!bad.remedy.zh.is_empty() && !bad.remedy.en.is_empty());
    }
}

#[test]
fn what_is_spelt_exactly_as_it_is_kept_is_that_and_nothing_is_said() {
    let mut present = super::plans::present();
    present.units[1].name = "空格 支部".to_owned();
    present.members[0].1.number = "Ｓ003".to_owned();
    let rows = |present: &Present, rows: &str| {
        let list = format!("编号,姓名,党支部,人员类别\n{rows}\n");
        let (headings, table) = crate::import::read("list.csv", list.as_bytes()).expect("a list");
        Plan::new(&headings, &table, present)
    };
    // Alone, as it is kept and as it is not.
    let alone = rows(&present, "Ｓ003,张三,空格 支部,正式党员");
    assert!(alone.bad.is_empty() && alone.unchanged == 1 && remarks(&alone).is_empty(), "{alone:?}");
    let near = rows(&present, "Ｓ003,张三,空格支部,正式党员");
    assert!(near.bad.is_empty() && near.unchanged == 1, "{near:?}");
    assert_eq!(remarks(&near), ["第 2 行的“空格支部”按“空格 支部”读：只差空格、全半角或大小写。"]);
    // Beside those that look like them.
    present.units[2].name = "空格支部".to_owned();
    let king = present.members.iter_mut().find(|(_, member)| member.name == "王五").expect("a member");
    king.1.number = "S003".to_owned();
    let both = rows(&present, "Ｓ003,张三,空格 支部,正式党员\nS003,王五,空格支部,正式党员");
    assert!(both.bad.is_empty() && both.changes_nothing() && both.unchanged == 2, "{both:?}");
    assert!(remarks(&both).is_empty(), "{both:?}");
}

/// The usual way in which one person is entered twice: his name, another number.
#[test]
fn a_new_member_with_the_name_of_one_of_the_branch_is_told() {
    let again = plan("J77777,张三,第一党支部,,正式党员,,,,,,,,\nJ77778,张三,第二党支部,,正式党员,,,,,,,,");
    assert!(again.bad.is_empty() && again.members.len() == 2, "{again:?}");
    let told = remarks(&again);
    assert_eq!(told.len(), 1, "in another branch it is another person: {told:?}");
    assert!(told[0].starts_with("第 2 行的“张三”（编号 J77777）") && told[0].contains("编号 001"), "{told:?}");
}
