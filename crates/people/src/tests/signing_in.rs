//! Signing in and out: waits that cannot lock others out, rotation, sign-out everywhere, cross-site requests.

use axum::body::Body;
use axum::http::{Request, header};
use zhixing_kit::clock::{DAY_MS, HOUR_MS, MINUTE_MS};
use zhixing_kit::test::Browser;

use super::{PASSWORD, sign_in, sign_in_from, worlds};

#[test]
fn a_wrong_password_and_an_unknown_name_sound_the_same() {
    for world in worlds() {
        let mut browser = world.browser();
        let wrong = sign_in(&mut browser, "zhangsan", "wrong wrong wrong").expect(422).shows("登录名或密码不对").text;
        let unknown = sign_in(&mut browser, "nobody", "wrong wrong wrong").expect(422).text;
        assert_eq!(wrong.replace("zhangsan", "nobody"), unknown);
        assert!(!wrong.contains("wrong wrong"), "a password is never sent back");
    }
}

#[test]
fn signing_in_leads_to_what_was_asked_for_and_nowhere_else() {
    for world in worlds() {
        let mut browser = world.browser();
        let asked = browser.get("/members?unit=x&q=1").expect(303).leads_to().to_owned();
        assert_eq!(asked, "/sign-in?next=/members%3Funit%3Dx%26q%3D1");
        browser.get(&asked).expect(200).shows("value=\"/members?unit=x&amp;q=1\"");
        for (next, goal) in
            [("/units", "/units"), ("//evil.example/", "/members"), ("https://evil.example", "/members")]
        {
            let fields = [("sign_in_name", "zhangsan"), ("password", PASSWORD), ("next", next)];
            assert_eq!(browser.post("/sign-in", &fields).expect(303).leads_to(), goal);
        }
        assert_eq!(browser.get("/sign-in").expect(303).leads_to(), "/members");
    }
}

#[test]
fn wrong_tries_make_their_network_wait_and_nobody_else() {
    for world in worlds() {
        let mut owner = world.browser();
        sign_in_from(&mut owner, "zhangsan", PASSWORD, "203.0.113.1").expect(303);
        owner.post("/sign-out", &[]).expect(303);

        let mut stranger = world.browser();
        for _ in 0..6 {
            sign_in_from(&mut stranger, "zhangsan", "guess guess guess", "203.0.113.1").expect(422).shows("不对");
        }
        sign_in_from(&mut stranger, "zhangsan", PASSWORD, "203.0.113.1").expect(422).shows("请等 10 秒");
        // Another name from there, the same name from elsewhere, and the owner's own device from there.
        sign_in_from(&mut world.browser(), "lisi", PASSWORD, "203.0.113.1").expect(303);
        sign_in_from(&mut world.browser(), "zhangsan", PASSWORD, "198.51.100.9").expect(303);
        sign_in_from(&mut owner, "zhangsan", PASSWORD, "203.0.113.1").expect(303);

        world.place.pass_ms(11_000);
        sign_in_from(&mut stranger, "zhangsan", "guess guess guess", "203.0.113.1").expect(422).shows("不对");
        sign_in_from(&mut stranger, "zhangsan", PASSWORD, "203.0.113.1").expect(422).shows("请等 20 秒");
        world.place.pass_ms(21_000);
        sign_in_from(&mut stranger, "zhangsan", PASSWORD, "203.0.113.1").expect(303);
    }
}

#[test]
fn a_network_that_tries_many_names_waits_too() {
    for world in worlds() {
        world
            .house
            .db
            .write_now(|tx| {
                for number in 0..61 {
                    crate::session::begin_try(tx, &format!("name{number}"), "203.0.113.5", None)?;
                }
                Ok(())
            })
            .unwrap();
        sign_in_from(&mut world.browser(), "zhangsan", PASSWORD, "203.0.113.5").expect(422).shows("请等");
        sign_in_from(&mut world.browser(), "zhangsan", PASSWORD, "203.0.113.6").expect(303);
    }
}

#[test]
fn signing_in_again_ends_the_session_before() {
    for world in worlds() {
        let mut browser = world.signed_in("zhangsan");
        let mut stolen: Browser = browser.clone();
        stolen.get("/members").expect(200);
        sign_in(&mut browser, "zhangsan", PASSWORD).expect(303);
        browser.get("/members").expect(200);
        stolen.get("/members").expect(303);
    }
}

