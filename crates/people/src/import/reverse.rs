//! Undoing an import: every row that it wrote, before and after. A row that is no longer as the import left it, or on which something
//! else stands by now, is named and nothing is undone.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde::{Deserialize, Serialize};
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Language, Result, Sentence, Write};
use zhixing_records::{MemberId, StatementId, UnitId};

use super::store::{self, Columns, Kind};
use super::text::Text;
use crate::member::MemberKind;
use crate::rights::Right;

/// How many names a refusal tells.
const NAMES_MAX: usize = 8;

/// Children before what they stand on.
const ORDER: [Kind; 5] = [Kind::Exemption, Kind::Post, Kind::Membership, Kind::Member, Kind::Unit];

/// A row that an import wrote.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Touched {
    pub kind: Kind,
    pub id: String,
    /// Whose it is, to name it.
    pub name: String,
    /// As it was; none when it is new.
    pub before: Option<Columns>,
    /// As the import left it.
    pub after: Columns,
}

/// All of them, and what one must be allowed to do to them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Reverse {
    rights: Vec<(String, UnitId)>,
    pub rows: Vec<Touched>,
    /// What it recorded, statement by statement; none of an import that was made before this was kept.
    #[serde(default)]
    pub statements: Vec<StatementId>,
}

impl Reverse {
    pub fn needing(rights: Vec<(Right, UnitId)>) -> Self {
        let rights = rights.into_iter().map(|(right, unit)| (right.word().to_owned(), unit)).collect();
        Self { rights, ..Self::default() }
    }

    pub fn rights(&self) -> Vec<(Right, UnitId)> {
        let known = |(word, unit): &(String, UnitId)| Some((Right::read(word)?, unit.clone()));
        self.rights.iter().filter_map(known).collect()
    }

    /// Who holds a post that the import touched.
    pub fn holder(&self, post: &str) -> Option<MemberId> {
        let row = self.rows.iter().find(|row| row.kind == Kind::Post && row.id == post)?;
        row.after.first()?.as_deref().and_then(MemberId::parse)
    }

    /// The known members whose belonging it changed, each with the unit and the kind to which undoing brings him back; none for who had left.
    pub fn moved(&self) -> Vec<(MemberId, Option<(UnitId, MemberKind)>)> {
        let column = |columns: &Columns, at: usize| columns.get(at).and_then(Clone::clone);
        let new: HashSet<_> = self
            .rows
            .iter()
            .filter(|row| row.kind == Kind::Member && row.before.is_none())
            .map(|row| row.id.as_str())
            .collect();
        let mut moved: BTreeMap<String, Option<(UnitId, MemberKind)>> = BTreeMap::new();
        for row in self.rows.iter().filter(|row| row.kind == Kind::Membership) {
            let Some(member) = column(&row.after, 0).filter(|member| !new.contains(member.as_str())) else { continue };
            let back = moved.entry(member).or_default();
            if let Some(before) = &row.before {
                let unit = column(before, 1).and_then(|unit| UnitId::parse(&unit));
                *back = unit.zip(column(before, 2).and_then(|kind| MemberKind::read(&kind)));
            }
        }
        moved.into_iter().filter_map(|(member, back)| Some((MemberId::parse(&member)?, back))).collect()
    }

    /// Whether the import founded this unit, so that it is no more.
    pub fn founded(&self, unit: &UnitId) -> bool {
        let founded = |row: &Touched| row.kind == Kind::Unit && row.before.is_none() && row.id == unit.as_str();
        self.rows.iter().any(founded)
    }

    /// Puts every row back, or refuses in words.
    pub fn run(&self, tx: &Write<'_>, organisation: &OrganisationId) -> Result<()> {
        let touched = self.touched_since(tx, organisation)?;
        if !touched.is_empty() {
            return Err(Sentence::of(|language| Text(language).touched_since(some(language, &touched))).into());
        }
        for kind in ORDER {
            let rows = || self.rows.iter().filter(|row| row.kind == kind);
            let added: Vec<_> = rows().filter(|row| row.before.is_none()).map(|row| row.id.as_str()).collect();
            let changed: Vec<_> = rows().filter_map(|row| Some((row.id.as_str(), row.before.as_ref()?))).collect();
            store::remove(tx, kind, &added).map_err(used)?;
            store::restore(tx, kind, &changed)?;
        }
        Ok(())
    }

    /// The names of all that is no longer as the import left it.
    fn touched_since(&self, tx: &Write<'_>, organisation: &OrganisationId) -> Result<BTreeSet<String>> {
        let added: HashMap<_, _> = self
            .rows
            .iter()
            .filter(|row| row.before.is_none())
            .map(|row| ((row.kind, row.id.as_str()), row.name.as_str()))
            .collect();
        let ours: HashSet<_> = self.rows.iter().map(|row| (row.kind, row.id.as_str())).collect();
        let mut touched = BTreeSet::new();
        for kind in ORDER {
            let now = store::rows(tx, organisation, kind)?;
            let now: HashMap<_, _> = now.iter().map(|(id, columns)| (id.as_str(), columns)).collect();
            let moved =
                self.rows.iter().filter(|row| row.kind == kind && now.get(row.id.as_str()) != Some(&&row.after));
            touched.extend(moved.map(|row| row.name.clone()));
            if matches!(kind, Kind::Exemption | Kind::Post | Kind::Membership) {
                // What others have put on a member whom the import brought.
                let others = now.iter().filter(|(id, _)| !ours.contains(&(kind, **id)));
                let members = others.filter_map(|(_, columns)| columns.first()?.as_deref());
                touched
                    .extend(members.filter_map(|member| added.get(&(Kind::Member, member))).map(ToString::to_string));
            }
        }
        let accounts = store::account_members(tx, organisation)?;
        touched.extend(
            accounts.iter().filter_map(|member| added.get(&(Kind::Member, member.as_str()))).map(ToString::to_string),
        );
        Ok(touched)
    }
}

fn some(language: Language, names: &BTreeSet<String>) -> String {
    let mut told: Vec<_> = names.iter().take(NAMES_MAX).cloned().collect();
    if names.len() > NAMES_MAX {
        told.push(Text(language).others(names.len()));
    }
    told.join(language.pick("、", ", "))
}

/// Rooms that we do not know may have used a row: the database says so.
fn used(error: Error) -> Error {
    match error {
        Error::Constraint(name) if name == "foreign_key" => Sentence::of(|language| Text(language).used_since()).into(),
        other => other,
    }
}
