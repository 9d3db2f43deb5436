//! What a blank ballot says, both languages side by side.

zhixing_kit::text! {
    /// The sentences of ballots to be printed.
    pub Text
    print() "打印纸质选票" / "Print ballots on paper";
    title() "纸质选票" / "Ballots on paper";
    how(copies, entitled, sheets) "用浏览器的“打印”，A4 纵向：一张纸上 {copies} 份，沿虚线裁开。应到 {entitled} 人，打印 {sheets} 张；裁开以后每份都一样，不编号。" / "Print with your browser on A4, upright: {copies} on a sheet, to be cut along the dashed lines. {entitled} should attend: print {sheets} sheets. All are the same, and none has a number.", one(sheets) "Print with your browser on A4, upright: {copies} on a sheet, to be cut along the dashed lines. {entitled} should attend: print {sheets} sheet. All are the same, and none has a number.";
    back() "回到这次投票" / "Back to the ballot";
    which() "姓名" / "Name";
    question() "表决事项" / "Question";
    other() "另选他人" / "Instead";
    mark() "每一行在一格里画“○”；哪一格都不画的，算弃权。" / "Put one “○” on each line; a line without any counts as abstained.";
    grade() "每一行在一格里画“○”，每人只画一格。" / "Put one “○” on each line, one for each person.";
    seats(seats) "应选 {seats} 人。赞成的（含另选他人）等于或少于 {seats} 人有效，多于 {seats} 人作废。" / "{seats} to be elected. A ballot for {seats} or fewer, those named instead among them, is valid; one for more is void.";
    instead() "反对候选人的，可以另选同样多的人，写上姓名，在“赞成”格里画“○”。" / "Where you are against candidates you may name as many others: write the name and put “○” under “For”.";
    plain() "不写自己的姓名，不作别的记号。" / "Do not write your own name or make any other mark.";
}
