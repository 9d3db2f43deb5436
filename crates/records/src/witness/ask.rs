//! One question to one witness (C2SP tlog-witness, add-checkpoint). It blocks, so it is asked on a thread of its own, and never inside a transaction.

use std::time::Duration;

use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};
use zhixing_ledger::Hash;

use super::model::Witness;

/// The longest answer of a witness, in bytes.
const ANSWER_BYTES_MAX: u64 = 64 * 1024;
/// Characters of an answer that are kept to tell what was wrong.
const TOLD_MAX: usize = 200;

/// What a witness is asked: to cosign a checkpoint, with the proof that it continues the size that it has seen.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub old: u64,
    pub proof: Vec<Hash>,
    /// The checkpoint as the log signed it.
    pub checkpoint: String,
}

/// What it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Its cosignature, checked: the line, and its moment in seconds.
    Cosigned(String, u64),
    /// It has seen another size than it was asked from.
    Seen(u64),
    /// It was of no help; why.
    Nothing(String),
}

/// Whoever asks: waits so long for one answer, and follows nobody elsewhere.
pub(super) fn agent(patience: Duration) -> Agent {
    let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
    Agent::config_builder()
        .timeout_global(Some(patience))
        .max_redirects(0)
        .http_status_as_error(false)
        .tls_config(tls)
        .build()
        .into()
}

impl Question {
    fn body(&self) -> String {
        let proof: String = self.proof.iter().map(|hash| hash.to_base64() + "\n").collect();
        format!("old {}\n{proof}\n{}", self.old, self.checkpoint)
    }

    /// Asks.
    pub(super) fn ask(&self, agent: &Agent, witness: &Witness) -> Answer {
        let sent = agent.post(format!("{}/add-checkpoint", witness.url)).content_type("text/plain").send(self.body());
        let mut response = match sent {
            Ok(response) => response,
            Err(error) => return Answer::Nothing(short(&error.to_string())),
        };
        let status = response.status().as_u16();
        let is_size = response.headers().get("content-type").is_some_and(|kind| kind.as_bytes() == b"text/x.tlog.size");
        let text = match response.body_mut().with_config().limit(ANSWER_BYTES_MAX).read_to_string() {
            Ok(text) => text,
            Err(error) => return Answer::Nothing(short(&error.to_string())),
        };
        let seen = || text.strip_suffix('\n')?.parse::<u64>().ok();
        match (status, seen()) {
            (200, _) => match witness.key.answered(&self.checkpoint, &text) {
                Ok((line, seconds)) => Answer::Cosigned(line, seconds),
                Err(error) => Answer::Nothing(format!("its answer is no cosignature: {error}")),
            },
            (409, Some(size)) if is_size => Answer::Seen(size),
            _ => Answer::Nothing(short(&format!("{status}: {}", text.trim()))),
        }
    }
}

fn short(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).take(TOLD_MAX).collect()
}
