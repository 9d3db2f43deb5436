//! The sentences of the forms of branch life.

zhixing_kit::text! {
    /// What forms say.
    pub Text
    nobody() "无" / "none";
    comma() "、" / ", ";
    minutes_title(unit, kind) "{unit}\n{kind}记录" / "{unit}\nMinutes: {kind}";
    roll_title(unit, kind) "{unit}\n{kind}到会名单" / "{unit}\nRoll: {kind}";
    resolution_title(unit) "{unit}\n决议" / "{unit}\nResolution";
    ledger_title(branch, period) "{branch}\n{period}台账" / "{branch}\nLedger, {period}";
    obligations_title(branch, period) "{branch}\n{period}应办情况" / "{branch}\nObligations, {period}";
    year(year) "{year}年度" / "{year}";
    number(year, number) "{year}年第{number}次" / "No. {number} of {year}";
    from_to(from, to) "{from}至{to}" / "{from} to {to}";
    counted(n, voting) "{n} 人，其中有表决权的 {voting} 人" / "{n}, of whom {voting} with a vote";
    present_of(here, should) "{here}/{should}" / "{here} of {should}";
    because(name, reason) "{name}（{reason}）" / "{name} ({reason})";
    no_reason() "未写明原因" / "no reason given";
    late(by, at) "本次会议为事后补记，由{by}于{at}补记" / "Written down after the meeting, by {by} on {at}";
    signed(name, at) "{name}　{at}" / "{name}, {at}";
    signed_earlier(name, at) "{name}　{at}（签字后有更正，见“更正”）" / "{name}, {at} (corrected after signing, see Corrections)";
    verbatim(words) "“{words}”（原话）" / "“{words}” (word for word)";
    not_voted() "尚未表决" / "not voted on";
    has_vote() "有" / "yes";
    no_vote() "无" / "no";
    corrected_by(name, at) "{name}　{at}" / "{name}, {at}";
    not_begun() "会议还没有开始，没有可以导出的记录。请在宣布开始、点名以后再导出。" / "The meeting has not begun: there is nothing to hand out. Open it and call the roll first.";
    not_closed() "会议还没有结束，记录还会变化。请在宣布结束以后再导出会议记录。" / "The meeting has not ended and its minutes may still change. Close it first.";
    no_period() "没有这个年度或月份。请回到页面重新选择。" / "There is no such year or month. Please go back and choose again.";
    tally(met, due, overdue, ahead, exempt) "已完成 {met} 项，待办 {due} 项，已逾期 {overdue} 项，未到期 {ahead} 项，免办 {exempt} 项" / "met {met}, due {due}, overdue {overdue}, ahead {ahead}, exempt {exempt}";
    held_count(held, planned, cancelled) "已召开 {held} 次，已安排 {planned} 次，已取消 {cancelled} 次" / "held {held}, planned {planned}, cancelled {cancelled}";
    planned() "已安排" / "planned";
    convened() "已通知" / "convened";
    under_way() "进行中" / "under way";
    held() "待签字" / "to be signed";
    signed_state() "已签字" / "signed";
    cancelled() "已取消" / "cancelled";
    met() "已完成" / "met";
    met_late() "已补开" / "made up for";
    due() "待办" / "due";
    overdue() "已逾期" / "overdue";
    ahead() "未到期" / "ahead";
    exempt() "免办" / "exempt";
    open() "在办" / "open";
    done() "已办" / "done";
    not_done() "未办成" / "not done";
    carried(kind, also) "{kind}（兼{also}）" / "{kind} (also {also})";
    of_group(what, group) "{what}（{group}）" / "{what} ({group})";
}
