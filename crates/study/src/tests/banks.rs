//! Questions that are written, reworded, withdrawn and carried away; who may and who may not.

use zhixing_kit::test::places;
use zhixing_question::read;

use super::town::Town;

const FORM: [(&str, &str); 6] = [
    ("area", "道路安全"),
    ("question_kind", "single"),
    ("stem", "雾天行车应当怎样做？"),
    ("options", "A. 开远光灯\nB. 开雾灯，减速\nC. 紧跟前车"),
    ("answer", "b"),
    ("explanation", "远光灯会被雾反射。"),
];

fn with<'a>(name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    FORM.iter().map(|(known, usual)| (*known, if *known == name { value } else { usual })).collect()
}

#[test]
fn a_question_is_written_reworded_withdrawn_and_restored_each_with_one_record() {
    for place in places() {
        let town = Town::with(&place);
        let mut librarian = town.browser(&town.librarian);
        librarian.get("/banks").expect(200).shows("这里还没有题目");
        let at = librarian.post("/questions", &FORM).expect(303).leads_to().to_owned();
        librarian.get(&at).expect(200).shows("B. 开雾灯，减速").shows("远光灯会被雾反射").shows("第 1 版");
        let about = at.trim_start_matches("/questions/");
        let records = || town.records(&format!("question/{about}")).len();
        assert_eq!(records(), 1);

        librarian.edit(&format!("{at}/edit"), &at, &FORM).expect(303);
        assert_eq!(records(), 1, "saving what is there already changes nothing");
        librarian.edit(&format!("{at}/edit"), &at, &with("explanation", "会晃到自己。")).expect(303);
        librarian.get(&at).expect(200).shows("会晃到自己").shows("第 2 版").shows("远光灯会被雾反射").shows("第 1 版");
        assert_eq!((records(), town.count()), (2, 1));

        librarian.post(&format!("{at}/withdrawal"), &[]).expect(303);
        librarian.post(&format!("{at}/withdrawal"), &[]).expect(303);
        assert_eq!((records(), town.count()), (3, 0));
        librarian.get(&at).expect(200).shows("已停用");
        librarian.post(&format!("{at}/return"), &[]).expect(303);
        assert_eq!((records(), town.count()), (4, 1));
    }
}

#[test]
fn a_question_is_found_in_its_bank_by_any_of_its_words() {
    for place in places() {
        let town = Town::with(&place);
        let mut librarian = town.browser(&town.librarian);
        librarian.post("/questions", &FORM).expect(303);
        let bank = town.bank(&town.question("哪种路面附着力最小？", "道路安全"));
        librarian.get(&format!("/banks/{bank}")).expect(200).shows("雾天行车").shows("附着力最小");
        for words in ["%E9%9B%BE%E5%A4%A9", "%E8%BF%9C%E5%85%89%E7%81%AF%E4%BC%9A%E8%A2%AB"] {
            let page = librarian.get(&format!("/banks/{bank}?q={words}")).expect(200);
            page.shows("雾天行车").hides("附着力最小");
        }
        librarian.get(&format!("/banks/{bank}?q=zzz")).expect(200).shows("没有找到");
    }
}

#[test]
fn what_is_wrong_with_a_question_stands_at_its_field() {
    for place in places() {
        let town = Town::with(&place);
        let mut secretary = town.browser(&town.secretary);
        for (name, value, told) in [
            ("stem", " ", "没有题干"),
            ("options", "A. 只有一个", "不是选项的字母"),
            ("options", "A. 一\nB. 一", "选项 A 和 B 一样"),
            ("answer", "D", "不是选项的字母"),
            ("answer", "AB", "单选题写了几个正确答案"),
            ("area", "", "请填写这一项"),
            ("question_kind", "matching", "请从所列各项中选择"),
        ] {
            secretary.post("/questions", &with(name, value)).expect(422).shows(told);
        }
        assert_eq!(town.count(), 0);
        secretary.post("/questions", &FORM).expect(303);
        secretary.post("/questions", &with("stem", "雾天行车，应当怎样做")).expect(422).shows("已经有这道题");
        secretary.post("/questions", &with("answer", "A")).expect(422).shows("答案不同");
        assert_eq!(town.count(), 1);
    }
}

