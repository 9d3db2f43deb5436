//! Measures the program from outside, as its users meet it: CPU time per request (program and database), time until answered, memory,
//! size, growth with data. Prints a table and writes target/bench.json. It judges nothing: figures are read as relations of one run.

mod ballots;
mod class;
mod cpu;
mod feed;
mod form;
mod http;
mod library;
mod measure;
mod moving;
mod program;
mod record;
mod report;
mod selftest;

use std::path::Path;
use std::process::ExitCode;

use measure::Bench;
use report::Report;

fn main() -> ExitCode {
    let mut report = Report::default();
    // One part alone, for who works on it: the library needs no installation, `core` takes the small ones.
    let outcome = match std::env::args().nth(1).as_deref() {
        Some("library") => library::measure(&mut report),
        Some("class") => class::measure(&mut report, measure::installations("class")),
        Some("record") => record::measure(&mut report),
        Some("core") => core(&mut report),
        Some("self-test") => {
            selftest::learn(&mut report);
            let alone = Bench::all().and_then(|all| all.iter().try_for_each(|bench| bench.self_tests(&mut report)));
            alone.and_then(|()| class::self_tests(&mut report, measure::installations("class")))
        }
        _ => everything(&mut report),
    };
    report.print();
    match outcome.and_then(|()| report.write("target/bench.json")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("bench: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Today, a meeting page and roll entries, again and again: how far runs differ is seen too.
fn core(report: &mut Report) -> Result<(), String> {
    Bench::all()?.into_iter().filter(Bench::is_small).try_for_each(|bench| bench.run_core(report))
}

fn everything(report: &mut Report) -> Result<(), String> {
    selftest::learn(report);
    Bench::all()?.into_iter().try_for_each(|bench| bench.run(report))?;
    class::measure(report, measure::installations("class"))?;
    library::measure(report)?;
    record::measure(report)?;
    let large = Path::new("target/bench/large-sqlite");
    if large.join("zhixing.db").exists() { moving::measure(report, large, measure::database("moved")) } else { Ok(()) }
}
