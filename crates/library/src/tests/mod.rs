//! Scenarios of the library in the words of those who use it, through HTTP, on both databases.

mod corpus;

use axum::Extension;
use jiff::civil::date;
use zhixing_kit::html::{NavItem, Reader, Shown};
use zhixing_kit::id::OrganisationId;
use zhixing_kit::session::Visitor;
use zhixing_kit::test::{Browser, Page, Place, places};
use zhixing_kit::{Write, jobs};
use zhixing_people::{
    Actor, MemberKind, NewMember, NewOrganisation, NewPost, PasswordHash, Person, PostKind, Secret, appoint, enter,
    found_organisation, open_with_password,
};

use crate::acts::{Area, Within, search};
use crate::routes;

/// An organisation with a librarian and a member.
pub struct Town {
    pub place: Place,
    pub librarian: Actor,
    pub member: Actor,
}

const NAVIGATION: &[NavItem] =
    &[NavItem { path: "/library", icon: "file", label: ("资料", "Library"), shown: Shown::Everyone }];

pub fn towns() -> Vec<Town> {
    places().into_iter().map(Town::found).collect()
}

fn make(tx: &Write<'_>, password: PasswordHash) -> zhixing_kit::Result<(Actor, Actor)> {
    let new = NewOrganisation {
        name: "测试大队".to_owned(),
        administrator: "管理员".to_owned(),
        sign_in_name: "admin".to_owned(),
        password: password.clone(),
    };
    let administrator = found_organisation(tx, &new)?;
    let add = |number: &str, name: &str| {
        let person = Person {
            number: number.to_owned(),
            name: name.to_owned(),
            born_on: None,
            joined_on: None,
            confirmed_on: None,
        };
        let unit = administrator.unit.clone();
        enter(tx, &administrator, &NewMember { person, unit, kind: MemberKind::Formal, from_on: date(2026, 1, 1) })
    };
    let (librarian, member) = (add("1", "向书航")?, add("2", "白晓燕")?);
    let post = NewPost {
        unit: administrator.unit.clone(),
        member: librarian.clone(),
        kind: PostKind::Librarian,
        from_on: date(2026, 1, 1),
        to_on: None,
    };
    appoint(tx, &administrator, &post)?;
    open_with_password(tx, &administrator, &member, "member", &password)?;
    let actor = |member| Actor::of(tx, &administrator.organisation, member);
    Ok((actor(&librarian)?, actor(&member)?))
}

impl Town {
    fn found(place: Place) -> Self {
        let random = place.db.surroundings().random.clone();
        let password = PasswordHash::of(&Secret::new("correct horse battery"), &random).unwrap();
        let (librarian, member) = place.db.write_now(move |tx| make(tx, password.clone())).unwrap();
        Self { place, librarian, member }
    }

    pub fn organisation(&self) -> OrganisationId {
        self.librarian.organisation.clone()
    }

    /// The program as this person sees it.
    pub fn browser(&self, actor: &Actor) -> Browser {
        let actor = actor.clone();
        let door = move |router: axum::Router<zhixing_kit::House>| {
            let reader = Reader {
                key: String::new(),
                name: actor.name.clone(),
                unit: "单位".to_owned(),
                unread: 0,
                below: false,
            };
            let visitor = Visitor { reader, language: None, organisation: "测试大队".to_owned() };
            router.layer(Extension(actor)).layer(Extension(visitor))
        };
        let house = self.place.house(NAVIGATION);
        Browser::new(routes().assemble(house, |known| known, door))
    }

    /// Publishes a file through the pages and gives the way to the material.
    pub fn publish(&self, file_name: &str, content: &str, title: &str) -> String {
        let mut librarian = self.browser(&self.librarian);
        let looked = librarian.post_file("/library/intakes", "file", file_name, content.as_bytes()).expect(303);
        release(&mut librarian, &looked, title)
    }
}

