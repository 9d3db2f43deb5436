//! How a file of a course is given out: its type, a range of its bytes, what it may reach. Pure.

use crate::package::media;

/// The media type of a file. The letters of a text are told only where they are UTF-8: older packages say it themselves.
pub fn media_type(path: &str, bytes: &[u8]) -> &'static str {
    let media = media::of(path);
    match media.split_once(';') {
        Some((plain, _)) if std::str::from_utf8(bytes).is_err() => plain,
        _ => media,
    }
}

/// What a document of a course may reach (decision 0023): its own files, the house's run-time, and the few addresses at which the house listens to
/// courses. Nothing else of the house, not even as an image; where it stands under the house's address, its origin is nobody's.
pub fn policy(own: Option<&str>, home: &str) -> String {
    let base = own.unwrap_or(home);
    let files = format!("{base}/course-run/ data: blob:");
    let apart = match own {
        Some(own) => format!("frame-ancestors {own}"),
        None => "sandbox allow-scripts allow-forms allow-popups allow-modals allow-downloads".to_owned(),
    };
    [
        apart,
        format!("default-src {files} 'unsafe-inline' 'unsafe-eval'"),
        format!("script-src {files} {home}/assets/ 'unsafe-inline' 'unsafe-eval'"),
        format!("img-src {files} {base}/favicon.ico"),
        format!("connect-src {files} {home}/xapi/ {home}/course-commit/ {home}/course-fetch/"),
        format!("form-action {base}/course-run/"),
        "object-src 'none'".to_owned(),
        "base-uri 'none'".to_owned(),
    ]
    .join("; ")
}

/// Which bytes are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// All of them.
    Whole,
    /// From the first to the last of these, both with it.
    Part(usize, usize),
    /// None that there are.
    Beyond,
}

/// Which bytes are asked for: one range as `bytes=0-99`, `bytes=100-`, `bytes=-100` (RFC 9110, 14.1.2), else the whole.
pub fn range(header: Option<&str>, length: usize) -> Asked {
    one_range(header, length).unwrap_or(Asked::Whole)
}

fn one_range(header: Option<&str>, length: usize) -> Option<Asked> {
    let (first, last) = header?.strip_prefix("bytes=")?.split_once('-')?;
    if last.contains(',') || length == 0 {
        return None;
    }
    let (first, last) = (first.trim(), last.trim());
    let (from, to) = match (first.parse::<usize>().ok(), last.parse::<usize>().ok()) {
        (Some(from), Some(to)) => (from, to.min(length - 1)),
        (Some(from), None) if last.is_empty() => (from, length - 1),
        (None, Some(count)) if first.is_empty() => (length - count.min(length), length - 1),
        _ => return None,
    };
    Some(if from <= to && from < length { Asked::Part(from, to) } else { Asked::Beyond })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_range_is_given_out_and_others_are_not() {
        let cases = [
            (None, Asked::Whole),
            (Some("bytes=0-9"), Asked::Part(0, 9)),
            (Some("bytes=90-"), Asked::Part(90, 99)),
            (Some("bytes=-10"), Asked::Part(90, 99)),
            (Some("bytes=-500"), Asked::Part(0, 99)),
            (Some("bytes=50-500"), Asked::Part(50, 99)),
            (Some("bytes=100-"), Asked::Beyond),
            (Some("bytes=9-3"), Asked::Beyond),
            (Some("bytes=0-1,5-6"), Asked::Whole),
            (Some("lines=0-1"), Asked::Whole),
            (Some("bytes=-"), Asked::Whole),
        ];
        for (header, wanted) in cases {
            assert_eq!(range(header, 100), wanted, "{header:?}");
        }
        assert_eq!(range(Some("bytes=0-"), 0), Asked::Whole);
    }

    #[test]
    fn a_course_reaches_its_files_and_where_the_house_listens_to_courses() {
        let home = "https://zhixing.example.org";
        let within = policy(None, home);
        assert!(within.starts_with("sandbox allow-scripts ") && !within.contains("allow-same-origin"), "{within}");
        let apart = policy(Some("https://courses.example.org"), home);
        assert!(apart.starts_with("frame-ancestors https://courses.example.org; "), "{apart}");
        for policy in [within, apart] {
            let known = ["course-run/", "course-commit/", "course-fetch/", "xapi/", "assets/", "favicon.ico"];
            let addresses = policy.split(['/', ';', ' ']).filter(|word| word.ends_with(".example.org")).count();
            let paths = known.iter().map(|path| policy.matches(&format!(".example.org/{path}")).count()).sum::<usize>();
            // All but who may stand around it are paths: the house as a whole is nowhere.
            assert_eq!(addresses - policy.matches("frame-ancestors").count(), paths, "{policy}");
        }
    }

    #[test]
    fn letters_are_told_where_they_are_known() {
        assert_eq!(media_type("a/B.HTML", "中".as_bytes()), "text/html; charset=utf-8");
        assert_eq!(media_type("b.html", &[0xd6, 0xd0]), "text/html");
        assert_eq!(media_type("c.exe", b""), "application/octet-stream");
    }
}
