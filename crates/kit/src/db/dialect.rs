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

/// An insert of one row as an insert of several, for the engine at the end of a wire: `values ($1, $2)` becomes `values ($1, $2), ($3, $4)`.
/// `None` for what is no such insert, or would treat two rows of one key otherwise than one after the other (`do update`).
pub(super) fn wide(sql: &str, rows: usize) -> Option<String> {
    let (head, after) = sql.strip_prefix("insert into ")?.split_once("values (")?;
    let mut depth = 1_usize;
    let end = after.find(|character| {
        depth = depth + usize::from(character == '(') - usize::from(character == ')');
        depth == 0
    })?;
    let (row, tail) = (&after[..end], &after[end + 1..]);
    if tail.contains('$') || tail.contains("do update") || row.contains('\'') {
        return None;
    }
    let numbers =
        || row.split('$').skip(1).map(|part| part.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default());
    let width = numbers().filter_map(|number| number.parse::<usize>().ok()).max()?;
    let shifted = |by: usize| {
        let mut parts = row.split('$');
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let number: usize = part[..digits].parse().unwrap_or_default();
            out.push_str(&format!("${}{}", number + by * width, &part[digits..]));
        }
        format!("({out})")
    };
    let all: Vec<String> = (0..rows).map(shifted).collect();
    Some(format!("insert into {head}values {}{tail}", all.join(", ")))
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
    fn an_insert_of_one_row_becomes_one_of_several() {
        let one = "insert into t (a, b, c)\n values ($1, (select b from u where id = $2), $1)\n on conflict do nothing";
        let two = "insert into t (a, b, c)\n values ($1, (select b from u where id = $2), $1), ($3, (select b from u where id = $4), $3)\n on conflict do nothing";
        assert_eq!(wide(one, 2).as_deref(), Some(two));
        for other in [
            "update t set a = $1",
            "insert into t (a) select $1",
            "insert into t (a) values ($1) on conflict (a) do update set b = 1",
            "insert into t (a) values ($1) on conflict (a) where b = $2 do nothing",
            "insert into t (a) values ('$1', $1)",
        ] {
            assert_eq!(wide(other, 2), None, "{other}");
        }
    }

    #[test]
    fn a_migration_is_strict_and_uses_the_engines_types() {
        let postgres = "create table t (\n    a bigint not null, -- a bigint\n    bigint_b boolean\n);\n";
        assert_eq!(migration(postgres), "create table t (\n    a integer not null,\n    bigint_b integer\n) strict;\n");
    }
}
