//! The form on which a motion is withdrawn: which one, and why.

use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{self, Frame, Heading, Input, Weight, actions, crumbs, field, link_button, sheet, submit};

use crate::activity::model::Activity;
use crate::motion::input::{self, FIELDS, WithdrawalInput};
use crate::motion::model::Motion;
use crate::motion::text::Text;

/// The form.
pub fn form(frame: &Frame, activity: &Activity, motion: &Motion, typed: &WithdrawalInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let (path, motions) = (activity.path(), format!("{}/motions", activity.path()));
    let way = [
        ("/meetings", crate::activity::list_name(frame.language)),
        (&path, activity.topic.as_str()),
        (&motions, text.title()),
    ];
    html::page(
        frame,
        Heading::new(text.withdraw_title()).above(crumbs(frame, &way)).lead(text.withdraw_lead()),
        html! {
            (sheet(&motion.text))
            (html::draft(frame, &format!("{motions}/{}/withdrawal", motion.id), html::form(frame, &format!("{motions}/{}/withdrawal", motion.id), FIELDS, faults, html! {
                (field(frame, &input::REASON, Input::Area(3), &typed.reason, faults))
                (actions(html! {
                    (submit(Weight::Danger, text.withdraw()))
                    (link_button(Weight::Plain, &format!("{motions}#m-{}", motion.id), text.keep_it()))
                }))
            })))
        },
    )
}
