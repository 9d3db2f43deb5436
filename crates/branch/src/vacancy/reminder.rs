//! The morning's notice of vacancies: once for each, to who appoints there and to who leads the unit above.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, Sentence, Write};
use zhixing_notice::{Notice, send};
use zhixing_people::{MemberId, PostKind, UnitId, UnitKind, Vacancy, posts_of, unit, vacancies};
use zhixing_records::Author;

use super::text::Text;
use crate::term::secretaries_elected;
use crate::year::note_reminder;

/// Sends what is due this morning.
pub(crate) fn remind(tx: &Write<'_>, organisation: &OrganisationId, by: &Author) -> Result<()> {
    let vacancies = vacancies(tx, organisation)?;
    let elected = if vacancies.is_empty() { Vec::new() } else { secretaries_elected(tx, organisation)? };
    for vacancy in vacancies {
        let to = concerned(tx, &vacancy)?;
        let about = format!("vacancy/{}", vacancy.unit);
        if to.is_empty() || !note_reminder(tx, organisation, &about, &vacancy.last.to_string())? {
            continue;
        }
        let post = vacancy.post;
        let subject = Sentence::of(|language| Text(language).subject(&vacancy.name, post.name(language)));
        let is_elected = elected.iter().any(|election| election.branch == vacancy.unit);
        let body = Sentence::of(|language| body(Text(language), &vacancy, is_elected));
        let link = format!("/units/{}", vacancy.unit);
        send(tx, by, Notice { unit: vacancy.unit.clone(), to, subject, body, link })?;
    }
    Ok(())
}

/// What is to be done now; the committee of an organisation holds no meetings here that could be handed over.
fn body(text: Text, vacancy: &Vacancy, is_elected: bool) -> String {
    let (unit, post) = (&vacancy.name, vacancy.post.name(text.0));
    match vacancy.unit_kind {
        UnitKind::Organisation => text.body_above(unit, post),
        _ if is_elected => text.body_elected(unit, post),
        _ => text.body(unit, post),
    }
}

/// Who appoints there and who leads the unit above: of a branch the administrators and secretaries above it, of a group its branch's,
/// of an organisation its own administrators, too.
fn concerned(tx: &Read<'_>, vacancy: &Vacancy) -> Result<Vec<MemberId>> {
    let mut to = Vec::new();
    let own = unit(tx, &vacancy.unit)?;
    let mut above = if own.kind == UnitKind::Organisation { Some(own.id) } else { own.parent };
    while let Some(id) = above {
        to.extend(leading(tx, &id)?);
        let parent = unit(tx, &id)?.parent;
        above = parent.filter(|_| vacancy.post == PostKind::Secretary);
    }
    to.sort();
    to.dedup();
    Ok(to)
}

fn leading(tx: &Read<'_>, id: &UnitId) -> Result<Vec<MemberId>> {
    let asked = |kind: PostKind| matches!(kind, PostKind::Administrator | PostKind::Secretary | PostKind::Deputy);
    let posts = posts_of(tx, id, tx.today())?;
    Ok(posts.into_iter().filter(|post| post.unit == *id && asked(post.kind)).map(|post| post.member).collect())
}
