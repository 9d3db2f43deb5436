//! The statements of an erasure: those that treat a person's rows alike are spelled from the rules and the schema, once.

use std::sync::LazyLock;

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, Write, params, statements};
use zhixing_records::MemberId;

use super::model::{Fate, RULES, Rule, names_of, texts_of};
use crate::schema::{kept, tables};

statements! {
    IS_ERASED = "select 1 from erasure where member = $1";
    ADD = "insert into erasure (member, organisation, ground, statements, erased_by, erased_at) values ($1, $2, $3, $4, $5, $6)";
    EMPTY_SHELL = "update member
        set name = $2, number = $3, born_on = null, joined_on = null, confirmed_on = null
        where id = $1";
    /// Whoever bears the same name, or a longer one that holds it, and a unit that is called so: then the name alone does not say who is meant.
    NAMESAKE = "select 1 from member where organisation = $1 and id <> $2 and replace(name, $3, '') <> name
        union all
        select 1 from unit where organisation = $1 and replace(name, $3, '') <> name
        limit 1";
    /// What learning systems keep for somebody whose name is how they know him.
    TAKE_DOCUMENTS = "delete from lrs_document
        where organisation = $1 and (replace(agent, $2, '') <> agent or replace(id, $2, '') <> id or replace(activity, $2, '') <> activity)";
    DOCUMENTS = "select kind, activity, agent, registration, id, bytes
        from lrs_document
        where organisation = $1
        order by kind, activity, agent, registration, id
        limit $2 offset $3";
    CHANGE_DOCUMENT = "update lrs_document set bytes = $7, etag = $8
        where organisation = $1 and kind = $2 and activity = $3 and agent = $4 and registration = $5 and id = $6";
    /// His mail address, and whether another member has the same.
    MAIL_OF = "select m.address, (select count(*) from mail_choice o where o.organisation = m.organisation and o.member <> m.member and lower(o.address) = lower(m.address))
        from mail_choice m
        where m.member = $1";
    IDENTITIES_OF = "select i.issuer, i.subject from identity i join account a on a.id = i.account where a.member = $1 order by i.issuer";
    SIGN_IN_NAME = "select sign_in_name from account where member = $1";
    /// What acts told to who did them may name whom they were done to: it serves nobody after a moment.
    FORGET_TOLD = "update sending set told = '' where told <> ''";
    FORGET_REVERSE = "update member_import set reverse = null where reverse is not null and replace(reverse, $1, '') <> reverse";
}

/// What is done to a person's rows, table by table.
struct Spelled {
    rule: &'static Rule,
    /// None for what is never counted.
    count: Option<&'static str>,
    delete: &'static str,
}

fn rows() -> &'static [Spelled] {
    static ROWS: LazyLock<Vec<Spelled>> = LazyLock::new(|| {
        // What refers to others goes before them.
        let ordered = tables().iter().rev().flat_map(|table| RULES.iter().filter(|rule| rule.table == table.name));
        ordered.map(spelled_rule).collect()
    });
    &ROWS
}

fn spelled_rule(rule: &'static Rule) -> Spelled {
    let whose = if rule.column == "account" {
        "account in (select id from account where member = $1)".to_owned()
    } else {
        format!("{} = $1", rule.column)
    };
    Spelled {
        rule,
        count: rule.is_counted().then(|| kept(format!("select count(*) from {} where {whose}", rule.table))),
        delete: kept(format!("delete from {} where {whose}", rule.table)),
    }
}

/// (table and column, statement): puts `$2` in place of the name beside the id `$1`.
fn names() -> &'static [&'static str] {
    static NAMES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let pairs = tables()
            .iter()
            .flat_map(|table| names_of(table).into_iter().map(|(name, whose)| (table.name.as_str(), name, whose)));
        pairs.map(|(table, name, whose)| kept(format!("update {table} set {name} = $2 where {whose} = $1"))).collect()
    });
    &NAMES
}

/// (count, change): texts that hold `$1`; the second puts `$2` in its place.
fn texts() -> &'static [(&'static str, &'static str)] {
    static TEXTS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
        let written =
            tables().iter().map(|table| (table.name.as_str(), texts_of(table))).filter(|(_, texts)| !texts.is_empty());
        written
            .map(|(table, texts)| {
                let holds = texts
                    .iter()
                    .map(|text| format!("replace({text}, $1, '') <> {text}"))
                    .collect::<Vec<_>>()
                    .join(" or ");
                let put =
                    texts.iter().map(|text| format!("{text} = replace({text}, $1, $2)")).collect::<Vec<_>>().join(", ");
                (
                    kept(format!("select count(*) from {table} where {holds}")),
                    kept(format!("update {table} set {put} where {holds}")),
                )
            })
            .collect()
    });
    &TEXTS
}

/// All that are spelled, for the test that prepares each on both databases.
pub(crate) fn spelled() -> Vec<(&'static str, &'static str)> {
    let rows = rows().iter().flat_map(|one| {
        let count = one.count.map(|count| ("rows of a person", count));
        count.into_iter().chain([("rows of a person go", one.delete)])
    });
    let texts =
        texts().iter().flat_map(|(count, change)| [("texts that name", *count), ("texts without the name", *change)]);
    rows.chain(names().iter().map(|sql| ("name beside an id", *sql))).chain(texts).collect()
}

