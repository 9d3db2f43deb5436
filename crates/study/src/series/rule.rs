//! The rules by which a study day falls in its month, by name.

use jiff::civil::Weekday;
use zhixing_charter::ThemeDay;
use zhixing_kit::Language;
use zhixing_kit::html::Choice;

use super::text::Text;

/// Which one in its month; the fifth is the last, in months with four of them too.
const NTH: [(&str, &str); 5] =
    [("第 1 个", "First"), ("第 2 个", "Second"), ("第 3 个", "Third"), ("第 4 个", "Fourth"), ("最后一个", "Last")];

/// The days that are worked, Monday first.
const WORKED: [(Weekday, &str, &str); 5] = [
    (Weekday::Monday, "周一", "Monday"),
    (Weekday::Tuesday, "周二", "Tuesday"),
    (Weekday::Wednesday, "周三", "Wednesday"),
    (Weekday::Thursday, "周四", "Thursday"),
    (Weekday::Friday, "周五", "Friday"),
];

/// Every rule to choose from: a weekday of the month that is worked, or a day of the month.
pub fn rules(language: Language) -> Vec<Choice> {
    named(language).into_iter().map(|(rule, name)| Choice::new(rule.code(), name)).collect()
}

fn named(language: Language) -> Vec<(ThemeDay, String)> {
    let text = Text(language);
    let mut all = Vec::new();
    for ((nth_zh, nth_en), nth) in NTH.into_iter().zip(1..) {
        for (weekday, zh, en) in WORKED {
            let name = text.nth(language.pick(nth_zh, nth_en), language.pick(zh, en));
            all.push((ThemeDay::NthWeekday(nth, weekday), name));
        }
    }
    all.extend((1..=31).map(|day| (ThemeDay::DayOfMonth(day), text.at(day))));
    all
}

#[cfg(test)]
mod tests {
    use jiff::civil::Weekday;
    use zhixing_charter::ThemeDay;
    use zhixing_kit::Language;

    use super::named;
    use crate::series::model::usual_rule;

    #[test]
    fn whatever_the_theme_day_is_the_rule_that_is_proposed_can_be_chosen() {
        let all = named(Language::English);
        let of_week = (1..=5).flat_map(|nth| {
            Weekday::Monday.cycle_forward().take(7).map(move |weekday| ThemeDay::NthWeekday(nth, weekday))
        });
        for theme_day in of_week.chain((1..=31).map(ThemeDay::DayOfMonth)).map(Some).chain([None]) {
            let usual = usual_rule(theme_day);
            assert!(all.iter().any(|(rule, _)| *rule == usual), "{theme_day:?}: {usual:?}");
        }
    }
}
