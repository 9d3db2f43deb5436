//! Whole imports through the pages and at the command line, on both databases: nothing before it is confirmed, all or nothing, the same
//! again, undoing, rights, and what others changed meanwhile.

use axum::middleware::{Next, from_fn};
use jiff::civil::date;
use zhixing_kit::test::{Browser, Page, Place, places};
use zhixing_kit::{Error, Language};
use zhixing_records::{MemberId, UnitId};

use super::files::LIST;
use crate::actor::Actor;
use crate::import::{self, Options, Report, from_file};
use crate::member::{self, MemberKind, Person};
use crate::post::{self, PostKind};
use crate::unit::{self, UnitKind};

/// An organisation with its administrator, and what is asked of it.
struct Scene {
    place: Place,
    administrator: Actor,
    top: UnitId,
}

fn person(number: &str, name: &str) -> Person {
    Person { number: number.to_owned(), name: name.to_owned(), born_on: None, joined_on: None, confirmed_on: None }
}

fn scenes() -> Vec<Scene> {
    places().into_iter().map(Scene::new).collect()
}

impl Scene {
    fn new(place: Place) -> Self {
        let made = place.db.write_now(|tx| {
            let organisation = tx.new_id();
            unit::store::add_organisation(tx, &organisation)?;
            let top = unit::store::add(tx, &organisation, None, UnitKind::Organisation, "大队", date(2020, 1, 1))?;
            let id = member::store::add(tx, &organisation, &person("0", "管理员"))?;
            member::store::add_membership(
                tx,
                &organisation,
                &id,
                (&top.id, None),
                MemberKind::Formal,
                date(2020, 1, 1),
            )?;
            post::store::add(tx, &organisation, &top.id, &id, PostKind::Administrator, (date(2020, 1, 1), None))?;
            Ok((Actor::of(tx, &organisation, &id)?, top.id))
        });
        let (administrator, top) = made.expect("an organisation");
        Self { place, administrator, top }
    }

    fn browser(&self, actor: &Actor) -> Browser {
        let actor = actor.clone();
        let door = move |router: axum::Router<zhixing_kit::House>| {
            router.layer(from_fn(move |mut request: axum::extract::Request, next: Next| {
                request.extensions_mut().insert(actor.clone());
                async move { next.run(request).await }
            }))
        };
        Browser::new(import::routes().assemble(self.place.house(&[]), |router| router, door))
    }

    /// Uploads a list and gives the page that shows what would change.
    fn upload(browser: &mut Browser, list: &[u8]) -> (String, Page) {
        let led = browser.post_file("/members/import", "file", "名单.csv", list).expect(303);
        let path = led.leads_to().to_owned();
        let page = browser.get(&path).expect(200);
        (path, page)
    }

    fn import(&self, list: &str) -> Report {
        let options = Options::default();
        from_file(&self.place.db, &self.administrator, list.as_bytes(), "名单.csv", options, |_| ()).expect("a list")
    }

    fn names(&self) -> Vec<String> {
        let organisation = self.administrator.organisation.clone();
        let everyone = self.place.db.read_now(move |tx| import::store::present(tx, &organisation)).expect("members");
        everyone.members.into_iter().map(|(_, member)| member.name).collect()
    }

    fn verbs(&self) -> Vec<String> {
        let (top, db) = (self.top.clone(), &self.place.db);
        let entries = db.read_now(move |tx| {
            let units = unit::store::below(tx, &top)?.into_iter().map(|unit| unit.id).collect();
            let reach = zhixing_records::Reach { member: None, units };
            zhixing_records::visible(tx, &reach, &zhixing_records::Filter::default(), None, 100)
        });
        entries.expect("records").into_iter().map(|entry| entry.verb).collect()
    }

