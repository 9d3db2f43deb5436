//! Chair and recorder of a meeting: proposed and asked for where the plan does not name them, at the latest when it is opened. Both sign the minutes,
//! so that none is opened without them. Nobody is named by this program itself: it proposes, a person confirms.

use serde_json::json;
use zhixing_kit::form::Faults;
use zhixing_kit::{Read, Result, Sentence, Write};
use zhixing_people::{Actor, MemberId, Place, PostKind, Right, posts_of, require};

use super::actions::{note_about, persons, visible};
use super::model::{Activity, ActivityId};
use super::store;
use super::text::Text;
use crate::verbs;

/// Who presides and who takes the record; none where nobody is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Officers {
    /// The chair.
    pub chair: Option<MemberId>,
    /// The recorder.
    pub recorder: Option<MemberId>,
}

impl Activity {
    /// Whether minutes are kept and somebody who is to sign them is not named yet.
    pub fn lacks_officers(&self) -> bool {
        !self.keeps_fact_only() && (self.chair.is_none() || self.recorder.is_none())
    }

    /// Refuses, at the field, while somebody who is to sign the minutes is not named.
    pub(super) fn must_have_officers(&self) -> Result<(), Faults> {
        let missing = [("chair", &self.chair), ("recorder", &self.recorder)].into_iter();
        match missing.filter(|(_, person)| person.is_none()).map(|(field, _)| field).next() {
            Some(field) if self.lacks_officers() => {
                Err(Faults::at(field, Sentence::of(|language| Text(language).officers_needed())))
            }
            _ => Ok(()),
        }
    }
}

/// Who may be proposed where the plan names nobody: the unit's secretary or group leader presides, who asks takes the record. Who was named stays.
pub fn proposed(tx: &Read<'_>, actor: &Actor, activity: &Activity) -> Result<Officers> {
    let posts = posts_of(tx, &activity.unit, tx.today())?;
    let leads = |kind: PostKind| matches!(kind, PostKind::Secretary | PostKind::GroupLeader);
    let leader = posts.into_iter().find(|post| leads(post.kind)).map(|post| post.member);
    let recorder = activity.recorder.clone();
    let chair = activity.chair.clone().or(leader.filter(|leader| recorder.as_ref() != Some(leader)));
    let asks = Some(actor.member.clone()).filter(|member| chair.as_ref() != Some(member));
    Ok(Officers { recorder: recorder.or(asks), chair })
}

/// Names who was not named in the plan; who was named stays. Refuses one person in both roles, and persons of other branches.
pub fn name(tx: &Write<'_>, actor: &Actor, id: &ActivityId, officers: &Officers) -> Result<()> {
    let before = visible(tx, actor, id)?;
    require(tx, actor, Right::RunActivity, &Place::unit(&before.unit).named(&before.named()))?;
    before.must_be_ahead()?;
    let now = Officers {
        chair: before.chair.clone().or_else(|| officers.chair.clone()),
        recorder: before.recorder.clone().or_else(|| officers.recorder.clone()),
    };
    if !before.lacks_officers() || (before.chair == now.chair && before.recorder == now.recorder) {
        return Ok(());
    }
    put(tx, &before, &now)?;
    let after = store::find(tx, id)?;
    let said = |activity: &Activity| json!({ "chair": activity.chair_name, "recorder": activity.recorder_name });
    let facts = json!({ "before": said(&before), "after": said(&after) });
    note_about(tx, actor, &after, &verbs::REPLANNED, tx.now(), after.named(), facts)
}

/// Writes both down, after they were checked.
pub(crate) fn put(tx: &Write<'_>, activity: &Activity, officers: &Officers) -> Result<()> {
    let (chair, recorder) = persons(tx, &activity.branch, (&officers.chair, &officers.recorder))?;
    store::name(tx, &activity.id, &chair, &recorder)
}
