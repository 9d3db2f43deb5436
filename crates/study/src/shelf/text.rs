//! The sentences about where banks stand.

zhixing_kit::text! {
    /// Sentences about where banks stand.
    pub Text
    title() "归到哪个领域" / "Its area";
    lead(name) "题库“{name}”属于五个学习领域的哪一个？" / "To which of the five areas does “{name}” belong?";
    save() "保存" / "Save";
    saved() "已保存。“我掌握了多少”和以后的测试结果按新的领域来说。" / "Saved. What one knows, and how a class does from now on, is told by that area.";
    bad_tags(most, chars) "标签最多 {most} 个，每个最多 {chars} 个字。" / "{most} tags at most, of {chars} characters at most.";
    taken(tag) "“{tag}”已经是另一个题库的名字或标签。请去掉它，或先改那个题库。" / "“{tag}” is the name or a tag of another bank: leave it out, or change that bank first.";
}
