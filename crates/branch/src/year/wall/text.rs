//! The sentences of the year on the wall, both languages side by side.

zhixing_kit::text! {
    /// What the sheet says.
    pub Text
    title(branch, year) "{branch} {year} 年计划" / "{branch}: plan of {year}";
    how() "用浏览器的“打印”即可：纸张选 A3 或 A4，横向，一页。" / "Print it with your browser: A3 or A4, landscape, one page.";
    a3() "A3 大字" / "A3, large";
    a4() "A4" / "A4";
    paper() "纸张" / "Paper";
    back() "返回年度应办" / "Back to the year";
    nothing() "暂无安排" / "Nothing planned";
    by(day, what) "{day}日前 {what}（待定）" / "by the {day}: {what} (to be set)";
    on(day, weekday) "{day}日{weekday}" / "{weekday} {day}";
}
