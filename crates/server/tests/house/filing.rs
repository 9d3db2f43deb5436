//! The filing pack (P16): what an authority is handed is whole on paper, in both languages, and tells nothing of anybody.

use std::fs::File;
use std::io::Read as _;

use zip::ZipArchive;

use crate::closing::{demonstration, open, text};
use crate::spawned::{Folder, run, said};

#[test]
fn the_filing_pack_is_whole_where_nothing_can_be_unfolded_and_names_nobody() {
    let folder = Folder::new("filing");
    let (data, pack) = (folder.0.join("data"), folder.0.join("pack.zip"));
    demonstration(&data);
    let made = run(&["filing-pack", "--data", text(&data), "--to", text(&pack)]);
    assert!(made.status.success(), "{}", said(&made));
    let names = "select name from member order by name";
    let names = open(&data).read_now(move |tx| tx.all::<(String,)>(names, &[])).expect("their names");
    let mut files = ZipArchive::new(File::open(&pack).expect("the pack")).expect("it is a ZIP");
    for (file, headings) in [
        ("备案材料.html", ["权限表", "ballot_voter", "--zone"]),
        ("filing.en.html", ["Rights", "ballot_voter", "--zone"]),
    ] {
        let mut page = String::new();
        files.by_name(file).expect("in both languages").read_to_string(&mut page).expect("a text");
        assert!(!page.contains("<details"), "{file}: what is folded is not printed");
        for heading in headings {
            assert!(page.contains(heading), "{file}: {heading}");
        }
        for (name,) in &names {
            assert!(!page.contains(name.as_str()), "{file} names {name}");
        }
    }
}
