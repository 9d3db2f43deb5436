//! The form of a bank's place.

use maud::{Markup, html};
use zhixing_branch::charter;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Choice, Frame, Heading, Input, Weight, actions, crumbs, draft, field, optional_field, submit,
};
use zhixing_merge::{Asked, Asking, Edit, Saver, ask_which};

use super::input::{self, FIELDS, ShelfInput};
use super::text::Text;
use crate::bank;
use crate::bank::model::Bank;
use crate::topic::area_name;

fn above(frame: &Frame, bank: &Bank) -> Markup {
    let all = format!("/banks?unit={}", bank.unit);
    crumbs(frame, &[(&all, bank::title(frame.language)), (&bank.path(), &bank.area)])
}

/// The form.
pub fn edit(frame: &Frame, bank: &Bank, edit: &Edit<ShelfInput>, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let lead = text.lead(&bank.area);
    let heading = Heading::new(text.title()).above(above(frame, bank)).lead(lead.as_str());
    let areas: Vec<Choice> = charter()
        .study()
        .areas
        .iter()
        .map(|area| Choice::new(&area.code, frame.language.pick(&area.name.zh, &area.name.en)))
        .collect();
    let action = format!("{}/area", bank.path());
    let form = html::form(
        frame,
        &action,
        FIELDS,
        faults,
        html! {
            (zhixing_merge::basis(&edit.basis))
            (field(frame, &input::BANK_AREA, Input::Radio(&areas), &edit.typed.bank_area, faults))
            (optional_field(frame, &input::BANK_TAGS, Input::Area(3), &edit.typed.bank_tags, faults))
            (actions(submit(Weight::Primary, text.save())))
        },
    );
    html::page(frame, heading, draft(frame, &action, form))
}

/// Two people changed it at once: which version of each field holds.
pub fn ask(frame: &Frame, bank: &Bank, asked: &Asked<ShelfInput>, saver: Option<Saver>) -> zhixing_kit::Result<Markup> {
    let path = bank.path();
    let read = |name: &str, value: &str| (name == "bank_area").then(|| area_name(frame.language, value).to_owned());
    let asking = Asking {
        above: above(frame, bank),
        action: &format!("{path}/area"),
        leave: &path,
        fields: FIELDS,
        saver,
        long: &["bank_tags"],
        read: &read,
    };
    ask_which(frame, asked, &asking)
}
