//! Handing a mail over: to a mail server, or into a folder where there is none.

use std::path::PathBuf;

use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

/// How the connection to the mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    /// TLS from the first byte (port 465).
    Wrapped,
    /// STARTTLS, and nothing without it.
    Required,
    /// None: for a mail server on the same machine.
    None,
}

/// Where mails go.
#[derive(Clone, Debug)]
pub struct SmtpConfig {
    /// Host.
    pub host: String,
    /// Port.
    pub port: u16,
    /// Protection.
    pub tls: Tls,
    /// Name and password, when the server asks for them.
    pub credentials: Option<(String, String)>,
    /// Address of the sender; its name is always neutral.
    pub from: String,
}

/// Why a mail could not be handed over. Never holds an address.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The mail server is away or said no.
    #[error("the mail server did not take the mail: {0}")]
    Server(String),
    /// The address cannot be written to.
    #[error("the address cannot be used")]
    Address,
    /// The folder cannot be written.
    #[error("the mail folder cannot be written")]
    Folder,
}

/// Hands mails over.
#[derive(Clone, Debug)]
pub enum Mailer {
    /// To a mail server.
    Smtp {
        /// The connection.
        transport: Box<AsyncSmtpTransport<Tokio1Executor>>,
        /// The sender.
        from: Mailbox,
    },
    /// Into a folder, one file a mail: for the demo, where nobody should get real mail.
    Folder(PathBuf),
}

/// The neutral name of the sender.
const SENDER: &str = "Viestipalvelu";

impl Mailer {
    /// Mails go to a mail server.
    ///
    /// # Errors
    /// When the configuration cannot be used.
    pub fn smtp(config: &SmtpConfig) -> Result<Self, MailError> {
        let refused = |error: lettre::transport::smtp::Error| MailError::Server(error.to_string());
        let builder = match config.tls {
            Tls::Wrapped => AsyncSmtpTransport::<Tokio1Executor>::relay(&config.host).map_err(refused)?,
            Tls::Required => AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(&config.host).map_err(refused)?,
            Tls::None => AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&config.host),
        };
        let builder = builder.port(config.port).timeout(Some(std::time::Duration::from_secs(20)));
        let builder = match &config.credentials {
            Some((name, password)) => builder.credentials(Credentials::new(name.clone(), password.clone())),
            None => builder,
        };
        let from = format!("{SENDER} <{}>", config.from).parse().map_err(|_| MailError::Address)?;
        Ok(Self::Smtp { transport: Box::new(builder.build()), from })
    }

    /// Hands one mail over.
    ///
    /// # Errors
    /// [`MailError`]
    pub async fn send(&self, to: &str, subject: &str, body: &str, id: &str) -> Result<(), MailError> {
        match self {
            Self::Smtp { transport, from } => {
                let message = message(from.clone(), to, subject, body, id)?;
                // The server's answer may quote the address: only its kind is kept.
                transport.send(message).await.map(|_| ()).map_err(|error| MailError::Server(kind(&error).into()))
            }
            Self::Folder(folder) => {
                let from = format!("{SENDER} <ei-vastausta@esittely.example>").parse();
                let message = message(from.map_err(|_| MailError::Address)?, to, subject, body, id)?;
                let write = async {
                    tokio::fs::create_dir_all(folder).await?;
                    tokio::fs::write(folder.join(format!("{id}.eml")), message.formatted()).await
                };
                write.await.map_err(|_| MailError::Folder)
            }
        }
    }
}

fn message(from: Mailbox, to: &str, subject: &str, body: &str, id: &str) -> Result<Message, MailError> {
    let domain = from.email.domain().to_owned();
    Message::builder()
        .from(from)
        .to(to.parse().map_err(|_| MailError::Address)?)
        .subject(subject)
        // The same job always has the same identity: a mail that is sent twice is one mail to the reader.
        .message_id(Some(format!("<{id}@{domain}>")))
        .header(ContentType::TEXT_PLAIN)
        .body(body.to_owned())
        .map_err(|_| MailError::Address)
}

fn kind(error: &lettre::transport::smtp::Error) -> &'static str {
    if error.is_timeout() {
        "it did not answer in time"
    } else if error.is_permanent() {
        "it refused for good"
    } else if error.is_transient() {
        "it refused for now"
    } else if error.is_tls() {
        "the protected connection failed"
    } else {
        "it cannot be reached"
    }
}
