//! The sentences about motions and votes.

zhixing_kit::text! {
    /// What pages and refusals say about a motion.
    pub Text
    title() "表决" / "Motions and votes";
    lead() "公开表决，记名计票；每个有表决权的人可以在自己的手机上投，也可以由记录人代为录入。" / "Open votes by name: each who has a vote may use his own phone, or the recorder enters it.";
    none() "还没有表决事项。" / "There are no motions yet.";
    none_next() "由主持人或记录人在会上提出。" / "Chair or recorder take them down in the meeting.";
    add_title() "提出表决事项" / "Take down a motion";
    add() "记下" / "Take down";
    added() "已记下表决事项。" / "The motion is taken down.";
    put() "提请表决" / "Put to the vote";
    put_told() "表决开始。" / "The vote is open.";
    close() "宣布结果" / "Announce the result";
    close_ask(cast, present) "已投 {cast} 人，到会有表决权的 {present} 人。现在结束表决吗？" / "{cast} of {present} have voted. End the vote now?";
    yes() "赞成" / "Yes";
    no() "反对" / "No";
    abstain() "弃权" / "Abstain";
    withdraw() "撤回" / "Withdraw it";
    withdraw_title() "撤回表决事项" / "Withdraw a motion";
    withdraw_lead() "还没有提请表决的，可以撤回；会议记录上写明已撤回。撤回后不能恢复，需要时另提一项。" / "What was not put to the vote can be withdrawn; the minutes show it as withdrawn. It does not come back: move it anew if need be.";
    keep_it() "不撤回" / "Keep it";
    withdraw_told() "已撤回。" / "It is withdrawn.";
    withdrawn() "已撤回" / "Withdrawn";
    withdrawn_because(name, reason) "{name} 撤回：{reason}" / "Withdrawn by {name}: {reason}";
    is_withdrawn(name) "这个表决事项已由 {name} 撤回。需要时请另提一项。" / "{name} has withdrawn this motion. Move it anew if need be.";
    too_late_to_withdraw() "已经提请表决，不能撤回。请宣布表决结果。" / "It has been put to the vote and cannot be withdrawn. Announce its result instead.";
    your_vote() "您的表决" / "Your vote";
    voted_told(choice) "已投：{choice}。结束表决前可以改。" / "You voted: {choice}. You may change it until the vote is closed.";
    entered_told(name, choice) "已代 {name} 录入：{choice}。" / "Entered for {name}: {choice}.";
    enter_for() "为没有手机的人录入" / "Enter for those without a phone";
    by_himself() "本人已投" / "has voted himself";
    entered_by(name) "由 {name} 代录" / "entered by {name}";
    not_counted() "没有到会，不计入" / "not there, not counted";
    by_name() "记名情况" / "By name";
    moved_by(name) "{name} 提出" / "Moved by {name}";
    waiting() "待表决" / "Not put yet";
    voting() "表决中" / "Voting";
    passed() "通过" / "Passed";
    not_passed() "未通过" / "Not passed";
    cast_so_far(cast, present) "到会有表决权的 {present} 人，已投 {cast} 人。" / "{cast} of {present} with a vote have voted.";
    those_here(entitled, present, quorum) "应到 {entitled} 人，实到 {present} 人（需要 {quorum} 人）；" / "Should attend {entitled}, present {present} (needed {quorum}); ";
    those_voted(yes, no, abstain, needed) "赞成 {yes} 票，反对 {no} 票，弃权 {abstain} 票，需要 {needed} 票赞成：" / "yes {yes}, no {no}, abstain {abstain}; {needed} yes needed: ";
    announced(outcome) "会后更正以后重新计票。会上宣布的是：{outcome}" / "Counted anew after a correction. What was announced: {outcome}";
    so_passed() "通过。" / "passed.";
    so_failed() "未通过。" / "not passed.";
    closed_told() "表决结束，结果已宣布。" / "The vote is closed and the result announced.";
    vote_closed() "表决已经结束，不能再投。" / "The vote is closed; nothing can be cast any more.";
    vote_not_opened() "还没有提请表决。" / "It has not been put to the vote yet.";
    put_already() "已经提请表决了。" / "It has been put to the vote already.";
    needs_secret(name) "“{name}”须用无记名投票，不能公开表决。请到“无记名投票”里提出。" / "{name}: the rules ask for a secret ballot; an open vote will not do. Propose it under Secret ballots.";
    to_ballots() "无记名投票" / "Secret ballots";
    no_quorum(entitled, present, needed, missing) "人数不够，不能表决：应到 {entitled} 人，实到 {present} 人，需要 {needed} 人，还差 {missing} 人。" / "There is no quorum, so no vote: should attend {entitled}, present {present}, needed {needed}, {missing} missing.";
    not_on_the_list() "您不在这次会议的名单上，没有表决权。" / "You are not on the list of this meeting and have no vote.";
    no_vote(name) "{name} 列席会议，没有表决权。" / "{name} attends without a vote.";
    is_absent(name) "{name} 没有到会，不能表决。" / "{name} is not there and cannot vote.";
    sits_in(name) "{name} 记为列席，不能表决。" / "{name} is marked as sitting in and cannot vote.";
    not_marked(name) "还没有点到 {name}。请记录人先点名，再表决。" / "{name} is not marked on the roll yet; the recorder marks him first.";
    voted_himself(name) "{name} 已经自己投了，不能代录。" / "{name} has voted himself; nothing is entered for him.";
    voted_himself_for_good(name) "{name} 是自己投的，结果宣布以后不能再改。" / "{name} voted himself: that stands once the result was announced.";
    correct_votes() "有票录错了" / "A vote was entered wrongly";
    to_resolution() "看形成的决议" / "See the resolution";
    nothing_decided() "章程没有规定这类会议可以这样表决。" / "By the rules nothing is decided in this way at this kind of meeting.";
    too_many(most) "一次会议最多 {most} 个表决事项。" / "A meeting has at most {most} motions.";
    back() "回到会议" / "Back to the meeting";
    make_resolution() "形成决议" / "Make it a resolution";
    vain(present, needed) "现在通不过：需要 {needed} 票赞成，到会有表决权的只有 {present} 人。" / "It cannot pass now: {needed} yes are needed and only {present} with a vote are here.";
}
