//! What pages say about a tied candidate who leaves.

zhixing_kit::text! {
    /// Sentences about leaving a tie.
    pub Text
    title() "票数相等的人退出" / "A tied candidate leaves";
    lead() "再次投票以前有人不再参选的，在这里登记。剩下的人不多于名额，就不用再次投票：他们的赞成票都已过半，得票又在别人前面，即为当选（《基层组织选举工作条例》第二十八条）。" / "Note here who stands no longer before the runoff. Where no more of the tied remain than there are seats no runoff is needed: each has more than half, and more votes than the others, and is elected (Elections, art. 28).";
    leave() "登记退出" / "Note that he leaves";
    back() "回到投票结果" / "Back to the result";
    told() "已登记。" / "Noted.";
    departed(name, reason, by) "{name} 在再次投票前退出：{reason}（{by} 登记）。" / "{name} left before the runoff: {reason} (noted by {by}). ";
    decided(names) "剩下的人不多于名额，不用再次投票：{names} 赞成票过半，当选。" / "No more remain than there are seats, so no runoff is needed: {names}, with more than half, elected. ";
    decided_before(names) "剩下的人不多于名额，不用再次投票：{names} 在最先出现票数相等的那一轮赞成票已过半，当选。" / "No more remain than there are seats, so no runoff is needed: {names}, with more than half in the round in which they were first tied, elected. ";
    not_needed() "票数相等的人有退出的，不用再次投票" / "some who were tied left, and no runoff is needed";
    not_tied() "这个人不在票数相等、要再次投票的人当中。请刷新后再看。" / "He is not among those who are tied and voted on again. Please reload the page.";
    runoff_begun() "再次投票已经开始，不能再登记退出。请先计票；有人当选后不就任的，另行选举。" / "The runoff has begun: nobody can leave it any more. Count it first; if who is elected does not take the post, elect anew.";
    in_the_tie() "再次投票的候选人退出，请到上一轮的结果里登记，写明原因。" / "Who leaves a runoff is noted on the result of the round before, with the reason.";
    to_the_tie() "有人退出，到上一轮登记" / "Somebody leaves: note it on the round before";
}
