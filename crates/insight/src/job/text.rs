//! The sentences about the work in the background.

zhixing_kit::text! {
    /// What an administrator reads about jobs and the clerk.
    pub Text
    settings() "设置" / "Settings";
    title() "后台任务" / "Background work";
    lead() "提醒等事情由程序在后台完成。失败的会自动再试，间隔逐次加长；试了 12 次还不成，就停在这里等您处理。" / "Reminders and the like are done by the program itself. What fails is tried again by itself, each time after a longer wait; after twelve tries it waits here for you.";
    jobs() "等待和失败的任务" / "Waiting and failed jobs";
    none() "没有等待或失败的任务。" / "Nothing waits and nothing failed.";
    none_next() "一切正常，不需要您做什么。" / "All is well; there is nothing for you to do.";
    job() "任务" / "Job";
    tell_of_the_end() "把关停公告告诉新登记的人" / "Telling newcomers of the announced end";
    remind() "提醒快到期的应办事项" / "Reminders of what falls due";
    digest() "准备每天一封的邮件" / "Laying down the daily letters";
    train() "每晚：按各人自己的作答调整题目何时再出现" / "Nightly: when questions come back, fitted to each person’s own answers";
    end_tests() "结束一天前没有结束的测试" / "End of tests that nobody ended for a day";
    sweep_pictures() "删去没有题目用到的图片" / "Removal of pictures that no question shows";
    forget_answers() "删去一个月前结束的测试里各人的作答" / "Removal of who answered what in tests that ended a month ago";
    estimate_questions() "估计题目的难度" / "Estimate of how hard questions are";
    forget_numbers() "删去名录里到期的联系电话" / "Removal of telephone numbers whose time is over";
    purge() "清理过期的登录和链接" / "Clear away sign-ins and links that have expired";
    due() "什么时候做" / "Due";
    state() "情况" / "State";
    why() "上次失败的原因" / "Why it failed last";
    act() "处理" / "What you can do";
    waits() "等待" / "Waiting";
    failed(n) "失败 {n} 次，会自动再试" / "Failed {n} times, will be tried again", one(n) "Failed once, will be tried again";
    gave_up(n) "失败 {n} 次，已停下" / "Failed {n} times and stopped", one(n) "Failed once and stopped";
    again() "再试一次" / "Try again";
    again_told() "已安排马上再试，几秒钟后刷新本页查看结果。" / "It will be tried again at once. Reload this page in a few seconds.";
    clerk() "台账的存证" / "The ledger's log";
    clerk_well() "所有记录都已写入存证日志。" / "Every record is in the log.";
    clerk_busy(n) "有 {n} 条记录正在写入存证日志，通常几秒钟完成。" / "Records on their way into the log: {n}. This usually takes a few seconds.";
    clerk_behind(n) "有 {n} 条记录等了一分钟以上还没有写入存证日志。记录本身都在；请看程序的运行日志，并确认签名密钥文件可以读取。" / "Records waiting for the log for more than a minute: {n}. The records themselves are safe; look at the program's own log, and check that the signing key file can be read.";
    clerk_none() "存证日志还没有开始；程序正式启动后会自动开始。" / "The log has not begun; it begins by itself once the program is started.";
    since() "最早一条等待自" / "The oldest waits since";
    in_log() "已存证" / "In the log";
    signed_at() "最新检查点" / "Newest checkpoint";
    more() "只列出前 50 项。" / "Only the first 50 are listed.";
}
