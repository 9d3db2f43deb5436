//! Passkeys in the words of those who use them, and in the hands of those who should not, through HTTP.

mod device;

use zhixing_kit::clock::MINUTE_MS;
use zhixing_kit::test::{Browser, Page};

use super::{PASSWORD, World, sign_in, worlds};
use device::{Device, Lie};

/// What a page or an answer hands to the device: the token of the question, and the question.
fn asked(page: &Page) -> (String, serde_json::Value) {
    let part = |after: &str| page.text.split(after).nth(1).and_then(|rest| rest.split('"').next()).expect("a part");
    let options = part("options=\"").replace("&quot;", "\"");
    (part("name=\"question\" value=\"").to_owned(), serde_json::from_str(&options).expect("JSON"))
}

/// Adds a passkey of this device through the pages.
fn add(browser: &mut Browser, device: &mut Device, lie: Lie) -> Page {
    let page = browser.post("/settings/passkeys/new", &[("password", PASSWORD)]).expect(200);
    let (question, options) = asked(&page);
    let answer = device.create(&options, lie).to_string();
    browser.post("/settings/passkeys", &[("question", &question), ("answer", &answer), ("passkey_name", "手机")])
}

/// What the sign-in page hands to the device.
fn offered(browser: &mut Browser) -> (String, serde_json::Value) {
    let page = browser.post("/sign-in/passkey/options", &[]).expect(200);
    let told: serde_json::Value = serde_json::from_str(&page.text).expect("JSON");
    (told["question"].as_str().expect("a token").to_owned(), told["options"].clone())
}

/// Tries to sign in with this device.
fn enter(browser: &mut Browser, device: &mut Device, lie: Lie) -> Page {
    let (question, options) = offered(browser);
    let answer = device.get(&options, lie).to_string();
    browser.post("/sign-in/passkey", &[("question", &question), ("answer", &answer), ("next", "/units")])
}

fn added(world: &World) -> Device {
    let mut device = Device::new(1);
    add(&mut world.signed_in("zhangsan"), &mut device, Lie::None).expect(303);
    device
}

#[test]
fn a_passkey_is_added_with_the_password_and_signs_in_without_one() {
    for world in worlds() {
        let mut owner = world.signed_in("zhangsan");
        let mut device = Device::new(1);
        owner.post("/settings/passkeys/new", &[("password", "not the password")]).expect(422).shows("现在的密码不对");
        assert_eq!(add(&mut owner, &mut device, Lie::None).expect(303).leads_to(), "/settings/passkeys");
        owner.get("/settings/passkeys").expect(200).shows("手机");
        for _ in 0..2 {
            let mut elsewhere = world.browser();
            assert_eq!(enter(&mut elsewhere, &mut device, Lie::None).expect(303).leads_to(), "/units");
            elsewhere.get("/settings").expect(200).shows("张三");
        }
        let verbs = world.verbs_about(format!("member/{}", world.zhangsan));
        assert_eq!(verbs.iter().filter(|verb| *verb == "passkey-added").count(), 1, "{}", world.place.engine);
    }
}

#[test]
fn what_is_not_of_this_site_this_question_and_this_key_opens_nothing() {
    for world in worlds() {
        let mut device = added(&world);
        for lie in Lie::ALL {
            let mut stranger = world.browser();
            enter(&mut stranger, &mut device, lie).expect(422).shows("这个通行密钥登录不了").hides("challenge");
            stranger.get("/settings").expect(303);
        }
        enter(&mut world.browser(), &mut Device::new(2), Lie::None).expect(422);
        enter(&mut world.browser(), &mut device, Lie::None).expect(303);
    }
}

#[test]
fn an_answer_is_good_once_in_time_and_for_its_own_question() {
    for world in worlds() {
        let mut device = added(&world);
        let mut browser = world.browser();
        let (question, options) = offered(&mut browser);
        let answer = device.get(&options, Lie::None).to_string();
        let (other, _) = offered(&mut browser);
        browser.post("/sign-in/passkey", &[("question", &other), ("answer", &answer)]).expect(422);
        browser.post("/sign-in/passkey", &[("question", &question), ("answer", &answer)]).expect(303);
        browser.post("/sign-out", &[]).expect(303);
        browser.post("/sign-in/passkey", &[("question", &question), ("answer", &answer)]).expect(422);
        let (late, options) = offered(&mut browser);
        let answer = device.get(&options, Lie::None).to_string();
        world.place.pass_ms(5 * MINUTE_MS);
        browser.post("/sign-in/passkey", &[("question", &late), ("answer", &answer)]).expect(422);
        for (question, answer) in [("", ""), ("x", "{}"), (late.as_str(), "[]"), ("\0", "\0")] {
            browser.post("/sign-in/passkey", &[("question", question), ("answer", answer)]).expect(422);
        }
    }
}

