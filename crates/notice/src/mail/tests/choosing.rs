//! Choosing, confirming, and what nobody may do with another's letter box.

use zhixing_kit::Error;
use zhixing_kit::clock::{DAY_MS, MINUTE_MS};

use super::server::Server;
use super::{How, mailing_towns, postman};
use crate::mail::actions::{Chosen, Taken, take_up};

#[test]
fn nobody_is_written_to_who_did_not_ask_and_confirm() {
    for town in mailing_towns() {
        let server = Server::start();
        town.send(vec![town.member.member.clone()], "/today");
        assert_eq!(town.round(&server), 0, "off by default");

        assert_eq!(town.choose(&town.member, How::Each, "a@example.org").unwrap(), Chosen::ToConfirm);
        town.send(vec![town.member.member.clone()], "/today");
        assert_eq!(town.round(&server), 1, "{}: only the link", town.place.engine);
        let link = server.letters()[0].link("/mail/confirmation/");
        town.browser(Some(&town.member)).get("/settings/mail").expect(200).shows("确认邮件已发往 a@example.org");
        town.browser(None).get(&link).expect(200).shows("a@example.org").shows("这是我的地址");
        town.send(vec![town.member.member.clone()], "/today");
        assert_eq!(town.round(&server), 0, "looking at the link confirms nothing");

        town.browser(None).post(&link, &[]).expect(200).shows("地址已确认");
        town.browser(None).post(&link, &[]).expect(422).shows("已经用过");
        town.send(vec![town.member.member.clone(), town.other.member.clone()], "/today");
        assert_eq!(town.round(&server), 1);
        town.browser(Some(&town.member)).get("/settings/mail").expect(200).shows("邮件会发到 a@example.org");
        town.browser(Some(&town.other)).get("/settings/mail").expect(200).hides("a@example.org");
    }
}

#[test]
fn a_link_ends_after_two_days_and_with_a_newer_one() {
    for town in mailing_towns() {
        let server = Server::start();
        town.choose(&town.member, How::Each, "a@example.org").unwrap();
        town.round(&server);
        town.place.pass_ms(2 * MINUTE_MS);
        town.choose(&town.member, How::Each, "b@example.org").unwrap();
        town.round(&server);
        let links: Vec<_> = server.letters().iter().map(|letter| letter.link("/mail/confirmation/")).collect();
        town.browser(None).get(&links[0]).expect(422);
        town.place.pass_ms(2 * DAY_MS);
        town.browser(None).get(&links[1]).expect(422).shows("过期");
        town.browser(None).get("/mail/confirmation/x").expect(422);
    }
}

#[test]
fn links_go_out_ever_more_rarely_so_that_no_letter_box_is_filled() {
    for town in mailing_towns() {
        let refused = |town: &crate::tests::Town| {
            matches!(town.choose(&town.member, How::Each, "victim@example.org"), Err(Error::Refused(_)))
        };
        for waited in [1, 2, 4] {
            assert_eq!(town.choose(&town.member, How::Each, "victim@example.org").unwrap(), Chosen::ToConfirm);
            assert!(refused(&town), "at once again");
            // Turning it off and on again is no way around.
            town.choose(&town.member, How::Off, "").unwrap();
            assert!(refused(&town));
            town.place.pass_ms(waited * MINUTE_MS);
        }
    }
}

#[test]
fn an_address_set_before_the_account_was_recovered_gets_nothing_until_it_is_confirmed_again() {
    for town in mailing_towns() {
        let server = Server::start();
        let renew = |town: &crate::tests::Town| {
            let (by, member) = (town.administrator.clone(), town.member.member.clone());
            town.place.pass_ms(MINUTE_MS);
            town.place
                .db
                .write_now(move |tx| {
                    zhixing_people::bar(tx, &by, &member)?;
                    // As a new password by link would: he may sign in again.
                    tx.run("update account set closed_at = null where member = $1", zhixing_kit::params![&member])
                })
                .unwrap();
            town.place.pass_ms(2 * MINUTE_MS);
        };
        town.wants_mail(How::Each, "thief@example.org", &server);
        renew(&town);
        town.send(vec![town.member.member.clone()], "/today");
        assert_eq!(town.round(&server), 0, "{}: confirmed by whoever had the account", town.place.engine);
        town.browser(Some(&town.member)).get("/settings/mail").expect(200).hides("邮件会发到");
        // A link that is on its way, and one that still waits, are dead too.
        town.choose(&town.member, How::Each, "thief@example.org").unwrap();
        town.round(&server);
        let link = server.letters().pop().unwrap().link("/mail/confirmation/");
        town.place.pass_ms(8 * MINUTE_MS);
        renew(&town);
        town.browser(None).post(&link, &[]).expect(422);
        town.place.pass_ms(8 * MINUTE_MS);
        town.choose(&town.member, How::Each, "other@example.org").unwrap();
        renew(&town);
        let sent = server.letters().len();
        town.round(&server);
        assert_eq!(server.letters().len(), sent, "the letter was asked for before");
        // The owner confirms his own address, and all is well.
        town.place.pass_ms(DAY_MS);
        town.wants_mail(How::Each, "owner@example.org", &server);
        town.send(vec![town.member.member.clone()], "/today");
        assert_eq!(town.round(&server), 1);
    }
}

