//! Evenings of months that are brought at once are those that would have come about one answer after the other.

use zhixing_kit::clock::DAY_MS;
use zhixing_kit::test::places;
use zhixing_kit::{Moment, Result, Write, params};
use zhixing_people::Actor;

use super::town::{Town, remembered};
use crate::acts::{Evening, Given, Judged, Said, bring_past};
use crate::bank::model::QuestionId;
use crate::selftest::actions::replay_all;
use crate::selftest::memory::Scheduler;
use crate::selftest::{questions, store};

/// Sixty evenings until yesterday; every third answer is wrong.
fn bring(tx: &Write<'_>, who: &Actor) -> Result<usize> {
    let evening = |back: i64| Evening { at: tx.now().plus_ms(-back * DAY_MS), repeated: 5, new: 2 };
    let mut count = 0;
    let says = |_: &zhixing_question::Question, _: Option<f64>| {
        count += 1;
        let given = Given::Options(vec![usize::from(count % 3 == 0)]);
        Said { given, unsure: count % 7 == 0, own: Judged::Right }
    };
    bring_past(tx, who, &(1..=60).rev().map(evening).collect::<Vec<_>>(), says)
}

#[test]
fn what_is_brought_is_what_the_rules_reckon() {
    for place in places() {
        let town = Town::with(&place);
        let all: Vec<QuestionId> =
            (0..40).map(|number| town.question(&format!("第{number}道题问的是哪一种路面？"), "道路安全")).collect();
        let who = town.member.clone();
        let count = place.db.write_now(move |tx| bring(tx, &who)).unwrap();
        assert!(count > 150, "{count}");
        let kept = |town: &Town| -> Vec<(f64, f64, Moment)> {
            let member = town.member.member.clone();
            let all = all.clone();
            let read = place.db.read_now(move |tx| {
                all.iter().map(|one| Ok(remembered(tx, &member, one)?.expect("seen"))).collect::<Result<Vec<_>>>()
            });
            let each = read.unwrap().into_iter();
            each.map(|one| (one.memory.stability, one.memory.difficulty, one.reviewed_at)).collect()
        };
        let before = kept(&town);
        let who = town.member.clone();
        let usual = Scheduler::default();
        place.db.write_now(move |tx| replay_all(tx, &who.organisation, &who.member, &usual)).unwrap();
        assert_eq!(kept(&town), before);
        // No evening had more than it may; who did not answer has nothing; and the page of who did tells what he knows.
        let member = town.member.member.clone();
        let evenings = place.db.read_now(move |tx| {
            tx.all::<(i64, i64)>(
                "select count(*), sum(case when recall is null then 1 else 0 end) from self_ask where member = $1 group by answered_at / 43200000",
                params![&member],
            )
        });
        assert!(evenings.unwrap().iter().all(|(answers, new)| *answers <= 7 && *new <= 2));
        let (who, other) = (town.member.clone(), town.librarian.member.clone());
        let (known, others) = place
            .db
            .read_now(move |tx| Ok((questions::start(tx, &who)?.known, store::answered_since(tx, &other, Moment(0))?)))
            .unwrap();
        assert_eq!((known[0].answered, others), (40, (0, 0)));
        assert!(known[0].estimate.is_some());
        town.browser(&town.member).get("/self-test").expect(200).shows("大约");
    }
}
