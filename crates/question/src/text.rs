//! What is said about files of questions: why one cannot be read, what did not come in, what a format cannot hold.

zhixing_kit::text! {
    /// Sentences about files of questions.
    pub Text
    // the file as a whole
    too_large(most) "文件超过 {most} MB。请分成几个文件导入。" / "The file is larger than {most} MB. Please import it in parts.";
    empty_file() "这个文件是空的。请选择写好题目的文件。" / "This file is empty. Please choose one with questions.";
    unreadable_characters() "看不懂这个文件的文字编码。请另存为 UTF-8 再导入。" / "The characters of this file cannot be read. Save it as UTF-8 and import that.";
    not_text() "这不是题库文件。请选择 GIFT、Aiken、Moodle XML、CSV、XLSX 或 QTI 文件。" / "This is no file of questions. Choose one in GIFT, Aiken, Moodle XML, CSV, XLSX or QTI.";
    unknown_format() "认不出是哪种题库格式。GIFT 的答案写在花括号里；Aiken 每题有一行“ANSWER: A”；表格的第一行写列名（题干、选项A、选项B、答案……）。" / "The format is not recognised. GIFT has its answers in braces, Aiken a line “ANSWER: A” for each question, and a table the names of its columns in the first row (stem, option A, option B, answer…).";
    old_workbook() "这是旧版 Excel 文件（.xls）或加了密码的文件。请另存为不加密码的 .xlsx 再导入。" / "This is an old Excel file (.xls) or one with a password. Save it as .xlsx without a password and import that.";
    damaged_package() "这个压缩文件不完整或已损坏，没有读取任何内容。请重新导出后再导入。" / "This archive is incomplete or damaged; nothing was read from it. Export it again and import that.";
    unfolds_too_far() "这个压缩文件解开后过大，没有读取。请分成几个文件。" / "This archive unfolds to far too much and was not read. Make several of it.";
    locked_package() "这个压缩文件加了密码，读不出来。请不加密码重新导出后再导入。" / "This archive is locked with a password. Export it again without one and import that.";
    damaged_xml() "这个 XML 文件不完整或写错了（标签没有配对，或有 DOCTYPE）。请重新导出后再导入。" / "This XML file is incomplete or wrong (tags that do not match, or a DOCTYPE). Export it again and import that.";
    unknown_xml() "这个 XML 文件里没有题目：既不是 Moodle 的 quiz，也不是 QTI 的 assessmentItem。" / "This XML file holds no questions: it is neither a Moodle quiz nor a QTI assessmentItem.";
    too_many(most) "题目超过 {most} 道。请分成几个文件导入。" / "There are more than {most} questions. Please import them in parts.";
    // any format
    form_lost(tags) "格式没有保留：{tags}" / "Formatting was left out: {tags}";
    form_lost_remedy() "请看一看意思有没有变，需要时改写成文字。" / "See whether it still says the same, and put it into words where it does not.";
    picture_missing(name) "图片“{name}”没有一起导入" / "The picture “{name}” did not come along";
    picture_missing_remedy() "请把题库文件和图片放进同一个 ZIP 压缩包再导入，或改用文字说明。" / "Put the file and its pictures into one ZIP file and import that, or describe the picture in words.";
    picture_elsewhere(name) "图片在别的网站上，不去那里取：{name}" / "The picture is on another site, where nothing is fetched: {name}";
    picture_elsewhere_remedy() "请下载下来，改用文件名，再一起放进 ZIP 压缩包。" / "Download it, name the file instead, and put both into one ZIP file.";
    picture_unfit(name, what) "图片“{name}”：{what}" / "The picture “{name}”: {what}";
    picture_silent(name) "图片“{name}”没有文字说明，看不见的人不知道画的是什么" / "The picture “{name}” has no words for who cannot see it";
    picture_silent_remedy() "会导入。请在题目页补上说明：写画的是什么，不要写出答案。" / "It is brought in. Add on its page what it shows, without giving away the answer.";
    several_files(names) "压缩包里有几个题库文件：{names}。请一个一个导入，图片放在旁边。" / "The package holds several files of questions: {names}. Import one after the other, with its pictures.";
    beside_remedy() "压缩包里放一个题库文件和它的图片就够了。" / "A package holds one file of questions and its pictures.";
    picture_unused() "没有题目用到这张图片，没有导入" / "No question uses this picture; it was not taken";
    picture_unused_remedy() "如果应该用到，请检查题目里的文件名。" / "If one should, check the name of the file in it.";
    kind_unknown(kind) "这种题型“{kind}”不能导入" / "Questions of the kind “{kind}” cannot be brought in";
    kind_unknown_remedy() "请改成单选、多选、判断、填空或简答。" / "Make it single or multiple choice, true or false, fill in, or short answer.";
    no_answer() "没有答案" / "No answer is given";
    no_answer_remedy() "请补上答案。" / "Add the answer.";
    markdown() "文字按 Markdown 写成，星号等记号原样留着" / "The text is written in Markdown; its signs were kept as they stand";
    markdown_remedy() "会导入。请看一看，去掉多余的记号。" / "It is brought in. Take out what should not be read.";
    hints() "提示和标签没有导入" / "Hints and tags were not brought in";
    hints_remedy() "需要的，请写进解析。" / "Put what is needed into the explanation.";
    partial() "部分得分没有保留：只记对错" / "Partial credit was left out: an answer is right or wrong";
    partial_remedy() "请看一看哪些选项算对。" / "See which options count as right.";
    two_right() "单选题写了几个正确答案" / "A single choice has several right answers";
    two_right_remedy() "请只留一个，或改成多选题。" / "Keep one, or make it a multiple choice.";
    tolerance() "带误差范围的数值答案不能导入" / "Numbers with a tolerance cannot be brought in";
    tolerance_remedy() "请写成确切的数值，或改成选择题。" / "Write the exact number, or make it a choice.";
    feedback(option, told) "{option}：{told}" / "{option}: {told}";
    // Aiken
    aiken_open() "这道题没有“ANSWER:”这一行" / "This question has no line “ANSWER:”";
    aiken_open_remedy() "请在选项后面另起一行写 ANSWER: 和正确选项的字母。" / "After its options, write ANSWER: and the letter of the right one on a line of its own.";
    aiken_letters(wanted, found) "选项的字母不连续：应为 {wanted}，写的是 {found}" / "The letters of the options do not follow: {wanted} is due, {found} is written";
    aiken_letters_remedy() "请按 A、B、C……的顺序写。" / "Write them in the order A, B, C…";
    aiken_stray(words) "看不懂这一行：{words}" / "This line means nothing here: {words}";
    aiken_stray_remedy() "答案后面请空一行，再写下一题。" / "Leave a line empty after the answer, then write the next question.";
    aiken_letter_unknown(answer) "答案“{answer}”不是选项的字母" / "The answer “{answer}” is no letter of an option";
    // GIFT
    gift_open() "花括号没有配对" / "Braces do not match";
    gift_open_remedy() "每题的答案写在一对花括号里；文字里的花括号前面加反斜线（\\{{）。" / "The answer stands in one pair of braces; a brace in the text has a backslash before it (\\{{).";
    gift_description() "只有说明，没有答案" / "It is only words, without an answer";
    only_words_remedy() "请在原来的系统里改成能作答的题型，或去掉它。" / "Make it a question that can be answered where it comes from, or leave it out.";
    gift_description_remedy() "请补上花括号里的答案，或去掉它。" / "Add the answer in braces, or leave it out.";
    gift_sign() "答案前面没有 = 或 ~" / "An answer has neither = nor ~ before it";
    gift_sign_remedy() "正确答案前写 =，其他选项前写 ~。" / "Write = before what is right and ~ before the rest.";
    // tables
    no_headings() "没有找到列名。第一行要写明各列，至少有：题干、答案。" / "The names of the columns were not found. The first row must name them, at least: stem, answer.";
    open_quote() "有一个引号没有配对，后面的几行可能并成了一格" / "A quotation mark is never closed; lines after it may have become one cell";
    open_quote_remedy() "请补上引号，或重新保存文件。" / "Close it, or save the file again.";
    column_unknown(heading) "“{heading}”这一列没有导入" / "The column “{heading}” was not brought in";
    column_unknown_remedy() "如果需要，请改成认识的列名：题型、题干、选项A、答案、解析、出处、链接、分类、标题、图片、图片说明。" / "If it should be, name it as one of: kind, stem, option A, answer, explanation, source, link, area, title, picture, picture text.";
    column_unnamed(number) "第 {number} 列没有列名，里面的内容没有导入" / "Column {number} has no name; what it holds was not brought in";
    column_twice(heading) "“{heading}”这一列出现了两次，后一列没有导入" / "The column “{heading}” is there twice; the later one was not brought in";
    column_twice_remedy() "请只留一列。" / "Keep one of them.";
    cell_outside() "这一行比列名多出几格" / "This row has more cells than there are columns";
    cell_outside_remedy() "文字里有逗号的，请加引号。" / "Put text that holds commas in quotation marks.";
    sheet_left_out() "这张工作表没有列名，没有导入" / "This sheet has no names of columns; it was not brought in";
    sheet_left_out_remedy() "如果里面有题目，请在第一行写上列名。" / "If it holds questions, name the columns in its first row.";
    kind_open() "看不出是什么题型" / "It cannot be told what kind of question it is";
    kind_open_remedy() "请在“题型”一列写明：单选题、多选题、判断题、填空题、简答题。" / "Say so in the column “kind”: single, multiple, true/false, fill in, short.";
    option_gap(letter) "选项 {letter} 是空的，后面还有选项" / "Option {letter} is empty, but more options follow";
    option_gap_remedy() "请补上，或把后面的选项往前移。" / "Fill it in, or move the others up.";
    answer_outside(answer) "答案“{answer}”不是选项的字母，也不是其中一个选项" / "The answer “{answer}” is neither a letter nor the words of an option";
    answer_outside_remedy() "请写正确选项的字母，例如 B；多选题写 ACD。" / "Write the letter of the right option, such as B; ACD for several.";
    truth_unknown(answer) "看不懂判断题的答案“{answer}”" / "The answer “{answer}” is neither true nor false";
    truth_unknown_remedy() "请写“对”或“错”。" / "Write “true” or “false”.";
    formula_error() "这一格是出错的公式" / "A cell holds a formula that fails";
    formula_error_remedy() "请改成文字。" / "Replace it by text.";
    formula_bare() "有一格是公式，文件里没有它的结果，没有导入" / "A cell holds a formula whose result is not in the file; it was not brought in";
    formula_bare_remedy() "请用 Excel 或 WPS 打开、保存一次再导入，或改成文字。" / "Open the file in a spreadsheet program, save it and import it again, or replace the formula by text.";
    sheet_hidden() "这张工作表是隐藏的，里面的题也读进来了" / "This sheet is hidden; its questions were brought in, too";
    sheet_hidden_remedy() "如果是草稿，请把它删掉再导入。" / "If it holds drafts, delete it and import the file again.";
    rich_value() "这一格里是 Excel 的联网图片或数据类型，没有导入" / "A cell holds a picture of another site or a data type of Excel; it was not brought in";
    rich_value_remedy() "图片请先存到电脑上，再用“插入 → 图片 → 放在单元格中”放进来；其他内容请改成文字。" / "Save the picture first and insert it from this device (Insert, Pictures, Place in Cell); replace anything else by text.";
    picture_stray() "这张图片不在题目的行里，没有导入" / "A picture lies in no row of a question; it was not brought in";
    picture_stray_remedy() "如果需要，请把图片放进题目那一行的题干、选项或图片格里。" / "If it is needed, put it into the row of its question: the cell of the stem, an option or the picture.";
    // packages
    part_unreadable() "压缩包里的这个文件读不出来" / "This file of the package cannot be read";
    part_unreadable_remedy() "请重新导出这道题。" / "Export this question again.";
    part_missing() "清单里有这个文件，压缩包里没有" / "The manifest names this file, but the package does not hold it";
    part_missing_remedy() "请重新导出整个压缩包。" / "Export the whole package again.";
    old_qti() "这是 QTI 1.2 的题目，读不了" / "These are questions in QTI 1.2, which is not read";
    old_qti_remedy() "请在原来的系统里导出 QTI 2.2 或 3.0，或 Moodle XML、GIFT。" / "Export them as QTI 2.2 or 3.0, as Moodle XML or as GIFT.";
    part_left_out() "这个文件不是题目，没有导入" / "This file is no question; it was not brought in";
    part_left_out_remedy() "试卷的编排不会导入，只导入题目。" / "How a test is put together is not brought in, only its questions.";
    interactions(count) "一道题里有 {count} 个作答的地方，种类不同或是几个选择" / "The item has {count} places to answer, of several kinds or several choices", one(count) "The item has {count} place to answer, of several kinds or several choices";
    interactions_remedy() "请拆成几道题。" / "Make several questions of it.";
    picture_unreadable() "图片读不出来" / "A picture cannot be read";
    // writing
    cannot_hold(format, what) "{format} 格式放不下：{what}" / "{format} cannot hold: {what}";
    not_written_remedy() "这道题没有导出。请改用 XLSX、CSV 或 QTI。" / "The question was not written. Use XLSX, CSV or QTI instead.";
    lost_remedy() "题目已导出，但缺少这些内容。需要时请改用别的格式。" / "The question was written without it. Use another format where it is needed.";
    and() "、" / ", ";
    several_blanks() "几个空的填空题" / "several blanks";
    fill_in() "填空题" / "fill-in questions";
    short() "简答题" / "short answers";
    line_like_option() "以“A.”或“ANSWER:”开头的题干" / "a stem that begins like “A.” or “ANSWER:”";
    pictures() "图片" / "pictures";
    several_right() "多选题" / "multiple choice";
    title() "标题" / "title";
    explanation() "解析" / "explanation";
    source() "出处" / "source";
    link() "链接" / "link";
    area() "分类" / "area";
    line_breaks() "换行" / "line breaks";
    // words of files
    true_option() "正确" / "True";
    false_option() "错误" / "False";
}
