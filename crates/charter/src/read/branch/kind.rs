//! The `[[kind]]` tables.

use super::{SCHEMES, source_of};
use crate::read::entry::Entry;
use crate::{ActivityKind, Attends, Bound, Convener, Delegate, Keeps, Regulation, Share, Words};

/// Reads all kinds and checks that what they carry exists.
pub(super) fn read_all(root: &Entry<'_>, regulations: &[Regulation]) -> Vec<ActivityKind> {
    let entries = root.tables("kind");
    let kinds: Vec<ActivityKind> = entries.iter().map(|entry| read(entry, regulations)).collect();
    for (entry, kind) in entries.into_iter().zip(&kinds) {
        for carried in kind.carries.iter().filter(|carried| !kinds.iter().any(|kind| kind.code == **carried)) {
            entry.fault(
                "carries",
                Words::new(format!("没有“{carried}”这种活动。"), format!("There is no kind \"{carried}\".")),
                Words::new("请改为某个[[kind]]的code。", "Name the code of a [[kind]]."),
            );
        }
        entry.close();
    }
    kinds
}

fn read(entry: &Entry<'_>, regulations: &[Regulation]) -> ActivityKind {
    let Words { zh, en } = entry.words();
    let conveners =
        [("secretary", Convener::Secretary), ("group_leader", Convener::GroupLeader), ("each", Convener::Each)];
    let attends = [
        ("branch", Attends::Branch),
        ("committee", Attends::Committee),
        ("group", Attends::Group),
        ("pair", Attends::Pair),
    ];
    ActivityKind {
        code: entry.code(),
        zh,
        en,
        convener: entry.one_of("convener", &conveners),
        delegates: entry
            .some_of("delegates", &[("deputy", Delegate::Deputy), ("committee_member", Delegate::CommitteeMember)]),
        attends: entry.one_of("attends", &attends),
        present_at_least: entry
            .fraction_or_none("present_at_least")
            .map(|fraction| Share { bound: Bound::AtLeast, fraction }),
        keeps: entry.one_of("keeps", &[("minutes", Keeps::Minutes), ("fact", Keeps::Fact)]),
        scheduled_minutes: entry.whole("scheduled_minutes", 5..=1440),
        carries: entry.texts("carries"),
        votes: entry.some_of("votes", &SCHEMES),
        equal_candidates: entry.flag("equal_candidates"),
        excellent_at_most: entry.fraction_or_none("excellent_at_most"),
        source: source_of(entry, "source", regulations),
        valid: entry.validity(),
    }
}
