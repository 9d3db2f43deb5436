//! The sentences about hot questions.

zhixing_kit::text! {
    /// What pages, refusals and notices say.
    pub Text
    title() "热点问题" / "Hot questions";
    lead(topic) "“{topic}”想讨论什么，学习日以前提出来，列进那天的议程；谈下来的答复写回这里。" / "What to talk about for “{topic}”: ask before the study day, it goes on that day's agenda, and what is answered there is written back here.";
    none() "还没有人提问题。" / "Nobody has asked anything yet.";
    none_next() "工作里遇到的、想听大家怎么看的，都可以提。" / "Ask what you meet at work, or would like to hear others about.";
    ask() "提出" / "Ask";
    asked() "已提出，学习日会列进议程。" / "Asked. It goes on the agenda of the study day.";
    asked_already() "已经有人提过同样的问题。" / "The same question was asked already.";
    own_branch_only() "只有本支部的同志能在这里提问题。" / "Only members of the branch ask questions here.";
    topic_dropped() "这个主题不再学了，不能再提问题。" / "This topic is not studied any more; no questions can be asked.";
    full(most) "一个主题最多 {most} 个问题，已经满了。" / "A topic holds {most} questions at most, and they are there.";
    by(name) "{name} 提出" / "Asked by {name}";
    waiting() "等着列进议程" / "Waiting for an agenda";
    on_agenda() "已列进议程" / "On the agenda";
    answer_title() "写答复" / "Write down the answer";
    answer() "写答复" / "Write the answer";
    change() "修改答复" / "Change the answer";
    answered_by(name) "{name} 记" / "Written down by {name}";
    save() "保存" / "Save";
    saved() "答复已写回，大家看得到。" / "Written back. Everybody sees it.";
    take_back() "收回" / "Take back";
    take_back_ask() "收回这个问题？" / "Take this question back?";
    put_away() "去掉" / "Put away";
    put_away_ask() "从这个主题里去掉这个问题？" / "Put this question away?";
    ended() "已去掉。" / "Put away.";
    item(words) "热点问题：{words}" / "Hot question: {words}";
    collect(n) "把 {n} 个问题列进议程" / "Put {n} questions on the agenda", one(n) "Put {n} question on the agenda";
    collected(n) "已列进议程：{n} 个。" / "{n} are on the agenda now.", one(n) "{n} is on the agenda now.";
    see_all() "提问题，看全部" / "Ask, and see all of them";
    none_of_day() "这个主题还没有人提问题。" / "Nobody has asked about this topic yet.";
    told() "您提的问题有答复了" / "Your question was answered";
    told_body(words) "“{words}”谈下来的答复，点开看看。" / "Open it to read what was answered to “{words}”.";
}
