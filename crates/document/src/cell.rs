//! What a field or a cell of a form holds: words, a number, a day, a moment, or a sentence with the figures in it. Each is given its type where a form
//! is made; paper tells it in words, a workbook as what it is. Nothing is read back from words.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};
use zhixing_kit::Language;
use zhixing_kit::html::words::{day_text, moment_text};

/// A value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Cell {
    /// Words; empty where nothing is told.
    Text(String),
    /// A whole number.
    Number(u32),
    /// A day.
    Day {
        /// The day.
        day: Date,
    },
    /// A day and a time, as clocks at the place show it.
    Moment {
        /// The moment.
        at: DateTime,
    },
    /// Figures that paper tells in one sentence and a workbook each by itself.
    Figures {
        /// The sentence.
        said: String,
        /// What each figure is called, and the figure.
        figures: Vec<(String, u32)>,
    },
}

impl Cell {
    /// Figures with the sentence that tells them.
    pub fn figures<'n>(said: impl Into<String>, figures: impl IntoIterator<Item = (&'n str, u32)>) -> Self {
        let figures = figures.into_iter().map(|(name, figure)| (name.to_owned(), figure)).collect();
        Self::Figures { said: said.into(), figures }
    }

    /// As paper tells it.
    pub(crate) fn text(&self, language: Language) -> String {
        match self {
            Self::Text(text) | Self::Figures { said: text, .. } => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day { day } => day_text(language, *day),
            Self::Moment { at } => moment_text(language, *at),
        }
    }
}

impl Default for Cell {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

macro_rules! cell_from {
    ($($type:ty => |$value:ident| $cell:expr;)+) => { $( impl From<$type> for Cell { fn from($value: $type) -> Self { $cell } } )+ };
}

cell_from! {
    String => |text| Self::Text(text);
    &String => |text| Self::Text(text.clone());
    &str => |text| Self::Text(text.to_owned());
    u32 => |number| Self::Number(number);
    Date => |day| Self::Day { day };
    DateTime => |at| Self::Moment { at };
}

impl<T> From<Option<T>> for Cell
where
    Self: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or_else(Self::default, Self::from)
    }
}

/// A row of a table: what stands in each column, given as what it is.
#[macro_export]
macro_rules! row {
    ($($cell:expr),+ $(,)?) => { vec![$($crate::Cell::from($cell)),+] };
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_value_is_kept_as_what_it_is_and_words_stay_words() {
        let figures = Cell::figures("3 人，其中有表决权的 2 人", [("应到", 3), ("有表决权", 2)]);
        let all = row![
            "2026年3月15日",
            "12",
            12,
            date(2026, 3, 15),
            date(2026, 3, 15).at(18, 5, 0, 0),
            figures,
            None::<Date>
        ];
        let kept = serde_json::to_string(&all).unwrap();
        assert_eq!(serde_json::from_str::<Vec<Cell>>(&kept).unwrap(), all, "{kept}");
        let told: Vec<String> = all.iter().map(|cell| cell.text(Language::Chinese)).collect();
        let said = "3 人，其中有表决权的 2 人";
        assert_eq!(told, ["2026年3月15日", "12", "12", "2026年3月15日", "2026年3月15日 18:05", said, ""]);
        assert_eq!(all[4].text(Language::English), "15 March 2026 18:05");
        // As forms were kept before: words alone.
        let before = r#"["2026年3月15日","3/4",""]"#;
        let read: Vec<Cell> = serde_json::from_str(before).unwrap();
        assert!(read.iter().all(|cell| matches!(cell, Cell::Text(_))));
        assert_eq!(serde_json::to_string(&read).unwrap(), before, "and its digest is the same");
    }
}
