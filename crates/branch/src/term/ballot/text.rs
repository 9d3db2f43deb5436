//! The sentences of an election's ballots.

zhixing_kit::text! {
    /// What pages and refusals say about the ballots of an election.
    pub Text
    term() "换届选举" / "Election of the new term";
    vacancy() "补选" / "By-election";
    term_lead() "逐项列入会议的无记名投票，计票以后一并报上级确认，不用再填当选的人。" / "Each post is put to the secret ballot of a meeting. When all are counted the result is handed up; nobody elected is typed again.";
    vacancy_lead() "书记、副书记、委员出缺的，及时补选，任期到本届届满为止。" / "A post that fell vacant is filled until the present term ends.";
    order() "支部党员大会先选委员，当选的委员再开第一次支部委员会会议，选书记、副书记。" / "The general meeting elects the committee; those elected then hold its first meeting and elect secretary and deputy.";
    not_put() "还没有列入投票" / "Not put to the ballot yet";
    committee_first() "先选出委员" / "The committee is elected first";
    put_post() "列入投票" / "Put to the ballot";
    start_vacancy() "补选职务" / "Fill a vacant post";
    title(post) "选举{post}" / "Elect: {post}";
    elected(names) "当选：{names}" / "Elected: {names}";
    if_needed() "必要时" / "where needed";
    ready() "各项都已选出。核对以后报上级确认：" / "Every post is filled. Look it over and hand it up:";
    ready_vacancy() "已选出。核对以后报上级确认：" / "Filled. Look it over and hand it up:";
    returned_for(reason) "上级已退回，原因：{reason}" / "Sent back by the unit above: {reason}";
    fallen(why) "{why}请另行召开会议，重新列入投票。" / "{why} Please put it to the ballot of another meeting.";
    told_fallen(title) "“{title}”不能作数" / "“{title}” does not stand";
    told_stands(title) "“{title}”恢复有效" / "“{title}” stands again";
    choose_posts() "请至少勾选一项补选。" / "Please tick at least one by-election.";
    handed_up_already() "这项选举的结果已经报上级，正等待确认，不能再列入投票。请等上级确认或退回。" / "The result of this election waits for the unit above; it cannot be put to the ballot again until it is confirmed or sent back.";
    hand_up() "以投票结果报上级确认" / "Hand up the ballots’ result";
    balloted_already() "这项职务已经列入投票。没选满的，在那次投票的页面提出下一轮。" / "This post is put to the ballot already. Where seats are empty, propose the next round on that ballot’s page.";
    not_vacant() "这项职务现在有人担任，没有空缺，不用补选。原任的职务结束以后再列入投票。" / "Somebody holds this post, so there is nothing to fill. Put it to the ballot once his post has ended.";
    no_seat(most) "委员会已有 {most} 人，没有空缺，不用补选。有人离任以后再列入投票。" / "The committee has its {most} members, so there is no seat to fill. Put one to the ballot once somebody has left.";
    is_waiting() "结果已报上级，等待确认" / "Handed up, to be confirmed";
    some_waiting(number) "已有 {number} 名的结果报上级，等待确认；还有空缺的，可以再列入" / "Handed up and to be confirmed: {number}; further vacant seats can be put to the ballot";
    is_held() "在任，没有空缺" / "Held, not vacant";
    still_held(post, name) "{name}在这一天还担任{post}，不能重叠。请填那项任职结束以后的日期；还没有结束的，请先结束那项任职。" / "{name} still is {post} on that day. Please enter a day after that post has ended, or end that post first.";
    place_empty() "后面的位次填了，这一位还空着。请按上级批准的顺序，从第一位填起。" / "A later place is filled and this one is empty. Please fill them from the first on, in the order that the unit above approved.";
    place_twice() "这个人前面已经填过。一个人只占一个位次，请换人或留空。" / "He has an earlier place already. Nobody stands twice: choose somebody else or leave it empty.";
    no_committee() "正式党员不足七人，不设支部委员会，只选书记，必要时选副书记。" / "With fewer than seven formal members there is no committee: a secretary is elected, and a deputy where needed.";
    at_general_meeting() "要在正在进行的支部党员大会上投票。" / "This is voted on in a general meeting that is open.";
    at_committee_meeting() "书记、副书记由当选的委员在支部委员会会议上选举。请召开会议、宣布开始以后再列入。" / "Secretary and deputy are elected by the committee. Please open its meeting first.";
    too_early(last, earliest) "本届任期到{last}届满，提前换届不超过一年，最早{earliest}。请把换届安排在那天或以后；只是有人离任的，在“补选职务”里补选。" / "The present term ends on {last}, and an election is early by at most a year: {earliest} at the earliest. Please elect on that day or later; where somebody left, fill his post under “Fill a vacant post”.";
    cannot_stand() "所选的人有的不在这次会议的名单上，或者不能当候选人。请重新勾选。" / "Somebody who was ticked is not on the list of this meeting, or cannot stand. Please choose again.";
    seats_between(least, most) "应选委员 {least} 至 {most} 人。" / "The committee has {least} to {most} seats to be filled.";
    not_whole() "还有职务没有选出，不能报上级。请先完成投票和计票。" / "Not every post is filled yet. Please finish voting and counting first.";
    before_election() "不能早于选举那天开始。" / "It cannot begin before the election.";
    temporary_elects_not() "临时党支部不换届，班子由上级指定，任务结束后撤销。" / "A temporary branch elects nobody: its posts are named by the unit above, and it is dissolved when its task ends.";
    ask_term(post) "换届选举{post}" / "Election of the new term: {post}";
    ask_vacancy(post) "补选{post}" / "By-election: {post}";
    nobody_stands() "没有可以当候选人的人。" / "Nobody can stand.";
    by_ballot() "来自无记名投票" / "From secret ballots";
    see_ballot_of(n) "查看第 {n} 次投票" / "See ballot {n}";
    see_ballot() "查看投票" / "See the ballot";
    comma() "、" / ", ";
}
