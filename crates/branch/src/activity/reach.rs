//! Whoever is named for something and cannot sign in yet: he is taken all the same, and whoever names him is told at once, with the way to where his link
//! is given. Asked only where somebody is named.

use zhixing_kit::html::WAY;
use zhixing_kit::{Language, Read, Result};
use zhixing_people::{Actor, MemberId, Place, Right, UnitId, may, member, without_sign_in};

use super::candidate::written;
use super::model::Activity;
use super::text::Text;
use crate::roll::namesake::worded;

/// Those who were named just now and cannot sign in yet, each with his name as it is written down.
#[derive(Clone, Debug, Default)]
pub struct Unreached {
    who: Vec<(MemberId, String)>,
    /// Whether who named them gives links there.
    gives: bool,
}

impl Unreached {
    /// Of those who were named for something in a unit.
    pub fn of(tx: &Read<'_>, actor: &Actor, unit: &UnitId, named: &[&MemberId]) -> Result<Self> {
        let mut who = Vec::new();
        for id in without_sign_in(tx, named)? {
            let member = member(tx, &id)?;
            let name = member.branch.as_ref().map(|branch| written(tx, branch, &member)).transpose()?;
            who.push((id, name.unwrap_or(member.name)));
        }
        let gives = !who.is_empty() && may(tx, actor, Right::EditPeople, &Place::unit(unit))?;
        Ok(Self { who, gives })
    }

    /// Of those who preside or record an activity now and did not before.
    pub fn of_officers(tx: &Read<'_>, actor: &Actor, before: Option<&Activity>, now: &Activity) -> Result<Self> {
        let was_named = |member: &MemberId| before.is_some_and(|before| before.named().contains(member));
        let named: Vec<&MemberId> = now.recorder.iter().chain(&now.chair).filter(|member| !was_named(member)).collect();
        Self::of(tx, actor, &now.unit, &named)
    }

    /// What was done, and who cannot sign in yet.
    pub fn told(&self, language: Language, done: &str) -> String {
        if self.who.is_empty() {
            return done.to_owned();
        }
        let (text, gap) = (Text(language), language.pick("", " "));
        let names: Vec<String> = self.who.iter().map(|(_, name)| worded(language, name)).collect();
        let told = format!("{done}{gap}{}", text.cannot_sign_in(names.join(language.pick("、", ", "))));
        if !self.gives {
            return format!("{told}{gap}{}", text.ask_for_link());
        }
        let ways = self.who.iter().zip(&names);
        let ways = ways.map(|((member, _), name)| format!("{WAY}/members/{member} {}", text.give_link(name)));
        told + &ways.collect::<String>()
    }
}
