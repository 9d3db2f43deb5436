//! For each route the form that its own page would send.

use super::Stage;

impl Stage {
    /// The form that the route's own page would send.
    #[expect(clippy::too_many_lines, reason = "a table: one line for each route")]
    pub fn form(&self, route: &str) -> Vec<(&str, &str)> {
        let id = |name: &str| self.ids[name].as_str();
        let meeting = || {
            vec![
                ("unit", self.things.branch.as_str()),
                ("kind", "general_meeting"),
                ("topic", "换个题目"),
                ("day", "2026-11-20"),
                ("time", "15:00"),
            ]
        };
        let life = |month| {
            let day = |name, last: &'static str| (name, if month == "2027-01" { last } else { "2026-11-10" });
            vec![
                ("round_topic", "夜间勤务中的作风"),
                day("opinions_until", "2027-01-05"),
                day("talks_until", "2027-01-10"),
                day("meeting_on", "2027-01-15"),
                day("problems_until", "2027-01-20"),
                day("results_until", "2027-01-25"),
            ]
        };
        match route {
            "/units" => vec![
                ("parent", &*self.things.branch),
                ("unit_kind", "group"),
                ("unit_name", "第九党小组"),
                ("founded_on", "2026-01-01"),
            ],
            "/units/{id}/name" => vec![("unit_name", "换个名字")],
            "/units/{id}/parent" => vec![("parent", &*self.things.top)],
            "/units/{id}/kept-since" => vec![("kept_since", "2026-01-01")],
            "/units/{id}/founding" => vec![("first_day", "2019-01-01"), ("why", "批复为准")],
            "/members/{id}/stays/{stay}" | "/posts/{id}/first-day" => {
                vec![("first_day", "2026-10-14"), ("why", "档案为准")]
            }
            "/units/{id}/attached" => vec![("attached_number", id("outsider")), ("attached_from", "2026-10-01")],
            "/units/{id}/posts" => vec![("member", id("free")), ("post_kind", "organiser"), ("from_on", "2026-10-15")],
            "/posts/{id}/end" => vec![("reason", "上级党组织指派")],
            "/members" => self.member("N9"),
            "/members/{id}" => self.member("N8"),
            "/members/{id}/transfer" => self
                .member("N7")
                .into_iter()
                .map(|(name, value)| (name, if name == "member_kind" { "guest" } else { value }))
                .collect(),
            "/members/{id}/erasure" => {
                vec![("ground", "asked"), ("confirmation", id("number")), ("password", crate::town::PASSWORD)]
            }
            "/members/{id}/leave" => vec![("last_day", "2026-10-14"), ("sure", "yes")],
            "/members/{id}/leave/withdrawal" => vec![("why", "记错了人")],
            "/members/{id}/exemptions" => vec![("exemption_kind", "abroad"), ("from_on", "2026-10-01")],
            "/meetings" | "/meetings/{id}/edit" => meeting(),
            "/meetings/{id}/opening" | "/meetings/{id}/closing" => vec![("day", "2026-10-15"), ("time", "15:10")],
            "/meetings/{id}/cancellation" | "/meetings/{id}/motions/{motion}/withdrawal" => {
                vec![("reason", "防汛值守")]
            }
            "/meetings/{id}/agenda" => vec![("title", "临时动议")],
            "/meetings/{id}/agenda/{item}/outcome" => vec![("outcome", "同意"), ("basis", "outcome:")],
            "/meetings/{id}/roll/marks" => vec![("marks", id("marks"))],
            "/meetings/{id}/roll/visitors" => vec![("number", id("outsider")), ("name", "来宾"), ("home", "滨江街道")],
            "/meetings/{id}/opening/withdrawal" => vec![("why_back", "点错了")],
            "/meetings/{id}/minutes/signatures" => vec![("seen", id("seen"))],
            "/meetings/{id}/roll/{entry}" => vec![("mark", "absent"), ("reason", "值班")],
            "/meetings/{id}/motions" => vec![("text", "第三件事")],
            "/meetings/{id}/motions/{motion}/vote" | "/meetings/{id}/motions/{motion}/votes/{entry}" => {
                vec![("choice", "yes")]
            }
            "/meetings/{id}/ballots/{ballot}/departures" => {
                vec![("who_leaves", self.things.entry.as_str()), ("why_leaves", "调走了")]
            }
            "/meetings/{id}/ballots/{ballot}/recall" => vec![("reason", "题目有误")],
            "/meetings/{id}/ballots/{ballot}/withdrawals" => vec![("place", "0")],
            "/meetings/{id}/tellers" => vec![("teller", id("own")), ("teller_role", "counter")],
            "/meetings/{id}/ballots" => {
                vec![("ballot_kind", "motion"), ("ballot_title", "同意"), ("way", "phones")]
            }
            "/meetings/{id}/ballots/{ballot}/count" => {
                vec![("returned", "1"), ("spoiled", "0"), ("votes.0.0", "1"), ("votes.0.1", "0"), ("votes.0.2", "0")]
            }
            "/meetings/{id}/ballots/{ballot}/paper" | "/meetings/{id}/ballots/{ballot}/casting" => {
                vec![("line.0", "y")]
            }
            "/meetings/{id}/resolutions" => {
                vec![("text", "下周完成"), ("owner", self.things.member.as_str()), ("due", "2026-11-01")]
            }
            "/resolutions/{id}/charge" => vec![("due", "2027-12-31"), ("charge_why", "负责人调走了")],
            "/resolutions/{id}/outcomes" => vec![("state", "done"), ("note", "办好了")],
            "/meetings/{id}/remarks" => vec![("kind", "statement"), ("speaker_name", "沈一诺"), ("text", "同意")],
            "/meetings/{id}/minutes/corrections" => {
                vec![
                    ("subject", "topic"),
                    ("entry", id("closed")),
                    ("before", id("topic")),
                    ("after", "更正后的题目"),
                    ("why", "写错了"),
                ]
            }
            "/meetings/{id}/forms" => vec![("form", "roll"), ("format", "docx")],
            "/meetings/{id}/ballots/{ballot}/forms" => vec![("format", "docx")],
            "/own-file/forms" => vec![("format", "docx"), ("year", "2026")],
            "/resolutions/{id}/forms" => vec![("form", "resolution"), ("format", "docx")],
            "/branches/{id}/forms" => vec![("form", "ledger"), ("format", "xlsx"), ("year", "2026")],
            "/year/plan" => vec![
                ("year", "2026"),
                ("key.0", id("key")),
                ("take.0", "yes"),
                ("date.0", "2026-12-18"),
                ("time.0", "15:00"),
            ],
            "/admissions" => vec![("applicant", id("applicant")), ("on_day", "2026-10-12")],
            "/admissions/{id}/steps" => vec![("step", "talk"), ("on_day", "2026-10-14")],
            "/admissions/{id}/steps/{step}/correction" => vec![("on_day", "2026-10-01"), ("why", "记错了")],
            "/admissions/{id}/ballot" | "/organisation-life/{id}/appraisal/ballot" => {
                vec![("at_meeting", self.things.activity.as_str()), ("way", "phones")]
            }
            "/admissions/{id}/ending" => vec![("on_day", "2026-10-14"), ("remark", "本人提出")],
            "/movings" => vec![
                ("who", &*self.things.member),
                ("to_branch", id("elsewhere")),
                ("sent_on", "2026-10-12"),
                ("moving_reason", "岗位调整"),
            ],
            "/movings/{id}/receipt" => vec![("received_on", "2026-10-14"), ("to_unit", id("receiver"))],
            "/movings/{id}/calling-back" | "/movings/{id}/refusal" => vec![("moving_reason", "不调了")],
            "/branches/{id}/handover" => vec![("chair", id("free"))],
            "/branch/term/election" => {
                vec![("elected_on", "2026-10-12"), ("term_begins", "2026-10-12"), ("new_secretary", id("free"))]
            }
            "/branch/term/ballots" => vec![
                ("at_meeting", self.things.activity.as_str()),
                ("way", "phones"),
                ("scope", "term"),
                ("post", "committee_member"),
                ("seats", "3"),
                ("stands", id("free")),
            ],
            "/branch/term/result" => vec![("scope", "term"), ("term_begins", "2026-10-15")],
            "/branch/term/shift" => vec![("shift_until", "2027-03-31"), ("shift_reason", "防汛值守")],
            "/election-shifts/{id}/refusal" => vec![("shift_reason", "应当按期换届")],
            "/elections/{id}/return" => vec![("reason", "材料不全")],
            "/branch/settings" => vec![("theme_rule", "none"), ("hour", "15:00"), ("place", "二楼会议室")],
            "/organisation-life" => life("2027-01"),
            "/organisation-life/{id}" => life("2026-11"),
            "/organisation-life/{id}/opinions" => vec![("matter", "work"), ("opinion", "材料早些发"), ("signed", "no")],
            "/organisation-life/{id}/own-check" => vec![("own_words", "写得不够")],
            "/organisation-life/{id}/problems" => vec![
                ("problem", "回访不及时"),
                ("found_in", "opinions"),
                ("measure", "当天回访"),
                ("measure_owner", self.things.member.as_str()),
                ("measure_due", "2026-11-01"),
            ],
            "/organisation-life/{id}/appraisal/parts" => vec![("part", "self")],
            "/meetings/{id}/theme" => vec![
                ("way", "out"),
                ("goes_to", "东湖社区"),
                ("transport", "步行"),
                ("safety", "有人带队"),
                ("free", "yes"),
            ],
            "/meetings/{id}/theme/checks" => vec![("words", "带上地图")],
            "/meetings/{id}/theme/checks/{check}" => vec![("done", "yes")],
            "/directory" => vec![("kind", "place"), ("entry_name", "西山公园")],
            "/directory/{id}" => vec![("entry_name", "换个名字")],
            "/directory/{id}/merger" => vec![("into", id("other_entry"))],
            "/library/intakes/links" => vec![("link", "https://example.org/law"), ("about", "一段文字。")],
            "/library/intakes/words" => vec![("words", "一段文字。")],
            "/library/intakes/{id}/publication" => vec![("title", "新资料"), ("area", "law"), ("kind", "case")],
            "/meetings/{id}/quotations" | "/reflections/{id}/passages" | "/questions/{id}/passage" => {
                vec![("passage", id("passage"))]
            }
            "/library/{id}/taking" => vec![("why", "原文有误")],
            "/questions" | "/questions/{id}" => vec![
                ("area", "道路安全"),
                ("question_kind", "judgement"),
                ("stem", "雨天路滑，车距要加大。"),
                ("answer", "对"),
            ],
            "/topics/{id}/hot" => vec![("hot_words", "还想问一个。")],
            "/hot/{id}/answer" => vec![("hot_answer", "这样答。")],
            "/review" => vec![
                ("way", "phrase"),
                ("new_phrase", "院子里的石榴树开花了"),
                ("phrase_again", "院子里的石榴树开花了"),
                ("understood", "yes"),
            ],
            "/reflections" | "/reflections/{id}" => vec![("reflection_words", "换一种说法。")],
            "/reflections/{id}/sharing" => vec![("audience", "all")],
            "/reflections/{id}/answers" => vec![("answer_words", "看到了。")],
            "/programmes" | "/programmes/{id}" => vec![
                ("unit", self.things.branch.as_str()),
                ("programme_name", "明年学习计划"),
                ("first_on", "2027-01-01"),
                ("last_on", "2027-12-31"),
            ],
            "/programmes/{id}/topics" | "/topics/{id}" => {
                vec![("study_area", "law"), ("topic_title", "新主题"), ("problem", "一个问题")]
            }
            "/topics/{id}/materials" | "/topics/{id}/materials/end" => {
                vec![("material", self.things.material.as_str())]
            }
            "/topics/{id}/banks" | "/topics/{id}/banks/end" => vec![("bank", self.things.bank.as_str())],
            "/banks/{id}/area" => vec![("bank_area", "law"), ("bank_tags", "新标签")],
            "/study/days" => vec![
                ("unit", self.things.branch.as_str()),
                ("study_often", "month"),
                ("study_rule", "3-friday"),
                ("study_time", "15:00"),
                ("study_minutes", "120"),
                ("study_first", "2027-05-01"),
                ("study_last", "2027-06-30"),
                ("key.0", "2027-05-01"),
                ("take.0", "yes"),
                ("date.0", "2027-05-21"),
                ("time.0", "15:00"),
                // The demonstration has a study day in every second month: one of the two is free.
                ("key.1", "2027-06-01"),
                ("take.1", "yes"),
                ("date.1", "2027-06-18"),
                ("time.1", "15:00"),
            ],
            "/study/days/{id}/parts" => vec![
                ("organised_minutes", "60"),
                ("talks_minutes", "20"),
                ("discussion_minutes", "20"),
                ("sharing_minutes", "20"),
            ],
            "/study/days/{id}/groups" => vec![("group_count", "2")],
            "/study/days/{id}/checks" => vec![("code", "room"), ("done", "yes")],
            "/rota" => vec![("unit", self.things.branch.as_str())],
            "/rota/{id}/host" => vec![("host", self.things.member.as_str()), ("host_reason", "结合专长")],
            "/rota/{id}/swaps" => vec![("swap_with", self.things.study_day.as_str())],
            "/meetings/{id}/tests" => vec![(id("bank_box"), "yes"), ("test_count", "3")],
            "/meetings/{id}/tests/picked" => vec![(id("question_box"), "yes")],
            "/tests/{id}/answers/{place}" => vec![("option", "0")],
            // Whatever kind of question is asked.
            "/self-test/{id}" => {
                vec![
                    ("option", id("option")),
                    ("option.0", "yes"),
                    ("blank.0", "话"),
                    ("blank.1", "话"),
                    ("own_answer", "话"),
                ]
            }
            "/self-test/{id}/judgement" => vec![("judged", "right")],
            "/suggestions" => vec![("kind", "suggestion"), ("words", "字再大一点")],
            "/suggestions/setting-aside" => {
                vec![("chosen", self.things.suggestion.as_str()), ("aside_reason", "反复乱填")]
            }
            "/suggestions/{id}/answer" => vec![("answer", "已改")],
            "/settings/mail" => vec![("how", "off")],
            "/settings/mail/server/test" => vec![("test_address", "a@example.org")],
            "/language" => vec![("language", "en")],
            "/drafts" => vec![("form", "remark/1"), ("path", "/today"), ("title", "发言"), ("typed", "{}")],
            "/drafts/end" => vec![("form", "remark/1")],
            _ => Vec::new(),
        }
    }

    fn member<'a>(&'a self, number: &'a str) -> Vec<(&'a str, &'a str)> {
        vec![
            ("number", number),
            ("name", "新来的"),
            ("unit", &self.things.branch),
            ("member_kind", "formal"),
            ("from_on", "2026-10-10"),
        ]
    }
}
