//! Who may be linked by what: by his password, by a number that the administrator trusts, never by what a provider says of mail addresses.

use zhixing_kit::{Error, Result};

use crate::identity::actions::{Arrived, Identity, arrive, end, wish};
use crate::identity::journey::Journey;
use crate::session::Arrival;
use crate::tests::{PASSWORD, World, sign_in, worlds};
use crate::{Actor, MemberId};

const ISSUER: &str = "https://id.example.org";

fn journey(world: &World) -> Journey {
    Journey::begin(&world.house.random, "/units")
}

fn identity(subject: &str, number: Option<&str>) -> Identity {
    Identity { issuer: ISSUER.to_owned(), subject: subject.to_owned(), number: number.map(str::to_owned) }
}

/// The member as he is signed in.
fn signed_in(world: &World, member: &MemberId) -> Actor {
    let member = member.clone();
    let found = world.house.db.read_now(move |tx| {
        let organisation = crate::the_organisation(tx)?.ok_or(Error::NotFound)?;
        Actor::admitted(tx, &organisation, &member)?.ok_or(Error::NotFound)
    });
    found.unwrap()
}

fn come(world: &World, actor: Option<&Actor>, who: &Identity, journey: &Journey) -> Result<Arrived> {
    let (actor, who, journey) = (actor.cloned(), who.clone(), journey.clone());
    let arrival = Arrival { session: None, device: None, label: "Firefox".to_owned() };
    world.house.db.write_now(move |tx| arrive(tx, actor.as_ref(), &who, &journey, &arrival))
}

fn wished(world: &World, actor: &Actor) -> Journey {
    let (journey, actor) = (journey(world), actor.clone());
    let kept = journey.clone();
    world.house.db.write_now(move |tx| wish(tx, &actor, ISSUER, &kept)).unwrap();
    journey
}

#[test]
fn an_account_is_linked_by_its_owner_and_opens_from_then_on() {
    for world in worlds() {
        let owner = signed_in(&world, &world.zhangsan);
        let who = identity("u-17", None);
        assert!(matches!(come(&world, None, &who, &journey(&world)), Err(Error::Refused(_))), "nobody's yet");
        let way = wished(&world, &owner);
        assert!(matches!(come(&world, Some(&owner), &who, &way), Ok(Arrived::Linked)));
        let Ok(Arrived::SignedIn(_)) = come(&world, None, &who, &journey(&world)) else { panic!("he is known now") };
        assert!(matches!(come(&world, Some(&owner), &who, &way), Ok(Arrived::SignedIn(_))), "a wish is good once");
        let verbs = world.verbs_about(format!("member/{}", world.zhangsan));
        assert_eq!(verbs.iter().filter(|verb| *verb == "identity-linked").count(), 1, "{}", world.place.engine);
        let leaver = owner.clone();
        world.house.db.write_now(move |tx| end(tx, &leaver, ISSUER)).unwrap();
        assert!(matches!(come(&world, None, &who, &journey(&world)), Err(Error::Refused(_))));
    }
}

#[test]
fn a_wish_is_its_owners_in_time_and_an_identity_is_one_persons() {
    for world in worlds() {
        let (owner, other) = (signed_in(&world, &world.zhangsan), signed_in(&world, &world.lisi));
        let who = identity("u-17", None);
        // Someone else comes back from his journey: he is not linked to what he is not signed in to.
        let way = wished(&world, &owner);
        assert!(matches!(come(&world, Some(&other), &who, &way), Err(Error::NotFound)));
        let way = wished(&world, &owner);
        assert!(matches!(come(&world, None, &who, &way), Err(Error::NotFound)));
        let way = wished(&world, &owner);
        world.place.pass_ms(601_000);
        assert!(matches!(come(&world, Some(&owner), &who, &way), Err(Error::Refused(_))), "too late");
        let way = wished(&world, &owner);
        assert!(matches!(come(&world, Some(&owner), &who, &way), Ok(Arrived::Linked)));
        let way = wished(&world, &other);
        assert!(matches!(come(&world, Some(&other), &who, &way), Err(Error::Refused(_))), "it is another's already");
        let again = (owner.clone(), journey(&world));
        assert!(world.house.db.write_now(move |tx| wish(tx, &again.0, ISSUER, &again.1)).is_err(), "linked already");
    }
}

#[test]
fn a_number_links_only_where_the_administrator_trusts_it_and_nobody_twice() {
    for world in worlds() {
        for lie in [None, Some(""), Some("nobody"), Some("管理员"), Some("admin"), Some("zhangsan@example.org")] {
            let who = identity("u-1", lie);
            assert!(matches!(come(&world, None, &who, &journey(&world)), Err(Error::Refused(_))), "{lie:?}");
        }
        let who = identity("u-1", Some("zhangsan"));
        assert!(matches!(come(&world, None, &who, &journey(&world)), Ok(Arrived::SignedIn(_))));
        // The provider gives the same number to somebody else: the account stays with the first.
        let thief = identity("u-2", Some("zhangsan"));
        assert!(
            matches!(come(&world, None, &thief, &journey(&world)), Err(Error::Refused(_))),
            "{}",
            world.place.engine
        );
        let (barred, before) = (world.zhangsan.clone(), world.zhangsan.clone());
        world.act(&world.admin, move |tx, admin| crate::bar(tx, admin, &barred)).unwrap();
        assert!(matches!(come(&world, None, &who, &journey(&world)), Err(Error::Refused(_))), "barred");
        let link = world.act(&world.admin, move |tx, admin| crate::invite(tx, admin, &before)).unwrap();
        world.browser().post(link.path.reveal(), &[("new_password", "another good phrase")]).expect(303);
        assert!(matches!(come(&world, None, &thief, &journey(&world)), Ok(Arrived::SignedIn(_))), "a new beginning");
    }
}

#[test]
fn without_a_provider_and_without_a_journey_nothing_happens() {
    for world in worlds() {
        let mut browser = world.browser();
        browser.get("/sign-in").expect(200).hides("/sign-in/identity");
        browser.get("/sign-in/identity").expect(422).shows("没有设置统一登录");
        browser.get("/sign-in/identity/callback?code=x&state=y").expect(422);
        browser.post("/sign-in/identity/arrival", &[("code", "x"), ("state", "y")]).expect(422);
        sign_in(&mut browser, "zhangsan", PASSWORD).expect(303);
        browser.get("/settings/identity").expect(200).shows("没有设置统一登录");
        browser.post("/settings/identity", &[("password", PASSWORD)]).expect(422);
    }
}
