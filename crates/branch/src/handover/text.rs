//! What the page of handing over says.

zhixing_kit::text! {
    /// The sentences.
    pub Text
    title() "接过会议" / "Take the meetings over";
    lead(unit) "{unit}原来的负责人离任了。下面这些还没有开的会议，勾选的一次交给接任的人：原来由离任的人主持的改由新主持人主持；原来由他、或由新主持人记录的，改由新记录人记录。其中有人已转出的，也一并换下。" / "Whoever led {unit} has left the post. Of these meetings, which are still to come, those that are ticked go over to who follows, all at once: the new chair presides where the one who left was to; the new recorder takes the record where that one, or the new chair, was to. Who no longer belongs to the branch gives way as well.";
    none() "没有要交接的会议。" / "There are no meetings to hand over.";
    none_next() "离任的人没有留下要主持或记录的会议。" / "Nobody who left was still to preside or record one.";
    meetings() "要交接的会议" / "Meetings to hand over";
    chair(name) "主持人：{name}" / "Chair: {name}";
    recorder(name) "记录人：{name}" / "Recorder: {name}";
    gives_way(name) "{name}（要换人）" / "{name} (to be replaced)";
    nobody() "没有定" / "not named";
    take() "交接" / "Hand over";
    take_of(topic) "：{topic}" / ": {topic}";
    save() "交接勾选的会议" / "Hand over those ticked";
    saved(n) "已交接 {n} 次会议。" / "Handed over: {n}.";
    saved_some(n, left) "已交接 {n} 次会议，还有 {left} 次留在这里，可以另交给别人。" / "Handed over: {n}. Still here, for somebody else: {left}.";
    none_ticked() "没有勾选会议。请至少勾选一次，或返回。" / "Nothing is ticked. Please tick one meeting at least, or go back.";
    all_gone() "勾选的会议已经不用交接了：刚才已由别人交接，或者已取消。下面是还没有交接的，请重新勾选。" / "None of the ticked meetings waits any more: somebody handed them over a moment ago, or they were cancelled. Below are those that still do; please tick again.";
    saved_gone(told, n) "{told}另有 {n} 次勾选的已经不用交接：刚才已由别人交接，或者已取消。" / "{told} Ticked, but not waiting any more, as somebody handed them over a moment ago or they were cancelled: {n}.";
    stuck(n) "勾选的会议里有 {n} 次不能这样交接，原因写在各次会议下面。请另选记录人；或先不勾选那几次，其余的现在就能交接。" / "Ticked meetings that cannot go over like this: {n}; the reason stands below each. Choose another recorder, or leave them unticked and hand over the rest now.";
    no_recorder() "这次会议的记录人要换，还没有选新的记录人。" / "It needs another recorder, and none is chosen.";
    recorder_presides() "选定的记录人主持这次会议，不能同时记录。" / "The chosen recorder presides here and cannot take the record as well.";
    has_left() "这些会议正是这位同志离任留下的，请另选一位。个别会议仍由其主持或记录的，可以不勾选。" / "These are the meetings that this person leaves. Please choose somebody else; where he keeps one of them, leave it unticked.";
    notice_subject() "有会议改由您主持或记录" / "Meetings are yours to preside or record now";
    notice_body(name, n) "{name}把离任的人留下的会议作了交接，{n} 次改由您主持或记录。请在“会议活动”里看看日期。" / "{name} handed over the meetings of somebody who left the post. You preside or take the record now in: {n}. Their days stand under Meetings.";
    to_take_over(unit) "{unit}有会议等您接过来" / "Meetings in {unit} wait to be taken over";
    to_take_over_body(unit, n) "{unit}有 {n} 次还没有开的会议，还写着由离任的人主持或记录。请选好接任的人，一次交接；要仍由其本人主持的，可以不勾选。" / "Meetings still to come in {unit} that name who left the post: {n}. Choose who follows and hand them over in one act; where he is to keep one, leave it unticked.";
}
