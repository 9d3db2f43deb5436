//! A stage for the access table: in the town a meeting under way is brought to where every act is possible for who may do it, and for each route
//! there are ids that belong together and a form as its own page would send it. So a refusal is about rights, not about a missing field.

mod forms;

use std::collections::BTreeMap;

use zhixing_kit::test::{Browser, Page};
use zhixing_kit::{Db, Read, Result, params};

use crate::town::Things;

/// Ids, by what stands in a route's braces or in a form.
pub struct Stage {
    things: Things,
    ids: BTreeMap<&'static str, String>,
}

/// The id at the end of where a page leads.
fn last_part(page: &Page) -> String {
    page.leads_to().rsplit('/').next().expect("a path").to_owned()
}

impl Stage {
    /// Sets the stage with the secretary's and the recorder's own acts, through their pages.
    pub fn set(db: &Db, mut secretary: Browser, mut recorder: Browser) -> Self {
        let things = Things::find(db);
        let mut stage = Self { things, ids: BTreeMap::new() };
        let meeting = format!("/meetings/{}", stage.things.activity);
        // Before anything is voted on: while a vote runs, none begins with another list.
        stage.welcome(&mut secretary);
        stage.see_off(db, &mut secretary);
        stage.import(db, &mut secretary);
        for entry in
            stage.all(db, "select id from roll_entry where activity = $1 order by place", &stage.things.activity)
        {
            recorder.post(&format!("{meeting}/roll/{entry}"), &[("mark", "present")]).expect(303);
        }
        for text in ["先进对象推荐名单", "八月工作计划"] {
            recorder.post(&format!("{meeting}/motions"), &[("text", text)]).expect(303);
        }
        let motions = stage.all(db, "select id from motion where activity = $1 order by place", &stage.things.activity);
        let [put, new] = motions.try_into().expect("two motions");
        recorder.post(&format!("{meeting}/motions/{put}/vote-opening"), &[]).expect(303);
        stage.ids.extend([("put", put), ("new", new)]);
        stage.vote_in_secret(db, &mut secretary, &mut recorder);
        stage.meet(db, &mut secretary);
        stage.bring_in(&mut secretary);
        let words = [("words", "等着发布的资料。")];
        let found = secretary.get(&format!("{meeting}/quotations/new?q=%E9%85%92%E9%A9%BE")).expect(200).text;
        let passages: Vec<&str> =
            found.split("name=\"passage\" value=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        secretary.post(&format!("{meeting}/quotations"), &[("passage", passages[0])]).expect(303);
        let quotation = "select id from quotation where activity = $1";
        stage.ids.insert("quotation", stage.one(db, quotation, &stage.things.activity));
        stage.ids.insert("passage", passages[1].to_owned());
        stage.ids.insert("intake", last_part(&recorder.post("/library/intakes/words", &words).expect(303)));
        stage.ask_to_move_the_election(&mut secretary);
        stage.find_others(db);
        let plan = secretary.get("/year/plan").expect(200).text;
        let key = plan.split("name=\"key.0\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        stage.ids.insert("key", key.expect("something is left to plan").to_owned());
        stage
    }

    /// Secret ballots of the meeting under way: one of each stage, and two tellers with their keys.
    fn vote_in_secret(&mut self, db: &Db, secretary: &mut Browser, recorder: &mut Browser) {
        let meeting = format!("/meetings/{}", self.things.activity);
        let entry = |name: &str| {
            let of = [self.things.activity.as_str(), name].join("/");
            let sql = "select id from roll_entry where activity || '/' || (select sign_in_name from account where account.member = roll_entry.member) = $1";
            self.one(db, sql, &of)
        };
        let absent = "select roll_entry.id from roll_entry left join account on account.member = roll_entry.member
            where activity = $1 and entitled and account.id is null order by place limit 1";
        let absent = self.one(db, absent, &self.things.activity);
        recorder.post(&format!("{meeting}/roll/{absent}"), &[("mark", "absent"), ("reason", "出差")]).expect(303);
        for (who, role) in [("secretary", "supervisor"), ("recorder", "counter")] {
            let form = [("teller", &*entry(who)), ("teller_role", role)];
            recorder.post(&format!("{meeting}/tellers"), &form).expect(303);
        }
        secretary.post(&format!("{meeting}/teller-key"), &[]).expect(200);
        recorder.post(&format!("{meeting}/teller-key"), &[]).expect(200);
        let mut propose = |(kind, title): (&str, &str)| {
            let form = [("ballot_kind", kind), ("ballot_title", title), ("way", "mixed"), ("candidate_name", "新来的")];
            last_part(&recorder.post(&format!("{meeting}/ballots"), &form).expect(303))
        };
        let [proposed, open, counting] =
            [("admission", "接收甲"), ("motion", "修缮活动室"), ("admission", "接收丙")].map(&mut propose);
        let paper = entry("leader");
        for ballot in [&open, &counting] {
            recorder.post(&format!("{meeting}/ballots/{ballot}/opening"), &[]).expect(303);
        }
        recorder.post(&format!("{meeting}/ballots/{counting}/papers/{paper}"), &[]).expect(303);
        recorder.post(&format!("{meeting}/ballots/{counting}/ending"), &[]).expect(303);
        let teller = entry("recorder");
        self.ids.extend([
            ("teller", teller),
            ("absent", absent),
            ("proposed", proposed),
            ("ballot-open", open),
            ("counting", counting),
        ]);
    }

    /// One meeting that is planned, one that is convened, and one that waits for its signatures.
    fn meet(&mut self, db: &Db, secretary: &mut Browser) {
        let who = |name: &str| self.one(db, "select member from account where sign_in_name = $1", name);
        let (chair, recorder, branch) = (who("secretary"), who("recorder"), self.things.branch.clone());
        let mut plan = |topic: &str| {
            let form = [
                ("unit", &*branch),
                ("kind", "general_meeting"),
                ("topic", topic),
                ("day", "2026-10-15"),
                ("time", "13:00"),
                ("chair", &*chair),
                ("recorder", &*recorder),
            ];
            last_part(&secretary.post("/meetings", &form).expect(303))
        };
        let [ahead, convened, closed] = ["还没有通知的会", "已经通知的会", "等待签字的会"].map(&mut plan);
        for meeting in [&convened, &closed] {
            secretary.post(&format!("/meetings/{meeting}/convening"), &[]).expect(303);
        }
        let at = format!("/meetings/{closed}");
        secretary.post(&format!("{at}/opening"), &[("day", "2026-10-15"), ("time", "13:00")]).expect(303);
        for entry in self.all(db, "select id from roll_entry where activity = $1", &closed) {
            secretary.post(&format!("{at}/roll/{entry}"), &[("mark", "present")]).expect(303);
        }
        secretary.post(&format!("{at}/closing"), &[("day", "2026-10-15"), ("time", "14:00")]).expect(303);
        let minutes = secretary.get(&format!("{at}/minutes")).expect(200).text;
        let seen = minutes.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        self.ids.insert("seen", seen.expect("they are his to sign").to_owned());
        self.ids.extend([("ahead", ahead), ("convened", convened), ("closed", closed)]);
        self.open_life(secretary, &chair, &recorder);
        self.open_tests(db, secretary, &chair, &recorder);
    }

    /// Two study days have begun: in one a test is open, which everybody who may has begun; in the other one may be opened.
    fn open_tests(&mut self, db: &Db, secretary: &mut Browser, chair: &str, recorder: &str) {
        let mut begin = |topic: &str| {
            let plan = [
                ("unit", self.things.branch.as_str()),
                ("kind", "study_day"),
                ("topic", topic),
                ("day", "2026-10-15"),
                ("time", "13:40"),
                ("chair", chair),
                ("recorder", recorder),
            ];
            let meeting = last_part(&secretary.post("/meetings", &plan).expect(303));
            secretary.post(&format!("/meetings/{meeting}/convening"), &[]).expect(303);
            let began = [("day", "2026-10-15"), ("time", "13:40")];
            secretary.post(&format!("/meetings/{meeting}/opening"), &began).expect(303);
            meeting
        };
        let [tested, untested] = ["正在测试的学习", "还没测试的学习"].map(&mut begin);
        let form = [(&*format!("bank.{}", self.things.bank), "yes"), ("test_count", "3")];
        secretary.post(&format!("/meetings/{tested}/tests"), &form).expect(303);
        let test = self.one(db, "select id from test where activity = $1", &tested);
        let boxes = [format!("bank.{}", self.things.bank), format!("picked.{}", self.things.question)];
        let [bank, question] = boxes;
        self.ids.extend([("study", untested), ("test", test), ("bank_box", bank), ("question_box", question)]);
    }

    /// The organisation-life meeting at which members are appraised has begun.
    fn open_life(&self, secretary: &mut Browser, chair: &str, recorder: &str) {
        let plan = [
            ("unit", self.things.branch.as_str()),
            ("kind", "organisation_life"),
            ("also", "appraisal"),
            ("topic", "年度组织生活会"),
            ("day", "2026-10-15"),
            ("time", "13:30"),
            ("chair", chair),
            ("recorder", recorder),
        ];
        let meeting = last_part(&secretary.post("/meetings", &plan).expect(303));
        secretary.post(&format!("/meetings/{meeting}/convening"), &[]).expect(303);
        let began = [("day", "2026-10-15"), ("time", "13:30")];
        secretary.post(&format!("/meetings/{meeting}/opening"), &began).expect(303);
    }

    /// A move of the election that waits for the unit above: to the last day of the month after the term ends.
    fn ask_to_move_the_election(&mut self, secretary: &mut Browser) {
        let lead = secretary.get("/branch/term/shift").expect(200).text;
        let latest = lead.split('至').nth(1).and_then(|rest| rest.split('）').next()).expect("the days of the term");
        let latest = latest.replace(['年', '月'], "-").replace('日', "");
        let day: Vec<u32> = latest.split('-').map(|part| part.parse().expect("a number")).collect();
        let until = format!("{:04}-{:02}-{:02}", day[0], day[1], day[2]);
        let form = [("shift_until", until.as_str()), ("shift_reason", "防汛值守")];
        let shift = last_part(&secretary.post("/branch/term/shift", &form).expect(303));
        self.ids.insert("shift", shift);
    }

    /// One list that was brought in, and one that waits to be confirmed.
    fn import(&mut self, db: &Db, secretary: &mut Browser) {
        let branch = self.one(db, "select name from unit where id = $1", &self.things.branch);
        for number in ["N1", "N2"] {
            let list = format!("编号,姓名,党支部,人员类别\n{number},新来的,{branch},正式党员\n");
            let page = secretary.post_file("/members/import", "file", "名单.csv", list.as_bytes()).expect(303);
            let draft = last_part(&page);
            if number == "N1" {
                secretary.post(&format!("/members/import/{draft}/confirmation"), &[]).expect(303);
            }
            self.ids.insert("draft", draft);
        }
    }

    /// Questions of a file, a reflection, and a self-test with something to answer.
    fn bring_in(&mut self, secretary: &mut Browser) {
        let file = "题型,题干,答案\n判断题,新来的一道题。,对\n";
        let page = secretary.post_file("/questions/import", "file", "题.csv", file.as_bytes()).expect(303);
        self.ids.insert("question-intake", last_part(&page));
        self.reflect(secretary);
        let ask = last_part(&secretary.post("/self-test", &[]).expect(303));
        let is_truth = secretary.get(&format!("/self-test/{ask}")).expect(200).text.contains("value=\"true\"");
        self.ids.insert("option", if is_truth { "true" } else { "0" }.to_owned());
        self.ids.insert("ask", ask);
    }

    /// The secretary shares a reflection with his branch, quotes in it and answers below it; another one is his alone.
    fn reflect(&mut self, secretary: &mut Browser) {
        let mut write = |words: &str| secretary.post("/reflections", &[("reflection_words", words)]).expect(303);
        let [shared, own] = ["给支部看的。", "只给自己看的。"].map(|words| write(words).leads_to().to_owned());
        let found = secretary.get(&format!("{shared}/passages/new?q=%E9%85%92%E9%A9%BE")).expect(200).text;
        let passage = found.split("name=\"passage\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let quoted = [("passage", passage.expect("a passage"))];
        secretary.post(&format!("{shared}/passages"), &quoted).expect(303);
        secretary.post(&format!("{shared}/sharing"), &[("audience", "branch")]).expect(303);
        let said = secretary.post(&format!("{shared}/answers"), &[("answer_words", "接着说。")]).expect(303);
        let answer = said.leads_to().rsplit("#answer-").next().expect("a part").to_owned();
        let id = |path: &str| path.rsplit('/').next().expect("a path").to_owned();
        self.ids.extend([("reflection", id(&shared)), ("own-reflection", id(&own)), ("response", answer)]);
    }

    /// Somebody who could apply.
    fn welcome(&mut self, secretary: &mut Browser) {
        let form = [
            ("number", "A9"),
            ("name", "新辅警"),
            ("unit", &*self.things.branch),
            ("member_kind", "auxiliary"),
            ("from_on", "2026-10-01"),
        ];
        self.ids.insert("applicant", last_part(&secretary.post("/members", &form).expect(303)));
    }

    /// One who has left, so that he may be erased.
    fn see_off(&mut self, db: &Db, secretary: &mut Browser) {
        let sql = "select member.id from member join membership on membership.member = member.id
            where membership.unit = $1 and membership.to_on is null and member.id not in (select member from post)
                and member.id not in (select member from exemption) and member.id not in (select member from account)
            order by member.id desc limit 1";
        let left = self.one(db, sql, &self.things.branch);
        secretary.post(&format!("/members/{left}/leave"), &[("last_day", "2026-10-14"), ("sure", "yes")]).expect(303);
        self.ids.insert("number", self.one(db, "select number from member where id = $1", &left));
        self.ids.insert("left", left);
    }

    fn find_others(&mut self, db: &Db) {
        let branch = self.things.branch.clone();
        let of_branch = [
            ("exempt", "select exemption.member from exemption join membership on membership.member = exemption.member
                where membership.branch = $1 and exemption.to_on is null order by exemption.id limit 1"),
            ("free", "select member.number from member join membership on membership.member = member.id
                where membership.unit = $1 and membership.to_on is null and member.id not in (select member from post) limit 1"),
            ("outsider", "select member.number from member join membership on membership.member = member.id
                where membership.branch <> $1 and membership.to_on is null order by member.number limit 1"),
        ];
        for (name, sql) in of_branch {
            self.ids.insert(name, self.one(db, sql, &branch));
        }
        let more = [
            ("elsewhere", "select id from unit where branch = id and id <> $1 order by id limit 1", branch.clone()),
            ("receiver", "select to_branch from moving where id = $1", self.things.moving.clone()),
            ("exemption", "select id from exemption where member = $1 and to_on is null", self.ids["exempt"].clone()),
            ("item", "select agenda_item.id from agenda_item left join agenda_outcome on agenda_outcome.item = agenda_item.id
                where agenda_item.activity = $1 and agenda_outcome.item is null limit 1", self.things.activity.clone()),
            ("own", "select id from roll_entry where activity = $1 and entitled and mark = 'present' order by place desc limit 1", self.things.activity.clone()),
            ("version", "select cast(version as text) from activity where id = $1", self.ids["ahead"].clone()),
            ("topic", "select topic from activity where id = $1", self.ids["closed"].clone()),
            ("import", "select id from member_import where undone_at is null and $1 = $1 order by created_at desc limit 1", branch),
            ("job", "select id from job where $1 = $1 limit 1", String::new()),
            ("other_entry", "select o.id from directory_entry e join directory_entry o on o.branch = e.branch and o.kind = e.kind
                where e.id = $1 and o.id <> e.id order by o.id limit 1", self.things.entry_of_directory.clone()),
        ];
        for (name, sql, of) in more {
            self.ids.insert(name, self.one(db, sql, &of));
        }
        self.ids.insert("marks", format!("{} present 0", self.ids["own"]));
    }

    fn one(&self, db: &Db, sql: &'static str, of: &str) -> String {
        self.all(db, sql, of).into_iter().next().unwrap_or_else(|| panic!("nothing found: {sql}"))
    }

    fn all(&self, db: &Db, sql: &'static str, of: &str) -> Vec<String> {
        let of = of.to_owned();
        let ask = move |tx: &Read<'_>| -> Result<Vec<(String,)>> { tx.all(sql, params![&of]) };
        db.read_now(ask).expect("a question of the test").into_iter().map(|(id,)| id).collect()
    }

    /// A route's path with its braces filled by things that belong together and are in a state in which the act is possible.
    pub fn fill(&self, route: &str) -> String {
        let id = |name: &str| self.ids[name].as_str();
        let has = |part: &str| route.contains(part);
        let whole = match route.split('/').nth(1).unwrap_or_default() {
            "meetings" if has("/theme") => return self.query(route, self.things.fill(route)),
            "meetings" if ["/edit", "/convening", "/cancellation"].iter().any(|end| route.ends_with(end)) => {
                id("ahead")
            }
            "meetings" if has("/tests") => id("study"),
            "meetings" if route.ends_with("{id}/opening") => id("convened"),
            "meetings" if has("/signatures") || has("/corrections") => id("closed"),
            "meetings" => &self.things.activity,
            "members" if has("/erasure") || has("/leave/withdrawal") => id("left"),
            "members" if has("/undoing") => id("import"),
            "members" if has("/import") => id("draft"),
            "members" if has("{exemption}") => id("exempt"),
            "settings" if has("/jobs") => id("job"),
            "election-shifts" => id("shift"),
            "library" if has("/intakes/{id}") => id("intake"),
            "questions" if has("/import") => id("question-intake"),
            "tests" if !route.ends_with("{id}/answers") => id("test"),
            "self-test" if !has("/areas/") => id("ask"),
            "review" => return route.replace("{part}", "work").replace("{id}", &self.things.statement),
            "reflections" if route.ends_with("{id}/end") => id("own-reflection"),
            "reflections" => id("reflection"),
            _ => return self.query(route, self.things.fill(route)),
        };
        let motion = if has("vote-opening") || has("withdrawal") { id("new") } else { id("put") };
        let ballot = match () {
            () if ["opening", "withdrawals", "opinions", "/recall"].iter().any(|part| has(part)) => id("proposed"),
            () if has("/count") || has("/keys") => id("counting"),
            () => id("ballot-open"),
        };
        let entry = match () {
            () if has("/votes/") || has("/papers/") => id("own"),
            () if has("/opinions/") => id("absent"),
            () if has("/tellers/") || has("/count/") => id("teller"),
            () => &self.things.entry,
        };
        let path = route
            .replace("{id}", whole)
            .replace("{item}", id("item"))
            .replace("{motion}", motion)
            .replace("{ballot}", ballot)
            .replace("{entry}", entry)
            .replace("{quotation}", id("quotation"))
            .replace("{answer}", id("response"))
            .replace("{place}", "0")
            .replace("{picture}", &self.things.picture)
            .replace("{number}", "1")
            .replace("{exemption}", id("exemption"));
        self.query(route, path)
    }

    fn query(&self, route: &str, path: String) -> String {
        match route {
            "/meetings/{id}/minutes/corrections/new" => format!("{path}?subject=topic&entry={}", self.ids["closed"]),
            "/branch/term/ballots/new" => format!("{path}?scope=term&post=secretary"),
            _ => path,
        }
    }

    /// The page whose form a route takes, where that form changes what is there: it tells on what basis.
    pub fn opens(&self, route: &str, path: &str) -> Option<String> {
        Some(match route {
            "/questions/{id}"
            | "/reflections/{id}"
            | "/programmes/{id}"
            | "/topics/{id}"
            | "/members/{id}"
            | "/meetings/{id}/theme"
            | "/directory/{id}"
            | "/organisation-life/{id}" => {
                format!("{path}/edit")
            }
            "/members/{id}/transfer"
            | "/meetings/{id}/edit"
            | "/branch/settings"
            | "/units/{id}/kept-since"
            | "/resolutions/{id}/charge"
            | "/study/days/{id}/parts"
            | "/banks/{id}/area"
            | "/organisation-life/{id}/own-check" => path.to_owned(),
            "/units/{id}/name" | "/units/{id}/parent" | "/hot/{id}/answer" => path.rsplit_once('/')?.0.to_owned(),
            "/meetings/{id}/minutes/corrections" => {
                format!("{path}/new?subject=topic&entry={}", self.ids["closed"])
            }
            _ => return None,
        })
    }
}
