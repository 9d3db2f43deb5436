//! What an import would do: the rows of a file held against what is kept. Pure: no SQL, no clock; the same rows and the same state give the same plan.
//! Members whom the file does not name are left alone, and an empty cell leaves what is kept as it is.

mod belonging;
mod holding;
mod near;
mod present;
mod touch;
mod units;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;

use jiff::civil::Date;
use sha2::{Digest as _, Sha256};
use zhixing_kit::Sentence;
use zhixing_records::{MemberId, UnitId};

use self::holding::Aside;
pub(super) use self::holding::days;
pub use self::present::Present;
pub use self::touch::Touch;
use super::entry::{self, BadCell, Entry, Fault};
use super::headings::{Column, Headings};
use super::table::{Sheets, Table};
use crate::member::{Exemption, ExemptionKind, Member, MemberKind, MembershipId, Person};
use crate::post::{Post, PostKind};
use crate::rights::Right;
use crate::unit::{self, Unit, UnitKind};

/// A unit: one that is kept, or one that the plan makes (its place in [`Plan::units`]).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// It is kept.
    Known(UnitId),
    /// It is new.
    New(usize),
}

/// A member: one who is kept, or one whom the plan makes (his place in [`Plan::members`]).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Holder {
    /// He is kept.
    Known(MemberId),
    /// He is new.
    New(usize),
}

/// A unit to be made.
#[derive(Clone, Debug)]
pub struct NewUnit {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: UnitKind,
    /// The unit above it.
    pub parent: Place,
    /// The earliest day since which the file tells that somebody belongs to it, or today.
    pub founded_on: Date,
    /// The line and the column that tell it.
    pub founded_by: Option<(u32, Column)>,
}

/// A member to be made.
#[derive(Clone, Debug)]
pub struct NewMember {
    /// The line of the file.
    pub line: u32,
    /// His facts.
    pub person: Person,
    /// His unit.
    pub place: Place,
    /// Its name.
    pub unit_name: String,
    /// As what he belongs there.
    pub kind: MemberKind,
    /// From which day.
    pub from_on: Date,
    /// Whether somebody of his name left as no member of the party, while he is one.
    pub anew: bool,
}

/// What becomes of a member's belonging.
#[derive(Clone, Debug)]
pub enum Stay {
    /// A new membership begins; the one before ends the day before, unless it has ended.
    Begin {
        /// The membership to be ended, and its last day.
        ended: Option<(MembershipId, Date)>,
        /// The unit.
        place: Place,
        /// As what.
        kind: MemberKind,
        /// From which day.
        from_on: Date,
    },
    /// The present membership, not older than the change itself, is put right.
    Correct {
        /// The membership.
        membership: MembershipId,
        /// The unit.
        place: Place,
        /// As what.
        kind: MemberKind,
    },
}

/// One fact before and after.
#[derive(Clone, Debug)]
pub struct Change {
    /// Which.
    pub column: Column,
    /// As it is kept; empty for nothing.
    pub before: Sentence,
    /// As it will be.
    pub after: Sentence,
}

/// A member to be changed.
#[derive(Clone, Debug)]
pub struct ChangedMember {
    /// The line of the file.
    pub line: u32,
    /// As he is kept.
    pub before: Member,
    /// His facts after it, when they change.
    pub person: Option<Person>,
    /// Where he belongs after it, when that changes.
    pub stay: Option<Stay>,
    /// What changes, field by field.
    pub changes: Vec<Change>,
}

/// A post to be given.
#[derive(Clone, Debug)]
pub struct NewPost {
    /// The line of the file.
    pub line: u32,
    /// Who gets it.
    pub holder: Holder,
    /// His name.
    pub name: String,
    /// The unit.
    pub place: Place,
    /// The unit's name.
    pub unit_name: String,
    /// What it is.
    pub kind: PostKind,
    /// Its first day.
    pub from_on: Date,
    /// Its last day, if the file tells it.
    pub to_on: Option<Date>,
}

/// A post whose last day changes.
#[derive(Clone, Debug)]
pub struct EndedPost {
    /// The line of the file.
    pub line: u32,
    /// As it is kept.
    pub post: Post,
    /// Its last day after it.
    pub to_on: Date,
}

/// An exemption to be noted, from today.
#[derive(Clone, Debug)]
pub struct NewExemption {
    /// The line of the file.
    pub line: u32,
    /// Whose.
    pub holder: Holder,
    /// His branch.
    pub place: Place,
    /// His name.
    pub name: String,
    /// Why.
    pub kind: ExemptionKind,
}

