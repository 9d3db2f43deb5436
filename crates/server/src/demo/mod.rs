//! The demonstration organisation: made-up people and a year of their activities, to any size, the same for the same seed.
//!
//! How it comes about
//! 1. `people` draws who there is, `calendar` when they meet and what becomes of each gathering, `script` the acts in order of time.
//!    All three are pure; what is spoken about stands in `content.toml`, names in `names.toml`.
//! 2. `found`, `meet`, `ballot`, `admission`, `moving`, `term`, `around`, `study`, `reflection` and `sign_in` do each act through the actions that the pages use, by the person who would do it, so that
//!    every right is asked and every record written. Nothing here writes SQL.
//! 3. The clock is set along the year, the randomness is seeded. Acts of one moment share a transaction.
//! 4. `evenings` brings what people answered for themselves along the year: no record tells of it, and so each person's is one transaction.
//! 5. At the end the jobs that came due are run and the clerk adds every statement to the log.
//!
//! It refuses a database that holds an organisation, and never touches an existing one.

mod admission;
mod around;
mod ballot;
mod calendar;
mod chance;
mod class;
mod content;
mod course;
mod days;
mod evenings;
mod found;
mod hot;
mod library;
mod life;
mod meet;
mod moving;
mod people;
mod perform;
mod reflection;
mod script;
mod sign_in;
mod signs;
mod size;
mod stage;
mod study;
mod term;

#[cfg(test)]
mod tests;

use std::path::Path;

use jiff::civil::Date;
use zhixing_kit::id::Random;
use zhixing_kit::{Clock, Db, Error, Result, jobs};
use zhixing_people::the_organisation;
use zhixing_records::Clerk;

use calendar::Span;
use chance::Chance;
use people::People;
use script::Script;
pub use sign_in::PASSWORD;
use sign_in::sheet;
pub use size::Size;
use stage::Stage;

use crate::app;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// How large.
    pub size: Size,
    /// From which every choice is drawn.
    pub seed: u64,
    /// How many gatherings at most; by default a whole year of each branch, or twenty of each where there are many.
    pub activities: Option<usize>,
    /// The day on which the year ends.
    pub today: Date,
    /// At which minute of it, from midnight.
    pub minute: i16,
    /// Whether the database has one writer that takes transactions in the order in which they come, so that many share a commit.
    pub together: bool,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Members.
    pub members: usize,
    /// Branches.
    pub branches: usize,
    /// Activities.
    pub activities: usize,
    /// Statements, all of them in the log.
    pub statements: usize,
}

/// From this many branches on a branch has twenty activities unless told otherwise.
const MANY_BRANCHES: usize = 20;

/// The clock and the randomness that a demonstration's database is to be opened with.
pub fn clock_and_random(wish: &Wish, zone: &jiff::tz::TimeZone) -> (Clock, Random) {
    let first = Span::until(wish.today, wish.minute).first;
    (Clock::set_to(zhixing_kit::Moment::start_of(first, zone)), Random::seeded(wish.seed))
}

/// Whether the database holds an organisation already.
pub fn is_taken(db: &Db) -> Result<bool> {
    db.read_now(|tx| Ok(the_organisation(tx)?.is_some()))
}

/// Writes the demonstration into an empty database that was opened with [`clock_and_random`]. `key` is where the ledger's key is to lie;
/// `told` hears how many steps of how many are done. Gives the figures and the sheet with the sign-ins.
pub fn write(db: &Db, key: &Path, wish: &Wish, mut told: impl FnMut(usize, usize)) -> Result<(Figures, Written)> {
    let around = db.surroundings().clone();
    let span = Span::until(wish.today, wish.minute);
    let people = People::draw(wish.size, &Chance::of(wish.seed ^ 1), span.first);
    let most = wish.activities.or_else(|| (wish.size.branches >= MANY_BRANCHES).then_some(wish.size.branches * 20));
    let stage = Stage::of(Script::write(people, span, most, &Chance::of(wish.seed ^ 2), &around.zone));
    let steps = stage.script.people.people.len() + stage.script.acts.len();
    around.clock.set(stage.script.begin);
    db.expect_much()?;
    let mut done = 0;
    found::all(db, &stage, &around.random, |more| {
        done += more;
        told(done, steps);
    })?;
    sign_in::open(db, &stage, &around.random)?;
    perform::all(db, &stage, &around.clock, wish.together, |more| {
        done += more;
        told(done, steps);
    })?;
    around.clock.set(stage.script.end);
    let last = stage.clone();
    db.write_now(move |tx| {
        let scene = last.scene(tx);
        around::subscribe(&scene)?;
        hot::put_on_agendas(&scene)?;
        study::choose_materials(&scene)?;
        study::plan_ahead(&scene)
    })?;
    evenings::bring(db, &stage)?;
    run_jobs(db)?;
    // Only now, so that no reminder of this morning waits to be mailed.
    let last = stage.clone();
    db.write_now(move |tx| around::take_by_mail(&last.scene(tx)))?;
    let organisation = stage.ids().organisation.clone().ok_or(Error::NotFound)?;
    let statements = Clerk::start(db, &organisation, key, None)?.catch_up(db)?;
    told(steps, steps);
    let activities = stage.ids().activities.len();
    let figures =
        Figures { members: stage.script.people.people.len(), branches: wish.size.branches, activities, statements };
    Ok((figures, Written { sheet: sheet(&stage.script.people), list: sign_in::list(&stage.script.people) }))
}

/// The sign-ins, for people and for programs.
pub struct Written {
    /// A sheet in both languages.
    pub sheet: String,
    /// The same as JSON: role, name, password.
    pub list: serde_json::Value,
}

/// Runs what came due along the year, as the first start of the service would.
fn run_jobs(db: &Db) -> Result<()> {
    /// A job may make the next; more rounds than this would be a circle.
    const ROUNDS_MAX: usize = 100;
    for _ in 0..ROUNDS_MAX {
        if jobs::run_due(db, &app::jobs())? == 0 {
            break;
        }
    }
    Ok(())
}
