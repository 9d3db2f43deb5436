//! The rows of imports, and the bulk reads and writes that an import needs: one statement for all of a kind. The only SQL of this folder.

use serde::{Deserialize, Serialize};
use zhixing_kit::clock::{DAY_MS, Moment};
use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, Row, Value, Write, params, statements};
use zhixing_records::{Author, MemberId};

use super::plan::Present;
use crate::member::{Exemption, Member, MembershipId};
use crate::post::Post;
use crate::unit;

/// How long a draft waits to be confirmed, in milliseconds.
pub(crate) const DRAFT_MS_MAX: i64 = DAY_MS;

zhixing_kit::ids! {
    /// A list that was read and waits to be confirmed.
    DraftId;
    /// A list that was brought in.
    ImportId;
}

impl DraftId {
    /// The import that comes of it.
    pub(super) fn import(&self) -> ImportId {
        ImportId::parse(self.as_str()).expect("both ids are written alike")
    }
}

statements! {
    MEMBERS = "select s.id, m.id, m.number, m.name, s.unit, s.branch, s.kind, s.from_on, s.to_on, m.born_on, m.joined_on, m.confirmed_on
        from member m
        join membership s on s.id = (select id from membership where member = m.id order by from_on desc, id desc limit 1)
        where m.organisation = $1
        order by m.number";
    ENDED_STAYS = "select member, branch, from_on, to_on
        from membership
        where organisation = $1 and to_on is not null
        order by member, from_on, id";
    POSTS = "select p.id, p.unit, u.name, p.member, m.name, p.kind, p.from_on, p.to_on, p.ended_at
        from post p
        join unit u on u.id = p.unit
        join member m on m.id = p.member
        where p.organisation = $1
        order by p.from_on, p.id";
    EXEMPTIONS = "select id, member, kind, from_on, to_on from exemption where organisation = $1 order by from_on, id";
    ADD_MEMBER = "insert into member (id, organisation, number, name, born_on, joined_on, confirmed_on, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    CHANGE_MEMBER = "update member set number = $2, name = $3, born_on = $4, joined_on = $5, confirmed_on = $6 where id = $1";
    REMOVE_MEMBER = "delete from member where id = $1";
    ADD_MEMBERSHIP = "insert into membership (id, organisation, member, unit, branch, kind, from_on, to_on, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    CHANGE_MEMBERSHIP = "update membership
        set member = $2, unit = $3, branch = (select branch from unit where id = $3), kind = $4, from_on = $5, to_on = $6
        where id = $1";
    REMOVE_MEMBERSHIP = "delete from membership where id = $1";
    ADD_POST = "insert into post (id, organisation, unit, member, kind, from_on, to_on, ended_at, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    CHANGE_POST = "update post set to_on = $2 where id = $1";
    REMOVE_POST = "delete from post where id = $1";
    ADD_EXEMPTION = "insert into exemption (id, organisation, member, kind, from_on, to_on, created_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    REMOVE_EXEMPTION = "delete from exemption where id = $1";
    REMOVE_UNIT = "delete from unit where id = $1";
    UNIT_ROWS = "select id, parent, kind, name, closed_on from unit where organisation = $1";
    MEMBER_ROWS = "select id, number, name, born_on, joined_on, confirmed_on from member where organisation = $1";
    MEMBERSHIP_ROWS = "select id, member, unit, kind, from_on, to_on from membership where organisation = $1";
    POST_ROWS = "select id, member, unit, kind, from_on, to_on, cast(ended_at as text) from post where organisation = $1";
    EXEMPTION_ROWS = "select id, member, kind, from_on, to_on from exemption where organisation = $1";
    ACCOUNT_MEMBERS = "select member from account where organisation = $1";
    FORGET_DRAFTS = "delete from import_draft where created_at < $1 or member = $2";
    FORGET_DRAFT = "delete from import_draft where id = $1";
    ADD_DRAFT = "insert into import_draft (id, organisation, member, file_name, body, digest, created_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    DRAFT = "select file_name, body, digest from import_draft where id = $1 and member = $2 and created_at >= $3";
    SET_DIGEST = "update import_draft set digest = $2 where id = $1";
    FORGET_REVERSE = "update member_import set reverse = null where organisation = $1 and reverse is not null";
    ADD_IMPORT = "insert into member_import (id, organisation, member, member_name, file_name, new_members, changed_members, reverse, created_at, undone_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, null)";
    LAST_IMPORT = "select id, member_name, file_name, new_members, changed_members, created_at, undone_at
        from member_import
        where organisation = $1
        order by created_at desc, id desc
        limit 1";
    OWN_IMPORT = "select id, member_name, file_name, new_members, changed_members, created_at, undone_at
        from member_import
        where id = $1 and member = $2";
    NEWER = "select id from import_draft where member = $2 and id > $1 and created_at >= $3 order by id desc limit 1";
    REVERSE = "select reverse from member_import where id = $1 and undone_at is null and reverse is not null";
    UNDONE = "update member_import set undone_at = $2, reverse = null where id = $1";
}

