//! Pages and acts that ask along who is asking: what the door remembers is never believed.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::extract::{Form, State};
use axum::http::{Request, header};
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, Failure, see};
use zhixing_kit::route::Routes;
use zhixing_kit::test::{Browser, Page};
use zhixing_kit::{Error, House, Moment, Read, Sentence, Write};

use super::{PASSWORD, World, sign_in, worlds};
use crate::session::store::{set_wait, wait};
use crate::{Actor, Glance, Wiring, assemble, post, routes};

/// Whose number an act of these tests counts up.
const COUNTED: &str = "a number";

/// A program whose page and act `/mine` glance, and how often their handlers were run.
fn program(world: &World) -> (Router, Arc<AtomicUsize>) {
    let runs = Arc::new(AtomicUsize::new(0));
    let counted = runs.clone();
    let mine = move |State(house): State<House>, frame: Frame, glance: Glance| async move {
        counted.fetch_add(1, Ordering::Relaxed);
        let posts = glance.ask(&house, |_, actor| Ok(actor.posts.len())).await?;
        let reader = frame.reader.map(|reader| format!("{} {}", reader.name, reader.unread));
        Answer::Ok(format!("{}, {posts} posts", reader.unwrap_or_default()))
    };
    let counted = runs.clone();
    // Adds what is sent to a number, and says no to nothing at all.
    let add = move |State(house): State<House>, mut glance: Glance, Form(sent): Form<Vec<(String, i64)>>| async move {
        counted.fetch_add(1, Ordering::Relaxed);
        let number: i64 = sent.iter().map(|(_, number)| number).sum();
        let ask = |tx: &Read<'_>, _: &Actor| wait(tx, COUNTED);
        let act = move |tx: &Write<'_>, _: &Actor, (before, _): (i64, Moment)| {
            set_wait(tx, COUNTED, before + number, tx.now())?;
            if number == 0 { Err(Error::Constraint("nothing".to_owned())) } else { Ok(()) }
        };
        match glance.act(&house, ask, act).await {
            Err(Error::Constraint(_)) => Err(Failure::from(Error::from(Sentence::of(|_| "nothing")))),
            other => Ok(other.map(|()| see("/mine"))?),
        }
    };
    // It shows what only the door may say, and never asks.
    let taken = |actor: Actor| async move { actor.name };
    let own = Routes::new().get("/mine", mine).glancing().post("/mine", add).glancing().get("/taken", taken).glancing();
    let routes = routes().and(own);
    let wiring = Wiring { unread: |tx, _| Ok(u32::from(tx.now().0 % 2 == 1)) };
    (assemble(world.house.clone(), wiring, routes), runs)
}

fn signed_in(program: &Router) -> Browser {
    let mut browser = Browser::new(program.clone());
    sign_in(&mut browser, "secretary", PASSWORD).expect(303);
    browser
}

#[test]
fn a_page_asks_along_who_is_asking_and_is_asked_again_when_he_has_changed() {
    for world in worlds() {
        let (program, runs) = program(&world);
        let took = |browser: &mut Browser, shown: &str| {
            let before = runs.load(Ordering::Relaxed);
            browser.get("/mine").expect(200).shows(shown);
            runs.load(Ordering::Relaxed) - before
        };
        let mut browser = signed_in(&program);
        assert_eq!(took(&mut browser, "王书记 0, 1 posts"), 1, "the door asks first: {}", world.place.engine);
        assert_eq!(took(&mut browser, "王书记 0, 1 posts"), 1, "both are asked together");
        world.place.pass_ms(1);
        assert_eq!(took(&mut browser, "王书记 1, 1 posts"), 2, "a notice came");
        world.place.pass_ms(2);
        assert_eq!(took(&mut browser, "王书记 1, 1 posts"), 1);
        let post = world.secretary_post.clone();
        world.act(&world.admin, move |tx, by| post::end(tx, by, &post)).unwrap();
        world.place.pass_ms(2);
        assert_eq!(took(&mut browser, "王书记 1, 0 posts"), 2, "his post has ended");
    }
}

#[test]
fn who_signed_out_elsewhere_is_led_to_the_sign_in_and_sees_nothing() {
    for world in worlds() {
        let (program, _) = program(&world);
        let mut browser = signed_in(&program);
        browser.get("/mine").expect(200);
        browser.get("/mine").expect(200);
        // Another node of the same house, which remembers nothing.
        let mut elsewhere = browser.at(&self::program(&world).0);
        elsewhere.post("/sign-out", &[]).expect(303);
        let page = browser.get("/mine").expect(303);
        assert_eq!(page.leads_to(), "/sign-in?over=yes&next=/mine");
    }
}

#[test]
fn a_page_that_does_not_ask_through_its_glance_is_never_shown_for_a_guess() {
    for world in worlds() {
        let (program, _) = program(&world);
        let mut browser = signed_in(&program);
        for _ in 0..3 {
            browser.get("/taken").expect(200).shows("王书记");
        }
        Browser::new(program).get("/taken").expect(303);
    }
}

fn number(world: &World) -> i64 {
    world.house.db.read_now(|tx| wait(tx, COUNTED)).unwrap().0
}

/// As a page of ours sends by itself.
fn send(browser: &mut Browser, number: &str) -> Page {
    let request = Request::post("/mine")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .header("zx-sending", "own");
    browser.send(request.body(format!("number={number}").into()).unwrap())
}

#[test]
fn an_act_asks_along_who_acts_and_is_done_once() {
    for world in worlds() {
        let (program, runs) = program(&world);
        let mut browser = signed_in(&program);
        browser.get("/mine").expect(200);
        let mut took = |status: u16, act: &mut dyn FnMut(&mut Browser) -> Page| {
            let before = runs.load(Ordering::Relaxed);
            act(&mut browser).expect(status);
            (runs.load(Ordering::Relaxed) - before, number(&world))
        };
        let engine = &world.place.engine;
        assert_eq!(took(303, &mut |browser| browser.post("/mine", &[("number", "1")])), (1, 1), "{engine}");
        assert_eq!(took(204, &mut |browser| send(browser, "2")), (1, 3), "one that is sent by itself");
        world.place.pass_ms(1);
        assert_eq!(took(204, &mut |browser| send(browser, "3")), (1, 6), "nobody sees how much he has not read");
        assert_eq!(took(303, &mut |browser| browser.post("/mine", &[("number", "4")])), (2, 10), "a notice came");
        assert_eq!(took(422, &mut |browser| browser.post("/mine", &[("number", "0")])), (1, 10), "refused once");
        let long = "0".repeat(20_000) + "5";
        assert_eq!(
            took(303, &mut |browser| browser.post("/mine", &[("number", &long)])),
            (1, 15),
            "the door asks first"
        );
    }
}

#[test]
fn nothing_is_written_for_who_signed_out_elsewhere() {
    for world in worlds() {
        let (program, _) = program(&world);
        let mut browser = signed_in(&program);
        browser.get("/mine").expect(200);
        browser.post("/mine", &[("number", "1")]).expect(303);
        browser.at(&self::program(&world).0).post("/sign-out", &[]).expect(303);
        let page = browser.post("/mine", &[("number", "1")]).expect(303);
        assert_eq!((page.leads_to(), number(&world)), ("/sign-in?unsaved=yes&next=/", 1), "{}", world.place.engine);
    }
}
