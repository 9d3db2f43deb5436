//! What this room records: its verbs and kinds of thing.

zhixing_records::verbs! {
    SUGGESTED = "suggested" "提出意见" / "suggested";
    SET_ASIDE = "set-aside" "搁置" / "set aside";
    ANSWERED = "answered" "答复" / "answered";
}

zhixing_records::things! {
    SUGGESTION = "suggestion" "意见" / "suggestion";
}
