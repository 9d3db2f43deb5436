//! What is asked for when a course is brought in: its package.

zhixing_kit::fields! {
    PACKAGE = "package" "课程包" / "Package", why "从制作工具导出的 ZIP 文件；里面的内容会在隔离的环境里给成员打开。" / "The ZIP file that your tool exports; members open what is in it, apart from everything else.", seen "发布后本单位全体成员" / "once published, everybody in the organisation";
}
