//! The passage of the library behind a question: chosen by who keeps its bank, shown to who has answered, and not before.

use zhixing_kit::test::{Page, places};
use zhixing_library::acts::{Area, Brought, Format, Kind, NewMaterial, as_format, publish};

use super::town::Town;

const FIRST: &str = "湿滑路面附着力小，制动要早、要轻。";
const TEXT: &str = "雨天行车讲义。\n\n湿滑路面附着力小，制动要早、要轻。";

/// The librarian publishes something to read.
fn publish_something(town: &Town) {
    let (librarian, unit) = (town.librarian.clone(), town.branch.clone());
    let publishing = move |tx: &zhixing_kit::Write<'_>| {
        let new = NewMaterial {
            title: "雨天行车".into(),
            area: Area::Knowledge,
            kind: Kind::Guide,
            tags: Vec::new(),
            source: String::new(),
            link: String::new(),
            unit: unit.clone(),
            note: String::new(),
        };
        let extracted = as_format(Format::Plain, "", TEXT).map_err(zhixing_kit::Error::Refused)?;
        let brought = Brought { file_name: "a.txt".into(), file: TEXT.as_bytes().to_vec(), extracted };
        publish(tx, &librarian, &new, &brought).map(drop)
    };
    town.house.db.write_now(publishing).unwrap();
}

fn passage(page: &Page) -> String {
    let value = page.text.split("name=\"passage\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    value.expect("a passage to choose").to_owned()
}

#[test]
fn who_keeps_a_bank_names_the_passage_and_who_has_answered_sees_it_and_can_open_it() {
    for place in places() {
        let town = Town::with(&place);
        publish_something(&town);
        let question = town.question("制动时最容易抱死的路面是", "道路安全");
        let at = format!("/questions/{question}");
        let choose = format!("{at}/passage");
        let (mut librarian, mut member) = (town.browser(&town.librarian), town.browser(&town.member));
        member.get(&choose).expect(404);
        town.browser(&town.stranger).get(&choose).expect(404);
        librarian.get(&at).expect(200).shows(&choose);
        let found = librarian.get(&format!("{choose}?q=%E9%99%84%E7%9D%80%E5%8A%9B")).expect(200).shows("雨天行车");
        let form = [("passage", passage(&found))];
        let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
        member.post(&choose, &form).expect(404);
        for _ in 0..2 {
            librarian.post(&choose, &form).expect(303);
        }
        librarian.post(&choose, &[("passage", "none")]).expect(404);
        let page = librarian.get(&at).expect(200).shows(FIRST).shows("驾驶手册").shows("第 2 版").hides("第 3 版");
        let way = page.text.split("href=\"/library/").nth(1).and_then(|rest| rest.split('"').next()).expect("a way");
        assert!(way.contains("?edition=1&amp;part=1#p2"), "{way}");

        let ask = member.post("/self-test", &[]).expect(303).leads_to().to_owned();
        member.get(&ask).expect(200).hides(FIRST);
        member.post(&ask, &[("option", "0")]).expect(303);
        member.get(&ask).expect(200).shows(FIRST).shows("href=\"/library/").shows("驾驶手册");
        // On a device without a network it lies beside the answer.
        town.browser(&town.secretary).get("/self-test/away").expect(200).shows(FIRST);
    }
}

#[test]
fn an_address_of_the_library_may_also_be_pasted_and_one_that_leads_nowhere_is_no_passage() {
    for place in places() {
        let town = Town::with(&place);
        publish_something(&town);
        let question = town.question("制动时最容易抱死的路面是", "道路安全");
        let at = format!("/questions/{question}");
        let mut librarian = town.browser(&town.librarian);
        let found = librarian.get(&format!("{at}/passage?q=%E9%99%84%E7%9D%80%E5%8A%9B")).expect(200);
        librarian.post(&format!("{at}/passage"), &[("passage", &passage(&found))]).expect(303);
        let page = librarian.get(&at).expect(200).text;
        let way = page.split("href=\"/library/").nth(1).and_then(|rest| rest.split(['?', '"']).next()).expect("a way");
        let shows = |link: &str| {
            let mut librarian = town.browser(&town.librarian);
            let form = librarian.get(&format!("{at}/edit")).expect(200);
            let fields = [
                ("area", "道路安全"),
                ("question_kind", "judgement"),
                ("stem", "湿滑路面要早制动。"),
                ("answer", "对"),
                ("source", "讲义"),
                ("link", link),
                ("basis", &form.basis()),
            ];
            librarian.post(&at, &fields).expect(303);
            let page = librarian.get(&at).expect(200).text;
            let page = page.split("以前的版本").next().expect("this version");
            (page.contains(FIRST), page.contains("rel=\"noreferrer\">讲义</a>"))
        };
        assert_eq!(shows(&format!("/library/{way}#p2")), (true, true));
        assert_eq!(shows(&format!("https://study.example/library/{way}?edition=1&part=1#p2")), (true, true));
        assert_eq!(shows(&format!("/library/{way}#p99")), (false, true));
        assert_eq!(shows("讲义第二段"), (false, false));
    }
}
