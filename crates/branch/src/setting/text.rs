//! The sentences of a branch's settings, both languages side by side.

zhixing_kit::text! {
    /// What the page of a branch's settings says.
    pub Text
    title() "支部设置" / "Branch settings";
    lead(branch) "{branch}：建议的日期、提醒、任期和选用的做法都按这里的设置；章程的规定不变，章程留给支部选择的除外。" / "{branch}: proposed dates, reminders, the term and the practice chosen here follow these settings. They change no rule but where the charter leaves a choice.";
    year() "年度应办" / "The year";
    theme_day() "主题党日" / "Theme day";
    no_theme_day() "不固定" / "Not fixed";
    fixed_date() "每月固定日期" / "A fixed day of the month";
    fixed_weekday() "每月第几个星期几" / "A fixed weekday of the month";
    nth(n) "第{n}个" / "Number {n}";
    last() "最后一个" / "The last";
    usual() "通常的时间和地点" / "Usual hour and place";
    term() "任期" / "Term";
    options() "选用的通行做法" / "Common practice chosen here";
    options_why() "不是规定的要求，支部可以自己选用。" / "Not required by the rules; the branch may choose it.";
    options_seen() "本支部成员和上级组织" / "Members of the branch and the organisation above";
    save() "保存设置" / "Save settings";
    saved() "支部设置已保存，建议日期已按新设置推算。" / "Settings saved; proposed dates follow them now.";
    term_ends_before_it_begins() "届满日不能早于开始日，请把两个日期都填上。" / "The term cannot end before it begins; please fill in both days.";
    term_of_other_length(end, earliest, latest) "按规定，从这一天开始的一届到{end}届满，提前或延期一般不超过一年：请填{earliest}到{latest}之间的日期。村、社区党支部每届五年，请先勾选。" / "By the rules a term that begins on that day ends on {end}, early or late by at most a year: please enter a day from {earliest} to {latest}. In a village or community terms last five years; please tick that.";
    term_is_settled() "本届任期由上级确认的换届结果（或批准的提前、延期）定下，不在这里改。要提前或延期，请到“任期和班子”申请提前或延期换届。" / "The present term is that of the election which the unit above confirmed (or of the move that it approved), and is not changed here. To move its end, ask for it under “Term and committee”.";
    to_term() "任期和班子" / "Term and committee";
    only_secretary() "支部设置由书记或副书记修改。需要改动时请告诉他们。" / "Only the secretary or the deputy changes these. Please tell them what should be changed.";
    no_branch() "您不属于任何党支部，没有支部设置。" / "You belong to no branch, so there are no branch settings.";
    record(branch) "{branch}的支部设置" / "Settings of {branch}";
}
