//! Files that go with a statement: what they are, how long, and their hash.

use crate::fault::{At, Fault, Rule};
use crate::fields::{Fields, text};
use crate::json::{Node, Value};
use crate::value::iri::Iri;
use crate::value::language::LanguageMap;
use crate::value::sha2::Sha2;
use crate::write::Out;

/// The usage of an attachment that is the signature of its statement.
pub const SIGNATURE_USAGE: &str = "http://adlnet.gov/expapi/attachments/signature";

/// A file that goes with a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// What it is for.
    pub usage_type: Iri,
    /// What it is called.
    pub display: LanguageMap,
    /// What it is.
    pub description: Option<LanguageMap>,
    /// Its media type.
    pub content_type: String,
    /// How long it is, in bytes.
    pub length: u64,
    /// Its hash.
    pub sha2: Sha2,
    /// Where it can be fetched; without this it comes with the statement.
    pub file_url: Option<Iri>,
}

impl Attachment {
    /// Whether it is the signature of its statement.
    pub fn is_signature(&self) -> bool {
        self.usage_type.as_str() == SIGNATURE_USAGE
    }

    pub(crate) fn read(node: &Node<'_>, at: &At<'_>) -> Result<Attachment, Fault> {
        const KNOWN: &[&str] = &["usageType", "display", "description", "contentType", "length", "sha2", "fileUrl"];
        let fields = Fields::open(node, at, KNOWN)?;
        let attachment = Attachment {
            usage_type: fields.need("usageType", "XAPI-00107", Iri::read)?,
            display: fields.need("display", "XAPI-00106", LanguageMap::read)?,
            description: fields.may("description", "XAPI-00106", LanguageMap::read)?,
            content_type: fields.need("contentType", "XAPI-00105", media_type)?,
            length: fields.need("length", "XAPI-00102", length)?,
            sha2: fields.need("sha2", "XAPI-00103", Sha2::read)?,
            file_url: fields.may("fileUrl", "XAPI-00104", Iri::read)?,
        };
        if attachment.is_signature() && attachment.content_type != "application/octet-stream" {
            let at = at.key("contentType");
            return at.fault(Rule::SignatureType).map_err(|fault: Fault| fault.by("XAPI-00115"));
        }
        Ok(attachment)
    }

    pub(crate) fn write(&self, out: &mut Out<'_>) {
        out.object(|properties| {
            properties.string("usageType", self.usage_type.as_str());
            properties.words("display", Some(&self.display));
            properties.words("description", self.description.as_ref());
            properties.string("contentType", &self.content_type);
            properties.raw("length", &self.length.to_string());
            properties.string("sha2", self.sha2.as_str());
            properties.may_string("fileUrl", self.file_url.as_ref().map(Iri::as_str));
        });
    }
}

fn length(node: &Node<'_>, at: &At<'_>) -> Result<u64, Fault> {
    let number = matches!(node.value, Value::Number).then(|| node.raw.parse().ok()).flatten();
    number.map_or_else(|| at.fault(Rule::Type("a whole number of bytes")), Ok)
}

/// RFC 2045: type, `/`, subtype, and parameters behind semicolons, whose form is the receiver's affair.
fn media_type(node: &Node<'_>, at: &At<'_>) -> Result<String, Fault> {
    let text = text(node, at)?;
    let kind = text.split(';').next().unwrap_or_default().trim();
    let token = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+*'`|~%".contains(&byte))
    };
    let is_one = kind.split_once('/').is_some_and(|(kind, subtype)| token(kind) && token(subtype));
    // It comes back as a header.
    if is_one && !text.chars().any(char::is_control) { Ok(text.to_owned()) } else { at.fault(Rule::MediaType) }
}
