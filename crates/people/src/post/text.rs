//! What pages and refusals about posts say.

zhixing_kit::text! {
    /// Sentences about posts.
    pub(crate) Text
    title() "职务" / "Posts";
    none() "还没有人任职。" / "No posts are held yet.";
    none_next() "任命书记后，就可以安排活动了。" / "Once a secretary is appointed, activities can be planned.";
    none_next_group() "任命组长后，就可以安排党小组会了。" / "Once a leader is appointed, meetings of the group can be planned.";
    past() "以前的任职" / "Earlier posts";
    appoint() "任命" / "Appoint";
    appoint_title(unit) "在{unit}任命" / "Appoint in {unit}";
    appoint_lead() "权限跟着职务走：从第一天起有效，到最后一天结束。书记、副书记、委员一人只任一项，任新的，原来的在前一天结束。" / "Rights follow the post: from its first day to its last. Nobody is secretary, deputy and member of a committee at once: taking up one of them ends the other the day before.";
    are_elected() "书记、副书记、委员由选举产生，从“任期和班子”办。在这里直接任命的，写明原因；不填最后一天的，任到现任班子届满。" / "Secretary, deputy and committee are elected, under “Term and committee”. Who appoints one here says why; without a last day the post ends with the term of those who sit there.";
    appointed(name, post) "{name}已任{post}。" / "{name} is now: {post}.";
    appointed_instead(name, post, former) "{name}已任{post}；原来的{former}任职同时结束。" / "{name} is now: {post}. The former post ends with it: {former}.";
    who() "姓名" / "Who";
    what() "职务" / "Post";
    when() "任期" / "Term";
    actions() "操作" / "Actions";
    beginning(day) "{day} 起" / "from {day}";
    between(from, to) "{from} 至 {to}" / "{from} to {to}";
    end() "今天离任" / "End today";
    end_title(name, post) "{name}不再任{post}" / "{name}: end of the post ({post})";
    end_lead() "书记、副书记、委员由选举产生：换届、补选的结果生效时，原来的职务自动结束，不用在这里办。没有选举就要离任的，写明原因；权限立即结束，空出来的职务从“任期和班子”补选。" / "Secretary, deputy and committee are elected: where an election's result begins, the former post ends by itself and there is nothing to do here. Who leaves without an election: say why. The rights end at once; the vacant post is filled under “Term and committee”.";
    why_by_hand() "书记、副书记、委员由选举产生。请写明为什么不经选举就任命或离任，例如“上级党组织指派”“建立支部时任命”。" / "Secretary, deputy and committee are elected. Please say why somebody is appointed or leaves without an election, such as “assigned by the unit above” or “appointed when the branch was founded”.";
    end_question() "离任后，这项职务的权限立即结束。确定吗？" / "The rights of this post end at once. Go ahead?";
    ended(name, post) "{name}不再任{post}。" / "{name} no longer holds the post: {post}.";
    ended_next(post) "现在没有{post}了，下一步：任命新的{post}。" / "Nobody holds it now; the next step is to appoint somebody: {post}.";
    vacant(post) "现在没有{post}。" / "Nobody holds this post now: {post}.";
    appoint_next(post) "任命新{post}" / "Appoint a new one: {post}";
    elected() "已经选出，结果报上级等待确认；确认以后就任。" / "Somebody was elected; the result waits for the unit above, and the post begins once it is confirmed.";
    to_result() "查看结果" / "See the result";
    by_administrator() "由管理员任命。" / "The administrator appoints.";
    by_branch() "由支部书记或副书记任命。" / "The branch’s secretary or deputy appoints.";
    left_behind(n) "原来由离任的人主持或记录、还没有开的会议有 {n} 次" / "Meetings still to come that name who left as chair or recorder: {n}";
    taken_over() "，由接任的人一次接过来。" / ". Whoever follows takes them over in one act.";
    take_back() "撤回任命" / "Take back";
    take_back_question() "这项任职还没有开始。撤回以后，当作没有任命过。确定吗？" / "This post has not begun. Taken back it was never held. Go ahead?";
    taken_back(name, post) "已撤回：{name}不会任{post}。" / "Taken back: {name} will not become: {post}.";
    gave_way(post, day) "原来的{post}任职仍到 {day} 为止；要继续任职的，请从第二天起重新任命。" / "The former post ({post}) still ends on {day}: appoint anew from the next day on if it is to go on.";
    to_begin(name, post, day) "{name}自 {day} 起任{post}。" / "{name} is from {day} on: {post}.";
    to_begin_instead(name, post, day, former) "{name}自 {day} 起任{post}；原来的{former}任职到前一天为止。" / "{name} is from {day} on: {post}. The former post ends the day before: {former}.";
    too_far(day) "最晚可以写到 {day}。" / "The latest day is {day}.";
    nobody_set_here() "还没有编入党员。" / "Nobody is set to this branch yet.";
    nobody_set_here_next() "临时党支部的职务从编入的党员当中任命：先编入，再任命。" / "Posts of a temporary branch are held by members who are set to it: add them first, then appoint.";
    save() "任命" / "Appoint";
    back() "返回" / "Back";
    wrong_unit(post, unit) "{unit}没有“{post}”这项职务。" / "A unit of kind {unit} has no such post: {post}.";
    overlaps(post, name, from, to) "{name}从 {from} 到 {to} 担任{post}，时间重叠。请先结束那项任职，或改日期。"
        / "{name} is {post} from {from} to {to}, which overlaps. End that post first, or choose other days.";
    overlaps_open(post, name, from) "{name}从 {from} 起担任{post}，还没有离任。请先结束那项任职，或改日期。"
        / "{name} has been {post} since {from} and has not left it. End that post first, or choose other days.";
    not_here() "这里没有这名成员，或已转出。请填写编号或完整姓名。" / "There is no such member here, or he has left. Please give the number or the full name.";
    several() "有同名的成员，请填写编号。" / "Several members have this name. Please give the number.";
    needs_formal(name, kind, post) "{name}是{kind}，不能任{post}：书记、副书记、委员、党小组组长须是正式党员。请改选，或先在成员页更正人员类别。"
        / "{name} belongs as: {kind}. Secretary, deputy, committee members and group leaders are formal members. Choose somebody else or another post ({post} is one of these), or correct the kind on the member's page first.";
    before_he_came(name, day) "{name}自 {day} 起才属于这里。请写这一天或更晚的日期。" / "{name} belongs here from {day} on. Please give that day or a later one.";
    wrong_order() "最后一天早于第一天。" / "The last day is before the first.";
    already_ended() "这项职务已经结束。" / "This post has already ended.";
    last_administrator(unit) "他是{unit}唯一的管理员。请先在{unit}任命另一位管理员，并请他设好密码。下级单位的管理员、还不能登录的、任期更早结束的，都不能代替他。" / "There is no other administrator of {unit}. Please appoint another one there first, and let them set a password. Administrators of units below, those who cannot sign in yet and those whose term ends sooner cannot take over.";
    none_takes_over(unit, others) "没有能接替他的{unit}管理员。不算在内的：{others}。请先在{unit}任命一位能登录、任期不比他短的管理员，或让其中一位能够接替。下级单位的管理员不能代替他。" / "No other administrator of {unit} could take over. Not counted: {others}. Please first appoint one there who can sign in and whose term lasts as long, or enable one of these. Administrators of units below cannot take over.";
    does_not_count(name, why) "{name}（{why}）" / "{name} ({why})";
    has_no_password() "还没有设密码" / "has set no password yet";
    is_barred() "账号已停用" / "is barred from signing in";
    ends_sooner(day) "任期到{day}为止" / "his term ends on {day}";
    begins_later(day) "{day}起才任职" / "his term begins on {day}";
    reinstated_why() "在服务器上恢复管理员" / "Reinstated as administrator on the machine itself";
}
