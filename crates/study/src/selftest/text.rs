//! The sentences of a test of oneself.

zhixing_kit::text! {
    /// Sentences of a test of oneself.
    pub Text
    title() "自测" / "Test yourself";
    lead() "每道题在快要忘记的时候再出现。答得怎样只有您自己看得到，不计入任何记录，也没有人统计。"
        / "Each question comes back just before you would forget it. How you answer is seen by you alone; it enters no record, and nobody counts it.";
    due(n) "有 {n} 道题该复习了。" / "{n} questions are due.", one(n) "{n} question is due.";
    nothing_due() "现在没有该复习的题。" / "Nothing is due now.";
    begin() "开始" / "Begin";
    go_on() "接着答" / "Go on";
    no_banks() "支部还没有题目。" / "Your branch has no questions yet.";
    no_banks_next() "书记或资料员可以在“题库”里添加。" / "Its secretary or librarian can add them under “Banks of questions”.";
    known_title() "我掌握了多少" / "What I know";
    known_lead() "估计您现在能答对这一类的多少题。题答得少时，范围会很宽。" / "How many questions of an area you would answer right now, as an estimate. With few answers the range is wide.";
    known(share, low, high) "大约 {share}%（{low}% 到 {high}% 之间）" / "about {share} % (between {low} and {high} %)";
    too_few(n, least) "答过 {n} 道，至少答 {least} 道才能估计" / "{n} answered; an estimate needs {least} at least";
    banks() "题库：" / "Banks: ";
    of(answered, all) "答过 {answered} 道，共 {all} 道" / "{answered} of {all} answered";
    how() "怎样估计" / "How it is estimated";
    how_told() "答过的题，按间隔时间和答对答错算出现在还记得的可能；没有答过的题，按您第一次见到题目时答对的比例推算，并把题少时的不确定算进去。真实情况二十次里有十九次落在范围之内。"
        / "For what you answered, the chance of still knowing it follows from the times between and from right and wrong. For what you have not seen, the share that you answered right at first sight is taken, with the uncertainty of few answers. Nineteen times in twenty the truth lies within the range.";
    moved_by() "什么让它变化" / "What moved it";
    moved_lead() "每次作答改变您还记得那道题的可能；隔得久了，它自己慢慢下降。" / "Each answer changes how likely you are to know that question; as time passes it sinks by itself.";
    from_to(before, now) "答前记得的可能 {before}%，现在 {now}%" / "{before} % likely to know it before, {now} % now";
    first_seen(now) "第一次见，现在记得的可能 {now}%" / "seen for the first time; {now} % likely to know it now";
    none_yet() "还没有作答。" / "No answers yet.";
    keep_banks() "管理题库" / "Keep the banks";
    answer_first() "请先作答。不会也没关系：选一个最可能的，并勾选“没把握”。" / "Please answer first. If you do not know, choose what is most likely and tick “I am not sure”.";
    send() "提交答案" / "Send the answer";
    truth_true() "对" / "True";
    truth_false() "错" / "False";
    blank_of(number) "第 {number} 个空" / "Blank {number}";
    right() "答对了" / "Right";
    wrong() "答错了" / "Not right";
    your_answer() "您的答案" / "Your answer";
    compare() "对照参考答案，您答对了吗？" / "Held against the reference answer: were you right?";
    was_right() "要点都答到了" / "I had the points";
    was_wrong() "没有答到" / "I had not";
    next() "下一题" / "Next question";
    stop() "先到这里" / "Stop here";
    enough() "今天的题答完了。明天再来，记得更牢。" / "That is enough for today. Tomorrow you will remember it better.";
    more() "再答一些" / "A few more";
    all_done() "现在没有该答的题了。" / "Nothing is left to answer now.";
    comes_back() "下一道题会在快要忘记的时候出现：" / "The next question comes just before you would forget it: ";
    back() "回到自测" / "Back to the test";
}
