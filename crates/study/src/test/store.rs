//! The statements about organised tests. One reads the answers of a whole class: it is asked once, when the test ends. All others about answers and
//! sittings name whose they are, or count without telling whose (P12).

use zhixing_branch::ActivityId;
use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Read, Result, Row, Write, params, statements};
use zhixing_people::{MemberId, UnitId};
use zhixing_question::Question;
use zhixing_records::Author;

use super::model::{Answered, Form, Next, Sitting, Test, TestId, TestItem};
use super::result::ClassResult;
use crate::bank::model::{Bank, BankId, QuestionId, area_or_name};
use crate::bank::store::question;
use crate::item::model::Item;
use crate::selftest::model::{Given, Outcome};

statements! {
    FIND = "select t.id, t.organisation, t.activity, t.unit, t.form, t.length, t.opened_name, t.opened_at, e.ended_at
        from test t
        left join test_end e on e.test = t.id
        where t.id = $1 and t.organisation = $2";
    OF_ACTIVITY = "select t.id, t.organisation, t.activity, t.unit, t.form, t.length, t.opened_name, t.opened_at, e.ended_at
        from test t
        left join test_end e on e.test = t.id
        where t.activity = $1
        order by t.opened_at, t.id";
    OF_BRANCH = "select t.id, t.organisation, t.activity, t.unit, t.form, t.length, t.opened_name, t.opened_at, e.ended_at, a.topic
        from test t
        join activity a on a.id = t.activity
        left join test_end e on e.test = t.id
        where a.branch = $1
        order by t.opened_at desc, t.id desc
        limit $2";
    STANDING = "select t.id, t.organisation, t.activity, t.unit, t.form, t.length, t.opened_name, t.opened_at, e.ended_at,
            case when s.test is not null and t.form = 'fixed'
                then (select count(*) from test_answer a where a.test = t.id and a.member = $2) else s.answered end,
            i.place, i.area, v.body
        from test t
        left join test_end e on e.test = t.id
        left join test_sitting s on s.test = t.id and s.member = $2
        left join (
            select min(o.place) as place
            from test_item o
            where o.test = $1 and not exists (select 1 from test_answer a where a.test = $1 and a.member = $2 and a.place = o.place)
        ) ahead on t.form = 'fixed' and s.next_place is not null
        left join test_item i on i.test = t.id and i.place = case when t.form = 'fixed' then ahead.place else s.next_place end
        left join question_version v on v.question = i.question and v.version = i.version
        where t.id = $1 and t.organisation = $3";
    /// All that an answer is held against, in one row: it is asked for each answer.
    ANSWERING = "select t.id, t.organisation, t.activity, t.unit, t.form, t.length, t.opened_name, t.opened_at, e.ended_at,
            case when s.test is not null and t.form = 'fixed'
                then (select count(*) from test_answer o where o.test = t.id and o.member = $2) else s.answered end,
            s.next_place, i.area, v.body, a.place is not null
        from test t
        left join test_end e on e.test = t.id
        left join test_sitting s on s.test = t.id and s.member = $2
        left join test_item i on i.test = t.id and i.place = $4
        left join question_version v on v.question = i.question and v.version = i.version
        left join test_answer a on a.test = t.id and a.member = $2 and a.place = $4
        where t.id = $1 and t.organisation = $3";
    LEFT = "select i.place, i.area, v.body
        from test_sitting s
        join test t on t.id = s.test and t.form = 'fixed'
        join test_item i on i.test = t.id
        join question_version v on v.question = i.question and v.version = i.version
        where s.test = $1 and s.member = $2
            and not exists (select 1 from test_answer a where a.test = i.test and a.member = s.member and a.place = i.place)
            and not exists (select 1 from test_end e where e.test = t.id)
        order by i.place";
    ADD = "insert into test (id, organisation, activity, unit, form, length, open_for, opened_by, opened_name, opened_at)
        values ($1, $2, $3, $4, $5, $6, $3, $7, $8, $9)";
    ADD_ITEM = "insert into test_item (test, place, organisation, question, version, area, slope, hardness)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    ITEMS = "select i.place, i.question, i.version, i.area, i.slope, i.hardness, v.body
        from test_item i
        join question_version v on v.question = i.question and v.version = i.version
        where i.test = $1
        order by i.place";
    POOL = "select place, slope, hardness from test_item where test = $1 and slope is not null order by place";
    BEGIN = "insert into test_sitting (test, member, organisation, answered, next_place)
        values ($1, $2, $3, 0, $4)
        on conflict (test, member) do nothing";
    GO_ON = "update test_sitting set answered = $3, next_place = $4 where test = $1 and member = $2";
    GIVE = "insert into test_answer (test, member, place, organisation, given, is_right) values ($1, $2, $3, $4, $5, $6)";
    OWN_OUTCOMES = "select place, is_right from test_answer where test = $1 and member = $2 order by place";
    OWN = "select a.place, i.area, v.body, a.given, a.is_right
        from test_answer a
        join test_item i on i.test = a.test and i.place = a.place
        join question_version v on v.question = i.question and v.version = i.version
        where a.test = $1 and a.member = $2 and a.place > $3
        order by a.place
        limit $4";
    OWN_COUNT = "select count(*), coalesce(sum(case when is_right then 1 else 0 end), 0) from test_answer where test = $1 and member = $2";
    OF_CLASS = "select member, place, given, is_right from test_answer where test = $1 order by member, place";
    HOW_MANY = "select count(*), coalesce(sum(case when next_place is null then 1 else 0 end), 0) from test_sitting where test = $1";
    END = "insert into test_end (test, organisation, result, ended_by, ended_name, ended_at) values ($1, $2, $3, $4, $5, $6)";
    CLOSE = "update test set open_for = null where id = $1";
    RESULT = "select result from test_end where test = $1";
    FORGET_ANSWERS = "delete from test_answer where test = $1";
    FORGET_SITTINGS = "delete from test_sitting where test = $1";
    BANKS = "select b.id, b.unit, b.area, b.study_area, (select count(*)
                from question q
                join question_version v on v.question = q.id and v.version = q.version
                where q.bank = b.id and q.withdrawn_at is null and v.kind <> 'short')
        from bank b
        where b.organisation = $1 and $2 like '%/' || b.unit || '/%'
        order by b.area, b.id";
    TO_DRAW = "select q.id, q.version, b.id, b.area, b.study_area
        from question q
        join bank b on b.id = q.bank
        join question_version v on v.question = q.id and v.version = q.version
        where b.organisation = $1 and $2 like '%/' || b.unit || '/%' and q.withdrawn_at is null and v.kind <> 'short'
        order by q.place, q.id";
}

