//! Mails: neutral, without names, places or reasons, whole in one language, with at most one link.

use jiff::Timestamp;
use jiff::civil::Date;
use rinnalla_domain::Language;
use rinnalla_domain::message::Mail;

use crate::Words;

/// A mail in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailText {
    /// Subject.
    pub subject: String,
    /// Plain text.
    pub body: String,
}

/// What a mail must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailFacts {
    /// The one link, whole.
    pub link: String,
    /// By when something is hoped for.
    pub by: Option<Date>,
    /// Until when the link works, where a resident must know it.
    pub until: Option<Timestamp>,
    /// Phone for questions.
    pub phone: Option<String>,
}

/// Writes a mail. A mail is never in two languages: what Northern Sámi lacks is sent whole in Finnish.
pub fn write(mail: Mail, words: &Words, facts: &MailFacts) -> MailText {
    let words = match words.language() {
        Language::NorthernSami => words.in_language(Language::Finnish),
        _ => *words,
    };
    let key = |part: &str| format!("mail-{mail}-{part}").replace('_', "-");
    let mut parts = vec![words.plain("mail-hello"), words.t1(&key("body"), "link", &facts.link).text];
    if let Some(by) = facts.by.filter(|_| matches!(mail, Mail::NewTask | Mail::Question)) {
        parts.push(words.t1(&key("by"), "day", words.day(by).replace('\u{a0}', " ")).text);
    }
    if let Some(until) = facts.until.filter(|_| mail == Mail::Message) {
        parts.push(words.t1("mail-message-until", "when", words.moment(until).replace('\u{a0}', " ")).text);
    }
    parts.push(words.plain(&key("after")));
    parts.push(match &facts.phone {
        Some(phone) => words.t1("mail-end", "phone", spaced(phone)).text,
        None => words.plain("mail-end-plain"),
    });
    MailText { subject: words.plain(&key("subject")), body: format!("{}\n", parts.join("\n\n")) }
}

/// A phone number as people read it aloud: one typed without blanks gets one after the first three digits,
/// so that it also stays a text and never becomes a number.
pub(crate) fn spaced(phone: &str) -> String {
    match phone.split_at_checked(3) {
        Some((first, rest)) if !rest.is_empty() && phone.bytes().all(|b| b.is_ascii_digit()) => {
            format!("{first} {rest}")
        }
        _ => phone.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use rinnalla_domain::settings::Term;

    fn facts() -> MailFacts {
        MailFacts {
            link: "https://viestit.example/l/abc".into(),
            by: Some(date(2026, 11, 24)),
            until: Some(jiff::Timestamp::UNIX_EPOCH),
            phone: Some("0400000000".into()),
        }
    }

    #[test]
    fn every_mail_is_whole_in_every_language_and_carries_one_link_or_none() {
        for mail in Mail::ALL {
            for language in Language::ALL {
                let words = Words::new(*language, Term::LinkPerson);
                let text = write(*mail, &words, &facts());
                let links = usize::from(!matches!(mail, Mail::PasswordChanged | Mail::Test));
                assert_eq!(text.body.matches("https://").count(), links, "{mail} {language}");
                assert!(!text.body.contains('{') && !text.subject.contains('{'), "{mail} {language}: {text:?}");
                assert!(!text.subject.is_empty() && !text.subject.contains('\n'), "{mail} {language}");
                assert!(text.body.contains("040 0000000"), "{mail} {language}: {}", text.body);
            }
        }
    }

    #[test]
    fn no_mail_falls_back_in_part() {
        for mail in Mail::ALL {
            for language in [Language::Swedish, Language::English] {
                let words = Words::new(language, Term::LinkPerson);
                for part in ["subject", "body", "after", "by"] {
                    let key = format!("mail-{mail}-{part}").replace('_', "-");
                    if part != "by" || matches!(mail, Mail::NewTask | Mail::Question) {
                        let said = words.say(&key, &[("link", &"x"), ("day", &"x")]);
                        assert!(!said.in_finnish, "{language} lacks {key}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_question_reads_as_it_was_written() {
        let words = Words::new(Language::Finnish, Term::LinkPerson);
        let text = write(Mail::Question, &words, &MailFacts { phone: None, ..facts() });
        assert_eq!(text.subject, "Sinulle on kysymys");
        assert_eq!(
            text.body,
            "Hei,\n\nSinulle on uusi pyyntö. Katso se ja vastaa:\nhttps://viestit.example/l/abc\n\n\
             Voit vastata kyllä tai ei. Syytä ei tarvitse kertoa.\n\n\
             Toivomme vastausta viimeistään ti 24.11.2026.\n\n\
             Jos et nyt ehdi tai jaksa, sekin on ihan hyvä vastaus.\n\nÄlä vastaa tähän viestiin.\n"
        );
    }
}
