//! Questions that come in from a file: shown first, all or nothing, twice the same changes nothing.

use zhixing_kit::test::{Browser, Page, places};

use super::town::Town;

const FILE: &str = "题型,题干,A,B,C,答案,解析,分类\n\
    单选题,雾天行车应当怎样做？,开远光灯,开雾灯并减速,紧跟前车,B,远光灯会被雾反射。,道路安全\n\
    多选题,哪些情形应当减速？,弯道,学校门前,空旷直路,AB,,道路安全\n\
    判断题,党小组一般每月开一次会。,,,,对,,党务\n\
    填空题,支部党员大会一般每____召开一次。,,,,季度,,党务\n";

fn look(browser: &mut Browser, text: &str) -> Page {
    let page = browser.post_file("/questions/import", "file", "题库.csv", text.as_bytes()).expect(303);
    let at = page.leads_to().to_owned();
    browser.get(&at).expect(200)
}

fn confirmation(page: &Page) -> String {
    let action = page.text.split("action=\"").find(|part| part.starts_with("/questions/import/"));
    action.and_then(|rest| rest.split('"').next()).expect("a form that confirms").to_owned()
}

#[test]
fn nothing_is_written_before_it_is_confirmed_and_then_all_with_one_record() {
    for place in places() {
        let town = Town::with(&place);
        let mut librarian = town.browser(&town.librarian);
        let shown = look(&mut librarian, FILE).shows("导入 4 道题");
        assert_eq!(town.count(), 0);
        let confirm = confirmation(&shown);
        librarian.post(&confirm, &[]).expect(303);
        assert_eq!(town.count(), 4);
        let list = librarian.get("/banks").expect(200).shows("道路安全").shows("党务");
        assert_eq!(list.text.matches("2 道题").count(), 2);
        let id = confirm.split('/').nth(3).expect("an id");
        assert_eq!(town.records(&format!("question-file/{id}")).len(), 1);
        // The confirmation sent once more finds nothing to do.
        librarian.post(&confirm, &[]).expect(422);
        // The same file once more: everything is known.
        look(&mut librarian, FILE).shows("没有新题").hides("/confirmation");
        assert_eq!(town.count(), 4);
    }
}

#[test]
fn what_cannot_come_in_is_named_and_left_out_only_when_that_is_confirmed() {
    for place in places() {
        let town = Town::with(&place);
        let mut secretary = town.browser(&town.secretary);
        let file = format!(
            "{FILE}单选题,没有答案的题,一,二,,,,党务\n\
            单选题,雾天行车，应当怎样做,开远光灯,开雾灯并减速,紧跟前车,B,,道路安全\n\
            单选题,雾天行车应当怎样做？,开远光灯,开雾灯并减速,紧跟前车,A,,道路安全\n\
            单选题,雾天行车时应当怎样做？,开远光灯,开雾灯并减速,紧跟前车,B,,道路安全\n"
        );
        let shown = look(&mut secretary, &file)
            .shows("没有答案的题")
            .shows("请补上答案")
            .shows("文件里重复，只导入一次")
            .shows("同一道题，答案不同")
            .shows("很像另一道题")
            .shows("第 2 行");
        let confirm = confirmation(&shown);
        secretary.post(&confirm, &[]).expect(422).shows("有 2 道题不能导入");
        assert_eq!(town.count(), 0);
        secretary.post(&confirm, &[("leave_out", "yes")]).expect(303);
        assert_eq!(town.count(), 5);
    }
}

