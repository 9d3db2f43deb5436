//! What pages and refusals about accounts say.

zhixing_kit::text! {
    /// Sentences about accounts.
    pub(crate) Text
    name_rule() "登录名为 2 到 40 个字，可用文字、字母、数字和 . - _ @，不含空格。" / "A sign-in name has 2 to 40 letters, digits or any of . - _ @, without spaces.";
    name_taken() "这个登录名已有人使用。" / "This sign-in name is taken.";
    too_short(least) "密码至少 {least} 个字符。一句好记的话就很好。" / "A password has at least {least} characters. A phrase that you remember is fine.";
    too_long(most) "密码最多 {most} 个字符。" / "A password has at most {most} characters.";
    same_as_name() "密码不能与登录名相同。" / "The password must not be the sign-in name.";
    too_common() "这个密码太常见，别人很容易猜到。请换一个。" / "This password is too common and easily guessed. Please choose another.";
    too_many_tries() "试错次数太多，请过几分钟再试。" / "Too many wrong tries: please wait a few minutes.";
    wrong_password() "现在的密码不对。" / "This is not your present password.";
    link_dead() "这个链接已经用过、过期或被新的链接代替。请联系管理员或本支部书记重新生成。" / "This link was used, has expired or was replaced by a newer one. Please ask the administrator or your secretary for another.";
    welcome_title() "欢迎使用知行" / "Welcome to Zhixing";
    welcome_lead() "先给组织起个名字，再设好您的登录。您将是第一位管理员。" / "Name your organisation and choose how you sign in. You will be its first administrator.";
    welcome_do() "建立组织" / "Set up the organisation";
    welcomed() "组织已建立。接下来可以新建支部，再导入成员名单。" / "The organisation is set up. Next: found the branches, then import the members.";
    activate_title(name) "{name}，请设置密码" / "{name}, please set your password";
    activate_lead(sign_in_name) "您的登录名是 {sign_in_name}。设好后会直接登录，这个链接随即失效。" / "Your sign-in name is {sign_in_name}. You will be signed in at once, and this link will be used up.";
    activate_do() "设置密码并登录" / "Set password and sign in";
    activated() "密码已设置，您已登录。" / "Your password is set and you are signed in.";
    link_title(name) "{name}的登录链接" / "Sign-in link for {name}";
    link_once() "链接只显示这一次，7 天内有效，用一次就失效。请当面或用可靠的方式交给本人。" / "The link is shown only now, is good for 7 days and for one use. Give it to the person face to face or by a way you trust.";
    link_name(name) "登录名：{name}" / "Sign-in name: {name}";
    to_member() "返回成员页" / "Back to the member";
    not_yourself() "不能停用自己的账号。" / "You cannot bar yourself.";
    no_account() "他还没有账号。" / "There is no account yet.";
    recovery_by_administrator() "重设别人的密码要由管理员生成链接。" / "A link that resets a password is made by an administrator.";
    accounts_title() "账号" / "Accounts";
    accounts_lead() "谁可以登录。忘记密码时，在成员页生成新的链接。" / "Who may sign in. When somebody forgot the password, make a new link on the member's page.";
    accounts_none() "没有符合的账号。" / "No account matches.";
    accounts_none_next() "在成员页生成登录链接时会自动建立账号。" / "An account is made with the first sign-in link on a member's page.";
    find() "按姓名或登录名查找" / "Search by name or sign-in name";
    name() "姓名" / "Name";
    sign_in_name() "登录名" / "Sign-in name";
    state() "状态" / "State";
    active() "可以登录" / "May sign in";
    invited() "等待启用" / "Waiting for activation";
    barred() "已停用" / "Barred";
    password_title() "修改密码" / "Change password";
    password_lead() "修改后，其他设备上的登录会结束。" / "You will be signed out on your other devices.";
    password_changed() "密码已修改，其他设备已退出。" / "Your password is changed; other devices are signed out.";
    save() "保存" / "Save";
    back() "返回" / "Back";
    settings() "设置" / "Settings";
    language_title() "语言" / "Language";
    look_title() "显示方式" / "Look";
    look_saved() "显示方式已保存在这台设备上。" / "This device keeps your look.";
    security_title() "登录与安全" / "Signing in";
    sessions() "登录的设备" / "Where I am signed in";
    passkeys() "通行密钥" / "Passkeys";
    passkeys_lead() "用指纹、面容或锁屏密码登录。" / "Sign in with your fingerprint, face or screen lock.";
    sign_out() "退出登录" / "Sign out";
    units_title() "组织架构" / "Units";
    units_lead() "支部和党小组；书记、管理员等职务在单位的页面上任命。" / "Branches and groups; posts are given on the page of their unit.";
    reach_title() "带在身边" / "Taking it along";
    mail() "邮件通知" / "Mail";
    mail_lead() "有通知时写信给您；默认不写。" / "Letters about your notices; none unless you ask.";
    feeds() "日历订阅" / "Calendar subscription";
    feeds_lead() "让手机自带的日历显示会议安排。" / "Your own calendar shows the meetings.";
    mail_server() "邮件服务器" / "Mail server";
    mail_server_lead() "试寄一封，看看谁的地址退信。" / "Send a test, and see which addresses refuse mail.";
    jobs_title() "后台任务" / "Background work";
    jobs_lead() "提醒有没有按时发出，台账的存证是否正常。" / "Whether reminders go out in time, and whether the ledger's log is well.";
    administration() "管理" / "Administration";
}