struct Latest(MembershipId, Member);

impl FromRow for Latest {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self(row.take()?, Member::from_row(row)?))
    }
}

/// All that is kept, one statement for each kind.
pub(super) fn present(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Present> {
    let top = unit::store::top(tx, organisation)?;
    Ok(Present {
        today: tx.today(),
        units: unit::store::below(tx, &top.id)?,
        members: tx
            .all::<Latest>(MEMBERS, params![organisation])?
            .into_iter()
            .map(|latest| (latest.0, latest.1))
            .collect(),
        ended_stays: tx.all(ENDED_STAYS, params![organisation])?,
        posts: tx.all::<Post>(POSTS, params![organisation])?,
        exemptions: tx.all::<Exemption>(EXEMPTIONS, params![organisation])?,
        keeps: None,
    })
}

/// A table that an import touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) enum Kind {
    Unit,
    Member,
    Membership,
    Post,
    Exemption,
}

impl Kind {
    fn rows(self) -> &'static str {
        match self {
            Self::Unit => UNIT_ROWS,
            Self::Member => MEMBER_ROWS,
            Self::Membership => MEMBERSHIP_ROWS,
            Self::Post => POST_ROWS,
            Self::Exemption => EXEMPTION_ROWS,
        }
    }

    fn removal(self) -> &'static str {
        match self {
            Self::Unit => REMOVE_UNIT,
            Self::Member => REMOVE_MEMBER,
            Self::Membership => REMOVE_MEMBERSHIP,
            Self::Post => REMOVE_POST,
            Self::Exemption => REMOVE_EXEMPTION,
        }
    }
}

/// A row as texts, in the order of the statement that reads it.
pub(super) type Columns = Vec<Option<String>>;

/// A row with its id.
struct Kept(String, Columns);

impl FromRow for Kept {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self(row.take()?, row.rest()?))
    }
}

/// Every row of a table, as texts.
pub(super) fn rows(tx: &Read<'_>, organisation: &OrganisationId, kind: Kind) -> Result<Vec<(String, Columns)>> {
    Ok(tx.all::<Kept>(kind.rows(), params![organisation])?.into_iter().map(|kept| (kept.0, kept.1)).collect())
}

/// The members who may sign in.
pub(super) fn account_members(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Vec<String>> {
    Ok(tx.all::<(String,)>(ACCOUNT_MEMBERS, params![organisation])?.into_iter().map(|(member,)| member).collect())
}

/// Takes rows away, the last one first.
pub(super) fn remove(tx: &Write<'_>, kind: Kind, ids: &[&str]) -> Result<()> {
    let sets: Vec<_> = ids.iter().rev().map(|id| vec![Value::from(*id)]).collect();
    tx.run_each(kind.removal(), &sets).map(drop)
}

/// Writes rows as they were; only what an import changes in them.
pub(super) fn restore(tx: &Write<'_>, kind: Kind, rows: &[(&str, &Columns)]) -> Result<()> {
    let (sql, columns) = match kind {
        Kind::Member => (CHANGE_MEMBER, 0..5),
        Kind::Membership => (CHANGE_MEMBERSHIP, 0..5),
        Kind::Post => (CHANGE_POST, 4..5),
        // An import only adds these.
        Kind::Unit | Kind::Exemption => return Ok(()),
    };
    let set = |(id, row): &(&str, &Columns)| {
        let kept = row.get(columns.clone()).unwrap_or_default().iter().cloned();
        std::iter::once(Value::from(*id)).chain(kept.map(Value::from)).collect()
    };
    tx.run_each(sql, &rows.iter().map(set).collect::<Vec<_>>()).map(drop)
}

/// Rows to be written, in the order in which they refer to each other. Units are written before.
#[derive(Default)]
pub(super) struct Writing {
    pub members: Vec<Vec<Value>>,
    pub changed_members: Vec<Vec<Value>>,
    pub changed_memberships: Vec<Vec<Value>>,
    pub memberships: Vec<Vec<Value>>,
    pub changed_posts: Vec<Vec<Value>>,
    pub posts: Vec<Vec<Value>>,
    pub exemptions: Vec<Vec<Value>>,
}

impl Writing {
    /// Writes them all.
    pub(super) fn run(&self, tx: &Write<'_>) -> Result<()> {
        let steps = [
            (ADD_MEMBER, &self.members),
            (CHANGE_MEMBER, &self.changed_members),
            (CHANGE_MEMBERSHIP, &self.changed_memberships),
            (ADD_MEMBERSHIP, &self.memberships),
            (CHANGE_POST, &self.changed_posts),
            (ADD_POST, &self.posts),
            (ADD_EXEMPTION, &self.exemptions),
        ];
        steps
            .into_iter()
            .filter(|(_, sets)| !sets.is_empty())
            .try_for_each(|(sql, sets)| tx.run_each(sql, sets).map(drop))
    }
}

/// A draft as it is kept.
pub(super) struct Draft {
    pub file_name: String,
    pub body: String,
    pub digest: String,
}

impl FromRow for Draft {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { file_name: row.take()?, body: row.take()?, digest: row.take()? })
    }
}

