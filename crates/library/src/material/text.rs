//! The sentences about materials.

zhixing_kit::text! {
    /// What pages and refusals say about materials.
    pub Text
    title() "资料" / "Library";
    lead() "一经发布，全体成员立即能看、能搜。阅读不计时，也不留下谁看过的记录。" / "Once published, everybody reads and finds it at once. Reading is not timed, and nobody takes down who read what.";
    bring() "放入资料" / "Bring a material";
    search() "搜资料，找到具体段落" / "Search: finds the paragraph";
    areas() "学习领域" / "Areas of study";
    all() "全部" / "All";
    narrow() "按类型和日期筛选" / "Narrow by kind and date";
    narrow_it() "筛选" / "Narrow";
    any_kind() "各种类型" / "Any kind";
    none() "还没有资料" / "No materials yet";
    none_next() "资料员放入第一份资料后，会在这里列出。" / "They are listed here as soon as a librarian brings the first one.";
    none_narrowed() "没有符合条件的资料。请放宽条件再看。" / "Nothing fits. Please ask for less.";
    found(count) "找到 {count} 段，最相关的在前" / "{count} paragraphs found, the best first", one(count) "{count} paragraph found";
    found_best(count) "最相关的 {count} 段；还有别的，多写几个字可以找得更准" / "The best {count} paragraphs; there are more: a few words more find what is meant";
    found_none(question) "没有找到“{question}”。换个说法，或只写最要紧的两三个字再试。" / "Nothing was found for “{question}”. Try other words, or only the two or three that matter most.";
    clear() "清除搜索" / "Clear the search";
    tagged(tag) "标签：{tag}" / "Tag: {tag}";
    edition(number) "第 {number} 版" / "Edition {number}";
    published_by(unit, name) "{unit} {name} 发布，" / "Published by {name}, {unit}, ";
    source() "来源" / "Source";
    link() "网上原文" / "Original on the web";
    tags() "标签" / "Tags";
    about() "关于这份资料" / "About this material";
    original() "原件" / "The original";
    text() "正文" / "The text";
    part_of(part, parts) "第 {part} 页，共 {parts} 页" / "Page {part} of {parts}";
    parts() "正文分页" / "Pages of the text";
    print() "打印全文" / "Print the whole text";
    how_to_print() "用浏览器的“打印”即可；只打印正文。" / "Use your browser's “Print”; only the text is printed.";
    editions() "各版本" / "Editions";
    holds() "现行" / "Holds now";
    old_edition(number) "这是第 {number} 版，已有新版。" / "This is edition {number}; there is a newer one.";
    to_newest() "看现行版" / "Read the one that holds";
    changes() "改了什么" / "What changed";
    since_this() "从这一版到现行版，改了什么" / "What changed from this edition to the one that holds";
    changes_lead(new, old) "第 {new} 版与第 {old} 版比较，逐字标出。" / "Edition {new} compared with edition {old}, word by word.";
    unchanged(count) "（{count} 段没有改动）" / "({count} paragraphs are the same)", one(count) "({count} paragraph is the same)";
    more_changes(count) "还有 {count} 处改动没有列出，请对照两版的正文。" / "{count} further changes are not listed; please compare the two editions.", one(count) "{count} further change is not listed; please compare the two editions.";
    read_new() "看新版" / "Read the new one";
    read_old() "看旧版" / "Read the old one";
    follow() "有新版时通知我" / "Tell me of new editions";
    leave() "不再通知新版" / "Do not tell me any more";
    courses() "课程（cmi5、SCORM）" / "Courses (cmi5, SCORM)";
    feed() "订阅新资料" / "Follow in a reader";
    renew() "发布新版本" / "Publish a new edition";
    take_back() "撤下" / "Take it back";
    take_lead(title) "撤下“{title}”：不再列出，也搜不到；打开链接的人会看到原因。历史版本和台账都保留。" / "Take “{title}” back: it is no longer listed or found; who follows a link reads why. Its editions and records are kept.";
    taken_told() "已撤下。" / "Taken back.";
    taken(name) "这份资料已由 {name} 撤下，" / "This material was taken back by {name}, ";
    taken_why(why) "原因：{why}" / "Why: {why}";
    is_taken() "这份资料已经撤下，不能再发布新版本或再次撤下。需要时请作为新资料放入。" / "This material was taken back already. If it is needed again, please bring it as a new one.";
    too_many_editions(most) "一份资料最多 {most} 版。请作为新资料放入。" / "A material has at most {most} editions. Please bring it as a new one.";
    bad_tags(most, chars) "标签最多 {most} 个，每个不超过 {chars} 个字，用空格隔开。" / "At most {most} tags of {chars} characters each, with spaces between them.";
    no_address() "请填写以 https:// 或 http:// 开头的完整网址。" / "Please enter a whole address that begins with https:// or http://.";
}
