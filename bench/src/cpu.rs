//! CPU time and memory of processes, read from /proc. One tick is a hundredth of a second, so that many requests are measured together.

use std::fs;

/// One tick of `/proc/*/stat`, in microseconds (USER_HZ is 100 on Linux).
const TICK_US: u64 = 10_000;

/// CPU time in microseconds that a process and its ended children have used; 0 when it is gone.
fn process_us(pid: u32) -> u64 {
    let Ok(text) = fs::read_to_string(format!("/proc/{pid}/stat")) else { return 0 };
    // The name in parentheses may hold spaces: count the fields behind it.
    let fields: Vec<_> = text.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks: u64 = fields.iter().skip(11).take(4).filter_map(|field| field.parse::<u64>().ok()).sum();
    ticks * TICK_US
}

/// CPU time of the program and, when it stands on PostgreSQL, of every process of that server.
pub fn used_us(program: u32, with_postgres: bool) -> u64 {
    let database: u64 = if with_postgres { postgres_pids().into_iter().map(process_us).sum() } else { 0 };
    process_us(program) + database
}

fn postgres_pids() -> Vec<u32> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let pids = entries.filter_map(|entry| entry.file_name().to_string_lossy().parse().ok());
    pids.filter(|pid| fs::read_to_string(format!("/proc/{pid}/comm")).is_ok_and(|name| name.trim() == "postgres"))
        .collect()
}

/// Resident memory in kibibytes.
pub fn resident_kib(pid: u32) -> u64 {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()).and_then(|number| number.parse().ok()).unwrap_or(0)
}
