//! What the scheduler does with answers.

use super::*;

fn after(memory: Option<Memory>, days: i64, outcome: Outcome, unsure: bool) -> Result<(Memory, i64)> {
    Scheduler::default().after(memory, days, outcome, unsure)
}

fn recall(memory: Memory, days: i64) -> f64 {
    Scheduler::default().recall(memory, days)
}

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
    assert!((recall(memory, -400) - 1.0).abs() < 1e-6);
    for days in [0, 1, 40_000, i64::MAX] {
        let (next, later) = after(Some(memory), days, Outcome::Right, false).expect("a state");
        assert!(next.stability.is_finite() && (DAY_MS..=365 * DAY_MS).contains(&later), "{days}");
    }
}

#[test]
fn nine_in_ten_are_known_when_a_question_comes_back() {
    let (memory, later) = after(None, 0, Outcome::Right, false).expect("a state");
    assert!((recall(memory, later / DAY_MS) - 0.9).abs() < 0.05);
}

#[test]
fn parameters_are_twenty_one_finite_numbers_and_anything_else_is_none() {
    let own = Parameters::of(vec![1.0; 21]).expect("parameters");
    assert_eq!(Parameters::read(&own.text().unwrap()), Some(own));
    for wrong in ["", "[]", "[1.0]", "{}", "null"] {
        assert_eq!(Parameters::read(wrong), None, "{wrong}");
    }
    assert_eq!(Parameters::of(vec![f32::NAN; 21]), None);
}
