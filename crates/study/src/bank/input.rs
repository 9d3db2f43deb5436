//! What the form of a question sends, and how it is checked.

use serde::{Deserialize, Serialize};
use zhixing_kit::form::{Check, Faults};
use zhixing_kit::{Language, Sentence};
use zhixing_question::{
    Draft, Kind, Part, Question, Wrong, asked_in_words, letter, lettered_options, pictures, words_of,
};

use super::model::AREA_CHARS_MAX;
use super::text::Text;

zhixing_kit::fields! {
    AREA = "area" "分类" / "Category", why "同一类的题放在一起，自测时按类看掌握得怎样。" / "Questions of one category make a bank, and what one knows is told of each.", seen "管理题库的人和答题的人" / "Those who keep the bank and those who answer";
    QUESTION_KIND = "question_kind" "题型" / "Kind", why "决定怎样作答、怎样判断对错。" / "It decides how it is answered and what is right.", seen "管理题库的人和答题的人" / "Those who keep the bank and those who answer";
    STEM = "stem" "题干" / "Stem", why "问什么；填空题用四条下划线（____）表示空。" / "What is asked; a blank is four underscores (____).", seen "管理题库的人和答题的人" / "Those who keep the bank and those who answer";
    OPTIONS = "options" "选项" / "Options", why "选择题才需要：每行一个，例如“A. 减速”。" / "For choices alone: one a line, such as “A. slow down”.", seen "管理题库的人和答题的人" / "Those who keep the bank and those who answer";
    ANSWER = "answer" "答案" / "Answer", why "选择题写字母（多选写 ACD），判断题写对或错，填空题各空用“；”分开、几种写法用“|”分开，简答题写参考答案。" / "Letters for a choice (ACD for several), true or false, words for blanks with “;” between them and “|” between spellings, or a reference answer.", seen "管理题库的人；别人答完以后" / "Those who keep the bank; others after they answered";
    EXPLANATION = "explanation" "解析" / "Explanation", why "答完以后马上看到，知道为什么。" / "It is shown after the answer: why that is so.", seen "管理题库的人；别人答完以后" / "Those who keep the bank; others after they answered";
    SOURCE = "source" "出处" / "Source", why "写明依据哪一条，方便回去读原文。" / "Where it comes from, so that one can read it there.", seen "管理题库的人；别人答完以后" / "Those who keep the bank; others after they answered";
    LINK = "link" "链接" / "Link", why "原文在网上或资料库里时，答完可以直接打开。" / "Where the source can be opened: on the web, or in the library.", seen "管理题库的人；别人答完以后" / "Those who keep the bank; others after they answered";
}

/// What the form of a question sends.
#[derive(Serialize, Deserialize, Default, Clone)]
#[serde(default)]
pub struct QuestionInput {
    pub area: String,
    pub question_kind: String,
    pub stem: String,
    pub options: String,
    pub answer: String,
    pub explanation: String,
    pub source: String,
    pub link: String,
}

impl QuestionInput {
    /// A question as its form shows it.
    pub fn of(question: &Question) -> Self {
        let options = question.asked().options().iter().enumerate();
        let options: Vec<String> = options.map(|(index, option)| format!("{}. {option}", letter(index))).collect();
        Self {
            area: question.area().to_owned(),
            question_kind: question.asked().kind().code().to_owned(),
            stem: question.stem().to_owned(),
            options: options.join("\n"),
            answer: words_of(question.asked()),
            explanation: question.explanation().to_owned(),
            source: question.source().to_owned(),
            link: question.link().to_owned(),
        }
    }

    /// The question.
    pub fn check(&self) -> Result<Question, Faults> {
        let mut check = Check::default();
        let area = area(&mut check, AREA.name, &self.area);
        let kind = check.choice(QUESTION_KIND.name, &self.question_kind, Kind::Single, Kind::of);
        for (field, raw) in self.texts().into_iter().chain([(SOURCE.name, &self.source), (LINK.name, &self.link)]) {
            // How long each may be, a question itself knows.
            check.optional_lines(field, raw, usize::MAX);
        }
        check.finish(())?;
        let options = lettered_options(&self.options);
        let asked = asked_in_words(kind, &self.answer, options)
            .map_err(|(what, remedy)| Faults::at(ANSWER.name, with_remedy(&what, &remedy)))?;
        let draft = Draft {
            title: String::new(),
            stem: self.stem.clone(),
            asked,
            explanation: self.explanation.clone(),
            source: self.source.clone(),
            link: self.link.clone(),
            area,
        };
        let question = Question::new(draft).map_err(|found| Faults(found.iter().map(fault).collect()))?;
        self.must_tell()?;
        Ok(question)
    }
}

impl QuestionInput {
    /// The fields that hold texts of the question itself.
    fn texts(&self) -> [(&'static str, &String); 4] {
        [
            (STEM.name, &self.stem),
            (OPTIONS.name, &self.options),
            (ANSWER.name, &self.answer),
            (EXPLANATION.name, &self.explanation),
        ]
    }

    /// Each picture says in words what it shows.
    fn must_tell(&self) -> Result<(), Faults> {
        let silent = |text: &str| pictures(text).any(|picture| picture.about.trim().is_empty());
        let faults = self.texts().into_iter().filter(|(_, text)| silent(text));
        let faults: Vec<_> =
            faults.map(|(field, _)| (field, Sentence::of(|language| Text(language).silent_picture()))).collect();
        if faults.is_empty() { Ok(()) } else { Err(Faults(faults)) }
    }
}

/// The name of an area.
pub fn area(check: &mut Check, field: &'static str, raw: &str) -> String {
    check.text(field, raw, AREA_CHARS_MAX).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is wrong and what to do, as one sentence.
pub fn with_remedy(what: &Sentence, remedy: &Sentence) -> Sentence {
    Sentence::of(|language: Language| Text(language).with_remedy(what.text(language), remedy.text(language)))
}

fn fault(wrong: &Wrong) -> (&'static str, Sentence) {
    let (what, remedy) = wrong.told();
    let field = match wrong {
        Wrong::NoStem | Wrong::ManyPictures | Wrong::TooLong(Part::Title | Part::Stem) => STEM.name,
        Wrong::FewOptions
        | Wrong::ManyOptions
        | Wrong::EmptyOption(_)
        | Wrong::SameOptions(..)
        | Wrong::TooLong(Part::Option) => OPTIONS.name,
        Wrong::TooLong(Part::Explanation) => EXPLANATION.name,
        Wrong::TooLong(Part::Source) => SOURCE.name,
        Wrong::TooLong(Part::Link) => LINK.name,
        Wrong::TooLong(Part::Area) => AREA.name,
        _ => ANSWER.name,
    };
    (field, with_remedy(&what, &remedy))
}
