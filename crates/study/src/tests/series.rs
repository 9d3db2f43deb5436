//! The study days of a year in one act, through the pages: what is proposed, what is planned, and that nothing is planned twice.

use jiff::civil::date;
use zhixing_branch::activity::questions::between;
use zhixing_branch::{Activity, State};
use zhixing_kit::Moment;
use zhixing_kit::test::{Page, places};

use super::programmes::{planned, planned_also, programme};
use super::town::Town;

/// The wish that the tests send: each month on the third Friday, for the year of the programme.
const WISH: [(&str, &str); 7] = [
    ("study_often", "month"),
    ("study_rule", "3-friday"),
    ("study_time", "15:00"),
    ("study_minutes", "120"),
    ("study_place", "二楼会议室"),
    ("study_first", "2026-01-01"),
    ("study_last", "2026-12-31"),
];

/// Every value of an input of this name, in the order of the page.
fn values(page: &Page, name: &str) -> Vec<String> {
    let mut all = Vec::new();
    for place in 0..30 {
        let mark = format!("name=\"{name}.{place}\" value=\"");
        let Some(rest) = page.text.split(&mark).nth(1) else { break };
        all.push(rest.split('"').next().unwrap().to_owned());
    }
    all
}

/// The form as the page shows it, with every line ticked.
fn filled(page: &Page, of: (&str, &str)) -> Vec<(String, String)> {
    let mut form: Vec<(String, String)> =
        [of].into_iter().chain(WISH).map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
    for (place, key) in values(page, "key").into_iter().enumerate() {
        let (day, time) = (values(page, "date")[place].clone(), values(page, "time")[place].clone());
        for (name, value) in [("key", key), ("take", "yes".to_owned()), ("date", day), ("time", time)] {
            form.push((format!("{name}.{place}"), value));
        }
    }
    form
}

