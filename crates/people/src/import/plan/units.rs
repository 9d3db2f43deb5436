//! Which units the rows name: known ones by name, new ones below the organisation (branches) or below their branch (groups).

use super::{NewUnit, Place, Planner};
use crate::import::entry::{self, Entry};
use crate::import::headings::Column;
use crate::import::text::Text;
use crate::member::Member;
use crate::unit::{Founding, UnitKind};

/// What is wrong was told; the row is not taken further.
pub(super) struct Told;

impl Planner<'_> {
    /// Makes the units that no kept unit answers to, each once, however many rows name it.
    pub(super) fn found_units(&mut self, entries: &[Entry]) {
        let Some(top) = self.present.units.iter().find(|unit| unit.parent.is_none()) else { return };
        let (top, organisation) = (Place::Known(top.id.clone()), top.name.as_str());
        for entry in entries.iter().filter(|entry| !entry.is_wrong(Column::Branch)) {
            if !self.branches.contains_key(entry.branch.as_str()) && entry.branch != organisation {
                self.found(entry, &top, &entry.branch, kind_by_name(&entry.branch));
            }
            let branch = self.branch_named(&entry.branch);
            if let (Some(group), Some(branch)) = (entry.readable_group(), branch) {
                self.found(entry, &branch, group, UnitKind::Group);
            }
        }
    }

    fn found(&mut self, entry: &Entry, parent: &Place, name: &str, kind: UnitKind) {
        let (told, by) = self.told_since(entry);
        let by = by.map(|column| (entry.line, column));
        match self.below.get(&(parent.clone(), name.to_owned())) {
            Some(Place::New(index)) => {
                let unit = &mut self.plan.units[*index];
                if told < unit.founded_on {
                    (unit.founded_on, unit.founded_by) = (told, by);
                }
            }
            Some(Place::Known(_)) => {}
            None => {
                let place = Place::New(self.plan.units.len());
                self.below.insert((parent.clone(), name.to_owned()), place);
                let (name, parent) = (name.to_owned(), parent.clone());
                self.plan.units.push(NewUnit { name, kind, parent, founded_on: told, founded_by: by });
            }
        }
    }

    /// When a unit was founded, or its branch where that is later: kept, or as the file tells it.
    pub(super) fn founding(&self, place: &Place) -> Option<Founding> {
        let own = |place: &Place| match place {
            Place::Known(id) => self.units.get(id).and_then(|unit| Founding::of(unit)),
            Place::New(index) => {
                self.plan.units.get(*index).map(|unit| Founding { unit: unit.name.clone(), on: unit.founded_on })
            }
        };
        let branch = self.branch_of(place).filter(|branch| branch != place);
        Some(own(place)?.within(branch.as_ref().and_then(own)))
    }

    /// The one branch of that name, if there is one.
    fn branch_named(&self, name: &str) -> Option<Place> {
        match self.branches.get(name).map(Vec::as_slice) {
            Some([branch]) => Some(Place::Known(branch.id.clone())),
            Some(_) => None,
            None => {
                let top = self.present.units.iter().find(|unit| unit.parent.is_none())?;
                let place = self.below.get(&(Place::Known(top.id.clone()), name.to_owned()))?;
                matches!(place, Place::New(_)).then(|| place.clone())
            }
        }
    }

    /// The branch of a row; tells when the name leads to none, or to more than one.
    pub(super) fn branch(&mut self, entry: &Entry) -> Option<Place> {
        let found = self.branch_named(&entry.branch);
        if found.is_none() {
            let several = self.branches.get(entry.branch.as_str()).is_some_and(|branches| branches.len() > 1);
            let fault = if several {
                entry::fault(Text::branch_ambiguous, Text::branch_ambiguous_remedy)
            } else {
                entry::fault(Text::name_of_another, Text::name_of_another_remedy)
            };
            self.tell(entry, Column::Branch, &entry.branch, fault);
        }
        if found.as_ref().is_some_and(|place| self.is_temporary(place)) {
            let fault = entry::fault(Text::temporary_branch, Text::temporary_branch_remedy);
            self.tell(entry, Column::Branch, &entry.branch, fault);
            return None;
        }
        found
    }

    /// Whether it is a temporary branch, which is nobody's home.
    fn is_temporary(&self, place: &Place) -> bool {
        let kind = match place {
            Place::Known(id) => self.units.get(id).map(|unit| unit.kind),
            Place::New(index) => self.plan.units.get(*index).map(|unit| unit.kind),
        };
        kind == Some(UnitKind::TemporaryBranch)
    }

    /// The group of a row, if it names one; tells when the name belongs to a closed one.
    pub(super) fn group(&mut self, entry: &Entry, branch: &Place) -> Result<Option<Place>, Told> {
        let Some(name) = entry.readable_group() else { return Ok(None) };
        let place = self.below.get(&(branch.clone(), name.to_owned())).cloned();
        let today = self.present.today;
        let usable = place.filter(|place| match place {
            Place::New(_) => true,
            Place::Known(id) => {
                self.units.get(id).is_some_and(|unit| unit.kind == UnitKind::Group && unit.is_open(today))
            }
        });
        if usable.is_none() {
            self.tell(entry, Column::Group, name, entry::fault(Text::name_of_another, Text::name_of_another_remedy));
            return Err(Told);
        }
        Ok(usable)
    }

    /// The group of that branch to which a member already belongs.
    pub(super) fn group_of(&self, member: &Member, branch: &Place) -> Option<Place> {
        let unit = self.units.get(&member.unit)?;
        let here = unit.kind == UnitKind::Group && unit.branch.clone().map(Place::Known).as_ref() == Some(branch);
        (here && unit.is_open(self.present.today) && !member.has_left()).then(|| Place::Known(unit.id.clone()))
    }
}

/// A new branch's kind is taken from its name, as names of the field say it; it is shown before anything is done.
fn kind_by_name(name: &str) -> UnitKind {
    if name.contains("联合") || name.to_lowercase().contains("joint") {
        UnitKind::JointBranch
    } else if name.contains("临时") || name.to_lowercase().contains("temporary") {
        UnitKind::TemporaryBranch
    } else {
        UnitKind::Branch
    }
}
