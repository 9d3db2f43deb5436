//! Statements as learning systems write them, made up: about a kilobyte each, thousands of learners, hundreds of activities, a few verbs, over a year.
//! The same number gives the same statement, so that what a store holds can be asked for by its words.

use crate::http::encode;

/// Learners; each has as many enrolments.
const LEARNERS: u64 = 5_000;
const ENROLMENTS: u64 = 4;
/// Units of learning, and the courses, programmes and instructors to which they belong.
const UNITS: u64 = 600;
const COURSES: u64 = 60;
const PROGRAMMES: u64 = 8;
const INSTRUCTORS: u64 = 40;
/// Of so many statements one takes another out of account, one speaks of another, one is by a group, one has a statement inside.
const VOIDS: u64 = 500;
const SPEAKS: u64 = 300;
const GROUPS: u64 = 100;
const NESTED: u64 = 200;
/// How far back the statement lies of which one speaks.
const BACK: u64 = 40;

const HOME: &str = "https://learn.example";
const VERBS: &str = "http://adlnet.gov/expapi/verbs/";

/// Verbs with what they are called and in how many of a hundred statements they stand.
const OFTEN: [(&str, &str, &str, u64); 8] = [
    ("experienced", "学习了", "experienced", 38),
    ("answered", "回答了", "answered", 27),
    ("progressed", "推进了", "progressed", 12),
    ("completed", "完成了", "completed", 9),
    ("passed", "通过了", "passed", 6),
    ("failed", "未通过", "failed", 4),
    ("attempted", "尝试了", "attempted", 3),
    ("commented", "评论了", "commented", 1),
];

/// A row of statements. Of two rows with different salts no statement has the same id.
#[derive(Clone, Copy)]
pub struct Made {
    salt: u64,
}

/// What one statement is about: the numbers of its parts.
struct Parts {
    learner: u64,
    enrolment: u64,
    unit: u64,
    verb: usize,
    dice: u64,
}

