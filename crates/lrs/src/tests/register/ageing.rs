//! Long stretches of numbers, and what goes by age: whole segments, and what lies below in the one that stays.

use std::collections::{BTreeMap, BTreeSet};

use zhixing_kit::{Read, Result, Write, params};

use super::{Draw, World};
use crate::statement::register::Sought;
use crate::statement::register::actions::{add, cut, forget};
use crate::statement::register::health::all_said;
use crate::statement::register::questions::{Go, each, here};
use crate::statement::register::store::below;
use crate::tests::{Town, towns};

/// Numbers of the test of long stretches: more than the longest segment has.
const LONG: i64 = 70_015;

/// The numbers in which a word stands there: some in nearly all, some in a few.
fn stands(word: i64, number: i64) -> bool {
    match word {
        1 => true,
        2 => number % 3 == 0,
        3 => number % 40 == 7,
        4 => number % 9_000 == 77,
        -5 => number % 2 == 1,
        _ => number == word,
    }
}

/// The words of a number: those of the test, and one that nobody else has.
fn words(number: i64) -> impl Iterator<Item = i64> {
    [1, 2, 3, 4, -5, number.max(1_000)].into_iter().filter(move |word| stands(*word, number))
}

/// There are no statements behind these numbers: none may wait for the next request.
fn fill(town: &Town) {
    let mut draw = Draw(3);
    let mut first = 1;
    while first < LONG {
        let last = (first / 64 * 64 + 64 * (1 + draw.up_to(30) as i64) - 1).min(LONG);
        let fresh: Vec<_> = (first..=last).map(|number| (number, words(number).collect())).collect();
        let organisation = town.administrator.organisation.clone();
        let act = move |tx: &Write<'_>| add(tx, &organisation, below(tx, &organisation)?, fresh.clone());
        town.place.db.write_now(act).unwrap();
        first = last + 1;
    }
}

/// What is found is what stands there.
fn look(town: &Town, parts: &[Vec<i64>], (above, below): (i64, i64), ascending: bool) {
    let expected = (above.max(0) + 1..below.min(LONG + 1))
        .filter(|number| parts.iter().all(|part| part.iter().any(|word| stands(*word, *number))));
    let mut expected: Vec<i64> = expected.collect();
    if !ascending {
        expected.reverse();
    }
    let (organisation, asked) = (town.administrator.organisation.clone(), parts.to_vec());
    let find = move |tx: &Read<'_>| {
        let mut found = Vec::new();
        let sought = Sought { parts: &asked, above, below, ascending };
        each(tx, &here(tx, &organisation, (above, below))?, &sought, &mut |numbers| {
            found.extend(numbers);
            Ok(Go::On)
        })?;
        Ok(found)
    };
    let found = town.place.db.read_now(find).unwrap();
    assert!(found == expected, "{}: {parts:?} {above} {below}", town.place.engine);
}

/// The rows say this of the numbers from one on, and nothing of those below.
fn says(town: &Town, from: i64) {
    let mut all: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
    for number in from..=LONG {
        words(number).for_each(|word| all.entry(word).or_default().extend([number]));
    }
    assert!(town.place.db.read_now(all_said).unwrap() == all, "{}: from {from} on", town.place.engine);
}

#[test]
fn long_stretches_of_numbers_hold_what_short_ones_held_and_go_by_age() {
    let parts: [Vec<Vec<i64>>; 8] = [
        vec![vec![1]],
        vec![vec![2], vec![3]],
        vec![vec![4, 3], vec![-5]],
        vec![vec![2], vec![-5], vec![3]],
        vec![vec![66_000]],
        vec![vec![1_234, 69_000], vec![1]],
        vec![vec![99_999_999]],
        vec![vec![4], vec![99_999_999]],
    ];
    for town in towns() {
        fill(&town);
        let organisation = town.administrator.organisation.clone();
        let registered = town.place.db.read_now(move |tx| below(tx, &organisation)).unwrap();
        assert_eq!(registered, LONG + 1);
        for parts in &parts {
            for bounds in [(0, i64::MAX), (1_500, 65_600), (65_535, i64::MAX), (68_000, 68_100)] {
                look(&town, parts, bounds, true);
                look(&town, parts, bounds, false);
            }
        }
        says(&town, 1);
        let rows =
            || town.place.db.read_now(|tx| tx.one::<(u64,)>("select count(*) from lrs_register", &[])).unwrap().0;
        let before = rows();
        town.place.db.write_now(|tx| forget(tx, 65_535)).unwrap();
        assert_eq!(rows(), before, "somebody is left in the longest one");
        for gone in [60_000, 65_535, 65_536, 67_600] {
            let organisation = town.administrator.organisation.clone();
            let age = move |tx: &Write<'_>| {
                tx.run("delete from received_gone", &[])?;
                tx.run(GONE, params![&organisation, gone])?;
                forget(tx, gone)?;
                cut(tx, &organisation)
            };
            town.place.db.write_now(age).unwrap();
            says(&town, gone);
            for parts in &parts {
                look(&town, parts, (gone - 1, i64::MAX), true);
                look(&town, parts, (gone - 1, 69_000), false);
            }
        }
        assert!(rows() < before / 4);
    }
}

const GONE: &str = "insert into received_gone (organisation, below, gone_at) values ($1, $2, 0)";
const ROWS: &str = "select key, words from lrs_register";
const PAGE: &str = "/settings/clients/retention";
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// Rows of the register as they were.
fn put_back(tx: &Write<'_>, rows: &[(i64, Vec<u8>)]) -> Result<()> {
    let (of,) = tx.one::<(String,)>("select organisation from lrs_registered", &[])?;
    tx.run("delete from lrs_register", &[])?;
    let rows: Vec<_> = rows.iter().map(|(key, words)| params![*key, &of, words].to_vec()).collect();
    tx.run_each("insert into lrs_register (key, organisation, words) values ($1, $2, $3)", &rows).map(drop)
}

#[test]
fn what_goes_by_age_goes_from_the_segment_that_stays_as_well() {
    for town in towns() {
        let mut world = World::new(town, 47);
        world.fill(1_500);
        let gone = world.all.len();
        world.town.place.pass_ms(100 * DAY_MS);
        world.fill(900);
        world.town.clerk().catch_up(&world.town.place.db).unwrap();
        assert!(world.registered() >= 2_048 && gone < 2_048, "those that go and those that stay share a segment");
        let rows = world.town.place.db.read_now(|tx| tx.all::<(i64, Vec<u8>)>(ROWS, &[])).unwrap();
        world.town.browser(&world.town.administrator).post(PAGE, &[("days_kept", "60")]).expect(303);
        crate::tests::retention::work(&world.town);
        world.gone = gone;
        let said = world.said();
        let oldest = said.values().flatten().min().copied().unwrap();
        assert_eq!(oldest, gone as i64 + 1, "{}: the register says nothing of what is gone", world.engine());
        assert!(said.values().all(|numbers| !numbers.is_empty()));
        assert!(world.health().is_good(), "{}: {:?}", world.engine(), world.health());
        world.holds(12);
        // What an earlier version left behind goes in the next night, though nothing more is too old then.
        world.town.place.db.write_now(move |tx| put_back(tx, &rows)).unwrap();
        assert!(world.said().values().flatten().min() < Some(&oldest));
        world.town.place.pass_ms(DAY_MS);
        crate::tests::retention::work(&world.town);
        assert!(world.said() == said, "{}", world.engine());
        // Made anew it says the same, of those that are left.
        world.makes_anew();
        assert!(world.said() == said, "{}", world.engine());
        world.fill(100);
        world.holds(4);
    }
}
