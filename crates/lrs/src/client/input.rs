//! The form of a new client: strings in, checked values out.

use serde::Deserialize;
use zhixing_kit::fields;
use zhixing_kit::form::{Check, Faults};
use zhixing_people::UnitId;

use super::model::{NewClient, Reads};

/// The longest name, in characters.
const NAME_MAX: usize = 60;

fields! {
    NAME = "client_name" "系统名称" / "Name of the system", why "在列表和每条学习记录的来源里显示。" / "It stands in the list, and as the source of each record.", seen "管理员，和读取记录的系统" / "Administrators, and systems that read records";
    UNIT = "client_unit" "属于哪个单位" / "Unit", why "只读本单位记录的系统，读的是属于这个单位的各个系统写入的记录。" / "A system that reads its unit's records reads what systems of this unit wrote.", seen "管理员" / "Administrators";
    WRITES = "client_writes" "可以写入学习记录" / "May write records", why "只需要读取的系统不必勾选。" / "Leave it empty for a system that only reads.", seen "管理员" / "Administrators";
    READS = "client_reads" "可以读取" / "May read", why "只给它真正需要的。记录里有人的姓名和成绩。" / "No more than it needs: records hold names and results of people.", seen "管理员" / "Administrators";
}

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ClientInput {
    /// The name.
    pub client_name: String,
    /// The unit's id.
    pub client_unit: String,
    /// `yes` or nothing.
    pub client_writes: String,
    /// A word of [`Reads`].
    pub client_reads: String,
}

impl ClientInput {
    /// Checks it.
    pub fn check(&self) -> Result<NewClient, Faults> {
        let mut check = Check::default();
        let name = check.text("client_name", &self.client_name, NAME_MAX);
        let unit = check.id("client_unit", &self.client_unit, true, UnitId::parse);
        let reads = check.choice("client_reads", &self.client_reads, Reads::None, Reads::read);
        check.finish(())?;
        // A unit that is missing was a fault above.
        let unit = unit.ok_or_else(Faults::default)?;
        Ok(NewClient { name, writes: self.client_writes == "yes", reads, unit })
    }
}
