//! The form of a rule: strings in, checked values out.

use serde::Deserialize;
use zhixing_kit::fields;
use zhixing_kit::form::{Check, Faults};

use super::model::DAYS;

fields! {
    DAYS_KEPT = "days_kept" "保存多少天" / "Days to keep records", why "到期的记录连同附件一并清除，不能恢复。按写入的日子算，30 天至 36500 天。" / "Records older than that go, with their files, and cannot be brought back. Counted from the day of recording, from 30 to 36,500 days.", seen "管理员" / "Administrators";
}

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct DaysInput {
    /// The number of days.
    pub days_kept: String,
}

impl DaysInput {
    /// Checks it.
    pub fn check(&self) -> Result<i64, Faults> {
        let mut check = Check::default();
        let days = check.number("days_kept", &self.days_kept, DAYS);
        check.finish(days)
    }
}
