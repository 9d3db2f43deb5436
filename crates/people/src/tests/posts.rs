//! Posts: overlaps told in words, rights that end with the post, and who may give what.

use zhixing_kit::clock::DAY_MS;
use zhixing_kit::{Error, Read, Result, Sentence, Write};
use zhixing_records::MemberId;

use super::{World, worlds};
use crate::{MemberKind, Person, Place, PostKind, Right, may, posts_of, posts_of_member};

fn appointing<'a>(member: &'a str, kind: &'a str, from: &'a str, to: &'a str) -> [(&'static str, &'a str); 5] {
    [("member", member), ("post_kind", kind), ("from_on", from), ("to_on", to), WHY]
}

/// Why a post is given or ended by hand that an election fills.
const WHY: (&str, &str) = ("reason", "上级党组织指派");

fn person(number: &str, name: &str) -> Person {
    Person { number: number.to_owned(), name: name.to_owned(), born_on: None, joined_on: None, confirmed_on: None }
}

#[test]
fn a_unit_without_posts_says_what_one_of_its_kind_has() {
    for world in worlds() {
        let mut admin = world.signed_in("admin");
        admin.get(&format!("/units/{}", world.group)).expect(200).shows("任命组长后").hides("任命书记后");
        admin.get(&format!("/units/{}", world.other)).expect(200).shows("任命书记后");
    }
}

/// Who only looks at a unit from above is led to nothing that he may not see.
#[test]
fn the_page_of_a_unit_leads_to_its_people_for_who_sees_them_alone() {
    for world in worlds() {
        let mut admin = world.signed_in("admin");
        let above = format!("/units/{}/posts", world.top);
        admin.post(&above, &appointing("lisi", "secretary", "2026-03-02", "")).expect(303);
        let (page, people) = (format!("/units/{}", world.other), format!("/members?unit={}", world.other));
        admin.get(&page).expect(200).shows("查看成员");
        admin.get(&people).expect(200);
        let mut superior = world.signed_in("lisi");
        superior.get(&page).expect(200).hides("查看成员");
        superior.get(&people).expect(403);
    }
}

#[test]
fn a_second_secretary_is_refused_in_words_that_name_the_first() {
    for world in worlds() {
        let mut admin = world.signed_in("admin");
        let path = format!("/units/{}/posts", world.branch);
        admin.get(&format!("{path}/new")).expect(200).shows("张三");
        admin
            .post(&path, &appointing("zhangsan", "secretary", "2026-06-01", ""))
            .expect(422)
            .shows("王书记从 2026年3月2日 到 2026年12月31日 担任书记")
            .shows("value=\"2026-06-01\"");
        admin.post(&path, &appointing("zhangsan", "secretary", "2026-12-31", "")).expect(422);
        admin.post(&path, &appointing("zhangsan", "secretary", "2027-01-01", "")).expect(303);
        let (unit, from_on) = (world.branch.clone(), jiff::civil::date(2026, 1, 1));
        let new = crate::NewMember { person: person("before", "前书记"), unit, kind: MemberKind::Formal, from_on };
        world.act(&world.admin, move |tx, admin| crate::enter(tx, admin, &new)).unwrap();
        admin.post(&path, &appointing("before", "secretary", "2026-01-01", "2026-03-01")).expect(303);
        // Committees have several members; nobody holds the same post twice at a time.
        // He is secretary from the new year on: until then he may sit on the committee, and no longer.
        let long = appointing("zhangsan", "committee_member", "2026-03-02", "2027-06-30");
        admin.post(&path, &long).expect(422).shows("张三从 2027年1月1日 起担任书记");
        // Without a last day it ends with the term of who sits there now.
        admin.post(&path, &appointing("zhangsan", "committee_member", "2026-03-02", "")).expect(303);
        admin.post(&path, &appointing("lisi", "committee_member", "2026-03-02", "")).expect(303);
        admin.post(&path, &appointing("lisi", "committee_member", "2026-05-01", "")).expect(422).shows("李四");
        let verbs = world.verbs_about(format!("unit/{}", world.branch));
        assert_eq!(verbs.iter().filter(|verb| *verb == "appointed").count(), 5, "{}", world.place.engine);
    }
}

