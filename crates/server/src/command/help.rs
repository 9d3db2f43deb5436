//! What `--help` says in Chinese: the English stands at each argument, its twin here. Used for showing help alone; words are understood without it.

use clap::builder::Resettable;
use clap::{Arg, ArgAction, Command};

/// Columns of a line of explanation; a Chinese character takes two.
const COLUMNS: usize = 64;

/// What a command does: its words and what they mean.
const COMMANDS: &[(&str, &str)] = &[
    ("zhixing", "知行：支部一起学习、开会、答复群众，留下一份真实的记录"),
    ("serve", "提供网页服务。还没有单位时，印出一个一次性链接，用它设立管理员"),
    ("demo", "写入演示单位（虚构的人员、一年的活动），并印出登录名和密码"),
    ("import", "用名单导入成员（CSV 或 XLSX）"),
    ("import members", "用名单导入成员、单位和职务（CSV 或 XLSX）：要么全部导入，要么一条也不导入"),
    ("verify", "不联网核对导出的记录：是否存在、何时写入、有没有被改过"),
    ("backup", "在运行中把全部数据备份成一个文件"),
    ("restore", "把备份恢复到空的数据目录"),
    ("move", "把全部数据搬到另一个数据库（SQLite 或 PostgreSQL），并在那里核对"),
    ("erase", "抹除已转出的人的个人信息：只与他本人有关的删除，与别人也有关的保留、去掉姓名"),
    ("filing-pack", "生成备案材料（功能、数据清单、安全、关停方案），内容取自程序本身"),
    ("key", "管理为台账签名的密钥：查看状态、从备份取回、更换新的"),
    ("close-down", "关停：通知所有人，导出全部数据，再删除，并出具可以不联网核对的删除证明"),
    ("recover", "为不能登录的人生成一次性链接，主要用于唯一的管理员"),
    ("doctor", "检查可能出问题的各个方面，包括整个台账"),
];

