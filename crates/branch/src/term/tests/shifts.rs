//! An election that is moved: asked for with its reason, approved above, and the term with its posts follows; by at most a year.

use jiff::civil::date;
use zhixing_kit::test::places;
use zhixing_people::{NewTerm, PostKind, begin_term, posts_of};

use super::town;

#[test]
fn a_postponed_election_is_asked_for_approved_and_term_and_posts_follow() {
    for place in places() {
        let town = town(&place, 10);
        let (by, branch) = (town.superior.clone(), town.branch.clone());
        let holders = vec![(PostKind::Secretary, town.secretary().member.clone())];
        let term = NewTerm { unit: branch, from_on: date(2026, 3, 1), to_on: date(2026, 5, 31), holders };
        place.db.write_now(move |tx| begin_term(tx, &by, &term)).unwrap();
        let mut secretary = town.browser(town.secretary());
        let mut superior = town.browser(&town.superior);
        secretary.get("/branch/term").expect(200).shows("申请提前或延期换届");
        secretary.get("/branch/term/shift").expect(200).shows("2025年5月31日至2027年5月31日");
        let ask = |until: &'static str, reason: &'static str| [("shift_until", until), ("shift_reason", reason)];
        secretary.post("/branch/term/shift", &ask("2027-06-01", "防汛")).expect(422).shows("最晚2027年5月31日");
        secretary.post("/branch/term/shift", &ask("2026-11-30", "")).expect(422).shows("aria-invalid");
        secretary.post("/branch/term/shift", &ask("2026-04-30", "防汛")).expect(422).shows("不算提前");
        let path =
            secretary.post("/branch/term/shift", &ask("2026-11-30", "防汛值守")).expect(303).leads_to().to_owned();
        secretary.post("/branch/term/shift", &ask("2026-12-30", "防汛值守")).expect(422).shows("等待上级批准");
        secretary.get("/branch/term").expect(200).shows("2026年5月31日").shows("等待上级批准");
        secretary.post(&format!("{path}/approval"), &[]).expect(403);
        town.browser(&town.stranger).get(&path).expect(404);
        let by = town.superior.clone();
        let waiting = place.db.read_now(move |tx| crate::waiting_for(tx, &by)).unwrap();
        assert_eq!(waiting.iter().map(|one| one.path.as_str()).collect::<Vec<_>>(), [path.as_str()]);
        superior.get(&path).expect(200).shows("防汛值守").shows("延期");
        superior.post(&format!("{path}/approval"), &[]).expect(303);
        superior.post(&format!("{path}/approval"), &[]).expect(422).shows("已经办结");
        let page = secretary.get("/branch/term").expect(200).shows("2026年11月30日").shows("已批准");
        page.hides("2026年5月31日");
        let branch = town.branch.clone();
        let posts = place.db.read_now(move |tx| posts_of(tx, &branch, date(2026, 11, 30))).unwrap();
        assert_eq!(posts.iter().filter(|post| post.kind == PostKind::Secretary).count(), 1, "in office until then");
        // 选 3: a year counts from where the term was meant to end.
        secretary.post("/branch/term/shift", &ask("2027-06-30", "防汛")).expect(422).shows("最晚2027年5月31日");
        secretary.post("/branch/term/shift", &ask("2027-05-31", "防汛")).expect(303);
    }
}

#[test]
fn a_refused_move_changes_nothing() {
    for place in places() {
        let town = town(&place, 10);
        let mut secretary = town.browser(town.secretary());
        let form = [("shift_until", "2026-12-31"), ("shift_reason", "人员外派")];
        let path = secretary.post("/branch/term/shift", &form).expect(303).leads_to().to_owned();
        let mut superior = town.browser(&town.superior);
        superior.post(&format!("{path}/refusal"), &[]).expect(422).shows("aria-invalid");
        superior.post(&format!("{path}/refusal"), &[("shift_reason", "应当按期换届")]).expect(303);
        secretary.get(&path).expect(200).shows("应当按期换届").shows("未批准");
        secretary.get("/branch/term").expect(200).shows("2026年5月31日").shows("申请提前或延期换届");
        for reader in [&town.formal[6], &town.probationary] {
            town.browser(reader).post("/branch/term/shift", &form).expect(403);
        }
    }
}
