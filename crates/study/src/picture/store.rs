//! The statements about pictures. The only SQL of this folder.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Read, Result, Write, params, statements};
use zhixing_people::{Actor, MemberId, UnitId};
use zhixing_question::{Image, ImageName, Images, Question};

use crate::bank::model::{BankId, QuestionId};

statements! {
    ADD = "insert into picture (id, organisation, digest, size, bytes, brought_at) values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing";
    DIGEST = "select digest from picture where id = $1 and organisation = $2";
    WAIT = "insert into picture_waiting (picture, member, organisation, until_at) values ($1, $2, $3, $4)
        on conflict (picture, member) do update set until_at = excluded.until_at";
    SHOWN_BY = "insert into question_picture (question, version, picture, organisation) values ($1, $2, $3, $4)";
    BYTES = "select bytes from picture where id = $1 and organisation = $2";
    SIZE = "select size from picture where id = $1 and organisation = $2";
    IN_HAND = "select 1 from picture_waiting where picture = $1 and member = $2";
    SEEN = "select 1 from question_picture s
        where s.picture = $1 and (
            exists (select 1 from self_ask a where a.question = s.question and a.version = s.version and a.member = $2)
            or exists (select 1 from test_item i join test_sitting t on t.test = i.test
                where i.question = s.question and i.version = s.version and t.member = $2))
        limit 1";
    UNITS = "select distinct b.unit from question_picture s
        join question q on q.id = s.question
        join bank b on b.id = q.bank
        where s.picture = $1";
    OF_BANK = "select p.id, p.size from picture p
        where exists (select 1 from question_picture s
            join question q on q.id = s.question and q.version = s.version
            where s.picture = p.id and q.bank = $1 and q.withdrawn_at is null)
        order by p.id";
    FORGET = "delete from picture_waiting where organisation = $1 and until_at <= $2";
    SWEEP = "delete from picture where organisation = $1
        and not exists (select 1 from question_picture s where s.picture = picture.id)
        and not exists (select 1 from picture_waiting w where w.picture = picture.id)";
    NEXT = "select min(until_at) from picture_waiting where organisation = $1";
}

/// Keeps a picture, once; somebody has it in hand until this moment.
pub fn keep(tx: &Write<'_>, by: &Actor, image: &Image, until: Moment) -> Result<()> {
    let (name, digest) = (image.name(), image.digest());
    let id = name.as_str();
    let values = params![id, &by.organisation, &digest, image.bytes().len(), image.bytes().to_vec(), tx.now()];
    tx.run(ADD, values)?;
    // A name has half of the digest's letters: another picture of the same name would have to be made on purpose.
    let (known,) = tx.one::<(String,)>(DIGEST, params![id, &by.organisation])?;
    if known != digest {
        return Err(Error::broken(format_args!("two pictures are called {id}")));
    }
    tx.run(WAIT, params![id, &by.member, &by.organisation, until]).map(drop)
}

/// Notes what these versions of questions show.
pub(crate) fn shown_by<'q>(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    versions: impl Iterator<Item = (&'q QuestionId, i64, &'q Question)>,
) -> Result<()> {
    let rows: Vec<_> = versions
        .flat_map(|(id, version, question)| {
            question.shows().into_iter().map(move |name| params![id, version, name.as_str(), organisation].to_vec())
        })
        .collect();
    if rows.is_empty() { Ok(()) } else { tx.run_each(SHOWN_BY, &rows).map(drop) }
}

/// The bytes of a picture.
pub fn bytes(tx: &Read<'_>, organisation: &OrganisationId, name: &ImageName) -> Result<Vec<u8>> {
    tx.one::<(Vec<u8>,)>(BYTES, params![name.as_str(), organisation]).map(|(bytes,)| bytes)
}

/// How heavy a picture is; nothing when there is none.
pub fn size(tx: &Read<'_>, organisation: &OrganisationId, name: &ImageName) -> Result<Option<u64>> {
    Ok(tx.maybe::<(i64,)>(SIZE, params![name.as_str(), organisation])?.map(|(size,)| size.unsigned_abs()))
}

/// Whether somebody brought it along a while ago.
pub fn in_hand(tx: &Read<'_>, name: &ImageName, member: &MemberId) -> Result<bool> {
    Ok(tx.maybe::<(i64,)>(IN_HAND, params![name.as_str(), member])?.is_some())
}

/// Whether a question with it was put to somebody, by himself or in a test.
pub fn seen(tx: &Read<'_>, name: &ImageName, member: &MemberId) -> Result<bool> {
    Ok(tx.maybe::<(i64,)>(SEEN, params![name.as_str(), member])?.is_some())
}

/// The units whose questions show it.
pub fn units(tx: &Read<'_>, name: &ImageName) -> Result<Vec<UnitId>> {
    Ok(tx.all::<(UnitId,)>(UNITS, params![name.as_str()])?.into_iter().map(|(unit,)| unit).collect())
}

/// The pictures that a bank's questions show now, as long as they are not heavier than this all together; else their weight.
pub fn of_bank(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    bank: &BankId,
    most: u64,
) -> Result<std::result::Result<Images, u64>> {
    let all = tx.all::<(String, i64)>(OF_BANK, params![bank])?;
    let weight: u64 = all.iter().map(|(_, size)| size.unsigned_abs()).sum();
    if weight > most {
        return Ok(Err(weight));
    }
    let mut images = Images::new();
    for name in all.iter().filter_map(|(id, _)| ImageName::parse(id)) {
        let image = Image::of(&bytes(tx, organisation, &name)?);
        let image = image.map_err(|why| Error::broken(format_args!("{}: {why:?}", name.as_str())))?;
        images.insert(name, image);
    }
    Ok(Ok(images))
}

/// Forgets who had pictures in hand long ago, and every picture that nothing shows; says when there is something to forget next.
pub fn sweep(tx: &Write<'_>, organisation: &OrganisationId) -> Result<Option<Moment>> {
    tx.run(FORGET, params![organisation, tx.now()])?;
    tx.run(SWEEP, params![organisation])?;
    Ok(tx.one::<(Option<Moment>,)>(NEXT, params![organisation])?.0)
}