impl FromRow for Test {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            organisation: row.take()?,
            activity: row.take()?,
            unit: row.take()?,
            form: form(&row.take::<String>()?)?,
            length: row.take()?,
            opened_name: row.take()?,
            opened_at: row.take()?,
            ended_at: row.take()?,
        })
    }
}

fn form(code: &str) -> Result<Form> {
    Form::of(code).ok_or_else(|| Error::broken(format_args!("{code:?} is no form of a test")))
}

fn outcome(is_right: bool) -> Outcome {
    if is_right { Outcome::Right } else { Outcome::Wrong }
}

/// One test.
pub fn find(tx: &Read<'_>, organisation: &OrganisationId, id: &TestId) -> Result<Test> {
    tx.one(FIND, params![id, organisation])
}

/// The tests of an activity, the first one first.
pub fn of_activity(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Test>> {
    tx.all(OF_ACTIVITY, params![activity])
}

struct OfActivity(Test, String);

impl FromRow for OfActivity {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self(Test::from_row(row)?, row.take()?))
    }
}

/// The tests of a branch with what their activities are about, the newest first.
pub fn of_branch(tx: &Read<'_>, branch: &UnitId, most: usize) -> Result<Vec<(Test, String)>> {
    let found = tx.all::<OfActivity>(OF_BRANCH, params![branch, most])?;
    Ok(found.into_iter().map(|OfActivity(test, topic)| (test, topic)).collect())
}

struct Standing(Test, Option<Sitting>);

impl FromRow for Standing {
    fn from_row(row: &mut Row) -> Result<Self> {
        let test = Test::from_row(row)?;
        let (answered, place): (Option<u32>, Option<u32>) = (row.take()?, row.take()?);
        let (area, body): (Option<String>, Option<String>) = (row.take()?, row.take()?);
        let next = match (place, area, body) {
            (Some(place), Some(area), Some(body)) => Some(Next { place, question: question(area, &body)? }),
            _ => None,
        };
        Ok(Self(test, answered.map(|answered| Sitting { answered, next })))
    }
}

/// A test, and where the member stands in it; nothing when he has not begun.
pub fn standing(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    id: &TestId,
    member: &MemberId,
) -> Result<(Test, Option<Sitting>)> {
    tx.one::<Standing>(STANDING, params![id, member, organisation]).map(|Standing(test, sitting)| (test, sitting))
}

/// What an answer to the question at one place of a test is held against.
pub struct Answering {
    /// The test.
    pub test: Test,
    /// The place.
    pub place: u32,
    /// How many the member answered, and at which place the question before him stands; nothing when he has not begun.
    pub sitting: Option<(u32, Option<u32>)>,
    /// What stands at that place.
    pub question: Option<Question>,
    /// Whether he answered it before.
    pub is_answered: bool,
}

