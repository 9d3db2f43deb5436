//! `zhixing serve`: pages, jobs and the ledger's clerk, until it is told to stop.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;
use zhixing_course::Host;
use zhixing_kit::db::{Address, Db};
use zhixing_kit::house::{Setting, Settings};
use zhixing_kit::limit::Limits;
use zhixing_kit::{House, Language, Sentence, asset};

use super::Outcome;
use super::departed;
use super::doctor::clock_behind;
use crate::desk::Desk;
use crate::install::seen;
use crate::said::{cause, of_file, plain, said, say, tell, told};
use crate::settings::{Identity, Mail, Place, Serving, Watching};
use crate::{app, lock};

/// Serve the pages.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    serving: Serving,
    #[command(flatten)]
    mail: Mail,
    #[command(flatten)]
    identity: Identity,
    #[command(flatten)]
    watching: Watching,
    /// Go on with data that is older than what was here before (an old backup): what came after it is lost. It is recorded.
    #[arg(long)]
    accept_older: bool,
    /// Go on here although this installation was moved away: what was recorded at the new place is not here, and nothing may run there any more. It is recorded.
    #[arg(long)]
    return_here: bool,
    /// Make the index of the record store anew of its records, before anything is served (where doctor found it damaged).
    #[arg(long)]
    new_register: bool,
}

