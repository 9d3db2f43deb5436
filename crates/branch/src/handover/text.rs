//! What the page of handing over says.

zhixing_kit::text! {
    /// The sentences.
    pub Text
    title() "接过会议" / "Take the meetings over";
    lead(unit) "{unit}原来的负责人离任了。下面这些还没有开的会议，一次交给接任的人：原来由离任的人主持的改由新主持人主持；原来由他、或由新主持人记录的，改由新记录人记录。" / "Whoever led {unit} has left the post. These meetings, which are still to come, go over to who follows, all at once: the new chair presides where the one who left was to; the new recorder takes the record where that one, or the new chair, was to.";
    none() "没有要交接的会议。" / "There are no meetings to hand over.";
    none_next() "离任的人没有留下要主持或记录的会议。" / "Nobody who left was still to preside or record one.";
    meetings() "要交接的会议" / "Meetings to hand over";
    chair(name) "主持人：{name}" / "Chair: {name}";
    recorder(name) "记录人：{name}" / "Recorder: {name}";
    nobody() "没有定" / "not named";
    save() "全部交接" / "Hand all of them over";
    saved(n) "已交接 {n} 次会议。" / "Handed over: {n}.";
    recorder_needed() "其中有的会议，原来由离任的人或新主持人记录。请另选一位记录人，不能和主持人是同一个人。" / "In some of these the one who left, or the new chair, was to take the record. Please choose a recorder who is not the chair.";
    has_left() "这些会议正是这位同志离任留下的，请另选一位。个别会议仍由其主持或记录的，在那次会议的“修改”里写明。" / "These are the meetings that this person leaves. Please choose somebody else; where he keeps one of them, say so by changing that meeting.";
    notice_subject() "有会议改由您主持或记录" / "Meetings are yours to preside or record now";
    notice_body(name, n) "{name}把离任的人留下的会议作了交接，{n} 次改由您主持或记录。请在“会议活动”里看看日期。" / "{name} handed over the meetings of somebody who left the post. You preside or take the record now in: {n}. Their days stand under Meetings.";
}