#[test]
fn of_many_rows_each_can_be_seen_and_the_questions_as_they_were_read() {
    for place in places() {
        let town = Town::with(&place);
        let mut librarian = town.browser(&town.librarian);
        let row = |at: usize| format!("单选题,第{at}个路口怎么走？,绕行{at}号桥,停车{at}分钟,A\n");
        let all: String = (100..160).map(|at| row(at).repeat(2)).collect();
        let page = look(&mut librarian, &format!("题型,题干,A,B,答案\n{all}判断题,=1+1,,,\n"))
            .shows("文件里重复")
            .shows("还有 30 行在清单里")
            .shows("读出来的样子")
            .shows("绕行100号桥")
            .shows("答案：A");
        let at = confirmation(&page).replace("/confirmation", "/list.csv");
        assert!(page.text.contains(&format!("href=\"{at}\"")));
        let list = librarian.get(&at).expect(200);
        assert!(list.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
        assert_eq!(list.text.matches("文件里重复，只导入一次").count(), 60);
        assert_eq!(list.text.matches("\n新题,").count(), 60);
        assert!(list.text.contains("'=1+1") && list.text.contains("没有答案"), "{}", list.text);
        town.browser(&town.secretary).get(&at).expect(404);
    }
}

#[test]
fn all_questions_that_come_in_can_be_seen_and_searched_before_they_are_brought_in() {
    for place in places() {
        let town = Town::with(&place);
        let mut librarian = town.browser(&town.librarian);
        let all: String = (100..165).map(|at| format!("单选题,第{at}个路口怎么走？,绕行{at}号桥,停车,A\n")).collect();
        let page =
            look(&mut librarian, &format!("题型,题干,A,B,答案\n{all}单选题,,甲,乙,A\n")).shows("看全部 65 道新题");
        assert!(
            page.text.contains(
                "<td role=\"cell\"><span class=\"label\" aria-hidden=\"true\">题目</span><span>第 67 行</span>"
            ),
            "a row without a stem is headed by its line: {}",
            page.text
        );
        let at = confirmation(&page).replace("/confirmation", "/questions");
        let first =
            librarian.get(&at).expect(200).shows("第 1 到 30 道，共 65 道").shows("绕行129号桥").hides("绕行130号桥");
        let next = first.text.split("rel=\"next\" href=\"").nth(1).expect("a next page").split('"').next().unwrap();
        librarian
            .get(&next.replace("&amp;", "&"))
            .expect(200)
            .shows("绕行130号桥")
            .shows("第 32 行")
            .hides("绕行160号桥");
        librarian.get(&format!("{at}?from=60")).expect(200).shows("绕行164号桥").hides("rel=\"next\"");
        librarian.get(&format!("{at}?from=9999999999999999999999")).expect(200).shows("第 1 到 30 道");
        librarian
            .get(&format!("{at}?q=151%E5%8F%B7%E6%A1%A5"))
            .expect(200)
            .shows("第 53 行")
            .shows("共 1 道")
            .hides("绕行152号桥");
        librarian.get(&format!("{at}?q=%E6%9C%88%E4%BA%AE")).expect(200).shows("没有找到");
        town.browser(&town.secretary).get(&at).expect(404);
    }
}

#[test]
fn a_file_without_a_question_is_not_said_to_be_known() {
    for place in places() {
        let town = Town::with(&place);
        look(&mut town.browser(&town.librarian), "题型,题干,A,B,答案\n").shows("没有找到题目").hides("题库里都有了");
    }
}

#[test]
fn what_others_changed_after_it_was_shown_is_shown_again() {
    for place in places() {
        let town = Town::with(&place);
        let (mut one, mut other) = (town.browser(&town.secretary), town.browser(&town.librarian));
        let confirm = confirmation(&look(&mut one, FILE));
        let others = confirmation(&look(&mut other, FILE));
        other.post(&others, &[]).expect(303);
        one.post(&confirm, &[]).expect(422).shows("题库在您查看之后有了变化");
        assert_eq!(town.count(), 4);
    }
}

#[test]
fn nobody_else_sees_or_confirms_a_file_that_waits() {
    for place in places() {
        let town = Town::with(&place);
        let confirm = confirmation(&look(&mut town.browser(&town.librarian), FILE));
        let at = confirm.trim_end_matches("/confirmation");
        for other in [&town.secretary, &town.stranger, &town.superior, &town.administrator, &town.member] {
            town.browser(other).get(at).expect(404);
            town.browser(other).post(&confirm, &[]).expect(422);
        }
        town.browser(&town.member).post_file("/questions/import", "file", "题.csv", FILE.as_bytes()).expect(403);
        assert_eq!(town.count(), 0);
    }
}

#[test]
fn what_is_no_file_of_questions_is_told_at_the_field() {
    for place in places() {
        let town = Town::with(&place);
        let mut librarian = town.browser(&town.librarian);
        for (name, bytes, told) in [
            ("空.csv", b"".as_slice(), "这个文件是空的"),
            ("坏.xlsx", b"PK\x03\x04 broken", "压缩文件不完整"),
            ("话.txt", "只是一段话。".as_bytes(), "认不出是哪种题库格式"),
        ] {
            librarian.post_file("/questions/import", "file", name, bytes).expect(422).shows(told);
        }
        librarian.post("/questions/import", &[]).expect(422);
    }
}
