//! Two people change one thing at once. What only one of them changed is taken without asking; what both changed, and not alike, is asked for,
//! field by field, and nothing is saved before. Three versions meet: what the form showed when it was opened (its [`Basis`]), what was typed,
//! and what is stored now.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use similar::{Algorithm, DiffTag, capture_diff_slices};
use zhixing_kit::Result;

/// The name under which a form's basis goes along.
pub const BASIS: &str = "basis";
/// Sent by the button that wants the form filled with what was chosen, to be changed further.
pub const LOOKS: &str = "looks";
/// Beyond this many comparisons of lines, one text simply stands below the other.
const LINES_MAX: usize = 1_000_000;
/// The most fields that a basis tells of.
const FIELDS_MAX: usize = 100;

/// The fields of a form by name.
pub type Fields = BTreeMap<String, String>;

/// What a form showed when it was opened: a short digest of each field. It says who changed what, and holds no words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis(Fields);

/// A form that changes what is there: what was typed, and on what basis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit<I> {
    /// What was typed.
    pub typed: I,
    /// What the form had shown.
    pub basis: Basis,
    /// It is not to be saved, but looked at and changed further.
    pub looks: bool,
}

/// What became of an edit.
#[derive(Debug)]
pub enum Saved<T, I> {
    /// It was saved, together with what others had changed.
    Done(T),
    /// Somebody else changed the same fields: he who typed is asked, and nothing was saved.
    Asks(Box<Asked<I>>),
}

/// What two people changed at once.
#[derive(Debug)]
pub struct Asked<I> {
    /// Both versions as far as they agree, with what was typed where they do not; on the basis of what is stored now.
    pub edit: Edit<I>,
    /// Where they do not agree.
    pub differing: Vec<Differing>,
    /// What one of them alone changed: the field and its value.
    pub apart: Vec<(String, String)>,
}

/// A field that both changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// Its name in the form.
    pub name: String,
    /// What was typed.
    pub mine: String,
    /// What is stored now.
    pub theirs: String,
}

impl<I: Serialize> Edit<I> {
    /// A form as it is opened, showing what is stored.
    pub fn of(stored: I) -> Result<Self> {
        Ok(Self { basis: Basis::of(&fields(&stored)?), typed: stored, looks: false })
    }
}

impl<I: Serialize + DeserializeOwned + Clone> Edit<I> {
    /// Puts what was typed together with what is stored now, and saves it unless somebody must be asked.
    pub fn save<T>(&self, now: &I, save: impl FnOnce(I) -> Result<T>) -> Result<Saved<T, I>> {
        let asked = self.against(now)?;
        if !asked.differing.is_empty() {
            return Ok(Saved::Asks(Box::new(asked)));
        }
        save(asked.edit.typed).map(Saved::Done)
    }

    /// The form again, when something was wrong with it: with what others changed meanwhile, as far as nobody must be asked.
    pub fn again(self, now: &I) -> Result<Self> {
        let asked = self.against(now)?;
        Ok(if asked.differing.is_empty() { asked.edit } else { self })
    }

    fn against(&self, now: &I) -> Result<Asked<I>> {
        let (mut mine, theirs) = (fields(&self.typed)?, fields(now)?);
        let names: BTreeSet<String> = mine.keys().chain(theirs.keys()).cloned().collect();
        let (mut differing, mut apart) = (Vec::new(), Vec::new());
        for name in names {
            let (typed, stored) = (plain(mine.get(&name)), plain(theirs.get(&name)));
            if typed == stored {
                continue;
            }
            match (self.basis.shows(&name, &typed), self.basis.shows(&name, &stored)) {
                (true, _) => {
                    apart.push((name.clone(), stored.clone()));
                    mine.insert(name, stored);
                }
                (false, true) => apart.push((name, typed)),
                (false, false) => differing.push(Differing { name, mine: typed, theirs: stored }),
            }
        }
        let edit = Edit { typed: read(mine)?, basis: Basis::of(&theirs), looks: false };
        Ok(Asked { edit, differing, apart })
    }
}

impl Basis {
    fn of(fields: &Fields) -> Self {
        Self(fields.iter().map(|(name, value)| (name.clone(), digest(&plain(Some(value))))).collect())
    }

