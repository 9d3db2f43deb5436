//! The sentences about settings.

use zhixing_kit::house::Source;

zhixing_kit::text! {
    /// Speaks about settings.
    pub Text
    title() "系统设置" / "The program's settings";
    lead() "现在生效的每一项设置、来自哪里、起什么作用。设置在服务器上改，重启后生效；密码不显示。"
        / "Every setting that is in force, where it comes from and what it does. They are changed on the machine and take effect at the next start; secrets are not shown.";
    name() "设置" / "Setting";
    value() "现在的值" / "Value in force";
    source() "来自" / "Comes from";
    meaning() "作用" / "What it does";
    unset() "没有设置" / "Not set";
    flag() "命令行" / "command line";
    environment() "环境变量" / "environment";
    file() "设置文件" / "settings file";
    default() "默认值" / "default";
    order() "同一项设置写在几处时，命令行优先，其次环境变量，再次设置文件，最后是默认值。" / "Where a setting stands in several places, the command line wins over the environment, the environment over the settings file, and that over the default.";
    settings() "设置" / "Settings";
    none() "程序没有告知它的设置。请用 zhixing serve 启动。" / "The program was not told its settings. Start it with zhixing serve.";
}

impl Text {
    /// Where a value comes from, in words.
    pub fn comes_from(self, source: Source) -> &'static str {
        match source {
            Source::Flag => self.flag(),
            Source::Environment => self.environment(),
            Source::File => self.file(),
            Source::Default => self.default(),
        }
    }
}
