//! What this room records: its verbs and kinds of thing.

zhixing_records::verbs! {
    PUBLISHED = "published" "发布" / "published";
    RENEWED = "renewed" "发布新版本" / "published a new edition of";
    TOOK_BACK = "took-back" "撤下" / "took back";
}

zhixing_records::things! {
    MATERIAL = "material" "资料" / "material";
}
