//! The sentences about drafts.

zhixing_kit::text! {
    /// What is said about what was half written.
    pub Text
    today() "今日" / "Today";
    title() "写了一半的" / "Half written";
    lead() "您写了还没有提交的内容，只有您自己看得到。提交以后就不在这里了；30 天没有再动的会清掉。" / "What you have typed and not sent yet. Only you can see it. It leaves this page once it is sent, and after 30 days without a change.";
    none() "没有写了一半的内容。" / "Nothing is half written.";
    none_next() "写会议记录、意见或报告时，停下几秒就会自动存一份在这里，换一台设备也能接着写。" / "Whenever you pause while writing, a copy is kept here, so that you can go on at another device.";
    whole() "看写了什么" / "Read what is written";
    go_on() "继续写" / "Go on writing";
    forget() "不要了" / "Discard";
    forget_ask() "不要了就找不回来了，确定吗？" / "What is discarded cannot be brought back. Go ahead?";
    forgotten_told() "已去掉。" / "Discarded.";
    on_phone() "手机" / "phone";
    on_computer() "电脑" / "computer";
    written_at(at, what) "{at}，在{what}上" / "{at}, on a {what}";
    offer_phone(at) "您 {at} 在手机上写了一半。" / "You half wrote this on a phone: {at}.";
    offer_computer(at) "您 {at} 在电脑上写了一半。" / "You half wrote this on a computer: {at}.";
    too_many(most) "写了一半的内容已有 {most} 份，服务器上存不下更多；这一份只记在本机。请到“今日”里的“写了一半的”清理几份。" / "There are {most} half-written forms already, so this one is kept on this device alone. Discard some of them under “Half written” on Today.";
    too_large() "内容太长，服务器上存不下；只记在本机，请尽快提交。" / "This is too long to be kept on the server; it is kept on this device alone. Please send it soon.";
    malformed() "这份内容的格式不对，没有存。" / "This could not be read and was not kept.";
}
