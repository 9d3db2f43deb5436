//! Which questions are there twice: the same, nearly the same, or the same with another answer.
//!
//! *Exact* looks at folded text: how something was typed, and the order of the options, make no difference. *Near* compares the sets of pairs of
//! neighbouring characters (Jaccard), of the whole question or of its stem alone: whoever exchanges options asks the same as before. What is alike as a
//! whole is found by its rarest parts (prefix filtering, as in "Scaling up all pairs similarity search", Bayardo, Ma and Srikant 2007), so that no
//! pair is missed and ten thousand questions take well under a second; what has its stem or its answer from another, by these.

use std::collections::HashMap;

use crate::model::{Asked, Question};
use crate::words::{bare, fold, pictures as named};

/// What share of the character pairs of two questions must be common, in percent.
const NEAR_PERCENT: usize = 80;
/// What share of those of two stems, where the answer is the same.
const STEM_PERCENT: usize = 65;
/// A stem shorter than this says by itself not yet what is asked ("which of these is true").
const TELLING_CHARS_MIN: usize = 12;
/// How many earlier questions one is compared with at most; a file of ten thousand variations of one sentence reaches it.
const COMPARED_MAX: usize = 300;
/// How many earlier questions are named at most as nearly the same as one.
const NAMED_MAX: usize = 10;

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
    /// Nearly the same words: how many percent of what, and whether the answers are the same too.
    Near {
        /// What is alike.
        part: Alike,
        /// Common pairs of characters among all, in percent.
        percent: u8,
        /// Whether the answers are the same.
        same_answer: bool,
    },
}

/// What of two questions is alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alike {
    /// The stem; the options are others.
    Stem,
    /// Stem and options together.
    Whole,
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

