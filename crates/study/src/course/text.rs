//! The sentences about courses of a topic.

zhixing_kit::text! {
    /// What pages say about courses of a topic.
    pub Text
    courses() "课程" / "Courses";
    none() "没有配课程。" / "No course goes with it.";
    only_you() "点开就能学；进度只有您自己看得到。" / "Open one to take it; how far you are is seen by you alone.";
    choose() "选课程" / "Choose courses";
    lead() "从资料员发布的课程里选。成员从主题和学习日打开它们，谁学了多少不公布。" / "Choose from what librarians published. Members open them from the topic and its study days; who did how much is told to nobody.";
    chosen() "已选" / "Chosen";
    offered() "可以选的" / "To choose from";
    take() "配上" / "Choose";
    take_out() "去掉" / "Take out";
    told() "已配上。" / "It goes with the topic.";
    told_out() "已去掉。" / "Taken out.";
    taken() "已撤下" / "taken back";
    nothing() "还没有别的课程。" / "There is no other course.";
    nothing_next() "请资料员在“资料—课程”里放入。" / "Librarians bring them in under “Library, Courses”.";
    back() "回到主题" / "Back to the topic";
    too_many(most) "一个主题最多配 {most} 门课程。" / "A topic has {most} courses at most.";
}
