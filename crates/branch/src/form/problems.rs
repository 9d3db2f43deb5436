//! The problems that the yearly organisation-life meeting listed, with their measures: on the minutes of that meeting as it listed them, and as a form of
//! its own with how each stands now. What was found of a member, or by whom somebody was named, is on neither.

use zhixing_document::{Cell, Column, Form, Holds, Kind, Name, Section, Table, row};
use zhixing_form::{Draft, SeenBy};
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Language, Read, Result};
use zhixing_people::{Actor, Place, Right, may, unit};

use super::resolution::standing;
use super::text::Text;
use super::words::{day, number};
use crate::activity::Activity;
use crate::life::{self, Problem, Round, RoundId};
use crate::roll::namesake::worded;

const BRANCH: Name = Name::new("branch", "支部", "Branch");
const YEAR: Name = Name::new("year", "年度", "Year");
const TOPIC: Name = Name::new("topic", "主题", "Topic");
const MEETING: Name = Name::new("meeting", "会议", "Meeting");
/// What took place of the appraisal; the minutes say it too.
pub const APPRAISAL: Name = Name::new("appraisal", "民主评议", "Appraisal");
/// The problems as the minutes have them: who sees to a measure stands with the resolutions.
pub const LISTED: Table = Table {
    name: Name::new("problems", "问题和措施", "Problems and measures"),
    columns: &[
        Column::of("no", "序号", "No.", Holds::Number),
        Column::new("problem", "问题", "Problem", 6),
        Column::new("found_in", "来源", "Found in", 2),
        Column::new("measure", "措施", "Measure", 6),
    ],
};
const FOLLOWED: Table = Table {
    name: Name::new("problems", "问题和措施", "Problems and measures"),
    columns: &[
        Column::of("no", "序号", "No.", Holds::Number),
        Column::new("problem", "问题", "Problem", 6),
        Column::new("found_in", "来源", "Found in", 2),
        Column::new("measure", "措施", "Measure", 6),
        Column::of("owner", "负责人", "Owner", Holds::Brief),
        Column::of("due", "期限", "By", Holds::Day),
        Column::of("state", "办理情况", "State", Holds::Brief),
    ],
};

/// The list of problems and measures of a year.
pub static PROBLEMS: Kind = Kind {
    name: Name::new("problems", "问题和措施清单", "List of problems"),
    wide: true,
    sections: &[
        Section::Facts(&[BRANCH, YEAR, TOPIC, MEETING, APPRAISAL]),
        Section::Grid(FOLLOWED),
        Section::Signatures(&[Name::new("secretary_signature", "支部书记签字", "Secretary's signature")]),
    ],
};

/// The list of a round that the actor may see.
pub fn problems(tx: &Read<'_>, actor: &Actor, id: &RoundId, language: Language) -> Result<Draft> {
    let round = life::visible(tx, actor, id)?;
    let (text, name) = (Text(language), unit(tx, &round.branch)?.name);
    let plans = may(tx, actor, Right::PlanActivity, &Place::unit(&round.branch))?;
    let row = |(place, problem): (usize, &Problem)| {
        let measure = &problem.measure;
        row![
            number(place),
            &problem.words,
            problem.found_in.name(language),
            &measure.text,
            worded(language, &measure.owner_name),
            measure.due,
            standing(text, measure, tx.today(), measure.tells_late(plans, &actor.member)),
        ]
    };
    let meetings = life::held_meetings(tx, &round)?;
    let met = meetings.iter().map(|meeting| format!("{} {}", day(tx, language, meeting.starts_at), meeting.topic));
    let form = Form::new(&PROBLEMS, language, text.problems_title(&name, round.year))
        .with(BRANCH, name)
        .with(YEAR, text.year(round.year))
        .with(TOPIC, &round.topic)
        .with(MEETING, met.collect::<Vec<_>>().join("\n"))
        .with(APPRAISAL, appraised(tx, language, &round)?)
        .with_rows(&FOLLOWED, life::problems(tx, &round)?.iter().enumerate().map(row));
    Ok(Draft {
        form,
        about: round.about(),
        unit: round.branch.clone(),
        seen_by: SeenBy::Right(Right::SeeActivity),
        concerns: Vec::new(),
        file_name: format!("{}-{}", PROBLEMS.name.text(language), round.year),
    })
}

/// The minutes of a meeting with the problems it listed, and with what took place of the appraisal there.
pub fn with_problems(tx: &Read<'_>, form: Form, activity: &Activity) -> Result<Form> {
    let language = form.language();
    let row = |(place, problem): (usize, &Problem)| -> Vec<Cell> {
        row![number(place), &problem.words, problem.found_in.name(language), &problem.measure.text]
    };
    let listed = life::problems_of_meeting(tx, &activity.id)?;
    let appraised = match life::appraised_at(tx, activity)? {
        Some(round) => appraised(tx, language, &round)?,
        None => String::new(),
    };
    Ok(form.with(APPRAISAL, appraised).with_rows(&LISTED, listed.iter().enumerate().map(row)))
}

/// Which parts of the appraisal took place, and how many ballots its tally had: never what was found of anybody.
fn appraised(tx: &Read<'_>, language: Language, round: &Round) -> Result<String> {
    let (text, told) = (Text(language), life::appraisal_told(tx, round)?);
    let parts = told.parts.iter().map(|(part, on)| text.took_place(part.name(language), day_text(language, *on)));
    let tally = told.ballots.map(|(issued, returned)| text.appraisal_tally(issued, returned));
    Ok(parts.chain(tally).collect::<Vec<_>>().join(language.pick("；", "; ")))
}