    fn numbered(&self, number: &str) -> member::Member {
        let (organisation, number) = (self.administrator.organisation.clone(), number.to_owned());
        let found = self.place.db.read_now(move |tx| member::store::numbered(tx, &organisation, &number));
        found.expect("a question").expect("a member of that number")
    }

    fn actor(&self, id: &MemberId) -> Actor {
        let (organisation, id) = (self.administrator.organisation.clone(), id.clone());
        self.place.db.read_now(move |tx| Actor::of(tx, &organisation, &id)).expect("a member")
    }
}

#[test]
fn a_list_is_shown_confirmed_and_undone() {
    for scene in scenes() {
        let mut browser = scene.browser(&scene.administrator);
        browser.get("/members/import").expect(200).shows("导入成员").shows("template.xlsx");
        let (path, page) = Scene::upload(&mut browser, LIST.as_bytes());
        // What heads a row heads its card on a phone: the line, and whose it is.
        let page =
            page.shows("第 2 行 · 张三").shows("007").shows("第一党支部").shows("新增成员").shows("还没有写入任何内容");
        assert!(!page.text.contains("需要改正</h2>"));
        assert_eq!(scene.names(), ["管理员"], "nothing is written before it is confirmed");

        let led = browser.post(&format!("{path}/confirmation"), &[]).expect(303);
        assert_eq!(led.leads_to(), path, "where it was checked stands what came of it");
        let brought = browser
            .get(&path)
            .expect(200)
            .shows("已导入：新增 2 人")
            .shows("已导入：名单.csv")
            .shows("新增单位")
            .shows("撤销这次导入");
        brought.shows("生成登录链接").shows("点“任命”").shows("href=\"/units\"").hides("照顾情形").hides("确认导入");
        let page = browser.get("/members/import").expect(200).shows("撤销这次导入");
        assert_eq!(scene.names(), ["管理员", "张三", "李四"]);
        let mut verbs = scene.verbs();
        verbs.sort();
        assert_eq!(verbs, ["entered", "entered", "founded", "imported"]);
        // Sent twice: it leads to what it did.
        assert_eq!(browser.post(&format!("{path}/confirmation"), &[]).expect(303).leads_to(), path);

        let (first, _) = Scene::upload(&mut browser, LIST.replace("张三", "张山").as_bytes());
        let (path, again) = Scene::upload(&mut browser, LIST.as_bytes());
        again.shows("没有变化");
        // The one before was replaced by it, and says so.
        browser.get(&first).expect(200).shows("已被代替").shows(&path);
        assert_eq!(browser.post(&format!("{first}/confirmation"), &[]).expect(303).leads_to(), first);
        browser.post(&format!("{path}/confirmation"), &[]).expect(303);
        browser.get(&path).expect(422).shows("已过期").shows("重新选择文件");

        let undoing = page.text.split('"').find(|part| part.ends_with("/undoing")).expect("a button").to_owned();
        browser.post(&undoing, &[]).expect(303);
        assert_eq!(scene.names(), ["管理员"]);
        browser.post(&undoing, &[]).expect(422).shows("没有可以撤销的导入");
        browser.get("/members/import").expect(200).hides("撤销这次导入");
    }
}

#[test]
fn the_page_speaks_english_too() {
    for scene in scenes() {
        let mut browser = scene.browser(&scene.administrator);
        browser.accept_language = "en";
        browser.get("/members/import").expect(200).shows("Import members");
        let (_, page) = Scene::upload(
            &mut browser,
            "number,name,branch,kind,phone\n1,Ann,First,formal,5\n2,Bob,First,boss,5\n".as_bytes(),
        );
        page.shows("There is no such kind of member").shows("Write one of: Formal member");
    }
}

