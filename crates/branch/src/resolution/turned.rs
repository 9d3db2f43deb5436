//! Who sees to a resolution is told when a correction of the minutes takes it away, or brings it back: it leaves his Today, and comes to it, for a reason.

use zhixing_kit::{Result, Sentence, Write};
use zhixing_notice::{Notice, send};
use zhixing_records::Author;

use super::model::Resolution;
use super::store;
use super::text::Text;

/// Tells the owners of those of a meeting's resolutions that stand otherwise than `before`; not whoever put the minutes right.
pub(crate) fn tell(tx: &Write<'_>, by: &Author, before: &[Resolution]) -> Result<()> {
    let Some(first) = before.first() else { return Ok(()) };
    for now in store::of_activity(tx, &first.activity)? {
        let is_turned = before.iter().any(|was| was.id == now.id && was.void != now.void);
        let Some(owner) = now.owner.as_ref().filter(|owner| is_turned && by.member.as_ref() != Some(owner)) else {
            continue;
        };
        let (void, text) = (now.void, now.text.clone());
        let notice = Notice {
            unit: now.unit.clone(),
            to: vec![owner.clone()],
            subject: Sentence::of(|language| if void { Text(language).fell() } else { Text(language).stands_again() }),
            body: Sentence::of(|language| {
                let said = Text(language);
                if void { said.fell_told(&text, &by.name) } else { said.stands_again_told(&text, &by.name) }
            }),
            link: now.path(),
        };
        send(tx, by, notice)?;
    }
    Ok(())
}
