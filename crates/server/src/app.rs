//! The whole program on one screen: every room's routes, jobs, statements and fields, and where the navigation leads.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use axum::extract::{ConnectInfo, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Router};
use serde::Deserialize;
use zhixing_course::Host;
use zhixing_keeper::Registers;
use zhixing_kit::form::Field;
use zhixing_kit::html::{Frame, NavItem, Shown};
use zhixing_kit::jobs::{self, JobKind};
use zhixing_kit::respond::Answer;
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Sentence, asset};
use zhixing_notice::Postman;
use zhixing_people::{Actor, Provider};
use zhixing_records::{ThingKind, Verb, WITNESS_PATIENCE, Witness, ask_witnesses, follow};

use crate::desk::{Desk, attend};
use crate::gallery::gallery;
use crate::said::{plain, told};

/// What lies within study.
const STUDY: Shown = Shown::Within("/study");

/// The main navigation, in the order of use. The overview stands there for who looks at units below; what is shown
/// nowhere is listed for its name, which a suggestion about a page bears; what lies within a place marks it as current.
pub const NAVIGATION: &[NavItem] = &[
    NavItem { path: "/today", icon: "sun", label: ("今日", "Today"), shown: Shown::Everyone },
    NavItem { path: "/overview", icon: "tree", label: ("总览", "Overview"), shown: Shown::Above },
    NavItem { path: "/calendar", icon: "calendar", label: ("日历", "Calendar"), shown: Shown::Everyone },
    NavItem { path: "/meetings", icon: "meeting", label: ("会议", "Meetings"), shown: Shown::Everyone },
    NavItem { path: "/library", icon: "file", label: ("资料", "Library"), shown: Shown::Everyone },
    NavItem { path: "/courses", icon: "play", label: ("课程", "Courses"), shown: Shown::Within("/library") },
    NavItem { path: "/study", icon: "plan", label: ("学习", "Study"), shown: Shown::Everyone },
    NavItem { path: "/programmes", icon: "plan", label: ("学习计划", "Programmes"), shown: STUDY },
    NavItem { path: "/topics", icon: "plan", label: ("学习主题", "Topics of study"), shown: STUDY },
    NavItem { path: "/rota", icon: "people", label: ("轮流主持", "Who hosts"), shown: STUDY },
    NavItem { path: "/swaps", icon: "people", label: ("换主持", "Swaps"), shown: STUDY },
    NavItem { path: "/self-test", icon: "check", label: ("自测", "Test yourself"), shown: STUDY },
    NavItem { path: "/reflections", icon: "speech", label: ("心得", "Reflections"), shown: STUDY },
    NavItem { path: "/hot", icon: "speech", label: ("热点问题", "Hot questions"), shown: STUDY },
    NavItem { path: "/review", icon: "check", label: ("自查清单", "Self-review"), shown: STUDY },
    NavItem { path: "/members", icon: "people", label: ("成员", "Members"), shown: Shown::Everyone },
    NavItem { path: "/ledger", icon: "book", label: ("台账", "Ledger"), shown: Shown::Everyone },
    NavItem { path: "/settings", icon: "settings", label: ("设置", "Settings"), shown: Shown::Everyone },
    NavItem { path: "/year", icon: "plan", label: ("年度应办", "The year"), shown: Shown::Nowhere },
    NavItem { path: "/admissions", icon: "person", label: ("发展党员", "Admission"), shown: Shown::Nowhere },
    NavItem { path: "/resolutions", icon: "flag", label: ("决议", "Resolutions"), shown: Shown::Nowhere },
    NavItem {
        path: "/branch/settings",
        icon: "settings",
        label: ("支部设置", "Branch settings"),
        shown: Shown::Nowhere,
    },
    NavItem { path: "/banks", icon: "book", label: ("题库", "Banks of questions"), shown: STUDY },
    NavItem { path: "/tests", icon: "check", label: ("测试", "Tests"), shown: STUDY },
    NavItem { path: "/questions", icon: "book", label: ("题目", "Questions"), shown: STUDY },
    NavItem { path: "/units", icon: "tree", label: ("组织架构", "Units"), shown: Shown::Nowhere },
    NavItem { path: "/notices", icon: "bell", label: ("通知", "Notices"), shown: Shown::Nowhere },
    NavItem { path: "/suggestions", icon: "speech", label: ("意见与建议", "Suggestions"), shown: Shown::Nowhere },
    NavItem { path: "/sign-in", icon: "person", label: ("登录", "Sign in"), shown: Shown::Nowhere },
];

/// What documents about the program are made from.
pub const REGISTERS: Registers = Registers { fields, vocabulary, navigation: NAVIGATION };

/// Every kind of job.
pub fn jobs() -> Vec<JobKind> {
    [
        zhixing_people::JOBS,
        zhixing_notice::JOBS,
        zhixing_library::JOBS,
        zhixing_branch::JOBS,
        zhixing_study::JOBS,
        zhixing_lrs::JOBS,
        zhixing_course::JOBS,
        zhixing_keeper::JOBS,
    ]
    .concat()
}

