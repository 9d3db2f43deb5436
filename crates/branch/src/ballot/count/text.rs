//! What pages say about counting and about results.

zhixing_kit::text! {
    /// Sentences about counting.
    pub Text
    title() "清点纸票" / "Count the papers";
    lead() "两个人各数各的，互相不看；数的一致才算数。不一致，就请两人重新数、重新录。" / "Two tellers count, each for himself and without looking at the other's figures. They hold when the two agree; if not, both count and enter again.";
    count_paper() "清点纸票" / "Count the papers";
    in_the_box(expected) "应有 {expected} 张（发出的纸票和书面意见）。" / "There should be {expected} (papers and written opinions).";
    enter() "我数的是这样" / "This is what I counted";
    others_hint() "有人另选他人，就选名字、填票数；没有就空着。" / "Where others were named, choose them and enter their votes; otherwise leave it.";
    entered_by(names) "已录入：{names}。" / "Entered by {names}.";
    waiting() "已录入，等另一名监票人、计票人清点。" / "Entered. Another teller counts next.";
    differ(names) "{names} 数的不一样。请一起再数一遍，数错的重新录入；全都一致以后才算数。" / "{names} differ. Please count again together, and let who was wrong enter anew; it holds once all agree.";
    more_than_issued(returned, issued) "已录入：收回 {returned} 张，发出的只有 {issued} 张。没有数错的话，这次投票作废，要重新投；数错了，请重新录入。等另一名监票人、计票人清点。" / "Entered: {returned} returned, {issued} issued. If that is right the vote is void and must be repeated; if not, enter it anew. Another teller counts next.";
    agreed() "录入的人数的都一致。" / "All who entered figures agree.";
    agreed_told() "录入的人数的都一致，可以打开票箱了。" / "All who entered figures agree. The box can be opened now.";
    withdraw_of(name) "撤下 {name} 的录入" / "Take back the figures of {name}";
    withdraw_mine() "撤下我的录入" / "Take my figures back";
    withdraw_hint() "确实无法重新录入的才撤下（例如人已离开），原因写进台账；其余的人都一致，就以他们的为准。" / "Only where they cannot be entered anew, as when the teller has left. The reason stands in the ledger; where the others agree, their figures hold.";
    withdraw_button() "撤下" / "Take back";
    withdrawn_told() "已撤下。" / "It is taken back.";
    mine() "您数的" / "Your count";
    count_of(name) "{name} 数的" / "Counted by {name}";
    what() "项目" / "What";
    returned() "收回张数" / "Papers returned";
    spoiled() "废票张数" / "Void papers";
    open_box() "打开票箱" / "Open the box";
    open_hint() "两名监票人、计票人先后用自己的钥匙打开，票当场打散、计票。" / "Two tellers open it with their keys, one after the other; the ballots are mixed and counted at once.";
    key_here() "这台设备上有您的钥匙。" / "Your key is on this device.";
    brought_by(names) "已用钥匙：{names}，还差一把。" / "{names} used his key; one more is needed.";
    waiting_key() "您的钥匙已用上，请另一名监票人、计票人也打开。" / "Your key is used. Now another teller opens it as well.";
    counted_told() "计票完成，结果已宣布。" / "It is counted, and the result announced.";
    result() "投票结果" / "Result";
    those_here(entitled, present, quorum) "应到 {entitled} 人，实到 {present} 人（需要 {quorum} 人）；" / "Should attend {entitled}, present {present} (needed {quorum}); ";
    the_ballots(issued, returned, spoiled, counted) "发出 {issued} 张，收回 {returned} 张，废票 {spoiled} 张，有效 {counted} 张。" / "issued {issued}, returned {returned}, void {spoiled}, valid {counted}. ";
    too_many_returned(returned, issued) "收回 {returned} 张，多于发出的 {issued} 张：投票作废，应当重新投票。" / "{returned} were returned and only {issued} issued: the vote is void and must be repeated.";
    too_many_papers() "收回的纸票比发出的多：投票作废，应当重新投票。" / "More papers were returned than were handed out: the vote is void and must be repeated.";
    papers_of(returned, issued) "纸票收回 {returned} 张，多于发出的 {issued} 张：投票作废，应当重新投票。" / "{returned} papers were returned and only {issued} handed out: the vote is void and must be repeated.", one(returned) "{returned} paper was returned and only {issued} handed out: the vote is void and must be repeated.";
    too_few_there(present, quorum) "到会有表决权的 {present} 人，需要 {quorum} 人：人数不够，投票无效，没有结果。请等人到齐，或者另行召开会议，重新投票。" / "{present} with a vote were there and {quorum} were needed: too few, so the vote is not valid and has no result. Wait until enough are there, or call another meeting, and vote again.";
    went_and_came(issued, returned) "发出 {issued} 张，收回 {returned} 张" / "issued {issued}, returned {returned}";
    of_ways(phones, papers) "手机票：{phones}。纸票和书面意见：{papers}。" / "Phones: {phones}. Paper and written opinions: {papers}.";
    given_up() "票箱没有打开，没有计票：投票作废，应当重新投票。" / "The box was not opened and nothing counted: the vote is void and must be repeated.";
    given_up_by(by) "由 {by} 宣布作废" / "Declared void by {by}";
    give_up_title() "票箱打不开了" / "The box cannot be opened";
    give_up_hint() "能开票箱的监票人、计票人不到两名，或者票数对不上时，才这样做：票箱不打开就清空，投票作废，再重新投。" / "Only where fewer than two tellers can open the box, or it does not hold as many ballots as went in: it is emptied unopened, and the vote is void and repeated.";
    give_up() "宣布投票作废" / "Declare the vote void";
    give_up_ask() "已投的票都不计了，也找不回来。确定作废、重新投票吗？" / "No ballot that was cast will count, and none can be brought back. Declare the vote void and repeat it?";
    give_up_told() "投票已作废，可以提出下一轮。" / "The vote is void. A further round can be proposed.";
    votes(yes, no, abstain, needed) "赞成 {yes} 票，反对 {no} 票，弃权 {abstain} 票，需要 {needed} 票赞成：" / "For {yes}, against {no}, abstained {abstain}; {needed} needed: ";
    passed() "通过。" / "passed.";
    failed() "未通过。" / "not passed.";
    needed_each(needed) "得到 {needed} 票以上赞成始得当选（超过实到人数的一半）。" / "{needed} votes are needed to be elected: more than half of those present.", one(needed) "{needed} vote is needed to be elected: more than half of those present.";
    most_votes() "票数相等再次投票：得赞成票多的当选。" / "A runoff: the most votes are elected.";
    elected(names) "当选：{names}。" / "Elected: {names}.";
    nobody_elected() "无人当选。" / "Nobody is elected.";
    tied(names) "票数相等：{names}，要再次投票。" / "Tied: {names}; they are voted on again.";
    one_left() "还缺 1 名。" / "1 seat stays empty.";
    left(left) "还缺 {left} 名。" / "{left} seats stay empty.";
    is_elected() "当选" / "Elected";
    is_tied() "票数相等" / "Tied";
    not_elected() "未当选" / "Not elected";
    wrote_in() "另选" / "Named by voters";
    figures_kept() "每个人得了多少票，只有书记、委员看得到：不在会上公布，不列入会议记录，结果由支部告知本人。" / "What each person was given is seen by secretary and committee alone: it is not announced and not in the minutes; the branch tells each his own result.";
    adds_up(returned, valid, spoiled) "核对：收回 {returned} 张，是有效 {valid} 张加废票 {spoiled} 张；每一行的各项票数（另选他人的除外）加起来，都等于有效票数。单张选票不公布，免得从一张票的填法上认出是谁投的。" / "To check: {returned} returned are {valid} valid and {spoiled} void, and on every line (but for others who were named) the figures add up to the valid ballots. Single ballots are published nowhere: by its pattern a voter could be known.";
    announced(by) "由 {by} 打开最后一把锁后宣布" / "Announced when {by} turned the last key";
    announced_paper(by) "{by} 录入后两人一致，随即宣布" / "Announced when {by} entered the same figures";
    comma() "、" / ", ";
}
