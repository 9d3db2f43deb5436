//! What an import did, as records: one for each unit, member and post, in the words of this room, naming the import. As elsewhere in this
//! room, no record holds a day of birth or the reason of an exemption.

use serde_json::{Map, Value, json};
use zhixing_kit::{Language, Write};
use zhixing_records::{Deed, MemberId, Thing, UnitId};

use super::carry::Carried;
use super::headings::Column;
use super::plan::{ChangedMember, EndedPost, NewExemption, NewMember, NewPost, Plan, Stay};
use super::store::ImportId;
use super::text::Text;
use crate::member::Person;
use crate::post::PostKind;
use crate::verbs::{done, on_day, things};

pub(super) fn of(tx: &Write<'_>, import: &ImportId, plan: &Plan, carried: &Carried) -> Vec<Deed> {
    let writer = Writer { tx, import, carried };
    let mut deeds = Vec::new();
    deeds.extend(carried.units().iter().map(|unit| writer.founded(unit)));
    deeds.extend(plan.members.iter().enumerate().map(|(index, new)| writer.entered(index, new)));
    deeds.extend(plan.changed.iter().flat_map(|changed| writer.changed(changed)));
    deeds.extend(plan.posts.iter().zip(&carried.posts).map(|(new, id)| writer.appointed(new, id)));
    deeds.extend(plan.ended.iter().map(|ended| writer.relieved(ended)));
    deeds.extend(plan.exemptions.iter().map(|new| writer.exempted(new)));
    deeds
}

struct Writer<'a, 'b> {
    tx: &'a Write<'b>,
    import: &'a ImportId,
    carried: &'a Carried,
}

impl Writer<'_, '_> {
    fn founded(&self, unit: &crate::unit::Unit) -> Deed {
        let path = format!("unit/{}", unit.id);
        Deed {
            verb: &done::FOUNDED,
            object: Thing { kind: &things::UNIT, path: path.clone(), name: unit.name.clone() },
            about: path,
            unit: unit.id.clone(),
            concerns: Vec::new(),
            happened_at: on_day(self.tx, unit.founded_on),
            facts: json!({ "kind": unit.kind.word(), "import": self.import }),
        }
    }

    fn of_member(
        &self,
        verb: &'static zhixing_records::Verb,
        id: MemberId,
        name: &str,
        unit: UnitId,
        facts: Value,
    ) -> Deed {
        let path = format!("member/{id}");
        let object = Thing { kind: &things::MEMBER, path: path.clone(), name: name.to_owned() };
        Deed { verb, object, about: path, unit, concerns: vec![id], happened_at: self.tx.now(), facts }
    }

    fn entered(&self, index: usize, new: &NewMember) -> Deed {
        let mut facts = json!({ "number": new.person.number, "kind": new.kind.word(), "unit": new.unit_name, "import": self.import });
        let Person { joined_on, confirmed_on, .. } = &new.person;
        for (name, day) in [("joined_on", joined_on), ("confirmed_on", confirmed_on)] {
            if let Some(day) = day {
                facts[name] = day.to_string().into();
            }
        }
        if new.anew {
            facts["reason"] = by_list();
        }
        let id = self.carried.member(&super::plan::Holder::New(index));
        let deed = self.of_member(&done::ENTERED, id, &new.person.name, self.carried.unit(&new.place), facts);
        Deed { happened_at: on_day(self.tx, new.from_on), ..deed }
    }

    fn changed(&self, changed: &ChangedMember) -> Vec<Deed> {
        let before = &changed.before;
        let name = changed.person.as_ref().map_or(&before.name, |person| &person.name);
        let mut deeds = Vec::new();
        if changed.person.is_some() {
            let facts = self.facts(changed, &[Column::Name, Column::Joined, Column::Confirmed]);
            deeds.push(self.of_member(&done::CHANGED, before.id.clone(), name, before.unit.clone(), facts));
        }
        if let Some(Stay::Begin { place, .. } | Stay::Correct { place, .. }) = &changed.stay {
            let from_on = if let Some(Stay::Begin { from_on, .. }) = &changed.stay { *from_on } else { before.from_on };
            let mut facts = self.facts(changed, &[Column::Branch, Column::Group, Column::Kind]);
            if changed.joins() {
                facts["reason"] = by_list();
            }
            let deed = self.of_member(&done::TRANSFERRED, before.id.clone(), name, self.carried.unit(place), facts);
            deeds.push(Deed { happened_at: on_day(self.tx, from_on), ..deed });
        }
        deeds
    }

    /// The changes of these columns, before and after.
    fn facts(&self, changed: &ChangedMember, columns: &[Column]) -> Value {
        let side = |pick: fn(&super::plan::Change) -> &zhixing_kit::Sentence| {
            let told = changed.changes.iter().filter(|change| columns.contains(&change.column));
            told.map(|change| (key(change.column).to_owned(), pick(change).zh.clone().into()))
                .collect::<Map<_, Value>>()
        };
        json!({ "before": side(|change| &change.before), "after": side(|change| &change.after), "import": self.import })
    }

    fn appointed(&self, new: &NewPost, id: &crate::post::PostId) -> Deed {
        let (unit, member) = (self.carried.unit(&new.place), self.carried.member(&new.holder));
        let facts = json!({
            "post": new.kind.word(),
            "unit": new.unit_name,
            "member": new.name,
            "from": new.from_on.to_string(),
            "to": new.to_on.map(|day| day.to_string()),
            "import": self.import,
        });
        Deed {
            happened_at: on_day(self.tx, new.from_on),
            ..self.of_post(&done::APPOINTED, (id, new.kind), unit, member, facts)
        }
    }

    fn relieved(&self, ended: &EndedPost) -> Deed {
        let post = &ended.post;
        let facts = json!({
            "post": post.kind.word(),
            "unit": post.unit_name,
            "member": post.member_name,
            "before": { "to": post.to_on.map(|day| day.to_string()) },
            "after": { "to": ended.to_on.to_string() },
            "import": self.import,
        });
        // A last day still to come is another term; one that is past took the post away.
        let verb = if ended.to_on < self.tx.today() { &done::RELIEVED } else { &done::CHANGED };
        self.of_post(verb, (&post.id, post.kind), post.unit.clone(), post.member.clone(), facts)
    }

    fn of_post(
        &self,
        verb: &'static zhixing_records::Verb,
        (id, kind): (&crate::post::PostId, PostKind),
        unit: UnitId,
        member: MemberId,
        facts: Value,
    ) -> Deed {
        let name = kind.name(Language::Chinese).to_owned();
        let object = Thing { kind: &things::POST, path: format!("post/{id}"), name };
        Deed {
            verb,
            object,
            about: format!("unit/{unit}"),
            unit,
            concerns: vec![member],
            happened_at: self.tx.now(),
            facts,
        }
    }

    fn exempted(&self, new: &NewExemption) -> Deed {
        let facts = json!({ "from": self.tx.today().to_string(), "to": null, "import": self.import });
        let id = self.carried.member(&new.holder);
        self.of_member(&done::EXEMPTED, id, &new.name, self.carried.unit(&new.place), facts)
    }
}

/// Why somebody became a member of the party without an admission here.
fn by_list() -> Value {
    Text(Language::Chinese).joined_by_list().into()
}

fn key(column: Column) -> &'static str {
    match column {
        Column::Name => "name",
        Column::Joined => "joined_on",
        Column::Confirmed => "confirmed_on",
        Column::Kind => "kind",
        _ => "unit",
    }
}