fn release(librarian: &mut Browser, looked: &Page, title: &str) -> String {
    let way = looked.leads_to().to_owned();
    librarian.get(&way).expect(200);
    let form = [("title", title), ("area", "law"), ("kind", "case"), ("tags", "酒驾 夜查"), ("source", "本队整理")];
    librarian.post(&format!("{way}/publication"), &form).expect(303).leads_to().to_owned()
}

const TEXT: &str = "# 酒驾案例\n\n## 经过\n\n夜间检查时，驾驶人吹气数值为每百毫升五十六毫克。\n\n## 处理\n\n- 暂扣驾驶证\n- 罚款\n\n当事人后来在学习会上说明了经过。\n";

#[test]
fn a_file_is_looked_at_published_read_and_found_by_everybody() {
    for town in towns() {
        let mut librarian = town.browser(&town.librarian);
        librarian.get("/library/new").expect(200).shows("粘贴文字");
        let looked = librarian.post_file("/library/intakes", "file", "案例.md", TEXT.as_bytes()).expect(303);
        let page = librarian.get(looked.leads_to()).expect(200);
        page.shows("夜间检查时").shows("value=\"酒驾案例\"").shows("共 6 段");
        town.browser(&town.member).get("/library").expect(200).shows("还没有资料");
        let way = release(&mut librarian, &looked, "酒驾案例");
        let mut member = town.browser(&town.member);
        member.get("/library").expect(200).shows("酒驾案例").shows("夜查").hides("放入资料");
        let page = member.get(&way).expect(200);
        page.shows("<h2 id=\"p1\">经过</h2>")
            .shows("<ul><li id=\"p4\">暂扣驾驶证</li>")
            .shows("本队整理")
            .hides("撤下");
        let original = member.get(&format!("{way}/original")).expect(200);
        assert_eq!(original.text, TEXT);
        assert!(original.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
        assert_eq!(original.headers["content-type"], "application/octet-stream");
        member.get(&format!("{way}/print")).expect(200).shows("当事人后来");
        let found = member.get("/library?q=%E5%BE%8C%E4%BE%86%20%E5%AD%B8%E7%BF%92%E6%9C%83").expect(200);
        found.shows("找到 1 段").shows("<mark>后来</mark>").shows("#p6");
        librarian.get(looked.leads_to()).expect(404);
        assert_eq!(town.place.db.read_now(jobs::left_over).unwrap(), 0);
    }
}

#[test]
fn only_a_librarian_publishes_and_nobody_sees_what_another_brought_in() {
    for town in towns() {
        let mut member = town.browser(&town.member);
        member.get("/library/new").expect(403).shows("资料员");
        member.post_file("/library/intakes", "file", "a.md", TEXT.as_bytes()).expect(403);
        member.post("/library/intakes/words", &[("words", "x")]).expect(403);
        let mut librarian = town.browser(&town.librarian);
        let looked = librarian.post_file("/library/intakes", "file", "a.md", TEXT.as_bytes()).expect(303);
        member.get(looked.leads_to()).expect(403);
        member.post(&format!("{}/publication", looked.leads_to()), &[]).expect(403);
        let way = release(&mut librarian, &looked, "题");
        member.get(&format!("{way}/taking")).expect(403);
        member.post(&format!("{way}/taking"), &[("why", "x")]).expect(403);
        let id = way.rsplit('/').next().unwrap();
        member.get(&format!("/library/new?material={id}")).expect(403);
    }
}

#[test]
fn a_new_edition_takes_the_place_of_the_old_one_which_stays_readable_and_is_found_no_longer() {
    for town in towns() {
        let way = town.publish("规程.txt", "夜间检查须两人以上。", "检查规程");
        let id = way.rsplit('/').next().unwrap().to_owned();
        let mut librarian = town.browser(&town.librarian);
        let looked = librarian
            .post(&format!("/library/intakes/words?material={id}"), &[("words", "夜间检查须三人以上，穿反光背心。")])
            .expect(303);
        librarian
            .get(looked.leads_to())
            .expect(200)
            .shows("这一版改了什么")
            .shows("value=\"检查规程\"")
            .shows("value=\"本队整理\"");
        let form = [("title", "检查规程"), ("area", "procedures"), ("kind", "guide"), ("note", "两人改为三人")];
        let led = librarian.post(&format!("{}/publication", looked.leads_to()), &form).expect(303);
        assert_eq!(led.leads_to(), way);
        let mut member = town.browser(&town.member);
        member.get(&way).expect(200).shows("须三人以上").shows("两人改为三人").hides("须两人以上");
        member.get(&format!("{way}?edition=1")).expect(200).shows("须两人以上").shows("已有新版");
        assert_eq!(member.get(&format!("{way}/original?edition=1")).text, "夜间检查须两人以上。");
        let organisation = town.organisation();
        let counts = town.place.db.read_now(move |tx| {
            let count =
                |question: &str| search(tx, &organisation, question, Within::default()).map(|all| all.found.len());
            Ok([count("两人以上")?, count("三人以上")?, count("反光背心")?, count("检查规程")?])
        });
        // “以上” stands in the new one alone, and so does nothing of “两人”.
        assert_eq!(counts.unwrap(), [1, 1, 1, 1], "{}", town.place.engine);
        member.get(&format!("{way}?edition=3")).expect(404);
        member.get(&format!("{way}?part=2")).expect(404);
    }
}

#[test]
fn what_is_taken_back_is_neither_listed_nor_found_and_says_why() {
    for town in towns() {
        let way = town.publish("a.md", TEXT, "酒驾案例");
        let mut librarian = town.browser(&town.librarian);
        librarian.post(&format!("{way}/taking"), &[("why", "")]).expect(422);
        librarian.post(&format!("{way}/taking"), &[("why", "原文有误")]).expect(303);
        librarian.post(&format!("{way}/taking"), &[("why", "再来")]).expect(422).shows("已经撤下");
        librarian.get(&way).expect(200).shows("夜间检查时");
        let mut member = town.browser(&town.member);
        member.get("/library").expect(200).hides("酒驾案例");
        member.get(&way).expect(200).shows("原文有误").hides("夜间检查时");
        member.get(&format!("{way}/original")).expect(404);
        member.get(&format!("{way}/print")).expect(404);
        member.get("/library?q=%E9%A9%BE%E9%A9%B6%E8%AF%81").expect(200).shows("没有找到");
    }
}

#[test]
fn what_was_not_published_goes_after_a_day_and_of_many_the_oldest() {
    for town in towns() {
        let mut librarian = town.browser(&town.librarian);
        let ways: Vec<String> = (0..6)
            .map(|at| {
                town.place.pass_ms(1_000);
                let words = format!("第{at}份");
                librarian.post("/library/intakes/words", &[("words", &words)]).expect(303).leads_to().to_owned()
            })
            .collect();
        librarian.get(&ways[0]).expect(404);
        librarian.post(&format!("{}/end", ways[1]), &[]).expect(303);
        librarian.get(&ways[1]).expect(404);
        librarian.get(&ways[2]).expect(200);
        town.place.pass_ms(zhixing_kit::clock::DAY_MS + 10_000);
        librarian.get(&ways[2]).expect(404);
        jobs::run_due(&town.place.db, crate::JOBS).unwrap();
        let left = town.place.db.read_now(|tx| tx.one::<(i64,)>("select count(*) from material_intake", &[]));
        assert_eq!(left.unwrap(), (0,));
    }
}

#[test]
fn faults_of_a_file_or_a_form_are_told_at_the_field_and_nothing_typed_is_lost() {
    for town in towns() {
        let mut librarian = town.browser(&town.librarian);
        librarian.post_file("/library/intakes", "file", "a.txt", b"").expect(422).shows("这个文件是空的");
        librarian.post_file("/library/intakes", "file", "", b"").expect(422).shows("请先选择一个文件");
        librarian.post_file("/library/intakes", "file", "a.docx", b"PK\x03\x04broken").expect(422).shows("e-file");
        librarian.post("/library/intakes/words", &[("words", " ")]).expect(422);
        let looked = librarian.post("/library/intakes/words", &[("words", "正文一段。")]).expect(303);
        let form =
            [("title", ""), ("area", "nowhere"), ("kind", "case"), ("link", "javascript:alert(1)"), ("tags", "甲 乙")];
        let page = librarian.post(&format!("{}/publication", looked.leads_to()), &form).expect(422);
        page.shows("e-title").shows("e-area").shows("e-link").shows("value=\"甲 乙\"").shows("正文一段");
        librarian.get("/library?q=%27%22%29%28%26%7C%3A%2A%00%21+AND+OR+NEAR").expect(200);
        librarian.get("/library?area=nowhere&kind=x&from=2026-99-99&before=-5").expect(200);
    }
}

#[test]
fn lists_and_search_are_narrowed_by_area_kind_day_and_tag() {
    for town in towns() {
        town.publish("a.md", TEXT, "酒驾案例");
        let mut member = town.browser(&town.member);
        for (narrowed, there) in [
            ("area=law", true),
            ("area=theory", false),
            ("kind=case", true),
            ("kind=rule", false),
            ("from=2026-01-01", true),
            ("from=2027-01-01", false),
        ] {
            let list = member.get(&format!("/library?{narrowed}")).expect(200);
            assert_eq!(list.text.contains("酒驾案例"), there, "{narrowed}");
            let found = member.get(&format!("/library?q=%E6%9A%82%E6%89%A3&{narrowed}")).expect(200);
            assert_eq!(found.text.contains("<mark>暂扣</mark>"), there, "{narrowed}");
        }
        member.get("/library?tag=%E5%A4%9C%E6%9F%A5").expect(200).shows("酒驾案例");
        member.get("/library?tag=%E5%A4%9C").expect(200).hides("酒驾案例");
        assert_eq!(Area::ALL.len(), 5);
    }
}

#[test]
fn an_address_in_the_web_is_a_material_with_a_line_about_it() {
    for town in towns() {
        let mut librarian = town.browser(&town.librarian);
        let link = "https://example.org/law?id=1&x=2";
        let bad = [("link", "example.org"), ("about", "讲新规")];
        librarian.post("/library/intakes/links", &bad).expect(422).shows("以 https:// 或 http:// 开头").shows("讲新规");
        librarian.post("/library/intakes/links", &[("link", link), ("about", "")]).expect(422).shows("example.org");
        let form = [("link", link), ("about", "新规问答，第五节讲电动自行车。")];
        let looked = librarian.post("/library/intakes/links", &form).expect(303);
        librarian.get(looked.leads_to()).expect(200).shows("value=\"https://example.org/law?id=1&amp;x=2\"");
        let way = looked.leads_to().split('?').next().unwrap().to_owned();
        let form = [("title", "新规问答"), ("area", "law"), ("kind", "reading"), ("link", link)];
        let at = librarian.post(&format!("{way}/publication"), &form).expect(303).leads_to().to_owned();
        town.browser(&town.member)
            .get(&at)
            .expect(200)
            .shows("第五节讲电动自行车")
            .shows("href=\"https://example.org/law");
        town.browser(&town.member).post("/library/intakes/links", &[("link", link), ("about", "x")]).expect(403);
    }
}

#[test]
fn what_is_in_the_original_alone_is_told_before_it_is_published() {
    for town in towns() {
        let mut librarian = town.browser(&town.librarian);
        let text = "一段话。\n\n![路口图](a.png)\n\n又一段。";
        let looked = librarian.post_file("/library/intakes", "file", "图.md", text.as_bytes()).expect(303);
        librarian.get(looked.leads_to()).expect(200).shows("有 1 张图片或图表只在原件里。");
        let looked = librarian.post_file("/library/intakes", "file", "文.md", TEXT.as_bytes()).expect(303);
        librarian.get(looked.leads_to()).expect(200).hides("只在原件里");
    }
}

#[test]
fn who_follows_a_material_is_told_of_a_new_edition_and_sees_what_changed() {
    for town in towns() {
        let way = town.publish("规程.txt", "总则一句。\n\n夜间检查须两人以上。\n\n末段不变。", "检查规程");
        let id = way.rsplit('/').next().unwrap().to_owned();
        let mut member = town.browser(&town.member);
        member.get(&format!("{way}/changes")).expect(404);
        member.get(&way).expect(200).shows("有新版时通知我");
        for _ in 0..2 {
            member.post(&format!("{way}/following"), &[]).expect(303);
        }
        member.get(&way).expect(200).shows("不再通知新版");
        let mut librarian = town.browser(&town.librarian);
        librarian.get(&way).expect(200).shows("有新版时通知我");
        let words = [("words", "总则一句。\n\n夜间检查须三人以上。\n\n末段不变。\n\n新增一段。")];
        let looked = librarian.post(&format!("/library/intakes/words?material={id}"), &words).expect(303);
        let form = [("title", "检查规程"), ("area", "procedures"), ("kind", "guide"), ("note", "两人改为三人")];
        librarian.post(&format!("{}/publication", looked.leads_to()), &form).expect(303);
        let (reader, publisher) = (town.member.member.clone(), town.librarian.member.clone());
        let told = town
            .place
            .db
            .read_now(move |tx| Ok((zhixing_notice::unread(tx, &reader)?, zhixing_notice::unread(tx, &publisher)?)));
        assert_eq!(told.unwrap(), (1, 0), "{}", town.place.engine);
        let page = member.get(&format!("{way}/changes?edition=2")).expect(200);
        member
            .get(&format!("{way}?edition=1"))
            .expect(200)
            .shows("从这一版到现行版")
            .shows(&format!("{way}/changes?since=1"));
        page.shows("两人改为三人").shows("</span>两</del>").shows("</span>三</ins>").shows("</span>新增一段。</ins>");
        // Who read the first edition sees at the third what became different meanwhile.
        let words = [("words", "总则一句。\n\n夜间检查须三人以上，并开记录仪。\n\n末段不变。\n\n新增一段。")];
        let looked = librarian.post(&format!("/library/intakes/words?material={id}"), &words).expect(303);
        librarian.post(&format!("{}/publication", looked.leads_to()), &form).expect(303);
        let page = member.get(&format!("{way}/changes?since=1")).expect(200);
        page.shows("第 3 版与第 1 版比较").shows("</span>三</ins>").shows("</span>新增一段。</ins>");
        member.get(&format!("{way}/changes?since=3")).expect(404);
        member.get(&format!("{way}/changes?edition=2&since=3")).expect(404);
        member.post(&format!("{way}/following/end"), &[]).expect(303);
        member.get(&way).expect(200).shows("有新版时通知我");
    }
}

#[test]
fn a_feed_shows_titles_under_a_secret_address_that_its_owner_can_end() {
    for town in towns() {
        town.publish("a.md", TEXT, "酒驾 <案例> & 其他");
        let mut member = town.browser(&town.member);
        member.get("/library/feed").expect(200).shows("生成订阅地址");
        let address = |page: &Page| {
            let rest = page.text.split("/library/feed/").find(|rest| rest.contains("zhixing.atom")).unwrap().to_owned();
            format!("/library/feed/{}", rest.split('<').next().unwrap())
        };
        let first = address(&member.post("/library/feed", &[]).expect(200));
        let page = member.get(&first).expect(200);
        assert_eq!(page.headers["content-type"], "application/atom+xml; charset=utf-8");
        page.shows("<title>酒驾 &lt;案例&gt; &amp; 其他</title>").shows("term=\"law\"").hides("当事人后来");
        let second = address(&member.post("/library/feed", &[]).expect(200));
        member.get(&first).expect(404);
        member.get(&second).expect(200);
        town.browser(&town.librarian).post("/library/feed/end", &[]).expect(303);
        member.get(&second).expect(200);
        member.post("/library/feed/end", &[]).expect(303);
        member.get(&second).expect(404);
        member.get("/library/feed").expect(200).shows("生成订阅地址");
    }
}
