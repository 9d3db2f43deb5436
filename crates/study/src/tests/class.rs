//! A class in a study day of the town: so many people besides those with posts, the host in the chair.

use zhixing_branch::acts::{self, Mark};
use zhixing_branch::{ActivityId, NewActivity};
use zhixing_kit::test::{BEGIN, Browser};
use zhixing_people::{Actor, MemberKind, NewMember, Person, enter};
use zhixing_question::{Asked, Draft, Question};

use super::town::{SINCE, Town};
use crate::bank::actions::add;
use crate::bank::model::QuestionId;

/// A study day that has begun.
pub struct Class<'t> {
    pub town: &'t Town,
    pub activity: ActivityId,
    /// Everybody on the roll without a post in it.
    pub people: Vec<Actor>,
}

/// A single choice of four; the first option is right.
pub fn four(stem: &str, area: &str) -> Question {
    let options = ["第一种", "第二种", "第三种", "第四种"].map(str::to_owned).to_vec();
    let draft = Draft::new(stem, Asked::Single { options, right: 0 });
    Question::new(Draft {
        area: area.into(), explanation: "道理在这里。".into(), source: "手册第3条".into(), ..draft
    })
    .expect("a question")
}

impl<'t> Class<'t> {
    /// The town's branch with so many further people, in a study day over which `town.member` presides.
    pub fn of(town: &'t Town, people: usize) -> Self {
        let (secretary, host) = (town.secretary.clone(), town.member.clone());
        let (by, branch) = (town.administrator.clone(), town.branch.clone());
        let (activity, people) = town
            .house
            .db
            .write_now(move |tx| {
                let mut actors = Vec::new();
                for number in 0..people {
                    let (name, number) = (format!("学员{number:03}"), format!("5{number:03}"));
                    let person = Person { number, name, born_on: None, joined_on: None, confirmed_on: None };
                    let new = NewMember { person, unit: branch.clone(), kind: MemberKind::Formal, from_on: SINCE };
                    let id = enter(tx, &by, &new)?;
                    actors.push(Actor::of(tx, &by.organisation, &id)?);
                }
                let new = NewActivity {
                    unit: branch.clone(),
                    kind: "study_day".into(),
                    topic: "学习交通安全法规".into(),
                    starts_at: BEGIN,
                    minutes: 120,
                    place: "会议室".into(),
                    chair: Some(host.member.clone()),
                    recorder: Some(secretary.member.clone()),
                    also: Vec::new(),
                    obligation: None,
                };
                let id = acts::plan_with_agenda(tx, &secretary, new, &[])?;
                acts::convene(tx, &secretary, &id)?;
                acts::open(tx, &secretary, &id, BEGIN)?;
                Ok((id, actors))
            })
            .unwrap();
        Self { town, activity, people }
    }

    /// Adds so many questions of an area.
    pub fn questions(&self, area: &str, count: usize) -> Vec<QuestionId> {
        let (by, branch, area) = (self.town.librarian.clone(), self.town.branch.clone(), area.to_owned());
        let write = move |tx: &zhixing_kit::Write<'_>| {
            let one = |number| add(tx, &by, &branch, &four(&format!("{area}：{}是哪一种情形", NUMBERS[number]), &area));
            (0..count).map(one).collect()
        };
        self.town.house.db.write_now(write).unwrap()
    }

    /// Marks somebody on the roll.
    pub fn mark(&self, who: &Actor, mark: Mark) {
        let (by, activity, who) = (self.town.secretary.clone(), self.activity.clone(), who.member.clone());
        let write = move |tx: &zhixing_kit::Write<'_>| {
            let list = acts::roll(tx, &activity)?;
            let entry = list.iter().find(|entry| entry.member.as_ref() == Some(&who)).expect("on the roll");
            acts::mark(tx, &by, &activity, &entry.id, mark, "").map(drop)
        };
        self.town.house.db.write_now(write).unwrap();
    }

    /// The page of the activity's tests.
    pub fn path(&self) -> String {
        format!("/meetings/{}/tests", self.activity)
    }

    /// The host opens a test with so many questions of everything there is; its page.
    pub fn opens(&self, count: usize) -> String {
        let mut host = self.town.browser(&self.town.member);
        let page = host.get(&self.path()).expect(200);
        let banks: Vec<String> = names(&page.text, "name=\"bank.").map(|id| format!("bank.{id}")).collect();
        let count = count.to_string();
        let mut form: Vec<(&str, &str)> = banks.iter().map(|name| (name.as_str(), "yes")).collect();
        form.push(("test_count", &count));
        host.post(&self.path(), &form).expect(303);
        let page = host.get(&self.path()).expect(200);
        let id = names(&page.text, "href=\"/tests/").next().expect("the open test").to_owned();
        format!("/tests/{id}")
    }

    /// Somebody begins and answers each question by this rule: the option for the question's number, from 0.
    pub fn answers(&self, test: &str, who: &Actor, rule: impl Fn(usize) -> usize) {
        let mut browser = self.town.browser(who);
        browser.post(&format!("{test}/sitting"), &[]).expect(303);
        for number in 0.. {
            let page = browser.get(test).expect(200);
            let Some(at) = action(&page.text) else { return };
            browser.post(&at, &[("option", &rule(number).to_string())]).expect(303);
        }
    }

    /// The host ends it.
    pub fn ends(&self, test: &str) {
        self.town.browser(&self.town.member).post(&format!("{test}/ending"), &[]).expect(303);
    }
}

pub const NUMBERS: [&str; 24] = [
    "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", "子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申",
    "酉", "戌", "亥", "天", "地",
];

/// What follows each beginning, up to the next quotation mark.
pub fn names<'p>(page: &'p str, beginning: &'p str) -> impl Iterator<Item = &'p str> {
    page.split(beginning).skip(1).filter_map(|rest| rest.split('"').next())
}

/// Where the question on a page is answered.
pub fn action(page: &str) -> Option<String> {
    names(page, "action=\"").find(|path| path.contains("/answers/")).map(str::to_owned)
}

/// The browser at the question before somebody, who has begun.
pub fn begun(town: &Town, test: &str, who: &Actor) -> Browser {
    let mut browser = town.browser(who);
    browser.post(&format!("{test}/sitting"), &[]).expect(303);
    browser
}
