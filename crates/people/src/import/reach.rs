//! How far the one reaches who imports. A row about a branch, a member or a post that is not his to change is told at its cell, in words of the
//! file alone: not what is kept there, nor whether there is such a branch, nor what else is wrong with the row against what is kept. That somebody of a name
//! left as no member of the party is told of others too, without as what or where.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use zhixing_kit::{Read, Result};

use super::actions::ReadFile;
use super::entry::{self, BadCell, Fault};
use super::headings::Column;
use super::plan::{Plan, Present, Touch};
use super::text::Text;
use crate::actor::Actor;
use crate::post;
use crate::rights::{self, Right, may};
use crate::unit::Unit;

/// How often rows are taken out and the rest is held against what is kept, at most.
const PASSES_MAX: usize = 8;
/// The most of his own branches that a remedy names.
const NAMED_MAX: usize = 5;

/// The plan of a file for who reaches no further than `own`: what his rows would do, and what is not his, told. What one row did may be what another one
/// stood on: so the rest is held against what is kept until nothing more is found, each time without some row more.
pub(super) fn within(tx: &Read<'_>, actor: &Actor, file: &ReadFile, present: &Present, own: &[Unit]) -> Result<Plan> {
    let mut told: BTreeMap<u32, BadCell> = BTreeMap::new();
    let mut passes = 0;
    loop {
        // Enough is told by then to be mended first: nothing is brought in, and no row does anything.
        let is_enough = passes == PASSES_MAX;
        let is_out = |line: u32| is_enough || told.contains_key(&line);
        let mut plan = Plan::without(&file.headings, &file.table, present, is_out);
        let refused = refused(tx, actor, file, &plan, own)?;
        if refused.is_empty() {
            plan.bad.extend(told.into_values());
            plan.bad.sort_by_key(|bad| bad.line);
            return Ok(plan);
        }
        told.extend(refused);
        passes += 1;
    }
}

/// Of each row that reaches too far, the cell that says so.
fn refused(tx: &Read<'_>, actor: &Actor, file: &ReadFile, plan: &Plan, own: &[Unit]) -> Result<BTreeMap<u32, BadCell>> {
    let mut answers = HashMap::new();
    let mut told = BTreeMap::new();
    for touch in plan.touched.iter().cloned().chain(posts(file, plan)) {
        let allowed = match answers.entry((touch.right, touch.unit.clone())) {
            Entry::Occupied(answer) => *answer.get(),
            Entry::Vacant(open) => *open.insert(may(tx, actor, touch.right, &rights::Place::itself(&touch.unit))?),
        };
        // A branch of others is told as that, whatever else the row says.
        if !allowed && (touch.column == Column::Branch || !told.contains_key(&touch.line)) {
            // As the file has it: not as it is kept.
            let value = file.cell(touch.line, touch.column);
            let bad = entry::bad_cell(&file.headings, touch.line, touch.column, value, fault(touch.column, own));
            told.insert(touch.line, bad);
        }
    }
    Ok(told)
}

/// What the rows do to posts.
fn posts<'a>(file: &'a ReadFile, plan: &'a Plan) -> impl Iterator<Item = Touch> + 'a {
    let given = plan.posts.iter().filter_map(|new| {
        let right = post::right_for(new.kind);
        Some(Touch { line: new.line, column: Column::Post, right, unit: plan.kept(&new.place)? })
    });
    let ended = plan.ended.iter().map(|ended| {
        let column = if file.cell(ended.line, Column::PostTo).is_empty() { Column::Kind } else { Column::PostTo };
        Touch { line: ended.line, column, right: post::right_for(ended.post.kind), unit: ended.post.unit.clone() }
    });
    given.chain(ended)
}

fn fault(column: Column, own: &[Unit]) -> Fault {
    let branches: Vec<_> = own.iter().filter(|unit| unit.kind.is_branch()).map(|unit| unit.name.as_str()).collect();
    match column {
        Column::Branch => entry::fault(Text::not_your_branch, |text| {
            let named = branches.iter().take(NAMED_MAX).copied().collect::<Vec<_>>();
            text.not_your_branch_remedy(named.join(text.0.pick("、", ", ")))
        }),
        Column::Number => entry::fault(Text::not_your_member, Text::not_your_member_remedy),
        Column::Post => entry::fault(Text::not_your_post, Text::not_your_post_remedy),
        _ => entry::fault(Text::not_your_post_to_end, Text::not_your_post_to_end_remedy),
    }
}

impl ReadFile {
    /// What stands in a cell of the file.
    fn cell(&self, line: u32, column: Column) -> &str {
        let row = self.table.row_of(line);
        row.zip(self.headings.index(column)).map_or("", |(row, index)| self.table.rows[row].cell(index))
    }
}

/// Where the actor keeps the people, and nothing for who does so everywhere, with all that an import may touch.
pub(super) fn own_units(tx: &Read<'_>, actor: &Actor) -> Result<Option<Vec<Unit>>> {
    let top = crate::unit::store::top(tx, &actor.organisation)?;
    let everywhere = rights::Place::itself(&top.id);
    if may(tx, actor, Right::EditPeople, &everywhere)? && may(tx, actor, Right::Administer, &everywhere)? {
        return Ok(None);
    }
    rights::units_where(tx, actor, Right::EditPeople).map(Some)
}