/// Every route.
pub fn routes() -> Routes {
    asset::routes()
        .and(own())
        .and(zhixing_records::routes())
        .and(zhixing_people::routes())
        .and(zhixing_notice::routes())
        .and(zhixing_form::routes())
        .and(zhixing_library::routes())
        .and(zhixing_course::routes())
        .and(zhixing_branch::routes())
        .and(zhixing_study::routes())
        .and(zhixing_insight::routes())
        .and(zhixing_keeper::routes())
        .and(zhixing_lrs::routes())
}

/// Every statement, for the test that prepares each on both databases.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        jobs::STATEMENTS.to_vec(),
        zhixing_records::statements(),
        zhixing_people::statements(),
        zhixing_notice::statements(),
        zhixing_form::statements(),
        zhixing_library::statements(),
        zhixing_branch::statements(),
        zhixing_study::statements(),
        zhixing_keeper::statements(),
        zhixing_lrs::statements(),
        zhixing_course::statements(),
    ]
    .concat()
}

/// Every field that any page asks for (P6), for the test that holds the pages against it.
pub fn fields() -> Vec<&'static Field> {
    [
        zhixing_people::FIELDS.to_vec(),
        zhixing_notice::fields(),
        zhixing_form::fields(),
        zhixing_library::fields(),
        zhixing_branch::fields(),
        zhixing_study::fields(),
        zhixing_insight::fields(),
        zhixing_keeper::fields(),
        zhixing_lrs::fields(),
        zhixing_course::fields(),
    ]
    .concat()
}

/// Every word of the ledger, for the test that holds docs/vocabulary.md against them.
pub fn vocabulary() -> (Vec<Verb>, Vec<ThingKind>) {
    let verbs = [
        zhixing_records::VERBS,
        zhixing_people::verbs::done::VERBS,
        zhixing_notice::VERBS,
        zhixing_form::VERBS,
        zhixing_library::VERBS,
        zhixing_branch::VERBS,
        zhixing_study::VERBS,
        zhixing_keeper::VERBS,
        zhixing_lrs::VERBS,
        zhixing_course::VERBS,
    ]
    .concat();
    let kinds = [
        zhixing_records::KINDS,
        zhixing_people::verbs::things::KINDS,
        zhixing_notice::KINDS,
        zhixing_form::KINDS,
        zhixing_library::KINDS,
        zhixing_branch::KINDS,
        zhixing_study::KINDS,
        zhixing_keeper::KINDS,
        zhixing_lrs::KINDS,
        zhixing_course::KINDS,
    ]
    .concat();
    (verbs, kinds)
}

/// Every kind of form that can be handed out.
pub const FORMS: zhixing_form::Kinds = zhixing_form::Kinds(zhixing_branch::FORMS);

/// What speaks to the outside, as far as it is set.
#[derive(Clone, Default)]
pub struct Outside {
    /// Who carries letters.
    pub postman: Option<Postman>,
    /// The organisation's own sign-in.
    pub provider: Option<Provider>,
    /// Where courses run, where they have an address of their own.
    pub courses: Host,
}

/// The program as a service: every route behind its door, with the clerk and what speaks to the outside at hand.
pub fn program(house: House, desk: Desk, outside: Outside, trust_forwarded: bool) -> Router {
    let wiring = zhixing_people::Wiring { unread: zhixing_notice::unread };
    // All that the record store does not answer is the pages': what is not there, too.
    let host = outside.courses;
    let program = zhixing_lrs::service(house.clone(), zhixing_course::watch)
        .merge(zhixing_course::service(house.clone(), host.clone()))
        .fallback_service(zhixing_people::assemble(house, wiring, routes()))
        .layer(from_fn_with_state(desk, attend))
        .layer(from_fn_with_state(host.clone(), keep_apart))
        .layer(Extension(host))
        .layer(Extension(REGISTERS))
        .layer(Extension(crate::elsewhere::ELSEWHERE))
        .layer(Extension(zhixing_branch::Beside(zhixing_study::ways_of)))
        .layer(Extension(zhixing_people::Relock(zhixing_study::relock)))
        .layer(Extension(zhixing_people::Rolls(crate::rolls::attended)))
        .layer(Extension(zhixing_people::LeftBehind(zhixing_branch::left_behind)))
        .layer(Extension(FORMS));
    let program = match outside.postman {
        Some(postman) => program.layer(Extension(postman)),
        None => program,
    };
    let program = match outside.provider {
        Some(provider) => program.layer(Extension(provider)),
        None => program,
    };
    if trust_forwarded { program.layer(from_fn(believe_proxy)) } else { program }
}

/// At the courses' own address there is nothing but courses: a page of the house there would share its origin with foreign code.
async fn keep_apart(State(host): State<Host>, request: Request, next: Next) -> Response {
    let asked = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let is_course = zhixing_course::PATHS.iter().any(|path| request.uri().path().starts_with(path));
    if host.is_meant(asked) && !is_course { StatusCode::NOT_FOUND.into_response() } else { next.run(request).await }
}

