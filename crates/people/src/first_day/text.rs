//! The sentences about first days that are put right.

zhixing_kit::text! {
    /// What pages and refusals say about a first day.
    pub Text
    units() "组织架构" / "Units";
    members() "成员" / "Members";
    title_founding(unit) "更正{unit}的成立日期" / "Put right when {unit} was founded";
    title_stay(name) "更正{name}的编入日期" / "Put right since when {name} belongs";
    title_post(name, post) "更正{name}任{post}的日期" / "Put right since when {name} is {post}";
    lead(day) "现在记的是 {day}。" / "It is kept as {day}.";
    recorded() "更正连同原因记入台账，原来记的日期仍可查。" / "It stands in the ledger with its reason, beside the day that was kept before.";
    founding_rule() "成员的编入日期、任职日期和起记日期都不能早于它。" / "Nobody's stay, no post and no record here begins before it.";
    stay_rule(unit, kind) "这一段：{unit}，{kind}。接着上一段的，上一段的最后一天一起改。" / "This stay: {unit}, {kind}. Where it follows another one, the last day of that one moves along.";
    confirmed_along() "他从这一天起转为正式党员：转正日期跟着一起改，也记入台账。" / "He became a formal member on this day: the day of his confirmation moves along, and stands in the ledger with it.";
    post_rule(unit) "{unit}的这项职务；只改从哪天起，别的不变。" / "This post in {unit}: its first day alone changes.";
    save() "保存更正" / "Save the correction";
    saved(day) "已更正为 {day}，原来的日期留在台账里。" / "It is now {day}; the former day stays in the ledger.";
    same() "与现在记的日期相同，没有改动。" / "That is the day that is kept; nothing was changed.";
    back() "返回" / "Back";
    correct() "更正日期" / "Put the day right";
    in_future() "日期不能晚于今天。" / "The day must not be later than today.";
    changed_meanwhile(day) "在您打开这一页之后，别人已把它改为 {day}。请看清楚再填一次。" / "Somebody changed it to {day} after you opened this page. Please look again.";
    after_its_end(day) "晚于它的最后一天（{day}）。请填这一天或更早的日期。" / "This is after its last day ({day}). Enter that day or an earlier one.";
    not_after(day) "要晚于 {day}：在那以前是他上一段组织关系。" / "It must be later than {day}: until then his stay before this one lasts.";
    someone_before(name, day) "{name}从 {day} 起就在这个单位。请填那天或更早的日期；他的编入日期填错了的，先在他的成员页更正。" / "{name} belongs to this unit since {day}. Enter that day or an earlier one; if his day is wrong, put it right on his page first.";
    post_before(name, post, day) "{name}从 {day} 起任{post}。请填那天或更早的日期；任职日期填错了的，先更正任职日期。" / "{name} is {post} since {day}. Enter that day or an earlier one; if the day of the post is wrong, put that right first.";
    group_before(group, day) "{group}成立于 {day}。请填那天或更早的日期；小组的成立日期填错了的，先更正它。" / "{group} was founded on {day}. Enter that day or an earlier one; if the day of the group is wrong, put that right first.";
    attached_before(name, day) "{name}从 {day} 起临时编入这个支部。请填那天或更早的日期。" / "{name} is set to this branch since {day}. Enter that day or an earlier one.";
    kept_before(unit, day) "{unit}的起记日期是 {day}。请填那天或更早的日期；确实更晚成立的，先把起记日期改到成立以后。" / "The record of {unit} is kept since {day}. Enter that day or an earlier one; if it was founded later, set the day since which it is kept first.";
    after_closing(day) "这个单位 {day} 已撤销。请填那天或更早的日期。" / "This unit was closed on {day}. Enter that day or an earlier one.";
    post_after(post, unit, day) "他从 {day} 起在{unit}任{post}，照这个日期那时已不在那里。请填那天以后的日期；任职日期填错了的，先更正任职日期。" / "He is {post} in {unit} since {day}, when he would no longer belong there. Enter a later day; if the day of the post is wrong, put that right first.";
    on_roll(day, topic) "{day}“{topic}”的到会名单里有他，是按当时的组织关系记的。请换一个日期；名单记错了的，先在会议记录里更正。" / "The roll of “{topic}” on {day} has him present, as a member where he belonged then. Choose another day; if the roll is wrong, put that right in its minutes first.";
    not_there(day) "他 {day} 还不是这里的成员，或当时的类别不能任这项职务。请填更晚的日期，或先在他的成员页更正编入日期。" / "On {day} he did not belong here yet, or not as one who may hold this post. Enter a later day, or put right on his page since when he belongs.";
}