    /// Whether the form showed this at this field. A form without a basis showed nothing that is known: then everything that differs is asked for.
    fn shows(&self, name: &str, value: &str) -> bool {
        self.0.get(name).is_some_and(|shown| *shown == digest(value))
    }

    /// What a form sent; anything that is no basis is none.
    pub fn parse(raw: &str) -> Self {
        Self(
            raw.split(' ')
                .take(FIELDS_MAX)
                .filter_map(|one| one.split_once(':'))
                .map(|(name, digest)| (name.into(), digest.into()))
                .collect(),
        )
    }
}

impl fmt::Display for Basis {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (name, digest)) in self.0.iter().enumerate() {
            write!(out, "{}{name}:{digest}", if place == 0 { "" } else { " " })?;
        }
        Ok(())
    }
}

/// Two texts in one: what both say once, and of the rest, line by line, first this one's and then the other's.
pub fn joined(first: &str, then: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (first.lines().collect(), then.lines().collect());
    if old.len() * new.len() > LINES_MAX {
        return [first, then].join("\n");
    }
    let pieces = capture_diff_slices(Algorithm::Myers, &old, &new);
    let lines = pieces.iter().flat_map(|piece| {
        let (tag, of_old, of_new) = piece.as_tag_tuple();
        let of_new = if tag == DiffTag::Equal { 0..0 } else { of_new };
        old[of_old].iter().chain(&new[of_new])
    });
    lines.copied().collect::<Vec<_>>().join("\n")
}

/// The fields of a form by name.
pub fn fields<I: Serialize>(input: &I) -> Result<Fields> {
    let Value::Object(fields) = serde_json::to_value(input)? else { return Ok(Fields::new()) };
    Ok(fields.into_iter().filter_map(|(name, value)| Some((name, value.as_str()?.to_owned()))).collect())
}

/// A form of its fields.
pub fn read<I: DeserializeOwned>(fields: Fields) -> Result<I> {
    let fields: Map<String, Value> = fields.into_iter().map(|(name, value)| (name, Value::String(value))).collect();
    Ok(serde_json::from_value(Value::Object(fields))?)
}

/// A value without what browsers do to line breaks, and without empty space around it.
fn plain(value: Option<&String>) -> String {
    value.map_or_else(String::new, |value| value.replace("\r\n", "\n").trim().to_owned())
}

