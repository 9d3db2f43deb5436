//! The sentences about templates.

zhixing_kit::text! {
    /// What pages and refusals say about templates.
    pub Text
    title() "文书模板" / "Form templates";
    lead() "每种文书都有内置版式。单位有自己的 Word 格式的，可以上传模板替换，Word 和 PDF 都按它出。Excel 只是数据表，供筛选和计算，不随模板变。" / "Every form has a built-in layout. Bring your own Word template, and Word and PDF follow it. Excel is a table of the data, to be filtered and reckoned with; no template changes it.";
    title_of(form) "模板：{form}" / "Template: {form}";
    lead_of() "先下载内置模板，在 Word 里改好版式，再传上来；通过检查的先看样张，再启用。双花括号里的字段会换成台账中的内容。PDF 也按它排：抬头、固定文字、先后次序、表格、页眉页脚和颜色都照它，字体用本机的仿宋、黑体、小标宋或相近的字体。" / "Download the built-in template, change it in Word and upload it; once it passed the check, look at its samples and put it into use. Fields in double braces become what the ledger says. The PDF follows it too: letterhead, fixed words, order, tables, head, foot and colours; its typefaces are this machine's.";
    own(name) "自有模板：{name}" / "Own template: {name}";
    built_in() "内置" / "Built in";
    put_by(name) "{name} 启用，" / "Put into use by {name}, ";
    built_in_already() "现在用的就是内置模板，无需恢复。" / "The built-in template is in use already.";
    get_own() "下载在用的模板" / "Download the template in use";
    get_template() "下载内置模板" / "Download the built-in template";
    get_sample() "下载 Word 样张" / "Download a sample in Word";
    get_sample_pdf() "下载 PDF 样张" / "Download a sample as PDF";
    sample_of(form) "样张-{form}" / "Sample of {form}";
    sample_lead() "样张按现在的模板排版，各项以字段名代替，用来看版式。" / "The sample shows the present template with the fields' names as values.";
    upload_title() "上传自有模板" / "Upload your own";
    upload() "检查" / "Check it";
    brought() "模板通过了检查，还没有启用。请先看样张，再决定。" / "The template passed the check and is not in use yet. Look at its samples first.";
    waits_title() "待启用的模板" / "To be put into use";
    waits(name) "待启用：{name}" / "Checked, not in use yet: {name}";
    waits_by(name) "{name} 上传，" / "Brought by {name}, ";
    waits_lead() "这份模板通过了检查。启用以前，各支部导出的文书仍按上面的模板出。请打开样张看版式，再看下面的提示。" / "This template passed the check. Until it is put into use, forms follow the one above. Open its samples, and read what is said below.";
    get_waiting() "看 Word 样张" / "Its sample in Word";
    get_waiting_pdf() "看 PDF 样张" / "Its sample as PDF";
    install() "启用" / "Put it into use";
    install_ask() "启用以后，各支部导出的这种文书马上按它出。现在启用吗？" / "From now on every unit's forms of this kind follow it. Put it into use?";
    let_go() "不用了" / "Discard it";
    let_go_told() "已放弃，在用的模板没有变。" / "It is discarded; what is in use did not change.";
    none_waits() "没有待启用的模板。请先上传。" / "No template waits to be put into use. Please upload one first.";
    another_waits() "待启用的模板已经换成另一份。请回到页面，看过它的样张再启用。" / "Another template waits meanwhile. Go back to the page and look at its sample first.";
    installed() "模板已启用。" / "The template is in use.";
    withdraw() "恢复内置模板" / "Back to the built-in one";
    withdraw_ask() "恢复内置模板？在用的模板不再保留，要留底请先下载。" / "Go back to the built-in template? The one in use is not kept: download it first if you want it.";
    withdrawn() "已恢复内置模板。" / "The built-in template is in use again.";
    no_file() "请先选择一个 .docx 文件。" / "Please choose a .docx file first.";
    too_large() "文件太大，上限 2 MB。请压缩其中的图片后再上传。" / "The file is too large: at most 2 MB. Make its pictures smaller and upload it again.";
    fields() "可用字段" / "Fields";
    fields_lead() "写法：{{字段}}。中文名和英文代码都可以，大小写不限。" / "Write {{field}}, by its Chinese name or its code.";
    table_lead(table) "“{table}”是表：把下面的字段放在同一行（或同一段），出具时按条数重复。" / "“{table}” is a table: put these in one row (or paragraph); it is repeated for each entry.";
    if_lead() "{{?字段}} 放在一行或一段里：该项没有内容时，整行或整段不出现。" / "{{?field}} in a row or paragraph: without a value, the whole row or paragraph is left out.";
    common() "各种文书通用" / "In every form";
    in_chinese() "中文写法" / "In Chinese";
    in_code() "代码写法" / "By code";
    meaning() "含义" / "Meaning";
}
