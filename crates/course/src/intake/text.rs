//! The sentences about packages that are brought in.

zhixing_kit::text! {
    /// What pages say about packages that are brought in.
    pub Text
    library() "资料" / "Library";
    courses() "课程" / "Courses";
    title() "放入课程" / "Bring a course";
    title_renew(title) "“{title}”的新版本" / "A new edition of “{title}”";
    lead() "先看一遍课程包里有什么、能不能打开，确认后才发布。" / "First you see what is in the package and whether it can be opened; it is published when you say so.";
    formats(most) "cmi5，或 SCORM 1.2、SCORM 2004（第 2、3、4 版）的 ZIP 文件，不超过 {most} MB。" / "A ZIP file of cmi5, SCORM 1.2 or SCORM 2004 (editions 2 to 4), up to {most} MB.";
    foreign() "课程包是别人写的程序。请只放入来历清楚的课程：它在隔离的环境里运行，拿不到成员的登录，但它显示什么由制作者决定。" / "A package is a program that others wrote. Please bring only what you know the origin of: it runs apart and cannot use anybody's sign-in, but what it shows is up to its makers.";
    read_it() "检查课程包" / "Check the package";
    no_file() "请先选择一个文件。" / "Please choose a file first.";
    too_large(most) "文件太大，上限 {most} MB。请压缩其中的视频和图片，或拆成几个课程。" / "The file is too large: at most {most} MB. Please make its videos and pictures smaller, or make several courses of it.";
    more(all) "这里先列出 {all} 处；改好后再放入一次。" / "The first {all} are told; put them right and bring it once more.";
    look() "核对后发布" / "Look at it and publish";
    look_lead() "看看单元和文件对不对，再填好下面几项。没有发布的，一天后自动清除。" / "Check that parts and files are right, then fill in the rest. What is not published goes by itself after a day.";
    found() "检查结果" / "What was found";
    fine() "可以发布。" / "It can be published.";
    standard() "课程标准" / "Standard";
    files(count, size) "{count} 个文件，解开后 {size} kB" / "{count} files, {size} kB unpacked", one(count) "{count} file, {size} kB unpacked";
    size() "大小" / "Size";
    parts(count) "单元（{count} 个）" / "Parts ({count})";
    opens(file) "打开 {file}" / "opens {file}";
    silent() "不报告结果，打开过就算完成" / "reports nothing; done once it was opened";
    must_reach(percent) "达到 {percent}% 为通过" / "{percent}% is needed to pass";
    must_go_through(percent) "看完 {percent}% 为完成" / "{percent}% has to be gone through";
    move_on(word) "完成条件 moveOn：{word}" / "done when (moveOn): {word}";
    notes() "发布前请知道" / "To know beforehand";
    gone(count) "旧版里有 {count} 个单元在新版里没有了（按制作者的编号认）。成员在这些单元里做过的仍然记着，但不再显示。" / "{count} parts of the old edition are not in this one (known by their author's ids). What members did of them stays recorded and is shown no longer.", one(count) "{count} part of the old edition is not in this one (known by their author's ids). What members did of them stays recorded and is shown no longer.";
    publish() "发布" / "Publish";
    throw_away() "不发布，丢弃" / "Throw it away";
    published() "已发布，大家现在就能打开。" / "Published: everybody can open it now.";
    thrown_away() "已丢弃。" / "Thrown away.";
}
