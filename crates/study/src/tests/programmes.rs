//! Programmes, topics, and the study days on which they stand; who may and who may not.

use zhixing_branch::activity::actions::plan;
use zhixing_branch::{ActivityId, NewActivity};
use zhixing_kit::Moment;
use zhixing_kit::test::places;
use zhixing_people::Actor;

use super::town::Town;

const PROGRAMME: [(&str, &str); 3] =
    [("programme_name", "2026 年学习计划"), ("first_on", "2026-01-01"), ("last_on", "2026-12-31")];

/// An activity of the branch, planned by its secretary.
pub fn planned(town: &Town, kind: &str, day: &str) -> ActivityId {
    planned_also(town, kind, day, &[])
}

/// The same, of which its plan says that it counts for other kinds too.
pub fn planned_also(town: &Town, kind: &str, day: &str, also: &[&str]) -> ActivityId {
    let (by, branch) = (town.secretary.clone(), town.branch.clone());
    let new = NewActivity {
        unit: branch,
        kind: kind.to_owned(),
        topic: format!("{kind} {day}"),
        starts_at: Moment::start_of(day.parse().unwrap(), &town.house.db.surroundings().zone).plus_ms(9 * 3_600_000),
        minutes: 120,
        place: "会议室".to_owned(),
        chair: Some(by.member.clone()),
        recorder: Some(town.member.member.clone()),
        also: also.iter().map(|code| (*code).to_owned()).collect(),
        obligation: None,
    };
    town.house.db.write_now(move |tx| plan(tx, &by, new.clone())).unwrap()
}

/// A programme with topics of these titles, made through the pages.
pub fn programme(town: &Town, titles: &[&str]) -> String {
    let mut secretary = town.browser(&town.secretary);
    let at = secretary.post("/programmes", &PROGRAMME).expect(303).leads_to().to_owned();
    for title in titles {
        let form = [("study_area", "law"), ("topic_title", title), ("problem", "答得不一致")];
        secretary.post(&format!("{at}/topics"), &form).expect(303);
    }
    at
}

