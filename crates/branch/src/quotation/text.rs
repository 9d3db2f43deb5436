//! The sentences about passages that a meeting reads from.

zhixing_kit::text! {
    /// What pages and refusals say.
    pub Text
    title() "引用资料" / "Passages to read";
    choose() "从资料库引用一段" / "Quote a passage of the library";
    choose_lead(topic) "为“{topic}”选段落。写两三个要紧的字，在找到的段落上按“引用”，它会连同出处列在会议页上。" / "Passages for “{topic}”. Search by two or three words that matter and press “Quote”: the passage stands on the meeting's page with its source.";
    meetings() "会议" / "Meetings";
    take_out() "去掉" / "Take it out";
    take_out_question() "从这次会议里去掉这一段？" / "Take this passage out of the meeting?";
    from(title) "摘自《{title}》" / "From “{title}”";
    from_source(title, source) "摘自《{title}》（{source}）" / "From “{title}” ({source})";
    chosen() "已引用。" / "Quoted.";
    taken_out() "已去掉。" / "Taken out.";
    too_many(most) "一次会议最多引用 {most} 段。请先去掉不用的。" / "A meeting reads from at most {most} passages. Please take out one that is not needed.";
}
