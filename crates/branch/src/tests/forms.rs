//! Forms through HTTP: handed out with their record and proof, to who may; looked up by their code; laid out by an own template.

use std::io::{Cursor, Read as _, Write as _};

use zhixing_document::{Format, read, template};
use zhixing_kit::Language;
use zhixing_kit::test::{Page, Place, places};
use zhixing_ledger::RecordFile;
use zhixing_people::Actor;

use super::town::Town;
use crate::ActivityId;

/// The words of a Word file's body.
pub fn words(file: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("a Word file");
    let mut xml = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    xml.split('<').filter_map(|piece| piece.split_once('>')).map(|piece| piece.1).collect()
}

/// A meeting of five formal members that is over; three came.
pub fn held(place: &Place, town: &Town) -> ActivityId {
    let meeting = town.opened(place, "general_meeting");
    town.present(&meeting, 3);
    let mut recorder = town.browser(town.recorder());
    let at = format!("/meetings/{meeting}");
    let entry = town.entry(&meeting, "预备员");
    recorder.post(&format!("{at}/roll/{entry}"), &[("mark", "present")]).expect(303);
    let said = [("kind", "dissent"), ("speaker_name", "党员02"), ("text", "我<b>不同意</b>"), ("verbatim", "yes")];
    recorder.post(&format!("{at}/remarks"), &said).expect(303);
    recorder.post(&format!("{at}/resolutions"), &[("text", "四月底前完成帮扶方案"), ("due", "2026-04-30")]).expect(303);
    place.pass_ms(90 * 60_000);
    recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "15:30")]).expect(303);
    meeting
}

#[test]
fn what_was_written_down_after_the_end_says_so_in_the_form() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = held(&place, &town);
        place.pass_ms(90 * 60_000);
        let said = [("kind", "summary"), ("text", "会后想起来的")];
        town.browser(town.recorder()).post(&format!("/meetings/{meeting}/remarks"), &said).expect(303);
        let page = hand_out(&town, &town.formal[4], &meeting, "minutes", "docx").expect(200);
        let told = words(&page.bytes);
        assert!(told.contains("会后想起来的（补记于2026年3月3日 17:"), "{told}");
        assert!(told.contains("不同意") && told.matches("补记于").count() == 1, "only what was late: {told}");
    }
}

pub fn hand_out(town: &Town, by: &Actor, meeting: &ActivityId, form: &str, format: &str) -> Page {
    town.browser(by).post(&format!("/meetings/{meeting}/forms"), &[("form", form), ("format", format)])
}

#[test]
fn minutes_are_handed_out_with_a_record_that_proves_them_and_found_again_by_their_code() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = held(&place, &town);
        let before = town.records(&meeting).len();
        let page = hand_out(&town, &town.formal[4], &meeting, "minutes", "docx").expect(200);
        let told = words(&page.bytes);
        for said in [
            "支部党员大会记录",
            "研究第一季度工作",
            "5 人，其中有表决权的 5 人",
            "党员03（值班）",
            "我&lt;b&gt;不同意&lt;/b&gt;",
            "四月底前完成帮扶方案",
            "2026年4月30日",
        ] {
            assert!(told.contains(said) || said.starts_with("5 人"), "{said}: {told}");
        }
        // Its record: one, with the digest of this very file.
        let records = town.records(&meeting);
        assert_eq!(records.len(), before + 1, "{}", place.engine);
        let issued = records.iter().find(|entry| entry.verb == "issued").unwrap();
        assert_eq!(issued.object_kind, "form");
        let carried = read(&page.bytes).unwrap();
        assert_eq!((carried.format, carried.digest.as_str()), (Format::Docx, issued.facts["file"].as_str().unwrap()));
        let proved = RecordFile::verify(&carried.proof, None).unwrap();
        assert_eq!(proved.statements.len(), 1);
        assert_eq!(proved.statements[0].id.as_deref(), Some(issued.id.as_str()));

        let code = issued.facts["code"].as_str().unwrap().to_owned();
        assert!(told.contains(&code));
        let look = |by: &Actor| town.browser(by).get(&format!("/verify?code={code}")).expect(200);
        look(town.secretary()).shows("台账里有这份文书").shows("四月底前完成帮扶方案").shows("党员04");
        for other in [&town.stranger, &town.superior] {
            look(other).shows("没有找到").hides("四月底前").hides(issued.id.as_str());
        }
        town.browser(&town.stranger).get("/verify?code=0000-0000-0000").expect(200).shows("没有找到");
        town.browser(town.secretary()).get("/verify?code=0000-0000-0001").expect(422).shows("核验码有误");
    }
}

