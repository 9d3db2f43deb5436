//! The sentences that stand on forms, and those about templates and files.

zhixing_kit::text! {
    /// What forms say of themselves, and what is said about templates.
    pub Text
    issued(by, at) "本文书由{by}于{at}从台账出具。" / "Handed out from the ledger by {by} on {at}.";
    check() "扫描二维码，或登录后在“文书核验”中输入核验码，可查看台账中的原始内容；电子文件可用 zhixing verify 离线核验。" / "Scan the square code, or sign in and enter the code under \"Check a form\" to see what the ledger says; a file is checked offline by zhixing verify.";
    sign(role) "{role}：" / "{role}: ";
    colon() "：" / ": ";
    page_code(code) "核验码 {code}" / "Code {code}";
    sample(name) "〔{name}〕" / "[{name}]";
    sample_title(name) "{name}（样张）" / "{name} (sample)";
    sample_by() "样张" / "sample";
    on_sheet(name) "见工作表“{name}”" / "See the sheet “{name}”";
}
