//! All components on one page, for those who build pages (development only). Its texts are samples, in both languages.

use jiff::civil::{Date, date};
use maud::{Markup, html};

use zhixing_kit::Sentence;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Choice, Column, Entry, Event, Frame, Heading, Input, Item, Mark, Month, Notice, Part, RollChoice, RollRow, Status,
    StepState, Tab, Tone, Weight, actions, bar, card, confirmed, copy_link, copy_text, crumbs, day, day_time, details,
    difference, download, draft, empty, facts, field, filter_form, filtered, form, link_button, list, live, look_form,
    month_calendar, notice, optional_field, page, pager, person, pill, post_button, progress, quorum, roll,
    search_form, section, sheet, status, steps, submit, table, tabs, timeline, vote_bar, year_calendar,
};

zhixing_kit::fields! {
    TOPIC = "topic" "议题" / "Topic", why "写进通知，也作为记录的标题。" / "It goes into the notice and names the record.", seen "应到会的人" / "Those who should attend";
    DAY = "day" "日期" / "Day", why "用来提前提醒。" / "To remind people in time.", seen "应到会的人" / "Those who should attend";
    KIND = "kind" "类型" / "Kind", why "决定谁应到会、要多少人。" / "It decides who should attend and how many.", seen "所在单位" / "The unit";
    WAY = "way" "表决方式" / "Way of voting", why "章程对不同事项有不同要求。" / "The rules ask for different ways.", seen "所在单位" / "The unit";
    REMARKS = "remarks" "说明" / "Remarks", why "只在有话要说时填。" / "Only if there is something to say.", seen "所在单位" / "The unit";
    ROSTER = "roster" "名单文件" / "Roster file", why "导入成员。" / "To bring in the members.", seen "只有您" / "Only you";
    OPEN = "open" "公开答复" / "Answer in public", why "让其他人也看得到答复。" / "So that others see the answer.", seen "所有人" / "Everyone";
}

const TODAY: Date = date(2026, 3, 15);

/// Every component once.
pub fn gallery(frame: &Frame) -> Markup {
    let say = |zh, en| frame.language.pick(zh, en);
    let heading = Heading::new(say("样式与组件", "Styles and components"))
        .above(crumbs(frame, &[("/", say("首页", "Start")), ("/gallery", say("开发", "Development"))]))
        .lead(say("给做页面的人看：每个组件一次。", "For those who build pages: each component once."))
        .action(link_button(Weight::Primary, "#main", say("安排会议", "Plan a meeting")));
    let tab = |href, label, here| Tab { href, label, here };
    let tabs = tabs(
        say("视图", "View"),
        &[
            tab("#a", say("待办", "To do"), true),
            tab("#b", say("本年", "This year"), false),
            tab("#c", say("记录", "Record"), false),
        ],
    );
    page(
        frame,
        heading,
        html! {
            (tabs)
            (section(say("状态与事情", "States and things"), states(frame)))
            (section(say("数字", "Numbers"), numbers(frame)))
            (section(say("点名", "Roll"), people(frame)))
            (section(say("表格", "Table"), tables(frame)))
            (section(say("表单", "Form"), forms(frame)))
            (section(say("日历", "Calendar"), calendars(frame)))
            (section(say("文字与经过", "Texts and history"), texts(frame)))
            (section(say("显示方式", "Look"), look_form(frame)))
        },
    )
}

fn states(frame: &Frame) -> Markup {
    let say = |zh, en| frame.language.pick(zh, en);
    let all = [
        Status::Met,
        Status::Due,
        Status::Overdue,
        Status::Exempt,
        Status::Draft,
        Status::Planned,
        Status::UnderWay,
        Status::Held,
        Status::Cancelled,
        Status::Signed,
        Status::Open,
        Status::Closed,
    ];
    html! {
        (list(&[
            Item::link("#1", say("三月全体会议：讨论接收新成员", "March assembly: admitting a new member"))
                .meta(html! { (day_time(frame, TODAY.at(14, 30, 0, 0))) " · " (say("二楼会议室", "Room on the second floor")) }).end(status(frame, Status::Planned)),
            Item::link("#2", say("一季度学习", "Study of the first quarter")).meta(html! { (say("3月31日前", "By 31 March")) }).end(status(frame, Status::Due)),
            Item::plain(say("看望病中的老同志", "Visit to a member who is ill")).meta(html! { (day(frame, TODAY)) }).end(status(frame, Status::Overdue)),
        ]))
        p.pills { @for one in all { (status(frame, one)) " " } (pill(Tone::Plain, say("自定", "own word"))) }
        (notice(Notice::Info, say("应到名单按成员和职务算出，可以改。", "Who should attend follows from members and posts; it can be changed.")))
        (notice(Notice::Warning, say("会议有效，但按现在的人数，什么决议都通不过。", "The meeting is valid, but with those present nothing can pass.")))
        (notice(Notice::Refused, say("会议已签字，不能再点名。请写一条更正。", "The minutes are signed, so the roll is closed. Please write a correction.")))
        (card(say("下一步", "What is next"), html! { p { (say("给应到的 20 人发通知。", "Send the notice to the 20 who should attend.")) } }, Some(actions(html! {
            (submit(Weight::Primary, say("发通知", "Send"))) (submit(Weight::Plain, say("先看看", "Preview"))) (submit(Weight::Quiet, say("以后", "Later")))
            (confirmed(frame, say("确定取消这次会议吗？", "Cancel this meeting?"), post_button("#", Weight::Danger, say("取消会议", "Cancel it"), &[])))
        }))))
        (empty(say("还没有决议。", "No resolutions yet."), say("会上表决通过后会列在这里。", "They appear here once passed."), Some(link_button(Weight::Plain, "#", say("去会议", "To the meeting")))))
        (details(say("为什么是这一天？", "Why this day?"), html! { p { (say("避开周末和节假日。", "It avoids weekends and holidays.")) } }))
        (live(frame, "sample", "sample", html! { p.meta { (say("这一段会自动更新。", "This part follows what happens.")) } }))
    }
}

