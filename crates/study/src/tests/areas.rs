//! Banks in the five areas of study: who puts them there, what leads into them, how what one knows and what a class knew is told, what goes with a topic.

use zhixing_branch::activity::questions::visible;
use zhixing_kit::Result;
use zhixing_kit::clock::HOUR_MS;
use zhixing_kit::test::{BEGIN, places};

use super::class::{Class, NUMBERS, four, names};
use super::programmes::programme;
use super::town::Town;
use crate::bank::actions::add;
use crate::bank::model::{Bank, BankId};
use crate::bank::store;
use crate::day;
use crate::selftest::questions::start;
use crate::shelf::actions::put;
use crate::shelf::model::Shelf;
use crate::topic::model::TopicId;

fn bank(town: &Town, name: &str) -> Bank {
    let (unit, name) = (town.branch.clone(), name.to_owned());
    let all = town.house.db.read_now(move |tx| store::banks(tx, &unit)).unwrap();
    all.into_iter().find(|bank| bank.area == name).expect("the bank")
}

fn put_in(town: &Town, name: &str, area: &str, tags: &[&str]) -> Result<BankId> {
    let (by, bank) = (town.librarian.clone(), bank(town, name).id);
    let shelf = Shelf { area: area.to_owned(), tags: tags.iter().map(|tag| (*tag).to_owned()).collect() };
    let id = bank.clone();
    town.house.db.write_now(move |tx| put(tx, &by, &bank, &shelf)).map(|()| id)
}

#[test]
fn a_bank_is_put_in_an_area_by_who_keeps_it_and_words_lead_into_it() {
    for place in places() {
        let town = Town::with(&place);
        town.question("制动时最容易抱死的路面是", "冰雪路面");
        town.question("举证的期限从哪天算起", "法律");
        assert_eq!(bank(&town, "法律").study_area.as_deref(), Some("law"), "it bears the area's name");
        assert_eq!(bank(&town, "冰雪路面").study_area, None);
        let mut librarian = town.browser(&town.librarian);
        librarian.get("/banks").expect(200).shows("有 1 个题库还没有归到五个学习领域");
        let at = format!("{}/area", bank(&town, "冰雪路面").path());
        town.browser(&town.member).get(&at).expect(404);
        town.browser(&town.member).post(&at, &[("bank_area", "law")]).expect(404);
        town.browser(&town.stranger).get(&at).expect(404);
        librarian.get(&at).expect(200).shows("业务知识");
        let basis =
            names(&librarian.get(&at).expect(200).text, "name=\"basis\" value=\"").next().expect("a basis").to_owned();
        let wrong = [("basis", basis.as_str()), ("bank_area", "sports")];
        librarian.post(&at, &wrong).expect(422).shows("e-bank_area");
        let taken = [("basis", basis.as_str()), ("bank_area", "knowledge"), ("bank_tags", "法律")];
        librarian.post(&at, &taken).expect(422).shows("“法律”已经是另一个题库的名字或标签");
        let tags = "冰雪\n冬季行车\n冰雪路面";
        let form = [("basis", basis.as_str()), ("bank_area", "knowledge"), ("bank_tags", tags)];
        librarian.post(&at, &form).expect(303);
        let id = bank(&town, "冰雪路面").id;
        let about = format!("bank/{id}");
        assert_eq!(town.records(&about).len(), 1);
        put_in(&town, "冰雪路面", "knowledge", &["冰雪", "冬季行车"]).expect("the same in another order");
        assert_eq!(town.records(&about).len(), 1);
        put_in(&town, "冰雪路面", "knowledge", &["冬季行车"]).expect("changed");
        assert_eq!(town.records(&about).len(), 2);
        librarian.get("/banks").expect(200).hides("还没有归到五个学习领域").shows("业务知识");
        // What comes under one of its words comes into it.
        assert_eq!(town.bank(&town.question("防滑链装在哪个车轮", "冬季行车")), id.to_string());
        town.question("礼让行人的义务在谁", "文明");
        put_in(&town, "文明", "discipline", &["冬季行车"]).expect_err("a word of another bank");
    }
}

