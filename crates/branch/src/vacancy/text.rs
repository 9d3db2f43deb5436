//! What is said of a vacancy.

zhixing_kit::text! {
    /// The sentences.
    pub Text
    appoint(post) "现在没有{post}：请任命" / "Nobody holds this post now, please appoint: {post}";
    below(post) "现在没有{post}，由管理员任命" / "Nobody holds this post now, the administrator appoints: {post}";
    elected(post) "新的{post}已经选出，结果等待确认" / "Somebody was elected, the result waits to be confirmed: {post}";
    subject(unit, post) "{unit}现在没有{post}" / "{unit} has nobody who holds this post: {post}";
    body(unit, post) "{unit}的{post}离任了，还没有人接任。任命以后，离任的人留下的会议可以一次交接。" / "Whoever held this post in {unit} has left it, and nobody follows yet: {post}. Once somebody is appointed, the meetings that were left can be handed over in one act.";
    body_elected(unit, post) "{unit}的{post}离任了。新的已经选出，结果等待上级确认。确认以后，离任的人留下的会议可以一次交接。" / "Whoever held this post in {unit} has left it: {post}. Somebody was elected to follow, and the result waits for the unit above. Once it is confirmed, the meetings that were left can be handed over in one act.";
    body_above(unit, post) "{unit}的{post}离任了，还没有人接任。由管理员任命。" / "Whoever held this post in {unit} has left it, and nobody follows yet: {post}. The administrator appoints.";
}
