//! Scenarios of messages and suggestions, through HTTP, on both databases.

use std::net::SocketAddr;

use axum::Extension;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, header};
use jiff::civil::date;
use zhixing_kit::html::{NavItem, Reader, Shown};
use zhixing_kit::session::Visitor;
use zhixing_kit::test::{Browser, Page, Place, places};
use zhixing_kit::{Sentence, Write};
use zhixing_people::{
    Actor, MemberId, MemberKind, NewMember, NewOrganisation, PasswordHash, Person, Secret, enter, found_organisation,
};

use crate::{Notice, Postman, routes, send, unread};

/// An organisation of an administrator, who answers, and two members.
pub(crate) struct Town {
    pub(crate) place: Place,
    pub(crate) administrator: Actor,
    pub(crate) member: Actor,
    pub(crate) other: Actor,
}

pub(crate) fn towns() -> Vec<Town> {
    places().into_iter().map(Town::found).collect()
}

impl Town {
    fn found(place: Place) -> Self {
        let random = place.db.surroundings().random.clone();
        let password = PasswordHash::of(&Secret::new("correct horse battery"), &random).unwrap();
        let (administrator, member, other) = place.db.write_now(move |tx| make(tx, password.clone())).unwrap();
        Self { place, administrator, member, other }
    }

    /// The program as this person sees it; `None` is nobody.
    pub(crate) fn browser(&self, actor: Option<&Actor>) -> Browser {
        self.browser_with(actor, None)
    }

    /// The same, with a postman at hand.
    pub(crate) fn browser_with(&self, actor: Option<&Actor>, postman: Option<Postman>) -> Browser {
        let actor = actor.cloned();
        let house = self.place.house(NAVIGATION);
        let known = move |router: axum::Router<zhixing_kit::House>| match actor {
            Some(actor) => {
                let reader = Reader {
                    key: String::new(),
                    name: actor.name.clone(),
                    unit: "单位".to_owned(),
                    unread: 0,
                    below: false,
                };
                let visitor = Visitor { reader, language: None, organisation: "测试大队".to_owned() };
                let router = router.layer(Extension(actor)).layer(Extension(visitor));
                match postman {
                    Some(postman) => router.layer(Extension(postman)),
                    None => router,
                }
            }
            None => router,
        };
        Browser::new(routes().assemble(house, known.clone(), known))
    }

    fn unread(&self, actor: &Actor) -> u32 {
        let member = actor.member.clone();
        self.place.db.read_now(move |tx| unread(tx, &member)).unwrap()
    }

    pub(crate) fn send(&self, to: Vec<MemberId>, link: &'static str) {
        let (author, unit) = (self.administrator.author(), self.administrator.unit.clone());
        let notice = Notice {
            unit,
            to,
            subject: both("开会", "Meeting"),
            body: both("周五开会", "On Friday"),
            link: link.to_owned(),
        };
        self.place.db.write_now(move |tx| send(tx, &author, notice.clone())).unwrap();
    }
}

pub(crate) fn both(zh: &str, en: &str) -> Sentence {
    Sentence { zh: zh.to_owned(), en: en.to_owned() }
}

fn make(tx: &Write<'_>, password: PasswordHash) -> zhixing_kit::Result<(Actor, Actor, Actor)> {
    let new = NewOrganisation {
        name: "测试大队".into(),
        administrator: "管理员甲".into(),
        sign_in_name: "admin".into(),
        password,
    };
    let administrator = found_organisation(tx, &new)?;
    let person = |number: &str, name: &str| {
        let person =
            Person { number: number.into(), name: name.into(), born_on: None, joined_on: None, confirmed_on: None };
        let unit = administrator.unit.clone();
        let id = enter(
            tx,
            &administrator,
            &NewMember { person, unit, kind: MemberKind::Formal, from_on: date(2024, 1, 1) },
        )?;
        Actor::of(tx, &administrator.organisation, &id)
    };
    let (member, other) = (person("1", "李娜")?, person("2", "王五")?);
    Ok((administrator, member, other))
}

