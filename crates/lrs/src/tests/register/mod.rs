//! The register finds what a look through everything finds: drawn statements and filters, in both directions and page by page. Here is what is drawn.

mod ageing;
mod damage;
mod erasing;
mod finding;
mod starting;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use zhixing_kit::{Moment, Read};

use super::{Caller, Town, agent, quoted, statement};
use crate::statement::register::health::all_said;
use crate::statement::register::store::below;
use crate::word::{Word, Words};

/// Numbers that look like chance and are the same each time (SplitMix64).
struct Draw(u64);

impl Draw {
    fn up_to(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % below
    }
}

/// A statement as the test remembers it.
#[derive(Clone)]
struct Drawn {
    id: String,
    /// What it is found by itself: `actor 3`, `near 1`.
    says: BTreeSet<String>,
    /// Of which one before it, it speaks.
    speaks_of: Option<usize>,
    voided: bool,
    /// Who wrote it, of the callers.
    by: usize,
    stored_at: Moment,
}

/// Whoever writes, and what was written.
struct World {
    town: Town,
    callers: Vec<Caller>,
    all: Vec<Drawn>,
    draw: Draw,
    /// Below this one everything went by age.
    gone: usize,
}

/// What is asked: its query, the words of which a statement must say one of each, and between which moments it was stored.
struct Asked {
    query: String,
    parts: Vec<Vec<String>>,
    since: Option<Moment>,
    until: Option<Moment>,
}

fn uuid(number: usize) -> String {
    format!("7ccd3322-e1a5-411a-a67d-{number:012}")
}

fn mail(who: u64) -> Value {
    json!({ "mbox": format!("mailto:p{who}@example.org") })
}

fn thing(of: u64) -> Value {
    json!({ "id": format!("https://example.org/things/t{of}") })
}

impl World {
    fn new(town: Town, seed: u64) -> Self {
        let callers = vec![town.caller()];
        Self { town, callers, all: Vec::new(), draw: Draw(seed), gone: 0 }
    }

