//! A town to test in: the demonstration organisation on a database that is thrown away, and browsers signed in as its people.

use std::path::PathBuf;

use axum::Router;
use jiff::civil::date;
use zhixing_kit::db::Address;
use zhixing_kit::db::scratch::Scratch;
use zhixing_kit::id::Random;
use zhixing_kit::test::{Browser, Place, places};
use zhixing_kit::{Clock, Db, Read, Result, params};
use zhixing_server::desk::Desk;
use zhixing_server::{app, demo};

/// The password of the demonstration's people.
pub const PASSWORD: &str = demo::PASSWORD;

/// The people who can sign in, in the order of the access table; `out` is nobody.
pub const ROLES: &[&str] =
    &["out", "admin", "superior", "secretary", "recorder", "leader", "member", "small", "auxiliary"];

/// The organisation as it is on the afternoon of its last day, a meeting under way.
pub struct Town {
    place: Place,
    folder: PathBuf,
    address: Address,
    /// The folder of the key, when the database itself has none.
    _kept: Option<Scratch>,
}

impl Town {
    /// Writes it, small, into a fresh embedded database.
    pub fn found() -> Self {
        Self::on(places().swap_remove(0))
    }

    /// One branch of fifty with its committee and two groups, on a fresh embedded database.
    pub fn large() -> Self {
        Self::of(places().swap_remove(0), demo::Size { members: 52, branches: 1 })
    }

    /// Writes it into a fresh database of each engine, for tests that change it: each has one of its own.
    pub fn everywhere() -> Vec<Self> {
        places().into_iter().map(Self::on).collect()
    }

    fn on(place: Place) -> Self {
        Self::of(place, demo::Size { members: 60, branches: 3 })
    }

    fn of(place: Place, size: demo::Size) -> Self {
        let kept = place.scratch().path().is_none().then(Scratch::folder);
        let folder = place.scratch().path().or(kept.as_ref().and_then(Scratch::path)).expect("a folder").clone();
        let address = match place.scratch().address() {
            Address::File(_) => Address::File(folder.join("town.db")),
            address @ Address::Postgres(_) => address,
        };
        let wish = demo::Wish { together: matches!(address, Address::File(_)), ..wish(size) };
        let zone = place.db.surroundings().zone.clone();
        let (clock, random) = demo::clock_and_random(&wish, &zone);
        let around = zhixing_kit::db::Surroundings { clock, random, ..place.db.surroundings().clone() };
        let db = Db::open(&address, around).expect("a fresh database opens");
        demo::write(&db, &folder.join("ledger.key"), &wish, |_, _| ()).expect("the demonstration is written");
        // From here on secrets are real and time goes on from the demonstration's last moment.
        place.clock.set(db.surroundings().clock.now());
        Self { place, folder, address, _kept: kept }
    }

    /// `sqlite` or `postgres`, for messages.
    pub fn engine(&self) -> &'static str {
        self.address.engine()
    }

    /// The town's own database, with a clock of its own that shows this moment: as after a restart.
    pub fn open_at(&self, clock: &Clock) -> Db {
        let around = zhixing_kit::db::Surroundings {
            random: Random::system(),
            clock: clock.clone(),
            ..self.place.db.surroundings().clone()
        };
        Db::open(&self.address, around).expect("it opens")
    }

    /// The town's own database.
    pub fn main(&self) -> Db {
        self.open_at(&self.clock())
    }

    /// The database, opened anew: its connections end with it.
    pub fn open(&self, name: &str) -> Db {
        let around = zhixing_kit::db::Surroundings {
            random: Random::system(),
            clock: self.clock(),
            ..self.place.db.surroundings().clone()
        };
        Db::open(&Address::File(self.folder.join(name)), around).expect("it opens")
    }

    /// A copy to break things in; `town.db` stays as it is.
    pub fn copy(&self, name: &str) -> Db {
        self.open("town.db").copy_to(&self.folder.join(name)).expect("it can be copied");
        self.open(name)
    }

    /// The whole program on this database.
    pub fn program(&self, db: &Db) -> Router {
        let clock = db.surroundings().clock.clone();
        let house = zhixing_kit::House { db: db.clone(), clock, ..self.place.house(app::NAVIGATION) };
        let desk = Desk::new(house.clone(), self.folder.join("ledger.key"));
        desk.open().expect("the clerk sits down");
        app::program(house, desk, app::Outside::default(), false)
    }

    /// A browser in which this person is signed in; `out` is not.
    pub fn browser(&self, program: &Router, role: &str) -> Browser {
        let mut browser = Browser::new(program.clone());
        if role != "out" {
            browser.post("/sign-in", &[("sign_in_name", role), ("password", PASSWORD)]).expect(303);
        }
        browser
    }

    /// Where its files lie.
    pub fn folder(&self) -> &std::path::Path {
        &self.folder
    }

    fn clock(&self) -> Clock {
        self.place.clock.clone()
    }
}

