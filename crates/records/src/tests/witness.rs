//! Witnesses, played by a server of this test as the specification has it (C2SP tlog-witness): one that is right, one that has seen more already, one
//! that signs with another hand, one that answers nonsense, one that is silent, one that is not there.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use zhixing_ledger::log::verify_consistency;
use zhixing_ledger::note::{Note, TlogProof};
use zhixing_ledger::{Checkpoint, Hash, RecordFile, Signer};

use super::{Ledger, key, ledgers};
use crate::{Witness, ask_witnesses, export_received, proof_of_received, read_witnesses, receive, witness_states};

/// How a played witness is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    Right,
    OtherHand,
    Nonsense,
    Silent,
}

/// What a witness has seen: size and root.
type Seen = Arc<Mutex<(u64, Hash)>>;

/// A witness at an address of its own.
struct Played {
    signer: Signer,
    url: String,
    seen: Seen,
}

/// Moment of all cosignatures, in seconds.
const MOMENT: u64 = 1_772_413_200;

fn play(name: &str, manner: Manner) -> Played {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let seen: Seen = Arc::new(Mutex::new((0, Hash::of_empty_tree())));
    let (hand, state) = (if manner == Manner::OtherHand { 99 } else { 9 }, seen.clone());
    let acting = Signer::new(name, &[hand; 32]).unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let body = request(&mut stream);
            match manner {
                Manner::Silent => std::thread::park(),
                Manner::Nonsense => reply(&mut stream, "200 OK", "text/plain", "<html>welcome</html>\n"),
                Manner::Right | Manner::OtherHand => {
                    let (status, kind, text) = answer(&acting, &mut state.lock().unwrap(), &body);
                    reply(&mut stream, status, kind, &text);
                }
            }
        }
    });
    Played { signer: Signer::new(name, &[9; 32]).unwrap(), url, seen }
}

/// The body of a request to `add-checkpoint`.
fn request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut some = [0; 4096];
    loop {
        let count = stream.read(&mut some).unwrap();
        bytes.extend_from_slice(&some[..count]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            assert!(head.starts_with("POST /add-checkpoint HTTP/1.1"), "{head}");
            let length = head.to_ascii_lowercase();
            let length =
                length.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap().parse::<usize>();
            if body.len() >= length.unwrap() {
                return body.to_owned();
            }
        }
        assert!(count > 0, "the request was cut off");
    }
}

fn reply(stream: &mut TcpStream, status: &str, kind: &str, text: &str) {
    let head =
        format!("HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\nconnection: close\r\n", text.len());
    stream.write_all(format!("{head}\r\n{text}").as_bytes()).unwrap();
}

/// What the specification asks of a witness.
fn answer(acting: &Signer, seen: &mut (u64, Hash), body: &str) -> (&'static str, &'static str, String) {
    let (asked, note) = body.split_once("\n\n").unwrap();
    let mut lines = asked.lines();
    let old: u64 = lines.next().unwrap().strip_prefix("old ").unwrap().parse().unwrap();
    let proof: Vec<Hash> = lines.map(|line| Hash::from_base64(line).unwrap()).collect();
    let Ok(checkpoint) = Checkpoint::open(note, key(7).signer().verifier()) else {
        return ("403 Forbidden", "text/plain", String::new());
    };
    if old != seen.0 {
        return ("409 Conflict", "text/x.tlog.size", format!("{}\n", seen.0));
    }
    if verify_consistency(old, checkpoint.size, seen.1, checkpoint.root, &proof).is_err() {
        return ("422 Unprocessable Entity", "text/plain", String::new());
    }
    *seen = (checkpoint.size, checkpoint.root);
    ("200 OK", "text/plain", acting.cosign(&Note::parse(note).unwrap().text, MOMENT))
}

impl Played {
    fn witness(&self) -> Witness {
        let text = format!("{} {}/", self.signer.witness().encode(), self.url);
        read_witnesses(&text).unwrap().remove(0)
    }
}

/// Puts this many received texts into the log.
fn grow(ledger: &Ledger, count: usize) {
    let organisation = ledger.author.organisation.clone();
    let write = move |tx: &zhixing_kit::Write<'_>| {
        let turn = crate::next(tx, &organisation)?.take(tx, &organisation, count)?;
        let texts = (0..count).map(|n| format!("{{\"id\":\"{}-{n}\"}}", turn.first)).collect();
        receive(tx, &organisation, turn, texts)
    };
    ledger.db.write_now(write).unwrap();
    ledger.clerk().catch_up(&ledger.db).unwrap();
}

fn ask(ledger: &Ledger, witnesses: &[Witness]) -> usize {
    ledger.place.pass_ms(4_000_000);
    ask_witnesses(&ledger.db, witnesses, Duration::from_millis(700)).unwrap()
}

fn proof(ledger: &Ledger, number: i64) -> TlogProof {
    let organisation = ledger.author.organisation.clone();
    let proof = ledger.db.read_now(move |tx| proof_of_received(tx, &organisation, number)).unwrap().unwrap();
    let told = TlogProof::parse(&proof.text).unwrap();
    told.verify(&proof.commitment.0, key(7).signer().verifier()).unwrap();
    told
}

fn faults(ledger: &Ledger) -> Vec<(String, u64, String)> {
    let states = ledger.db.read_now(witness_states).unwrap();
    states.iter().map(|state| (state.name().to_owned(), state.size, state.fault.clone())).collect()
}