#[test]
fn a_bank_is_withdrawn_while_somebody_answers_it_and_comes_back_whole() {
    for place in places() {
        let town = Town::with(&place);
        let class = Class::of(&town, 6);
        class.questions("证据", 3);
        let alone = town.question("单独停用的题问什么", "证据");
        let at = bank(&town, "证据").path();
        let mut librarian = town.browser(&town.librarian);
        librarian.post(&format!("/questions/{alone}/withdrawal"), &[]).expect(303);
        place.clock.set(BEGIN.plus_ms(HOUR_MS));
        // One is in the middle of a test of himself, a class in a test.
        let mut member = town.browser(&town.librarian);
        let ask = member.post("/self-test", &[]).expect(303).leads_to().to_owned();
        let test = class.opens(3);
        town.browser(&class.people[0]).post(&format!("{test}/sitting"), &[]).expect(303);
        for other in [&town.member, &class.people[0]] {
            town.browser(other).post(&format!("{at}/withdrawal"), &[]).expect(404);
        }
        town.browser(&town.stranger).post(&format!("{at}/withdrawal"), &[]).expect(404);
        librarian.post(&format!("{at}/withdrawal"), &[]).expect(303);
        librarian.post(&format!("{at}/withdrawal"), &[]).expect(303);
        assert_eq!(town.count(), 0);
        // Both go on and lose nothing; nobody is asked it anew.
        member.get(&ask).expect(200).shows("提交答案");
        member.post(&ask, &[("option", "0")]).expect(303);
        member.get(&ask).expect(200).shows("答对了");
        for who in &class.people {
            class.answers(&test, who, |_| 0);
        }
        class.ends(&test);
        town.browser(&class.people[0]).get(&test).expect(200).shows("您答对 3 道，共答 3 道").shows("至少答对");
        assert!(member.post("/self-test", &[]).expect(303).leads_to().contains("pause"));
        town.browser(&town.member).get(&class.path()).expect(200).shows("还没有可以考的题");
        // Those that went together come back together, and the one that went before does not.
        librarian.get(&at).expect(200).shows("恢复一起停用的题");
        librarian.post(&format!("{at}/return"), &[]).expect(303);
        assert_eq!(town.count(), 3);
        assert_eq!(town.records(&at.replace("/banks/", "bank/")).len(), 2);
        // What is in another bank by now stays out.
        librarian.post(&format!("{at}/withdrawal"), &[]).expect(303);
        let (by, unit) = (town.librarian.clone(), town.branch.clone());
        let same = four(&format!("证据：{}是哪一种情形", NUMBERS[0]), "法律");
        town.house.db.write_now(move |tx| add(tx, &by, &unit, &same).map(drop)).unwrap();
        librarian.post(&format!("{at}/return"), &[]).expect(422).shows("其中 1 道题");
        assert_eq!(town.count(), 1);
    }
}

#[test]
fn what_one_knows_and_what_a_class_knew_is_told_by_the_five_areas() {
    for place in places() {
        let town = Town::with(&place);
        let class = Class::of(&town, 10);
        for name in ["酒驾", "证据", "礼仪"] {
            class.questions(name, 3);
        }
        put_in(&town, "酒驾", "law", &[]).expect("a place");
        put_in(&town, "证据", "law", &[]).expect("a place");
        let member = town.member.clone();
        let known = town.house.db.read_now(move |tx| start(tx, &member)).unwrap().known;
        let told: Vec<(&str, usize, u32)> = known
            .iter()
            .map(|known| (known.area.as_deref().unwrap_or("none"), known.banks.len(), known.count()))
            .collect();
        assert_eq!(told, [("law", 2, 6), ("none", 1, 3)]);
        let mut member = town.browser(&town.member);
        member.get("/self-test").expect(200).shows("法律").shows("礼仪").hides("酒驾");
        member.get("/self-test/areas/law").expect(200).shows("酒驾").shows("证据").shows("共 6 道");
        member.get(&format!("/self-test/areas/{}", bank(&town, "证据").id)).expect(200).shows("共 6 道");
        member.get("/self-test/areas/sports").expect(404);
        let test = class.opens(9);
        for who in &class.people {
            class.answers(&test, who, |_| 0);
        }
        class.ends(&test);
        let page = town.browser(&class.people[0]).get(&test).expect(200).text;
        let areas = page.split_once("按领域").expect("by area").1;
        assert!(areas.contains("法律") && areas.contains("礼仪"), "{areas}");
        assert!(!page.contains("酒驾<") && !page.contains(">law<"), "{page}");
    }
}

