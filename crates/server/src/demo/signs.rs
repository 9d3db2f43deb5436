//! Questions about road signs, with the signs themselves: drawn here as plain shapes (after GB 5768.2, without the characters on them), and packed as
//! somebody would who has a table and a folder of pictures. The same on every machine.

use zhixing_kit::{Error, Result};
use zhixing_question::pack;

const QUESTIONS: &str = include_str!("signs.csv");
/// Pixels of a side.
const SIDE: u32 = 240;
/// Points in each direction that are looked at for one pixel, so that edges are smooth.
const FINE: u32 = 3;

const RED: [u8; 3] = [200, 16, 46];
const BLUE: [u8; 3] = [0, 72, 160];
const YELLOW: [u8; 3] = [255, 205, 0];
const WHITE: [u8; 3] = [255, 255, 255];
const BLACK: [u8; 3] = [20, 20, 20];

/// A shape around the middle of the picture, whose edges are at 1 and -1; y grows downwards.
enum Shape {
    Disc(f64),
    /// A convex shape by its corners, clockwise.
    Corners(&'static [(f64, f64)]),
}

/// Shapes, each above those before it.
type Sign = &'static [(Shape, [u8; 3])];

const SIGNS: &[(&str, Sign)] = &[
    ("停车让行.png", &[(OCTAGON, RED), (OCTAGON_INSIDE, WHITE), (OCTAGON_CORE, RED)]),
    ("减速让行.png", &[(POINT_DOWN, RED), (POINT_DOWN_INSIDE, WHITE)]),
    ("禁止通行.png", &[(Shape::Disc(0.96), RED), (Shape::Disc(0.74), WHITE)]),
    ("禁止驶入.png", &[(Shape::Disc(0.96), RED), (BAR, WHITE)]),
    ("禁止停车.png", &[(Shape::Disc(0.96), RED), (Shape::Disc(0.78), BLUE), (SLASH, RED), (BACKSLASH, RED)]),
    ("直行.png", &[(Shape::Disc(0.96), BLUE), (STEM_UP, WHITE), (HEAD_UP, WHITE)]),
    ("向右转弯.png", &[(Shape::Disc(0.96), BLUE), (STEM_RIGHT, WHITE), (HEAD_RIGHT, WHITE)]),
    ("注意危险.png", &[(POINT_UP, BLACK), (POINT_UP_INSIDE, YELLOW), (MARK, BLACK), (DOT, BLACK)]),
];

const OCTAGON: Shape = octagon(&[
    (-0.4, -0.96),
    (0.4, -0.96),
    (0.96, -0.4),
    (0.96, 0.4),
    (0.4, 0.96),
    (-0.4, 0.96),
    (-0.96, 0.4),
    (-0.96, -0.4),
]);
const OCTAGON_INSIDE: Shape = octagon(&[
    (-0.37, -0.89),
    (0.37, -0.89),
    (0.89, -0.37),
    (0.89, 0.37),
    (0.37, 0.89),
    (-0.37, 0.89),
    (-0.89, 0.37),
    (-0.89, -0.37),
]);
const OCTAGON_CORE: Shape = octagon(&[
    (-0.34, -0.82),
    (0.34, -0.82),
    (0.82, -0.34),
    (0.82, 0.34),
    (0.34, 0.82),
    (-0.34, 0.82),
    (-0.82, 0.34),
    (-0.82, -0.34),
]);
const POINT_DOWN: Shape = Shape::Corners(&[(-0.96, -0.8), (0.96, -0.8), (0.0, 0.86)]);
const POINT_DOWN_INSIDE: Shape = Shape::Corners(&[(-0.6, -0.59), (0.6, -0.59), (0.0, 0.45)]);
const POINT_UP: Shape = Shape::Corners(&[(0.0, -0.86), (0.96, 0.8), (-0.96, 0.8)]);
const POINT_UP_INSIDE: Shape = Shape::Corners(&[(0.0, -0.64), (0.77, 0.69), (-0.77, 0.69)]);
const MARK: Shape = Shape::Corners(&[(-0.11, -0.28), (0.11, -0.28), (0.06, 0.26), (-0.06, 0.26)]);
const DOT: Shape = Shape::Corners(&[(-0.09, 0.36), (0.09, 0.36), (0.09, 0.54), (-0.09, 0.54)]);
const BAR: Shape = Shape::Corners(&[(-0.7, -0.16), (0.7, -0.16), (0.7, 0.16), (-0.7, 0.16)]);
const SLASH: Shape = Shape::Corners(&[(0.5, -0.62), (0.62, -0.5), (-0.5, 0.62), (-0.62, 0.5)]);
const BACKSLASH: Shape = Shape::Corners(&[(-0.5, -0.62), (0.62, 0.5), (0.5, 0.62), (-0.62, -0.5)]);
const STEM_UP: Shape = Shape::Corners(&[(-0.14, -0.2), (0.14, -0.2), (0.14, 0.68), (-0.14, 0.68)]);
const HEAD_UP: Shape = Shape::Corners(&[(0.0, -0.72), (0.42, -0.1), (-0.42, -0.1)]);
const STEM_RIGHT: Shape = Shape::Corners(&[(-0.68, -0.14), (0.2, -0.14), (0.2, 0.14), (-0.68, 0.14)]);
const HEAD_RIGHT: Shape = Shape::Corners(&[(0.72, 0.0), (0.1, 0.42), (0.1, -0.42)]);

const fn octagon(corners: &'static [(f64, f64)]) -> Shape {
    Shape::Corners(corners)
}

impl Shape {
    fn holds(&self, (x, y): (f64, f64)) -> bool {
        match self {
            Self::Disc(radius) => x * x + y * y <= radius * radius,
            // Inside is to the right of each edge.
            Self::Corners(corners) => corners
                .iter()
                .zip(corners.iter().cycle().skip(1))
                .all(|(from, to)| (to.0 - from.0) * (y - from.1) - (to.1 - from.1) * (x - from.0) >= 0.0),
        }
    }
}

/// The colour of a pixel, and how much of it is covered.
fn pixel(sign: Sign, column: u32, row: u32) -> [u8; 4] {
    let place = |at: u32, step: u32| {
        let fine = f64::from(at * FINE + step) + 0.5;
        fine / f64::from(SIDE * FINE) * 2.0 - 1.0
    };
    let points = (0..FINE).flat_map(|down| (0..FINE).map(move |right| (right, down)));
    let (mut sum, mut covered) = ([0_u32; 3], 0_u32);
    for (right, down) in points {
        let at = (place(column, right), place(row, down));
        if let Some((_, colour)) = sign.iter().rev().find(|(shape, _)| shape.holds(at)) {
            covered += 1;
            sum.iter_mut().zip(colour).for_each(|(sum, part)| *sum += u32::from(*part));
        }
    }
    let part = |sum: u32| (sum / covered.max(1)) as u8;
    [part(sum[0]), part(sum[1]), part(sum[2]), (covered * 255 / (FINE * FINE)) as u8]
}

fn drawn(sign: Sign) -> Result<Vec<u8>> {
    let pixels: Vec<u8> =
        (0..SIDE).flat_map(|row| (0..SIDE).flat_map(move |column| pixel(sign, column, row))).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, SIDE, SIDE);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().map_err(Error::broken)?;
    writer.write_image_data(&pixels).map_err(Error::broken)?;
    writer.finish().map_err(Error::broken)?;
    Ok(bytes)
}

/// The file that the secretary brings in: the table, and the signs beside it.
pub fn packed() -> Result<Vec<u8>> {
    let signs = SIGNS.iter().map(|(name, sign)| Ok(((*name).to_owned(), drawn(sign)?)));
    let table = std::iter::once(Ok(("标志题.csv".to_owned(), QUESTIONS.as_bytes().to_vec())));
    pack(table.chain(signs).collect::<Result<Vec<_>>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use zhixing_question::{read, twins};

    #[test]
    fn every_question_has_its_sign_and_every_sign_says_what_it_shows() {
        let file = packed().expect("a package");
        assert_eq!(file, packed().expect("a package"), "the same file each time");
        let reading = read(&file).expect("questions");
        assert!(reading.faults.is_empty(), "{:#?}", reading.faults);
        assert_eq!((reading.questions.len(), reading.pictures.len()), (10, SIGNS.len()));
        let all: Vec<_> = reading.questions.iter().map(|found| &found.question).collect();
        assert!(twins(&[], &all).is_empty(), "the same words about another sign are another question");
        assert!(reading.pictures.values().all(|image| image.bytes().len() < 16 * 1024));
    }
}