/// Chance that is the same each time (SplitMix64).
fn mixed(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// An id made of a number.
fn uuid(number: u64) -> String {
    let (high, low) = (mixed(number), mixed(number ^ 0x5555_5555_5555_5555));
    let [a, b] = [high >> 32, (high >> 16) & 0xffff];
    let c = 0x4000 | (high & 0x0fff);
    let d = 0x8000 | ((low >> 48) & 0x3fff);
    format!("{a:08x}-{b:04x}-{c:04x}-{d:04x}-{:012x}", low & 0xffff_ffff_ffff)
}

/// A learner as an agent.
pub fn learner(number: u64) -> String {
    let number = number % LEARNERS;
    if number.is_multiple_of(5) {
        return format!("{{\"name\":\"学员{number:05}\",\"mbox\":\"mailto:learner{number:05}@example.org\"}}");
    }
    format!("{{\"name\":\"学员{number:05}\",\"account\":{{\"homePage\":\"{HOME}\",\"name\":\"u{number:05}\"}}}}")
}

/// An instructor as an agent.
pub fn instructor(number: u64) -> String {
    let number = number % INSTRUCTORS;
    format!("{{\"name\":\"教员{number:02}\",\"account\":{{\"homePage\":\"{HOME}\",\"name\":\"t{number:02}\"}}}}")
}

/// An enrolment of a learner.
pub fn registration(learner: u64, enrolment: u64) -> String {
    uuid(0x7e61_0000_0000_0000 + (learner % LEARNERS) * ENROLMENTS + enrolment % ENROLMENTS)
}

/// A unit of learning.
pub fn unit(number: u64) -> String {
    let number = number % UNITS;
    format!("{HOME}/courses/{}/units/{number}", number % COURSES)
}

/// A course, the parent of its units.
pub fn course(number: u64) -> String {
    format!("{HOME}/courses/{}", number % COURSES)
}

/// A verb, the most frequent one first.
pub fn verb(at: usize) -> String {
    format!("{VERBS}{}", OFTEN[at % OFTEN.len()].0)
}

impl Made {
    /// The row with this salt.
    pub fn new(salt: u64) -> Self {
        Self { salt: mixed(salt) }
    }

    /// The id of a statement of this row.
    pub fn id(self, number: u64) -> String {
        uuid(self.salt ^ number)
    }

    fn parts(self, number: u64) -> Parts {
        let dice = mixed(self.salt.wrapping_add(number).wrapping_mul(3));
        let of_hundred = (dice >> 40) % 100;
        let mut below = 0;
        let verb = OFTEN.iter().position(|(.., share)| {
            below += share;
            of_hundred < below
        });
        let learner = dice % LEARNERS;
        // Some units are visited far more often than others.
        let unit = ((dice >> 13) % UNITS).min((dice >> 29) % UNITS);
        Parts { learner, enrolment: unit % ENROLMENTS, unit, verb: verb.unwrap_or_default(), dice }
    }

    /// A statement.
    pub fn statement(self, number: u64) -> String {
        let parts = self.parts(number);
        let (learner, dice) = (parts.learner, parts.dice);
        let actor = match dice % GROUPS {
            7 => format!(
                "{{\"objectType\":\"Group\",\"name\":\"第{}学习小组\",\"member\":[{},{}]}}",
                dice % 97,
                self::learner(learner),
                self::learner(learner + 1)
            ),
            _ => self::learner(learner),
        };
        let (verb, object) = self.said(number, &parts);
        self.around(number, &actor, (&verb, &object), &parts)
    }

    /// A statement by somebody of whom nobody else speaks.
    pub fn own(self, number: u64, agent: &str) -> String {
        let parts = self.parts(number);
        self.around(number, agent, (&called(parts.verb), &activity(parts.unit)), &parts)
    }

    /// Parameters that find such a statement, in one of four ways.
    pub fn asks(self, number: u64, agent: &str, way: u64) -> String {
        let parts = self.parts(number);
        let agent = by_agent(agent);
        match way % 4 {
            0 => agent,
            1 => format!("{agent}&verb={}", encode(&verb(parts.verb))),
            2 => format!("{agent}&activity={}&related_activities=true", encode(&course(parts.unit))),
            _ => format!("registration={}", registration(parts.learner, parts.enrolment)),
        }
    }

    /// What is done, and to what.
    fn said(self, number: u64, parts: &Parts) -> (String, String) {
        let earlier = || format!("{{\"objectType\":\"StatementRef\",\"id\":\"{}\"}}", self.id(number - BACK));
        if number > BACK && number % VOIDS == 3 {
            return (format!("{{\"id\":\"{VERBS}voided\",\"display\":{{\"en\":\"voided\"}}}}"), earlier());
        }
        if number > BACK && number % SPEAKS == 5 {
            return (called(OFTEN.len() - 1), earlier());
        }
        if number % NESTED == 9 {
            let verb = format!("{{\"id\":\"{VERBS}planned\",\"display\":{{\"zh-CN\":\"计划\",\"en\":\"planned\"}}}}");
            let inside = format!(
                "{{\"objectType\":\"SubStatement\",\"actor\":{},\"verb\":{},\"object\":{}}}",
                learner(parts.learner),
                called(3),
                activity(parts.unit)
            );
            return (verb, inside);
        }
        (called(parts.verb), activity(parts.unit))
    }

    fn around(self, number: u64, actor: &str, (verb, object): (&str, &str), parts: &Parts) -> String {
        let (unit, dice) = (parts.unit, parts.dice);
        let day = dice % 365;
        let timestamp = format!(
            "2025-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z",
            day % 12 + 1,
            day % 28 + 1,
            dice % 24,
            dice % 60,
            (dice >> 8) % 60,
            dice % 1_000
        );
        let result = format!(
            "{{\"score\":{{\"scaled\":0.{:02},\"raw\":{}}},\"success\":{},\"duration\":\"PT{}M{}S\"}}",
            dice % 100,
            dice % 100,
            !dice.is_multiple_of(3),
            dice % 50,
            dice % 60
        );
        // Where somebody learns is said of activities alone (XAPI-00085).
        let platform = if object.starts_with("{\"id\"") { "\"platform\":\"learn\"," } else { "" };
        let context = format!(
            "{{\"registration\":\"{}\",\"instructor\":{},\"contextActivities\":{{\"parent\":[{{\"id\":\"{}\"}}],\
             \"grouping\":[{{\"id\":\"{HOME}/programmes/{}\"}}],\"category\":[{{\"id\":\"https://w3id.org/xapi/cmi5/context/categories/cmi5\"}}]}},\
             {platform}\"language\":\"zh-CN\",\"extensions\":{{\"{HOME}/session\":\"{:016x}\"}}}}",
            registration(parts.learner, parts.enrolment),
            instructor(unit),
            course(unit),
            unit % COURSES % PROGRAMMES,
            mixed(dice)
        );
        format!(
            "{{\"id\":\"{}\",\"actor\":{actor},\"verb\":{verb},\"object\":{object},\"result\":{result},\"context\":{context},\"timestamp\":\"{timestamp}\"}}",
            self.id(number)
        )
    }

    /// Many statements as one request brings them.
    pub fn batch(self, from: u64, count: u64) -> String {
        let all: Vec<_> = (from..from + count).map(|number| self.statement(number)).collect();
        format!("[{}]", all.join(","))
    }
}

fn called(verb: usize) -> String {
    let (name, chinese, english, _) = OFTEN[verb % OFTEN.len()];
    format!("{{\"id\":\"{VERBS}{name}\",\"display\":{{\"zh-CN\":\"{chinese}\",\"en\":\"{english}\"}}}}")
}

fn activity(number: u64) -> String {
    format!(
        "{{\"id\":\"{}\",\"definition\":{{\"type\":\"http://adlnet.gov/expapi/activities/lesson\",\"name\":{{\"zh-CN\":\"第{number}课\",\"en\":\"Unit {number}\"}}}}}}",
        unit(number)
    )
}

/// The parameters that ask for an agent.
pub fn by_agent(agent: &str) -> String {
    format!("agent={}", encode(agent))
}
