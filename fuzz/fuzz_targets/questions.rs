//! Any bytes as a file of questions, in whatever format they look like. What comes out can be answered, and goes out and comes in again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zhixing_question::{Format, Question, Weight, read, twins, write};

// The panics of the workbook reader are caught in the product: the plain hook lets them be caught here too; all others still end the run.
fuzz_target!(init: std::panic::set_hook(Box::new(|_| ())), |data: &[u8]| {
    match read(data) {
        Err(told) => assert!(!told.zh.is_empty() && !told.en.is_empty()),
        Ok(reading) => {
            for fault in &reading.faults {
                assert!([&fault.what, &fault.remedy].iter().all(|told| !told.zh.is_empty() && !told.en.is_empty()));
            }
            let questions: Vec<&Question> = reading.questions.iter().map(|found| &found.question).take(50).collect();
            for question in &questions {
                let again = Question::new(question.draft()).expect("a question stays one");
                assert_eq!(again.draft(), question.draft());
            }
            twins(&[], &questions);
            for format in Format::ALL {
                let written = write(format, &questions, &reading.pictures).expect("a file");
                let refused = written.faults.iter().filter(|fault| fault.weight == Weight::Refused).count();
                if refused < questions.len() {
                    let back = read(&written.bytes).expect("our own file is read");
                    assert_eq!(back.questions.len() + refused, questions.len(), "{format:?}");
                }
            }
        }
    }
});
