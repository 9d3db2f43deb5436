//! The sentences of the components themselves, and how days and times are written. What a page is about is said by its own capability.

use jiff::civil::{Date, DateTime, Time};

use super::frame::ClockBehind;
use crate::text::Language;

crate::text! {
    /// Sentences of the frame around every page and of its components.
    pub Words
    skip() "跳到正文" / "Skip to content";
    main_navigation() "主导航" / "Main navigation";
    more() "更多" / "More";
    notices() "通知" / "Notices";
    notices_unread(n) "通知，{n} 条未读" / "Notices, {n} unread";
    my_settings() "我的设置" / "My settings";
    sign_in() "登录" / "Sign in";
    clock_jumped(now, latest) "服务器的时钟可能不对：它说现在是 {now}，可是先前已经到过 {latest}，这里仍按后者记时间。现在记下的内容都会保存，但时间可能有误；请告诉管理员。" / "The server’s clock may be wrong: it says {now}, but it had been {latest} already, and that is still what is written down. What is recorded now is saved, but its time may be wrong. Please tell the administrator.";
    clock_stands_behind(now, latest) "服务器的时钟可能不对：它说现在是 {now}，而已有的记录最晚是 {latest} 的。现在记下的内容都会保存，但时间可能有误；请告诉管理员。" / "The server’s clock may be wrong: it says {now}, but the latest record is of {latest}. What is written down now is saved, but its time may be wrong. Please tell the administrator.";
    switch_language() "Switch to English" / "切换到中文";
    back_there() "回到刚才的页面" / "Back to where you were";
    back_above() "回到上一级页面" / "To the page above";
    to_start() "回到首页" / "To the start page";
    suggest() "意见与建议" / "Complaint or suggestion";
    suggestions_answered() "看看已公开的答复" / "See the public answers";
    form_has_faults(n) "有 {n} 处需要改一下，改好后再提交：" / "Please look at these and send again ({n}):";
    optional() "选填" / "optional";
    why_asked() "为什么问" / "Why we ask";
    seen_by(who) "谁看得到：{who}" / "Who sees it: {who}";
    please_choose() "请选择" / "Please choose";
    search() "搜索" / "Search";
    filter() "边输边找" / "Find as you type";
    filter_none() "没有符合的。" / "Nothing matches.";
    met() "已完成" / "Met";
    due() "待办" / "Due";
    overdue() "已逾期" / "Overdue";
    exempt() "免办" / "Exempt";
    draft() "草稿" / "Draft";
    planned() "已安排" / "Planned";
    under_way() "进行中" / "Under way";
    held() "已召开" / "Held";
    cancelled() "已取消" / "Cancelled";
    signed() "已签字" / "Signed";
    open() "在办" / "Open";
    closed() "已办结" / "Closed";
    newer() "较新的" / "Newer";
    older() "较早的" / "Older";
    page_before() "前面的" / "Before these";
    page_after() "后面的" / "After these";
    pages() "翻页" / "Pages";
    you_are_here() "所在位置" / "You are here";
    yes() "赞成" / "Yes";
    no() "反对" / "No";
    abstain() "弃权" / "Abstain";
    needed(n) "需要 {n}" / "{n} needed";
    should_attend() "应到" / "Should attend";
    present() "实到" / "Present";
    quorum_needed() "最低" / "Needed";
    quorum_met() "到会人数达到规定" / "Enough are here";
    quorum_short(n) "还差 {n} 人，达不到规定" / "{n} too few";
    done_of(done, of) "{of} 项中已完成 {done} 项" / "{done} of {of} done";
    step_done() "已完成" / "done";
    step_current() "现在" / "now";
    step_later() "以后" / "later";
    previous_month() "上个月" / "Previous month";
    next_month() "下个月" / "Next month";
    today() "今天" / "today";
    nothing_this_month() "这个月没有安排。" / "Nothing is planned this month.";
    nothing_this_day() "无安排" / "nothing";
    entries_that_day(n) "{n} 项" / "{n} entries", one(n) "{n} entry";
    after() "现在" / "After";
    not_changed() "没有改动。" / "Nothing was changed.";
    removed() "删去" / "removed";
    added() "增加" / "added";
    differs() "不同" / "differs";
    download(kind, size) "下载 {kind}，{size}" / "Download {kind}, {size}";
    copy() "复制链接" / "Copy link";
    copied() "已复制" / "Copied";
    yes_do_it() "确定" / "Yes, go ahead";
    rather_not() "再想想" / "Not now";
    saved_here() "刚才没提交的内容已恢复。" / "What you had not sent yet is back.";
    saved_here_alone() "刚才没提交的内容已恢复。它只存在这台设备上。" / "What you had not sent yet is back. It is kept on this device alone.";
    draft_kept(at) "草稿已存（{at}），换一台设备也能接着写。" / "Kept as a draft ({at}); you can go on at another device.";
    device_full() "本机存不下了：请先不要关闭此页，联网后提交。" / "This device has no room left: please keep this page open, and send it once you are connected again.";
    unsent(n) "没有网络：{n} 份已记在本机，联网后自动发送。" / "No network: {n} kept on this device, to be sent once you are connected again.";
    unsent_stranger() "您的内容已记在本机，您重新登录后自动发送。" / "What you wrote is kept on this device and is sent once you are signed in again.";
    unsent_now_sent(what) "已发送：{what}。" / "Sent: {what}.";
    look_at_it() "看一看" / "Have a look";
    not_taken(what) "没有被接受：{what}。您写的还在。" / "Not accepted: {what}. What you wrote is still here.";
    what_you_wrote() "您写的内容（可以复制）" / "Your words, to copy";
    mend_it() "去修改" / "Correct it";
    offline() "没有网络，这一步没有执行。联网后请再按一次。" / "No network: this was not done. Please press again once you are connected again.";
    forget_it() "清空重填" / "Start afresh";
    from_device(time) "现在没有网络，这一页是本机在 {time} 保存的样子。照常做就行：记下的联网后自动发送一次。" / "No network: this page is as this device kept it at {time}. Go on as usual: what you take down is sent once you are connected again.";
    live_lost() "自动更新断开了。" / "Automatic updates stopped.";
    reload() "重新载入" / "Reload";
    device_failed() "设备没有确认，或者取消了。可以再试一次，或者换一种方式。" / "The device did not confirm, or it was cancelled. Try again, or choose another way.";
    device_missing() "这个浏览器不支持通行密钥，请换一种方式。" / "This browser knows no passkeys. Please choose another way.";
    device_needs_scripts() "需要浏览器允许运行脚本。" / "your browser must be allowed to run scripts for this.";
    waiting_to_send(n) "有 {n} 条等待发送，联网后自动补发。" / "{n} waiting to be sent; they go out once you are connected again.";
    all_sent() "都已保存。" / "All saved.";
    not_accepted() "没有保存，请重新载入再试。" / "Not saved. Please reload and try again.";
    theme() "明暗" / "Light or dark";
    theme_auto() "跟随设备" / "As my device";
    theme_light() "浅色" / "Light";
    theme_dark() "深色" / "Dark";
    type_size() "字号" / "Type size";
    size_usual() "标准" / "Usual";
    size_large() "大" / "Large";
    size_larger() "特大" / "Larger";
    apply_look() "保存显示方式" / "Keep this look";
    month_title(year, month) "{year}年{month}月" / "{month} {year}";
    day_title(year, month, day) "{year}年{month}月{day}日" / "{day} {month} {year}";
    day_short(month, day) "{month}月{day}日" / "{day} {month}";
    weekday_day(weekday, day) "{day} {weekday}" / "{weekday} {day}";
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [(&str, &str); 7] = [
    ("周一", "Mon"),
    ("周二", "Tue"),
    ("周三", "Wed"),
    ("周四", "Thu"),
    ("周五", "Fri"),
    ("周六", "Sat"),
    ("周日", "Sun"),
];

/// The name of a month as the sentences above take it: `3` or `March`.
pub fn month_word(language: Language, month: i8) -> String {
    match language {
        Language::Chinese => month.to_string(),
        Language::English => MONTHS.get(month as usize - 1).copied().unwrap_or_default().to_owned(),
    }
}

/// The days of the week, Monday first.
pub fn weekdays(language: Language) -> [&'static str; 7] {
    WEEKDAYS.map(|(zh, en)| language.pick(zh, en))
}

/// 周日, Sun.
pub fn weekday(language: Language, day: Date) -> &'static str {
    weekdays(language)[day.weekday().to_monday_zero_offset() as usize]
}

