//! The sentences of movings, both languages side by side.

zhixing_kit::text! {
    /// What pages, refusals and messages about movings say.
    pub Text
    title() "组织关系转接" / "Moving between branches";
    lead() "转出的支部负责到接收为止；接收以后，权利和应参加的活动随之转过去。" / "The branch that sends is responsible until he is received; then his rights and what he attends follow.";
    send() "转出一名成员" / "Send a member";
    send_lead(months) "对方须在 {months} 个月内接收。接收以前，他仍是本支部的人。" / "The other branch is to receive him within {months} months. Until then he belongs here.";
    send_do() "转出" / "Send";
    sent(name, branch) "已转出{name}，等待{branch}接收。接收以前仍由本支部负责。" / "{name} was sent; {branch} is to receive him. Until then this branch is responsible.";
    to_receive() "等我们接收" / "To be received here";
    under_way() "已转出，等待接收" / "Sent, not received yet";
    earlier() "以前的转接" / "Earlier ones";
    my_own() "我的组织关系转接" / "My own moving";
    none() "现在没有转接。" / "Nobody is moving.";
    none_next() "成员调到别的支部时，由原支部的书记在这里转出。" / "When a member goes to another branch, the secretary of his present one sends him from here.";
    one_title(name) "{name}的组织关系转接" / "The moving of {name}";
    from_to(from, to) "{from} → {to}" / "{from} → {to}";
    by_day(day) "{day}前接收" / "to be received by {day}";
    responsible() "现在由谁负责" / "Responsible now";
    steps() "步骤" / "Steps";
    step_sent() "转出" / "Sent";
    step_received() "接收" / "Received";
    step_called_back() "撤回" / "Called back";
    sent_on() "转出日期" / "Sent on";
    due() "接收期限" / "To be received by";
    letter() "介绍信编号" / "Number of the letter";
    reason() "原因" / "Reason";
    rule() "依据" / "Rule";
    receive() "接收" / "Receive";
    receive_do() "确认接收" / "Receive him";
    received(name) "已接收{name}，从现在起由本支部负责。" / "{name} is received; this branch is responsible from now on.";
    call_back() "撤回" / "Call back";
    call_back_do() "撤回转出" / "Call him back";
    called_back(name) "已撤回，{name}仍在本支部。" / "Called back; {name} stays in this branch.";
    received_on(day) "{day}接收" / "received on {day}";
    called_back_on(day) "{day}撤回" / "called back on {day}";
    overdue() "已逾期" / "Overdue";
    waiting() "等待接收" / "Waiting";
    done() "已接收" / "Received";
    taken_back() "已撤回" / "Called back";
    back() "返回" / "Back";
    no_branch() "请选择另一个现有的党支部。" / "Please choose another branch that exists.";
    not_here() "他不属于任何党支部，或已经转出。请从本支部的人员中选择。" / "He belongs to no branch, or has left. Please choose from the people of this branch.";
    under_way_already() "他的组织关系正在转接。请先接收或撤回那一次。" / "He is being moved already. That moving must be received or called back first.";
    in_future() "日期不能晚于今天。" / "The day must not be later than today.";
    before_sent(day) "接收日期不能早于转出日期{day}。" / "He cannot be received before he was sent, on {day}.";
    wrong_unit() "请选择接收支部或它的党小组。" / "Please choose the receiving branch or a group of it.";
    is_over() "这次转接已经办结。" / "This moving is over.";
    moved_meanwhile() "他现在已不在转出的支部。请管理员核对他的组织关系，再撤回这次转接。" / "He is no longer in the branch that sent him. Let the administrator check where he belongs; then call this moving back.";
    told_sent(to) "您的组织关系正在转到{to}" / "You are being moved to {to}";
    told_sent_body(from, to, day) "由{from}转到{to}，应在{day}前接收。接收以前，仍由{from}负责，活动照常参加。" / "From {from} to {to}, to be received by {day}. Until then {from} is responsible for you, and you attend there.";
    told_receive(name, from) "请接收{name}的组织关系（{from}转出）" / "Please receive {name}, sent by {from}";
    told_receive_body(day) "请在{day}前接收。" / "To be received by {day}.";
    told_received(name, to) "{to}已接收{name}的组织关系" / "{to} has received {name}";
    told_received_body(to) "从现在起由{to}负责。" / "{to} is responsible from now on.";
    told_called_back(name, from) "{from}撤回了{name}的组织关系转接" / "{from} has called {name} back";
    told_called_back_body(reason) "原因：{reason}" / "Reason: {reason}";
    remind_receive(name) "组织关系转接提醒：{name}" / "Moving: {name} is to be received soon";
    remind_receive_body(from, day) "{from}转出，请在{day}前接收。" / "Sent by {from}; please receive by {day}.";
    remind_sender_body(to, day) "{to}还没有接收，期限是{day}。接收以前仍由本支部负责。" / "{to} has not received yet; the last day is {day}. Until then this branch is responsible.";
}
