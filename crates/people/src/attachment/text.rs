//! The sentences about members in temporary branches.

zhixing_kit::text! {
    /// What pages and refusals say about members in temporary branches.
    pub Text
    title() "临时编入的党员" / "Members set to this branch";
    lead() "他们的组织关系仍在原支部：接收、转正和选举在原支部表决；这里的会议通知他们参加，正式党员对这里的决议有表决权。" / "They go on belonging to their home branch and vote there on admissions and elections. They are called to the meetings here, and formal members vote on the resolutions made here.";
    manage() "管理临时编入的党员" / "Members set to this branch";
    none() "还没有编入党员。" / "Nobody is set to this branch yet.";
    none_next() "按编号从各支部编入参加任务的党员。" / "Add by number those who take part in its task.";
    since(home, day) "{home} · 从{day}起" / "{home} · from {day}";
    add() "编入" / "Add";
    add_title() "编入一名党员" / "Add a member";
    added(name) "已编入 {name}。下次确定名单时，他会列入应到人员。" / "{name} is added, and stands on the next list that is fixed.";
    end() "结束编入" / "End it";
    end_ask(name) "从明天起不再通知 {name} 参加这里的会议。现在结束吗？" / "From tomorrow on {name} is not called to meetings here. End it now?";
    ended(name) "{name} 已结束编入。" / "{name} is no longer set to this branch.";
    no_such_number() "各支部里没有这个编号的人。请核对编号。" / "No other branch has a member of this number. Please check it.";
    no_member() "只有党员编入临时党支部；其他人开会时列席。" / "Party members alone are set to a temporary branch; others sit in at its meetings.";
    attached_already() "他已经编入了。" / "He is set to this branch already.";
    is_closed() "这个临时党支部已经撤销，不再编入。" / "This temporary branch is closed; nobody is set to it any more.";
    in_future() "日期不能晚于今天。" / "The day must not be later than today.";
    ended_already() "这次编入已经结束。" / "It has ended already.";
    units() "组织架构" / "Units";
}
