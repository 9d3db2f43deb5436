//! The sentences of the ledger, both languages side by side.

zhixing_kit::text! {
    /// What the ledger says to people, and to who runs it.
    pub Text
    in_future() "发生时间不能晚于现在。请核对日期和时间。" / "It cannot have happened later than now. Please check the date and time.";
    why_missing() "请写明更正的原因。" / "Please say why it is corrected.";
    being_added() "最后几条记录正在写入存证日志，请过一秒再试。" / "The last entries are being added to the log; try again in a second.";
    export_too_large() "记录太多，一个文件装不下。请分开导出。" / "These are too many records for one file. Please export them in parts.";
    key_unreadable(path, why) "签名密钥文件 {path} 无法使用（{why}）。请从备份恢复（zhixing key --restore）；程序不会自行更换密钥。" / "The signing key file {path} cannot be used ({why}). Bring it back from a backup (zhixing key --restore); the program never replaces it by itself.";
    key_missing(path) "存证日志已经存在，但签名密钥文件 {path} 不见了。请从备份恢复（zhixing key --restore）；没有备份的，用 zhixing key --renew lost 启用新密钥。程序不会自行更换密钥。" / "The log exists, but its signing key file {path} is gone. Bring it back from a backup (zhixing key --restore); without one, begin a new key with zhixing key --renew lost. The program never replaces it by itself.";
    key_of_another_log(wanted, found) "签名密钥与存证日志不符：日志的公钥是 {wanted}，密钥文件的公钥是 {found}。请换回这份日志的密钥文件；zhixing key 会说明情况。" / "The signing key is not this log's: the log has the public key {wanted}, the key file {found}. Put back the key file of this log; `zhixing key` says how it stands.";
    head_not_signed() "存证日志的最新检查点不是由它的密钥签署的，不能更换密钥。请先运行 zhixing doctor 查明原因。" / "The newest checkpoint of the log is not signed with its key, so it gets no other one. Find out why first, with zhixing doctor.";
    key_history_bad(number, why) "第 {number} 把密钥的更换记录核对不上：{why}。" / "The change of key {number} does not verify: {why}.";
    seen_unreadable(why) "上次见到的检查点（ledger.seen）不是这份存证日志的：{why}。如果确实换过数据，请先移走该文件。" / "The checkpoint that was seen last (ledger.seen) is not of this log: {why}. If the data was exchanged on purpose, move that file away first.";
    sizes_differ(size, placed) "存证日志有 {size} 条，账本中有存证位置的记录却有 {placed} 条。" / "The log has {size} entries, but {placed} statements have a place in it.";
    checkpoint_bad(why) "最新检查点无法核验：{why}。" / "The newest checkpoint cannot be verified: {why}.";
    checkpoint_other(signed, size) "最新检查点签的是 {signed} 条的日志，与库中日志头（{size} 条）不符。" / "The newest checkpoint was signed for a log of {signed} entries, which is not the log's head ({size} entries).";
    root_differs() "由存证数据算出的树根与日志头不符。" / "The root computed from the tiles is not the root of the log's head.";
    bundle_missing(number) "第 {number} 组存证条目缺失或不完整。" / "Entry bundle {number} of the log is missing or cut off.";
    tiles_differ(from, until) "第 {from} 至 {until} 位的存证条目与哈希数据不符。" / "The log's entries from {from} to {until} do not lead to the stored tiles.";
    statement_missing(position) "存证日志第 {position} 位的记录不见了。" / "The statement at place {position} of the log is gone.";
    statement_changed(id, position) "记录 {id}（存证第 {position} 位）在存证之后被改动：内容与承诺值不符。" / "Statement {id} (place {position} of the log) was changed after it was recorded: it does not match its commitment.";
    columns_changed(id, position) "记录 {id}（存证第 {position} 位）的检索栏目与已存证的正文不符。" / "The columns by which statement {id} (place {position} of the log) is found do not match its proved text.";
}
