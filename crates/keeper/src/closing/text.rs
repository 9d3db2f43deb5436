//! The sentences about closing down.

zhixing_kit::text! {
    /// Speaks about closing down.
    pub Text
    already(day) "已经公告于 {day} 关停。要改日期，请先中止（--call-off），再重新公告。" / "The end is announced for {day} already. To change the day, call it off first (--call-off), then announce again.";
    none() "还没有公告关停。请先公告（--announce 日期）。" / "No end was announced. Announce it first (--announce DAY).";
    too_soon(days) "公告到删除之间至少要有 {days} 天，请选晚一些的日期。" / "At least {days} days must lie between the announcement and the deletion; choose a later day.", one(days) "At least {days} day must lie between the announcement and the deletion; choose a later day.";
    not_exported() "还没有导出，不能删除。请先导出（--export 文件夹）。" / "Nothing was exported yet, so nothing is deleted. Export first (--export FOLDER).";
    acted_meanwhile() "导出期间又有新的记录，这次导出不完整。请先停止服务，再导出到一个新的文件夹。" / "Something was recorded while the export ran, so it is not whole. Stop the service, then export again into a new folder.";
    acted_since() "导出以后又有新的记录，还没有存档，不能删除。请先停止服务，重新导出（--export 新文件夹）。" / "Something was recorded after the export and is in no archive yet, so nothing is deleted. Stop the service, then export again (--export NEW-FOLDER).";
    too_early(day) "没到公告的日期（{day}），不能删除。" / "The announced day ({day}) has not come; nothing is deleted.";
    sender() "知行" / "Zhixing";
    goes_on(day) "本系统不关停了，原定 {day} 的关停已中止" / "This program goes on: its end on {day} was called off";
    goes_on_body() "数据照常保存，原来说要删除的都不删除。" / "All data stays; nothing of what was announced to be deleted will be.";
    subject(day) "本系统将于 {day} 关停" / "This program will be closed down on {day}";
    body(day) "本系统将于 {day} 关停，届时全部数据会删除。需要留存的内容，请在此之前自行导出或联系管理员。台账和全部数据会先导出，交单位存档。"
        / "This program will be closed down on {day}; all its data will be deleted then. Take along what you need before that day, or turn to the administrator. Ledger and data are exported for the organisation's archive first.";
}
