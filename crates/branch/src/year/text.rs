//! The sentences of the year, both languages side by side.

zhixing_kit::text! {
    /// What the pages of a branch's year say.
    pub Text
    title(year) "{year}年度应办" / "The year {year}";
    lead(branch) "{branch}：按章程和支部实际情况推算，每一项都注明依据。" / "{branch}: what the rules ask of it, each with its reason.";
    years() "年度" / "Years";
    year_tab(year) "{year}年" / "{year}";
    tally() "本年应办的进展" / "How the year stands";
    met() "已完成" / "Met";
    due() "待办" / "Due";
    overdue() "已逾期" / "Overdue";
    ahead() "未到期" / "Ahead";
    exempt() "免办" / "Exempt";
    met_on(day) "{day}已召开" / "held on {day}";
    met_late(day) "{day}补开" / "made up for on {day}";
    by(day) "{day}前" / "by {day}";
    convened_by(who) "{who}召集" / "convened by the {who}";
    each_member() "党员之间自行开展" / "by the members themselves";
    everyone_excused() "成员均为年老、患病、残疾或出国（境）人员，不计逾期。" / "All its members are old, ill, disabled or abroad: never overdue.";
    quarters() "季度" / "Quarters";
    with_overdue(quarter, n) "{quarter}（{n} 项逾期）" / "{quarter} ({n} overdue)";
    quarter_one() "第一季度" / "First quarter";
    quarter_two() "第二季度" / "Second quarter";
    quarter_three() "第三季度" / "Third quarter";
    quarter_four() "第四季度" / "Fourth quarter";
    whole_later() "以后" / "Later";
    plan_on(day) "安排在{day}" / "Plan it on {day}";
    open_planned(day) "已安排：{day}" / "Planned: {day}";
    not_worked() "这一天不上班" / "not a working day";
    adopt() "确定年度计划" / "Adopt the plan";
    adopt_open(n) "排定其余 {n} 项" / "Plan the remaining {n}";
    plan_title(year) "排定{year}年度计划" / "Plan the year {year}";
    plan_lead() "建议的日期避开了周末、节假日和已有安排，固定的主题党日照此保留。可以逐项改动，确定后仍可调整。" / "Proposed days avoid weekends, holidays and what is planned already; the fixed theme day is kept. Change any of them, now or later.";
    plan_overdue() "已逾期的项目没有勾选：确需补开的，勾上即可。" / "What is overdue is not ticked: tick what is to be made up for.";
    plan_list() "建议的安排" / "Proposals";
    nothing_to_plan() "没有需要安排的项目。" / "Nothing is left to be planned.";
    nothing_to_plan_next() "本年的应办事项都已安排或完成。" / "Everything the year asks for is planned or done.";
    adopted(n) "已排定 {n} 项，成员可以在日历中看到。" / "{n} planned; the members see them in the calendar.";
    adopted_one(day) "已安排在{day}，可在会议中补充议题。" / "Planned on {day}; add its agenda under Meetings.";
    nothing_chosen() "还没有勾选任何一项。请勾选要安排的项目，再提交。" / "Nothing is ticked. Tick what is to be planned and send it again.";
    nothing_left() "所选各项都已经安排或完成，没有重复安排。" / "All that was chosen is planned or done already; nothing was planned twice.";
    no_such_obligation() "所选项目不在本年应办之列，可能章程选项或成员情况已变动。请刷新后再试。" / "This is not among the year's obligations; members or options may have changed. Please reload and try again.";
    check_lines(n) "有 {n} 行的日期或时间需要改一下，改好后再提交。" / "Please correct the day or the time in {n} line(s) and send again.";
    remark_article(article) "依据：{article}" / "Rule: {article}";
    holidays_not_announced(year) "{year}年的放假安排尚未公布，日期先按法定节日推算，公布后请再看一遍。" / "The holidays of {year} are not announced yet: days follow the statutory ones for now; look again once they are.";
    no_branch() "您不属于任何党支部。" / "You belong to no branch.";
    no_branch_next() "上级组织可以在“总览”中查看各支部的应办情况。" / "A superior finds how the branches stand in the overview.";
    no_branch_join() "转入党支部以后，这里会显示支部的安排。" / "Once you belong to a branch, what it plans is shown here.";
    to_overview() "打开总览" / "Open the overview";
    to_settings() "支部设置" / "Branch settings";
    to_wall() "打印墙上的年计划" / "Print it for the wall";
    to_calendar() "日历" / "Calendar";
    to_admissions() "发展党员" / "Admission of members";
    to_term() "任期和班子" / "Term and committee";
    to_movings() "组织关系转接" / "Moving between branches";
    nothing_owed() "这一年没有应办事项。" / "Nothing is owed in this year.";
    nothing_owed_next() "支部在这一年尚未成立，或已经撤销。" / "The branch was not there yet, or no longer.";
    topic_of_month(year, month, kind) "{year}年{month}月{kind}" / "{kind}, {year}-{month:02}";
    topic_of_year(year, kind) "{year}年{kind}" / "{kind}, {year}";
    record(branch, year) "{branch}{year}年度计划" / "Plan of {branch} for {year}";
    take() "列入计划" / "Plan it";
    day() "日期" / "Day";
    time() "时间" / "Time";
    what() "应办事项" / "Obligation";
    back_to_year() "返回年度应办" / "Back to the year";
    standing_label(what) "{what}的进展" / "How {what} stands";
}