/// What an argument is for: the command it belongs to (empty: every command that has it), its name, and its meaning.
const ARGUMENTS: &[(&str, &str, &str)] = &[
    ("", "settings", "设置文件（TOML）：参数的长名就是键，如 `listen = \"0.0.0.0:8090\"`"),
    ("", "language", "用哪种语言：zh 或 en；不写时看终端的语言（LC_ALL、LC_MESSAGES、LANG），再没有就用中文"),
    ("restore", "data", "数据目录：须是空的，或还不存在"),
    ("verify", "data", "查核验码时：要询问的那套系统的数据目录。核对文件不需要"),
    ("", "data", "数据目录：数据库、台账密钥、运行锁"),
    ("restore", "database", "空的 PostgreSQL 数据库，数据恢复到那里；台账密钥仍放在数据目录"),
    ("verify", "database", "查核验码时：要询问的那套系统的 PostgreSQL 数据库"),
    ("", "database", "改用 PostgreSQL 数据库（postgres://用户@主机/库名），不用内置数据库。其他地址一律拒绝"),
    (
        "verify",
        "zone",
        "显示时间用的时区，如 Asia/Shanghai；不写时用本机的。文件里的时间是 UTC，文书纸面上用单位自己的时区",
    ),
    ("", "zone", "单位的时区"),
    ("", "ledger_key", "为台账签名的密钥；默认是数据目录里的 `ledger.key`。同一套系统的各个节点要用同一个"),
    ("serve", "listen", "监听的地址"),
    ("serve", "origin", "大家在浏览器里输入的地址，如 https://zhixing.example.org。默认是 http://localhost 加端口"),
    ("recover", "origin", "大家在浏览器里输入的地址，印在链接前面"),
    (
        "serve",
        "course_origin",
        "外来课程单独使用的地址，如 https://courses.example.org，也指向本程序。须是另一个主机名，外来的程序才不会与本站共用任何东西。不写时，课程在本站地址下的沙箱里运行",
    ),
    ("serve", "suggestions_per_hour", "每位成员一小时最多收几条意见与建议"),
    ("serve", "trust_forwarded", "相信 `X-Forwarded-For` 里的来源地址：只在前面有自己的代理、并由它填写时才用"),
    (
        "serve",
        "holidays",
        "单位自己的节假日文件，格式同 `charter/holidays.toml`：它写到的年份替换自带的。默认用数据目录里的 `holidays.toml`（如果有）。各个节点要用同一个",
    ),
    (
        "serve",
        "mail_server",
        "邮件服务器：smtps://主机（加密）、smtp://主机（STARTTLS，必须加密）、smtp-plain://主机（本机上的服务器）。不写就不发邮件",
    ),
    ("serve", "mail_from", "发件人地址；与邮件服务器一起写"),
    ("serve", "mail_user", "登录邮件服务器的用户名"),
    ("serve", "mail_password_file", "一个文件，第一行是邮件服务器的密码"),
    ("serve", "mail_password", "密码本身：写在环境变量或设置文件里，不要写在命令行上，同一台机器上的人看得到"),
    (
        "serve",
        "oidc_issuer",
        "统一登录服务的地址（与它自称的一致），如 https://id.example.org。请在那边登记本程序的地址：ORIGIN/sign-in/identity/callback",
    ),
    ("serve", "oidc_client", "统一登录服务怎么称呼本程序；与上一项一起写"),
    ("serve", "oidc_secret_file", "一个文件，第一行是与之配套的密钥；不写就是公开客户端（只用 PKCE）"),
    ("serve", "oidc_name", "大家怎么称呼它；不写时，页面按读者的语言写“单位的统一登录”"),
    (
        "serve",
        "oidc_number_claim",
        "存放成员编号的声明：有编号的人不用先关联就登录到那个成员的账号。只用于单位自己管理的登录服务；邮箱不能当作人",
    ),
    (
        "serve",
        "witnesses",
        "台账日志的见证方（C2SP tlog-witness）：每个写公钥（name+id+base64）、空格、地址，之间用逗号。日志增长时每分钟把大小和根告诉它们，不含任何内容",
    ),
    ("serve", "accept_older", "数据比这里以前的旧（例如旧备份）也继续：那以后的内容就没有了。会记入台账"),
    ("serve", "return_here", "这套数据已经搬走，仍在这里继续：新地方后来的记录不在这里，那边也不能再运行。会记入台账"),
    ("serve", "new_register", "先照学习记录重新编制索引，再开始服务（doctor 说索引有损坏时用）"),
    ("restore", "accept_older", "这个目录以前的数据更新，也照样恢复：备份以后的内容就没有了"),
    ("demo", "members", "一共多少名成员"),
    ("demo", "branches", "多少个支部"),
    ("demo", "seed", "同一个种子写出同样的单位"),
    ("demo", "today", "这一年到哪一天为止；默认到今天"),
    ("demo", "activities", "最多多少次活动：默认每个支部一整年；支部有 20 个以上的，每个支部二十次"),
    ("import members", "file", "名单文件：CSV（UTF-8 或 GBK）或 XLSX，表头用中文或英文"),
    ("import members", "dry_run", "只说会改动什么，不写入"),
    ("import members", "ignore_unknown", "略过不认识的列，而不是拒绝整个文件"),
    (
        "verify",
        "file",
        "导出的记录（JSON、JSONL）、文书（PDF、DOCX、XLSX）、删除证明，或更换密钥的说明。也可以写文书的核验码：向 --data 或 --database 所指的系统查询；都没写，就告诉您到哪里查",
    ),
    (
        "verify",
        "key",
        "单位的公钥，或它的指纹（64 位；有空格时加引号）：都在单位的“台账是什么”页面上。别的密钥签的记录就不通过。以前用过的密钥可以再写一次",
    ),
    ("verify", "witness", "见证方的公钥（name+id+base64）：它必须联署过文件所依据的日志。有几个就写几次"),
    ("backup", "to", "要写的文件；不能已经存在。所在的目录只新建最后一级"),
    ("restore", "from", "`zhixing backup` 写的文件"),
    ("move", "from", "现在在哪里：数据目录（内置数据库），或 PostgreSQL 数据库的地址"),
    ("move", "to", "搬到哪里：空的数据目录，或空的 PostgreSQL 数据库的地址"),
    ("move", "key", "来源的台账密钥；默认是它的目录里的 `ledger.key`。来源是地址时必须写"),
    ("move", "key_to", "台账密钥复制到哪里；默认是目标目录里的 `ledger.key`。目标是地址时，密钥留在原处"),
    ("erase", "number", "他的编号"),
    ("erase", "dry_run", "只说什么会删除、什么会保留、为什么，不改动"),
    ("erase", "ground", "依据：asked（本人要求）、over（期限已过）、mistaken（误登记）"),
    ("erase", "clean", "只重写数据库文件，让以前抹除的内容在文件里也找不到"),
    ("filing-pack", "to", "要写的 ZIP 文件；不能已经存在"),
    ("key", "restore", "从备份或密钥文件的副本取回密钥"),
    (
        "key",
        "renew",
        "换一个新密钥，须先停止服务：lost（丢了，备份里也没有）、exposed（可能被别人拿到）、planned（例行更换）",
    ),
    ("key", "because", "与 --renew 一起写：用一句话说明发生了什么；写进台账，能查看单位台账的人看得到"),
    ("close-down", "announce", "第一步：通知每一名成员，系统到这一天关停，至少提前 30 天"),
    ("close-down", "export", "第二步：把全部数据写到这个目录，存入单位档案"),
    ("close-down", "delete", "最后一步，从公布的那天起：删除数据库和密钥，并把删除证明写到这个文件"),
    ("close-down", "exported", "与 --delete 一起写：导出的目录；删除以前逐项核对"),
    ("close-down", "confirm", "与 --delete 一起写：手工输入单位名称"),
    ("close-down", "call_off", "中止关停"),
    ("recover", "number", "成员编号（第一位管理员的写在他的成员页上；没改过的话就是登录名）"),
    (
        "recover",
        "administrator",
        "同时让这名成员从今天起任单位的管理员：一位管理员也没有了的时候用。误办的转出一并撤回",
    ),
];

