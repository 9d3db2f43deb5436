//! Kinds as words: each enum's word in the database and in forms, and its name on the page in both languages. Nothing else.

/// Declares an enum whose values are stored as words and shown in both languages.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal $zh:literal / $en:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            /// All of them, in the order in which pages list them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in the database, in forms and in records.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// Reads the word; nothing else.
            pub fn read(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.word() == word)
            }

            /// Its names: Chinese and English.
            pub fn names(self) -> (&'static str, &'static str) {
                match self { $(Self::$variant => ($zh, $en)),+ }
            }

            /// Its name in a language.
            pub fn name(self, language: zhixing_kit::Language) -> &'static str {
                let (zh, en) = self.names();
                language.pick(zh, en)
            }
        }

        impl ::std::convert::From<$name> for zhixing_kit::Value {
            fn from(kind: $name) -> Self { Self::Text(kind.word().to_owned()) }
        }

        impl zhixing_kit::db::FromColumn for $name {
            fn from_column(column: zhixing_kit::db::Column<'_>) -> zhixing_kit::Result<Self> {
                let word = column.text()?;
                Self::read(word).ok_or_else(|| zhixing_kit::Error::broken(format_args!("{word:?} is no {}", stringify!($name))))
            }
        }
    };
}

pub(crate) use words;
