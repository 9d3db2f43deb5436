//! Search over a real corpus: the 848 paragraphs and 3,219 questions of CMRC 2018, which are not ours and lie where `ZHIXING_TEST_SEARCH` says.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;

use flate2::read::GzDecoder;
use serde_json::Value;
use zhixing_people::UnitId;

use super::{Town, towns};
use crate::acts::{Area, Brought, Format, Kind, MaterialId, NewMaterial, Within, as_format, publish, search};
use crate::search::words::of_text;

/// A paragraph and what is asked about it.
struct Piece {
    text: String,
    questions: Vec<String>,
}

fn corpus() -> Option<Vec<Piece>> {
    let path = std::env::var_os("ZHIXING_TEST_SEARCH")?;
    let file = GzDecoder::new(File::open(path).expect("the corpus is where ZHIXING_TEST_SEARCH says"));
    let all: Value = serde_json::from_reader(file).expect("JSON");
    let pieces = all["data"].as_array().unwrap().iter().flat_map(|one| one["paragraphs"].as_array().unwrap());
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let read = |piece: &Value| Piece {
        text: text(&piece["context"]),
        questions: piece["qas"].as_array().unwrap().iter().map(|one| text(&one["question"])).collect(),
    };
    Some(pieces.map(read).collect())
}

fn brought(at: usize, text: &str, unit: &UnitId) -> (NewMaterial, Brought) {
    let extracted = as_format(Format::Plain, "", text).unwrap();
    let new = NewMaterial {
        title: format!("{at}"),
        area: Area::Knowledge,
        kind: Kind::Reading,
        tags: Vec::new(),
        source: String::new(),
        link: String::new(),
        unit: unit.clone(),
        note: String::new(),
    };
    (new, Brought { file_name: format!("{at}.txt"), file: text.as_bytes().to_vec(), extracted })
}

fn publish_all(town: &Town, pieces: &[Piece]) -> Vec<MaterialId> {
    let mut ids = Vec::new();
    for (from, some) in pieces.chunks(50).enumerate() {
        let (librarian, unit) = (town.librarian.clone(), town.librarian.unit.clone());
        let all: Vec<_> =
            some.iter().enumerate().map(|(at, piece)| brought(from * 50 + at, &piece.text, &unit)).collect();
        let published = town.place.db.write_now(move |tx| {
            all.iter()
                .map(|(new, brought)| publish(tx, &librarian, new, brought))
                .collect::<zhixing_kit::Result<Vec<_>>>()
        });
        ids.extend(published.unwrap());
    }
    ids
}

fn found(town: &Town, question: &str) -> Vec<MaterialId> {
    let (organisation, question) = (town.organisation(), question.to_owned());
    let answers = town.place.db.read_now(move |tx| search(tx, &organisation, &question, Within::default())).unwrap();
    let mut all: Vec<MaterialId> = Vec::new();
    for one in answers.found {
        if !all.contains(&one.material) {
            all.push(one.material);
        }
    }
    all
}

#[test]
fn questions_find_their_paragraph_and_every_pair_of_characters_finds_where_it_stands() {
    let Some(pieces) = corpus() else {
        eprintln!("skipped: ZHIXING_TEST_SEARCH does not say where the corpus lies");
        return;
    };
    for town in towns() {
        let ids = publish_all(&town, &pieces);
        let (mut sum, mut asked) = (0.0, 0);
        for (piece, id) in pieces.iter().zip(&ids) {
            for question in &piece.questions {
                let place = found(&town, question).iter().take(10).position(|one| one == id);
                sum += place.map_or(0.0, |place| 1.0 / (place as f64 + 1.0));
                asked += 1;
            }
        }
        let rank = sum / f64::from(asked);
        eprintln!("{}: {asked} questions, MRR@10 {rank:.4}", town.place.engine);
        assert!(rank >= 0.96, "{}: MRR@10 {rank:.4}", town.place.engine);
        pairs_are_found(&town, &pieces, &ids);
    }
}

/// Every ninth pair of characters of the corpus: all paragraphs in which it stands, or as many as are shown.
fn pairs_are_found(town: &Town, pieces: &[Piece], ids: &[MaterialId]) {
    let mut stands: BTreeMap<String, BTreeSet<&MaterialId>> = BTreeMap::new();
    for (piece, id) in pieces.iter().zip(ids) {
        for word in of_text(&piece.text).split(' ').filter(|word| word.chars().count() == 2 && !word.is_ascii()) {
            stands.entry(word.to_owned()).or_default().insert(id);
        }
    }
    assert!(stands.len() > 50_000, "{}", stands.len());
    for (pair, there) in stands.iter().step_by(9) {
        let found = found(town, pair);
        assert!(
            found.iter().all(|one| there.contains(one)),
            "{}: {pair} is found where it does not stand",
            town.place.engine
        );
        assert!(
            found.len() == there.len() || found.len() >= 15,
            "{}: {pair}: {} of {}",
            town.place.engine,
            found.len(),
            there.len()
        );
    }
}
