//! Searches in the database: one text for every filter, each by the index of one of its words.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Read, Result, Value, params, statements};

use crate::statement::model::{Filter, Reach};
use crate::word::Word;

/// Whether a statement of lrs_statement with this column has the number: asked of the column's index, whose pages lie together; the row itself does not.
macro_rules! has {
    ($column:literal, $word:literal, $number:literal) => {
        concat!(
            "exists (select 1 from lrs_statement v where v.",
            $column,
            " = ",
            $word,
            " and v.number >= ",
            $number,
            " and v.number <= ",
            $number,
            ")"
        )
    };
}

/// Whether a statement mentions this word.
macro_rules! mentions {
    ($word:literal, $number:literal) => {
        concat!(
            "exists (select 1 from lrs_mention a where a.subject = ",
            $word,
            " and a.number >= ",
            $number,
            " and a.number <= ",
            $number,
            ")"
        )
    };
}

/// What a filter says of the statement with a number: its verb, registration, activity and actor; 0 asks for nothing.
macro_rules! filtered {
    ($number:literal) => {
        concat!(
            " and (cast($5 as bigint) = 0 or ",
            has!("verb", "$5", $number),
            ") and (cast($6 as bigint) = 0 or ",
            has!("registration", "$6 and v.registration <> 0", $number),
            ") and ((cast($7 as bigint) = 0 and cast($8 as bigint) = 0) or ",
            has!("activity", "$7 and v.activity <> 0", $number),
            " or ",
            mentions!("$8", $number),
            ") and ((cast($9 as bigint) = 0 and cast($10 as bigint) = 0) or ",
            has!("actor", "$9 and v.actor <> 0", $number),
            " or ",
            mentions!("$10", $number),
            " or ",
            mentions!("$11", $number),
            " or ",
            has!("client", "$12", $number),
            ")"
        )
    };
}

/// Whose statements `o` the asker sees: those of one client, or of the clients of a unit; 0 and '' are everybody's.
macro_rules! reached {
    () => {
        " and not o.voided and (cast($13 as bigint) = 0 or o.client = $13)
            and ($14 = '' or exists (select 1 from lrs_client u where u.number = o.client and u.organisation = o.organisation and u.unit = $14))"
    };
}

/// By a column of the statement itself, whose index says the number. Here and below $2 and $3 are the numbers between which is looked, $4 how many.
macro_rules! besides {
    ($column:literal, $order:literal) => {
        concat!(
            "select s.number from lrs_statement s join lrs_statement o on o.number = s.number where ",
            $column,
            " and s.number > $2 and s.number < $3",
            filtered!("s.number"),
            reached!(),
            " order by s.number ",
            $order,
            " limit $4"
        )
    };
}

/// The same, by whom or what a statement mentions.
macro_rules! mentioned {
    ($order:literal) => {
        concat!(
            "select m.number from lrs_mention m join lrs_statement o on o.number = m.number
            where m.subject = $1 and m.number > $2 and m.number < $3",
            filtered!("m.number"),
            reached!(),
            " order by m.number ",
            $order,
            " limit $4"
        )
    };
}

/// The same, by a word of another statement, of which this one speaks.
macro_rules! echoed {
    ($order:literal) => {
        concat!(
            "select distinct e.number from lrs_echo_word e join lrs_statement o on o.number = e.number
            where e.subject = $1 and e.number > $2 and e.number < $3",
            filtered!("e.target"),
            reached!(),
            " order by e.number ",
            $order,
            " limit $4"
        )
    };
}

/// How many there are at most between two numbers: counted no further than it takes to know which word is rarer.
macro_rules! counted {
    ($from:literal) => {
        concat!("select count(*) from (select 1 from ", $from, " and number > $2 and number < $3 limit $4) found")
    };
}

