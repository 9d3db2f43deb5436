//! CPU time and memory of processes, read from /proc. What the scheduler counts is exact to the nanosecond, so short measurements hold too.

use std::collections::HashMap;
use std::fs;
use std::ops::Sub;

/// What /proc counts in: a hundredth of a second, whatever the machine's own clock does (proc_pid_stat(5)).
const TICK_US: u64 = 10_000;

/// CPU time in microseconds that a process has used so far; 0 when it is gone. The sum of its threads is exact, and knows nothing of threads that ended
/// since; the process's own count knows them, to a tick.
fn process_us(pid: u32) -> u64 {
    threads_us(pid).max(ticks(pid).unwrap_or_default() * TICK_US)
}

fn threads_us(pid: u32) -> u64 {
    let threads = fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten();
    let spent_ns = threads.filter_map(|thread| {
        let text = fs::read_to_string(thread.path().join("schedstat")).ok()?;
        text.split_whitespace().next()?.parse::<u64>().ok()
    });
    spent_ns.sum::<u64>() / 1_000
}

/// Ticks in the program and in the kernel: the 14th and the 15th field.
fn ticks(pid: u32) -> Option<u64> {
    let fields = stat(pid)?;
    Some(fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?)
}

/// What /proc says of a process, from its third field on: the name before it, in parentheses, may hold spaces.
fn stat(pid: u32) -> Option<Vec<String>> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    Some(text.rsplit(')').next()?.split_whitespace().map(str::to_owned).collect())
}

/// What each process has used so far, in microseconds. One less an earlier one is what they used since: a process that began meanwhile counts whole, one
/// that ended (the server's vacuum does) counts no more, and takes nothing away.
pub struct Used(HashMap<u32, u64>);

impl Sub for Used {
    type Output = u64;

    fn sub(self, before: Self) -> u64 {
        let since = |(pid, us): (&u32, &u64)| us.saturating_sub(before.0.get(pid).copied().unwrap_or_default());
        self.0.iter().map(since).sum()
    }
}

/// CPU time of the program and, when it stands on PostgreSQL, of every process of the server at that port.
pub fn used_us(program: u32, postgres_port: Option<&str>) -> Used {
    let all = postgres_port.map(server).into_iter().flatten().chain([program]);
    Used(all.map(|pid| (pid, process_us(pid))).collect())
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
    stat(pid)?.get(1)?.parse().ok()
}

/// Resident memory in kibibytes.
pub fn resident_kib(pid: u32) -> u64 {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()).and_then(|number| number.parse().ok()).unwrap_or(0)
}
