//! What a filing pack needs to know of the installation.

use zhixing_kit::house::Setting;
use zhixing_kit::{Error, Read, Result};
use zhixing_people::{the_organisation, top_unit};
use zhixing_records::{LogHead, log_state};

use super::model::Pack;
use crate::registers::Registers;

/// The pack of this installation. [`Error::NotFound`] before there is an organisation.
pub fn pack(tx: &Read<'_>, registers: Registers, settings: &[Setting]) -> Result<Pack> {
    let organisation = the_organisation(tx)?.ok_or(Error::NotFound)?;
    Ok(Pack {
        organisation: top_unit(tx, &organisation)?.name,
        made_at: tx.now(),
        fingerprint: log_state(tx)?.head.as_ref().map(LogHead::fingerprint),
        settings: settings.to_vec(),
        registers,
    })
}