#[test]
fn bad_cells_keep_everything_from_being_written() {
    for scene in scenes() {
        let mut browser = scene.browser(&scene.administrator);
        let list = format!("{LIST}009,王五,第一党支部,干部,2023-02-30\n");
        let (path, page) = Scene::upload(&mut browser, list.as_bytes());
        page.shows("有 2 处需要改正").shows("没有这种人员类别").shows("没有这一天").hides("确认导入");
        browser.post(&format!("{path}/confirmation"), &[]).expect(422).shows("什么也不会写入");
        let report = scene.import(&list);
        assert!(!report.done && !report.is_good());
        let told = report.to_string();
        assert!(
            told.contains("第 4 行，类别：“干部” 没有这种人员类别。") && told.ends_with("什么也没有写入。"),
            "{told}"
        );
        assert_eq!(scene.names(), ["管理员"]);
        assert!(scene.verbs().is_empty());
    }
}

#[test]
fn unknown_columns_are_left_out_only_when_that_is_confirmed() {
    for scene in scenes() {
        let mut browser = scene.browser(&scene.administrator);
        let list = "工号,姓名,党支部,类别,手机\n1,张三,第一党支部,正式党员,13800000000\n";
        let (path, page) = Scene::upload(&mut browser, list.as_bytes());
        page.shows("不认识这些列").shows("手机").hides("13800000000");
        browser.post(&format!("{path}/confirmation"), &[]).expect(422).shows("请先确认");
        browser.post(&format!("{path}/confirmation"), &[("ignore_unknown", "yes")]).expect(303);
        assert_eq!(scene.names(), ["管理员", "张三"]);
    }
}

#[test]
fn what_others_changed_meanwhile_is_shown_before_anything_is_done() {
    for scene in scenes() {
        let mut browser = scene.browser(&scene.administrator);
        let (path, _) = Scene::upload(&mut browser, LIST.as_bytes());
        assert!(scene.import("工号,姓名,党支部,类别\n007,张山,第一党支部,正式党员\n").done);
        browser
            .post(&format!("{path}/confirmation"), &[])
            .expect(422)
            .shows("有人改动了成员")
            .shows("姓名：张山 → 张三");
        assert_eq!(scene.names(), ["管理员", "张山"]);
        browser.post(&format!("{path}/confirmation"), &[]).expect(303);
        assert_eq!(scene.names(), ["管理员", "张三", "李四"]);
    }
}

#[test]
fn undoing_brings_back_every_row_and_refuses_when_something_stands_on_it() {
    for scene in scenes() {
        assert!(scene.import(LIST).done);
        let before = scene.numbered("007");
        let list = "工号,姓名,党支部,类别,入党日期,职务,任职日期\n007,张三丰,第二党支部,正式党员,2011-07-01,委员,2026-03-05\n009,王五,第二党支部,辅警,,,\n";
        scene.place.pass_ms(3 * zhixing_kit::clock::DAY_MS);
        assert!(scene.import(list).done);
        let (organisation, actor) = (scene.administrator.organisation.clone(), scene.administrator.clone());
        let last =
            move |tx: &zhixing_kit::Read<'_>| Ok(import::store::last_import(tx, &organisation)?.expect("an import").id);
        let id = scene.place.db.read_now(last).expect("the last import");
        let undo = || {
            let (who, which) = (scene.administrator.clone(), id.clone());
            scene.place.db.write_now(move |tx| import::undo(tx, &who, &which))
        };
        // Somebody changes one of them since: the refusal names him.
        let five = scene.numbered("009");
        let gone = five.id.clone();
        let (who, changed) = (actor.clone(), five.clone());
        scene
            .place
            .db
            .write_now(move |tx| member::change(tx, &who, &changed.id, &person("009", "王武")))
            .expect("a change");
        let refused = undo();
        let Err(Error::Refused(sentence)) = refused else { panic!("{refused:?}") };
        assert!(sentence.zh.contains("王五"), "{sentence:?}");
        scene
            .place
            .db
            .write_now(move |tx| member::change(tx, &actor, &five.id, &person("009", "王五")))
            .expect("a change back");

        undo().expect("undone");
        assert_eq!(scene.numbered("007"), before);
        assert_eq!(scene.names(), ["管理员", "张三", "李四"]);
        // Beside each thing that the import recorded stands what it was before and is again.
        let of = |id: &MemberId| {
            let about = format!("member/{id}");
            scene.place.db.read_now(move |tx| zhixing_records::read_about(tx, &about)).expect("its records")
        };
        let changed = of(&before.id);
        let reverted: Vec<_> = changed.iter().filter(|entry| entry.verb == "reverted").collect();
        assert_eq!(reverted.len(), 2, "his person and where he belonged: {changed:?}");
        assert!(reverted.iter().any(|entry| {
            entry.facts["before"]["name"] == "张三丰" && entry.facts["after"]["name"] == before.name.as_str()
        }));
        assert!(reverted.iter().any(|entry| entry.facts["after"]["unit"] != entry.facts["before"]["unit"]));
        for entry in &reverted {
            let wrong =
                changed.iter().find(|other| Some(&other.id) == entry.corrects.as_ref()).expect("what it corrects");
            assert_eq!(wrong.corrected_by.as_ref(), Some(&entry.id));
        }
        let brought = of(&gone);
        let taken_back = brought.iter().find(|entry| entry.verb == "reverted").expect("that he is gone is on record");
        assert_eq!(taken_back.facts["before"]["number"], "009");
        assert!(taken_back.facts["after"].as_object().is_some_and(serde_json::Map::is_empty));
        assert!(taken_back.body.contains("撤销导入") && !taken_back.body.contains("born"));
    }
}

