//! The sentences of calendar feeds, both languages side by side.

zhixing_kit::text! {
    /// What the page of feeds and the files themselves say.
    pub Text
    title() "日历订阅" / "Calendar subscription";
    lead() "让手机和电脑自带的日历显示会议安排，改期、取消会自动更新。" / "Let the calendar of your phone or computer show the meetings; changes and cancellations follow by themselves.";
    who_sees() "订阅地址就是钥匙：谁拿到地址，谁就能看到您现在能看到的时间、地点和主题，日历软件的服务商也看得到。请不要转发；丢了或不用了，随时停用。" / "The address is the key: whoever has it sees the times, places and topics that you may see now, and so does the company behind your calendar. Do not pass it on; end it whenever it is lost or no longer needed.";
    calendar() "日历" / "Calendar";
    mine() "我的安排" / "My meetings";
    mine_lead() "与日历页相同，加上点到您名字的会议。" / "The same as the calendar page, and whatever names you.";
    unit_lead(unit) "{unit}的全部会议活动。" / "All meetings of {unit}.";
    not_made() "没有开通" / "Not made";
    made() "已开通" / "In use";
    since() "地址生成于" / "Address made on";
    make() "生成地址" / "Make an address";
    make_again() "重新生成" / "Make it anew";
    again_question() "原来的地址会立即失效，已经订阅的日历要重新订阅。确定吗？" / "The present address ends at once, and calendars that use it must subscribe again. Go ahead?";
    end() "停用" / "End";
    ended() "已停用，原来的地址打不开了。" / "Ended: the address opens nothing any more.";
    address_title() "订阅地址" / "Subscription address";
    address_once() "地址只显示这一次，请现在就添加到您的日历；以后可以重新生成。" / "The address is shown only now: please add it to your calendar. You can make another later.";
    address_how() "在日历软件里选“通过链接订阅”（苹果叫“添加订阅日历”，谷歌叫“通过网址添加”），粘贴这个地址。" / "In your calendar choose “subscribe by link” (Apple: Add Subscription Calendar; Google: From URL) and paste this address.";
    open_calendar() "用本机日历打开" / "Open in my calendar";
    back() "返回日历订阅" / "Back to the subscriptions";
    no_branch() "您不属于任何党支部，没有自己的安排可订阅。可以订阅下面您看得到的单位。" / "You belong to no branch, so there is nothing of your own to subscribe to. You may subscribe to a unit that you see.";
    nothing_here() "您不属于任何党支部，也看不到支部的会议安排，所以没有可以订阅的日历。" / "You belong to no branch and do not see the meetings of any, so there is no calendar to subscribe to.";
    calendar_name(name) "知行 · {name}" / "Zhixing · {name}";
    summary(what, topic) "{what}：{topic}" / "{what}: {topic}";
    cancelled_because(reason) "已取消。原因：{reason}" / "Cancelled. Reason: {reason}";
}