/// 2026年3月, March 2026.
pub fn month_text(language: Language, day: Date) -> String {
    Words(language).month_title(day.year(), month_word(language, day.month()))
}

/// 2026年3月15日, 15 March 2026.
pub fn day_text(language: Language, day: Date) -> String {
    Words(language).day_title(day.year(), month_word(language, day.month()), day.day())
}

/// 3月15日 周日, Sun 15 March: for lists of days that are near.
pub fn near_day_text(language: Language, day: Date) -> String {
    let words = Words(language);
    words.weekday_day(weekday(language, day), words.day_short(month_word(language, day.month()), day.day()))
}

/// 3月15日 周日 in this year, 2025年3月15日 周六 of another one: for lists of days that are mostly near.
pub fn day_of_year(language: Language, day: Date, this_year: i16) -> String {
    if day.year() == this_year {
        return near_day_text(language, day);
    }
    Words(language).weekday_day(weekday(language, day), day_text(language, day))
}

/// 14:30.
pub fn time_text(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// That the machine's clock stands behind, as everybody who writes is told.
pub fn clock_behind(language: Language, behind: &ClockBehind) -> String {
    let (now, latest) = (moment_text(language, behind.now), moment_text(language, behind.latest));
    let words = Words(language);
    if behind.jumped { words.clock_jumped(now, latest) } else { words.clock_stands_behind(now, latest) }
}

/// 2026年3月15日 09:30, 15 March 2026 09:30.
pub fn moment_text(language: Language, at: DateTime) -> String {
    format!("{} {}", day_text(language, at.date()), time_text(at.time()))
}

/// 3月15日 周日 09:30, Sun 15 March 09:30: of what is near.
pub fn near_moment_text(language: Language, at: DateTime) -> String {
    format!("{} {}", near_day_text(language, at.date()), time_text(at.time()))
}

/// A size as people say it: `820 B`, `14 kB`, `2.3 MB`.
pub fn size_text(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_written_as_each_language_does() {
        let day = date(2026, 3, 15);
        assert_eq!(day_text(Language::Chinese, day), "2026年3月15日");
        assert_eq!(day_text(Language::English, day), "15 March 2026");
        assert_eq!(near_day_text(Language::Chinese, day), "3月15日 周日");
        assert_eq!(near_day_text(Language::English, day), "Sun 15 March");
        assert_eq!(day_of_year(Language::Chinese, day, 2026), "3月15日 周日");
        assert_eq!(day_of_year(Language::Chinese, day, 2027), "2026年3月15日 周日");
        assert_eq!(day_of_year(Language::English, day, 2027), "Sun 15 March 2026");
        assert_eq!(month_text(Language::English, day), "March 2026");
    }

    #[test]
    fn sizes_are_short() {
        assert_eq!([size_text(820), size_text(14_300), size_text(2_340_000)], ["820 B", "14 kB", "2.3 MB"]);
    }
}
