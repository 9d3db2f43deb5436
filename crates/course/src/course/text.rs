//! The sentences about courses.

zhixing_kit::text! {
    /// What pages say about courses.
    pub Text
    library() "资料" / "Library";
    title() "课程" / "Courses";
    lead() "别处制作的课程（cmi5、SCORM），点开就能学；学到哪里、做对没有，只有您自己看得到。" / "Courses made elsewhere (cmi5, SCORM), opened here. How far you got and what came of it is seen by you alone.";
    bring() "放入课程" / "Bring a course";
    none() "还没有课程" / "There is no course yet";
    none_next() "有资料员职务的人可以放入课程包。" / "Who holds the post of librarian can bring a package.";
    edition(number) "第 {number} 版" / "Edition {number}";
    published_by(unit, name) "{unit} {name} 发布于 " / "published by {name}, {unit}, ";
    parts() "课程内容" / "What is in it";
    needs_scripts() "课程是别人做的小程序，需要浏览器开启脚本（JavaScript）。它在隔离的环境里运行，看不到您在本系统的任何东西。" / "A course is a small program made by others and needs JavaScript. It runs apart and can see nothing of yours here.";
    start() "开始" / "Start";
    go_on() "继续" / "Go on";
    again() "再看一遍" / "Once more";
    done() "已完成" / "Done";
    passed() "已通过" / "Passed";
    failed() "未通过，可以再做" / "Not passed; you can try again";
    begun() "学了一部分" / "Begun";
    not_begun() "还没开始" / "Not begun";
    result(percent) "得分 {percent}%" / "{percent}% right";
    must_reach(percent) "达到 {percent}% 为通过" / "{percent}% is needed to pass";
    whole_done() "这门课程您已经学完。" / "You have finished this course.";
    count_done(done, all) "{all} 个单元，您学完了 {done} 个。" / "{done} of {all} parts done.", one(all) "{done} of {all} part done.";
    only_you() "这一页上的进度和得分只有您自己看得到。" / "What this page says of how far you are is seen by you alone.";
    about() "关于这个课程" / "About this course";
    standard() "课程标准" / "Standard";
    package() "课程包" / "Package";
    notes() "说明" / "Notes";
    renew() "放入新版本" / "Bring a new edition";
    take_back() "撤下" / "Take it back";
    take_lead(title) "撤下后，“{title}”不再列出，也打不开；已经记下的都保留。" / "“{title}” is then no longer listed and cannot be opened; all that was recorded stays.";
    keep() "不撤下" / "Leave it";
    taken_told() "已撤下。" / "Taken back.";
    taken(name) "由 {name} 撤下，" / "Taken back by {name}, ";
    taken_why(why) "原因：{why}" / "Why: {why}";
    taken_already() "这门课程已经撤下。" / "This course was taken back.";
    too_many_editions(most) "一门课程最多 {most} 个版本。请作为新课程发布。" / "A course has at most {most} editions. Please publish it as a new one.";
}
