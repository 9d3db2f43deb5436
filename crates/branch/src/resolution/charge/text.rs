//! The sentences about who sees to a resolution.

zhixing_kit::text! {
    /// What pages, refusals and notices say.
    pub Text
    change() "改负责人或期限" / "Change who sees to it, or the day";
    title() "改决议的负责人或期限" / "Who sees to the resolution, and by when";
    lead() "写错了的在这里更正，负责人调走、交接的在这里改。原来和现在的负责人都会收到通知；会议记录仍写会上定下的，并注明后来改成了谁。" / "For what was written wrongly, and for who hands it on. Whoever had it and has it is told; the minutes go on saying what the meeting decided, and how it stands since.";
    save() "保存" / "Save";
    saved() "已改好，并通知了原来和现在的负责人。" / "Changed; whoever had it and has it is told.";
    nothing_changes() "负责人和期限都没有变。" / "Neither the owner nor the day is changed.";
    history() "负责人和期限的变更" / "Changes of owner and day";
    changed(was, is, why) "由“{was}”改为“{is}”。原因：{why}" / "From “{was}” to “{is}”. Why: {why}";
    since(is) "后来改为：{is}" / "Since then: {is}";
    now_yours() "有一项决议由您负责" / "A resolution is yours to see to";
    no_longer_yours() "一项决议不再由您负责" / "A resolution is not yours to see to any more";
    day_changed() "您负责的决议改了期限" / "The day of a resolution that is yours was changed";
    told(text, is, name, why) "{text}（{is}）。{name} 改的，原因：{why}" / "{text} ({is}). Changed by {name}: {why}";
}