/// What an import would do.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Units to be made, upper ones first.
    pub units: Vec<NewUnit>,
    /// Members to be made.
    pub members: Vec<NewMember>,
    /// Members to be changed.
    pub changed: Vec<ChangedMember>,
    /// Posts to be given.
    pub posts: Vec<NewPost>,
    /// Posts whose last day changes.
    pub ended: Vec<EndedPost>,
    /// Exemptions to be noted.
    pub exemptions: Vec<NewExemption>,
    /// The kept units into which the rows reach: those that they name, those of the kept members that they name, and those below which they
    /// found branches. Who may not do so is not even told that a row says nothing new, or what is wrong with it.
    pub touched: Vec<Touch>,
    /// Members of the file of whom nothing changes.
    pub unchanged: usize,
    /// Members who are kept (by who imports) and whom the file does not name: they stay as they are.
    pub absent: usize,
    /// Rows marked as examples, left out.
    pub examples: usize,
    /// Where the lines of the file stand.
    pub sheets: Sheets,
    /// What is to be known before it is confirmed, though nothing is wrong with it.
    pub remarks: Vec<Sentence>,
    /// Columns that mean nothing to us.
    pub unknown_columns: Vec<String>,
    /// What is wrong. With anything here, nothing can be brought in.
    pub bad: Vec<BadCell>,
    /// Whose lines these are, as far as they can be read.
    pub bad_names: BTreeMap<u32, String>,
}

impl Plan {
    /// Holds a file against what is kept.
    pub fn new(headings: &Headings, table: &Table, present: &Present) -> Self {
        Self::without(headings, table, present, |_| false)
    }

    /// The same, as if some lines did nothing: only their numbers, and what is wrong with them in themselves, are told.
    pub fn without(headings: &Headings, table: &Table, present: &Present, is_out: impl Fn(u32) -> bool) -> Self {
        let mut entries = entry::read(headings, table, present.today);
        let plan = Self {
            examples: entries.examples,
            unknown_columns: headings.unknown.clone(),
            sheets: table.sheets.clone(),
            remarks: table.remarks.clone(),
            bad: entries.bad,
            ..Self::default()
        };
        let mut planner = Planner::new(headings, present, plan);
        planner.plan.remarks.append(&mut entries.remarks);
        let (out, mut rows): (Vec<_>, Vec<_>) = entries.rows.into_iter().partition(|entry| is_out(entry.line));
        planner.note_numbers(&out);
        planner.settle(&mut rows);
        planner.found_units(&rows);
        for entry in &rows {
            planner.take(entry);
        }
        let mut plan = planner.finish();
        plan.name_bad_lines(out.into_iter().chain(rows));
        plan
    }

    fn name_bad_lines(&mut self, entries: impl Iterator<Item = Entry>) {
        let bad: HashSet<u32> = self.bad.iter().map(|bad| bad.line).collect();
        self.bad_names =
            entries.filter(|entry| bad.contains(&entry.line)).map(|entry| (entry.line, entry.name)).collect();
    }

    /// Whether the file names nobody: all its rows are examples.
    pub fn is_empty(&self) -> bool {
        self.changes_nothing() && self.bad.is_empty() && self.unchanged == 0
    }

    /// Whether it would change anything.
    pub fn changes_nothing(&self) -> bool {
        let parts = [
            self.units.len(),
            self.members.len(),
            self.changed.len(),
            self.posts.len(),
            self.ended.len(),
            self.exemptions.len(),
        ];
        parts.iter().all(|&count| count == 0)
    }

    /// A fingerprint of all it would do and of the state that it starts from: what was shown is what is done, or it is shown again.
    pub fn digest(&self) -> String {
        struct Hashing(Sha256);
        impl std::fmt::Write for Hashing {
            fn write_str(&mut self, text: &str) -> std::fmt::Result {
                self.0.update(text.as_bytes());
                Ok(())
            }
        }
        let mut hashing = Hashing(Sha256::new());
        write!(hashing, "{self:?}").expect("hashing takes any text");
        hex::encode(hashing.0.finalize())
    }
}

/// A stay that has ended: its branch, its first and its last day.
type EndedStay = (Option<Place>, Date, Date);

/// The plan in the making.
struct Planner<'a> {
    headings: &'a Headings,
    present: &'a Present,
    plan: Plan,
    units: HashMap<&'a UnitId, &'a Unit>,
    /// Units directly below another, by name: open and closed ones, kept and new.
    below: HashMap<(Place, String), Place>,
    /// Open branches anywhere, by name.
    branches: HashMap<&'a str, Vec<&'a Unit>>,
    members: HashMap<&'a str, &'a (MembershipId, Member)>,
    /// Who belongs, by branch and name, as far as the importer keeps them.
    named: HashMap<(&'a UnitId, &'a str), &'a Member>,
    left: HashMap<&'a str, Vec<&'a Member>>,
    ended_stays: HashMap<&'a MemberId, Vec<EndedStay>>,
    posts: HashMap<&'a MemberId, Vec<&'a Post>>,
    exemptions: HashMap<&'a MemberId, Vec<&'a Exemption>>,
    lines_by_number: HashMap<String, u32>,
    /// The same by how the number looks.
    lines_by_fold: HashMap<String, u32>,
    /// What rows with a bad cell say of posts: in no plan, but held against the other rows.
    aside: Aside,
}

