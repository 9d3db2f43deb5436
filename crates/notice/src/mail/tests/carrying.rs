//! What the postman carries, what he does when it is not taken, and what a letter says.

use zhixing_kit::clock::{DAY_MS, HOUR_MS, MINUTE_MS};
use zhixing_kit::jobs::run_due;
use zhixing_kit::test::BEGIN;

use super::server::Server;
use super::{How, mailing_towns, postman};
use crate::mail::actions::{Taken, refused, take_up};
use crate::mail::{JOBS, begin};
use crate::tests::both;
use crate::{Notice, send};

#[test]
fn a_letter_says_what_it_is_about_and_where_to_read_it_and_nothing_else() {
    for town in mailing_towns() {
        let server = Server::start();
        town.wants_mail(How::Each, "a@example.org", &server);
        town.send(vec![town.member.member.clone()], "/meetings");
        assert_eq!((town.round(&server), town.round(&server)), (1, 0), "once");
        let letter = server.letters().pop().unwrap();
        assert_eq!(letter.to, ["RCPT TO:<a@example.org>"]);
        assert!(
            letter.body.contains("开会") && letter.body.contains("https://zhixing.example.org/notices"),
            "{letter:?}"
        );
        assert!(!letter.body.contains("周五开会"), "the contents stay in the house: {letter:?}");
        assert!(letter.body.contains("https://zhixing.example.org/settings/mail"), "a way out");
        assert_eq!(letter.header("Auto-Submitted"), ["Auto-Submitted: auto-generated"]);
        assert_eq!(letter.header("Message-ID").len(), 1);
    }
}

#[test]
fn what_somebody_typed_never_becomes_a_header() {
    for town in mailing_towns() {
        let server = Server::start();
        town.wants_mail(How::Each, "a@example.org", &server);
        let subject = "Meeting\r\nBcc: victim@example.org\r\n\r\nfree words\n.\nRCPT TO:<victim@example.org>";
        let notice = Notice {
            unit: town.administrator.unit.clone(),
            to: vec![town.member.member.clone()],
            subject: both(subject, subject),
            body: both("", ""),
            link: "/today".to_owned(),
        };
        let by = town.administrator.author();
        town.place.db.write_now(move |tx| send(tx, &by, notice.clone())).unwrap();
        assert_eq!(town.round(&server), 1);
        let letters = server.letters();
        let letter = letters.last().unwrap();
        assert_eq!((letters.len(), letter.to.len()), (2, 1), "{letters:?}");
        assert!(letter.header("Bcc").is_empty() && letter.header("RCPT TO").is_empty(), "{}", letter.head);
        assert_eq!(letter.header("Subject").len(), 1);
    }
}

#[test]
fn an_address_that_refuses_mail_is_left_alone_and_both_who_can_mend_it_are_told() {
    for town in mailing_towns() {
        let server = Server::start();
        town.wants_mail(How::Each, "gone@example.org", &server);
        server.answers("550 5.1.1 no such user here");
        town.send(vec![town.member.member.clone()], "/today");
        town.send(vec![town.member.member.clone()], "/today");
        town.round(&server);
        server.answers("250 well again");
        town.send(vec![town.member.member.clone()], "/today");
        assert_eq!(town.round(&server), 0, "{}: nothing more is sent there", town.place.engine);
        town.browser(Some(&town.member)).get("/settings/mail").expect(200).shows("退信").shows("no such user here");
        let page = town.browser(Some(&town.administrator)).get("/settings/mail/server").expect(200);
        page.shows("gone@example.org").shows("李娜").shows("no such user here");
        town.browser(Some(&town.member)).get("/settings/mail/server").expect(403);
        // He confirms it anew, and all is well.
        town.place.pass_ms(2 * MINUTE_MS);
        town.wants_mail(How::Each, "gone@example.org", &server);
        town.browser(Some(&town.administrator)).get("/settings/mail/server").expect(200).hides("gone@example.org");
    }
}

#[test]
fn a_late_refusal_of_the_old_address_leaves_the_link_to_the_new_one() {
    for town in mailing_towns() {
        let server = Server::start();
        town.wants_mail(How::Each, "old@example.org", &server);
        town.send(vec![town.member.member.clone()], "/today");
        let taken = town.place.db.write_now(|tx| take_up(tx, "https://zhixing.example.org")).unwrap();
        let Taken::Letter(taken) = taken else { panic!("a letter is due") };
        town.place.pass_ms(2 * MINUTE_MS);
        town.choose(&town.member, How::Each, "new@example.org").unwrap();
        town.place.db.write_now(move |tx| refused(tx, &taken.0, "550 no such user")).unwrap();
        assert_eq!(town.round(&server), 1, "{}: the link goes to the new address", town.place.engine);
        assert_eq!(server.letters().pop().unwrap().to, ["RCPT TO:<new@example.org>"]);
    }
}