struct AnsweringRow(Test, Option<(u32, Option<u32>)>, Option<Question>, bool);

impl FromRow for AnsweringRow {
    fn from_row(row: &mut Row) -> Result<Self> {
        let test = Test::from_row(row)?;
        let (answered, next): (Option<u32>, Option<u32>) = (row.take()?, row.take()?);
        let (area, body): (Option<String>, Option<String>) = (row.take()?, row.take()?);
        let question = area.zip(body).map(|(area, body)| question(area, &body)).transpose()?;
        Ok(Self(test, answered.map(|answered| (answered, next)), question, row.take()?))
    }
}

/// What the member's answer to the question at this place is held against.
pub fn answering(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    id: &TestId,
    member: &MemberId,
    place: u32,
) -> Result<Answering> {
    let AnsweringRow(test, sitting, question, is_answered) =
        tx.one(ANSWERING, params![id, member, organisation, place])?;
    Ok(Answering { test, place, sitting, question, is_answered })
}

impl FromRow for Next {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (place, area, body): (u32, String, String) = (row.take()?, row.take()?, row.take()?);
        Ok(Self { place, question: question(area, &body)? })
    }
}

/// The questions that the member has not answered, in order, while he takes a test that asks everybody the same.
pub fn left(tx: &Read<'_>, id: &TestId, member: &MemberId) -> Result<Vec<Next>> {
    tx.all(LEFT, params![id, member])
}

/// A test to be opened.
pub struct New<'n> {
    /// Its id.
    pub id: &'n TestId,
    /// In which activity.
    pub activity: &'n ActivityId,
    /// Whose that is.
    pub unit: &'n UnitId,
    /// How its questions come.
    pub form: Form,
    /// How many each answers.
    pub length: u32,
    /// Its questions.
    pub items: &'n [TestItem],
}

/// Opens a test.
pub fn add(tx: &Write<'_>, by: &Author, new: &New<'_>) -> Result<()> {
    let values = params![
        new.id,
        &by.organisation,
        new.activity,
        new.unit,
        new.form.code(),
        new.length,
        by.member.as_ref(),
        &by.name,
        tx.now()
    ];
    tx.run(ADD, values)?;
    let row = |item: &TestItem| {
        let (slope, location) = (item.item.map(|item| item.slope), item.item.map(|item| item.location));
        let TestItem { place, question, version, area, .. } = item;
        params![new.id, *place, &by.organisation, question, *version, area, slope, location].to_vec()
    };
    tx.run_each(ADD_ITEM, &new.items.iter().map(row).collect::<Vec<_>>()).map(drop)
}

struct WithQuestion(TestItem, Question);

impl FromRow for WithQuestion {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (place, question_id, version) = (row.take()?, row.take()?, row.take()?);
        let area: String = row.take()?;
        let (slope, location): (Option<f64>, Option<f64>) = (row.take()?, row.take()?);
        let question = question(area.clone(), &row.take::<String>()?)?;
        let item = slope.zip(location).map(|(slope, location)| Item { slope, location });
        Ok(Self(TestItem { place, question: question_id, version, area, item }, question))
    }
}

/// Its questions, in the versions that everybody sees.
pub fn items(tx: &Read<'_>, id: &TestId) -> Result<Vec<(TestItem, Question)>> {
    Ok(tx.all::<WithQuestion>(ITEMS, params![id])?.into_iter().map(|one| (one.0, one.1)).collect())
}

/// Places and what is known of the questions there, for the adaptive form.
pub fn pool(tx: &Read<'_>, id: &TestId) -> Result<Vec<(u32, Item)>> {
    let rows = tx.all::<(u32, f64, f64)>(POOL, params![id])?;
    Ok(rows.into_iter().map(|(place, slope, location)| (place, Item { slope, location })).collect())
}

/// Somebody begins, with this question; nothing changes when he has begun.
pub fn begin(tx: &Write<'_>, organisation: &OrganisationId, id: &TestId, member: &MemberId, first: u32) -> Result<()> {
    tx.run(BEGIN, params![id, member, organisation, first]).map(drop)
}

/// Writes down what somebody answered. The caller has read in the same transaction that he had not answered it.
pub fn give(tx: &Write<'_>, test: &Test, member: &MemberId, answered: &Answered) -> Result<()> {
    let Answered { place, given, outcome, .. } = answered;
    let (given, is_right) = (serde_json::to_string(given)?, *outcome == Outcome::Right);
    tx.send(GIVE, params![&test.id, member, *place, &test.organisation, given, is_right])
}