statements! {
    NEWEST = besides!("s.organisation = $1", "desc");
    OLDEST = besides!("s.organisation = $1", "asc");
    BY_VERB_DOWN = besides!("s.verb = $1", "desc");
    BY_VERB_UP = besides!("s.verb = $1", "asc");
    BY_ACTOR_DOWN = besides!("s.actor = $1 and s.actor <> 0", "desc");
    BY_ACTOR_UP = besides!("s.actor = $1 and s.actor <> 0", "asc");
    BY_ACTIVITY_DOWN = besides!("s.activity = $1 and s.activity <> 0", "desc");
    BY_ACTIVITY_UP = besides!("s.activity = $1 and s.activity <> 0", "asc");
    BY_REGISTRATION_DOWN = besides!("s.registration = $1 and s.registration <> 0", "desc");
    BY_REGISTRATION_UP = besides!("s.registration = $1 and s.registration <> 0", "asc");
    BY_CLIENT_DOWN = besides!("s.client = $1", "desc");
    BY_CLIENT_UP = besides!("s.client = $1", "asc");
    BY_MENTION_DOWN = mentioned!("desc");
    BY_MENTION_UP = mentioned!("asc");
    BY_ECHO_DOWN = echoed!("desc");
    BY_ECHO_UP = echoed!("asc");
    COUNT_VERB = counted!("lrs_statement where verb = $1");
    COUNT_ACTOR = counted!("lrs_statement where actor = $1 and actor <> 0");
    COUNT_ACTIVITY = counted!("lrs_statement where activity = $1 and activity <> 0");
    COUNT_CLIENT = counted!("lrs_statement where client = $1");
    COUNT_MENTION = counted!("lrs_mention where subject = $1");
    HAS_ECHOES = "select number from lrs_echo limit 1";
    STORED_UNTIL = "select number from lrs_statement where stored_at <= $1 order by stored_at desc, number desc limit 1";
}

/// One way to find statements: by an index, downwards or upwards, and how to count there.
#[derive(Clone, Copy)]
enum Way {
    All,
    Registration,
    Actor,
    Activity,
    Verb,
    Client,
    Mention,
    Echo,
}

impl Way {
    fn sql(self, ascending: bool) -> &'static str {
        let (down, up) = match self {
            Way::All => (NEWEST, OLDEST),
            Way::Registration => (BY_REGISTRATION_DOWN, BY_REGISTRATION_UP),
            Way::Actor => (BY_ACTOR_DOWN, BY_ACTOR_UP),
            Way::Activity => (BY_ACTIVITY_DOWN, BY_ACTIVITY_UP),
            Way::Verb => (BY_VERB_DOWN, BY_VERB_UP),
            Way::Client => (BY_CLIENT_DOWN, BY_CLIENT_UP),
            Way::Mention => (BY_MENTION_DOWN, BY_MENTION_UP),
            Way::Echo => (BY_ECHO_DOWN, BY_ECHO_UP),
        };
        if ascending { up } else { down }
    }

    /// How to count; `None` where nobody asks.
    fn count(self) -> Option<&'static str> {
        match self {
            Way::Actor => Some(COUNT_ACTOR),
            Way::Activity => Some(COUNT_ACTIVITY),
            Way::Verb => Some(COUNT_VERB),
            Way::Client => Some(COUNT_CLIENT),
            Way::Mention => Some(COUNT_MENTION),
            Way::All | Way::Registration | Way::Echo => None,
        }
    }
}

/// The ways in which one part of a filter is found, each with its word: together they bring all that passes it.
type Ways = Vec<(Way, Word)>;

/// A part of which there are so few is not held against the others; and further than this none is counted.
const FEW: u64 = 500;
const COUNTED_MAX: u64 = 6_000;

