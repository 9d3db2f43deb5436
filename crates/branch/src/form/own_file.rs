//! A member's own file (本人档案), for himself: where he belonged and as what, his posts, his own admission, the meetings of a year to which he was called
//! and whether he was there, his resolutions, and what he was told of himself. Nobody else is handed it, and nothing in it is a number of merit (P1).

use jiff::civil::date;
use zhixing_document::{Cell, Column, Form, Holds, Kind, Name, Section, Table, row};
use zhixing_form::{Draft, SeenBy};
use zhixing_kit::{Language, Moment, Read, Result};
use zhixing_people::{Actor, Member, member, membership_history, posts_of_member, unit};

use super::resolution::standing_told;
use super::store::{self, OwnMeeting};
use super::text::Text;
use super::words::{number, on};
use crate::activity::words::kind_of;
use crate::roll::model::Mark;
use crate::roll::text::Text as RollText;
use crate::rules::charter;
use crate::{admission, life, resolution};

const NAME: Name = Name::new("name", "姓名", "Name");
const NUMBER: Name = Name::new("number", "编号", "Number");
const BRANCH: Name = Name::new("branch", "所在支部", "Branch");
const KIND: Name = Name::new("kind", "人员类别", "Kind");
const JOINED: Name = Name::new("joined", "入党日期", "Joined on");
const CONFIRMED: Name = Name::new("confirmed", "转正日期", "Confirmed on");
const YEAR: Name = Name::new("year", "会议年度", "Year");
const STAYS: Table = Table {
    name: Name::new("stays", "组织关系", "Where he belonged"),
    columns: &[
        Column::new("unit", "单位", "Unit", 5),
        Column::new("kind", "人员类别", "Kind", 3),
        Column::of("from", "从", "From", Holds::Day),
        Column::of("to", "到", "Until", Holds::Day),
    ],
};
const POSTS: Table = Table {
    name: Name::new("posts", "任职", "Posts"),
    columns: &[
        Column::new("post", "职务", "Post", 3),
        Column::new("unit", "单位", "Unit", 5),
        Column::of("from", "从", "From", Holds::Day),
        Column::of("to", "到", "Until", Holds::Day),
    ],
};
const STEPS: Table = Table {
    name: Name::new("steps", "入党进程", "Admission"),
    columns: &[Column::new("step", "步骤", "Step", 6), Column::of("day", "日期", "Day", Holds::Day)],
};
const MEETINGS: Table = Table {
    name: Name::new("meetings", "应参加的会议和活动", "Meetings to which he was called"),
    columns: &[
        Column::of("no", "序号", "No.", Holds::Number),
        Column::of("day", "日期", "Day", Holds::Day),
        Column::new("kind", "类型", "Kind", 3),
        Column::new("topic", "主题", "Topic", 6),
        Column::of("length", "安排时长", "Planned length", Holds::Figures(&[MINUTES])),
        Column::new("mark", "到会情况", "Attendance", 3),
    ],
};
const MINUTES: Name = Name::new("minutes", "安排时长（分钟）", "Planned minutes");
const RESOLUTIONS: Table = Table {
    name: Name::new("resolutions", "负责的决议", "His resolutions"),
    columns: &[
        Column::new("text", "内容", "Resolution", 8),
        Column::of("due", "期限", "By", Holds::Day),
        Column::of("state", "办理情况", "State", Holds::Brief),
    ],
};
const APPRAISALS: Table = Table {
    name: Name::new("appraisals", "民主评议", "Appraisals"),
    columns: &[Column::of("year", "年度", "Year", Holds::Number), Column::new("grade", "评定", "Decision", 4)],
};

/// A member's own file.
pub static OWN_FILE: Kind = Kind {
    name: Name::new("own_file", "本人档案", "Own file"),
    wide: false,
    sections: &[
        Section::Facts(&[NAME, NUMBER, BRANCH, KIND, JOINED, CONFIRMED]),
        Section::Grid(STAYS),
        Section::Grid(POSTS),
        Section::Grid(STEPS),
        Section::Facts(&[YEAR]),
        Section::Grid(MEETINGS),
        Section::Grid(RESOLUTIONS),
        Section::Grid(APPRAISALS),
    ],
};

/// How many resolutions the file lists.
const RESOLUTIONS_MAX: usize = 200;

