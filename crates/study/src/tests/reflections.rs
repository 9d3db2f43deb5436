//! Reflections: their writer's alone until he shares them, with whom he likes, and his again when he takes them back. Nobody counts them (P10).

use zhixing_kit::clock::HOUR_MS;
use zhixing_kit::test::{BEGIN, Browser, places};
use zhixing_people::{Actor, Right, units_where};
use zhixing_records::{Filter, Reach, visible};

use super::town::Town;

fn write(browser: &mut Browser, title: &str, words: &str) -> String {
    let form = [("reflection_title", title), ("reflection_words", words)];
    browser.post("/reflections", &form).expect(303).leads_to().to_owned()
}

fn share(browser: &mut Browser, path: &str, with: &str) {
    browser.post(&format!("{path}/sharing"), &[("audience", with)]).expect(303);
}

/// Everybody but the one who writes.
fn others<'a>(town: &'a Town, writer: &Actor) -> Vec<&'a Actor> {
    let all = [
        &town.secretary,
        &town.librarian,
        &town.member,
        &town.grouped[0],
        &town.grouped[1],
        &town.stranger,
        &town.superior,
        &town.administrator,
    ];
    all.into_iter().filter(|one| one.member != writer.member).collect()
}

/// Every statement that this person can read: what concerns him, and the records of the units that his posts open.
fn readable(town: &Town, who: &Actor) -> Vec<String> {
    let who = who.clone();
    let ask = move |tx: &zhixing_kit::Read<'_>| {
        let units = units_where(tx, &who, Right::ReadRecords)?;
        let reach = Reach { member: Some(who.member.clone()), units: units.into_iter().map(|unit| unit.id).collect() };
        visible(tx, &reach, &Filter::default(), None, 1_000)
    };
    town.house.db.read_now(ask).unwrap().into_iter().map(|entry| format!("{} {}", entry.verb, entry.about)).collect()
}

#[test]
fn a_search_looks_through_ones_own_and_what_is_shared_and_through_nothing_else() {
    for place in places() {
        let town = Town::with(&place);
        let writer = &town.grouped[0];
        let mut own = town.browser(writer);
        let path = write(&mut own, "雨夜出勤", "积水路段先断流，再疏导。");
        write(&mut own, "晴天", "什么也没有发生。");
        own.get("/reflections?q=断流+積水").expect(200).shows("雨夜出勤").shows("<mark>断流</mark>").hides("晴天<");
        own.get("/reflections?q=海啸").expect(200).shows("没有找到");
        // Nobody is known by his name here: what he wrote is found by its words alone.
        own.get("/reflections?q=组员甲").expect(200).shows("没有找到");
        let found = |who: &Actor| !town.browser(who).get("/reflections?q=断流").expect(200).text.contains("没有找到");
        assert!(others(&town, writer).into_iter().all(|other| !found(other)), "a private one");
        share(&mut own, &path, "group");
        let seen: Vec<bool> = others(&town, writer).into_iter().map(found).collect();
        assert_eq!(seen, [false, false, false, true, false, false, false]);
        share(&mut own, &path, "all");
        assert!(others(&town, writer).into_iter().all(found));
        share(&mut own, &path, "own");
        assert!(others(&town, writer).into_iter().all(|other| !found(other)), "taken back");
    }
}

