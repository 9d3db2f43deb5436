//! What this room records of its own: what is done to clients. What clients write are statements of theirs.

zhixing_records::verbs! {
    CLIENT_MADE = "client-made" "登记对接系统" / "entered the client system";
    CLIENT_RENEWED = "client-renewed" "更换对接系统的密钥" / "gave another secret to the client system";
    RETENTION_SET = "retention-set" "限期保存" / "limited how long to keep";
    RETENTION_ENDED = "retention-ended" "不再限期保存" / "keeps without a limit";
    STATEMENTS_GONE = "statements-gone" "清除到期的" / "took away what was too old of";
    PERSON_TAKEN_OUT = "person-taken-out" "抹除一个人的" / "took a person out of";
    CLIENT_ENDED = "client-ended" "停用对接系统" / "ended the client system";
}

zhixing_records::things! {
    STORE = "record-store" "学习记录" / "record store";
    CLIENT = "client-system" "对接系统" / "client system";
}
