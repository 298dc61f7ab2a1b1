//! The certificate on paper.

use rinnalla_domain::Language;
use rinnalla_domain::training::Certificate;
use rinnalla_paper::{Block, Document, Signature, TypeSize};

use super::size;
use crate::Words;

/// What the paper must know beside the certificate.
#[derive(Clone, Debug)]
pub struct PaperFacts {
    /// Name of the municipality that keeps the certificate.
    pub municipality: String,
    /// The code, in fours.
    pub code: String,
    /// Address at which anybody can check it.
    pub address: String,
}

/// Words a certificate, whole in one language: what Northern Sámi lacks is Finnish.
pub fn certificate(w: Words, given: &Certificate, facts: &PaperFacts) -> Document {
    let w = if w.language() == Language::NorthernSami { w.in_language(Language::Finnish) } else { w };
    let mut lines = vec![(w.plain("certificate-paper-size"), size(&w, given.minutes, given.credits))];
    lines.push((w.plain("certificate-paper-themes"), given.themes.join(" · ")));
    lines.push((w.plain("certificate-paper-owner"), given.owner_name.clone()));
    lines.push((w.plain("certificate-paper-day"), w.day_only(given.given_on)));
    lines.extend(given.expires_on.map(|end| (w.plain("certificate-paper-until"), w.day_only(end))));
    let part = |n: i8| u8::try_from(n).unwrap_or(1);
    let signature = Signature {
        role: w.plain("certificate-paper-signer"),
        name: Some(given.signer.clone()),
        ..Signature::default()
    };
    let check = w.t2("certificate-paper-check", ("address", &facts.address), ("code", &facts.code)).text;
    Document {
        language: crate::letter::paper_language(w.language()),
        title: w.plain("certificate-paper-title"),
        author: facts.municipality.clone(),
        made_on: (given.given_on.year(), part(given.given_on.month()), part(given.given_on.day())),
        footer: check,
        size: TypeSize::Certificate,
        letterhead: None,
        blocks: vec![
            Block::Name(given.name.clone()),
            Block::Lead(w.t2("certificate-paper-done", ("title", &given.title), ("cohort", &given.cohort)).text),
            Block::Facts(lines),
            Block::Signatures(vec![signature]),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use rinnalla_domain::settings::Term;
    use rinnalla_domain::training::Kind;
    use rinnalla_domain::{CertificateId, EnrolmentId, ProgrammeId};

    fn given() -> Certificate {
        let themes = [
            "Rooli, vaitiolo ja rajat",
            "Toipumisorientaatio",
            "Dialogisuus",
            "Motivoiva haastattelu",
            "Verkostot ja osallisuus",
            "Saamelainen kulttuuri",
            "Taide- ja kulttuurihyvinvointitoimintamahdollisuudet",
            "Oma jaksaminen",
        ];
        Certificate {
            id: CertificateId::new("c"),
            enrolment: EnrolmentId::new("e"),
            account: None,
            programme: ProgrammeId::new("p"),
            kind: Kind::Basic,
            name: "Áile-Máret Čoŋkká-Saamelaiskulttuurikeskuksenjohtaja Đuoŧŧarháldu-Šimžá".into(),
            title: "Linkkihenkilökoulutus".into(),
            cohort: "kevät 2027".into(),
            owner_name: "Esimerkkialueen hyvinvointialue".into(),
            minutes: 135 * 60,
            credits: 500,
            themes: themes.map(String::from).to_vec(),
            signer: "Kirsi Koulu, kouluttaja".into(),
            given_on: date(2027, 5, 20),
            expires_on: Some(date(2030, 5, 20)),
            revoked_on: None,
        }
    }

    #[test]
    fn a_certificate_is_one_page_in_every_language_with_long_names() {
        let facts = PaperFacts {
            municipality: "Esimerkki".into(),
            code: "0123-4567-89AB-CDEF-GHJK".into(),
            address: "https://rinnalla.example/todistus".into(),
        };
        for language in Language::ALL {
            let document = certificate(Words::new(*language, Term::LinkPerson), &given(), &facts);
            assert!(document.footer.contains("GHJK"), "{language}: {}", document.footer);
            let pdf = crate::letter::set(&document).unwrap();
            let text = String::from_utf8_lossy(&pdf);
            let count = text.split("/Count ").nth(1).unwrap_or_default();
            let pages: String = count.chars().take_while(char::is_ascii_digit).collect();
            assert_eq!(pages, "1", "{language}");
            if let Ok(folder) = std::env::var("RINNALLA_KEEP_PAPERS") {
                std::fs::write(format!("{folder}/todistus-{language}.pdf"), &pdf).unwrap();
            }
        }
    }
}
