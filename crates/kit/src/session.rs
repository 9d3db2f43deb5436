//! Cookies and who is asking, as far as a page's frame needs it. Who may do what is decided elsewhere.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};

use crate::house::{House, Settings};
use crate::html::{ClockBehind, Frame, Look, Reader, Theme, TypeSize};
use crate::text::Language;

/// How long a session lasts without being used.
pub const IDLE_MS_MAX: i64 = 14 * crate::clock::DAY_MS;
const LOOK: &str = "zhixing-look";
const TOLD: &str = "zhixing-told";
const LANGUAGE: &str = "zhixing-language";

/// Who is reading, put into the request by the room that knows sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visitor {
    /// For the head of the page.
    pub reader: Reader,
    /// His own setting, if he made one.
    pub language: Option<Language>,
    /// The organisation's name.
    pub organisation: String,
}

/// The session cookie's name: with the `__Host-` prefix wherever browsers accept it.
pub fn cookie_name(settings: &Settings) -> &'static str {
    if settings.secure_cookies() { "__Host-zhixing" } else { "zhixing" }
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let pairs = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split("; "));
    pairs.filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// A `Set-Cookie` value: for this site only, not readable by scripts. `max_age_s` 0 removes it.
pub fn set_cookie(settings: &Settings, name: &str, value: &str, max_age_s: i64) -> HeaderValue {
    set_cookie_at(settings, "/", name, value, max_age_s)
}

/// As [`set_cookie`], sent to this path and what lies below it alone.
pub fn set_cookie_at(settings: &Settings, path: &str, name: &str, value: &str, max_age_s: i64) -> HeaderValue {
    let secure = if settings.secure_cookies() { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path={path}; Max-Age={max_age_s}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("zhixing-none=; Max-Age=0"))
}

/// Remembers what to tell on the next page ("Saved."), once.
pub fn tell(settings: &Settings, sentence: &str) -> HeaderValue {
    let encoded = percent_encoding::utf8_percent_encode(sentence, percent_encoding::NON_ALPHANUMERIC).to_string();
    set_cookie(settings, TOLD, &encoded, 60)
}

/// Forgets what was told: sent with the page that showed it.
pub fn told_cookie_removed(settings: &Settings) -> HeaderValue {
    set_cookie(settings, TOLD, "", 0)
}

/// Whether the request carries something to tell.
pub fn has_told(headers: &HeaderMap) -> bool {
    cookie(headers, TOLD).is_some()
}

/// Keeps the language of a reader who is not signed in.
pub fn language_cookie(settings: &Settings, language: Language) -> HeaderValue {
    set_cookie(settings, LANGUAGE, language.tag(), 365 * 86_400)
}

/// Keeps the look: theme and type size.
pub fn look_cookie(settings: &Settings, theme: &str, size: &str) -> HeaderValue {
    let look = read_look(&format!("{theme}.{size}"));
    let value = format!("{}.{}", theme_word(look.theme), size_word(look.type_size));
    set_cookie(settings, LOOK, &value, 365 * 86_400)
}

/// The word for a theme in forms and cookies.
pub fn theme_word(theme: Theme) -> &'static str {
    match theme {
        Theme::Auto => "auto",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

/// The word for a type size in forms and cookies.
pub fn size_word(size: TypeSize) -> &'static str {
    match size {
        TypeSize::Usual => "usual",
        TypeSize::Large => "large",
        TypeSize::Larger => "larger",
    }
}

fn read_look(value: &str) -> Look {
    let (theme, size) = value.split_once('.').unwrap_or_default();
    let theme = [Theme::Light, Theme::Dark].into_iter().find(|one| theme_word(*one) == theme).unwrap_or_default();
    let type_size =
        [TypeSize::Large, TypeSize::Larger].into_iter().find(|one| size_word(*one) == size).unwrap_or_default();
    Look { theme, type_size }
}

/// The language of a request: the member's setting, then the cookie, then the browser's wish, then Chinese.
pub fn language(headers: &HeaderMap, setting: Option<Language>) -> Language {
    let accepted =
        || headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).and_then(Language::from_accept);
    setting.or_else(|| cookie(headers, LANGUAGE).and_then(Language::from_tag)).or_else(accepted).unwrap_or_default()
}

/// The year in which a request came, as the organisation reckons it: noted at the outermost layer, which knows the clock.
#[derive(Clone, Copy)]
pub struct Year(pub i16);

/// Whether the machine's clock stands behind: noted at the outermost layer, too.
#[derive(Clone, Copy)]
pub struct Standing(pub Option<ClockBehind>);

/// The code of the page that answers a request, made by chance at the outermost layer.
#[derive(Clone)]
pub struct PageCode(pub String);

/// The frame of a request, for handlers and for pages about errors.
pub fn frame(parts: &Parts, settings: &Settings) -> Frame {
    let visitor = parts.extensions.get::<Visitor>();
    let told = cookie(&parts.headers, TOLD)
        .map(|raw| percent_encoding::percent_decode_str(raw).decode_utf8_lossy().into_owned());
    Frame {
        language: language(&parts.headers, visitor.and_then(|visitor| visitor.language)),
        path: parts.uri.path_and_query().map_or("/", axum::http::uri::PathAndQuery::as_str).to_owned(),
        reader: visitor.map(|visitor| visitor.reader.clone()),
        navigation: settings.navigation,
        look: cookie(&parts.headers, LOOK).map(read_look).unwrap_or_default(),
        told: told.filter(|told| !told.is_empty()),
        organisation: visitor.map_or_else(|| settings.organisation.clone(), |visitor| visitor.organisation.clone()),
        year: parts.extensions.get::<Year>().map(|year| year.0),
        clock_behind: parts.extensions.get::<Standing>().and_then(|standing| standing.0),
        development: settings.development,
        code: parts.extensions.get::<PageCode>().map(|code| code.0.clone()).unwrap_or_default(),
    }
}

impl FromRequestParts<House> for Frame {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Infallible> {
        Ok(frame(parts, &house.settings))
    }
}
