//! An import at the command line: read, look, and unless it is only a check, do. It prints nothing; the report says it all.

use std::fmt;

use zhixing_kit::{Db, Error, Language, Result, Sentence};

use super::actions::{self, ReadFile};
use super::entry::BadCell;
use super::pages::REMARKS_MAX;
use super::plan::Plan;
use super::reader;
use super::table::Sheets;
use super::text::Text;
use crate::actor::Actor;

/// How many bad cells a report names.
const BAD_MAX: usize = 200;

/// How a list is brought in at the command line.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Only look: write nothing.
    pub dry_run: bool,
    /// Leave out columns that mean nothing to us; without it they are a reason to refuse.
    pub ignore_unknown: bool,
    /// In which language the report speaks.
    pub language: Language,
}

/// What a list would change, or has changed.
#[derive(Clone, Debug)]
pub struct Report {
    /// The changes.
    pub plan: Plan,
    /// Whether they were written.
    pub done: bool,
    /// Why they were not, when they should have been.
    pub refused: Option<Sentence>,
    language: Language,
    dry_run: bool,
}

impl Report {
    /// Whether the list could be brought in, or was.
    pub fn is_good(&self) -> bool {
        self.plan.bad.is_empty() && self.refused.is_none()
    }
}

/// Reads a list and brings it in, in one transaction, or says why not. `progress` is told the share that is done, from 0 to 1.
///
/// [`Error::Refused`] when the file cannot be read at all; bad cells are in the report.
pub fn from_file(
    db: &Db,
    actor: &Actor,
    bytes: &[u8],
    file_name: &str,
    options: Options,
    progress: impl Fn(f32),
) -> Result<Report> {
    let (headings, table) = reader::read(file_name, bytes)?;
    progress(0.2);
    let file = ReadFile { headings, table };
    let report =
        |plan, done, refused| Report { plan, done, refused, language: options.language, dry_run: options.dry_run };
    let (asking, asked) = (actor.clone(), file.clone());
    let plan = db.read_now(move |tx| actions::plan(tx, &asking, &asked))?;
    progress(0.5);
    if options.dry_run {
        return Ok(report(plan, false, None));
    }
    let (actor, name) = (actor.clone(), file_name.to_owned());
    let outcome = db.write_now(move |tx| {
        let plan = actions::plan(tx, &actor, &file)?;
        actions::bring_in(tx, &actor, (tx.new_id(), &name), &plan, options.ignore_unknown)?;
        Ok(plan)
    });
    progress(1.0);
    match outcome {
        Ok(plan) => Ok(report(plan, true, None)),
        Err(Error::Refused(why)) => Ok(report(plan, false, Some(why))),
        Err(error) => Err(error),
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = Text(self.language);
        let plan = &self.plan;
        let posts = plan.posts.len() + plan.ended.len();
        writeln!(
            f,
            "{}",
            text.report_counts(plan.units.len(), plan.members.len(), plan.changed.len(), posts, plan.unchanged)
        )?;
        if plan.absent > 0 {
            writeln!(f, "{}", text.absent(plan.absent))?;
        }
        if plan.examples > 0 {
            writeln!(f, "{}", text.examples(plan.examples))?;
        }
        for remark in plan.remarks.iter().take(REMARKS_MAX) {
            writeln!(f, "{}", remark.text(self.language))?;
        }
        if plan.remarks.len() > REMARKS_MAX {
            writeln!(f, "{}", text.more_remarks(plan.remarks.len() - REMARKS_MAX))?;
        }
        if !plan.unknown_columns.is_empty() {
            writeln!(f, "{}", text.unknown_columns(plan.unknown_columns.join(self.language.pick("、", ", "))))?;
        }
        for bad in plan.bad.iter().take(BAD_MAX) {
            writeln!(f, "{}", bad.text(&plan.sheets, self.language))?;
        }
        if plan.bad.len() > BAD_MAX {
            writeln!(f, "{}", text.and_more(plan.bad.len() - BAD_MAX))?;
        }
        let same = plan.bad.is_empty() && plan.changes_nothing();
        if same {
            writeln!(f, "{}", if plan.is_empty() { text.only_examples() } else { text.nothing_changes() })?;
        }
        if let Some(why) = &self.refused {
            writeln!(f, "{}", why.text(self.language))?;
        }
        let end = if self.dry_run {
            text.report_dry()
        } else if self.done && !same {
            text.report_done()
        } else {
            text.report_refused()
        };
        f.write_str(end)
    }
}

impl BadCell {
    /// All of it in one line: `line 7, column 入党日期: …`.
    pub fn text(&self, sheets: &Sheets, language: Language) -> String {
        let (column, what, remedy) = (self.column.text(language), self.what.text(language), self.remedy.text(language));
        Text(language).report_bad(sheets.in_words(self.line, language), column, &self.value, what, remedy)
    }
}