#[test]
fn nobody_brings_in_what_is_not_his_to_change() {
    for scene in scenes() {
        let list = "工号,姓名,党支部,类别,职务,任职日期\n1,张三,第一党支部,正式党员,书记,2025-01-01\n2,李四,第二党支部,正式党员,,\n3,王五,第一党支部,正式党员,,\n";
        assert!(scene.import(list).done);
        let (secretary, plain) = (scene.actor(&scene.numbered("1").id), scene.actor(&scene.numbered("3").id));
        let own = "工号,姓名,党支部,党小组,类别\n4,赵六,第一党支部,新组,正式党员\n";
        let foreign = "工号,姓名,党支部,类别\n2,李四,第一党支部,正式党员\n";
        let new_branch = "工号,姓名,党支部,类别\n5,钱七,第三党支部,正式党员\n";
        let successor =
            "工号,姓名,党支部,类别,职务,任职日期,届满日期\n1,张三,第一党支部,正式党员,书记,2025-01-01,2026-02-01\n";
        let mut browser = scene.browser(&secretary);
        // Not even that a row about another branch says nothing new: that would confirm a guess.
        let known = "工号,姓名,党支部,类别\n2,李四,第二党支部,正式党员\n";
        for (list, column, value, what) in [
            (foreign, "工号", "2", "这个编号属于不归您维护的成员"),
            (new_branch, "党支部", "第三党支部", "这不是您维护的支部"),
            (successor, "届满日期", "2026-02-01", "不由您任免"),
            (known, "党支部", "第二党支部", "这不是您维护的支部"),
        ] {
            let (path, page) = Scene::upload(&mut browser, list.as_bytes());
            let page = page.shows("有 1 处需要改正").shows(column).shows(value).shows(what);
            page.hides("确认导入").hides("姓名：").hides("任期的职务").hides("新增单位");
            browser.post(&format!("{path}/confirmation"), &[]).expect(422).shows("什么也不会写入");
        }
        assert_eq!(scene.names(), ["管理员", "张三", "李四", "王五"]);
        let (path, page) = Scene::upload(&mut browser, own.as_bytes());
        page.shows("赵六");
        let mut other = scene.browser(&scene.administrator);
        // Somebody else's check looks like one that is no more.
        let gone = other.get(&path).expect(422).shows("已过期").hides("赵六").text;
        let missing = "/members/import/01990000-0000-7000-8000-000000000000";
        let id = |text: &str, path: &str| {
            text.replace(&path.replace('/', "%2F").replace('-', "%2D"), "ID").replace(path, "ID")
        };
        assert_eq!(id(&gone, &path), id(&other.get(missing).expect(422).text, missing));
        other.post(&format!("{path}/confirmation"), &[]).expect(422);
        browser.post(&format!("{path}/confirmation"), &[]).expect(303);
        // A group needs no secretary, and it is not his to appoint one.
        browser.get(&path).expect(200).shows("新增单位").hides("点“任命”");
        let mut outsider = scene.browser(&plain);
        outsider.get("/members/import").expect(403);
        outsider.get(&path).expect(404);
        outsider.post_file("/members/import", "file", "a.csv", own.as_bytes()).expect(403);
    }
}