#[test]
fn who_is_right_cosigns_and_proofs_carry_it_whatever_others_do() {
    for ledger in ledgers() {
        let right = [play("a.example/right", Manner::Right), play("b.example/right", Manner::Right)];
        let others = [
            play("c.example/other", Manner::OtherHand),
            play("d.example/nonsense", Manner::Nonsense),
            play("e.example/silent", Manner::Silent),
        ];
        let mut witnesses: Vec<Witness> = right.iter().chain(&others).map(Played::witness).collect();
        let mut away = play("f.example/away", Manner::Right).witness();
        away.url = "http://127.0.0.1:1".to_owned();
        witnesses.push(away);
        assert_eq!(ask(&ledger, &witnesses), 0, "there is no log yet");
        grow(&ledger, 300);
        assert_eq!(ask(&ledger, &witnesses), 2);
        let told = proof(&ledger, 7);
        let note = Note::parse(&told.checkpoint).unwrap();
        for one in &right {
            assert_eq!(one.signer.witness().cosigned(&note), Some(MOMENT));
        }
        assert_eq!(note.signatures.len(), 3, "the log's own and both");
        let known = faults(&ledger);
        assert_eq!(known.iter().map(|(_, size, _)| *size).collect::<Vec<_>>(), [300, 300, 0, 0, 0, 0]);
        assert!(known[..2].iter().all(|(_, _, fault)| fault.is_empty()));
        assert!(known[2].2.contains("not of the key") || known[2].2.contains("not signed"), "{known:?}");
        assert!(known[3].2.contains("no cosignature"), "{known:?}");
        assert!(known[4..].iter().all(|(_, _, fault)| !fault.is_empty()), "{known:?}");
        // Nothing new: nobody is asked.
        assert_eq!(ask(&ledger, &witnesses[..2]), 0);
        // What came since is proved towards the newest checkpoint until it is cosigned too.
        grow(&ledger, 20);
        assert_eq!(Note::parse(&proof(&ledger, 310).checkpoint).unwrap().signatures.len(), 1);
        assert_eq!(Note::parse(&proof(&ledger, 7).checkpoint).unwrap().signatures.len(), 3);
        assert_eq!(ask(&ledger, &witnesses[..2]), 2);
        assert_eq!(Note::parse(&proof(&ledger, 310).checkpoint).unwrap().signatures.len(), 3);
        let organisation = ledger.author.organisation.clone();
        let export = ledger.db.read_now(move |tx| export_received(tx, &organisation, &[1, 310])).unwrap();
        let lines = export.seal_lines(&key(7));
        let verified = RecordFile::verify(lines.as_bytes(), Some(key(7).signer().verifier())).unwrap();
        assert_eq!((verified.tree_size, verified.statements.len()), (320, 2));
        let note = Note::parse(&verified.checkpoint).unwrap();
        assert_eq!(right[1].signer.witness().cosigned(&note), Some(MOMENT));
    }
}

#[test]
fn one_who_has_seen_the_log_before_says_from_where() {
    for ledger in ledgers() {
        let played = play("a.example/right", Manner::Right);
        grow(&ledger, 100);
        assert_eq!(ask(&ledger, &[played.witness()]), 1);
        // Who runs the program lost what it knew of the witness: the witness has not.
        let forget = |ledger: &Ledger| ledger.db.write_now(|tx| tx.run(FORGET, &[]).map(drop)).unwrap();
        forget(&ledger);
        grow(&ledger, 5);
        assert_eq!(ask(&ledger, &[played.witness()]), 1);
        assert_eq!(played.seen.lock().unwrap().0, 105);
        // It has seen more than there is: older data was put back, and it says so.
        forget(&ledger);
        played.seen.lock().unwrap().0 = 1_000;
        assert_eq!(ask(&ledger, &[played.witness()]), 0);
        assert!(faults(&ledger)[0].2.contains("1000 entries"), "{:?}", faults(&ledger));
        // It says that it saw another log of this name: nothing is cosigned.
        *played.seen.lock().unwrap() = (50, Hash([1; 32]));
        assert_eq!(ask(&ledger, &[played.witness()]), 0);
        assert!(faults(&ledger)[0].2.starts_with("422"), "{:?}", faults(&ledger));
    }
}

#[test]
fn one_who_was_of_no_help_is_asked_again_later_and_later() {
    for ledger in ledgers() {
        let played = play("a.example/nonsense", Manner::Nonsense);
        let witnesses = [played.witness()];
        grow(&ledger, 3);
        let asked = || {
            let before = ledger.db.read_now(|tx| tx.one::<(i64,)>(FAILS, &[])).map_or(0, |(fails,)| fails);
            ask_witnesses(&ledger.db, &witnesses, Duration::from_millis(700)).unwrap();
            ledger.db.read_now(|tx| tx.one::<(i64,)>(FAILS, &[])).unwrap().0 - before
        };
        assert_eq!((asked(), asked()), (1, 0));
        ledger.place.pass_ms(61_000);
        assert_eq!((asked(), asked()), (1, 0));
        ledger.place.pass_ms(61_000);
        assert_eq!(asked(), 0, "two minutes now");
        ledger.place.pass_ms(61_000);
        assert_eq!(asked(), 1);
    }
}

zhixing_kit::statements! {
    FORGET = "delete from log_witness";
    FAILS = "select fails from log_witness";
}
