//! Reads the forms of a page, as a browser would, to fill them in.

/// A form that changes something.
pub struct Form {
    pub action: String,
    pub fields: Vec<Field>,
}

/// A control of a form.
pub struct Field {
    pub name: String,
    /// What it would send if nobody touched it.
    pub value: String,
    /// Whether a person types text into it.
    pub typed: bool,
}

/// The value of an attribute, unescaped; empty without a value.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let raw = tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?;
    Some(raw.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
}

/// Every form of the page that is sent by `POST` as text.
pub fn forms(page: &str) -> Vec<Form> {
    let pieces = page.split("<form").skip(1).filter_map(|piece| piece.split("</form>").next());
    let posted = pieces.filter_map(|piece| {
        let (tag, body) = piece.split_once('>')?;
        let is_text = attribute(tag, "method").as_deref() == Some("post") && !tag.contains("multipart");
        is_text.then(|| Form { action: attribute(tag, "action").unwrap_or_default(), fields: fields(body) })
    });
    posted.collect()
}

fn fields(body: &str) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for start in ["<input", "<textarea", "<select", "<button"] {
        for piece in body.split(start).skip(1) {
            let Some((tag, rest)) = piece.split_once('>') else { continue };
            let Some(name) = attribute(tag, "name") else { continue };
            let kind = attribute(tag, "type").unwrap_or_default();
            let known = fields.iter().any(|field| field.name == name);
            let chosen = tag.contains(" checked") || !["radio", "checkbox"].contains(&kind.as_str());
            if known || !chosen {
                continue;
            }
            let value = match start {
                "<select" => chosen_option(rest),
                "<textarea" => String::new(),
                _ => attribute(tag, "value").unwrap_or_default(),
            };
            let typed =
                start == "<textarea" || (start == "<input" && ["", "text", "search", "tel"].contains(&kind.as_str()));
            fields.push(Field { name, value, typed });
        }
    }
    fields
}

/// The option that is chosen, or the first that says something.
fn chosen_option(rest: &str) -> String {
    let list = rest.split("</select>").next().unwrap_or_default();
    let options: Vec<_> = list.split("<option").skip(1).filter_map(|piece| piece.split('>').next()).collect();
    let value = |option: &&str| attribute(option, "value").unwrap_or_default();
    let chosen = options.iter().find(|option| option.contains(" selected")).map(value);
    chosen
        .filter(|value| !value.is_empty())
        .or_else(|| options.iter().map(value).find(|value| !value.is_empty()))
        .unwrap_or_default()
}

#[test]
fn a_page_is_read_as_a_browser_would() {
    let page = r#"<form method="post" action="/a?b=1&amp;c=2"><input name="n" type="text" value="&lt;b&gt;"><input type="radio" name="r" value="1">
        <select name="s"><option value="">-</option><option value="x">X</option></select><textarea name="t">old</textarea><button name="go" value="1">Go</button></form>
        <form action="/search"><input name="q"></form>"#;
    let found = forms(page);
    let fields: Vec<_> =
        found[0].fields.iter().map(|field| (field.name.as_str(), field.value.as_str(), field.typed)).collect();
    assert_eq!((found.len(), found[0].action.as_str()), (1, "/a?b=1&c=2"));
    assert_eq!(fields, [("n", "<b>", true), ("t", "", true), ("s", "x", false), ("go", "1", false)]);
}
