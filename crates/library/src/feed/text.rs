//! The sentences about feeds.

zhixing_kit::text! {
    /// What pages and feeds say.
    pub Text
    library() "资料" / "Library";
    title() "订阅新资料" / "Follow the library in a reader";
    lead() "用支持 Atom 的阅读器订阅：有新资料或新版本时，阅读器里会出现标题和开头几句，全文要登录后看。" / "With any reader of Atom feeds: new materials and editions appear with their title and first words; the whole text is read here, signed in.";
    who_sees() "谁知道这个地址，谁就能看到标题和开头。不要转发；怀疑泄露时重新生成，旧地址立即失效。" / "Whoever knows the address sees titles and first words. Do not pass it on; when in doubt make a new one, and the old one ends at once.";
    since() "现有地址启用于" / "There is an address since";
    make() "生成订阅地址" / "Make an address";
    make_again() "重新生成地址" / "Make a new address";
    again_question() "重新生成？旧地址立即失效。" / "Make a new one? The old address ends at once.";
    end() "停用" / "End it";
    ended() "已停用，旧地址打不开了。" / "Ended: the old address opens nothing any more.";
    address() "您的订阅地址" / "Your address";
    shown_once() "只显示这一次。请现在复制到阅读器里。" / "It is shown this once. Copy it into your reader now.";
    back() "好了" / "Done";
    feed_name() "新资料" / "New materials";
}
