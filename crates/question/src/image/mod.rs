//! A picture that a question shows. An [`Image`] exists only if it can be shown: of a known kind by what it holds (whatever its name says), no larger
//! than it may be, whole, and without anything beside what is seen: places, cameras, names, comments and whatever hangs behind its end are left out.

mod gif;
mod jpeg;
mod png;
mod unfit;
mod webp;

use std::borrow::Borrow;
use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

pub use unfit::Unfit;

/// The most bytes of a picture, after what nobody sees was left out.
pub const IMAGE_BYTES_MAX: usize = 1024 * 1024;
/// The most pixels of a side.
pub const IMAGE_SIDE_MAX: u32 = 3_000;
/// How many letters of the digest name a picture: 128 bits.
const NAME_LETTERS: usize = 32;

/// A kind of picture that every browser shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageKind {
    /// Portable Network Graphics.
    Png,
    /// JPEG, as cameras make it.
    Jpeg,
    /// Graphics Interchange Format.
    Gif,
    /// WebP.
    Webp,
}

impl ImageKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Png, Self::Jpeg, Self::Gif, Self::Webp];

    /// The ending of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Gif => "gif",
            Self::Webp => "webp",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Gif => "image/gif",
            Self::Webp => "image/webp",
        }
    }
}

/// A picture, known by its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    kind: ImageKind,
    size: (u32, u32),
    bytes: Vec<u8>,
}

impl Image {
    /// The picture in these bytes; or why it cannot be shown.
    pub fn of(bytes: &[u8]) -> Result<Self, Unfit> {
        let (kind, kept) = match bytes {
            [0x89, b'P', b'N', b'G', ..] => (ImageKind::Png, png::kept(bytes)),
            [0xff, 0xd8, 0xff, ..] => (ImageKind::Jpeg, jpeg::kept(bytes)),
            [b'G', b'I', b'F', b'8', ..] => (ImageKind::Gif, gif::kept(bytes)),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => (ImageKind::Webp, webp::kept(bytes)),
            _ => return Err(unfit::other(bytes)),
        };
        let Kept { size: (width, height), bytes } = kept.ok_or(Unfit::Damaged)?;
        if width == 0 || height == 0 {
            return Err(Unfit::Damaged);
        }
        if width > IMAGE_SIDE_MAX || height > IMAGE_SIDE_MAX {
            return Err(Unfit::Large(width, height));
        }
        if bytes.len() > IMAGE_BYTES_MAX {
            return Err(Unfit::Heavy(bytes.len()));
        }
        Ok(Self { kind, size: (width, height), bytes })
    }

    /// Its kind.
    pub fn kind(&self) -> ImageKind {
        self.kind
    }

    /// Its width and height in pixels.
    pub fn size(&self) -> (u32, u32) {
        self.size
    }

    /// What is shown.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The SHA-256 of its bytes, in hexadecimal letters.
    pub fn digest(&self) -> String {
        hex::encode(Sha256::digest(&self.bytes))
    }

    /// Its name: the same bytes have the same.
    pub fn name(&self) -> ImageName {
        ImageName(format!("{}.{}", &self.digest()[..NAME_LETTERS], self.kind.ending()))
    }
}

/// The name of a picture that is kept: letters of its digest, and its kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ImageName(String);

impl ImageName {
    /// The name in this text; nothing where it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let (letters, ending) = text.split_once('.')?;
        let is_digest = letters.len() == NAME_LETTERS
            && letters.bytes().all(|letter| letter.is_ascii_digit() || (b'a'..=b'f').contains(&letter));
        (is_digest && kind_of(ending).is_some()).then(|| Self(text.to_owned()))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The kind that it names.
    pub fn kind(&self) -> ImageKind {
        self.0.rsplit('.').next().and_then(kind_of).unwrap_or(ImageKind::Png)
    }
}

impl Borrow<str> for ImageName {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// Pictures by name.
pub type Images = BTreeMap<ImageName, Image>;

fn kind_of(ending: &str) -> Option<ImageKind> {
    ImageKind::ALL.into_iter().find(|kind| kind.ending() == ending)
}

/// What is kept of a file: the size of the picture, and the bytes that show it.
struct Kept {
    size: (u32, u32),
    bytes: Vec<u8>,
}

/// So many bytes from the front of what is left; nothing when there are not so many.
fn take<'a>(rest: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    let (taken, after) = rest.split_at_checked(count)?;
    *rest = after;
    Some(taken)
}

fn big32(bytes: &[u8]) -> Option<u32> {
    bytes.get(..4)?.try_into().ok().map(u32::from_be_bytes)
}

fn big16(bytes: &[u8]) -> Option<u32> {
    bytes.get(..2)?.try_into().ok().map(|pair| u32::from(u16::from_be_bytes(pair)))
}

fn little16(bytes: &[u8]) -> Option<u32> {
    bytes.get(..2)?.try_into().ok().map(|pair| u32::from(u16::from_le_bytes(pair)))
}

fn little32(bytes: &[u8]) -> Option<u32> {
    bytes.get(..4)?.try_into().ok().map(u32::from_le_bytes)
}
