//! The sentences of a series of study days.

zhixing_kit::text! {
    /// Sentences of a series of study days.
    pub Text
    title() "安排学习日" / "Plan the study days";
    lead(branch) "{branch}：先定怎样排，再看日子，可以去掉、可以挪，合适就一次排定。由谁主持会自动轮流排出来。" / "{branch}: say how often and when, look the days over, leave out or shift any of them, and plan them at once. Who hosts follows in turn.";
    how() "怎样排" / "How";
    list() "列出日子" / "List the days";
    days() "日子" / "Days";
    days_lead() "已经有学习日的不会重复排。不合适的去掉勾，或者改日期、时间；改“怎样排”会重新列。" / "Where there is a study day already none is added. Untick or change what does not suit; changing how often or when lists them anew.";
    each_month() "每月一次" / "Once a month";
    each_two_months() "每两个月一次（排在双月）" / "Every two months (in the second)";
    each_quarter() "每季度一次（排在季度中间的月份）" / "Each quarter (in its middle month)";
    nth(nth, weekday) "{nth}{weekday}" / "{nth} {weekday}";
    at(day) "{day} 日" / "Day {day}";
    stretch() "哪一段" / "For";
    months(from, to) "{from} 至 {to}" / "{from} to {to}";
    take() "排上" / "Plan it";
    day() "日期" / "Day";
    time() "时间" / "Time";
    there() "已有" / "There already";
    not_worked() "休息" / "not a working day";
    meets(what) "支部这天有：{what}" / "the branch meets: {what}";
    instead_of_free(day) "按规则是 {day}，那天休息" / "by the rule {day}, a day off";
    instead_of_holiday(day, name) "按规则是 {day}，那天是{name}" / "by the rule {day}, {name}";
    instead_of_meeting(day) "按规则是 {day}，那天支部有活动" / "by the rule {day}, on which the branch meets";
    instead_of_over(day) "按规则是 {day}，不在这段时间里，所以没有勾" / "by the rule {day}, which is not within this time: not ticked";
    all_free() "这一段里没有工作日，所以没有勾" / "no day of this part is a working day: not ticked";
    beside() "前后一段有两次，也许已经挪过去，所以没有勾" / "the part before or after has two study days; one of them may be this one's: not ticked";
    holidays_not_announced(year) "{year} 年的放假安排尚未公布，日期先按法定节日推算，公布后请再看一遍。" / "The holidays of {year} are not announced yet: days follow the statutory ones for now; look again once they are.";
    hours() "学时" / "Hours";
    hours_of(year, there, days, more, whole) "{year} 年：已开和已排的 {there} 学时，勾上的 {days} 次 {more} 学时，共 {whole} 学时。" / "{year}: {there} hours held or planned, {more} hours of the {days} ticked days, {whole} in all.";
    asked(all, lead) "章程要求一年 {all} 学时，书记和支委 {lead} 学时。党课等算学习的已经在内，集中培训另外计入。" / "The charter asks for {all} hours a year, {lead} of secretaries and committee members. Lectures and others that count as study are in the sum already; trainings come on top.";
    short_by(hours) "离 {hours} 学时还差一些：可以排得密一点，或者每次长一点。" / "That is less than {hours} hours: days could be more frequent, or longer.";
    short_by_monthly(hours) "离 {hours} 学时还差一些：可以每次长一点，或者另外再安排几次集中学习。" / "That is less than {hours} hours: days could be longer, or some more study days be planned by themselves.";
    until_only(day) "这里只排到 {day}，以后的没有算。" / "This is until {day} only; what may be planned after it is not counted.";
    topics(n) "有 {n} 个主题还没有排到哪一天。" / "{n} topics have no day yet.", one(n) "{n} topic has no day yet.";
    topics_of_several(n) "有 {n} 份学习计划都还有主题没有排到哪一天：学习日排定以后，请到各自的计划页把主题排上去。" / "{n} programmes have topics without a day: once the study days are planned, put them on their days on each programme's page.";
    adopt() "排定这些学习日" / "Plan these study days";
    all_there() "这段时间里，每一段都已经有学习日了。" / "Each part of this time has its study day already.";
    all_there_next() "可以换一种排法，排得密一点；主题在学习计划的页面上排。" / "Choose more frequent days above; topics are put on them on the programme's page.";
    all_there_monthly() "一个月要两次的，另外安排一次“集中学习”；主题在学习计划的页面上排。" / "Where a month should have two, plan one more study day by itself; topics are put on them on the programme's page.";
    one_more() "另外安排一次集中学习" / "Plan one more study day";
    back_to_programme() "回学习计划" / "Back to the programme";
    back_to_rota() "看谁主持" / "See who hosts";
    planned(n) "已排定 {n} 个学习日，成员可以在日历中看到。" / "{n} study days are planned; the members see them in the calendar.", one(n) "{n} study day is planned; the members see it in the calendar.";
    with_topics(n) "{n} 天有了主题。" / "{n} days have their topic.", one(n) "{n} day has its topic.";
    passed(n) "有 {n} 段刚才已经有了学习日，没有重复排。" / "{n} parts had their study day by now; nothing was planned twice.", one(n) "{n} part had its study day by now; nothing was planned twice.";
    mind(topic, what) "请注意“{topic}”：{what}" / "Please note, “{topic}”: {what}";
    mind_further(n) "还有 {n} 项的时间请再看看，各自的页面上写明了原因。" / "Please look again at the time of {n} more; their pages say why.";
    check_lines(n) "有 {n} 行的日期或时间需要改一下，改好后再提交。" / "Please correct the day or the time in {n} lines and send again.", one(n) "Please correct the day or the time in one line and send again.";
    faulty_line(what, why) "{what}：{why}" / "{what}: {why}";
    vanished(n) "勾选的有 {n} 段已经不在这段时间里，已从表里去掉，请看一遍再提交。" / "Ticked lines that are no part of this time any more: {n}. They are taken out; please look it over and send it again.";
    nothing_chosen() "还没有勾选任何一天。请勾选要排的日子，再提交。" / "Nothing is ticked. Tick the days that are to be planned and send it again.";
    nothing_left() "所选的各段刚才都已经有了学习日，没有重复安排。" / "All that was chosen has its study day by now; nothing was planned twice.";
    no_such_line() "所选的不在这段时间里。请重新列出日子再试。" / "This is no part of the time that was asked about. Please list the days anew.";
    day_is_over() "只能排今天以后的日子。今天和以前的，请在“会议”里补记。" / "Only days after today are planned. What is held today or was held before is written down under Meetings.";
    too_far() "最远排到两年以后，请改近一点。" / "Two years ahead is the farthest: please choose a nearer day.";
    twice() "这一天已经有学习日，请换一天。" / "There is a study day on this day already: please choose another.";
    time_is_over() "这段时间已经过去了，请选今天以后的日子。" / "This time is over: please choose days after today.";
    wrong_days() "结束日要在开始日之后。" / "The last day comes after the first.";
    programme_is_far() "这份学习计划两年以后才开始，学习日最远排到两年以后，到时再排。" / "This programme begins more than two years from now; its days can be planned once it is nearer.";
    programme_is_over() "这份学习计划的时间已经过去了。请先制定新的学习计划，或者把它的结束日改到以后。" / "The time of this programme is over. Make a new one first, or move its last day.";
}
