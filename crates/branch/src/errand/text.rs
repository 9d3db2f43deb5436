//! What Today says of an errand.

zhixing_kit::text! {
    /// The sentences.
    pub Text
    receive(from) "等本支部接收（{from}转出）" / "To be received by this branch, sent by {from}";
    step(step) "发展党员：{step}" / "Admission: {step}";
    take_key() "您是监票人、计票人：请领取票箱钥匙" / "You are a teller: take your key to the box";
    count_papers() "您是监票人、计票人：请清点纸票并录入" / "You are a teller: count the papers and enter them";
    open_box() "您是监票人、计票人：请打开票箱" / "You are a teller: open the box";
}
