//! Who the rows name, and where they belong: new members, and known ones field by field.

use jiff::civil::Date;
use zhixing_kit::Sentence;
use zhixing_kit::html::words::day_text;

use super::{Change, ChangedMember, EndedPost, Holder, NewMember, Place, Planner, Stay};
use crate::import::entry::{self, Entry, StatedPost};
use crate::import::headings::Column;
use crate::import::text::Text;
use crate::member::{Member, MemberKind, MembershipId, Person, first_day};
use crate::post::{self, Post};
use crate::unit::{Founding, TooEarly, UnitKind};

impl Planner<'_> {
    /// A member who is not known yet.
    pub(super) fn enrol(&mut self, entry: &Entry, place: Place) -> Holder {
        let person = Person {
            number: entry.number.clone(),
            name: entry.name.clone(),
            born_on: entry.born_on,
            joined_on: entry.joined_on,
            confirmed_on: entry.confirmed_on,
        };
        let (from_on, _) = self.told_since(entry);
        self.tell_before_founding(entry, Column::Since, entry.since_on, &place);
        self.tell_namesake(entry, &place);
        let anew = self.tell_anew(entry, &person, from_on);
        let unit_name = self.place_name(&place);
        let kind = entry.kind;
        self.plan.members.push(NewMember { line: entry.line, person, place, unit_name, kind, from_on, anew });
        Holder::New(self.plan.members.len() - 1)
    }

    /// That a branch has somebody of this name already under another number: the usual way in which one person is entered twice. It is told, and
    /// nothing is guessed.
    fn tell_namesake(&mut self, entry: &Entry, place: &Place) {
        let branch = self.plan.kept(place).and_then(|unit| self.units.get(&unit)?.branch.as_ref());
        let Some(member) = branch.and_then(|branch| self.named.get(&(branch, entry.name.as_str())).copied()) else {
            return;
        };
        let sheets = &self.plan.sheets;
        let told = Sentence::of(|language| {
            Text(language).namesake(sheets.in_words(entry.line, language), &entry.name, &member.number, &entry.number)
        });
        self.plan.remarks.push(told);
    }

    /// Since when a row says that its member belongs, and which of its cells says so. Where it does not say it: whoever holds a post here belongs
    /// here. Posts that are all over say nothing of that: the day of who is new would go back to them, and with it that of his unit.
    pub(super) fn told_since(&self, entry: &Entry) -> (Date, Option<Column>) {
        let today = self.present.today;
        if let Some(since) = entry.since_on {
            return (since.min(today), Some(Column::Since));
        }
        let goes_on = |post: &StatedPost| entry.is_wrong(Column::PostTo) || post.to_on.is_none_or(|last| last >= today);
        let is_known = self.members.contains_key(entry.number.as_str());
        let tells = !is_known && entry.posts.iter().any(goes_on);
        let first = entry.posts.iter().filter_map(|post| post.from_on).min().filter(|day| tells && *day < today);
        (first.unwrap_or(today), first.map(|_| Column::PostFrom))
    }

    /// Tells of a day on which the unit was not founded yet. Says whether it told.
    pub(super) fn tell_before_founding(
        &mut self,
        entry: &Entry,
        column: Column,
        day: Option<Date>,
        place: &Place,
    ) -> bool {
        let Some((day, founding)) = day.zip(self.founding(place)) else { return false };
        let Err(TooEarly(Founding { unit, on })) = founding.allows(day) else { return false };
        let fault = entry::fault(|text| text.not_founded(&unit, day_text(text.0, on)), Text::not_founded_remedy);
        self.tell(entry, column, &day.to_string(), fault);
        true
    }

    /// A member who is known: what of him changes.
    pub(super) fn compare(
        &mut self,
        entry: &Entry,
        known: &(MembershipId, Member),
        branch: &Place,
        group: Option<&Place>,
    ) -> Holder {
        let member = &known.1;
        let mut changes = Vec::new();
        let person = self.compare_person(entry, member, &mut changes);
        let place = group.cloned().or_else(|| self.group_of(member, branch)).unwrap_or_else(|| branch.clone());
        let stay = self.compare_stay(entry, known, place, &person, &mut changes);
        if let Some(Stay::Begin { place, .. } | Stay::Correct { place, .. }) = &stay {
            self.stake_posts(entry, member, place);
        }
        if !changes.is_empty() {
            let person = person.is_different_from(member).then_some(person);
            self.plan.changed.push(ChangedMember { line: entry.line, before: member.clone(), person, stay, changes });
        }
        Holder::Known(member.id.clone())
    }

    /// From which day on somebody belongs to a branch without a gap, once the row is taken.
    pub(super) fn since(&self, entry: &Entry, holder: &Holder, branch: &Place) -> Option<Date> {
        let member = match holder {
            Holder::Known(member) => member,
            Holder::New(index) => return self.plan.members.get(*index).map(|new| new.from_on),
        };
        let (_, latest) = self.members.get(entry.number.as_str())?;
        let ended = self.ended_stays.get(member).map(Vec::as_slice).unwrap_or_default();
        let mut stays: Vec<_> =
            ended.iter().map(|(place, from_on, last)| (place.clone(), *from_on, Some(*last))).collect();
        if latest.to_on.is_none() {
            stays.push((latest.branch.clone().map(Place::Known), latest.from_on, None));
        }
        let changed = self.plan.changed.last().filter(|changed| changed.line == entry.line);
        match changed.and_then(|changed| changed.stay.as_ref()) {
            None => {}
            Some(Stay::Begin { ended, place, from_on, .. }) => {
                if let (Some((_, last)), Some(open)) = (ended, stays.last_mut()) {
                    open.2 = Some(*last);
                }
                stays.push((self.branch_of(place), *from_on, None));
            }
            Some(Stay::Correct { place, .. }) => {
                if let Some(open) = stays.last_mut() {
                    open.0 = self.branch_of(place);
                }
            }
        }
        first_day(stays.iter().map(|(place, from_on, to_on)| (place.as_ref() == Some(branch), *from_on, *to_on)))
    }

    fn compare_person(&mut self, entry: &Entry, member: &Member, changes: &mut Vec<Change>) -> Person {
        if entry.name != member.name {
            changes.push(Change { column: Column::Name, before: same(&member.name), after: same(&entry.name) });
        }
        let newly_formal = member.kind == MemberKind::Probationary && entry.kind == MemberKind::Formal;
        let formal_on = newly_formal.then(|| entry.since_on.unwrap_or(self.present.today));
        let mut day = |column, before: Option<Date>, after: Option<Date>| {
            if let Some(after) = after.filter(|_| before != after) {
                let before = before.map(|day| day.to_string()).unwrap_or_default();
                changes.push(Change { column, before: same(&before), after: same(&after.to_string()) });
            }
            after.or(before)
        };
        let person = Person {
            number: member.number.clone(),
            name: entry.name.clone(),
            born_on: day(Column::Born, member.born_on, entry.born_on),
            joined_on: day(Column::Joined, member.joined_on, entry.joined_on),
            confirmed_on: day(
                Column::Confirmed,
                member.confirmed_on,
                entry.confirmed_on.or(member.confirmed_on).or(formal_on),
            ),
        };
        for (column, fault) in entry::contradictions(entry.kind, person.born_on, person.joined_on, person.confirmed_on)
        {
            self.tell(entry, column, "", fault);
        }
        person
    }

    fn compare_stay(
        &mut self,
        entry: &Entry,
        known: &(MembershipId, Member),
        place: Place,
        person: &Person,
        changes: &mut Vec<Change>,
    ) -> Option<Stay> {
        let (membership, member) = known;
        let same_place = place == Place::Known(member.unit.clone());
        let belongs = !member.has_left();
        if same_place && entry.kind == member.kind && belongs {
            return None;
        }
        self.tell_stay(entry, member, &place, changes);
        if self.tell_before_founding(entry, Column::Since, entry.since_on, &place) {
            return None;
        }
        let from_on = entry.since_on.or_else(|| confirmed_day(entry, member, same_place)).unwrap_or(self.present.today);
        self.tell_joining(entry, member, person, from_on);
        let kind = entry.kind;
        if !belongs {
            return self.come_back(entry, member, place);
        }
        if from_on > member.from_on {
            let last = from_on.yesterday().unwrap_or(from_on);
            self.end_posts_left_behind(entry, member, &place, last);
            return Some(Stay::Begin { ended: Some((membership.clone(), last)), place, kind, from_on });
        }
        if entry.since_on.is_some_and(|since| since < member.from_on) {
            let fault = entry::fault(
                |text| text.since_too_early(day_text(text.0, member.from_on)),
                Text::since_too_early_remedy,
            );
            self.tell(entry, Column::Since, &from_on.to_string(), fault);
            return None;
        }
        self.end_posts_left_behind(entry, member, &place, from_on.yesterday().unwrap_or(from_on));
        Some(Stay::Correct { membership: membership.clone(), place, kind })
    }

    /// Notes the posts that he could lose by it, or that others should decide about: the page asks the same (`post::must_give`).
    fn stake_posts(&mut self, entry: &Entry, member: &Member, place: &Place) {
        let leaves = self.branch_of(place) != member.branch.clone().map(Place::Known);
        let today = self.present.today;
        let held = self.posts.get(&member.id).cloned().unwrap_or_default();
        let goes_on = |post: &&Post| post.ended_at.is_none() && post.to_on.is_none_or(|last| last >= today);
        let kind = (!entry.is_wrong(Column::Kind)).then_some(entry.kind);
        let gives_up = |post: &&Post| leaves || kind.is_some_and(|kind| !post.kind.may_be_held_by(kind));
        for post in held.into_iter().filter(goes_on).filter(gives_up) {
            self.touch(entry, Column::Kind, (post::right_for(post.kind), post.unit.clone()));
        }
    }

    /// Who changes branches holds no post in the old one any more, and who is no formal member none that needs one.
    fn end_posts_left_behind(&mut self, entry: &Entry, member: &Member, place: &Place, last: Date) {
        let Some(old) = member.branch.clone() else { return };
        let leaves = self.branch_of(place) != Some(Place::Known(old.clone()));
        for post in self.posts.get(&member.id).cloned().unwrap_or_default() {
            let there = self.units.get(&post.unit).is_some_and(|unit| unit.branch.as_ref() == Some(&old));
            let gives_up = leaves || !post.kind.may_be_held_by(entry.kind);
            if there && gives_up && post.ended_at.is_none() && post.to_on.is_none_or(|to| to > last) {
                self.plan.ended.push(EndedPost { line: entry.line, post: post.clone(), to_on: last.max(post.from_on) });
            }
        }
    }

    /// Someone who left comes back where the row says from which day on, after his last one. A list that merely still names him brings nobody back.
    fn come_back(&mut self, entry: &Entry, member: &Member, place: Place) -> Option<Stay> {
        let last = member.to_on.unwrap_or_default();
        if let Some(from_on) = entry.since_on.filter(|since| *since > last) {
            return Some(Stay::Begin { ended: None, place, kind: entry.kind, from_on });
        }
        let value = entry.since_on.map(|day| day.to_string()).unwrap_or_default();
        let fault = entry::fault(|text| text.left_on(day_text(text.0, last)), Text::left_on_remedy);
        self.tell(entry, Column::Since, &value, fault);
        None
    }

    fn tell_stay(&self, entry: &Entry, member: &Member, place: &Place, changes: &mut Vec<Change>) {
        let unit = match member.left_on() {
            Some(last) => Sentence::of(|language| Text(language).had_left(day_text(language, last))),
            None => same(&self.place_name(&Place::Known(member.unit.clone()))),
        };
        let new_unit = same(&self.place_name(place));
        if unit != new_unit || *place != Place::Known(member.unit.clone()) {
            let is_group = entry.group.is_some() && self.branch_of(place) == member.branch.clone().map(Place::Known);
            let column = if is_group { Column::Group } else { Column::Branch };
            changes.push(Change { column, before: unit, after: new_unit });
        }
        if entry.kind != member.kind {
            let name = |kind: MemberKind| Sentence::of(|language| kind.name(language));
            changes.push(Change { column: Column::Kind, before: name(member.kind), after: name(entry.kind) });
        }
    }

    /// Whom a list makes a member of the party gains its rights without an admission here: that is to be known before it is confirmed, and his days are
    /// asked as on his page.
    fn tell_joining(&mut self, entry: &Entry, member: &Member, person: &Person, from_on: Date) {
        if !member.kind.joins_as(entry.kind) || entry.is_wrong(Column::Kind) {
            return;
        }
        let sheets = &self.plan.sheets;
        let told = |text: Text| {
            let (before, after) = (member.kind.name(text.0), entry.kind.name(text.0));
            text.joins_by_list(sheets.in_words(entry.line, text.0), &entry.name, before, after)
        };
        self.plan.remarks.push(Sentence::of(|language| told(Text(language))));
        // He has the rights of what he is from that day on: so he was it by then.
        self.ask_days(entry, person, (from_on, from_on), Text::joins_without_day);
    }

    /// That somebody of this name left as no member of the party, and is entered as one: he joined meanwhile, or is somebody else. Says whether it told.
    fn tell_anew(&mut self, entry: &Entry, person: &Person, from_on: Date) -> bool {
        let left = self.left.get(entry.name.as_str()).filter(|_| entry.kind.is_of_party());
        let Some(before) = left.and_then(|left| left.iter().find(|one| one.may_be(&entry.name, entry.born_on))) else {
            return false;
        };
        let sheets = &self.plan.sheets;
        let is_his = self.present.keeps.as_ref().is_none_or(|keeps| keeps.contains(&before.unit));
        let told = |text: Text| {
            let line = sheets.in_words(entry.line, text.0);
            let kind = is_his.then(|| before.kind.name(text.0));
            kind.map_or_else(
                || text.joins_anew_elsewhere(&line, &entry.name),
                |kind| text.joins_anew(&line, &entry.name, kind),
            )
        };
        self.plan.remarks.push(Sentence::of(|language| told(Text(language))));
        // Since when he belongs says nothing of when he was confirmed: he may have come while he was on probation.
        self.ask_days(entry, person, (from_on, Date::MAX), Text::joins_anew_without_day);
        true
    }

    /// By which day he joined at the latest, and by which he was confirmed; and that it is told.
    fn ask_days(
        &mut self,
        entry: &Entry,
        person: &Person,
        (joined_by, confirmed_by): (Date, Date),
        missing: fn(Text) -> &'static str,
    ) {
        let confirmed =
            (entry.kind == MemberKind::Formal).then_some((Column::Confirmed, person.confirmed_on, confirmed_by));
        for (column, day, last) in [(Column::Joined, person.joined_on, joined_by)].into_iter().chain(confirmed) {
            let (value, fault) = match day {
                None => (String::new(), entry::fault(missing, Text::joins_without_day_remedy)),
                Some(day) if day > last => {
                    let told = |text: Text| text.joins_too_late(day_text(text.0, last));
                    (day.to_string(), entry::fault(told, Text::joins_too_late_remedy))
                }
                Some(_) => continue,
            };
            self.tell(entry, column, &value, fault);
        }
    }

    pub(super) fn branch_of(&self, place: &Place) -> Option<Place> {
        match place {
            Place::Known(id) => self.units.get(id)?.branch.clone().map(Place::Known),
            Place::New(index) => {
                let unit = self.plan.units.get(*index)?;
                Some(if unit.kind == UnitKind::Group { unit.parent.clone() } else { place.clone() })
            }
        }
    }
}

/// Who is confirmed becomes a formal member on that day, where the file says nothing else.
fn confirmed_day(entry: &Entry, member: &Member, same_place: bool) -> Option<Date> {
    let confirmed = same_place && member.kind == MemberKind::Probationary && entry.kind == MemberKind::Formal;
    entry.confirmed_on.filter(|&day| confirmed && day > member.from_on)
}

impl ChangedMember {
    /// Whether he becomes a member of the party by it.
    pub fn joins(&self) -> bool {
        let Some(Stay::Begin { kind, .. } | Stay::Correct { kind, .. }) = &self.stay else { return false };
        self.before.kind.joins_as(*kind)
    }
}

/// A text that is the same in both languages.
pub(super) fn same(text: &str) -> Sentence {
    Sentence { zh: text.to_owned(), en: text.to_owned() }
}

impl Person {
    fn is_different_from(&self, member: &Member) -> bool {
        let Self { number, name, born_on, joined_on, confirmed_on } = self;
        (number, name, born_on, joined_on, confirmed_on)
            != (&member.number, &member.name, &member.born_on, &member.joined_on, &member.confirmed_on)
    }
}
