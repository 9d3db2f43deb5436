//! What a text is found by: every two neighbouring Chinese characters, and Latin words and numbers whole. Pure.

use super::fold::{fold, is_ideograph};

/// The most characters of a Latin word; longer ones are cut.
const WORD_CHARS_MAX: usize = 40;

/// A run of characters of one kind in a text: from where to where, in characters, and whether it is Chinese.
struct Run {
    from: usize,
    until: usize,
    chinese: bool,
}

/// The runs of folded characters; what is neither letter nor figure parts them.
fn runs(folded: &[char]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, &character) in folded.iter().enumerate() {
        let chinese = is_ideograph(character);
        if !chinese && !character.is_alphanumeric() {
            continue;
        }
        match runs.last_mut().filter(|run| run.until == at && run.chinese == chinese) {
            Some(run) => run.until += 1,
            None => runs.push(Run { from: at, until: at + 1, chinese }),
        }
    }
    runs
}

fn folded(text: &str) -> Vec<char> {
    text.chars().map(fold).collect()
}

/// The words of a text as they are kept in the index, one space between two, as often as they stand there. The last character of each Chinese run
/// stands for itself too, so that a single character is found by what begins with it.
pub fn of_text(text: &str) -> String {
    let folded = folded(text);
    let mut out = String::with_capacity(text.len() * 2);
    let mut say = |characters: &[char]| {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(characters);
    };
    for run in runs(&folded) {
        let characters = &folded[run.from..run.until];
        if run.chinese {
            characters.windows(2).for_each(&mut say);
            say(&characters[characters.len() - 1..]);
        } else {
            say(&characters[..characters.len().min(WORD_CHARS_MAX)]);
        }
    }
    out
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word {
    /// The word, folded.
    pub text: String,
    /// Whether it stands for everything that begins with it: a single character, and the last Latin word, which may still be typed.
    pub begins: bool,
}

impl Word {
    /// Whether a word of the index is meant.
    pub fn fits(&self, word: &str) -> bool {
        if self.begins { word.starts_with(&self.text) } else { word == self.text }
    }
}

/// The most words that one question is made of.
pub const ASKED_MAX: usize = 40;
/// The most characters of a question that are looked at.
const ASKED_CHARS_MAX: usize = 200;

/// The words that a question asks for, each once.
pub fn of_question(question: &str) -> Vec<Word> {
    let folded: Vec<char> = question.trim().chars().take(ASKED_CHARS_MAX).map(fold).collect();
    let mut words = Vec::new();
    for run in runs(&folded) {
        let characters = &folded[run.from..run.until];
        let mut ask = |characters: &[char], begins| {
            let text = characters.iter().take(WORD_CHARS_MAX).collect();
            words.push(Word { text, begins });
        };
        if run.chinese && characters.len() > 1 {
            characters.windows(2).for_each(|two| ask(two, false));
        } else {
            ask(characters, run.chinese || run.until == folded.len());
        }
    }
    words.sort();
    words.dedup();
    words.truncate(ASKED_MAX);
    words
}

/// Whether a text holds everything that was asked for: of a text that stands in no index.
pub fn hold(text: &str, asked: &[Word]) -> bool {
    let words = of_text(text);
    !asked.is_empty() && asked.iter().all(|one| words.split(' ').any(|word| one.fits(word)))
}

/// Which characters of a text belong to what was asked for.
pub fn marked(text: &str, asked: &[Word]) -> Vec<bool> {
    let folded = folded(text);
    let mut marked = vec![false; folded.len()];
    let fits = |characters: &[char]| {
        let word: String = characters.iter().collect();
        asked.iter().any(|one| one.fits(&word))
    };
    for run in runs(&folded) {
        let step = if run.chinese { 2 } else { run.until - run.from };
        for from in run.from..run.until {
            let single = asked.iter().any(|one| one.begins && one.text.chars().eq([folded[from]]));
            let until = if run.chinese && single { from + 1 } else { from + step };
            if until <= run.until && ((run.chinese && single) || fits(&folded[from..until])) {
                marked[from..until].fill(true);
            }
            if !run.chinese {
                break;
            }
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(question: &str) -> Vec<(String, bool)> {
        of_question(question).into_iter().map(|word| (word.text, word.begins)).collect()
    }

    #[test]
    fn a_text_without_an_index_is_asked_the_same_way() {
        let holds = |question: &str| hold("雨夜出勤，饮酒驾驶 GB7258。", &of_question(question));
        assert!(holds("飲酒") && holds("雨夜 驾驶") && holds("gb72") && holds("勤"));
        assert!(!holds("饮酒 晴天") && !holds("") && !holds("，。") && !holds("b7258"));
    }

    #[test]
    fn chinese_is_taken_in_pairs_and_latin_in_words() {
        assert_eq!(of_text("饮酒驾驶，GB7258 標準。"), "饮酒 酒驾 驾驶 驶 gb7258 标准 准");
        assert_eq!(asked("醉駕"), [("醉驾".to_owned(), false)]);
        assert_eq!(
            asked("车 safety driv"),
            [("driv".to_owned(), true), ("safety".to_owned(), false), ("车".to_owned(), true)]
        );
        assert!(asked("，。!").is_empty());
    }

    #[test]
    fn a_question_is_bounded() {
        assert_eq!(
            of_question(&"一二三四五六七八九十百千万亿甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥".repeat(90)).len(),
            36.min(ASKED_MAX)
        );
    }

    #[test]
    fn what_was_asked_for_is_marked_where_it_stands() {
        let shown = |text: &str, question: &str| -> String {
            let marks = marked(text, &of_question(question));
            text.chars().zip(marks).map(|(c, yes)| if yes { c } else { '-' }).collect()
        };
        assert_eq!(shown("严禁酒後駕駛，Drivers too", "酒后驾驶 driv"), "--酒後駕駛-Drivers----");
        assert_eq!(shown("汽车和车道", "车"), "-车-车-");
    }
}
