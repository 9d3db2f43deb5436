//! Questions with lists of keys, and several answers at once. It knows no table.

use zhixing_kit::db::FromRow;
use zhixing_kit::{Read, Result, Value};

/// Lists of keys. A server that has one plan for all values prepares for as many as there could be: a statement alone asks with the short one.
macro_rules! few {
    () => {
        "($1, $2, $3, $4)"
    };
}
macro_rules! many {
    () => {
        "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)"
    };
}
pub(crate) use {few, many};

/// How many keys the short and the long list take.
const FEW: usize = 4;
const MANY: usize = 25;

/// Asks with a list of keys, short or long, as often as it takes; all of them at once where questions are asked together.
pub(crate) fn of_keys<T: FromRow, K>(tx: &Read<'_>, [few, many]: [&'static str; 2], keys: &[K]) -> Result<Vec<T>>
where
    for<'k> Value: From<&'k K>,
{
    let (sql, length) = if keys.len() <= FEW { (few, FEW) } else { (many, MANY) };
    let of_some = |keys: &[K]| {
        let filled = keys.iter().chain(keys.last().into_iter().cycle()).take(length);
        tx.all::<T>(sql, &filled.map(Value::from).collect::<Vec<_>>())
    };
    Ok(all_of(keys.chunks(MANY).map(of_some))?.into_iter().flatten().collect())
}

/// All answers, or the first error: each is asked before any is looked at, so that they go out together.
pub(crate) fn all_of<T>(answers: impl Iterator<Item = Result<T>>) -> Result<Vec<T>> {
    answers.collect::<Vec<_>>().into_iter().collect()
}
