//! The sentences of the overview, both languages side by side.

zhixing_kit::text! {
    /// What the overview says.
    pub Text
    title() "总览" / "Overview";
    lead(unit, n) "{unit}：{n} 个党支部的应办情况和决议。不显示个人，不排名次。" / "{unit}: what its {n} branches owe and decide. No persons, no ranking.", one(n) "{unit}: what its one branch owes and decides. No persons, no ranking.";
    units() "查看哪个组织" / "Which unit";
    standing_of(branch) "{branch}的应办情况" / "How {branch} stands";
    none() "下面还没有党支部。" / "There is no branch below.";
    none_next() "在“组织架构”中建立党支部后，这里会显示它们的应办情况。" / "Once branches are set up under Units, they appear here.";
    page_of(page, pages) "第 {page} 页，共 {pages} 页" / "Page {page} of {pages}";
    obligations() "应办事项" / "Obligations";
    no_obligations() "这一年没有应办事项。" / "Nothing is owed in this year.";
    admissions() "发展党员" / "Admission of members";
    admissions_lead() "各步骤的办理进度" / "How their steps stand";
    decisions() "决议" / "Decisions";
    no_decisions() "这一年还没有决议。" / "Nothing was decided in this year.";
    no_decisions_next() "支部会议通过决议后会列在这里。" / "What its meetings decide appears here.";
    decided_on(day) "{day}通过" / "decided on {day}";
    carried_out_by(day) "{day}前落实" / "to be carried out by {day}";
    calendar() "日历" / "Calendar";
    calendar_lead(unit) "{unit}：各支部应办事项的最后一天和节假日。会议安排只在支部内可见。" / "{unit}: the last days of what its branches owe, and holidays. What they plan stays inside the branch.";
    some_open(kind, n, open) "{kind}最后一天：{n} 项，{open} 项未完成" / "{kind}, last day: {open} of {n} open";
    all_met(kind, n) "{kind}最后一天：{n} 项，都已完成" / "{kind}, last day: all {n} done";
    meetings_lead(unit) "{unit}：各支部近三个月形成的决议。会议内容、到会情况和记录只在支部内可见。" / "{unit}: what its branches decided in the last three months. Meetings, rolls and minutes stay inside the branch.";
    none_decided() "近三个月没有新的决议。" / "Nothing was decided in the last three months.";
    open_branch(branch) "看{branch}的应办情况" / "See how {branch} stands";
    to_overview() "打开总览" / "Open the overview";
    outcome_open() "在办" / "Open";
    outcome_done() "已办" / "Done";
    outcome_not_done() "未办成" / "Not done";
    more_decisions(n) "这里显示最近的 {n} 项。" / "The latest {n} are shown.";
    insight_lead() "上级可见：应办情况和决议。会议内容、到会情况和成员信息只在支部内可见。" / "What a superior sees: obligations and decisions. Meetings, rolls and members stay inside the branch.";
}
