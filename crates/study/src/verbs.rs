//! What this room records: its verbs and kinds of thing. What anybody answered is never recorded.

zhixing_records::verbs! {
    BROUGHT_IN = "brought-in" "导入题目" / "brought in";
    ADDED = "added" "添加题目" / "added";
    REWORDED = "reworded" "修改题目" / "reworded";
    WITHDRAWN = "question-withdrawn" "停用题目" / "withdrew";
    RESTORED = "restored" "恢复题目" / "restored";
    SHARED = "shared" "分享心得" / "shared";
    REVISED = "revised" "修改心得" / "revised";
    UNSHARED = "unshared" "收回心得" / "took back to himself";
    RESPONDED = "responded" "回复心得" / "responded to";
    UNSAID = "unsaid" "收回回复" / "took back what he had answered";
}

zhixing_records::things! {
    QUESTION = "question" "题目" / "question";
    QUESTION_FILE = "question-file" "题目文件" / "file of questions";
    REFLECTION = "reflection" "心得" / "reflection";
    REFLECTION_ANSWER = "reflection-answer" "心得的回复" / "answer to a reflection";
}
