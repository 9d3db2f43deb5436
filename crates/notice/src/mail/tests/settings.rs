//! Settings that cannot work are told in one line, and a password is never part of it.

use zhixing_people::Secret;

use crate::mail::{MailSettings, Postman};

fn told(server: &str, user: Option<&str>, password: Option<&str>, from: &str) -> Option<String> {
    let settings = MailSettings {
        server: server.to_owned(),
        user: user.map(str::to_owned),
        password: password.map(Secret::new),
        from: from.to_owned(),
    };
    assert!(!format!("{settings:?}").contains("hush-hush"));
    Postman::new(&settings, "https://zhixing.example.org").err()
}

#[test]
fn settings_are_checked_at_start() {
    let from = "zhixing@example.org";
    for good in ["smtps://mail.example.org", "smtp://mail.example.org:587", "smtps://mail.example.org:465/"] {
        assert_eq!(told(good, Some("zhixing"), Some("hush-hush"), from), None, "{good}");
    }
    assert_eq!(told("smtp-plain://127.0.0.1:2525", None, None, from), None);
    let wrong = [
        ("mail.example.org", None, None, from, "smtps://"),
        ("http://mail.example.org", None, None, from, "smtps://"),
        ("smtps://", None, None, from, "smtps://"),
        ("smtps://user@mail.example.org", None, None, from, "smtps://"),
        ("smtps://mail.example.org:mail", None, None, from, "smtps://"),
        ("smtps://mail.example.org", Some("zhixing"), None, from, "go together"),
        ("smtps://mail.example.org", None, Some("hush-hush"), from, "go together"),
        ("smtp-plain://mail.example.org", Some("zhixing"), Some("hush-hush"), from, "for all to read"),
        ("smtps://mail.example.org", None, None, "not an address", "--mail-from"),
    ];
    for (server, user, password, from, word) in wrong {
        let told = told(server, user, password, from).expect("refused");
        assert!(told.contains(word) && !told.contains("hush-hush") && told.lines().count() == 1, "{server}: {told}");
    }
}
