//! Who is named for something: told apart from others of his name wherever that is shown, and, where he cannot sign in yet, told to who names him.

use zhixing_kit::clock::HOUR_MS;
use zhixing_kit::test::{BEGIN, Browser, Place, places};
use zhixing_people::{
    Actor, MemberId, MemberKind, NewMember, NewPost, NewUnit, PasswordHash, Person, PostKind, Secret, UnitId, UnitKind,
    appoint, attach, enter, found_unit, open_with_password, top_unit,
};

use super::forms::words;
use super::town::{Town, sign};
use crate::ActivityId;

/// A meeting at which one of two of one name presides and the other takes the record; and its address.
fn planned(place: &Place) -> (Town, ActivityId, String) {
    let names = ["支书", "组织委员", "纪检委员", "吕维翰", "吕维翰"].map(String::from);
    let town = Town::named(place, names.into());
    let (chair, recorder) = (town.formal[3].member.to_string(), town.formal[4].member.to_string());
    let form = plan(&town, &chair, &recorder);
    let at = town.browser(town.secretary()).post("/meetings", &form).expect(303).leads_to().to_owned();
    let meeting = ActivityId::parse(&at["/meetings/".len()..]).unwrap();
    (town, meeting, at)
}

fn plan<'a>(town: &'a Town, chair: &'a str, recorder: &'a str) -> [(&'a str, &'a str); 7] {
    [
        ("unit", town.branch.as_str()),
        ("kind", "general_meeting"),
        ("topic", "研究第一季度工作"),
        ("day", "2026-03-03"),
        ("time", "14:00"),
        ("chair", chair),
        ("recorder", recorder),
    ]
}

fn english(town: &Town, reader: usize) -> Browser {
    let mut browser = town.browser(&town.formal[reader]);
    browser.accept_language = "en";
    browser
}

