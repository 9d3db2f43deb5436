//! The sentences of the ledger's pages.

zhixing_kit::text! {
    /// What the ledger's pages say.
    pub Text
    ledger() "台账" / "Ledger";
    lead() "与您有关的记录，以及您的职务可以查看的单位的记录；新的在前。每件事只记一次，任何人都不能悄悄改动。" / "Records that concern you, and those of units whose records your post lets you read, newest first. Each act is recorded once, and nobody can quietly change it.";
    check_form() "文书核验" / "Check a form";
    what_is_it() "台账是什么" / "What the ledger is";
    filter() "筛选" / "Choose what to see";
    apply() "查看" / "Show";
    clear() "查看全部" / "Show all";
    filtered() "现在只显示符合筛选条件的记录。" / "Only the records that you chose are shown.";
    only_late() "补记的" / "Recorded late";
    only_corrections() "更正" / "Corrections";
    none() "还没有记录。" / "There are no records yet.";
    none_next() "开会、点名、表决、任职等事情办完后，记录会自动出现在这里。" / "Once there is a meeting, a roll, a vote or an appointment, its record appears here by itself.";
    none_chosen() "没有符合条件的记录。" / "No record matches.";
    none_chosen_next() "可以放宽条件，或查看全部。" / "Ask for more, or show all.";
    none_yet_here() "这一段里没有符合条件的记录，可以继续往前找。" / "None among these; look further back.";
    happened() "发生" / "happened";
    recorded() "记录" / "recorded";
    late() "补记" / "Recorded late";
    correction() "更正" / "Correction";
    erased() "已抹除" / "Erased";
    erased_why() "这条记录涉及的个人信息已按规定抹除。存证日志仍能证明此处曾有一条记录、何时记录；现在显示的文字是抹除后留下的，不再有存证。"
        / "The personal part of this record was erased. The log still proves that something was recorded here, and when; the text that is shown is what was left, and is no longer proved.";
    corrected() "已有更正" / "Corrected since";
    waiting() "等待存证" / "On its way into the log";
    roll_called(who, n) "{who} 点名：{n} 条" / "{who} called the roll: {n} marks";
    some_of_them(names) "{names}等" / "{names} and others";
    listed() "、" / ", ";
    one() "一条记录" / "A record";
    who() "谁" / "Who";
    did() "做了什么" / "What";
    what() "对象" / "About";
    where_() "单位" / "Unit";
    happened_at() "发生时间" / "Happened";
    recorded_at() "记录时间" / "Recorded";
    late_by_days(n) "发生 {n} 天后补记" / "recorded {n} day(s) after it happened";
    belongs_to() "所属事项" / "Belongs to";
    open_it() "打开" / "Open it";
    details() "具体内容" / "Details";
    changes() "改动" / "What changed";
    corrects() "这是一条更正。被更正的记录保持原样：" / "This is a correction. The record that it corrects stays as it was:";
    corrected_by() "这条记录后来有更正：" / "This record was corrected later:";
    proof() "存证" / "Proof";
    in_log(place, size) "已写入存证日志，序号 {place}（从 0 数起），由 {size} 条记录时签署的检查点证明。" / "It is in the log at place {place} (counted from 0), under the checkpoint of size {size}.";
    not_in_log() "已经记录，正在写入存证日志，通常几秒钟完成。" / "It is recorded and on its way into the log, which usually takes a few seconds.";
    no_log() "已经记录。存证日志还没有开始。" / "It is recorded. The log has not begun yet.";
    get_proof() "下载证明文件" / "Download the proof file";
    verify_how() "下载后，在任何一台装有本程序的电脑上运行：" / "Once downloaded, run this on any computer that has this program:";
    verify_says() "不需要联网，也不需要本单位的数据库。它会告诉您：这条记录是否存在、何时记下、有没有哪怕一个字节被改动。请同时核对公钥指纹是否与“台账是什么”一页上的一致。" / "It needs no network and not our database. It tells whether this record existed, when it was recorded, and whether as much as one byte was changed. Compare the key's fingerprint with the one on the page “What the ledger is”.";
    exact() "存证的原文（逐字节）" / "The exact text that is proved";
    about_title() "台账是什么" / "What the ledger is";
    about_once() "每件事办的时候就记一次：谁、何时、做了什么。补记可以，但发生时间和记录时间都会显示；写错了就另写一条更正，原来的一条不动。" / "Each act is recorded once, when it is done: who, when, what. Recording late is fine, and both times are shown; what was wrong gets a correction beside it, and stays as it was.";
    about_log() "每条记录的“指纹”随后写进一本只能续写、不能改写的存证日志，并由本单位的密钥签署检查点。日志里只有指纹，没有内容；删去一个人的记录，日志仍然可以核对。" / "A fingerprint of each record then goes into a log that can only grow, under checkpoints signed with our key. The log holds fingerprints alone, no content; when a person's record is erased, the log still verifies.";
    about_see() "您看得到的是与您有关的记录，和您的职务可以查看的单位的记录。上级看到的是应办事项的完成情况和决议，看不到支部内部的记录。" / "You see the records that concern you and those of units that your post lets you read. A superior sees how obligations stand and what was decided, never the records inside a branch.";
    about_not() "台账不给任何人评分，也不记谁怎样使用本程序。" / "The ledger scores nobody, and keeps nothing of how anyone uses this program.";
    state() "日志现状" / "The log now";
    size() "已存证" / "In the log";
    entries(n) "{n} 条" / "{n} record(s)";
    waiting_count() "等待写入" / "Waiting";
    signed_at() "最新检查点" / "Newest checkpoint";
    key() "公钥" / "Verifier key";
    fingerprint() "公钥指纹" / "Fingerprint";
    copy_key() "复制公钥" / "Copy the key";
    checkpoint() "检查点原文" / "The checkpoint, word for word";
    not_begun() "存证日志还没有开始。" / "The log has not begun yet.";
    not_begun_next() "程序第一次正式启动后会自动开始。" / "It begins by itself when the program is first started.";
    witnesses() "给见证方" / "For witnesses";
    witnesses_how() "任何人都可以定期取走下面的检查点和数据块并长期保存。以后只要拿出旧检查点，就能发现日志是否被改写过。格式为 C2SP tlog-tiles 和 signed-note。" / "Anyone may fetch the checkpoint and tiles below from time to time and keep them. An old checkpoint is enough to find out later whether the log was rewritten. The formats are C2SP tlog-tiles and signed-note.";
    live_checkpoint() "最新检查点：/ledger/checkpoint" / "Newest checkpoint: /ledger/checkpoint";
    live_tiles() "数据块：/ledger/tile/…" / "Tiles: /ledger/tile/…";
}
