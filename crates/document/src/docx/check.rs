//! Whether a Word file can be a template of a kind of form: every fault is named with what to do about it. Nothing is run, opened or fetched.

use std::collections::BTreeSet;

use zhixing_kit::{Language, Sentence};

use super::danger::{Danger, dangers};
use super::ending::lacking;
use super::fill::fill;
use super::package::Package;
use super::placeholder::{Meaning, is_half_open, meaning, placeholders};
use super::tree::{self, Element, Node};
use crate::kind::Kind;
use crate::sheet::{Left, left_behind};
use crate::stamp::common;

zhixing_kit::text! {
    /// What is found in a template.
    Text
    macros() "文件带有宏（vbaProject 或 .docm）。请在 Word 里另存为不带宏的“Word 文档（.docx）”。" / "The file holds macros (vbaProject, or a .docm). Save it in Word as “Word document (.docx)”, without macros.";
    active(part) "文件里嵌有控件、对象或其他文档（{part}），打开时可能执行别的程序。请删掉它们再上传。" / "The file embeds a control, an object or another document ({part}), which may run something when opened. Remove it and upload the file again.";
    remote(target) "文件引用了外部内容（{target}），打开时会联网。请改为直接插入图片，或断开链接的模板。" / "The file refers to something outside ({target}) that would be fetched when it is opened. Insert pictures directly, or detach the linked template.";
    field(word) "模板里有一个 {word} 域，打开时可能执行程序或读取别处的内容。请在 Word 里选中它，按 Ctrl+Shift+F9 变成普通文字，或者删掉它（按 Alt+F9 可以看到所有的域）。" / "The template has a {word} field, which may run a program or fetch something when it is opened. Select it in Word and press Ctrl+Shift+F9 to make it plain text, or remove it (Alt+F9 shows all fields).";
    hidden_field() "模板里有一个看不出用途的域。请在 Word 里按 Alt+F9 显示所有的域，把不认识的删掉。" / "The template has a field that does not say what it does. Press Alt+F9 in Word to see all fields, and remove those you do not know.";
    mail_merge() "模板连着邮件合并的数据源，打开时会读取它。请在 Word 的“邮件”里点“开始邮件合并”，选“普通 Word 文档”，保存后再上传。" / "The template is joined to a data source for mail merge, which is read when it is opened. In Word, choose Mailings, Start Mail Merge, Normal Word Document; save it and upload it again.";
    unreadable(part) "{part} 读不出来。请在 Word 里打开并另存为新的 .docx。" / "{part} cannot be read. Open the file in Word and save it as a new .docx.";
    unknown(word) "不认识的字段：{word}。请对照下面的字段表改正，或删掉它。" / "Unknown field: {word}. Compare it with the list of fields below, or remove it.";
    half(part) "有一处 {{{{ 没有用 }}}} 合上（在“{part}”附近）。请补上。" / "Braces are opened with {{{{ and not closed with }}}} (near “{part}”). Please close them.";
    added(names) "版面上没有{names}。每份文书都要印，出具时自动加在文末；想放在别处，请把 {{{{核验码}}}} 和 {{{{二维码}}}} 写进正文，或写进每页都有的页眉、页脚。" / "Its pages do not show {names}. Every form carries them: they are added at its end. To have them elsewhere, write {{{{code}}}} and {{{{qr}}}} into the text, or into the head or foot of every page.";
    the_code() "核验码" / "the code";
    the_square() "二维码" / "the square code";
    and() "和" / " and ";
    mixed(word) "“{word}”和另一个表的字段放在同一行（或同一段）里，不知道该按哪个表重复。请分成两行。" / "“{word}” stands in one row (or paragraph) with a field of another table: it is unclear which one is repeated. Put them in two rows.";
    too_long(most) "模板太长：最多 {most} 段（表格里的每一格也算）。请删掉空白的段落和表格行，按条数重复的内容只写一行。" / "The template is too long: at most {most} paragraphs, those in the cells of tables among them. Remove empty paragraphs and rows, and write what is repeated once.";
    not_shown(names) "这份模板没有用到：{names}。有意省略的，可以照常用；不是的，请补上再传一次。" / "This template does not show: {names}. If that is intended, it can be used as it is; if not, put them in and upload it again.";
    not_in_pdf(names) "PDF 按这份模板的文字、段落、表格、页眉页脚和颜色排版。以下内容 PDF 里没有，只在 Word 里有：{names}。" / "The PDF takes words, paragraphs, tables, head, foot and colours from this template. These stand in the Word file alone: {names}.";
    pictures() "图片（二维码照印）" / "pictures (but for the square code)";
    shapes() "图形，以及文本框的位置（文本框里的字排在正文里）" / "shapes, and where boxes stand (their words stand in the text)";
    columns() "分栏" / "columns";
    notes() "脚注、尾注" / "footnotes and endnotes";
    shading() "底纹和突出显示" / "shading and highlights";
    comma() "、" / ", ";
}

/// What was found in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whether the template cannot be used with it.
    pub refused: bool,
    /// What it is, and what to do.
    pub sentence: Sentence,
}

/// The most paragraphs of a template: a form itself may have thousands more.
const PARAGRAPHS_MAX: usize = 5_000;
/// How many findings are told.
const FINDINGS_MAX: usize = 50;

