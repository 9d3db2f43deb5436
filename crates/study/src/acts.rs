//! What can be done in this room, for who does it without a page: the demonstration. The same actions as the pages', with the same rights asked and
//! the same records written.

pub use crate::away::{Evening, Said, bring_past};
pub use crate::bank::actions::{add, change, withdraw};
pub use crate::bank::model::{BankId, QuestionId};
pub use crate::bank::questions::banks;
pub use crate::course::actions::add as add_course;
pub use crate::day::actions::{place as put_topic, tick as tick_study};
pub use crate::discussion::{AnswerId, answer};
pub use crate::group::actions::draw_lots;
pub use crate::hot::{HotId, answer as answer_hot, collect, raise};
pub use crate::intake::actions::Outcome;
pub use crate::programme::actions::make as make_programme;
pub use crate::programme::model::{NewProgramme, ProgrammeId};
pub use crate::reflection::actions::{begin, quote, share};
pub use crate::reflection::{Choice, ReflectionId, Written};
pub use crate::rota::actions::Proposed;
pub use crate::rota::actions::{cannot as cannot_host, settle as settle_hosts};
pub use crate::rota::questions::{Rota, rota};
pub use crate::selftest::model::{Given, Outcome as Judged};
pub use crate::shelf::actions::put as put_bank;
pub use crate::shelf::model::Shelf;
pub use crate::test::actions::end as end_test;
pub use crate::test::model::TestId;
pub use crate::topic::actions::{add as add_topic, add_bank, add_material};
pub use crate::topic::model::{NewTopic, TopicId};

use zhixing_branch::ActivityId;
use zhixing_kit::{Error, Result, Write};
use zhixing_people::{Actor, UnitId};
use zhixing_question::{Question, read};

use crate::intake::actions::{confirm, look};
use crate::intake::model::ReadFile;
use crate::test::input::{Chosen, Wish};
use crate::test::{actions, questions, store};

/// Brings in a file as the pages do: read, looked at, confirmed. A refusal in words when it cannot be read or holds a question with a fault.
pub fn bring_in(tx: &Write<'_>, actor: &Actor, unit: &UnitId, file_name: &str, bytes: &[u8]) -> Result<Outcome> {
    let file = ReadFile::of("综合", read(bytes)?);
    let id = look(tx, actor, unit, file_name, &file)?;
    confirm(tx, actor, &id, false)
}

/// Opens a test of so many questions of every area, as its host would.
pub fn open_test(tx: &Write<'_>, host: &Actor, activity: &ActivityId, count: u32) -> Result<TestId> {
    let ground = questions::held(tx, host, activity)?.ground.ok_or(Error::NotFound)?;
    let banks = ground.banks.into_iter().map(|bank| bank.id).collect();
    actions::open(tx, host, activity, &Wish { chosen: Chosen::Areas(banks, count) })
}

/// Somebody takes a test from its first question to its last: `gives` says what he answers.
pub fn take_test(tx: &Write<'_>, who: &Actor, id: &TestId, mut gives: impl FnMut(&Question) -> Given) -> Result<()> {
    actions::begin(tx, who, id)?;
    while let Some(next) = store::standing(tx, &who.organisation, id, &who.member)?.1.and_then(|sitting| sitting.next) {
        let asked = actions::answering(tx, who, id, next.place)?;
        actions::answer(tx, who, asked, |question| Ok(gives(question)))?;
    }
    Ok(())
}
