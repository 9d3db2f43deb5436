//! The sentences of a search for a passage that is quoted.

zhixing_kit::text! {
    /// What the search for a passage says.
    pub Text
    search() "搜资料" / "Search the library";
    whole() "看整段" / "The whole paragraph";
    quote() "引用" / "Quote";
    none() "没有找到合适的段落" / "No passage was found";
    none_next() "换个说法，或只写最要紧的两三个字再试。" / "Try other words, or only the two or three that matter most.";
}
