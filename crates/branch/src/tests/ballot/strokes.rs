//! Candidates stand by the strokes of their family names (选 24): on the page, the paper, in the result and its report, and papers mean them as before.

use zhixing_kit::test::{Page, places};

use super::{Scene, cast};
use crate::tests::forms::words;
use crate::tests::town::Town;

/// The names in the order of the roll: the order of strokes is 丁一 于洋 王五 李明 李大光 张三 魏征.
const ROLL: [&str; 9] = ["党员00", "党员01", "魏征", "张三", "李大光", "丁一", "于洋", "李明", "王五"];

fn scene(place: &zhixing_kit::test::Place) -> Scene {
    let town = Town::named(place, ROLL.iter().map(|name| (*name).to_owned()).collect());
    Scene::at(town, place, "general_meeting", 9)
}

/// The places of names in what a page or a form says, each after the one before.
fn follow(said: &str, names: &[&str]) -> bool {
    let mut rest = said;
    names.iter().all(|name| match rest.find(name) {
        Some(at) => {
            rest = &rest[at + name.len()..];
            true
        }
        None => false,
    })
}

fn shows_in_order(page: &Page, names: &[&str]) {
    assert!(follow(&page.text, names), "{names:?} in this order: {}", page.text);
}

#[test]
fn candidates_stand_by_strokes_and_papers_mean_whom_they_name() {
    for place in places() {
        let mut scene = scene(&place);
        let ballot = scene.election("3", "phones", &["魏征", "张三", "李大光", "丁一"]);
        let order = ["丁一", "李大光", "张三", "魏征"];
        shows_in_order(&scene.recorder.get(&ballot).expect(200).shows("按姓氏笔画为序"), &order);
        scene.open(&ballot).expect(303);
        let named = scene.entry("于洋");
        for (at, voter) in scene.town.formal.clone().iter().enumerate() {
            let mut browser = scene.town.browser(voter);
            browser.post(&format!("{ballot}/taking"), &[]).expect(303);
            shows_in_order(&browser.get(&format!("{ballot}/paper")).expect(200).shows("按姓氏笔画为序"), &order);
            match at {
                // For 丁一 and 魏征; for 丁一 and 张三; against 丁一 and for 于洋 instead.
                0..5 => cast(&mut browser, &ballot, "ynny").expect(303),
                5..8 => cast(&mut browser, &ballot, "ynyn").expect(303),
                _ => {
                    let lines = [("line.0", "n"), ("line.1", "n"), ("line.2", "n"), ("line.3", "n")];
                    let form = [&lines[..], &[("other.0", named.as_str())]].concat();
                    browser.post(&format!("{ballot}/casting"), &form).expect(303)
                }
            };
        }
        scene.end(&ballot);
        scene.open_box(&ballot);
        // 8 votes for 丁一, 5 for 魏征; those elected are told by strokes, those whom voters named after the candidates.
        let page = scene.recorder.get(&ballot).expect(200).shows("当选：丁一、魏征。");
        shows_in_order(&page, &["当选：丁一", "丁一", "李大光", "张三", "魏征", "于洋"]);
        let file = scene.recorder.post(&format!("{ballot}/forms"), &[("format", "docx")]).expect(200).bytes;
        let told = words(&file);
        assert!(
            follow(&told, &["得票情况", "丁一8", "李大光0", "张三3", "魏征5", "于洋1", "当选：丁一、魏征"]),
            "{told}"
        );
        // The next round in the same order, among those whom the page offers.
        let stands = ["王五", "李明", "李大光"].map(|name| scene.entry(name));
        let form: Vec<(&str, &str)> = stands.iter().map(|entry| ("stands", entry.as_str())).collect();
        let next = scene.recorder.post(&format!("{ballot}/rounds"), &form).expect(303).leads_to().to_owned();
        shows_in_order(&scene.recorder.get(&next).expect(200), &["按姓氏笔画为序", "王五", "李明", "李大光"]);
    }
}

#[test]
fn an_appraisal_keeps_the_order_of_the_list() {
    for place in places() {
        let town = Town::named(&place, ROLL.iter().map(|name| (*name).to_owned()).collect());
        let mut scene = Scene::at(town, &place, "appraisal", 9);
        let entries: Vec<String> = ["丁一", "魏征"].iter().map(|name| scene.entry(name)).collect();
        let mut form = vec![("ballot_kind", "appraisal"), ("ballot_title", "民主测评"), ("way", "phones")];
        form.extend(entries.iter().map(|entry| ("stands", entry.as_str())));
        let ballot = scene.propose(&form);
        shows_in_order(&scene.recorder.get(&ballot).expect(200).hides("按姓氏笔画为序"), &["魏征", "丁一"]);
    }
}
