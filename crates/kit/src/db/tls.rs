//! TLS to a database server, as the address asks for it. There are two kinds of connection: in the clear, and verified (the certificate's chain and the
//! server's name). Nothing between them: what is encrypted but not verified protects from nobody who stands in the way.
//!
//! `sslmode=require` and `sslmode=verify-full` mean the same here, verified; without `sslmode`, or with `disable`, it is in the clear.
//! `sslrootcert=FILE` names the authority that signed the server's certificate; without it, those that the machine trusts count.

use std::sync::Arc;

use percent_encoding::percent_decode_str;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};

use crate::error::{Error, Result};

/// An address as the driver takes it, and whether it is to be reached by TLS.
pub(super) struct Approach {
    /// Without the words that only we understand.
    pub url: String,
    /// What makes the connection safe.
    pub tls: Option<Arc<ClientConfig>>,
}

impl Approach {
    /// Reads an address.
    pub(super) fn of(url: &str) -> Result<Self> {
        let (base, query) = url.split_once('?').unwrap_or((url, ""));
        let (mut mode, mut authority, mut rest) = (None, None, Vec::new());
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            match pair.split_once('=') {
                Some(("sslmode", word)) => mode = Some(word),
                Some(("sslrootcert", file)) => {
                    authority = Some(percent_decode_str(file).decode_utf8_lossy().into_owned());
                }
                _ => rest.push(pair.to_owned()),
            }
        }
        let tls = match mode {
            None | Some("disable") => None,
            Some("require" | "verify-full") => Some(verified(authority.as_deref())?),
            Some(other) => {
                return Err(Error::Unavailable(format!(
                    "sslmode={other} does not say whether the connection is protected: write sslmode=verify-full, or sslmode=disable"
                )));
            }
        };
        rest.push(format!("sslmode={}", if tls.is_some() { "require" } else { "disable" }));
        Ok(Self { url: format!("{base}?{}", rest.join("&")), tls })
    }
}

fn verified(authority: Option<&str>) -> Result<Arc<ClientConfig>> {
    let mut roots = RootCertStore::empty();
    match authority {
        Some(file) => {
            let wrong = |error: &dyn std::fmt::Display| Error::Unavailable(format!("sslrootcert {file}: {error}"));
            for certificate in CertificateDer::pem_file_iter(file).map_err(|error| wrong(&error))? {
                roots.add(certificate.map_err(|error| wrong(&error))?).map_err(|error| wrong(&error))?;
            }
        }
        None => {
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
    }
    if roots.is_empty() {
        return Err(Error::Unavailable(
            "no certificate authority is known: name the one of the database server with sslrootcert=FILE".to_owned(),
        ));
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config =
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().map_err(Error::broken)?;
    Ok(Arc::new(config.with_root_certificates(roots).with_no_client_auth()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_in_the_clear_or_verified_and_nothing_between() {
        let clear = Approach::of("postgres://u@h/db").unwrap();
        assert!(clear.tls.is_none() && clear.url == "postgres://u@h/db?sslmode=disable");
        let kept = Approach::of("postgres:///db?host=/tmp/x&sslmode=disable").unwrap();
        assert_eq!(kept.url, "postgres:///db?host=/tmp/x&sslmode=disable");
        for vague in ["prefer", "allow", "verify-ca", ""] {
            assert!(Approach::of(&format!("postgres://u@h/db?sslmode={vague}")).is_err(), "{vague}");
        }
        let missing =
            Approach::of("postgres://u@h/db?sslmode=verify-full&sslrootcert=/nowhere%20at/all.pem").err().unwrap();
        assert!(missing.to_string().contains("/nowhere at/all.pem"), "{missing}");
    }
}
