//! The sentences of the overview, both languages side by side.

zhixing_kit::text! {
    /// What the overview says.
    pub Text
    title() "总览" / "Overview";
    lead(unit, n) "{unit}：{n} 个党支部的应办情况和决议。不显示个人，不排名次。" / "{unit}: what its {n} branches owe and decide. No persons, no ranking.";
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
    outcome_open() "落实中" / "Under way";
    outcome_done() "已落实" / "Carried out";
    outcome_not_done() "未落实" / "Not carried out";
    more_decisions(n) "这里显示最近的 {n} 项。" / "The latest {n} are shown.";
    insight_lead() "上级可见：应办情况和决议。会议内容、到会情况和成员信息只在支部内可见。" / "What a superior sees: obligations and decisions. Meetings, rolls and members stay inside the branch.";
}