#[test]
fn who_takes_up_another_post_of_the_committee_leaves_the_former_one_with_a_record() {
    for world in worlds() {
        let mut admin = world.signed_in("admin");
        let path = format!("/units/{}/posts", world.branch);
        admin.get(&format!("{path}/new")).expect(200).shows("一人只任一项");
        admin.post(&path, &appointing("zhangsan", "committee_member", "2026-03-02", "")).expect(303);
        admin.post(&path, &appointing("zhangsan", "organiser", "2026-03-02", "")).expect(303);
        // On one and the same day nothing is left of the former post: it is ended first.
        admin.post(&path, &appointing("zhangsan", "deputy", "2026-03-02", "")).expect(422).shows("担任委员");
        world.place.pass_ms(10 * DAY_MS);
        let led = admin.post(&path, &appointing("zhangsan", "deputy", "2026-03-12", "")).expect(303);
        let unit = led.leads_to().to_owned();
        admin.get(&unit).expect(200).shows("张三已任副书记；原来的委员任职同时结束");
        // The deputy cannot put the secretary on the committee, and so out of the post that an administrator gave.
        let mut deputy = world.signed_in("zhangsan");
        deputy.post(&path, &appointing("secretary", "committee_member", "2026-03-12", "")).expect(403).shows("管理员");
        let (branch, on) = (world.branch.clone(), jiff::civil::date(2026, 3, 12));
        let held = world.house.db.read_now(move |tx| posts_of(tx, &branch, on)).unwrap();
        let held: Vec<(PostKind, &str)> = held.iter().map(|post| (post.kind, post.member_name.as_str())).collect();
        assert!(
            held.contains(&(PostKind::Deputy, "张三")) && held.contains(&(PostKind::Organiser, "张三")),
            "{held:?}"
        );
        assert!(held.contains(&(PostKind::Secretary, "王书记")), "{held:?}");
        assert!(!held.contains(&(PostKind::CommitteeMember, "张三")), "{held:?}");
        let verbs = world.verbs_about(format!("unit/{}", world.branch));
        assert_eq!(verbs.iter().filter(|verb| *verb == "relieved").count(), 1, "the seat, with a record");
    }
}

#[test]
fn a_post_fits_its_unit_and_its_holder_belongs_there() {
    for world in worlds() {
        let mut admin = world.signed_in("admin");
        let path = format!("/units/{}/posts", world.branch);
        admin
            .post(&path, &appointing("zhangsan", "group_leader", "2026-03-02", ""))
            .expect(422)
            .shows("没有“党小组组长”");
        admin.post(&path, &appointing("赵六", "organiser", "2026-03-02", "")).expect(422).shows("这里没有这名成员");
        admin.post(&path, &appointing("nobody", "organiser", "2026-03-02", "")).expect(422).shows("这里没有这名成员");
        admin
            .post(&path, &appointing("张三", "organiser", "2026-03-02", "2026-03-01"))
            .expect(422)
            .shows("最后一天早于第一天");
        admin.post(&path, &appointing("张三", "organiser", "2026-02-30", "")).expect(422).shows("没有这一天");
        admin.post(&path, &appointing("张三", "king", "2026-03-02", "")).expect(422).shows("请从所列各项中选择");
        admin.post(&path, &appointing("张三", "organiser", "2026-03-02", "")).expect(303);
    }
}

