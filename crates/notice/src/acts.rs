//! What can be done about messages and suggestions, for who does it without a page: the demonstration. The same actions as the pages', with the same
//! rights asked and the same records written.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, Write};
use zhixing_people::Actor;

pub use crate::mail::How as ByMail;
pub use crate::message::actions::see_all;
pub use crate::suggestion::actions::{answer, suggest};
pub use crate::suggestion::model::{Kind as SuggestionKind, NewAnswer, NewSuggestion, Suggestion};

/// How many are listed at most.
const LISTED_MAX: usize = 200;

/// Those that wait for an answer, complaints first.
pub fn waiting_list(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Vec<Suggestion>> {
    crate::suggestion::store::all_waiting(tx, organisation, LISTED_MAX)
}

/// Somebody takes his notices by mail, at an address that is known to be his.
pub fn take_by_mail(tx: &Write<'_>, who: &Actor, how: ByMail, address: &str) -> Result<()> {
    crate::mail::choose_confirmed(tx, who, how, address)
}
