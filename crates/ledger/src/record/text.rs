//! The sentences of faults, in Chinese and English. It never decides what is wrong.

use super::fault::Fault;

impl Fault {
    /// The fault as a Chinese sentence.
    #[rustfmt::skip]
    pub fn zh(&self) -> String {
        match self {
            Fault::Changed { statement } => format!("第 {statement} 条记录在存证之后被改动：正文或盐值与承诺值不符。"),
            Fault::Commitment { statement } => format!("第 {statement} 条记录的承诺值被改动；正文与存证一致。"),
            Fault::Proof { statement } => format!("第 {statement} 条记录的存证路径通不到检查点：路径、序号或承诺值被改动。"),
            Fault::Malformed { statement, field } => format!("第 {statement} 条记录的字段 {field} 写法有误。"),
            Fault::NotAStatement { statement } => format!("第 {statement} 条记录与存证一致，但正文无法读取。"),
            Fault::RepeatedIndex { statement, first } => format!("第 {statement} 条记录的序号与第 {first} 条重复。"),
            Fault::RepeatedId { statement, first } => format!("第 {statement} 条记录的标识与第 {first} 条重复。"),
            Fault::Order { statement } => format!("第 {statement} 条记录的序号小于前一条：顺序被改动。"),
            Fault::LeftOut { place, index, after: 0 } => format!("少了封存时的第 {place} 条：存证日志第 {index} 号，原在现有第 1 条之前。日志仍证明那里有一条记录，这份文件里已没有它的内容：请向单位要原文件，或登录后在台账里查看。"),
            Fault::LeftOut { place, index, after } => format!("少了封存时的第 {place} 条：存证日志第 {index} 号，原紧接在现有第 {after} 条之后。日志仍证明那里有一条记录，这份文件里已没有它的内容：请向单位要原文件，或登录后在台账里查看。"),
            Fault::PutIn { statement, index } => format!("第 {statement} 条记录（存证日志第 {index} 号）是封存以后放进来的。"),
            Fault::NotWhole { sealed, found } => format!("记录条数不符：封存时有 {sealed} 条，现有 {found} 条。"),
            Fault::Key(_) => "文件中的公钥无效。".into(),
            Fault::OtherKey { found, trusted } => format!("文件的公钥不是受信任的公钥：文件中的指纹为 {found}，受信任的指纹为 {trusted}。"),
            Fault::CheckpointSignature => "检查点的签名与公钥不符：检查点、签名或公钥被改动。".into(),
            Fault::CheckpointSignatures { found } => format!("检查点应当只有 1 个签名，现有 {found} 个。"),
            Fault::Checkpoint(_) => "检查点无法读取。".into(),
            Fault::Format { found } => format!("不认识的格式或版本：{found:?}。"),
            Fault::UnknownField { name, line } => format!("第 {line} 行：多出字段 {name:?}。"),
            Fault::MissingField { name, line } => format!("第 {line} 行：缺少字段 {name:?}。"),
            Fault::RepeatedField { name, line } => format!("第 {line} 行：字段 {name:?} 重复。"),
            Fault::Seal => "封签与文件不符：封签被改动，或封存之后内容被替换。".into(),
            Fault::NotAsWritten { byte, line } => format!("第 {byte} 字节（第 {line} 行）与原来的写法不同。"),
            Fault::CutOff { bytes: 0 } => "文件是空的。".into(),
            Fault::CutOff { bytes } => format!("文件不完整：在第 {bytes} 字节处中断。"),
            Fault::NotText { byte, line } => format!("第 {byte} 字节（第 {line} 行）不是 UTF-8 文本。"),
            Fault::NotARecord { line, column } => format!("第 {line} 行第 {column} 列：不是记录文件应有的内容。"),
            Fault::TooLarge { bytes } => format!("文件过大：{bytes} 字节，上限为 64 MiB。"),
            Fault::TooMany { statements } => format!("记录过多：{statements} 条，上限为 100,000 条。"),
            Fault::More { faults } => format!("另有 {faults} 处问题。"),
        }
    }

    /// The fault as an English sentence.
    #[rustfmt::skip]
    pub fn en(&self) -> String {
        match self {
            Fault::Changed { statement } => format!("Statement {statement} was changed after it was recorded: commitment does not match."),
            Fault::Commitment { statement } => format!("The commitment written beside statement {statement} was changed; the statement itself is as recorded."),
            Fault::Proof { statement } => format!("The proof of statement {statement} does not lead to the checkpoint: proof, index or commitment was changed."),
            Fault::Malformed { statement, field } => format!("Statement {statement}: field {field} is malformed."),
            Fault::NotAStatement { statement } => format!("Statement {statement} is as recorded, but cannot be read as a statement."),
            Fault::RepeatedIndex { statement, first } => format!("Statement {statement} has the same index as statement {first}."),
            Fault::RepeatedId { statement, first } => format!("Statement {statement} has the same id as statement {first}."),
            Fault::Order { statement } => format!("Statement {statement} has a lower index than the one before: the order was changed."),
            Fault::LeftOut { place, index, after: 0 } => format!("Of the sealed statements number {place} is missing: index {index} of the log, before the first that is here. The log still proves that something was recorded there; what it said is not in this file: ask the organisation for the original, or look it up in the ledger when signed in."),
            Fault::LeftOut { place, index, after } => format!("Of the sealed statements number {place} is missing: index {index} of the log, next after statement {after} of those that are here. The log still proves that something was recorded there; what it said is not in this file: ask the organisation for the original, or look it up in the ledger when signed in."),
            Fault::PutIn { statement, index } => format!("Statement {statement} (index {index} of the log) was put in after the file was sealed."),
            Fault::NotWhole { sealed, found } => format!("The number of statements differs: {sealed} were sealed, {found} are here."),
            Fault::Key(why) => format!("The key in the file cannot be used: {why}."),
            Fault::OtherKey { found, trusted } => format!("The key differs from the trusted one: its fingerprint is {found}, the trusted one is {trusted}."),
            Fault::CheckpointSignature => "The checkpoint signature is not of the key: checkpoint, signature or key was changed.".into(),
            Fault::CheckpointSignatures { found } => format!("The checkpoint must carry 1 signature; it carries {found}."),
            Fault::Checkpoint(why) => format!("The checkpoint cannot be read: {why}."),
            Fault::Format { found } => format!("Unknown format or version: {found:?}."),
            Fault::UnknownField { name, line } => format!("Line {line}: unknown field {name:?}."),
            Fault::MissingField { name, line } => format!("Line {line}: field {name:?} is missing."),
            Fault::RepeatedField { name, line } => format!("Line {line}: field {name:?} is there twice."),
            Fault::Seal => "The seal does not match the file: the seal was changed, or content was exchanged after sealing.".into(),
            Fault::NotAsWritten { byte, line } => format!("Byte {byte} (line {line}): not as written."),
            Fault::CutOff { bytes: 0 } => "The file is empty.".into(),
            Fault::CutOff { bytes } => format!("The file is cut off: it ends after byte {bytes}."),
            Fault::NotText { byte, line } => format!("Byte {byte} (line {line}): not UTF-8 text."),
            Fault::NotARecord { line, column } => format!("Line {line}, column {column}: not the content of a record file."),
            Fault::TooLarge { bytes } => format!("The file is too large: {bytes} bytes; the limit is 64 MiB."),
            Fault::TooMany { statements } => format!("Too many statements: {statements}; the limit is 100,000."),
            Fault::More { faults } => format!("And {faults} further faults."),
        }
    }
}