/// What the actor's own file says, of a year of meetings. There is no asking for anybody else's.
pub fn own_file(tx: &Read<'_>, actor: &Actor, year: i16, language: Language) -> Result<Draft> {
    let text = Text(language);
    let who = member(tx, &actor.member)?;
    let (first, after) = (date(year, 1, 1), date(year + 1, 1, 1));
    let (from, until) = (Moment::start_of(first, tx.zone()), Moment::start_of(after, tx.zone()));
    let meetings = store::own_meetings(tx, &who.id, from, until)?;
    let day_or_now = |day: Option<jiff::civil::Date>| day.map_or_else(|| Cell::from(text.no_end()), Cell::from);
    let stays = membership_history(tx, &who.id)?;
    let posts = posts_of_member(tx, &who.id)?;
    let state = |one| standing_told(tx, text, language, one, true);
    let resolutions = resolution::my_own(tx, &who.id, RESOLUTIONS_MAX)?;
    let form = Form::new(&OWN_FILE, language, text.own_title(&who.name))
        .with(NAME, &who.name)
        .with(NUMBER, &who.number)
        .with(BRANCH, unit(tx, who.branch.as_ref().unwrap_or(&who.unit))?.name)
        .with(KIND, who.kind.name(language))
        .with(JOINED, who.joined_on)
        .with(CONFIRMED, who.confirmed_on)
        .with(YEAR, text.year(year))
        .with_rows(
            &STAYS,
            stays
                .iter()
                .map(|stay| row![&stay.unit_name, stay.kind.name(language), stay.from_on, day_or_now(stay.to_on)]),
        )
        .with_rows(
            &POSTS,
            posts
                .iter()
                .map(|post| row![post.kind.name(language), &post.unit_name, post.from_on, day_or_now(post.to_on)]),
        )
        .with_rows(&STEPS, steps(tx, actor, language)?)
        .with_rows(&MEETINGS, meetings.iter().enumerate().map(|(place, one)| meeting(tx, language, place, one)))
        .with_rows(&RESOLUTIONS, resolutions.iter().map(|one| row![&one.text, one.due, state(one)]))
        .with_rows(&APPRAISALS, appraisals(tx, actor, &who, language)?);
    Ok(Draft {
        form,
        about: format!("member/{}", who.id),
        unit: who.unit.clone(),
        seen_by: SeenBy::Himself,
        concerns: vec![who.id.clone()],
        file_name: format!("{}-{}", OWN_FILE.name.text(language), who.number),
    })
}

/// The steps of his own admission, the latest one.
fn steps(tx: &Read<'_>, actor: &Actor, language: Language) -> Result<Vec<Vec<Cell>>> {
    let Some(line) = admission::own(tx, actor)? else { return Ok(Vec::new()) };
    let rules = charter().admission(tx.today());
    let name = |code: &str| {
        rules.iter().find(|step| step.code == code).map(|step| language.pick(&step.name.zh, &step.name.en))
    };
    let taken = line.admission.steps.iter().filter_map(|entry| Some((name(&entry.taken.step)?, entry.taken.on)));
    Ok(taken.map(|(name, on)| row![name, on]).collect())
}

fn meeting(tx: &Read<'_>, language: Language, place: usize, one: &OwnMeeting) -> Vec<Cell> {
    let text = Text(language);
    let mark = match one.mark {
        Some(Mark::Present) => text.was_there().to_owned(),
        Some(Mark::WithoutVote) => text.because(text.was_there(), RollText(language).sits_in()),
        Some(Mark::Left) if one.reason.is_empty() => text.because(text.was_there(), RollText(language).went()),
        Some(Mark::Left) => text.because(text.was_there(), RollText(language).went_at(&one.reason)),
        _ if one.exempt => text.need_not().to_owned(),
        Some(Mark::Absent) if one.reason.is_empty() => text.was_absent().to_owned(),
        Some(Mark::Absent) => text.because(text.was_absent(), &one.reason),
        None => String::new(),
    };
    let mark = if one.short { text.because(mark, text.void_meeting()) } else { mark };
    let length = Cell::figures(text.length(one.minutes), [(MINUTES.text(language), one.minutes)]);
    row![
        number(place),
        on(tx, one.starts_at),
        kind_of(language, &one.kind, one.group.as_deref()),
        &one.topic,
        length,
        mark
    ]
}

/// What he was told of himself in the appraisals of his branch.
fn appraisals(tx: &Read<'_>, actor: &Actor, who: &Member, language: Language) -> Result<Vec<Vec<Cell>>> {
    let Some(branch) = &who.branch else { return Ok(Vec::new()) };
    let told = life::own_results(tx, actor, branch)?;
    Ok(told.into_iter().map(|(year, grade)| row![u32::from(year.unsigned_abs()), grade.name(language)]).collect())
}
