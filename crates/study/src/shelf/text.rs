//! The sentences about where banks stand.

zhixing_kit::text! {
    /// Sentences about where banks stand.
    pub Text
    title() "归到哪个领域" / "Its area";
    lead(name) "题库“{name}”属于五个学习领域的哪一个？" / "To which of the five areas does “{name}” belong?";
    save() "保存" / "Save";
    saved() "已保存。“我掌握了多少”和以后的测试结果按新的领域来说。" / "Saved. What one knows, and how a class does from now on, is told by that area.";
    told_withdrawn() "整个题库已停用，不再出题。正在答的题可以答完，答过的都留着。" / "The whole bank is out of use. A question that somebody is answering can still be answered, and what was answered stays.";
    told_restored() "一起停用的题已恢复使用。" / "The questions that were withdrawn together are in use again.";
    full(most) "恢复后会超过一个单位最多的 {most} 道题。请先停用不再需要的。" / "A unit keeps {most} questions at most: withdraw what is not needed first.";
    there_already(n) "其中 {n} 道题现在别的题库里已经有了，不能一起恢复。请打开要用的题，一道一道恢复。" / "{n} of them are in another bank by now, so they cannot come back together. Open those that you need and restore them one by one.", one(n) "{n} of them is in another bank by now, so they cannot come back together. Open those that you need and restore them one by one.";
    bad_tags(most, chars) "标签最多 {most} 个，每个最多 {chars} 个字。" / "{most} tags at most, of {chars} characters at most.";
    taken(tag) "“{tag}”已经是另一个题库的名字或标签。请去掉它，或先改那个题库。" / "“{tag}” is the name or a tag of another bank: leave it out, or change that bank first.";
}
