//! What is said of an address that names no year or month.

zhixing_kit::text! {
    /// The sentences.
    pub(super) Text
    no_year(raw) "地址里的年份“{raw}”看不懂：要写 1900 到 2199 之间的四位数字，例如 2026。请改正地址，或者回到这一页再选。" / "The address names no year that can be read: “{raw}”. Write four digits from 1900 to 2199, such as 2026, or go back to the page and choose there.";
    no_month(raw) "地址里的月份“{raw}”看不懂：没有这个月，要写成 2026-03 的样子。请改正地址，或者回到这一页再选。" / "The address names no month that can be read: “{raw}”. There is no such month; write it like 2026-03, or go back to the page and choose there.";
}
