//! The sentences between an act and its secret ballot.

zhixing_kit::text! {
    /// What pages say about the ballot that an act needs.
    pub Text
    put() "列入本次会议的无记名投票" / "Put it to the secret ballot of this meeting";
    put_title() "无记名投票" / "Secret ballot";
    put_told() "已列入无记名投票。" / "It is proposed for the secret ballot.";
    no_meeting(kind) "现在没有可以投票的会议。召开{kind}、宣布开始以后，在这里列入无记名投票。" / "No meeting is open at which this can be voted. Open a {kind} first, then put it to the ballot here.";
    to_ballot() "查看这次投票" / "See the ballot";
    open_again() "重新打开这一页" / "Open this page again";
    onward_title() "下一步" / "Next step";
    onward_again() "回去重新列入投票" / "Go back and put it to the ballot again";
    onward_admission() "把结果记入发展党员" / "Take the result over into the admission";
    onward_election() "回到换届选举：选下一项，或者报上级确认" / "Back to the election: the next post, or hand up the result";
    taken_title() "结果的去向" / "Where the result went";
    taken_admission() "结果已经记入发展党员的步骤。" / "The result was taken over into the admission.";
    taken_election() "结果已经随换届选举结果报上级。" / "The result was handed up with the election.";
    taken_appraisal() "结果已经用于民主评议。" / "The result was taken over into the appraisal.";
    taken_look() "去看看" / "Have a look";
    onward_appraisal() "把结果用于民主评议" / "Take the result over into the appraisal";
}
