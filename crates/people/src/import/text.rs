//! The sentences of an import: what a file or a cell has wrong and what to do, and the words of its pages.

zhixing_kit::text! {
    /// Sentences of an import.
    pub Text
    // files
    too_large() "文件超过 10 MB。请分成几个文件导入。" / "The file is larger than 10 MB. Please import it in parts.";
    empty_file() "这个文件是空的。请选择填好的名单。" / "This file is empty. Please choose the list that you filled in.";
    old_workbook() "这是旧版 Excel 文件（.xls）或加了密码的文件。请在 Excel 或 WPS 中打开，另存为不加密码的 .xlsx 再导入。"
        / "This is an old Excel file (.xls) or one with a password. Open it, save it as .xlsx without a password, and import that.";
    damaged_workbook() "这个 .xlsx 文件不完整或已损坏，没有读取任何内容。请重新保存或重新下载后再导入。"
        / "This .xlsx file is incomplete or damaged; nothing was read from it. Please save or download it again.";
    workbook_cut_off() "这个 .xlsx 文件只有前面一部分，没有保存完或没有下载完，没有读取任何内容。请重新保存或重新下载后再导入。" / "Only the beginning of this .xlsx file is there: it was not saved, or not fetched, to its end; nothing was read from it. Please save or download it again.";
    workbook_locked() "这个文件加了密码，读不出来。请在 Excel 或 WPS 中打开，去掉密码另存为 .xlsx 再导入。" / "This file is locked with a password. Open it in your spreadsheet program, save it as .xlsx without one and import that.";
    no_sheet_filled() "这个工作簿里没有填了内容的表。请选择填好的名单。" / "No sheet of this workbook holds anything. Please choose the list that you filled in.";
    unfolds_too_far() "这个 .xlsx 文件解开后过大，没有读取。请只保留名单这一张表，另存后再导入。"
        / "This .xlsx file unfolds to far too much and was not read. Keep only the sheet with the list, save it and import that.";
    unreadable_characters() "看不懂这个文件的文字编码。请另存为“CSV UTF-8”或 .xlsx 再导入。"
        / "The characters of this file cannot be read. Save it as “CSV UTF-8” or .xlsx and import that.";
    cut_off() "这个文件在一个字的中间断开，没有写完。请重新保存或重新下载后再导入。"
        / "This file breaks off in the middle of a character: it was not written to its end. Please save or download it again.";
    column_number(number) "第 {number} 列" / "Column {number}";
    no_heading_above() "这一格上面没有表头，可能前面的格错了位。" / "There is no heading above this cell; the ones before it may have slipped.";
    no_heading_above_remedy() "请删去这一格，或在表头行写上名称；内容里有逗号的，请用引号括起来。"
        / "Remove it, or name its column in the row of headings; put what holds a comma in quotation marks.";
    not_a_table() "这不是名单：请选择 CSV 或 XLSX 文件。" / "This is no list: please choose a CSV or XLSX file.";
    open_quote(line) "第 {line} 行有一个引号没有配对，文件可能没有写完。请补上引号，或重新保存后再导入。"
        / "A quotation mark opened in line {line} is never closed; the file may not be written to its end. Close it, or save the file again.";
    too_many_rows(most) "行数超过 {most}。请分成几个文件导入。" / "There are more than {most} rows. Please import them in parts.";
    too_many_columns(line, most) "第 {line} 行超过 {most} 列。请删去多余的列。" / "Line {line} has more than {most} columns. Please remove the superfluous ones.";
    cell_too_long(line, most) "第 {line} 行有一格超过 {most} 个字。请缩短后再导入。" / "A cell in line {line} has more than {most} characters. Please shorten it.";
    too_much_text() "文件里的文字太多（超过 32 MB）。请分成几个文件导入。" / "There is too much text in this file (over 32 MB). Please import it in parts.";
    no_headings(required) "没有找到表头。第一行应写明各列的名称，至少要有：{required}。可以下载模板对照。"
        / "No headings were found. The first row must name the columns, at least: {required}. The template shows how.";
    missing_columns(missing) "缺少这些列：{missing}。请补上后再导入，可以下载模板对照。"
        / "These columns are missing: {missing}. Please add them; the template shows how.";
    column_twice(first_column, first, column, second) "{first_column} 列“{first}”和 {column} 列“{second}”说的是同一项内容。请只保留其中一列。" / "Columns {first_column} (“{first}”) and {column} (“{second}”) mean the same. Please keep one of the two.";
    column_repeated(first_column, column, heading) "{first_column} 列和 {column} 列都写着“{heading}”。请只保留其中一列，或改正另一列的表头。" / "Columns {first_column} and {column} both say “{heading}”. Please keep one of the two, or correct the other heading.";
    no_rows(line) "表头（第 {line} 行）下面没有内容。请填好名单，保存后再导入。" / "There are no rows under the headings (line {line}). Fill in the list, save it and choose it again.";
    only_examples() "名单里只有示例行，没有要导入的成员。请填好名单，保存后再导入。" / "The list holds example rows alone, and nobody to be brought in. Fill it in, save it and choose it again.";
    text_named_workbook(required) "文件名说这是 Excel 工作簿，内容却是纯文字，里面也没有表头（至少要有：{required}）。请确认选对了文件；要导入名单，请在 Excel 或 WPS 中另存为 .xlsx，或另存为 CSV。"
        / "Its name says that this is a workbook, but it holds plain text, without headings (at least: {required}). See whether it is the right file; save the list as .xlsx or CSV and choose that.";
    foreign_file(kind) "这是{kind}，不是名单。请选择 CSV 或 XLSX 文件。" / "This is {kind}, no list: please choose a CSV or XLSX file.";
    web_page() "这个文件的内容是网页（有的系统导出的“Excel”就是这样）。请在 Excel 或 WPS 中打开，另存为 .xlsx 再导入。"
        / "This file holds a web page (some systems hand out such a one as “Excel”). Open it with a spreadsheet program, save it as .xlsx and import that.";
    open_spreadsheet() "这是 OpenDocument 表格（.ods）。请在 LibreOffice、WPS 或 Excel 中打开，另存为 .xlsx 再导入。" / "This is an OpenDocument spreadsheet (.ods). Open it in LibreOffice or another spreadsheet program, save it as .xlsx and import that.";
    kind_pdf() "PDF 文件" / "a PDF file";
    kind_picture() "图片" / "a picture";
    kind_document() "文档（Word 或 WPS 文字）" / "a document of a word processor";
    kind_slides() "演示文稿" / "a presentation";
    kind_packed() "压缩包" / "a packed archive";
    of_sheet(name, told) "表“{name}”：{told}" / "Sheet “{name}”: {told}";
    too_many_sheets(most) "这个文件的表超过 {most} 张。请只留名单，或分成几个文件导入。" / "This file has more than {most} sheets. Keep the lists alone, or import them in parts.";
    too_many_merged(most) "合并的单元格超过 {most} 处。请取消合并，填好后再导入。" / "There are more than {most} merged ranges. Please take them apart, fill the cells, and import it again.";
    merged_too_far(most) "合并的单元格合起来超过 {most} 格，没有读取。请取消合并，填好后再导入。" / "The merged ranges cover more than {most} cells; nothing was read. Please take them apart, fill the cells, and import it again.";
    sheets_read(count, names) "读了 {count} 张表：{names}。行号前面是表名。" / "{count} sheets were read: {names}. Each line is told with its sheet.", one(count) "{count} sheet was read: {names}. Each line is told with its sheet.";
    sheet_left_out(name, why) "没有读表“{name}”：{why}" / "Sheet “{name}” was not read: {why}";
    sheets_without_list(names) "这些表没有名单的表头，没有读：{names}。" / "These sheets have no headings of a list and were not read: {names}.";
    hidden_sheets(names) "隐藏的表没有读：{names}。要导入的，请先在 Excel 或 WPS 中取消隐藏，保存后再选。" / "Hidden sheets were not read: {names}. To bring one in, unhide it, save the file and choose it again.";
    hidden_rows(count, lines) "有 {count} 行在表里是隐藏的，或筛选时没有显示，也会导入：第 {lines} 行。不要的，请先在表里删去。" / "Rows that are hidden, or that a filter leaves out, would be brought in too ({count}): {lines}. Remove from the sheet what is not meant.";
    hidden_columns(columns) "隐藏的列也会读：{columns} 列。不要的，请先在表里删去。" / "Hidden columns would be read, too: {columns}. Remove from the sheet what is not meant.";
    merged_filled(count, ranges) "合并的单元格按看到的内容填到每一行，共 {count} 格：{ranges}。" / "Merged cells were read as they look, the same in each row ({count} cells): {ranges}.", one(count) "Merged cells were read as they look, the same in each row ({count} cell): {ranges}.";
    marks_unread() "看不出这张表有没有隐藏的行、合并的单元格。请核对人数和内容。" / "Whether there are hidden rows or merged cells cannot be seen in this file. Please check how many rows there are, and what they say.";
    // cells
    inexact_number() "这一格是数字，超过 15 位，表格软件只保留前 15 位，后面的已经变成 0" / "This cell is a number of more than 15 digits: spreadsheets keep the first 15 and put noughts in place of the others";
    shortened_number() "表格软件把长数字写成了科学记数，后面的数字已经没有了" / "A spreadsheet has written a long number with a power of ten: its last digits are gone";
    number_with_fraction() "这一格是带小数的数字，不是文字" / "This cell is a number with a fraction, and no text";
    number_dressed() "这一格存的是数字，看到的样子有一部分只在单元格格式里" / "This cell holds a number, and part of what one sees stands in its format alone";
    as_text_remedy() "请把这一列设为“文本”格式，重新填写这一格，保存后再导入。" / "Set the format of this column to “Text”, type the cell again, save the file and import it.";
    merged_across() "这一格和左边的格合并了，看不出写的是哪一列的内容" / "This cell is merged with the one to the left of it: for which of the columns it stands cannot be seen";
    merged_across_remedy() "请取消合并，每一列分别填写。" / "Take the cells apart and fill in each column.";
    empty_cell() "没有填写" / "Nothing stands here";
    empty_cell_remedy() "这一项必须填写。" / "This one must be filled in.";
    formula_without_result() "这一格是公式，文件里没有它的结果，或结果是错误" / "This cell is a formula, and the file holds no result of it, or an error";
    formula_without_result_remedy() "请在 Excel 或 WPS 中打开，看到结果后保存，再导入；或把这一格改成值（复制后“选择性粘贴”为数值）。" / "Open the file in the spreadsheet program, see the result and save it; or paste the value in place of the formula.";
    unseen_remedy() "请把这一格清空后重新输入，不要粘贴。" / "Clear the cell and type it again, without pasting.";
    several_lines() "含有换行或制表符" / "It holds a line break or a tab";
    several_lines_remedy() "请改成一行。" / "Please make it one line.";
    too_long(most) "超过 {most} 个字" / "It has more than {most} characters";
    too_long_remedy() "请缩短，或检查是否填错了列。" / "Shorten it, or see whether it stands in the wrong column.";
    unknown_kind() "没有这种人员类别" / "There is no such kind of member";
    unknown_exemption() "没有这种照顾情形" / "There is no such exemption";
    unknown_post() "有不认识的职务" / "It names an unknown post";
    choose_from(choices) "请填其中之一：{choices}。" / "Write one of: {choices}.";
    choose_posts(choices) "请从这些中填写，多个职务用“；”分开：{choices}。行政职务不必填。" / "Write from these, with “;” between several: {choices}. Posts outside the branch are not asked for.";
    too_many_posts() "职务太多" / "Too many posts";
    too_many_posts_remedy() "一行最多六个职务。" / "A row may name six at most.";
    no_such_day() "没有这一天，或写法看不懂" / "There is no such day, or it cannot be read";
    no_such_day_remedy() "请写到日，例如 2023-01-05。" / "Write the full day, such as 2023-01-05.";
    too_long_ago() "早于 1900 年" / "It is before the year 1900";
    too_long_ago_remedy() "请核对年份；不知道的，清空这一格。" / "Check the year; where it is not known, clear the cell.";
    day_with_time() "日期后面还有时刻" / "There is a time behind the day";
    day_with_time_remedy() "请只留日期，例如 2023-01-05；从别的系统导出的，核对一下是不是这一天。" / "Keep the day alone, such as 2023-01-05; where another system wrote it, see whether it is that day.";
    below_the_list(line, words) "{line}“{words}”没有编号和姓名，不是成员，没有读。" / "What stands in {line} (“{words}”) names nobody and was not read.";
    joins_by_list(line, name, before, after) "{line}把{name}由{before}改为{after}。在本支部发展的，请用“发展党员”办理，名单里不要改；从外面转入、或以前登记错了的，请核对入党日期和转正日期。" / "{line} makes {name}, now {before}, a {after}. Who is admitted in this branch goes through “Admissions” and is not changed by a list; for who comes from elsewhere, or was entered wrongly, check the days of joining and confirmation.";
    joins_anew(line, name, kind) "{line}的{name}和一位登记为{kind}、后来离开的人同名。是同一个人、在本支部发展的，先撤回他的转出，再用“发展党员”办理，名单里不要登记；从外面转入、或以前登记错了的，以及不是同一个人的，请核对入党日期和转正日期。" / "{line} enters {name}; somebody of that name was entered as {kind} and left. If it is the same person, and he is admitted in this branch, take him back and go through “Admissions”; for who comes from elsewhere, or was entered wrongly, or is somebody else, check the days of joining and confirmation.";
    joins_anew_elsewhere(line, name) "{line}的{name}和组织里一位登记过、不是党员、后来离开的人同名。是同一个人、在本支部发展的，请管理员先撤回他的转出，再用“发展党员”办理，名单里不要登记；从外面转入、或以前登记错了的，以及不是同一个人的，请核对入党日期和转正日期。" / "{line} enters {name}; somebody of that name was entered in the organisation as no party member, and left. If it is the same person, and he is admitted in this branch, the administrator takes the leaving back and it goes through “Admissions”; for who comes from elsewhere, or was entered wrongly, or is somebody else, check the days of joining and confirmation.";
    joins_anew_without_day() "同名的人曾经登记为非党员、后来离开了，所以要写这一天" / "Somebody of that name was entered as no party member and left: so this day is asked";
    joins_without_day() "登记为党员，这一天却没有写" / "He becomes a party member, and this day is not told";
    joins_without_day_remedy() "填上这一天；在本支部发展的，不要用名单登记，请用“发展党员”办理。" / "Fill in the day; who is admitted in this branch is not entered by a list but goes through “Admissions”.";
    joins_too_late(day) "晚于开始按党员计算的那一天（{day}）" / "It is later than the day from which he counts as a member ({day})";
    joins_too_late_remedy() "核对这一天和编入日期：从编入日期起他就按这个类别算。" / "Check this day and the day since which he belongs: from that one on he counts as this kind.";
    joined_by_list() "按名单登记为党员，没有在这里办理发展党员。" / "Entered as a party member by a list, without an admission here.";
    names_unspaced(count, names) "有 {count} 个姓名中间的空格去掉了：{names}。" / "Names from which the spaces within were taken out ({count}): {names}.";
    portfolios(count, told, kind) "有 {count} 处职务写的是分工（{told}），都按“{kind}”登记；分工的字样不另外记下。" / "Posts that name a field of work ({count}: {told}) are entered as: {kind}. The field of work itself is not kept.";
    portfolio_of(line, name, word) "{line}{name} {word}" / "{line} {name}: {word}";
    read_as(line, given, name) "{line}的“{given}”按“{name}”读：只差空格、全半角或大小写。" / "“{given}” in {line} was read as “{name}”: they differ in spaces, width or case alone.";
    namesake(line, name, kept, given) "{line}的“{name}”（编号 {given}）会登记为新成员，而这个支部已有同名的成员（编号 {kept}）。是同一个人的，请把编号改成 {kept}；不是的，不用改。" / "{name} in {line} (number {given}) will be entered as a new member, and the branch has a member of that name already (number {kept}). If it is the same person, write the number {kept}; if not, nothing is to be done.";
    number_near(kept) "与现有的编号“{kept}”只差大小写或空格" / "It differs from the number “{kept}”, which is kept, in case or spaces alone";
    number_near_remedy() "是同一个人的，写成现有的编号；不是的，换一个看得出不同的编号。" / "If it is the same person, write the number as it is kept; if not, give one that looks different.";
    number_alike(line) "与{line}的编号只差大小写或空格" / "It differs from the number in {line} in case or spaces alone";
    name_near(names) "与现有的几个单位只差空格、全半角或大小写：{names}" / "It differs from several units in spaces, width or case alone: {names}";
    name_near_remedy() "请写明是哪一个，和现有的名称完全一样。" / "Write the name of the one that is meant exactly as it is kept.";
    in_the_future() "这一天还没有到" / "This day is still to come";
    in_the_future_remedy() "请核对年份。" / "Please check the year.";
    confirmed_probationary() "预备党员不会有转正日期" / "A probationary member has no date of confirmation";
    confirmed_probationary_remedy() "已转正的，把人员类别改为“正式党员”；没有转正的，清空这一格。" / "If confirmed, write “Formal member” as the kind; if not, clear this cell.";
    confirmed_before_joined() "转正日期早于入党日期" / "Confirmed before joining";
    joined_too_young() "入党时不满 18 岁（党章第一条）" / "Not yet 18 years old on joining (Party constitution, article 1)";
    two_days_remedy() "请核对这两个日期。" / "Please check the two days.";
    ends_before_it_begins() "届满日期早于任职日期" / "The post ends before it begins";
    day_without_post() "写了日期，没有写职务" / "There is a day but no post";
    day_without_post_remedy() "请补上职务，或清空日期。" / "Name the post, or clear the day.";
    days_do_not_match(posts, days) "{posts} 个职务对 {days} 个日期" / "{posts} posts but {days} days", one(posts) "{posts} post but {days} days";
    days_do_not_match_remedy() "只写一个日期，或按职务的顺序每个写一个，用“；”分开。" / "Write one day for all, or one for each post in the same order, with “;” between them.";
    short_line() "最后一行没有写完，文件可能断开了" / "The last line ends early: the file may be cut off";
    short_line_remedy() "请重新保存或重新下载文件；确实只有这些内容的，在末尾加一个换行。" / "Save or download the file again; if this is really all, end the line with a line break.";
    // against what is kept
    in_line(line) "第 {line} 行" / "line {line}";
    in_line_of_sheet(line, sheet) "表“{sheet}”第 {line} 行" / "line {line} of sheet “{sheet}”";
    number_twice(line) "与{line}的编号相同" / "The same number as in {line}";
    number_twice_remedy() "一个人只留一行；不同的人请改正编号。" / "Keep one row for each person; correct the number of different ones.";
    branch_ambiguous() "有几个党支部叫这个名称" / "Several branches have this name";
    branch_ambiguous_remedy() "请先在“组织架构”页给它们取不同的名称。" / "Give them different names on the page “Units” first.";
    temporary_branch() "临时党支部不转组织关系，不能作为成员所属的支部" / "Nobody belongs to a temporary branch";
    temporary_branch_remedy() "请写他自己的支部；要参加临时党支部的，导入以后在临时党支部的页面点“临时编入的党员”。" / "Give the member's own branch; who takes part in a temporary one is set to it afterwards, on its page under “Members set to this branch”.";
    name_of_another() "这个名称属于已撤销的单位，或不是党支部、党小组的单位" / "This name belongs to a closed unit, or to one of another kind";
    name_of_another_remedy() "请改用现在的名称，或取一个新名称。" / "Use the present name, or choose a new one.";
    since_too_early(day) "早于现有的记录（{day}）" / "Earlier than what is kept already ({day})";
    since_too_early_remedy() "请写这一天之后的日期；要改以前的记录，请在成员页上办理。" / "Write a later day; what lies in the past is put right on the member's own page.";
    left_on(day) "他已于 {day} 转出" / "He left on {day}";
    left_on_remedy() "回来了的，写他回来那天（要晚于转出那天）；没有回来的，删去这一行；转出登记错了的，在他的成员页撤回。" / "If he came back, write the day of his return, later than that day; if not, remove the row; if his leaving was recorded by mistake, take it back on his page.";
    post_of_above() "这个职务不能用名单导入" / "This post cannot be brought in with a list";
    post_of_above_remedy() "请删去它，由管理员在“组织架构”页任命。" / "Remove it; an administrator gives it on the page “Units”.";
    leader_without_group() "党小组组长要有党小组" / "A group leader needs a group";
    leader_without_group_remedy() "请在“党小组”一列写明是哪个小组。" / "Name the group in its column.";
    post_of_formal(kind) "人员类别是“{kind}”，不能任这项职务：书记、副书记、委员、党小组组长须是正式党员" / "He belongs as: {kind}. Secretary, deputy, committee members and group leaders are formal members";
    post_of_formal_remedy() "请核对人员类别；类别无误的，删去这项职务。" / "Check the kind of member; if it is right, remove the post.";
    post_before_he_came(day) "早于他到这个支部的日期（{day}）" / "It begins before he belongs to the branch ({day})";
    post_before_he_came_remedy() "请写这一天或更晚的任职日期，或核对编入日期：没有填的，补上。" / "Write that day or a later one, or check since when he belongs to the branch: fill it in where it is empty.";
    not_founded(unit, day) "早于{unit}的成立日期（{day}）" / "{unit} was not founded yet ({day})";
    not_founded_remedy() "请核对这个日期；成立日期填错了的，先在这个单位的页面更正（支部的由管理员更正），再导入。" / "Check the day; if that of the founding is wrong, put it right on the page of the unit first (an administrator does it for a branch).";
    post_without_day() "新的职务没有任职日期" / "A new post without its first day";
    post_without_day_remedy() "请写任职日期，例如 2023-01-05。" / "Write from which day it is held, such as 2023-01-05.";
    post_has_ended(day) "这个职务已于 {day} 结束" / "This post has ended on {day}";
    post_has_ended_remedy() "请清空届满日期；重新任职的，写新的任职日期。" / "Clear the last day; for a new appointment write its first day.";
    posts_overlap(name, post, when) "与{name}的{post}（{when}）时间重叠" / "It overlaps {name}'s time as {post} ({when})";
    posts_excluded(name, post, when) "{name}同时任{post}（{when}）：一个支部的书记、副书记、委员，一人只任一项" / "{name} would be {post} ({when}) at the same time: of secretary, deputy and committee member of a branch one person holds one";
    posts_excluded_remedy() "请只留一项。由一项改任另一项的，给原来那一项写上届满日期，早于新任的任职日期。" / "Please keep one. Where he goes from one to the other, give the former one a last day before the first day of the new one.";
    posts_overlap_remedy() "请写明前任的届满日期（要早于后任的任职日期），或核对日期。" / "Give the predecessor a last day before this first day, or check the days.";
    between(from, to) "{from}至{to}" / "{from} to {to}";
    from_then_on(from) "{from}起，无结束日期" / "from {from}, no end date";
    had_left(day) "（{day} 已转出）" / "(left on {day})";
    not_your_branch() "这不是您维护的支部" / "This branch is not yours to keep";
    not_your_branch_remedy(own) "请改成您维护的（{own}）；别的支部和新的支部，请管理员导入。" / "Write one of yours ({own}); rows of other branches, and new branches, are for an administrator to bring in.";
    not_your_member() "这个编号属于不归您维护的成员" / "This number belongs to a member who is not yours to keep";
    not_your_member_remedy() "请核对编号；从别的支部调来的，请原支部办理转接，或请管理员导入；不是的，删去这一行。" / "Check the number; who comes from another branch is transferred by that one, or brought in by an administrator; if it is nobody of yours, remove the row.";
    not_your_post() "这项职务不由您任免" / "This post is not yours to give";
    not_your_post_remedy() "请清空职务和它的日期，由管理员在“组织架构”页任命。" / "Clear the post and its days; an administrator gives it on the page “Units”.";
    not_your_post_to_end() "他因此要离任的职务，不由您任免" / "It would end a post of his that is not yours to end";
    not_your_post_to_end_remedy() "请改回原来的内容，或请管理员办理。" / "Write what stood there before, or ask an administrator to do it.";
    exemption_stays(line, name, kind) "{line}写着没有照顾情形，{name}登记着“{kind}”，保持不变；要结束的，在成员页上办理。" / "In {line} stands that there is no exemption; {name} has one ({kind}), and it stays. It is ended on the member's page.";
    // the template
    example_mark() "示例" / "Example";
    // the report and the pages
    title() "导入成员" / "Import members";
    members() "成员" / "Members";
    lead() "从 CSV 或 XLSX 文件导入。先看会有哪些变化，您确认之后才写入。" / "From a CSV or XLSX file. First you see what would change; nothing is written before you confirm.";
    look() "查看会有哪些变化" / "Show what would change";
    template() "模板" / "Template";
    template_lead() "第一行是列名，可以用中文或英文，次序随意。空着的格子不会改动已有内容；名单里没有的成员保持不变。"
        / "The first row names the columns, in Chinese or English, in any order. An empty cell changes nothing; members whom the file does not name stay as they are.";
    template_name() "成员名单模板" / "Template of a member list";
    no_file() "请先选择一个文件。" / "Please choose a file first.";
    preview_title(file) "导入前检查：{file}" / "Before importing: {file}";
    preview_lead() "还没有写入任何内容。" / "Nothing has been written yet.";
    nothing_changes() "没有变化：名单与现有内容一致。" / "Nothing changes: the list agrees with what is kept.";
    nothing_to_do() "不需要导入。" / "There is nothing to import.";
    new_members() "新增成员" / "New members";
    changed_members() "变更成员" / "Changed members";
    unchanged_members() "不变成员" / "Unchanged members";
    new_units() "新增单位" / "New units";
    new_posts() "新增职务" / "New posts";
    ended_posts() "改变任期的职务" / "Posts with a new last day";
    new_exemptions() "新增照顾情形" / "New exemptions";
    bad_cells() "需要改正" / "To be corrected";
    absent(count) "另有 {count} 名成员不在名单里，保持不变。" / "{count} further members are not in the file and stay as they are.", one(count) "{count} further member is not in the file and stays as he is.";
    more_remarks(count) "还有 {count} 条提示没有列出。" / "{count} more remarks are not listed.", one(count) "{count} more remark is not listed.";
    examples(count) "略过 {count} 行示例。" / "{count} example rows were left out.", one(count) "{count} example row was left out.";
    all_or_nothing(count) "有 {count} 处需要改正。请在文件中改好后重新选择；在此之前什么也不会写入。"
        / "{count} cells need correcting. Correct them in the file and choose it again; until then nothing is written.", one(count) "{count} cell needs correcting. Correct it in the file and choose it again; until then nothing is written.";
    unknown_columns(columns) "不认识这些列，不会导入：{columns}" / "These columns are not known and would not be brought in: {columns}";
    unknown_not_confirmed() "请先确认可以略过不认识的列。" / "Please confirm first that the unknown columns may be left out.";
    confirm() "确认导入" / "Import now";
    give_up() "换一个文件" / "Choose another file";
    line_and_name() "行、姓名" / "Line, name";
    of_line(line, name) "{line} · {name}" / "{line} · {name}";
    column() "列" / "Column";
    value() "内容" / "Value";
    what() "问题" / "What is wrong";
    remedy() "怎么改" / "What to do";
    number() "编号" / "Number";
    change() "变化" / "Change";
    nothing() "（空）" / "(empty)";
    change_of(what, before, after) "{what}：{before} → {after}" / "{what}: {before} → {after}";
    undone_why(file) "撤销导入 {file}" / "The import of {file} was undone";
    joins(unit, kind, day) "{unit}，{kind}，自 {day}" / "{unit}, {kind}, from {day}";
    founded(unit, kind, day) "{unit}（{kind}），自 {day}" / "{unit} ({kind}), from {day}";
    founded_by(line, column) "（成立日期取自{line}的{column}；不对的，改好那一格再导入，或导入后在单位页更正）" / "(founded on the day in {line}, column {column}; if that is wrong, correct the cell, or afterwards the day on the page of the unit)";
    holds(unit, post, when) "{unit}{post}，{when}" / "{post} of {unit}, {when}";
    ends(unit, post, day) "{unit}{post}，届满日期改为 {day}" / "{post} of {unit}, last day now {day}";
    and_more(count) "还有 {count} 行没有列出。" / "{count} more rows are not listed.", one(count) "{count} more row is not listed.";
    state_changed() "在您查看之后，有人改动了成员。请看新的变化，再确认一次。" / "Someone changed members since you looked. See what would change now, and confirm again.";
    draft_gone() "这次检查已过期（保留 24 小时），或已被新的检查代替。请重新选择文件。" / "This check is too old (it is kept for 24 hours), or a newer one took its place. Please choose the file again.";
    brought_title(file) "已导入：{file}" / "Imported: {file}";
    brought_lead() "下面这些已经写入。" / "All of this was written.";
    was_undone() "这次导入后来撤销了。" / "This import was undone later.";
    changed_posts() "职务变化" / "Posts given or ended";
    another() "再导入一份" / "Import another list";
    next() "接下来" / "What comes next";
    next_posts() "新建的支部还没有书记的：在“组织架构”里打开它，点“任命”。" / "Where a new branch has no secretary yet: open it under Units and appoint one.";
    to_units() "组织架构" / "Units";
    next_secretaries() "这些书记还不能登录。打开他的页面，点“生成登录链接”，把链接当面交给他：" / "These secretaries cannot sign in yet. Open each one's page, make a sign-in link and hand it over in person:";
    next_members() "要让成员登录：在“成员”里打开他的页面，点“生成登录链接”，把链接当面交给他。" / "To let members sign in: open a member's page under Members, make a sign-in link and hand it over in person.";
    replaced_title() "这次检查已被代替" / "A newer check took its place";
    replaced() "您后来又检查了一份名单，这一次没有写入任何内容，也不再保留。" / "You checked another list afterwards. Nothing of this one was written, and it is not kept any more.";
    to_newer() "看新的检查" / "See the newer check";
    not_yours() "名单里有您无权维护的成员或单位。请只保留本支部的成员，或请管理员导入。" / "The list names members or units that are not yours to change. Keep only those of your branch, or ask an administrator.";
    imported(new, changed) "已导入：新增 {new} 人，变更 {changed} 人。" / "Imported: {new} new, {changed} changed.";
    last_import() "最近一次导入" / "The last import";
    imported_by(file, name, new, changed) "{file}，由{name}导入：新增 {new} 人，变更 {changed} 人。" / "{file}, imported by {name}: {new} new, {changed} changed.";
    undo() "撤销这次导入" / "Undo this import";
    undo_question() "撤销后，成员、职务和单位回到导入之前的样子。确定吗？" / "Members, posts and units go back to what they were before it. Are you sure?";
    undone() "已撤销最近一次导入。" / "The last import was undone.";
    nothing_to_undo() "没有可以撤销的导入：只有最近一次可以撤销。" / "There is nothing to undo: only the last import can be undone.";
    undone_without_administrator() "不能撤销：撤销以后就没有能登录的管理员了。请先任命另一位管理员。" / "It cannot be undone: no administrator who can sign in would be left. Please appoint another one first.";
    touched_since(names) "不能撤销：导入之后这些又有改动：{names}。请在各自的页面上修改。" / "It cannot be undone: these were changed since: {names}. Please change them on their own pages.";
    used_since() "不能撤销：导入的成员或单位已经用于活动或通知。请在各自的页面上修改。" / "It cannot be undone: members or units that it brought are already used elsewhere. Please change them on their own pages.";
    others(count) "等 {count} 项" / "and {count} more";
    report_bad(line, column, value, what, remedy) "{line}，{column}：“{value}” {what}。{remedy}" / "{line}, column {column}: “{value}” {what}. {remedy}";
    report_counts(units, members, changed, posts, unchanged) "新增单位 {units}，新增成员 {members}，变更成员 {changed}，职务变化 {posts}，不变 {unchanged}。"
        / "units to add {units}, members to add {members}, to change {changed}, posts {posts}, unchanged {unchanged}.";
    report_dry() "只是检查，什么也没有写入。" / "This was a check: nothing was written.";
    report_refused() "什么也没有写入。" / "Nothing was written.";
    report_done() "已全部写入。" / "All of it was written.";
}
