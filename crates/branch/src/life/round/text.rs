//! The sentences of a round.

zhixing_kit::text! {
    /// What pages, notices and refusals say about a round.
    pub Text
    title() "组织生活会和民主评议" / "Organisation life and appraisal";
    lead() "每年一次：定主题、听意见、谈心、对照检查、开会、列问题、评议、告知结果，一步一步来。" / "Once a year: topic, opinions, talks, own checks, the meeting, problems, appraisal, results, step by step.";
    of_year(year) "{year} 年度组织生活会" / "Organisation life {year}";
    begin() "开始今年的" / "Begin this year's";
    begin_title() "开始年度组织生活会" / "Begin the year's round";
    begin_lead() "先定主题和日期；日期以后可以改。组织生活会一般安排在第四季度（《支部条例》第十七条）。" / "Topic and dates first; the dates can be changed later. The meeting is generally held in the fourth quarter (Branches, art. 17).";
    begun() "已开始，并请大家提意见。" / "Begun, and everybody is asked for opinions.";
    begun_already(year) "{year} 年度的已经开始了，请在那里继续。" / "The round of {year} has begun already; please go on there.";
    none() "还没有开始过。" / "None was begun yet.";
    none_next() "书记开始以后，每个人会收到通知，这里会显示走到哪一步。" / "Once the secretary begins one, everybody is told, and this page shows how far it is.";
    edit() "改主题和日期" / "Change topic and dates";
    save() "保存" / "Save";
    saved() "已保存。" / "Saved.";
    must_follow() "日期要一步接一步：听意见、谈心、开会、列问题、告知结果。" / "The days must follow each other: opinions, talks, meeting, problems, results.";
    too_far() "日期请在前后一年之内。" / "Please stay within a year.";
    topic() "主题" / "Topic";
    steps() "走到哪一步" / "How far it is";
    next() "下一步" / "Next";
    all_done() "今年的每一步都办完了。列出的问题继续跟进。" / "Every step of this year is done. The listed problems are followed up.";
    finished() "已完成" / "Finished";
    by(day) "{day} 前" / "by {day}";
    on(day) "{day}" / "on {day}";
    past() "已过日期" / "Past its day";
    done() "已完成" / "Done";
    step_topic() "确定主题" / "Topic";
    step_opinions() "征求意见" / "Opinions";
    step_talks() "谈心谈话" / "Talks";
    step_own_checks() "对照检查" / "Own checks";
    step_meeting() "组织生活会" / "The meeting";
    step_problems() "问题和措施" / "Problems and measures";
    step_appraisal() "民主评议" / "Appraisal";
    step_results() "评定和告知" / "Results";
    how_opinions() "请成员和群众对支部工作提意见，可以不署名。" / "Members and others say what they think of the branch's work, with a name or without.";
    how_talks() "支部委员之间、委员和党员之间、党员之间谈心；只记“已经谈过”，不记谈了什么（《支部条例》第十九条）。" / "Committee and members talk with each other; only that it took place is kept, never what was said (Branches, art. 19).";
    how_own_checks() "每位党员写自己的对照检查，会上宣读以前只有本人看得到。" / "Each member writes his own check; before he reads it at the meeting nobody else can see it.";
    how_meeting() "可以开成党员大会、支委会或者党小组会（《支部条例》第十七条）。" / "As a general, committee or group meeting (Branches, art. 17).";
    how_problems() "会上查摆的问题，逐条写明措施、负责人和期限，到期前会提醒负责人。" / "Each problem gets a measure with owner and day; the owner is reminded in time.";
    how_appraisal() "个人自评、党员互评，再无记名测评（《支部条例》第十八条）。年老体弱、患病、残疾和在国（境）外的，可以不参加。" / "Self and mutual appraisal, then the secret tally (Branches, art. 18). The old, ill, disabled and those abroad need not take part.";
    how_results() "支部委员会评定，只告知本人；上级只看到开过没有。" / "The committee decides and tells the person alone; a superior sees only that it was held.";
    go_opinions() "提意见" / "Give an opinion";
    see_opinions() "看意见" / "Read the opinions";
    opinions_open(day) "正在征求意见，到 {day}" / "Open until {day}";
    opinions_told(named, anonymous) "收到署名意见 {named} 条，不署名意见 {anonymous} 条" / "{named} came under a name, {anonymous} without";
    talks_told(n) "开始以来谈过 {n} 次" / "{n} talks since the beginning", one(n) "{n} talk since the beginning";
    plan_talk() "安排一次谈心谈话" / "Plan a talk";
    go_own_check() "写我的对照检查" / "Write my own check";
    own_checks_read(n) "已宣读 {n} 份" / "{n} were read out", one(n) "{n} was read out";
    plan_meeting() "安排这次会议" / "Plan the meeting";
    meeting_none() "还没有安排" / "not planned yet";
    see_problems() "问题清单" / "The list of problems";
    problems_told(all, open) "列出 {all} 条，还有 {open} 条在办" / "{all} listed, {open} still open";
    go_appraisal() "评议" / "Appraisal";
    waiting() "现在不需要您做什么。" / "There is nothing for you to do now.";
    not_branch() "您不属于任何支部，这里没有可看的内容。" / "You belong to no branch; there is nothing to show.";
    notice_subject(year) "请提意见：{year} 年度组织生活会" / "Your opinion is asked: organisation life {year}";
    notice_body(topic, day) "主题：{topic}。{day} 前可以提意见，可以不署名。年老体弱、患病、残疾和在国（境）外的同志，方便就提，不作要求。" / "Topic: {topic}. Opinions can be given until {day}, with a name or without. The old, ill, disabled and those abroad are welcome and not obliged.";
    remind_subject(step) "组织生活会提醒：{step}" / "Organisation life: {step}";
    remind_body(step, day) "“{step}”计划在 {day} 前完成，现在还没有办完。" / "{step} is meant to be done by {day} and is not yet.";
}
