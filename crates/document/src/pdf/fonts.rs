//! The machine's Chinese fonts: one for the text, one for headings, one for the title, chosen as an official document would have them.
//! Found by the names of their files, so that nothing else is opened; read for one form and let go after it.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use ttf_parser::{Face, name_id};
use zhixing_kit::{Result, Sentence};

zhixing_kit::text! {
    /// What is said where there are no fonts.
    Text
    no_fonts() "这台服务器上没有中文字体，不能生成 PDF。请管理员安装字体（Debian：apt install fonts-noto-cjk），不必重启；Word 和 Excel 不受影响。" / "This server has no Chinese fonts, so no PDF can be made. Ask the administrator to install some (Debian: apt install fonts-noto-cjk); no restart is needed. Word and Excel work all the same.";
}

/// Where fonts lie, besides the home folder's.
const FOLDERS: [&str; 2] = ["/usr/share/fonts", "/usr/local/share/fonts"];
/// How deep and how many files are looked at.
const DEPTH_MAX: usize = 6;
const FILES_MAX: usize = 20_000;
/// What is larger, the C library's allocator gives back at once (mallopt(3), `M_MMAP_THRESHOLD`: at most 32 MiB); smaller blocks it keeps for later, and
/// three fonts are 70 MB. What is not written to takes no memory.
const GIVEN_BACK: usize = 33 * 1024 * 1024;
/// The most fonts of a collection.
const COLLECTION_MAX: u32 = 64;

/// File names by role, the best first: 仿宋 for text, 黑体 for headings, 小标宋 for titles; Noto and Source Han where there is nothing else.
const BODY: &[&str] = &[
    "fzfsk",
    "simfang",
    "stfangso",
    "fangsong",
    "fandolfang",
    "notoserifcjk-regular",
    "notoserifcjksc-regular",
    "sourcehanserifsc-regular",
    "sourcehanserifcn-regular",
    "sourcehanserif-regular",
    "fandolsong-regular",
    "simsun",
    "uming",
    "wqy-zenhei",
    "wqy-microhei",
    "notosanscjk-regular",
    "sourcehansanssc-regular",
];
const HEAD: &[&str] = &[
    "fzhtk",
    "simhei",
    "stheiti",
    "fandolhei-regular",
    "notosanscjk-bold",
    "notosanscjksc-bold",
    "sourcehansanssc-bold",
    "sourcehansanscn-bold",
    "notosanscjk-regular",
    "wqy-zenhei",
    "wqy-microhei",
];
const TITLE: &[&str] = &[
    "fzxbsk",
    "fzxiaobiaosong",
    "notoserifcjk-bold",
    "notoserifcjksc-bold",
    "sourcehanserifsc-bold",
    "sourcehanserifcn-bold",
    "sourcehanserif-bold",
    "fandolsong-bold",
    "stzhongs",
];

/// A font of a file.
#[derive(Clone)]
pub(super) struct FontFile {
    /// The file.
    pub data: Vec<u8>,
    /// Which font of the file.
    pub index: u32,
}

/// The fonts for text, headings and title; some may be the same.
pub(super) struct Fonts(pub [FontFile; 3]);

impl Fonts {
    /// Finds and reads those of this machine; refuses with a sentence that says what to install.
    pub fn load() -> Result<Self> {
        let home = std::env::var_os("HOME").map(PathBuf::from);
        let own = home.iter().flat_map(|home| [home.join(".fonts"), home.join(".local/share/fonts")]);
        Self::of(FOLDERS.iter().map(PathBuf::from).chain(own))
    }

    /// Finds and reads those in these folders.
    fn of(folders: impl Iterator<Item = PathBuf>) -> Result<Self> {
        let mut files = Vec::new();
        folders.for_each(|folder| collect(&folder, 0, &mut files));
        files.sort();
        let body = first(&files, BODY).ok_or_else(|| Sentence::of(|language| Text(language).no_fonts()))?;
        let head = first(&files, HEAD).unwrap_or_else(|| body.clone());
        let title = first(&files, TITLE).unwrap_or_else(|| head.clone());
        Ok(Self([body, head, title]))
    }
}

fn collect(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if found.len() >= FILES_MAX {
            return;
        }
        if path.is_dir() {
            if depth < DEPTH_MAX {
                collect(&path, depth + 1, found);
            }
        } else {
            found.push(path);
        }
    }
}

/// The first font in order of preference that can be read.
fn first(files: &[PathBuf], wanted: &[&str]) -> Option<FontFile> {
    wanted.iter().flat_map(|name| files.iter().filter(move |path| is_called(path, name))).find_map(|path| read(path))
}

fn is_called(path: &Path, name: &str) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    matches!(ending.as_str(), "ttf" | "otf" | "ttc" | "otc") && stem.starts_with(name)
}

/// The simplified Chinese font of a file: a collection holds those of other regions too.
fn read(path: &Path) -> Option<FontFile> {
    let data = whole(path).ok()?;
    let count = ttf_parser::fonts_in_collection(&data).unwrap_or(1).min(COLLECTION_MAX);
    let of_china = |index: &u32| {
        let face = Face::parse(&data, *index).ok();
        let names = face.map(|face| {
            face.names()
                .into_iter()
                .filter_map(|name| name.to_string().filter(|_| name.name_id == name_id::FAMILY))
                .collect::<Vec<_>>()
        });
        names.unwrap_or_default().iter().any(|name| name.ends_with(" SC") || name.ends_with(" CN"))
    };
    let index = (0..count).find(of_china).unwrap_or(0);
    Face::parse(&data, index).ok()?;
    Some(FontFile { data, index })
}

/// A file, in a block of memory that goes back to the machine as soon as the form is made.
fn whole(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut file = fs::File::open(path)?;
    let length = usize::try_from(file.metadata()?.len()).unwrap_or_default();
    let mut data = Vec::with_capacity(length.max(GIVEN_BACK));
    file.read_to_end(&mut data)?;
    Ok(data)
}

#[cfg(test)]
mod tests {
    use zhixing_kit::Error;

    use super::*;

    #[test]
    fn a_machine_without_fonts_is_told_what_to_install() {
        let told = Fonts::of([PathBuf::from("/nonexistent/fonts")].into_iter()).err();
        let says = |sentence: &Sentence| sentence.zh.contains("fonts-noto-cjk") && sentence.en.contains("apt install");
        assert!(matches!(told, Some(Error::Refused(sentence)) if says(&sentence)));
    }

    #[test]
    fn a_font_is_known_by_the_name_of_its_file_and_nothing_else_is_opened() {
        let known = [
            ("/f/NotoSerifCJK-Regular.ttc", "notoserifcjk-regular"),
            ("/f/SIMFANG.TTF", "simfang"),
            ("/f/FandolFang-Regular.otf", "fandolfang"),
        ];
        for (path, name) in known {
            assert!(is_called(Path::new(path), name), "{path}");
        }
        assert!(!is_called(Path::new("/f/simfang.txt"), "simfang") && !is_called(Path::new("/f/other.ttf"), "simfang"));
    }
}
