//! Hot questions: asked about a topic, put on the agenda of its study day, answered there, written back.

use zhixing_branch::acts::agenda;
use zhixing_kit::test::{Browser, places};
use zhixing_notice::latest;
use zhixing_people::Actor;

use super::programmes::{planned, programme};
use super::town::Town;

/// The first topic of a programme.
fn topic_of(town: &Town, programme: &str) -> String {
    let page = town.browser(&town.member).get(programme).expect(200).text;
    format!("/topics/{}", page.split("href=\"/topics/").nth(1).unwrap().split('"').next().unwrap())
}

fn ask(browser: &mut Browser, topic: &str, words: &str) -> String {
    let page = browser.post(&format!("{topic}/hot"), &[("hot_words", words)]).expect(303);
    page.leads_to().rsplit("#hot-").next().unwrap().to_owned()
}

#[test]
fn a_question_is_asked_and_put_on_the_agenda_once() {
    for place in places() {
        let town = Town::with(&place);
        let day = planned(&town, "study_day", "2026-03-20");
        let topic = topic_of(&town, &programme(&town, &["路面执法", "别的题"]));
        let mut secretary = town.browser(&town.secretary);
        secretary
            .post(&format!("/study/days/{day}/topic"), &[("day_topic", topic.trim_start_matches("/topics/"))])
            .expect(303);
        let mut grouped = town.browser(&town.grouped[0]);
        grouped.get(&topic).expect(200).shows("热点问题").shows(&format!("{topic}/hot"));
        grouped.get(&format!("{topic}/hot")).expect(200).shows("还没有人提问题");
        ask(&mut grouped, &topic, "夜间查车，对方不开窗怎么办？");
        place.pass_ms(60_000);
        ask(&mut town.browser(&town.librarian), &topic, "电动车骑人行道，劝还是罚？");
        grouped
            .post(&format!("{topic}/hot"), &[("hot_words", "夜间查车，对方不开窗怎么办？")])
            .expect(422)
            .shows("已经有人提过");
        grouped.post(&format!("{topic}/hot"), &[("hot_words", " ")]).expect(422).shows("请填写这一项");
        grouped.post(&format!("{topic}/hot"), &[("hot_words", &"长".repeat(151))]).expect(422).shows("最多 150 个字");

        // Who runs the meeting puts them on its agenda, once; a member sees them there.
        let page = format!("/study/days/{day}");
        grouped.get(&page).expect(200).shows("等着列进议程").hides("个问题列进议程</button>");
        grouped.post(&format!("{page}/hot"), &[]).expect(403);
        secretary.get(&page).expect(200).shows("把 2 个问题列进议程");
        secretary.post(&format!("{page}/hot"), &[]).expect(303);
        secretary.post(&format!("{page}/hot"), &[]).expect(303);
        let on = day.clone();
        let items: Vec<String> =
            place.db.read_now(move |tx| agenda(tx, &on)).unwrap().into_iter().map(|item| item.title).collect();
        assert_eq!(items, ["热点问题：夜间查车，对方不开窗怎么办？", "热点问题：电动车骑人行道，劝还是罚？"]);
        secretary.get(&page).expect(200).shows("已列进议程").hides("个问题列进议程</button>");
    }
}

