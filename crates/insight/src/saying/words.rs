//! The words for what statements hold as codes: names of facts, marks, choices, kinds. A code that is not listed is shown as it was recorded.

use zhixing_kit::Language;
use zhixing_records::ThingKind;

/// A code and its words: Chinese, English.
type Word = (&'static str, &'static str, &'static str);

/// What facts are called. What is not listed is called by its own name.
const LABELS: &[Word] = &[
    ("absent", "未到会", "not there"),
    ("abstain", "弃权", "abstain"),
    ("added", "新增", "added"),
    ("after_signing", "签字后更正", "after signing"),
    ("agenda", "议程", "agenda"),
    ("agrees", "两人一致", "two agree"),
    ("also", "同时算作", "also counts for"),
    ("answer", "答复", "answer"),
    ("area", "分类", "area"),
    ("areas", "分类", "areas"),
    ("as", "身份", "as"),
    ("audience", "给谁看", "seen by"),
    ("bank", "题库", "bank of questions"),
    ("before", "原来", "before"),
    ("below", "上级单位", "below"),
    ("born_on", "出生日期", "born on"),
    ("by", "方式", "by"),
    ("came", "名单确定以后来的", "came after the list was fixed"),
    ("candidates", "候选人", "candidates"),
    ("chair", "主持人", "chair"),
    ("changed", "变更", "changed"),
    ("changed_members", "修改的成员", "members changed"),
    ("choice", "表决意见", "choice"),
    ("closed", "结束", "closed"),
    ("code", "核验码", "code"),
    ("content", "内容摘要值", "digest of the content"),
    ("confirmed_on", "转正日期", "confirmed on"),
    ("corrections", "更正", "corrections"),
    ("day", "日期", "day"),
    ("digest", "内容摘要值", "digest of the content"),
    ("due", "期限", "due"),
    ("elected", "当选", "elected"),
    ("entered_by", "代为登记", "entered by"),
    ("entered_by_recorder", "记录人代录", "entered by the recorder"),
    ("entitled", "有表决权", "entitled to vote"),
    ("entries_before", "原有记录数", "entries before"),
    ("entries_now", "现有记录数", "entries now"),
    ("entry", "条目", "entry"),
    ("excused", "可不到会", "need not attend"),
    ("file", "文件摘要值", "digest of the file"),
    ("form", "文书", "form"),
    ("format", "格式", "as"),
    ("founded_on", "成立日期", "founded on"),
    ("from", "起", "from"),
    ("from_on", "起", "from"),
    ("gone", "已不属于本单位", "no longer of the unit"),
    ("ground", "缘由", "ground"),
    ("home", "所在单位", "unit"),
    ("issued", "发出", "issued"),
    ("group_number", "小组", "group"),
    ("groups", "小组", "groups"),
    ("host", "主持人", "host"),
    ("how", "怎样定的", "how"),
    ("joined_on", "入党日期", "joined on"),
    ("joint_units", "联合单位数", "units joined"),
    ("kind", "类型", "kind"),
    ("key_before", "原密钥指纹", "fingerprint of the key before"),
    ("key_now", "新密钥指纹", "fingerprint of the new key"),
    ("known_already", "题库里已有", "in the bank already"),
    ("last_day", "最后一天", "last day"),
    ("left", "转出", "left"),
    ("left_at", "离会时间", "left at"),
    ("left_early", "中途离会", "left before the end"),
    ("left_out", "没有导入", "left out"),
    ("lines", "得票", "votes for each"),
    ("mark", "到会情况", "attendance"),
    ("marks", "票数的次序", "order of the votes"),
    ("member", "成员", "member"),
    ("minutes", "时长", "length"),
    ("material", "资料", "material"),
    ("motion", "表决事项", "motion"),
    ("motions", "表决事项", "motions"),
    ("moved_by", "提出人", "moved by"),
    ("name", "名称", "name"),
    ("needed", "需要", "needed"),
    ("new_branches", "其中支部", "branches among them"),
    ("new_exemptions", "新增照顾情形", "new exemptions"),
    ("new_members", "新增成员", "new members"),
    ("new_units", "新增单位", "new units"),
    ("no", "反对", "no"),
    ("note", "说明", "note"),
    ("noted", "需要看一看", "to be looked at"),
    ("number", "编号", "number"),
    ("of", "谁的意见", "vote of"),
    ("on", "日期", "on"),
    ("on_paper", "纸票", "on paper"),
    ("opened", "开始", "opened"),
    ("options", "采用的做法", "options"),
    ("other", "另选", "named by voters"),
    ("otherwise", "身份有变化", "on the list as something else"),
    ("outcome", "结果", "outcome"),
    ("owner", "负责人", "owner"),
    ("passed", "通过", "passed"),
    ("place", "地点", "place"),
    ("planned", "安排次数", "planned"),
    ("post", "职务", "post"),
    ("posts", "职务", "posts"),
    ("present", "实到", "present"),
    ("previous", "原来", "before"),
    ("problem", "要帮着解决的问题", "problem"),
    ("purpose", "用途", "purpose"),
    ("questions", "题目数", "questions"),
    ("quorum", "最低到会人数", "quorum"),
    ("reason", "原因", "reason"),
    ("recorder", "记录人", "recorder"),
    ("remark", "发言", "words"),
    ("remarks", "发言", "remarks"),
    ("resolution", "决议", "resolution"),
    ("resolutions", "决议", "resolutions"),
    ("returned", "收回", "returned"),
    ("returned_by_phone", "手机收回", "returned by phone"),
    ("role", "身份", "role"),
    ("roll", "到会名单", "roll"),
    ("round", "轮次", "round"),
    ("runoff", "再次投票", "runoff"),
    ("scheme", "表决规则", "rule of the vote"),
    ("seats", "应选名额", "seats"),
    ("seats_left", "还缺名额", "seats left"),
    ("secret", "无记名", "secret"),
    ("seed", "签号", "seed"),
    ("should_attend", "应到", "should attend"),
    ("speaker", "发言人", "speaker"),
    ("start_minute", "通常开始时间", "usual start"),
    ("starts", "通常开始时间", "usual start"),
    ("starts_at", "时间", "starts"),
    ("state", "情况", "state"),
    ("subject", "更正的内容", "what is corrected"),
    ("tallied", "已计票", "tallied"),
    ("tellers", "监票人、计票人", "tellers"),
    ("term_from", "任期起", "term from"),
    ("term_to", "任期止", "term until"),
    ("text", "内容", "text"),
    ("theme_day", "主题党日", "theme day"),
    ("tied", "票数相等", "tied"),
    ("to", "止", "until"),
    ("to_on", "止", "until"),
    ("took_part", "领票人", "took a ballot"),
    ("topic", "主题", "topic"),
    ("twice_in_file", "文件里重复", "twice in the file"),
    ("version", "版本", "version"),
    ("unchanged", "没有变化", "unchanged"),
    ("unit", "单位", "unit"),
    ("valid", "有效", "valid"),
    ("verbatim", "逐字记录", "word for word"),
    ("village", "村或社区", "village or community"),
    ("void", "废票", "void"),
    ("void_because", "作废原因", "void because"),
    ("vote", "表决意见", "vote"),
    ("vote_counts", "票计入", "vote counts"),
    ("votes", "票数", "votes"),
    ("way", "投票方式", "way of voting"),
    ("which", "第几项", "number"),
    ("whose", "有关人员", "whose"),
    ("why", "更正原因", "why"),
    ("with_vote", "有表决权", "with a vote"),
    ("without_vote", "列席", "without a vote"),
    ("words", "原话", "words"),
    ("year", "年度", "year"),
    ("yes", "赞成", "yes"),
    ("yes_needed", "通过需要", "yes needed"),
];

/// What codes mean as values.
const VALUES: &[Word] = &[
    ("absent", "未到会", "not there"),
    ("abstain", "弃权", "abstained"),
    ("admission", "发展党员", "admission"),
    ("all", "全体", "everybody"),
    ("appraisal", "民主测评", "appraisal"),
    ("branch", "本支部", "the branch"),
    ("chair", "主持人", "chair"),
    ("counter", "计票人", "counter"),
    ("dissent", "不同意见", "dissent"),
    ("done", "已办结", "done"),
    ("election", "选举", "election"),
    ("excused", "请假", "excused"),
    ("exempt", "免予催办", "exempt"),
    ("exposed", "可能泄露", "perhaps in other hands"),
    ("given_up", "票箱没有打开", "the box was not opened"),
    ("group", "本党小组", "the group"),
    ("guest", "列席", "there without a vote"),
    ("hand", "指定", "set by hand"),
    ("hosted", "实际主持", "really hosted"),
    ("leave", "请假", "excused"),
    ("left", "中途离会", "left before the end"),
    ("lost", "丢失", "lost"),
    ("mixed", "手机和纸票", "phones and paper"),
    ("motion", "一般决议", "ordinary resolution"),
    ("more_papers_than_issued", "收回的纸票多于发出的", "more papers returned than handed out"),
    ("more_returned_than_issued", "收回的票多于发出的", "more returned than issued"),
    ("no", "反对", "against"),
    ("not_passed", "未通过", "not passed"),
    ("not_done", "未办成", "not done"),
    ("open", "办理中", "open"),
    ("ordinary", "一般表决", "ordinary vote"),
    ("own", "只有自己", "himself alone"),
    ("passed", "通过", "passed"),
    ("paper", "纸票", "paper"),
    ("phones", "手机", "phones"),
    ("planned", "按计划", "planned"),
    ("present", "到会", "present"),
    ("quorum", "到会人数不够", "too few were there"),
    ("recorder", "记录人", "recorder"),
    ("report", "汇报", "report"),
    ("rota", "按轮次", "in turn"),
    ("stand_in", "按轮次顶上", "next in turn"),
    ("statement", "发言", "statement"),
    ("summary", "小结", "summary"),
    ("supervisor", "监票人", "supervisor"),
    ("swap", "互换", "swapped"),
    ("without_vote", "列席", "there without a vote"),
    ("yes", "赞成", "in favour"),
];

/// What a fact is called.
pub(super) fn label(language: Language, key: &str) -> String {
    find(LABELS, language, key).map_or_else(|| key.replace('_', " "), str::to_owned)
}

/// What a code means; the kinds of members, posts, units and activities are asked where they are declared.
pub(super) fn value(language: Language, key: &str, code: &str) -> Option<String> {
    if key == "kind" || key == "also" || key == "post" {
        let kind = zhixing_branch::charter().kind(code).map(|kind| language.pick(&kind.zh, &kind.en).to_owned());
        let member = || zhixing_people::MemberKind::read(code).map(|kind| kind.name(language).to_owned());
        let unit = || zhixing_people::UnitKind::read(code).map(|kind| kind.name(language).to_owned());
        let post = || zhixing_people::PostKind::read(code).map(|kind| kind.name(language).to_owned());
        let excused = || zhixing_people::ExemptionKind::read(code).map(|kind| kind.name(language).to_owned());
        let said = kind.or_else(member).or_else(unit).or_else(post).or_else(excused);
        if said.is_some() {
            return said;
        }
    }
    // The marks of a ballot, each by its letter: their order is that of the figures beside them.
    if key == "marks" {
        let said = code.chars().map(|letter| find(MARKS, language, letter.encode_utf8(&mut [0; 4])));
        return said.collect::<Option<Vec<_>>>().map(|said| said.join(language.pick("、", ", ")));
    }
    find(VALUES, language, code).map(str::to_owned)
}

/// What the letters of marks mean.
const MARKS: &[Word] = &[
    ("a", "优秀", "excellent"),
    ("b", "合格", "qualified"),
    ("c", "基本合格", "basically qualified"),
    ("d", "不合格", "not qualified"),
    ("n", "反对", "against"),
    ("o", "弃权", "abstained"),
    ("y", "赞成", "in favour"),
];

/// The name of a kind of thing, such as `activity`; its code when no room knows it any more.
pub(crate) fn kind_name(language: Language, code: &str) -> &str {
    let rooms: [&'static [ThingKind]; 8] = [
        zhixing_records::KINDS,
        zhixing_people::verbs::things::KINDS,
        zhixing_notice::KINDS,
        zhixing_form::KINDS,
        zhixing_library::KINDS,
        zhixing_course::KINDS,
        zhixing_branch::KINDS,
        zhixing_study::KINDS,
    ];
    let kind = rooms.into_iter().flatten().find(|kind| kind.name == code);
    kind.map_or(code, |kind| language.pick(kind.zh, kind.en))
}

fn find(words: &[Word], language: Language, code: &str) -> Option<&'static str> {
    words.iter().find(|(known, ..)| *known == code).map(|(_, zh, en)| language.pick(zh, en))
}
