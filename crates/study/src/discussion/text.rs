//! The sentences about answers.

zhixing_kit::text! {
    /// What pages, refusals and notices say about answers.
    pub Text
    title() "讨论" / "Discussion";
    none() "还没有人回复。" / "Nobody has answered yet.";
    none_next() "有话想说，就写在下面。" / "If you have something to say, write it below.";
    none_own() "还没有人回复。有人回复时会通知您。" / "Nobody has answered yet. You will be told when somebody does.";
    write() "写回复" / "Write an answer";
    send() "回复" / "Answer";
    reply() "回复" / "Answer";
    reply_to(name) "回复{name}" / "Answer {name}";
    to(name) "回复{name}" / "to {name}";
    sent() "已回复。" / "Answered.";
    take_back() "收回" / "Take back";
    take_back_ask() "收回以后，这里只留下“已收回”三个字。收回吗？" / "Only “taken back” stays in its place. Take it back?";
    taken_back() "已收回" / "Taken back";
    told_taken_back() "已收回。" / "Taken back.";
    who_sees(whom) "您的回复给{whom}看。写心得的人把它收回时，下面的回复也一起看不到了。" / "Your answer is seen by {whom}. When the reflection is taken back, the answers below it are not seen any more either.";
    follow() "有新回复时告诉我" / "Tell me of further answers";
    leave() "不用再告诉我" / "Do not tell me any more";
    following() "有新回复时会通知您。" / "You are told of further answers.";
    followed() "以后有新回复会通知您。只有您自己知道。" / "You will be told of further answers. Nobody else knows.";
    left() "不再通知您。" / "You will be told no longer.";
    share_first() "这篇心得现在只有您自己看得到，没有人能讨论。先选给谁看，再来讨论。" / "Nobody but you sees this reflection now, so there is nobody to talk with. Choose first who may see it.";
    full(most) "一篇心得下面最多 {most} 条回复，已经满了。可以另写一篇接着谈。" / "A reflection holds {most} answers at most, and they are there. Write another one to go on.";
    told_author(name) "{name}回复了您的心得" / "{name} answered your reflection";
    told_author_body(title) "点开看看“{title}”下面的新回复。" / "Open it to read what is new below “{title}”.";
    told() "您关注的一篇心得有新回复" / "There is an answer below a reflection that you follow";
    told_body() "点开看看。" / "Open it to read.";
}
