//! A word on chair and recorder whom the roll says not to be there: who presided, and who signs, may be somebody else. It is told and refuses nothing.

use maud::{Markup, html};
use zhixing_kit::html::{Frame, Notice, Weight, actions, link_button, notice};

use crate::activity::model::Activity;
use crate::minutes::model::{Signature, SignerRole, Subject};
use crate::minutes::text::Text;
use crate::roll::model::{Mark, RollEntry};
use crate::roll::namesake::named;

/// Says of each of the two whom the roll says not to be there, with the way to name another one; nothing of who has signed.
pub(crate) fn away(frame: &Frame, activity: &Activity, roll: &[RollEntry], signed: &[Signature]) -> Markup {
    let absent = |role: &SignerRole| {
        let person = role.person(activity);
        let is_absent = |entry: &RollEntry| entry.mark == Some(Mark::Absent) && entry.member.as_ref() == person;
        person.is_some() && !signed.iter().any(|one| one.role == *role) && roll.iter().any(is_absent)
    };
    let begun = activity.state.is_held() || activity.must_be_open().is_ok();
    html! {
        @for role in SignerRole::ALL.into_iter().filter(|role| begun && absent(role)) { (one(frame, activity, roll, role)) }
    }
}

fn one(frame: &Frame, activity: &Activity, roll: &[RollEntry], role: SignerRole) -> Markup {
    let text = Text(frame.language);
    let name = named(frame.language, roll, role.person(activity), role.written(activity));
    let (said, other, subject) = match role {
        SignerRole::Chair => (text.chair_away(name), text.other_chair(), Subject::Chair),
        SignerRole::Recorder => (text.recorder_away(name), text.other_recorder(), Subject::Recorder),
    };
    let way = format!("{}/minutes/corrections/new?what={}/{}", activity.path(), subject.code(), activity.id);
    notice(Notice::Warning, html! { p { (said) } (actions(link_button(Weight::Plain, &way, other))) })
}
