//! The fields of an import.

zhixing_kit::fields! {
    FILE = "file" "题目文件" / "File of questions", why "从中读出题目；文件本身不保存。" / "The questions are read from it; the file itself is not kept.", seen "只有您" / "You alone";
    DEFAULT_AREA = "default_area" "没有写分类的题归入" / "Category of questions that name none", why "每道题都要有分类；不填就归入“综合”。" / "Every question belongs to a category; left empty it is general.", seen "管理题库的人和答题的人" / "Those who keep the bank and those who answer";
    LEAVE_OUT = "leave_out" "不导入有问题的题，只导入其余的" / "Leave those out and bring in the rest", why "有问题的题不会悄悄丢掉：要您确认。" / "Nothing is dropped silently: you confirm it.", seen "只有您" / "You alone";
}
