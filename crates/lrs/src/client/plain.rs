//! Why a request was refused, in the words of who keeps the systems: what it means and what to do, and the reason as the client was told, in his language.

use zhixing_kit::text::Language;

use crate::text::Text;

/// What a refusal means, and what to do about it.
pub(super) fn meaning(status: u16, language: Language) -> &'static str {
    let text = Text(language);
    match status {
        401 => text.refused_secret(),
        403 => text.refused_right(),
        405 => text.refused_way(),
        409 => text.refused_conflict(),
        413 => text.refused_size(),
        429 => text.refused_pace(),
        _ => text.refused_content(),
    }
}

/// What any rule may begin with that is not known better.
const ANY: &str = "must be ";

/// Parts of reasons, as they begin; what follows is a value and stays.
const PHRASES: &[(&str, &str)] = &[
    ("is not well-formed JSON", "不是正确的 JSON"),
    ("must not be null", "不能是 null"),
    ("is not a property that xAPI has here", "xAPI 在这里没有这个字段"),
    ("is not a parameter of this resource", "这个地址没有这个参数"),
    ("must be written ", "应写成 "),
    ("must be one of: ", "应是下列之一："),
    ("must be an IRI with a scheme", "应是完整的网址（IRI）"),
    ("must be a mailto IRI", "应是以 mailto: 开头的邮箱"),
    ("must be a SHA-1 hash: 40 hexadecimal digits", "应是 SHA-1 值：40 位十六进制数字"),
    ("must be a SHA-2 hash in hexadecimal digits", "应是十六进制的 SHA-2 值"),
    ("must be a UUID in its standard form", "应是标准写法的 UUID"),
    ("must be a language tag as in zh-CN (RFC 5646)", "应是语言标记，例如 zh-CN"),
    ("must be a moment as in 2026-03-01T09:30:00Z", "应是时间，例如 2026-03-01T09:30:00Z"),
    ("must not have the offset -00:00", "时区不能写 -00:00"),
    ("must be an ISO 8601 duration as in PT1H30M", "应是时长，例如 PT1H30M"),
    ("must be a media type as in text/plain", "应是内容类型，例如 text/plain"),
    ("must have only one of mbox, mbox_sha1sum, openid and account", "mbox、mbox_sha1sum、openid、account 只能有一个"),
    ("must have one of mbox, mbox_sha1sum, openid and account", "要有 mbox、mbox_sha1sum、openid、account 中的一个"),
    ("must be an Agent: a group has no groups as members", "应是个人（Agent）：群组的成员不能是群组"),
    ("must lie between -1 and 1", "应在 -1 和 1 之间"),
    ("must be less than max", "应小于 max"),
    ("must lie between min and max", "应在 min 和 max 之间"),
    ("is only allowed when the object is an Activity", "只有对象是活动（Activity）时才能有"),
    ("must not be a SubStatement within a SubStatement", "子记录里不能再有子记录"),
    ("must be a StatementRef, because the verb is voided", "动词是“作废”，对象应是另一条记录（StatementRef）"),
    ("must be an Agent, or a Group of exactly two Agents", "应是个人（Agent），或正好两个人的群组"),
    ("needs an interactionType beside it", "要同时写 interactionType"),
    ("does not belong to this interactionType", "不属于这种 interactionType"),
    ("must be different from the ids before it", "编号与前面的重复"),
    ("must be different from the ids of the other statements", "编号与同一次发来的另一条重复"),
    ("must not be empty", "不能为空"),
    ("must be application/octet-stream, because it is a signature", "签名的内容类型应是 application/octet-stream"),
    ("the Content-Type must be multipart/mixed with a boundary", "内容类型应是 multipart/mixed，并写明分隔符"),
    ("the body does not end with its boundary", "内容没有以分隔符结束：被截断了，或分隔符不对"),
    ("its headers cannot be read", "这一部分的头读不懂"),
    ("there are more than ", "部分太多，超过 "),
    ("there is no part with statements", "没有记录的部分"),
    ("its Content-Type must be application/json", "这一部分放记录，内容类型应是 application/json"),
    ("its Content-Transfer-Encoding must be binary", "这一部分的 Content-Transfer-Encoding 应是 binary"),
    ("it has no header X-Experience-API-Hash", "这一部分没有写明 SHA-2 值（X-Experience-API-Hash）"),
    ("its bytes do not have the hash that its X-Experience-API-Hash names", "附件内容与写明的 SHA-2 值不符"),
    ("no statement has an attachment with this hash", "没有哪条记录提到这个附件"),
    ("the attachment with the hash ", "附件没有随请求发来，也没有 fileUrl："),
    ("the signature is not a JSON Web Signature", "签名不是 JWS 的紧凑写法"),
    ("the signature must be made with RS256, RS384 or RS512", "签名应使用 RS256、RS384 或 RS512"),
    ("the signature is not in the request", "签名没有随请求发来"),
    ("what was signed is not a statement: ", "签名的内容不是记录："),
    ("what was signed is another statement", "签名的是另一条记录"),
    ("the certificate in x5c is not an X.509 certificate of an RSA key", "x5c 里不是 RSA 密钥的 X.509 证书"),
    ("the signature does not fit the certificate", "签名与证书不符"),
    ("this client may not read", "没有读取的权限"),
    ("this client may not write", "没有写入的权限"),
    ("this client may not void the statement ", "不能作废别的系统写入的记录 "),
    ("the secret is not the one of this client", "密码不对"),
    ("this client sends too many requests", "请求太频繁"),
    ("there is another statement with the id ", "已经有一条内容不同的记录用了这个编号 "),
    ("there is a document already", "已经有这份文档：先取出来，改好后带着 ETag 再写"),
    ("a request brings at most ", "一次发来的记录太多，最多 "),
    ("a request has at most ", "一次发来的内容太大，最多 "),
    ("a document has at most ", "一份文档太大，最多 "),
    ("is longer than ", "太长，超过 "),
    ("is there twice", "写了两次"),
    ("does not go with ", "不能同时有 "),
    ("is missing", "没有写"),
    (ANY, "应是 "),
];

