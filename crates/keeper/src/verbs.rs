//! The words of this room's records.

zhixing_records::verbs! {
    CLOSING_ANNOUNCED = "announced-closing" "公告关停" / "announced the closing of";
    CALLED_OFF_CLOSING = "called-off-closing" "中止关停" / "called off the closing of";
    EXPORTED = "exported" "导出全部数据" / "exported all data of";
    WENT_BACK = "went-back" "恢复较旧数据" / "went back to older data";
    CAME_BACK = "came-back" "迁移后又在原处运行" / "went on, after a move, in the old place of";
    CHANGED_KEY = "changed-key" "更换台账密钥" / "changed the ledger key of";
    ERASED = "erased" "抹除" / "erased";
}

zhixing_records::things! {
    /// The same kind as in the room of people: an empty shell is one too.
    PERSON = "member" "成员" / "member";
}
