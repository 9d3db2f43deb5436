//! The sentences about a roll.

zhixing_kit::text! {
    /// What pages and refusals say about a roll.
    pub Text
    title() "点名" / "Roll call";
    list_title() "到会名单" / "Roll";
    lead() "点一下就保存，点错了再点一次。没有网络时先记在这台设备上。" / "One press saves; press again to correct. Without a connection it is kept on this device first.";
    lead_reader() "名单由记录人点名。" / "The recorder calls the roll.";
    reload() "重新载入本页，就能看到最新的点名。" / "Load this page again for the latest marks.";
    present() "到会" / "Present";
    absent() "缺席" / "Absent";
    without_vote() "列席" / "Without vote";
    unmarked() "未点名" / "Not marked";
    visitor() "列席人员" / "Guest";
    visitor_from(home) "列席，来自{home}" / "Guest from {home}";
    no_vote() "无表决权" / "no vote";
    need_not() "可不到会" / "need not attend";
    excused() "按规定可不到会" / "need not attend";
    absent_because(reason) "缺席：{reason}" / "Absent: {reason}";
    not_there() "未到会" / "Not there";
    not_there_because(reason) "未到会：{reason}" / "Not there: {reason}";
    absent_plain() "缺席" / "Absent";
    reason_save() "保存原因" / "Save the reason";
    marked_by(name, time) "{name} {time} 点名" / "Marked by {name} at {time}";
    marked_at(time) "{time} 点名" / "at {time}";
    corrected_later() "会后更正过，见会议记录" / "put right after the end: see the minutes";
    arrived_at(time) "补记，{time} 送到" / "sent late, arrived at {time}";
    overtaken(name, mine, mark, by) "{name}：您记的是“{mine}”，{by} 后来记为“{mark}”，以后记的为准。" / "{name}: you marked “{mine}”, {by} marked “{mark}” later, and that holds.";
    off_the_list() "有一个人已不在名单上，没有记。" / "One person is no longer on the list and was not marked.";
    no_marks() "这份点名的格式不对，没有记。请重新载入本页再试。" / "These marks could not be read and were not taken down. Please reload this page and try again.";
    marked_told(name, mark) "{name}：{mark}" / "{name}: {mark}";
    replaced_title(n) "您点过的人里，有 {n} 人后来由别人改了：" / "Of those whom you marked, {n} were marked otherwise by somebody else:";
    replaced(name, by, was, now) "{name}：您记的是“{was}”，{by} 改成了“{now}”" / "{name}: you marked “{was}”, {by} changed it to “{now}”";
    replaced_next() "现在以后记的为准。请和对方核对；不对的，再点一次。" / "The later mark holds now. Please settle it between you; if it is wrong, press again.";
    all_marked() "名单已点完。" / "Everybody is marked.";
    left(n) "还有 {n} 人未点名。" / "{n} not marked yet.";
    add_visitor() "添加列席人员" / "Add a guest";
    add_visitor_button() "加入名单" / "Add to the roll";
    visitor_told(name) "{name} 已加入名单。" / "{name} is on the roll.";
    on_the_list() "这个人已经在名单上。" / "This person is on the list already.";
    too_many(most) "名单最多 {most} 人。" / "A roll holds at most {most} people.";
    still_unmarked(names) "还没有点到：{names}。请先点完名，再宣布结束。" / "Not marked yet: {names}. Please finish the roll before closing.";
    vote_counted(name) "{name} 投的票已计入宣布过的表决结果，不能改为没有到会。中途离开的，仍记到会；确实没有到会的，请在会议结束后到会议记录里更正，表决会重新计算。" / "The vote of {name} counts in a result that was announced, so he cannot be marked as not there. Who left early stays marked as present. If he was never there, correct it in the minutes once the meeting has ended: the votes are counted anew then.";
    there_for_ballot(name) "{name} 到会以后有过无记名投票（已经领票，或者投票开始时在场），不能改为没有到会：到会人数从投票开始就定下来了。中途离开的，仍记到会；确实没有到会的，请在会议结束后到会议记录里更正，人数不够的投票就不能作数。" / "{name} was there for a secret ballot (took one, or was there when it began) and cannot be marked as not there: who is present is settled when a ballot begins. Who left early stays marked as present. If this person was never there, correct it in the minutes once the meeting has ended: a ballot for which too few were there does not stand then.";
    vote_out(name) "{name} 在正在进行的表决中投的票暂不计入；重新记为到会，票就恢复。" / "The vote of {name} in the vote that is running does not count now; mark him present again and it does.";
    still_unmarked_many(names, n) "还有 {n} 人没有点到：{names}等。请先点完名，再宣布结束。" / "{n} are not marked yet: {names} and others. Please finish the roll before closing.";
    comma() "、" / ", ";
    quorum_valid(should, here, needed, yes) "应到 {should} 人，实到 {here} 人，需要 {needed} 人到会，会议有效；一项决议需要 {yes} 票赞成。" / "Should attend: {should}, present: {here}, needed: {needed}. The meeting is valid; a resolution needs {yes} yes.";
    quorum_short(should, here, needed, missing) "应到 {should} 人，实到 {here} 人，需要 {needed} 人到会，还差 {missing} 人，会议还不算有效。" / "Should attend: {should}, present: {here}, needed: {needed}. {missing} more must come before the meeting is valid.";
    quorum_was_short(should, here, needed, missing) "应到 {should} 人，实到 {here} 人，需要 {needed} 人到会，差 {missing} 人。" / "Should have attended: {should}, present: {here}, needed: {needed}. {missing} were missing.";
    quorum_vain(here, yes) "会议有效，但现在什么都通不过：一项决议需要 {yes} 票赞成，而有表决权的只到了 {here} 人。" / "The meeting is valid, but nothing can pass now: a resolution needs {yes} yes and only {here} with a vote are here.";
    to_come(n) "应到 {n} 人。" / "Should attend: {n}.";
    quorum_ahead(voting, needed, yes) "其中有表决权的 {voting} 人：要有 {needed} 人到会，会议才有效；一项决议需要 {yes} 票赞成。" / "{voting} of them have a vote: {needed} must come for the meeting to be valid; a resolution needs {yes} yes.";
    quorum_whom() "这里只算有表决权的正式党员。" / "Only members with a vote are counted here.";
    without_vote_count(n) "另有 {n} 人到会，没有表决权。" / "{n} more are here without a vote.";
    attending(should, here) "全体应到 {should} 人，实到 {here} 人。" / "In all {should} should attend, {here} are here.";
    unsent(n) "其中 {n} 人的点名还在本机，没有送出。" / "The marks of {n} are still on this device, not sent yet.";
    drift_title() "名单确定以后，名册有变化" / "The roster has changed since the list was fixed";
    drift_gone(names) "会议当天已不属于本单位：{names}。" / "No longer of this unit on the day of the meeting: {names}.";
    drift_came(names) "名单确定以后才到本单位：{names}。" / "Came to this unit after the list was fixed: {names}.";
    drift_other(names) "有无表决权等情况变了：{names}。" / "With a vote or without, otherwise than on the list: {names}.";
    drift_ahead() "宣布开始时，名单和应到人数照会议当天的名册更新。" / "When the meeting is opened, the list and the number of those who should attend follow the roster of that day.";
    drift_open() "已经开始的表决和投票不变；下一次开始时，名单和应到人数照名册更新。" / "Votes and ballots that have begun stay as they are; when the next one begins, the list and the number of those who should attend follow the roster.";
    drift_told() "名单已照名册更新。" / "The list follows the roster now.";
    committee_share(needed) "支委会须有半数以上委员到会：至少 {needed} 人。" / "At least half of the committee must be there: {needed}.";
    not_fixed() "发出通知以后，应到会名单会列在这里。" / "Once the notice is sent, the list of who should attend stands here.";
    back() "回到会议" / "Back to the meeting";
}
