//! The spelling of a statement's smallest parts. Simple on purpose: it never asks whether what is named exists.

/// A scheme, a colon, something behind it, and no white space or control character (after RFC 3987).
pub(super) fn is_iri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let scheme_good = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    scheme_good
        && !rest.is_empty()
        && !rest.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c))
}

/// 8-4-4-4-12 lower-case hexadecimal digits (RFC 9562).
pub(super) fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups.concat().bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// Letters and digits in groups of at most eight, joined by hyphens, the first of letters (after RFC 5646).
pub(super) fn is_language_tag(text: &str) -> bool {
    text.split('-').all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// `2026-03-01T09:30:00.25+08:00`: a date that exists, a time, an offset (RFC 3339; `-00:00` is refused by xAPI).
pub(super) fn is_instant(text: &str) -> bool {
    let Some((date, rest)) = text.split_once('T') else { return false };
    let Some(time) = rest.get(..8) else { return false };
    let mut offset = &rest[8..];
    if let Some(fraction) = offset.strip_prefix('.') {
        let end = fraction.find(|c: char| !c.is_ascii_digit()).unwrap_or(fraction.len());
        if end == 0 || end > 9 {
            return false;
        }
        offset = &fraction[end..];
    }
    is_date(date) && is_time(time) && is_offset(offset)
}

/// `P3D`, `PT1H30M`, `PT0.5S`: ISO 8601 with its units in order, each at most once; weeks stand alone.
pub(super) fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else { return false };
    if let Some(weeks) = rest.strip_suffix('W') {
        return is_amount(weeks, false);
    }
    let (days, time) = rest.split_once('T').map_or((rest, None), |(days, time)| (days, Some(time)));
    !(days.is_empty() && time.is_none())
        && has_units(days, &['Y', 'M', 'D'])
        && time.is_none_or(|time| !time.is_empty() && has_units(time, &['H', 'M', 'S']))
}

fn has_units(mut text: &str, units: &[char]) -> bool {
    for unit in units {
        if let Some((amount, rest)) = text.split_once(*unit) {
            if !is_amount(amount, *unit == 'S') {
                return false;
            }
            text = rest;
        }
    }
    text.is_empty()
}

fn is_amount(text: &str, fraction: bool) -> bool {
    let digits = |part: &str| (1..=9).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    match text.split_once('.') {
        Some((whole, part)) => fraction && digits(whole) && digits(part),
        None => digits(text),
    }
}

fn is_date(text: &str) -> bool {
    let Some([year, month, day]) = numbers(text, '-', [4, 2, 2]) else { return false };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

fn is_time(text: &str) -> bool {
    // A 60th second is a leap second, which RFC 3339 knows.
    numbers(text, ':', [2, 2, 2]).is_some_and(|[hour, minute, second]| hour < 24 && minute < 60 && second <= 60)
}

fn is_offset(text: &str) -> bool {
    let good = |clock| numbers(clock, ':', [2, 2]).is_some_and(|[hour, minute]| hour < 24 && minute < 60);
    text == "Z" || (text != "-00:00" && text.strip_prefix(['+', '-']).is_some_and(good))
}

/// Decimal numbers of exactly these widths, parted by a sign.
fn numbers<const N: usize>(text: &str, sign: char, widths: [usize; N]) -> Option<[u32; N]> {
    let parts: [&str; N] = text.split(sign).collect::<Vec<_>>().try_into().ok()?;
    let mut values = [0; N];
    for ((part, width), value) in parts.iter().zip(widths).zip(&mut values) {
        if part.len() != width || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        *value = part.parse().ok()?;
    }
    Some(values)
}
