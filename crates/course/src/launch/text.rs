//! The sentences about opening a course.

zhixing_kit::text! {
    /// What is said when a course is opened.
    pub Text
    opening(title) "正在打开“{title}”" / "Opening “{title}”";
    opening_lead() "课程在单独的网址里打开。如果没有自动打开，请点下面的按钮。" / "The course opens at an address of its own. If it does not open by itself, please press the button.";
    open_it() "打开课程" / "Open the course";
    back() "返回课程页" / "Back to the course";
    retry() "网络不通，进度还没有保存；会自动重试，请先不要关闭。" / "No network: your place is not saved yet. It is tried again; please keep this open.";
    replaced() "您在别处又打开了这一单元，这里不再保存。请返回课程页，再点“继续”。" / "You opened this part elsewhere, so that nothing is saved here any longer. Please go back to the course and press “Go on”.";
    lost() "这次打开已经过期，不再保存。请返回课程页，再点“继续”。" / "This session is over, so that nothing is saved any longer. Please go back to the course and press “Go on”.";
    over_title() "这次打开已经结束" / "This session is over";
    over() "课程打开一天后，或在别处又打开时，原来的网址就失效。请回到课程页，再点“继续”；已经保存的都在。" / "An address of an opened course ends after a day, or when the course is opened elsewhere. Please go back to the course and press “Go on”; all that was saved is there.";
    to_courses() "回到课程" / "Back to the courses";
}
