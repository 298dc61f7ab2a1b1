//! What leaves the service besides pages: mails and log lines.

use std::io::Write;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rinnalla_app::App;
use rinnalla_testkit::plant::MARK;
use rinnalla_worker::{Mailer, drain, sweep};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

use crate::judge::unescaped;

/// A mail server that keeps what it is given.
#[derive(Debug)]
pub struct PostOffice {
    folder: PathBuf,
    mailer: Mailer,
}

impl PostOffice {
    pub fn open() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("rinnalla_mails_{}_{number}", std::process::id()));
        Self { mailer: Mailer::Folder(folder.clone()), folder }
    }

    /// What time brings, and every mail that is due.
    pub async fn deliver(&self, app: &App) {
        sweep(app).await.expect("reminders");
        drain(app, &self.mailer).await.expect("mails");
    }

    /// The mail server is away: every mail waits, and the log says so.
    pub async fn close_for_a_while(&self, app: &App) {
        drain(app, &Mailer::Folder("/dev/null/away".into())).await.expect("mails that wait");
    }

    /// Hands one mail over as the worker does.
    pub async fn post(&self, subject: &str, body: &str, id: &str) {
        self.mailer.send("joku@esittely.example", subject, body, id).await.expect("a mail");
    }

    /// Every mail so far: as it was sent, and as it reads.
    pub fn mails(&self) -> Vec<String> {
        let files: Vec<_> = std::fs::read_dir(&self.folder).into_iter().flatten().flatten().collect();
        let mails = files.iter().filter_map(|file| std::fs::read_to_string(file.path()).ok());
        mails.map(|raw| format!("{}\n{raw}", read(&raw))).collect()
    }

    /// The secrets of links that begin so.
    pub fn secrets(&self, path: &str) -> Vec<String> {
        let is_part = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let mails = self.mails();
        let links = mails.iter().filter_map(|mail| Some(mail.split_once(path)?.1));
        links.map(|link| link.chars().take_while(is_part).collect()).collect()
    }
}

impl Drop for PostOffice {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A mail as its reader sees it: encoded words and body decoded.
fn read(raw: &str) -> String {
    let (headers, body) = raw.split_once("\r\n\r\n").unwrap_or((raw, ""));
    let mut text = String::new();
    for encoded in headers.split("=?utf-8?b?").skip(1) {
        text.push_str(&from_base64(encoded.split("?=").next().unwrap_or_default()));
    }
    text.push('\n');
    match headers.to_lowercase() {
        h if h.contains("transfer-encoding: base64") => text.push_str(&from_base64(body)),
        h if h.contains("transfer-encoding: quoted-printable") => {
            text.push_str(&unescaped(&body.replace("=\r\n", "").replace('%', "=25").replace('=', "%")));
        }
        _ => text.push_str(body),
    }
    text
}

fn from_base64(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    String::from_utf8_lossy(&STANDARD.decode(text).unwrap_or_default()).into_owned()
}

/// Hears every log line, whatever its level, and keeps those that may be too much.
#[derive(Clone, Debug, Default)]
pub struct Ear(Arc<Mutex<Heard>>);

/// What was heard.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    /// How many lines.
    pub lines: usize,
    /// Lines of the service itself, and lines that hold a planted word.
    pub kept: Vec<String>,
}

impl Ear {
    /// Where log lines go: everything of the service, and what libraries tell for finding faults.
    pub fn subscriber(&self) -> impl tracing::Subscriber + Send + Sync + use<> {
        let filter = EnvFilter::new("debug,rinnalla=trace");
        tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false).with_writer(self.clone()).finish()
    }

    pub fn heard(&self) -> Heard {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Write for Ear {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let line = String::from_utf8_lossy(bytes);
        let mut heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        heard.lines += 1;
        if line.contains("rinnalla") || line.contains(MARK) {
            heard.kept.push(line.into_owned());
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Ear {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}
