//! Chair and recorder of a meeting: proposed and asked for where the plan does not name them, at the latest when it is opened. Both sign the minutes,
//! so that none is opened without them. Nobody is named by this program itself: it proposes, a person confirms.

use jiff::civil::Date;
use serde_json::json;
use zhixing_charter::{ActivityKind, Convener, Delegate};
use zhixing_kit::form::Faults;
use zhixing_kit::{Read, Result, Sentence, Write};
use zhixing_people::{Actor, MemberId, Place, PostKind, Right, UnitId, posts_of, require};

use super::actions::{note_about, persons, visible};
use super::model::{Activity, ActivityId};
use super::store;
use super::text::Text;
use crate::roll::namesake::worded;
use crate::{term, verbs};

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

/// Who calls an activity of a kind by rule, as far as the post is held on that day: he presides in what a plan proposes.
pub fn convener(
    tx: &Read<'_>,
    (branch, unit): (&UnitId, &UnitId),
    kind: &ActivityKind,
    on: Date,
) -> Result<Option<MemberId>> {
    let (unit, post) = match kind.convener {
        Convener::Secretary => (branch, PostKind::Secretary),
        Convener::GroupLeader => (unit, PostKind::GroupLeader),
        Convener::Each => return Ok(None),
    };
    let holders = posts_of(tx, unit, on)?;
    Ok(holders.into_iter().find(|held| held.kind == post && held.unit == *unit).map(|held| held.member))
}

/// Whom the charter names to convene and preside, in words, where the chair is none of them on the meeting's day (支 11, 12, 13). None where nobody
/// presides yet, where nobody holds such a post, and of a chair whom a ballot has elected and whose post is not confirmed.
pub fn unnamed(tx: &Read<'_>, activity: &Activity) -> Result<Option<Sentence>> {
    let (Some(chair), Some(rule)) = (&activity.chair, activity.rule()) else { return Ok(None) };
    let (unit, convener) = match rule.convener {
        Convener::Secretary => (&activity.branch, PostKind::Secretary),
        Convener::GroupLeader => (&activity.unit, PostKind::GroupLeader),
        Convener::Each => return Ok(None),
    };
    let delegates = rule.delegates.iter().map(|delegate| match delegate {
        Delegate::Deputy => PostKind::Deputy,
        Delegate::CommitteeMember => PostKind::CommitteeMember,
    });
    let named: Vec<PostKind> = [convener].into_iter().chain(delegates).collect();
    let on = activity.began_at.unwrap_or(activity.starts_at).day(tx.zone());
    let mut posts = posts_of(tx, unit, on)?;
    posts.retain(|post| named.contains(&post.kind));
    let elected = term::committee_to_be(tx, &activity.organisation, &activity.branch)?.unwrap_or_default();
    if posts.is_empty() || posts.iter().any(|post| post.member == *chair) || elected.contains(chair) {
        return Ok(None);
    }
    Ok(Some(Sentence::of(|language| {
        let convener = language.pick(rule.convener.zh(), rule.convener.en()).to_owned();
        let delegates = named.iter().skip(1).map(|post| post.name(language).to_lowercase());
        let all: Vec<String> = std::iter::once(convener).chain(delegates).collect();
        Text(language).chair_unnamed(worded(language, &activity.chair_name), all.join(language.pick("、", ", ")))
    })))
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
    note_named(tx, actor, &before)
}

/// Writes both down, after they were checked.
pub(crate) fn put(tx: &Write<'_>, activity: &Activity, officers: &Officers) -> Result<()> {
    let (chair, recorder) = persons(tx, &activity.branch, (&officers.chair, &officers.recorder))?;
    store::name(tx, &activity.id, &chair, &recorder)
}

/// Names others where somebody left the post by which he presided, and notes it.
pub(crate) fn replace(tx: &Write<'_>, actor: &Actor, before: &Activity, new: &Officers) -> Result<()> {
    require(tx, actor, Right::PlanActivity, &Place::unit(&before.unit))?;
    before.must_be_ahead()?;
    put(tx, before, new)?;
    note_named(tx, actor, before)
}

fn note_named(tx: &Write<'_>, actor: &Actor, before: &Activity) -> Result<()> {
    let after = store::find(tx, &before.id)?;
    let said = |activity: &Activity| json!({ "chair": activity.chair_name, "recorder": activity.recorder_name });
    let facts = json!({ "before": said(before), "after": said(&after) });
    note_about(tx, actor, &after, &verbs::REPLANNED, tx.now(), after.named(), facts)
}
