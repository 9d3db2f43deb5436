//! What pages and refusals about units say.

zhixing_kit::text! {
    /// Sentences about units.
    pub(crate) Text
    title() "组织架构" / "Units";
    lead() "组织由单位组成：支部下设党小组，成员归属其中一个。" / "The organisation is a tree of units: branches hold groups, and each member belongs to one of them.";
    create() "新建单位" / "New unit";
    create_lead() "先选上级，再选类型：支部设在组织下，党小组设在支部下。" / "Choose the unit above first: branches stand below organisations, groups below branches.";
    founded(name) "已成立{name}。" / "{name} has been founded.";
    rename() "更名" / "Rename";
    renamed(name) "已更名为{name}。" / "It is now called {name}.";
    move_it() "调整上级" / "Move";
    moved(name) "{name}已调整到新的上级之下。" / "{name} now stands below another unit.";
    close() "撤销单位" / "Close this unit";
    close_question() "撤销后不再有应办事项，历史记录保留。确定撤销吗？" / "It will have no more obligations; its history stays. Close it?";
    close_temporary_question() "撤销后，这里党员的临时编入到今天为止，这里的职务同时结束，历史记录保留。确定撤销吗？" / "Today is the last day of those who are set to it, and its posts end; its history stays. Close it?";
    closed(name) "{name}已撤销，历史记录保留。" / "{name} is closed; its history stays.";
    kind() "类型" / "Kind";
    above() "上级" / "Above";
    founded_on() "成立日期" / "Founded on";
    correct_founding() "更正" / "Put right";
    to_members() "查看成员" / "See its members";
    below() "下级单位" / "Units below";
    none_below() "没有下级单位。" / "No units below.";
    none_below_next() "需要时可以新建。" / "Create one when it is needed.";
    save() "保存" / "Save";
    back() "返回" / "Back";
    change() "调整" / "Changes";
    name_taken() "同一上级下已有同名单位，请换一个名称。" / "There is already a unit of this name below the same unit. Please choose another name.";
    name_alike(kept) "同一上级下已有“{kept}”，只差空格、全半角或大小写。就是它的，不必再建；不是的，请换一个看得出不同的名称。" / "Below the same unit there is “{kept}”, which differs in spaces, width or case alone. If it is the same, nothing need be created; if not, choose a name that looks different.";
    wrong_kind(kind, parent) "{kind}不能设在{parent}之下。支部设在组织下，党小组设在支部下。" / "A unit of kind {kind} cannot stand below one of kind {parent}. Branches stand below organisations, groups below branches.";
    below_itself() "单位不能移到自己或自己的下级之下。" / "A unit cannot be moved below itself.";
    already_closed() "这个单位已撤销，请选别的单位。" / "This unit is closed. Please choose another.";
    has_units() "它还有下级单位。请先撤销或移走下级。" / "It still has units below. Close or move those first.";
    has_members(n) "它还有 {n} 名成员。请先把成员转到别的单位。" / "It still has {n} members. Move them to other units first.", one(n) "It still has {n} member. Move him to another unit first.";
    top_stays() "最上级单位不能移动或撤销。" / "The topmost unit can be neither moved nor closed.";
    too_deep() "单位层级太深，最多 8 级。" / "The tree is too deep: at most 8 levels.";
    not_founded(unit, day) "早于{unit}的成立日期（{day}）。请核对这个日期；成立日期填错了的，先在这个单位的页面更正（支部的由管理员更正）。" / "This is before {unit} was founded ({day}). Please check the day; if that of its founding is wrong, put it right on the page of the unit first (an administrator does it for a branch).";
    in_future() "日期不能晚于今天。" / "The day must not be later than today.";
}
