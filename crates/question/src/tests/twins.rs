//! Which questions are found to be the same.

use super::chance::Chance;
use crate::{Asked, Draft, Place, Question, Sameness, twins};

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
    let apart =
        single("驾驶机动车在高速公路上行驶，遇能见度小于100米时，最高时速是多少？", &["慢行", "停车", "开灯"], 0);
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
    let found: Vec<usize> = twins(&[], &all.iter().collect::<Vec<_>>()).iter().map(|twin| twin.new).collect();
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