/// Everything that is to be said about a template; empty when there is nothing.
pub fn check(bytes: &[u8], kind: &'static Kind) -> Vec<Finding> {
    let package = match Package::read(bytes) {
        Ok(package) => package,
        Err(fault) => return vec![refused(fault.sentence())],
    };
    let mut findings: Vec<Finding> = dangers(&package).iter().map(told).collect();
    let mut seen = Seen::default();
    // What cannot be read is among the dangers.
    for nodes in package.texts().iter().filter_map(|name| package.part(name).and_then(tree::read)) {
        nodes.iter().for_each(|node| seen.look(node, kind));
    }
    findings.extend(seen.findings(kind));
    if findings.iter().all(|finding| !finding.refused) {
        findings.extend(unproved(&package, kind));
    }
    findings.extend(unprinted(&package));
    findings.truncate(FINDINGS_MAX);
    findings
}

/// What of the proof the template does not carry, so that it is added: seen on a sample, as it would be on paper.
fn unproved(package: &Package, kind: &'static Kind) -> Option<Finding> {
    let (form, stamp) = super::sample_form(kind, Language::Chinese);
    let lacks = lacking(&fill(package.clone(), &form, &stamp).ok()?, &stamp)?;
    let sentence = Sentence::of(|language| {
        let (text, mut names) = (Text(language), Vec::new());
        names.extend(lacks.code.then(|| text.the_code()));
        names.extend(lacks.square.then(|| text.the_square()));
        text.added(names.join(text.and()))
    });
    Some(Finding { refused: false, sentence })
}

/// What of the template stands in Word alone.
fn unprinted(package: &Package) -> Option<Finding> {
    let left = left_behind(package);
    let name = |text: Text, one: &Left| match one {
        Left::Pictures => text.pictures(),
        Left::Shapes => text.shapes(),
        Left::Columns => text.columns(),
        Left::Notes => text.notes(),
        Left::Shading => text.shading(),
    };
    let sentence = Sentence::of(|language| {
        let text = Text(language);
        text.not_in_pdf(left.iter().map(|one| name(text, one)).collect::<Vec<_>>().join(text.comma()))
    });
    (!left.is_empty()).then_some(Finding { refused: false, sentence })
}

fn refused(sentence: Sentence) -> Finding {
    Finding { refused: true, sentence }
}

/// A danger in words, with what to do.
fn told(danger: &Danger) -> Finding {
    refused(Sentence::of(|language| {
        let text = Text(language);
        match danger {
            Danger::Macros => text.macros().to_owned(),
            Danger::Embedded(part) => text.active(part),
            Danger::Fetched(target) => text.remote(target),
            Danger::Field(word) if word.is_empty() => text.hidden_field().to_owned(),
            Danger::Field(word) => text.field(word),
            Danger::MailMerge => text.mail_merge().to_owned(),
            Danger::Unreadable(part) => text.unreadable(part),
        }
    }))
}

/// What placeholders were seen.
#[derive(Default)]
struct Seen {
    unknown: BTreeSet<String>,
    half: BTreeSet<String>,
    mixed: BTreeSet<String>,
    used: BTreeSet<&'static str>,
    paragraphs: usize,
}

impl Seen {
    fn look(&mut self, node: &Node, kind: &'static Kind) {
        let Node::Element(element) = node else { return };
        match element.name.as_str() {
            "w:p" => self.read(element, kind),
            "w:tr" => self.must_be_of_one_table(element, kind),
            _ => {}
        }
        element.children.iter().for_each(|child| self.look(child, kind));
    }

    fn read(&mut self, paragraph: &Element, kind: &'static Kind) {
        self.paragraphs += 1;
        let words = paragraph.words();
        if is_half_open(&words) {
            self.half.insert(words.chars().take(30).collect());
        }
        for found in placeholders(&words) {
            match meaning(kind, &found.word) {
                None => _ = self.unknown.insert(found.word.chars().take(40).collect()),
                Some(Meaning::Common(name) | Meaning::Cell(name, _)) => _ = self.used.insert(name.code),
                Some(Meaning::Field(name)) => _ = self.used.insert(name.code),
                Some(Meaning::If(_)) => {}
            }
        }
        self.must_be_of_one_table(paragraph, kind);
    }

    fn must_be_of_one_table(&mut self, element: &Element, kind: &'static Kind) {
        let words = element.words();
        let mut tables = placeholders(&words).into_iter().filter_map(|found| match meaning(kind, &found.word) {
            Some(Meaning::Cell(table, _)) => Some((table, found.word)),
            _ => None,
        });
        let Some((first, _)) = tables.next() else { return };
        if let Some((_, word)) = tables.find(|(table, _)| *table != first) {
            self.mixed.insert(word);
        }
    }

    fn findings(self, kind: &'static Kind) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.paragraphs > PARAGRAPHS_MAX {
            found.push(refused(Sentence::of(|language| Text(language).too_long(PARAGRAPHS_MAX))));
        }
        found.extend(self.unknown.iter().map(|word| refused(Sentence::of(|language| Text(language).unknown(word)))));
        found.extend(self.half.iter().map(|part| refused(Sentence::of(|language| Text(language).half(part)))));
        found.extend(self.mixed.iter().map(|word| refused(Sentence::of(|language| Text(language).mixed(word)))));
        let named = kind.fields().copied().chain(kind.tables().map(|table| table.name)).chain([common::TITLE]);
        let missing: Vec<_> = named.filter(|name| !self.used.contains(name.code)).collect();
        if !missing.is_empty() {
            let sentence = Sentence::of(|language| {
                let names: Vec<_> = missing.iter().map(|name| name.text(language)).collect();
                Text(language).not_shown(names.join(Text(language).comma()))
            });
            found.push(Finding { refused: false, sentence });
        }
        found
    }
}
