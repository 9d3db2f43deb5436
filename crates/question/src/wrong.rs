//! What keeps a draft from being a question, each with its sentence and its remedy.

use zhixing_kit::Sentence;

use crate::model::{Asked, BLANK, Draft, letter};
use crate::words::{Piece, pictures, pieces};

/// The most options of a question.
pub const OPTIONS_MAX: usize = 20;
/// The most blanks.
pub const BLANKS_MAX: usize = 10;
/// The most pictures of a question.
pub const PICTURES_MAX: usize = 24;
/// The most texts that one blank accepts.
pub const ACCEPTED_MAX: usize = 20;

/// A text of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its name.
    Title,
    /// What is asked.
    Stem,
    /// An option.
    Option,
    /// What a blank accepts.
    Blank,
    /// The reference answer.
    Reference,
    /// Why that is the answer.
    Explanation,
    /// Where it comes from.
    Source,
    /// Where that is found.
    Link,
    /// The area.
    Area,
}

impl Part {
    /// The most characters.
    pub fn most(self) -> usize {
        match self {
            Self::Title | Self::Blank => 200,
            Self::Stem | Self::Reference => 5_000,
            Self::Option => 2_000,
            Self::Explanation => 10_000,
            Self::Source | Self::Link => 500,
            Self::Area => 100,
        }
    }

    fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::Title => ("标题", "title"),
            Self::Stem => ("题干", "stem"),
            Self::Option => ("选项", "option"),
            Self::Blank => ("填空答案", "word for a blank"),
            Self::Reference => ("参考答案", "reference answer"),
            Self::Explanation => ("解析", "explanation"),
            Self::Source => ("出处", "source"),
            Self::Link => ("链接", "link"),
            Self::Area => ("分类", "area"),
        }
    }
}

zhixing_kit::text! {
    /// What is wrong with a question, and what to do.
    Text
    no_stem() "没有题干" / "There is no stem";
    many_pictures(most) "图片超过 {most} 张" / "There are more than {most} pictures";
    many_pictures_remedy() "请去掉几张，或分成几道题。" / "Leave some out, or make several questions of it.";
    no_stem_remedy() "请写出要问什么。" / "Write what is asked.";
    too_long(part, most) "{part}超过 {most} 个字" / "The {part} has more than {most} characters";
    too_long_remedy() "请缩短，或分成几道题。" / "Shorten it, or make several questions of it.";
    few_options() "选项不足两个" / "There are fewer than two options";
    few_options_remedy() "选择题至少要有两个选项；只有对错的，用判断题。" / "A choice needs two options at least; where it is only true or false, make it that kind.";
    many_options(most) "选项超过 {most} 个" / "There are more than {most} options";
    many_options_remedy() "请减少选项。" / "Leave some out.";
    empty_option(letter) "选项 {letter} 是空的" / "Option {letter} is empty";
    empty_option_remedy() "请补上这个选项，或去掉它和它的字母。" / "Fill it in, or leave it out together with its letter.";
    same_options(one, other) "选项 {one} 和 {other} 一样" / "Options {one} and {other} are the same";
    same_options_remedy() "请改正其中一个。" / "Correct one of them.";
    no_right() "没有答案" / "No answer is given";
    no_right_remedy() "请写明哪个选项正确。" / "Say which option is right.";
    right_outside() "答案不在选项里" / "The answer is none of the options";
    right_outside_remedy() "请对照选项的字母改正答案。" / "Correct the answer; its letter must be that of an option.";
    no_blank() "没有填空的答案" / "There is no answer for a blank";
    no_blank_remedy() "请为每个空写出答案。" / "Write what belongs into each blank.";
    blanks_differ(in_stem, given) "题干有 {in_stem} 个空，答案有 {given} 个" / "The stem has {in_stem} blanks, the answer {given}";
    blanks_differ_remedy() "每个空用四条下划线（____）表示，答案按顺序一一对应。" / "Each blank is four underscores (____), and has one answer in the same order.";
    many_blanks(most) "空太多（最多 {most} 个空，每空最多 20 种答案）" / "Too many blanks (at most {most}, each with 20 answers at most)";
    many_blanks_remedy() "请分成几道题。" / "Make several questions of it.";
    no_reference() "没有参考答案" / "There is no reference answer";
    no_reference_remedy() "请写出参考答案，答题的人要拿它对照。" / "Write one: whoever answers holds his own words against it.";
}

/// What keeps a draft from being a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing is asked.
    NoStem,
    /// A text is too long.
    TooLong(Part),
    /// A choice without a choice.
    FewOptions,
    /// More options than [`OPTIONS_MAX`].
    ManyOptions,
    /// An option says nothing.
    EmptyOption(usize),
    /// Two options say the same.
    SameOptions(usize, usize),
    /// No option is right.
    NoRight,
    /// What is right is no option.
    RightOutside,
    /// A blank without an answer.
    NoBlank,
    /// The stem has another number of blanks than the answer.
    BlanksDiffer(usize, usize),
    /// More blanks, or answers of one, than there may be.
    ManyBlanks,
    /// Nothing to hold one's own words against.
    NoReference,
    /// More pictures than [`PICTURES_MAX`].
    ManyPictures,
}