#[test]
fn the_committee_is_of_formal_members_and_nobody_holds_a_post_before_he_came() {
    for world in worlds() {
        let (branch, came) = (world.branch.clone(), jiff::civil::date(2026, 2, 10));
        let enter = |number: &'static str, name: &'static str, kind: MemberKind| {
            let new = crate::NewMember { person: person(number, name), unit: branch.clone(), kind, from_on: came };
            world.act(&world.admin, move |tx, admin| crate::enter(tx, admin, &new)).unwrap()
        };
        enter("a1", "吴辅", MemberKind::Auxiliary);
        enter("p1", "郑预", MemberKind::Probationary);
        let formal = enter("f1", "冯正", MemberKind::Formal);
        let mut admin = world.signed_in("admin");
        let path = format!("/units/{}/posts", world.branch);
        for (who, post, told) in [
            ("a1", "secretary", "吴辅是辅警，不能任书记"),
            ("a1", "committee_member", "须是正式党员"),
            ("p1", "deputy", "郑预是预备党员"),
        ] {
            admin.post(&path, &appointing(who, post, "2027-03-02", "")).expect(422).shows(told).shows("post_kind");
        }
        admin.post(&path, &appointing("a1", "librarian", "2026-03-02", "")).expect(303);
        let early = appointing("f1", "committee_member", "2026-02-09", "");
        admin.post(&path, &early).expect(422).shows("冯正自 2026年2月10日 起才属于这里").shows("from_on");
        admin.post(&path, &appointing("f1", "committee_member", "2026-02-10", "")).expect(303);
        // Who is no formal member any more gives the seat up.
        let unit = world.branch.clone();
        world
            .act(&world.admin, move |tx, admin| {
                crate::transfer(tx, admin, &formal, &unit, (MemberKind::Guest, None), jiff::civil::date(2026, 3, 1))
            })
            .unwrap();
        let branch = world.branch.clone();
        let held = world.house.db.read_now(move |tx| posts_of(tx, &branch, jiff::civil::date(2026, 3, 2))).unwrap();
        let named: Vec<&str> = held.iter().map(|post| post.member_name.as_str()).collect();
        assert!(!named.contains(&"冯正") && named.contains(&"吴辅"), "{named:?}");
    }
}

#[test]
fn rights_last_as_long_as_the_post() {
    for world in worlds() {
        let (branch, lisi, zhangsan) = (world.branch.clone(), world.lisi.clone(), world.zhangsan.clone());
        let days = [(lisi.clone(), 1, Some(3)), (zhangsan.clone(), 4, None)];
        world
            .act(&world.admin, move |tx, admin| {
                for (member, from, to) in &days {
                    let day = |day: &i8| jiff::civil::date(2026, 4, *day);
                    let new = crate::NewPost {
                        unit: branch.clone(),
                        member: member.clone(),
                        kind: PostKind::Organiser,
                        from_on: day(from),
                        to_on: to.as_ref().map(day),
                    };
                    crate::appoint(tx, admin, &new)?;
                }
                Ok(())
            })
            .unwrap();
        let plans = |member| {
            let branch = world.branch.clone();
            world.act(member, move |tx, actor| may(tx, actor, Right::PlanActivity, &Place::unit(&branch))).unwrap()
        };
        // 2 March, then 1, 3 and 4 April.
        for (days, first, second) in
            [(0, false, false), (30, true, false), (2, true, false), (1, false, true), (200, false, true)]
        {
            world.place.pass_ms(days * DAY_MS);
            assert_eq!(
                (plans(&lisi), plans(&zhangsan)),
                (first, second),
                "after {days} days on {}",
                world.place.engine
            );
        }
    }
}

