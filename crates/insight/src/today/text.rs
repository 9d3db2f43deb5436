//! The sentences of Today.

zhixing_kit::text! {
    /// What Today says.
    pub Text
    today() "今日" / "Today";
    day(day, weekday) "{day} {weekday}" / "{weekday}, {day}";
    you_host() "由您主持学习" / "You host this study day";
    test_open(n) "集中学习的测试，{n} 道题：点这里参加" / "A test of {n} questions in the study day: take part";
    test_begun(answered, n) "集中学习的测试，已答 {answered} 道，共 {n} 道：点这里接着答" / "A test in the study day, {answered} of {n} answered: go on";
    swap_asked() "想和您换一天主持" / "would like to swap days with you";
    self_test() "自测：答几道题" / "Test yourself";
    reflections() "心得：写给自己" / "Reflections";
    now() "正在进行" / "Under way now";
    go_in() "进入会议" / "Go to the meeting";
    to_do() "要我办的" / "For me to do";
    free() "现在没有要您办的事。" / "There is nothing for you to do now.";
    free_next() "会议、签字、决议、表决和测试需要您时，会出现在这里。" / "Meetings, signatures, resolutions, votes and tests appear here when they need you.";
    vote() "等您表决" / "Waiting for your vote";
    open() "今天由您主持或记录：到时请宣布开始、点名" / "You preside or take the record today: open it and call the roll";
    passed_over() "日子过了：开过了请补记，没有开请改期或取消" / "Its day is over: write it down if it was held, else move or cancel it";
    close() "会议还没有宣布结束" / "The meeting has not been closed";
    sign() "会议记录等您核对签字" / "The minutes wait for your signature";
    elect() "换届选举" / "Election of the new term";
    term_ends() "本届任期届满" / "The term ends on";
    decide() "等您审批" / "Waiting for your decision";
    resolution() "决议由您负责" / "A resolution that is yours";
    no_due() "没有定期限" / "no day set";
    due_on() "期限" / "Due";
    by() "最后一天" / "By";
    proposed() "建议日期" / "Proposed for";
    planned_on() "已安排在" / "Planned for";
    plan_it() "安排这次会议" / "Plan it";
    sign_it() "核对并签字" / "Check and sign";
    see_year() "看全年计划" / "See the year";
    meetings() "我要参加的" / "I am to attend";
    unfinished() "写了一半的" / "Half written";
    unfinished_all() "查看和清理" / "See and tidy";
    on_phone() "在手机上写的" / "written on a phone";
    on_computer() "在电脑上写的" / "written on a computer";
    notices() "未读通知" / "Unread notices";
    branch() "我的支部" / "My branch";
    next() "接下来" / "Coming up";
    none_next() "还没有安排。" / "Nothing is planned yet.";
    month() "本月应办和逾期未办" / "This month's obligations, and what is overdue";
    month_none() "本月没有到期的应办事项。" / "No obligation falls due this month.";
    met() "已完成" / "Met";
    due() "待办" / "Due";
    overdue() "已逾期" / "Overdue";
    exempt() "免办" / "Exempt";
    decided() "最近的决议" / "Decided lately";
    all_resolutions() "看全部决议" / "See all resolutions";
    owner(name) "负责人：{name}" / "Owner: {name}";
    below() "下级单位" / "Units below";
    below_lead() "各支部应办事项完成、待办和逾期的情况，以及形成的决议。" / "How each branch's obligations stand, met, due and overdue, and what was decided.";
    overview() "看总体情况" / "See the overview";
    first_steps() "先做这四步" / "Four first steps";
    step_people() "导入成员名册" / "Bring in the people";
    step_posts() "任命书记和其他职务" / "Appoint secretaries and other posts";
    step_sign_ins() "把登录链接交给各支部书记" / "Hand the secretaries their sign-in links";
    step_year() "由书记确定全年计划" / "Let the secretaries adopt the year's plan";
    step_people_why() "从表格导入成员，支部和小组随名册一起建立；先试运行，看清会改什么，再确认。" / "Import the members from a table; branches and groups are founded along with them. A dry run first shows what would change; nothing is written until you confirm.";
    step_posts_why() "职务决定谁能做什么。在“组织架构”里打开单位的页面，任命职务，写明从哪天到哪天。" / "Posts decide who may do what. Open a unit's page under Units and appoint there, from a day to a day.";
    step_sign_ins_why() "这些书记还不能登录。打开他的页面，点“生成登录链接”，当面交给他。办好一位，下一位会补上。" / "These secretaries cannot sign in yet. Open one's page, press “Make a sign-in link” and hand it to him in person. Who has his link leaves this list, and the next one follows.";
    step_year_why() "每个支部的书记登录后，会在自己的“全年计划”页看到章程算出的全年应办事项和建议日期，由他确定。" / "Once signed in, each secretary finds the year's obligations on his own page of the year, computed from the rules, with proposed dates, and adopts them there.";
    import_now() "导入名册" / "Import the roster";
    appoint_now() "去组织架构" / "To the units";
    year_now() "看全年计划" / "To the year's plan";
}
