//! What this room records: its verbs and kinds of thing. What anybody answered is never recorded.

zhixing_records::verbs! {
    BROUGHT_IN = "brought-in" "导入题目" / "brought in";
    ADDED = "added" "添加题目" / "added";
    REWORDED = "reworded" "修改题目" / "reworded";
    WITHDRAWN = "question-withdrawn" "停用题目" / "withdrew";
    RESTORED = "restored" "恢复题目" / "restored";
}

zhixing_records::things! {
    QUESTION = "question" "题目" / "question";
    QUESTION_FILE = "question-file" "题目文件" / "file of questions";
}
