//! Posts and exemptions of the rows: which are new, which get another last day, and which cannot stand beside each other.

use std::collections::HashMap;
use std::hash::Hash;

use jiff::civil::Date;
use zhixing_kit::Sentence;
use zhixing_kit::html::words::day_text;
use zhixing_records::MemberId;

use super::{EndedPost, Holder, NewExemption, NewPost, Place, Planner};
use crate::import::entry::{self, Entry, StatedPost};
use crate::import::headings::Column;
use crate::import::text::Text;
use crate::post::{Post, PostKind};
use crate::unit::UnitKind;

impl Planner<'_> {
    pub(super) fn take_posts(&mut self, entry: &Entry, holder: &Holder, branch: &Place, group: Option<&Place>) {
        for stated in &entry.posts {
            // A last day that cannot be read: the first one is certain.
            let to_on = if entry.is_wrong(Column::PostTo) { stated.from_on } else { stated.to_on };
            let stated = &StatedPost { to_on, ..stated.clone() };
            let place = match stated.kind {
                PostKind::GroupLeader => group,
                _ => Some(branch),
            };
            let value = stated.kind.names().0;
            match place {
                _ if !stated.kind.fits(UnitKind::Branch) && !stated.kind.fits(UnitKind::Group) => {
                    self.tell(
                        entry,
                        Column::Post,
                        value,
                        entry::fault(Text::post_of_above, Text::post_of_above_remedy),
                    );
                }
                None => self.tell(
                    entry,
                    Column::Group,
                    value,
                    entry::fault(Text::leader_without_group, Text::leader_without_group_remedy),
                ),
                Some(place) => self.take_post(entry, stated, holder, place),
            }
        }
    }

    fn take_post(&mut self, entry: &Entry, stated: &StatedPost, holder: &Holder, place: &Place) {
        let kept = self.kept_post(stated, holder, place);
        let is_over = kept.as_ref().is_some_and(|post| post.to_on.is_some_and(|last| last < self.present.today));
        // A kind that cannot be read was told.
        if !stated.kind.may_be_held_by(entry.kind) && !is_over && !entry.is_wrong(Column::Kind) {
            let fault = entry::fault(|text| text.post_of_formal(entry.kind.name(text.0)), Text::post_of_formal_remedy);
            return self.tell(entry, Column::Post, stated.kind.names().0, fault);
        }
        match kept {
            Some(kept) => self.take_kept_post(entry, stated, kept),
            None => match stated.from_on {
                None => {
                    let fault = entry::fault(Text::post_without_day, Text::post_without_day_remedy);
                    self.tell(entry, Column::PostFrom, "", fault);
                }
                Some(from_on) => {
                    if !self.tell_before_he_came(entry, holder, place, from_on) {
                        self.tell_before_founding(entry, Column::PostFrom, Some(from_on), place);
                    }
                    self.plan.posts.push(NewPost {
                        line: entry.line,
                        holder: holder.clone(),
                        name: entry.name.clone(),
                        place: place.clone(),
                        unit_name: self.place_name(place),
                        kind: stated.kind,
                        from_on,
                        to_on: stated.to_on,
                    });
                }
            },
        }
    }

    /// Tells of a post that begins before its holder belongs to the branch. Says whether it told.
    fn tell_before_he_came(&mut self, entry: &Entry, holder: &Holder, place: &Place, from_on: Date) -> bool {
        let branch = self.branch_of(place);
        let first = branch.and_then(|branch| self.since(entry, holder, &branch));
        let Some(first) = first.filter(|first| from_on < *first && !entry.is_wrong(Column::Since)) else {
            return false;
        };
        let fault =
            entry::fault(|text| text.post_before_he_came(day_text(text.0, first)), Text::post_before_he_came_remedy);
        self.tell(entry, Column::PostFrom, &from_on.to_string(), fault);
        true
    }

    /// The kept post that a row means: of the same first day, or the one that is held today when the row gives no day.
    fn kept_post(&self, stated: &StatedPost, holder: &Holder, place: &Place) -> Option<Post> {
        let (Holder::Known(member), Place::Known(unit)) = (holder, place) else { return None };
        let today = self.present.today;
        let same = |post: &&&Post| post.unit == *unit && post.kind == stated.kind;
        let mut kept = self.posts.get(member)?.iter().filter(same);
        let found = match stated.from_on {
            Some(from_on) => kept.find(|post| post.from_on == from_on),
            None => kept.find(|post| post.is_held(today)),
        };
        found.copied().cloned()
    }

    fn take_kept_post(&mut self, entry: &Entry, stated: &StatedPost, post: Post) {
        let Some(to_on) = stated.to_on.filter(|&to_on| post.to_on != Some(to_on)) else { return };
        if let Some(last) = post.to_on.filter(|_| post.ended_at.is_some()) {
            let fault = entry::fault(|text| text.post_has_ended(day_text(text.0, last)), Text::post_has_ended_remedy);
            return self.tell(entry, Column::PostTo, &to_on.to_string(), fault);
        }
        if to_on < post.from_on {
            let fault = entry::fault(Text::ends_before_it_begins, Text::two_days_remedy);
            return self.tell(entry, Column::PostTo, &to_on.to_string(), fault);
        }
        self.plan.ended.push(EndedPost { line: entry.line, post, to_on });
    }

    pub(super) fn take_exemption(&mut self, entry: &Entry, holder: &Holder, branch: &Place) {
        let today = self.present.today;
        let kept = match holder {
            Holder::Known(member) => self.exemptions.get(member).map(Vec::as_slice).unwrap_or_default(),
            Holder::New(_) => &[],
        };
        let mut kept = kept.iter().filter(|kept| kept.to_on.is_none_or(|last| last >= today)).map(|kept| kept.kind);
        if let Some(kind) = kept.clone().next().filter(|_| entry.denies_exemption) {
            let sheets = &self.plan.sheets;
            let line = |text: Text| sheets.in_words(entry.line, text.0);
            let told = |text: Text| text.exemption_stays(line(text), &entry.name, kind.name(text.0));
            self.plan.remarks.push(Sentence::of(|language| told(Text(language))));
        }
        let Some(kind) = entry.exemption else { return };
        if !kept.any(|kept| kept == kind) {
            let (holder, place, name) = (holder.clone(), branch.clone(), entry.name.clone());
            self.plan.exemptions.push(NewExemption { line: entry.line, holder, place, name, kind });
        }
    }

    /// Takes what a row with a bad cell brought out of the plan again, but for what it says of posts.
    pub(super) fn set_aside(&mut self, entry: &Entry, before: [usize; 6]) {
        let [members, changed, posts, ended, exemptions, _] = before;
        let plan = &mut self.plan;
        plan.members.truncate(members);
        plan.changed.truncate(changed);
        plan.exemptions.truncate(exemptions);
        self.aside.ended.extend(plan.ended.drain(ended..));
        let name = if entry.is_wrong(Column::Name) { &entry.number } else { &entry.name };
        let spans =
            plan.posts.drain(posts..).map(|post| Span { name: name.clone(), ..Span::new(&post, &entry.number) });
        self.aside.posts.extend(spans);
    }

    /// Tells of posts that would overlap once all rows are taken: a second holder where there is one, the same post twice for one member.
    pub(super) fn tell_overlaps(&mut self) {
        let whose = |span: &Span| {
            (span.place.clone(), span.kind, (!span.kind.has_single_holder()).then(|| span.number.clone()))
        };
        for Meeting { line, span, other } in meeting(self.spans(), whose, |_, _| true) {
            let fault = entry::fault(
                |text| text.posts_overlap(&other.name, span.kind.name(text.0), days(text, other.from_on, other.to_on)),
                Text::posts_overlap_remedy,
            );
            let from_on = span.from_on.to_string();
            self.plan.bad.push(entry::bad_cell(self.headings, line, Column::PostFrom, &from_on, fault));
        }
    }

    /// Tells of posts of one committee that one person would hold at once: he is secretary, deputy or a member of it, as [`crate::given_up`] has it.
    pub(super) fn tell_excluded(&mut self) {
        let mut spans = self.spans();
        spans.retain(|span| span.kind.is_of_committee());
        let whose = |span: &Span| (span.place.clone(), span.number.clone());
        for Meeting { line, span, other } in meeting(spans, whose, |before, span| before.kind != span.kind) {
            let fault = entry::fault(
                |text| {
                    text.posts_excluded(&other.name, other.kind.name(text.0), days(text, other.from_on, other.to_on))
                },
                Text::posts_excluded_remedy,
            );
            self.plan.bad.push(entry::bad_cell(self.headings, line, Column::Post, span.kind.names().0, fault));
        }
    }

    fn spans(&self) -> Vec<Span> {
        let ended = self.plan.ended.iter().chain(&self.aside.ended);
        let ended: HashMap<_, _> = ended.map(|ended| (&ended.post.id, ended)).collect();
        let numbers: HashMap<_, _> =
            self.present.members.iter().map(|(_, member)| (&member.id, member.number.as_str())).collect();
        let number = |member: &MemberId| numbers.get(member).copied().unwrap_or_default().to_owned();
        let kept = self.present.posts.iter().map(|post| Span {
            line: ended.get(&post.id).map(|ended| ended.line),
            number: number(&post.member),
            name: post.member_name.clone(),
            place: Place::Known(post.unit.clone()),
            kind: post.kind,
            from_on: post.from_on,
            to_on: ended.get(&post.id).map(|ended| ended.to_on).or(post.to_on),
        });
        let new = self.plan.posts.iter().map(|post| match &post.holder {
            Holder::Known(member) => Span::new(post, &number(member)),
            Holder::New(index) => Span::new(post, &self.plan.members[*index].person.number),
        });
        kept.chain(new).chain(self.aside.posts.iter().cloned()).collect()
    }
}

