//! Lists of words that stand in rows and forms: each with its name in both languages, declared once.

/// Declares an enum whose values are words in rows, with a name in each language: `words! { pub enum X { One = "one" "一" / "One"; } }`.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$case_meta:meta])* $case:ident = $word:literal $zh:literal / $en:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$case_meta])* $case),+ }

        impl $name {
            /// All of them, in the order in which pages show them.
            pub const ALL: &'static [Self] = &[$(Self::$case),+];

            /// The word in rows and forms.
            pub fn word(self) -> &'static str {
                match self { $(Self::$case => $word),+ }
            }

            /// Reads the word; nothing else.
            pub fn read(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }

            /// Its name on pages.
            pub fn name(self, language: zhixing_kit::Language) -> &'static str {
                match self { $(Self::$case => language.pick($zh, $en)),+ }
            }
        }

        impl ::std::convert::From<$name> for zhixing_kit::Value {
            fn from(one: $name) -> Self { Self::Text(one.word().to_owned()) }
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