fn wish(size: demo::Size) -> demo::Wish {
    demo::Wish { size, seed: 7, activities: None, today: date(2026, 10, 15), minute: 15 * 60 + 10, together: true }
}

/// Ids of things in the secretary's branch, to stand in a route's braces.
pub struct Things {
    pub activity: String,
    pub entry: String,
    pub item: (String, String),
    pub motion: (String, String),
    pub ballot: (String, String),
    pub member: String,
    pub branch: String,
    pub top: String,
    pub post: String,
    pub resolution: String,
    pub statement: String,
    pub notice: String,
    pub suggestion: String,
    pub exemption: String,
    /// A stay of the member.
    pub stay: String,
    pub admission: String,
    /// Its first step.
    pub admission_step: String,
    pub moving: String,
    pub theme: (String, String),
    pub entry_of_directory: String,
    pub round: String,
    pub own_check: (String, String),
    pub election: String,
    pub material: String,
    pub reflection: String,
    pub hot: String,
    pub bank: String,
    pub question: String,
    pub picture: String,
    pub programme: String,
    pub topic: String,
    pub study_day: String,
    pub test: String,
}

/// What stands in a branch, or nothing.
fn if_any(tx: &Read<'_>, branch: &str, sql: &'static str) -> Result<String> {
    Ok(tx.maybe::<(String,)>(sql, params![branch])?.map(|(text,)| text).unwrap_or_default())
}

impl Things {
    /// Finds them.
    pub fn find(db: &Db) -> Self {
        db.read_now(Self::ask).expect("the demonstration has one of each")
    }

    #[expect(clippy::too_many_lines, reason = "a table: one question for each thing")]
    fn ask(tx: &Read<'_>) -> Result<Self> {
        let text = |sql: &'static str| tx.one::<(String,)>(sql, &[]).map(|(text,)| text);
        let (branch,) = tx.one::<(String,)>(
            "select unit from post where kind = 'secretary' and member = (select member from account where sign_in_name = 'secretary')",
            &[],
        )?;
        let in_branch = |sql: &'static str| tx.one::<(String,)>(sql, params![&branch]).map(|(text,)| text);
        let pair = |sql: &'static str| tx.one::<(String, String)>(sql, params![&branch]);
        let activity = in_branch(
            "select activity.id from activity join opening on opening.activity = activity.id left join closing on closing.activity = activity.id
            where closing.activity is null and branch = $1 order by activity.id limit 1",
        )?;
        let member = text("select member from account where sign_in_name = 'member'")?;
        Ok(Self {
            entry: tx
                .one::<(String,)>(
                    "select id from roll_entry where activity = $1 and member is not null order by place limit 1",
                    params![&activity],
                )?
                .0,
            item: pair(
                "select activity, agenda_item.id from agenda_item join activity on activity.id = agenda_item.activity
                where branch = $1 order by starts_at desc limit 1",
            )?,
            motion: pair(
                "select activity, motion.id from motion join activity on activity.id = motion.activity
                where branch = $1 order by starts_at desc limit 1",
            )?,
            ballot: pair(
                "select activity, ballot.id from ballot join activity on activity.id = ballot.activity
                where branch = $1 order by starts_at desc, ballot.place desc limit 1",
            )?,
            post: in_branch("select post.id from post where unit = $1 and kind = 'committee_member' limit 1")?,
            resolution: in_branch("select id from resolution where branch = $1 and state = 'open' and not void order by id limit 1")?,
            statement: tx
                .one::<(String,)>(
                    "select id from statement where about = $1 order by id limit 1",
                    params![format!("activity/{activity}")],
                )?
                .0,
            notice: text(
                "select notice from receipt where member = (select member from account where sign_in_name = 'secretary') limit 1",
            )?,
            suggestion: text(
                "select id from suggestion where id not in (select suggestion from suggestion_answer) limit 1",
            )?,
            theme: pair(
                "select a.id, arrangement_check.id from arrangement_check join activity a on a.id = arrangement_check.activity
                where branch = $1 and a.state in ('planned', 'convened') and done_at is null order by starts_at, arrangement_check.place limit 1",
            )?,
            entry_of_directory: in_branch("select id from directory_entry where branch = $1 and kind = 'contact' order by id limit 1")?,
            round: in_branch("select id from life_round where branch = $1 order by year desc limit 1")?,
            own_check: pair(
                "select round, member from own_check join life_round on life_round.id = own_check.round
                where branch = $1 and read_at is not null order by member limit 1",
            )?,
            top: text("select id from unit where parent is null")?,
            admission: in_branch(
                "select admission from admission_step join admission on admission.id = admission_step.admission
                where branch = $1 and course = 'under_way' group by admission having count(*) = 1 order by admission limit 1",
            )?,
            admission_step: in_branch(
                "select min(admission_step.id) from admission_step join admission on admission.id = admission_step.admission
                where branch = $1 and course = 'under_way' group by admission having count(*) = 1 order by admission limit 1",
            )?,
            // Of a single branch nobody moves to another: an id that no moving has.
            // With one branch alone nobody moves, and no small branch elects.
            moving: if_any(tx, &branch, "select id from moving where from_branch = $1 and is_open limit 1")?,
            election: if_any(tx, &branch, "select id from election where state = 'entered' and branch <> $1 order by id limit 1")?,
            material: text("select id from material where edition = 2 limit 1")?,
            hot: in_branch(
                "select min(hot_question.id) from hot_question join study_topic on study_topic.id = hot_question.topic
                join programme on programme.id = study_topic.programme where branch = $1",
            )?,
            reflection: in_branch(
                "select id from reflection where audience = 'branch' and audience_unit = $1 order by id limit 1",
            )?,
            bank: in_branch("select id from bank where unit = $1 order by area limit 1")?,
            test: in_branch("select max(test.id) from test join activity a on a.id = test.activity where a.branch = $1")?,
            picture: text("select min(picture) from question_picture")?,
            question: in_branch(
                "select min(question.id) from question join bank on bank.id = question.bank where unit = $1",
            )?,
            programme: in_branch("select id from programme where branch = $1 order by id limit 1")?,
            topic: in_branch(
                "select study_topic.id from study_topic join programme on programme.id = study_topic.programme where branch = $1 order by place limit 1",
            )?,
            study_day: in_branch("select id from activity where branch = $1 and kind = 'study_day' and state = 'planned' order by starts_at limit 1")?,
            stay: text(
                "select s.id from membership s join account a on a.member = s.member
                where a.sign_in_name = 'member' and s.to_on is null",
            )?,
            exemption: text("select exemption.id from exemption join member on member.id = exemption.member limit 1")?,
            activity,
            member,
            branch,
        })
    }