/// The command as its help is shown in Chinese.
pub fn in_chinese(command: Command) -> Command {
    of(command, "")
}

fn of(mut command: Command, words: &str) -> Command {
    let about = meaning(words);
    for name in names(&command) {
        let words = format!("{words} {name}").trim_start().to_owned();
        command = command.mut_subcommand(name, |below| of(below, &words));
    }
    let arguments: Vec<String> = command.get_arguments().map(|argument| argument.get_id().to_string()).collect();
    for id in arguments {
        command = command.mut_arg(&id, |argument| explained(argument, words));
    }
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("显示这些说明");
    command = command.disable_help_flag(true).disable_help_subcommand(true).arg(help);
    if words.is_empty() {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).help("显示版本");
        command = command.disable_version_flag(true).arg(version);
    }
    let template = template(&command, words);
    command.about(about).long_about(Resettable::Reset).help_template(template)
}

fn names(command: &Command) -> Vec<String> {
    command.get_subcommands().map(|below| below.get_name().to_owned()).collect()
}

/// How the parts of the help follow each other, under Chinese headings.
fn template(command: &Command, words: &str) -> String {
    let mut template = "{about-with-newline}\n用法：{usage}\n".to_owned();
    let below = names(command);
    let longest = below.iter().map(String::len).max().unwrap_or_default();
    if !below.is_empty() {
        template.push_str("\n命令：\n");
    }
    for name in &below {
        let about = wrapped(meaning(format!("{words} {name}").trim_start()));
        let indented = about.replace('\n', &format!("\n{:width$}", "", width = longest + 4));
        template.push_str(&format!("  {name:longest$}  {indented}\n"));
    }
    if command.get_positionals().any(|argument| !argument.is_hide_set()) {
        template.push_str("\n参数：\n{positionals}\n");
    }
    template + "\n选项：\n{options}"
}

fn meaning(words: &str) -> &'static str {
    let words = if words.is_empty() { "zhixing" } else { words };
    COMMANDS.iter().find(|(command, _)| *command == words).map_or("", |(_, meaning)| meaning)
}

/// The argument with what it means, where else it can be set, and what holds without it.
fn explained(argument: Arg, words: &str) -> Arg {
    let id = argument.get_id().to_string();
    let of = |(command, name, _): &&(&str, &str, &str)| *name == id && (command.is_empty() || *command == words);
    let mut said = ARGUMENTS.iter().find(of).map_or_else(String::new, |(_, _, meaning)| (*meaning).to_owned());
    if let Some(variable) = argument.get_env() {
        said.push_str(&format!("〔环境变量 {}〕", variable.to_string_lossy()));
    }
    let defaults = argument.get_default_values();
    if !argument.is_hide_default_value_set() && argument.get_action().takes_values() && !defaults.is_empty() {
        let defaults: Vec<_> = defaults.iter().map(|value| value.to_string_lossy()).collect();
        said.push_str(&format!("〔默认 {}〕", defaults.join("、")));
    }
    let argument = argument.help(wrapped(&said)).long_help(Resettable::Reset).hide_env(true);
    // What can be chosen and what holds by default stand in the explanation; a flag has neither.
    if argument.get_action().takes_values() {
        argument.hide_default_value(true).hide_possible_values(true)
    } else {
        argument
    }
}