/// The numbers that pass a filter, in its order, at most as many as it asks for and one more.
pub(crate) fn numbers(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    filter: &Filter,
    reach: &Reach,
) -> Result<Vec<i64>> {
    let Some(bounds) = bounds(tx, filter)? else { return Ok(Vec::new()) };
    let (client, unit) = match reach {
        Reach::All => (0, ""),
        Reach::Client(number) => (*number, ""),
        Reach::Unit(unit) => (0, unit.as_str()),
    };
    let (ways, rest) = rarest(tx, filter, bounds)?;
    let ask = |way: Way, by: Value| -> Result<Vec<i64>> {
        let values = [
            by,
            bounds.0.into(),
            bounds.1.into(),
            (filter.limit + 1).into(),
            rest.verb.into(),
            rest.registration.into(),
            rest.activity.0.into(),
            rest.activity.1.into(),
            rest.actor.0.into(),
            rest.actor.1.into(),
            rest.near.0.into(),
            rest.near.1.into(),
            client.into(),
            unit.into(),
        ];
        Ok(tx.all::<(i64,)>(way.sql(filter.ascending), &values)?.into_iter().map(|(number,)| number).collect())
    };
    let mut numbers = Vec::new();
    for (way, word) in &ways {
        numbers.extend(ask(*way, (*word).into())?);
    }
    if ways.is_empty() {
        let all = if client == 0 { (Way::All, organisation.into()) } else { (Way::Client, client.into()) };
        numbers.extend(ask(all.0, all.1)?);
    } else if tx.maybe::<(i64,)>(HAS_ECHOES, &[])?.is_some() {
        for (way, word) in &ways {
            let said = if matches!(way, Way::Client) { -*word } else { *word };
            numbers.extend(ask(Way::Echo, said.into())?);
        }
    }
    numbers.sort_unstable();
    numbers.dedup();
    if !filter.ascending {
        numbers.reverse();
    }
    numbers.truncate(filter.limit + 1);
    Ok(numbers)
}

/// The part of a filter by which to look, because the fewest statements pass it, and what is left to be asked of those.
fn rarest(tx: &Read<'_>, filter: &Filter, (above, below): (i64, i64)) -> Result<(Ways, Filter)> {
    let asked = |ways: &[(Way, Word)]| ways.iter().copied().filter(|(_, word)| *word != 0).collect::<Ways>();
    let without = |change: fn(&mut Filter)| {
        let mut rest = filter.clone();
        change(&mut rest);
        rest
    };
    let registration = asked(&[(Way::Registration, filter.registration)]);
    if !registration.is_empty() {
        return Ok((registration, without(|rest| rest.registration = 0)));
    }
    let (near, client) = if filter.actor.0 == 0 { (0, 0) } else { filter.near };
    let actor =
        [(Way::Actor, filter.actor.0), (Way::Mention, filter.actor.1), (Way::Mention, near), (Way::Client, client)];
    let activity = [(Way::Activity, filter.activity.0), (Way::Mention, filter.activity.1)];
    let parts = [
        (asked(&actor), without(|rest| (rest.actor, rest.near) = ((0, 0), (0, 0)))),
        (asked(&activity), without(|rest| rest.activity = (0, 0))),
        (asked(&[(Way::Verb, filter.verb)]), without(|rest| rest.verb = 0)),
    ];
    let mut parts: Vec<_> = parts.into_iter().filter(|(ways, _)| !ways.is_empty()).collect();
    if parts.len() < 2 {
        return Ok(parts.pop().unwrap_or_else(|| (Ways::new(), filter.clone())));
    }
    let mut least: Option<(u64, (Ways, Filter))> = None;
    for part in parts {
        let mut count = 0;
        for (way, word) in &part.0 {
            if let Some(sql) = way.count() {
                count += tx.one::<(u64,)>(sql, params![*word, above, below, COUNTED_MAX])?.0;
            }
        }
        let is_less = least.as_ref().is_none_or(|(other, _)| count < *other);
        if is_less {
            least = Some((count.min(COUNTED_MAX), part));
        }
        if count <= FEW {
            break;
        }
    }
    Ok(least.map_or_else(|| (Ways::new(), filter.clone()), |(_, part)| part))
}

/// Between which numbers; `None` when there are none. Numbers and moments grow together.
fn bounds(tx: &Read<'_>, filter: &Filter) -> Result<Option<(i64, i64)>> {
    let last = |moment: Moment| -> Result<Option<i64>> {
        Ok(tx.maybe::<(i64,)>(STORED_UNTIL, params![moment])?.map(|(number,)| number))
    };
    let mut above = match filter.since {
        Some(since) => last(since)?.unwrap_or(0),
        None => 0,
    };
    let mut below = match filter.until {
        Some(until) => match last(until)? {
            Some(number) => number + 1,
            None => return Ok(None),
        },
        None => i64::MAX,
    };
    match filter.behind {
        Some(behind) if filter.ascending => above = above.max(behind),
        Some(behind) => below = below.min(behind),
        None => {}
    }
    Ok(Some((above, below)))
}
