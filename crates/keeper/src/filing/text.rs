//! The sentences of the filing pack.

zhixing_kit::text! {
    /// Speaks in the filing pack.
    pub Text
    title() "备案材料" / "Filing pack";
    lead() "由程序根据自身的登记生成：功能、数据、安全、关停。内容随程序变化，不能手工修改；里面没有任何人的资料。"
        / "Made by the program from its own registers: functions, data, security, closing. It changes with the program and is not written by hand; nothing of any person is in it.";
    counted(rows) "共 {rows} 项，全表在下载的备案材料里。" / "{rows} rows, all of them in the pack that you take along.", one(rows) "{rows} row, which is in the pack that you take along.";
    settings() "设置" / "Settings";
    take() "下载备案材料（ZIP，中英文）" / "Take the pack along (ZIP, Chinese and English)";
    organisation() "单位" / "Organisation";
    made_at() "生成时间" / "Made at";
    version() "程序版本" / "Version";
    fingerprint() "台账密钥指纹" / "Fingerprint of the ledger's key";
    none_yet() "还没有" / "none yet";
    functions() "一、功能说明" / "1. Functions";
    functions_lead() "使用者看到的栏目，以及系统会记录的每一种行为。没有列出的，系统不做：不积分、不排名、不计时长、不定位、不拍照、不统计登录。"
        / "What users find, and every kind of act that is recorded. What is not listed is not done: no points, no ranking, no time on a page, no location, no photos, no sign-in figures.";
    navigation() "栏目" / "Where the navigation leads";
    acts() "会留下记录的行为" / "Acts that are recorded";
    act() "行为" / "Act";
    word() "记录中的名称" / "Its word in the record";
    data() "二、数据清单" / "2. Data";
    fields() "向使用者收集的每一项" / "Everything that users are asked for";
    field() "项目" / "Field";
    why() "为什么收集" / "Why";
    seen_by() "谁能看到" / "Who sees it";
    tables() "保存的数据，以及一个人被抹除时如何处理" / "What is kept of persons, and what becomes of it when a person is erased";
    what() "内容" / "What";
    table() "数据表" / "Table";
    fate() "抹除时" / "When erased";
    goes() "删除" / "deleted";
    stays() "保留，不带姓名" / "stays, without the name";
    all_tables(tables, columns) "数据库共有 {tables} 张表、{columns} 列，全部列名见下。" / "The database has {tables} tables with {columns} columns; all their names:";
    columns() "列" / "Columns";
    retention() "保存期限" / "How long";
    retention_item() "内容" / "What";
    retention_time() "期限" / "How long";
    days(days) "{days} 天" / "{days} days", one(days) "{days} day";
    records_kept() "台账记录长期保存；抹除一个人时删去与他本人有关的正文。备份的保存期限由单位规定。" / "Records of the ledger are kept for good; erasing a person takes the texts about him alone. How long backups are kept, the organisation decides.";
    security() "三、安全说明" / "3. Security";
    algorithms() "算法" / "Algorithms";
    purpose() "用途" / "For what";
    algorithm() "算法" / "Algorithm";
    rights() "权限表：每种职务在哪里可以做什么。没有列出的一律不允许。" / "Rights: what each post may do, and where. Whatever is not listed is denied.";
    post() "职务" / "Post";
    seat() "在哪里" / "Where";
    may() "可以做" / "May";
    settings_lead() "现在生效的设置" / "Settings in force";
    closing() "四、关停方案" / "4. Closing down";
    closing_lead() "按下面的步骤，每一步都记入台账；到删除那一步之前都可以中止。" / "Step by step, each recorded in the ledger; it can be called off until the step that deletes.";
}
