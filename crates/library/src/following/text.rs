//! The sentences about following.

zhixing_kit::text! {
    /// What pages and notices say about following.
    pub Text
    renewed(title) "资料有了新版：{title}" / "A new edition of {title}";
    look() "点开看看哪些段落改了。" / "Open it to see which paragraphs changed.";
    followed() "以后有新版会通知您。只有您自己知道。" / "You will be told of new editions. Nobody else knows.";
    left() "不再通知您。" / "You will be told no longer.";
}
