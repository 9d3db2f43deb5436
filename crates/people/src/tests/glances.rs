//! Pages that ask along who is asking: what the door remembers is never believed.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::extract::State;
use zhixing_kit::House;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::Answer;
use zhixing_kit::route::Routes;
use zhixing_kit::test::Browser;

use super::{PASSWORD, World, sign_in, worlds};
use crate::{Actor, Glance, Wiring, assemble, post, routes};

/// A program whose page `/mine` glances, and how often its handler was run.
fn program(world: &World) -> (Router, Arc<AtomicUsize>) {
    let runs = Arc::new(AtomicUsize::new(0));
    let counted = runs.clone();
    let mine = move |State(house): State<House>, frame: Frame, glance: Glance| async move {
        counted.fetch_add(1, Ordering::Relaxed);
        let posts = glance.ask(&house, |_, actor| Ok(actor.posts.len())).await?;
        let reader = frame.reader.map(|reader| format!("{} {}", reader.name, reader.unread));
        Answer::Ok(format!("{}, {posts} posts", reader.unwrap_or_default()))
    };
    // It shows what only the door may say, and never asks.
    let taken = |actor: Actor| async move { actor.name };
    let routes = routes().and(Routes::new().glance("/mine", mine).glance("/taken", taken));
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
        assert_eq!(page.leads_to(), "/sign-in?next=/mine");
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
