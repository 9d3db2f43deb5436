//! A year of 500 branches, planned and settled, does the work that the size asks for and no more.

use jiff::civil::date;
use zhixing_charter::{BranchFacts, Charter, Held, Preferences, Taken, propose, settle};

use crate::branch;

#[test]
fn the_year_of_500_branches_is_planned_and_settled() {
    let charter = Charter::shipped();
    let (mut planned, mut met) = (0, 0);
    for at in 0..500 {
        let unit = format!("u{at}");
        let mut facts = BranchFacts { unit: unit.clone(), ..branch() };
        facts.groups.iter_mut().for_each(|group| group.unit = format!("{unit}-{}", group.unit));
        let owed = charter.obligations(&facts, 2026);
        let proposals = propose(&owed, &Taken::new(), &Preferences::default(), charter.holidays());
        planned += proposals.len();
        let held = owed.iter().zip(&proposals).map(|(one, proposal)| Held {
            unit: one.unit.clone(),
            kind: one.kind.clone(),
            on: proposal.date,
            also: vec![],
        });
        let settled = settle(&owed, &held.collect::<Vec<_>>(), &[], date(2026, 12, 31));
        met += settled.iter().filter(|one| matches!(one.standing, zhixing_charter::Standing::Met { .. })).count();
    }
    assert_eq!((planned, met), (500 * 56, 500 * 56));
}
