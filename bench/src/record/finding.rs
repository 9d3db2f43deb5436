//! What is asked: pages of fifty by every filter, and by what people put together. Each is asked about many agents, verbs, activities and enrolments.

use std::time::Instant;

use super::ground::{Ground, Result, must};
use super::made::{by_agent, course, instructor, learner, registration, unit, verb};
use crate::http::{Client, encode};
use crate::report::Report;
use zhixing_kit::Moment;

/// How often each is asked.
const TIMES: u64 = 120;
/// Microseconds of CPU time that a page may take.
const GOAL_US: f64 = 5_000.0;

/// A question: what it is called, and its parameters the `n`th time it is asked.
struct Question {
    name: &'static str,
    asks: fn(u64, &Span) -> String,
}

/// When the oldest and the newest statement were stored.
struct Span {
    from: Moment,
    until: Moment,
}

impl Span {
    /// A moment after so many thousandths of it, as a parameter holds it.
    fn at(&self, thousandths: u64) -> String {
        let of = (self.until.0 - self.from.0) as f64 * thousandths as f64 / 1_000.0;
        encode(&self.from.plus_ms(of as i64).rfc3339())
    }
}

fn about(activity: &str) -> String {
    format!("activity={}", encode(activity))
}

fn doing(at: usize) -> String {
    format!("verb={}", encode(&verb(at)))
}

/// Different numbers from 1, 2, 3 …
fn jump(n: u64) -> u64 {
    n.wrapping_mul(7_919)
}

const QUESTIONS: &[Question] = &[
    Question { name: "everything", asks: |_, _| String::new() },
    Question { name: "everything, ascending", asks: |_, _| "ascending=true".into() },
    Question { name: "agent", asks: |n, _| by_agent(&learner(jump(n))) },
    Question { name: "verb", asks: |n, _| doing(n as usize) },
    Question { name: "activity", asks: |n, _| about(&unit(jump(n))) },
    Question { name: "registration", asks: |n, _| format!("registration={}", registration(jump(n), n)) },
    Question {
        name: "related agents, an instructor",
        asks: |n, _| format!("{}&related_agents=true", by_agent(&instructor(n))),
    },
    Question {
        name: "related agents, a learner",
        asks: |n, _| format!("{}&related_agents=true", by_agent(&learner(jump(n)))),
    },
    Question {
        name: "related activities, a course",
        asks: |n, _| format!("{}&related_activities=true", about(&course(n))),
    },
    Question { name: "since", asks: |n, span| format!("since={}", span.at(jump(n) % 1_000)) },
    Question { name: "since, ascending", asks: |n, span| format!("since={}&ascending=true", span.at(jump(n) % 900)) },
    Question { name: "until", asks: |n, span| format!("until={}", span.at(jump(n) % 900 + 100)) },
    Question {
        name: "since and until",
        asks: |n, span| format!("since={}&until={}", span.at(jump(n) % 700), span.at(jump(n) % 700 + 200)),
    },
    Question { name: "without attachments", asks: |n, _| format!("{}&attachments=false", doing(n as usize)) },
    Question { name: "with attachments", asks: |n, _| format!("{}&attachments=true", doing(n as usize)) },
    Question { name: "format ids", asks: |n, _| format!("{}&format=ids", about(&unit(jump(n)))) },
    Question { name: "format canonical", asks: |n, _| format!("{}&format=canonical", about(&unit(jump(n)))) },
    Question { name: "what a learner completed", asks: |n, _| format!("{}&{}", by_agent(&learner(jump(n))), doing(3)) },
    Question {
        name: "what a learner did in a unit",
        asks: |n, _| format!("{}&{}", by_agent(&learner(jump(n))), about(&unit(jump(n)))),
    },
    Question {
        name: "what a learner did in a course",
        asks: |n, _| format!("{}&{}&related_activities=true", by_agent(&learner(jump(n))), about(&course(n))),
    },
    Question { name: "who passed a unit", asks: |n, _| format!("{}&{}", about(&unit(jump(n))), doing(4)) },
    Question {
        name: "who commented in a course",
        asks: |n, _| format!("{}&{}&related_activities=true", about(&course(n)), doing(7)),
    },
    Question {
        name: "an instructor's failed ones",
        asks: |n, _| format!("{}&related_agents=true&{}", by_agent(&instructor(n)), doing(5)),
    },
    Question {
        name: "completed in an enrolment",
        asks: |n, _| format!("registration={}&{}", registration(jump(n), n), doing(3)),
    },
    Question {
        name: "a unit, from a day on, ascending",
        asks: |n, span| format!("{}&since={}&ascending=true", about(&unit(jump(n))), span.at(jump(n) % 900)),
    },
    Question {
        name: "a verb until a day",
        asks: |n, span| format!("{}&until={}", doing(n as usize), span.at(jump(n) % 900 + 100)),
    },
    Question { name: "a verb nobody used", asks: |n, _| format!("verb=http%3A%2F%2Fexample.org%2Fnever%2F{n}") },
    Question {
        name: "a course and a verb that never meet",
        asks: |n, _| format!("{}&related_activities=true&verb=http%3A%2F%2Fexample.org%2Fnever", about(&course(n))),
    },
    Question {
        name: "an instructor and a learner's unit, related",
        asks: |n, _| {
            format!(
                "{}&related_agents=true&{}&related_activities=true",
                by_agent(&instructor(n)),
                about(&course(n + 1))
            )
        },
    },
];

