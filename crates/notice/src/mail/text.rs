//! The sentences about mail, both languages side by side; those of the letters too.

zhixing_kit::text! {
    /// What pages and letters say.
    pub Text
    title() "邮件通知" / "Mail";
    lead() "有通知时给您发邮件。邮件里只有一句标题和链接，内容登录后看。" / "We write to you when there is a notice: a subject and a link, no contents.";
    settings() "设置" / "Settings";
    off() "不发邮件" / "Never";
    each() "每条通知都发" / "Of each notice, at once";
    daily() "每天早上发一次，没有未读就不发" / "Once each morning, if anything is unread";
    save() "保存" / "Save";
    none() "没有设置邮件，不会给您发邮件。" / "No address is kept, and nothing is sent.";
    in_use(address) "邮件会发到 {address}。" / "Letters go to {address}.";
    to_confirm(address) "确认邮件已发往 {address}。请打开邮件里的链接；没收到，请看垃圾邮件，或稍后再保存一次；登录被重新设置过的，也要再保存一次。" / "A letter with a link went to {address}. Please open it; if it has not come, look among the junk mail, or save again a little later; save again, too, if your sign-in was set anew.";
    refused(address, why) "{address} 退信了，已停止发邮件。邮件服务器的回答：{why}。请改一个地址，或再保存一次重新确认。" / "{address} refuses mail, so nothing is sent there any more. The mail server said: {why}. Choose another address, or save again to confirm this one anew.";
    off_told() "已停止发邮件，地址已删除。" / "Nothing is sent any more, and the address is gone.";
    holds_told() "已保存。" / "Saved.";
    to_confirm_told() "确认邮件正在路上。请打开邮件里的链接，之后才会发邮件。" / "A letter with a link is on its way. Nothing else is sent until you have opened it.";
    too_many_links() "确认邮件刚发过，请过一会儿再试；次数越多，间隔越长。" / "A letter with a link went out just now. Please wait a while; the wait grows each time.";
    no_address() "这不像一个邮箱地址。请只写一个地址，例如 name@example.org。" / "This does not look like a mail address. Please give one address, such as name@example.org.";
    not_set_up() "本单位没有设置邮件服务器，暂时不能发邮件。需要时请告诉管理员。" / "No mail server is set for this organisation, so no mail can be sent. Tell the administrator if you need it.";
    confirm_title() "确认邮箱地址" / "Confirm your address";
    confirm_lead(address) "确认以后，有通知时会发邮件到 {address}。" / "Once confirmed, letters about your notices go to {address}.";
    confirm_do() "这是我的地址" / "This address is mine";
    confirmed() "地址已确认。以后有通知时会发邮件到这里。" / "Your address is confirmed. Letters about your notices will go there.";
    confirmed_title() "已确认" / "Confirmed";
    link_dead() "这个链接已经用过、过期或被新的代替。请在“设置”的“邮件通知”里再保存一次。" / "This link was used, has expired or was replaced. Please save your choice again under Settings, Mail.";
    server_title() "邮件服务器" / "Mail server";
    server_lead() "设置写在启动程序的地方；这里看通不通、谁的地址退信。" / "The settings stand where the program is started; here you see whether they work and which addresses refuse mail.";
    server() "服务器" / "Server";
    from() "发件地址" / "From";
    waiting() "等待发送" / "Waiting";
    since() "最早一封等待自" / "The oldest waits since";
    last_answer() "最近一次没发成功的原因" / "Why the last one was not taken";
    set_up_how() "没有设置。请用 --mail-server、--mail-from（需要时加 --mail-user 和 --mail-password-file）启动程序，见管理员手册。" / "Not set. Start the program with --mail-server and --mail-from (and, where needed, --mail-user and --mail-password-file): see the administrator's handbook.";
    test() "试发一封" / "Send a test";
    test_do() "试发" / "Send";
    test_taken(address) "邮件服务器收下了发往 {address} 的邮件。请看看收到没有。" / "The mail server took the letter to {address}. Please look whether it has arrived.";
    test_failed(why) "没有发成功。邮件服务器或网络的回答：{why}" / "It was not taken. The mail server or the network said: {why}";
    faults() "退信的地址" / "Addresses that refuse mail";
    no_faults() "没有退信的地址。" / "No address refuses mail.";
    no_faults_next() "退信以后会自动停止发邮件，并在本人的页面上说明。" / "When one does, nothing more is sent there and its owner is shown why.";
    name() "姓名" / "Name";
    address() "地址" / "Address";
    why() "回答" / "Answer";
    at() "时间" / "When";
    sender() "知行" / "Zhixing";
    confirm_subject() "知行：请确认您的邮箱地址" / "Zhixing: please confirm your address";
    confirm_body(name, link) "{name}，您好：\n\n有人在知行上请求把通知写到这个地址。是您本人的话，请在两天内打开下面的链接确认：\n\n{link}\n\n不是您，请不要理会，以后不会再有信来。" / "{name},\n\nsomebody asked Zhixing to write to this address. If it was you, please open this link within two days:\n\n{link}\n\nIf it was not, do nothing: no other letter will come.";
    notice_subject(subject) "知行通知：{subject}" / "Zhixing: {subject}";
    notice_body(name, subject, link) "{name}，您好：\n\n您有一条新通知：{subject}\n\n请登录后查看：{link}" / "{name},\n\nthere is a notice for you: {subject}\n\nPlease sign in to read it: {link}";
    digest_subject(n) "知行：您有 {n} 条未读通知" / "Zhixing: {n} unread";
    digest_body(name, n, link) "{name}，您好：\n\n您有 {n} 条未读通知。\n\n请登录后查看：{link}" / "{name},\n\nnotices that you have not read: {n}.\n\nPlease sign in to read them: {link}";
    way_out(link) "不想再收到邮件，请打开：{link}\n这封邮件由系统发出，请不要回复。" / "To stop these letters: {link}\nThis letter was sent by a program; please do not answer it.";
    test_subject() "知行：试发" / "Zhixing: a test";
    test_body(origin) "这是一封试发的邮件，说明 {origin} 的邮件设置是通的。" / "This is a test: the mail settings of {origin} work.";
}