/// In a list of many rows each one that is not his is found by its line, and the others are held against what is kept as always.
#[test]
fn rows_that_are_not_his_are_told_each_at_its_cell_beside_what_else_is_wrong() {
    for scene in scenes() {
        let list = "工号,姓名,党支部,类别,职务,任职日期\n1,张三,城中中队党支部,正式党员,书记,2025-01-01\n2,李四,第二党支部,正式党员,书记,2025-01-01\n3,王五,城中中队党支部,正式党员,,\n";
        assert!(scene.import(list).done);
        let secretary = scene.actor(&scene.numbered("1").id);
        let mut browser = scene.browser(&secretary);
        let list = "工号,姓名,党支部,类别,编入日期,职务,任职日期\n\
            3,王五,城中中队党支部,正式党员,,,\n\
            2,李四,城中中队党支部,正式党员,,,\n\
            4,赵六,城中中队支部,正式党员,,,\n\
            5,钱七,城中中队党支部,正式党员,2025-01-01,书记,2026-01-01\n\
            6,孙八,第二党支部,干部,,书记,2026-01-01\n\
            7,周九,城中中队党支部,正式党员,2023-02-30,,\n\
            8,吴十,城中中队党支部,正式党员,,,\n";
        let (path, page) = Scene::upload(&mut browser, list.as_bytes());
        let page = page.shows("有 6 处需要改正").shows("这个编号属于不归您维护的成员").shows("城中中队支部");
        let page = page.shows("请改成您维护的（城中中队党支部）").shows("这项职务不由您任免").shows("没有这一天");
        // Of the branch of others: neither who is its secretary nor whether it is there.
        page.shows("没有这种人员类别").shows("另有 1 名成员").hides("与李四的书记");
        browser.post(&format!("{path}/confirmation"), &[]).expect(422);
        assert_eq!(scene.names(), ["管理员", "张三", "李四", "王五"]);

        let options = Options { dry_run: true, ..Options::default() };
        let report = from_file(&scene.place.db, &secretary, list.as_bytes(), "a.csv", options, |_| ()).expect("a list");
        let told: Vec<_> = report.plan.bad.iter().map(|bad| (bad.line, bad.column.zh.as_str())).collect();
        let wanted = [(3, "工号"), (4, "党支部"), (5, "职务"), (6, "类别"), (6, "党支部"), (7, "编入日期")];
        assert_eq!(told, wanted, "{report}");
        assert_eq!((report.plan.members.len(), report.plan.unchanged), (1, 1), "{report}");
        // The people of others are not counted to him.
        assert_eq!(report.plan.absent, 1, "{report}");
    }
}

