//! What the ballot paper says to a voter.

zhixing_kit::text! {
    /// Sentences of the voter's pages.
    pub Text
    title() "选票" / "Ballot";
    lead() "请独立填写。看过一遍再投，投进去以后不能更改。" / "Fill it in by yourself. You look it over before it is cast; afterwards it cannot be changed.";
    lead_election(seats) "应选 {seats} 人。选的人数等于或少于 {seats} 人有效，多于 {seats} 人作废。" / "{seats} to be elected. A ballot with {seats} names or fewer is valid, one with more is void.", one(seats) "{seats} to be elected. A ballot with {seats} name is valid, one with more is void.";
    secret() "您选了什么，只有您自己知道：它加锁存放，要两名监票人、计票人的钥匙合在一起，连同所有人的票打散了才打开。" / "What you choose is known to you alone: it is locked away, and only two tellers' keys together open it, mixed with everybody else's.";
    for_him() "赞成" / "For";
    against() "反对" / "Against";
    abstain() "弃权" / "Abstain";
    excellent() "优秀" / "Excellent";
    qualified() "合格" / "Qualified";
    basic() "基本合格" / "Basically qualified";
    unqualified() "不合格" / "Not qualified";
    choose_one() "这一行还没有选。" / "Nothing is chosen on this line yet.";
    the_question() "表决意见" / "Your vote";
    others_title() "另选他人" / "Somebody else instead";
    others_hint() "对候选人投了“反对”，可以另选同样多的人；不选就空着。" / "Where you vote against candidates you may name as many others; otherwise leave it.";
    nobody_else() "不另选" / "Nobody";
    review() "看一遍再投" / "Look it over";
    review_title() "这是您的选票" / "This is your ballot";
    review_lead() "请核对。投进去以后不能更改，谁也查不到是您的。" / "Please check it. Once cast it cannot be changed, and nobody can tell that it is yours.";
    names(names, seats) "您选了 {names} 人，应选 {seats} 人。" / "You chose {names}; {seats} are to be elected.";
    void(names, seats) "您选了 {names} 人，应选 {seats} 人：多了，这张票会作废。" / "You chose {names}, and {seats} are to be elected: that is too many, and this ballot will be void.";
    cast() "投票" / "Cast it";
    change() "回去改" / "Change it";
    went_in() "您的票已经投进去了。" / "Your ballot went in.";
    went_in_long() "您的票已经投进去了。名册上只记您投了票，不记您投了什么。" / "Your ballot went in. The roll says that you voted, and nothing says what you chose.";
    not_in_yet() "您领了票，还没有投进去。" / "You took a ballot, and it has not gone in yet.";
    has_paper() "您领的是纸票，请投到票箱里。" / "You have a ballot on paper: please put it into the box.";
    had_paper() "您这次领的是纸票。投了什么，不记名。" / "You had a ballot on paper. Nothing says what you chose.";
    ask_for_paper() "这次只用纸票。请向监票人、计票人领纸票，填好投到票箱里。" / "This vote is on paper alone. Ask a teller for a ballot, fill it in and put it into the box.";
    has_written() "已经登记了您的书面意见。" / "Your written opinion is noted.";
    take() "领票" / "Take a ballot";
    go_on() "继续填写" / "Fill it in";
    yours() "您的选票" / "Your ballot";
    no_vote() "您在这次投票中没有表决权，或者还没有点到名。" / "You have no vote here, or are not marked as present yet.";
    on_probation() "您是预备党员，没有表决权、选举权和被选举权（党章第七条），这次不投票。" / "You are on probation: without a vote, without the right to elect or to be elected (Party constitution, art. 7). You take no ballot here.";
    sits_in() "您在这次会议上没有表决权，这次不投票。" / "You attend without a vote and take no ballot here.";
    not_on_the_list() "您不在这次会议的名单上，不参加这次投票。" / "You are not on the list of this meeting and take no ballot here.";
    not_marked() "还没有点到您，现在不能投。您到了的话，请记录人先点名。" / "You are not marked on the roll yet and cannot vote now. If you are here, ask the recorder to mark you.";
    has_left() "名单上您已经离会，不能再投。还在场的话，请记录人改点名。" / "The roll says that you have left, so you cannot vote any more. If you are here, ask the recorder to put it right.";
    is_away() "名单上您是未到会，现在不能投。您到了的话，请记录人改点名。" / "The roll says that you are not here, so you cannot vote now. If you are, ask the recorder to put it right.";
    marked_sitting_in() "名单上您是列席，不能投。点错了的话，请记录人改点名。" / "The roll says that you sit in without a vote. If that is wrong, ask the recorder to put it right.";
    came_since() "这次投票开始以后您才列入名单，不参加这次投票。" / "You came onto the list after this vote had begun and take no ballot in it.";
    papers_title() "发纸票" / "Hand out papers";
    papers_hint() "谁领了纸票，就在这里记下；他就不能再用手机投。" / "Note who was handed a paper; he cannot vote by phone then.";
    hand_out() "发纸票" / "Paper";
    hand_back() "退回纸票" / "Given back";
    phone_back() "退回手机票" / "Phone given up";
    took_phone() "已用手机领票" / "Took it on his phone";
    took_paper() "已领纸票" / "Has a paper";
    took_written() "书面意见" / "Written opinion";
    handed_told(name) "已记下：{name} 领了纸票。" / "Noted: {name} has a paper.";
    back_told(name) "已记下：{name} 退回了票，可以重新领。" / "Noted: {name} gave the ballot back and can take another.";
}
