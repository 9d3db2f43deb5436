//! The sentences of programmes.

zhixing_kit::text! {
    /// Sentences of programmes.
    pub Text
    title() "学习计划" / "Programmes";
    lead() "支部一段时间里学什么：主题、材料、题目，以及要帮着解决的问题。" / "What the branch studies: topics, materials, questions, and the problem that each should help with.";
    branches() "按支部" / "By branch";
    none() "还没有学习计划。" / "There is no programme yet.";
    none_next() "由书记或支委制定：先定时间，再加主题，然后排到学习日上。" / "The secretary or a committee member makes one: first its time, then topics, then their days.";
    no_branch() "您不在任何支部里。" / "You belong to no branch.";
    no_branch_next() "学习计划由各支部自己制定，上级只看总体情况。" / "Each branch makes its own programme; from above one sees the overview.";
    new() "制定学习计划" / "Make a programme";
    edit() "修改名称和时间" / "Change name and time";
    save() "保存" / "Save";
    made() "学习计划已建立。下一步：加主题。" / "The programme is there. Next: add topics.";
    saved() "已保存。" / "Saved.";
    wrong_days() "结束日要在开始日之后，一份计划最长两年。" / "The last day comes after the first, and a programme lasts two years at most.";
    topics_count(n) "{n} 个主题" / "{n} topics", one(n) "{n} topic";
    span(from, to) "{from} 至 {to}" / "{from} to {to}";
    topics() "主题" / "Topics";
    no_topics() "还没有主题。" / "There are no topics yet.";
    no_topics_next() "从五个领域里选，写明要帮着解决什么问题。" / "Choose from the five areas, and say which problem it should help with.";
    add_topic() "加主题" / "Add a topic";
    dropped() "不再学" / "Left out";
    days() "学习日和主题党日" / "Study days and theme days";
    no_days() "这段时间里还没有计划学习日或主题党日。" / "No study day or theme day is planned in this time yet.";
    no_days_next() "先把学习日排出来，再把主题排上去；主题党日在年度计划里安排。" / "Plan the study days first, then put the topics on them; theme days stand in the plan of the year.";
    to_year() "去年度计划排主题党日" / "Plan theme days in the year";
    no_topic() "还没有主题" / "No topic yet";
    put_topic() "排主题" / "Choose a topic";
    lacking(n) "有 {n} 个主题还没有排到哪一天。" / "{n} topics have no day yet.", one(n) "{n} topic has no day yet.";
    spread() "自动排一下" / "Propose days";
    spread_title() "把主题排到学习日上" / "Put the topics on study days";
    spread_lead() "按计划里的顺序，先排学习日，不够再均匀地用主题党日。看一看，合适就采用；以后可以逐个改。" / "In the order of the programme, study days first, then theme days, evenly. Look at it and take it over; each can be moved later.";
    spread_none() "没有可以排的：主题都有了日子，或者前面没有空的学习日。" / "Nothing to propose: every topic has its day, or no study day ahead is free.";
    take_over() "采用这个安排" / "Take it over";
    taken_over(n) "已把 {n} 个学习日排好主题。" / "{n} study days have their topic now.", one(n) "{n} study day has its topic now.";
    area(area, problem) "{area} · 要帮着解决：{problem}" / "{area} · to help with: {problem}";
    rota() "看谁主持" / "See who hosts";
}
