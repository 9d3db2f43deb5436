//! A request, once it is known what it asks for: method, resource, version, parameters, and the headers that count. Both ways of asking come out alike.

use zhixing_xapi::Version;

use super::parameters::Parameters;
use super::reply::Refused;
use crate::document::model::Condition;

/// What is asked for. `HEAD` asks as `GET` does, and is answered without a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Get,
    Put,
    Post,
    Delete,
}

/// The headers that count.
#[derive(Clone, Debug, Default)]
pub(crate) struct Heads {
    pub authorization: Option<String>,
    pub version: Option<String>,
    pub content_type: Option<String>,
    pub accept_language: Option<String>,
    pub condition: Condition,
}

/// A request.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub method: Method,
    pub version: Version,
    pub parameters: Parameters,
    pub heads: Heads,
    pub body: Vec<u8>,
}

impl Method {
    pub(crate) fn read(name: &str) -> Option<Method> {
        match name {
            "GET" | "HEAD" => Some(Method::Get),
            "PUT" => Some(Method::Put),
            "POST" => Some(Method::Post),
            "DELETE" => Some(Method::Delete),
            _ => None,
        }
    }
}

impl Call {
    /// Reads a request. One of version 1.0.3 may be a form that holds everything, for browsers of long ago (1.0.3, Communication 1.3).
    pub(crate) fn read(method: Method, query: &str, heads: Heads, body: Vec<u8>) -> Result<Call, Refused> {
        let parameters =
            Parameters::read(query).ok_or_else(|| Refused::bad("the query is not percent-encoded UTF-8".into()))?;
        let is_alternate = method == Method::Post && parameters.get("method").is_some();
        if is_alternate && version(&heads).ok() != Some(Version::V2_0) {
            return alternate(&parameters, heads, &body);
        }
        let version = version(&heads)?;
        if is_alternate {
            return Err(Refused::bad(
                "method: version 2.0 has no alternate request syntax; send the request itself".into(),
            ));
        }
        Ok(Call { method, version, parameters, heads, body })
    }

    /// The media type, without its parameters, in lower case.
    pub(crate) fn media_type(&self) -> String {
        let whole = self.heads.content_type.as_deref().unwrap_or_default();
        whole.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }
}

/// By which version a request is read.
pub(crate) fn version(heads: &Heads) -> Result<Version, Refused> {
    let Some(text) = &heads.version else {
        return Err(Refused::bad(
            "X-Experience-API-Version: is missing; this store speaks 1.0.3 and 2.0.0 (XAPI-00331)".into(),
        ));
    };
    Version::of_header(text)
        .ok_or_else(|| Refused::bad("X-Experience-API-Version: must be 1.0.x or 2.0.x (XAPI-00331)".into()))
}

/// Everything is in the form: method in the query alone, headers and parameters as fields, and the body as the field `content`.
fn alternate(query: &Parameters, mut heads: Heads, body: &[u8]) -> Result<Call, Refused> {
    if query.0.len() > 1 {
        return Err(Refused::bad(
            "a request in the alternate syntax has no parameter but method in its address".into(),
        ));
    }
    let method = query.get("method").and_then(Method::read);
    let method = method.ok_or_else(|| Refused::bad("method: must be GET, HEAD, PUT, POST or DELETE".into()))?;
    let form = std::str::from_utf8(body).ok().and_then(Parameters::read);
    let mut form = form.ok_or_else(|| Refused::bad("the body is not an encoded form".into()))?;
    let has_body = matches!(method, Method::Put | Method::Post);
    // The form itself has a media type that is not that of what it carries.
    heads.content_type = form.take("Content-Type").or_else(|| has_body.then(|| "application/json".to_owned()));
    heads.authorization = form.take("Authorization").or(heads.authorization);
    heads.version = form.take("X-Experience-API-Version").or(heads.version);
    heads.accept_language = form.take("Accept-Language").or(heads.accept_language);
    heads.condition.matches = form.take("If-Match").or(heads.condition.matches);
    heads.condition.none_matches = form.take("If-None-Match").or(heads.condition.none_matches);
    for ignored in ["Content-Length", "Accept", "Accept-Encoding"] {
        form.take(ignored);
    }
    let content = form.take("content");
    if has_body && content.is_none() {
        return Err(Refused::bad("content: is missing: the body of the request".into()));
    }
    let version = version(&heads)?;
    if version == Version::V2_0 {
        return Err(Refused::bad(
            "method: version 2.0 has no alternate request syntax; send the request itself".into(),
        ));
    }
    Ok(Call { method, version, parameters: form, heads, body: content.unwrap_or_default().into_bytes() })
}
