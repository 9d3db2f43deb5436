//! The sentences about the first day of a unit's record.

zhixing_kit::text! {
    /// What pages and refusals say about the first day of a unit's record.
    pub Text
    units() "组织架构" / "Units";
    title() "起记日期" / "Kept here since";
    lead(unit) "从哪天起，{unit}的组织生活在这里记录。" / "From which day on the record of {unit} is kept here.";
    judged() "在这一天以前就结束的应办事项不作评判，不算逾期；这一天所在的月、季、年照常应办。" / "What it owed in a period that ended before this day is not judged and never overdue. The month, quarter and year in which the day lies are owed as usual.";
    earlier() "要把以前的会议补录进来，就把日期提前：从那天起的应办事项都会列出，补录了的算已完成。" / "To bring in earlier meetings, set an earlier day: everything owed since then is listed, and what you enter is met.";
    with_groups() "党小组跟着支部改；以后某个党小组要另定日期，在它自己的页面改。" / "Its groups follow the branch; a group can be given another day afterwards on its own page.";
    save() "保存日期" / "Save the day";
    saved(unit) "{unit}的起记日期已保存，应办事项已按新日期推算。" / "Saved; what {unit} owes follows the new day.";
    back() "返回" / "Back";
    change() "更改" / "Change";
    in_future() "日期不能晚于今天。请填今天或以前的日期。" / "The day must not be later than today. Please enter today or an earlier day.";
}
