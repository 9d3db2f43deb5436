//! The sentences about resolutions.

zhixing_kit::text! {
    /// What pages and refusals say about a resolution.
    pub Text
    title() "决议" / "Resolutions";
    lead() "会上定下的事，谁负责、什么时候完成、办得怎样。" / "What was decided: who sees to it, by when, and what became of it.";
    views() "按状态查看" / "By state";
    open() "在办" / "Open";
    done() "已办" / "Done";
    not_done() "未办成" / "Not done";
    overdue() "已过期限" / "Past its day";
    none() "这里还没有决议。" / "There are none here yet.";
    none_next() "会上表决通过的、或直接议定的事，会列在这里。" / "What a meeting decides is listed here.";
    new_title() "记下决议" / "Take down a resolution";
    new_lead() "写明议定了什么；有负责人和期限的，到期前会提醒他。" / "Say what was decided; with an owner and a day he is reminded in time.";
    save() "记下决议" / "Take it down";
    saved() "已记下决议。" / "The resolution is taken down.";
    meeting_fell_short() "这次会议到会人数不够，会议无效，不能作出决议。请另行召开会议。" / "Too few were at this meeting: it is not valid and decides nothing. Please convene another one.";
    void() "不成立" / "Not made";
    fell_on(why, day) "{day}起不成立：{why}" / "Not made, since {day}: {why}";
    fell_with(why) "不成立：{why}" / "Not made: {why}";
    fell_short() "到会人数不够，会议无效" / "too few were at the meeting for it to be valid";
    fell_by_motion() "表决没有通过" / "the motion did not pass";
    fell_by_ballot() "无记名投票没有通过或不能作数" / "the secret ballot did not pass or does not stand";
    none_fell() "没有不成立的决议。" / "None was found not to be made.";
    none_fell_next() "会后更正了点名或计票、因此不再成立的决议，会列在这里，写明原因和从哪天起。" / "A resolution that no longer stands since the roll or a count was put right is listed here, with the reason and since when.";
    corrected() "文字会后更正过，见会议记录" / "Its words were put right after the meeting: see the minutes";
    has_ended() "这项决议已经办结，负责人和期限不再改。要接着办的，请先在“办得怎样”里继续办理。" / "This resolution has ended; its owner and day are not changed any more. If it goes on, take it up again first.";
    void_next() "这项决议不成立，不用再办；仍要办的，请另行召开会议表决。" / "This resolution was not made, and nothing is to be done for it; if it is still wanted, put it to another meeting.";
    void_why() "这项决议不成立：点名更正以后，会议到会人数不够，或者表决没有通过、无记名投票不能作数。不用再办；仍要办的，请另行召开会议表决。" / "This resolution was not made: as the roll stands now, too few were at the meeting, the motion did not pass, or the secret ballot does not stand. Nothing is to be done for it; if it is still wanted, put it to another meeting.";
    fell() "您负责的决议不成立了" / "A resolution that is yours was not made";
    fell_told(text, name) "{text} {name} 更正了会议记录：到会人数不够，或者表决没有通过，这项决议不成立，不用再办。" / "{text} {name} corrected the minutes: too few were there, or the motion did not pass. The resolution was not made; nothing is to be done for it.";
    stands_again() "您负责的决议又成立了" / "A resolution that is yours stands again";
    stands_again_told(text, name) "{text} {name} 更正了会议记录，这项决议成立，请继续办理。" / "{text} {name} corrected the minutes: the resolution stands. Please go on with it.";
    due_before_meeting(day) "期限在会议当天（{day}）之前。请填会议当天或以后的日期。" / "That day is before the meeting ({day}). Please give the day of the meeting or a later one.";
    motion_not_passed() "这个表决事项没有通过，不能形成决议。" / "This motion did not pass and cannot become a resolution.";
    ballot_not_passed() "这次无记名投票没有通过，或者不能作数，不能形成决议。" / "This secret ballot did not pass, or does not stand, and cannot become a resolution.";
    resolved_already() "这个表决事项已经形成决议。" / "This vote is a resolution already.";
    voted() "所据表决" / "The vote it was made of";
    to_motion() "查看表决" / "See the vote";
    to_ballot() "查看这次投票" / "See the ballot";
    too_many(most) "一次会议最多 {most} 项决议。" / "A meeting has at most {most} resolutions.";
    owner() "负责人" / "Owner";
    due() "期限" / "By";
    meeting() "出自" / "From";
    made(name) "{name} 记下" / "Taken down by {name}";
    no_owner() "没有指定负责人" / "no owner";
    no_due() "没有期限" / "no day set";
    owner_and_due(owner, due) "{owner} 负责，{due} 前完成" / "{owner}, by {due}";
    owner_only(owner) "{owner} 负责" / "{owner}";
    follow_title() "办得怎样" / "What became of it";
    follow_save() "保存" / "Save";
    follow_told() "已记下办理情况。" / "Noted what became of it.";
    progress() "还在办，说说进展" / "Still open: how far it is";
    latest(day, note) "{day}：{note}" / "{day}: {note}";
    reopen() "继续办理" / "Taken up again";
    history() "办理经过" / "What happened";
    in_overview() "您不属于任何支部。下级单位的决议在总览里看。" / "You belong to no branch. What the units below you decided stands in the overview.";
    to_overview() "打开总览" / "Open the overview";
    not_branch() "您不属于任何支部，这里没有可看的决议。" / "You belong to no branch; there is nothing to show here.";
}