#[test]
fn a_post_that_is_ended_gives_no_rights_from_that_moment() {
    for world in worlds() {
        let mut secretary = world.signed_in("secretary");
        let new = format!("/members/new?unit={}", world.branch);
        secretary.get(&new).expect(200);
        world
            .signed_in("zhangsan")
            .post(&format!("/posts/{}/end", world.secretary_post), &[])
            .expect(403)
            .shows("管理员");
        world.signed_in("zhaoliu").post(&format!("/posts/{}/end", world.secretary_post), &[]).expect(404);
        let mut admin = world.signed_in("admin");
        admin.post(&format!("/posts/{}/end", world.secretary_post), &[WHY]).expect(303);
        secretary.get(&new).expect(403);
        secretary.get("/members").expect(200);
        admin.post(&format!("/posts/{}/end", world.secretary_post), &[]).expect(422).shows("已经结束");
        // Nobody follows yet: the page says so, and leads to what is next.
        let at = format!("/units/{}", world.branch);
        let page = admin.get(&at).expect(200).shows("现在没有书记。").shows("任命新书记");
        page.shows(&format!("{at}/posts/new"));
        admin.get(&format!("{at}/posts/new")).expect(200).shows("value=\"secretary\" selected");
        // The same day is free for the successor, who is then the only one.
        let path = format!("/units/{}/posts", world.branch);
        admin.post(&path, &appointing("zhangsan", "secretary", "2026-03-02", "")).expect(303);
        let branch = world.branch.clone();
        let posts = world.house.db.read_now(move |tx| posts_of(tx, &branch, tx.today())).unwrap();
        assert_eq!(posts.iter().map(|post| post.member_name.as_str()).collect::<Vec<_>>(), ["张三"]);
        world.signed_in("zhangsan").get(&new).expect(200);
    }
}

#[test]
fn a_post_that_ends_on_a_later_day_holds_its_rights_until_that_day_is_over() {
    for world in worlds() {
        let (branch, zhangsan) = (world.branch.clone(), world.zhangsan.clone());
        let of = |kind, from_on| {
            let (branch, zhangsan) = (branch.clone(), zhangsan.clone());
            world.act(&world.admin, move |tx, admin| {
                let (unit, member) = (branch.clone(), zhangsan.clone());
                let new = crate::NewPost { unit, member, kind, from_on, to_on: None };
                crate::appoint(tx, admin, &new).map(drop)
            })
        };
        let day = |on| jiff::civil::date(2026, 3, on);
        of(PostKind::CommitteeMember, day(2)).unwrap();
        // Deputy from the 4th on: the seat is his until the 3rd is over, also on that very day.
        of(PostKind::Deputy, day(4)).unwrap();
        let holds = |kind| {
            let branch = world.branch.clone();
            world.act(&world.zhangsan, move |_, actor| Ok(actor.holds(kind, &branch))).unwrap()
        };
        for (today, seat, deputy) in [(2, true, false), (3, true, false), (4, false, true)] {
            assert_eq!((holds(PostKind::CommitteeMember), holds(PostKind::Deputy)), (seat, deputy), "on {today} March");
            world.place.pass_ms(DAY_MS);
        }
        // What ends by itself can still be ended at once.
        of(PostKind::CommitteeMember, day(9)).unwrap();
        let mut admin = world.signed_in("admin");
        let page = admin.get(&format!("/units/{}", world.branch)).expect(200).shows("2026年3月8日").text;
        let row = page.split("</tr>").find(|row| row.contains("张三") && row.contains("副书记")).expect("he is shown");
        let end = row.find("/posts/0").expect("a way to end it");
        admin.post(row[end..].split('"').next().unwrap(), &[WHY]).expect(303);
        assert!(!holds(PostKind::Deputy), "at once");
    }
}