#[test]
fn a_topic_has_several_banks_those_of_its_area_are_offered_first_and_its_day_begins_with_them() {
    for place in places() {
        let town = Town::with(&place);
        let class = Class::of(&town, 5);
        for name in ["礼仪", "证据", "酒驾"] {
            class.questions(name, 2);
        }
        put_in(&town, "酒驾", "law", &[]).expect("a place");
        let at = programme(&town, &["证据怎么固定"]);
        let mut secretary = town.browser(&town.secretary);
        let page = secretary.get(&at).expect(200).text;
        let topic = format!("/topics/{}", names(&page, "href=\"/topics/").next().expect("a topic"));
        let choose = format!("{topic}/banks");
        town.browser(&town.member).get(&choose).expect(403);
        town.browser(&town.stranger).get(&choose).expect(404);
        let page = secretary.get(&choose).expect(200).text;
        let order = ["酒驾", "礼仪", "证据"].map(|name| page.find(&format!(">{name}<")).expect(name));
        assert!(order[0] < order[1], "that of its area first: {page}");
        for name in ["酒驾", "证据"] {
            secretary.post(&choose, &[("bank", bank(&town, name).id.as_str())]).expect(303);
            secretary.post(&choose, &[("bank", bank(&town, name).id.as_str())]).expect(303);
        }
        secretary.post(&choose, &[("bank", "none")]).expect(404);
        secretary.get(&topic).expect(200).shows("酒驾").shows("证据").hides("礼仪");
        let pack =
            secretary.get(&format!("{topic}/print")).expect(200).shows("酒驾：").shows("证据：").hides("礼仪：").text;
        let (asked, answers) = pack.split_once("<div class=\"own-sheet\">").expect("answers on a sheet of their own");
        assert_eq!((asked.matches("☐ A. ").count(), answers.matches("答案").count()), (4, 5), "{pack}");
        let chosen = |records: &str| town.records(records).iter().filter(|one| one.verb == "bank-chosen").count();
        assert_eq!(chosen(&format!("programme/{}", at.trim_start_matches("/programmes/"))), 2);
        // On its day a test begins with them.
        let id = topic.trim_start_matches("/topics/").to_owned();
        let (by, day, placed) = (town.secretary.clone(), class.activity.clone(), TopicId::parse(&id).expect("an id"));
        let placing = move |tx: &zhixing_kit::Write<'_>| {
            let activity = visible(tx, &by, &day)?;
            day::store::place(tx, &by.author(), &activity, &placed)
        };
        town.house.db.write_now(placing).unwrap();
        let page = secretary.get(&class.path()).expect(200).shows("和今天的主题配套").text;
        let ticked = |name: &str| {
            let row = page.split("<label").find(|row| row.contains(&format!("{name} "))).expect(name);
            row.contains("checked")
        };
        assert!(ticked("酒驾") && ticked("证据") && !ticked("礼仪"), "{page}");
        secretary.post(&format!("{choose}/end"), &[("bank", bank(&town, "酒驾").id.as_str())]).expect(303);
        secretary.get(&topic).expect(200).hides("酒驾");
    }
}
