//! The sentences about moving an installation.

zhixing_kit::text! {
    /// Speaks about moving an installation.
    pub Text
    target_taken() "目标数据库里已有数据，没有写入任何内容，里面的数据没有动：请指定一个空的数据库或文件夹"
        / "the target holds data already; nothing was written to it, and what it holds is as it was: name an empty database or folder";
    source_unfinished() "来源数据库本身是一次没有完成的迁移，内容不全。请从原来的数据库重新迁移。"
        / "The source is itself the target of a move that was not finished, and incomplete. Move again from the database before it.";
    demonstration_unfinished() "来源数据库里的演示单位没有生成完。请再次运行 zhixing demo，再迁移。"
        / "The demonstration in the source was not finished. Run zhixing demo again, then move it.";
    differs(table, here, there) "迁移后的表 {table} 与来源不一致（来源 {here} 行，目标 {there} 行）。目标仍标为“未完成”，请再次运行同一命令。"
        / "The table {table} is not the same after the move (source: {here} rows, target: {there} rows). The target stays marked as unfinished; run the same command again.";
    ledger_wrong(what) "迁移后的台账核验未通过：{what}目标仍标为“未完成”；请先对来源运行 zhixing doctor。"
        / "The ledger does not verify after the move: {what} The target stays marked as unfinished; run zhixing doctor on the source first.";
}
