//! What pages and refusals about members say.

zhixing_kit::text! {
    /// Sentences about members.
    pub(crate) Text
    title() "成员" / "Members";
    search() "按姓名或编号查找" / "Search by name or number";
    everyone() "全部" / "All";
    units() "单位" / "Units";
    all_units() "全部单位" / "All units";
    create() "登记成员" / "Enter a member";
    create_lead() "人多时，用名单文件一次导入更快。" / "For many people, importing a list is quicker.";
    import() "导入名单" / "Import a list";
    entered(name) "已登记{name}。" / "{name} has been entered.";
    none() "这里还没有成员。" / "Nobody here yet.";
    none_next() "可以逐个登记，也可以导入名单。" / "Enter people one by one, or import a list.";
    none_found() "没有找到符合的成员。" / "Nobody matches.";
    none_found_next() "请检查写法，或换一个单位再找。" / "Please check the spelling, or look in another unit.";
    name() "姓名" / "Name";
    number() "编号" / "Number";
    unit() "单位" / "Unit";
    kind() "类别" / "Kind";
    posts() "职务" / "Posts";
    no_posts() "没有担任职务。" / "Holds no post.";
    since() "自" / "Since";
    joined() "入党日期" / "Joined on";
    confirmed() "转正日期" / "Confirmed on";
    born() "出生日期" / "Born on";
    history() "组织关系" / "Membership";
    until(day) "至 {day}" / "until {day}";
    beginning(day) "从 {day} 起" / "from {day}";
    left_on() "转出日期" / "Left on";
    exemptions() "免予催办" / "Never pressed";
    no_exemptions() "没有登记。" / "None.";
    exempt() "登记" / "Enter";
    exempt_it() "登记免予催办" / "Enter a reason not to press";
    exempted(name) "已登记。{name}在此期间从不算逾期。" / "Entered. {name} is never overdue in that time.";
    end_exemption() "今天结束" / "End today";
    exemption_ended() "已结束。" / "Ended.";
    change() "变更" / "Changes";
    edit() "修改" / "Edit";
    edit_title(name) "修改{name}的资料" / "Edit {name}";
    saved() "已保存。" / "Saved.";
    save() "保存" / "Save";
    back() "返回" / "Back";
    transfer() "组织关系" / "Membership";
    transfer_do() "变更" / "Change";
    transferred(name) "{name}的组织关系已变更，原来的记录保留。" / "{name}'s membership is changed; what was before stays on record.";
    leave() "转出" / "Leaving";
    leave_do() "办理转出" / "Record the leaving";
    left(name) "{name}已转出，职务和登录同时结束。" / "{name} has left; posts and sign-in end with it.";
    link() "生成登录链接" / "Make a sign-in link";
    link_question() "新链接会让以前的链接失效。现在生成吗？" / "A new link makes earlier ones invalid. Make it now?";
    signing_in() "登录" / "Signing in";
    signing_in_lead() "为他生成一次性链接，由他自己设置密码。" / "Make a one-time link with which he sets his own password.";
    bar() "停用账号" / "Bar from signing in";
    bar_question() "停用后他会立即退出，不能再登录，直到重新生成链接。确定吗？" / "He is signed out at once and cannot sign in until a new link is made. Go ahead?";
    barred() "账号已停用。" / "The account is barred.";
    number_taken() "这个编号已经属于另一位成员。" / "This number already belongs to another member.";
    in_future() "日期不能晚于今天。" / "The day must not be later than today.";
    not_before(day) "要晚于上一次变更的日期 {day}。" / "It must be later than the last change, on {day}.";
    nothing_changes() "单位和类别都没有变。" / "Neither the unit nor the kind is changed.";
    unit_closed() "这个单位还没有成立或已撤销，请选别的单位。" / "This unit is closed or not founded yet. Please choose another.";
    has_left() "这名成员已经转出。" / "This member has left.";
    wrong_order() "截止日期早于起始日期。" / "The last day is before the first.";
    born_after_joined() "出生日期晚于入党日期。" / "Born after the day of joining.";
    confirmed_before_joined() "转正日期早于入党日期。" / "Confirmed before the day of joining.";
    exemption_overlaps(kind, from) "与已登记的“{kind}”（从 {from} 起）时间重叠。请先结束那一条。" / "It overlaps the entry “{kind}” (from {from}). End that one first.";
}
