//! Every statement is understood by both databases.

use zhixing_kit::test::places;
use zhixing_server::app;

#[test]
fn every_statement_is_prepared_on_both_databases() {
    for place in places() {
        let faults: Vec<_> = app::statements()
            .into_iter()
            .filter_map(|(name, sql)| place.db.check_statement(sql).err().map(|error| format!("{name}: {error}")))
            .collect();
        assert!(faults.is_empty(), "{}: {faults:#?}", place.engine);
    }
}
