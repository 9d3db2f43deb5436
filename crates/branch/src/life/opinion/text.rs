//! The sentences about opinions.

zhixing_kit::text! {
    /// What pages and refusals say about opinions.
    pub Text
    title() "征求意见" / "Opinions";
    lead() "对支部工作、组织生活和班子作风有什么看法和建议，请写在这里。只写事，不写谁。" / "What do you think of the branch's work, its life and its style? Please write about things, not about persons.";
    matter() "关于" / "About";
    study() "学习和运用" / "Study and its use";
    life() "组织生活" / "Organisation life";
    work() "工作和服务" / "Work and service";
    style() "作风和纪律" / "Style and discipline";
    care() "关心人、帮助人" / "Care for people";
    other() "其他" / "Other";
    give() "交上去" / "Hand it in";
    given_named() "已收到，谢谢。" / "Received, thank you.";
    given_anonymous() "已收到，谢谢。没有留下您的姓名和时间。" / "Received, thank you. Neither your name nor the time was kept.";
    with_name() "署名" / "With my name";
    without_name() "不署名" / "Without my name";
    protected_title() "不署名时" / "Without a name";
    protected() "不记作者，不记时间，不进台账；结束以前谁也看不到，也不计数；结束时打乱次序，少于 5 条就不显示、不保留。" / "No author, no time and no record is kept; before the end nobody sees or counts them; then they are mixed, and fewer than five are neither shown nor kept.";
    not_protected() "不能保护的：文字里写明的身份；您自己的手机或电脑上留下的内容；以及管理服务器的人在您提交的那一刻专门守着看。" / "Not protected: what the words themselves give away; what stays on your own device; and a person who runs the server and watches at the very moment.";
    too_few_people() "人数不足 5 人，不署名也容易猜到，所以这里只能署名。也可以当面找书记谈。" / "With fewer than five people one could guess, so opinions carry a name here. You can also talk with the secretary.";
    closed(name) "征求意见已由 {name} 结束。" / "The gathering was ended by {name}.";
    closed_refused() "征求意见已经结束。请在组织生活会上提出，或当面找书记谈。" / "The gathering has ended. Please speak at the meeting, or talk with the secretary.";
    full(most) "意见已满 {most} 条，请告诉书记。" / "There are {most} opinions already; please tell the secretary.";
    must_sign() "这里人数不足 5 人，请署名，或当面找书记谈。" / "With fewer than five people please give it under your name, or talk with the secretary.";
    close() "结束征求意见并汇总" / "End the gathering";
    close_ask() "结束后不能再提。现在结束吗？" / "After that none can be given. End it now?";
    close_lead() "结束以后，书记和委员能看到全部意见；不署名的按打乱的次序列出。" / "After that secretary and committee read all of them; those without a name stand in mixed order.";
    close_too_few() "不署名的意见不足 5 条：现在结束，它们不会显示，也不会保留。可以改晚日期再等等；仍要结束，请勾选确认。" / "Fewer than five came without a name: ending now, they are neither shown nor kept. You may move the date; to end all the same, please tick the box.";
    closed_told() "已结束，意见汇总在这里。" / "Ended; the opinions stand here.";
    all() "收到的意见" / "What came in";
    none() "没有收到意见。" / "None came in.";
    dropped(n) "不署名的不足 5 条（{n} 条），没有显示，也没有保留。" / "Fewer than five ({n}) came without a name: not shown, not kept.";
    nobody() "不署名" / "without a name";
    only_committee() "汇总的意见由书记和委员阅看，会上反馈。" / "Secretary and committee read them and report at the meeting.";
}
