//! The only SQL about suggestions.

use zhixing_kit::db::{FromRow, Row};
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Read, Result, Write, params, statements};
use zhixing_people::MemberId;

use super::model::{Answered, Aside, Kind, NewAnswer, NewSuggestion, Suggestion};
use super::{AsideId, SuggestionId};

statements! {
    ADD = "insert into suggestion (id, organisation, kind, about, words, sent_by, sent_at) values ($1, $2, $3, $4, $5, $6, $7)";
    NAMED_SINCE = "select count(*) from suggestion where sent_by = $1 and sent_at > $2";
    UNNAMED_SINCE = "select count(*) from suggestion where organisation = $1 and sent_at > $2 and sent_by is null";
    ANSWERED = "select suggestion.id, suggestion.kind, suggestion.about, suggestion.words, suggestion.sent_at,
            suggestion_answer.words, suggestion_answer.kept_back, suggestion_answer.answered_at
        from suggestion_answer join suggestion on suggestion.id = suggestion_answer.suggestion
        where suggestion_answer.organisation = $1 and suggestion_answer.answered_at < $2 and suggestion_answer.aside is null
        order by suggestion_answer.answered_at desc, suggestion.id desc
        limit $3";
    OWN_WAITING = "select suggestion.id, suggestion.kind, suggestion.about, suggestion.words, suggestion.sent_at,
            cast(null as text), cast(null as text), cast(null as bigint)
        from suggestion left join suggestion_answer on suggestion_answer.suggestion = suggestion.id
        where suggestion.sent_by = $1 and suggestion_answer.suggestion is null
        order by suggestion.sent_at desc
        limit $2";
    ALL_WAITING = "select suggestion.id, suggestion.kind, suggestion.about, suggestion.words, suggestion.sent_at,
            cast(null as text), cast(null as text), cast(null as bigint)
        from suggestion left join suggestion_answer on suggestion_answer.suggestion = suggestion.id
        where suggestion.organisation = $1 and suggestion_answer.suggestion is null
        order by suggestion.kind, suggestion.sent_at
        limit $2";
    WAITING = "select count(*)
        from suggestion left join suggestion_answer on suggestion_answer.suggestion = suggestion.id
        where suggestion.organisation = $1 and suggestion_answer.suggestion is null";
    ONE = "select suggestion.id, suggestion.kind, suggestion.about, suggestion.words, suggestion.sent_at,
            suggestion_answer.words, suggestion_answer.kept_back, suggestion_answer.answered_at
        from suggestion left join suggestion_answer on suggestion_answer.suggestion = suggestion.id
        where suggestion.id = $1 and suggestion.organisation = $2";
    SENDER = "select sent_by from suggestion where id = $1";
    SET_ASIDE = "insert into suggestion_answer (suggestion, organisation, words, kept_back, answered_by, answered_at, aside) values ($1, $2, $3, null, $4, $5, $6)";
    ADD_ASIDE = "insert into suggestion_aside (id, organisation, reason, count, complaints, set_at) values ($1, $2, $3, $4, $5, $6)";
    ASIDE = "select set_at, reason, count, complaints from suggestion_aside
        where organisation = $1 and count > 0
        order by set_at desc, id desc
        limit $2";
    ASIDE_SUM = "select coalesce(cast(sum(count) as bigint), 0), count(*) from suggestion_aside where organisation = $1 and count > 0";
    /// What was set aside, with its words: for who may answer it after all.
    ASIDE_ONES = "select suggestion.id, suggestion.kind, suggestion.about, suggestion.words, suggestion.sent_at,
            cast(null as text), cast(null as text), cast(null as bigint)
        from suggestion_answer join suggestion on suggestion.id = suggestion_answer.suggestion
        where suggestion_answer.organisation = $1 and suggestion_answer.aside is not null
        order by suggestion_answer.answered_at desc, suggestion.id desc
        limit $2";
    WAS_ASIDE = "select aside from suggestion_answer where suggestion = $1 and organisation = $2 and aside is not null";
    ANSWER_AFTER_ALL = "update suggestion_answer set words = $3, kept_back = $4, answered_by = $5, answered_at = $6, aside = null
        where suggestion = $1 and organisation = $2 and aside is not null";
    LEAVE_ASIDE = "update suggestion_aside set count = count - 1, complaints = complaints - $2 where id = $1";
    ADD_ANSWER = "insert into suggestion_answer (suggestion, organisation, words, kept_back, answered_by, answered_at) values ($1, $2, $3, $4, $5, $6)";
}

impl FromRow for Suggestion {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, kind) = (row.take()?, row.take::<String>()?);
        let (about, words, sent_at) = (row.take()?, row.take()?, row.take()?);
        let (answer, kept_back, at): (Option<String>, Option<String>, Option<Moment>) =
            (row.take()?, row.take()?, row.take()?);
        let kind = Kind::read(&kind).ok_or_else(|| Error::broken("a suggestion of an unknown kind"))?;
        let answer = answer.zip(at).map(|(words, at)| Answered { words, kept_back, at });
        Ok(Self { id, kind, about, words, sent_at, answer })
    }
}

