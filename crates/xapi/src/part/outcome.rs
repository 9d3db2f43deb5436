//! What came of it.

use crate::fault::{At, Fault, Rule};
use crate::fields::{Fields, boolean, string};
use crate::json::Node;
use crate::part::extensions::Extensions;
use crate::value::duration::Duration;
use crate::value::number::Number;
use crate::write::Out;

/// What came of it: the property `result`.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Outcome {
    /// How many points.
    pub score: Option<Score>,
    /// Whether it succeeded.
    pub success: Option<bool>,
    /// Whether it was completed.
    pub completion: Option<bool>,
    /// What was answered.
    pub response: Option<String>,
    /// How long it took.
    pub duration: Option<Duration>,
    /// What else came of it.
    pub extensions: Option<Extensions>,
}

/// How many points: `scaled` between -1 and 1, `raw` between `min` and `max`, `min` less than `max`.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Score {
    scaled: Option<Number>,
    raw: Option<Number>,
    min: Option<Number>,
    max: Option<Number>,
}

impl Outcome {
    pub(crate) fn read(node: &Node<'_>, at: &At<'_>) -> Result<Outcome, Fault> {
        let fields = Fields::open(node, at, &["score", "success", "completion", "response", "duration", "extensions"])?;
        Ok(Outcome {
            score: fields.may("score", "XAPI-00079", Score::read)?,
            success: fields.may("success", "XAPI-00074", boolean)?,
            completion: fields.may("completion", "XAPI-00075", boolean)?,
            response: fields.may("response", "XAPI-00076", string)?,
            duration: fields.may("duration", "XAPI-00077", Duration::read)?,
            extensions: fields.may("extensions", "XAPI-00078", Extensions::read)?,
        })
    }

    pub(crate) fn write(&self, out: &mut Out<'_>) {
        out.object(|properties| {
            properties.part("score", self.score.as_ref(), Score::write);
            let word = |value: bool| if value { "true" } else { "false" };
            self.success.into_iter().for_each(|value| properties.raw("success", word(value)));
            self.completion.into_iter().for_each(|value| properties.raw("completion", word(value)));
            properties.may_string("response", self.response.as_deref());
            properties.may_string("duration", self.duration.as_ref().map(Duration::as_str));
            properties.part("extensions", self.extensions.as_ref(), Extensions::write);
        });
    }
}

impl Score {
    /// Between -1 and 1.
    pub fn scaled(&self) -> Option<&Number> {
        self.scaled.as_ref()
    }

    /// Between the lowest and the highest.
    pub fn raw(&self) -> Option<&Number> {
        self.raw.as_ref()
    }

    /// The lowest that could be reached.
    pub fn min(&self) -> Option<&Number> {
        self.min.as_ref()
    }

    /// The highest that could be reached.
    pub fn max(&self) -> Option<&Number> {
        self.max.as_ref()
    }

    fn read(node: &Node<'_>, at: &At<'_>) -> Result<Score, Fault> {
        let fields = Fields::open(node, at, &["scaled", "raw", "min", "max"])?;
        let score = Score {
            scaled: fields.may("scaled", "XAPI-00083", Number::read)?,
            raw: fields.may("raw", "XAPI-00082", Number::read)?,
            min: fields.may("min", "XAPI-00081", Number::read)?,
            max: fields.may("max", "XAPI-00080", Number::read)?,
        };
        let value = |number: &Option<Number>| number.as_ref().map(Number::value);
        let (raw, min, max) = (value(&score.raw), value(&score.min), value(&score.max));
        if value(&score.scaled).is_some_and(|scaled| !(-1.0..=1.0).contains(&scaled)) {
            return at.key("scaled").fault(Rule::Scaled).map_err(|fault: Fault| fault.by("XAPI-00083"));
        }
        if min.zip(max).is_some_and(|(min, max)| min >= max) {
            return at.key("min").fault(Rule::MinMax).map_err(|fault: Fault| fault.by("XAPI-00081"));
        }
        if raw.is_some_and(|raw| min.is_some_and(|min| raw < min) || max.is_some_and(|max| raw > max)) {
            return at.key("raw").fault(Rule::Raw).map_err(|fault: Fault| fault.by("XAPI-00082"));
        }
        Ok(score)
    }

    fn write(&self, out: &mut Out<'_>) {
        out.object(|properties| {
            for (name, value) in [("scaled", &self.scaled), ("raw", &self.raw), ("min", &self.min), ("max", &self.max)]
            {
                value.iter().for_each(|number| properties.raw(name, number.as_str()));
            }
        });
    }
}