#[test]
fn what_one_writes_is_seen_by_whom_he_chooses_and_by_nobody_else() {
    for place in places() {
        let town = Town::with(&place);
        let writer = &town.grouped[0];
        let mut own = town.browser(writer);
        let path = write(&mut own, "雨夜出勤", "积水路段先断流，再疏导。");
        own.get(&path).expect(200).shows("积水路段先断流").shows("现在给您自己看").hides("讨论</h2>");
        own.get("/reflections").expect(200).shows("雨夜出勤").shows("只有自己");
        // With whom it is shared, and who sees it then: secretary, librarian, member, the other of the group, stranger, superior, administrator.
        let cases = [
            ("own", [false, false, false, false, false, false, false]),
            ("group", [false, false, false, true, false, false, false]),
            ("branch", [true, true, true, true, false, false, false]),
            ("all", [true, true, true, true, true, true, true]),
            ("group", [false, false, false, true, false, false, false]),
            ("own", [false, false, false, false, false, false, false]),
        ];
        for (with, expected) in cases {
            share(&mut own, &path, with);
            for (other, sees) in others(&town, writer).into_iter().zip(expected) {
                let mut browser = town.browser(other);
                let list = browser.get("/reflections?only=shared").expect(200);
                let page = browser.get(&path);
                if sees {
                    list.shows("雨夜出勤").shows("组员甲");
                    page.expect(200).shows("积水路段先断流").shows("组员甲").hides("/edit\"");
                    browser.get(&format!("{path}/print")).expect(200).shows("积水路段先断流");
                } else {
                    list.hides("雨夜出勤");
                    page.expect(404);
                    browser.get(&format!("{path}/print")).expect(404);
                    browser.get(&format!("{path}/versions/1")).expect(404);
                    browser.post(&format!("{path}/answers"), &[("answer_words", "看到了")]).expect(404);
                    browser.post(&format!("{path}/following"), &[]).expect(404);
                }
                // Whoever sees it: changing it is its writer's.
                browser.get(&format!("{path}/edit")).expect(404);
                browser.get(&format!("{path}/sharing")).expect(404);
                browser.post(&path, &[("reflection_words", "别人改的")]).expect(404);
                browser.post(&format!("{path}/sharing"), &[("audience", "all")]).expect(404);
                browser.post(&format!("{path}/end"), &[]).expect(404);
                browser.post(&format!("{path}/passages/0/end"), &[]).expect(404);
            }
        }
        own.get(&path).expect(200).shows("积水路段先断流");
    }
}

#[test]
fn who_is_in_no_group_or_branch_is_not_offered_one() {
    for place in places() {
        let town = Town::with(&place);
        let mut member = town.browser(&town.member);
        let path = write(&mut member, "", "没有小组的人写的。");
        member.get(&format!("{path}/sharing")).expect(200).hides("本党小组").shows("本支部：第一党支部");
        member.post(&format!("{path}/sharing"), &[("audience", "group")]).expect(422).shows("请另选一项");
        member.post(&format!("{path}/sharing"), &[("audience", "everyone")]).expect(422).shows("请另选一项");
        let mut superior = town.browser(&town.superior);
        let path = write(&mut superior, "", "上级写的。");
        superior.get(&format!("{path}/sharing")).expect(200).hides("本支部");
        superior.post(&format!("{path}/sharing"), &[("audience", "branch")]).expect(422);
    }
}

#[test]
fn a_later_version_is_shown_as_changed_and_what_was_not_meant_for_one_is_never_shown_to_him() {
    for place in places() {
        let town = Town::with(&place);
        let mut own = town.browser(&town.grouped[0]);
        let path = write(&mut own, "", "说句直话：排班不公平。");
        share(&mut own, &path, "group");
        place.clock.set(BEGIN.plus_ms(HOUR_MS));
        own.edit(&format!("{path}/edit"), &path, &[("reflection_words", "排班可以再商量。")]).expect(303);
        let mut near = town.browser(&town.grouped[1]);
        near.get(&path).expect(200).shows("改于").shows("排班可以再商量").hides("不公平");
        near.get(&format!("{path}/versions/2")).expect(200).shows("<del>").shows("不公平").shows("<ins>");
        // Widened: the branch is shown it as it stands now, and does not learn what it said before.
        share(&mut own, &path, "branch");
        let mut far = town.browser(&town.member);
        far.get(&path).expect(200).shows("排班可以再商量").hides("改于").hides("不公平");
        far.get(&format!("{path}/versions/1")).expect(404);
        far.get(&format!("{path}/versions/2")).expect(404);
        far.get(&format!("{path}/versions/3")).expect(200).hides("不公平");
        near.get(&format!("{path}/versions/2")).expect(200).shows("不公平");
        // Taken back and shared again: what was shown before is gone for everybody.
        share(&mut own, &path, "own");
        own.edit(&format!("{path}/edit"), &path, &[("reflection_words", "又想了想。")]).expect(303);
        share(&mut own, &path, "group");
        near.get(&path).expect(200).shows("又想了想").hides("改于");
        near.get(&format!("{path}/versions/1")).expect(200).hides("不公平").hides("再商量");
        near.get(&format!("{path}/versions/2")).expect(404);
    }
}

