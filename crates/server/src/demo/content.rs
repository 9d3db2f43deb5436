//! What the demonstration speaks about: `content.toml` and `names.toml`, read once. Made-up, our own; it holds no rule and no figure.

use std::sync::LazyLock;

use serde::Deserialize;

/// All of it.
#[derive(Deserialize)]
pub struct Content {
    /// What activities are about.
    #[serde(rename = "topic")]
    pub topics: Vec<Topic>,
    /// Why somebody did not come.
    pub reasons: Reasons,
    /// What people say about the house.
    #[serde(rename = "suggestion")]
    pub suggestions: Vec<Suggested>,
    /// Messages to many.
    #[serde(rename = "notice")]
    pub notices: Vec<Told>,
    /// The yearly organisation-life meeting.
    pub life: Life,
}

/// What a yearly organisation-life meeting is about.
#[derive(Deserialize)]
pub struct Life {
    /// The topics of the finished round and of the one under way.
    pub topics: [String; 2],
    /// Opinions: the matter and the words.
    pub opinions: Vec<(String, String)>,
    /// Own checks.
    pub own_checks: Vec<String>,
    /// Problems: the words, the measure, and how many days there are for it.
    pub problems: Vec<(String, String, i64)>,
}

/// What one activity is about.
#[derive(Deserialize)]
pub struct Topic {
    /// The charter's code of its kind.
    pub kind: String,
    /// In one line.
    pub title: String,
    /// The agenda: each item and what came of it.
    pub items: Vec<(String, String)>,
    /// Who said what: the sort of remark and the words.
    pub said: Vec<(Said, String)>,
    /// What may be put to the vote: the motion, what was decided, and how many days there are for it.
    pub moved: Option<(String, String, i64)>,
    /// The motion does not pass.
    #[serde(default)]
    pub lost: bool,
    /// The topic of the programme that is studied in it, by its title.
    pub studies: Option<String>,
    /// It goes out.
    pub out: Option<GoesOut>,
    /// Somebody is brought in.
    pub bring_in: Option<BringsIn>,
}

/// Where a theme day goes.
#[derive(Deserialize)]
pub struct GoesOut {
    /// The place.
    pub to: String,
    /// Its address.
    pub address: String,
    /// How one gets there.
    pub by: String,
    /// What is done for safety.
    pub safety: String,
    /// Who is spoken to there; empty for nobody.
    pub contact: String,
    /// His house and part.
    pub part: String,
    /// His number.
    pub phone: String,
}

/// Who comes to a theme day.
#[derive(Deserialize)]
pub struct BringsIn {
    /// The lecturer.
    pub who: String,
    /// His house and part.
    pub part: String,
    /// What he speaks about.
    pub topic: String,
    /// What it draws on.
    pub source: String,
    /// His number; empty for none.
    pub phone: String,
}

/// A sort of remark.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// A report.
    Report,
    /// What somebody said.
    Statement,
    /// Another opinion, word for word.
    Dissent,
    /// What it came to.
    Summary,
}

/// Why somebody did not come.
#[derive(Deserialize)]
pub struct Reasons {
    /// The usual ones.
    pub usual: Vec<String>,
    /// Of great age.
    pub aged: String,
    /// Ill.
    pub ill: String,
    /// Abroad.
    pub abroad: String,
    /// Called away all at once.
    pub storm: String,
}

/// A complaint or a suggestion.
#[derive(Deserialize)]
pub struct Suggested {
    /// `complaint` or `suggestion`.
    pub sort: String,
    /// The page.
    pub about: String,
    /// The words.
    pub words: String,
    /// The public answer; none yet.
    pub answer: Option<String>,
    /// Why the words are not shown.
    #[serde(default)]
    pub kept_back: String,
}

/// A message: subject and body in each language.
#[derive(Deserialize)]
pub struct Told {
    /// Chinese.
    pub zh: (String, String),
    /// English.
    pub en: (String, String),
}

/// Parts of names.
#[derive(Deserialize)]
pub struct Names {
    /// Surnames of one character, the frequent ones first.
    pub surnames: String,
    /// Surnames of two.
    pub compound: Vec<String>,
    /// Given names of men.
    pub men: Vec<String>,
    /// Given names of women.
    pub women: Vec<String>,
    /// Given names of one character.
    pub single: Vec<String>,
    /// Whole names of other forms.
    pub others: Vec<String>,
}

static CONTENT: LazyLock<Content> =
    LazyLock::new(|| toml::from_str(include_str!("content.toml")).expect("a test reads it"));
static NAMES: LazyLock<Names> = LazyLock::new(|| toml::from_str(include_str!("names.toml")).expect("a test reads it"));

/// What is spoken about.
pub fn content() -> &'static Content {
    &CONTENT
}

/// What people are called.
pub fn names() -> &'static Names {
    &NAMES
}

impl Content {
    /// The topics of a kind of activity.
    pub fn of_kind(&self, kind: &str) -> Vec<&Topic> {
        self.topics.iter().filter(|topic| topic.kind == kind).collect()
    }
}

#[cfg(test)]
mod tests {
    use zhixing_branch::charter;

    use super::*;

    #[test]
    fn every_topic_suits_a_kind_of_the_charter_and_no_sentence_stands_twice() {
        let mut seen = std::collections::HashSet::new();
        for topic in &content().topics {
            assert!(charter().kind(&topic.kind).is_some(), "{}", topic.kind);
            assert!(seen.insert(&topic.title), "{}", topic.title);
            for (_, words) in &topic.said {
                assert!(seen.insert(words), "{words}");
            }
        }
        assert!(content().topics.iter().any(|topic| topic.lost));
        assert!(content().suggestions.len() >= 6 && names().men.len() + names().women.len() >= 80);
    }
}
