//! The first visit and the one-time links.

use zhixing_kit::test::places;

use super::{PASSWORD, World, program, sign_in, worlds};
use crate::first_link;

#[test]
fn the_first_visit_sets_the_organisation_up_once() {
    for place in places() {
        let (house, mut browser) = program(&place);
        sign_in(&mut browser, "admin", PASSWORD).expect(422).shows("还没有建立组织");
        browser.get("/sign-in").expect(200).shows("重新启动程序").hides("忘记密码").hides("name=\"password\"");
        let stale = house.db.write_now(first_link).unwrap().expect("there is no organisation");
        let link = house.db.write_now(first_link).unwrap().expect("there is no organisation");
        let (stale, link) = (stale.reveal().to_owned(), link.reveal().to_owned());
        browser.get(&stale).expect(422).shows("这个链接已经用过").shows("重新启动程序").hides("联系管理员");
        browser.get("/welcome/nonsense").expect(422).shows("重新启动程序");
        browser.post(&stale, &[]).expect(422).shows("重新启动程序");
        browser.get(&link).expect(200).shows("欢迎使用知行");
        let fields = |password| {
            [("organisation_name", "一大队"), ("name", "王管理"), ("sign_in_name", "Admin"), ("new_password", password)]
        };
        browser
            .post(&link, &fields("short"))
            .expect(422)
            .shows("至少 10 个字符")
            .shows("一大队")
            .hides("value=\"short\"");
        // The first place of this house's navigation; of the whole program that is Today.
        assert_eq!(browser.post(&link, &fields(PASSWORD)).expect(303).leads_to(), "/members");
        browser.get("/units").expect(200).shows("一大队").shows("王管理");
        let mut late = program(&place).1;
        late.post(&link, &fields(PASSWORD)).expect(422).shows("组织已经建立").shows("请直接登录");
        late.get("/sign-in").expect(200).shows("忘记密码").hides("重新启动程序");
        sign_in(&mut late, "ADMIN", PASSWORD).expect(303);
        assert!(house.db.write_now(first_link).unwrap().is_none(), "{}", place.engine);
    }
}

#[test]
fn a_link_made_by_the_secretary_is_used_once() {
    for world in worlds() {
        let mut secretary = world.signed_in("secretary");
        let entered = secretary.post("/members", &fields(&world, "孙七", "sunqi")).expect(303).leads_to().to_owned();
        let made = secretary.post(&format!("{entered}/link"), &[]).expect(200).shows("只显示这一次");
        let link = link_in(&made.text);
        let mut browser = world.browser();
        browser.get(&link).expect(200).shows("孙七").shows("sunqi");
        browser.post(&link, &[("new_password", "sunqi")]).expect(422);
        browser.post(&link, &[("new_password", PASSWORD)]).expect(303);
        browser.get("/settings").expect(200).shows("孙七");
        world.browser().post(&link, &[("new_password", "another password")]).expect(422).shows("已经用过");
        world.browser().get(&link).expect(422);
        sign_in(&mut world.browser(), "sunqi", PASSWORD).expect(303);
    }
}

#[test]
fn only_an_administrator_resets_a_password_and_that_ends_all_sessions() {
    for world in worlds() {
        let path = format!("/members/{}", world.zhangsan);
        let mut zhangsan = world.signed_in("zhangsan");
        // What is refused is not offered, and the page says who could.
        let not = world.signed_in("secretary").get(&path).expect(200).hides("生成登录链接").hides("/bar\"");
        not.shows("重设别人的密码要由管理员生成链接");
        world.signed_in("admin").get(&path).expect(200).shows("生成登录链接").hides("要由管理员生成");
        world.signed_in("secretary").post(&format!("{path}/link"), &[]).expect(403).shows("管理员");
        world.signed_in("lisi").post(&format!("{path}/link"), &[]).expect(403);
        world.signed_in("zhaoliu").post(&format!("{path}/link"), &[]).expect(404);
        let made = world.signed_in("admin").post(&format!("{path}/link"), &[]).expect(200);
        zhangsan.get("/members").expect(200);
        world.browser().post(&link_in(&made.text), &[("new_password", "a quite new password")]).expect(303);
        zhangsan.get("/members").expect(303);
        sign_in(&mut world.browser(), "zhangsan", PASSWORD).expect(422);
        sign_in(&mut world.browser(), "zhangsan", "a quite new password").expect(303);
        let verbs = world.verbs_about(format!("member/{}", world.zhangsan));
        assert_eq!(verbs.iter().filter(|verb| *verb == "invited").count(), 1);
        assert_eq!(verbs.iter().filter(|verb| *verb == "password-set").count(), 2);
    }
}

