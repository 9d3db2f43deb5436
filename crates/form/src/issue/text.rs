//! The sentences about forms that are handed out and looked up.

zhixing_kit::text! {
    /// What pages and refusals say about a form.
    pub Text
    title() "文书核验" / "Check a form";
    lead() "输入文书末尾印的核验码（或扫它的二维码），看台账里的原始内容，与手上的纸面逐项对照。" / "Enter the code at the end of a form, or scan its square code, and compare what the ledger says with the paper in your hand.";
    look() "核验" / "Check";
    mistyped() "核验码有误：位数对，但至少有一位与纸面不同。请逐位对照，再输一次。" / "This code has a mistake: it is long enough, but at least one sign is another than on the paper. Compare them one by one and enter it again.";
    mistyped_length(count) "核验码有误：应为 12 位，这里是 {count} 位。请对照纸面再输一次。" / "This code has a mistake: a code has 12 signs, this one has {count}. Compare it with the paper and enter it again.";
    mistyped_sign(sign) "核验码有误：核验码里没有“{sign}”，只有数字和大写字母（没有 U）。请对照纸面再输一次。" / "This code has a mistake: no code holds “{sign}”, only digits and capital letters (and no U). Compare it with the paper and enter it again.";
    none() "没有找到" / "Not found";
    none_next() "没有这个核验码，或者它不在您可以查看的范围内。决议，本支部的同志和上级都能核验；应办情况，书记、委员和上级能核验；会议记录、到会名单、台账、投票报告只有本支部的同志能核验，请支部书记代为核验；本人档案只有本人能核验。任何文书都可以连同文件交给管理员，用 zhixing verify 核对。" / "There is no such code, or it is not among what you may see. A resolution is checked by the members of the branch and the unit above; what was due by secretary, committee and the unit above; minutes, roll, ledger and ballot report by the members of the branch alone: ask its secretary. One's own file is checked by oneself alone. Any form can be checked with its file by the administrator: zhixing verify.";
    good() "台账里有这份文书，内容如下。请逐项对照；有出入的，以这里为准。" / "The ledger knows this form. Compare it word by word with this; where they differ, this is what was handed out.";
    later() "这是出具时的内容。之后如有更正，以台账和会议页面为准。" / "This is what it said when it was handed out. Later corrections stand in the ledger and on the meeting's page.";
    erased() "出具以后，这份内容里有人的姓名已按规定抹除，其余与出具时相同。" / "Since it was handed out a name in it was erased as the rules ask; all else is as it was.";
    kind() "文书" / "Form";
    code() "核验码" / "Code";
    unit() "单位" / "Unit";
    issued() "出具" / "Handed out";
    issued_by(name) "{name}，" / "{name}, ";
    format() "格式" / "As";
    file_digest() "文件摘要值" / "Digest of the file";
    to_record() "台账中的记录" / "Its record in the ledger";
    content() "文书内容" / "What the form says";
    offer_title() "导出文书" / "As a form";
    offer_lead() "直接由台账生成，附核验码和存证；导出会记入台账。" / "Made from the ledger, with a code and a proof; handing it out is recorded.";
    pdf() "PDF" / "PDF";
    pdf_large() "PDF（大字）" / "PDF (large print)";
    docx() "Word" / "Word";
    xlsx() "Excel" / "Excel";
    unknown() "没有这种文书或格式。请回到页面，用上面的按钮导出。" / "There is no such form or format. Go back to the page and use its buttons.";
    no_log() "台账存证还没有启动，暂时不能出具文书。请稍后再试。" / "The ledger's log has not begun yet; no form can be handed out. Please try again in a moment.";
    moved() "生成文书时，内容一直有人在改。请等一会儿再导出。" / "What the form says kept changing while it was made. Please try again in a while.";
    unsigned() "（空）" / "(empty)";
}
