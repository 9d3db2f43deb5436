//! What the scheduler does with answers, and how well it foretells those of a real learner.

use std::collections::HashMap;
use std::io::Read as _;
use std::path::Path;

use fsrs::{ComputeParametersInput, FSRSItem, FSRSReview, compute_parameters};

use super::*;

#[test]
fn what_is_known_comes_back_later_and_later_and_what_is_not_comes_soon() {
    let (mut memory, mut later) = after(None, 0, Outcome::Right, false).expect("a state");
    assert!(later >= DAY_MS);
    for _ in 0..4 {
        let days = later / DAY_MS;
        let (next, longer) = after(Some(memory), days, Outcome::Right, false).expect("a state");
        assert!(longer > later && next.stability > memory.stability, "{longer} after {later}");
        (memory, later) = (next, longer);
    }
    let (forgotten, soon) = after(Some(memory), 30, Outcome::Wrong, false).expect("a state");
    assert!(soon == SOON_MS && forgotten.stability < memory.stability);
    let (young, _) = after(None, 0, Outcome::Right, false).expect("a state");
    let (_, unsure) = after(Some(young), 2, Outcome::Right, true).expect("a state");
    let (_, sure) = after(Some(young), 2, Outcome::Right, false).expect("a state");
    assert!(unsure < sure, "who was not sure sees it again earlier");
}

#[test]
fn a_clock_that_jumps_back_or_far_ahead_does_no_harm() {
    let (memory, _) = after(None, 0, Outcome::Right, false).expect("a state");
    assert_eq!(
        after(Some(memory), -400, Outcome::Right, false).unwrap(),
        after(Some(memory), 0, Outcome::Right, false).unwrap()
    );
    assert!((memory.recall(-400) - 1.0).abs() < 1e-6);
    for days in [0, 1, 40_000, i64::MAX] {
        let (next, later) = after(Some(memory), days, Outcome::Right, false).expect("a state");
        assert!(next.stability.is_finite() && (DAY_MS..=365 * DAY_MS).contains(&later), "{days}");
    }
}

#[test]
fn nine_in_ten_are_known_when_a_question_comes_back() {
    let (memory, later) = after(None, 0, Outcome::Right, false).expect("a state");
    assert!((memory.recall(later / DAY_MS) - 0.9).abs() < 0.05);
}

/// A review of the shared file: when, by day, and whether it was known. No parameter was made from it, so all of it is held out.
fn reviews() -> Option<Vec<(String, i64, u32)>> {
    let folder = std::env::var("ZHIXING_SHARED_DATA").unwrap_or_else(|_| "/work/shared/data".to_owned());
    let bytes = std::fs::read(Path::new(&folder).join("reviews/review_logs.csv.gz")).ok()?;
    let mut text = String::new();
    flate2::read::GzDecoder::new(bytes.as_slice()).read_to_string(&mut text).expect("a packed text");
    let line = |line: &str| {
        let mut cells = line.split(',');
        let (card, rating, time) = (cells.next()?, cells.next()?, cells.next()?);
        let at: jiff::Timestamp = time.parse().ok()?;
        // A learner's day ends in the small hours.
        Some((card.to_owned(), (at.as_second() - 4 * 3_600).div_euclid(86_400), rating.parse().ok()?))
    };
    Some(text.lines().skip(1).filter_map(line).collect())
}

/// Each review of a later day with all that was answered before it, in the order of time: what the scheduler's own measure takes.
fn items(reviews: &[(String, i64, u32)]) -> Vec<FSRSItem> {
    let mut histories: HashMap<&str, (Vec<FSRSReview>, i64)> = HashMap::new();
    let mut items = Vec::new();
    for (card, day, rating) in reviews {
        let (history, last) = histories.entry(card).or_insert_with(|| (Vec::new(), *day));
        let delta_t = (day - *last) as u32;
        history.push(FSRSReview { rating: *rating, delta_t });
        *last = *day;
        if delta_t > 0 {
            items.push(FSRSItem { reviews: history.clone() });
        }
    }
    items
}

/// The measure is that of the scheduler's own makers, in which later reviews weigh more.
#[test]
fn what_it_foretells_of_a_real_learner_is_not_worse_than_the_goal() {
    let Some(mut reviews) = reviews() else {
        println!("skipped: the reviews are not on this machine");
        return;
    };
    assert!(reviews.len() > 12_000);
    reviews.sort_by_key(|(_, day, _)| *day);
    let items = items(&reviews);
    let (earlier, later) = items.split_at(items.len() * 4 / 5);
    let loss = |scheduler: &FSRS, items: &[FSRSItem]| {
        scheduler.evaluate(items.to_vec(), |_| true).expect("a measure").log_loss
    };
    let input = ComputeParametersInput { train_set: earlier.to_vec(), ..ComputeParametersInput::default() };
    let trained = FSRS::new(&compute_parameters(input).expect("parameters")).expect("a scheduler");
    let (all, held_out, with_trained) = (loss(&SCHEDULER, &items), loss(&SCHEDULER, later), loss(&trained, later));
    println!(
        "log loss with defaults: {all:.4} of all {}, {held_out:.4} of the last fifth; trained on the rest: {with_trained:.4}",
        items.len()
    );
    assert!(held_out <= 0.44, "log loss {held_out:.4}");
    assert!(with_trained <= held_out);
}