#[test]
fn two_devices_that_write_at_once_lose_nothing() {
    for place in places() {
        let town = Town::with(&place);
        let (mut phone, mut tablet) = (town.browser(&town.member), town.browser(&town.member));
        let path = write(&mut phone, "值班", "第一段。");
        let form = format!("{path}/edit");
        let basis = tablet.get(&form).expect(200).basis();
        phone
            .edit(&form, &path, &[("reflection_title", "值班"), ("reflection_words", "第一段。\n手机写的。")])
            .expect(303);
        // The tablet changed the title alone: both hold.
        let typed = [("reflection_title", "值班随想"), ("reflection_words", "第一段。"), ("basis", &basis)];
        tablet.post(&path, &typed).expect(303);
        phone.get(&path).expect(200).shows("值班随想").shows("手机写的");
        // Both changed the words: he is asked, and can have both.
        let typed = [("reflection_title", "值班"), ("reflection_words", "第一段。\n平板写的。"), ("basis", &basis)];
        tablet
            .post(&path, &typed)
            .expect(422)
            .shows("手机写的")
            .shows("平板写的")
            .shows("第一段。\n手机写的。\n平板写的。");
        phone.get(&path).expect(200).hides("平板写的");
    }
}

#[test]
fn a_private_one_leaves_no_trace_in_the_ledger_and_goes_for_good() {
    for place in places() {
        let town = Town::with(&place);
        let everybody = others(&town, &town.member);
        let before: Vec<_> = everybody.iter().map(|who| readable(&town, who)).collect();
        let before_own = readable(&town, &town.member);
        let mut own = town.browser(&town.member);
        let path = write(&mut own, "不给人看", "只写给自己。");
        own.edit(&format!("{path}/edit"), &path, &[("reflection_words", "改了一遍。")]).expect(303);
        share(&mut own, &path, "own");
        assert_eq!(readable(&town, &town.member), before_own, "not even he himself reads of it in the ledger");
        own.post(&format!("{path}/end"), &[]).expect(303);
        own.get(&path).expect(404);
        assert_eq!(everybody.iter().map(|who| readable(&town, who)).collect::<Vec<_>>(), before);
        assert!(town.records(&path.replace("/reflections/", "reflection/")).is_empty());
    }
}

#[test]
fn p10_what_is_shared_is_recorded_for_its_writer_and_countable_by_nobody() {
    for place in places() {
        let town = Town::with(&place);
        let writer = &town.grouped[0];
        let mut own = town.browser(writer);
        let path = write(&mut own, "一个很特别的标题", "很特别的话。");
        for with in ["group", "branch", "all"] {
            share(&mut own, &path, with);
        }
        own.edit(&format!("{path}/edit"), &path, &[("reflection_words", "改过的话。")]).expect(303);
        let mut near = town.browser(&town.grouped[1]);
        let answer = near.post(&format!("{path}/answers"), &[("answer_words", "我也这么想。")]).expect(303);
        let answer = answer.leads_to().rsplit("#answer-").next().unwrap().to_owned();
        near.post(&format!("{path}/answers/{answer}/end"), &[]).expect(303);
        share(&mut own, &path, "own");
        let about = path.replace("/reflections/", "reflection/");
        let entries = town.records(&about);
        let mut verbs: Vec<&str> = entries.iter().map(|entry| entry.verb.as_str()).collect();
        verbs.sort_unstable();
        assert_eq!(verbs, ["responded", "revised", "shared", "shared", "shared", "unsaid", "unshared"]);
        for entry in &entries {
            let told = format!("{entry:?}");
            for words in ["特别", "改过", "我也", "第一党小组", "第一党支部"] {
                assert!(!told.contains(words), "the ledger tells {words}: {told}");
            }
        }
        // The writer reads what he did and who answered; who answered reads what he did; nobody else reads of it, whatever his post.
        let of = |who: &Actor| readable(&town, who).iter().filter(|line| line.contains(&about)).count();
        assert_eq!((of(writer), of(&town.grouped[1])), (6, 2));
        for other in others(&town, writer).into_iter().filter(|one| one.member != town.grouped[1].member) {
            assert_eq!(of(other), 0, "{} reads of it in the ledger", other.name);
        }
    }
}

