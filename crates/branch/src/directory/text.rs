//! The sentences of the directory.

zhixing_kit::text! {
    /// What pages and refusals say about the directory.
    pub Text
    title() "活动名录" / "Directory";
    lead() "支部去过的地方、请过的讲课人、联系过的人。安排主题党日时填过一次，下次就能直接选。" / "Where the branch has been, who came to speak, who was in touch. Entered once when a theme day is arranged, offered from then on.";
    kinds() "按种类" / "By kind";
    place() "地点" / "Place";
    lecturer() "讲课人" / "Lecturer";
    contact() "联系人" / "Contact";
    add() "登记一条" / "Add an entry";
    add_title() "登记到名录" / "Add to the directory";
    none() "这里还没有登记过。" / "There is nothing here yet.";
    none_next() "安排主题党日时填写的地点、讲课人和联系人会自动收进来，也可以现在登记。" / "Places, lecturers and contacts of theme days are taken in by themselves; one can also be added now.";
    filter() "在名录里找" / "Find in the directory";
    used(n, day) "用过 {n} 次，最近 {day}" / "Used {n} times, last on {day}", one(n) "Used once, on {day}";
    used_once(day) "用过 1 次：{day}" / "Used once, on {day}";
    unused() "还没有用过" / "Not used yet";
    doubles() "可能是重复的" / "These may be the same";
    double(one, other) "“{one}”和“{other}”" / "{one} and {other}";
    look() "查看" / "Look";
    about_place() "地址" / "Address";
    about_person() "单位和身份" / "House and part";
    phone() "联系电话" / "Telephone";
    phone_none() "没有登记" / "none kept";
    phone_hidden() "已登记，只有安排活动的人看得到" / "kept; only those who plan see it";
    kept(purpose, day) "用于{purpose}；保存到 {day}，到期自动删去" / "For: {purpose}. Kept until {day}, then removed by itself";
    usage() "使用情况" / "Use";
    nothing() "没有填写" / "not told";
    save() "保存" / "Save";
    saved() "已保存。" / "Saved.";
    added() "已登记到名录。" / "Added to the directory.";
    edit() "修改" / "Change";
    edit_title() "修改名录" / "Change an entry";
    plan_here() "去这里开展主题党日" / "Plan a theme day here";
    drop_phone() "现在就删去电话" / "Remove the number now";
    drop_ask() "删去后不能恢复。现在删去吗？" / "It cannot be brought back. Remove it now?";
    dropped() "已删去联系电话。" / "The number is removed.";
    merge_title() "和另一条合并" / "Merge with another";
    merge_lead() "两条说的是同一个时，把这一条并入另一条：用过它的活动都改指另一条，这一条不再列出。" / "When both mean the same, this one goes into the other: activities that used it then point there, and it is no longer listed.";
    merge() "并入所选的一条" / "Merge into the chosen one";
    merged() "已合并。" / "Merged.";
    merged_already() "这一条已经并入另一条，不能再改。请打开并入后的那一条。" / "This entry was merged into another and cannot be changed. Please open that one.";
    not_itself() "请选择同一种类的另一条。" / "Please choose another entry of the same kind.";
    known() "名录里已经有这个名字。请直接使用已有的一条，或写得更具体。" / "This name is in the directory already. Please use that entry, or be more exact.";
    nameless() "名字里要有文字或数字。" / "The name needs letters or digits.";
    full(most) "每一种类最多登记 {most} 条。请先合并重复的，或不再登记新的。" / "There are at most {most} entries of a kind. Please merge doubles first.";
    phone_needs() "填了电话，就要写明用途。" / "With a number, please say what it is kept for.";
    phone_not() "电话只能是数字、空格、加号、横线和括号，最多 30 个字符。" / "A number has digits, spaces, plus, dashes and brackets, at most 30 characters.";
    until_past() "保存期限要在今天或以后，并在两年以内。" / "The last day must be today or later, within two years.";
    purpose_usual() "联系安排活动" / "arranging activities";
    not_branch() "您不属于任何支部，这里没有可看的名录。" / "You belong to no branch; there is no directory to show.";
    sender() "知行" / "Zhixing";
}
