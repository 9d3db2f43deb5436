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
    notice_subject() "有会议改由您主持或记录" / "Meetings are yours to preside or record now";
    notice_body(name, n) "{name}把离任的人留下的 {n} 次会议作了交接，其中有的改由您主持或记录。请在“会议活动”里看看日期。" / "{name} handed over {n} meetings of somebody who left the post; in some you preside or take the record now. Their days stand under Meetings.";
}
