//! Every field that this room asks for, why, and who sees it (P6). Nothing is asked that is not here.

zhixing_kit::fields! {
    ORGANISATION_NAME = "organisation_name" "组织名称" / "Name of the organisation",
        why "显示在每一页的上方，也写进记录。" / "It heads every page and stands in the records.", seen "所有人" / "Everyone";
    SIGN_IN_NAME = "sign_in_name" "登录名" / "Sign-in name",
        why "登录时用来找到您的账号。" / "It finds your account when you sign in.", seen "您本人和管理员" / "You and the administrator";
    PASSWORD = "password" "密码" / "Password",
        why "证明是您本人。系统只保存无法还原的摘要。" / "It proves that it is you. Only a digest is kept that cannot be turned back.", seen "没有人" / "Nobody";
    PASSKEY_NAME = "passkey_name" "名字" / "Name",
        why "您有几台设备时，好认出是哪一台的。" / "To tell your devices apart.", seen "只有您" / "Only you";
    NEW_PASSWORD = "new_password" "新密码（至少 10 个字符）" / "New password (at least 10 characters)",
        why "以后登录用。一句好记的话最好，不要与登录名相同。" / "For signing in from now on. A phrase that you remember is best; it must not be your sign-in name.", seen "没有人" / "Nobody";
    NAME = "name" "姓名" / "Name",
        why "用于到会名单、通知和记录。" / "For rolls, notices and records.", seen "同一支部的人和管理员" / "The same branch and the administrator";
    NUMBER = "number" "编号" / "Number",
        why "区分同名的人；再次导入名单时据此对应。" / "It tells people of the same name apart and matches lists when they are imported again.", seen "同一支部的人和管理员" / "The same branch and the administrator";
    UNIT = "unit" "所属单位" / "Unit",
        why "决定他应参加哪些活动。" / "It decides which activities he attends.", seen "同一支部的人和管理员" / "The same branch and the administrator";
    MEMBER_KIND = "member_kind" "人员类别" / "Kind of member",
        why "决定有没有表决权，以及应到人数怎么算。" / "It decides who votes and how many should attend.", seen "同一支部的人和管理员" / "The same branch and the administrator";
    FROM_ON = "from_on" "从哪天起" / "From",
        why "记录从哪一天起有效。可以补填以前的日期。" / "The day from which it holds. Earlier days may be filled in later.", seen "同一支部的人和管理员" / "The same branch and the administrator";
    TO_ON = "to_on" "到哪天止" / "Until",
        why "最后一天。到期后权限自动结束；不知道就留空。" / "The last day. Rights end by themselves then; leave it empty if not known.", seen "同一支部的人和管理员" / "The same branch and the administrator";
    LAST_DAY = "last_day" "最后一天" / "Last day",
        why "这一天他还是这里的成员。职务到这一天止；登录在办理时就结束。" / "On this day he still is a member here. Posts end with it; his sign-in ends as soon as it is recorded.", seen "同一支部的人和管理员" / "The same branch and the administrator";
    BORN_ON = "born_on" "出生日期" / "Born on",
        why "只用来知道谁因年老免予催办。" / "Only to know who, being of great age, is never pressed.", seen "支部书记、副书记和管理员" / "The branch's secretary, deputy and the administrator";
    JOINED_ON = "joined_on" "入党日期" / "Joined on",
        why "计算预备期和纪念日。" / "For the time of probation and for anniversaries.", seen "同一支部的人和管理员" / "The same branch and the administrator";
    CONFIRMED_ON = "confirmed_on" "转正日期" / "Confirmed on",
        why "从这天起有表决权。" / "From this day on he votes.", seen "同一支部的人和管理员" / "The same branch and the administrator";
    EXEMPTION_KIND = "exemption_kind" "免予催办的原因" / "Why he is not pressed",
        why "年老、患病、残疾、出国的成员从不算逾期（教 23、34）。" / "The old, ill, disabled and those abroad are never overdue.", seen "支部书记、副书记和管理员" / "The branch's secretary, deputy and the administrator";
    UNIT_NAME = "unit_name" "单位名称" / "Name of the unit",
        why "用于菜单、通知和记录。" / "For menus, notices and records.", seen "组织内的人" / "Everyone in the organisation";
    UNIT_KIND = "unit_kind" "单位类型" / "Kind of unit",
        why "决定章程要求它做什么。" / "It decides what the charter asks of it.", seen "组织内的人" / "Everyone in the organisation";
    PARENT = "parent" "上级单位" / "Unit above",
        why "决定它归谁管、谁能看到总体情况。" / "It decides who manages it and who sees its overview.", seen "组织内的人" / "Everyone in the organisation";
    FOUNDED_ON = "founded_on" "成立日期" / "Founded on",
        why "从这天起才有应办事项。" / "Obligations begin on this day.", seen "组织内的人" / "Everyone in the organisation";
    FIRST_DAY = "first_day" "正确的日期" / "The right day",
        why "以前记的日期不对，改成这一天。" / "The day that was kept is wrong; it becomes this one.", seen "同一支部的人和管理员" / "The same branch and the administrator";
    WHY_CORRECTED = "why" "更正的原因" / "Why it is corrected",
        why "看记录的人要知道为什么改。" / "Whoever reads the record should know why.", seen "能查看这个单位台账的人和管理员" / "Who may read the records of the unit, and the administrator";
    WHY_JOINED = "why_joined" "为什么不走发展党员" / "Why not by an admission here",
        why "改为党员就有了党员的权利，看记录的人要知道依据。" / "He gains the rights of a member; whoever reads the record should know on what ground.", seen "能查看这个单位台账的人和管理员" / "Who may read the records of the unit, and the administrator";
    KEPT_SINCE = "kept_since" "从哪天起在这里记录" / "Kept here since",
        why "在这之前就结束的应办事项不作评判。" / "What was owed in a period that ended before it is not judged.", seen "组织内的人" / "Everyone in the organisation";
    MEMBER = "member" "任职的人" / "Who",
        why "职务和权限归他。" / "The post and its rights are his.", seen "同一支部的人和管理员" / "The same branch and the administrator";
    POST_KIND = "post_kind" "职务" / "Post",
        why "权限跟着职务走，到期就结束。" / "Rights follow the post and end with it.", seen "同一支部的人和管理员" / "The same branch and the administrator";
    WHY_BY_HAND = "reason" "为什么不经选举" / "Why without an election",
        why "书记、副书记、委员由选举产生，直接任免的要写明原因；别的职务不用填。" / "Secretary, deputy and committee are elected: who appoints or ends one by hand says why. Not asked for other posts.", seen "能查看这个单位台账的人和管理员" / "Who may read the records of the unit, and the administrator";
    ATTACHED_NUMBER = "attached_number" "党员编号" / "Member's number", why "从他所在支部的名册里找到他；组织关系不变。" / "He is found in the roster of his own branch, to which he goes on belonging.", seen "临时党支部的成员" / "Members of the temporary branch";
    ATTACHED_FROM = "attached_from" "从哪天起" / "From", why "从这天起他是临时党支部会议的应到人员。" / "From this day on he is called to the meetings of the temporary branch.", seen "临时党支部的成员" / "Members of the temporary branch";
    FIND = "q" "姓名或编号" / "Name or number",
        why "在名单里找人。" / "To find somebody in the list.", seen "只有您" / "Only you";
    LANGUAGE = "language" "语言" / "Language",
        why "以后每次登录都用这种语言。" / "Pages speak it whenever you sign in.", seen "只有您" / "Only you";
    FILE = "file" "名单文件（.xlsx 或 .csv，最大 10 MB）" / "List (.xlsx or .csv, at most 10 MB)",
        why "从中读取成员、单位和职务。文件本身不保存；读到的内容在您确认之前保留，最多 24 小时。" / "Members, units and posts are read from it. The file itself is not kept; what was read is kept until you confirm, for 24 hours at most.", seen "只有您" / "Only you";
    IGNORE_UNKNOWN = "ignore_unknown" "略过不认识的列" / "Leave the unknown columns out",
        why "这些列里的内容不会保存。" / "Nothing of what stands in these columns is kept.", seen "只有您" / "Only you";
}

/// The last day of an exemption: it has nothing to do with rights.
pub const EXEMPT_UNTIL: zhixing_kit::form::Field = zhixing_kit::form::Field {
    why: (
        "最后一天；第二天起照常催办。不知道就留空。",
        "The last day; from the next one on he is reminded as everybody is. Leave it empty if not known.",
    ),
    seen_by: ("支部书记、副书记和管理员", "The branch's secretary, deputy and the administrator"),
    ..TO_ON
};

/// The first day of a stay: named on the forms of a member as in lists and where it is put right.
pub const SINCE_ON: zhixing_kit::form::Field = zhixing_kit::form::Field {
    label: ("编入日期", "Belongs since"),
    why: (
        "从这天起属于这个单位、按这个类别算。可以补填以前的日期。",
        "From this day on he belongs to this unit as this kind. Earlier days may be filled in later.",
    ),
    ..FROM_ON
};
