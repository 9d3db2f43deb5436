//! Mail in the words of those who ask for it, through HTTP and over SMTP, on both databases.

mod carrying;
mod choosing;
mod server;
mod settings;

use zhixing_kit::id::Random;
use zhixing_people::{Actor, PasswordHash, Secret, open_with_password};

use super::actions::choose;
use super::model::How;
use super::{MailSettings, Postman};
use crate::tests::{Town, towns};
use server::Server;

/// The towns, in each of which the member and the other one may sign in.
fn mailing_towns() -> Vec<Town> {
    let password = PasswordHash::of(&Secret::new("correct horse battery"), &Random::system()).unwrap();
    let opened = |town: Town| {
        let (by, members, password) =
            (town.administrator.clone(), [town.member.member.clone(), town.other.member.clone()], password.clone());
        town.place
            .db
            .write_now(move |tx| {
                for (number, member) in members.iter().enumerate() {
                    open_with_password(tx, &by, member, &format!("name{number}"), &password)?;
                }
                Ok(())
            })
            .unwrap();
        town
    };
    towns().into_iter().map(opened).collect()
}

/// A postman who hands everything to this server.
fn postman(server: &Server) -> Postman {
    let settings = MailSettings {
        server: format!("smtp-plain://{}", server.address),
        user: None,
        password: None,
        from: "zhixing@example.org".to_owned(),
    };
    Postman::new(&settings, "https://zhixing.example.org").unwrap()
}

impl Town {
    fn choose(&self, actor: &Actor, how: How, address: &'static str) -> zhixing_kit::Result<super::actions::Chosen> {
        let actor = actor.clone();
        self.place.db.write_now(move |tx| choose(tx, &actor, how, address))
    }

    /// The member wants mail at this address and has confirmed it.
    fn wants_mail(&self, how: How, address: &'static str, server: &Server) {
        self.choose(&self.member, how, address).unwrap();
        postman(server).round(&self.place.db).unwrap();
        let letter = server.letters().pop().expect("a link was sent");
        let path = letter.link("/mail/confirmation/");
        self.browser(None).get(&path).expect(200).shows(address);
        self.browser(None).post(&path, &[]).expect(200);
    }

    fn round(&self, server: &Server) -> usize {
        postman(server).round(&self.place.db).unwrap()
    }
}
