//! Any bytes as a list of members. Whatever comes gives a plan or one sentence; every bad cell says what is wrong and what to do.
#![no_main]

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use zhixing_people::import::{Plan, Present, csv_cell, read};
use zhixing_people::{Unit, UnitId, UnitKind};

fn present() -> Present {
    let id = UnitId::parse("00000000-0000-7000-8000-000000000001").expect("an id");
    let path = format!("/{id}/");
    let founded_on = date(2000, 1, 1);
    let kind = UnitKind::Organisation;
    let top = Unit { id, parent: None, path, kind, name: "大队".to_owned(), branch: None, founded_on, closed_on: None };
    Present { today: date(2026, 3, 2), units: vec![top], members: vec![], ended_stays: vec![], posts: vec![], exemptions: vec![], keeps: None }
}

// The panics of the workbook reader are caught in the product: the plain hook lets them be caught here too; all others still end the run.
fuzz_target!(init: std::panic::set_hook(Box::new(|_| ())), |data: &[u8]| {
    match read("list.xlsx", data) {
        Err(told) => assert!(!told.zh.is_empty() && !told.en.is_empty()),
        Ok((headings, table)) => {
            let plan = Plan::new(&headings, &table, &present());
            assert!(plan.members.len() + plan.unchanged + plan.examples <= table.rows.len());
            assert_eq!(plan.digest(), Plan::new(&headings, &table, &present()).digest());
            for bad in &plan.bad {
                assert!(bad.line > 0 && [&bad.column, &bad.what, &bad.remedy].iter().all(|told| !told.zh.is_empty() && !told.en.is_empty()));
            }
            for cell in table.rows.iter().flat_map(|row| &row.cells) {
                assert!(!csv_cell(cell).trim_matches('"').starts_with(['=', '+', '-', '@']) || cell.starts_with('"'));
            }
        }
    }
});
