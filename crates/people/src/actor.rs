//! Who acts: a member with the posts that he holds at this moment. Says nothing about what he may do (that is `rights`).

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Language, Read, Result};
use zhixing_records::{Author, MemberId, UnitId};

use crate::account::{self, AccountId};
use crate::member::{self, Member};
use crate::post::{self, PostKind};
use crate::rights::look_below;
use crate::session::SessionId;
use crate::unit::{self, UnitKind};

zhixing_kit::text! {
    Text
    at_console() "命令行" / "Command line";
}

/// A post that gives rights now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The unit in which it is held.
    pub unit: UnitId,
    /// What it is.
    pub kind: PostKind,
    /// The kind of that unit.
    pub unit_kind: UnitKind,
    /// The path of that unit.
    pub path: String,
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// His organisation.
    pub organisation: OrganisationId,
    /// His account; none when he acts at the command line.
    pub account: Option<AccountId>,
    /// The session in which he acts; none at the command line.
    pub session: Option<SessionId>,
    /// The member that he is.
    pub member: MemberId,
    /// His name.
    pub name: String,
    /// The language that he set.
    pub language: Option<Language>,
    /// The unit to which he belongs.
    pub unit: UnitId,
    /// The path of that unit.
    pub path: String,
    /// The branch of that unit; none above the branches.
    pub branch: Option<UnitId>,
    /// His posts of this moment.
    pub posts: Vec<Held>,
    /// The branch that he turned to where he could be shown several; [`Actor::leads`] says whether it counts.
    pub turned_to: Option<UnitId>,
    /// Whether the one who runs the machine acts through this member's rights.
    pub(crate) console: bool,
}

impl Actor {
    /// Who is named in the record of what he does.
    pub fn author(&self) -> Author {
        if self.console {
            let name = Text(Language::Chinese).at_console().to_owned();
            return Author { organisation: self.organisation.clone(), member: None, name };
        }
        Author { organisation: self.organisation.clone(), member: Some(self.member.clone()), name: self.name.clone() }
    }

    /// The member as an actor with his posts of today, without a session: for the demonstration and for tests of other rooms.
    pub fn of(tx: &Read<'_>, organisation: &OrganisationId, id: &MemberId) -> Result<Self> {
        Self::with_member(tx, organisation, id).map(|(actor, _)| actor)
    }

    /// The member as he would act if he signed in now, in the language that he set; none when he has left or his account is barred.
    pub fn admitted(tx: &Read<'_>, organisation: &OrganisationId, id: &MemberId) -> Result<Option<Self>> {
        let (account, found) = tx.together((
            || account::store::of_member(tx, id),
            || match Self::with_member(tx, organisation, id) {
                Err(Error::NotFound) => Ok(None),
                found => found.map(Some),
            },
        ))?;
        let account = account.filter(|account| account.closed_at.is_none() && account.is_active);
        let found = found.filter(|(_, member)| !member.has_left());
        let (Some(account), Some((actor, _))) = (account, found) else { return Ok(None) };
        Ok(Some(Self { account: Some(account.id), language: account.language, ..actor }))
    }

    fn with_member(tx: &Read<'_>, organisation: &OrganisationId, id: &MemberId) -> Result<(Self, Member)> {
        let of_unit = || {
            let member = member::member(tx, id)?;
            let path = unit::unit(tx, &member.unit)?.path;
            Ok((member, path))
        };
        let ((member, path), posts) = tx.together((of_unit, || held(tx, id)))?;
        let actor = Self {
            organisation: organisation.clone(),
            account: None,
            session: None,
            member: id.clone(),
            name: member.name.clone(),
            language: None,
            unit: member.unit.clone(),
            path,
            branch: member.branch.clone(),
            posts,
            turned_to: None,
            console: false,
        };
        Ok((actor, member))
    }

    /// Who runs the machine, acting at the command line with the rights of an administrator of the topmost unit, also where nobody holds that post any
    /// more. The record names the command line. [`Error::NotFound`] before the first administrator came.
    pub fn at_console(tx: &Read<'_>) -> Result<Self> {
        let organisation = unit::the_organisation(tx)?.ok_or(Error::NotFound)?;
        let top = unit::top_unit(tx, &organisation)?;
        // Posts are never removed: the first administrator's is there, whatever became of him.
        let mut known = post::post_history(tx, &top.id)?;
        known.retain(|post| post.kind == PostKind::Administrator);
        let today = tx.today();
        let holds = known.iter().rev().find(|post| post.is_held(today));
        let through = holds.or(known.first()).ok_or(Error::NotFound)?;
        let mut console = Self { console: true, ..Self::of(tx, &organisation, &through.member)? };
        if !console.holds(PostKind::Administrator, &top.id) {
            let (unit, path) = (top.id, top.path);
            console.posts.push(Held { unit, kind: PostKind::Administrator, unit_kind: UnitKind::Organisation, path });
        }
        Ok(console)
    }

    /// Whether a post of his lets him look at the units below an organisation (P7).
    pub fn looks_below(&self) -> bool {
        look_below(&self.posts)
    }

    /// The branch whose year and term he is shown: the one that he turned to, else his own. Who leads a temporary branch and has no such post at home
    /// is shown that one instead: what he is to see to lies there, and his own branch sees to itself.
    pub fn leads(&self) -> Option<&UnitId> {
        let shown = self.may_turn_to();
        if let Some(turned) = shown.iter().find(|unit| Some(**unit) == self.turned_to.as_ref()) {
            return Some(turned);
        }
        let leads_at_home = self.posts_that_lead().any(|held| Some(&held.unit) == self.branch.as_ref());
        let temporary = shown.iter().find(|unit| Some(**unit) != self.branch.as_ref());
        temporary.filter(|_| !leads_at_home).copied().or(self.branch.as_ref())
    }

    /// The branches whose year and term he can be shown: his own, and temporary ones that he leads.
    pub fn may_turn_to(&self) -> Vec<&UnitId> {
        let temporary = self.posts_that_lead().filter(|held| held.unit_kind == UnitKind::TemporaryBranch);
        let mut shown: Vec<&UnitId> = self.branch.iter().collect();
        for held in temporary {
            if !shown.contains(&&held.unit) {
                shown.push(&held.unit);
            }
        }
        shown
    }

    fn posts_that_lead(&self) -> impl Iterator<Item = &Held> {
        let leading = [PostKind::Secretary, PostKind::Deputy, PostKind::CommitteeMember];
        self.posts.iter().filter(move |held| leading.contains(&held.kind))
    }

    /// Whether he holds a post of this kind in this very unit.
    pub fn holds(&self, kind: PostKind, unit: &UnitId) -> bool {
        self.posts.iter().any(|held| held.kind == kind && held.unit == *unit)
    }
}

/// The member's posts that give rights now.
pub(crate) fn held(tx: &Read<'_>, member: &MemberId) -> Result<Vec<Held>> {
    let rows = post::store::held(tx, member)?;
    Ok(rows.into_iter().map(|(unit, kind, unit_kind, path)| Held { unit, kind, unit_kind, path }).collect())
}
