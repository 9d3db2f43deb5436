//! Topics of other nodes' statements.

use zhixing_kit::Read;
use zhixing_kit::clock::MINUTE_MS;

use super::ledgers;
use crate::follow::Follower;
use crate::{StatementId, store};

#[test]
fn each_statement_is_announced_once_even_when_it_was_committed_late() {
    for ledger in ledgers() {
        let clock = &ledger.place.clock;
        let recent = |follower: &Follower| {
            let floor = follower.floor().to_owned();
            ledger.db.read_now(move |tx: &Read<'_>| store::recent(tx, &floor, 2_000)).unwrap()
        };
        ledger.record_many("activity/before", 1);
        ledger.place.pass_ms(MINUTE_MS);
        let mut follower = Follower::from(clock.now());
        assert!(follower.topics(clock.now(), recent(&follower)).is_empty());
        ledger.record_many("activity/a", 2);
        ledger.place.pass_ms(1_000);
        let told: Vec<_> = follower.topics(clock.now(), recent(&follower)).into_iter().collect();
        assert_eq!(told, ["activity/a", "records"]);
        assert!(follower.topics(clock.now(), recent(&follower)).is_empty());

        // Its id was made before, in a transaction that took its time.
        let mut late = recent(&follower);
        let early =
            StatementId::parse(&store::floor_id(clock.now().plus_ms(-900)).replacen("-0000", "-7000", 1)).unwrap();
        late.insert(0, (early, "activity/late".to_owned()));
        let told: Vec<_> = follower.topics(clock.now(), late).into_iter().collect();
        assert_eq!(told, ["activity/late", "records"]);

        ledger.place.pass_ms(MINUTE_MS);
        assert!(follower.topics(clock.now(), recent(&follower)).is_empty());
        assert!(recent(&follower).is_empty(), "the overlap moves on");
    }
}