pub(super) fn add(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    id: &SuggestionId,
    new: &NewSuggestion,
    by: Option<&MemberId>,
) -> Result<()> {
    tx.run(ADD, params![id, organisation, new.kind.word(), &new.about, &new.words, by, tx.now()]).map(drop)
}

/// How many a member has sent since.
pub(super) fn named_since(tx: &Read<'_>, member: &MemberId, since: Moment) -> Result<u32> {
    tx.one::<(u32,)>(NAMED_SINCE, params![member, since]).map(|(count,)| count)
}

/// Sets one aside, together with others of the same act.
pub(super) fn set_aside(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    id: &SuggestionId,
    (reason, act): (&str, &AsideId),
    by: &MemberId,
) -> Result<()> {
    tx.run(SET_ASIDE, params![id, organisation, reason, by, tx.now(), act]).map(drop)
}

/// Notes an act that sets so many aside, so many of them complaints.
pub(super) fn add_aside(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    act: &AsideId,
    reason: &str,
    (count, complaints): (usize, usize),
) -> Result<()> {
    tx.run(ADD_ASIDE, params![act, organisation, reason, count, complaints, tx.now()]).map(drop)
}

/// What was set aside, the latest act first.
pub(super) fn aside(tx: &Read<'_>, organisation: &OrganisationId, limit: usize) -> Result<Vec<Aside>> {
    let rows = tx.all::<(Moment, String, u32, u32)>(ASIDE, params![organisation, limit])?;
    Ok(rows.into_iter().map(|(at, reason, count, complaints)| Aside { at, reason, count, complaints }).collect())
}

/// How many were set aside in all, in how many acts.
pub(super) fn aside_sum(tx: &Read<'_>, organisation: &OrganisationId) -> Result<(u32, u32)> {
    tx.one(ASIDE_SUM, params![organisation])
}

/// What was set aside, with its words, the latest first.
pub(super) fn aside_ones(tx: &Read<'_>, organisation: &OrganisationId, limit: usize) -> Result<Vec<Suggestion>> {
    tx.all(ASIDE_ONES, params![organisation, limit])
}

/// Answers one that was set aside; says whether it was.
pub(super) fn answer_after_all(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    one: &Suggestion,
    new: &NewAnswer,
    by: &MemberId,
) -> Result<bool> {
    let Some((act,)) = tx.maybe::<(AsideId,)>(WAS_ASIDE, params![&one.id, organisation])? else { return Ok(false) };
    let values = params![&one.id, organisation, &new.words, new.kept_back.as_deref(), by, tx.now()];
    tx.run(ANSWER_AFTER_ALL, values)?;
    tx.run(LEAVE_ASIDE, params![&act, i64::from(one.kind == Kind::Complaint)])?;
    Ok(true)
}

pub(super) fn unnamed_since(tx: &Read<'_>, organisation: &OrganisationId, since: Moment) -> Result<u32> {
    tx.one::<(u32,)>(UNNAMED_SINCE, params![organisation, since]).map(|(count,)| count)
}

pub(super) fn answered(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    before: Option<Moment>,
    limit: usize,
) -> Result<Vec<Suggestion>> {
    tx.all(ANSWERED, params![organisation, before.unwrap_or(Moment(i64::MAX)), limit])
}

pub(super) fn own_waiting(tx: &Read<'_>, member: &MemberId, limit: usize) -> Result<Vec<Suggestion>> {
    tx.all(OWN_WAITING, params![member, limit])
}

pub(crate) fn all_waiting(tx: &Read<'_>, organisation: &OrganisationId, limit: usize) -> Result<Vec<Suggestion>> {
    tx.all(ALL_WAITING, params![organisation, limit])
}

pub(super) fn waiting(tx: &Read<'_>, organisation: &OrganisationId) -> Result<u32> {
    tx.one::<(u32,)>(WAITING, params![organisation]).map(|(count,)| count)
}

pub(super) fn one(tx: &Read<'_>, organisation: &OrganisationId, id: &SuggestionId) -> Result<Suggestion> {
    tx.one(ONE, params![id, organisation])
}

pub(super) fn sender(tx: &Read<'_>, id: &SuggestionId) -> Result<Option<MemberId>> {
    tx.one::<(Option<MemberId>,)>(SENDER, params![id]).map(|(sender,)| sender)
}

pub(super) fn add_answer(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    id: &SuggestionId,
    new: &NewAnswer,
    by: &MemberId,
) -> Result<()> {
    tx.run(ADD_ANSWER, params![id, organisation, &new.words, new.kept_back.as_deref(), by, tx.now()]).map(drop)
}
