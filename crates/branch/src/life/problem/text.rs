//! The sentences about problems.

zhixing_kit::text! {
    /// What pages and refusals say about problems.
    pub Text
    title() "问题和措施" / "Problems and measures";
    lead() "会上查摆出来的问题，逐条写明怎么改、谁负责、什么时候完成，到期前会提醒他。" / "What was found at the meeting: for each what is done, by whom, until when; he is reminded in time.";
    in_opinions() "征求到的意见" / "Opinions";
    in_own_checks() "对照检查" / "Own checks";
    in_discussion() "会上批评和讨论" / "Discussion at the meeting";
    from_above() "上级指出" / "Told from above";
    none() "还没有列出问题。" / "No problem is listed yet.";
    none_next() "会议开始以后，记录人或书记在这里逐条列出。" / "Once the meeting has begun, recorder or secretary list them here.";
    add() "列出一条" / "List one";
    save() "列入清单" / "Add to the list";
    saved() "已列入清单；负责人会在“今日”看到。" / "Listed; its owner finds it on Today.";
    not_begun() "会议还没有开始，或者会议记录已经签字。问题和措施在会上、签字以前列出；签过字又发现的，请在下次会上议定。" / "The meeting has not begun, or its minutes are signed. Problems are listed at the meeting and before the signatures; what is found later is for the next meeting.";
    full(most) "清单最多 {most} 条。" / "The list has at most {most} entries.";
    needs_owner() "请选负责人。" / "Please choose an owner.";
    problem(words) "问题：{words}" / "Problem: {words}";
    who_when(owner, day) "{owner} 负责，{day} 前完成" / "{owner}, by {day}";
}
