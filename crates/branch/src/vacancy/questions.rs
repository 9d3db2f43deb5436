//! What a vacancy asks of one person, for his Today. Asked with his posts alone: who appoints nobody costs nothing.

use zhixing_kit::{Read, Result, Sentence};
use zhixing_people::{Actor, Held, PostKind, UnitKind, Vacancy, vacancies};

use super::model::{Concern, concern_of};
use super::text::Text;
use crate::errand::Errand;
use crate::term::model::Election;
use crate::term::secretaries_elected;

/// The branches and committees without a secretary that he is to see to. Asked by who holds a post above the branches alone: a branch's own Today costs nothing for it.
pub(crate) fn errands(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Errand>> {
    let asks = |held: &Held| {
        let leads = matches!(held.kind, PostKind::Administrator | PostKind::Secretary | PostKind::Deputy);
        leads && held.unit_kind == UnitKind::Organisation
    };
    if !actor.posts.iter().any(asks) {
        return Ok(Vec::new());
    }
    let all = vacancies(tx, &actor.organisation)?;
    let concerned = all.into_iter().filter_map(|one| Some((concern_of(&actor.posts, &one)?, one)));
    let concerned: Vec<(Concern, Vacancy)> = concerned.collect();
    if concerned.is_empty() {
        return Ok(Vec::new());
    }
    let elected = secretaries_elected(tx, &actor.organisation)?;
    let waits = |one: &Vacancy| elected.iter().find(|election| election.branch == one.unit).map(Election::path);
    Ok(concerned.into_iter().filter_map(|(concern, one)| errand(concern, waits(&one), one)).collect())
}

/// What is to be done: nobody is appointed where somebody was elected and the result waits for the unit above, which finds it among what it decides.
fn errand(concern: Concern, elected: Option<String>, vacancy: Vacancy) -> Option<Errand> {
    let (post, unit) = (vacancy.post, &vacancy.unit);
    let (path, say): (String, fn(Text, &str) -> String) = match (concern, elected) {
        (Concern::Below, Some(_)) => return None,
        (Concern::Appoints, Some(result)) => (result, |text, post| text.elected(post)),
        (Concern::Appoints, None) => (format!("/units/{unit}/posts/new"), |text, post| text.appoint(post)),
        (Concern::Below, None) => (format!("/units/{unit}"), |text, post| text.below(post)),
    };
    let what = Sentence::of(|language| say(Text(language), post.name(language)));
    Some(Errand { path, title: vacancy.name, what, due: None, is_overdue: false })
}
