//! The sentences of elections that are moved.

zhixing_kit::text! {
    /// What pages, notices and refusals say about elections that are moved.
    pub Text
    title() "提前或延期换届" / "Move the election";
    ask() "申请提前或延期换届" / "Ask to move the election";
    lead(last, earliest, latest) "本届到{last}届满。提前或延期一般不超过一年（{earliest}至{latest}），报上级批准；批准以后任期、提醒和期限按新的日期。" / "The term ends on {last}. An election is early or late by generally at most a year, between {earliest} and {latest}, and the unit above decides; then term and reminders follow the new day.";
    ask_do() "报上级批准" / "Hand up";
    asked() "已报上级，批准以前任期不变。" / "Handed up. Until it is approved the term stays as it is.";
    one(branch) "{branch}换届改期" / "Election of {branch} moved";
    from() "原定届满" / "Term ends";
    until() "改到" / "Asked for";
    reason() "理由" / "Reason";
    asked_by() "申请" / "Asked by";
    decided_by() "上级" / "Decided by";
    late() "延期" / "Later";
    early() "提前" / "Earlier";
    state_asked() "等待上级批准" / "To be decided";
    state_approved() "已批准" / "Approved";
    state_refused() "未批准" / "Refused";
    state_lapsed() "不再需要" / "Not needed any more";
    lapsed_why() "换届结果已经确认，这份申请随之办结，不用再审批。" / "The result of the election was confirmed; with it this request is closed, and nothing is left to decide.";
    told_lapsed() "换届结果已确认，换届改期申请不再需要" / "The election was confirmed: the request to move it is closed";
    approve() "批准" / "Approve";
    approve_ask() "批准以后，本届任期到新的日期届满，现任职务延续到那天。确定吗？" / "The present term then ends on the new day, and its posts go on until then. Go ahead?";
    approved(branch) "已批准，{branch}的任期已按新的日期。" / "Approved: the term of {branch} follows the new day.";
    refuse() "不批准" / "Refuse";
    refused(branch) "没有批准，{branch}的任期不变。" / "Refused: the term of {branch} stays.";
    list() "换届改期" / "Moved elections";
    waiting_step() "审批提前或延期换届" / "Decide on moving an election";
    same_day() "和原来的届满日期一样，不用申请。" / "That is the day on which the term ends already.";
    in_past() "日期不能早于今天。" / "The day cannot lie in the past.";
    within_a_year(earliest, latest) "提前或延期不超过一年：最早{earliest}，最晚{latest}。" / "It is moved by at most a year: {earliest} at the earliest, {latest} at the latest.";
    in_time_anyway() "届满前六个月内换届，不算提前，不用申请。" / "An election within six months before the end is in time; nothing needs to be asked.";
    term_unknown() "没有登记本届任期，请先在“支部设置”中填写。" / "The present term is not known. Please enter it under Branch settings first.";
    term_changed() "本届任期在申请以后变过，请支部重新申请。" / "The term has changed since it was asked for. Please let the branch ask anew.";
    temporary_elects_not() "临时党支部不换届，任务结束后撤销。" / "A temporary branch elects nobody; it is dissolved when its task ends.";
    waits_already() "已有一份申请等待上级批准。" / "A request waits for the unit above already.";
    decided_already() "这份申请已经办结。" / "This request is decided already.";
    told_above(branch) "{branch}申请提前或延期换届，请审批" / "{branch} asks to move its election";
    told_approved() "提前或延期换届已批准" / "The election may be moved";
    told_refused() "提前或延期换届没有批准" / "The election is not to be moved";
    told_body(last, until) "原定{last}届满，申请改到{until}。" / "The term ends on {last}; {until} is asked for.";
    record(branch) "{branch}换届改期" / "Moved election of {branch}";
    back() "返回" / "Back";
}