#[test]
fn chair_and_recorder_are_told_apart_where_they_are_chosen_and_where_they_stand() {
    for place in places() {
        let (town, meeting, at) = planned(&place);
        let mut secretary = town.browser(town.secretary());
        let edit = secretary.get(&format!("{at}/edit")).expect(200);
        edit.shows("吕维翰（甲） 1003").shows("吕维翰（乙） 1004").shows("支书（书记）");
        // Before a list is fixed, and for who reads another language.
        secretary.get(&at).expect(200).shows("吕维翰（甲）").shows("吕维翰（乙）");
        english(&town, 0).get(&at).expect(200).shows("吕维翰 (A)").shows("吕维翰 (B)").hides("（甲）");
        let planned = town.records(&meeting).into_iter().find(|entry| entry.verb == "planned").expect("it is recorded");
        assert_eq!(
            (&planned.facts["chair"], &planned.facts["recorder"]),
            (&"吕维翰（甲）".into(), &"吕维翰（乙）".into())
        );
        secretary.post(&format!("{at}/convening"), &[]).expect(303);
        place.clock.set(BEGIN.plus_ms(29 * HOUR_MS));
        let mut recorder = town.browser(&town.formal[4]);
        recorder.post(&format!("{at}/opening"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
        for name in ["支书", "组织委员", "纪检委员", "预备员"] {
            recorder.post(&format!("{at}/roll/{}", town.entry(&meeting, name)), &[("mark", "present")]).expect(303);
        }
        for at_place in [3, 4] {
            let (of, member) = (meeting.clone(), town.formal[at_place].member.clone());
            let entry = town.house.db.read_now(move |tx| crate::roll_entry(tx, &of, &member)).unwrap().unwrap().id;
            recorder.post(&format!("{at}/roll/{entry}"), &[("mark", "present")]).expect(303);
        }
        recorder.get(&format!("{at}/roll")).expect(200).hides("吕维翰 14:00 点名");
        recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
        sign(&mut recorder, &at).expect(303);
        let minutes = format!("{at}/minutes");
        recorder.get(&minutes).expect(200).shows("吕维翰（乙） 已签字").shows("吕维翰（甲） 还没有签字");
        english(&town, 1)
            .get(&minutes)
            .expect(200)
            .shows("Signed by 吕维翰 (B)")
            .shows("吕维翰 (A) has not signed yet");
        sign(&mut town.browser(&town.formal[3]), &at).expect(303);
        for (form, chosen) in [("minutes", &["吕维翰（甲）", "吕维翰（乙）"][..]), ("roll", &["吕维翰（乙）"])]
        {
            let handed = recorder.post(&format!("{at}/forms"), &[("form", form), ("format", "docx")]).expect(200);
            let words = words(&handed.bytes);
            assert!(chosen.iter().all(|name| words.matches(name).count() > 1), "{form}: {words}");
        }
    }
}

/// Who of them is 甲 is said by nothing but the number, where both hold one post.
#[test]
fn two_of_one_name_and_post_are_chosen_by_their_numbers() {
    for place in places() {
        let town = Town::named(&place, ["支书", "吕维翰", "吕维翰"].map(String::from).into());
        let chosen = town.browser(town.secretary()).get("/meetings/new").expect(200);
        chosen.shows("吕维翰（甲） 委员 1001").shows("吕维翰（乙） 委员 1002").shows("支书（书记）");
    }
}

/// Their places follow the number, wherever they are chosen, and whoever else bears their name in another branch.
#[test]
fn whoever_is_chosen_is_written_down_with_the_sign_by_which_he_was_chosen() {
    for place in places() {
        let names = ["支书", "组织委员", "纪检委员", "吕维翰", "吕维翰"].map(String::from);
        let town = Town::named(&place, names.into());
        let (branch, posted, other) = (town.branch.clone(), town.formal[4].member.clone(), town.stranger.unit.clone());
        let leader = town.secretary().member.clone();
        // Their secretary leads a temporary branch too, to which a third of their name is set from elsewhere.
        let coming = move |tx: &zhixing_kit::Write<'_>| {
            let (by, from_on) = (Actor::at_console(tx)?, tx.today());
            let post = |unit: &UnitId, member: &MemberId, kind| {
                let (unit, member) = (unit.clone(), member.clone());
                appoint(tx, &by, &NewPost { unit, member, kind, from_on, to_on: None })
            };
            post(&branch, &posted, PostKind::CommitteeMember)?;
            let (number, name) = ("0900".to_owned(), "吕维翰".to_owned());
            let person = Person { number, name, born_on: None, joined_on: None, confirmed_on: None };
            enter(tx, &by, &NewMember { person, unit: other.clone(), kind: MemberKind::Formal, from_on })?;
            let (parent, kind) = (top_unit(tx, &by.organisation)?.id, UnitKind::TemporaryBranch);
            let new = NewUnit { parent, kind, name: "防汛临时党支部".into(), founded_on: from_on };
            let unit = found_unit(tx, &by, &new)?;
            for number in ["0900", "1000"] {
                attach(tx, &by, &unit, number, from_on)?;
            }
            post(&unit, &leader, PostKind::Secretary)?;
            Actor::of(tx, &by.organisation, &leader)
        };
        let leader = place.db.write_now(coming).unwrap();
        let mut leader = town.browser(&leader);
        let chosen = leader.get(&format!("/meetings/new?unit={}", town.branch)).expect(200);
        chosen.shows("吕维翰（甲） 1003").shows("吕维翰（乙） 委员 1004").shows("吕维翰（第二党支部） 0900");
        let (chair, recorder) = (town.formal[3].member.to_string(), town.formal[4].member.to_string());
        let form = plan(&town, &chair, &recorder);
        let at = leader.post("/meetings", &form).expect(303).leads_to().to_owned();
        let planned = town.records(&ActivityId::parse(&at["/meetings/".len()..]).unwrap());
        let planned = planned.into_iter().find(|entry| entry.verb == "planned").expect("it is recorded");
        assert_eq!(
            (&planned.facts["chair"], &planned.facts["recorder"]),
            (&"吕维翰（甲）".into(), &"吕维翰（乙）".into())
        );
    }
}

#[test]
fn who_sees_to_a_resolution_is_told_apart_wherever_it_stands() {
    for place in places() {
        let names = ["支书", "组织委员", "纪检委员", "吕维翰", "吕维翰"].map(String::from);
        let town = Town::named(&place, names.into());
        let at = format!("/meetings/{}", town.opened(&place, "general_meeting"));
        let mut secretary = town.browser(town.secretary());
        let chosen = secretary.get(&format!("{at}/resolutions/new")).expect(200);
        chosen.shows("吕维翰（甲） 1003").shows("吕维翰（乙） 1004");
        let owner = town.formal[4].member.to_string();
        let form = [("text", "检修护栏"), ("owner", owner.as_str()), ("due", "2026-03-10")];
        secretary.post(&format!("{at}/resolutions"), &form).expect(303);
        let list = secretary.get("/resolutions").expect(200).shows("吕维翰（乙） 负责");
        let one = list.text.split("href=\"/resolutions/").nth(1).and_then(|rest| rest.get(..36)).unwrap().to_owned();
        let path = format!("/resolutions/{one}");
        for page in [at.as_str(), &path] {
            secretary.get(page).expect(200).shows("吕维翰（乙）").hides("吕维翰 负责");
        }
        english(&town, 0).get("/resolutions").expect(200).shows("吕维翰 (B), by");
        let other = town.formal[3].member.to_string();
        let charge = format!("{path}/charge");
        let form = [("owner", other.as_str()), ("due", "2026-03-10"), ("charge_why", "调走")];
        secretary.edit(&charge, &charge, &form).expect(303);
        let page = secretary.get(&path).expect(200);
        page.shows("由“吕维翰（乙） 负责，2026年3月10日 前完成”改为“吕维翰（甲） 负责，2026年3月10日 前完成”");
        assert_eq!(town.told(&town.formal[3])[0], "有一项决议由您负责");
        let handed =
            secretary.post(&format!("{path}/forms"), &[("form", "resolution"), ("format", "docx")]).expect(200);
        assert!(words(&handed.bytes).contains("吕维翰（甲）"));
    }
}

/// Asked once, where somebody is named; who gives links is led there.
#[test]
fn whoever_names_somebody_who_cannot_sign_in_is_told_at_once() {
    for place in places() {
        let (town, _, at) = planned(&place);
        let mut secretary = town.browser(town.secretary());
        let (chair, recorder) = (town.formal[3].member.to_string(), town.formal[4].member.to_string());
        let (edit, other) = (format!("{at}/edit"), town.formal[2].member.to_string());
        // Whoever was named before is not told again.
        let form = [&plan(&town, &chair, &recorder)[..], &[("place", "三楼")]].concat();
        secretary.edit(&edit, &edit, &form).expect(303);
        secretary.get(&at).expect(200).shows("三楼").hides("还不能登录");
        secretary.edit(&edit, &edit, &plan(&town, &chair, &other)).expect(303);
        let told = secretary.get(&at).expect(200).shows("请注意：纪检委员 还不能登录").hides("吕维翰（甲） 还不能登录");
        told.shows(&format!("<a href=\"/members/{}\">给 纪检委员 发登录链接</a>", town.formal[2].member));
        secretary.get(&at).expect(200).hides("还不能登录");

        opens(&town, 0);
        opens(&town, 1);
        let meeting = town.opened(&place, "general_meeting");
        let resolutions = format!("/meetings/{meeting}/resolutions");
        let form = |owner: usize| [("text", "检修护栏"), ("owner", town.formal[owner].member.as_str())];
        // The recorder gives nobody a link: he is told who does.
        let mut recorder = town.browser(town.recorder());
        let led = recorder.post(&resolutions, &form(4)).expect(303).leads_to().to_owned();
        let told = recorder
            .get(&led)
            .expect(200)
            .shows("吕维翰（乙） 还不能登录")
            .shows("请书记或管理员在其成员页面发放登录链接。");
        told.hides("发登录链接</a>");
        let led = recorder.post(&resolutions, &form(0)).expect(303).leads_to().to_owned();
        recorder.get(&led).expect(200).hides("还不能登录");
    }
}

/// Gives a member a sign-in.
fn opens(town: &Town, at: usize) {
    let (organisation, member) = (town.superior.organisation.clone(), town.formal[at].member.clone());
    let name = format!("member{at}");
    let password = PasswordHash::of(&Secret::new("a long enough password"), &town.house.random).unwrap();
    let opening = move |tx: &zhixing_kit::Write<'_>| {
        let administrator = Actor::of(tx, &organisation, &Actor::at_console(tx)?.member)?;
        open_with_password(tx, &administrator, &member, &name, &password).map(drop)
    };
    town.house.db.write_now(opening).unwrap();
}

