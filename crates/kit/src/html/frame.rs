//! What every page knows before it knows its content: language, look, who is reading, where he can go.

use crate::text::Language;

/// One entry of the main navigation, named by the program, which knows all capabilities.
#[derive(Debug)]
pub struct NavItem {
    /// Where it leads, such as `/today`; pages below it show it as current.
    pub path: &'static str,
    /// Its icon's name.
    pub icon: &'static str,
    /// Its name, Chinese and English.
    pub label: (&'static str, &'static str),
}

/// Who is reading, as the page's head shows him.
#[derive(Clone, Debug)]
pub struct Reader {
    /// His name.
    pub name: String,
    /// The name of his unit.
    pub unit: String,
    /// How many notices he has not read.
    pub unread: u32,
}

/// Light, dark, or as the device says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How large the type is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TypeSize {
    /// The usual size (already 17 px).
    #[default]
    Usual,
    /// A quarter larger.
    Large,
    /// Half as large again.
    Larger,
}

/// A reader's choice of theme and type size, kept in a cookie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Light or dark.
    pub theme: Theme,
    /// Size of the type.
    pub type_size: TypeSize,
}

/// The frame around a page's content. An extractor: handlers take it as an argument.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The language in which the page speaks.
    pub language: Language,
    /// The page's own path with its query, for links that come back to it.
    pub path: String,
    /// The reader, when signed in.
    pub reader: Option<Reader>,
    /// The main navigation.
    pub navigation: &'static [NavItem],
    /// Theme and type size.
    pub look: Look,
    /// What has just been done, shown once at the top ("Saved").
    pub told: Option<String>,
    /// The organisation's name, for the head of the page.
    pub organisation: String,
    /// Whether pages for developers (all components on one page) may be shown.
    pub development: bool,
}

impl Frame {
    /// Picks the text of the page's language.
    pub fn pick<'a>(&self, texts: (&'a str, &'a str)) -> &'a str {
        self.language.pick(texts.0, texts.1)
    }
}