#[test]
fn topics_are_spread_over_study_days_first_and_moved_by_hand() {
    for place in places() {
        let town = Town::with(&place);
        let days: Vec<ActivityId> =
            [("theme_day", "2026-03-10"), ("study_day", "2026-03-20"), ("theme_day", "2026-04-10")]
                .map(|(kind, day)| planned(&town, kind, day))
                .into();
        planned(&town, "volunteering", "2026-03-12");
        let at = programme(&town, &["甲题", "乙题"]);
        let mut secretary = town.browser(&town.secretary);
        secretary.get(&at).expect(200).shows("有 2 个主题还没有排到哪一天").hides("volunteering");

        let shown = secretary.get(&format!("{at}/spread")).expect(200).shows("采用这个安排");
        let pairs = shown.text.split("name=\"pairs\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert!(pairs.contains(days[1].as_str()), "the study day is taken: {pairs}");
        secretary.post(&format!("{at}/spread"), &[("pairs", &pairs)]).expect(303);
        for (day, title) in [(0, "甲题"), (1, "乙题")] {
            secretary.get(&format!("/study/days/{}", days[day])).expect(200).shows(title).shows("答得不一致");
        }
        secretary.get(&at).expect(200).hides("还没有排到哪一天");
        // Sent once more it places nothing twice.
        let records = || town.records(&format!("programme/{}", at.trim_start_matches("/programmes/"))).len();
        let before = records();
        secretary.post(&format!("{at}/spread"), &[("pairs", &pairs)]).expect(303);
        assert_eq!(records(), before);

        let topic = pairs.lines().next().unwrap().split_whitespace().nth(1).unwrap().to_owned();
        let day = format!("/study/days/{}/topic", days[1]);
        secretary.get(&day).expect(200).shows("甲题").shows("乙题");
        secretary.post(&day, &[("day_topic", &topic)]).expect(303);
        secretary.get(&format!("/study/days/{}", days[1])).expect(200).shows("甲题");
        secretary.post(&day, &[("day_topic", "")]).expect(303);
        secretary.get(&format!("/study/days/{}", days[1])).expect(200).shows("这天还没有主题");
        secretary.post(&day, &[("day_topic", "nothing")]).expect(422);
        let other = planned(&town, "volunteering", "2026-05-12");
        secretary.get(&format!("/study/days/{other}")).expect(422).shows("这类活动不安排学习");
    }
}

#[test]
fn topics_without_a_day_lead_to_the_days_that_can_still_be_planned() {
    for place in places() {
        let town = Town::with(&place);
        let at = programme(&town, &["甲题"]);
        let mut secretary = town.browser(&town.secretary);
        let mut leads_to = |marks: &str| {
            let page = secretary.get(&at).expect(200);
            let primary = page.text.split("class=\"button primary\" href=\"").nth(1).expect("it leads somewhere");
            assert!(primary.starts_with(marks), "{marks}: {}", primary.split('"').next().unwrap());
        };
        leads_to("/study/days/new?programme=");
        planned(&town, "study_day", "2026-03-20");
        leads_to(&format!("{at}/spread"));
        let topics = |add: &[&str]| {
            for title in add {
                let form = [("study_area", "law"), ("topic_title", title), ("problem", "答得不一致")];
                town.browser(&town.secretary).post(&format!("{at}/topics"), &form).expect(303);
            }
        };
        topics(&["乙题"]);
        let spread = || {
            let shown = town.browser(&town.secretary).get(&format!("{at}/spread")).expect(200);
            let pairs = shown.text.split("name=\"pairs\" value=\"").nth(1).unwrap().split('"').next().unwrap();
            town.browser(&town.secretary).post(&format!("{at}/spread"), &[("pairs", pairs)]).expect(303);
        };
        spread();
        leads_to("/study/days/new?programme=");
        // Each month has its study day, and each of them its topic: one more is planned by itself.
        for month in 4..=12 {
            planned(&town, "study_day", &format!("2026-{month:02}-15"));
        }
        spread();
        topics(&["丙题"]);
        leads_to("/meetings/new?kind=study_day&amp;unit=");
    }
}

#[test]
fn members_see_the_programme_who_plans_changes_it_and_others_know_nothing_of_it() {
    for place in places() {
        let town = Town::with(&place);
        let at = programme(&town, &["甲题"]);
        let topic = town.browser(&town.member).get(&at).expect(200).text;
        let topic = format!("/topics/{}", topic.split("href=\"/topics/").nth(1).unwrap().split('"').next().unwrap());
        let both = |reader: &Actor, path: &str, status: u16| {
            town.browser(reader).get(path).expect(status);
        };
        for path in [at.as_str(), topic.as_str(), &format!("{topic}/print")] {
            both(&town.member, path, 200);
            for outside in [&town.stranger, &town.superior, &town.administrator] {
                both(outside, path, 404);
            }
        }
        for path in [
            format!("{at}/edit"),
            format!("{at}/spread"),
            format!("{topic}/edit"),
            format!("{topic}/materials"),
            format!("{topic}/banks"),
        ] {
            both(&town.secretary, &path, 200);
            both(&town.member, &path, 403);
            both(&town.librarian, &path, 403);
            both(&town.stranger, &path, 404);
        }
        let mut member = town.browser(&town.member);
        member.post("/programmes", &PROGRAMME).expect(403);
        member.post(&at, &[]).expect(403);
        member.post(&format!("{topic}/withdrawal"), &[]).expect(403);
        both(&town.superior, "/study", 200);
        town.browser(&town.superior).get("/programmes").expect(200).shows("您不在任何支部里");
    }
}

#[test]
fn what_is_wrong_stands_at_its_field_and_each_act_leaves_one_record() {
    for place in places() {
        let town = Town::with(&place);
        let mut secretary = town.browser(&town.secretary);
        let wrong = [("programme_name", ""), ("first_on", "2026-05-01"), ("last_on", "2026-04-01")];
        secretary.post("/programmes", &wrong).expect(422).shows("请填写这一项");
        let wrong = [("programme_name", "短"), ("first_on", "2026-05-01"), ("last_on", "2029-04-01")];
        secretary.post("/programmes", &wrong).expect(422).shows("一份计划最长两年");
        let at = programme(&town, &["甲题"]);
        let about = format!("programme/{}", at.trim_start_matches("/programmes/"));
        assert_eq!(town.records(&about).len(), 2, "the programme and its topic");
        let new = format!("{at}/topics");
        secretary
            .post(&new, &[("study_area", "sports"), ("topic_title", "乙"), ("problem", "丙")])
            .expect(422)
            .shows("e-study_area");
        let topic = secretary.get(&at).expect(200).text;
        let topic = format!("/topics/{}", topic.split("href=\"/topics/").nth(1).unwrap().split('"').next().unwrap());
        secretary.post(&format!("{topic}/withdrawal"), &[]).expect(303);
        secretary.post(&format!("{topic}/withdrawal"), &[]).expect(303);
        secretary.get(&topic).expect(200).shows("这个主题不再学了");
        secretary.post(&format!("{topic}/return"), &[]).expect(303);
        let form = [("study_area", "theory"), ("topic_title", "改名"), ("problem", "换个问题")];
        secretary.edit(&format!("{topic}/edit"), &topic, &form).expect(303);
        secretary.edit(&format!("{topic}/edit"), &topic, &form).expect(303);
        assert_eq!(town.records(&about).len(), 5);
        secretary.edit(&format!("{at}/edit"), &at, &PROGRAMME).expect(303);
        assert_eq!(town.records(&about).len(), 5, "nothing was different");
    }
}

#[test]
fn the_charter_and_the_library_speak_of_the_same_five_areas() {
    let codes: Vec<&str> = zhixing_branch::charter().study().areas.iter().map(|area| area.code.as_str()).collect();
    let words: Vec<&str> = zhixing_library::Area::ALL.iter().map(|area| area.word()).collect();
    assert_eq!(codes, words);
}