/// Whether this member was erased before.
pub(super) fn is_erased(tx: &Read<'_>, member: &MemberId) -> Result<bool> {
    Ok(tx.maybe::<(i64,)>(IS_ERASED, params![member])?.is_some())
}

/// Whether the name alone says who is meant.
pub(super) fn is_unique(tx: &Read<'_>, organisation: &OrganisationId, member: &MemberId, name: &str) -> Result<bool> {
    Ok(tx.maybe::<(i64,)>(NAMESAKE, params![organisation, member, name])?.is_none())
}

/// How many rows of each table are his; none for what is not counted.
pub(super) fn count_rows(tx: &Read<'_>, member: &MemberId) -> Result<Vec<(&'static Rule, Option<u64>)>> {
    let count = |sql: &'static str| tx.one::<(u64,)>(sql, params![member]).map(|(count,)| count);
    rows().iter().map(|one| Ok((one.rule, one.count.map(count).transpose()?))).collect()
}

/// In how many rows his name stands in a text.
pub(super) fn count_texts(tx: &Read<'_>, name: &str) -> Result<u64> {
    texts().iter().map(|(count, _)| Ok(tx.one::<(u64,)>(count, params![name])?.0)).sum()
}

/// Takes away the rows that are his alone.
pub(super) fn take_rows(tx: &Write<'_>, member: &MemberId) -> Result<()> {
    let goes = rows().iter().filter(|one| one.rule.fate == Fate::Goes);
    goes.map(|one| tx.run(one.delete, params![member])).try_for_each(|done| done.map(drop))
}

/// Puts `instead` wherever his name stands beside his id, and in every text when `everywhere`.
pub(super) fn take_name(tx: &Write<'_>, member: &MemberId, name: &str, instead: &str, everywhere: bool) -> Result<()> {
    for sql in names() {
        tx.run(sql, params![member, instead])?;
    }
    tx.run(FORGET_TOLD, &[])?;
    for forget in [member.as_str(), name] {
        tx.run(FORGET_REVERSE, params![forget])?;
    }
    if everywhere {
        for (_, change) in texts() {
            tx.run(change, params![name, instead])?;
        }
    }
    Ok(())
}

/// Documents of learning systems that one question brings.
const DOCUMENTS_STEP: usize = 20;

/// Takes away what learning systems keep for somebody under his name, and puts `instead` wherever it stands in what they keep as text.
pub(super) fn take_documents(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    spellings: &[String; 3],
    instead: &str,
) -> Result<()> {
    for spelling in spellings {
        tx.run(TAKE_DOCUMENTS, params![organisation, spelling])?;
    }
    for step in 0.. {
        let values = params![organisation, DOCUMENTS_STEP, step * DOCUMENTS_STEP];
        let some = tx.all::<(String, String, String, String, String, Vec<u8>)>(DOCUMENTS, values)?;
        for (kind, activity, agent, registration, id, bytes) in &some {
            let Ok(text) = std::str::from_utf8(bytes) else { continue };
            let rest = spellings.iter().fold(text.to_owned(), |rest, spelling| rest.replace(spelling, instead));
            if rest != text {
                // Another document than the one that somebody has seen: it bears another tag.
                let etag = hex::encode(tx.random::<20>());
                let values = params![organisation, kind, activity, agent, registration, id, rest.as_bytes(), &etag];
                tx.run(CHANGE_DOCUMENT, values)?;
            }
        }
        if some.len() < DOCUMENTS_STEP {
            break;
        }
    }
    Ok(())
}

/// His mail address, and whether another member has the same.
pub(super) fn mail_of(tx: &Read<'_>, member: &MemberId) -> Result<Option<(String, bool)>> {
    Ok(tx.maybe::<(String, u64)>(MAIL_OF, params![member])?.map(|(mail, others)| (mail, others > 0)))
}

/// Who he is at the organisation's own sign-in.
pub(super) fn identities_of(tx: &Read<'_>, member: &MemberId) -> Result<Vec<(String, String)>> {
    tx.all(IDENTITIES_OF, params![member])
}

/// The name with which he signs in.
pub(super) fn sign_in_name(tx: &Read<'_>, member: &MemberId) -> Result<Option<String>> {
    Ok(tx.maybe::<(String,)>(SIGN_IN_NAME, params![member])?.map(|(name,)| name))
}

/// What is left of a member: an id, so that rolls and counts hold.
pub(super) fn empty_shell(tx: &Write<'_>, member: &MemberId, name: &str, number: &str) -> Result<()> {
    tx.run(EMPTY_SHELL, params![member, name, number]).map(drop)
}

/// Notes that he was erased.
pub(super) fn add(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    member: &MemberId,
    ground: &str,
    statements: usize,
    by: Option<&MemberId>,
) -> Result<()> {
    tx.run(ADD, params![member, organisation, ground, statements, by, tx.now()]).map(drop)
}
