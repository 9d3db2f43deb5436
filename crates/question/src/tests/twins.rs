//! Which questions are found to be the same.

use std::collections::BTreeSet;

use super::chance::Chance;
use crate::{Alike, Asked, Draft, Place, Question, Sameness, Twin, twins};

fn single(stem: &str, options: &[&str], right: usize) -> Question {
    let options = options.iter().map(|option| (*option).to_owned()).collect();
    Question::new(Draft::new(stem, Asked::Single { options, right })).expect("a question")
}

#[test]
fn the_same_the_nearly_the_same_and_the_contradicting_are_told_apart() {
    let first =
        single("驾驶机动车在高速公路上行驶，遇能见度小于100米时，最高时速是多少？", &["40公里", "60公里", "80公里"], 0);
    let again = single(
        "驾驶机动车在高速公路上行驶,遇能见度小于１００米时，最高时速是多少",
        &["80公里", "40公里。", "60公里"],
        1,
    );
    let other =
        single("驾驶机动车在高速公路上行驶，遇能见度小于100米时，最高时速是多少？", &["40公里", "60公里", "80公里"], 1);
    let near = single(
        "驾驶机动车在高速公路上行驶，遇能见度小于100米的时候，最高时速是多少？",
        &["40公里", "60公里", "80公里"],
        0,
    );
    let apart = single("驾驶机动车在高速公路上行驶，遇雨雪天气时，应当怎样做？", &["慢行", "停车", "开灯"], 0);
    let found = twins(&[&first], &[&again, &other, &near, &apart]);
    assert_eq!(
        found.iter().map(|twin| (twin.new, twin.earlier)).collect::<Vec<_>>(),
        [(0, Place::Kept(0)), (1, Place::Kept(0)), (2, Place::Kept(0)),]
    );
    assert_eq!(found[0].sameness, Sameness::Exact);
    assert_eq!(found[1].sameness, Sameness::Contradiction);
    assert!(matches!(found[2].sameness, Sameness::Near { same_answer: true, .. }), "{found:?}");
    assert!(twins(&[&first, &again, &other], &[]).is_empty(), "kept ones are not compared with one another");
}

fn near(found: &[Twin]) -> Vec<(usize, Place, Alike, bool)> {
    let near = |twin: &Twin| match twin.sameness {
        Sameness::Near { part, same_answer, .. } => Some((twin.new, twin.earlier, part, same_answer)),
        _ => None,
    };
    found.iter().filter_map(near).collect()
}

#[test]
fn a_question_with_its_options_exchanged_is_named_and_so_are_all_of_a_family() {
    let options = |right: &'static str| ["绕行", "鸣笛", right];
    let stem = "同车道行驶的车辆前方遇到下列哪种车辆不得超车";
    let police = single(stem, &options("执行任务的警车"), 2);
    let ambulance = single(stem, &["公共汽车", "出租车", "救护车"], 2);
    let again = single(&format!("在{stem}？"), &["大型客车", "洒水车", "执行任务的警车"], 2);
    let found = twins(&[&police], &[&ambulance, &again]);
    assert_eq!(
        near(&found),
        [(0, Place::Kept(0), Alike::Stem, false), (1, Place::Kept(0), Alike::Stem, true)],
        "{found:?}"
    );
    let third = single(&format!("{stem}呢"), &["拖拉机", "摩托车", "执行任务的警车"], 2);
    let found = near(&twins(&[&police], &[&again, &third]));
    assert_eq!(
        found.iter().map(|(new, earlier, ..)| (*new, *earlier)).collect::<Vec<_>>(),
        [(0, Place::Kept(0)), (1, Place::Kept(0)), (1, Place::New(0))]
    );
}

#[test]
fn a_stem_that_asks_nothing_by_itself_makes_no_twins() {
    let one = single("下列说法正确的是", &["警车可以闯红灯", "行人优先"], 0);
    let other = single("下列说法正确的是", &["酒后可以开车", "开车要系安全带"], 1);
    let shared = single("下列说法正确的是？", &["行人优先", "车辆优先"], 0);
    assert_eq!(near(&twins(&[&one], &[&other, &shared])), [(1, Place::Kept(0), Alike::Stem, false)]);
    let right = Question::new(Draft::new("驾驶人应当系安全带", Asked::Judgement { right: true })).expect("a question");
    let apart = Question::new(Draft::new("乘车人应当系安全带", Asked::Judgement { right: true })).expect("a question");
    assert!(twins(&[&right], &[&apart]).is_empty(), "that both are true makes them no twins");
}

#[test]
fn options_and_numbers_that_differ_by_a_sign_are_no_contradiction() {
    let less = single("正确的是", &["5 > 3", "5 < 3"], 0);
    let more = single("正确的是", &["5 ≥ 3", "5 < 3"], 0);
    assert!(twins(&[&less], &[&more]).iter().all(|twin| matches!(twin.sameness, Sameness::Near { .. })));
}

/// Prefix filtering loses no pair: it finds what comparing all with all finds.
#[test]
fn no_near_pair_is_missed() {
    let words = ["车辆", "驾驶", "道路", "高速", "速度", "安全", "行人", "信号", "停车", "路口", "超车", "倒车"];
    let mut chance = Chance(7);
    let mut stems: Vec<Vec<&str>> = Vec::new();
    for _ in 0..400 {
        let mut stem = match chance.next(3) {
            0 if !stems.is_empty() => stems[chance.next(stems.len())].clone(),
            _ => (0..24).map(|_| words[chance.next(words.len())]).collect(),
        };
        let at = chance.next(stem.len());
        stem[at] = words[chance.next(words.len())];
        stems.push(stem);
    }
    let all: Vec<Question> = stems.iter().map(|stem| single(&stem.concat(), &["是的吗", "不是的"], 0)).collect();
    let found = twins(&[], &all.iter().collect::<Vec<_>>());
    let by_stem = |twin: &&Twin| matches!(twin.sameness, Sameness::Near { part: Alike::Stem, .. });
    let whole = found.iter().filter(|twin| !by_stem(twin)).map(|twin| twin.new);
    let found: Vec<usize> = whole.collect::<BTreeSet<_>>().into_iter().collect();
    let by_hand: Vec<usize> =
        (0..all.len()).filter(|&new| (0..new).any(|earlier| alike(&all[earlier], &all[new]))).collect();
    assert!(by_hand.len() > 20, "the sample holds near pairs");
    assert_eq!(found, by_hand);
}

fn alike(one: &Question, other: &Question) -> bool {
    let pairs = |question: &Question| -> std::collections::BTreeSet<(char, char)> {
        let texts = std::iter::once(question.stem()).chain(question.asked().options().iter().map(String::as_str));
        let of = |text: &str| {
            let signs: Vec<char> = crate::fold(text).chars().collect();
            signs.windows(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>()
        };
        texts.flat_map(of).collect()
    };
    let (one, other) = (pairs(one), pairs(other));
    one.intersection(&other).count() * 100 / one.union(&other).count() >= 80
}
