//! The roll of a meeting on paper: who should attend and who did, as the recorder marked it. It is no sheet to sign on (P9).

use zhixing_document::{Cell, Column, Form, Holds, Kind, Name, Section, Table, row};
use zhixing_form::{Draft, SeenBy};
use zhixing_kit::{Language, Read, Result, Sentence};
use zhixing_people::{Actor, MemberKind, Right, unit};

use super::minutes::mark;
use super::text::Text;
use super::words::{file_day, local, number, validity};
use crate::activity::model::ActivityId;
use crate::activity::questions::{passage, visible};
use crate::activity::words::kind_name;
use crate::roll::model::RollEntry;
use crate::roll::namesake::named;
use crate::roll::questions::{list, tally};

const UNIT: Name = Name::new("unit", "单位", "Unit");
const TOPIC: Name = Name::new("topic", "主题", "Topic");
const TIME: Name = Name::new("time", "时间", "Time");
const PLACE: Name = Name::new("place", "地点", "Place");
const RECORDER: Name = Name::new("recorder", "记录人", "Recorder");
const SHOULD: Name = Name::new("should", "应到", "Should attend");
const HERE: Name = Name::new("here", "实到", "Present");
/// Of a meeting that was not valid, that and why; the minutes say it too.
pub(super) const VALIDITY: Name = Name::new("validity", "会议效力", "Validity");
const PEOPLE: Table = Table {
    name: Name::new("people", "名单", "Roll"),
    columns: &[
        Column::of("no", "序号", "No.", Holds::Number),
        Column::new("name", "姓名", "Name", 3),
        Column::new("kind", "人员类别", "Kind", 3),
        Column::of("vote", "表决权", "Vote", Holds::Brief),
        Column::new("mark", "到会情况", "Attendance", 5),
    ],
};

/// The roll of a meeting.
pub static ROLL: Kind = Kind {
    name: Name::new("roll", "到会名单", "Roll"),
    wide: false,
    sections: &[
        Section::Facts(&[UNIT, TOPIC, TIME, PLACE, RECORDER, SHOULD, HERE, VALIDITY]),
        Section::Grid(PEOPLE),
        Section::Signatures(&[Name::new("recorder_signature", "记录人签字", "Recorder's signature")]),
    ],
};

/// The roll of a meeting that the actor may see, once it has begun.
pub fn roll(tx: &Read<'_>, actor: &Actor, id: &ActivityId, language: Language) -> Result<Draft> {
    let activity = visible(tx, actor, id)?;
    let text = Text(language);
    let Some((began, _)) = passage(tx, id)?.opened else {
        return Err(Sentence::of(|language| Text(language).not_begun()).into());
    };
    let (unit_name, tally) = (unit(tx, &activity.unit)?.name, tally(tx, id)?);
    let people = list(tx, id)?;
    let kind = kind_name(language, &activity.kind);
    let form = Form::new(&ROLL, language, text.roll_title(&unit_name, kind))
        .with(UNIT, unit_name)
        .with(TOPIC, &activity.topic)
        .with(TIME, local(tx, began.happened_at))
        .with(PLACE, &activity.place)
        .with(RECORDER, named(language, &people, activity.recorder.as_ref(), &activity.recorder_name))
        .with(SHOULD, should(text, tally.expected, tally.entitled))
        .with(HERE, here(text, tally.expected_present, tally.entitled_came()))
        .with(VALIDITY, validity(tx, text, &activity, &tally))
        .with_rows(&PEOPLE, people.iter().enumerate().map(|(place, entry)| one(language, place, entry)));
    Ok(Draft {
        form,
        about: activity.about(),
        unit: activity.unit.clone(),
        seen_by: SeenBy::Right(Right::SeeActivity),
        concerns: activity.named(),
        file_name: format!("{kind}-{}-{}", ROLL.name.text(language), file_day(tx, activity.starts_at)),
    })
}

/// How many should have come, and how many of them with a vote.
pub(super) fn should(text: Text, number: u32, voting: u32) -> Cell {
    Cell::figures(text.counted(number, voting), [(text.should(), number), (text.should_vote(), voting)])
}

/// How many came, and how many of them with a vote.
pub(super) fn here(text: Text, number: u32, voting: u32) -> Cell {
    Cell::figures(text.counted(number, voting), [(text.here(), number), (text.here_vote(), voting)])
}

fn one(language: Language, place: usize, entry: &RollEntry) -> Vec<Cell> {
    let text = Text(language);
    let kind = MemberKind::read(&entry.kind).map_or_else(|| entry.home.clone(), |kind| kind.name(language).to_owned());
    let vote = if entry.entitled { text.has_vote() } else { text.no_vote() };
    row![number(place), entry.called(language), kind, vote, mark(language, entry)]
}
