//! The rows of a census, for one branch or for up to [`MANY`] at once. The only SQL about it.

use std::collections::HashSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use zhixing_kit::db::FromRow;
use zhixing_kit::{Moment, Read, Result, Row, Value, params, statements};
use zhixing_records::{MemberId, UnitId};

use super::model::{Excused, Stay, Tenure};
use crate::member::ExemptionKind;
use crate::post::PostKind;
use crate::unit::{Unit, UnitKind};

/// How many branches one statement is asked about; unused places are filled with nothing.
pub const MANY: usize = 50;

statements! {
    /// A unit once for each post that was ever held in it; where none was, once without.
    UNITS = "select u.id, u.parent, u.path, u.kind, u.name, u.branch, u.founded_on, u.closed_on, u.kept_from, p.member, p.kind, p.from_on, p.to_on
        from unit u
        left join post p on p.unit = u.id
        where u.branch = $1
        order by u.path";
    /// A stay once for each exemption of the member; where he has none, once without.
    STAYS = "select s.id, s.branch, s.unit, s.member, s.kind, s.from_on, s.to_on, e.kind, e.from_on, e.to_on
        from membership s
        left join exemption e on e.member = s.member
        where s.branch = $1 and (s.to_on is null or s.to_on >= $2)";
    /// Who is set to a temporary branch, as what he belongs elsewhere meanwhile.
    ATTACHED = "select a.id || s.id, a.unit, a.unit, a.member, s.kind, case when a.from_on > s.from_on then a.from_on else s.from_on end,
            case when a.to_on is null or (s.to_on is not null and s.to_on < a.to_on) then s.to_on else a.to_on end, e.kind, e.from_on, e.to_on
        from attachment a
        join membership s on s.member = a.member and (a.to_on is null or s.from_on <= a.to_on) and (s.to_on is null or s.to_on >= a.from_on)
        left join exemption e on e.member = a.member
        where a.unit = $1 and (a.to_on is null or a.to_on >= $2) and (s.to_on is null or s.to_on >= $2)";
    UNITS_OF_MANY = "select u.id, u.parent, u.path, u.kind, u.name, u.branch, u.founded_on, u.closed_on, u.kept_from, p.member, p.kind, p.from_on, p.to_on
        from unit u
        left join post p on p.unit = u.id
        where u.branch in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
            $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50)
        order by u.path";
    STAYS_OF_MANY = "select s.id, s.branch, s.unit, s.member, s.kind, s.from_on, s.to_on, e.kind, e.from_on, e.to_on
        from membership s
        left join exemption e on e.member = s.member
        where s.branch in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
            $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50)
        and (s.to_on is null or s.to_on >= $51)";
}

/// A unit, from when its record is kept, and one of its posts.
struct UnitRow(Unit, Moment, Option<Tenure>);

impl FromRow for UnitRow {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (unit, kept_from) = (Unit::from_row(row)?, row.take()?);
        let (member, kind): (Option<MemberId>, Option<PostKind>) = (row.take()?, row.take()?);
        let (from_on, to_on): (Option<Date>, Option<Date>) = (row.take()?, row.take()?);
        let held = member.zip(kind).zip(from_on).zip(unit.branch.clone());
        let tenure = held.map(|(((member, kind), from_on), branch)| Tenure {
            branch,
            unit: unit.id.clone(),
            member,
            kind,
            from_on,
            to_on,
        });
        Ok(Self(unit, kept_from, tenure))
    }
}

/// A stay, known by its id, and one exemption of the member.
struct StayRow(String, Stay, Option<Excused>);

impl FromRow for StayRow {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, stay) = (row.take()?, Stay::from_row(row)?);
        let (kind, from_on): (Option<ExemptionKind>, Option<Date>) = (row.take()?, row.take()?);
        let to_on = row.take()?;
        let (branch, member) = (stay.branch.clone(), stay.member.clone());
        let excused = kind.zip(from_on).map(|(kind, from_on)| Excused { branch, member, kind, from_on, to_on });
        Ok(Self(id, stay, excused))
    }
}

/// The rows of some branches, unsorted among them.
#[derive(Default)]
pub struct Rows {
    /// Branches and groups.
    pub units: Vec<Unit>,
    /// A branch, itself or a group of it, and from which day on that one's record is kept.
    pub kept: Vec<(UnitId, UnitId, Date)>,
    /// Memberships.
    pub stays: Vec<Stay>,
    /// Posts.
    pub tenures: Vec<Tenure>,
    /// Exemptions.
    pub excused: Vec<Excused>,
}

impl Rows {
    fn of((units, stays): (Vec<UnitRow>, Vec<StayRow>), zone: &TimeZone) -> Self {
        let mut rows = Self::default();
        for UnitRow(unit, kept_from, tenure) in units {
            rows.tenures.extend(tenure);
            // In order of paths: the same unit comes again at once.
            if rows.units.last().is_none_or(|last| last.id != unit.id) {
                let kept = unit.branch.clone().map(|branch| (branch, unit.id.clone(), kept_from.day(zone)));
                rows.kept.extend(kept);
                rows.units.push(unit);
            }
        }
        let mut known = HashSet::new();
        for StayRow(id, stay, excused) in stays {
            rows.excused.extend(excused);
            if known.insert(id) {
                rows.stays.push(stay);
            }
        }
        rows
    }
}

/// The rows of one branch; memberships that ended before a day are left out.
pub fn of_one(tx: &Read<'_>, branch: &UnitId, since: Date) -> Result<Rows> {
    let rows = tx.together((|| tx.all(UNITS, params![branch]), || tx.all(STAYS, params![branch, since])))?;
    with_attached(tx, rows, since)
}

/// With those who are set to the temporary branches among them: they have no members of their own.
fn with_attached(tx: &Read<'_>, (units, mut stays): (Vec<UnitRow>, Vec<StayRow>), since: Date) -> Result<Rows> {
    let mut temporary: Vec<&UnitId> =
        units.iter().filter(|row| row.0.kind == UnitKind::TemporaryBranch).map(|row| &row.0.id).collect();
    temporary.dedup();
    for unit in temporary {
        stays.extend(tx.all(ATTACHED, params![unit, since])?);
    }
    Ok(Rows::of((units, stays), tx.zone()))
}

/// The rows of at most [`MANY`] branches.
pub fn of_many(tx: &Read<'_>, branches: &[UnitId], since: Date) -> Result<Rows> {
    let mut asked: Vec<Value> = branches.iter().take(MANY).map(Value::from).collect();
    asked.resize(MANY, Value::from(""));
    let mut dated = asked.clone();
    dated.push(Value::from(since));
    let rows = tx.together((|| tx.all(UNITS_OF_MANY, &asked), || tx.all(STAYS_OF_MANY, &dated)))?;
    with_attached(tx, rows, since)
}
