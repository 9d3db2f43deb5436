//! An installation that was moved away stays where it was, with a mark. Whatever would change it is refused there: two places that go on with one key
//! would be two ledgers of one name. For the same reason nobody else may be at it while it is moved. What only looks (`doctor`, `verify`, `backup`, the filing pack) goes on.

use jiff::tz::TimeZone;
use zhixing_kit::{Db, Moment, Sentence};

use crate::said::{on_the_wall, said, told};

/// Lets pass where the data was not moved away; else a sentence says when, and where to.
pub fn must_be_here(db: &Db) -> Result<(), Sentence> {
    must_be_here_or_at(db, None)
}

/// The same for a move to `place`, which may be done once more: it says there itself whether anything is left to do.
pub fn must_be_here_or_at(db: &Db, place: Option<&str>) -> Result<(), Sentence> {
    match db.read_now(zhixing_keeper::departed).map_err(told)? {
        Some((to, at)) if place != Some(&to) => Err(gone(&to, at, &db.surroundings().zone)),
        _ => Ok(()),
    }
}

/// Lets pass where no other node is at the database: an embedded one has a lock for that, at a server its connections tell.
pub fn must_be_alone(db: &Db) -> Result<(), Sentence> {
    match db.connections_beside().map_err(told)? {
        0 => Ok(()),
        connections => Err(said!(
            "另有 zhixing 正在使用这个数据库（{connections} 个连接）：请先停下每个节点，再运行一次"
                / "another zhixing is at this database ({connections} connections): stop every node first, then run this again"
        )),
    }
}

/// That the data went elsewhere, and the two things that can be done.
pub fn gone(to: &str, at: Moment, zone: &TimeZone) -> Sentence {
    said!(
        "这里的数据已于 {at} 迁移到 {to}，这里不再提供服务，也不能再改动：请到那里办理；旧数据不再需要的，可以销毁。那里从未用过，或已经停用，要回到这里：运行 zhixing serve 时加一次 --return-here，那里此后记下的内容不在这里"
            / "the data here was moved to {to} at {at}; it is neither served nor changed here any more: do it there, and destroy the old data when it is not needed. If that place was never used, or is given up, run zhixing serve once with --return-here: what was recorded there since is not here",
        at = on_the_wall(at, zone)
    )
}