#[test]
fn a_network_that_asks_without_end_waits_alone_and_leaves_no_rows_behind() {
    for world in worlds() {
        let mut device = added(&world);
        let from = |browser: &mut Browser, network: &str| {
            let request = axum::http::Request::post("/sign-in/passkey/options")
                .header("sec-fetch-site", "same-origin")
                .extension(axum::extract::ConnectInfo(std::net::SocketAddr::new(network.parse().unwrap(), 1)));
            browser.send(request.body(axum::body::Body::empty()).unwrap()).status.as_u16()
        };
        let mut browser = world.browser();
        let answers: Vec<u16> = (0..62).map(|_| from(&mut browser, "192.0.2.1")).collect();
        assert_eq!((answers[59], answers[61]), (200, 422), "{}: {answers:?}", world.place.engine);
        assert_eq!(from(&mut browser, "192.0.2.2"), 200, "another network");
        // Who signs in well is not counted.
        for _ in 0..62 {
            enter(&mut world.browser(), &mut device, Lie::None).expect(303);
        }
        world.place.pass_ms(16 * MINUTE_MS);
        assert_eq!(from(&mut browser, "192.0.2.2"), 200);
        let left = |tx: &zhixing_kit::Read<'_>| tx.one::<(i64,)>("select count(*) from passkey_question", &[]);
        assert_eq!(world.place.db.read_now(left).unwrap().0, 1, "questions that are over are gone");
    }
}

#[test]
fn nobody_adds_a_passkey_to_anothers_account() {
    for world in worlds() {
        let mut owner = world.signed_in("zhangsan");
        let mut other = world.signed_in("lisi");
        let page = owner.post("/settings/passkeys/new", &[("password", PASSWORD)]).expect(200);
        let (question, options) = asked(&page);
        let answer = Device::new(3).create(&options, Lie::None).to_string();
        let fields = [("question", question.as_str()), ("answer", &answer), ("passkey_name", "x")];
        other.post("/settings/passkeys", &fields).expect(422).shows("没有添加");
        for lie in [Lie::Origin, Lie::Site, Lie::Unverified, Lie::Challenge] {
            add(&mut owner, &mut Device::new(4), lie).expect(422).shows("没有添加");
        }
        owner.get("/settings/passkeys").expect(200).shows("还没有通行密钥");
        // A key that is known already is nobody else's.
        let mut device = added(&world);
        add(&mut other, &mut Device::new(1), Lie::None).expect(422);
        enter(&mut world.browser(), &mut device, Lie::None).expect(303);
    }
}

#[test]
fn a_passkey_ends_by_its_owner_with_the_account_and_with_a_new_beginning() {
    for world in worlds() {
        let mut device = added(&world);
        let mut owner = world.signed_in("zhangsan");
        let page = owner.get("/settings/passkeys").expect(200);
        let id = page.text.split("/settings/passkeys/").find(|part| part.starts_with("01")).expect("one").to_owned();
        let path = format!("/settings/passkeys/{}", id.split('"').next().unwrap());
        world.signed_in("lisi").get(&path).expect(404);
        owner.post(&path, &[("password", "wrong wrong wrong")]).expect(422);
        owner.post(&path, &[("password", PASSWORD)]).expect(303);
        enter(&mut world.browser(), &mut device, Lie::None).expect(422);

        let mut device = added(&world);
        let zhangsan = world.zhangsan.clone();
        let barred = zhangsan.clone();
        world.act(&world.admin, move |tx, admin| crate::bar(tx, admin, &barred)).unwrap();
        enter(&mut world.browser(), &mut device, Lie::None).expect(422);
        let link = world.act(&world.admin, move |tx, admin| crate::invite(tx, admin, &zhangsan)).unwrap();
        world.browser().post(link.path.reveal(), &[("new_password", "another good phrase")]).expect(303);
        enter(&mut world.browser(), &mut device, Lie::None).expect(422);
        let mut owner = world.browser();
        sign_in(&mut owner, "zhangsan", "another good phrase").expect(303);
        owner.get("/settings/passkeys").expect(200).shows("还没有通行密钥");
    }
}