/// Keeps a draft; the member's earlier one and all that are too old go.
pub(super) fn add_draft(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    member: &MemberId,
    draft: &Draft,
) -> Result<DraftId> {
    tx.run(FORGET_DRAFTS, params![tx.now().plus_ms(-DRAFT_MS_MAX), member])?;
    let id: DraftId = tx.new_id();
    tx.run(ADD_DRAFT, params![&id, organisation, member, &draft.file_name, &draft.body, &draft.digest, tx.now()])?;
    Ok(id)
}

/// The member's own draft, if it is not too old.
pub(super) fn draft(tx: &Read<'_>, id: &DraftId, member: &MemberId) -> Result<Option<Draft>> {
    tx.maybe(DRAFT, params![id, member, tx.now().plus_ms(-DRAFT_MS_MAX)])
}

/// Throws a draft away.
pub(super) fn forget_draft(tx: &Write<'_>, id: &DraftId) -> Result<()> {
    tx.run(FORGET_DRAFT, params![id]).map(drop)
}

/// Writes which changes were shown last.
pub(super) fn set_digest(tx: &Write<'_>, id: &DraftId, digest: &str) -> Result<()> {
    tx.run(SET_DIGEST, params![id, digest]).map(drop)
}

/// An import that was done.
#[derive(Clone, Debug)]
pub struct Done {
    /// Its id.
    pub id: ImportId,
    /// Who did it.
    pub member_name: String,
    /// From which file.
    pub file_name: String,
    /// How many members were new.
    pub new_members: usize,
    /// How many were changed.
    pub changed_members: usize,
    /// When.
    pub created_at: Moment,
    /// When it was undone.
    pub undone_at: Option<Moment>,
}

impl FromRow for Done {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            member_name: row.take()?,
            file_name: row.take()?,
            new_members: row.take()?,
            changed_members: row.take()?,
            created_at: row.take()?,
            undone_at: row.take()?,
        })
    }
}

/// Keeps what was done; what earlier ones would need to be undone is let go.
pub(super) fn add_import(
    tx: &Write<'_>,
    id: &ImportId,
    author: &Author,
    file: &str,
    counts: (usize, usize),
    reverse: &str,
) -> Result<()> {
    tx.run(FORGET_REVERSE, params![&author.organisation])?;
    let values = params![
        id,
        &author.organisation,
        author.member.as_ref(),
        &author.name,
        file,
        counts.0,
        counts.1,
        reverse,
        tx.now()
    ];
    tx.run(ADD_IMPORT, values).map(drop)
}

/// The last import of the organisation.
pub(super) fn last_import(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Option<Done>> {
    tx.maybe(LAST_IMPORT, params![organisation])
}

/// What came of a check that its maker confirmed.
pub(super) fn own_import(tx: &Read<'_>, id: &DraftId, member: &MemberId) -> Result<Option<Done>> {
    tx.maybe(OWN_IMPORT, params![id, member])
}

/// The member's own check that was made after this one and waits.
pub(super) fn newer(tx: &Read<'_>, id: &DraftId, member: &MemberId) -> Result<Option<DraftId>> {
    Ok(tx.maybe::<(DraftId,)>(NEWER, params![id, member, tx.now().plus_ms(-DRAFT_MS_MAX)])?.map(|(id,)| id))
}

/// What undoing it needs; nothing when it was undone or is not the last one.
pub(super) fn reverse(tx: &Read<'_>, id: &ImportId) -> Result<Option<String>> {
    Ok(tx.maybe::<(String,)>(REVERSE, params![id])?.map(|(reverse,)| reverse))
}

/// Writes that it was undone.
pub(super) fn set_undone(tx: &Write<'_>, id: &ImportId) -> Result<()> {
    tx.run(UNDONE, params![id, tx.now()]).map(drop)
}
