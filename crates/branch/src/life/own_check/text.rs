//! The sentences about own checks.

zhixing_kit::text! {
    /// What pages and refusals say about own checks.
    pub Text
    title() "我的对照检查" / "My own check";
    lead() "写给自己看，会上宣读。宣读以前只有您自己看得到，书记和管理员也看不到页面上的内容。" / "Written for yourself, read out at the meeting. Until then you alone see it; secretary and administrator have no page that shows it.";
    excused() "年老体弱、患病、残疾和在国（境）外的，可以不写。" / "The old, ill, disabled and those abroad need not write one.";
    save() "保存，只有我看得到" / "Save, for me alone";
    saved() "已保存，只有您自己看得到。" / "Saved; you alone see it.";
    read_title() "会上已经宣读" / "Read out at the meeting";
    read_lead() "宣读以后，本支部的成员可以看到全文，您也不能再改。" / "After that the members of the branch can read it, and it is not changed any more.";
    read_ask() "公开以后不能收回。您已经在会上宣读了吗？" / "This cannot be taken back. Have you read it out at the meeting?";
    read_it() "我已宣读，向本支部公开" / "I have read it out; show it to the branch";
    read_told() "已记明宣读，本支部成员可以看到。" / "Noted; the members of the branch can read it.";
    read_on(day) "{day}宣读" / "read out on {day}";
    not_begun() "组织生活会还没有开始。请在会上宣读以后再公开。" / "The meeting has not begun. Please read it out there first.";
    read_already() "已经宣读并公开，不能再改。会上又有补充的，请记录人写进会议记录。" / "It was read out and is not changed any more. What is to be added goes into the minutes.";
    nothing() "还没有写。请先写好并保存。" / "Nothing is written yet. Please write and save it first.";
    not_member() "对照检查由正式党员和预备党员写。" / "Own checks are written by formal and probationary members.";
    of(name) "{name}的对照检查" / "Own check of {name}";
    others() "已宣读的" / "Read out";
}
