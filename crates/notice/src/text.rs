//! The sentences of this room.

zhixing_kit::text! {
    /// Sentences about notices and suggestions.
    pub Text
    notices() "通知" / "Notices";
    notices_lead() "发给您的通知，新的在前。" / "What was sent to you, newest first.";
    no_notices() "还没有通知。会议、应办提醒和对您意见的答复会出现在这里。" / "No notices yet. Meetings, reminders and answers to your suggestions will appear here.";
    unseen() "未读" / "New";
    seen() "已读" / "Read";
    open() "打开" / "Open";
    mark_all_seen() "全部标为已读" / "Mark all as read";
    all_seen() "已全部标为已读。" / "All marked as read.";
    suggestions() "意见与建议" / "Complaints and suggestions";
    suggestions_lead() "对这个平台有什么不满、想改什么，都可以说；答复公开。" / "Say what is wrong with this tool or what should be better; answers are public.";
    say_something() "我要反映" / "Say something";
    answered_list() "已答复" / "Answered";
    waiting_count(count) "还有 {count} 条等待答复。" / "Waiting for an answer: {count}.";
    none_answered() "还没有公开的答复。您可以第一个提出来。" / "Nothing answered yet. You can be the first to say something.";
    own() "我提的，等待答复" / "Mine, waiting for an answer";
    to_answer() "等待我们答复" / "Waiting for our answer";
    about_page(page) "关于“{page}”" / "About: {page}";
    about_all() "关于整个程序" / "About the program as a whole";
    kind_complaint() "投诉" / "Complaint";
    kind_suggestion() "建议" / "Suggestion";
    unnamed() "不署名" / "Do not name me";
    unnamed_hint() "不署名时不保存您是谁，答复只出现在公开列表里。" / "Then who you are is not kept, and the answer appears only in the public list.";
    send() "提交" / "Send";
    sent_named() "已收到。答复后会通知您，并列在公开列表中。" / "Received. You will be told when it is answered, in the public list too.";
    sent_unnamed() "已收到。答复会列在公开列表中。" / "Received. The answer will stand in the public list.";
    too_many() "这一小时收到的意见太多，请稍后再提交；您写的内容还在下面。" / "Too many came in this hour. Please send it later; what you wrote is still below.";
    too_many_of_network(most) "从您所在的网络一小时内已收到 {most} 条意见。请过一会儿再提交，或登录后提交（仍可以不署名）；您写的内容还在下面。" / "From your network {most} came in this hour. Please send it later, or sign in and send it (without your name, if you like); what you wrote is still below.";
    too_many_of_one(most) "您一小时内已经提了 {most} 条，请过一会儿再提交；您写的内容还在下面。" / "You have sent {most} in this hour. Please send this one later; what you wrote is still below.";
    set_aside() "搁置几条不是意见的" / "Set some aside that are none";
    aside_title() "搁置不是意见的内容" / "Set aside what is no suggestion";
    aside_lead() "有人用程序灌水、反复乱填的，可以一起搁置，写一个原因：公开列表上写明有多少条、为什么，原文不公开；署名的人会收到通知。真有意见的，请逐条答复。" / "What somebody floods the list with can be set aside at once, with one reason: the public list says how many they were and why, without their words, and senders who are named are told. What is a suggestion is answered by itself.";
    aside_do() "搁置选中的" / "Set the chosen ones aside";
    aside_told(count) "已搁置 {count} 条。" / "{count} were set aside.", one(count) "{count} was set aside.";
    aside_list() "没有作为意见处理的" / "Set aside, not as suggestions";
    aside_line(count, complaints, reason) "{count} 条（其中投诉 {complaints} 条）：{reason}" / "{count} (complaints among them: {complaints}): {reason}";
    aside_sum(count, acts) "一共 {count} 条，分 {acts} 次搁置；这里列出最近的。" / "In all {count}, in {acts} acts; the latest stand here.";
    aside_ones() "已经搁置的" / "Set aside already";
    aside_ones_lead() "误搁置的，照常答复就行：答复以后列入“已答复”，不再算在搁置里。" / "What was set aside by mistake is answered as ever: then it stands among the answered ones, and is counted as set aside no more.";
    none_waiting() "没有等待答复的。" / "Nothing waits for an answer.";
    choose_some() "请至少选一条。" / "Please choose at least one.";
    your_aside() "您提的意见没有作为意见处理" / "What you sent was set aside as no suggestion";
    answer() "答复" / "Answer";
    answer_it() "公开答复" / "Answer in public";
    kept_back() "原文不公开的理由（含个人信息时填写）" / "Why the words are not shown (when they name a person)";
    kept_back_shown(reason) "原文未公开：{reason}" / "The words are not shown: {reason}";
    answered_told() "已公开答复。" / "Answered in public.";
    answered_already() "这一条已经答复过了，请查看公开列表。" / "This has been answered already; see the public list.";
    your_answer() "您的意见有答复了" / "Your suggestion was answered";
}
