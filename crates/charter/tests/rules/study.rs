//! Rules of study: the five areas, the parts of a day, the reckoning of hours (教 ch. 2, 20).

use jiff::civil::date;
use zhixing_charter::{Charter, Fault};

const BRANCH: &str = include_str!("../../../../charter/branch.toml");
const STUDY: &str = include_str!("../../../../charter/study.toml");
const HOLIDAYS: &str = include_str!("../../../../charter/holidays.toml");

fn faults(study: &str) -> Vec<Fault> {
    Charter::read(BRANCH, study, HOLIDAYS).err().unwrap_or_default()
}

#[test]
fn there_are_five_areas_each_with_its_names_and_source() {
    let charter = Charter::shipped();
    let codes: Vec<&str> = charter.study().areas.iter().map(|area| area.code.as_str()).collect();
    assert_eq!(codes, ["theory", "law", "discipline", "procedures", "knowledge"]);
    for area in &charter.study().areas {
        assert!(!area.name.zh.is_empty() && !area.name.en.is_empty() && !area.about.zh.is_empty(), "{}", area.code);
        assert_ne!(charter.cite(&area.source).zh, area.source, "{}", area.code);
    }
    assert_eq!(charter.study().area("law").map(|area| area.name.zh.as_str()), Some("法律"));
    assert!(charter.study().area("sports").is_none());
}

#[test]
fn the_parts_of_a_day_take_all_of_its_time_however_long_it_is() {
    let study = Charter::shipped().study().clone();
    assert_eq!(study.usual_minutes(120), [40, 20, 40, 20]);
    for whole in 0..=1440 {
        assert_eq!(study.usual_minutes(whole).iter().sum::<u32>(), whole);
    }
    let groups: Vec<u32> = [0, 1, 6, 7, 12, 40, 500].into_iter().map(|people| study.usual_groups(people)).collect();
    assert_eq!(groups, [1, 1, 1, 2, 2, 7, 12]);
}

#[test]
fn members_owe_32_hours_those_who_lead_56_and_one_training() {
    let (charter, on) = (Charter::shipped(), date(2026, 3, 2));
    let of = |leads| charter.study_hours(leads, on).map(|rule| (rule.hours, rule.concentrated_trainings));
    assert_eq!((of(false), of(true)), (Some((32, 0)), Some((56, 1))));
    assert_eq!(charter.study().hour_minutes, 60);
    let training = charter.kind(&charter.study().training_kind).expect("教 20: a kind of activity");
    assert_eq!((training.zh.as_str(), training.source.as_str()), ("集中培训", "教 20"));
}

#[test]
fn each_fault_of_the_file_is_named() {
    assert_eq!(faults(STUDY), vec![]);
    for (there, instead, key) in [
        ("code = \"law\"", "code = \"theory\"", "area[1].code"),
        ("usually = \"1/6\"", "usually = \"1/2\"", "part"),
        ("minutes = 60", "minutes = 5", "hour.minutes"),
        ("kind = \"training\"", "kinds = \"training\"", "training.kind"),
        ("group_persons = 6", "group_person = 6", "discussion.group_persons"),
        ("source = \"教 23, 34\"", "source = \"书 23\"", "check[5].source"),
        ("about_en = \"Basic theory, constitution and rules of the party, its policy\"\n", "", "area[0].about_en"),
    ] {
        let found = faults(&STUDY.replacen(there, instead, 1));
        assert!(found.iter().any(|fault| fault.file == "study.toml" && fault.key == key), "{key}: {found:?}");
    }
    assert_ne!(faults(""), vec![]);
}
