//! The sentences of reminders, both languages side by side.

zhixing_kit::text! {
    /// What a reminder says.
    pub Text
    subject(n) "应办提醒：{n} 项临近期限" / "Due soon: {n}";
    term_subject() "换届提醒：本届任期将在六个月内届满" / "The term ends within six months";
    body(list) "请留意：{list}。可在“年度应办”中安排日期。" / "Please see to: {list}. A date can be planned on the page of the year.";
    not_planned(what, day) "{what}（{day}前，尚未安排）" / "{what} (by {day}, nothing planned)";
    not_held(what, planned, day) "{what}（已安排在{planned}，{day}前完成）" / "{what} (planned on {planned}, by {day})";
    resolution_soon(day) "决议提醒：您负责的一项决议 {day} 到期" / "A resolution that is yours is due on {day}";
    resolution_today() "决议提醒：您负责的一项决议今天到期" / "A resolution that is yours is due today";
    resolution_body(text) "“{text}”。办好以后，请在决议页上记下办理情况。" / "{text}. When it is done, please note on its page what became of it.";
    semicolon() "；" / "; ";
    sender() "知行提醒" / "Zhixing reminders";
}
