//! Results of made-up classes.

use zhixing_question::Draft;

use super::*;
use crate::bank::model::QuestionId;

fn question(area: &str) -> Question {
    let options = ["甲", "乙", "丙", "丁"].map(str::to_owned).to_vec();
    let draft = Draft::new("哪一个对？", Asked::Single { options, right: 0 });
    Question::new(Draft { area: area.into(), ..draft }).expect("a question")
}

fn item(place: u32, area: &str) -> (TestItem, Question) {
    let question_id = QuestionId::parse("01890000-0000-7000-8000-000000000000").expect("an id");
    let item = TestItem { place, question: question_id, version: 1, area: area.into(), item: None };
    (item, question(area))
}

fn answer(place: u32, option: usize) -> Answered {
    let outcome = if option == 0 { Outcome::Right } else { Outcome::Wrong };
    Answered { place, question: question("综合"), given: Given::Options(vec![option]), outcome }
}

/// A class of one question: which option each chose.
fn of_one(options: &[usize]) -> ClassResult {
    let sheets: Vec<Vec<Answered>> = options.iter().map(|option| vec![answer(1, *option)]).collect();
    ClassResult::of(&[item(1, "综合")], &sheets)
}

#[test]
fn four_people_are_told_nothing_of_themselves() {
    let told = of_one(&[0, 1, 1, 2]);
    assert!(!told.tells() && told.areas().is_empty() && told.to_talk_about().is_empty());
    assert_eq!(told.people, 4);
}

#[test]
fn seven_people_are_told_a_side_of_the_half() {
    assert_eq!(of_one(&[0, 0, 0, 0, 1, 1, 1]).questions[0].right, Share::Most { of: 7 });
    let few = of_one(&[0, 0, 0, 1, 1, 1, 1]);
    assert_eq!(few.questions[0].right, Share::Few { of: 7 });
    assert_eq!((few.questions[0].groups.len(), few.questions[0].common_wrong), (0, None));
    assert_eq!(few.to_talk_about().len(), 1);
}

#[test]
fn twenty_people_see_how_they_spread_where_that_names_nobody() {
    let told = of_one(&[vec![0; 8], vec![1; 9], vec![2; 2], vec![3; 1]].concat());
    let groups: Vec<(Vec<usize>, u32)> =
        told.questions[0].groups.iter().map(|group| (group.options.clone(), group.people)).collect();
    assert_eq!(groups, [(vec![0], 8), (vec![1, 2, 3], 12)], "three alone would be told by what is left over");
    assert_eq!(told.questions[0].right, Share::Exactly { number: 8, of: 20 });
    assert_eq!(told.questions[0].common_wrong, Some(1));
}

#[test]
fn an_area_says_no_more_than_its_questions() {
    let sheets: Vec<Vec<Answered>> =
        (0..12).map(|person| vec![answer(1, usize::from(person >= 11)), answer(2, usize::from(person >= 6))]).collect();
    let told = ClassResult::of(&[item(1, "综合"), item(2, "综合")], &sheets);
    assert_eq!(told.questions[0].right, Share::NearlyAll { of: 12 });
    // Eleven and six were right: the one that is told as a range stays one in the sum.
    assert_eq!(told.areas(), [AreaTold { area: "综合".into(), least: 8 + 6, most: 12 + 6, of: 24 }]);
}

#[test]
fn who_ended_early_counts_where_he_answered_and_nowhere_else() {
    let mut sheets: Vec<Vec<Answered>> = (0..10).map(|_| vec![answer(1, 0), answer(2, 1)]).collect();
    sheets.push(vec![answer(1, 1)]);
    sheets.push(Vec::new());
    let told = ClassResult::of(&[item(1, "综合"), item(2, "综合")], &sheets);
    assert_eq!(told.people, 11);
    assert_eq!((told.questions[0].right.whole(), told.questions[1].right.whole()), (11, 10));
}

#[test]
fn what_is_to_be_talked_about_comes_in_the_order_in_which_it_is_needed() {
    // Of forty people so many were right on each; those who were wrong on the third had mostly the same in mind, in a way that can be told.
    let option = |place: u32, person: usize| match (place, person) {
        (1, 37..) | (2, 10..) | (4, 20..) | (3, 26..35) => 1,
        (3, 35..) => 2,
        _ => 0,
    };
    let sheets: Vec<Vec<Answered>> =
        (0..40).map(|person| (1..=4).map(|place| answer(place, option(place, person))).collect()).collect();
    let told = ClassResult::of(&[1, 2, 3, 4].map(|place| item(place, "综合")), &sheets);
    let people: Vec<u32> = told.questions[2].groups.iter().map(|group| group.people).collect();
    assert_eq!(people, [26, 9, 5]);
    let places: Vec<u32> = told.to_talk_about().iter().map(|question| question.place).collect();
    assert_eq!(places, [2, 4, 3]);
}
