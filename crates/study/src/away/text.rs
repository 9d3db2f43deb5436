//! The sentences about questions that are taken along.

zhixing_kit::text! {
    /// Sentences about questions that are taken along.
    pub Text
    title() "十道题" / "Ten questions";
    lead() "答完马上看到对错和解析。没有网络也能接着答：答案先留在这台设备上，联网后自动发送，只计一次。"
        / "You see at once whether you are right and why. Without a network you can go on: answers stay on this device and are sent when it is back, each counted once.";
    needs_scripts() "您的浏览器没有运行脚本：一题一页，同样可以自测。" / "Your browser runs no scripts: test yourself all the same, one question on each page.";
    none() "今天的题答完了。" / "Today's questions are all answered.";
    none_next() "到期要复习的题，明天会再出现；还想继续，就再答一些。" / "What is due for repetition appears again tomorrow; if you like, go on with a few more.";
    heavy() "接下来的题图片比较大，没有放进这一页。" / "The pictures of the next questions are too large for this page.";
    heavy_next() "请连着网络，一题一页地答。" / "Answer them one by one, where there is a network.";
    place(number, all) "第 {number} 题，共 {all} 题" / "Question {number} of {all}";
    finished() "这些题都答完了。" / "All of these are answered.";
    finished_next() "没有网络时答的，联网后自动发送。" / "What you answered without a network is sent when it is back.";
    next_ones() "再来十题" / "Ten more";
    off() "现在没有网络。" / "There is no network now.";
}