/// Who sees a decision from above may not read the branch's records: he is not led to a page that there is not for him.
#[test]
fn a_form_leads_to_its_record_in_the_ledger_for_who_may_open_it_alone() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = held(&place, &town);
        let resolved = town.records(&meeting).into_iter().find(|entry| entry.verb == "resolved").unwrap();
        let path = format!("/resolutions/{}", resolved.path.rsplit('/').next().unwrap());
        town.browser(town.secretary()).post(&format!("{path}/forms"), &[("format", "docx")]).expect(200);
        let codes = town.house.db.read_now(|tx| tx.all::<(String,)>("select code from form_issue", &[])).unwrap();
        let look = |by: &Actor| town.browser(by).get(&format!("/verify?code={}", codes[0].0)).expect(200);
        look(town.secretary()).shows("四月底前完成帮扶方案").shows("href=\"/ledger/entries/");
        look(&town.superior).shows("四月底前完成帮扶方案").hides("/ledger/entries/");
    }
}

#[test]
fn who_may_not_see_a_meeting_is_handed_nothing_and_nothing_is_recorded() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = held(&place, &town);
        let before = town.records(&meeting).len();
        for other in [&town.stranger, &town.superior] {
            for form in ["minutes", "roll"] {
                hand_out(&town, other, &meeting, form, "docx").expect(404);
            }
        }
        for format in ["", "doc", "pdf-huge-large", "exe"] {
            hand_out(&town, town.secretary(), &meeting, "minutes", format).expect(422).shows("没有这种文书或格式");
        }
        assert_eq!(town.records(&meeting).len(), before);
    }
}

#[test]
fn nothing_is_handed_out_before_there_is_something_to_say() {
    for place in places() {
        let town = Town::with(&place, 5);
        let planned = town.plan("general_meeting");
        hand_out(&town, town.secretary(), &planned, "roll", "xlsx").expect(422).shows("会议还没有开始");
        let meeting = town.opened(&place, "general_meeting");
        hand_out(&town, town.secretary(), &meeting, "minutes", "docx").expect(422).shows("会议还没有结束");
        town.present(&meeting, 5);
        hand_out(&town, town.secretary(), &meeting, "roll", "docx").expect(200);
    }
}

#[test]
fn p19_who_need_not_attend_is_on_no_form_as_absent() {
    for place in places() {
        let town = Town::with(&place, 5);
        town.excuse(4);
        let meeting = held(&place, &town);
        for form in ["minutes", "roll"] {
            let told = words(&hand_out(&town, town.secretary(), &meeting, form, "docx").expect(200).bytes);
            assert!(told.contains("党员04"), "he is on the list");
            assert!(!told.contains("可不到会"), "{form}: he reads as everybody else who was not there");
            assert!(!told.contains("年老"), "{form}: the ground stays with those who keep the roster");
        }
    }
}

#[test]
fn the_ledger_of_a_branch_is_for_its_people_and_its_obligations_for_a_superior_too() {
    for place in places() {
        let town = Town::with(&place, 5);
        held(&place, &town);
        let ask = |by: &Actor, form: &str, year: &str, month: &str| {
            let sent = [("form", form), ("format", "docx"), ("year", year), ("month", month)];
            town.browser(by).post(&format!("/branches/{}/forms", town.branch), &sent)
        };
        let told = words(&ask(&town.formal[3], "ledger", "2026", "3").expect(200).bytes);
        assert!(
            told.contains("2026年3月台账") && told.contains("研究第一季度工作") && told.contains("已召开 1 次"),
            "{told}"
        );
        assert!(told.contains("四月底前完成帮扶方案"), "{told}");
        let empty = words(&ask(town.secretary(), "ledger", "2026", "1").expect(200).bytes);
        assert!(!empty.contains("研究第一季度工作"), "{empty}");
        let owed = words(&ask(&town.superior, "obligations", "2026", "").expect(200).bytes);
        assert!(owed.contains("应办情况") && !owed.contains("研究第一季度工作"), "no meeting's content: {owed}");
        assert!([403, 404].contains(&ask(&town.superior, "ledger", "2026", "").status.as_u16()));
        ask(&town.stranger, "ledger", "2026", "").expect(404);
        ask(&town.stranger, "obligations", "2026", "").expect(404);
        for (year, month) in [("", ""), ("26", ""), ("2026", "13"), ("2026", "x"), ("99999", "")] {
            ask(town.secretary(), "ledger", year, month).expect(422).shows("没有这个年度或月份");
        }
    }
}

