//! Which paragraph answers best: BM25 over the words that were asked for. Pure.

use super::words::Word;

/// How much a word that stands there again still counts, and how much long paragraphs are held back: the usual values of BM25.
const K1: f64 = 1.2;
const B: f64 = 0.75;

/// A word that was asked for and in how many paragraphs it stands.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The word.
    pub word: Word,
    /// In how many paragraphs.
    pub passages: u64,
}

/// A paragraph that may be the answer: its number and its words.
pub struct Candidate {
    /// Its number.
    pub number: i64,
    /// Its words, one space between two.
    pub words: String,
}

/// How many paragraphs are looked at for one question.
pub const CANDIDATES_MAX: u64 = 200;
/// How many rare words bring candidates.
const RARE_MAX: usize = 12;

/// What is asked of the index: the rarest words, as many as bring few enough paragraphs, any of which will do; when even the rarest stands in
/// very many, several at once. `None` when none of them stands anywhere.
pub fn lookup(asked: &[Asked]) -> Option<String> {
    let mut known: Vec<&Asked> = asked.iter().filter(|one| one.passages > 0).collect();
    known.sort_by_key(|one| one.passages);
    let first = known.first()?;
    if first.passages > CANDIDATES_MAX {
        return Some(spelled(known.iter().take(4), " & "));
    }
    let mut sum = 0;
    let rare = known.iter().take_while(|one| {
        sum += one.passages;
        sum <= CANDIDATES_MAX
    });
    Some(spelled(rare.take(RARE_MAX), " | "))
}

/// As [`lookup`] with the rarest word alone: for when no paragraph holds all of several common ones.
pub fn lookup_rarest(asked: &[Asked]) -> Option<String> {
    let rarest = asked.iter().filter(|one| one.passages > 0).min_by_key(|one| one.passages)?;
    Some(spelled([&rarest].into_iter(), " | "))
}

/// Words hold letters and figures alone, so they need no quoting on any engine.
fn spelled<'a>(words: impl Iterator<Item = &'a &'a Asked>, between: &str) -> String {
    let one = |asked: &&Asked| format!("{}{}", asked.word.text, if asked.word.begins { ":*" } else { "" });
    words.map(one).collect::<Vec<_>>().join(between)
}

/// The candidates in the order of how well they answer, the best first; what holds much less of what was asked than the best is left out.
pub fn rank(asked: &[Asked], all: u64, candidates: &[Candidate]) -> Vec<(i64, f64)> {
    let weights: Vec<f64> = asked.iter().map(|one| weight(one.passages, all)).collect();
    let whole: f64 = weights.iter().sum();
    let lookout = Lookout::of(asked);
    let counted: Vec<(i64, f64, Vec<u32>)> = candidates.iter().map(|one| lookout.count(one)).collect();
    let mean = counted.iter().map(|(_, length, _)| length).sum::<f64>() / (counted.len().max(1) as f64);
    let mut ranked: Vec<(i64, f64, f64)> = counted
        .into_iter()
        .map(|(number, length, counts)| {
            let held = B.mul_add(length / mean.max(1.0), 1.0 - B);
            let (mut score, mut share) = (0.0, 0.0);
            for (count, weight) in counts.into_iter().zip(&weights).filter(|(count, _)| *count > 0) {
                let count = f64::from(count);
                score += weight * count * (K1 + 1.0) / K1.mul_add(held, count);
                share += weight / whole;
            }
            (number, score, share)
        })
        .collect();
    let best = ranked.iter().map(|(_, _, share)| *share).fold(0.0, f64::max);
    ranked.retain(|(_, _, share)| *share >= best / 2.0);
    ranked.sort_by(|one, other| other.1.total_cmp(&one.1).then(other.0.cmp(&one.0)));
    ranked.into_iter().map(|(number, score, _)| (number, score)).collect()
}

/// A word that stands in few paragraphs tells more.
fn weight(passages: u64, all: u64) -> f64 {
    let (passages, all) = (passages as f64, all.max(passages) as f64);
    ((all - passages + 0.5) / (passages + 0.5)).ln_1p()
}

/// The words that were asked for, so that each word of a candidate is looked for quickly: the whole ones by their first bytes, in order.
struct Lookout<'a> {
    asked: &'a [Asked],
    whole: Vec<(u64, usize)>,
    begins: Vec<usize>,
}

impl<'a> Lookout<'a> {
    fn of(asked: &'a [Asked]) -> Self {
        let places = |begins: bool| (0..asked.len()).filter(move |at| asked[*at].word.begins == begins);
        let mut whole: Vec<(u64, usize)> = places(false).map(|at| (key(&asked[at].word.text), at)).collect();
        whole.sort_unstable();
        let begins = places(true).collect();
        Self { asked, whole, begins }
    }

    /// How long a candidate is, and how often each word stands in it.
    fn count(&self, candidate: &Candidate) -> (i64, f64, Vec<u32>) {
        let mut counts = vec![0; self.asked.len()];
        let mut length = 0_u32;
        for word in candidate.words.split(' ') {
            length += 1;
            let key = key(word);
            let from = self.whole.partition_point(|(known, _)| *known < key);
            let same = self.whole[from..].iter().take_while(|(known, _)| *known == key).map(|(_, at)| *at);
            for at in same.chain(self.begins.iter().copied()) {
                counts[at] += u32::from(self.asked[at].word.fits(word));
            }
        }
        (candidate.number, f64::from(length), counts)
    }
}

/// The first eight bytes of a word as a number: two Chinese characters are six.
fn key(word: &str) -> u64 {
    let mut bytes = [0; 8];
    let length = word.len().min(8);
    bytes[..length].copy_from_slice(&word.as_bytes()[..length]);
    u64::from_be_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::super::words::{of_question, of_text};
    use super::*;

    fn asked(question: &str, passages: u64) -> Vec<Asked> {
        of_question(question).into_iter().map(|word| Asked { word, passages }).collect()
    }

    #[test]
    fn rare_words_bring_the_candidates_and_common_ones_must_stand_together() {
        let mut some = asked("酒后驾驶", 3);
        assert_eq!(lookup(&some).unwrap(), "后驾 | 酒后 | 驾驶");
        some[2].passages = 9_000;
        assert_eq!(lookup(&some).unwrap(), "后驾 | 酒后");
        assert_eq!(lookup(&asked("酒后驾", 9_000)).unwrap(), "后驾 & 酒后");
        assert_eq!(lookup(&asked("酒后", 0)), None);
        assert_eq!(lookup(&asked("saf", 2)).unwrap(), "saf:*");
    }

    #[test]
    fn the_paragraph_that_holds_more_of_it_comes_first_and_what_holds_little_is_left_out() {
        let texts = ["酒后驾驶的处罚", "驾驶要专心", "酒后驾驶"];
        let candidates: Vec<Candidate> =
            texts.iter().enumerate().map(|(at, text)| Candidate { number: at as i64, words: of_text(text) }).collect();
        let ranked: Vec<i64> =
            rank(&asked("酒后驾驶", 2), 3, &candidates).into_iter().map(|(number, _)| number).collect();
        assert_eq!(ranked, [2, 0]);
    }
}
