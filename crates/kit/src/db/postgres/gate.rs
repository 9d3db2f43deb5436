//! The way to a server: its address, TLS where it is asked for, and the log-in.

use std::net::{TcpStream, ToSocketAddrs as _};
use std::os::unix::net::UnixStream;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use fallible_iterator::FallibleIterator as _;
use postgres_protocol::authentication::md5_hash;
use postgres_protocol::authentication::sasl::{ChannelBinding, SCRAM_SHA_256, ScramSha256};
use postgres_protocol::message::backend::{AuthenticationSaslBody, Message};
use postgres_protocol::message::frontend;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, StreamOwned};
use socket2::{SockRef, TcpKeepalive};
use tokio_postgres::Config;
use tokio_postgres::config::{ChannelBinding as Binding, Host, TargetSessionAttrs};

use super::codec::fault;
use super::wire::{Stream, Wire};
use crate::db::tls::Approach;
use crate::error::{Error, Result};
use crate::id::Random;

/// How long a server may take to let us in, or to acknowledge what was sent, before it counts as away.
const SILENCE_MAX: Duration = Duration::from_secs(3);
/// How long a connection rests before it is looked after.
const REST_MAX: Duration = Duration::from_secs(30);
const PORT: u16 = 5432;
/// By what the server knows which connections are this program's; before the name that the address gives it, which may be cut off.
static PROGRAM: LazyLock<String> =
    LazyLock::new(|| format!("zhixing-{:08x}", u32::from_ne_bytes(Random::system().bytes())));

/// Connects to the first server of an address that lets us in.
pub fn connect(url: &str) -> Result<Wire> {
    let way = Approach::of(url)?;
    let config: Config = way.url.parse().map_err(Error::broken)?;
    if config.get_channel_binding() == Binding::Require {
        return Err(Error::Unavailable(
            "channel_binding=require is not known here: sslmode=verify-full protects".to_owned(),
        ));
    }
    let mut outcome = Err(Error::Unavailable("the address names no server".to_owned()));
    for (number, host) in config.get_hosts().iter().enumerate() {
        let ports = config.get_ports();
        let port = ports.get(number).or(ports.first()).copied().unwrap_or(PORT);
        outcome = enter(&config, host, port, way.tls.as_ref());
        if outcome.is_ok() {
            break;
        }
    }
    outcome
}

fn away(error: impl std::fmt::Display) -> Error {
    Error::Unavailable(error.to_string())
}

/// One server: reached, made safe, and logged in to. What it may take is bounded by a watch on the socket, which is taken away at the end.
fn enter(config: &Config, host: &Host, port: u16, tls: Option<&Arc<ClientConfig>>) -> Result<Wire> {
    match host {
        Host::Unix(folder) => {
            let socket = UnixStream::connect(folder.join(format!(".s.PGSQL.{port}"))).map_err(away)?;
            socket.set_read_timeout(Some(SILENCE_MAX)).map_err(away)?;
            let watch = socket.try_clone().map_err(away)?;
            let wire = log_in(config, Box::new(socket))?;
            watch.set_read_timeout(None).map_err(away).map(|()| wire)
        }
        Host::Tcp(name) => {
            let socket = reach(name, port)?;
            socket.set_read_timeout(Some(SILENCE_MAX)).map_err(away)?;
            let watch = socket.try_clone().map_err(away)?;
            let stream: Box<dyn Stream> = match tls {
                None => Box::new(socket),
                Some(tls) => Box::new(protect(socket, name, tls)?),
            };
            let wire = log_in(config, stream)?;
            watch.set_read_timeout(None).map_err(away).map(|()| wire)
        }
    }
}

fn reach(name: &str, port: u16) -> Result<TcpStream> {
    let mut outcome = Err(Error::Unavailable(format!("{name} is no known name of a server")));
    for address in (name, port).to_socket_addrs().map_err(away)? {
        outcome = TcpStream::connect_timeout(&address, SILENCE_MAX).map_err(away);
        if outcome.is_ok() {
            break;
        }
    }
    let socket = outcome?;
    socket.set_nodelay(true).map_err(away)?;
    let options = SockRef::from(&socket);
    options.set_tcp_keepalive(&TcpKeepalive::new().with_time(REST_MAX)).map_err(away)?;
    options.set_tcp_user_timeout(Some(SILENCE_MAX)).map_err(away)?;
    Ok(socket)
}