/// The reason as the client was told it, which is in English; in Chinese as far as its words are known.
pub(super) fn reason(told: &str, language: Language) -> Option<String> {
    if language == Language::English {
        return None;
    }
    let (at, (phrase, words)) =
        PHRASES.iter().filter_map(|known| Some((told.find(known.0)?, known))).min_by_key(|(at, _)| *at)?;
    let (before, behind) = (&told[..at], &told[at + phrase.len()..]);
    let place = before.trim_end_matches([' ', ':']);
    let place = match place.strip_prefix("statement ").and_then(|rest| rest.split_once(": ").or(Some((rest, "")))) {
        Some((number, path)) => {
            let number = number.parse::<u64>().map_or_else(|_| number.to_owned(), |number| (number + 1).to_string());
            format!("第 {number} 条 {path}")
        }
        None if place == "the statement" => "整条记录".to_owned(),
        None => place.to_owned(),
    };
    let colon = if place.is_empty() { "" } else { "：" };
    Some(format!("{}{colon}{words}{}", place.trim_end(), behind.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_its_words_in_chinese() {
        let rules = [
            include_str!("../../../xapi/src/fault.rs"),
            include_str!("../../../xapi/src/multipart.rs"),
            include_str!("../../../xapi/src/signature.rs"),
        ];
        let told =
            rules.iter().flat_map(|text| text.split("#[error(\"").skip(1)).filter_map(|text| text.split_once("\")]"));
        let told: Vec<&str> = told.map(|(told, _)| told).collect();
        assert!(told.len() > 40, "{}", told.len());
        let told = told.iter().filter(|told| !told.starts_with("must be {"));
        let is_known = |told: &str| PHRASES.iter().any(|(phrase, _)| *phrase != ANY && told.contains(phrase));
        let unknown: Vec<_> = told.filter(|told| !is_known(told)).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }

    #[test]
    fn a_reason_names_the_place_and_keeps_what_was_sent() {
        let zh = |told: &str| reason(told, Language::Chinese).unwrap();
        assert_eq!(
            zh("statement 1: actor.mbox: must be a mailto IRI (XAPI-00038)"),
            "第 2 条 actor.mbox：应是以 mailto: 开头的邮箱 (XAPI-00038)"
        );
        assert_eq!(zh("the statement must be an object"), "整条记录：应是 an object");
        assert_eq!(zh("this client may not write"), "没有写入的权限");
        assert_eq!(reason("this client may not write", Language::English), None, "it is told as it is");
    }
}