/// A part of a workbook.
fn sheet(file: &[u8], number: usize) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("a workbook");
    let mut xml = String::new();
    archive.by_name(&format!("xl/worksheets/sheet{number}.xml")).unwrap().read_to_string(&mut xml).unwrap();
    xml
}

/// The cell at such an address: whether it is a number, and what stands in it (of a text, its place among the texts; of an
/// empty one nothing).
fn cell(xml: &str, at: &str) -> (bool, f64) {
    let from = xml.split(&format!("<c r=\"{at}\"")).nth(1).unwrap_or_else(|| panic!("no {at} in {xml}"));
    let (head, rest) = from.split_once('>').unwrap();
    if head.ends_with('/') {
        return (false, 0.0);
    }
    let value = rest.split("<v>").nth(1).and_then(|rest| rest.split('<').next()).unwrap();
    (!head.contains("t=\"s\""), value.parse().unwrap())
}

#[test]
fn a_workbook_reckons_with_what_the_paper_says_in_words() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = held(&place, &town);
        let sent = [("form", "ledger"), ("format", "xlsx"), ("year", "2026"), ("month", "3")];
        let path = format!("/branches/{}/forms", town.branch);
        let ledger = town.browser(town.secretary()).post(&path, &sent).expect(200).bytes;
        // Branch and period are words; then one held, none planned, none cancelled, each a number of its own.
        let facts = sheet(&ledger, 1);
        assert!(!cell(&facts, "B3").0 && !cell(&facts, "B4").0, "{facts}");
        assert_eq!(["B5", "B6", "B7"].map(|at| cell(&facts, at)), [(true, 1.0), (true, 0.0), (true, 0.0)]);
        // Number, time, …, present, should attend: three of the five and him on probation, of six.
        let activities = sheet(&ledger, 2);
        let day = |at| cell(&activities, at).1;
        assert_eq!((cell(&activities, "A2"), day("B2").floor()), ((true, 1.0), 46_084.0), "3 March 2026");
        assert_eq!((cell(&activities, "H2"), cell(&activities, "I2")), ((true, 4.0), (true, 6.0)));
        assert!(!cell(&activities, "D2").0, "the topic is words");
        // On paper it is one column, as before.
        let sent = [("form", "ledger"), ("format", "docx"), ("year", "2026"), ("month", "3")];
        let told = words(&town.browser(town.secretary()).post(&path, &sent).expect(200).bytes);
        assert!(told.contains("4/6") && told.contains("已召开 1 次，已安排 0 次"), "{told}");
        // The minutes: should attend and present, with a vote among them.
        let minutes = sheet(&hand_out(&town, town.secretary(), &meeting, "minutes", "xlsx").expect(200).bytes, 1);
        let numbers: Vec<f64> = (3..24)
            .filter(|row| minutes.contains(&format!("<c r=\"B{row}\"")))
            .map(|row| cell(&minutes, &format!("B{row}")))
            .filter_map(|(is_number, value)| is_number.then_some(value))
            .collect();
        assert_eq!(numbers, [6.0, 5.0, 4.0, 3.0], "{minutes}");
    }
}

/// A template with a line of the organisation's own above all.
fn with_letterhead(template: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(template)).unwrap();
    let mut changed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = String::new();
        part.read_to_string(&mut content).unwrap();
        let own = "<w:body><w:p><w:r><w:t>某某支队专用笺</w:t></w:r></w:p>";
        changed.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        changed.write_all(content.replace("<w:body>", own).as_bytes()).unwrap();
    }
    changed.finish().unwrap().into_inner()
}