#[test]
fn one_signs_out_here_there_and_everywhere() {
    for world in worlds() {
        let (mut phone, mut desk, mut other) =
            (world.signed_in("zhangsan"), world.signed_in("zhangsan"), world.signed_in("lisi"));
        let page = desk.get("/settings/sessions").expect(200).shows("本机").text;
        let ends: Vec<_> =
            page.match_indices("/settings/sessions/").map(|(at, _)| page[at..].split('"').next().unwrap()).collect();
        let ends: Vec<_> = ends.into_iter().filter(|path| path.ends_with("/end")).collect();
        assert_eq!(ends.len(), 2);
        for path in &ends {
            other.post(path, &[]).expect(404);
        }
        phone.get("/members").expect(200);
        desk.post("/settings/sessions/end-all", &[]).expect(303);
        phone.get("/members").expect(303);
        desk.get("/members").expect(303);
        other.get("/members").expect(200);
        other.post("/sign-out", &[]).expect(303);
        other.get("/members").expect(303);
    }
}

#[test]
fn a_session_lasts_while_it_is_used() {
    for world in worlds() {
        let (mut used, mut idle) = (world.signed_in("zhangsan"), world.signed_in("zhangsan"));
        for _ in 0..5 {
            world.place.pass_ms(3 * DAY_MS + HOUR_MS);
            used.get("/members").expect(200);
            // What was written beside the answer is read by the next request.
            used.get("/members").expect(200);
        }
        idle.get("/members").expect(303);
        world.place.pass_ms(MINUTE_MS);
        used.get("/members").expect(200);
    }
}

#[test]
fn a_request_from_another_site_changes_nothing() {
    for world in worlds() {
        let mut browser = world.signed_in("zhangsan");
        for site in ["cross-site", "same-site"] {
            let request = Request::post("/sign-out").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            let request = request.header("sec-fetch-site", site).body(Body::from("language=en")).unwrap();
            browser.send(request).expect(403).shows("别的网站");
        }
        browser.get("/members").expect(200);
    }
}

#[test]
fn a_new_password_signs_other_devices_out() {
    for world in worlds() {
        let (mut here, mut there) = (world.signed_in("zhangsan"), world.signed_in("zhangsan"));
        let change = |now, new| [("password", now), ("new_password", new)];
        here.post("/settings/password", &change("not my password", "a quite new password"))
            .expect(422)
            .shows("现在的密码不对");
        here.post("/settings/password", &change(PASSWORD, "zhangsan")).expect(422).shows("至少 10");
        here.post("/settings/password", &change(PASSWORD, "a quite new password")).expect(303);
        here.get("/members").expect(200);
        there.get("/members").expect(303);
        sign_in(&mut there, "zhangsan", PASSWORD).expect(422);
        sign_in(&mut there, "zhangsan", "a quite new password").expect(303);
    }
}

#[test]
fn language_and_look_are_kept_signed_in_or_not() {
    for world in worlds() {
        let mut visitor = world.browser();
        let chosen = visitor.post("/language", &[("language", "en"), ("back", "/sign-in")]).expect(303);
        assert_eq!(chosen.leads_to(), "/sign-in");
        visitor.get("/sign-in").expect(200).shows("lang=\"en\"").shows("Sign in");
        visitor.post("/look", &[("theme", "dark"), ("size", "large"), ("back", "//evil.example")]).expect(303);
        visitor.get("/sign-in").expect(200).shows("data-theme=\"dark\"").shows("data-size=\"large\"");
        visitor.post("/language", &[("language", "xx")]).expect(404);
        let mut member = world.signed_in("zhangsan");
        member.post("/language", &[("language", "en")]).expect(303);
        world.signed_in("zhangsan").get("/settings").expect(200).shows("lang=\"en\"");
    }
}

#[test]
fn the_present_password_is_not_to_be_tried_out_on_a_borrowed_phone() {
    for world in worlds() {
        let mut borrowed = world.signed_in("zhangsan");
        let mut change = |now| {
            borrowed
                .post("/settings/password", &[("password", now), ("new_password", "a quite new password")])
                .expect(422)
        };
        for _ in 0..6 {
            change("not my password").shows("现在的密码不对");
        }
        change(PASSWORD).shows("试错次数太多");
        world.place.pass_ms(60_000);
        borrowed
            .post("/settings/password", &[("password", PASSWORD), ("new_password", "a quite new password")])
            .expect(303);
    }
}

