//! One SQL text for both engines: the few spellings that differ. Statements and migrations are written as PostgreSQL has them.

/// Words of a migration that the embedded engine spells differently.
const TYPES: [(&str, &str); 4] =
    [("bigint", "integer"), ("bytea", "blob"), ("boolean", "integer"), ("double precision", "real")];

/// An index of words, as PostgreSQL has it in a migration: around its name, its table, and the column of words with one space between two.
const INDEX: [&str; 4] = ["create index ", " on ", " using gin (array_to_tsvector(string_to_array(", ", ' ')));"];
/// A question to it, as PostgreSQL has it in a statement: around the table, the column, and the parameter with the words that are asked for:
/// `a | b`, `a & b`, `a:*` for a beginning.
const LOOKUP: [&str; 3] = ["array_to_tsvector(string_to_array(", ", ' ')) @@ cast(cast(", " as text) as tsquery)"];
/// What may follow a question: how many of the highest numbers are enough. An engine that finds them in that order need not look for more.
const NEWEST: [&str; 2] = [" /* newest ", " */"];

/// A statement for the embedded engine: `$1` becomes `?1`, what is asked of an index of words is asked of its full-text table, and a table is emptied
/// at once by deleting all of it.
pub(super) fn statement(sql: &str) -> String {
    lookup(sql).map_or_else(|| numbered(sql), |sql| numbered(&sql)).replacen("truncate ", "delete from ", 1)
}

/// A question to an index of words, spelled for the embedded engine. The index bears the name of its table and its column.
fn lookup(sql: &str) -> Option<String> {
    let (before, rest) = sql.split_once(LOOKUP[0])?;
    let (column, rest) = rest.split_once(LOOKUP[1])?;
    let (asked, after) = rest.split_once(LOOKUP[2])?;
    let (table, name) = column.split_once('.')?;
    let (newest, after) = match after.strip_prefix(NEWEST[0]).and_then(|rest| rest.split_once(NEWEST[1])) {
        Some((most, after)) => (format!(" order by rowid desc limit {most}"), after),
        None => (String::new(), after),
    };
    let asked = format!("replace(replace(replace({asked}, '|', 'OR'), '&', 'AND'), ':', '')");
    Some(format!(
        "{before}{table}.number in (select rowid from {table}_{name} where {table}_{name} match {asked}{newest}){after}"
    ))
}

/// An index of words for the embedded engine: a full-text table that keeps no text of its own and follows the table by triggers.
fn word_index(code: &str) -> Option<String> {
    let (name, rest) = code.strip_prefix(INDEX[0])?.split_once(INDEX[1])?;
    let (table, rest) = rest.split_once(INDEX[2])?;
    let column = rest.strip_suffix(INDEX[3])?;
    let add = format!("insert into {name} (rowid, {column}) values (new.number, new.{column});");
    let take = format!("insert into {name} ({name}, rowid, {column}) values ('delete', old.number, old.{column});");
    Some(format!(
        "create virtual table {name} using fts5 ({column}, content = '{table}', content_rowid = 'number', tokenize = 'ascii', detail = none, columnsize = 0);
create trigger {name}_added after insert on {table} begin {add} end;
create trigger {name}_removed after delete on {table} begin {take} end;
create trigger {name}_changed after update of {column} on {table} begin {take} {add} end;"
    ))
}

fn numbered(sql: &str) -> String {
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

/// The same insert as a stream of rows, for the engine at the end of a wire. `None` for what is more than its values in their order.
pub(super) fn stream(sql: &str) -> Option<String> {
    let (table, row) = sql.strip_prefix("insert into ")?.split_once("values (")?;
    let is_plain = |row: &str| row.split(", ").enumerate().all(|(at, value)| value == format!("${}", at + 1));
    row.strip_suffix(')').filter(|row| is_plain(row)).map(|_| format!("copy {table} from stdin (format binary)"))
}

/// A migration for the embedded engine: its column types, and every table strict.
pub(super) fn migration(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len());
    for line in sql.lines() {
        let code = line.split("--").next().unwrap_or_default().trim_end();
        if code.trim().is_empty() {
            continue;
        }
        let mut code = word_index(code).unwrap_or_else(|| code.to_owned());
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
    fn a_table_is_emptied_at_once() {
        assert_eq!(statement("truncate lrs_mention"), "delete from lrs_mention");
    }

    #[test]
    fn an_index_of_words_becomes_a_full_text_table_that_follows_its_own() {
        let made =
            migration("create index leaf_words on leaf using gin (array_to_tsvector(string_to_array(words, ' ')));");
        assert!(made.starts_with("create virtual table leaf_words using fts5 (words, content = 'leaf'"), "{made}");
        assert_eq!(made.matches("create trigger leaf_words_").count(), 3, "{made}");
        let asked = statement(
            "select 1 from leaf where tree = $1 and array_to_tsvector(string_to_array(leaf.words, ' ')) @@ cast(cast($2 as text) as tsquery) limit $3",
        );
        assert_eq!(
            asked,
            "select 1 from leaf where tree = ?1 and leaf.number in (select rowid from leaf_words where leaf_words match replace(replace(replace(?2, '|', 'OR'), '&', 'AND'), ':', '')) limit ?3"
        );
        let newest = statement(
            "where array_to_tsvector(string_to_array(leaf.words, ' ')) @@ cast(cast($2 as text) as tsquery) /* newest $3 */)",
        );
        assert!(newest.ends_with("':', '') order by rowid desc limit ?3))"), "{newest}");
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
    fn a_plain_insert_becomes_a_stream() {
        let plain = "insert into t (a, b)\n        values ($1, $2)";
        assert_eq!(stream(plain).as_deref(), Some("copy t (a, b)\n         from stdin (format binary)"));
        for other in [
            "insert into t (a, b) values ($2, $1)",
            "insert into t (a, b) values ($1, null)",
            "insert into t (a) values ($1) on conflict do nothing",
            "insert into t (a) select $1",
            "update t set a = $1",
        ] {
            assert_eq!(stream(other), None, "{other}");
        }
    }

    #[test]
    fn a_migration_is_strict_and_uses_the_engines_types() {
        let postgres = "create table t (\n    a bigint not null, -- a bigint\n    bigint_b boolean\n);\n";
        assert_eq!(migration(postgres), "create table t (\n    a integer not null,\n    bigint_b integer\n) strict;\n");
    }
}
