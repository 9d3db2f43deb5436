//! Two who plan study days at the same moment: each act looks anew at what is there, within its transaction.

use std::sync::Barrier;

use jiff::civil::{Weekday, date, time};
use zhixing_branch::plan_form::Chosen;
use zhixing_charter::{Period, ThemeDay};
use zhixing_kit::test::places;
use zhixing_kit::{Error, Language, Result};

use super::series::days;
use super::town::Town;
use crate::series::actions::{Adopted, adopt};
use crate::series::input::Picked;
use crate::series::model::{Often, Wish};
use crate::series::questions::Ground;

/// Each month of the year on the third Friday.
fn wish() -> Wish {
    Wish {
        often: Often::Month,
        rule: ThemeDay::NthWeekday(3, Weekday::Friday),
        time: time(15, 0, 0, 0),
        minutes: 120,
        place: String::new(),
        span: Period::new(date(2026, 3, 3), date(2026, 12, 31)).unwrap(),
    }
}

/// Plans these days, each of a stretch, as a form asks for it that was read before.
fn adopted(town: &Town, picked: &[(&str, &str)]) -> Result<Adopted> {
    let day = |(key, on): &(&str, &str)| Chosen {
        key: (*key).to_owned(),
        date: on.parse().unwrap(),
        time: time(15, 0, 0, 0),
    };
    let picked = Picked { days: picked.iter().map(day).collect(), passed: 0 };
    let ground = Ground { branch: town.branch.clone(), name: String::new(), programme: None };
    let by = town.secretary.clone();
    town.house.db.write_now(move |tx| adopt(tx, &by, (&ground, &wish()), &picked, false, Language::Chinese))
}

fn told(refused: Result<Adopted>) -> String {
    match refused {
        Err(Error::Refused(sentence)) => sentence.zh,
        other => panic!("{other:?}"),
    }
}

#[test]
fn of_two_who_plan_the_same_months_at_once_one_plans_them() {
    for place in places() {
        let town = Town::with(&place);
        let begin = Barrier::new(2);
        let (town, begin) = (&town, &begin);
        let forms = [["2026-03-20", "2026-05-15"], ["2026-03-27", "2026-05-22"]];
        let both = std::thread::scope(|scope| {
            let writers = forms.map(|[march, may]| {
                scope.spawn(move || {
                    begin.wait();
                    adopted(town, &[("2026-03-01", march), ("2026-05-01", may)])
                })
            });
            writers.map(|writer| writer.join().unwrap())
        });
        let (planned, refused): (Vec<_>, Vec<_>) = both.into_iter().partition(Result::is_ok);
        assert_eq!((planned.len(), refused.len()), (1, 1), "{}", place.engine);
        assert!(refused.into_iter().map(told).all(|told| told.contains("刚才都已经有了学习日")));
        assert!(forms.map(|form| form.map(str::to_owned).to_vec()).contains(&days(town)), "of one of them, whole");
    }
}

#[test]
fn two_parts_that_are_moved_to_one_day_have_one_study_day_on_it() {
    for place in places() {
        let town = Town::with(&place);
        adopted(&town, &[("2026-06-01", "2026-07-03")]).unwrap();
        let refused = told(adopted(&town, &[("2026-08-01", "2026-07-03")]));
        assert!(refused.contains("7月3日") && refused.contains("这一天已经有学习日"), "{refused}");
        let over = told(adopted(&town, &[("2026-08-01", "2026-03-02")]));
        assert!(over.contains("只能排今天以后的日子"), "{over}");
        assert_eq!(days(&town), ["2026-07-03"]);
    }
}
