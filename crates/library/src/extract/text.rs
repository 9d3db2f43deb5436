//! Why a file could not be read, and what to do about it.

zhixing_kit::text! {
    /// What refusals say about files.
    pub Text
    empty() "文件里没有读到文字。请确认选对了文件；扫描件（图片）先用文字识别软件转成文字再上传。"
        / "No text was found in the file. Please check that it is the right one; a scan (pictures) must be turned into text first.";
    not_text() "看不懂这个文件的编码。请另存为 UTF-8 编码的文本再上传。"
        / "The encoding of this file is not known. Please save it as UTF-8 text and upload it again.";
    too_long(chars, paragraphs) "文字太多：一份资料最多 {chars} 字、{paragraphs} 段。请按章节分成几份上传。"
        / "Too much text: a material has at most {chars} characters and {paragraphs} paragraphs. Please upload it chapter by chapter.";
    old_word() "这是旧版 Word（.doc）或有密码的文件。请在 Word 里去掉密码，另存为“Word 文档（.docx）”后再上传。"
        / "This is an old Word file (.doc) or one with a password. Remove the password in Word, save it as “Word document (.docx)” and upload it again.";
    macros() "这份 Word 文件带有宏（会运行的程序），没有放入。请在 Word 里另存为“Word 文档（.docx）”，去掉宏，再上传。"
        / "This Word file holds macros (programs that run) and was not taken. Save it in Word as “Word document (.docx)”, without macros, and upload that.";
    pictures_left(count) "有 {count} 张图片或图表只在原件里。" / "{count} pictures or charts are in the original alone.", one(count) "{count} picture or chart is in the original alone.";
    comments_left(count) "有 {count} 条批注只在原件里。" / "{count} comments are in the original alone.", one(count) "{count} comment is in the original alone.";
    signs_left(count) "有 {count} 个特殊字体的符号认不出，只在原件里。" / "{count} signs of special fonts are not known and are in the original alone.", one(count) "{count} sign of a special font is not known and is in the original alone.";
    struck(count) "有 {count} 处划掉的文字，正文里照写而没有划线，请看一看。" / "{count} passages that are struck out stand in the text without the line; please look.", one(count) "{count} passage that is struck out stands in the text without the line; please look.";
    pages_left(pages) "第 {pages} 页没有文字（应当是扫描件或图片），只在原件里。" / "These pages have no text (scans or pictures) and are in the original alone: {pages}.";
    head_left() "文件开头的属性（作者、日期等）没有放进正文。" / "What the file says of itself at its beginning (author, date) is not in the text.";
    no_word() "这不是 Word 文档（可能是表格或压缩包）。请上传 .docx 文件。"
        / "This is not a Word document (a workbook or an archive, perhaps). Please upload a .docx file.";
    broken_word() "文件已损坏，读不出来。请在 Word 里打开它，另存为新的 .docx 后再上传。"
        / "The file is damaged and cannot be read. Open it in Word, save it as a new .docx and upload that.";
    unfolds() "文件解压后过大，像是有意制作的压缩炸弹，没有读取。请用 Word 新建一份，把文字复制过去。"
        / "Unpacked, the file is far too large, as a zip bomb is; it was not read. Please copy its text into a new document.";
    scan(pages) "这份 PDF 有 {pages} 页，但没有文字，应当是扫描件。请先用文字识别软件（OCR）转成文字，或把文字粘贴进来。"
        / "This PDF has {pages} pages and no text: it is a scan. Please turn it into text first (OCR), or paste the text.";
    broken_pdf() "这份 PDF 打不开，可能已损坏。请用阅读器打开后另存一份再上传。"
        / "This PDF cannot be opened; it may be damaged. Open it in a reader, save it anew and upload that.";
    locked_pdf() "这份 PDF 有密码，读不出文字。请先去掉密码再上传。"
        / "This PDF has a password, so its text cannot be read. Please remove the password first.";
    endless_pdf() "这份 PDF 读了太久或文字过多，已经停下。请分成几份再上传。"
        / "This PDF took too long or holds too much text; reading it was stopped. Please bring it in parts.";
    no_tool() "服务器上没有读 PDF 的工具（pdftotext）。请告诉管理员安装 poppler-utils；现在可以把文字粘贴进来。"
        / "The server lacks the tool that reads PDF (pdftotext). Please ask the administrator to install poppler-utils; for now the text can be pasted.";
}
