//! What pages and refusals about the organisation's own sign-in say.

zhixing_kit::text! {
    /// Sentences about the organisation's own sign-in.
    pub(crate) Text
    title() "单位统一登录" / "Your organisation's sign-in";
    unnamed() "单位统一登录" / "your organisation";
    lead(name) "用“{name}”的账号登录这里。绑定以后，两边任选一种；密码照样能用。" / "Sign in here with your account at {name}. Once linked you may use either; your password still works.";
    settings() "设置" / "Settings";
    not_set_up() "本单位没有设置统一登录。请用密码登录。" / "No sign-in of the organisation is set here. Please use your password.";
    linked_since() "已绑定，绑定于" / "Linked since";
    not_linked_yet() "还没有绑定。" / "Not linked.";
    prove_link() "要绑定，请再输入一次密码，证明是您本人。" / "To link it, your password once more, to prove that it is you.";
    prove_end() "要解除绑定，请再输入一次密码，证明是您本人。" / "To end the link, your password once more, to prove that it is you.";
    link() "绑定" / "Link";
    end() "解除绑定" / "End the link";
    ended() "已解除绑定。" / "The link is ended.";
    linked() "已绑定。下次可以用统一登录。" / "Linked. You may sign in that way from now on.";
    go_title(name) "前往“{name}”" / "On to {name}";
    go_lead() "请在那里登录，登录后会回到这里，完成绑定。十分钟内有效。" / "Please sign in there; you come back here and the link is made. Good for ten minutes.";
    go() "前往登录" / "Sign in there";
    back() "返回" / "Back";
    offer(name) "用“{name}”登录" / "Sign in with {name}";
    came_title() "就差一步" / "One more step";
    came_lead(name) "“{name}”已经认出您。按“继续”完成。" / "{name} has recognised you. Press “Go on” to finish.";
    go_on() "继续" / "Go on";
    linked_already() "您的账号已经绑定了统一登录。要换一个，请先解除绑定。" / "Your account is linked already. To link another, end that link first.";
    is_anothers() "这个统一登录账号已经绑定了别人的账号。请告诉管理员。" / "This account at the provider is linked with somebody else here. Please tell the administrator.";
    not_linked() "统一登录认识您，但那里的账号没有与这里的账号绑定。请先用密码登录，再到“设置”的“单位统一登录”里绑定。" / "The provider knows you, but your account there is linked with none here. Please sign in with your password, then link it under Settings.";
    lost() "这次统一登录没有从这个浏览器开始，或者已经超过十分钟。请重新登录。" / "This did not begin in this browser, or took more than ten minutes. Please sign in again.";
    refused() "统一登录没有完成：对方没有同意，或者您取消了。请再试一次，或者用密码登录。" / "The provider did not agree, or you cancelled. Please try again, or use your password.";
    away() "统一登录的服务器现在连不上。请用密码登录；一直这样的话，请告诉管理员。" / "The provider cannot be reached now. Please use your password; tell the administrator if it lasts.";
    unbelievable() "统一登录的回答不可信，没有登录。请用密码登录，并告诉管理员。" / "The provider's answer cannot be believed, so you were not signed in. Please use your password, and tell the administrator.";
    clock_minutes(n) "统一登录服务器的时钟和这里相差约 {n} 分钟，所以没有登录。请告诉管理员校准时钟；现在请用密码登录。" / "The provider's clock and ours are about {n} minutes apart, so you were not signed in. Tell the administrator to set the clocks; use your password for now.", one(n) "The provider's clock and ours are about {n} minute apart, so you were not signed in. Tell the administrator to set the clocks; use your password for now.";
    clock_hours(n) "统一登录服务器的时钟和这里相差约 {n} 小时，所以没有登录。请告诉管理员校准时钟；现在请用密码登录。" / "The provider's clock and ours are about {n} hours apart, so you were not signed in. Tell the administrator to set the clocks; use your password for now.", one(n) "The provider's clock and ours are about {n} hour apart, so you were not signed in. Tell the administrator to set the clocks; use your password for now.";
}
