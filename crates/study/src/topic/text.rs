//! The sentences of topics.

zhixing_kit::text! {
    /// Sentences of topics.
    pub Text
    new() "加一个主题" / "Add a topic";
    add() "加进计划" / "Add it to the programme";
    added() "主题已加入。下一步：选要读的材料，配上题库。" / "The topic is there. Next: choose what is read for it, and its questions.";
    edit() "修改主题" / "Change the topic";
    save() "保存" / "Save";
    saved() "已保存。" / "Saved.";
    problem() "要帮着解决的问题" / "The problem that it should help with";
    questions() "配套题库" / "Questions";
    no_questions() "没有配题库" / "none";
    count(n) "{n} 道题" / "{n} questions", one(n) "{n} question";
    choose_banks() "选题库" / "Choose banks of questions";
    banks_lead() "先列出本领域的题库，可以选几个。选了的题库在学习日前后先出题，来不了的同志也会拿到这些题。" / "Those of its area come first; several can go with it. Their questions come first around the study day, and go into the print pack.";
    take_bank() "配上" / "Choose";
    told_bank() "已配上。" / "It goes with the topic.";
    no_banks() "本支部还没有题库。" / "The branch has no banks yet.";
    no_banks_next() "请书记、副书记或资料员先在“题库”里导入或写几道题。" / "Its secretary, deputy or librarian brings questions in under “Banks of questions”.";
    back_to_topic() "回到主题" / "Back to the topic";
    materials() "要读的材料" / "What is read";
    none() "还没有选材料。" / "Nothing is chosen yet.";
    none_next() "从资料库里选。" / "Choose from the library.";
    taken() "已撤下" / "taken back";
    choose() "选材料" / "Choose materials";
    choose_lead() "先列出这个领域最近的资料；也可以搜索全部资料。" / "The newest materials of this area; or search all of them.";
    search() "搜索资料" / "Search the library";
    chosen() "已选" / "Chosen";
    offered() "可以选的" / "To choose from";
    nothing() "没有找到。" / "Nothing was found.";
    nothing_next() "换一个词，或先请资料员发布。" / "Try another word, or have it published first.";
    take() "选这份" / "Choose";
    take_out() "去掉" / "Take out";
    told_taken() "已加入要读的材料。" / "It is among what is read.";
    told_out() "已去掉。" / "Taken out.";
    days() "哪天学" / "When";
    no_day() "还没有排到哪一天。" / "It has no day yet.";
    pack() "打印学习材料包" / "Print pack";
    pack_for() "给来不了的同志：主题、材料全文和题目。在家学，不算缺勤，也不催办。" / "For those who cannot come: the topic, the whole texts and the questions. Studied at home, it is no absence and nothing is overdue.";
    how_to_print() "用浏览器的“打印”功能打印" / "Print it with the browser’s “Print”";
    pack_texts() "材料" / "Texts";
    pack_questions() "想一想，答一答" / "Questions to think about";
    pack_thoughts() "我的想法和要问的问题：" / "My thoughts, and what I would ask:";
    pack_answers() "答案和解析" / "Answers and explanations";
    pack_answers_follow() "先自己答，答案和解析在最后一张纸上。" / "Answer them first: answers and explanations are on the last sheet.";
    is_true() "对" / "True";
    is_false() "错" / "False";
    drop_out() "不再学这个主题" / "Leave this topic out";
    drop_ask() "从计划里去掉这个主题吗？已经写的心得和记录都留着，以后也可以恢复。" / "Leave this topic out of the programme? What was written stays, and it can be taken up again.";
    told_dropped() "已从计划里去掉。" / "Left out of the programme.";
    is_dropped() "这个主题不再学了。" / "This topic was left out of the programme.";
    take_up() "恢复" / "Take it up again";
    told_taken_up() "已恢复。" / "It is in the programme again.";
    too_many(most) "一份计划最多 {most} 个主题。" / "A programme has {most} topics at most.";
    too_many_materials(most) "一个主题最多 {most} 份材料。" / "A topic has {most} materials at most.";
    too_many_banks(most) "一个主题最多配 {most} 个题库。" / "A topic has {most} banks at most.";
    no_such_bank() "本支部没有这个题库，请重新选。" / "The branch has no such bank: please choose again.";
}