    /// A route's path with its braces filled. `None` for a place that nothing can stand in.
    pub fn fill(&self, path: &str) -> String {
        let id = match path.split('/').nth(1).unwrap_or_default() {
            "meetings" if path.contains("{motion}") => &self.motion.0,
            "meetings" if path.contains("/theme") => &self.theme.0,
            "directory" => &self.entry_of_directory,
            "organisation-life" if path.contains("/own-checks/") => &self.own_check.0,
            "organisation-life" => &self.round,
            "meetings" if path.contains("{ballot}") => &self.ballot.0,
            "meetings" if path.contains("{item}") => &self.item.0,
            "meetings" => &self.activity,
            "members" if path.contains("import") => &self.statement,
            "members" => &self.member,
            "units" | "branches" => &self.branch,
            "posts" => &self.post,
            "resolutions" => &self.resolution,
            "admissions" => &self.admission,
            "movings" => &self.moving,
            "elections" => &self.election,
            "library" => &self.material,
            "reflections" => &self.reflection,
            "hot" => &self.hot,
            "banks" => &self.bank,
            "questions" => &self.question,
            "programmes" => &self.programme,
            "topics" => &self.topic,
            "study" | "rota" => &self.study_day,
            "tests" => &self.test,
            "self-test" if path.contains("/areas/") => &self.bank,
            "notices" => &self.notice,
            "suggestions" => &self.suggestion,
            _ => &self.statement,
        };
        path.replace("{id}", id)
            .replace("{unit}", &self.branch)
            .replace("{entry}", &self.entry)
            .replace("{item}", &self.item.1)
            .replace("{place}", "1")
            .replace("{motion}", &self.motion.1)
            .replace("{ballot}", &self.ballot.1)
            .replace("{exemption}", &self.exemption)
            .replace("{stay}", &self.stay)
            .replace("{step}", &self.admission_step)
            .replace("{check}", &self.theme.1)
            .replace("{member}", &self.own_check.1)
            .replace("{quotation}", &self.statement)
            .replace("{number}", "1")
            .replace("{part}", "work")
            .replace("{teller}", "first")
            .replace("{token}", &"0".repeat(64))
            .replace("{name}", "app.css")
            .replace("{kind}", "minutes")
            .replace("{picture}", &self.picture)
            .replace("{*path}", "0/000")
    }
}