/// A list with a row for each term that somebody had: however many are not his to give, each is told, and all at once.
#[test]
fn many_rows_of_one_number_that_are_not_his_are_told_at_once() {
    for scene in scenes() {
        let list = "工号,姓名,党支部,类别,职务,任职日期\n1,张三,第一党支部,正式党员,书记,2025-01-01\n";
        assert!(scene.import(list).done);
        let secretary = scene.actor(&scene.numbered("1").id);
        let mut list = "工号,姓名,党支部,类别,编入日期,职务,任职日期,届满日期\n".to_owned();
        for year in 2010..2018 {
            list += &format!("9,周九,第一党支部,正式党员,2010-01-01,书记,{year}-01-01,{year}-12-31\n");
        }
        let options = Options { dry_run: true, ..Options::default() };
        let report = from_file(&scene.place.db, &secretary, list.as_bytes(), "a.csv", options, |_| ()).expect("a list");
        let told: Vec<_> = report.plan.bad.iter().map(|bad| (bad.line, bad.column.zh.as_str())).collect();
        let wanted: Vec<_> = (2..10).map(|line| (line, if line == 2 { "职务" } else { "工号" })).collect();
        assert_eq!(told, wanted, "{report}");
        let (_, page) = Scene::upload(&mut scene.browser(&secretary), list.as_bytes());
        page.shows("有 8 处需要改正").shows("这项职务不由您任免");
        // However the number of one who is kept is spelt.
        assert!(scene.import("工号,姓名,党支部,类别\n3333,王五,第一党支部,正式党员\n").done);
        let spelt = ["３333", "3３33", "33３3", "333３", "３３33", "3３３3", "33３３", "３33３", "３３３3", "3333"];
        let rows = spelt.iter().map(|number| format!("{number},王五,第一党支部,正式党员,书记,2026-03-02\n"));
        let list = "工号,姓名,党支部,类别,职务,任职日期\n".to_owned() + &rows.collect::<String>();
        let report = from_file(&scene.place.db, &secretary, list.as_bytes(), "b.csv", options, |_| ()).expect("a list");
        let told: Vec<_> = report.plan.bad.iter().map(|bad| (bad.line, bad.column.zh.as_str())).collect();
        let wanted: Vec<_> = (2..12).map(|line| (line, if line == 2 { "职务" } else { "工号" })).collect();
        assert_eq!(told, wanted, "{report}");
    }
}

/// A number that was filled down by mistake.
#[test]
fn each_row_of_a_number_that_is_not_his_is_told() {
    for scene in scenes() {
        let list = "工号,姓名,党支部,类别,职务,任职日期\n1,张三,城中中队党支部,正式党员,书记,2025-01-01\n2,李四,第二党支部,正式党员,,\n";
        assert!(scene.import(list).done);
        let mut browser = scene.browser(&scene.actor(&scene.numbered("1").id));
        let rows = ["赵六", "钱七", "孙八", "周九", "吴十"].map(|name| format!("2,{name},城中中队党支部,正式党员\n"));
        let list = format!("工号,姓名,党支部,类别\n{}", rows.concat());
        let (_, page) = Scene::upload(&mut browser, list.as_bytes());
        let page = page.shows("有 5 处需要改正");
        assert_eq!(page.text.matches("这个编号属于不归您维护的成员").count(), 5, "{}", page.text);
    }
}

#[test]
fn a_list_that_denies_an_exemption_says_that_it_stays() {
    for scene in scenes() {
        let list =
            |exemption: &str| format!("工号,姓名,党支部,类别,照顾情形\n1,张三,第一党支部,正式党员,{exemption}\n");
        assert!(scene.import(&list("患病")).done);
        let report = scene.import(&list("无"));
        let [remark] = &report.plan.remarks[..] else { panic!("{report}") };
        assert!(remark.zh.contains("第 2 行") && remark.zh.contains("张三登记着“患病”，保持不变"), "{remark:?}");
        assert!(report.to_string().contains(&remark.zh) && report.plan.changes_nothing(), "{report}");
        for silent in ["", "患病"] {
            assert!(scene.import(&list(silent)).plan.remarks.is_empty());
        }
        let mut browser = scene.browser(&scene.administrator);
        Scene::upload(&mut browser, list("none").as_bytes()).1.shows("保持不变；要结束的");
    }
}

