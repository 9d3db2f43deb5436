//! PostgreSQL by TLS: a server with a certificate of its own making is reached when its authority is named, and not otherwise.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::server::Server;
use crate::spawned::{Folder, Program, Start, run, said};

/// An authority (`ca.crt`), and a certificate for 127.0.0.1 that it signed, with its key. `false` without the tool that makes them.
fn certificate(folder: &Path) -> bool {
    fs::write(folder.join("names"), "subjectAltName=IP:127.0.0.1\n").expect("it can be written");
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes";
    [
        format!("req -x509 {key} -days 2 -subj /CN=zhixing-authority -keyout ca.key -out ca.crt"),
        format!("req {key} -subj /CN=zhixing-test -keyout server.key -out server.csr"),
        "x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile names -out server.crt"
            .to_owned(),
    ]
    .iter()
    .all(|words| {
        let made = Command::new("openssl").args(words.split_whitespace()).current_dir(folder).output();
        made.is_ok_and(|output| output.status.success())
    })
}

#[test]
fn a_server_is_reached_by_tls_and_only_if_it_is_the_one_that_was_meant() {
    let folder = Folder::new("tls");
    if !certificate(&folder.0) {
        println!("skipped: openssl, which makes the certificate, is not installed");
        return;
    }
    let Some(server) = Server::start("tls-server") else { return };
    server.protect(&folder.0);
    let url = server.database("safe");
    let authority = folder.0.join("ca.crt");
    let (data, named) =
        (folder.0.join("data"), format!("{url}?sslmode=verify-full&sslrootcert={}", authority.display()));
    let start = Start { arguments: vec!["--database".to_owned(), named.clone()], log: None };
    let program = Program::start_as(&data, &start);
    program.found();
    assert!(server.counts_protected() > 0, "the connections are encrypted");
    drop(program);
    let refused = |url: &str, why: &str| {
        let output = run(&["doctor", "--data", data.to_str().expect("a plain path"), "--database", url]);
        assert!(!output.status.success() && said(&output).contains(why), "{url}: {}", said(&output));
    };
    // An authority that did not sign it, a name that is not in it, a word that promises nothing.
    let other = folder.0.join("other");
    fs::create_dir(&other).expect("a folder");
    assert!(certificate(&other));
    refused(&format!("{url}?sslmode=require&sslrootcert={}", other.join("ca.crt").display()), "cannot be opened");
    refused(&named.replace("127.0.0.1", "localhost"), "cannot be opened");
    refused(&format!("{url}?sslmode=prefer"), "verify-full");
}
