//! The patterns of sentences about statements.

zhixing_kit::text! {
    /// How a statement is said.
    pub Text
    deed(who, when, verb) "{who} 于 {when} {verb}" / "On {when} {who} {verb}";
    deed_to(who, when, verb, what) "{who} 于 {when} {verb}：{what}" / "On {when} {who} {verb}: {what}";
    plain_deed(who, verb) "{who} {verb}" / "{who} {verb}";
    plain_deed_to(who, verb, what) "{who} {verb}：{what}" / "{who} {verb}: {what}";
    with_mark(what, mark) "{what} {mark}" / "{what}, {mark}";
    with_details(what, details) "{what}（{details}）" / "{what} ({details})";
    detail(label, value) "{label}{value}" / "{label} {value}";
    pair(label, value) "{label}：{value}" / "{label}: {value}";
    comma() "，" / ", ";
    semicolon() "；" / "; ";
    listed() "、" / ", ";
    at_time(day, time) "{day} {time}" / "{day} at {time}";
    program() "系统" / "The program";
    yes() "是" / "yes";
    no() "否" / "no";
    minutes(n) "{n} 分钟" / "{n} minutes", one(n) "{n} minute";
    nothing() "（空）" / "(nothing)";
    whole() "内容" / "Content";
}
