//! Where a person stands besides the house's own tables: what other systems recorded of him. This room knows nothing of that; the server hands it what
//! to ask and what to do.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, Write};
use zhixing_people::Member;
use zhixing_records::MemberId;

use super::store;

/// How the house knows a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownBy {
    /// His mail address, unless he shares it with another member.
    pub mails: Vec<String>,
    /// Who he is at the organisation's own sign-in: issuer and subject.
    pub identities: Vec<(String, String)>,
    /// What he is called: his number, and the name with which he signs in.
    pub names: Vec<String>,
    /// Whether he shares his mail address with another member, so that it does not say who is meant.
    pub shares_mail: bool,
}

/// What stands elsewhere of him.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Records of other systems.
    pub statements: u64,
    /// What these keep for him, or with him in it.
    pub documents: u64,
    /// Accounts of other systems that are called as he is, with how many records name each: perhaps he, perhaps somebody else.
    pub accounts: Vec<(String, u64)>,
}

/// What to ask, and what to do.
#[derive(Clone, Copy)]
pub struct Elsewhere {
    /// What stands there of a person.
    pub look: fn(&Read<'_>, &OrganisationId, &KnownBy) -> Result<Seen>,
    /// Takes him out; says how many records lost him.
    pub take_out: fn(&Write<'_>, &OrganisationId, &KnownBy) -> Result<u64>,
}

/// How the house knows a member.
pub(super) fn known_by(tx: &Read<'_>, id: &MemberId, member: &Member) -> Result<KnownBy> {
    let (mails, shares_mail) = match store::mail_of(tx, id)? {
        Some((_, true)) => (Vec::new(), true),
        found => (found.into_iter().map(|(mail, _)| mail).collect(), false),
    };
    let identities = store::identities_of(tx, id)?;
    let mut names = vec![member.number.clone()];
    names.extend(store::sign_in_name(tx, id)?);
    names.extend(identities.iter().map(|(_, subject)| subject.clone()));
    // One character is many people's.
    names.retain(|name| name.chars().count() > 1);
    names.sort_unstable();
    names.dedup();
    Ok(KnownBy { mails, identities, names, shares_mail })
}