#[test]
fn a_notice_reaches_each_receiver_once_and_leads_to_its_page_when_opened() {
    for town in towns() {
        let member = town.member.member.clone();
        town.send(vec![member.clone(), member], "/meetings");
        assert_eq!((town.unread(&town.member), town.unread(&town.other)), (1, 0), "{}", town.place.engine);
        let mut browser = town.browser(Some(&town.member));
        let page = browser.get("/notices").expect(200).shows("开会").shows("周五开会").shows("未读");
        let opening = page
            .text
            .split("action=\"/notices/")
            .filter_map(|part| part.split('"').next())
            .find(|part| part.ends_with("/opening"));
        let opening = format!("/notices/{}", opening.expect("a button that opens it"));
        assert_eq!(town.browser(Some(&town.other)).post(&opening, &[]).status, 404, "it is nobody else's to open");
        assert_eq!(browser.post(&opening, &[]).expect(303).leads_to(), "/meetings");
        assert_eq!(town.unread(&town.member), 0);
        town.browser(Some(&town.other)).get("/notices").expect(200).hides("开会");
    }
}

#[test]
fn all_notices_can_be_marked_as_read_and_a_long_list_is_paged() {
    for town in towns() {
        for _ in 0..55 {
            town.place.pass_ms(1_000);
            town.send(vec![town.member.member.clone()], "/today");
        }
        let mut browser = town.browser(Some(&town.member));
        let page = browser.get("/notices").expect(200);
        assert_eq!(page.text.matches("/opening").count(), 50);
        let older = page
            .text
            .split("href=\"/notices?before=")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("a next page");
        let rest = browser.get(&format!("/notices?before={older}")).expect(200);
        assert_eq!(rest.text.matches("/opening").count(), 5, "{}", town.place.engine);
        browser.post("/notices/all-seen", &[]).expect(303);
        assert_eq!(town.unread(&town.member), 0);
    }
}

const NAVIGATION: &[NavItem] =
    &[NavItem { path: "/meetings", icon: "meeting", label: ("会议", "Meetings"), shown: Shown::Nowhere }];

const COMPLAINT: &[(&str, &str)] = &[("kind", "complaint"), ("about", "/meetings?q=secret"), ("words", "点名太慢了")];

#[test]
fn p15_a_complaint_is_answered_in_public_and_its_sender_is_told() {
    for town in towns() {
        let mut browser = town.browser(Some(&town.member));
        for (about, said) in [("/meetings", "关于“会议”"), ("/meetings/7/roll", "关于“会议”"), ("/", "关于整个程序")]
        {
            browser.get(&format!("/suggestions/new?about={about}")).expect(200).shows(said).hides("关于页面");
        }
        browser.post("/suggestions", COMPLAINT).expect(303);
        browser.get("/suggestions").expect(200).shows("点名太慢了").hides("secret");
        town.browser(Some(&town.other)).get("/suggestions").expect(200).hides("点名太慢了").shows("还有 1 条等待答复");
        let mut administrator = town.browser(Some(&town.administrator));
        let page = administrator.get("/suggestions").expect(200).shows("点名太慢了");
        let path = page
            .text
            .split("href=\"/suggestions/")
            .filter_map(|part| part.split('"').next())
            .find(|part| part.ends_with("/answer"));
        let path = format!("/suggestions/{}", path.expect("a way to answer"));
        town.browser(Some(&town.other)).get(&path).expect(403);
        administrator.post(&path, &[("answer", "")]).expect(422).shows("点名太慢了");
        administrator.post(&path, &[("answer", "已经改快了")]).expect(303);
        administrator.post(&path, &[("answer", "再答一次")]).expect(422).shows("已经答复过了");
        town.browser(None).get("/suggestions").expect(200).shows("点名太慢了").shows("已经改快了").hides("李娜");
        assert_eq!(town.unread(&town.member), 1, "{}", town.place.engine);
    }
}

#[test]
fn who_wishes_to_stay_unnamed_is_not_kept_anywhere() {
    for town in towns() {
        let fields = [COMPLAINT, &[("unnamed", "yes")]].concat();
        town.browser(Some(&town.member)).post("/suggestions", &fields).expect(303);
        town.browser(Some(&town.member)).get("/suggestions").expect(200).hides("点名太慢了");
        let member = town.member.member.to_string();
        let found = town.place.db.read_now(|tx| {
            let kept = tx.all::<(Option<String>,)>("select sent_by from suggestion", &[])?;
            let told = tx.all::<(String,)>("select body from statement where path like 'suggestion/%'", &[])?;
            Ok((kept, told))
        });
        let (kept, told) = found.unwrap();
        assert_eq!(kept, [(None,)], "{}", town.place.engine);
        assert!(told.len() == 1 && !told[0].0.contains(&member) && !told[0].0.contains("李娜"), "{told:?}");
    }
}