impl<'a> Planner<'a> {
    fn new(headings: &'a Headings, present: &'a Present, plan: Plan) -> Self {
        let mut planner = Self {
            headings,
            present,
            plan,
            units: present.units.iter().map(|unit| (&unit.id, unit)).collect(),
            below: HashMap::new(),
            branches: HashMap::new(),
            members: present.members.iter().map(|known| (known.1.number.as_str(), known)).collect(),
            named: present.named(),
            left: present.left(),
            ended_stays: HashMap::new(),
            posts: HashMap::new(),
            exemptions: HashMap::new(),
            lines_by_number: HashMap::new(),
            lines_by_fold: HashMap::new(),
            aside: Aside::default(),
        };
        for unit in &present.units {
            if let Some(parent) = &unit.parent {
                planner.below.insert((Place::Known(parent.clone()), unit.name.clone()), Place::Known(unit.id.clone()));
            }
            if unit.kind.is_branch() && unit.is_open(present.today) {
                planner.branches.entry(&unit.name).or_default().push(unit);
            }
        }
        for (member, branch, from_on, to_on) in &present.ended_stays {
            let stay = (branch.clone().map(Place::Known), *from_on, *to_on);
            planner.ended_stays.entry(member).or_default().push(stay);
        }
        for post in &present.posts {
            planner.posts.entry(&post.member).or_default().push(post);
        }
        for exemption in &present.exemptions {
            planner.exemptions.entry(&exemption.member).or_default().push(exemption);
        }
        planner
    }

    /// Takes one row into the plan. Of a row with a bad cell, what could be read is held against the other rows, and the plan stays without it.
    fn take(&mut self, entry: &Entry) {
        let is_one = self.is_one(entry);
        let named = self.members.get(entry.number.as_str()).copied().filter(|_| !entry.is_wrong(Column::Number));
        // Every row that names him reaches so far, also those that may not.
        if let Some((_, member)) = named {
            self.touch(entry, Column::Number, (Right::EditPeople, member.unit.clone()));
        }
        let known = named.filter(|_| is_one);
        if entry.is_wrong(Column::Branch) {
            return;
        }
        let Some(branch) = self.branch(entry) else { return };
        let needed = match &branch {
            Place::Known(_) => Right::EditPeople,
            Place::New(index) => unit::actions::right_for(self.plan.units[*index].kind),
        };
        if let Some(kept) = self.plan.kept(&branch) {
            self.touch(entry, Column::Branch, (needed, kept));
        }
        let Ok(group) = self.group(entry, &branch) else { return };
        // Whose row it is is not known: whatever it says of him may be kept already.
        if !is_one {
            return;
        }
        let before = self.counts();
        let holder = match known {
            None => self.enrol(entry, group.clone().unwrap_or_else(|| branch.clone())),
            Some(known) => self.compare(entry, known, &branch, group.as_ref()),
        };
        let group = group.or_else(|| known.and_then(|(_, member)| self.group_of(member, &branch)));
        self.take_posts(entry, &holder, &branch, group.as_ref());
        self.take_exemption(entry, &holder, &branch);
        if entry.wrong.is_empty() {
            self.plan.unchanged += usize::from(before == self.counts());
        } else {
            self.set_aside(entry, before);
        }
    }

    fn counts(&self) -> [usize; 6] {
        let plan = &self.plan;
        [
            plan.members.len(),
            plan.changed.len(),
            plan.posts.len(),
            plan.ended.len(),
            plan.exemptions.len(),
            plan.bad.len(),
        ]
    }

    fn finish(mut self) -> Plan {
        self.tell_overlaps();
        self.tell_excluded();
        let keeps = self.present.keeps.as_ref();
        let is_kept = |member: &Member| keeps.is_none_or(|keeps| keeps.contains(&member.unit));
        let belongs = |member: &Member| member.belongs(self.present.today) && is_kept(member);
        let absent = self
            .present
            .members
            .iter()
            .filter(|(_, member)| belongs(member) && !self.lines_by_number.contains_key(&member.number));
        self.plan.absent = absent.count();
        self.plan.bad.sort_by_key(|bad| bad.line);
        self.plan
    }

    /// Tells of a cell; not of one that is wrong in itself, which was told.
    fn tell(&mut self, entry: &Entry, column: Column, value: &str, fault: Fault) {
        if entry.is_wrong(column) {
            return;
        }
        self.plan.bad.push(entry::bad_cell(self.headings, entry.line, column, value, fault));
    }

    fn place_name(&self, place: &Place) -> String {
        match place {
            Place::Known(id) => self.units.get(id).map(|unit| unit.name.clone()).unwrap_or_default(),
            Place::New(index) => self.plan.units.get(*index).map(|unit| unit.name.clone()).unwrap_or_default(),
        }
    }
}
