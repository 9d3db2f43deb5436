//! One text for reference answer, explanation and source, for formats that have a single place for what is told after the answer:
//! lines that begin with 参考答案：, 解析： and 出处：. What people write without such labels is the explanation.

/// The parts of such a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What a short answer is held against.
    pub reference: String,
    /// Why that is the answer.
    pub explanation: String,
    /// Where it comes from.
    pub source: String,
    /// Where that is found.
    pub link: String,
}

const REFERENCE: &[&str] = &["参考答案：", "参考答案:", "Reference answer:"];
const EXPLANATION: &[&str] = &["解析：", "解析:", "答案解析：", "Explanation:"];
const SOURCE: &[&str] = &["出处：", "出处:", "来源：", "来源:", "Source:"];

fn after<'a>(labels: &[&str], line: &'a str) -> Option<&'a str> {
    labels.iter().find_map(|label| line.trim_start().strip_prefix(label)).map(str::trim)
}

/// The explanation of a line that says of itself that it is one.
pub fn explained(line: &str) -> Option<&str> {
    after(EXPLANATION, line)
}

/// The source of a line that says of itself that it is one.
pub fn sourced(line: &str) -> Option<&str> {
    after(SOURCE, line)
}

/// One text of all of them; empty when there is nothing to tell.
pub fn join(reference: &str, explanation: &str, source: &str, link: &str) -> String {
    let mut lines = Vec::new();
    if !reference.is_empty() {
        lines.push(format!("{}{reference}", REFERENCE[0]));
    }
    match (explanation.is_empty(), reference.is_empty()) {
        (true, _) => {}
        (false, true) => lines.push(explanation.to_owned()),
        (false, false) => lines.push(format!("{}{explanation}", EXPLANATION[0])),
    }
    let from = with_link(source, link);
    if !from.is_empty() {
        lines.push(format!("{}{from}", SOURCE[0]));
    }
    lines.join("\n")
}

fn with_link(source: &str, link: &str) -> String {
    match (source.is_empty(), link.is_empty()) {
        (_, true) => source.to_owned(),
        (true, false) => format!("<{link}>"),
        (false, false) => format!("{source} <{link}>"),
    }
}

/// Takes such a text apart; a reference answer is looked for only where there can be one.
pub fn split(text: &str, with_reference: bool) -> Told {
    let mut told = Told::default();
    let mut lines: Vec<&str> = text.lines().collect();
    if let Some(from) = lines.last().and_then(|line| sourced(line)) {
        (told.source, told.link) = without_link(from);
        lines.pop();
    }
    let reference = lines.first().and_then(|line| after(REFERENCE, line)).filter(|_| with_reference);
    let explanation_from = reference.map(|first| {
        let end = lines.iter().position(|line| explained(line).is_some()).unwrap_or(lines.len());
        told.reference = std::iter::once(first).chain(lines[1..end].iter().copied()).collect::<Vec<_>>().join("\n");
        end
    });
    let rest = lines.split_off(explanation_from.unwrap_or(0));
    let first = rest.first().map(|line| explained(line).unwrap_or(line));
    let all: Vec<_> = first.into_iter().chain(rest.iter().skip(1).copied()).collect();
    all.join("\n").trim().clone_into(&mut told.explanation);
    told
}

/// A source and the link behind it in angle brackets.
pub fn without_link(from: &str) -> (String, String) {
    let link = from.strip_suffix('>').and_then(|rest| rest.rsplit_once('<'));
    link.map_or_else(
        || (from.to_owned(), String::new()),
        |(source, link)| (source.trim().to_owned(), link.trim().to_owned()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_joined_comes_apart_again() {
        for (reference, explanation, source, link) in [
            ("", "", "", ""),
            ("", "因为路面附着力小。\n所以容易抱死。", "", ""),
            ("", "因为", "《道路交通安全法》第四十七条", "https://example.org/a"),
            ("先救人，\n再报警。", "", "", ""),
            ("先救人", "顺序不能反。", "培训手册", ""),
            ("先救人", "", "", "https://example.org"),
        ] {
            let told = split(&join(reference, explanation, source, link), true);
            let all = (told.reference.as_str(), told.explanation.as_str(), told.source.as_str(), told.link.as_str());
            assert_eq!(all, (reference, explanation, source, link));
        }
    }
}
