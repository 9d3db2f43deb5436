//! The sentences about passages behind questions.

zhixing_kit::text! {
    /// What pages say about the passage behind a question.
    pub Text
    passage() "原文" / "The passage";
    from(title) "《{title}》" / "“{title}”";
    choose() "从资料库选原文" / "Choose the passage in the library";
    choose_lead() "写两三个要紧的字，在找到的段落上按“引用”。答完题的人会看到这一段，也能点开看全文。" / "Search by two or three words that matter and press “Quote”. Who has answered the question sees the passage, and can open the whole text.";
    chosen() "已引用，题目存为新的一版。" / "Quoted; the question has a further version.";
}
