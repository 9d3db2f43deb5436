//! What can be asked about pictures. Read only.

use zhixing_kit::form::Faults;
use zhixing_kit::{Error, Read, Result, Sentence};
use zhixing_people::{Actor, Place, Right, may};
use zhixing_question::{ImageName, Images, Question, pictures};

use super::model::CARRIED_BYTES_MAX;
use super::store;
use super::text::Text;
use crate::bank::model::BankId;

/// The bytes of a picture, for who may see a question that shows it: whoever it is put to or was, who sees what the unit does, who keeps its bank,
/// and who brought it along. [`Error::NotFound`] for everybody else.
pub fn shown(tx: &Read<'_>, actor: &Actor, name: &ImageName) -> Result<Vec<u8>> {
    if may_see(tx, actor, name)? { store::bytes(tx, &actor.organisation, name) } else { Err(Error::NotFound) }
}

fn may_see(tx: &Read<'_>, actor: &Actor, name: &ImageName) -> Result<bool> {
    let units = store::units(tx, name)?;
    if units.iter().any(|unit| actor.path.split('/').any(|part| part == unit.as_str())) {
        return Ok(true);
    }
    if store::in_hand(tx, name, &actor.member)? || store::seen(tx, name, &actor.member)? {
        return Ok(true);
    }
    for unit in &units {
        let place = Place::unit(unit);
        if may(tx, actor, Right::KeepQuestions, &place)? || may(tx, actor, Right::SeeActivity, &place)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Refuses a question that names a picture which is not here.
pub fn must_be_here(tx: &Read<'_>, actor: &Actor, question: &Question) -> Result<()> {
    for picture in question.texts().flat_map(pictures) {
        let is_here = match ImageName::parse(picture.name) {
            Some(name) => store::size(tx, &actor.organisation, &name)?.is_some(),
            None => false,
        };
        if !is_here {
            return Err(Faults::at("stem", Sentence::of(|language| Text(language).not_here(picture.name))).into());
        }
    }
    Ok(())
}

/// The pictures that a bank's questions show, to be carried away with them.
pub fn of_bank(tx: &Read<'_>, actor: &Actor, bank: &BankId) -> Result<Images> {
    store::of_bank(tx, &actor.organisation, bank, CARRIED_BYTES_MAX)?.map_err(|weight| {
        let megabytes = |bytes: u64| bytes.div_ceil(1024 * 1024);
        Sentence::of(|language| Text(language).too_heavy(megabytes(weight), megabytes(CARRIED_BYTES_MAX))).into()
    })
}

/// How heavy the pictures of a question are, in bytes.
pub fn weight(tx: &Read<'_>, actor: &Actor, question: &Question) -> Result<u64> {
    let mut weight = 0;
    for name in question.shows() {
        weight += store::size(tx, &actor.organisation, &name)?.unwrap_or(0);
    }
    Ok(weight)
}
