//! The sentences of study days.

zhixing_kit::text! {
    /// Sentences of study days.
    pub Text
    link() "学习安排" / "How it is studied";
    the_meeting() "活动页面" / "The activity";
    not_for_study() "这类活动不安排学习。学习排在集中学习、主题党日、党课和支部大会上。" / "This kind of activity carries no study. Study stands on study days, theme days, lectures and general meetings.";
    topic() "主题" / "Topic";
    no_topic() "这天还没有主题。" / "This day has no topic yet.";
    no_topic_next() "从学习计划里选一个。" / "Choose one from the programme.";
    wait_topic() "由书记或支委从学习计划里选。" / "The secretary or a committee member chooses one from the programme.";
    put_topic() "排主题" / "Choose the topic";
    change_topic() "换主题" / "Change the topic";
    topic_title(on) "{on} 学什么" / "The topic of {on}";
    no_topics() "这天不在任何学习计划里，或者计划里还没有主题。" / "No programme holds this day, or it has no topics yet.";
    no_topics_next() "先制定学习计划，加上主题。" / "Make a programme and add topics first.";
    to_programmes() "去学习计划" / "To the programmes";
    none() "不排主题" / "No topic";
    save() "保存" / "Save";
    saved() "已保存。" / "Saved.";
    no_such_topic() "这个主题不在这天的学习计划里，请重新选。" / "This topic is in no programme of that day: please choose again.";
    problem() "要帮着解决的问题" / "The problem that it should help with";
    materials() "要读的材料" / "What is read";
    pack() "打印学习材料包" / "Print pack";
    pack_for() "来不了的同志，把材料包送到家里，学了就好，不催办。" / "Bring it to those who cannot come: read at home, nothing is overdue.";
    is_over() "这次活动已经结束或取消，安排不再改动。经过写在会议记录里。" / "This activity is over or was called off, and its plan stays as it is. What happened stands in the minutes.";
    parts() "怎样安排" / "How the time is used";
    part(name, minutes) "{name} · {minutes} 分钟" / "{name} · {minutes} minutes", one(minutes) "{name} · {minutes} minute";
    sum(sum, minutes) "合起来 {sum} 分钟，活动安排了 {minutes} 分钟。" / "Together {sum} minutes; the activity is planned for {minutes}.", one(sum) "Together {sum} minute; the activity is planned for {minutes}.";
    edit_parts() "调整时间和内容" / "Change time and content";
    save_parts() "保存安排" / "Save";
    groups() "讨论小组" / "Discussion groups";
    no_groups() "还没有分组。" / "There are no groups yet.";
    to_groups() "分组" / "To the groups";
    checks() "主持人要准备的" / "What the host sees to";
    checks_lead() "照着做就不会漏。只有主持人和安排学习的人看得到。" / "So that nothing is forgotten. Seen by the host and by those who plan study.";
    check_done() "做好了" / "Done";
    check_undo() "还没做好" / "Not done yet";
    done_by(name) "{name}已办" / "Done by {name}";
    told_check() "已记下。" / "Taken down.";
    host() "主持人" / "Host";
    no_host() "还没有定下主持人。" / "No host is settled yet.";
    to_hosted() "记下实际由谁主持" / "Write down who really hosted";
    to_rota() "轮流主持：换人、说明不行" / "The rota: swap, or say that you cannot";
    held() "已举行" / "held";
}
