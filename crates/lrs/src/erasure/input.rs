//! The form of an erasure: strings in, somebody out.

use serde::Deserialize;
use zhixing_kit::form::{Check, Faults, Field};
use zhixing_kit::{Result, Sentence};
use zhixing_people::Secret;
use zhixing_people::fields::PASSWORD;

use super::model::Whom;
use crate::record::who;
use crate::text::Text;

mod own {
    zhixing_kit::fields! {
        WHOM = "whom" "他的邮箱或账号（账号写成“系统地址 账号”）" / "His mail address or account (an account as “address name”)",
            why "别的系统用它称呼这个人：按它找出与他有关的记录。" / "By this other systems know him: what has to do with him is found by it.", seen "没有人，不保存" / "Nobody; it is not kept";
    }
}

pub(crate) use own::FIELDS;
pub(super) use own::WHOM;

/// The fields of the form that erases.
pub(super) const FORM: &[&Field] = &[&WHOM, &PASSWORD];

/// What the forms send.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct WhomInput {
    /// What identifies somebody.
    pub whom: String,
    /// The administrator's password; empty when it is only looked.
    pub password: Secret,
}

impl WhomInput {
    /// Checks it.
    pub(super) fn check(&self) -> Result<Whom, Faults> {
        let mut check = Check::default();
        let text = check.text("whom", &self.whom, 2_000);
        let ifi = who(&text);
        if ifi.is_none() && !text.is_empty() {
            check.fault("whom", Sentence::of(|language| Text(language).nobody()));
        }
        check.finish(Whom::of(ifi))
    }
}
