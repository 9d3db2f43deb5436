//! How a theme day or a lecture was arranged, as its minutes say it: where it went, or who was brought in and what he drew on. Whom the organiser spoke
//! to, and his number, are for the organising alone.

use zhixing_document::{Form, Name};
use zhixing_kit::{Read, Result};

use super::text::Text;
use crate::activity::Activity;
use crate::activity::questions::May;
use crate::theme::model::{Used, Way};
use crate::theme::{cost, questions};

pub const WAY: Name = Name::new("way", "开展方式", "How it was held");
pub const WENT_TO: Name = Name::new("went_to", "去处", "Went to");
pub const TRANSPORT: Name = Name::new("transport", "怎么去", "How one got there");
pub const SAFETY: Name = Name::new("safety", "安全安排", "Safety");
pub const LECTURER: Name = Name::new("lecturer", "讲课人", "Lecturer");
pub const LECTURE: Name = Name::new("lecture", "讲课题目", "What he spoke about");
pub const SOURCE: Name = Name::new("source", "内容出处", "Source");
pub const COST: Name = Name::new("cost", "费用", "Cost");

/// A form with what was arranged; without an arrangement, as it is.
pub fn with_arrangement(tx: &Read<'_>, form: Form, activity: &Activity) -> Result<Form> {
    let Some(arranged) = questions::of_meeting(tx, &activity.id)?.of(activity, May::default()) else { return Ok(form) };
    let language = form.language();
    let told = |used: Option<&Used>| match used {
        Some(used) if used.about.is_empty() => used.name.clone(),
        Some(used) => Text(language).because(&used.name, &used.about),
        None => String::new(),
    };
    let form = form.with(WAY, arranged.way.name(language)).with(COST, cost(language));
    Ok(match arranged.way {
        Way::Out => form
            .with(WENT_TO, told(arranged.place.as_ref()))
            .with(TRANSPORT, arranged.transport)
            .with(SAFETY, arranged.safety),
        Way::In => form
            .with(LECTURER, told(arranged.lecturer.as_ref()))
            .with(LECTURE, arranged.topic)
            .with(SOURCE, arranged.source),
    })
}
