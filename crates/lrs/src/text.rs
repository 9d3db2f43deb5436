//! The sentences of this room, both languages side by side.

zhixing_kit::text! {
    /// What the record store says to people.
    pub Text
    settings() "设置" / "Settings";
    too_many_clients() "对接系统已经太多。请先停用不再使用的。" / "There are too many client systems. Please end those that are not used any more.";
    client_ended_already() "这个对接系统已经停用。需要时请另外登记一个。" / "This client system was ended already. Enter another one if it is needed.";
    clients() "对接系统" / "Client systems";
    clients_lead() "别的学习系统、课件播放器、模拟训练器可以把学习记录（xAPI）写到这里，也可以读取。每个系统有自己的密钥。" / "Other learning systems, course players and simulators can write learning records (xAPI) here, and read them. Each has a key of its own.";
    no_clients() "还没有登记对接系统。" / "No client system was entered yet.";
    no_clients_next() "登记一个，把地址、密钥和密码填到那个系统的设置里。" / "Enter one, and put address, key and secret into the settings of that system.";
    enter_client() "登记对接系统" / "Enter a client system";
    enter_lead() "登记后显示一次密钥和密码，请立即填到那个系统里。" / "Key and secret are shown once afterwards; put them into that system at once.";
    is_ended() "已停用" / "Ended";
    wrote(count) "写入 {count} 条" / "{count} records written";
    wrote_nothing() "还没有写入" / "Nothing written yet";
    address_title() "对接地址（endpoint）" / "Address (endpoint)";
    address_lead() "那个系统的“LRS”或“xAPI”设置里填这个地址，xAPI 1.0.3 和 2.0 都用它。" / "It belongs into the “LRS” or “xAPI” settings of that system, for xAPI 1.0.3 and 2.0 alike.";
    copy_address() "复制地址" / "Copy the address";
    copy_key() "复制密钥" / "Copy the key";
    copy_secret() "复制密码" / "Copy the secret";
    see_statements() "查看学习记录" / "See the records";
    reads_none() "什么都不读" / "Nothing";
    reads_own() "自己写入的" / "What it wrote itself";
    reads_unit() "同一单位的各系统写入的" / "What systems of the same unit wrote";
    reads_all() "所有系统写入的" / "What all systems wrote";
    shown_title() "密钥和密码" / "Key and secret";
    shown_lead() "填到那个系统的设置里：登录方式选 Basic。" / "Put them into the settings of that system; the way of signing in is Basic.";
    shown_once() "密码只显示这一次，本站不保存原文。没有抄下来的，可以另换一个。" / "The secret is shown this once and kept nowhere. Who has not noted it down can be given another one.";
    key() "密钥（key，用户名）" / "Key (user name)";
    secret() "密码（secret）" / "Secret (password)";
    noted_down() "已经填好" / "I have put them there";
    yes() "可以" / "Yes";
    no() "不可以" / "No";
    unit() "单位" / "Unit";
    may_write() "写入" / "May write";
    may_read() "读取" / "May read";
    made_at() "登记时间" / "Entered";
    refused_title() "被拒绝的请求" / "Refused requests";
    refused_lead() "最近 20 个，写明原因（英文，对接的开发人员看得懂）。发来的内容不保存。" / "The last 20, with the reason as that system was told. What it sent is not kept.";
    nothing_refused() "没有被拒绝的请求。" / "No request was refused.";
    its_statements() "它写入的记录" / "What it wrote";
    renew() "更换密码" / "Give it another secret";
    renew_asked() "更换后，旧密码立即失效，那个系统要填新密码才能继续。要更换吗？" / "The earlier secret opens nothing from then on, and that system needs the new one. Go on?";
    end() "停用" / "End";
    end_asked(name) "停用“{name}”？" / "End “{name}”?";
    end_lead() "停用后它的密钥立即失效。它写入的记录都留着。停用后不能恢复，需要时另外登记。" / "Its key opens nothing from then on. What it wrote stays. It cannot be brought back; enter another one if it is needed.";
    keep() "不停用" / "Keep it";
    ended() "已停用。它的密钥不再有效。" / "Ended. Its key opens nothing any more.";
    statements() "学习记录" / "Learning records";
    statements_lead() "各对接系统写入的记录，新的在前。新记录到来时自动出现。" / "What client systems wrote, newest first. New ones appear as they arrive.";
    no_statements() "没有找到记录。" / "No records were found.";
    no_statements_next() "还没有系统写入，或者查找条件太窄。" / "No system wrote any yet, or the search is too narrow.";
    search() "查找" / "Search";
    no_iri() "请填写完整的网址，例如 http://adlnet.gov/expapi/verbs/completed。" / "Please give a whole address, such as http://adlnet.gov/expapi/verbs/completed.";
    nobody() "请填写邮箱，或者“系统地址 账号”。" / "Please give a mail address, or an account as “address name”.";
    as_csv() "导出表格（CSV）" / "Take along as a table (CSV)";
    as_jsonl() "导出原文（JSONL）" / "Take along word for word (JSONL)";
    carried_most(most) "一次最多导出 {most} 条，新的在前。" / "A file holds at most {most} records, the newest first.";
    csv_head() "编号,发生时间,写入时间,谁,做了什么,对什么,结果,来源" / "id,happened,stored,who,verb,what,outcome,source";
}
