//! Who is erased stands in no row of the register afterwards, also where statements of his went by age before.

use zhixing_kit::{Result, Write, params};
use zhixing_xapi::Ifi;

use super::{Asked, World, paged};
use crate::tests::{agent, quoted, towns};

/// The words of somebody who is named by his mail address.
fn his(world: &World, who: &str) -> [i64; 3] {
    let (words, ifi) = (world.words(), Ifi::Mbox(format!("mailto:{who}@example.org")));
    [words.actor(&ifi), words.party(&ifi), words.near(&ifi)]
}

#[test]
fn who_is_taken_out_is_found_no_longer_and_others_still_are() {
    for town in towns() {
        let mut world = World::new(town, 23);
        world.fill(2_300);
        let caller = world.callers[0].clone();
        let of = |verb: usize| format!("verb={}", quoted(&format!("https://example.org/verbs/v{verb}")));
        let before: Vec<_> = (0..4).map(|verb| paged(&caller, &of(verb), 500)).collect();
        let (said, him, another) = (world.said(), his(&world, "p2"), his(&world, "p4"));
        assert!(him.iter().all(|word| said.contains_key(word)), "he stands as each of the three");
        super::super::erasure::take_out(&world.town, "p2@example.org");
        for query in [agent("p2"), format!("{}&related_agents=true", agent("p2"))] {
            assert_eq!(paged(&caller, &query, 500), Vec::<String>::new(), "{}", world.engine());
        }
        let after: Vec<_> = (0..4).map(|verb| paged(&caller, &of(verb), 500)).collect();
        assert_eq!(before, after, "the verbs stay");
        let parts = vec![vec!["actor 4".to_owned(), "party 4".to_owned()]];
        let others = Asked { query: String::new(), parts, since: None, until: None };
        let found = paged(&caller, &format!("{}&ascending=true", agent("p4")), 500);
        assert_eq!(found, world.passing(&others, &[0]));
        let left = world.said();
        assert!(him.iter().all(|word| !left.contains_key(word)), "{}: no row says his words", world.engine());
        assert_eq!(left.get(&another[0]), said.get(&another[0]), "another's stay where they were");
        assert!(world.health().is_good(), "{}: {:?}", world.engine(), world.health());
    }
}

/// As it was where an earlier version took what went by age: the register went on to say who stood there.
const LEFT_BEHIND: [&str; 3] = [
    "delete from lrs_statement where number < 1500",
    "delete from received where number < 1500",
    "insert into received_gone (organisation, below, gone_at) values ($1, 1500, 0)",
];

#[test]
fn he_goes_also_where_nothing_but_the_register_knows_him() {
    for town in towns() {
        let mut world = World::new(town, 37);
        world.fill(2_300);
        let organisation = world.town.administrator.organisation.clone();
        let him = his(&world, "p2");
        world.town.clerk().catch_up(&world.town.place.db).unwrap();
        let leave = move |tx: &Write<'_>| -> Result<()> {
            LEFT_BEHIND[..2].iter().try_for_each(|sql| tx.run(sql, &[]).map(drop))?;
            tx.run(LEFT_BEHIND[2], params![&organisation]).map(drop)
        };
        world.town.place.db.write_now(leave).unwrap();
        let stands = |world: &World| {
            let said = world.said();
            him.iter().filter_map(|word| said.get(word)).flatten().filter(|number| **number < 1_500).count()
        };
        assert!(stands(&world) > 100, "the register remembers him");
        super::super::erasure::take_out(&world.town, "p2@example.org");
        assert_eq!(stands(&world), 0, "{}", world.engine());
        let said = world.said();
        assert!(him.iter().all(|word| !said.contains_key(word)), "{}", world.engine());
        assert!(world.health().is_good(), "{}: {:?}", world.engine(), world.health());
    }
}