/// What rows with a bad cell say of posts.
#[derive(Default)]
pub(super) struct Aside {
    posts: Vec<Span>,
    ended: Vec<EndedPost>,
}

/// A post as it will stand; with the line of the file that gives or changes it.
#[derive(Clone)]
struct Span {
    line: Option<u32>,
    /// The number of who holds it.
    number: String,
    name: String,
    place: Place,
    kind: PostKind,
    from_on: Date,
    to_on: Option<Date>,
}

impl Span {
    fn new(post: &NewPost, number: &str) -> Self {
        Self {
            line: Some(post.line),
            number: number.to_owned(),
            name: post.name.clone(),
            place: post.place.clone(),
            kind: post.kind,
            from_on: post.from_on,
            to_on: post.to_on,
        }
    }

    fn last(&self) -> Date {
        self.to_on.unwrap_or(Date::MAX)
    }
}

/// The first and the last day of a post, in words; where no end is given, that there is none.
pub(in crate::import) fn days(text: Text, from_on: Date, to_on: Option<Date>) -> String {
    let from = day_text(text.0, from_on);
    to_on.map_or_else(|| text.from_then_on(&from), |to| text.between(&from, day_text(text.0, to)))
}

/// Two posts that meet in time and must not: what a row of the file says, and the other one.
struct Meeting {
    line: u32,
    span: Span,
    other: Span,
}

/// The posts of one and the same key that meet in time, where `excludes` says that they must not; in the order of the file.
fn meeting<K: Eq + Hash>(
    spans: Vec<Span>,
    key: impl Fn(&Span) -> K,
    excludes: impl Fn(&Span, &Span) -> bool,
) -> Vec<Meeting> {
    let mut groups: HashMap<K, Vec<Span>> = HashMap::new();
    for span in spans {
        groups.entry(key(&span)).or_default().push(span);
    }
    let mut found = Vec::new();
    for spans in groups.values_mut() {
        spans.sort_by_key(|span| (span.from_on, span.line));
        for (index, span) in spans.iter().enumerate() {
            let meets = |before: &&Span| before.last() >= span.from_on && excludes(before, span);
            // The one that lasts longest of those before it.
            let Some(before) = spans[..index].iter().filter(meets).max_by_key(|before| before.last()) else { continue };
            // Told at the row of the file; what stood there before the file came is left alone.
            let (stated, other) = if span.line.is_some() { (span, before) } else { (before, span) };
            found.extend(stated.line.map(|line| Meeting { line, span: stated.clone(), other: other.clone() }));
        }
    }
    found.sort_by_key(|meeting| meeting.line);
    found
}
