//! The rows of a census, for one branch or for up to [`MANY`] at once. The only SQL about it.

use jiff::civil::Date;
use zhixing_kit::{Read, Result, Value, params, statements};
use zhixing_records::UnitId;

use super::model::{Excused, Stay, Tenure};
use crate::unit::Unit;

/// How many branches one statement is asked about; unused places are filled with nothing.
pub const MANY: usize = 50;

statements! {
    UNITS = "select id, parent, path, kind, name, branch, founded_on, closed_on
        from unit
        where branch = $1
        order by path";
    STAYS = "select branch, unit, member, kind, from_on, to_on
        from membership
        where branch = $1 and (to_on is null or to_on >= $2)";
    TENURES = "select u.branch, p.unit, p.member, p.kind, p.from_on, p.to_on
        from unit u
        join post p on p.unit = u.id
        where u.branch = $1";
    EXCUSED = "select s.branch, e.member, e.kind, e.from_on, e.to_on
        from membership s
        join exemption e on e.member = s.member
        where s.branch = $1 and (s.to_on is null or s.to_on >= $2)";
    UNITS_OF_MANY = "select id, parent, path, kind, name, branch, founded_on, closed_on
        from unit
        where branch in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
            $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50)
        order by path";
    STAYS_OF_MANY = "select branch, unit, member, kind, from_on, to_on
        from membership
        where branch in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
            $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50)
        and (to_on is null or to_on >= $51)";
    TENURES_OF_MANY = "select u.branch, p.unit, p.member, p.kind, p.from_on, p.to_on
        from unit u
        join post p on p.unit = u.id
        where u.branch in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
            $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50)";
    EXCUSED_OF_MANY = "select s.branch, e.member, e.kind, e.from_on, e.to_on
        from membership s
        join exemption e on e.member = s.member
        where s.branch in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
            $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50)
        and (s.to_on is null or s.to_on >= $51)";
}

/// The rows of some branches, unsorted among them.
#[derive(Default)]
pub struct Rows {
    /// Branches and groups.
    pub units: Vec<Unit>,
    /// Memberships.
    pub stays: Vec<Stay>,
    /// Posts.
    pub tenures: Vec<Tenure>,
    /// Exemptions.
    pub excused: Vec<Excused>,
}

/// The rows of one branch; memberships that ended before a day are left out.
pub fn of_one(tx: &Read<'_>, branch: &UnitId, since: Date) -> Result<Rows> {
    let (units, stays, tenures, excused) = tx.together((
        || tx.all(UNITS, params![branch]),
        || tx.all(STAYS, params![branch, since]),
        || tx.all(TENURES, params![branch]),
        || tx.all(EXCUSED, params![branch, since]),
    ))?;
    Ok(Rows { units, stays, tenures, excused })
}

/// The rows of at most [`MANY`] branches.
pub fn of_many(tx: &Read<'_>, branches: &[UnitId], since: Date) -> Result<Rows> {
    let mut asked: Vec<Value> = branches.iter().take(MANY).map(Value::from).collect();
    asked.resize(MANY, Value::from(""));
    let mut dated = asked.clone();
    dated.push(Value::from(since));
    let (units, stays, tenures, excused) = tx.together((
        || tx.all(UNITS_OF_MANY, &asked),
        || tx.all(STAYS_OF_MANY, &dated),
        || tx.all(TENURES_OF_MANY, &asked),
        || tx.all(EXCUSED_OF_MANY, &dated),
    ))?;
    Ok(Rows { units, stays, tenures, excused })
}
