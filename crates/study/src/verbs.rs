//! What this room records: its verbs and kinds of thing. What anybody answered is never recorded.

zhixing_records::verbs! {
    BROUGHT_IN = "brought-in" "导入题目" / "brought in";
    ADDED = "added" "添加题目" / "added";
    REWORDED = "reworded" "修改题目" / "reworded";
    WITHDRAWN = "question-withdrawn" "停用题目" / "withdrew";
    RESTORED = "restored" "恢复题目" / "restored";
    SHELVED = "shelved" "给题库归类" / "put in its area";
    BANK_WITHDRAWN = "bank-withdrawn" "停用题库" / "withdrew the bank";
    BANK_RESTORED = "bank-restored" "恢复题库" / "restored the bank";
    SHARED = "shared" "分享心得" / "shared";
    REVISED = "revised" "修改心得" / "revised";
    UNSHARED = "unshared" "收回心得" / "took back to himself";
    RESPONDED = "responded" "回复心得" / "responded to";
    RAISED = "raised" "提出热点问题" / "asked";
    PUT_ON_AGENDA = "hot-on-agenda" "把热点问题列进议程" / "put on an agenda";
    ANSWERED_HOT = "answered-hot" "写回热点问题的答复" / "wrote back what was answered to";
    PUT_AWAY = "put-away" "去掉热点问题" / "put away";
    UNSAID = "unsaid" "收回回复" / "took back what he had answered";
    PROGRAMMED = "programmed" "制定学习计划" / "made the programme";
    PROGRAMME_CHANGED = "programme-changed" "修改学习计划" / "changed the programme";
    TOPIC_ADDED = "topic-added" "加入学习主题" / "added the topic";
    TOPIC_CHANGED = "topic-changed" "修改学习主题" / "changed the topic";
    TOPIC_DROPPED = "topic-dropped" "去掉学习主题" / "left out the topic";
    TOPIC_TAKEN_UP = "topic-taken-up" "恢复学习主题" / "took up the topic again";
    MATERIAL_CHOSEN = "material-chosen" "选定学习材料" / "chose what is read";
    BANK_CHOSEN = "bank-chosen" "配上题库" / "chose questions for";
    BANK_TAKEN_OUT = "bank-taken-out" "去掉配套题库" / "took questions out of";
    COURSE_CHOSEN = "course-chosen" "配上课程" / "chose a course for";
    COURSE_TAKEN_OUT = "course-taken-out" "去掉课程" / "took a course out of";
    MATERIAL_TAKEN_OUT = "material-taken-out" "去掉学习材料" / "took out what was read";
    HOST_SET = "host-set" "定下学习主持人" / "settled the host of";
    HOST_GAVE_UP = "host-gave-up" "说明不能主持" / "cannot host";
    SWAP_ASKED = "swap-asked" "请人换主持" / "asked to swap";
    SWAP_REFUSED = "swap-refused" "没有同意换主持" / "refused to swap";
    SWAP_TAKEN_BACK = "swap-taken-back" "收回换主持的请求" / "took back the swap of";
    STUDY_ARRANGED = "study-arranged" "安排学习日" / "arranged";
    GROUPS_DRAWN = "groups-drawn" "抽签分组" / "drew the groups of";
    GROUP_CHANGED = "group-changed" "调整分组" / "changed the groups of";
    PREPARED = "prepared" "准备学习日" / "prepared";
    TOPIC_PLACED = "topic-placed" "安排学习日的主题" / "put a topic on";
    TEST_OPENED = "test-opened" "开始测试" / "opened a test";
    TEST_ENDED = "test-ended" "结束测试" / "ended a test";
}

zhixing_records::things! {
    QUESTION = "question" "题目" / "question";
    PROGRAMME = "programme" "学习计划" / "programme";
    STUDY_TOPIC = "study-topic" "学习主题" / "topic of study";
    STUDY_DAY = "study-day" "学习日" / "study day";
    HOT_QUESTION = "hot-question" "热点问题" / "hot question";
    TEST = "test" "测试" / "test";
    BANK = "bank" "题库" / "bank of questions";
    QUESTION_FILE = "question-file" "题目文件" / "file of questions";
    REFLECTION = "reflection" "心得" / "reflection";
    REFLECTION_ANSWER = "reflection-answer" "心得的回复" / "answer to a reflection";
}
