//! What a vacancy asks of one person, for his Today. Asked with his posts alone: who appoints nobody costs nothing.

use zhixing_kit::{Read, Result, Sentence};
use zhixing_people::{Actor, PostKind, UnitKind, Vacancy, vacancies, vacancies_in};

use super::model::{Concern, concern_of};
use super::text::Text;
use crate::errand::Errand;

/// The units without who leads them that he is to see to.
pub(crate) fn errands(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Errand>> {
    let looks = |held: &&zhixing_people::Held| {
        matches!(held.kind, PostKind::Administrator | PostKind::Secretary | PostKind::Deputy)
    };
    let mut branches: Vec<_> = actor.posts.iter().filter(looks).collect();
    let is_above = branches.iter().any(|held| held.unit_kind == UnitKind::Organisation);
    branches.retain(|held| held.unit_kind.is_branch());
    branches.dedup_by(|next, first| next.unit == first.unit);
    let below = || if is_above { vacancies(tx, &actor.organisation) } else { Ok(Vec::new()) };
    let inside = || {
        branches.iter().try_fold(Vec::new(), |mut all, held| {
            all.extend(vacancies_in(tx, &held.unit)?);
            Ok(all)
        })
    };
    let (mut all, inside) = tx.together((below, inside))?;
    all.extend(inside);
    all.sort_by(|a, b| a.path.cmp(&b.path));
    all.dedup();
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
