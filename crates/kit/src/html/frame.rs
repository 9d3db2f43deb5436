//! What every page knows before it knows its content: language, look, who is reading, where he can go.

use jiff::civil::DateTime;

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
    /// Who finds it in the navigation.
    pub shown: Shown,
}

/// Who finds a place in the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Everybody.
    Everyone,
    /// Who looks at units below.
    Above,
    /// Nobody: one comes there from another page. It is listed for its name.
    Nowhere,
    /// Nobody either; the place at this path is shown as current there.
    Within(&'static str),
}

/// That the machine's clock stands behind a moment that was before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockBehind {
    /// What it says.
    pub now: DateTime,
    /// That moment.
    pub latest: DateTime,
    /// Whether it jumped back while the program runs.
    pub jumped: bool,
    /// Whether everybody who writes is told, and not administrators alone.
    pub concerns_everybody: bool,
}

/// Who is reading, as the page's head shows him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// What tells him from everybody else who uses the same device: his account's id.
    pub key: String,
    /// His name.
    pub name: String,
    /// The name of his unit.
    pub unit: String,
    /// How many notices he has not read.
    pub unread: u32,
    /// Whether he looks at units below.
    pub below: bool,
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
    /// The year that it is where the organisation is, so that a day of another year is written with it; none where nobody knows.
    pub year: Option<i16>,
    /// That the machine's clock stands behind, as the organisation reckons it.
    pub clock_behind: Option<ClockBehind>,
    /// Whether pages for developers (all components on one page) may be shown.
    pub development: bool,
    /// By which this page's forms are known, so that one that is sent twice is known to be the same; empty where nobody made one.
    pub code: String,
}

impl Frame {
    /// The name of the place to which a path belongs; none for a path outside the program.
    pub fn place(&self, path: &str) -> Option<&'static str> {
        let below = |item: &&NavItem| {
            path.strip_prefix(item.path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
        };
        let place = self.navigation.iter().filter(below).max_by_key(|item| item.path.len())?;
        Some(self.language.pick(place.label.0, place.label.1))
    }

    /// Picks the text of the page's language.
    pub fn pick<'a>(&self, texts: (&'a str, &'a str)) -> &'a str {
        self.language.pick(texts.0, texts.1)
    }
}

const SAMPLE_NAVIGATION: &[NavItem] = &[
    NavItem { path: "/today", icon: "sun", label: ("今日", "Today"), shown: Shown::Everyone },
    NavItem { path: "/calendar", icon: "calendar", label: ("日历", "Calendar"), shown: Shown::Everyone },
    NavItem { path: "/meetings", icon: "meeting", label: ("会议", "Meetings"), shown: Shown::Everyone },
    NavItem { path: "/resolutions", icon: "flag", label: ("决议", "Resolutions"), shown: Shown::Within("/meetings") },
    NavItem { path: "/members", icon: "people", label: ("成员", "Members"), shown: Shown::Everyone },
    NavItem { path: "/ledger", icon: "book", label: ("台账", "Ledger"), shown: Shown::Everyone },
    NavItem { path: "/settings", icon: "settings", label: ("设置", "Settings"), shown: Shown::Everyone },
];

/// A frame with a made-up reader: for the page of all components, and for tests.
pub fn sample_frame(language: Language) -> Frame {
    Frame {
        language,
        path: "/today".to_owned(),
        reader: Some(Reader {
            key: "sample".to_owned(),
            name: language.pick("沈月华", "Shen Yuehua").to_owned(),
            unit: language.pick("第一支部", "First unit").to_owned(),
            unread: 3,
            below: false,
        }),
        navigation: SAMPLE_NAVIGATION,
        look: Look::default(),
        told: Some(language.pick("已保存。", "Saved.").to_owned()),
        organisation: language.pick("临江市交警一大队", "Linjiang Traffic Brigade One").to_owned(),
        year: None,
        clock_behind: None,
        development: true,
        code: String::new(),
    }
}
