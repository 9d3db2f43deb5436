//! Which questions are there twice: the same, nearly the same, or the same with another answer.
//!
//! *Exact* looks at folded text: how something was typed, and the order of the options, make no difference. *Near* compares the sets of pairs of
//! neighbouring characters (Jaccard): four of five are shared. The pairs are found by their rarest parts (prefix filtering, as in "Scaling up all
//! pairs similarity search", Bayardo, Ma and Srikant 2007), so that no pair is missed and ten thousand questions take well under a second.

use std::collections::HashMap;

use crate::model::{Asked, Question};
use crate::words::{Piece, fold, pictures as named, pieces};

/// What share of the character pairs of two questions must be common, in percent.
const NEAR_PERCENT: usize = 80;
/// How many earlier questions one is compared with at most; a file of ten thousand variations of one sentence reaches it.
const COMPARED_MAX: usize = 300;

/// Where a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Among those that are kept already.
    Kept(usize),
    /// Among the new ones.
    New(usize),
}

/// How two questions are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sameness {
    /// The same question with another answer.
    Contradiction,
    /// The same question with the same answer.
    Exact,
    /// Nearly the same words: how many percent, and whether the answers are the same too.
    Near {
        /// Common pairs of characters among all, in percent.
        percent: u8,
        /// Whether the answers are the same.
        same_answer: bool,
    },
}

/// A new question that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Twin {
    /// Which one, among the new ones.
    pub new: usize,
    /// The one that was there before it.
    pub earlier: Place,
    /// How they are the same.
    pub sameness: Sameness,
}

/// For each new question that is there already, in order, the one that it is most like. Kept ones are not compared with one another.
pub fn twins(kept: &[&Question], new: &[&Question]) -> Vec<Twin> {
    let all: Vec<Seen> = kept.iter().chain(new).map(|question| Seen::of(question)).collect();
    let place = |index: usize| if index < kept.len() { Place::Kept(index) } else { Place::New(index - kept.len()) };
    let mut exact: HashMap<&(String, Vec<String>), Vec<usize>> = HashMap::new();
    let mut near = Near::of(&all);
    let mut found = Vec::new();
    for (index, seen) in all.iter().enumerate() {
        let same = exact.entry(&seen.question).or_default();
        let is_new = index >= kept.len();
        if same.is_empty() {
            let like = near.add(index, &all, is_new);
            if let Some((earlier, percent)) = like {
                let same_answer = all[earlier].answer == seen.answer;
                let sameness = Sameness::Near { percent, same_answer };
                found.push(Twin { new: index - kept.len(), earlier: place(earlier), sameness });
            }
        } else if is_new {
            let agrees = same.iter().find(|earlier| all[**earlier].answer == seen.answer);
            // A third one that agrees with the second still contradicts the first.
            let differs = same.iter().find(|earlier| all[**earlier].answer != seen.answer);
            let (earlier, sameness) = match (agrees, differs) {
                (_, Some(earlier)) => (*earlier, Sameness::Contradiction),
                (Some(earlier), None) => (*earlier, Sameness::Exact),
                (None, None) => continue,
            };
            found.push(Twin { new: index - kept.len(), earlier: place(earlier), sameness });
        }
        // One for each answer is enough to be compared with.
        if !same.iter().any(|earlier| all[*earlier].answer == seen.answer) {
            same.push(index);
        }
    }
    found
}

/// A question as it is compared.
struct Seen {
    /// Folded stem and folded options, sorted, each with the pictures in it: the same words about other pictures ask something else.
    question: (String, Vec<String>),
    /// Folded answers, sorted.
    answer: Vec<String>,
    /// Pairs of neighbouring characters of stem and options, each once.
    pairs: Vec<u64>,
    /// The pictures that it shows when it is asked, in the order of their names.
    pictures: Vec<String>,
}

impl Seen {
    fn of(question: &Question) -> Self {
        let stem = shown(fold, question.stem());
        let mut options: Vec<String> = question.asked().options().iter().map(|option| shown(exactly, option)).collect();
        options.sort_unstable();
        let texts = || std::iter::once(question.stem()).chain(question.asked().options().iter().map(String::as_str));
        let folded = texts().map(|text| fold(&bare(text)));
        let mut pairs: Vec<u64> = folded.flat_map(|text| pairs(&text)).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut pictures: Vec<String> = texts().flat_map(named).map(|picture| picture.name.to_owned()).collect();
        pictures.sort_unstable();
        Self { question: (stem, options), answer: answer(question.asked()), pairs, pictures }
    }
}

/// A text without its pictures.
fn bare(text: &str) -> String {
    let words = pieces(text).into_iter().map(|piece| match piece {
        Piece::Words(words) => words,
        Piece::Picture(_) => "",
    });
    words.collect()
}

