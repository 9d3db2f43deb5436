//! The morning's notice that meetings still name who left: to who leads the unit now, each of them once after each leaving. Where nobody follows yet,
//! that is told first (`vacancy`), and this once somebody does.

use std::collections::BTreeMap;

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, Sentence, Write};
use zhixing_notice::{Notice, send};
use zhixing_people::{MemberId, PostKind, UnitId, posts_of, unit};
use zhixing_records::Author;

use super::model::Left;
use super::questions::{left_in, meetings, path};
use super::store;
use super::text::Text;
use crate::year::note_reminder;

/// Sends what is due this morning.
pub(crate) fn remind(tx: &Write<'_>, organisation: &OrganisationId, by: &Author) -> Result<()> {
    for branch in store::branches(tx, organisation)? {
        let mut units: BTreeMap<UnitId, Vec<Left>> = BTreeMap::new();
        for left in left_in(tx, &branch)? {
            units.entry(left.unit.clone()).or_default().push(left);
        }
        for (unit, left) in units {
            tell(tx, organisation, by, (&unit, &left))?;
        }
    }
    Ok(())
}

fn tell(tx: &Write<'_>, organisation: &OrganisationId, by: &Author, (id, left): (&UnitId, &[Left])) -> Result<()> {
    let last = left.iter().map(|left| left.last).max().map(|last| last.to_string()).unwrap_or_default();
    let mut to = Vec::new();
    for member in leading(tx, id)? {
        if note_reminder(tx, organisation, &format!("handover/{id}"), &format!("{last} {member}"))? {
            to.push(member);
        }
    }
    if to.is_empty() {
        return Ok(());
    }
    let (name, count) = (unit(tx, id)?.name, meetings(left));
    let subject = Sentence::of(|language| Text(language).to_take_over(&name));
    let body = Sentence::of(|language| Text(language).to_take_over_body(&name, count));
    send(tx, by, Notice { unit: id.clone(), to, subject, body, link: path(id) }).map(drop)
}

/// Who leads the unit today, and may hand over there.
fn leading(tx: &Read<'_>, id: &UnitId) -> Result<Vec<MemberId>> {
    let leads = PostKind::leading(unit(tx, id)?.kind);
    let posts = posts_of(tx, id, tx.today())?;
    Ok(posts.into_iter().filter(|post| post.unit == *id && post.kind == leads).map(|post| post.member).collect())
}
