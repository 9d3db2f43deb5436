//! Languages and sentences. Every sentence a person sees stands in a [`text!`](crate::text!) table with both languages side by side;
//! a missing language, name or argument does not compile.

use serde::{Deserialize, Serialize};

/// A language of the pages. Chinese is the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// Simplified Chinese, `zh-CN`.
    #[default]
    Chinese,
    /// English, `en`.
    English,
}

impl Language {
    /// Both, in the order in which pages offer them.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The BCP 47 tag, as in `<html lang>`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The language's name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Chinese => "中文",
            Self::English => "English",
        }
    }

    /// Reads a tag such as `zh`, `zh-CN` or `en-GB`; nothing else.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.trim().split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "zh" => Some(Self::Chinese),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// The first language of an `Accept-Language` header that we speak (its order is taken as the preference).
    pub fn from_accept(header: &str) -> Option<Self> {
        header.split(',').find_map(|part| Self::from_tag(part.split(';').next().unwrap_or_default()))
    }

    /// Picks the text of this language.
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Chinese => zh,
            Self::English => en,
        }
    }
}

/// One sentence in both languages: what a rule answers, before it is known who reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Sentence {
    /// Makes a sentence by asking a text table in each language: `Sentence::of(|language| Text(language).not_open())`.
    pub fn of<T: Into<String>>(say: impl Fn(Language) -> T) -> Self {
        Self { zh: say(Language::Chinese).into(), en: say(Language::English).into() }
    }

    /// The text in this language.
    pub fn text(&self, language: Language) -> &str {
        language.pick(&self.zh, &self.en)
    }
}

/// Declares a table of sentences, Chinese and English side by side, as methods of a type over [`Language`]. Where English has another form for one of
/// something, it stands behind `one(…)`, which names what is counted.
///
/// ```
/// zhixing_kit::text! {
///     /// Sentences of a greeting.
///     pub Greeting
///     hello() "你好" / "Hello";
///     present(should, here) "应到 {should} 人，实到 {here} 人" / "Should attend: {should}, present: {here}";
///     left(n, day) "{day}还有 {n} 项" / "{n} entries on {day}", one(n) "{n} entry on {day}";
/// }
/// use zhixing_kit::Language;
/// assert_eq!(Greeting(Language::English).left(2, "Monday"), "2 entries on Monday");
/// assert_eq!(Greeting(Language::English).left(1, "Monday"), "1 entry on Monday");
/// assert_eq!(Greeting(Language::English).present(20, 12), "Should attend: 20, present: 12");
/// ```
#[macro_export]
macro_rules! text {
    ($(#[$meta:meta])* $vis:vis $name:ident $($key:ident ( $($arg:ident),* ) $zh:literal / $en:literal $(, one($one:ident) $singular:literal)? ;)+) => {
        $(#[$meta])*
        #[derive(Clone, Copy)]
        $vis struct $name(
            /// The language in which it speaks.
            pub $crate::Language,
        );
        impl $name {
            $( $crate::text!(@method $key ($($arg),*) $zh / $en $(, one($one) $singular)?); )+
        }
    };
    (@method $key:ident () $zh:literal / $en:literal) => {
        #[doc = $en]
        pub fn $key(self) -> &'static str { self.0.pick($zh, $en) }
    };
    (@method $key:ident ($($arg:ident),+) $zh:literal / $en:literal $(, one($one:ident) $singular:literal)?) => {
        #[doc = $en]
        pub fn $key(self, $($arg: impl ::std::fmt::Display),+) -> String {
            match self.0 {
                $crate::Language::Chinese => format!($zh),
                $( $crate::Language::English if $one.to_string() == "1" => format!($singular), )?
                $crate::Language::English => format!($en),
            }
        }
    };
}
