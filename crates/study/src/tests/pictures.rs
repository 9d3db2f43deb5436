//! Questions with pictures: brought in beside a file, put to a question by hand, shown to who may see the question, carried away, swept away.

use axum::body::Body;
use axum::http::{Request, header};
use zhixing_kit::clock::DAY_MS;
use zhixing_kit::jobs::run_due;
use zhixing_kit::test::{Browser, Page, places};
use zhixing_question::{Image, pack, read};

use super::town::Town;

/// A dot of this colour.
fn dot(colour: u8) -> Vec<u8> {
    let screen = [1, 0, 1, 0, 0x80, 0, 0, colour, 0, 0, 0, 0, 0];
    let image = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];
    [b"GIF89a".as_slice(), &screen, &image, b";"].concat()
}

/// Where a picture is fetched.
fn address(bytes: &[u8]) -> String {
    format!("/pictures/{}", Image::of(bytes).expect("a picture").name().as_str())
}

/// Sends a form with a file and words.
fn send(browser: &mut Browser, path: &str, file: &[u8], words: &[(&str, &str)]) -> Page {
    let mut body = Vec::new();
    for (name, value) in words {
        body.extend(
            format!("--x0x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes(),
        );
    }
    body.extend(b"--x0x\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a.png\"\r\n\r\n");
    body.extend_from_slice(file);
    body.extend(b"\r\n--x0x--\r\n");
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x0x")
        .header("sec-fetch-site", "same-origin");
    browser.send(request.body(Body::from(body)).expect("a request"))
}

fn packed() -> Vec<u8> {
    let table = "题型,题干,A,B,答案,图片,图片说明,分类\n\
        单选题,这个标志表示什么？,让行,停车,A,让行.gif,倒三角形,标志\n\
        单选题,这个标志表示什么？,让行,停车,B,停.gif,八角形,标志\n\
        单选题,哪个标志要停车？,![倒三角形](让行.gif),![八角形](停.gif),B,,,标志\n\
        单选题,图没有来,让行,停车,A,没有.png,,标志\n";
    let files = [("题.csv", table.as_bytes().to_vec()), ("让行.gif", dot(1)), ("停.gif", dot(2))];
    pack(files.map(|(name, bytes)| (name.to_owned(), bytes)).to_vec()).expect("a package")
}

/// Brings in the package; gives the page that shows what would change, and the way to confirm it.
fn look(browser: &mut Browser) -> (Page, String) {
    let page = browser.post_file("/questions/import", "file", "标志.zip", &packed()).expect(303);
    let at = page.leads_to().to_owned();
    (browser.get(&at).expect(200), format!("{at}/confirmation"))
}

#[test]
fn pictures_come_in_with_their_questions_and_are_shown_to_who_may_see_these() {
    for place in places() {
        let town = Town::with(&place);
        let mut librarian = town.browser(&town.librarian);
        let (shown, confirm) = look(&mut librarian);
        let shown =
            shown.shows("带进来的图片（2 张）").shows("没有.png").shows("请把题库文件和图片放进同一个 ZIP 压缩包");
        shown.shows(&format!("src=\"{}\"", address(&dot(1)))).shows("<figcaption>倒三角形</figcaption>");
        librarian.get(&address(&dot(1))).expect(200);
        town.browser(&town.secretary).get(&address(&dot(1))).expect(404);
        librarian.post(&confirm, &[]).expect(422);
        librarian.post(&confirm, &[("leave_out", "yes")]).expect(303);
        assert_eq!(town.count(), 3, "the same words about two pictures are two questions");

        let picture = town.browser(&town.member).get(&address(&dot(2))).expect(200);
        assert_eq!(picture.bytes, dot(2));
        let told = |name: &str| picture.headers[name].to_str().unwrap();
        assert_eq!(told("content-type"), "image/gif");
        assert_eq!(told("x-content-type-options"), "nosniff");
        assert_eq!(told("cache-control"), "private, max-age=31536000, immutable");
        assert!(told("content-security-policy").contains("object-src 'none'"));
        for (who, status) in [(&town.secretary, 200), (&town.superior, 404), (&town.stranger, 404)] {
            town.browser(who).get(&address(&dot(2))).expect(status);
        }
        for nothing in ["/pictures/a.png", "/pictures/0123456789abcdef0123456789abcdef.gif"] {
            town.browser(&town.member).get(nothing).expect(404);
        }
    }
}

#[test]
fn a_test_of_oneself_shows_them_with_words_and_takes_them_along() {
    for place in places() {
        let town = Town::with(&place);
        let mut librarian = town.browser(&town.librarian);
        let (_, confirm) = look(&mut librarian);
        librarian.post(&confirm, &[("leave_out", "yes")]).expect(303);
        let mut member = town.browser(&town.member);
        let along = member.get("/self-test/away").expect(200);
        let along = along.shows(&format!("<img class=\"pictured\" src=\"{}\" alt=\"倒三角形\"", address(&dot(1))));
        // Options that are pictures are chosen like any other.
        along.shows("<input type=\"radio\" name=\"option\" value=\"1\"><span>B. <img class=\"pictured\"");
        let at = member.post("/self-test", &[]).expect(303).leads_to().to_owned();
        let asked = member.get(&at).expect(200).shows("这个标志表示什么？").shows("<img class=\"pictured\"");
        assert!(!asked.text.contains("!["), "no mark is left in the page");
        member.post(&at, &[("option", "0")]).expect(303);
        member.get(&at).expect(200).shows("答对了").shows("<img class=\"pictured\"");
    }
}

#[test]
fn a_picture_is_put_to_a_question_by_hand_and_taken_away_again() {
    for place in places() {
        let town = Town::with(&place);
        let question = town.question("制动时最容易抱死的路面是", "道路安全");
        let at = format!("/questions/{question}");
        let mut librarian = town.browser(&town.librarian);
        librarian.get(&format!("{at}/pictures/new")).expect(200).shows("选项 B").shows("image/webp");
        let words = [("shows", "灰色的圆点"), ("spot", "option-B"), ("instead", "yes")];
        let put = format!("{at}/pictures");
        for (file, words, told) in [
            (dot(3), [("shows", ""), ("spot", "stem")], "请填写这一项"),
            (dot(3), [("shows", "点"), ("spot", "option-C")], "请从所列各项中选择"),
            (b"".to_vec(), [("shows", "点"), ("spot", "stem")], "请先选一张图片"),
            (b"<svg onload='alert(1)'>".to_vec(), [("shows", "点"), ("spot", "stem")], "SVG 图片里可以藏程序"),
            (b"MZ".to_vec(), [("shows", "点"), ("spot", "stem")], "这不是图片"),
        ] {
            send(&mut librarian, &put, &file, &words).expect(422).shows(told);
        }
        send(&mut librarian, &put, &dot(3), &words).expect(303);
        let shown = librarian.get(&at).expect(200).shows("第 2 版").shows("alt=\"灰色的圆点\"");
        assert!(shown.text.contains("B. <img"), "the picture is the option");
        for nobody in [&town.member, &town.administrator] {
            send(&mut town.browser(nobody), &put, &dot(4), &words).expect(404);
        }
        send(&mut town.browser(&town.stranger), &put, &dot(4), &words).expect(404);

        // The form of the words keeps the picture, and asks for its description.
        let form = |options: String| {
            [
                ("area", "道路安全".to_owned()),
                ("question_kind", "single".to_owned()),
                ("stem", "制动时最容易抱死的路面是".to_owned()),
                ("options", options),
                ("answer", "A".to_owned()),
            ]
        };
        let name = address(&dot(3)).replace("/pictures/", "");
        let edit = |browser: &mut Browser, options: String| {
            let fields = form(options);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            browser.edit(&format!("{at}/edit"), &at, &fields)
        };
        edit(&mut librarian, format!("A. 冰雪路面\nB. ![]({name})")).expect(422).shows("图片还没有文字说明");
        edit(&mut librarian, "A. 冰雪路面\nB. ![点](a.png)".to_owned()).expect(422).shows("这里没有图片“a.png”");
        edit(&mut librarian, format!("A. 冰雪路面\nB. ![深灰的圆点]({name})")).expect(303);
        librarian.get(&at).expect(200).shows("第 3 版").shows("深灰的圆点");
        librarian.post(&format!("{at}/pictures/removal"), &[("picture", &name)]).expect(303);
        librarian.get(&at).expect(200).shows("第 4 版").shows("B. 深灰的圆点");
        assert_eq!(town.records(&format!("question/{question}")).len(), 4);
        // Earlier versions were seen with it.
        town.browser(&town.member).get(&address(&dot(3))).expect(200);
    }
}

#[test]
fn what_no_question_shows_goes_after_two_days_and_what_one_shows_stays() {
    for place in places() {
        let town = Town::with(&place);
        let mut librarian = town.browser(&town.librarian);
        look(&mut librarian);
        let question = town.question("制动时最容易抱死的路面是", "道路安全");
        let words = [("shows", "圆点"), ("spot", "stem")];
        send(&mut librarian, &format!("/questions/{question}/pictures"), &dot(2), &words).expect(303);
        place.pass_ms(DAY_MS);
        run_due(&place.db, crate::JOBS).expect("jobs");
        librarian.get(&address(&dot(1))).expect(200);
        place.pass_ms(DAY_MS + 1);
        run_due(&place.db, crate::JOBS).expect("jobs");
        librarian.get(&address(&dot(1))).expect(404);
        librarian.get(&address(&dot(2))).expect(200);
    }
}

#[test]
fn a_bank_is_carried_away_with_its_pictures_and_comes_in_again_elsewhere() {
    for place in places() {
        let town = Town::with(&place);
        let mut librarian = town.browser(&town.librarian);
        let (_, confirm) = look(&mut librarian);
        librarian.post(&confirm, &[("leave_out", "yes")]).expect(303);
        let list = librarian.get("/banks").expect(200);
        let bank = list.text.split("href=\"/banks/").nth(1).and_then(|rest| rest.split('"').next()).expect("a bank");
        for (format, ending) in [("csv", "zip"), ("xlsx", "zip"), ("gift", "zip"), ("moodle", "xml"), ("qti3", "zip")] {
            let page = librarian.get(&format!("/banks/{bank}/export?format={format}")).expect(200);
            page.shows("所有内容都能写进");
            let file = librarian.get(&format!("/banks/{bank}/export/file?format={format}")).expect(200);
            let name = file.headers["content-disposition"].to_str().unwrap();
            assert!(name.starts_with(&format!("attachment; filename=\"questions.{ending}\"")), "{name}");
            let reading = read(&file.bytes).expect("a file of questions");
            assert_eq!((reading.questions.len(), reading.pictures.len()), (3, 2), "{format}");
            // Brought in where they are already, nothing is new.
            let again = librarian.post_file("/questions/import", "file", "又.zip", &file.bytes).expect(303);
            let again = again.leads_to().to_owned();
            librarian.get(&again).expect(200).shows("没有新题");
        }
        librarian.get(&format!("/banks/{bank}/export?format=aiken")).expect(200).shows("有 3 道题写不进").shows("图片");
        let mut stranger = town.browser(&town.stranger);
        let file = librarian.get(&format!("/banks/{bank}/export/file?format=qti2")).expect(200).bytes;
        let page = stranger.post_file("/questions/import", "file", "题.zip", &file).expect(303);
        let at = format!("{}/confirmation", page.leads_to());
        stranger.post(&at, &[]).expect(303);
        stranger.get(&address(&dot(1))).expect(200);
    }
}
