//! The sentences of the ledger, both languages side by side.

zhixing_kit::text! {
    /// What the ledger says to people.
    pub Text
    in_future() "发生时间不能晚于现在。请核对日期和时间。" / "It cannot have happened later than now. Please check the date and time.";
    why_missing() "请写明更正的原因。" / "Please say why it is corrected.";
}
