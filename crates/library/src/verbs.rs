//! What this room records: its verbs and kinds of thing.

zhixing_records::verbs! {
    PUBLISHED = "published" "发布" / "published";
    RENEWED = "renewed" "发布新版本" / "published a new edition of";
    TOOK_BACK = "took-back" "撤下" / "took back";
    OPENED_FEED = "opened-feed" "开通资料订阅" / "opened the library feed of";
    ENDED_FEED = "ended-feed" "停用资料订阅" / "ended the library feed of";
}

zhixing_records::things! {
    MATERIAL = "material" "资料" / "material";
    FEED = "library-feed" "资料订阅" / "library feed";
}