#[test]
fn a_speaker_is_put_right_like_other_words() {
    for place in places() {
        let names = ["支书", "组织委员", "纪检委员", "吕维翰", "吕维翰"].map(String::from);
        let town = Town::named(&place, names.into());
        let meeting = town.opened(&place, "general_meeting");
        let at = format!("/meetings/{meeting}");
        town.present(&meeting, 5);
        let mut recorder = town.browser(town.recorder());
        let said = [("kind", "dissent"), ("speaker_name", "纪检委员"), ("text", "我不同意这样做，理由会后再写")];
        recorder.post(&format!("{at}/remarks"), &said).expect(303);
        let probationary = town.entry(&meeting, "预备员");
        recorder.post(&format!("{at}/roll/{probationary}"), &[("mark", "present")]).expect(303);
        recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
        sign(&mut town.browser(town.secretary()), &at).expect(303);
        let page = recorder.get(&format!("{at}/minutes")).expect(200);
        let page = page.shows("“我不同意这样做，理由会后…”是谁说的：纪检委员");
        let entry = page.text.split("value=\"speaker/").nth(1).and_then(|rest| rest.get(..36)).unwrap().to_owned();
        let (path, what) = (format!("{at}/minutes/corrections"), format!("speaker/{entry}"));
        let mut correct = |name: &str| {
            let form = [
                ("subject", "speaker"),
                ("entry", &*entry),
                ("before", "纪检委员"),
                ("after", name),
                ("why", "听错了"),
            ];
            recorder.edit(&format!("{path}/new?what={what}"), &path, &form)
        };
        correct("纪检委员").expect(422).shows("没有改动");
        correct("吕维翰").expect(422).shows("请写明是哪一位：吕维翰（甲）、吕维翰（乙）");
        // A sign that the roll does not know tells nobody apart; another spelling of one that it knows does.
        correct("吕维翰（丙）").expect(422).shows("请写明是哪一位：吕维翰（甲）、吕维翰（乙）");
        correct("吕维翰(乙)").expect(303);
        let page = recorder.get(&format!("{at}/minutes")).expect(200);
        page.shows("签字以后有更正").shows("纪检委员</del>").shows("吕维翰（乙）</ins>");
        recorder.get(&at).expect(200).shows("吕维翰（乙）").hides(" · 纪检委员");
        for concerned in [2, 4, 0] {
            let told = town.told(&town.formal[concerned]);
            assert_eq!(told[0], "会议记录有更正：研究第一季度工作", "{concerned}");
        }
        let record =
            town.records(&meeting).into_iter().rfind(|entry| entry.verb == "corrected").expect("it is recorded");
        assert_eq!((&record.facts["before"], &record.facts["after"]), (&"纪检委员".into(), &"吕维翰（乙）".into()));
        for (speaker, which) in [(2, "who loses the words"), (4, "who gets them")] {
            let (of, member) = (record.id.to_string(), town.formal[speaker].member.to_string());
            let asked = "select count(*) from concern where statement = $1 and member = $2";
            let concerned = place.db.read_now(move |tx| tx.one::<(u64,)>(asked, zhixing_kit::params![&of, &member]));
            assert_eq!(concerned.unwrap().0, 1, "it concerns {which}");
        }
        let handed = recorder.post(&format!("{at}/forms"), &[("form", "minutes"), ("format", "docx")]).expect(200);
        assert!(words(&handed.bytes).contains("吕维翰（乙）"));
    }
}

