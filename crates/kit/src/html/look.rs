//! The choice of theme and type size, for the settings. It takes effect at once where scripts run, and on the next page otherwise.

use maud::{Markup, html};

use super::action::{Weight, submit};
use super::frame::{Frame, Theme, TypeSize};
use super::words::Words;
use crate::session::{size_word, theme_word};

/// The form; it posts `theme`, `size` and `back` to `/look`.
pub fn look_form(frame: &Frame) -> Markup {
    let words = Words(frame.language);
    let themes =
        [(Theme::Auto, words.theme_auto()), (Theme::Light, words.theme_light()), (Theme::Dark, words.theme_dark())]
            .map(|(theme, label)| (theme_word(theme), label, theme == frame.look.theme));
    let sizes = [
        (TypeSize::Usual, words.size_usual()),
        (TypeSize::Large, words.size_large()),
        (TypeSize::Larger, words.size_larger()),
    ]
    .map(|(size, label)| (size_word(size), label, size == frame.look.type_size));
    html! {
        zx-look {
            form.form method="post" action="/look" {
                input type="hidden" name="back" value=(frame.path);
                (choices("theme", words.theme(), &themes))
                (choices("size", words.type_size(), &sizes))
                (submit(Weight::Plain, words.apply_look()))
            }
        }
    }
}

fn choices(name: &str, legend: &str, choices: &[(&str, &str, bool)]) -> Markup {
    html! {
        fieldset.field {
            legend.label { (legend) }
            div.choices.side {
                @for (value, label, chosen) in choices { label.choice { input type="radio" name=(name) value=(value) checked[*chosen]; span { (label) } } }
            }
        }
    }
}
