//! Why something cannot be shown as a picture, and what to do.

use zhixing_kit::Sentence;

use super::{IMAGE_BYTES_MAX, IMAGE_SIDE_MAX};

zhixing_kit::text! {
    /// Why a picture cannot be shown, and what to do.
    Text
    nothing() "图片文件是空的" / "The picture is an empty file";
    no_picture() "这不是图片（按内容看，不按文件名）" / "This is no picture (by what it holds, not by its name)";
    no_picture_remedy() "请换成 PNG、JPEG、GIF 或 WebP 图片。" / "Use a picture in PNG, JPEG, GIF or WebP.";
    vector() "SVG 图片里可以藏程序，不接收" / "A picture in SVG can hide a program: it is not taken";
    vector_remedy() "请把它导出或截图成 PNG。" / "Export it as PNG, or take a screenshot of it.";
    other(kind) "不支持 {kind} 图片" / "Pictures in {kind} are not supported";
    other_remedy() "请另存或截图成 PNG 或 JPEG；苹果手机可在“设置 - 相机 - 格式”里选“兼容性最佳”。" / "Save it as PNG or JPEG, or take a screenshot of it; on an iPhone choose “Most compatible” under Settings, Camera, Formats.";
    damaged() "图片不完整或已损坏" / "The picture is incomplete or damaged";
    damaged_remedy() "请重新保存这张图片。" / "Save the picture again.";
    heavy(size, most) "图片有 {size} KB，超过 {most} KB" / "The picture has {size} kB, more than {most} kB";
    large(width, height, most) "图片是 {width}×{height} 像素，一边超过 {most}" / "The picture has {width} by {height} pixels, more than {most} on a side";
    smaller_remedy() "请裁掉不需要的部分，或缩小后再传；一般 800 像素宽就够看清。" / "Cut off what is not needed, or make it smaller; some 800 pixels of width are usually enough.";
}

/// Why something cannot be shown as a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// There is nothing.
    Nothing,
    /// It is something else.
    NoPicture,
    /// A drawing in SVG: it may hold a program.
    Vector,
    /// A kind that not every browser shows.
    Other(&'static str),
    /// Its end is missing, or it contradicts itself.
    Damaged,
    /// So many bytes.
    Heavy(usize),
    /// So many pixels.
    Large(u32, u32),
}

impl Unfit {
    /// What is wrong, and what to do.
    pub fn told(&self) -> (Sentence, Sentence) {
        (
            Sentence::of(|language| self.what(Text(language))),
            Sentence::of(|language| self.remedy(Text(language)).to_owned()),
        )
    }

    fn what(self, text: Text) -> String {
        match self {
            Self::Nothing => text.nothing().to_owned(),
            Self::NoPicture => text.no_picture().to_owned(),
            Self::Vector => text.vector().to_owned(),
            Self::Other(kind) => text.other(kind),
            Self::Damaged => text.damaged().to_owned(),
            Self::Heavy(size) => text.heavy(size.div_ceil(1024), IMAGE_BYTES_MAX / 1024),
            Self::Large(width, height) => text.large(width, height, IMAGE_SIDE_MAX),
        }
    }

    fn remedy(self, text: Text) -> &'static str {
        match self {
            Self::Nothing | Self::NoPicture => text.no_picture_remedy(),
            Self::Vector => text.vector_remedy(),
            Self::Other(_) => text.other_remedy(),
            Self::Damaged => text.damaged_remedy(),
            Self::Heavy(_) | Self::Large(..) => text.smaller_remedy(),
        }
    }
}

/// What bytes are that are none of our kinds.
pub(super) fn other(bytes: &[u8]) -> Unfit {
    let brand = bytes.get(4..12).unwrap_or_default();
    match bytes {
        [] => Unfit::Nothing,
        [b'B', b'M', ..] => Unfit::Other("BMP"),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Unfit::Other("TIFF"),
        _ if matches!(brand, b"ftypheic" | b"ftypheix" | b"ftypmif1" | b"ftypmsf1") => Unfit::Other("HEIC"),
        _ if matches!(brand, b"ftypavif" | b"ftypavis") => Unfit::Other("AVIF"),
        _ if looks_like_svg(bytes) => Unfit::Vector,
        _ => Unfit::NoPicture,
    }
}

/// How far into a file its first tag is looked for, in bytes.
const LOOKED_AT: usize = 4_096;

fn looks_like_svg(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(LOOKED_AT)]).to_lowercase();
    start.contains("<svg")
}
