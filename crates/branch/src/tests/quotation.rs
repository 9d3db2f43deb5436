//! Passages of the library that a meeting reads from, in the words of those who choose them.

use zhixing_kit::test::{Page, places};
use zhixing_library::acts::{Area, Brought, Format, Kind, NewMaterial, as_format, publish};
use zhixing_people::{NewPost, PostKind, appoint};

use super::town::Town;

const TEXT: &str = "护学岗早上七点十分到位。\n\n下雨天提前二十分钟，队伍放短。";

/// The recorder becomes the librarian and publishes something to read.
fn publish_something(town: &Town) {
    let (by, librarian, unit) = (town.secretary().clone(), town.recorder().clone(), town.branch.clone());
    town.house
        .db
        .write_now(move |tx| {
            let (kind, from_on) = (PostKind::Librarian, tx.today());
            let post = NewPost { unit: unit.clone(), member: librarian.member.clone(), kind, from_on, to_on: None };
            appoint(tx, &by, &post)?;
            let librarian = zhixing_people::Actor::of(tx, &librarian.organisation, &librarian.member)?;
            let new = NewMaterial {
                title: "护学岗怎么站".into(),
                area: Area::Procedures,
                kind: Kind::Guide,
                tags: Vec::new(),
                source: "支部讨论稿".into(),
                link: String::new(),
                unit: unit.clone(),
                note: String::new(),
            };
            let extracted = as_format(Format::Plain, "", TEXT).map_err(zhixing_kit::Error::Refused)?;
            let brought = Brought { file_name: "a.txt".into(), file: TEXT.as_bytes().to_vec(), extracted };
            publish(tx, &librarian, &new, &brought).map(drop)
        })
        .unwrap();
}

fn first_passage(page: &Page) -> String {
    let value = page.text.split("name=\"passage\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    value.expect("a passage to choose").to_owned()
}

#[test]
fn a_passage_is_chosen_with_its_source_shown_to_everybody_and_taken_out_again() {
    for place in places() {
        let town = Town::with(&place, 5);
        publish_something(&town);
        let day = town.plan("study_day");
        let at = format!("/meetings/{day}");
        let (mut secretary, mut member) = (town.browser(town.secretary()), town.browser(&town.formal[4]));
        member.get(&at).expect(200).hides("从资料库引用一段");
        member.get(&format!("{at}/quotations/new?q=x")).expect(403);
        secretary.get(&at).expect(200).shows("从资料库引用一段");
        secretary.get(&format!("{at}/quotations/new?q=%E9%9B%AA")).expect(200).shows("没有找到合适的段落");
        let found = secretary.get(&format!("{at}/quotations/new?q=%E4%B8%8B%E9%9B%A8")).expect(200);
        let passage = first_passage(&found);
        let form = [("passage", passage.as_str())];
        member.post(&format!("{at}/quotations"), &form).expect(403);
        town.browser(&town.stranger).post(&format!("{at}/quotations"), &form).expect(404);
        for _ in 0..2 {
            secretary.post(&format!("{at}/quotations"), &form).expect(303);
        }
        assert_eq!(town.records(&day).len(), 2, "planned and quoted: the same once more is no act");
        let page = member.get(&at).expect(200);
        page.shows("下雨天提前二十分钟").shows("摘自《护学岗怎么站》（支部讨论稿）").shows("edition=1&amp;part=1#p2");
        let page = secretary.get(&at).expect(200);
        let end = page.text.split(&format!("action=\"{at}/quotations/")).nth(1).and_then(|rest| rest.split('"').next());
        secretary.post(&format!("{at}/quotations/{}", end.expect("a way to take it out")), &[]).expect(303);
        member.get(&at).expect(200).hides("下雨天提前二十分钟");
        secretary.post(&format!("{at}/quotations"), &[("passage", "-1")]).expect(404);
    }
}
