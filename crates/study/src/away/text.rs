//! The sentences about questions that are taken along.

zhixing_kit::text! {
    /// Sentences about questions that are taken along.
    pub Text
    title() "带在路上的题" / "Questions for the way";
    lead() "没有网络也能答：答完马上看到对错和解析，答案先留在这台设备上，联网后自动发送，只计一次。"
        / "They can be answered without a network: you see at once whether you are right and why. Answers stay on this device and are sent when the network is back, each counted once.";
    needs_scripts() "这一页要在浏览器里运行脚本才能用。没有脚本时，请在有网络的地方自测。" / "This page needs scripts in your browser. Without them, test yourself where there is a network.";
    none() "今天没有可以带走的题了。" / "There is nothing to take along today.";
    none_next() "到期要复习的题，明天会再出现。" / "What is due for repetition appears again tomorrow.";
    place(number, all) "第 {number} 题，共 {all} 题" / "Question {number} of {all}";
    finished() "带在路上的题都答完了。" / "All questions for the way are answered.";
    finished_next() "联网后，答案会自动发送，您再带走下一批。" / "When the network is back your answers are sent, and you can take along the next ones.";
    off() "现在没有网络。" / "There is no network now.";
}
