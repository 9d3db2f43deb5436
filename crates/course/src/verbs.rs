//! What this room records of its own: what is done to courses. What somebody does of a course are statements of the record store.

zhixing_records::verbs! {
    PUBLISHED = "course-published" "发布课程" / "published the course";
    RENEWED = "course-renewed" "发布课程新版本" / "published a new edition of the course";
    TOOK_BACK = "course-took-back" "撤下课程" / "took back the course";
}

zhixing_records::things! {
    COURSE = "course" "课程" / "course";
}