#[test]
fn p10_no_statement_counts_reflections_or_asks_for_those_of_another() {
    let mut seen = 0;
    for (name, sql) in crate::statements().into_iter().filter(|(_, sql)| sql.contains("reflection")) {
        seen += 1;
        for word in ["count(", "sum(", "group by", "length(", "avg("] {
            assert!(!sql.contains(word), "{name} counts what people write: {sql}");
        }
        // A list is of one's own or of everybody else's together; what belongs to one reflection is asked by its id.
        let keys = ["member = $1", "member <> $2", "where id = $1", "reflection = $1", "insert into"];
        assert!(keys.iter().any(|key| sql.contains(key)), "{name} asks for reflections of a person: {sql}");
    }
    assert!(seen >= 18, "the statements were not found: {seen}");
}

#[test]
fn p10_the_schema_knows_no_quota_no_length_and_no_deadline() {
    let schema = include_str!("../../../../migrations/0031_reflection.sql");
    let code: Vec<&str> = schema.lines().map(|line| line.split("--").next().unwrap_or_default()).collect();
    for word in
        ["quota", "due", "deadline", "length", "chars", "required", "count", "target", "minimum", "until", "likes"]
    {
        assert!(code.iter().all(|line| !line.contains(word)), "the schema names {word}");
    }
}

#[test]
fn p10_no_length_is_asked_and_a_very_long_one_is_kept_whole() {
    for place in places() {
        let town = Town::with(&place);
        let mut own = town.browser(&town.member);
        write(&mut own, "", "短。");
        // A form carries 256 KiB, three times as many bytes as characters once it is encoded.
        let long = format!("开头{}结尾", "长".repeat(27_000));
        let path = write(&mut own, "", &long);
        own.get(&path).expect(200).shows(&long);
        own.post("/reflections", &[("reflection_words", "  ")]).expect(422).shows("请填写这一项");
    }
}

#[test]
fn p10_a_superior_and_a_secretary_are_shown_no_list_of_a_person() {
    for place in places() {
        let town = Town::with(&place);
        let mut own = town.browser(&town.member);
        for number in 0..3 {
            let path = write(&mut own, &format!("第{number}篇"), "写的话。");
            share(&mut own, &path, "branch");
        }
        let id = &town.member.member;
        for other in [&town.secretary, &town.superior, &town.administrator] {
            let mut browser = town.browser(other);
            let list = browser.get("/reflections?only=shared").expect(200);
            // Whatever the address wishes, the list is the same: it knows no person.
            for wish in ["member", "author", "by", "who", "name"] {
                let wished = browser.get(&format!("/reflections?only=shared&{wish}={id}")).expect(200);
                assert_eq!(wished.text.matches("第0篇").count(), list.text.matches("第0篇").count());
                let nobody =
                    browser.get(&format!("/reflections?only=shared&{wish}={}", town.stranger.member)).expect(200);
                assert_eq!(nobody.text.matches("list-title").count(), list.text.matches("list-title").count());
            }
            let text = list.text.split("<main").nth(1).unwrap().to_owned();
            assert!(!text.contains("3 篇") && !text.contains("共 3") && !text.contains(id.as_str()), "{text}");
        }
    }
}