fn pairs(form: &[(String, String)]) -> Vec<(&str, &str)> {
    form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

fn set(form: &mut [(String, String)], name: &str, value: &str) {
    form.iter_mut().find(|(known, _)| known == name).expect("it is asked for").1 = value.to_owned();
}

fn address(wish: &[(&str, &str)]) -> String {
    let query: Vec<String> = wish.iter().map(|(name, value)| format!("{name}={}", value.replace('+', "%2B"))).collect();
    format!("/study/days/new?{}", query.join("&"))
}

/// The branch's study days of 2026 that were not called off.
fn study_days(town: &Town) -> Vec<Activity> {
    let branch = town.branch.clone();
    let all = town.house.db.read_now(move |tx| {
        let start = |year| Moment::start_of(date(year, 1, 1), tx.zone());
        between(tx, &branch, start(2026), start(2027))
    });
    let mut all = all.unwrap();
    all.retain(|one| one.kind == "study_day" && one.state != State::Cancelled);
    all
}

pub fn days(town: &Town) -> Vec<String> {
    let zone = town.house.db.surroundings().zone.clone();
    study_days(town).iter().map(|one| one.starts_at.day(&zone).to_string()).collect()
}

#[test]
fn the_study_days_of_a_year_are_planned_in_one_act_with_their_topics_and_their_turns() {
    for place in places() {
        let town = Town::with(&place);
        planned(&town, "theme_day", "2026-04-17");
        let at = programme(&town, &["甲题", "乙题", "丙题"]);
        let id = at.trim_start_matches("/programmes/").to_owned();
        let mut secretary = town.browser(&town.secretary);
        let way = format!("/study/days/new?programme={id}");
        secretary
            .get(&way)
            .expect(200)
            .shows("安排学习日")
            .shows("有 3 个主题还没有排到哪一天")
            .shows("要求一年 32 学时，书记和支委 56 学时");

        let page = secretary.get(&address(&[&[("programme", id.as_str())], &WISH[..]].concat())).expect(200);
        let proposed = values(&page, "date");
        assert_eq!(proposed.len(), 10, "from March on, today being the second: {proposed:?}");
        assert_eq!(&proposed[..2], ["2026-03-20", "2026-04-16"], "in April the branch meets on the Friday");
        page.shows("那天支部有活动").shows("2026 年：已开和已排的 0 学时，勾上的 10 次 20 学时，共 20 学时");

        let mut form = filled(&page_again(&town, &id), ("programme", &id));
        form.push(("put_topics".into(), "yes".into()));
        // May is taken out, and June goes to the twelfth.
        form.retain(|(name, _)| name != "take.2");
        set(&mut form, "date.3", "2026-06-12");
        let told = secretary.post("/study/days", &pairs(&form)).expect(303);
        assert_eq!(told.leads_to(), format!("{at}#days"));
        let there = days(&town);
        assert_eq!(there.len(), 9);
        assert_eq!(&there[..3], ["2026-03-20", "2026-04-16", "2026-06-12"]);
        for day in study_days(&town) {
            assert_eq!(
                (day.minutes, day.place.as_str(), day.chair.as_ref()),
                (120, "二楼会议室", Some(&town.secretary.member))
            );
            assert_eq!(town.records(&day.about()).len(), 1, "each has its record");
            secretary.get(&format!("/rota/{}", day.id)).expect(200).shows("轮到");
            secretary.get(&format!("/study/days/{}", day.id)).expect(200).hides("这天还没有主题");
        }
        secretary.get(&at).expect(200).shows("甲题").shows("丙题").hides("还没有排到哪一天");

        // A second run adds what is missing alone.
        let again =
            secretary.get(&address(&[&[("programme", id.as_str())], &WISH[..]].concat())).expect(200).shows("已有");
        assert_eq!(values(&again, "date"), ["2026-05-15"]);
        let form = filled(&again, ("programme", &id));
        secretary.post("/study/days", &pairs(&form)).expect(303);
        secretary.get(&way).expect(200).shows("每一段都已经有学习日了").shows("/meetings/new?kind=study_day&amp;unit=");
        assert_eq!(days(&town).len(), 10);
    }
}

#[test]
fn topics_go_on_the_days_that_are_planned_and_on_no_others() {
    for place in places() {
        let town = Town::with(&place);
        // One that nobody opened, and two theme days ahead: neither was looked at here.
        let others = [("study_day", "2026-02-20"), ("theme_day", "2026-03-10"), ("theme_day", "2026-05-08")]
            .map(|(kind, day)| planned(&town, kind, day));
        let at = programme(&town, &["甲题", "乙题", "丙题"]);
        let id = at.trim_start_matches("/programmes/").to_owned();
        let mut secretary = town.browser(&town.secretary);
        let mut form = filled(&page_again(&town, &id), ("programme", &id));
        form.push(("put_topics".into(), "yes".into()));
        form.retain(|(name, _)| !name.starts_with("take.") || name == "take.0");
        secretary.post("/study/days", &pairs(&form)).expect(303);
        assert_eq!(days(&town), ["2026-02-20", "2026-03-20"]);
        let new = study_days(&town).pop().unwrap().id;
        secretary.get(&format!("/study/days/{new}")).expect(200).shows("甲题");
        for other in &others {
            secretary.get(&format!("/study/days/{other}")).expect(200).shows("这天还没有主题");
        }
        secretary.get(&at).expect(200).shows("有 2 个主题还没有排到哪一天");
        // The programme's own proposal takes theme days, and shows them; what is over it leaves alone too.
        let shown = secretary.get(&format!("{at}/spread")).expect(200);
        let is_proposed = others.map(|other| shown.text.contains(other.as_str()));
        assert_eq!(is_proposed, [false, true, true]);
    }
}

#[test]
fn of_two_programmes_with_topics_neither_takes_the_days_unasked() {
    for place in places() {
        let town = Town::with(&place);
        let of = [&[("unit", town.branch.as_str())], &WISH[..]].concat();
        let mut secretary = town.browser(&town.secretary);
        programme(&town, &["甲题"]);
        let page = secretary.get(&address(&of)).expect(200).shows("有 1 个主题还没有排到哪一天").shows("put_topics");
        let mut form = filled(&page, ("unit", town.branch.as_str()));
        form.push(("put_topics".into(), "yes".into()));
        programme(&town, &["乙题"]);
        secretary.get(&address(&of)).expect(200).shows("有 2 份学习计划都还有主题").hides("put_topics");
        secretary.post("/study/days", &pairs(&form)).expect(303);
        for day in study_days(&town) {
            secretary.get(&format!("/study/days/{}", day.id)).expect(200).shows("这天还没有主题");
        }
    }
}

#[test]
fn a_form_about_a_branch_that_one_does_not_see_plans_nowhere() {
    for place in places() {
        let town = Town::with(&place);
        let unit = town.branch.to_string();
        let page = town.browser(&town.secretary).get("/study/days/new").expect(200);
        page.shows(&format!("name=\"unit\" value=\"{unit}\""));
        let page = town.browser(&town.secretary).get(&address(&[&[("unit", unit.as_str())], &WISH[..]].concat()));
        let form = filled(&page.expect(200), ("unit", &unit));
        // The secretary of another branch has a branch of his own, in which he plans: not by this form.
        let mut stranger = town.browser(&town.stranger);
        stranger.get("/study/days/new").expect(200).hides(&unit);
        stranger.get(&format!("/study/days/new?unit={unit}")).expect(404);
        stranger.post("/study/days", &pairs(&form)).expect(404);
        let other = town.stranger.branch.clone().unwrap();
        let planned = town.house.db.read_now(move |tx| {
            let start = |year| Moment::start_of(date(year, 1, 1), tx.zone());
            between(tx, &other, start(2026), start(2027))
        });
        assert!(planned.unwrap().is_empty() && study_days(&town).is_empty());
    }
}

#[test]
fn a_lecture_that_counts_as_study_is_in_the_hours_already() {
    for place in places() {
        let town = Town::with(&place);
        planned_also(&town, "lecture", "2026-04-10", &["study_day"]);
        let of = [&[("unit", town.branch.as_str())], &WISH[..]].concat();
        let page = town.browser(&town.secretary).get(&address(&of)).expect(200);
        page.shows("2026 年：已开和已排的 2 学时，勾上的 9 次 18 学时，共 20 学时")
            .shows("党课等算学习的已经在内，集中培训另外计入");
    }
}

#[test]
fn hours_fall_short_only_of_a_year_that_is_asked_about_to_its_end() {
    for place in places() {
        let town = Town::with(&place);
        let mut secretary = town.browser(&town.secretary);
        let mut with = |often: &'static str, last: &'static str| {
            let mut wish = [&[("unit", town.branch.as_str())], &WISH[..]].concat();
            wish.iter_mut().find(|(known, _)| *known == "study_often").unwrap().1 = often;
            wish.iter_mut().find(|(known, _)| *known == "study_last").unwrap().1 = last;
            secretary.get(&address(&wish)).expect(200)
        };
        with("quarter", "2026-12-31").shows("离 32 学时还差一些：可以排得密一点").hides("这里只排到");
        with("month", "2026-12-31").shows("离 32 学时还差一些：可以每次长一点").hides("排得密一点");
        with("month", "2026-11-30").hides("还差一些").shows("这里只排到 2026年11月30日");
        // Of two years, the first is whole.
        let both = with("month", "2027-02-28").shows("还差一些").shows("这里只排到 2027年2月28日");
        assert_eq!(both.text.matches("还差一些").count(), 1);
    }
}

#[test]
fn after_a_refusal_the_page_speaks_of_what_was_sent() {
    for place in places() {
        let town = Town::with(&place);
        planned(&town, "theme_day", "2026-04-17");
        let unit = town.branch.to_string();
        let mut wish = [&[("unit", unit.as_str())], &WISH[..]].concat();
        wish.iter_mut().find(|(known, _)| *known == "study_first").unwrap().1 = "2026-03-25";
        let page = town.browser(&town.secretary).get(&address(&wish)).expect(200);
        let page = page.shows("勾上的 9 次 18 学时").shows("所以没有勾").shows("那天支部有活动");
        let mut form = filled(&page, ("unit", &unit));
        set(&mut form, "study_first", "2026-03-25");
        // March is ticked though the rule's day is over, April is on another day, and nothing else is ticked.
        form.retain(|(name, _)| !name.starts_with("take.") || name == "take.0" || name == "take.1");
        set(&mut form, "date.1", "2026-03-02");
        let page = town.browser(&town.secretary).post("/study/days", &pairs(&form)).expect(422);
        page.shows("勾上的 2 次 4 学时").hides("所以没有勾").hides("那天支部有活动").shows("只能排今天以后的日子");
        // What was not touched keeps its reason.
        let mut form = filled(&town.browser(&town.secretary).get(&address(&wish)).expect(200), ("unit", &unit));
        set(&mut form, "study_first", "2026-03-25");
        form.retain(|(name, _)| name != "take.0");
        set(&mut form, "time.5", "");
        let page = town.browser(&town.secretary).post("/study/days", &pairs(&form)).expect(422);
        page.shows("所以没有勾").shows("那天支部有活动").shows("勾上的 9 次 18 学时");
    }
}

fn page_again(town: &Town, programme: &str) -> Page {
    let wish = [&[("programme", programme)], &WISH[..]].concat();
    town.browser(&town.secretary).get(&address(&wish)).expect(200)
}

#[test]
fn an_older_form_plans_nothing_twice() {
    for place in places() {
        let town = Town::with(&place);
        let mut secretary = town.browser(&town.secretary);
        let unit = town.branch.to_string();
        let page = secretary.get(&address(&[&[("unit", unit.as_str())], &WISH[..]].concat())).expect(200);
        let form = filled(&page, ("unit", &unit));
        secretary.post("/study/days", &pairs(&form)).expect(303);
        assert_eq!(days(&town).len(), 10);
        // The other's form is older: all that it asks for is there by now, though he moved a day.
        let mut other = form.clone();
        set(&mut other, "date.0", "2026-03-27");
        let mut browser = town.browser(&town.secretary);
        browser.post("/study/days", &pairs(&other)).expect(422).shows("刚才都已经有了学习日");
        assert_eq!(days(&town).len(), 10);
        // Neither is he asked to mend a line that the page does not show any more.
        set(&mut other, "date.1", "2026-02-30");
        browser.post("/study/days", &pairs(&other)).expect(422).shows("刚才都已经有了学习日");
        // One of them fell away meanwhile: that one alone is planned.
        let first = study_days(&town).remove(0);
        let by = town.secretary.clone();
        let cancelling =
            move |tx: &zhixing_kit::Write<'_>| zhixing_branch::acts::cancel(tx, &by, &first.id, "另有任务");
        town.house.db.write_now(cancelling).unwrap();
        let told = browser.post("/study/days", &pairs(&other)).expect(303).leads_to().to_owned();
        browser.get(&told).expect(200).shows("已排定 1 个学习日").shows("有 9 段刚才已经有了学习日");
        assert_eq!((days(&town).len(), days(&town)[0].as_str()), (10, "2026-03-27"));
    }
}

#[test]
fn what_is_wrong_has_its_sentence_and_nothing_is_planned_then() {
    for place in places() {
        let town = Town::with(&place);
        let unit = town.branch.to_string();
        let mut secretary = town.browser(&town.secretary);
        let with = |name: &'static str, value: &'static str| {
            let mut wish = [&[("unit", unit.as_str())], &WISH[..]].concat();
            wish.iter_mut().find(|(known, _)| *known == name).unwrap().1 = value;
            address(&wish)
        };
        for (name, value, told) in [
            ("study_often", "daily", "e-study_often"),
            ("study_rule", "6-friday", "e-study_rule"),
            ("study_time", "25:00", "e-study_time"),
            ("study_minutes", "5", "e-study_minutes"),
            ("study_first", "2027-02-30", "e-study_first"),
            ("study_first", "2027-01-01", "结束日要在开始日之后"),
            ("study_last", "2026-03-02", "这段时间已经过去了"),
            ("study_last", "2028-03-05", "最远排到两年以后"),
        ] {
            secretary.get(&with(name, value)).expect(422).shows(told);
        }
        let page = secretary.get(&address(&[&[("unit", unit.as_str())], &WISH[..]].concat())).expect(200);
        let form = filled(&page, ("unit", &unit));
        for (name, value, told) in [
            ("date.0", "2026-03-02", "只能排今天以后的日子"),
            ("date.0", "2028-06-02", "最远排到两年以后"),
            ("date.0", "2026-02-30", "e-date-0"),
            ("time.1", "", "e-time-1"),
            ("date.1", "2026-03-20", "这一天已经有学习日"),
            ("key.0", "2020-01-01", "勾选的有 1 段已经不在这段时间里"),
        ] {
            let mut wrong = form.clone();
            set(&mut wrong, name, value);
            secretary.post("/study/days", &pairs(&wrong)).expect(422).shows(told);
        }
        let none: Vec<(String, String)> = form.iter().filter(|(name, _)| !name.starts_with("take")).cloned().collect();
        secretary.post("/study/days", &pairs(&none)).expect(422).shows("还没有勾选任何一天");
        assert!(study_days(&town).is_empty());
        let at = programme(&town, &[]);
        let over = [("programme_name", "旧"), ("first_on", "2025-01-01"), ("last_on", "2026-03-01")];
        secretary.edit(&format!("{at}/edit"), &at, &over).expect(303);
        secretary.get(&format!("/study/days/new?programme={}", &at[12..])).expect(422).shows("时间已经过去了");
        secretary.get(&at).expect(200).hides("/study/days/new");
        // One that begins in three years has a topic, and no day that could be planned.
        let far = [("programme_name", "远"), ("first_on", "2029-01-01"), ("last_on", "2029-12-31")];
        let far = secretary.post("/programmes", &far).expect(303).leads_to().to_owned();
        let topic = [("study_area", "law"), ("topic_title", "甲题"), ("problem", "答得不一致")];
        secretary.post(&format!("{far}/topics"), &topic).expect(303);
        secretary.get(&format!("/study/days/new?programme={}", &far[12..])).expect(422).shows("两年以后才开始");
        secretary.get(&far).expect(200).hides("/study/days/new");
    }
}

#[test]
fn who_plans_study_plans_its_days_and_a_talk_of_two_is_told_to_nobody() {
    for place in places() {
        let town = Town::with(&place);
        planned(&town, "talk", "2026-03-20");
        let at = programme(&town, &["甲题"]);
        for path in ["/study/days/new".to_owned(), format!("/study/days/new?programme={}", &at[12..])] {
            town.browser(&town.secretary).get(&path).expect(200);
            town.browser(&town.member).get(&path).expect(403);
            town.browser(&town.librarian).get(&path).expect(403);
            town.browser(&town.administrator).get(&path).expect(404);
        }
        town.browser(&town.secretary).get("/study/days/new?programme=nothing").expect(404);
        let long = [("programme_name", "两年"), ("first_on", "2027-06-01"), ("last_on", "2029-05-30")];
        let ahead = town.browser(&town.secretary).post("/programmes", &long).expect(303).leads_to().to_owned();
        let page = town.browser(&town.secretary).get(&format!("/study/days/new?programme={}", &ahead[12..]));
        page.expect(200).shows("value=\"2027-06-01\"").shows("value=\"2028-03-01\"");
        town.browser(&town.stranger).get(&format!("/study/days/new?programme={}", &at[12..])).expect(404);
        town.browser(&town.member).post("/study/days", &[]).expect(403);
        let unit = town.branch.to_string();
        let page =
            town.browser(&town.secretary).get(&address(&[&[("unit", unit.as_str())], &WISH[..]].concat())).expect(200);
        assert_eq!(values(&page, "date")[0], "2026-03-20");
        page.hides("谈心谈话").hides("支部这天有");
        town.browser(&town.member).get(&at).expect(200).hides("/study/days/new");
        town.browser(&town.member).get("/rota").expect(200).hides("/study/days/new");
        town.browser(&town.secretary).get("/rota").expect(200).shows("/study/days/new");
        let mut english = town.browser(&town.secretary);
        english.accept_language = "en";
        english
            .get("/study/days/new")
            .expect(200)
            .shows("Plan the study days")
            .shows("Third Friday")
            .shows("Last Monday")
            .hides("每月");
    }
}
