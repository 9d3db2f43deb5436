//! What the forms of discussion groups send, and how they are checked.

use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};
use zhixing_people::MemberId;

use super::model::GROUPS_MAX;

zhixing_kit::fields! {
    GROUP_COUNT = "group_count" "分几组" / "How many groups", why "一组六个人上下，人人都能说上话。" / "About six in a group, so that everybody comes to speak.", seen "本支部成员" / "Members of the branch";
    MOVED = "moved" "谁" / "Who", why "抽签以后个别调整。" / "To change single ones after the lots are drawn.", seen "本支部成员" / "Members of the branch";
    INTO_GROUP = "into_group" "到第几组" / "Into group", why "抽签以后个别调整。" / "To change single ones after the lots are drawn.", seen "本支部成员" / "Members of the branch";
}

/// What the form that draws lots sends.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct DrawInput {
    pub group_count: String,
}

impl DrawInput {
    /// How many groups.
    pub fn check(&self) -> Result<u32, Faults> {
        let mut check = Check::default();
        let count = check.number(GROUP_COUNT.name, &self.group_count, 1..=i64::from(GROUPS_MAX));
        check.finish(u32::try_from(count).unwrap_or(1))
    }
}

/// What the form that moves somebody sends.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct MoveInput {
    pub moved: String,
    pub into_group: String,
}

impl MoveInput {
    /// Who, and into which group.
    pub fn check(&self) -> Result<(MemberId, u32), Faults> {
        let mut check = Check::default();
        let member = check.choice(MOVED.name, &self.moved, None, |raw| MemberId::parse(raw).map(Some));
        let number = check.number(INTO_GROUP.name, &self.into_group, 1..=i64::from(GROUPS_MAX));
        let (member, number) = check.finish((member, u32::try_from(number).unwrap_or(1)))?;
        member.map(|member| (member, number)).ok_or_else(Faults::default)
    }
}
