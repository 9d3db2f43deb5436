//! Secret ballots in the words of those who hold them, through HTTP, on both databases.

mod appraisal;
mod bad_input;
mod before;
mod departure;
mod election;
mod figures;
mod leads_back;
mod namesakes;
mod paper;
mod presence;
mod recall;
mod report;
mod secrecy;
mod slips;
mod strokes;

mod vectors;

use zhixing_kit::test::{Browser, Page, Place};
use zhixing_people::Actor;

use super::town::Town;
use crate::ActivityId;

/// A meeting with two tellers who have their keys.
pub struct Scene {
    pub town: Town,
    pub meeting: ActivityId,
    /// `/meetings/ID`.
    pub at: String,
    pub recorder: Browser,
    /// The secretary and the probationary member: both have their keys.
    pub tellers: [Browser; 2],
}

impl Scene {
    /// A general meeting of so many formal members, of whom so many are there, and the probationary member.
    pub fn of(place: &Place, formal: usize, present: usize) -> Self {
        let town = Town::with(place, formal);
        Self::at(town, place, "general_meeting", present)
    }

    /// The same at a meeting of another kind.
    pub fn at(town: Town, place: &Place, kind: &str, present: usize) -> Self {
        let meeting = town.opened(place, kind);
        town.present(&meeting, present);
        let at = format!("/meetings/{meeting}");
        let recorder = town.browser(town.recorder());
        let tellers = [town.secretary().clone(), town.probationary.clone()].map(|actor| town.browser(&actor));
        let mut scene = Self { town, meeting, at, recorder, tellers };
        let probationary = scene.entry("预备员");
        scene.recorder.post(&format!("{}/roll/{probationary}", scene.at), &[("mark", "present")]).expect(303);
        scene.name_tellers();
        scene
    }

    fn name_tellers(&mut self) {
        let entries = [self.entry("党员00"), self.entry("预备员")];
        for (entry, role) in entries.iter().zip(["supervisor", "counter"]) {
            let form = [("teller", entry.as_str()), ("teller_role", role)];
            self.recorder.post(&format!("{}/tellers", self.at), &form).expect(303);
        }
        for teller in &mut self.tellers {
            teller.post(&format!("{}/teller-key", self.at), &[]).expect(200).shows("您的票箱钥匙");
        }
    }

    pub fn entry(&self, name: &str) -> String {
        self.town.entry(&self.meeting, name)
    }

    /// Proposes a ballot and gives its page.
    pub fn propose(&mut self, form: &[(&str, &str)]) -> String {
        let led = self.recorder.post(&format!("{}/ballots", self.at), form).expect(303);
        led.leads_to().to_owned()
    }

    /// Proposes a plain question.
    pub fn question(&mut self, title: &str) -> String {
        self.propose(&[("ballot_kind", "motion"), ("ballot_title", title), ("way", "phones")])
    }

    /// Proposes an election of these members.
    pub fn election(&mut self, seats: &str, way: &str, names: &[&str]) -> String {
        let entries: Vec<String> = names.iter().map(|name| self.entry(name)).collect();
        let mut form =
            vec![("ballot_kind", "election"), ("ballot_title", "选举支部委员会"), ("way", way), ("seats", seats)];
        form.extend(entries.iter().map(|entry| ("stands", entry.as_str())));
        self.propose(&form)
    }

    pub fn open(&mut self, ballot: &str) -> Page {
        self.recorder.post(&format!("{ballot}/opening"), &[])
    }

    pub fn end(&mut self, ballot: &str) {
        self.recorder.post(&format!("{ballot}/ending"), &[]).expect(303);
    }

    /// One voter takes a ballot, looks it over and casts it: a letter for each line.
    pub fn vote(&self, actor: &Actor, ballot: &str, letters: &str) {
        let mut browser = self.town.browser(actor);
        browser.post(&format!("{ballot}/taking"), &[]).expect(303);
        cast(&mut browser, ballot, letters).expect(303);
        browser.get(ballot).expect(200).shows("您的票已经投进去了");
    }

    /// Two tellers open the box.
    pub fn open_box(&mut self, ballot: &str) {
        let [first, second] = &mut self.tellers;
        first.post(&format!("{ballot}/keys"), &[]).expect(303);
        second.post(&format!("{ballot}/keys"), &[]).expect(303);
    }
}

/// Casts a ballot that was taken.
pub fn cast(browser: &mut Browser, ballot: &str, letters: &str) -> Page {
    let lines: Vec<(String, String)> =
        letters.chars().enumerate().map(|(place, letter)| (format!("line.{place}"), letter.to_string())).collect();
    let form: Vec<(&str, &str)> = lines.iter().map(|(name, letter)| (name.as_str(), letter.as_str())).collect();
    browser.post(&format!("{ballot}/casting"), &form)
}
