//! A form shown again: faults that an action found stand at the fields, a refusal at the field it belongs to. All else is passed on.

use zhixing_kit::Error;
use zhixing_kit::form::Faults;

/// The faults to show with the form, or the error when a form cannot help.
pub fn faults(error: Error, field: &'static str) -> Result<Faults, Error> {
    match error {
        Error::Invalid(faults) => Ok(Faults(faults)),
        Error::Refused(sentence) => Ok(Faults::at(field, sentence)),
        other => Err(other),
    }
}
