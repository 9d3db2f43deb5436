//! Questions as activities: their type, what would be right, and what one can choose among.

use crate::fault::{At, Fault, Rule};
use crate::fields::{Fields, list, string, text};
use crate::json::Node;
use crate::value::language::LanguageMap;
use crate::write::{Out, Properties};

/// A question as an activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interaction {
    /// Its type.
    pub kind: InteractionKind,
    /// What would be right, each a whole response.
    pub correct_responses: Option<Vec<String>>,
    /// The lists of components that its type has, in the order of the specification.
    pub components: Vec<(Components, Vec<Component>)>,
}

/// What one can choose, match or order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component {
    /// As responses name it.
    pub id: String,
    /// What it says.
    pub description: Option<LanguageMap>,
}

/// Which list of components.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Components {
    /// What one can choose or order.
    Choices,
    /// The steps of a scale.
    Scale,
    /// What is to be matched.
    Source,
    /// To what.
    Target,
    /// The steps of a performance.
    Steps,
}

/// The type of an interaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum InteractionKind {
    TrueFalse,
    Choice,
    FillIn,
    LongFillIn,
    Matching,
    Performance,
    Sequencing,
    Likert,
    Numeric,
    Other,
}

impl InteractionKind {
    const ALL: [(InteractionKind, &'static str, &'static [Components]); 10] = [
        (InteractionKind::TrueFalse, "true-false", &[]),
        (InteractionKind::Choice, "choice", &[Components::Choices]),
        (InteractionKind::FillIn, "fill-in", &[]),
        (InteractionKind::LongFillIn, "long-fill-in", &[]),
        (InteractionKind::Matching, "matching", &[Components::Source, Components::Target]),
        (InteractionKind::Performance, "performance", &[Components::Steps]),
        (InteractionKind::Sequencing, "sequencing", &[Components::Choices]),
        (InteractionKind::Likert, "likert", &[Components::Scale]),
        (InteractionKind::Numeric, "numeric", &[]),
        (InteractionKind::Other, "other", &[]),
    ];
    const NAMES: &'static str =
        "true-false, choice, fill-in, long-fill-in, matching, performance, sequencing, likert, numeric, other";

    /// As statements write it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(kind, ..)| *kind == self).map_or("other", |(_, name, _)| name)
    }

    fn components(self) -> &'static [Components] {
        Self::ALL.iter().find(|(kind, ..)| *kind == self).map_or(&[], |(.., components)| components)
    }

    fn read(node: &Node<'_>, at: &At<'_>) -> Result<Self, Fault> {
        let text = text(node, at)?;
        let kind = Self::ALL.iter().find(|(_, name, _)| *name == text);
        kind.map_or_else(|| at.fault(Rule::OneOf(Self::NAMES)), |(kind, ..)| Ok(*kind))
    }
}

impl Components {
    const ALL: [(Components, &'static str, &'static str); 5] = [
        (Components::Choices, "choices", "XAPI-00051"),
        (Components::Scale, "scale", "XAPI-00052"),
        (Components::Source, "source", "XAPI-00053"),
        (Components::Target, "target", "XAPI-00054"),
        (Components::Steps, "steps", "XAPI-00055"),
    ];

    /// As definitions write it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(which, ..)| *which == self).map_or("choices", |(_, name, _)| name)
    }
}

impl Component {
    fn read(node: &Node<'_>, at: &At<'_>) -> Result<Component, Fault> {
        let fields = Fields::open(node, at, &["id", "description"])?;
        Ok(Component {
            id: fields.need("id", "XAPI-00062", string)?,
            description: fields.may("description", "XAPI-00062", LanguageMap::read)?,
        })
    }

    fn write(&self, out: &mut Out<'_>) {
        out.object(|properties| {
            properties.string("id", &self.id);
            properties.words("description", self.description.as_ref());
        });
    }
}

impl Interaction {
    /// The interaction of a definition; `None` when it is none.
    pub(crate) fn read(fields: &Fields<'_, '_>) -> Result<Option<Interaction>, Fault> {
        let Some(kind) = fields.may("interactionType", "XAPI-00049", InteractionKind::read)? else {
            let parts = Components::ALL.iter().map(|(_, name, _)| *name).chain(["correctResponsesPattern"]);
            return match parts.into_iter().find(|name| fields.has(name)) {
                Some(name) => {
                    fields.at.key(name).fault(Rule::NoInteraction).map_err(|fault: Fault| fault.by("XAPI-00064"))
                }
                None => Ok(None),
            };
        };
        let responses = |node: &Node<'_>, at: &At<'_>| list(node, at, string);
        let correct_responses = fields.may("correctResponsesPattern", "XAPI-00050", responses)?;
        let mut components = Vec::new();
        for (which, name, requirement) in Components::ALL {
            let Some(found) = fields.may(name, requirement, component_list)? else { continue };
            if !kind.components().contains(&which) {
                return fields.at.key(name).fault(Rule::OtherInteraction).map_err(|fault: Fault| fault.by(requirement));
            }
            components.push((which, found));
        }
        Ok(Some(Interaction { kind, correct_responses, components }))
    }

    pub(crate) fn write(&self, properties: &mut Properties<'_, '_>) {
        properties.string("interactionType", self.kind.name());
        let write_text = |text: &String, out: &mut Out<'_>| crate::json::write_string(text, &mut out.text);
        properties.list("correctResponsesPattern", self.correct_responses.as_deref(), write_text);
        for (which, components) in &self.components {
            properties.list(which.name(), Some(components), Component::write);
        }
    }
}

/// A list of components, no two with the same id.
fn component_list(node: &Node<'_>, at: &At<'_>) -> Result<Vec<Component>, Fault> {
    let components = list(node, at, Component::read)?;
    let mut ids = std::collections::HashSet::new();
    match components.iter().position(|component| !ids.insert(component.id.as_str())) {
        Some(index) => at.index(index).key("id").fault(Rule::RepeatedId).map_err(|fault: Fault| fault.by("XAPI-00063")),
        None => Ok(components),
    }
}
