//! Every setting as it is in force: for the administrator's page and the filing pack. Secrets never leave here.

use std::collections::BTreeSet;

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};
use zhixing_kit::house::{Setting, Source};

/// What each setting of `serve` does, in Chinese; the English stands in its declaration.
const MEANINGS: &[(&str, &str)] = &[
    ("data", "数据文件夹：数据库、台账签名密钥、运行锁。"),
    ("database", "改用 PostgreSQL 数据库（postgres://用户@主机/库名）；别的地址一律拒绝。不设置就用内置数据库。"),
    ("zone", "单位所在的时区。"),
    ("ledger_key", "给台账签名的密钥文件；默认是数据文件夹里的 ledger.key。同一系统的各个节点用同一个密钥。"),
    ("listen", "监听的地址和端口。"),
    ("origin", "使用者在浏览器里输入的网址；默认是 http://localhost 加端口。"),
    (
        "course_origin",
        "课程（cmi5、SCORM）专用的网址，要用另一个域名，指到同一个程序；不设置时课程在主网址下的沙箱里运行。",
    ),
    (
        "holidays",
        "本单位自己的放假安排（格式同 charter/holidays.toml）：写了哪一年，就用哪一年的；默认是数据文件夹里的 holidays.toml。各个节点要一样。",
    ),
    ("mail_server", "发送邮件的服务器。不设置就不发邮件。"),
    ("mail_from", "邮件的发件人地址。"),
    ("mail_user", "登录邮件服务器的用户名。"),
    ("mail_password_file", "登录邮件服务器的密码所在的文件；密码本身不写在设置里。"),
    ("mail_password", "登录邮件服务器的密码：只写在环境变量或设置文件里，不要写在命令行上。"),
    ("oidc_issuer", "单位统一登录系统的地址（它自己的叫法）。不设置就没有统一登录。"),
    ("oidc_client", "统一登录系统怎么称呼本程序。"),
    ("oidc_secret_file", "统一登录的密钥所在的文件；不设置就是公开客户端，只用 PKCE。"),
    ("oidc_name", "登录页按钮上的名字；不设置就叫“单位统一登录”，英文页面用英文。"),
    (
        "oidc_number_claim",
        "哪一项是成员编号：编号对得上的人不用先绑定就能登录。只在统一登录系统由本单位自己管理时使用；邮箱从来不作数。",
    ),
    (
        "witnesses",
        "给台账的存证日志联署的见证方：每个写公钥（name+id+base64），空一格写地址，之间用逗号隔开。日志增长时每分钟告诉它们一次条数和树根，不含任何内容。不设置就谁也不问。",
    ),
    ("suggestions_per_hour", "每位成员一小时最多收几条意见与建议。"),
    ("trust_forwarded", "采信代理给出的来访地址（X-Forwarded-For）：只有前面是自己的代理时才打开。"),
];

/// The settings of a command that was given, in the order of its `--help`. `from_file` are the keys of the settings file.
pub fn in_force(command: &Command, matches: &ArgMatches, from_file: &BTreeSet<String>) -> Vec<Setting> {
    command
        .get_arguments()
        .filter(|argument| is_setting(argument))
        .map(|argument| setting(argument, matches, from_file))
        .collect()
}

fn is_setting(argument: &Arg) -> bool {
    argument.get_env().is_some()
        && !argument.is_hide_set()
        && !["settings", "language"].contains(&argument.get_id().as_str())
}

fn setting(argument: &Arg, matches: &ArgMatches, from_file: &BTreeSet<String>) -> Setting {
    let id = argument.get_id().as_str();
    let source = match matches.value_source(id) {
        Some(ValueSource::CommandLine) => Source::Flag,
        Some(ValueSource::EnvVariable) => Source::Environment,
        _ if from_file.contains(id) => Source::File,
        _ => Source::Default,
    };
    let given =
        matches.get_raw(id).into_iter().flatten().map(|value| value.to_string_lossy()).collect::<Vec<_>>().join(" ");
    let zh = MEANINGS.iter().find(|(name, _)| *name == id).map_or("", |(_, zh)| zh);
    Setting {
        names: (
            format!("--{}", argument.get_long().unwrap_or(id)),
            argument.get_env().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        ),
        value: if argument.is_hide_env_values_set() { masked(&given) } else { given },
        source,
        meaning: (zh.to_owned(), argument.get_help().map(ToString::to_string).unwrap_or_default()),
    }
}

/// What a secret address begins with, and nothing of who and where.
fn masked(value: &str) -> String {
    match value.split_once("://") {
        Some((scheme, _)) => format!("{scheme}://…"),
        None if value.is_empty() => String::new(),
        None => "…".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use clap::Args;

    use super::*;
    use crate::settings::{Identity, Mail, Place, Serving, Watching};

    fn told(words: &[&str], from_file: &[&str]) -> Vec<Setting> {
        let serve = Serving::augment_args(Place::augment_args(Command::new("serve")));
        let command = Watching::augment_args(Identity::augment_args(Mail::augment_args(serve)));
        let matches = command.clone().get_matches_from(words);
        in_force(&command, &matches, &from_file.iter().map(|key| (*key).to_owned()).collect())
    }

    #[test]
    fn each_setting_says_its_value_where_it_comes_from_and_what_it_does() {
        let all = told(&["serve", "--data", "/srv/zhixing", "--database", "postgres://u:secret@host/db"], &["listen"]);
        let of = |flag: &str| all.iter().find(|setting| setting.names.0 == flag).unwrap();
        assert_eq!((of("--data").value.as_str(), of("--data").source), ("/srv/zhixing", Source::Flag));
        assert_eq!(of("--database").value, "postgres://…", "neither password nor place is told");
        assert_eq!((of("--zone").value.as_str(), of("--zone").source), ("Asia/Shanghai", Source::Default));
        assert_eq!(of("--listen").source, Source::File);
        assert_eq!(of("--origin").value, "");
        for setting in &all {
            assert!(!setting.meaning.0.is_empty(), "{}: say in Chinese what it does", setting.names.0);
            assert!(!setting.meaning.1.is_empty(), "{}: say in English what it does", setting.names.0);
        }
        assert!(
            MEANINGS
                .iter()
                .all(|(id, _)| all.iter().any(|setting| setting.names.0 == format!("--{}", id.replace('_', "-"))))
        );
    }
}