fn numbers(frame: &Frame) -> Markup {
    let say = |zh, en| frame.language.pick(zh, en);
    let part = |tone, label, number| Part { tone, label, number };
    let duties = [
        part(Tone::Good, say("已完成", "Met"), 14),
        part(Tone::Soon, say("待办", "Due"), 5),
        part(Tone::Bad, say("已逾期", "Overdue"), 1),
        part(Tone::Quiet, say("免办", "Exempt"), 2),
    ];
    html! {
        (quorum(frame, 20, 12, 10, say("通过决议需要 11 票赞成。", "A motion needs 11 yes.")))
        (bar(say("本年应办", "Duties of the year"), &duties))
        (vote_bar(frame, say("表决", "Vote"), 9, 2, 1, 11, 20))
        (progress(frame, say("年度计划", "Plan of the year"), 14, 22))
        (steps(frame, &[
            (say("准备", "Prepare"), StepState::Done), (say("点名", "Roll"), StepState::Done),
            (say("表决", "Vote"), StepState::Current), (say("签字", "Sign"), StepState::Later),
        ]))
    }
}

fn people(frame: &Frame) -> Markup {
    let say = |zh, en| frame.language.pick(zh, en);
    let choices = [
        RollChoice { value: "present", label: say("到", "Here"), tone: Tone::Good },
        RollChoice { value: "leave", label: say("请假", "Excused"), tone: Tone::Soon },
        RollChoice { value: "absent", label: say("缺", "Absent"), tone: Tone::Bad },
    ];
    let row = |name, what, chosen| RollRow {
        head: None,
        further: None,
        id: None,
        action: "/gallery",
        name,
        what,
        chosen,
        counts: None,
        settled: false,
        after: None,
    };
    let rows = [
        row(say("王建国", "Wang Jianguo"), say("书记", "Secretary"), Some("present")),
        row(say("欧阳慧敏", "Ouyang Huimin"), say("预备成员，无表决权", "On probation, no vote"), None),
        row(say("阿依古丽·买买提", "Ayguli Mamat"), "", Some("leave")),
    ];
    filtered(frame, say("找人", "Find a person"), roll(frame, "gallery", "mark", None, &choices, &rows))
}

fn tables(frame: &Frame) -> Markup {
    let say = |zh, en| frame.language.pick(zh, en);
    let columns = [
        Column::text(say("单位", "Unit")),
        Column::text(say("书记", "Secretary")),
        Column::number(say("成员", "Members")),
        Column::text(say("本季", "This quarter")),
    ];
    let rows = vec![
        vec![
            html! { a href="#u1" { (say("第一支部", "First unit")) } },
            person(say("王建国", "Wang Jianguo"), ""),
            html! { "52" },
            status(frame, Status::Met),
        ],
        vec![
            html! { a href="#u2" { (say("第二支部", "Second unit")) } },
            person(say("李秀英", "Li Xiuying"), ""),
            html! { "6" },
            status(frame, Status::Due),
        ],
    ];
    html! { (table(say("各单位本季应办", "Duties of the units this quarter"), &columns, &rows)) (pager(frame, Some("#newer"), Some("#older"))) }
}

fn forms(frame: &Frame) -> Markup {
    let say = |zh, en| frame.language.pick(zh, en);
    let faults = Faults::at(
        "day",
        Sentence {
            zh: "没有这一天。请按 2026-03-15 的样子填写。".into(),
            en: "There is no such day. Write it like 2026-03-15.".into(),
        },
    );
    let kinds =
        [Choice::new("assembly", say("全体会议", "Assembly")), Choice::new("group", say("小组会", "Group meeting"))];
    let ways =
        [Choice::new("open", say("举手", "Show of hands")), Choice::new("secret", say("无记名", "Secret ballot"))];
    html! {
        (filter_form(frame, "/gallery", FIELDS, &Faults::default(), submit(Weight::Plain, say("查看全部", "Show all"))))
        (search_form(frame, "/gallery", "q", say("找会议或决议", "Find meetings or resolutions"), ""))
        (draft(frame, "gallery", form(frame, "/gallery", FIELDS, &faults, html! {
            (field(frame, &TOPIC, Input::Text, say("讨论接收新成员", "Admitting a new member"), &faults))
            (field(frame, &DAY, Input::Day, "2026-02-30", &faults))
            (field(frame, &KIND, Input::Select(&kinds), "assembly", &faults))
            (field(frame, &WAY, Input::Radio(&ways), "open", &faults))
            (optional_field(frame, &REMARKS, Input::Area(3), "", &faults))
            (optional_field(frame, &ROSTER, Input::File(".csv,.xlsx"), "", &faults))
            (field(frame, &OPEN, Input::Checkbox, "yes", &faults))
            (actions(html! { (submit(Weight::Primary, say("保存", "Save"))) (link_button(Weight::Quiet, "#", say("返回", "Back"))) }))
        })))
    }
}