#[test]
fn words_that_name_a_person_can_be_kept_back_with_the_reason_in_their_place() {
    for town in towns() {
        town.browser(Some(&town.member)).post("/suggestions", COMPLAINT).expect(303);
        let mut administrator = town.browser(Some(&town.administrator));
        let page = administrator.get("/suggestions").expect(200);
        let path = page
            .text
            .split("href=\"/suggestions/")
            .filter_map(|part| part.split('"').next())
            .find(|part| part.ends_with("/answer"));
        let path = format!("/suggestions/{}", path.expect("a way to answer"));
        administrator.post(&path, &[("answer", "谢谢"), ("kept_back", "含个人信息")]).expect(303);
        town.browser(None).get("/suggestions").expect(200).shows("谢谢").shows("含个人信息").hides("点名太慢了");
    }
}

/// Sends a complaint without a name from a network.
fn from_network(browser: &mut Browser, network: [u8; 4]) -> Page {
    let mut request = Request::post("/suggestions")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from("kind=complaint&about=%2F&words=slow"))
        .unwrap();
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from((network, 40_000))));
    browser.send(request)
}

#[test]
fn who_floods_without_a_name_shuts_the_door_for_his_own_network_and_for_nobody_who_is_signed_in() {
    for town in towns() {
        let mut browser = town.browser(None);
        for _ in 0..60 {
            browser.post("/suggestions", COMPLAINT).expect(303);
        }
        browser
            .post("/suggestions", COMPLAINT)
            .expect(422)
            .shows("点名太慢了")
            .shows("从您所在的网络一小时内已收到 60 条");
        from_network(&mut browser, [192, 0, 2, 7]).expect(303);
        town.place.pass_ms(zhixing_kit::clock::HOUR_MS + 1);
        browser.post("/suggestions", COMPLAINT).expect(303);
    }
}

#[test]
fn one_who_is_signed_in_uses_up_his_own_unnamed_ones_and_no_row_tells_of_him() {
    for town in towns() {
        let unnamed = [COMPLAINT, &[("unnamed", "yes")]].concat();
        let (mut member, mut other) = (town.browser(Some(&town.member)), town.browser(Some(&town.other)));
        for _ in 0..10 {
            member.post("/suggestions", &unnamed).expect(303);
        }
        member.post("/suggestions", &unnamed).expect(422).shows("一小时内已经提了 10 条");
        member.post("/suggestions", COMPLAINT).expect(303);
        other.post("/suggestions", &unnamed).expect(303);
        let waits = town.place.db.read_now(|tx| tx.one::<(i64,)>("select count(*) from sign_in_wait", &[])).unwrap();
        assert_eq!(waits.0, 0, "{}", town.place.engine);
    }
}

#[test]
fn strangers_from_everywhere_cannot_fill_the_disk_and_lose_nothing_they_typed() {
    for town in towns() {
        let now = town.place.clock.now();
        let flood = move |tx: &Write<'_>| {
            for number in 0..1_000 {
                let id = format!("0198c0de-0000-7000-8000-{number:012}");
                let sql = "insert into suggestion (id, organisation, kind, about, words, sent_by, sent_at)
                    select $1, organisation, 'suggestion', '/', 'x', null, $2 from unit where parent is null";
                tx.run(sql, zhixing_kit::params![id, now])?;
            }
            Ok(())
        };
        town.place.db.write_now(flood).unwrap();
        let mut browser = town.browser(None);
        browser.post("/suggestions", COMPLAINT).expect(422).shows("点名太慢了").shows("这一小时收到的意见太多");
        // Who gives his name is let in all the same.
        town.browser(Some(&town.member)).post("/suggestions", COMPLAINT).expect(303);
        town.place.pass_ms(zhixing_kit::clock::HOUR_MS + 1);
        browser.post("/suggestions", COMPLAINT).expect(303);
    }
}

#[test]
fn one_member_sends_so_many_in_an_hour() {
    for town in towns() {
        let (mut member, mut other) = (town.browser(Some(&town.member)), town.browser(Some(&town.other)));
        for _ in 0..30 {
            member.post("/suggestions", COMPLAINT).expect(303);
        }
        member.post("/suggestions", COMPLAINT).expect(422).shows("点名太慢了").shows("一小时内已经提了 30 条");
        other.post("/suggestions", COMPLAINT).expect(303);
        town.place.pass_ms(zhixing_kit::clock::HOUR_MS + 1);
        member.post("/suggestions", COMPLAINT).expect(303);
    }
}