/// Writes down how many questions somebody answered, and which one is before him then; none when he is through. In a test that asks everybody the
/// same it is told by his answers until he is through.
pub fn go_on(tx: &Write<'_>, test: &Test, member: &MemberId, answered: u32, next: Option<u32>) -> Result<()> {
    tx.send(GO_ON, params![&test.id, member, answered, next])
}

/// Which questions he answered right, by their places.
pub fn own_outcomes(tx: &Read<'_>, id: &TestId, member: &MemberId) -> Result<Vec<(u32, bool)>> {
    tx.all(OWN_OUTCOMES, params![id, member])
}

struct Own(Answered);

impl FromRow for Own {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (place, area, body): (u32, String, String) = (row.take()?, row.take()?, row.take()?);
        let given: Given = serde_json::from_str(&row.take::<String>()?)?;
        Ok(Self(Answered { place, question: question(area, &body)?, given, outcome: outcome(row.take()?) }))
    }
}

/// His answers behind this place.
pub fn own(tx: &Read<'_>, id: &TestId, member: &MemberId, after: u32, most: usize) -> Result<Vec<Answered>> {
    Ok(tx.all::<Own>(OWN, params![id, member, after, most])?.into_iter().map(|one| one.0).collect())
}

/// How many he answered, and how many of them right.
pub fn own_count(tx: &Read<'_>, id: &TestId, member: &MemberId) -> Result<(u32, u32)> {
    tx.one(OWN_COUNT, params![id, member])
}

/// Everybody's answers, a sheet for each, without whose it is. Asked once, when the test ends.
pub fn sheets(tx: &Write<'_>, id: &TestId, items: &[(TestItem, Question)]) -> Result<Vec<Vec<Answered>>> {
    let mut sheets: Vec<Vec<Answered>> = Vec::new();
    let mut before: Option<MemberId> = None;
    for (member, place, given, is_right) in tx.all::<(MemberId, u32, String, bool)>(OF_CLASS, params![id])? {
        let Some((_, question)) = items.iter().find(|(item, _)| item.place == place) else { continue };
        if before.as_ref() != Some(&member) {
            sheets.push(Vec::new());
            before = Some(member);
        }
        let given = serde_json::from_str(&given)?;
        let answered = Answered { place, question: question.clone(), given, outcome: outcome(is_right) };
        if let Some(sheet) = sheets.last_mut() {
            sheet.push(answered);
        }
    }
    Ok(sheets)
}

/// How many have begun, and how many are through.
pub fn how_many(tx: &Read<'_>, id: &TestId) -> Result<(u32, u32)> {
    tx.one(HOW_MANY, params![id])
}

/// Ends a test with what is told of its class.
pub fn end(tx: &Write<'_>, by: &Author, id: &TestId, result: &str) -> Result<()> {
    tx.run(END, params![id, &by.organisation, result, by.member.as_ref(), &by.name, tx.now()])?;
    tx.run(CLOSE, params![id]).map(drop)
}

/// What is told of the class.
pub fn result(tx: &Read<'_>, id: &TestId) -> Result<ClassResult> {
    let (text,) = tx.one::<(String,)>(RESULT, params![id])?;
    Ok(serde_json::from_str(&text)?)
}

/// Takes away who answered what.
pub fn forget(tx: &Write<'_>, id: &TestId) -> Result<()> {
    tx.run(FORGET_ANSWERS, params![id])?;
    tx.run(FORGET_SITTINGS, params![id]).map(drop)
}

/// The banks from which a unit on this path is asked, each with how many of its questions a test can ask.
pub fn banks(tx: &Read<'_>, organisation: &OrganisationId, path: &str) -> Result<Vec<Bank>> {
    tx.all(BANKS, params![organisation, path])
}

/// A question that a test can ask.
#[derive(Clone, Debug)]
pub struct Drawable {
    /// Which one.
    pub question: QuestionId,
    /// Its present version.
    pub version: i64,
    /// Its bank.
    pub bank: BankId,
    /// The area of study of its bank, else the bank's name.
    pub area: String,
}

/// Every question that a unit on this path can be asked in a test.
pub fn to_draw(tx: &Read<'_>, organisation: &OrganisationId, path: &str) -> Result<Vec<Drawable>> {
    let rows = tx.all::<(QuestionId, i64, BankId, String, Option<String>)>(TO_DRAW, params![organisation, path])?;
    let one = |(question, version, bank, name, area)| {
        let area = area_or_name(area, name);
        Drawable { question, version, bank, area }
    };
    Ok(rows.into_iter().map(one).collect())
}
