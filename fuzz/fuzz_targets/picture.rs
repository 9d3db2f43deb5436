//! Any bytes as a picture. What is taken can be shown, is no larger than it may be, and stays as it is when it is taken again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zhixing_question::{IMAGE_BYTES_MAX, IMAGE_SIDE_MAX, Image, ImageName};

fuzz_target!(|data: &[u8]| match Image::of(data) {
    Err(unfit) => {
        let (what, remedy) = unfit.told();
        assert!([what.zh, what.en, remedy.zh, remedy.en].iter().all(|told| !told.is_empty()));
    }
    Ok(image) => {
        let (width, height) = image.size();
        assert!((1..=IMAGE_SIDE_MAX).contains(&width) && (1..=IMAGE_SIDE_MAX).contains(&height));
        assert!(image.bytes().len() <= IMAGE_BYTES_MAX);
        assert_eq!(Image::of(image.bytes()).as_ref(), Ok(&image));
        assert_eq!(ImageName::parse(image.name().as_str()), Some(image.name()));
    }
});
