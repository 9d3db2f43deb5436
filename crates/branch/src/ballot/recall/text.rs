//! What pages say about a ballot that is taken back.

zhixing_kit::text! {
    /// Sentences about taking a ballot back.
    pub Text
    title() "撤回无记名投票" / "Withdraw a secret ballot";
    lead() "还没有开始的投票可以撤回，会议记录上写明已撤回和原因。撤回后不能恢复；需要投票的，另提一次。" / "A ballot that has not begun can be withdrawn; the minutes show it as withdrawn, and why. It does not come back: propose another if need be.";
    withdraw() "撤回这次投票" / "Withdraw this ballot";
    keep_it() "不撤回" / "Keep it";
    told() "已撤回，可以重新提出。" / "It is withdrawn. Another can be proposed.";
    because(name, reason) "{name} 撤回：{reason}" / "Withdrawn by {name}: {reason}";
    next() "需要投票的，请重新提出。" / "Propose another where it is still to be voted on.";
}