fn calendars(frame: &Frame) -> Markup {
    let say = |zh, en| frame.language.pick(zh, en);
    let entry = |day, time, title, tone| Entry { day, href: "#e", time, title, tone };
    let entries = [
        entry(date(2026, 3, 5), None, say("主题日", "Theme day"), Tone::Good),
        entry(TODAY, Some("14:30"), say("全体会议", "Assembly"), Tone::Plain),
        entry(date(2026, 3, 31), None, say("一季度学习", "Quarter's study"), Tone::Soon),
    ];
    let month = Month {
        day: TODAY,
        today: TODAY,
        entries: &entries,
        named_days: &[(date(2026, 3, 8), say("妇女节", "Women's Day"))],
        previous: "#february",
        next: "#april",
    };
    let marks = entries.each_ref().map(|entry| Mark { day: entry.day, tone: entry.tone, entries: 1 });
    html! { (month_calendar(frame, &month)) (year_calendar(frame, 2026, TODAY, &marks, |first| format!("#{}", first.month()))) }
}

fn texts(frame: &Frame) -> Markup {
    let say = |zh, en| frame.language.pick(zh, en);
    let when = |hour, minute| html! { (day_time(frame, TODAY.at(hour, minute, 0, 0))) };
    html! {
        (sheet(say(
            "会议应到 20 人，实到 12 人，符合规定人数，会议有效。\n\n会议讨论了接收新成员一事。王建国同志介绍了情况，与会人员发表了意见。",
            "Twenty should attend and twelve are present, which is enough; the meeting is valid.\n\nThe meeting discussed the admission of a new member.",
        )))
        (difference(frame, say("会议应到 20 人，实到 12 人。", "Twenty should attend, twelve are present."), say("会议应到 20 人，实到 13 人，列席 1 人。", "Twenty should attend, thirteen are present and one attends without vote.")))
        (facts(&[
            (say("主持", "Chair"), person(say("王建国", "Wang Jianguo"), say("书记", "Secretary"))),
            (say("依据", "Rule"), html! { (say("支部工作条例 第十一条", "Regulations, article 11")) }),
            (say("日期", "Day"), day(frame, TODAY)),
        ]))
        (timeline(&[
            Event { when: when(14, 30), who: say("沈月华", "Shen Yuehua"), what: html! { (say("开始点名", "Began the roll")) }, tone: Tone::Good },
            Event { when: when(15, 10), who: say("王建国", "Wang Jianguo"), what: html! { (say("宣布表决结果", "Announced the vote")) }, tone: Tone::Plain },
        ]))
        (download(frame, "#file", say("会议记录.json", "record.json"), "JSON", 14_300))
        (copy_link(frame, "https://example.org/meetings/1"))
        (copy_text(frame, "example+00000000+AAAA", say("复制公钥", "Copy the key")))
    }
}

#[cfg(test)]
mod tests {
    use zhixing_kit::Language;
    use zhixing_kit::html::sample_frame;

    use super::*;

    #[test]
    fn every_component_is_shown_in_both_languages_and_keeps_the_content_policy() {
        for language in Language::ALL {
            let shown = gallery(&sample_frame(language)).into_string();
            assert_eq!(shown.matches("<h1").count(), 1);
            assert!(
                !shown.contains(" style=") && !shown.contains("<style") && !shown.contains(" onclick="),
                "inline style or script"
            );
            assert!(shown.contains("/suggestions/new?about=%2Ftoday"));
            assert!(shown.len() < 40_000, "{} bytes of all components", shown.len());
        }
    }

    #[test]
    fn a_place_of_the_navigation_is_marked_for_its_page_and_below_it() {
        let shown = |path: &str| {
            page(&Frame { path: path.to_owned(), ..sample_frame(Language::Chinese) }, "x", html! {}).into_string()
        };
        assert!(shown("/meetings?page=2").contains(r#"href="/meetings" aria-current="page""#));
        assert!(shown("/meetings/7").contains(r#"href="/meetings" aria-current="true""#));
        assert!(!shown("/meetingsnot").contains("aria-current"));
        assert!(shown("/resolutions/7").contains(r#"href="/meetings" aria-current="true""#), "a place within another");
    }
}