#[test]
fn who_hosts_chairs_or_records_writes_the_answer_back_and_its_asker_is_told_once() {
    for place in places() {
        let town = Town::with(&place);
        let day = planned(&town, "study_day", "2026-03-20");
        let topic = topic_of(&town, &programme(&town, &["路面执法"]));
        let mut secretary = town.browser(&town.secretary);
        let placed = [("day_topic", topic.trim_start_matches("/topics/"))];
        secretary.post(&format!("/study/days/{day}/topic"), &placed).expect(303);
        let mut grouped = town.browser(&town.grouped[0]);
        let first = ask(&mut grouped, &topic, "夜间查车，对方不开窗怎么办？");
        // The recorder of that day writes the answer back; a member without such a part does not.
        let at = format!("/hot/{first}");
        grouped.get(&at).expect(403);
        grouped.post(&format!("{at}/answer"), &[("hot_answer", "我来写")]).expect(403);
        let mut recorder = town.browser(&town.member);
        recorder.edit(&at, &format!("{at}/answer"), &[("hot_answer", "先亮明身份，再说三件事。")]).expect(303);
        grouped.get(&format!("{topic}/hot")).expect(200).shows("先亮明身份").shows("党员 记");
        let told = |who: &Actor| {
            let member = who.member.clone();
            place
                .db
                .read_now(move |tx| latest(tx, &member, None, 20))
                .unwrap()
                .into_iter()
                .filter(|one| one.subject.zh.contains("您提的问题"))
                .count()
        };
        assert_eq!((told(&town.grouped[0]), told(&town.librarian)), (1, 0));
        // Put right: the record keeps both, nobody is told twice.
        recorder
            .edit(&at, &format!("{at}/answer"), &[("hot_answer", "先亮明身份，说清在查什么、要多久。")])
            .expect(303);
        recorder
            .edit(&at, &format!("{at}/answer"), &[("hot_answer", "先亮明身份，说清在查什么、要多久。")])
            .expect(303);
        assert_eq!(told(&town.grouped[0]), 1);
        let about = topic.replace("/topics/", "topic/");
        let mut verbs: Vec<String> = town.records(&about).into_iter().map(|entry| entry.verb).collect();
        verbs.retain(|verb| verb.contains("hot") || verb.contains("raised") || verb.contains("agenda"));
        verbs.sort();
        assert_eq!(verbs, ["answered-hot", "answered-hot", "raised"]);
    }
}

#[test]
fn two_who_write_an_answer_are_asked_and_questions_are_taken_back_or_put_away() {
    for place in places() {
        let town = Town::with(&place);
        let day = planned(&town, "study_day", "2026-03-20");
        let topic = topic_of(&town, &programme(&town, &["路面执法"]));
        let mut secretary = town.browser(&town.secretary);
        let placed = [("day_topic", topic.trim_start_matches("/topics/"))];
        secretary.post(&format!("/study/days/{day}/topic"), &placed).expect(303);
        let (mut grouped, mut recorder) = (town.browser(&town.grouped[0]), town.browser(&town.member));
        let first = ask(&mut grouped, &topic, "夜间查车，对方不开窗怎么办？");
        let second = ask(&mut town.browser(&town.librarian), &topic, "电动车骑人行道，劝还是罚？");
        let at = format!("/hot/{first}");
        // Two who write it down at once are asked.
        let basis = recorder.get(&at).expect(200).basis();
        secretary.edit(&at, &format!("{at}/answer"), &[("hot_answer", "书记补充的。")]).expect(303);
        recorder
            .post(&format!("{at}/answer"), &[("hot_answer", "记录人补充的。"), ("basis", &basis)])
            .expect(422)
            .shows("书记补充的")
            .shows("记录人补充的");

        // Taken back by who asked, while there is no answer; put away by who plans.
        grouped.post(&format!("{at}/end"), &[]).expect(403);
        recorder.post(&format!("/hot/{second}/end"), &[]).expect(403);
        town.browser(&town.librarian).post(&format!("/hot/{second}/end"), &[]).expect(303);
        secretary.post(&format!("{at}/end"), &[]).expect(303);
        grouped.get(&format!("{topic}/hot")).expect(200).shows("还没有人提问题");
        secretary.get(&at).expect(404);
    }
}

#[test]
fn other_branches_know_nothing_of_it() {
    for place in places() {
        let town = Town::with(&place);
        let topic = topic_of(&town, &programme(&town, &["路面执法"]));
        let hot = ask(&mut town.browser(&town.member), &topic, "怎么劝？");
        for outside in [&town.stranger, &town.superior, &town.administrator] {
            let mut browser = town.browser(outside);
            browser.get(&format!("{topic}/hot")).expect(404);
            browser.post(&format!("{topic}/hot"), &[("hot_words", "外面来的")]).expect(404);
            browser.post(&format!("{topic}/hot"), &[]).expect(404);
            browser.get(&format!("/hot/{hot}")).expect(404);
            browser.post(&format!("/hot/{hot}/answer"), &[("hot_answer", "外面来的")]).expect(404);
            browser.post(&format!("/hot/{hot}/end"), &[]).expect(404);
        }
        // A topic that is not studied any more takes no questions.
        town.browser(&town.secretary).post(&format!("{topic}/withdrawal"), &[]).expect(303);
        town.browser(&town.member).get(&format!("{topic}/hot")).expect(200).shows("怎么劝").hides("<textarea");
        town.browser(&town.member)
            .post(&format!("{topic}/hot"), &[("hot_words", "再问")])
            .expect(422)
            .shows("不再学了");
    }
}