#[test]
fn only_secretary_and_librarian_keep_the_banks_of_their_unit() {
    for place in places() {
        let town = Town::with(&place);
        let question = town.question("制动时最容易抱死的路面是", "道路安全");
        let bank = town.bank(&question);
        let pages = [format!("/banks/{bank}"), format!("/banks/{bank}/export/file"), format!("/questions/{question}")];
        for page in &pages {
            town.browser(&town.secretary).get(page).expect(200);
            town.browser(&town.librarian).get(page).expect(200);
            // Who keeps none is not told that there is one.
            for nobody in [&town.member, &town.stranger, &town.superior, &town.administrator] {
                town.browser(nobody).get(page).expect(404);
            }
        }
        for nobody in [&town.member, &town.administrator] {
            town.browser(nobody).get("/banks").expect(403).shows("资料员");
            town.browser(nobody).post("/questions", &FORM).expect(403);
            town.browser(nobody).post(&format!("/questions/{question}/withdrawal"), &[]).expect(404);
        }
        // Each has a bank of his own, and sees nothing of the other.
        for other in [&town.stranger, &town.superior] {
            town.browser(other).get("/banks").expect(200).hides("道路安全");
        }
        assert_eq!(town.count(), 1);
    }
}

#[test]
fn two_people_who_reword_a_question_at_once_are_asked() {
    for place in places() {
        let town = Town::with(&place);
        let question = town.question("制动时最容易抱死的路面是", "道路安全");
        let at = format!("/questions/{question}");
        let form = |explanation: &'static str| {
            vec![
                ("area", "道路安全"),
                ("question_kind", "single"),
                ("stem", "制动时最容易抱死的路面是"),
                ("options", "A. 冰雪路面\nB. 干燥路面"),
                ("answer", "A"),
                ("explanation", explanation),
                ("source", "驾驶手册"),
            ]
        };
        let (mut one, mut other) = (town.browser(&town.secretary), town.browser(&town.librarian));
        let opened = one.get(&format!("{at}/edit")).expect(200);
        let basis = opened.text.split("name=\"basis\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let basis = basis.expect("the form tells its basis").replace("&quot;", "\"");
        other.edit(&format!("{at}/edit"), &at, &form("冰雪路面附着力最小。")).expect(303);
        let mut late = form("路面太滑。");
        late.push(("basis", &basis));
        one.post(&at, &late).expect(422).shows("冰雪路面附着力最小。").shows("路面太滑。");
        one.get(&at).expect(200).shows("冰雪路面附着力最小。").hides("路面太滑。");
    }
}

#[test]
fn a_bank_is_carried_away_in_every_format_and_what_is_left_out_is_told() {
    for place in places() {
        let town = Town::with(&place);
        let question = town.question("制动时最容易抱死的路面是", "道路安全");
        let mut librarian = town.browser(&town.librarian);
        librarian
            .post(
                "/questions",
                &[
                    ("area", "道路安全"),
                    ("question_kind", "fill_in"),
                    ("stem", "先____，再____。"),
                    ("answer", "停车|靠边停车；报警"),
                ],
            )
            .expect(303);
        let at = format!("/banks/{}", town.bank(&question));
        librarian.get(&format!("{at}/export?format=gift")).expect(200).shows("有 1 道题写不进这种格式");
        librarian.get(&format!("{at}/export?format=xlsx")).expect(200).shows("所有内容都能写进");
        for (format, count) in
            [("xlsx", 2), ("csv", 2), ("gift", 1), ("aiken", 1), ("moodle", 1), ("qti2", 2), ("qti3", 2)]
        {
            let file = librarian.get(&format!("{at}/export/file?format={format}")).expect(200);
            let name = file.headers.get("content-disposition").expect("a name").to_str().unwrap();
            assert!(name.starts_with("attachment; filename=\"questions."), "{name}");
            let reading = read(&file.bytes).expect("a file of questions");
            assert_eq!(reading.questions.len(), count, "{format}");
        }
    }
}
