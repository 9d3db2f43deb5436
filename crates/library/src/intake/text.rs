//! The sentences about what is brought in.

zhixing_kit::text! {
    /// What pages say about what is brought in.
    pub Text
    title() "放入资料" / "Bring a material";
    title_renew(title) "“{title}”的新版本" / "A new edition of “{title}”";
    lead() "先读出文字给您看一遍，确认后才发布。" / "The text is read and shown to you first; it is published when you say so.";
    courses() "要放入的是课程（cmi5、SCORM 课程包）？请到这里。" / "Is it a course (a cmi5 or SCORM package)? Please bring it here.";
    from_file() "从文件" / "From a file";
    formats(most) "可以是 Word（.docx）、PDF、Markdown、网页（HTML）或纯文本，不超过 {most} MB。" / "Word (.docx), PDF, Markdown, a web page (HTML) or plain text, up to {most} MB.";
    read_it() "读出文字" / "Read the text";
    from_words() "粘贴文字" / "Paste a text";
    from_link() "只放网址" / "An address in the web alone";
    of_link() "网址说明.txt" / "about-the-page.txt";
    no_file() "请先选择一个文件。" / "Please choose a file first.";
    empty_file() "这个文件是空的，里面什么也没有。请打开看一看，重新保存以后再选。" / "This file is empty. Open it to see what became of it, save it again, and choose it anew.";
    too_large(most) "文件太大，上限 {most} MB。请去掉其中的图片，或分成几份。" / "The file is too large: at most {most} MB. Please take out its pictures or bring it in parts.";
    pasted() "粘贴的文字.md" / "pasted.md";
    look() "核对后发布" / "Look at it and publish";
    look_lead() "看看读出来的文字对不对，再填好下面几项。没有发布的，一天后自动清除。" / "Check that the text was read as it should be, then fill in the rest. What is not published goes by itself after a day.";
    as_read(count) "读出来的样子（共 {count} 段）" / "As it was read ({count} paragraphs)", one(count) "As it was read ({count} paragraph)";
    as_read_part(shown, count) "读出来的样子（共 {count} 段，这里是前 {shown} 段）" / "As it was read ({count} paragraphs; these are the first {shown})", one(count) "As it was read ({count} paragraph; these are the first {shown})";
    publish() "发布" / "Publish";
    throw_away() "不发布，丢弃" / "Throw it away";
    published() "已发布，大家现在就能看到。" / "Published: everybody can read it now.";
    thrown_away() "已丢弃。" / "Thrown away.";
}
