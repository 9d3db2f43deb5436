//! The sentences of the home of study.

zhixing_kit::text! {
    /// Sentences of the home of study.
    pub Text
    title() "学习" / "Study";
    lead() "学什么、哪天学、谁来主持。学习时长不看屏幕，只算支部办了的集中学习。" / "What is studied, when, and who hosts. No screen counts your time: hours are those of what the branch held.";
    next() "接下来的学习日" / "Study days ahead";
    none() "前面还没有安排学习日。" / "No study day lies ahead yet.";
    none_next() "等书记在年度计划里安排；也可以先自测、看资料。" / "The secretary plans them in the year; meanwhile test yourself or read.";
    plan_next() "先把学习日排出来，再排主题。" / "Plan the study days first, then put topics on them.";
    no_topic() "还没有主题" / "No topic yet";
    ways() "去哪里" / "Where to";
    self_test() "自测：趁还没忘，再想一遍" / "Test yourself, just before you would forget";
    reflections() "写给自己，愿意时再分享" / "For yourself, and shared when you like";
    review() "按纪律作风问问自己，只有自己打得开" / "Questions of discipline and style that only you can open";
    tests() "测试：全班答得怎样，自己的答案" / "Tests: how the class did, and your own answers";
    library() "资料库" / "The library";
    banks() "题库" / "Banks of questions";
    hours() "参加过的集中学习，只有您自己看得到合计" / "What you were there for; nobody but you sees the sum";
    rota() "谁来主持：轮次、换一天、说明不行" / "Who hosts: turns, swaps, days on which one cannot";
    programmes() "学习计划：主题、材料、日子" / "Programmes: topics, materials, days";
}
