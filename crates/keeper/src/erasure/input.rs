//! The form of an erasure: strings in, a ground out.

use serde::Deserialize;
use zhixing_kit::form::{Check, Faults, Field};
use zhixing_kit::{Result, Sentence};
use zhixing_people::Secret;
use zhixing_people::fields::PASSWORD;

use super::model::Ground;
use super::text::Text;

mod own {
    zhixing_kit::fields! {
        GROUND = "ground" "依据" / "Ground",
            why "抹除本身要留下记录：凭什么抹除，但不写是谁。" / "That somebody was erased is recorded: on what ground, but not who.", seen "本单位有权查看台账的人" / "Those who may read the unit's records";
        CONFIRMATION = "confirmation" "输入他的编号以确认" / "Type his number to confirm",
            why "抹除以后无法恢复，防止选错人。" / "It cannot be taken back; this keeps the wrong person from being chosen.", seen "没有人，不保存" / "Nobody; it is not kept";
    }
}

pub use own::FIELDS;
pub(super) use own::{CONFIRMATION, GROUND};

/// The fields of the form, the password of signing in among them.
pub(super) const FORM: &[&Field] = &[&GROUND, &CONFIRMATION, &PASSWORD];

/// What the form sends.
#[derive(Deserialize, Default, Clone, Debug)]
#[serde(default)]
pub struct ErasureInput {
    /// The ground's word.
    pub ground: String,
    /// The member's number, typed.
    pub confirmation: String,
    /// The administrator's password.
    pub password: Secret,
}

impl ErasureInput {
    /// The ground, when the number is that of the member.
    pub(super) fn check(&self, number: &str) -> Result<Ground, Faults> {
        let mut check = Check::default();
        let ground = check.choice("ground", &self.ground, Ground::Asked, Ground::read);
        let typed = check.text("confirmation", &self.confirmation, 60);
        if !typed.is_empty() && typed != number {
            check.fault("confirmation", Sentence::of(|language| Text(language).another_number()));
        }
        check.finish(ground)
    }
}
