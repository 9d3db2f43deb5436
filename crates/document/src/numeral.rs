//! Numbers as Chinese documents count their headings.

/// 一 to 九十九.
pub(crate) fn chinese(number: usize) -> String {
    const SIGNS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number / 10 % 10, number % 10);
    match tens {
        0 => SIGNS[ones].to_owned(),
        1 => format!("十{}", SIGNS[ones]),
        _ => format!("{}十{}", SIGNS[tens], SIGNS[ones]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_counted_as_documents_count_them() {
        let counted: Vec<String> = [1, 9, 10, 11, 20, 21, 99].map(chinese).into();
        assert_eq!(counted, ["一", "九", "十", "十一", "二十", "二十一", "九十九"]);
    }
}
