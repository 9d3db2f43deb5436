//! What this room records: its verbs and kinds of thing.

zhixing_records::verbs! {
    PLANNED = "planned" "安排" / "planned";
    REPLANNED = "replanned" "修改安排" / "changed the plan of";
    CONVENED = "convened" "召集" / "convened";
    CANCELLED = "cancelled" "取消" / "cancelled";
    OPENED = "opened" "宣布开始" / "opened";
    MARKED = "marked" "点名" / "marked on the roll";
    WELCOMED = "welcomed" "请来列席" / "welcomed as a guest";
    PROPOSED = "proposed" "提出表决事项" / "proposed";
    WITHDREW = "withdrew" "撤回表决事项" / "withdrew the motion";
    PUT_TO_VOTE = "put-to-vote" "提请表决" / "put to the vote";
    VOTED = "voted" "表决" / "voted";
    DECIDED = "decided" "宣布表决结果" / "announced the result of";
    RESOLVED = "resolved" "形成决议" / "resolved";
    FOLLOWED_UP = "followed-up" "跟进决议" / "followed up";
    ADDED_TO_AGENDA = "added-to-agenda" "增加议程" / "added to the agenda";
    CONCLUDED = "concluded" "记下结果" / "noted the outcome of";
    TOOK_DOWN = "took-down" "记下发言" / "took down";
    CLOSED = "closed" "宣布结束" / "closed";
    SIGNED = "signed" "签字" / "signed";
    ADOPTED = "adopted" "确定" / "adopted";
    SUBSCRIBED = "subscribed" "开通日历订阅" / "opened the calendar feed";
    UNSUBSCRIBED = "unsubscribed" "停用日历订阅" / "ended the calendar feed";
    CONFIGURED = "configured" "设置" / "configured";
    APPLIED = "applied" "登记入党申请" / "entered the application of";
    ADVANCED = "advanced" "办理发展党员步骤" / "took a step in the admission of";
    APPROVED = "approved" "审批" / "decided on";
    ENDED = "ended" "终止" / "ended";
    SENT = "sent" "转出" / "sent";
    RECEIVED = "received" "接收" / "received";
    CALLED_BACK = "called-back" "撤回转出" / "called back";
    CHANGED = "changed" "修改" / "changed";
    LISTED = "listed" "列入" / "listed";
    MERGED = "merged" "合并" / "merged";
    FORGOT = "forgot" "删去联系方式" / "removed the contact data of";
    ARRANGED = "arranged" "商定开展方式" / "arranged";
    SAW_TO = "saw-to" "办理准备事项" / "saw to";
    BEGAN = "began" "开始" / "began";
    VOICED = "voiced" "署名提出意见" / "voiced";
    GATHERED = "gathered" "汇总意见" / "ended the gathering of opinions for";
    READ_OUT = "read-out" "宣读" / "read out";
    NOTED_HELD = "noted-held" "记明已经进行" / "noted as held";
    COUNTED = "counted" "录入计票" / "entered a count for";
    TALLIED = "tallied" "确定计票" / "accepted the tally of";
    APPRAISED = "appraised" "组织评定" / "decided";
    TOLD = "told" "告知本人" / "told the person";
}

zhixing_records::things! {
    ACTIVITY = "activity" "活动" / "activity";
    ROLL_ENTRY = "roll-entry" "到会情况" / "attendance";
    AGENDA_ITEM = "agenda-item" "议程" / "agenda item";
    MOTION = "motion" "表决事项" / "motion";
    RESOLUTION = "resolution" "决议" / "resolution";
    REMARK = "remark" "发言" / "remark";
    MINUTES = "minutes" "会议记录" / "minutes";
    YEAR_PLAN = "year-plan" "年度计划" / "year's plan";
    CALENDAR_FEED = "calendar-feed" "日历订阅" / "calendar feed";
    BRANCH_SETTING = "branch-setting" "支部设置" / "branch settings";
    ADMISSION = "admission" "发展党员" / "admission";
    MOVING = "moving" "组织关系转接" / "moving between branches";
    DIRECTORY_ENTRY = "directory-entry" "名录" / "directory entry";
    ARRANGEMENT = "arrangement" "开展方式" / "arrangement";
    CHECK = "check" "准备事项" / "thing to see to";
    ORGANISATION_LIFE = "organisation-life" "年度组织生活会" / "year's organisation life";
    OPINION = "opinion" "意见和建议" / "opinion";
    OWN_CHECK = "own-check" "对照检查" / "own check";
    PROBLEM = "problem" "问题" / "problem";
    APPRAISAL = "appraisal" "民主评议" / "appraisal";
    APPRAISAL_RESULT = "appraisal-result" "评议结果" / "appraisal result";
}
