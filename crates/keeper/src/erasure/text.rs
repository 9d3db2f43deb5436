//! The sentences about erasing a person.

zhixing_kit::text! {
    /// Speaks about erasing a person.
    pub Text
    title(name) "抹除 {name} 的个人信息" / "Erase {name}";
    lead() "只能抹除已经转出的人。抹除以后无法恢复。" / "Only a person who has left can be erased. It cannot be taken back.";
    still_here(name) "{name} 现在还是成员，不能抹除。请先办理转出，再来抹除。" / "{name} still belongs here and cannot be erased. Let him leave first, then erase.";
    goes() "会删除的" / "What goes";
    stays() "会保留的，以及为什么" / "What stays, and why";
    what() "内容" / "What";
    many() "条数" / "How many";
    why() "为什么" / "Why";
    statements_alone() "只与他本人有关的记录：正文和盐值" / "statements about him alone: text and salt";
    statements_alone_why() "删除后无法还原；存证日志里的承诺值保留，仍可证明此处曾有一条记录" / "they cannot be brought back; the commitments in the log stay and prove that something was recorded there";
    statements_shared() "与别人也有关的记录" / "statements that concern others too";
    statements_shared_why() "事情保留，姓名改为“已删除人员”；改写后的文字不再有存证" / "what happened stays, the name becomes “已删除人员” (erased person); what is left is no longer proved";
    shell() "成员资料（姓名、编号、出生日期、入党和转正日期）" / "the member's details (name, number, born on, joined on, confirmed on)";
    shell_why() "只留一个没有内容的内部编号" / "only an empty internal id is left";
    texts() "文字中提到他姓名的地方" / "texts in which his name stands";
    texts_why() "姓名改为“已删除人员”；姓名如果也是常用词，别处同样的字也会改" / "the name becomes “已删除人员” (erased person); where it is a common word too, that word changes elsewhere as well";
    elsewhere() "别的系统写的、用他的邮箱或统一登录账号称呼他的学习记录" / "what other systems recorded, naming him by his mail address or his account of the organisation's sign-in";
    elsewhere_why() "他本人的只留下动词、对象和时间；提到他的保留，去掉他" / "of his own, verb, object and time are left; what names him beside others stays without him";
    kept_elsewhere() "别的系统为他保存的状态和档案" / "states and profiles that other systems keep for him";
    kept_elsewhere_why() "只为他保存的删除，提到他的去掉他" / "what is kept for him goes, what mentions him stays without him";
    perhaps_his() "别的系统里还有下面这些账号，和他的编号或登录名相同，可能是他，也可能是别人，不会自动处理。是他的，请先点开逐个抹除；抹除以后本系统就不再知道他的编号了。"
        / "Other systems know the accounts below, which are called as he is here: perhaps he, perhaps somebody else. They are not touched. Where it is he, open each and erase it first; afterwards nobody knows his number here.";
    records_of(account, count) "{account}（{count} 条）" / "{account} ({count} records)", one(count) "{account} ({count} record)";
    shares_mail() "他的邮箱另有成员在用，无法判断指谁：别的系统用这个邮箱写的记录不会改动。" / "Another member uses the same mail address, so that nobody can tell who is meant: what other systems recorded by it stays.";
    namesake() "另有同名的人，或者别人的姓名、单位的名称里含有这个名字，或者名字只有一个字、只由字母和数字组成：正文里的名字无法判断指谁，不会改动。请在抹除前后人工查看会议记录和通知。"
        / "Somebody else bears the same name, a longer name or a unit holds it, or it is a single character or only letters and figures: where only the name stands in a text, nobody can tell who is meant, and it stays. Please look through minutes and notices yourself.";
    log_stays() "存证日志只增不减：承诺值保留，整本台账仍能核验。已签字的会议记录会写明：签字以后有人的姓名已按规定抹除。" / "The log only grows: its commitments stay, and the ledger still verifies. Signed minutes will say that a name was erased since the signature.";
    backups() "以前的备份里还有他的信息。请按保存期限删除旧备份；今后用旧备份恢复时，必须再抹除一次。" / "Earlier backups still hold him. Delete them when their time is over; after restoring one, erase him again.";
    server() "PostgreSQL：删除的内容还留在数据文件里，请让数据库管理员随后运行 vacuum full，并清理预写日志的归档。" / "PostgreSQL: what was deleted is still in its files until its administrator runs vacuum full and clears the archive of its write-ahead log.";
    ground_asked() "本人要求" / "He asked for it";
    ground_over() "保存期限已满" / "Its time is over";
    ground_mistaken() "录入错误" / "Entered by mistake";
    another_number() "编号与这个人不符。请核对是不是选错了人。" / "This is not his number. Please check that this is the person you mean.";
    erase() "永久抹除" / "Erase for good";
    back() "返回" / "Back";
    done(statements) "已经抹除，涉及 {statements} 条记录。请按提示处理旧备份。" / "Erased; {statements} statements were changed. Please see to the old backups as told.", one(statements) "Erased; {statements} statement was changed. Please see to the old backups as told.";
    done_not_rewritten(statements) "已经抹除，涉及 {statements} 条记录；但数据库正忙，文件中的残留还没有清理。请稍后在服务器上运行 zhixing erase --clean。"
        / "Erased; {statements} statements were changed. The database was busy, and traces are left in its file: run zhixing erase --clean on the machine soon.";
    members() "成员" / "Members";
}

use super::model::Ground;

impl Text {
    /// A ground in words.
    pub fn ground(self, ground: Ground) -> &'static str {
        match ground {
            Ground::Asked => self.ground_asked(),
            Ground::Over => self.ground_over(),
            Ground::Mistaken => self.ground_mistaken(),
        }
    }
}
