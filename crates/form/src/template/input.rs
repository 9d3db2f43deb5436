//! What is asked for when a template is brought: a file.

zhixing_kit::fields! {
    FILE = "template" "模板文件（.docx）" / "Template file (.docx)", why "以后出具的 Word 和 PDF 文书按它排版" / "Word and PDF files of this form are laid out by it from now on", seen "管理员；导出的人看到按它排好的文书" / "Administrators; whoever is handed the form sees it filled in";
}
