//! A resolution on paper: what was decided, by which vote, who sees to it, and what became of it.

use jiff::civil::Date;
use zhixing_document::{Column, Form, Holds, Kind, Name, Section, Table, row};
use zhixing_form::{Draft, SeenBy};
use zhixing_kit::{Language, Read, Result};
use zhixing_people::{Actor, unit};

use super::text::Text;
use super::words::{day, file_day, local, on};
use crate::resolution::model::{Resolution, ResolutionId, ResolutionState, Source};
use crate::resolution::questions::{follow_ups, may_follow_up, source, visible};
use crate::resolution::{charge, fell};
use crate::roll::namesake::worded;
use crate::{activity, ballot, motion};

const UNIT: Name = Name::new("unit", "单位", "Unit");
const MEETING: Name = Name::new("meeting", "会议", "Meeting");
const MADE: Name = Name::new("made", "形成日期", "Made on");
const VOTED: Name = Name::new("voted", "所据表决", "Vote");
const OWNER: Name = Name::new("owner", "负责人", "Owner");
const DUE: Name = Name::new("due", "期限", "By");
const STATE: Name = Name::new("state", "办理情况", "State");
const TEXT: Name = Name::new("text", "决议内容", "Resolution");
const HISTORY: Table = Table {
    name: Name::new("history", "办理经过", "What happened"),
    columns: &[
        Column::of("at", "时间", "When", Holds::Moment),
        Column::of("by", "办理人", "By", Holds::Brief),
        Column::of("state", "情况", "State", Holds::Brief),
        Column::new("note", "说明", "Note", 6),
    ],
};

/// A resolution.
pub static RESOLUTION: Kind = Kind {
    name: Name::new("resolution", "决议", "Resolution"),
    wide: false,
    sections: &[
        Section::Facts(&[UNIT, MEETING, MADE]),
        Section::Text(TEXT),
        Section::Facts(&[VOTED]),
        Section::Facts(&[OWNER, DUE, STATE]),
        Section::Grid(HISTORY),
        Section::Signatures(&[Name::new("secretary_signature", "支部书记签字", "Secretary's signature")]),
    ],
};

/// A resolution that the actor may see.
pub fn resolution(tx: &Read<'_>, actor: &Actor, id: &ResolutionId, language: Language) -> Result<Draft> {
    let made = visible(tx, actor, id)?;
    let text = Text(language);
    let tells_late = may_follow_up(tx, actor, &made)?;
    let meeting = activity::questions::find(tx, &made.activity)?;
    let unit_name = unit(tx, &made.unit)?.name;
    let told =
        follow_ups(tx, id)?.into_iter().map(|told| (told.told_at, told.told_name, state(text, told.state), told.note));
    let handed_on = charge::changes(tx, id)?.into_iter().map(|change| {
        let said = charge::changed(language, &change);
        (change.changed_at, change.changed_name, text.handed_on(), said)
    });
    let mut history: Vec<_> = told.chain(handed_on).collect();
    history.sort_by_key(|(at, ..)| *at);
    let rows = history.into_iter().map(|(at, by, what, note)| row![local(tx, at), by, what, note]);
    let form = Form::new(&RESOLUTION, language, text.resolution_title(&unit_name))
        .with(UNIT, &unit_name)
        .with(MEETING, format!("{} {}", day(tx, language, meeting.starts_at), made.topic))
        .with(MADE, on(tx, made.made_at))
        .with(TEXT, &made.text)
        .with(OWNER, worded(language, &made.owner_name))
        .with(DUE, made.due)
        .with(VOTED, source(tx, &made)?.map(|source| voted(language, &source)))
        .with(STATE, standing_told(tx, text, language, &made, tells_late))
        .with_rows(&HISTORY, rows);
    Ok(Draft {
        form,
        about: meeting.about(),
        unit: made.unit.clone(),
        seen_by: SeenBy::Decision,
        concerns: made.owner.iter().cloned().collect(),
        file_name: format!("{}-{}", RESOLUTION.name.text(language), file_day(tx, made.made_at)),
    })
}

/// The vote that it was made of, as it counts now, and what was announced where that was otherwise.
fn voted(language: Language, source: &Source) -> String {
    match source {
        Source::Ballot(told) => ballot::pages::told(language, told),
        Source::Motion(motion) => {
            let now = motion.outcome.as_ref().map(|outcome| motion::pages::arithmetic(language, outcome));
            let before = motion.announced.as_ref().map(|outcome| motion::pages::announced(language, outcome));
            let said: Vec<String> = now.into_iter().chain(before).collect();
            said.join(language.pick("", " "))
        }
    }
}

/// How a resolution stands, in a word; of one that was not made, that. That its day has passed is told where the page tells it: to its owner, and to
/// who plans.
pub(super) fn standing(text: Text, resolution: &Resolution, today: Date, tells_late: bool) -> &'static str {
    match resolution {
        made if made.void => text.not_made(),
        made if tells_late && made.is_overdue(today) => text.past_due(),
        made => state(text, made.state),
    }
}

/// The same; of one that was not made, why and since when.
pub(super) fn standing_told(
    tx: &Read<'_>,
    text: Text,
    language: Language,
    resolution: &Resolution,
    tells_late: bool,
) -> String {
    if resolution.void {
        return fell(language, resolution, tx.zone());
    }
    standing(text, resolution, tx.today(), tells_late).to_owned()
}

/// What was said of a resolution, in a word.
fn state(text: Text, state: ResolutionState) -> &'static str {
    match state {
        ResolutionState::Open => text.open(),
        ResolutionState::Done => text.done(),
        ResolutionState::NotDone => text.not_done(),
    }
}
