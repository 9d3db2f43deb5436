//! Who is a witness, and what is known of one. Plain values.

use zhixing_kit::Moment;
use zhixing_ledger::note::WitnessKey;

/// A witness, as the one who runs the program has set it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// Its key.
    pub key: WitnessKey,
    /// Its submission prefix: `add-checkpoint` is below it.
    pub url: String,
}

/// What is known of a witness, for a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WitnessState {
    /// Its key, `name+id+base64`.
    pub key: String,
    /// The size of the log that it cosigned last; 0 before the first.
    pub size: u64,
    /// When it did, by its own clock.
    pub cosigned_at: Option<Moment>,
    /// Why it is of no help; empty when it is.
    pub fault: String,
}

impl WitnessState {
    /// Its name.
    pub fn name(&self) -> &str {
        self.key.split('+').next().unwrap_or_default()
    }
}

/// Reads witnesses as the settings have them: `KEY URL`, with commas between. Says in one line what is wrong.
pub fn read_witnesses(text: &str) -> Result<Vec<Witness>, String> {
    text.split(',').map(str::trim).filter(|one| !one.is_empty()).map(read).collect()
}

fn read(one: &str) -> Result<Witness, String> {
    let (key, url) =
        one.split_once(char::is_whitespace).ok_or(format!("{one:?} is not a key, a space and an address"))?;
    let key = WitnessKey::parse(key).map_err(|error| format!("{key:?}: {error}"))?;
    let url = url.trim().trim_end_matches('/').to_owned();
    let has_host = |scheme: &str| url.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty());
    if !has_host("https://") && !has_host("http://") || url.contains(char::is_whitespace) {
        return Err(format!("{url:?} must start with https:// or http://"));
    }
    Ok(Witness { key, url })
}

#[cfg(test)]
mod tests {
    use super::*;
    use zhixing_ledger::Signer;

    #[test]
    fn witnesses_are_a_key_and_an_address_each() {
        let key = |name: &str| Signer::new(name, &[3; 32]).unwrap().witness().encode();
        let text = format!("{} https://w.example/log/, {}  http://127.0.0.1:8\n", key("w1"), key("w2"));
        let read = read_witnesses(&text).unwrap();
        assert_eq!(read[0].url, "https://w.example/log");
        assert_eq!((read[1].key.name(), read.len()), ("w2", 2));
        assert_eq!(read_witnesses(" ").unwrap(), []);
        for wrong in [key("w"), format!("{} ftp://x", key("w")), format!("{} https://", key("w")), "w https://x".into()]
        {
            assert!(read_witnesses(&wrong).is_err(), "{wrong}");
        }
        let log = Signer::new("w", &[3; 32]).unwrap().verifier().encode();
        assert!(read_witnesses(&format!("{log} https://x")).unwrap_err().contains("algorithm"));
    }
}