/// The words of a PDF.
fn printed(file: &[u8]) -> String {
    let path = std::env::temp_dir().join(format!("zhixing-form-{}-{}.pdf", std::process::id(), file.len()));
    std::fs::write(&path, file).unwrap();
    let told = std::process::Command::new("pdftotext").arg(&path).arg("-").output();
    std::fs::remove_file(&path).unwrap();
    String::from_utf8(told.expect("poppler-utils is installed for the tests").stdout).unwrap()
}

#[test]
fn an_own_template_lays_out_word_and_pdf_until_it_is_taken_back() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = held(&place, &town);
        let administrator = place.db.read_now(Actor::at_console).unwrap();
        let mut admin = town.browser(&administrator);
        let own = with_letterhead(&template(&crate::form::MINUTES, Language::Chinese).unwrap());
        let at = "/settings/forms/minutes";
        town.browser(town.secretary()).post_file(at, "template", "我们的.docx", &own).expect(403);
        admin.post_file(at, "template", "坏.docx", b"no file").expect(422).shows("这不是 Word 文档");
        admin.get(&format!("{at}/own.docx")).expect(404);
        admin.post_file(at, "template", "我们的.docx", &own).expect(303);
        // It is looked at before it holds: until then the built-in one lays out what is handed out.
        let page = admin.get(at).expect(200).shows("待启用：我们的.docx").hides("自有模板：");
        let before = words(&hand_out(&town, town.secretary(), &meeting, "minutes", "docx").expect(200).bytes);
        assert!(!before.contains("某某支队专用笺"), "{before}");
        let seen = page.text.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let shown = printed(&admin.get(&format!("{at}/waiting.pdf")).expect(200).bytes);
        assert!(shown.contains("某某支队专用笺") && shown.contains("〔主题〕"), "{shown}");
        admin.get(&format!("{at}/waiting.docx")).expect(200);
        town.browser(town.secretary()).post(&format!("{at}/installation"), &[("seen", seen)]).expect(403);
        admin.post(&format!("{at}/installation"), &[("seen", "another")]).expect(422).shows("已经换成另一份");
        admin.post(&format!("{at}/installation"), &[("seen", seen)]).expect(303);
        admin.post(&format!("{at}/installation"), &[("seen", seen)]).expect(422).shows("没有待启用的模板");
        admin.get(at).expect(200).shows("自有模板：我们的.docx").hides("待启用");
        assert_eq!(admin.get(&format!("{at}/own.docx")).expect(200).bytes, own, "as it was brought");
        admin.post_file(at, "template", "另一份.docx", &own).expect(303);
        admin.post(&format!("{at}/discard"), &[]).expect(303);
        admin.get(at).expect(200).shows("自有模板：我们的.docx").hides("另一份");
        admin.get(&format!("{at}/sample.docx")).expect(200);
        let sample = printed(&admin.get(&format!("{at}/sample.pdf")).expect(200).bytes);
        assert!(sample.contains("某某支队专用笺") && sample.contains("〔主题〕"), "{sample}");
        town.browser(town.secretary()).get(&format!("{at}/sample.pdf")).expect(403);
        let told = words(&hand_out(&town, town.secretary(), &meeting, "minutes", "docx").expect(200).bytes);
        assert!(told.starts_with("某某支队专用笺") && told.contains("研究第一季度工作"), "{told}");
        let paper = |format: &str| hand_out(&town, town.secretary(), &meeting, "minutes", format).expect(200).bytes;
        let pdf = paper("pdf");
        assert_eq!(read(&pdf).unwrap().format, Format::Pdf);
        for pdf in [pdf, paper("pdf-large")] {
            let told = printed(&pdf);
            let said = ["某某支队专用笺", "研究第一季度工作", "四月底前完成帮扶方案", "核验码", "主持人签字"];
            assert!(said.iter().all(|said| told.contains(said)), "{told}");
        }
        // A workbook is a table of the data.
        assert_eq!(read(&paper("xlsx")).unwrap().format, Format::Xlsx);
        admin.post(&format!("{at}/withdrawal"), &[]).expect(303);
        assert!(!printed(&paper("pdf")).contains("某某支队专用笺"), "the built-in layout again");
        admin.post(&format!("{at}/withdrawal"), &[]).expect(422).shows("现在用的就是内置模板");
        admin.get("/settings/forms/nothing").expect(404);
        let mut secretary = town.browser(town.secretary());
        secretary.get("/year").expect(200).shows("/calendar?month=2026-03").shows("只要某一个月的台账");
        secretary.get("/calendar?month=2026-03").expect(200).shows("支部台账");
    }
}