/// The text in lines that fit: broken between Chinese characters and at spaces, never inside a word or before what closes one.
fn wrapped(text: &str) -> String {
    let is_wide = |sign: char| sign >= '\u{2e80}' || "“”‘’".contains(sign);
    let width = |piece: &str| piece.chars().map(|sign| if is_wide(sign) { 2 } else { 1 }).sum::<usize>();
    let mut pieces: Vec<String> = Vec::new();
    for sign in text.chars() {
        let stays = match pieces.last().and_then(|piece| piece.chars().last()) {
            None => false,
            Some(before) => {
                "，。、：；！？）〕”".contains(sign)
                    || "（〔“".contains(before)
                    || !(is_wide(sign) || is_wide(before) || before == ' ')
            }
        };
        match pieces.last_mut() {
            Some(piece) if stays => piece.push(sign),
            _ => pieces.push(sign.to_string()),
        }
    }
    let (mut lines, mut used) = (String::new(), 0);
    for piece in pieces {
        if used > 0 && used + width(piece.trim_end()) > COLUMNS {
            lines.truncate(lines.trim_end().len());
            lines.push('\n');
            used = 0;
        }
        used += width(&piece);
        lines.push_str(&piece);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::super::Cli;
    use super::*;
    use clap::CommandFactory as _;

    fn is_chinese(text: &str) -> bool {
        text.chars().any(|sign| ('\u{4e00}'..='\u{9fff}').contains(&sign))
    }

    fn look(command: &Command, words: &str, lacking: &mut Vec<String>) {
        if meaning(words).is_empty() {
            lacking.push(words.to_owned());
        }
        for argument in command.get_arguments().filter(|argument| !argument.is_hide_set()) {
            let id = argument.get_id().to_string();
            let known = ARGUMENTS.iter().any(|(of, name, _)| *name == id && (of.is_empty() || *of == words));
            if !known {
                lacking.push(format!("{words} --{id}"));
            }
        }
        for below in command.get_subcommands() {
            look(below, format!("{words} {}", below.get_name()).trim_start(), lacking);
        }
    }

    #[test]
    fn each_command_and_each_argument_is_explained_in_chinese_and_nothing_else_is() {
        let mut lacking = Vec::new();
        look(&Cli::command(), "", &mut lacking);
        assert!(lacking.is_empty(), "{lacking:#?}");
        for (of, name, meaning) in ARGUMENTS {
            let command = Cli::command();
            let all = std::iter::once(&command).chain(
                command.get_subcommands().flat_map(|below| std::iter::once(below).chain(below.get_subcommands())),
            );
            let known = all.flat_map(Command::get_arguments).any(|argument| argument.get_id() == *name);
            assert!(known && is_chinese(meaning), "{of} --{name}");
        }
    }

    #[test]
    fn the_help_of_each_command_is_chinese_from_its_first_line_to_its_last() {
        let mut command = in_chinese(Cli::command());
        for words in COMMANDS.iter().map(|(words, _)| *words) {
            let asked = words.split(' ').filter(|word| *word != "zhixing").chain(["--help"]);
            let shown = command.try_get_matches_from_mut(std::iter::once("zhixing").chain(asked)).unwrap_err();
            let shown = shown.to_string();
            assert!(is_chinese(shown.lines().next().unwrap_or_default()), "{shown}");
            assert!(shown.contains("用法：") && shown.contains("显示这些说明"), "{shown}");
            for english in ["Usage", "Options", "Commands", "Arguments", "Print", "[env", "[default", "possible values"]
            {
                assert!(!shown.contains(english), "{words}: {english} in {shown}");
            }
        }
    }

    #[test]
    fn a_long_explanation_is_broken_between_words() {
        let text = "设置文件（TOML）：参数的长名就是键，如 `listen`，也可以写在环境变量里，写了哪一个、哪一个就算数。";
        let lines = wrapped(text);
        assert_eq!(lines.replace('\n', ""), text);
        assert!(lines.lines().count() == 2 && lines.lines().all(|line| !line.starts_with('，')), "{lines}");
    }
}