#[test]
fn a_post_that_has_not_begun_is_taken_back_and_was_never_held() {
    for world in worlds() {
        let mut admin = world.signed_in("admin");
        let (unit, path) = (format!("/units/{}", world.branch), format!("/units/{}/posts", world.branch));
        admin.post(&path, &appointing("zhangsan", "committee_member", "2026-03-02", "")).expect(303);
        admin
            .post(&path, &appointing("zhangsan", "deputy", "2199-12-31", ""))
            .expect(422)
            .shows("最晚可以写到 2028年3月2日");
        let told =
            admin.post(&path, &appointing("zhangsan", "deputy", "2026-03-10", "")).expect(303).leads_to().to_owned();
        admin.get(&told).expect(200).shows("张三自 2026年3月10日 起任副书记；原来的委员任职到前一天为止。");
        let page = admin.get(&unit).expect(200).shows("撤回任命").text;
        let row = page.split("</tr>").find(|row| row.contains("撤回任命")).expect("it is shown");
        let at = row.find("/posts/0").expect("a button to take it back");
        let told = admin.post(row[at..].split('"').next().unwrap(), &[]).expect(303).leads_to().to_owned();
        let page = admin.get(&told).expect(200).shows("已撤回：张三不会任副书记。");
        page.shows("原来的委员任职仍到 2026年3月9日 为止").hides("2026年3月10日");
        // On the day on which it would have begun he holds nothing; the way back is open before it.
        let (branch, day) = (world.branch.clone(), jiff::civil::date(2026, 3, 10));
        let of_day = move |tx: &Read<'_>| posts_of(tx, &branch, day);
        let held = world.house.db.read_now(of_day.clone()).unwrap();
        assert!(held.iter().all(|post| post.member_name != "张三"), "{held:?}");
        admin.post(&path, &appointing("zhangsan", "committee_member", "2026-03-10", "")).expect(303);
        let held = world.house.db.read_now(of_day).unwrap();
        assert_eq!(held.iter().filter(|post| post.member_name == "张三").count(), 1);
    }
}

/// What an election fills is given and ended by hand with a reason alone, which stands in the record; and it ends with the term (支 ch. 6, 教 25).
#[test]
fn who_gives_or_ends_an_elected_post_by_hand_says_why() {
    for world in worlds() {
        let mut secretary = world.signed_in("secretary");
        let (unit, path) = (format!("/units/{}", world.branch), format!("/units/{}/posts", world.branch));
        let page = secretary.get(&format!("{path}/new")).expect(200).shows("由选举产生，从“任期和班子”办");
        page.shows("为什么不经选举");
        let silent = &appointing("zhangsan", "deputy", "2026-03-02", "")[..4];
        secretary.post(&path, silent).expect(422).shows("请写明为什么不经选举").shows("value=\"2026-03-02\"");
        secretary.post(&path, &appointing("zhangsan", "deputy", "2026-03-02", "")).expect(303);
        // Other posts are a unit's own to give.
        secretary.post(&path, &appointing("lisi", "organiser", "2026-03-02", "")[..4]).expect(303);
        let page = secretary.get(&unit).expect(200).shows("2026年3月2日 至 2026年12月31日").text;
        let row = page.split("</tr>").find(|row| row.contains("副书记")).expect("he is shown");
        let at = row.find("/posts/0").expect("a way to end it");
        let end = row[at..].split('"').next().unwrap().to_owned();
        secretary.get(&end).expect(200).shows("张三不再任副书记").shows("原来的职务自动结束");
        secretary.post(&end, &[("reason", " ")]).expect(422).shows("请写明为什么不经选举");
        secretary.post(&end, &[("reason", "调往外地")]).expect(303);
        world.signed_in("zhaoliu").get(&end).expect(404);
        let about = format!("unit/{}", world.branch);
        let entries = world.house.db.read_now(move |tx| zhixing_records::read_about(tx, &about)).unwrap();
        let of_deputy = entries.iter().filter(|entry| entry.facts["post"] == "deputy");
        let why: Vec<_> = of_deputy.map(|entry| entry.facts["reason"].as_str().unwrap_or_default()).collect();
        assert_eq!(why, ["上级党组织指派", "调往外地"]);
    }
}