#[test]
fn what_is_not_taken_now_is_tried_again_as_the_same_letter_until_it_is_no_news() {
    for town in mailing_towns() {
        let server = Server::start();
        town.wants_mail(How::Each, "a@example.org", &server);
        server.answers("451 4.7.1 please try again later");
        town.send(vec![town.member.member.clone()], "/today");
        assert_eq!((town.round(&server), town.round(&server)), (1, 0), "put off");
        town.browser(Some(&town.administrator)).get("/settings/mail/server").expect(200);
        server.answers("250 well");
        town.place.pass_ms(MINUTE_MS);
        assert_eq!((town.round(&server), server.letters().len()), (1, 2), "{}", town.place.engine);

        server.answers("451 4.7.1 please try again later");
        town.send(vec![town.member.member.clone()], "/today");
        let mut tries = 0;
        for _ in 0..80 {
            tries += town.round(&server);
            town.place.pass_ms(HOUR_MS);
        }
        assert!((10..30).contains(&tries), "{tries} tries in three days");
        server.answers("250 well");
        assert_eq!(town.round(&server), 0, "it is no news any more");
        town.browser(Some(&town.member)).get("/settings/mail").expect(200).hides("退信");
    }
}

#[test]
fn what_was_read_meanwhile_or_whose_receiver_has_gone_is_not_sent() {
    for town in mailing_towns() {
        let server = Server::start();
        town.wants_mail(How::Each, "a@example.org", &server);
        town.send(vec![town.member.member.clone()], "/today");
        town.browser(Some(&town.member)).post("/notices/all-seen", &[]).expect(303);
        town.round(&server);
        town.send(vec![town.member.member.clone()], "/today");
        let (by, member) = (town.administrator.clone(), town.member.member.clone());
        town.place.db.write_now(move |tx| zhixing_people::bar(tx, &by, &member)).unwrap();
        town.round(&server);
        assert_eq!(server.letters().len(), 1, "{}: the link alone", town.place.engine);
    }
}

#[test]
fn two_nodes_do_not_take_up_the_same_letter() {
    for town in mailing_towns() {
        let server = Server::start();
        town.wants_mail(How::Each, "a@example.org", &server);
        town.send(vec![town.member.member.clone()], "/today");
        let taken = || town.place.db.write_now(|tx| take_up(tx, "https://zhixing.example.org")).unwrap();
        assert!(matches!(taken(), Taken::Letter(..)));
        assert!(matches!(taken(), Taken::Nothing), "{}", town.place.engine);
        // The first one died on the way: after five minutes the letter is taken up again.
        town.place.pass_ms(5 * MINUTE_MS);
        assert!(matches!(taken(), Taken::Letter(..)));
    }
}

#[test]
fn who_wants_one_a_day_gets_one_and_only_if_something_is_unread() {
    for town in mailing_towns() {
        let server = Server::start();
        town.wants_mail(How::Daily, "a@example.org", &server);
        let organisation = town.member.organisation.clone();
        town.place.db.write_now(move |tx| begin(tx, &organisation)).unwrap();
        let mut letters = Vec::new();
        for notices in [2, 0, 1] {
            for _ in 0..notices {
                town.send(vec![town.member.member.clone()], "/today");
            }
            town.place.pass_ms(DAY_MS);
            run_due(&town.place.db, JOBS).unwrap();
            letters.push(town.round(&server));
        }
        // What was still unread from the day before was told already.
        assert_eq!(letters, [1, 0, 1], "{}", town.place.engine);
        let told = server.letters();
        assert!(told[1].body.contains("您有 2 条未读通知") && told[2].body.contains("您有 3 条未读通知"), "{told:?}");
        assert!(town.place.clock.now() > BEGIN);
    }
}

#[test]
fn a_test_says_what_the_server_said() {
    for town in mailing_towns() {
        let server = Server::start();
        let carrier = postman(&server);
        let now = town.place.clock.now();
        let sent = |answer| {
            server.answers(answer);
            carrier.test("a@example.org", "one", zhixing_kit::Language::English, now)
        };
        assert_eq!(sent("250 well"), super::super::postman::Answer::Taken);
        let refused = format!("{:?}", sent("550 nobody"));
        assert!(refused.contains("nobody"), "{refused}");
        assert_eq!(server.letters().len(), 1);

        let mut administrator = town.browser_with(Some(&town.administrator), Some(carrier));
        let to = |address: &'static str| [("test_address", address)];
        administrator
            .post("/settings/mail/server/test", &to("a@example.org"))
            .expect(200)
            .shows("没有发成功")
            .shows("nobody");
        administrator
            .post("/settings/mail/server/test", &to("a@example.org\r\nX: y"))
            .expect(422)
            .shows("这不像一个邮箱地址");
        server.answers("250 well");
        administrator.post("/settings/mail/server/test", &to("a@example.org")).expect(200).shows("邮件服务器收下了");
    }
}
