//! What a vacancy asks of one person, for his Today. Asked with his posts alone: who appoints nobody costs nothing.

use zhixing_kit::{Read, Result, Sentence};
use zhixing_people::{Actor, Held, PostKind, UnitKind, Vacancy, vacancies};

use super::model::{Concern, concern_of};
use super::text::Text;
use crate::errand::Errand;

/// The branches without a secretary that he is to see to. Asked by who holds a post above the branches alone: a branch's own Today costs nothing for it.
pub(crate) fn errands(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Errand>> {
    let asks = |held: &Held| {
        let leads = matches!(held.kind, PostKind::Administrator | PostKind::Secretary | PostKind::Deputy);
        leads && held.unit_kind == UnitKind::Organisation
    };
    if !actor.posts.iter().any(asks) {
        return Ok(Vec::new());
    }
    let all = vacancies(tx, &actor.organisation)?;
    Ok(all.into_iter().filter_map(|one| Some(errand(concern_of(&actor.posts, &one)?, one))).collect())
}

fn errand(concern: Concern, vacancy: Vacancy) -> Errand {
    let (post, unit) = (vacancy.post, &vacancy.unit);
    let (path, say): (String, fn(Text, &str) -> String) = match concern {
        Concern::Appoints => (format!("/units/{unit}/posts/new"), |text, post| text.appoint(post)),
        Concern::Below => (format!("/units/{unit}"), |text, post| text.below(post)),
    };
    let what = Sentence::of(|language| say(Text(language), post.name(language)));
    Errand { path, title: vacancy.name, what, due: None, is_overdue: false }
}