#[test]
fn the_last_administrator_stays() {
    for world in worlds() {
        let mut admin = world.signed_in("admin");
        let page = admin.get(&format!("/units/{}", world.top)).expect(200).text;
        let at = page.find("/posts/0").expect("the page has a button to end the post");
        let end = page[at..].split('"').next().unwrap().to_owned();
        admin.post(&end, &[]).expect(422).shows("唯一的管理员");
        let path = format!("/units/{}/posts", world.top);
        admin.post(&path, &appointing("zhaoliu", "administrator", "2026-03-02", "")).expect(303);
        admin.post(&end, &[]).expect(303);
        admin.get("/units/new").expect(403);
        admin.get("/settings/accounts").expect(403);
        world.signed_in("zhaoliu").get("/settings/accounts").expect(200).shows("zhangsan");
    }
}

/// Whether the one administrator of the organisation can end the post, leave, and be barred; and what is told where not.
fn goes(world: &World) -> ([bool; 3], String) {
    type Act = fn(&Write<'_>, &crate::Actor, &MemberId) -> Result<()>;
    let mut told = String::new();
    let mut try_it = |act: Act| {
        let admin = world.admin.clone();
        let tried: Result<()> = world.house.db.write_now(move |tx: &Write<'_>| {
            act(tx, &crate::Actor::at_console(tx)?, &admin)?;
            // It would have gone through: nothing of it is kept.
            Err(Sentence { zh: "成了".to_owned(), en: "done".to_owned() }.into())
        });
        let Err(Error::Refused(sentence)) = tried else { panic!("{tried:?}") };
        let goes = sentence.zh == "成了";
        if !goes {
            told = sentence.zh;
        }
        goes
    };
    let end = try_it(|tx, console, admin| {
        let post = posts_of_member(tx, admin)?.remove(0);
        crate::end_post(tx, console, &post.id).map(drop)
    });
    let leave = try_it(|tx, console, admin| crate::leave(tx, console, admin, tx.today()));
    // Who acts at the console does so through the administrator's rights: barring is asked of another member's.
    let bar = try_it(|tx, _, admin| crate::post::can_be_spared(tx, &crate::the_organisation(tx)?.expect("one"), admin));
    ([end, leave, bar], told)
}

#[test]
fn whom_nobody_above_could_replace_stays_administrator() {
    for world in worlds() {
        let stays = |why: &[&str]| {
            let (goes, told) = goes(&world);
            assert_eq!(goes, [false; 3], "{why:?}");
            assert!(why.iter().all(|why| told.contains(why)), "{why:?}: {told}");
        };
        stays(&["唯一的管理员"]);
        let mut admin = world.signed_in("admin");
        let below = [
            ("parent", world.top.as_str()),
            ("unit_kind", "organisation"),
            ("unit_name", "城南中队"),
            ("founded_on", "2020-01-01"),
        ];
        let below = admin.post("/units", &below).expect(303).leads_to().to_owned();
        let appointed = |admin: &mut zhixing_kit::test::Browser, at: &str, who: &str, until: &str| {
            admin.post(&format!("{at}/posts"), &appointing(who, "administrator", "2026-03-02", until)).expect(303);
        };
        appointed(&mut admin, &below, "zhaoliu", "");
        // Who administers a unit below cannot help above.
        stays(&["唯一的管理员"]);
        let top = format!("/units/{}", world.top);
        appointed(&mut admin, &top, "lisi", "2026-12-31");
        stays(&["李四（任期到2026年12月31日为止）"]);
        let fields = [
            ("name", "钱八"),
            ("number", "qianba"),
            ("unit", world.top.as_str()),
            ("member_kind", "guest"),
            ("from_on", "2026-03-02"),
        ];
        admin.post("/members", &fields).expect(303);
        appointed(&mut admin, &top, "qianba", "");
        stays(&["钱八（还没有设密码）", "李四（任期到"]);
        appointed(&mut admin, &top, "zhangsan", "");
        assert_eq!(goes(&world).0, [true; 3], "another one can");
        let zhangsan = world.zhangsan.clone();
        world.act(&world.admin, move |tx, admin| crate::bar(tx, admin, &zhangsan)).unwrap();
        stays(&["张三（账号已停用）"]);
        // The administrator below may go at any time.
        let lower = world.zhaoliu.clone();
        world
            .house
            .db
            .write_now(move |tx| {
                let post = posts_of_member(tx, &lower)?.remove(0);
                crate::end_post(tx, &crate::Actor::at_console(tx)?, &post.id).map(drop)
            })
            .expect("above is no loss");
    }
}

