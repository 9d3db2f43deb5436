//! A code is a code: what was never handed out, and what is somebody else's, look the same. The whole way of a form is walked in the rooms that
//! have forms.

use zhixing_document::{Code, Format};
use zhixing_kit::test::places;
use zhixing_people::{MemberId, Right, UnitId};
use zhixing_records::StatementId;

use crate::issue::model::{Issue, SeenBy};
use crate::issue::store;

#[test]
fn what_was_handed_out_is_found_by_its_code_in_its_own_organisation() {
    for place in places() {
        let code = Code::of([7; 8]);
        let issue = Issue {
            code: code.clone(),
            kind: "minutes".to_owned(),
            format: Format::Docx,
            unit: place.db.write_now(|tx| Ok(tx.new_id::<UnitId>())).expect("an id"),
            about: "activity/x".to_owned(),
            seen_by: SeenBy::Right(Right::SeeActivity),
            content: "{}".to_owned(),
            content_digest: "c".to_owned(),
            file_digest: "f".to_owned(),
            issued_by: place.db.write_now(|tx| Ok(tx.new_id::<MemberId>())).expect("an id"),
            issued_name: "周明".to_owned(),
            issued_at: zhixing_kit::test::BEGIN,
            statement: place.db.write_now(|tx| Ok(tx.new_id::<StatementId>())).expect("an id"),
        };
        let (here, elsewhere) = place.db.write_now(|tx| Ok((tx.new_id(), tx.new_id()))).expect("two organisations");
        let (noted, of) = (issue.clone(), here);
        let found = place.db.write_now(move |tx| {
            store::add(tx, &of, &noted)?;
            Ok((
                store::find(tx, &of, &code)?,
                store::find(tx, &elsewhere, &code)?,
                store::find(tx, &of, &Code::of([8; 8]))?,
            ))
        });
        let (found, other, none) = found.expect("asked");
        let found = found.expect("it was handed out");
        assert_eq!(
            (found.code, found.seen_by, found.issued_at),
            (issue.code, issue.seen_by, issue.issued_at),
            "{}",
            place.engine
        );
        assert!(other.is_none() && none.is_none(), "{}", place.engine);
    }
}

#[test]
fn a_word_that_is_no_right_shows_a_form_to_nobody_else() {
    assert_eq!(SeenBy::of("see_activity"), SeenBy::Right(Right::SeeActivity));
    for unknown in ["", "everybody", "administer "] {
        assert_eq!(SeenBy::of(unknown), SeenBy::Himself, "{unknown:?}");
    }
}
