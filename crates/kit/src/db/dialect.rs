//! One SQL text for both engines: the few spellings that differ. Statements and migrations are written as PostgreSQL has them.

/// Words of a migration that the embedded engine spells differently.
const TYPES: [(&str, &str); 4] =
    [("bigint", "integer"), ("bytea", "blob"), ("boolean", "integer"), ("double precision", "real")];

/// A statement for the embedded engine: `$1` becomes `?1`.
pub(super) fn statement(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len());
    let mut characters = sql.chars().peekable();
    let mut quoted = false;
    while let Some(character) = characters.next() {
        quoted ^= character == '\'';
        let placeholder = character == '$' && !quoted && characters.peek().is_some_and(char::is_ascii_digit);
        out.push(if placeholder { '?' } else { character });
    }
    out
}

/// A migration for the embedded engine: its column types, and every table strict.
pub(super) fn migration(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len());
    for line in sql.lines() {
        let code = line.split("--").next().unwrap_or_default().trim_end();
        if code.trim().is_empty() {
            continue;
        }
        let mut code = code.to_owned();
        for (theirs, ours) in TYPES {
            code = replace_word(&code, theirs, ours);
        }
        out.push_str(if code == ");" { ") strict;" } else { &code });
        out.push('\n');
    }
    out
}

fn replace_word(line: &str, word: &str, by: &str) -> String {
    let is_part = |character: Option<char>| character.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(start) = rest.find(word) {
        let (before, after) = (&rest[..start], &rest[start + word.len()..]);
        let whole = !is_part(before.chars().next_back()) && !is_part(after.chars().next());
        out.push_str(before);
        out.push_str(if whole { by } else { word });
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_change_and_quoted_text_stays() {
        assert_eq!(statement("select '$1' where a = $1 and b = $12"), "select '$1' where a = ?1 and b = ?12");
    }

    #[test]
    fn a_migration_is_strict_and_uses_the_engines_types() {
        let postgres = "create table t (\n    a bigint not null, -- a bigint\n    bigint_b boolean\n);\n";
        assert_eq!(migration(postgres), "create table t (\n    a integer not null,\n    bigint_b integer\n) strict;\n");
    }
}
