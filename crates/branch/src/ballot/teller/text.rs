//! What pages say about tellers and their keys.

zhixing_kit::text! {
    /// Sentences about tellers.
    pub Text
    title() "监票人、计票人" / "Tellers";
    lead() "从到会的、不是候选人的党员当中推选，至少两名，其中有监票人。" / "At least two, named from the members who are there and do not stand; one of them watches over the vote.";
    none() "还没有推选。" / "Nobody is named yet.";
    supervisor() "监票人" / "Supervisor";
    counter() "计票人" / "Counter";
    name_title() "推选监票人、计票人" / "Name a teller";
    name() "指定" / "Name";
    named(who) "已指定 {who}。" / "{who} is named.";
    relieve(who) "{who} 不再担任" / "Relieve {who}";
    relieved(who) "{who} 不再担任。" / "{who} is relieved.";
    has_key() "已领钥匙" / "Has his key";
    no_key() "未领钥匙" / "No key yet";
    take() "领取票箱钥匙" / "Take my key to the box";
    take_again() "重新领取钥匙" / "Take a new key";
    key_title() "您的票箱钥匙" / "Your key to the box";
    key_lead() "钥匙已经存在这台设备上。请再抄在纸上收好：手机坏了，要靠它打开票箱。" / "The key is kept on this device. Write it down as well and keep it safe: should the phone fail, you need it to open the box.";
    key_alone() "任何两名监票人、计票人的钥匙合在一起才能打开票箱，一把打不开。服务器不保存您的钥匙，也不能补发。" / "Any two tellers' keys together open the box; one alone does not. The server keeps no copy of yours and cannot give it again.";
    key_copy() "复制钥匙" / "Copy the key";
    key_back() "抄好了，回到无记名投票" / "I have written it down";
}
