//! `practice`: runs the practice account in the foreground, for any HTTP client.

use std::io::{self, Write};

use super::account_args::PracticeArgs;
use super::connect::TOKEN;
use super::failure::{Failure, UNREAD};
use crate::practice::{
    ADMIN_TOKEN, CLIENT_ID, CLIENT_SECRET, CODE, EXPIRED_TOKEN, FILE, INTEGRATION_TOKEN, Options, Practice, REDIRECT_URI, StartError,
    USER_TOKEN,
};
use crate::system::data;
use crate::system::shared_file::SharedFileError;
use crate::text::Lang;
use crate::text::msg::Msg;

/// Runs until the process is ended.
pub fn run(args: &PracticeArgs, lang: Lang) -> Result<(), Failure> {
    let options = Options { port: args.port, file: data::folder().map(|folder| folder.join(FILE)), lang };
    let failed = |error: StartError| {
        let msg = match &error {
            StartError::Port(_) => Msg::new("cli-practice-failed").with("port", usize::from(args.port)),
            StartError::Thread(_) => Msg::new("cli-practice-no-thread"),
            StartError::State(SharedFileError::Unread { .. }) => Msg::new("cli-practice-unread"),
            StartError::State(SharedFileError::Unwritten { path, .. }) => {
                Msg::new("cli-practice-unwritten").with("path", path.parent().unwrap_or(path).display().to_string())
            }
        };
        Failure::own(UNREAD, "practice", &msg, lang).detail(error.to_string())
    };
    let practice = Practice::start(options).map_err(failed)?;
    if practice.shares_its_state() {
        // Who only reads the output may see the same lines as ever.
        writeln!(io::stderr(), "{}", lang.tr("cli-practice-shared")).ok();
    }
    if args.reset {
        practice.reset().map_err(|error| failed(error.into()))?;
    }
    let line = |id: &str, value: &str| format!("{}: {value}", lang.tr(id));
    let lines = [
        lang.tr("cli-practice-hello"),
        line("cli-practice-address", practice.address()),
        format!("{TOKEN}={ADMIN_TOKEN}"),
        line("cli-practice-user", USER_TOKEN),
        line("cli-practice-expired", EXPIRED_TOKEN),
        line("cli-practice-own", INTEGRATION_TOKEN),
        line("cli-practice-integration", &format!("{CLIENT_ID}, {CLIENT_SECRET}, {REDIRECT_URI}, {CODE}")),
        lang.tr("cli-practice-end"),
    ];
    let mut out = io::stdout().lock();
    let printed = lines.iter().try_for_each(|line| writeln!(out, "{line}")).and_then(|()| out.flush());
    drop(out);
    // The server runs on even if nobody reads its output.
    printed.ok();
    practice.wait();
    Ok(())
}
