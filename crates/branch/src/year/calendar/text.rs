//! The sentences of the calendar, both languages side by side.

zhixing_kit::text! {
    /// What the calendar says.
    pub Text
    title() "日历" / "Calendar";
    lead(branch) "{branch}的活动、节假日和应办期限。" / "{branch}: what is planned and held, holidays, last days.";
    view() "视图" / "View";
    month() "按月" / "Month";
    year() "按年" / "Year";
    back_to_today() "回到今天" / "Today";
    last_day(what) "{what}：最后一天" / "{what}: last day";
    make_up_day() "调休上班" / "Working day";
    plan_something() "安排活动" / "Plan something";
    on_which_day() "哪一天" / "On which day";
    to_feeds() "日历订阅" / "Subscribe";
    to_year() "年度应办" / "The year";
    with_place(what, place) "{what} · {place}" / "{what} · {place}";
}
