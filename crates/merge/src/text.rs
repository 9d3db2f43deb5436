//! What is said where two people changed one thing at once.

zhixing_kit::text! {
    /// Sentences of this room.
    pub Text
    title() "这里有两种写法" / "There are two versions";
    lead(who, time) "您填写的时候，{who}在 {time} 先保存了。下面几项两边写得不一样，请选一个；您写的都还在。" / "While you were writing, {who} saved first, at {time}. You differ in what stands below: please choose. Nothing you wrote is lost.";
    lead_self(time) "您在别处（另一个窗口或另一台设备）{time} 已保存过。下面几项两处写得不一样，请选一个；这里写的都还在。" / "You saved this yourself elsewhere (another window or device) at {time}. The two differ in what stands below: please choose. Nothing you wrote here is lost.";
    lead_unnamed() "您填写的时候，别人先保存了。下面几项两边写得不一样，请选一个；您写的都还在。" / "While you were writing, somebody else saved first. The two differ in what stands below: please choose. Nothing you wrote is lost.";
    stored() "现在存着的" / "What is stored now";
    mine() "您写的" / "What you wrote";
    theirs(who, time) "{who} {time} 存的" / "Saved by {who}, {time}";
    you() "您" / "you";
    joined() "两份都要" / "Both together";
    nothing() "（空）" / "(nothing)";
    apart(n) "只有一方改过的 {n} 项，已经合在一起" / "Changed by one of you alone, and taken over ({n})";
    save() "按所选保存" / "Save what is chosen";
    look() "先填回表里，再改一改" / "Put it into the form and change it further";
    leave() "放弃我写的，看现在的内容" / "Drop what I wrote and see what is there";
}
