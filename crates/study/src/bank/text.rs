//! The sentences of the banks.

zhixing_kit::text! {
    /// Sentences of the banks.
    pub Text
    title() "题库" / "Banks of questions";
    lead() "按分类收题，每个题库归到一个学习领域。题目可以修改、停用，每次修改都留下旧的一版；答过的人看到的仍是他答的那一版。" / "Questions in banks, each in one of the five areas of study. They can be reworded and withdrawn; each version is kept, and an answer belongs to the version that was seen.";
    no_area() "还没有归到五个领域" / "not in one of the five areas yet";
    to_area() "归到哪个领域" / "Its area of study";
    no_area_next(n) "有 {n} 个题库还没有归到五个学习领域，点开它选一下：“我掌握了多少”和测试结果按领域来说。" / "{n} banks are in none of the five areas yet. Open each and choose: what one knows, and how a class did, is told by area.", one(n) "{n} bank is in none of the five areas yet. Open each and choose: what one knows, and how a class did, is told by area.";
    units() "按单位" / "By unit";
    none() "这里还没有题目。" / "There are no questions yet.";
    none_next() "从文件导入，或先写一道。" / "Bring in a file, or write one.";
    search() "搜题目" / "Search the questions";
    nothing_found() "没有找到。" / "Nothing was found.";
    nothing_found_next() "换一个词，或只写最要紧的两三个字。" / "Try another word, or only the two or three that matter most.";
    count(n) "{n} 道题" / "{n} questions", one(n) "{n} question";
    import() "导入题目" / "Import questions";
    new() "写一道题" / "Write a question";
    new_title() "新题目" / "A new question";
    edit() "修改" / "Reword";
    edit_title() "修改题目" / "Reword a question";
    save() "保存" / "Save";
    saved() "已保存为新的一版。" / "Saved as a further version.";
    added() "题目已加入题库。" / "The question is in the bank.";
    export() "导出" / "Export";
    kind() "题型" / "Kind";
    answer() "答案" / "Answer";
    explanation() "解析" / "Explanation";
    source() "出处" / "Source";
    choose_passage() "从资料库选原文" / "Choose the passage in the library";
    version_of(number, name) "第 {number} 版，{name}" / "Version {number}, {name}";
    earlier() "以前的版本" / "Earlier versions";
    withdrawn() "已停用" / "Withdrawn";
    withdraw() "停用" / "Withdraw";
    withdraw_ask() "停用后不再出这道题，以后可以恢复。现在停用吗？" / "It will not be asked any more, and can be restored later. Withdraw it?";
    withdraw_all() "停用整个题库" / "Withdraw the whole bank";
    withdraw_all_ask() "停用后这个题库的题都不再出，以后可以恢复；答过的都留着。现在停用吗？" / "None of its questions will be asked any more; they can be restored later, and what was answered stays. Withdraw the bank?";
    restore_all() "恢复一起停用的题" / "Restore those that were withdrawn together";
    told_withdrawn() "已停用，不再出这道题。" / "Withdrawn: it will not be asked any more.";
    restore() "恢复使用" / "Restore";
    told_restored() "已恢复使用。" / "Restored.";
    right() "对" / "True";
    wrong() "错" / "False";
    or() "，或 " / ", or ";
    known() "题库里已经有这道题，答案也一样。" / "This question is in the bank already, with the same answer.";
    contradicts() "题库里已经有这道题，但答案不同。请先核对哪个对，修改原来的那道。" / "This question is in the bank already, with another answer. See which one is right, and reword the one that is there.";
    full(most) "一个单位最多 {most} 道题。请先停用不再需要的。" / "A unit keeps {most} questions at most. Please withdraw what is not needed any more.";
    with_remedy(what, remedy) "{what}。{remedy}" / "{what}. {remedy}";
    tests() "用来测试" / "Hold a test with them";
    export_title(area) "导出：{area}" / "Export: {area}";
    export_lead() "选一种格式。放不下的内容会先列出来。" / "Choose a format. What it cannot hold is named first.";
    formats() "格式" / "Format";
    download(name) "下载 {name} 文件" / "Download the {name} file";
    all_fits() "所有内容都能写进这种格式。" / "This format can hold everything.";
    left_out(n) "有 {n} 道题写不进这种格式：" / "{n} questions cannot be written in this format:", one(n) "{n} question cannot be written in this format:";
    partly(n) "有 {n} 道题会缺少一部分：" / "{n} questions will lack something:", one(n) "{n} question will lack something:";
    more(n) "还有 {n} 处，没有一一列出。" / "And {n} more.";
    silent_picture() "图片还没有文字说明。请在 ![ ] 的方括号里写上画的是什么，看不见的人才能答；不要写出答案。" / "A picture has no description. Write what it shows between the brackets of ![ ], so that who cannot see it can answer; do not give the answer away.";
    packed() "图片和题目放在同一个 ZIP 压缩包里，可以原样再导入。" / "The questions and their pictures are in one ZIP file, which can be imported as it is.";
    carries_answers() "文件里有答案，请妥善保管。" / "The file holds the answers: keep it with care.";
    file_name(area) "题库-{area}" / "questions-{area}";
}
