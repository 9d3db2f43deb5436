//! The daily job that sends what is due: to the secretary for the branch, to the leader for his group, to its owner for a resolution.

use jiff::civil::Time;
use zhixing_charter::Convener;
use zhixing_kit::html::words::near_day_text;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::jobs::{self, JobKind};
use zhixing_kit::{Language, Result, Sentence, Write};
use zhixing_notice::{Notice, send};
use zhixing_people::{Census, MemberId, PostKind, top_unit, units_below};
use zhixing_records::Author;

use super::model::{Step, step};
use super::text::Text;
use super::{owned, store};
use crate::activity::words::kind_of;
use crate::life;
use crate::year::model::Duty;
use crate::year::questions::duties_of;

/// The daily job that reminds.
pub const REMINDING: JobKind = JobKind { name: REMIND, run: remind };

const REMIND: &str = "year.remind";
/// When reminders go out: half past seven in the morning.
const HOUR: Time = jiff::civil::time(7, 30, 0, 0);

/// Sees to it that an organisation's reminders go out each morning. Doing it again changes nothing.
pub fn begin(tx: &Write<'_>, organisation: &OrganisationId) -> Result<()> {
    jobs::daily(tx, organisation, REMIND, HOUR)
}

fn remind(tx: &Write<'_>, organisation: &OrganisationId, _: &str) -> Result<()> {
    let tree = units_below(tx, &top_unit(tx, organisation)?.id)?;
    let branches: Vec<_> = tree.into_iter().filter(|unit| unit.kind.is_branch()).map(|unit| unit.id).collect();
    let by =
        Author { organisation: organisation.clone(), member: None, name: Text(Language::Chinese).sender().to_owned() };
    for (census, duties) in duties_of(tx, organisation, &branches, tx.today().year())? {
        remind_branch(tx, &by, &census, &duties)?;
    }
    owned::remind(tx, organisation, &by)?;
    crate::admission::remind(tx, organisation, &by)?;
    crate::moving::remind(tx, organisation, &by)?;
    crate::vacancy::remind(tx, organisation, &by)?;
    crate::handover::remind(tx, organisation, &by)?;
    life::remind(tx, organisation, &by)?;
    begin(tx, organisation)
}

/// A message before it is written.
struct Told<'d> {
    to: Vec<MemberId>,
    due: Vec<(&'d Duty, Step)>,
}

/// One message for each set of conveners, about all that is due now and was not told before.
fn remind_branch(tx: &Write<'_>, by: &Author, census: &Census, duties: &[Duty]) -> Result<()> {
    let mut told: Vec<Told> = Vec::new();
    for duty in duties {
        let Some(step) = step(duty, tx.today()) else { continue };
        let to = conveners(tx, census, duty);
        if to.is_empty() || !store::note(tx, &by.organisation, &duty.obligation.key, step.code())? {
            continue;
        }
        match told.iter_mut().find(|told| told.to == to) {
            Some(told) => told.due.push((duty, step)),
            None => told.push(Told { to, due: vec![(duty, step)] }),
        }
    }
    for Told { to, due } in told {
        let only_term = due.iter().all(|(_, step)| *step == Step::Term);
        let subject = Sentence::of(|language| {
            let text = Text(language);
            if only_term { text.term_subject().to_owned() } else { text.subject(due.len()) }
        });
        let body = Sentence::of(|language| {
            let all: Vec<String> = due.iter().map(|(duty, _)| line(language, census, duty)).collect();
            Text(language).body(all.join(Text(language).semicolon()))
        });
        send(tx, by, Notice { unit: census.branch.id.clone(), to, subject, body, link: "/year".to_owned() })?;
    }
    Ok(())
}

/// Who calls it today; where that post is vacant, who stands in: the deputy and then the committee for the secretary, the secretary for a leader.
fn conveners(tx: &Write<'_>, census: &Census, duty: &Duty) -> Vec<MemberId> {
    let holders = |kind: PostKind, unit: &str| -> Vec<MemberId> {
        let held = census
            .tenures
            .iter()
            .filter(|post| post.kind == kind && post.unit.as_str() == unit && post.holds(tx.today()));
        held.map(|post| post.member.clone()).collect()
    };
    let branch = census.branch.id.as_str();
    let mut asked =
        vec![(PostKind::Secretary, branch), (PostKind::Deputy, branch), (PostKind::CommitteeMember, branch)];
    if duty.obligation.convener == Convener::GroupLeader {
        asked.insert(0, (PostKind::GroupLeader, &duty.obligation.unit));
    }
    asked.into_iter().map(|(kind, unit)| holders(kind, unit)).find(|holders| !holders.is_empty()).unwrap_or_default()
}

fn line(language: Language, census: &Census, duty: &Duty) -> String {
    let group = census.groups.iter().find(|group| group.id.as_str() == duty.obligation.unit);
    let what = kind_of(language, &duty.obligation.kind, group.map(|group| group.name.as_str()));
    let day = near_day_text(language, duty.obligation.due);
    match &duty.planned {
        Some(planned) => Text(language).not_held(what, near_day_text(language, planned.on), day),
        None => Text(language).not_planned(what, day),
    }
}