/// A text folded so, with the names of its pictures: what is told of a picture to who cannot see it makes no other question.
fn shown(folded: fn(&str) -> String, text: &str) -> String {
    let pictures = named(text).map(|picture| format!("\n{}", picture.name));
    std::iter::once(folded(&bare(text))).chain(pictures).collect()
}

/// Options may differ by a sign alone.
fn exactly(option: &str) -> String {
    let folded = fold(option);
    let signs: String = option
        .chars()
        .filter(|sign| matches!(sign, '<' | '>' | '≤' | '≥' | '＜' | '＞' | '-' | '－' | '+' | '＋' | '%' | '.'))
        .collect();
    format!("{folded}{signs}")
}

fn pairs(text: &str) -> Vec<u64> {
    let signs: Vec<char> = text.chars().collect();
    if let [only] = signs.as_slice() {
        return vec![u64::from(*only as u32)];
    }
    signs.windows(2).map(|pair| (u64::from(pair[0] as u32) << 32) | u64::from(pair[1] as u32)).collect()
}

fn answer(asked: &Asked) -> Vec<String> {
    let mut answer = match asked {
        Asked::Single { options, right } => vec![shown(exactly, &options[*right])],
        Asked::Multiple { options, right } => right.iter().map(|index| shown(exactly, &options[*index])).collect(),
        Asked::Judgement { right } => vec![right.to_string()],
        Asked::FillIn { blanks } => {
            // The order of the blanks matters, that of the texts that one accepts does not.
            let blank = |accepted: &Vec<String>| {
                let mut texts: Vec<String> = accepted.iter().map(|text| fold(text)).collect();
                texts.sort_unstable();
                texts.join("|")
            };
            return blanks.iter().map(blank).collect();
        }
        Asked::Short { reference } => vec![shown(fold, reference)],
    };
    answer.sort_unstable();
    answer
}

/// Questions by the rarest pairs of each.
struct Near {
    by_pair: HashMap<u64, Vec<usize>>,
    how_often: HashMap<u64, u32>,
}

impl Near {
    fn of(all: &[Seen]) -> Self {
        let mut how_often = HashMap::new();
        for pair in all.iter().flat_map(|seen| &seen.pairs) {
            *how_often.entry(*pair).or_insert(0) += 1;
        }
        Self { by_pair: HashMap::new(), how_often }
    }

    /// Adds a question, and gives the earlier one that it is most like, when that is wanted.
    fn add(&mut self, index: usize, all: &[Seen], wanted: bool) -> Option<(usize, u8)> {
        let own = &all[index].pairs;
        let mut rarest = own.clone();
        rarest.sort_unstable_by_key(|pair| (self.how_often[pair], *pair));
        // Two sets that share so much share one of their rarest pairs.
        let needed = (own.len() * NEAR_PERCENT).div_ceil(100);
        let prefix = &rarest[..own.len() - needed.min(own.len()) + usize::from(!own.is_empty())];
        let mut best = None;
        if wanted {
            let earlier = prefix.iter().filter_map(|pair| self.by_pair.get(pair));
            let mut candidates: Vec<usize> =
                earlier.flat_map(|list| list.iter().rev().take(COMPARED_MAX)).copied().collect();
            candidates.sort_unstable();
            candidates.dedup();
            for candidate in candidates.into_iter().rev().take(COMPARED_MAX) {
                if all[candidate].pictures != all[index].pictures {
                    continue;
                }
                let percent = common_percent(own, &all[candidate].pairs);
                if percent >= NEAR_PERCENT && best.is_none_or(|(_, known)| percent as u8 >= known) {
                    best = Some((candidate, percent as u8));
                }
            }
        }
        for pair in prefix {
            self.by_pair.entry(*pair).or_default().push(index);
        }
        best
    }
}

/// The share of common members of two ascending lists, in percent.
fn common_percent(one: &[u64], other: &[u64]) -> usize {
    let (shorter, longer) = (one.len().min(other.len()), one.len().max(other.len()));
    if shorter * 100 < longer * NEAR_PERCENT || longer == 0 {
        return 0;
    }
    let needed = ((one.len() + other.len()) * NEAR_PERCENT).div_ceil(100 + NEAR_PERCENT);
    let (mut at, mut beside, mut common) = (0, 0, 0);
    while at < one.len() && beside < other.len() {
        // Most candidates are given up after a few steps.
        if common + (one.len() - at).min(other.len() - beside) < needed {
            return 0;
        }
        match one[at].cmp(&other[beside]) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => beside += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                at += 1;
                beside += 1;
            }
        }
    }
    common * 100 / (one.len() + other.len() - common)
}