    fn engine(&self) -> &'static str {
        self.town.place.engine
    }

    /// A statement that was drawn, as it is sent and as it is remembered.
    fn drawn(&mut self, by: usize, stored_at: Moment) -> (Value, Drawn) {
        let (draw, all) = (&mut self.draw, &mut self.all);
        let number = all.len();
        let [who, verb, about, enrolled, other, of] = [6, 4, 9, 5, 3, 4].map(|below| draw.up_to(below));
        let mut one = statement(&format!("p{who}"), &format!("v{verb}"), &format!("t{about}"));
        let id = uuid(number);
        one["id"] = json!(id);
        let own = [format!("client {by}"), format!("actor {who}"), format!("verb {verb}"), format!("activity {about}")];
        let mut says = BTreeSet::from(own);
        let mut speaks_of = None;
        let mut context = json!({ "instructor": mail(other) });
        says.insert(format!("near {other}"));
        match draw.up_to(24) {
            0 if number > 80 => {
                let target = number - 1 - draw.up_to(80) as usize;
                // The first caller reads all, and so may void all.
                let may_void = by == 0 || all[target].by == by;
                let voids = draw.up_to(2) == 0 && may_void && all[target].speaks_of.is_none();
                one["object"] = json!({ "objectType": "StatementRef", "id": all[target].id });
                says.remove(&format!("activity {about}"));
                if voids {
                    one["verb"] = json!({ "id": zhixing_xapi::VOIDED });
                    says.remove(&format!("verb {verb}"));
                    all[target].voided = true;
                }
                speaks_of = Some(target);
            }
            1 => {
                one["object"] = mail(other);
                one["object"]["objectType"] = json!("Agent");
                says.remove(&format!("activity {about}"));
                says.insert(format!("party {other}"));
            }
            2 => {
                // A group that acted: found by its members.
                one["actor"] = json!({ "objectType": "Group", "member": [mail(who), mail(other)] });
                says.remove(&format!("actor {who}"));
                says.extend([format!("party {who}"), format!("party {other}")]);
            }
            3 => {
                context["team"] =
                    json!({ "objectType": "Group", "mbox": "mailto:team@example.org", "member": [mail(who)] });
                says.insert(format!("near {who}"));
            }
            4 => {
                one["object"] = json!({ "objectType": "SubStatement", "actor": mail(who), "verb": one["verb"], "object": thing(of) });
                says.remove(&format!("activity {about}"));
                says.extend([format!("near {who}"), format!("about {of}")]);
            }
            _ => {}
        }
        if speaks_of.is_none() {
            context["contextActivities"] = json!({ "parent": [thing(of)] });
            says.insert(format!("about {of}"));
        }
        if enrolled > 0 {
            context["registration"] = json!(uuid(enrolled as usize));
            says.insert(format!("registration {enrolled}"));
        }
        one["context"] = context;
        (one, Drawn { id, says, speaks_of, voided: false, by, stored_at })
    }

    /// Statements that come in requests of every size, by every caller who may write, a second apart.
    fn fill(&mut self, count: usize) {
        let end = self.all.len() + count;
        while self.all.len() < end {
            self.town.place.pass_ms(1_000);
            let now = self.town.place.db.read_now(|tx| Ok(tx.now())).unwrap();
            let size = [1, 3, 64, 200, 500][self.draw.up_to(5) as usize];
            let by = self.draw.up_to(self.callers.len() as u64) as usize;
            let mut sent = Vec::new();
            for _ in 0..size {
                let (value, one) = self.drawn(by, now);
                sent.push(value);
                self.all.push(one);
            }
            self.callers[by].post(&json!(sent)).expect(200);
        }
    }

    /// A filter, drawn.
    fn asked(&mut self) -> Asked {
        let draw = &mut self.draw;
        let (mut query, mut parts) = (Vec::new(), Vec::new());
        if draw.up_to(2) == 0 {
            let who = draw.up_to(7);
            query.push(agent(&format!("p{who}")));
            let mut part = vec![format!("actor {who}"), format!("party {who}")];
            if draw.up_to(2) == 0 {
                query.push("related_agents=true".into());
                part.push(format!("near {who}"));
            }
            parts.push(part);
        } else if draw.up_to(5) == 0 {
            // By whose authority it was written.
            let by = draw.up_to(self.callers.len() as u64) as usize;
            let account = json!({ "account": { "homePage": "http://localhost", "name": self.callers[by].shown.key } });
            query.push(format!("agent={}&related_agents=true", quoted(&account.to_string())));
            parts.push(vec![format!("client {by}")]);
        }
        if draw.up_to(2) == 0 {
            let about = draw.up_to(10);
            query.push(format!("activity={}", quoted(&format!("https://example.org/things/t{about}"))));
            let mut part = vec![format!("activity {about}")];
            if draw.up_to(2) == 0 {
                query.push("related_activities=true".into());
                part.push(format!("about {about}"));
            }
            parts.push(part);
        }
        if draw.up_to(2) == 0 {
            let verb = draw.up_to(5);
            query.push(format!("verb={}", quoted(&format!("https://example.org/verbs/v{verb}"))));
            parts.push(vec![format!("verb {verb}")]);
        }
        if draw.up_to(4) == 0 {
            let enrolled = 1 + draw.up_to(5);
            query.push(format!("registration={}", uuid(enrolled as usize)));
            parts.push(vec![format!("registration {enrolled}")]);
        }
        let mut moment = |name: &str, query: &mut Vec<String>| {
            let moment =
                (draw.up_to(3) == 0).then(|| self.all[draw.up_to(self.all.len() as u64) as usize].stored_at)?;
            query.push(format!("{name}={}", quoted(&moment.rfc3339())));
            Some(moment)
        };
        let (since, until) = (moment("since", &mut query), moment("until", &mut query));
        Asked { query: query.join("&"), parts, since, until }
    }

    /// What passes, in the order of storing: by what it says itself, or all of it by what another one says of which it speaks.
    fn passing(&self, asked: &Asked, by: &[usize]) -> Vec<String> {
        let says = |one: &Drawn| asked.parts.iter().all(|part| part.iter().any(|word| one.says.contains(word)));
        let is_there = |number: &usize| *number >= self.gone;
        let passes = |number: usize| {
            let first = &self.all[number];
            let mut next = Some(first);
            while let Some(here) = next {
                if says(here) {
                    return !first.voided
                        && by.contains(&first.by)
                        && asked.since.is_none_or(|since| first.stored_at > since)
                        && asked.until.is_none_or(|until| first.stored_at <= until);
                }
                next = here.speaks_of.filter(is_there).map(|target| &self.all[target]);
            }
            false
        };
        (self.gone..self.all.len()).filter(|number| passes(*number)).map(|number| self.all[number].id.clone()).collect()
    }

    /// Every filter of many finds what a look through all finds, for somebody who sees what these wrote.
    fn holds_for(&mut self, caller: &Caller, by: &[usize], times: usize) {
        for _ in 0..times {
            let asked = self.asked();
            let mut expected = self.passing(&asked, by);
            let limit = [7, 100, 500][self.draw.up_to(3) as usize];
            let upwards = format!("ascending=true&{}", asked.query);
            assert_eq!(paged(caller, &upwards, limit), expected, "{}: {upwards}", self.engine());
            expected.reverse();
            assert_eq!(paged(caller, &asked.query, limit), expected, "{}: {}", self.engine(), asked.query);
        }
    }

    fn holds(&mut self, times: usize) {
        let (caller, by) = (self.callers[0].clone(), (0..self.callers.len()).collect::<Vec<_>>());
        self.holds_for(&caller, &by, times);
    }

    fn registered(&self) -> i64 {
        let organisation = self.town.administrator.organisation.clone();
        self.town.place.db.read_now(move |tx| below(tx, &organisation)).unwrap()
    }

    /// What the rows of the register say, read as they lie there.
    fn said(&self) -> BTreeMap<Word, BTreeSet<i64>> {
        self.town.place.db.read_now(all_said).unwrap()
    }

    fn health(&self) -> crate::Health {
        crate::register_health(&self.town.place.db, &self.town.administrator.organisation).unwrap()
    }

    fn catch_up(&self) {
        crate::catch_up(&self.town.place.db, &self.town.administrator.organisation, &|_| ()).unwrap();
    }

    fn words(&self) -> Words {
        let organisation = self.town.administrator.organisation.clone();
        let ask = move |tx: &Read<'_>| crate::client::store::words_there(tx, &organisation);
        self.town.place.db.read_now(ask).unwrap().unwrap()
    }
}

/// All that a query finds, page by page.
fn paged(caller: &Caller, query: &str, limit: usize) -> Vec<String> {
    let mut found = Vec::new();
    let mut path = format!("statements?limit={limit}&{query}");
    loop {
        let page = caller.get(path.trim_end_matches('&')).expect(200).json();
        let ids = page["statements"].as_array().unwrap();
        found.extend(ids.iter().map(|one| one["id"].as_str().unwrap().to_owned()));
        match page["more"].as_str().unwrap() {
            "" => return found,
            more => path = more.strip_prefix("/xapi/").unwrap().to_owned(),
        }
    }
}