/// Takes the client's address from the proxy's last word in `X-Forwarded-For`: the last line of the last header, for a proxy may add a header
/// of its own behind one that the client made up.
async fn believe_proxy(mut request: Request, next: Next) -> Response {
    let told = request.headers().get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
    let address = told.and_then(|list| list.rsplit(',').next()).and_then(|last| last.trim().parse::<IpAddr>().ok());
    if let Some(address) = address {
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(address, 0)));
    }
    next.run(request).await
}

/// Starts what works in the background: the ledger's clerk, the jobs, the trainer, the postman and, with several nodes, the follower of the others.
pub fn start(house: &House, desk: &Desk, postman: Option<Postman>, embedded: bool) -> Result<(), Sentence> {
    // A missing or foreign key is told before anything is served.
    tokio::task::block_in_place(|| desk.open()).map_err(told)?;
    tokio::spawn(desk.clone().work());
    if !embedded {
        tokio::spawn(follow(house.db.clone(), house.live.clone(), 1));
    }
    let (db, kinds) = (house.db.clone(), jobs());
    work("jobs", move || jobs::run_due(&db, &kinds))?;
    let db = house.db.clone();
    work("training", move || zhixing_study::training::round(&db))?;
    let Some(postman) = postman else { return Ok(()) };
    let db = house.db.clone();
    work("mail", move || postman.round(&db))
}

/// Starts asking the witnesses of the ledger's log, if there are any, on a thread of its own.
pub fn be_witnessed(house: &House, witnesses: Vec<Witness>) -> Result<(), Sentence> {
    if witnesses.is_empty() {
        return Ok(());
    }
    let db = house.db.clone();
    // Asked at most once a minute each: after one round nothing is due, and the thread waits.
    work("witnesses", move || ask_witnesses(&db, &witnesses, WITNESS_PATIENCE))
}

/// A thread of its own that looks again and again for something to do, and waits a little when there was nothing.
fn work(name: &str, look: impl Fn() -> zhixing_kit::Result<usize> + Send + 'static) -> Result<(), Sentence> {
    let named = name.to_owned();
    let again = move || {
        loop {
            match look() {
                Ok(0) => wait(Duration::from_secs(5)),
                Ok(_) => {}
                Err(error) => {
                    tracing::warn!(%error, "{named}: waits for the database");
                    wait(Duration::from_secs(30));
                }
            }
        }
    };
    std::thread::Builder::new().name(name.to_owned()).spawn(again).map(drop).map_err(plain)
}

#[expect(clippy::disallowed_methods, reason = "a thread of its own waits between two looks")]
fn wait(time: Duration) {
    std::thread::sleep(time);
}

/// The path of the one-time link of an empty installation.
pub fn first_link(house: &House) -> Result<Option<String>, Sentence> {
    let link = tokio::task::block_in_place(|| house.db.write_now(zhixing_people::first_link));
    Ok(link.map_err(told)?.map(|path| path.reveal().to_owned()))
}

/// The few routes that belong to no room.
fn own() -> Routes {
    Routes::new()
        .public_get("/healthz", show_health)
        .get("/live", follow_topic)
        .public_get("/components", show_components)
}

/// Answers when the database does, and takes writes: without them nobody can sign in.
async fn show_health(State(house): State<House>) -> Response {
    let well = match house.db.read(jobs::left_over).await {
        Ok(_) => house.db.is_writable().await,
        Err(error) => Err(error),
    };
    match well {
        Ok(()) => "ok\n".into_response(),
        Err(Error::Full) => {
            (StatusCode::SERVICE_UNAVAILABLE, "the disk is full, or takes no writes: nothing can be saved\n")
                .into_response()
        }
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database cannot be reached\n").into_response(),
    }
}

#[derive(Deserialize)]
struct Topic {
    topic: String,
}

/// How many pages of one node may follow at once; others are right after a reload.
const FOLLOWERS_MAX: usize = 5_000;

/// A stream that says when something changed, and nothing about what: the page asks again and is given what its reader may see. When something
/// happened to a person is his own affair, so that nobody follows another; the ids of all other topics are not to be guessed.
async fn follow_topic(State(house): State<House>, actor: Actor, Query(topic): Query<Topic>) -> Answer {
    if house.live.followers() >= FOLLOWERS_MAX {
        return Err(Error::Busy.into());
    }
    let is_anothers = |topic: &str| topic.strip_prefix("member/").is_some_and(|member| member != actor.member.as_str());
    if topic.topic.split(',').any(is_anothers) {
        return Err(Error::NotFound.into());
    }
    Ok(house.live.follow(topic.topic).into_response())
}

/// All components on one page, for developers.
async fn show_components(State(house): State<House>, frame: Frame) -> Answer<maud::Markup> {
    if house.settings.development { Ok(gallery(&frame)) } else { Err(Error::NotFound.into()) }
}