#[test]
fn who_was_barred_stays_so_until_he_sets_a_new_password() {
    for world in worlds() {
        let zhangsan = world.zhangsan.clone();
        let link = world.act(&world.admin, move |tx, admin| {
            crate::account::bar(tx, admin, &zhangsan)?;
            crate::account::invite(tx, admin, &zhangsan)
        });
        sign_in(&mut world.browser(), "zhangsan", PASSWORD).expect(422);
        let path = link.expect("an invitation").path;
        world.browser().post(path.reveal(), &[("new_password", "a quite new password")]).expect(303);
        sign_in(&mut world.browser(), "zhangsan", "a quite new password").expect(303);
    }
}

#[test]
fn what_was_sent_without_a_session_is_told_to_be_lost_and_leads_back_to_its_form() {
    for world in worlds() {
        let mut browser = world.browser();
        let sent = |referer: Option<&str>, alone: bool| {
            let mut request = Request::post("/members")
                .header("content-type", "application/x-www-form-urlencoded")
                .header("sec-fetch-site", "same-origin");
            if let Some(referer) = referer {
                request = request.header("referer", referer);
            }
            if alone {
                request = request.header("zx-sending", "1");
            }
            request.body(Body::from("name=x")).unwrap()
        };
        let asked = browser.send(sent(Some("http://localhost/members/new?unit=x"), false)).expect(303);
        let asked = asked.leads_to().to_owned();
        assert_eq!(asked, "/sign-in?unsaved=yes&next=/members/new%3Funit%3Dx");
        browser.get(&asked).expect(200).shows("没有保存").shows("/members/new?unit=x");
        // A wrong password does not make one forget it; the right one leads back.
        let back = ("next", "/members/new?unit=x");
        let wrong = [("sign_in_name", "secretary"), ("password", "something else"), back, ("unsaved", "yes")];
        browser.post("/sign-in", &wrong).expect(422).shows("没有保存");
        // Where it came from nobody knows, or from nowhere here: Today it is.
        for referer in
            [None, Some("about:blank"), Some("https://elsewhere.example//evil"), Some("http://localhost//evil")]
        {
            assert_eq!(browser.send(sent(referer, false)).expect(303).leads_to(), "/sign-in?unsaved=yes&next=/");
        }
        // What a page sends by itself keeps it on the device: nothing is lost.
        assert_eq!(browser.send(sent(None, true)).expect(303).leads_to(), "/sign-in");
        browser.get("/sign-in").expect(200).hides("没有保存");
    }
}

/// What a browser sends when somebody presses the button of a form.
fn pressed(path: &str, from: &str, site: &str, body: &str) -> Request<Body> {
    Request::post(path)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("accept", "text/html,application/xhtml+xml")
        .header("sec-fetch-site", site)
        .header("referer", format!("http://localhost{from}"))
        .body(Body::from(body.to_owned()))
        .unwrap()
}

