//! Whether the sections fit together: nothing twice on one day, nothing missing that code relies on.

use crate::read::entry::Entry;
use crate::{Charter, Period, Scheme, VoteRule, Words};

/// Notes a fault for each code whose versions overlap, and for each scheme, term and hours rule that is missing.
pub(super) fn fits_together(root: &Entry<'_>, charter: &Charter) {
    let regulations = charter.regulations.iter().map(|regulation| (regulation.short.clone(), regulation.valid));
    once_a_day(root, "regulation", regulations.collect());
    once_a_day(root, "option", charter.options.iter().map(|option| (option.code.clone(), always())).collect());
    once_a_day(root, "kind", charter.kinds.iter().map(|kind| (kind.code.clone(), kind.valid)).collect());
    once_a_day(root, "duty", charter.duties.iter().map(|duty| (duty.code.clone(), duty.valid)).collect());
    let scheme =
        |rule: &VoteRule| [rule.scheme.code(), rule.with.as_deref().unwrap_or_default()].join(" ").trim().to_owned();
    once_a_day(root, "vote", charter.votes.iter().map(|rule| (scheme(rule), rule.valid)).collect());
    let steps = charter.admission.iter().map(|step| (step.code.clone(), step.valid));
    once_a_day(root, "admission", steps.collect());
    once_a_day(root, "term", charter.terms.iter().map(|term| (place(term.village), term.valid)).collect());
    once_a_day(root, "study_hours", charter.study_hours.iter().map(|rule| (who(rule.lead), rule.valid)).collect());
    once_a_day(root, "exemption", charter.exemptions.iter().map(|one| (one.code.clone(), one.valid)).collect());
    for scheme in Scheme::ALL {
        there_is(
            root,
            "vote",
            scheme.code(),
            charter.votes.iter().any(|rule| rule.scheme == scheme && rule.with.is_none()),
        );
    }
    for village in [true, false] {
        there_is(root, "term", &place(village), charter.terms.iter().any(|term| term.village == village));
    }
    for lead in [true, false] {
        there_is(root, "study_hours", &who(lead), charter.study_hours.iter().any(|rule| rule.lead == lead));
    }
}

fn place(village: bool) -> String {
    if village { "village" } else { "other" }.to_owned()
}

fn who(lead: bool) -> String {
    if lead { "lead" } else { "member" }.to_owned()
}

fn always() -> Period {
    Period::between(None, None)
}

/// Two versions of one thing must not be valid on the same day.
fn once_a_day(root: &Entry<'_>, table: &str, mut versions: Vec<(String, Period)>) {
    versions.sort();
    let twice = versions.windows(2).filter(|pair| pair[0].0 == pair[1].0 && pair[0].1.common(&pair[1].1).is_some());
    for pair in twice {
        let code = &pair[0].0;
        root.fault(
            table,
            Words::new(
                format!("“{code}”在同一天有两条规则。"),
                format!("Two rules for \"{code}\" hold on the same day."),
            ),
            Words::new("请给旧的一条写上valid_until。", "Give the older one a valid_until."),
        );
    }
}

fn there_is(root: &Entry<'_>, table: &'static str, code: &str, found: bool) {
    if !found {
        root.fault(
            table,
            Words::new(format!("缺少“{code}”的规则。"), format!("There is no rule for \"{code}\".")),
            Words::new(format!("请补上一节[[{table}]]。"), format!("Add a [[{table}]] for it.")),
        );
    }
}
