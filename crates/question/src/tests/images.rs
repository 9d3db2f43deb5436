//! What is kept of a picture, and what is no picture.

use super::chance::dot;
use crate::{IMAGE_BYTES_MAX, IMAGE_SIDE_MAX, Image, ImageKind, ImageName, Unfit};

/// A picture of one colour in PNG; a text stands in it.
pub fn png(width: u32, height: u32, colour: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.add_text_chunk("Author".to_owned(), "Zhang San".to_owned()).expect("a text");
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&vec![colour; (width * height) as usize]).expect("pixels");
    writer.finish().expect("an end");
    bytes
}

fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).expect("a short segment").to_be_bytes();
    [&[0xff, marker], length.as_slice(), data].concat()
}

/// A picture as a telephone makes it: turned, with the place where it was taken, a small picture of it, and another one behind its end.
fn jpeg() -> Vec<u8> {
    let tiff = b"II*\0\x08\0\0\0\x02\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\x25\x88\x04\0\x01\0\0\0GPS!\0\0\0\0";
    [
        b"\xff\xd8".to_vec(),
        segment(0xe0, b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01RGB"),
        segment(0xe1, &[b"Exif\0\0".as_slice(), tiff].concat()),
        segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x/>"),
        segment(0xfe, b"taken at home"),
        segment(0xdb, &[0; 65]),
        segment(0xc0, &[8, 0, 40, 0, 30, 1, 1, 0x11, 0]),
        segment(0xc4, &[0; 20]),
        segment(0xda, &[1, 1, 0, 0, 63, 0]),
        b"\x12\xff\x00\x34\xff\xd0\x56".to_vec(),
        b"\xff\xd9\xff\xd8 another picture".to_vec(),
    ]
    .concat()
}

fn webp() -> Vec<u8> {
    let chunk = |name: &[u8], data: &[u8]| {
        let fill = &[0][..data.len() % 2];
        [name, &u32::try_from(data.len()).expect("short").to_le_bytes(), data, fill].concat()
    };
    let size = (39_u32 - 1) | (29 - 1) << 14;
    let chunks = [
        chunk(b"VP8X", &[0x0c, 0, 0, 0, 38, 0, 0, 28, 0, 0]),
        chunk(b"VP8L", &[&[0x2f], size.to_le_bytes().as_slice(), &[0, 0]].concat()),
        chunk(b"EXIF", b"GPS"),
        chunk(b"XMP ", b"<x/>"),
    ]
    .concat();
    let length = u32::try_from(chunks.len() + 4).expect("short").to_le_bytes();
    [b"RIFF".as_slice(), &length, b"WEBP", &chunks, b"behind"].concat()
}

fn holds(image: &Image, words: &[u8]) -> bool {
    image.bytes().windows(words.len()).any(|part| part == words)
}

#[test]
fn nothing_is_kept_but_what_is_seen_and_what_is_kept_stays_as_it_is() {
    let comment = [&dot(1)[..19], b"!\xfe\x04home\0", &dot(1)[19..], b"behind"].concat();
    for (bytes, kind, size) in [
        (png(30, 40, 200), ImageKind::Png, (30, 40)),
        (jpeg(), ImageKind::Jpeg, (30, 40)),
        (comment, ImageKind::Gif, (1, 1)),
        (webp(), ImageKind::Webp, (39, 29)),
    ] {
        let image = Image::of(&bytes).expect("a picture");
        assert_eq!((image.kind(), image.size()), (kind, size));
        for words in [b"Zhang".as_slice(), b"GPS", b"xap", b"home", b"RGB", b"<x/>", b"behind", b"another"] {
            assert!(!holds(&image, words), "{kind:?} keeps {}", String::from_utf8_lossy(words));
        }
        assert_eq!(Image::of(image.bytes()).as_ref(), Ok(&image), "{kind:?}");
        assert_eq!(ImageName::parse(image.name().as_str()), Some(image.name()));
        assert_eq!(image.name().kind(), kind);
    }
    // A picture that a telephone turned is still shown upright: 6 is a quarter to the right.
    let turned = Image::of(&jpeg()).expect("a picture");
    assert!(holds(&turned, b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"));
}

#[test]
fn what_is_cut_off_anywhere_is_damaged() {
    for whole in [png(3, 3, 0), jpeg(), dot(1), webp()] {
        let kept = Image::of(&whole).expect("a picture").bytes().to_vec();
        for end in 13..kept.len() {
            assert_eq!(Image::of(&kept[..end]), Err(Unfit::Damaged), "{end} of {}", kept.len());
        }
    }
    let mut wrong = png(3, 3, 0);
    wrong[20] ^= 1;
    assert_eq!(Image::of(&wrong), Err(Unfit::Damaged), "its checksum does not fit");
}

#[test]
fn what_cannot_be_shown_is_told_with_what_to_do() {
    let large = png(IMAGE_SIDE_MAX + 1, 1, 0);
    for (bytes, unfit) in [
        (b"".to_vec(), Unfit::Nothing),
        (b"<?xml version=\"1.0\"?>\n<svg xmlns='x'><script>alert(1)</script></svg>".to_vec(), Unfit::Vector),
        (b"<html><body>no</body></html>".to_vec(), Unfit::NoPicture),
        (b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), Unfit::Other("HEIC")),
        (b"BM\0\0\0\0".to_vec(), Unfit::Other("BMP")),
        (large, Unfit::Large(IMAGE_SIDE_MAX + 1, 1)),
    ] {
        assert_eq!(Image::of(&bytes), Err(unfit));
        let (what, remedy) = unfit.told();
        assert!([what.zh, what.en, remedy.zh, remedy.en].iter().all(|words| !words.is_empty()));
    }
    // More than it may weigh, however it is made up: the frames of an animation are as heavy as they are.
    let frame =
        [&[0x2c_u8, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2][..], &[&[255_u8][..], &[7; 255]].concat().repeat(300), &[0]].concat();
    let film = [&dot(1)[..19], &frame.repeat(14), b";"].concat();
    assert_eq!(Image::of(&film), Err(Unfit::Heavy(film.len())));
    assert!(film.len() > IMAGE_BYTES_MAX);
}

#[test]
fn a_name_is_a_digest_and_nothing_else() {
    for wrong in ["", "a.png", "../0123456789abcdef0123456789abcdef.png", "0123456789ABCDEF0123456789abcdef.png"] {
        assert_eq!(ImageName::parse(wrong), None, "{wrong}");
    }
    assert_eq!(ImageName::parse("0123456789abcdef0123456789abcdef.svg"), None);
    assert_eq!(ImageName::parse("0123456789abcdef0123456789abcdef.jpg.exe"), None);
    assert!(ImageName::parse("0123456789abcdef0123456789abcdef.jpg").is_some());
}

/// What the fuzz target `picture` holds, on pictures with bytes exchanged, cut out and put in; the same ones each time.
#[test]
fn a_picture_with_bytes_exchanged_is_refused_or_stays_as_it_is() {
    let whole = [png(5, 4, 7), jpeg(), dot(1), webp()];
    let mut chance = super::chance::Chance(11);
    let mut taken = 0;
    for round in 0..20_000 {
        let mut bytes = whole[round % whole.len()].clone();
        for _ in 0..=chance.next(3) {
            let at = chance.next(bytes.len());
            match chance.next(3) {
                0 => bytes[at] = chance.next(256) as u8,
                1 => drop(bytes.remove(at)),
                _ => bytes.insert(at, [0, 0xff, 0xd8, 0x21][chance.next(4)]),
            }
        }
        if let Ok(image) = Image::of(&bytes) {
            taken += 1;
            assert!(image.size().0 <= IMAGE_SIDE_MAX && image.size().1 <= IMAGE_SIDE_MAX && image.size() != (0, 0));
            assert_eq!(Image::of(image.bytes()).as_ref(), Ok(&image));
        }
    }
    assert!(taken > 1_000, "many changes leave a picture whole: {taken}");
}
