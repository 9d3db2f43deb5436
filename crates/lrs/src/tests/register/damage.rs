//! A register that is not as it was written is told as that, and made anew of the statements.

use zhixing_kit::{Result, Write, params};

use super::World;
use crate::tests::{agent, towns};

const ROW: &str = "select key, words from lrs_register order by key limit 1";
/// What becomes of a row.
type Damage = fn(&[u8]) -> Option<Vec<u8>>;

const CUT: &str = "update lrs_register set words = $2 where key = $1";

impl World {
    pub(super) fn makes_anew(&mut self) {
        self.town.place.db.write_now(crate::forget_register).unwrap();
        self.catch_up();
        assert!(self.health().is_good(), "{}: {:?}", self.engine(), self.health());
        self.holds(4);
    }
}

#[test]
fn a_row_that_is_cut_short_is_told_with_what_to_do_and_is_made_anew() {
    for town in towns() {
        let mut world = World::new(town, 41);
        world.fill(200);
        let health = world.health();
        assert!(health.is_good() && health.statements as i64 == world.registered() - 1, "{health:?}");
        // In a segment of 64: every row of it is read when longer ones are made, and by whoever asks for a word of its own.
        let cut = |tx: &Write<'_>| -> Result<()> {
            let all = tx.all::<(i64, Vec<u8>)>("select key, words from lrs_register", &[])?;
            let rows: Vec<_> = all.iter().map(|(key, row)| params![*key, &row[..row.len() - 1]].to_vec()).collect();
            tx.run_each(CUT, &rows).map(drop)
        };
        world.town.place.db.write_now(cut).unwrap();
        let caller = world.callers[0].clone();
        assert_eq!(
            caller.get(&format!("statements?{}", agent("nobody"))).status,
            500,
            "nothing is left out in silence"
        );
        let damaged = world.health().damaged;
        assert_eq!(damaged.len() as i64, world.registered() / 64, "{damaged:?}");
        assert_eq!(damaged[0], (0, 63));
        world.makes_anew();
    }
}

#[test]
fn a_row_that_says_something_else_is_found_out_and_made_anew() {
    for town in towns() {
        let mut world = World::new(town, 43);
        world.fill(2_200);
        // Without its first word, with another one, and not there at all.
        let damage: [Damage; 3] = [
            |row| Some(row[10 + 2 * usize::from(u16::from_be_bytes([row[8], row[9]]))..].to_vec()),
            |row| Some([&[row[0] ^ 1], &row[1..]].concat()),
            |_| None,
        ];
        for change in damage {
            let (key, row) = world.town.place.db.read_now(|tx| tx.one::<(i64, Vec<u8>)>(ROW, &[])).unwrap();
            let changed = change(&row);
            let act = move |tx: &Write<'_>| match &changed {
                Some(row) => tx.run(CUT, params![key, row]).map(drop),
                None => tx.run("delete from lrs_register where key = $1", params![key]).map(drop),
            };
            world.town.place.db.write_now(act).unwrap();
            assert_eq!(world.health().damaged.len(), 1, "{}", world.engine());
            world.makes_anew();
        }
        // A row of a segment that is not whole yet, and numbers that nobody has.
        let add = |tx: &Write<'_>| -> Result<()> {
            let newest =
                "select key + 4096, organisation, words from lrs_register where key < $1 order by key desc limit 1";
            let (key, of, row) = tx.one::<(i64, String, Vec<u8>)>(newest, params![1_i64 << 60])?;
            let add = "insert into lrs_register (key, organisation, words) values ($1, $2, $3)";
            tx.run(add, params![key, &of, &row]).map(drop)
        };
        world.town.place.db.write_now(add).unwrap();
        assert_eq!(world.health().stray, 1, "{}", world.engine());
        world.makes_anew();
        let ahead = |tx: &Write<'_>| tx.run("update lrs_registered set below = below + 640", &[]).map(drop);
        world.town.place.db.write_now(ahead).unwrap();
        assert!(world.health().ahead, "numbers that nobody has yet are held for registered");
        world.makes_anew();
    }
}

#[test]
fn who_writes_is_not_held_up_by_a_damaged_row_and_a_merge_mends_it() {
    for town in towns() {
        let mut world = World::new(town, 59);
        world.fill(1_500);
        let cut = |tx: &Write<'_>| -> Result<()> {
            let all = tx.all::<(i64, Vec<u8>)>("select key, words from lrs_register", &[])?;
            let rows: Vec<_> =
                all.iter().step_by(7).map(|(key, row)| params![*key, &row[..row.len() - 1]].to_vec()).collect();
            tx.run_each(CUT, &rows).map(drop)
        };
        world.town.place.db.write_now(cut).unwrap();
        assert!(!world.health().is_good());
        world.fill(800);
        assert!(world.registered() >= 2_048, "one segment was made of those");
        assert!(world.health().is_good(), "{}: {:?}", world.engine(), world.health());
        world.holds(6);
    }
}