#[test]
fn what_is_no_suggestion_is_set_aside_at_once_with_one_reason_in_public() {
    for town in towns() {
        let mut stranger = town.browser(None);
        for _ in 0..3 {
            from_network(&mut stranger, [192, 0, 2, 7]).expect(303);
        }
        let mut member = town.browser(Some(&town.member));
        member.post("/suggestions", COMPLAINT).expect(303);
        let mut administrator = town.browser(Some(&town.administrator));
        let at = "/suggestions/setting-aside";
        member.get(at).expect(403);
        member.post(at, &[("aside_reason", "x")]).expect(403);
        administrator.get("/suggestions").expect(200).shows(at);
        let page = administrator.get(at).expect(200);
        let ids: Vec<&str> =
            page.text.split("name=\"chosen\" value=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(ids.len(), 4, "{}", town.place.engine);
        let chosen: Vec<(&str, &str)> = ids.iter().map(|id| ("chosen", *id)).collect();
        administrator.post(at, &[("aside_reason", "程序灌水")]).expect(422).shows("请至少选一条").shows("程序灌水");
        administrator.post(at, &chosen).expect(422).shows(" checked");
        member.post(at, &[&chosen[..], &[("aside_reason", "程序灌水")]].concat()).expect(403);
        // One is answered meanwhile: it stays answered.
        administrator.post(&format!("/suggestions/{}/answer", ids[1]), &[("answer", "已改")]).expect(303);
        administrator.post(at, &[&chosen[..], &[("aside_reason", "程序灌水")]].concat()).expect(303);
        let public = town.browser(None).get("/suggestions").expect(200);
        public.shows("3 条（其中投诉 3 条）：程序灌水").shows("已改").hides("等待答复。").hides("点名太慢了");
        assert_eq!(town.unread(&town.member), 1, "who gave his name is told");
        let records = town
            .place
            .db
            .read_now(|tx| tx.one::<(i64,)>("select count(*) from statement where verb = 'set-aside'", &[]));
        assert_eq!(records.unwrap().0, 3, "{}", town.place.engine);
        let page = administrator.get(at).expect(200).shows("没有等待答复的").shows("已经搁置的");
        // One was none of them: it is answered after all, and counted as set aside no more.
        let way = format!("/suggestions/{}/answer", ids[2]);
        page.shows(&way);
        administrator.get(&way).expect(200);
        administrator.post(&way, &[("answer", "这条不该搁置")]).expect(303);
        let public = town.browser(None).get("/suggestions").expect(200);
        public.shows("2 条（其中投诉 2 条）：程序灌水").shows("这条不该搁置");
        administrator.post(&way, &[("answer", "再答一次")]).expect(422).shows("已经答复过了");
        // All that stand there, at once: what came since is not among it.
        from_network(&mut stranger, [192, 0, 2, 7]).expect(303);
        let idea = [("kind", "suggestion"), ("about", "/"), ("words", "字再大些")];
        town.browser(Some(&town.member)).post("/suggestions", &idea).expect(303);
        let page = administrator.get(at).expect(200);
        let shown = page.text.split("name=\"shown\" value=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let shown: Vec<(&str, &str)> = shown.map(|id| ("shown", id)).collect();
        from_network(&mut stranger, [192, 0, 2, 7]).expect(303);
        let sent = [&shown[..], &[("all_shown", "yes"), ("aside_reason", "又灌水")]].concat();
        administrator.post(at, &sent).expect(303);
        let public = town.browser(None).get("/suggestions").expect(200);
        public.shows("2 条（其中投诉 1 条）：又灌水").shows("还有 1 条等待答复");
        // What the public list tells is kept beside the act: it is what the rows add up to.
        let sums = |tx: &zhixing_kit::Read<'_>| {
            tx.all::<(i64, i64, i64)>(
                "select a.count - (select count(*) from suggestion_answer n where n.aside = a.id), a.complaints - (select count(*) from suggestion_answer n join suggestion s on s.id = n.suggestion where n.aside = a.id and s.kind = 'complaint'), a.count from suggestion_aside a order by a.set_at, a.id",
                &[],
            )
        };
        assert_eq!(town.place.db.read_now(sums).unwrap(), [(0, 0, 2), (0, 0, 2)], "{}", town.place.engine);
    }
}
