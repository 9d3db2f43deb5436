//! Voiding, and statements that are found by what others say, whichever comes first.

use serde_json::{Value, json};

use super::{agent, statement, towns};

const TARGET: &str = "7ccd3322-e1a5-411a-a67d-6a735c76f119";

fn about(id: &str, verb: &str) -> Value {
    json!({
        "actor": { "mbox": "mailto:wang@example.org" },
        "verb": { "id": verb },
        "object": { "objectType": "StatementRef", "id": id },
    })
}

fn target() -> Value {
    let mut target = statement("zhang", "read", "book");
    target["id"] = TARGET.into();
    target
}

#[test]
fn a_voided_statement_is_asked_for_by_its_own_name_alone() {
    for order in [[0, 1], [1, 0]] {
        for town in towns() {
            let caller = town.caller();
            let both = [target(), about(TARGET, zhixing_xapi::VOIDED)];
            let ids: Vec<String> = order.iter().map(|number| caller.store(&both[*number])).collect();
            let voiding = ids.into_iter().find(|id| id != TARGET).unwrap();
            caller.get(&format!("statements?statementId={TARGET}")).expect(404);
            caller.get(&format!("statements?voidedStatementId={TARGET}")).expect(200);
            caller.get(&format!("statements?voidedStatementId={voiding}")).expect(404);
            assert_eq!(caller.found(""), std::slice::from_ref(&voiding), "XAPI-00018");
            assert_eq!(caller.found(&agent("zhang")), std::slice::from_ref(&voiding), "found by what it voids");
            // A voiding statement is never voided itself.
            caller.store(&about(&voiding, zhixing_xapi::VOIDED));
            caller.get(&format!("statements?statementId={voiding}")).expect(200);
        }
    }
}

#[test]
fn both_in_one_request() {
    for town in towns() {
        let caller = town.caller();
        caller.post(&json!([about(TARGET, zhixing_xapi::VOIDED), target()])).expect(200);
        caller.get(&format!("statements?voidedStatementId={TARGET}")).expect(200);
        assert_eq!(caller.found("").len(), 1);
    }
}

#[test]
fn a_statement_about_a_statement_about_a_statement_is_found() {
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [0, 2, 1]] {
        for town in towns() {
            let caller = town.caller();
            let mut middle = about(TARGET, "https://example.org/verbs/praised");
            middle["id"] = "16fd2706-8baf-433b-82eb-8c7fada847da".into();
            let mut last = about("16fd2706-8baf-433b-82eb-8c7fada847da", "https://example.org/verbs/doubted");
            last["actor"]["mbox"] = "mailto:chen@example.org".into();
            let all = [target(), middle, last];
            order.iter().for_each(|number| drop(caller.store(&all[*number])));
            assert_eq!(caller.found(&agent("zhang")).len(), 3, "{}: {order:?}", town.place.engine);
            assert_eq!(caller.found(&agent("wang")).len(), 2);
            assert_eq!(caller.found(&agent("chen")).len(), 1);
        }
    }
}
