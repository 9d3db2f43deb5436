//! What is secret never stands in the log, whatever is logged; and many who sign in at once cost little memory.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use zhixing_kit::test::places;

use crate::spawned::{Folder, PASSWORD, Program, Speaker, Start};

/// The arguments that let a program work on a fresh database of each engine.
fn everywhere() -> Vec<(zhixing_kit::test::Place, Vec<String>)> {
    let arguments = |place: &zhixing_kit::test::Place| match place.scratch().address() {
        zhixing_kit::db::Address::File(_) => Vec::new(),
        zhixing_kit::db::Address::Postgres(url) => vec!["--database".to_owned(), url],
    };
    let with = |place| {
        let arguments = arguments(&place);
        (place, arguments)
    };
    places().into_iter().map(with).collect()
}

#[test]
fn no_password_token_or_cookie_is_ever_logged() {
    for (place, arguments) in everywhere() {
        let folder = Folder::new(&format!("log-{}", place.engine));
        let (data, first, log) = (folder.0.join("data"), folder.0.join("log-1"), folder.0.join("log-2"));
        let start = |log: &Path| Start { arguments: arguments.clone(), log: Some(("trace", log.to_owned())) };
        let program = Program::start_as(&data, &start(&first));
        let link = program.link();
        let wrong = "a-quite-wrong-password";
        let fields =
            [("organisation_name", "测试"), ("name", "管理员"), ("sign_in_name", "admin"), ("new_password", PASSWORD)];
        let founded = program.post("", &link, &fields).expect("an answer");
        assert_eq!(founded.status, 303, "{}", founded.text);
        drop(program);
        // A key that others can read is warned of: so it is sure that this log is written.
        fs::set_permissions(data.join("ledger.key"), fs::Permissions::from_mode(0o644)).expect("it is ours");
        let program = Program::start_as(&data, &start(&log));
        let cookies = program.sign_in("admin", PASSWORD);
        let refused =
            program.post("", "/sign-in", &[("sign_in_name", "admin"), ("password", wrong)]).expect("an answer");
        assert_eq!(refused.status, 422, "{}", refused.text);
        assert!(!refused.text.contains(wrong), "a password is not shown again");
        assert_eq!(program.get(&cookies, "/settings").expect("an answer").status, 200);
        assert_eq!(program.post(&cookies, "/sign-out", &[]).expect("an answer").status, 303);
        drop(program);
        let read = |log: &Path| String::from_utf8_lossy(&fs::read(log).expect("the log")).into_owned();
        assert!(read(&log).contains("chmod 600"), "{}: {}", place.engine, read(&log));
        let logged = read(&first) + &read(&log);
        let founded_cookies = founded.cookies();
        let tokens = [&cookies, &founded_cookies]
            .into_iter()
            .flat_map(|set| set.split("; "))
            .filter_map(|pair| pair.split('=').nth(1));
        for secret in
            tokens.chain([PASSWORD, wrong, link.rsplit('/').next().expect("a token"), "$argon2id$", "PRIVATE+KEY"])
        {
            assert!(secret.len() > 9 && !logged.contains(secret), "{}: the log holds {secret}", place.engine);
        }
    }
}

/// The most memory the process has ever held, in bytes.
fn peak(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).expect("its status");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a figure");
    line.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") * 1024
}

#[test]
fn sixty_four_who_sign_in_at_once_are_all_answered_in_little_memory() {
    let folder = Folder::new("burst");
    let program = Program::start_as(&folder.0, &Start { arguments: vec!["--trust-forwarded".to_owned()], log: None });
    program.found();
    let answers: Vec<_> = std::thread::scope(|scope| {
        let speaker: &Speaker = &program;
        let asked: Vec<_> = (0..64)
            .map(|number| {
                scope.spawn(move || {
                    let body = crate::spawned::form(&[("sign_in_name", "admin"), ("password", PASSWORD)]);
                    let from = format!("X-Forwarded-For: 203.0.113.{number}\r\n");
                    speaker.ask("", "POST /sign-in", &from, &body).expect("an answer").status
                })
            })
            .collect();
        asked.into_iter().map(|asked| asked.join().expect("no panic")).collect()
    });
    assert!(answers.iter().all(|status| [303, 503].contains(status)), "{answers:?}");
    assert!(answers.iter().filter(|status| **status == 303).count() > 32, "most get in: {answers:?}");
    let peak = peak(program.id());
    assert!(peak < 120 * 1024 * 1024, "{peak} bytes");
}