#[test]
fn confirming_ones_own_address_between_is_no_way_to_fill_anothers_letter_box() {
    for town in mailing_towns() {
        let server = Server::start();
        town.wants_mail(How::Each, "own@example.org", &server);
        town.place.pass_ms(MINUTE_MS);
        town.choose(&town.member, How::Each, "victim@example.org").unwrap();
        town.place.pass_ms(2 * MINUTE_MS);
        town.wants_mail(How::Each, "own@example.org", &server);
        town.place.pass_ms(2 * MINUTE_MS);
        let again = town.choose(&town.member, How::Each, "victim@example.org");
        assert!(matches!(again, Err(Error::Refused(_))), "{}", town.place.engine);
        town.place.pass_ms(8 * DAY_MS);
        town.choose(&town.member, How::Each, "b@example.org").unwrap();
        town.place.pass_ms(MINUTE_MS);
        let forgotten = town.choose(&town.member, How::Each, "c@example.org");
        assert_eq!(forgotten.unwrap(), Chosen::ToConfirm, "forgotten after a week");
    }
}

#[test]
fn each_try_of_a_link_is_a_letter_of_its_own() {
    for town in mailing_towns() {
        town.choose(&town.member, How::Each, "a@example.org").unwrap();
        // The program died between the server's word and ours: the letter is taken up once more.
        let [first, second] = [(); 2].map(|()| {
            let taken = town.place.db.write_now(|tx| take_up(tx, "https://zhixing.example.org")).unwrap();
            town.place.pass_ms(10 * MINUTE_MS);
            let Taken::Letter(taken) = taken else { panic!("a letter is due") };
            taken.1
        });
        assert_ne!(first.body, second.body, "a link of its own");
        assert_ne!(first.id, second.id, "{}: the first one's link is dead", town.place.engine);
    }
}

#[test]
fn who_stops_it_leaves_no_address_behind() {
    for town in mailing_towns() {
        let server = Server::start();
        town.wants_mail(How::Each, "a@example.org", &server);
        town.send(vec![town.member.member.clone()], "/today");
        assert_eq!(town.choose(&town.member, How::Off, "").unwrap(), Chosen::Off);
        assert_eq!(town.round(&server), 0);
        let kept = town.place.db.read_now(|tx| {
            tx.all::<(String,)>("select address from mail_choice union all select address from letter", &[])
        });
        assert_eq!(kept.unwrap(), [(String::new(),)], "{}", town.place.engine);
    }
}

#[test]
fn a_bad_address_comes_back_with_what_was_typed() {
    for town in mailing_towns() {
        let server = Server::start();
        let mut browser = town.browser_with(Some(&town.member), Some(postman(&server)));
        browser.get("/settings/mail").expect(200).shows("不发邮件");
        let hostile = "a@example.org\r\nBcc: victim@example.org";
        browser
            .post("/settings/mail", &[("how", "each"), ("address", hostile)])
            .expect(422)
            .shows("这不像一个邮箱地址")
            .shows("victim");
        browser.post("/settings/mail", &[("how", "hourly"), ("address", "a@example.org")]).expect(422);
        browser.post("/settings/mail", &[("how", "each"), ("address", "a@example.org")]).expect(303);
        // Without a mail server nothing is promised.
        let mut browser = town.browser(Some(&town.other));
        browser
            .post("/settings/mail", &[("how", "each"), ("address", "a@example.org")])
            .expect(422)
            .shows("没有设置邮件服务器");
        browser.post("/settings/mail", &[("how", "off")]).expect(303);
    }
}