#[test]
fn a_meeting_of_a_group_says_whose_it_is_wherever_it_is_listed() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.plan("group_meeting");
        let mut secretary = town.browser(town.secretary());
        let of_group = "党小组会 · 第一党小组";
        for page in ["/meetings", "/calendar?month=2026-03", "/year/wall?year=2026", &format!("/meetings/{meeting}")] {
            secretary.get(page).expect(200).shows(of_group);
        }
        let reader = town.secretary().clone();
        let most = crate::Most { mine: 5, next: 5 };
        let day = town.house.db.read_now(move |tx| crate::branch_day(tx, &reader, most)).unwrap();
        let coming: Vec<String> =
            day.coming.iter().chain(&day.to_call).map(|doing| doing.kind_of(zhixing_kit::Language::Chinese)).collect();
        assert_eq!(coming[0], of_group);
        let ledger = [("form", "ledger"), ("year", "2026"), ("month", "3"), ("format", "docx")];
        let handed = secretary.post(&format!("/branches/{}/forms", town.branch), &ledger).expect(200);
        assert!(words(&handed.bytes).contains(of_group));
        secretary.post(&format!("/meetings/{meeting}/cancellation"), &[("reason", "改期")]).expect(303);
        secretary.get("/meetings?view=past").expect(200).shows(of_group);
    }
}