pub fn run(arguments: &Arguments, language: Language, in_force: Vec<Setting>) -> Outcome {
    let filter = EnvFilter::try_from_env("ZHIXING_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_target(false).with_writer(std::io::stderr).init();
    let place = &arguments.place;
    // Asked for first: a start that fails for its address leaves nothing behind.
    let listener = listen(&arguments.serving.listen)?;
    crate::install::private_folder(&place.data).map_err(of_file(&place.data))?;
    let embedded = matches!(place.address()?, Address::File(_));
    let _lock = if embedded { Some(lock::take(&place.data)?) } else { None };
    arguments.serving.take_holidays(&place.data)?;
    let db = place.open_or_create()?;
    still_here(&db, arguments.return_here)?;
    seen::check(&db, &seen::path(&place.key_path()), arguments.accept_older)?;
    if arguments.new_register {
        departed::must_be_alone(&db)?;
        db.write_now(zhixing_lrs::forget_register).map_err(told)?;
    }
    if let Some(behind) = clock_behind(&db).map_err(told)? {
        tell(language, &said!("时钟：{zh}" / "clock: {en}", zh = &behind.zh, en = &behind.en));
    }
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(workers()).enable_all().build().map_err(plain)?;
    runtime.block_on(serve(listener, db, arguments, (language, in_force), embedded))
}

/// Refuses a database that was moved away, unless who runs it says that he returns; then it is recorded.
fn still_here(db: &Db, returns: bool) -> Result<(), Sentence> {
    let Some((to, at)) = db.read_now(zhixing_keeper::departed).map_err(told)? else { return Ok(()) };
    if returns {
        return db.write_now(move |tx| zhixing_keeper::come_back(tx, &to, at)).map_err(told);
    }
    Err(departed::gone(&to, at, &db.surroundings().zone))
}

/// The address to serve at, or why it cannot be.
fn listen(address: &str) -> Result<std::net::TcpListener, Sentence> {
    let listener = std::net::TcpListener::bind(address).and_then(|listener| {
        listener.set_nonblocking(true)?;
        Ok(listener)
    });
    listener.map_err(|error| {
        let why = match error.kind() {
            std::io::ErrorKind::InvalidInput => said!(
                "地址要写成“主机:端口”，例如 127.0.0.1:8090"
                    / "an address is a host and a port, such as 127.0.0.1:8090"
            ),
            _ => cause(&error),
        };
        said!("不能在 {address} 上提供服务：{zh}" / "cannot listen on {address}: {en}", zh = &why.zh, en = &why.en)
    })
}

/// One for every two processors: the threads of the database, which do as much, have the other half. With two on a machine of two processors each
/// answer of the database wakes one of them, who wakes the other for nothing.
fn workers() -> usize {
    std::thread::available_parallelism().map_or(1, |processors| processors.get().div_ceil(2))
}

async fn serve(
    listener: std::net::TcpListener,
    db: Db,
    arguments: &Arguments,
    (language, in_force): (Language, Vec<Setting>),
    embedded: bool,
) -> Outcome {
    let (serving, key) = (&arguments.serving, arguments.place.key_path());
    let listener = TcpListener::from_std(listener).map_err(plain)?;
    let address = listener.local_addr().map_err(plain)?;
    let house = house(db, serving, &arguments.identity, in_force, address)?;
    let kept = seen::path(&key);
    let desk = Desk::new(house.clone(), key);
    let postman = arguments.mail.postman(&house.settings.origin)?;
    let provider = arguments.identity.provider(&house.settings.origin)?;
    let witnesses = arguments.watching.read()?;
    let courses = Host::new(serving.course_origin.as_deref(), &house.settings.origin).map_err(plain)?;
    app::start(&house, &desk, postman.clone(), embedded)?;
    app::be_witnessed(&house, witnesses)?;
    tokio::spawn(seen::keep(house.clone(), kept));
    let program =
        app::program(house.clone(), desk, app::Outside { postman, provider, courses }, serving.trust_forwarded);
    if !asset::are_built() {
        tracing::warn!("styles and islands are not built into this program: run `make ui`, then build it again");
    }
    say(format_args!("Zhixing 知行: {}", house.settings.origin));
    if let Some(path) = app::first_link(&house)? {
        let origin = &house.settings.origin;
        tell(
            language,
            &said!(
                "还没有单位。请打开这个一次性链接，创建管理员：{origin}{path}"
                    / "No organisation yet. Open this once to make its administrator: {origin}{path}"
            ),
        );
    }
    axum::serve(listener, program.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(told_to_stop())
        .await
        .map_err(plain)?;
    Ok(ExitCode::SUCCESS)
}

fn house(
    db: Db,
    serving: &Serving,
    identity: &Identity,
    in_force: Vec<Setting>,
    address: SocketAddr,
) -> Result<House, Sentence> {
    let around = db.surroundings().clone();
    let origin = serving.origin.clone().unwrap_or_else(|| default_origin(address));
    if !origin.starts_with("http://") && !origin.starts_with("https://") {
        return Err(said!(
            "--origin {origin:?} 要以 http:// 或 https:// 开头"
                / "--origin {origin:?} must start with http:// or https://"
        ));
    }
    let settings = Settings {
        organisation: "知行 Zhixing".to_owned(),
        origin: origin.trim_end_matches('/').to_owned(),
        navigation: app::NAVIGATION,
        other_sign_in: identity.oidc_issuer.as_ref().map(|_| identity.oidc_name.clone().unwrap_or_default()),
        suggestions_per_hour: serving.suggestions_per_hour,
        development: serving.development,
        in_force,
    };
    Ok(House {
        db,
        clock: around.clock,
        random: around.random,
        live: around.live,
        limits: Limits::default(),
        settings: Arc::new(settings),
    })
}

/// This very machine is called localhost, so that its cookies may be secure; a real address is shown as it is.
fn default_origin(address: SocketAddr) -> String {
    if address.ip().is_loopback() || address.ip().is_unspecified() {
        format!("http://localhost:{}", address.port())
    } else {
        format!("http://{address}")
    }
}

/// Waits for Ctrl-C or a termination signal. Live pages are not waited for.
async fn told_to_stop() {
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        () = terminated => {}
        _ = tokio::signal::ctrl_c() => {}
    }
    // Streams never end by themselves: give ordinary answers a moment, then go.
    tokio::spawn(async {
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
        std::process::exit(0);
    });
}
