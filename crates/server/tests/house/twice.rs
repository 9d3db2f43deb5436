//! What is sent twice without scripts, by a double tap or a network that stutters, is done once: nobody is told twice, nothing stands there twice, and who
//! pressed twice reads that it was done.

use zhixing_kit::test::{Browser, Page};
use zhixing_kit::{Db, params};

use crate::town::{Things, Town};

/// The pages at which something is made, told or put to others, and what is counted of it.
struct Steps {
    browser: Browser,
    db: Db,
    engine: &'static str,
}

impl Steps {
    /// Sends a form twice from its page; both answers lead to the same place.
    fn twice(&mut self, form: &str, action: &str, fields: &[(&str, &str)]) -> Page {
        let code = self.browser.get(form).expect(200).code();
        assert_eq!(code.len(), 32, "{form} has a form with its page's code");
        let fields = [fields, &[("zx-page-code", code.as_str())]].concat();
        let first = self.browser.post(action, &fields).expect(303);
        let second = self.browser.post(action, &fields).expect(303);
        assert_eq!(first.leads_to(), second.leads_to(), "{}: {action}", self.engine);
        first
    }

    fn count(&self, sql: &'static str, of: &str) -> i64 {
        let of = of.to_owned();
        self.db.read_now(move |tx| tx.one::<(i64,)>(sql, params![&of])).expect("it is counted").0
    }
}

#[test]
fn a_meeting_is_planned_once_and_everybody_is_called_to_it_once() {
    for town in Town::everywhere() {
        let db = town.main();
        let program = town.program(&db);
        let branch = Things::find(&db).branch;
        let who = |name: &str| {
            let name = name.to_owned();
            let sql = "select member from account where sign_in_name = $1";
            db.read_now(move |tx| tx.one::<(String,)>(sql, params![&name])).expect("he is there").0
        };
        let (chair, recorder) = (who("secretary"), who("recorder"));
        let mut steps = Steps { browser: town.browser(&program, "secretary"), db: db.clone(), engine: town.engine() };
        let plan = [
            ("unit", branch.as_str()),
            ("kind", "general_meeting"),
            ("topic", "只开一次"),
            ("day", "2026-10-22"),
            ("time", "13:00"),
            ("place", "二楼"),
            ("chair", &chair),
            ("recorder", &recorder),
        ];
        let at = steps.twice("/meetings/new", "/meetings", &plan).leads_to().to_owned();
        assert_eq!(steps.count("select count(*) from activity where topic = $1", "只开一次"), 1, "{}", town.engine());
        steps.twice(&at, &format!("{at}/convening"), &[]);
        let told = "select count(*) from notice where body like '%' || $1 || '%'";
        assert_eq!(steps.count(told, "只开一次"), 1, "{}", town.engine());
    }
}

#[test]
fn motions_words_and_resolutions_stand_there_once() {
    for town in Town::everywhere() {
        let db = town.main();
        let program = town.program(&db);
        let meeting = format!("/meetings/{}", Things::find(&db).activity);
        let mut steps = Steps { browser: town.browser(&program, "recorder"), db, engine: town.engine() };
        let motions = format!("{meeting}/motions");
        steps.twice(&motions, &motions, &[("text", "只表决一次")]);
        assert_eq!(steps.count("select count(*) from motion where text = $1", "只表决一次"), 1, "{}", town.engine());
        let words = [("kind", "summary"), ("text", "只记一次")];
        steps.twice(&format!("{meeting}/remarks/new"), &format!("{meeting}/remarks"), &words);
        assert_eq!(steps.count("select count(*) from remark where text = $1", "只记一次"), 1, "{}", town.engine());
        let words = [("text", "只定一次"), ("basis", "")];
        steps.twice(&format!("{meeting}/resolutions/new"), &format!("{meeting}/resolutions"), &words);
        assert_eq!(steps.count("select count(*) from resolution where text = $1", "只定一次"), 1, "{}", town.engine());
    }
}
