//! The sentences of hours.

zhixing_kit::text! {
    /// Sentences of hours.
    pub Text
    title() "我的学时" / "My hours";
    lead(year) "{year} 年。只算支部办了、点名时您到了的学习，按安排的时间计；不看在线时长。只有您自己看得到这个合计。" / "{year}. What the branch held and the roll says you were there for, by its scheduled time; no screen counts. Nobody but you sees this sum.";
    label() "集中学习学时" / "Class hours";
    there() "您到了的" / "You were there";
    rest() "要求里其余的" / "The rest of what is asked for";
    so_far(hours) "到现在 {hours} 学时。" / "{hours} class hours so far.", one(hours) "{hours} class hour so far.";
    asked(hours, source) "要求一年 {hours} 学时（{source}）。" / "Asked for: {hours} class hours a year ({source}).";
    training(n, there) "书记、支委一年还要参加集中培训 {n} 次，这一年参加了 {there} 次。上级办的培训，由支部安排成“集中培训”活动、点名记下，学时也就算进来。" / "Secretaries and committee members also take part in {n} concentrated training a year; you were at {there} this year. One that is held above the branch counts, hours and all, once the branch has planned it as a “Concentrated training” and called its roll.";
    excused(ground) "您属于“{ground}”，学时不作要求，也不催办。在家读材料包就好。" / "You count as “{ground}”: no hours are asked of you, and nothing is overdue. Read the print pack at home.";
    no_branch() "您在这里不属于任何支部，这里不要求学时；参加了支部的学习，照样记上。" / "You belong to no branch here, so no hours are asked of you; what you were there for in a branch is counted all the same.";
    reckoned(minutes) "{minutes} 分钟算一学时。" / "A class hour is {minutes} minutes.";
    held() "参加过的学习" / "What you were there for";
    none() "这一年还没有。" / "None this year yet.";
    none_next() "接下来的学习日在“学习”里。" / "The study days ahead stand under “Study”.";
    hours(n) "{n} 学时" / "{n} hours", one(n) "{n} hour";
    years() "年份" / "Year";
}