#[test]
fn nobody_gives_himself_the_posts_of_another_by_a_link() {
    for world in worlds() {
        // A secretary's deputy may edit people, but not make a way into the secretary's account.
        let deputy = world.zhangsan.clone();
        let branch = world.branch.clone();
        world
            .act(&world.admin, move |tx, admin| {
                let new = crate::NewPost {
                    unit: branch.clone(),
                    member: deputy.clone(),
                    kind: crate::PostKind::Deputy,
                    from_on: tx.today(),
                    to_on: None,
                };
                crate::appoint(tx, admin, &new)
            })
            .unwrap();
        let mut deputy = world.signed_in("zhangsan");
        deputy.get(&format!("/members/{}", world.secretary)).expect(200).hides("生成登录链接").hides("停用账号");
        deputy.post(&format!("/members/{}/link", world.secretary), &[]).expect(403);
        deputy.post(&format!("/members/{}/bar", world.secretary), &[]).expect(403);
        deputy.post(&format!("/members/{}/leave", world.secretary), &[("last_day", "2026-03-02")]).expect(403);
        let away = format!("/members/{}/transfer", world.secretary);
        let guest = [("unit", world.branch.as_str()), ("member_kind", "guest"), ("from_on", "2026-03-02")];
        deputy.edit(&away, &away, &guest).expect(403);
        sign_in(&mut world.browser(), "secretary", PASSWORD).expect(303);
    }
}

/// Who bars somebody can let him in again: nobody is locked out by one who could not.
#[test]
fn only_who_could_let_somebody_in_again_locks_him_out() {
    for world in worlds() {
        let (branch, [deputy, member]) = (world.branch.clone(), [&world.zhangsan, &world.lisi].map(Clone::clone));
        let appointed = world.act(&world.admin, move |tx, admin| {
            for (who, kind) in [(&deputy, crate::PostKind::Deputy), (&member, crate::PostKind::CommitteeMember)] {
                let (unit, member, from_on) = (branch.clone(), who.clone(), tx.today());
                crate::appoint(tx, admin, &crate::NewPost { unit, member, kind, from_on, to_on: None })?;
            }
            Ok(())
        });
        appointed.unwrap();
        let (secretary, deputy, member) = (&world.secretary, &world.zhangsan, &world.lisi);
        // Who, whom, and what he is told: of the link, and of the bar.
        let table = [
            ("secretary", deputy, 403, 403),
            ("secretary", member, 403, 403),
            ("secretary", &world.admin, 404, 404),
            ("secretary", secretary, 403, 403),
            ("zhangsan", secretary, 403, 403),
            ("zhangsan", member, 403, 403),
            ("lisi", secretary, 403, 403),
            ("lisi", deputy, 403, 403),
            ("zhaoliu", member, 404, 404),
            ("admin", &world.admin, 200, 422),
            ("admin", secretary, 200, 303),
            ("admin", deputy, 200, 303),
            ("admin", member, 200, 303),
        ];
        for (who, whom, link, bar) in table {
            let mut browser = world.signed_in(who);
            let at = format!("/members/{whom}");
            let page = browser.get(&at);
            assert_eq!(page.text.contains(&format!("{at}/bar\"")), bar == 303, "{who} {whom}");
            assert_eq!(page.text.contains(&format!("{at}/link\"")), link == 200, "{who} {whom}");
            browser.post(&format!("{at}/link"), &[]).expect(link);
            browser.post(&format!("{at}/bar"), &[]).expect(bar);
            if bar == 303 {
                let again = link_in(&browser.post(&format!("{at}/link"), &[]).expect(200).text);
                world.browser().post(&again, &[("new_password", "a quite new password")]).expect(303);
            }
        }
    }
}

/// The path of the link that a page shows.
pub fn link_in(page: &str) -> String {
    let start = page.find("/activate/").expect("the page shows a link");
    page[start..start + "/activate/".len() + 64].to_owned()
}

/// The fields of a new member of the first branch.
pub fn fields<'a>(world: &'a World, name: &'a str, number: &'a str) -> [(&'static str, &'a str); 5] {
    [
        ("name", name),
        ("number", number),
        ("unit", world.branch.as_str()),
        ("member_kind", "formal"),
        ("from_on", "2026-03-01"),
    ]
}