/// For each new question that is there already, in order, the one that it is the same as; else each that it is nearly the same as, the most alike
/// first. Kept ones are not compared with one another.
pub fn twins(kept: &[&Question], new: &[&Question]) -> Vec<Twin> {
    let all: Vec<Seen> = kept.iter().chain(new).map(|question| Seen::of(question)).collect();
    let place = |index: usize| if index < kept.len() { Place::Kept(index) } else { Place::New(index - kept.len()) };
    let mut exact: HashMap<&(String, Vec<String>), Vec<usize>> = HashMap::new();
    let mut before = Before::of(&all);
    let mut found = Vec::new();
    for (index, seen) in all.iter().enumerate() {
        let same = exact.entry(&seen.question).or_default();
        let mut tell = |earlier, sameness| {
            if index >= kept.len() {
                found.push(Twin { new: index - kept.len(), earlier: place(earlier), sameness });
            }
        };
        if same.is_empty() {
            let prefix = before.prefix(seen);
            if index >= kept.len() {
                before.like(seen, &prefix).into_iter().for_each(|(earlier, sameness)| tell(earlier, sameness));
            }
            before.add(index, &prefix);
        } else {
            let agrees = same.iter().find(|earlier| all[**earlier].answer == seen.answer);
            // A third one that agrees with the second still contradicts the first.
            let differs = same.iter().find(|earlier| all[**earlier].answer != seen.answer);
            match (agrees, differs) {
                (_, Some(earlier)) => tell(*earlier, Sameness::Contradiction),
                (Some(earlier), None) => tell(*earlier, Sameness::Exact),
                (None, None) => {}
            }
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
    /// Whether the answer says anything about what is asked: "true" does not.
    answer_tells: bool,
    /// Pairs of neighbouring characters of stem and options, each once.
    pairs: Vec<u64>,
    /// Those of the stem.
    stem_pairs: Vec<u64>,
    /// The pictures that it shows when it is asked, in the order of their names.
    pictures: Vec<String>,
}

impl Seen {
    fn of(question: &Question) -> Self {
        let stem = shown(fold, question.stem());
        let mut options: Vec<String> = question.asked().options().iter().map(|option| shown(exactly, option)).collect();
        options.sort_unstable();
        let texts = || std::iter::once(question.stem()).chain(question.asked().options().iter().map(String::as_str));
        let answer_tells = !matches!(question.asked(), Asked::Judgement { .. });
        let mut pictures: Vec<String> = texts().flat_map(named).map(|picture| picture.name.to_owned()).collect();
        pictures.sort_unstable();
        Self {
            question: (stem, options),
            answer: answer(question.asked()),
            answer_tells,
            pairs: pairs(texts()),
            stem_pairs: pairs(std::iter::once(question.stem())),
            pictures,
        }
    }

    /// How much of the whole question is common with another, in percent, if that makes them nearly the same.
    fn alike(&self, other: &Self) -> Option<u8> {
        let same_pictures = || self.pictures == other.pictures;
        common_percent(&self.pairs, &other.pairs, NEAR_PERCENT).filter(|_| same_pictures())
    }

    /// The same of the stem alone: of one that says what is asked, or where the answer or an option is the same too.
    fn alike_in_stem(&self, other: &Self) -> Option<u8> {
        if self.pictures != other.pictures {
            return None;
        }
        let ((stem, options), (other_stem, others)) = (&self.question, &other.question);
        let same_answer = self.answer_tells && self.answer == other.answer;
        if stem == other_stem {
            let tells = stem.chars().count() >= TELLING_CHARS_MIN;
            return (tells || same_answer || options.iter().any(|option| others.contains(option))).then_some(100);
        }
        let percent = same_answer.then(|| common_percent(&self.stem_pairs, &other.stem_pairs, STEM_PERCENT));
        percent.flatten()
    }
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

/// The pairs of neighbouring characters of some texts, each once, ascending.
fn pairs<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<u64> {
    let mut pairs: Vec<u64> = texts.flat_map(|text| pairs_of(&fold(&bare(text)))).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn pairs_of(text: &str) -> Vec<u64> {
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

/// The earlier questions, to be found by what one has in common with them.
struct Before<'a> {
    all: &'a [Seen],
    how_often: HashMap<u64, u32>,
    /// By the rarest pairs of each.
    by_pair: HashMap<u64, Vec<usize>>,
    by_stem: HashMap<&'a str, Vec<usize>>,
    by_answer: HashMap<&'a [String], Vec<usize>>,
}

impl<'a> Before<'a> {
    fn of(all: &'a [Seen]) -> Self {
        let mut how_often = HashMap::new();
        for pair in all.iter().flat_map(|seen| &seen.pairs) {
            *how_often.entry(*pair).or_insert(0) += 1;
        }
        Self { all, how_often, by_pair: HashMap::new(), by_stem: HashMap::new(), by_answer: HashMap::new() }
    }

    /// The rarest pairs of a question: two sets that share so much share one of them.
    fn prefix(&self, seen: &Seen) -> Vec<u64> {
        let mut rarest = seen.pairs.clone();
        rarest.sort_unstable_by_key(|pair| (self.how_often[pair], *pair));
        let needed = (rarest.len() * NEAR_PERCENT).div_ceil(100);
        rarest.truncate(rarest.len() + 1 - needed.max(1));
        rarest
    }

    fn add(&mut self, index: usize, prefix: &[u64]) {
        let seen = &self.all[index];
        for pair in prefix {
            self.by_pair.entry(*pair).or_default().push(index);
        }
        self.by_stem.entry(&seen.question.0).or_default().push(index);
        if seen.answer_tells {
            self.by_answer.entry(&seen.answer).or_default().push(index);
        }
    }

    /// The earlier ones that a question is nearly the same as, the most alike first.
    fn like(&self, seen: &Seen, prefix: &[u64]) -> Vec<(usize, Sameness)> {
        let near = |earlier: usize, part: Alike, percent: u8| {
            let same_answer = self.all[earlier].answer == seen.answer;
            (earlier, Sameness::Near { part, percent, same_answer })
        };
        let by_words = last(prefix.iter().filter_map(|pair| self.by_pair.get(pair)));
        let whole = |earlier: &usize| Some(near(*earlier, Alike::Whole, seen.alike(&self.all[*earlier])?));
        let mut found: Vec<_> = by_words.iter().filter_map(whole).collect();
        let by_stem = self.by_stem.get(seen.question.0.as_str());
        let by_answer = self.by_answer.get(seen.answer.as_slice());
        let known: Vec<usize> = found.iter().map(|(earlier, _)| *earlier).collect();
        let mut others = [last(by_stem.into_iter()), last(by_answer.into_iter())].concat();
        others.sort_unstable();
        others.dedup();
        others.retain(|earlier| !known.contains(earlier));
        let stem = |earlier: &usize| Some(near(*earlier, Alike::Stem, seen.alike_in_stem(&self.all[*earlier])?));
        found.extend(others.iter().filter_map(stem));
        found.sort_by_key(|(_, sameness)| std::cmp::Reverse(*sameness));
        found.truncate(NAMED_MAX);
        found
    }
}

/// The last of these, each once.
fn last<'a>(lists: impl Iterator<Item = &'a Vec<usize>>) -> Vec<usize> {
    let mut all: Vec<usize> = lists.flat_map(|list| list.iter().rev().take(COMPARED_MAX)).copied().collect();
    all.sort_unstable();
    all.dedup();
    let begins = all.len().saturating_sub(COMPARED_MAX);
    all.split_off(begins)
}

/// The share of common members of two ascending lists in percent, if it is so much at least.
fn common_percent(one: &[u64], other: &[u64], least: usize) -> Option<u8> {
    let (shorter, longer) = (one.len().min(other.len()), one.len().max(other.len()));
    if shorter * 100 < longer * least || longer == 0 {
        return None;
    }
    let needed = ((one.len() + other.len()) * least).div_ceil(100 + least);
    let (mut at, mut beside, mut common) = (0, 0, 0);
    while at < one.len() && beside < other.len() {
        // Most candidates are given up after a few steps.
        if common + (one.len() - at).min(other.len() - beside) < needed {
            return None;
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
    let percent = common * 100 / (one.len() + other.len() - common);
    u8::try_from(percent).ok().filter(|_| percent >= least)
}
