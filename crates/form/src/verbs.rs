//! What this room records: its verbs and kinds of thing.

zhixing_records::verbs! {
    ISSUED = "issued" "出具" / "handed out";
    INSTALLED = "installed" "启用" / "put into use";
    RETIRED = "retired" "停用" / "took out of use";
}

zhixing_records::things! {
    FORM = "form" "文书" / "form";
    TEMPLATE = "form-template" "文书模板" / "form template";
}