#[test]
fn a_list_asks_for_what_the_page_would_ask_of_who_holds_a_post_above() {
    for scene in scenes() {
        let list = "工号,姓名,党支部,类别,职务,任职日期\n1,张三,第一党支部,正式党员,副书记,2025-01-01\n2,李四,第一党支部,正式党员,,\n3,王五,第一党支部,正式党员,书记,2025-01-01\n";
        assert!(scene.import(list).done);
        let deputy = scene.actor(&scene.numbered("1").id);
        let (who, above, top) = (scene.administrator.clone(), scene.numbered("2").id, scene.top.clone());
        let given = scene.place.db.write_now(move |tx| {
            let (unit, member) = (top.clone(), above.clone());
            let new = post::NewPost { unit, member, kind: PostKind::Secretary, from_on: tx.today(), to_on: None };
            post::appoint(tx, &who, &new)
        });
        given.expect("the secretary of the organisation");
        let mut browser = scene.browser(&deputy);
        let kind = |number: &str, name: &str, kind: &str| {
            format!("工号,姓名,党支部,类别\n{number},{name},第一党支部,{kind}\n")
        };
        // Of who holds a post above, and of the secretary, a deputy makes nothing else: here as on their pages.
        for (number, name) in [("2", "李四"), ("3", "王五")] {
            let id = scene.numbered(number).id;
            let (actor, member, unit) = (deputy.clone(), id.clone(), scene.numbered(number).unit);
            let on_page = scene.place.db.write_now(move |tx| {
                member::transfer(tx, &actor, &member, &unit, (MemberKind::Guest, None), tx.today())
            });
            assert!(matches!(on_page, Err(Error::Forbidden(_) | Error::NotFound)), "{on_page:?}");
            let (path, page) = Scene::upload(&mut browser, kind(number, name, "列席人员").as_bytes());
            page.shows("他因此要离任的职务，不由您任免").hides("变更成员</h2>");
            browser.post(&format!("{path}/confirmation"), &[]).expect(422).shows("什么也不会写入");
            assert_eq!(scene.numbered(number).kind, MemberKind::Formal);
            // What takes nothing away from him goes through.
            let (_, page) = Scene::upload(&mut browser, kind(number, "改名", "正式党员").as_bytes());
            page.shows("改名");
        }
    }
}

#[test]
fn undoing_asks_for_the_posts_that_were_given_since() {
    for scene in scenes() {
        let list = |branch: &str| {
            format!(
                "工号,姓名,党支部,类别,职务,任职日期\n1,张三,第一党支部,正式党员,副书记,2025-01-01\n2,李四,{branch},预备党员,,\n"
            )
        };
        assert!(scene.import(&list("第一党支部")).done);
        scene.place.pass_ms(zhixing_kit::clock::DAY_MS);
        let formal = "工号,姓名,党支部,类别\n2,李四,第一党支部,正式党员\n";
        let deputy = scene.actor(&scene.numbered("1").id);
        let brought = from_file(&scene.place.db, &deputy, formal.as_bytes(), "a.csv", Options::default(), |_| ());
        assert!(brought.expect("a list").done);
        let (organisation, who) = (scene.administrator.organisation.clone(), scene.administrator.clone());
        let (above, top) = (scene.numbered("2").id, scene.top.clone());
        let last = scene.place.db.write_now(move |tx| {
            let (unit, member) = (top.clone(), above.clone());
            let new = post::NewPost { unit, member, kind: PostKind::Secretary, from_on: tx.today(), to_on: None };
            post::appoint(tx, &who, &new)?;
            Ok(import::store::last_import(tx, &organisation)?.expect("an import").id)
        });
        let last = last.expect("a post above");
        let undo = |actor: &Actor| {
            let (actor, last) = (actor.clone(), last.clone());
            scene.place.db.write_now(move |tx| import::undo(tx, &actor, &last))
        };
        let refused = undo(&deputy);
        assert!(matches!(refused, Err(Error::Forbidden(_) | Error::NotFound)), "{refused:?}");
        undo(&scene.administrator).expect("an administrator could give that post");
        assert_eq!(scene.numbered("2").kind, MemberKind::Probationary);
    }
}

