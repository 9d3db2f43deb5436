//! What is learnt from a real learner's answers, and how well it foretells those that came later.

use std::io::Read as _;
use std::path::Path;

use fsrs::FSRS;

use super::*;

/// The reviews of the shared file, in the order of time. No parameter was made from them, so all of them are held out.
fn reviews() -> Option<Vec<Answered>> {
    let folder = std::env::var("ZHIXING_SHARED_DATA").unwrap_or_else(|_| "/work/shared/data".to_owned());
    let bytes = std::fs::read(Path::new(&folder).join("reviews/review_logs.csv.gz")).ok()?;
    let mut text = String::new();
    flate2::read::GzDecoder::new(bytes.as_slice()).read_to_string(&mut text).expect("a packed text");
    let mut ids: BTreeMap<String, QuestionId> = BTreeMap::new();
    let mut all = Vec::new();
    for line in text.lines().skip(1) {
        let mut cells = line.split(',');
        let (card, rating, time) = (cells.next()?, cells.next()?, cells.next()?);
        let number = ids.len();
        let fresh = || QuestionId::parse(&format!("00000000-0000-7000-8000-{number:012x}")).expect("an id");
        let question = ids.entry(card.to_owned()).or_insert_with(fresh).clone();
        let at: jiff::Timestamp = time.parse().ok()?;
        let (outcome, unsure) = match rating {
            "1" => (Outcome::Wrong, false),
            "2" => (Outcome::Right, true),
            _ => (Outcome::Right, false),
        };
        // His day ends where nobody answers: none of the reviews lies between six and fifteen o’clock UTC.
        all.push(Answered { question, day: (at.as_second() - 10 * 3_600).div_euclid(86_400), outcome, unsure });
    }
    all.sort_by_key(|answer| answer.day);
    Some(all)
}

/// The measure of the scheduler's own makers, in which later reviews weigh more.
fn weighted(parameters: Option<&Parameters>, items: &[FSRSItem]) -> f32 {
    let own: Vec<f32> = parameters.map_or_else(Vec::new, |own| serde_json::from_str(&own.text().unwrap()).unwrap());
    FSRS::new(&own).unwrap().evaluate(items.to_vec(), |_| true).expect("a measure").log_loss
}

#[test]
fn what_it_foretells_of_a_real_learner_is_not_worse_than_the_goal() {
    let Some(reviews) = reviews() else {
        println!("skipped: the reviews are not on this machine");
        return;
    };
    assert!(reviews.len() > 12_000);
    let items = items(&reviews);
    let (earlier, later) = items.split_at(items.len() * 4 / 5);
    let trained = learn(earlier).expect("parameters");
    let plain = |parameters: Option<&Parameters>| log_loss(&Scheduler::of(parameters), later).expect("a loss");
    println!(
        "held out, the last fifth of {}: plain mean {:.4} with defaults, {:.4} trained; by the makers' measure {:.4} and {:.4}; all with defaults {:.4}",
        items.len(),
        plain(None),
        plain(Some(&trained)),
        weighted(None, later),
        weighted(Some(&trained), later),
        weighted(None, &items),
    );
    assert!(weighted(None, later) <= 0.44);
    assert!(weighted(Some(&trained), later) <= weighted(None, later));
}

/// How much is gained at which size. The cards are dealt into hands, as if they were those of several learners.
#[test]
fn what_is_kept_foretells_no_worse_than_what_fits_most_people() {
    let Some(reviews) = reviews() else { return };
    for (size, all_hands) in [(400, 8), (REVIEWS_LEAST, 4), (2_000, 2)] {
        let (mut usual, mut own, mut kept, mut hands) = (0.0, 0.0, 0.0, 0);
        for hand in 0..all_hands {
            let of_hand = |answer: &&Answered| {
                let digits = &answer.question.as_str()[30..];
                u32::from_str_radix(digits, 16).expect("a number") % all_hands == hand
            };
            let own_reviews: Vec<Answered> = reviews.iter().filter(of_hand).cloned().collect();
            let all = items(&own_reviews);
            let (before, after) = all.split_at(size.min(all.len()));
            let until = own_reviews.len() * size / all.len();
            let loss = |parameters: Option<&Parameters>| log_loss(&Scheduler::of(parameters), after).expect("a loss");
            usual += loss(None);
            own += loss(learn(before).as_ref());
            kept += loss(train(&own_reviews[..until]).as_ref());
            hands += 1;
        }
        let mean = |sum: f64| sum / f64::from(hands);
        println!("{size}: {:.4} with defaults, {:.4} trained, {:.4} where kept", mean(usual), mean(own), mean(kept));
        assert!(mean(kept) <= mean(usual) + 0.002, "what was kept makes it worse");
    }
}

#[test]
fn few_answers_are_not_learnt_from_and_a_gain_by_chance_is_none() {
    assert!(!is_worth_it(REVIEWS_LEAST - 1, 0) && is_worth_it(REVIEWS_LEAST, 0));
    assert!(!is_worth_it(1_050, 1_000) && is_worth_it(1_100, 1_000));
    assert_eq!(train(&[]), None);
    assert!(!is_better(&[], &[]));
    let noise: Vec<f64> = (0..200).map(|at| if at % 2 == 0 { 0.6 } else { 0.2 }).collect();
    assert!(!is_better(&[0.4; 200], &noise) && !is_better(&noise, &noise));
    assert!(is_better(&[0.5; 200], &noise), "a gain that is larger than its noise");
}

#[test]
fn who_forgets_faster_than_most_is_recognised() {
    let answers = forgetful(1_500);
    let found = train(&answers).expect("his own parameters");
    let memory = |scheduler: &Scheduler| scheduler.after(None, 0, Outcome::Right, false).expect("a state").0.stability;
    assert!(memory(&Scheduler::of(Some(&found))) < memory(&Scheduler::default()) / 2.0);
}