#[test]
fn whoever_runs_the_machine_brings_an_administrator_back() {
    for world in worlds() {
        // As it could come about before: nobody holds the post, and the one who did has left.
        let (who, below) = (world.admin.clone(), world.zhaoliu.clone());
        let lost = world.house.db.write_now(move |tx| {
            let post = posts_of_member(tx, &who)?.remove(0);
            let yesterday = tx.today().yesterday().expect("a day");
            crate::post::store::end(tx, &post.id, yesterday.max(post.from_on), Some(tx.now()))?;
            let stay = crate::membership_history(tx, &who)?.remove(0);
            crate::member::store::end_membership(tx, &stay.id, tx.today())?;
            let console = crate::Actor::at_console(tx)?;
            let lower = crate::NewUnit {
                parent: console.unit.clone(),
                kind: crate::UnitKind::Organisation,
                name: "城南中队".to_owned(),
                founded_on: tx.today(),
            };
            let unit = crate::found_unit(tx, &console, &lower)?;
            let new = crate::NewPost {
                unit,
                member: below.clone(),
                kind: PostKind::Administrator,
                from_on: tx.today(),
                to_on: None,
            };
            crate::appoint(tx, &console, &new)
        });
        lost.expect("the console goes on acting for the topmost unit");
        for (member, name) in [(world.admin.clone(), "admin"), (world.zhangsan.clone(), "zhangsan")] {
            let who = member.clone();
            let back = world.house.db.write_now(move |tx| {
                let console = crate::Actor::at_console(tx)?;
                crate::reinstate(tx, &console, &crate::member(tx, &who)?)?;
                crate::reinstate(tx, &console, &crate::member(tx, &who)?)
            });
            back.expect("the way back, twice the same");
            world.signed_in(name).get("/settings/accounts").expect(200);
            let about = format!("unit/{}", world.top);
            let entries = world.house.db.read_now(move |tx| zhixing_records::read_about(tx, &about)).unwrap();
            let last = entries.iter().rev().find(|entry| entry.verb == "appointed").expect("its record");
            assert!(last.body.contains("命令行"), "{}", last.body);
        }
    }
}

#[test]
fn whoever_is_brought_back_holds_the_post_without_end_whatever_was_entered_for_later() {
    for world in worlds() {
        let mut admin = world.signed_in("admin");
        let path = format!("/units/{}/posts", world.top);
        for (from, to) in [("2026-03-02", "2026-12-31"), ("2027-01-01", "")] {
            admin.post(&path, &appointing("zhaoliu", "administrator", from, to)).expect(303);
        }
        let who = world.zhaoliu.clone();
        let bring = move |tx: &Write<'_>| {
            let console = crate::Actor::at_console(tx)?;
            crate::reinstate(tx, &console, &crate::member(tx, &who)?)
        };
        world.house.db.write_now(bring.clone()).unwrap();
        world.house.db.write_now(bring).expect("once more changes nothing");
        let who = world.zhaoliu.clone();
        let held = world.house.db.read_now(move |tx| posts_of_member(tx, &who)).unwrap();
        let open: Vec<_> = held.iter().filter(|post| post.ended_at.is_none()).collect();
        assert_eq!(open.len(), 1, "{held:?}");
        assert_eq!((open[0].from_on, open[0].to_on), (jiff::civil::date(2026, 3, 2), None));
        world.signed_in("zhaoliu").get("/settings/accounts").expect(200);
    }
}