/// Nothing has no digest: so that forms with many empty fields stay small.
fn digest(value: &str) -> String {
    if value.is_empty() {
        return String::new();
    }
    hex::encode(&Sha256::digest(value.as_bytes())[..6])
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Serialize, Deserialize, Default, Clone, Debug, PartialEq, Eq)]
    #[serde(default)]
    struct Plan {
        topic: String,
        place: String,
        agenda: String,
    }

    fn plan(words: [&str; 3]) -> Plan {
        let [topic, place, agenda] = words.map(str::to_owned);
        Plan { topic, place, agenda }
    }

    /// What is saved, or the names of the fields that are asked for.
    fn outcome(edit: &Edit<Plan>, now: &Plan) -> Result<Plan, Vec<String>> {
        match edit.save(now, Ok).expect("strings alone") {
            Saved::Done(saved) => Ok(saved),
            Saved::Asks(asked) => Err(asked.differing.into_iter().map(|differing| differing.name).collect()),
        }
    }

    #[test]
    fn what_one_changed_is_taken_and_what_both_changed_is_asked_for() {
        let opened = ["民主评议", "三楼", "通报\n讨论"];
        let asks = |names: &[&str]| Err(names.iter().map(|name| (*name).to_owned()).collect());
        let cases = [
            // What was typed, what is stored now, what becomes of it.
            (opened, opened, Ok(plan(opened))),
            (["评议", "三楼", "通报\n讨论"], opened, Ok(plan(["评议", "三楼", "通报\n讨论"]))),
            (opened, ["民主评议", "四楼", "通报"], Ok(plan(["民主评议", "四楼", "通报"]))),
            (
                ["评议", "三楼", "通报\n讨论"],
                ["民主评议", "四楼", "通报\n讨论"],
                Ok(plan(["评议", "四楼", "通报\n讨论"])),
            ),
            // Both changed it alike: there is nothing to ask.
            (
                ["民主评议", "四楼", "通报\n讨论"],
                ["民主评议", "四楼", "通报\n讨论"],
                Ok(plan(["民主评议", "四楼", "通报\n讨论"])),
            ),
            (["民主评议", "五楼", "通报\n讨论"], ["民主评议", "四楼", "通报\n讨论"], asks(&["place"])),
            (["甲", "五楼", "通报"], ["乙", "四楼", "讨论"], asks(&["agenda", "place", "topic"])),
            // Emptied by one, changed by the other; emptied by one alone.
            (["民主评议", "", "通报\n讨论"], ["民主评议", "四楼", "通报\n讨论"], asks(&["place"])),
            (opened, ["民主评议", "", "通报\n讨论"], Ok(plan(["民主评议", "", "通报\n讨论"]))),
            // Browsers send other line breaks, and people leave spaces: neither is a change.
            (
                ["民主评议 ", "三楼", "通报\r\n讨论\r\n"],
                ["民主评议", "三楼", "通报"],
                Ok(plan(["民主评议", "三楼", "通报"])),
            ),
        ];
        let Basis(shown) = Basis::of(&fields(&plan(opened)).expect("strings alone"));
        for (at, (typed, now, expected)) in cases.into_iter().enumerate() {
            let edit = Edit { typed: plan(typed), basis: Basis(shown.clone()), looks: false };
            let (expected, found): (Result<Plan, Vec<String>>, _) = (expected, outcome(&edit, &plan(now)));
            assert_eq!(found.map(trimmed), expected.map(trimmed), "case {at}");
        }
    }

    fn trimmed(saved: Plan) -> Plan {
        plan([saved.topic.trim(), saved.place.trim(), saved.agenda.replace('\r', "").trim()])
    }

    #[test]
    fn without_a_basis_everything_that_differs_is_asked_for() {
        for basis in ["", "nonsense", ":: :"] {
            let edit = Edit { typed: plan(["评议", "三楼", ""]), basis: Basis::parse(basis), looks: false };
            assert_eq!(
                outcome(&edit, &plan(["评议", "四楼", "通报"])),
                Err(vec!["agenda".to_owned(), "place".to_owned()]),
                "{basis}"
            );
        }
    }

    #[test]
    fn a_basis_comes_back_as_it_went_and_a_choice_is_then_saved() {
        let first = Edit::of(plan(["民主评议", "三楼", ""])).expect("strings alone");
        let sent = Edit {
            typed: plan(["民主评议", "五楼", "通报"]),
            basis: Basis::parse(&first.basis.to_string()),
            looks: false,
        };
        assert_eq!(sent.basis, first.basis);
        let now = plan(["评议", "四楼", ""]);
        let Ok(Saved::Asks(asked)) = sent.save(&now, Ok) else { panic!("both changed the place") };
        assert_eq!(asked.differing, [Differing { name: "place".into(), mine: "五楼".into(), theirs: "四楼".into() }]);
        assert_eq!(asked.apart, [("agenda".to_owned(), "通报".to_owned()), ("topic".to_owned(), "评议".to_owned())]);
        let chosen = Edit { typed: Plan { place: "五楼".into(), ..asked.edit.typed.clone() }, ..asked.edit };
        assert_eq!(outcome(&chosen, &now), Ok(plan(["评议", "五楼", "通报"])));
        assert_eq!(
            outcome(&chosen, &plan(["评议", "六楼", ""])),
            Err(vec!["place".to_owned()]),
            "a third one came in between"
        );
    }

    #[test]
    fn two_texts_are_joined_line_by_line_and_none_is_lost() {
        for (first, then, expected) in [
            ("通报\n学习\n讨论", "通报\n表决\n讨论", "通报\n学习\n表决\n讨论"),
            ("通报", "通报\n讨论", "通报\n讨论"),
            ("步行", "坐车", "步行\n坐车"),
            ("", "坐车", "坐车"),
        ] {
            assert_eq!(joined(first, then), expected);
        }
    }
}
