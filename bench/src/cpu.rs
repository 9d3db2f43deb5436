//! CPU time and memory of processes, read from /proc. What the scheduler counts is exact to the nanosecond, so short measurements hold too.

use std::fs;

/// CPU time in microseconds that the threads of a process have used so far; 0 when it is gone.
fn process_us(pid: u32) -> u64 {
    let threads = fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten();
    let spent_ns = threads.filter_map(|thread| {
        let text = fs::read_to_string(thread.path().join("schedstat")).ok()?;
        text.split_whitespace().next()?.parse::<u64>().ok()
    });
    spent_ns.sum::<u64>() / 1_000
}

/// CPU time of the program and, when it stands on PostgreSQL, of every process of the server at that port.
pub fn used_us(program: u32, postgres_port: Option<&str>) -> u64 {
    process_us(program) + postgres_port.map_or(0, |port| server(port).into_iter().map(process_us).sum())
}

/// The server that was started with this port, and its processes: other servers on the machine are none of ours.
fn server(port: &str) -> Vec<u32> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let all: Vec<u32> = entries.filter_map(|entry| entry.file_name().to_string_lossy().parse().ok()).collect();
    let is_first = |pid: &&u32| {
        let words = fs::read_to_string(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        words.contains("postgres") && words.split('\0').collect::<Vec<_>>().windows(2).any(|two| two == ["-p", port])
    };
    let Some(first) = all.iter().find(is_first).copied() else { return Vec::new() };
    all.into_iter().filter(|pid| *pid == first || parent(*pid) == Some(first)).collect()
}

fn parent(pid: u32) -> Option<u32> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name in parentheses may hold spaces: count the fields behind it.
    text.rsplit(')').next()?.split_whitespace().nth(1)?.parse().ok()
}

/// Resident memory in kibibytes.
pub fn resident_kib(pid: u32) -> u64 {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()).and_then(|number| number.parse().ok()).unwrap_or(0)
}
