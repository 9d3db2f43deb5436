//! The sentences of discussion groups.

zhixing_kit::text! {
    /// Sentences of discussion groups.
    pub Text
    title() "讨论小组" / "Discussion groups";
    none() "还没有分组。" / "There are no groups yet.";
    none_next() "由主持人或安排学习的人抽签。" / "The host draws lots, or who plans study does.";
    group(n) "第 {n} 组" / "Group {n}";
    drawn(name, seed) "由{name}抽签，签号 {seed}：同一个签号，谁来抽都是这个结果。" / "Drawn by {name} from the seed {seed}: whoever draws from it gets the same.";
    by_hand(name) "抽签后由{name}调整过。" / "Changed by {name} after the lots were drawn.";
    draw() "抽签分组" / "Draw lots";
    draw_again() "重新抽签" / "Draw anew";
    draw_lead() "点过名的，只分到会的人；还没点名的，分应到的人。" / "Once the roll is called, those who are there are grouped; before, those who should attend.";
    told_drawn() "分好了。" / "The groups are drawn.";
    put() "调整一个人" / "Move somebody";
    put_button() "调过去" / "Move";
    told_put() "已调整。" / "Moved.";
    nobody() "没有可以分组的人。" / "There is nobody to put into groups.";
    not_among_them() "请从名单和小组里选。" / "Please choose from the list and the groups.";
    comma() "、" / ", ";
}
