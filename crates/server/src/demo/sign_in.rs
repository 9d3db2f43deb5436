//! The sign-ins of the demonstration: eight people, each to see the house as another. Their password is for demonstration alone and printed.

use std::fmt::Write as _;

use zhixing_kit::id::Random;
use zhixing_kit::{Db, Result};
use zhixing_people::MemberKind;
use zhixing_people::{PasswordHash, Secret, open_with_password};

use super::people::{ADMINISTRATOR, ORGANISATION, People, SUPERIOR};
use super::size::Sort;
use super::stage::Stage;

/// The password of everybody who can sign in.
pub const PASSWORD: &str = "一起看看知行";
/// The administrator's sign-in name, which his number repeats.
pub const ADMINISTRATOR_NAME: &str = "admin";

/// Someone who can sign in.
pub struct SignIn {
    /// The sign-in name.
    pub name: &'static str,
    /// The person, by his place in the script.
    pub person: usize,
    /// Who he is, Chinese and English.
    pub who: (&'static str, &'static str),
}

/// Who can sign in, as far as the organisation has such a person.
pub fn sign_ins(people: &People) -> Vec<SignIn> {
    let branch = &people.branches[0];
    let small = people.branches.iter().find(|branch| branch.sort == Sort::Small);
    let posts = |at: &usize| people.posts.iter().any(|post| post.person == *at);
    let free = |kind: MemberKind| {
        let fits = |at: &&usize| people.people[**at].kind == kind && !posts(at) && people.people[**at].exempt.is_none();
        branch.people.iter().filter(fits).max_by_key(|at| std::cmp::Reverse(people.people[**at].born_on)).copied()
    };
    let named = [
        (ADMINISTRATOR_NAME, Some(ADMINISTRATOR), ("管理员", "administrator")),
        (
            "superior",
            Some(SUPERIOR),
            ("大队书记（上级，只看总体情况）", "the organisation's secretary: a superior, who sees the overview"),
        ),
        (
            "secretary",
            Some(branch.secretary),
            ("支部书记（设支委会的支部）", "secretary of the branch with a committee"),
        ),
        ("recorder", Some(branch.recorder()), ("支委、记录人", "committee member who takes the record")),
        ("leader", branch.groups.first().map(|(_, leader)| *leader), ("党小组组长", "group leader")),
        (
            "member",
            free(MemberKind::Formal),
            ("普通党员（年长，可在设置里选大字）", "ordinary member; the oldest: try the large type in the settings"),
        ),
        (
            "small",
            small.map(|branch| branch.secretary),
            ("支部书记（不设支委会的小支部）", "secretary of the small branch without a committee"),
        ),
        ("auxiliary", free(MemberKind::Auxiliary), ("辅警", "auxiliary")),
    ];
    named.into_iter().filter_map(|(name, person, who)| Some(SignIn { name, person: person?, who })).collect()
}

/// Opens their accounts; the administrator has his already.
pub fn open(db: &Db, stage: &Stage, random: &Random) -> Result<()> {
    for one in sign_ins(&stage.script.people).into_iter().filter(|one| one.person != ADMINISTRATOR) {
        let password = PasswordHash::of(&Secret::new(PASSWORD), random)?;
        let stage = stage.clone();
        db.write_now(move |tx| {
            let scene = stage.scene(tx);
            let administrator = scene.actor(ADMINISTRATOR)?;
            open_with_password(tx, &administrator, &scene.person(one.person)?, one.name, &password).map(drop)
        })?;
    }
    Ok(())
}

/// The sign-ins for programs: a list of role, name and password.
pub fn list(people: &People) -> serde_json::Value {
    let one = |one: SignIn| serde_json::json!({ "role": one.name, "name": one.name, "password": PASSWORD, "who": people.people[one.person].name });
    sign_ins(people).into_iter().map(one).collect()
}

/// What is printed and kept beside the data.
pub fn sheet(people: &People) -> String {
    let mut text = format!("{ORGANISATION}（演示，人和事都是虚构的 / made-up)\n");
    text.push_str("地址 address: 启动时印出的那一行 / as `zhixing serve` says when it starts\n");
    let _ = writeln!(
        text,
        "密码 password: {PASSWORD}   （所有人相同，仅供演示 / the same for all, for demonstration only)\n"
    );
    for one in sign_ins(people) {
        let name = &people.people[one.person].name;
        let _ = writeln!(text, "{:<10} {name}：{} / {}", one.name, one.who.0, one.who.1);
    }
    text
}
