//! The forms about mail: strings in, checked values out.

use lettre::Address;
use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};
use zhixing_kit::{Sentence, fields};

use super::model::How;
use super::text::Text;

/// The longest address that is taken (RFC 5321, 4.5.3.1.3, less its brackets).
const ADDRESS_MAX: usize = 254;

fields! {
    ADDRESS = "address" "邮箱地址" / "Mail address", why "有通知时发邮件到这里。先确认地址确实是您的。" / "Letters about your notices go there, once you have confirmed that it is yours.", seen "您本人；寄不出去时管理员也看得到" / "You; the administrator too when it refuses mail";
    HOW = "how" "怎样收邮件" / "When to write", why "默认不发邮件。邮件里只有一句标题和链接，没有内容。" / "Nothing is sent unless you ask. A letter holds a subject and a link, no contents.", seen "只有您" / "Only you";
    TEST_ADDRESS = "test_address" "试发到" / "Send a test to", why "看看邮件设置通不通。地址不保存。" / "To see whether the settings work. The address is not kept.", seen "只有您" / "Only you";
}

/// What the form of the choice sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct MailInput {
    /// The address.
    pub address: String,
    /// How often.
    pub how: String,
}

/// What the test's form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TestInput {
    /// Where to.
    pub test_address: String,
}

impl MailInput {
    /// Checks it: how often, and where to; the address is empty when nothing is wanted.
    pub fn check(&self) -> Result<(How, String), Faults> {
        let mut check = Check::default();
        let how = check.choice("how", &self.how, How::Off, How::read);
        let address = if how == How::Off { String::new() } else { address(&mut check, "address", &self.address) };
        check.finish((how, address))
    }
}

impl TestInput {
    /// Checks it.
    pub fn check(&self) -> Result<String, Faults> {
        let mut check = Check::default();
        let address = address(&mut check, "test_address", &self.test_address);
        check.finish(address)
    }
}

/// An address as every mail server takes it: plain characters, no name, no quotes, no brackets. Nothing that could become a header or a command.
fn address(check: &mut Check, field: &'static str, raw: &str) -> String {
    let text = check.text(field, raw, ADDRESS_MAX);
    let plain = |letter: char| letter.is_ascii_alphanumeric() || ".-_+=%@".contains(letter);
    if !text.is_empty() && (!text.chars().all(plain) || text.parse::<Address>().is_err()) {
        check.fault(field, Sentence::of(|language| Text(language).no_address()));
    }
    text
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    #[test]
    fn an_address_is_plain_or_refused() {
        for good in ["zhang.san@example.org", "a+b@mail.example.org", "10001@qq.com"] {
            assert_eq!(
                MailInput { address: format!(" {good} "), how: "each".into() }.check(),
                Ok((How::Each, good.to_owned()))
            );
        }
        for bad in [
            "",
            "zhangsan",
            "@example.org",
            "a@",
            "a b@example.org",
            "a@example.org\r\nBcc: victim@example.org",
            "a@example.org\nRCPT TO:<victim@example.org>",
            "张三 <a@example.org>",
            "<a@example.org>",
            "\"a b\"@example.org",
            "a@example.org,b@example.org",
            "a@example.org;b@example.org",
            "a@@example.org",
            "张三@example.org",
            &format!("{}@example.org", "x".repeat(250)),
        ] {
            assert!(MailInput { address: bad.to_owned(), how: "each".into() }.check().is_err(), "{bad:?}");
        }
        assert_eq!(MailInput { address: "anything".into(), how: "off".into() }.check(), Ok((How::Off, String::new())));
        assert!(MailInput { address: "a@example.org".into(), how: "hourly".into() }.check().is_err());
    }
}
