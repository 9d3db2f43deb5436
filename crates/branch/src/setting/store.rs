//! Rows of branch settings.

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, Row, Write, params, statements};
use zhixing_records::UnitId;

use super::model::{BranchSetting, read_theme_day, write_theme_day};

statements! {
    OF = "select theme_day, start_minute, place, village, joint_units, term_from, term_to, options
        from branch_setting
        where branch = $1";
    OF_ALL = "select branch, theme_day, start_minute, place, village, joint_units, term_from, term_to, options
        from branch_setting
        where organisation = $1";
    KEEP = "insert into branch_setting
        (branch, organisation, theme_day, start_minute, place, village, joint_units, term_from, term_to, options, changed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        on conflict (branch) do update set
        theme_day = excluded.theme_day,
        start_minute = excluded.start_minute,
        place = excluded.place,
        village = excluded.village,
        joint_units = excluded.joint_units,
        term_from = excluded.term_from,
        term_to = excluded.term_to,
        options = excluded.options,
        changed_at = excluded.changed_at";
}

impl FromRow for BranchSetting {
    fn from_row(row: &mut Row) -> Result<Self> {
        let theme_day: Option<String> = row.take()?;
        Ok(Self {
            theme_day: theme_day.as_deref().and_then(read_theme_day),
            start_minute: u16::try_from(row.take::<i64>()?).unwrap_or(super::model::START_MINUTE),
            place: row.take()?,
            village: row.take()?,
            joint_units: row.take()?,
            term_from: row.take()?,
            term_to: row.take()?,
            options: row.take_json()?,
        })
    }
}

struct OfBranch(UnitId, BranchSetting);

impl FromRow for OfBranch {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self(row.take()?, BranchSetting::from_row(row)?))
    }
}

/// What a branch set, if it did.
pub fn of(tx: &Read<'_>, branch: &UnitId) -> Result<Option<BranchSetting>> {
    tx.maybe(OF, params![branch])
}

/// What every branch of an organisation set.
pub fn of_all(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Vec<(UnitId, BranchSetting)>> {
    let rows: Vec<OfBranch> = tx.all(OF_ALL, params![organisation])?;
    Ok(rows.into_iter().map(|OfBranch(branch, setting)| (branch, setting)).collect())
}

/// Keeps what a branch set.
pub fn keep(tx: &Write<'_>, organisation: &OrganisationId, branch: &UnitId, setting: &BranchSetting) -> Result<()> {
    let values = params![
        branch,
        organisation,
        setting.theme_day.map(write_theme_day),
        i64::from(setting.start_minute),
        &setting.place,
        setting.village,
        setting.joint_units,
        setting.term_from,
        setting.term_to,
        serde_json::to_string(&setting.options)?,
        tx.now(),
    ];
    tx.run(KEEP, values).map(drop)
}
