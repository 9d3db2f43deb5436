//! The sentences about self-reviews.

zhixing_kit::text! {
    /// What pages, refusals and notices say about self-reviews.
    pub Text
    title() "自查清单" / "Self-review";
    lead_begin() "按清单问问自己，写几句、定几件要做的事。写的内容加了锁，只有您自己打得开：书记、上级、管理员、管服务器的人都读不了。" / "Ask yourself, write a few lines, settle what you mean to do. What you write is locked and only you can open it: no secretary, superior, administrator or keeper of the server can read it.";
    lead_closed() "已锁上。打开以后一小时内可以看和写，用完请点“锁上”。" / "It is locked. Once opened you can read and write for an hour; press “Lock” when you are done.";
    lead_open() "只有您自己看得到。一小时不保存就自动锁上。" / "You alone see this. It locks itself when nothing was saved for an hour.";
    lost_title() "先说清楚：忘了怎么办" / "First of all: what if you forget";
    lost_password() "内容用您打的字锁住，系统不留钥匙。用登录密码锁的：自己在“设置”里改密码，内容跟着换锁，不会丢；忘了密码、由管理员给链接重设的，以前写的就打不开了，除非您想起旧密码。" / "What you type is the key, and the program keeps none. Locked with your password: when you change it yourself under “Settings”, the lock follows and nothing is lost. When you forgot it and an administrator's link set another one, what you wrote does not open any more, unless you remember the old one.";
    lost_phrase() "用自己的口令锁的：与登录密码无关，谁重设密码都不影响；但忘了口令，就打不开了。" / "Locked with a phrase of your own: nobody's change of your password matters. But once the phrase is forgotten, it does not open.";
    lost_what() "打不开时丢的是：所有对照和下一步。能做的只有重新开始。" / "What is lost then: all notes and all next steps. All that can be done is to begin anew.";
    with_password() "用登录密码锁" / "Lock it with your password";
    with_phrase() "另设一句口令锁" / "Lock it with a phrase of your own";
    no_password() "您通过统一登录进来，没有登录密码，请另设一句口令。" / "You come through your organisation's sign-in and have no password, so choose a phrase of your own.";
    begin() "开始" / "Begin";
    begun() "已开始。只有您自己打得开。" / "It has begun. Only you can open it.";
    begun_already() "您已经有一份自查清单了，请先打开它。" / "You have a self-review already. Please open it.";
    open() "打开" / "Open";
    opened() "已打开，一小时内有效。" / "Open, for an hour.";
    close() "锁上" / "Lock";
    closed() "已锁上。" / "Locked.";
    wrong_phrase() "口令不对。" / "This is not the phrase.";
    wrong_earlier() "用这个旧密码打不开。" / "This earlier password does not open it.";
    expired() "已自动锁上，刚才写的还没有保存。请再写一次密码或口令，点“保存”，写的都还在。" / "It has locked itself, and what you just wrote is not saved yet. Give your password or phrase once more and save: all of it is still here.";
    open_first() "已自动锁上，刚才的没有做。请先打开。" / "It has locked itself, and that was not done. Please open it first.";
    earlier_title() "打不开：登录密码换过了" / "It does not open: your password was set anew";
    earlier_lead() "密码是对的，但以前的内容是用旧密码锁的，后来密码由链接重设，锁没有跟着换。想得起旧密码，就还能打开。" / "Your password is right, but what you wrote was locked with an earlier one; it was then set anew with a link, and the lock could not follow. If you remember the earlier one, it still opens.";
    recover() "用旧密码打开，换成现在的密码" / "Open with the earlier one, and lock with the present one";
    recovered() "打开了，以后用现在的密码。" / "Open. From now on your present password opens it.";
    forgot() "想不起来了" / "I cannot remember";
    restart_lead() "没有别的办法：没有备用钥匙，管理员也打不开。重新开始会去掉打不开的内容和提醒。" / "There is no other way: there is no second key, and no administrator can open it. Beginning anew takes away what does not open, and the reminders.";
    restart() "去掉旧的，重新开始" / "Take the old one away and begin anew";
    restart_ask() "以前写的全部去掉，找不回来。确定吗？" / "All that you wrote goes and cannot be brought back. Go ahead?";
    restarted() "已去掉。可以重新开始了。" / "Taken away. You can begin anew.";
    change_lock() "换锁" / "Change the lock";
    change_lock_lead() "内容不变，以后用新的打开。" / "What you wrote stays; the new one opens it from now on.";
    lock_changed() "锁换好了。" / "The lock was changed.";
    not_autosaved() "这一页不自动保存：加锁以前的内容不放在设备和服务器上。写几句就按一次“保存”。" / "This page does not save itself: words that are not locked yet are kept neither on this device nor on the server. Save every few lines.";
    write() "写" / "Write";
    save() "保存" / "Save";
    saved_together() "已锁好保存。另一台设备也写了同一处，两段都在，请看一看。" / "Saved under lock. Another device wrote in the same place: both are there, please look.";
    saved() "已锁好保存。" / "Saved under lock.";
    back() "返回" / "Back";
    about(source) "依据：{source}" / "About: {source}";
    nothing_yet() "还没有写。" / "Nothing written yet.";
    steps() "下一步" / "Next steps";
    more_steps() "再定一件要做的事" / "One more step";
    no_steps() "还没有定下一步。" / "No next steps yet.";
    add() "记下" / "Note it";
    added() "已锁好记下。" / "Noted under lock.";
    by_day() "以前" / "by then";
    done() "做到了" / "Done";
    not_done() "还没做到" / "Not done";
    is_done() "已做到" / "Done";
    take_away() "去掉" / "Take away";
    take_away_ask() "去掉这一条？" / "Take this one away?";
    reminds() "到日子提醒" / "With a reminder";
    too_many_steps(most) "下一步最多 {most} 条。请先去掉做到了的。" / "At most {most} next steps. Please take away what is done.";
    day_to_remind() "要提醒，请写上哪一天。" / "Give the day on which you wish to be reminded.";
    weak_phrase(least) "口令至少 {least} 个字，不要总是那几个字。" / "A phrase has {least} characters or more, and not the same few over and over.";
    long_phrase(most) "口令最多 {most} 个字。" / "A phrase has {most} characters at most.";
    not_the_same() "两次写的不一样。" / "The two are not the same.";
    must_understand() "请先看清忘了会怎样，再打勾。" / "Please read what is lost when you forget, then tick this.";
    program() "系统" / "The program";
    remind_subject() "您请系统今天提醒您" / "You asked to be reminded today";
    remind_body() "打开自查清单，看看自己定的下一步。系统读不了内容，只知道是今天。" / "Open your self-review and look at your next steps. The program cannot read them; it only knows the day.";
}
