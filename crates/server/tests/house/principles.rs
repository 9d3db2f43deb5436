//! The product principles (P1 to P20) that can be seen in schema, sources and islands. Those that need pages are tested with the pages.

use std::fs;
use std::path::Path;

use zhixing_kit::db::migrate::MIGRATIONS;
use zhixing_server::app;

/// The columns and tables of the schema, lower case, without comments.
fn schema() -> Vec<String> {
    let lines = MIGRATIONS.iter().flat_map(|step| step.sql.lines());
    lines
        .filter_map(|line| line.split("--").next())
        .map(|line| line.trim().to_lowercase())
        .filter(|line| !line.is_empty())
        .collect()
}

/// The words of a line that are names: letters and underscores.
fn names(line: &str) -> impl Iterator<Item = &str> {
    line.split(|character: char| !character.is_ascii_alphanumeric() && character != '_').filter(|word| !word.is_empty())
}

#[track_caller]
fn no_name_in_schema(forbidden: &[&str]) {
    for line in schema() {
        for name in names(&line) {
            let parts: Vec<_> = name.split('_').collect();
            let found = forbidden.iter().find(|word| parts.contains(word));
            assert!(found.is_none(), "the schema names {found:?}: {line}");
        }
    }
}

/// The islands' sources, all of them.
fn islands() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/islands");
    let files = fs::read_dir(folder).expect("the islands").map(|file| file.expect("a file").path());
    files
        .filter(|path| path.extension().is_some_and(|ending| ending == "ts"))
        .map(|path| fs::read_to_string(path).expect("a source"))
        .collect()
}

#[test]
fn p1_no_points_streaks_or_ranks_in_the_schema() {
    no_name_in_schema(&[
        "score", "scores", "points", "streak", "streaks", "rank", "ranking", "badge", "badges", "credit", "credits",
    ]);
}

#[test]
fn p2_study_time_is_never_metered() {
    no_name_in_schema(&["heartbeat", "seconds", "watched", "progress", "viewed", "views", "dwell"]);
    let islands = islands();
    for word in ["sendBeacon", "requestIdleCallback", "IntersectionObserver", "performance.now"] {
        assert!(!islands.contains(word), "an island could meter time with {word}");
    }
}

#[test]
fn p3_no_sign_in_or_usage_figures_are_asked_of_the_database() {
    for (name, sql) in app::statements() {
        let counts = sql.contains("count(") || sql.contains("sum(");
        let usage = names(sql).any(|word| ["session", "known_device", "used_at", "seen_at"].contains(&word));
        // A member's own unread notices are a count for himself alone.
        let himself = sql.contains("member = $1") || sql.contains("s.token_hash = $1");
        let own = himself && sql.contains("seen_at is null");
        assert!(!(counts && usage) || own, "{name} counts usage: {sql}");
    }
}

#[test]
fn p4_no_location_face_or_photo() {
    no_name_in_schema(&["latitude", "longitude", "geo", "location", "face", "photo", "gps", "ip"]);
    let islands = islands();
    for word in ["geolocation", "getUserMedia", "capture=", "mediaDevices", "DeviceMotion"] {
        assert!(!islands.contains(word), "an island asks for {word}");
    }
}

#[test]
fn p6_each_field_says_why_it_is_asked_and_who_sees_it_in_both_languages() {
    let fields = app::fields();
    assert!(fields.len() > 20, "the registry holds the fields of every room");
    for field in fields {
        for (what, (zh, en)) in [("label", field.label), ("why", field.why), ("seen by", field.seen_by)] {
            assert!(
                zh.chars().any(|character| ('\u{4e00}'..='\u{9fff}').contains(&character)),
                "{} {what}: {zh:?}",
                field.name
            );
            assert!(en.is_ascii() || en.contains('’') || en.contains('“'), "{} {what}: {en:?}", field.name);
            assert!(!en.trim().is_empty(), "{} {what} is empty", field.name);
        }
    }
}

#[test]
fn p8_nothing_that_was_recorded_is_ever_updated() {
    for (name, sql) in app::statements() {
        let words: Vec<_> = names(sql).collect();
        let updates_statement = words.windows(2).any(|pair| pair == ["update", "statement"]);
        assert!(!updates_statement, "{name} rewrites a record: {sql}");
    }
}

#[test]
fn p13_nobody_is_analysed() {
    no_name_in_schema(&["sentiment", "mood", "portrait", "profile", "emotion", "loyalty"]);
}

#[test]
fn p18_no_commerce_in_an_organisation() {
    no_name_in_schema(&["price", "payment", "subscription", "coupon", "reward"]);
}
