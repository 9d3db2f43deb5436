//! What pages and refusals about passkeys say.

zhixing_kit::text! {
    /// Sentences about passkeys.
    pub(crate) Text
    title() "通行密钥" / "Passkeys";
    lead() "用手机、电脑的指纹、面容或锁屏密码登录，不用记密码。指纹和面容只留在您的设备上，不会传到这里。" / "Sign in with the fingerprint, face or screen lock of your phone or computer. These stay on your device and never come here.";
    settings() "设置" / "Settings";
    none() "还没有通行密钥。" / "No passkey yet.";
    none_next() "加一个，以后登录时按一下就行；密码照样能用。" / "Add one and signing in is one press; your password still works.";
    add() "添加通行密钥" / "Add a passkey";
    added_on() "添加于" / "Added on";
    remove() "移除" / "Remove";
    remove_title(name) "移除“{name}”" / "Remove “{name}”";
    remove_lead() "移除后它不能再用来登录。请再输入一次密码，证明是您本人；设备里的那一份可以在设备上另外删除。" / "It will open nothing any more. Your password once more proves that it is you; the copy on the device can be deleted there.";
    removed() "已移除。" / "Removed.";
    prove_lead() "请再输入一次密码，证明是您本人。" / "Your password once more, to prove that it is you.";
    go_on() "继续" / "Go on";
    create_title() "在这台设备上建立" / "Make it on this device";
    create_lead() "给它起个名字，再按“建立”。设备会请您用指纹、面容或锁屏密码确认。五分钟内有效。" / "Give it a name and press “Make it”. The device asks for your fingerprint, face or screen lock. Good for five minutes.";
    create() "建立" / "Make it";
    added() "已添加。下次登录时按“用通行密钥登录”。" / "Added. Next time press “Sign in with a passkey”.";
    not_added() "没有添加：设备的回答不属于本站的这一次请求，或者已经过期。请再试一次。" / "Not added: the device's answer does not belong to this request of this site, or came too late. Please try again.";
    too_many(most) "最多 {most} 个通行密钥。请先移除不用的。" / "At most {most} passkeys. Please remove one that you do not use.";
    not_here() "本站现在的网址不能用通行密钥：要有域名和 https。请告诉管理员。" / "Passkeys cannot be used at this address: it needs a name and https. Please tell the administrator.";
    sign_in() "用通行密钥登录" / "Sign in with a passkey";
    not_signed_in() "这个通行密钥登录不了：它不属于本站、已被移除，或者等得太久。请再试一次，或者用密码登录。" / "This passkey does not sign you in: it belongs to another site, was removed, or took too long. Please try again, or use your password.";
    back() "返回" / "Back";
}