#[test]
fn a_file_that_cannot_be_read_comes_back_at_its_field() {
    for scene in scenes() {
        let mut browser = scene.browser(&scene.administrator);
        browser
            .post_file("/members/import", "file", "a.xlsx", b"PK\x03\x04 half")
            .expect(422)
            .shows("只有前面一部分")
            .shows("f-file");
        browser.post_file("/members/import", "file", "", b"").expect(422).shows("请先选择一个文件");
        let half =
            b"--x0x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n\xe5\xa7".to_vec();
        browser.post_upload("/members/import", half).expect(422).shows("没有收到完整的文件");
        browser
            .post_file("/members/import", "file", "a.csv", &vec![b'a'; 11 * 1024 * 1024])
            .expect(422)
            .shows("10 MB")
            .shows("name=\"file\"");
        let hostile = "工号,姓名,党支部,类别\n1,<script>alert(1)</script>,第一党支部,正式党员\n";
        let (_, page) = Scene::upload(&mut browser, hostile.as_bytes());
        page.shows("&lt;script&gt;").hides("<script>alert");
    }
}

#[test]
fn templates_can_be_taken_away() {
    for scene in scenes() {
        let mut browser = scene.browser(&scene.administrator);
        let book = browser.get("/members/import/template.xlsx").expect(200);
        assert!(book.bytes.starts_with(b"PK"));
        let (_, page) = Scene::upload(&mut browser, &book.bytes);
        page.shows("名单里只有示例行").shows("略过 1 行示例");
        browser.get("/members/import/template.csv").expect(200).shows("编号,姓名,党支部");
    }
}

#[test]
fn a_dry_run_writes_nothing_and_its_report_speaks_both_languages() {
    for scene in scenes() {
        for language in Language::ALL {
            let options = Options { dry_run: true, language, ..Options::default() };
            let report = from_file(&scene.place.db, &scene.administrator, LIST.as_bytes(), "a.csv", options, |_| ())
                .expect("a list");
            assert!(report.is_good() && !report.done);
            assert!(report.to_string().contains(language.pick("只是检查", "This was a check")), "{report}");
        }
        assert_eq!(scene.names(), ["管理员"]);
    }
}

#[test]
fn the_report_of_a_list_that_changes_nothing_does_not_say_that_it_was_written() {
    for scene in scenes() {
        for (said, hidden) in
            [("All of it was written", "Nothing changes"), ("Nothing changes", "All of it was written")]
        {
            let options = Options { language: Language::English, ..Options::default() };
            let report = from_file(&scene.place.db, &scene.administrator, LIST.as_bytes(), "a.csv", options, |_| ())
                .expect("a list")
                .to_string();
            assert!(report.contains(said) && !report.contains(hidden), "{report}");
        }
    }
}

#[test]
fn a_draft_is_kept_for_a_day() {
    for scene in scenes() {
        let mut browser = scene.browser(&scene.administrator);
        let (path, _) = Scene::upload(&mut browser, LIST.as_bytes());
        scene.place.pass_ms(25 * zhixing_kit::clock::HOUR_MS);
        browser.get(&path).expect(422).shows("保留 24 小时");
        browser.post(&format!("{path}/confirmation"), &[]).expect(422).shows("请重新选择文件");
    }
}

#[test]
fn every_statement_is_understood_by_both_databases() {
    for place in places() {
        for (name, sql) in import::STATEMENTS {
            place.db.check_statement(sql).unwrap_or_else(|error| panic!("{name} on {}: {error}", place.engine));
        }
    }
}