fn kept_in(page: &str) -> String {
    let kept = page.split_once("name=\"kept\" value=\"").unwrap().1.split_once('"').unwrap().0;
    kept.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[test]
fn what_was_typed_is_shown_again_after_the_sign_in_and_never_sent_by_itself() {
    for world in worlds() {
        let mut browser = world.signed_in("secretary");
        browser.get("/members/new").expect(200).shows("action=\"/members\"");
        browser.post("/sign-out", &[]).expect(303);
        let body = "name=%E5%AD%99%E4%B8%83%3Cb%3E&number=sunqi&kind=formal";
        let page = browser.send(pressed("/members", "/members/new", "same-origin", body)).expect(401);
        let kept = kept_in(&page.shows("还没有保存").shows("您填的都还在").text);
        let signing = |name: &'static str, password: &'static str| {
            vec![("sign_in_name", name), ("password", password), ("next", "/members/new"), ("kept", kept.as_str())]
        };
        // A wrong password does not lose it.
        let wrong = browser.post("/sign-in", &signing("secretary", "something else")).expect(422);
        assert_eq!(kept_in(&wrong.text), kept);
        let again = browser.post("/sign-in", &signing("secretary", PASSWORD)).expect(200);
        let again =
            again.shows("还没有提交").shows("value=\"孙七&lt;b&gt;\"").shows("value=\"sunqi\"").hides("孙七<b>");
        assert!(again.text.contains("data-at=\"/members/new\"") && again.headers["cache-control"] == "no-store");
        assert_eq!(again.headers["x-frame-options"], "DENY");
        browser.get("/members").expect(200).hides("孙七");
        // What had come back with faults stood at the address to which it was sent: its form is found all the same.
        browser.post("/sign-out", &[]).expect(303);
        let page = browser.send(pressed("/members", "/members", "same-origin", body)).expect(401);
        let faulty = kept_in(&page.text);
        let sent = [("sign_in_name", "secretary"), ("password", PASSWORD), ("kept", faulty.as_str())];
        let again = browser.post("/sign-in", &sent).expect(200).shows("还没有提交").shows("value=\"sunqi\"");
        assert!(again.text.contains("data-at=\"/members/new\""), "{}", again.text);
        // So it is with what changes somebody: its form stands below that address.
        browser.post("/sign-out", &[]).expect(303);
        let member = format!("/members/{}", world.zhangsan);
        let page = browser.send(pressed(&member, &member, "same-origin", "name=&number=zhangsan2")).expect(401);
        let faulty = kept_in(&page.text);
        let sent = [("sign_in_name", "secretary"), ("password", PASSWORD), ("kept", faulty.as_str())];
        let again = browser.post("/sign-in", &sent).expect(200).shows("还没有提交").shows("value=\"zhangsan2\"");
        assert!(again.text.contains(&format!("data-at=\"{member}/edit\"")), "{}", again.text);
        // Somebody else who sits down at this browser is shown nothing of it.
        browser.post("/sign-out", &[]).expect(303);
        browser.send(pressed("/members", "/members/new", "same-origin", body)).expect(401);
        browser.post("/sign-in", &signing("lisi", PASSWORD)).expect(303);
        browser.get("/settings").expect(200).shows("没有带过来").hides("孙七");
    }
}

#[test]
fn what_is_secret_or_comes_from_elsewhere_is_not_carried_along() {
    for world in worlds() {
        let mut browser = world.signed_in("secretary");
        browser.post("/sign-out", &[]).expect(303);
        let told = "/sign-in?unsaved=yes&next=";
        let body = "name=x";
        for request in [
            pressed("/members", "/members/new", "none", body),
            pressed("/settings/password", "/settings", "same-origin", "password=one&new_password=two"),
            pressed("/members", "/members/new", "same-origin", "name=&number="),
            pressed("/members", "/members/new", "same-origin", &format!("name={}", "x".repeat(70_000))),
        ] {
            assert!(browser.send(request).expect(303).leads_to().starts_with(told));
        }
        browser.send(pressed("/members", "/members/new", "cross-site", body)).expect(403);
        // A form that its page does not have any more: the words are shown, to be copied.
        let page = browser.send(pressed("/members", "/settings", "same-origin", "name=words")).expect(401);
        let kept = kept_in(&page.text);
        let sent = |kept: &str, browser: &mut zhixing_kit::test::Browser| {
            browser.post("/sign-in", &[("sign_in_name", "secretary"), ("password", PASSWORD), ("kept", kept)])
        };
        sent(&kept, &mut browser).expect(200).shows("您刚才填的内容").shows("words");
        // What was changed on the way leads nowhere but into this house.
        browser.post("/sign-out", &[]).expect(303);
        sent(&kept.replace("/settings", "https://elsewhere.example/"), &mut browser).expect(303);
    }
}

#[test]
fn whose_session_ended_while_his_page_was_open_is_told_so_and_where_to_turn() {
    for world in worlds() {
        let mut browser = world.signed_in("zhangsan");
        browser.get("/members").expect(200);
        let who = world.zhangsan.clone();
        world.act(&world.admin, move |tx, admin| crate::leave(tx, admin, &who, tx.today())).unwrap();
        let led = browser.get("/members").expect(303).leads_to().to_owned();
        let page = browser.get(&led).expect(200).shows("您在这台设备上的登录已经结束").shows("请问本支部书记或管理员");
        page.shows("name=\"next\" value=\"/members\"");
        let wrong = [("sign_in_name", "zhangsan"), ("password", "something else"), ("over", "yes")];
        browser.post("/sign-in", &wrong).expect(422).shows("请问本支部书记或管理员");
        // So is who sends a form.
        let asked = browser.post("/members", &[("name", "王一")]);
        let page = if asked.status == 303 { browser.get(asked.leads_to()) } else { asked };
        page.shows("没有保存").shows("请问本支部书记或管理员");
        // Who comes here for the first time is told nothing of it.
        let mut visitor = world.browser();
        let led = visitor.get("/members").expect(303).leads_to().to_owned();
        visitor.get(&led).expect(200).hides("登录已经结束");
    }
}
