//! What a device sends, and how it is checked. A password that some form might hold is left out here too.

use serde::Deserialize;
use zhixing_kit::form::clean;

use super::model::{FORM_BYTES_MAX, NewDraft, TITLE_MAX, TYPED_BYTES_MAX, Typed};
use crate::session::model::local_path;

/// What is sent as one types.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct DraftInput {
    /// The key of the form.
    pub form: String,
    /// Where it stands.
    pub path: String,
    /// What the page is called.
    pub title: String,
    /// The fields, as a JSON object.
    pub typed: String,
}

/// Why something cannot be kept.
#[derive(Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is larger than [`TYPED_BYTES_MAX`].
    TooLarge,
    /// No page of ours sends this.
    Malformed,
}

impl DraftInput {
    /// Checks it.
    pub fn check(self, device: String) -> Result<NewDraft, Unfit> {
        if self.typed.len() > TYPED_BYTES_MAX {
            return Err(Unfit::TooLarge);
        }
        if !is_form(&self.form) {
            return Err(Unfit::Malformed);
        }
        let mut typed: Typed = serde_json::from_str(&self.typed).map_err(|_| Unfit::Malformed)?;
        typed.retain(|name, _| !name.contains("password"));
        let path = local_path(&self.path).map(str::to_owned);
        let title = clean(&self.title).chars().take(TITLE_MAX).collect();
        Ok(NewDraft { form: self.form, path, title, typed, device })
    }
}

/// Whether a text has the form of a form's key: what our own pages call their forms.
pub fn is_form(key: &str) -> bool {
    (1..=FORM_BYTES_MAX).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(form: &str, path: &str, typed: &str) -> DraftInput {
        DraftInput { form: form.into(), path: path.into(), title: " 记\u{202e}录 ".into(), typed: typed.into() }
    }

    #[test]
    fn passwords_and_foreign_addresses_are_left_out() {
        let new = input("remark/1", "//evil.example", r#"{"text":"话","password":"p","new_password":"q"}"#);
        let new = new.check("Chrome · Android".into()).unwrap();
        assert_eq!(new.typed.keys().collect::<Vec<_>>(), ["text"]);
        assert_eq!((new.path, new.title.as_str()), (None, "记录"));
    }

    #[test]
    fn what_no_page_of_ours_sends_is_not_kept() {
        let long = format!(r#"{{"text":"{}"}}"#, "字".repeat(TYPED_BYTES_MAX / 3));
        let cases = [
            ("", r#"{"a":"b"}"#, Unfit::Malformed),
            ("a b", r#"{"a":"b"}"#, Unfit::Malformed),
            ("a", r#"["b"]"#, Unfit::Malformed),
            ("a", r#"{"a":{}}"#, Unfit::Malformed),
            ("a", "", Unfit::Malformed),
            ("a", &long, Unfit::TooLarge),
        ];
        for (form, typed, why) in cases {
            assert_eq!(input(form, "/a", typed).check(String::new()).unwrap_err(), why, "{form:?}");
        }
    }
}
