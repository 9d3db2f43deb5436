//! Somebody who is erased from the house is taken out here too: by what the house knew of him. For the room that erases, which the server hands this to.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, Write};
use zhixing_xapi::{Account, Ifi, Iri, is_mailto};

use super::model::Whom;
use super::{actions, questions};

/// How the house knows somebody.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// His addresses of mail.
    pub mails: &'a [String],
    /// Accounts that are certainly his: a system, and how he is called there.
    pub accounts: &'a [(String, String)],
    /// What he is called in the house: number, name to sign in. Others may be called so elsewhere.
    pub names: &'a [String],
}

/// What the record store holds of him.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Statements.
    pub statements: u64,
    /// States and profiles.
    pub documents: u64,
    /// Accounts of other systems that are called as he is, as the search of the record store takes them, with how many statements name each.
    pub accounts: Vec<(String, u64)>,
}

impl Known<'_> {
    fn whom(&self) -> Whom {
        let mails = self.mails.iter().map(|mail| format!("mailto:{mail}")).filter(|mail| is_mailto(mail));
        let accounts = self
            .accounts
            .iter()
            .filter_map(|(home, name)| Some(Ifi::Account(Account { home_page: Iri::new(home)?, name: name.clone() })));
        // OpenID Connect names a person by issuer and subject; some systems write that as one address.
        let ids = self.accounts.iter().flat_map(|(home, name)| {
            let joined = format!("{}/{name}", home.trim_end_matches('/'));
            [Iri::new(name).filter(|id| id.as_str().contains("://")), Iri::new(&joined)]
        });
        Whom::of(mails.map(Ifi::Mbox).chain(accounts).chain(ids.flatten().map(Ifi::OpenId)))
    }
}

/// What would be found of somebody. Nobody's right is asked: whoever asks has asked it.
pub fn seen_of(tx: &Read<'_>, organisation: &OrganisationId, known: &Known<'_>) -> Result<Seen> {
    let whom = known.whom();
    let outlook = questions::outlook(tx, organisation, &whom)?;
    let called = questions::accounts_called(tx, organisation, known.names)?;
    let accounts = called.into_iter().filter(|(account, _)| !whom.is_him(&Ifi::Account(account.clone())));
    Ok(Seen {
        statements: outlook.statements(),
        documents: outlook.kept + outlook.mentioned,
        accounts: accounts.map(|(account, count)| (format!("{} {}", account.home_page, account.name), count)).collect(),
    })
}

/// Takes him out. Says how many statements lost him.
pub fn take_out_known(tx: &Write<'_>, organisation: &OrganisationId, known: &Known<'_>) -> Result<u64> {
    Ok(actions::take_out(tx, organisation, &known.whom())?.statements())
}