/// Asks all of them, and names the dearest.
pub fn measure(report: &mut Report, ground: &Ground) -> Result<()> {
    let engine = ground.installation.engine();
    let mut client = ground.connect()?;
    let heads = &ground.systems[0];
    let edge = |client: &mut Client, order: &str| -> Result<Moment> {
        let path = format!("/xapi/statements?limit=1{order}");
        let text = must(client.call("GET", &path, heads, "")?, 200)?.text();
        let stored = text.split("\"stored\":\"").nth(1).and_then(|rest| rest.split('"').next());
        stored.and_then(Moment::read).ok_or_else(|| "nothing is stored".to_owned())
    };
    let span = Span { from: edge(&mut client, "&ascending=true")?, until: edge(&mut client, "")? };
    let mut worst = (0.0, "");
    for question in QUESTIONS {
        let (cpu_us, each, found) = ask(ground, &mut client, question, &span)?;
        let us = cpu_us as f64 / each.len() as f64;
        if us > worst.0 {
            worst = (us, question.name);
        }
        let name = format!("record: GET {} ({found} of 50)", question.name);
        report.cost(name, engine, cpu_us, each, Some(GOAL_US));
    }
    report.value(format!("record: the dearest GET: {}", worst.1), engine, worst.0 / 1e3, "ms CPU", Some(5.0));
    Ok(())
}

/// CPU time of all of them, how long each took, and how many statements a page brought in the middle.
fn ask(ground: &Ground, client: &mut Client, question: &Question, span: &Span) -> Result<(u64, Vec<f64>, usize)> {
    let path = |n: u64| {
        let parameters = (question.asks)(n, span);
        let and = if parameters.is_empty() { "" } else { "&" };
        format!("/xapi/statements?limit=50{and}{parameters}")
    };
    for n in 0..5 {
        must(client.call("GET", &path(n + TIMES), ground.in_turn(n), "")?, 200)?;
    }
    let (mut each, mut found) = (Vec::with_capacity(TIMES as usize), 0);
    let before = ground.cpu();
    for n in 0..TIMES {
        let begun = Instant::now();
        let answer = must(client.call("GET", &path(n), ground.in_turn(n), "")?, 200)?;
        each.push(begun.elapsed().as_secs_f64() * 1e6);
        found += answer.text().matches("\"stored\":").count();
    }
    Ok((ground.cpu() - before, each, found / TIMES as usize))
}
