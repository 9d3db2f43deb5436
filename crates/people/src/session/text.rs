//! What pages and refusals about signing in say.

zhixing_kit::text! {
    /// Sentences about signing in.
    pub(crate) Text
    title() "登录" / "Sign in";
    lead() "用您的登录名和密码。" / "With your sign-in name and password.";
    sign_in() "登录" / "Sign in";
    forgot() "还没有账号？请本支部书记或管理员为您生成一次性链接。忘记密码的，只有管理员能重新生成链接。" / "No account yet? Ask your secretary or the administrator for a one-time link. If you forgot your password, only the administrator can make a new one.";
    unsaved() "您刚才提交的内容没有保存：登录已经到期，或者已经退出。" / "What you sent just now has NOT been saved: your session had ended, or you had signed out.";
    unsaved_next() "请登录，会回到刚才的页面，再填一次、提交一次。填得多的，先点浏览器的“后退”，把内容复制下来再登录。" / "Please sign in: you come back to that page; fill it in and send it again. If you wrote a lot, press your browser’s Back first and copy it before you sign in.";
    over() "您在这台设备上的登录已经结束：退出了、太久没有用、改了密码，或者办理了转出、停用。" / "You are signed in no more on this device: you signed out, it was unused for a long time, the password was changed, or you left or were barred.";
    over_next() "请重新登录，会回到刚才的页面。" / "Please sign in again: you come back to that page.";
    ask_there() "登录不上的，请问本支部书记或管理员。" / "If you cannot sign in, ask your secretary or the administrator.";
    kept() "您刚才提交的内容还没有保存：登录已经到期，或者已经退出。" / "What you sent just now has not been saved yet: your session had ended, or you had signed out.";
    kept_next() "请登录：会回到刚才的页面，您填的都还在，核对以后再提交一次。" / "Please sign in: you come back to that page with everything you typed; look it over and send it again.";
    kept_not_elsewhere() "用单位的统一登录时带不回来，请用登录名和密码，或者先把长的内容复制下来。" / "It does not come back with the organisation’s own sign-in: use your name and password, or copy what is long first.";
    again() "您刚才填的带回来了，还没有提交。" / "What you had typed is here again. It has not been sent yet.";
    again_next() "请核对一遍，再点一次原来的按钮。" / "Look it over, and press the same button again.";
    again_left() "下面的内容在这一页没有地方放了，需要的话请复制：" / "For what follows this page has no field any more; copy it if you need it:";
    not_again() "刚才那份没有保存的内容没有带过来：不是您在这台设备上填的，或者这台设备不认得您了。" / "The form that was not saved was not brought along: you did not fill it in on this device, or the device does not know you any more.";
    words_title() "您刚才填的内容" / "What you had typed";
    words_lead() "没有保存，那一页现在也没有这张表单了。需要的话请复制下来。" / "It was not saved, and its page does not have that form any more. Copy what you need.";
    words_on() "到那一页" / "Go to that page";
    wrong() "登录名或密码不对。" / "The sign-in name or the password is wrong.";
    wait_seconds(n) "试错次数太多，请等 {n} 秒再试。用以前登录过的设备或换一个网络不受影响。" / "Too many wrong tries: please wait {n} seconds. A device that signed in before, or another network, is not affected.", one(n) "Too many wrong tries: please wait {n} second. A device that signed in before, or another network, is not affected.";
    wait_minutes(n) "试错次数太多，请等 {n} 分钟再试。用以前登录过的设备或换一个网络不受影响。" / "Too many wrong tries: please wait {n} minutes. A device that signed in before, or another network, is not affected.", one(n) "Too many wrong tries: please wait {n} minute. A device that signed in before, or another network, is not affected.";
    not_set_up() "这里还没有建立组织。程序启动时在控制台印出了第一位管理员的一次性链接，请打开它。找不到的话，请重新启动程序：它会印出新的链接，旧的随即作废。" / "There is no organisation here yet. When the program started, its console printed a one-time link for the first administrator: please open it. If it cannot be found, start the program again: it prints a new link, and the old one becomes void.";
    sessions_title() "登录的设备" / "Where you are signed in";
    sessions_lead() "不认识的设备请结束它，并修改密码。" / "End what you do not recognise, and change your password.";
    device() "设备" / "Device";
    since() "登录于" / "Since";
    used() "最近使用" / "Last used";
    this_one() "本机" / "This one";
    end() "结束" / "End";
    ended() "已结束那台设备上的登录。" / "Signed out there.";
    everywhere() "全部退出" / "Sign out everywhere";
    everywhere_question() "所有设备（包括本机）都会退出。确定吗？" / "All devices, this one included, will be signed out. Go ahead?";
    settings() "设置" / "Settings";
    actions() "操作" / "Actions";
}
