//! The sentences about how a theme day goes.

zhixing_kit::text! {
    /// What pages, notices and refusals say about an arrangement.
    pub Text
    title() "主题党日" / "Theme days";
    the_meeting() "活动安排" / "The activity";
    lead() "走出去，或者请进来：去哪里、请谁来、怎么去、注意什么，商定的事后来怎样。" / "Going out, or bringing somebody in: where to, who comes, how to get there, what to mind, and what became of what was agreed.";
    out() "走出去" / "Going out";
    bring_in() "请进来" / "Bringing in";
    ways() "开展方式" / "Which way";
    how() "开展方式" / "How it goes";
    not_yet() "还没有商定怎么开展" / "not arranged yet";
    not_yet_next() "写明去哪里或请谁来：参加的人会在这里看到，名录也会记住，下次不用再填。" / "Say where to or who comes: those who take part see it here, and the directory remembers it for the next time.";
    arrange() "商定怎么开展" / "Arrange it";
    rearrange() "修改开展方式" / "Change the arrangement";
    arrange_lead() "名录里用过的，输入几个字就能选。" / "What was used before is offered as you type.";
    directory() "活动名录" / "Directory";
    plan() "安排主题党日" / "Plan a theme day";
    none() "还没有安排主题党日。" / "No theme day is planned yet.";
    none_next() "主题党日每月固定一天，可以从全年计划安排，也可以现在安排。" / "A theme day is held each month on a fixed day: plan it from the year, or now.";
    place() "地点" / "Place";
    contact() "联系人" / "Contact";
    transport() "怎么去" / "How to get there";
    safety() "安全安排" / "Safety";
    cost() "费用" / "Cost";
    cost_none() "不向参加的人收费，不接受宴请和礼品" / "nobody who takes part pays; no meals or gifts are accepted";
    lecturer() "讲课人" / "Lecturer";
    topic() "讲什么" / "Topic";
    source() "内容出处" / "Source";
    by(name) "由 {name} 商定" / "Arranged by {name}";
    phone(number) "电话 {number}" / "tel. {number}";
    not_set() "未定" / "not set";
    save() "保存" / "Save";
    saved() "已保存，名录也记住了。" / "Saved, and the directory remembers it.";
    saved_told() "已保存，并通知了名单上的每个人。" / "Saved, and everybody on the list was told.";
    must_be_free() "主题党日不向参加的人收费。请确认不收费；有费用的安排，请换一种办法。" / "A theme day costs its members nothing. Please confirm it; what costs something is to be arranged in another way.";
    not_this_kind() "这类活动不用写走出去或请进来。主题党日、志愿服务、集中学习和党课可以写。" / "This kind neither goes out nor brings in: theme days, volunteer service, study days and lectures do.";
    checks() "行前准备" / "What to see to";
    checks_lead() "组织者自己用的清单，不进会议记录。" / "The organiser's own list; it is no part of the minutes.";
    check_done() "办妥" / "Seen to";
    check_undo() "还没办" / "Not yet";
    checked_told() "已记下。" / "Noted.";
    done_by(name) "{name} 办妥" / "seen to by {name}";
    add_check() "加一项" / "Add one";
    added_check() "已加上。" / "Added.";
    too_many_checks(most) "准备事项最多 {most} 项。" / "There are at most {most} things to see to.";
    checks_over() "会议记录已经签字，准备事项不再改动。" / "The minutes are signed; this list is not changed any more.";
    check_host() "和接待单位商定时间、内容和人数" / "Time, content and number of people are agreed with the host";
    check_route() "路线和交通方式已定，告诉了大家" / "Route and transport are set, and everybody knows";
    check_leader() "明确带队人和安全负责人" / "Somebody leads the way, somebody looks after safety";
    check_weather() "看过天气预报，有雨天的办法" / "The forecast was looked at, and there is a way for rain";
    check_aid() "带好急救包，知道最近的医院" / "First aid is packed, and the nearest hospital known";
    check_count() "出发和返回都清点人数" / "People are counted on leaving and on coming back";
    check_duty() "值班的人和岗位已经排好，勤务不断档" / "Those on duty and their posts are set: no gap in the service";
    check_free() "不收费、不吃请、不收礼" / "No fees, no meals, no gifts";
    check_agreed() "商定的事记成决议，有负责人和期限" / "What was agreed is taken down as a resolution, with owner and day";
    check_lecturer() "和讲课人确认了时间、题目和时长" / "Time, topic and length are confirmed with the lecturer";
    check_source() "核对了讲课内容的出处" / "Where the content comes from was checked";
    check_room() "会场和设备试过" / "Room and devices were tried";
    check_handout() "资料提前发给大家" / "Everybody has the papers beforehand";
    agreed() "商定的事" / "What was agreed";
    agreed_none() "开展以后，和对方商定的事记成决议：写明负责人和期限，到期前会提醒他。" / "What is agreed there becomes a resolution with owner and day; he is reminded in time.";
    agreed_add() "记下商定的事" / "Take down what was agreed";
    told_out(place, transport, safety) "去 {place}。{transport}安全：{safety}" / "To {place}. {transport} Safety: {safety}";
    told_in(lecturer, topic) "{lecturer}来讲：{topic}" / "{lecturer} speaks about: {topic}";
    notice_subject(kind, day) "开展方式已定：{kind}（{day}）" / "Arranged: {kind} ({day})";
}
