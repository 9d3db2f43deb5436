//! Records of before, when a result listed every ballot: what was signed still verifies word for word, and no page shows a ballot.

use serde_json::json;
use zhixing_ledger::RecordFile;
use zhixing_people::the_organisation;
use zhixing_records::{Author, Deed, Thing, append, verify_all};

use crate::town::Town;

#[test]
fn whole_ballots_in_a_record_of_before_verify_and_stand_on_no_page() {
    let town = Town::found();
    let db = town.main();
    let program = town.program(&db);
    let statement = db.write_now(|tx| {
        let organisation = the_organisation(tx)?.expect("the demonstration has one");
        let held = "select o.activity, a.branch from opening o join activity a on a.id = o.activity
            where a.kind = 'general_meeting' and a.branch = (select s.branch from membership s join account c on c.member = s.member
                where c.sign_in_name = 'secretary' and s.to_on is null)
            order by o.activity limit 1";
        let (activity, branch) = tx.one::<(String, zhixing_records::UnitId)>(held, &[])?;
        let named = |name: &str| zhixing_branch::VERBS.iter().find(|verb| verb.name == name).expect("a verb");
        let kind = zhixing_branch::KINDS.iter().find(|kind| kind.name == "ballot").expect("a kind");
        let about = format!("activity/{activity}");
        let deed = Deed {
            verb: named("decided"),
            object: Thing { kind, path: format!("{about}/ballot/x"), name: "换届选举".to_owned() },
            about: about.clone(),
            unit: branch,
            concerns: Vec::new(),
            happened_at: tx.now(),
            facts: json!({ "issued": 3, "returned": 3, "ballots": ["yynnyaay", "nnyyaayn", "yyyyyyyy"] }),
        };
        let author = Author { organisation, member: None, name: "书记".to_owned() };
        Ok((append(tx, &author, deed)?.to_string(), activity))
    });
    let (statement, activity) = statement.expect("it is recorded");
    let mut secretary = town.browser(&program, "secretary");
    let page = secretary.get(&format!("/ledger/entries/{statement}")).expect(200);
    page.shows("换届选举").shows("这条较早的记录里列有单张选票").hides("yynnyaay").hides("nnyyaayn");
    for path in [format!("/meetings/{activity}"), format!("/meetings/{activity}/minutes"), "/ledger".to_owned()] {
        secretary.get(&path).expect(200).hides("yynnyaay");
    }
    // What was signed is never changed: the record file holds it, and verifies.
    let file = secretary.get(&format!("/meetings/{activity}/record")).expect(200);
    let verified = RecordFile::verify(&file.bytes, None).expect("it verifies");
    let kept = verified.statements.iter().find(|one| one.text.contains("yynnyaay")).expect("it is in the file");
    assert!(!kept.erased && kept.text.contains("nnyyaayn"), "{}", kept.text);
    assert_eq!(verify_all(&db, |_, _| ()).expect("a verification"), []);
}
