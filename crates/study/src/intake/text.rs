//! The sentences of an import.

zhixing_kit::text! {
    /// Sentences of an import.
    pub Text
    title() "导入题目" / "Import questions";
    banks() "题库" / "Banks of questions";
    lead() "先看会有哪些变化，您确认之后才写入。" / "First you see what would change; nothing is written before you confirm.";
    formats() "可以导入哪些文件" / "Which files can be brought in";
    formats_lead() "Excel（XLSX）或 CSV：第一行写列名，可以用中文或英文：题型、题干、选项A、选项B……、答案、解析、出处、链接、分类。还可以是 GIFT、Aiken、Moodle XML、QTI 2.2 或 3.0。文字编码 UTF-8 或 GBK 都可以。带图片的题：在“图片”一列写文件名，在“图片说明”一列写画的是什么，然后把题库文件和图片放进同一个 ZIP 压缩包；直接插在 Excel 格子里的图片也能读。"
        / "Excel (XLSX) or CSV, with the names of the columns in the first row: kind, stem, option A, option B…, answer, explanation, source, link, category. Or GIFT, Aiken, Moodle XML, QTI 2.2 or 3.0. UTF-8 or GBK. For questions with pictures, write the name of the file in a column “picture” and what it shows in a column “picture text”, and put the file and its pictures into one ZIP file; pictures that lie in the cells of a workbook are read too.";
    look() "查看会有哪些变化" / "Show what would change";
    no_file() "请先选择一个文件。" / "Please choose a file first.";
    too_large() "文件超过 10 MB。请分成几个文件导入。" / "The file is larger than 10 MB. Please import it in parts.";
    preview_title(file) "导入前检查：{file}" / "Before importing: {file}";
    preview_lead() "还没有写入任何内容。" / "Nothing has been written yet.";
    moved() "题库在您查看之后有了变化。请重新看一遍再确认。" / "The bank has changed since you looked. Please look again, then confirm.";
    gone() "这次导入已经完成、被新的文件代替，或超过一天没有确认。请重新选择文件。" / "This import is done, was replaced by another file, or waited for more than a day. Please choose the file again.";
    new() "新题" / "New";
    known() "题库里已有，不再导入" / "In the bank already: not brought in again";
    twice() "文件里重复，只导入一次" / "Twice in the file: brought in once";
    contradicting() "同一道题，答案不同：不导入" / "The same question with another answer: not brought in";
    near() "很像另一道题：会导入，请看一看" / "Nearly the same as another: brought in, please look";
    refused() "有问题，不能导入" / "With faults: cannot be brought in";
    noted() "会导入，请看一看" / "Brought in, please look";
    nothing_new() "没有新题：文件里的题题库里都有了。" / "Nothing is new: the bank has all these questions.";
    nothing_to_do() "不需要做什么。" / "There is nothing to do.";
    no_questions() "没有可以导入的题。请按下面说的改好文件再导入。" / "No question can be brought in. Correct the file as told below, and import it again.";
    not_confirmed(n) "有 {n} 道题不能导入。请改好文件重新导入，或勾选“不导入有问题的题”。" / "{n} questions cannot be brought in. Correct the file and import it again, or tick that they shall be left out.", one(n) "{n} question cannot be brought in. Correct the file and import it again, or tick that they shall be left out.";
    too_many(most) "一个单位最多 {most} 道题。请先停用不再需要的。" / "A unit keeps {most} questions at most. Please withdraw what is not needed any more.";
    confirm(n) "导入 {n} 道题" / "Bring in {n} questions", one(n) "Bring in {n} question";
    other() "换一个文件" / "Another file";
    done(n) "已导入 {n} 道题。" / "{n} questions were brought in.", one(n) "{n} question was brought in.";
    general() "综合" / "General";
    line() "行" / "Line";
    question() "题目" / "Question";
    what() "哪里不对" / "What is wrong";
    remedy() "怎么办" / "What to do";
    like() "和哪一道相同或相似" / "The same as, or like";
    in_bank(title) "题库：{title}" / "In the bank: {title}";
    in_file(line, title) "第 {line} 行：{title}" / "Line {line}: {title}";
    alike(percent) "相似 {percent}%" / "{percent} % alike";
    same_stem() "题干相同" / "the same stem";
    stem_alike(percent) "题干相似 {percent}%" / "stems {percent} % alike";
    other_answer() "答案不同" / "another answer";
    more(n) "还有 {n} 行在清单里。" / "{n} more rows are in the list.", one(n) "{n} more row is in the list.";
    list() "下载全部清单（CSV）" / "Download the whole list (CSV)";
    list_name(file) "导入前检查：{file}.csv" / "Before importing {file}.csv";
    what_becomes() "结果" / "What becomes of it";
    as_read() "读出来的样子" / "As they were read";
    all_new(n) "看全部 {n} 道新题，可以搜索" / "See all {n} new questions, and search them";
    new_title() "会导入的题" / "Questions that come in";
    search() "在会导入的题里找" / "Search the questions that come in";
    nothing_found() "没有找到。" / "Nothing was found.";
    nothing_found_next() "换一个词试试。" / "Try another word.";
    part_of(from, to, all) "第 {from} 到 {to} 道，共 {all} 道" / "{from} to {to} of {all}";
    of_line(line) "第 {line} 行" / "Line {line}";
    back() "回到导入前检查" / "Back to the check";
    answered(answer) "答案：{answer}" / "Answer: {answer}";
    none_found() "文件里没有找到题目。" / "No question was found in the file.";
    none_found_next() "请看下面写明的原因，换一个文件再导入。" / "See below why, and import another file.";
    pictures(n) "带进来的图片（{n} 张）" / "Pictures that come in ({n})";
    pictures_lead() "请看一看说明是不是写了画的是什么。照片里的拍摄地点、时间、设备等信息已经去掉。" / "See whether the words say what each shows. Where, when and with what a photo was taken was removed.";
    whole() "整个文件" / "the whole file";
}