/// Asks for TLS; a server that knows none is not talked to.
fn protect(mut socket: TcpStream, name: &str, tls: &Arc<ClientConfig>) -> Result<impl Stream + use<>> {
    use std::io::{Read as _, Write as _};
    let mut asked = bytes::BytesMut::new();
    frontend::ssl_request(&mut asked);
    let mut answer = [0];
    socket.write_all(&asked).and_then(|()| socket.read_exact(&mut answer)).map_err(away)?;
    if answer != *b"S" {
        return Err(Error::Unavailable("the server knows no TLS".to_owned()));
    }
    let name = ServerName::try_from(name.to_owned()).map_err(away)?;
    let mut connection = ClientConnection::new(tls.clone(), name).map_err(away)?;
    while connection.is_handshaking() {
        connection.complete_io(&mut socket).map_err(away)?;
    }
    Ok(StreamOwned::new(connection, socket))
}

fn log_in(config: &Config, stream: Box<dyn Stream>) -> Result<Wire> {
    let user = config.get_user().map(str::to_owned).or_else(|| std::env::var("USER").ok());
    let user = user.ok_or_else(|| Error::Unavailable("the address names no user".to_owned()))?;
    let mut wire = Wire::new(stream);
    let program = format!("{} {}", *PROGRAM, config.get_application_name().unwrap_or_default());
    let known = [
        Some(("client_encoding", "UTF8")),
        Some(("user", user.as_str())),
        config.get_dbname().map(|name| ("database", name)),
        config.get_options().map(|options| ("options", options)),
        Some(("application_name", program.trim())),
    ];
    wire.say(|out| frontend::startup_message(known.into_iter().flatten(), out))?;
    loop {
        match wire.next()? {
            Message::AuthenticationOk => break,
            Message::AuthenticationCleartextPassword => {
                let password = password(config)?;
                wire.say(|out| frontend::password_message(password, out))?;
            }
            Message::AuthenticationMd5Password(body) => {
                let hash = md5_hash(user.as_bytes(), password(config)?, body.salt());
                wire.say(|out| frontend::password_message(hash.as_bytes(), out))?;
            }
            Message::AuthenticationSasl(body) => prove(&mut wire, &body, password(config)?)?,
            Message::ErrorResponse(body) => return Err(fault(&body)),
            _ => return Err(Error::Unavailable("the server wants a way of log-in that is not known here".to_owned())),
        }
    }
    let mut standby = false;
    wire.until_ready(|message| {
        if let Message::ParameterStatus(body) = message {
            let says =
                |name| body.name().is_ok_and(|found| found == name) && body.value().is_ok_and(|value| value == "on");
            standby |= says("in_hot_standby") || says("default_transaction_read_only");
        }
        Ok(())
    })?;
    if standby && config.get_target_session_attrs() == TargetSessionAttrs::ReadWrite {
        return Err(Error::Unavailable("this server only reads".to_owned()));
    }
    Ok(wire)
}

fn password(config: &Config) -> Result<&[u8]> {
    config
        .get_password()
        .ok_or_else(|| Error::Unavailable("the server wants a password, and the address has none".to_owned()))
}

/// SCRAM (RFC 7677): both sides prove that they know the password, and none of them says it.
fn prove(wire: &mut Wire, asked: &AuthenticationSaslBody, password: &[u8]) -> Result<()> {
    if !asked.mechanisms().any(|name| Ok(name == SCRAM_SHA_256)).map_err(Error::broken)? {
        return Err(Error::Unavailable("the server knows no SCRAM-SHA-256".to_owned()));
    }
    let mut scram = ScramSha256::new(password, ChannelBinding::unsupported());
    wire.say(|out| frontend::sasl_initial_response(SCRAM_SHA_256, scram.message(), out))?;
    match wire.next()? {
        Message::AuthenticationSaslContinue(body) => scram.update(body.data()).map_err(away)?,
        Message::ErrorResponse(body) => return Err(fault(&body)),
        _ => return Err(Error::Unavailable("the server broke the log-in off".to_owned())),
    }
    wire.say(|out| frontend::sasl_response(scram.message(), out))?;
    match wire.next()? {
        Message::AuthenticationSaslFinal(body) => scram.finish(body.data()).map_err(away),
        Message::ErrorResponse(body) => Err(fault(&body)),
        _ => Err(Error::Unavailable("the server broke the log-in off".to_owned())),
    }
}
