//! The sentences about minutes.

zhixing_kit::text! {
    /// What pages and refusals say about minutes.
    pub Text
    title() "会议记录" / "Minutes";
    title_of(kind) "{kind}记录" / "Minutes: {kind}";
    lead() "按现场记下的内容排列，程序不代写一个字。" / "Arranged from what was taken down; the program writes no word of it.";
    number(year, number) "{year}年第{number}次" / "No. {number} of {year}";
    unit() "单位" / "Unit";
    time() "时间" / "Time";
    place() "地点" / "Place";
    chair() "主持人" / "Chair";
    recorder() "记录人" / "Recorder";
    should() "应到" / "Should attend";
    should_value(n, voting) "{n} 人，其中有表决权的 {voting} 人" / "{n}, of whom {voting} with a vote";
    here() "实到" / "Present";
    here_value(n, voting) "{n} 人，其中有表决权的 {voting} 人" / "{n}, of whom {voting} with a vote";
    absent_one(name, reason) "{name}（{reason}）" / "{name} ({reason})";
    not_there() "未到会" / "Not there";
    no_reason() "未写明原因" / "no reason given";
    excused() "免于到会" / "Need not attend";
    nobody() "无" / "none";
    without_vote() "列席" / "Without vote";
    comma() "、" / ", ";
    agenda() "议程" / "Agenda";
    reports() "报告" / "Reports";
    statements() "发言" / "Statements";
    dissent() "不同意见（照原话）" / "Dissent (word for word)";
    secret_ballot() "无记名投票" / "by secret ballot";
    decisions() "表决和决议" / "Votes and resolutions";
    summary() "小结" / "Summary";
    signatures() "签字" / "Signatures";
    verbatim() "原话" / "word for word";
    said(name) "{name}：" / "{name}: ";
    on_item(title) "关于“{title}”" / "On: {title}";
    outcome() "结果" / "Outcome";
    resolution(n) "决议{n}" / "Resolution {n}";
    sign() "我已核对，签字" / "I have checked this and sign";
    sign_ask() "签字表示您核对过现在的内容。之后的更正会另外列出。现在签吗？" / "Your signature stands under what the minutes say now; later corrections are listed apart. Sign now?";
    sign_told() "已签字。" / "Signed.";
    signed_on(name) "{name} 已签字" / "Signed by {name}";
    not_signed(name) "{name} 还没有签字" / "{name} has not signed yet";
    nobody_named() "没有指定" / "nobody named";
    signed_already() "您已经签过字了。" / "You have signed already.";
    not_yours() "只有这次会议的记录人和主持人可以签字。" / "Only the recorder and the chair of this meeting sign.";
    signed_earlier() "签字以后有更正：签字时的内容和现在不同，见文末更正。" / "Corrected after signing: what was signed differs from what stands here now; see the corrections below.";
    signed_erased() "现在的内容和签字时的摘要不同；签字以后没有登记更正。这份记录里有人的姓名已按规定抹除，摘要不同可能由此而来，可以用存证核对。" / "What stands here now differs from the digest that was signed; no correction is on record since. A name in these minutes is erased as the rules ask, which may be why; the recorded statements tell.";
    signed_both() "签字以后有更正，见文末更正；这份记录里也有人的姓名已按规定抹除。现在的内容和签字时不同。" / "Corrected after signing (see the corrections below), and a name in these minutes is erased as the rules ask: what was signed differs from what stands here now.";
    signed_elsewhere() "现在的内容和签字时的摘要不同；签字以后没有登记更正。可能是记录里引用的内容（例如单位名称）后来变了，可以用存证核对。" / "What stands here now differs from the digest that was signed; no correction is on record since. Something these minutes take from elsewhere (such as the unit's name) may have changed; the recorded statements tell.";
    changed_meanwhile() "您打开之后，会议记录有改动，所以还没有签字。请把现在的内容核对一遍，再签。" / "The minutes were changed after you opened them, so nothing is signed yet. Please check what they say now, then sign.";
    notice_subject(topic) "会议记录有更正：{topic}" / "Minutes put right: {topic}";
    notice_body(name, about, before, after, why) "{name}更正了{about}：原来是“{before}”，现在是“{after}”。原因：{why}。有不同意见，请和{name}核对。" / "{name} put right: {about}. It said “{before}” and now says “{after}”. Why: {why}. If you see it otherwise, please take it up with {name}.";
    digest(digest) "签字内容的摘要 {digest}" / "Digest of what was signed: {digest}";
    corrections() "更正" / "Corrections";
    corrected() "已更正" / "Corrected";
    put_back(about, n) "{about}：更正过 {n} 次，又改回了原样。" / "{about}: put right {n} times and back again, so it says what it said.";
    unmarked() "还没有点到" / "Not marked yet";
    people(n) "{n} 人" / "{n}";
    choose_lead() "先选要更正的一处，再写应为什么、为什么更正。" / "First choose what is to be corrected, then write what it should say and why.";
    go_and_correct() "去更正" / "Correct it";
    chosen(what, words) "{what}：{words}" / "{what}: {words}";
    correct() "更正" / "Correct";
    correct_title() "更正会议记录" / "Correct the minutes";
    correct_lead() "更正作为新的一条保存：原来是什么、现在是什么、为什么，都看得到。" / "A correction is a new entry: what stood there, what stands there now and why can all be seen.";
    correct_save() "保存更正" / "Save the correction";
    correct_told() "已保存更正。" / "The correction is saved.";
    correct_attendance() "更正到会情况" / "Correct the attendance";
    correct_attendance_lead() "更正作为新的一条保存。会议是否有效、公开表决的结果、无记名投票还作不作数，都会按更正后的名单重新计算，年度应办和决议随之更新。" / "A correction is a new entry. Whether the meeting is valid, what was voted on openly, and whether secret ballots still stand, is reckoned anew from the roll as it stands then; the year and the resolutions follow.";
    reckoned_valid(should, here, needed) "重新计算：应到 {should} 人，实到 {here} 人，需要 {needed} 人，会议有效。" / "Reckoned anew: should attend {should}, present {here}, needed {needed}. The meeting is valid.";
    reckoned_short(should, here, needed) "重新计算：应到 {should} 人，实到 {here} 人，需要 {needed} 人，会议无效，不算已召开。" / "Reckoned anew: should attend {should}, present {here}, needed {needed}. The meeting is not valid and does not count as held.";
    stands_again(title) "“{title}”恢复有效。" / "“{title}” stands again.";
    recounted(motion, outcome) "“{motion}”重新计票：{outcome}" / "“{motion}”, counted anew: {outcome}";
    fell_short() "到会人数不够，这次会议无效，不算已召开，会上没有作出决议。" / "Too few were there: this meeting is not valid, does not count as held and has decided nothing.";
    ballot_shaken(title, here, needed) "无记名投票“{title}”：按更正后的名单，到会有表决权的只有 {here} 人，需要 {needed} 人。选票是密封的，不能取出某一个人的票：这次投票不能作数，请另行召开会议重新投票。" / "Secret ballot “{title}”: as the roll stands now only {here} with a vote were there, and {needed} were needed. Ballots are sealed, and nobody's can be taken out: this vote does not stand. Please put it to another meeting.";
    stood() "原来写的是" / "What stands there";
    because(why) "原因：{why}" / "Why: {why}";
    began() "开始时间" / "Beginning";
    ended() "结束时间" / "End";
    struck() "原来" / "before";
    instead() "现在" / "now";
    correct_time_lead() "更正作为新的一条保存。日期变了，年度应办按更正后的日期重新计算；会上亲自投的票不能早于开始、晚于结束。" / "A correction is a new entry. With another day the year's obligations are reckoned anew; nobody can have voted in person before the beginning or after the end.";
    correct_officer_lead() "更正作为新的一条保存。会议记录由更正后的主持人和记录人签字。" / "A correction is a new entry. Chair and recorder as they stand then sign the minutes.";
    has_signed(name) "{name} 已经以这个身份签了字，不能再换人。" / "{name} has signed in this role: nobody else can be named any more.";
    other_year() "这次会议的序号是按年排的，开始时间不能改到另一年。" / "The number of the meeting counts within its year: its beginning cannot move to another year.";
    due_before(text, due) "决议“{text}”的期限是 {due}，会议不能晚于它开始。" / "The resolution “{text}” is due on {due}: the meeting cannot have begun after that.";
    voted_before(at) "{at} 已经有人亲自投票，会议不会晚于这个时间开始。" / "Somebody voted in person at {at}: the meeting cannot have begun after that.";
    name_them() "会议记录由主持人和记录人签字，还没有写明是谁。" / "Chair and recorder sign the minutes, and it is not said yet who they are.";
    name_chair() "写明主持人" / "Name the chair";
    name_recorder() "写明记录人" / "Name the recorder";
    about_topic() "议题" / "Topic";
    about_item(n) "第 {n} 项议程" / "Agenda item {n}";
    about_outcome(n) "第 {n} 项议程的结果" / "Outcome of agenda item {n}";
    about_words(name) "{name} 的发言" / "What {name} said";
    about_speaker(words) "“{words}”是谁说的" / "Who said “{words}”";
    which_speaker(name, names) "名单上不止一人叫 {name}，分不清是谁说的。请写明是哪一位：{names}。" / "More than one on the roll is called {name}. Please write who spoke: {names}.";
    about_attendance(name) "{name} 的到会情况" / "Attendance of {name}";
    about_motion(n) "第 {n} 项表决事项" / "Motion {n}";
    about_votes(n) "第 {n} 项表决事项中某一个人的表决" / "Somebody's vote on motion {n}";
    about_vote(name, n) "{name} 对第 {n} 项表决事项的表决" / "Vote of {name} on motion {n}";
    no_vote() "没有投" / "did not vote";
    correct_vote() "更正一个人的表决" / "Correct somebody's vote";
    correct_vote_lead() "更正作为新的一条保存，写明原来是什么。结果按更正后的票重新计算，由它形成的决议随之更新；会上宣布的结果仍然看得到。" / "A correction is a new entry that says what stood there. The result is counted anew, and the resolution that was made of it follows; what was announced can still be seen.";
    not_missed_any_more(name) "会议记录已经有人核对签字，不能再补录 {name} 没有投过的票。录错了的票仍可以更正。" / "The minutes are signed as checked: a vote of {name} that nobody entered cannot be added any more. What was entered wrongly can still be put right.";
    choose_voter() "录入有误的是谁的票？本人投的票，别人不能更正。" / "Whose vote was entered wrongly? Who voted himself is not corrected by others.";
    no_voters() "没有可以更正的票。" / "There is no vote to correct.";
    chair_away(name) "主持人 {name} 在名单上是未到会。实际由别人主持的，请写明是谁；点名点错的，请改点名。" / "{name}, the chair, is marked as not there. If somebody else presided, say who; if the mark is wrong, correct the roll.";
    recorder_away(name) "记录人 {name} 在名单上是未到会。实际由别人记录的，请写明是谁；点名点错的，请改点名。" / "{name}, the recorder, is marked as not there. If somebody else took the record, say who; if the mark is wrong, correct the roll.";
    other_chair() "另外写明主持人" / "Name another chair";
    other_recorder() "另外写明记录人" / "Name another recorder";
    about_resolution(n) "第 {n} 项决议" / "Resolution {n}";
    after_signing() "签字之后更正" / "after signing";
    nothing_changed() "和原来一样，没有改动。" / "It says the same; nothing was changed.";
    room_left(most, left) "一次会议最多记 {most} 条，还能记 {left} 条。长的发言可以并成一条。" / "At most {most} entries are taken down in a meeting; {left} are left. Long statements can go into one.", one(left) "At most {most} entries are taken down in a meeting; {left} is left. Long statements can go into one.";
    too_many(most) "一次会议最多记 {most} 条。" / "At most {most} entries are taken down in a meeting.";
    late() "本次会议为事后补记：" / "Written down after the meeting: ";
    late_remark() "补记" / "recorded late";
    late_by(name) "由 {name} 补记于" / "by {name} on";
    take_title() "记下发言和小结" / "Take down words";
    take_down() "记下" / "Take down";
    taken_told() "已记下。" / "Taken down.";
    report() "报告" / "Report";
    statement() "发言" / "Statement";
    dissenting() "不同意见" / "Dissent";
    draft() "会议还没有结束，记录还会变化。" / "The meeting has not ended; the minutes may still change.";
    fact_only() "这类活动只记“已经进行”，没有会议记录。" / "Of this kind only that it took place is kept; there are no minutes.";
    took_place(first, second) "{first} 和 {second} 已进行谈心谈话。" / "{first} and {second} have held their talk.";
    back() "回到会议" / "Back to the meeting";
    print_hint() "用浏览器的打印即可打印或存成 PDF。" / "Print it, or save it as PDF, with the browser.";
    topic() "主题" / "Topic";
    attendance() "到会情况" / "Attendance";
    not_started() "会议还没有开始，没有记录。" / "The meeting has not begun; there are no minutes.";
}

use super::model::Since;

impl Text {
    /// What became of signed minutes since; nothing where they are as they were.
    pub fn since(self, since: Since) -> Option<&'static str> {
        match since {
            Since::Same => None,
            Since::Corrected => Some(self.signed_earlier()),
            Since::Erased => Some(self.signed_erased()),
            Since::CorrectedAndErased => Some(self.signed_both()),
            Since::Elsewhere => Some(self.signed_elsewhere()),
        }
    }
}