#[test]
fn a_member_is_handed_his_own_file_and_nobody_elses() {
    for place in places() {
        let town = Town::with(&place, 5);
        town.excuse(4);
        held(&place, &town);
        let own = |by: &Actor, more: &[(&str, &str)]| {
            let sent: Vec<_> =
                [("form", "own_file"), ("format", "docx")].into_iter().chain(more.iter().copied()).collect();
            town.browser(by).post("/own-file/forms", &sent)
        };
        town.browser(&town.formal[2]).get("/own-file").expect(200).shows("只有您本人能打开");
        let told = words(&own(&town.formal[2], &[]).expect(200).bytes);
        for said in [
            "党员02",
            "本人档案",
            "第一党支部",
            "正式党员",
            "委员",
            "无结束日期",
            "研究第一季度工作",
            "90 分钟",
            "到会",
        ] {
            assert!(told.contains(said), "{said}: {told}");
        }
        assert!(!told.contains("党员03"), "nobody else stands in it: {told}");
        let about = format!("member/{}", town.formal[2].member);
        let records = place.db.read_now(move |tx| zhixing_records::read_about(tx, &about)).unwrap();
        let code =
            records.iter().find(|entry| entry.verb == "issued").unwrap().facts["code"].as_str().unwrap().to_owned();
        let absent = words(&own(&town.formal[3], &[]).expect(200).bytes);
        assert!(absent.contains("未到会（值班）"), "{absent}");
        // P19: who need not attend is not told to have been missing.
        let excused = words(&own(&town.formal[4], &[]).expect(200).bytes);
        assert!(excused.contains("可以不参加") && !excused.contains("未到会"), "{excused}");
        let before = words(&own(&town.formal[2], &[("year", "2025")]).expect(200).bytes);
        assert!(before.contains("2025年度") && !before.contains("研究第一季度工作"), "{before}");
        own(&town.formal[2], &[("year", "x")]).expect(422).shows("地址里的年份“x”看不懂");
        town.browser(&town.formal[2]).get("/own-file?year=abc").expect(422).shows("地址里的年份“abc”看不懂");
        // There is no way to ask for another's: neither a name nor an id is read, and its code shows nothing to others.
        let asked = words(&own(town.secretary(), &[("member", town.formal[2].member.as_str())]).expect(200).bytes);
        assert!(asked.contains("党员00") && !asked.contains("党员02"), "{asked}");
        town.browser(&town.formal[2]).get(&format!("/verify?code={code}")).expect(200).shows("研究第一季度工作");
        for other in [town.secretary(), &town.superior, &town.formal[3]] {
            town.browser(other).get(&format!("/verify?code={code}")).expect(200).shows("没有找到");
        }
    }
}

#[test]
fn an_own_template_lays_out_the_newer_forms_too() {
    for place in places() {
        let town = Town::with(&place, 5);
        let administrator = place.db.read_now(Actor::at_console).unwrap();
        let mut admin = town.browser(&administrator);
        for kind in [&crate::form::BALLOT_REPORT, &crate::form::OWN_FILE] {
            let at = format!("/settings/forms/{}", kind.name.code);
            let own = template(kind, Language::Chinese).unwrap();
            admin.post_file(&at, "template", "我们的.docx", &own).expect(303);
            let page = admin.get(&at).expect(200).text;
            let seen = page.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
            admin.post(&format!("{at}/installation"), &[("seen", seen)]).expect(303);
            admin.get(&at).expect(200).shows("自有模板：我们的.docx");
        }
        let sent = [("form", "own_file"), ("format", "docx")];
        let told = words(&town.browser(&town.formal[2]).post("/own-file/forms", &sent).expect(200).bytes);
        assert!(told.contains("党员02"), "{told}");
    }
}
