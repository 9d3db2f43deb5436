//! What the forms of a moving send, and how it is checked.

use jiff::civil::Date;
use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};
use zhixing_people::{MemberId, UnitId};

zhixing_kit::fields! {
    WHO = "who" "转接谁的组织关系" / "Who moves", why "接收以后，他的权利和应参加的活动都转到新的支部。" / "Once he is received, his rights and what he attends follow.", seen "两个支部的书记、副书记、管理员和本人" / "Secretaries and deputies of both branches, the administrator, and he himself";
    TO_BRANCH = "to_branch" "转到哪个支部" / "To which branch", why "由那个支部的书记接收。" / "Its secretary receives him.", seen "两个支部的书记、副书记、管理员和本人" / "Secretaries and deputies of both branches, the administrator, and he himself";
    SENT_ON = "sent_on" "转出日期" / "Sent on", why "接收期限从这天算起。" / "The time for receiving him runs from it.", seen "两个支部的书记、副书记、管理员和本人" / "Secretaries and deputies of both branches, the administrator, and he himself";
    LETTER = "letter" "介绍信编号" / "Number of the letter", why "以后查找原件用；不用上传文件。" / "To find the paper later; nothing needs to be uploaded.", seen "两个支部的书记、副书记、管理员和本人" / "Secretaries and deputies of both branches, the administrator, and he himself";
    MOVING_REASON = "moving_reason" "原因" / "Reason", why "让接收的支部和本人知道情况。" / "So that the receiving branch and he himself know why.", seen "两个支部的书记、副书记、管理员和本人" / "Secretaries and deputies of both branches, the administrator, and he himself";
    RECEIVED_ON = "received_on" "接收日期" / "Received on", why "从这天起由本支部负责。" / "From this day on this branch is responsible.", seen "两个支部的书记、副书记、管理员和本人" / "Secretaries and deputies of both branches, the administrator, and he himself";
    TO_UNIT = "to_unit" "编入" / "Placed in", why "每名成员编入一个支部，有党小组的编入党小组。" / "Each member belongs to one branch, and to a group where there are groups.", seen "同一支部的人和管理员" / "The same branch and the administrator";
}

/// What the forms send.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct MovingInput {
    pub who: String,
    pub to_branch: String,
    pub sent_on: String,
    pub letter: String,
    pub moving_reason: String,
    pub received_on: String,
    pub to_unit: String,
}

/// A moving before it is sent.
#[derive(Clone, Debug)]
pub struct NewMoving {
    /// Who.
    pub member: MemberId,
    /// The branch that is to receive him.
    pub to: UnitId,
    /// The day on which he is sent.
    pub sent_on: Date,
    /// The paper.
    pub document: String,
    /// Why.
    pub reason: String,
}

/// A receipt before it is taken down.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// The day.
    pub on: Date,
    /// The branch or the group of it in which he is placed.
    pub unit: UnitId,
}

impl MovingInput {
    /// Whom to send, where and why.
    pub fn check_new(&self) -> Result<NewMoving, Faults> {
        let mut check = Check::default();
        let member = check.id("who", &self.who, true, MemberId::parse);
        let to = check.id("to_branch", &self.to_branch, true, UnitId::parse);
        let sent_on = check.day("sent_on", &self.sent_on);
        let document = check.optional_text("letter", &self.letter, 100);
        let reason = check.lines("moving_reason", &self.moving_reason, 500);
        check.finish(())?;
        match (member, to) {
            (Some(member), Some(to)) => Ok(NewMoving { member, to, sent_on, document, reason }),
            _ => Err(Faults::default()),
        }
    }

    /// When and where he is received.
    pub fn check_receipt(&self) -> Result<Receipt, Faults> {
        let mut check = Check::default();
        let on = check.day("received_on", &self.received_on);
        let unit = check.id("to_unit", &self.to_unit, true, UnitId::parse);
        check.finish(())?;
        unit.map(|unit| Receipt { on, unit }).ok_or_else(Faults::default)
    }

    /// Why he is called back.
    pub fn check_calling_back(&self) -> Result<String, Faults> {
        let mut check = Check::default();
        let reason = check.lines("moving_reason", &self.moving_reason, 500);
        check.finish(reason)
    }
}
