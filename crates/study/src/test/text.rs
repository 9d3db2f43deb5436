//! The sentences of organised tests.

zhixing_kit::text! {
    /// Sentences of organised tests.
    pub Text
    title() "测试" / "Tests";
    lead() "集中学习时由主持人发起，大家一起答。结束后显示全班答得怎样、哪些题值得讲；每个人只看得到自己的答案。"
        / "Its host opens one in a study day, and the class answers. When it is over you see how the class did and what to talk about; each sees his own answers alone.";
    name(n) "{n} 道题的测试" / "A test of {n} questions", one(n) "A test of {n} question";
    program() "程序" / "The program";
    none() "还没有测试。" / "No tests yet.";
    none_next() "集中学习或主题党日开始以后，主持人或书记可以在会议页面上发起测试。" / "Once a study day or a theme day has begun, its host or the secretary can open one from the meeting’s page.";
    under_way() "正在进行的学习" / "Study days under way";
    latest() "最近的测试" / "Latest tests";
    state_open() "正在答题" / "Open";
    state_over() "已结束" / "Over";
    opened_by(name) "{name}发起" / "opened by {name}";
    begin_one() "发起一次测试" / "Open a test";
    open() "开始测试" / "Open the test";
    open_told() "测试已经开始，请大家打开会议页面上的“测试”。" / "The test is open. Ask everybody to open “Tests” on the meeting’s page.";
    fixed() "大家答同样的题" / "Everybody answers the same questions";
    short(n) "短测：每人 {n} 道题，题目各不相同" / "The short form: {n} questions each, not the same ones", one(n) "The short form: {n} question each, not the same one";
    short_stands(known, answers) "短测可以用：{known} 道题已经够了解，每道至少有 {answers} 次作答。" / "The short form can be used: enough is known of {known} questions, from {answers} answers each at least.";
    short_not(known, needed, answers) "短测还不能用：要有 {needed} 道题各有至少 {answers} 次作答，现在有 {known} 道。每次测试都会增加。"
        / "The short form cannot be used yet: {needed} questions need {answers} answers each at least, and {known} have them. Each test adds to it.";
    pick() "自己挑题" / "Pick questions";
    pick_title() "挑题" / "Pick questions";
    pick_lead(most) "勾选要考的题，最多 {most} 道。换一个题库或翻页时，已经勾的会带着走。" / "Tick what to ask, {most} at most. What you ticked goes along when you turn the page or change the bank.";
    pick_some(most) "请挑 1 到 {most} 道题。" / "Please pick 1 to {most} questions.";
    picked_elsewhere(n) "另外已挑 {n} 道（在别的页上）" / "{n} picked on other pages";
    pick_more() "接着挑下一页" / "Go on to the next page";
    pick_other(area) "去“{area}”里挑" / "Pick from “{area}”";
    pick_open() "用挑好的题开始测试" / "Open the test with these";
    choose_an_area() "请至少选一个题库。" / "Please tick one bank at least.";
    no_banks() "还没有可以考的题。" / "There are no questions to ask yet.";
    no_banks_next() "请先在“题库”里添加题目（简答题不能用来测试）。" / "Add some under “Banks of questions” first (questions to be answered in one’s own words do not serve).";
    no_questions() "选中的范围里没有可以考的题，请换一个范围。" / "There is nothing to ask in what you chose: please choose something else.";
    pool_too_small(known, needed) "选中的题库里只有 {known} 道题够了解，短测要 {needed} 道。请多选几个，或改成大家答同样的题。"
        / "Enough is known of {known} questions in these banks; the short form needs {needed}. Tick more banks, or let everybody answer the same.";
    of_topic() "和今天的主题配套" / "goes with today’s topic";
    questions(n) "{n} 道题" / "{n} questions", one(n) "{n} question";
    not_for_tests() "测试只在集中学习，或者算作集中学习、安排了学习主题的主题党日、党课、会议里进行。" / "Tests are held in study days, and in theme days, lectures and meetings that count as one or have a topic of study.";
    one_at_a_time() "这次活动里有一次测试还没结束。请先结束它，再开始下一次。" / "A test of this activity is still open. End it before you open another.";
    too_many(most) "一次活动最多 {most} 次测试。" / "An activity has {most} tests at most.";
    how_many(begun, through) "{begun} 人已开始，{through} 人已答完" / "{begun} have begun, {through} are through";
    end() "结束测试" / "End the test";
    end_ask() "结束后不能再答，全班的结果马上显示给大家。现在结束吗？" / "Nobody can answer any more then, and the class’s result is shown to everybody. End it now?";
    end_told() "测试已经结束，下面是全班的结果。" / "The test is over. This is the class’s result.";
    take_part() "参加测试" / "Take the test";
    go_on() "接着答" / "Go on";
    how_far(answered, n) "已答 {answered} 道，共 {n} 道。" / "{answered} of {n} answered.";
    now_open() "正在进行的测试" / "A test is open";
    to_meeting() "回到会议" / "Back to the meeting";
    intro(n) "一共 {n} 道题，一题一题地答，没有时间限制。" / "{n} questions, one after the other, without a time limit.", one(n) "{n} question, without a time limit.";
    intro_kept() "每题提交后马上保存，不能再改。没有网络时先记在本机，联网后自动发送。页面关了、换手机，都从没答的那一题接着答。" / "Each answer is kept as you send it and cannot be changed. Without a network it waits on this device and is sent when the network is back. Closed the page, changed the phone: you go on where you were.";
    intro_seen(least, days) "您答了什么只有您自己看得到。大家看到的只是全班有多少人答对；不足 {least} 人的确切人数不显示，没有名次，也不记入台账。您的答案在结束 {days} 天后删除。"
        / "What you answer is seen by you alone. Others see how many of the class were right; exact numbers below {least} are not shown, nobody is ranked, and nothing of it enters the ledger. Your answers are deleted {days} days after the end.";
    begin() "开始答题" / "Begin";
    not_in_class() "这次测试面向应到的人和到会的人，您不在名单上或记为未到会。如有差错，请告诉记录人。" / "This test is for those who should attend and those who are there. You are not on the list, or marked absent; if that is wrong, please tell the recorder.";
    begin_first() "请先点“开始答题”。" / "Please press “Begin” first.";
    question_of(number, n) "第 {number} 题，共 {n} 题" / "Question {number} of {n}";
    saved() "都已保存。" / "All of them are saved.";
    waits(n) "{n} 道还记在本机，联网后自动发送。" / "{n} still wait on this device and are sent when the network is back.", one(n) "{n} still waits on this device and is sent when the network is back.";
    sheet_end() "这一页的题都答完了。还记在本机的答案，联网后自动发送，然后这里自己往下走；送到以前请留着这个页面。" / "The questions of this page are all answered. What still waits on this device is sent when the network is back, and then this page goes on by itself; please keep it until then.";
    send() "提交，下一题" / "Send, and on";
    through() "您已经答完了。" / "You are through.";
    through_next() "主持人结束测试以后，这里会显示全班的结果和您自己的答案。" / "When the host has ended the test, the class’s result and your own answers are shown here.";
    look_again() "看看结束了没有" / "See whether it is over";
    over_already() "测试已经结束，不能再答了。这一题没有算进去。" / "The test is over; nothing can be answered any more. This question was not counted.";
    result_title() "测试结果" / "Result of the test";
    result_people(n) "{n} 人答题" / "{n} people answered", one(n) "one person answered";
    too_few(least) "答题的不足 {least} 人，为了不让人猜出谁答了什么，不显示全班的结果。每个人仍可以看自己的。" / "Fewer than {least} people answered. So that nobody can tell who answered what, nothing is shown of the class; each can still see his own.";
    own_title() "我的答案" / "My own answers";
    own_count(right, n) "您答对 {right} 道，共答 {n} 道。只有您自己看得到。" / "You were right on {right} of {n}. Nobody but you sees this.";
    own_see() "看我的答案和解析" / "See my answers and why";
    own_none() "您没有参加这次测试，或者答案已经按期删除。" / "You did not take this test, or your answers were deleted when their time was over.";
    more() "后面的题" / "Further questions";
    talk() "现在值得讲的题" / "What to talk about now";
    talk_none() "没有特别需要讲的题。" / "Nothing needs to be talked about in particular.";
    by_area() "按领域" / "By area";
    by_question() "每一道题" / "Question by question";
    number(n) "第 {n} 题" / "Question {n}";
    was_right() "答对" / "right";
    was_wrong() "答错" / "wrong";
    right_at_least() "至少答对" / "right at least";
    wrong_at_least() "至少答错" / "wrong at least";
    not_told() "不细分" / "not told apart";
    correct(letters) "{letters}（正确）" / "{letters} (right)";
    told_nothing(least) "不足 {least} 人答过，不显示" / "Fewer than {least} answered: nothing is shown";
    told_few() "答对的不到一半或正好一半" / "half were right, or fewer";
    told_most() "过半答对" / "more than half were right";
    told_hardly(most) "很少有人答对（不多于 {most} 人）" / "hardly anybody was right ({most} at most)";
    told_nearly() "差不多都答对了" / "nearly everybody was right";
    told_exactly(n, of) "{of} 人答，{n} 人答对" / "{n} of {of} were right", one(n) "{n} of {of} was right";
    common_wrong(letter) "答错的人里选 {letter} 的最多" / "of those who were wrong, most chose {letter}";
    ticked() "答错的人勾选了：" / "Those who were wrong ticked:";
    difficulty(share, low, high) "难度：答对率 {share}%（二十次里有十九次在 {low}% 到 {high}% 之间）" / "Difficulty: {share} % right (between {low} and {high} % nineteen times in twenty)";
    discrimination(value) "区分度：{value}" / "Discrimination: {value}";
    discrimination_good() "会的人答对，不会的人答错" / "those who know get it right";
    discrimination_weak() "区分不大" / "parts them little";
    discrimination_bad() "会的人反而容易答错，请看看题目有没有毛病" / "those who know get it wrong: see whether the question is at fault";
    discrimination_few(least) "区分度从 {least} 人答完开始估计，而且只在答对人数可以显示的题上。" / "Discrimination is estimated from {least} people on who answered everything, where the number of right answers is shown.";
    answer_and_why() "答案和解析" / "The answer, and why";
    how() "这些数字怎么来的" / "Where these figures come from";
    how_told(least) "结果只在结束时算一次。少于 {least} 人的确切人数不显示，只说过没过半、至少几人，和别的数相减能推出来的也不显示，所以有时只说“差不多都答对了”，选项合在一起。各领域的数由各题显示的数相加，不另外透露。区分度是这道题的对错和其余各题答对数的相关。"
        / "The result is reckoned once, at the end. Exact numbers below {least} are not shown, only on which side of the half they lie or how many at least; nor what could be found by subtraction: hence “nearly everybody”, and options that stand together. An area’s figure is the sum of what is shown of its questions and tells nothing more. Discrimination is the correlation of a question with how many of the others were right.";
    at_least_most(least, most, of) "{of} 次作答里答对 {least} 到 {most} 次" / "{least} to {most} of {of} answers were right";
    exactly_of(n, of) "{of} 次作答里答对 {n} 次" / "{n} of {of} answers were right", one(n) "{n} of {of} answers was right";
    own_answer() "您的答案" / "Your answer";
    comma() "、" / ", ";
}