impl Wrong {
    /// What is wrong, and what to do.
    pub fn told(&self) -> (Sentence, Sentence) {
        (Sentence::of(|language| self.what(Text(language))), Sentence::of(|language| self.remedy(Text(language))))
    }

    fn what(&self, text: Text) -> String {
        match self {
            Self::NoStem => text.no_stem().to_owned(),
            Self::TooLong(part) => text.too_long(text.0.pick(part.name().0, part.name().1), part.most()),
            Self::FewOptions => text.few_options().to_owned(),
            Self::ManyOptions => text.many_options(OPTIONS_MAX),
            Self::EmptyOption(index) => text.empty_option(letter(*index)),
            Self::SameOptions(one, other) => text.same_options(letter(*one), letter(*other)),
            Self::NoRight => text.no_right().to_owned(),
            Self::RightOutside => text.right_outside().to_owned(),
            Self::NoBlank => text.no_blank().to_owned(),
            Self::BlanksDiffer(in_stem, given) => text.blanks_differ(in_stem, given),
            Self::ManyBlanks => text.many_blanks(BLANKS_MAX),
            Self::NoReference => text.no_reference().to_owned(),
            Self::ManyPictures => text.many_pictures(PICTURES_MAX),
        }
    }

    fn remedy(&self, text: Text) -> &'static str {
        match self {
            Self::NoStem => text.no_stem_remedy(),
            Self::TooLong(_) => text.too_long_remedy(),
            Self::FewOptions => text.few_options_remedy(),
            Self::ManyOptions => text.many_options_remedy(),
            Self::EmptyOption(_) => text.empty_option_remedy(),
            Self::SameOptions(..) => text.same_options_remedy(),
            Self::NoRight => text.no_right_remedy(),
            Self::RightOutside => text.right_outside_remedy(),
            Self::NoBlank => text.no_blank_remedy(),
            Self::BlanksDiffer(..) => text.blanks_differ_remedy(),
            Self::ManyBlanks => text.many_blanks_remedy(),
            Self::NoReference => text.no_reference_remedy(),
            Self::ManyPictures => text.many_pictures_remedy(),
        }
    }
}

/// Everything that is wrong with a draft.
pub(crate) fn look(draft: &Draft) -> Vec<Wrong> {
    let mut found = Vec::new();
    if draft.stem.is_empty() {
        found.push(Wrong::NoStem);
    }
    for (part, text) in Part::of(draft) {
        if text.chars().count() > part.most() && !found.contains(&Wrong::TooLong(part)) {
            found.push(Wrong::TooLong(part));
        }
    }
    if Part::of(draft).into_iter().map(|(_, text)| pictures(text).count()).sum::<usize>() > PICTURES_MAX {
        found.push(Wrong::ManyPictures);
    }
    match &draft.asked {
        Asked::Single { options, right } => look_at_options(options, &[*right], &mut found),
        Asked::Multiple { options, right } => look_at_options(options, right, &mut found),
        Asked::FillIn { blanks } => look_at_blanks(&draft.stem, blanks, &mut found),
        Asked::Short { reference } if reference.is_empty() => found.push(Wrong::NoReference),
        Asked::Short { .. } | Asked::Judgement { .. } => {}
    }
    found
}

fn look_at_options(options: &[String], right: &[usize], found: &mut Vec<Wrong>) {
    if options.len() < 2 {
        found.push(Wrong::FewOptions);
    }
    if options.len() > OPTIONS_MAX {
        found.push(Wrong::ManyOptions);
        return;
    }
    let folded: Vec<_> = options.iter().map(|option| exact(option)).collect();
    for (index, option) in folded.iter().enumerate() {
        match folded[..index].iter().position(|earlier| earlier == option) {
            _ if option.is_empty() => found.push(Wrong::EmptyOption(index)),
            Some(earlier) => found.push(Wrong::SameOptions(earlier, index)),
            None => {}
        }
    }
    if right.is_empty() {
        found.push(Wrong::NoRight);
    } else if right.iter().any(|index| *index >= options.len()) {
        found.push(Wrong::RightOutside);
    }
}

/// Options differ already by a sign: `5 > 3` and `5 < 3` do.
fn exact(option: &str) -> String {
    option.split_whitespace().collect()
}

fn look_at_blanks(stem: &str, blanks: &[Vec<String>], found: &mut Vec<Wrong>) {
    if blanks.is_empty() || blanks.iter().any(|accepted| accepted.is_empty() || accepted.iter().any(String::is_empty)) {
        found.push(Wrong::NoBlank);
        return;
    }
    if blanks.len() > BLANKS_MAX || blanks.iter().any(|accepted| accepted.len() > ACCEPTED_MAX) {
        found.push(Wrong::ManyBlanks);
        return;
    }
    let in_stem = blanks_in(stem);
    if in_stem != blanks.len() && !stem.is_empty() {
        found.push(Wrong::BlanksDiffer(in_stem, blanks.len()));
    }
}

/// How many blanks a stem has.
pub(crate) fn blanks_in(stem: &str) -> usize {
    let in_words = |piece| match piece {
        Piece::Words(words) => words.matches(BLANK).count(),
        Piece::Picture(_) => 0,
    };
    pieces(stem).into_iter().map(in_words).sum()
}
