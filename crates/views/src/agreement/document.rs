//! The agreement in words: one list of blocks makes the page and the paper, in one language, never mixed.

use std::fmt::{self, Write};

use jiff::civil::Date;
use rinnalla_domain::Language;
use rinnalla_domain::agreement::{Agreement, Signature, Signer, Status, Way};
use rinnalla_paper::{Block, Document, Signature as PaperSignature, TypeSize};

use super::sign::strokes;
use crate::Words;
use crate::words::escape;

/// Who can be called, and whose paper it is.
#[derive(Clone, Debug, Default)]
pub struct Sender {
    /// The municipality.
    pub municipality: String,
    /// The coordinator's phone.
    pub phone: Option<String>,
    /// When it is answered.
    pub phone_hours: Option<String>,
}

/// Blocks of a document that show themselves as HTML, marked with their language.
#[derive(Clone, Debug)]
pub struct Blocks {
    /// The blocks.
    pub list: Vec<Block>,
    /// Their language.
    pub language: Language,
    /// Headings begin at this level of HTML.
    pub level: u8,
}

impl askama::filters::HtmlSafe for Blocks {}

/// Words an agreement in its own language. `w` gives the municipality's terms.
pub fn blocks(w: Words, agreement: &Agreement, sender: &Sender, level: u8) -> Blocks {
    let language = agreement.content.language;
    let mut list = worded(w.in_language(language), agreement, sender);
    if agreement.signatures.is_empty() {
        // On paper there are lines to sign on; on a page there is nothing to show yet.
        list.truncate(list.len().saturating_sub(2));
    }
    Blocks { list, language, level }
}

/// The whole agreement; the signatures and their heading come last.
fn worded(w: Words, agreement: &Agreement, sender: &Sender) -> Vec<Block> {
    let mut list = Vec::new();
    if agreement.status == Status::Former {
        list.push(Block::Lead(w.plain("agreement-paper-former")));
    }
    list.push(Block::Lead(w.plain("agreement-paper-lead")));
    list.push(Block::Facts(facts(w, agreement)));
    list.push(heading(w, "agreement-paper-goals"));
    for goal in &agreement.content.goals {
        list.push(Block::Quote(goal.words.as_str().to_owned()));
        let now = w.t1("agreement-paper-now", "now", goal.now.value()).text;
        let step = goal.step.as_ref().map(|step| w.t1("agreement-paper-step", "step", step.as_str()).text);
        list.push(Block::Paragraph([Some(now), step].into_iter().flatten().collect::<Vec<_>>().join("\n")));
    }
    for (part, points) in [("does", 3), ("does-not", 3), ("secrecy", 4), ("rights", 6)] {
        list.push(heading(w, &format!("agreement-paper-{part}")));
        list.push(Block::List((1..=points).map(|n| w.plain(&format!("agreement-paper-{part}-{n}"))).collect()));
    }
    if let Some(phone) = &sender.phone {
        let hours = sender.phone_hours.as_deref().unwrap_or_default();
        let call = w.t2("agreement-paper-call", ("phone", &phone.replace(' ', "\u{a0}")), ("hours", &hours)).text;
        list.push(Block::Boxed(vec![Block::Paragraph(call.trim_end().to_owned())]));
    }
    list.push(heading(w, "agreement-paper-signatures"));
    list.push(Block::Signatures(Signer::ALL.iter().map(|signer| signature(w, agreement, *signer)).collect()));
    list
}

fn heading(w: Words, key: &str) -> Block {
    Block::Heading { level: 1, text: w.plain(key) }
}

fn facts(w: Words, agreement: &Agreement) -> Vec<(String, String)> {
    let content = &agreement.content;
    let period = w.t2(
        "agreement-paper-period-value",
        ("from", &w.day_only(content.starts_on)),
        ("to", &w.day_only(content.ends_on)),
    );
    let mut facts = vec![
        ("agreement-paper-resident", agreement.resident_name.clone()),
        ("agreement-paper-link-worker", agreement.link_worker_name.clone()),
        ("agreement-paper-period", period.text),
        ("agreement-paper-rhythm", w.code("rhythm", content.rhythm).text),
        ("agreement-paper-channels", w.codes("channel", &content.channels).text),
    ];
    facts.extend(content.places.as_ref().map(|p| ("agreement-paper-places", p.as_str().to_owned())));
    facts.extend(content.interpreter.as_ref().map(|i| ("agreement-paper-interpreter", i.as_str().to_owned())));
    facts.into_iter().map(|(key, value)| (w.plain(key), value)).collect()
}

fn signature(w: Words, agreement: &Agreement, signer: Signer) -> PaperSignature {
    let name = match signer {
        Signer::Resident => &agreement.resident_name,
        Signer::LinkWorker => &agreement.link_worker_name,
    };
    let role = capital(&w.code("signer", signer).text);
    let Some(given) = agreement.signature(signer) else {
        return PaperSignature { role, name: Some(name.clone()), ..PaperSignature::default() };
    };
    PaperSignature {
        role,
        name: Some(given.name.clone()),
        line: Some(how(w, given)),
        drawing: given.drawing.as_deref().and_then(strokes),
        drawing_alt: w.t1("agreement-paper-drawing", "name", &given.name).text,
    }
}

fn how(w: Words, given: &Signature) -> String {
    match given.way {
        Way::Paper => {
            let day = w.day_only(given.signed_on);
            let place = given.kept_where.clone().unwrap_or_default();
            w.t2("agreement-paper-signed-paper", ("day", &day), ("place", &place)).text
        }
        Way::Typed | Way::Drawn => {
            let (day, time) = (w.day_only(given.signed_on), w.time(given.signed_at));
            w.t2("agreement-paper-signed", ("day", &day), ("time", &time)).text
        }
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Number and version; once sealed, also the beginning of the seal, by which a paper is told from a changed one.
fn footer(w: Words, agreement: &Agreement, number: &str) -> String {
    let footer = w.t2("agreement-paper-footer", ("number", &number), ("version", &agreement.number)).text;
    match agreement.hash.as_ref().and_then(|hash| hash.get(..16)) {
        Some(seal) => format!("{footer}, {}", w.t1("agreement-paper-seal", "seal", seal).text),
        None => footer,
    }
}

/// The agreement on paper.
pub fn document(
    w: Words,
    agreement: &Agreement,
    sender: &Sender,
    number: &str,
    made_on: Date,
    large: bool,
) -> Document {
    let language = agreement.content.language;
    let w = w.in_language(language);
    let part = |n: i8| u8::try_from(n).unwrap_or(1);
    Document {
        language: crate::letter::paper_language(language),
        title: w.plain("agreement-paper-title"),
        author: sender.municipality.clone(),
        made_on: (made_on.year(), part(made_on.month()), part(made_on.day())),
        footer: footer(w, agreement, number),
        size: if large { TypeSize::Large } else { TypeSize::Agreement },
        letterhead: None,
        blocks: worded(w, agreement, sender),
    }
}

impl fmt::Display for Blocks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<article class=\"agreement\" lang=\"{}\">", self.language)?;
        for block in &self.list {
            self.block(f, block)?;
        }
        f.write_str("</article>")
    }
}

impl Blocks {
    fn block(&self, f: &mut fmt::Formatter<'_>, block: &Block) -> fmt::Result {
        match block {
            Block::Heading { text, .. } => write!(f, "<h{n}>{}</h{n}>", escape(text), n = self.level),
            Block::Paragraph(text) => write!(f, "<p>{}</p>", escape(text).replace('\n', "<br>")),
            Block::Lead(text) => write!(f, "<p class=\"lead\">{}</p>", escape(text)),
            Block::Quote(text) => {
                let (open, close) = if self.language == Language::English { ('“', '”') } else { ('”', '”') };
                let text = escape(text).replace('\n', "<br>");
                write!(f, "<blockquote class=\"wish\"><p>{open}{text}{close}</p></blockquote>")
            }
            Block::List(items) => {
                f.write_str("<ul>")?;
                for item in items {
                    write!(f, "<li>{}</li>", escape(item))?;
                }
                f.write_str("</ul>")
            }
            Block::Facts(facts) => {
                f.write_str("<dl class=\"facts\">")?;
                for (label, value) in facts {
                    let value = escape(value).replace('\n', "<br>");
                    write!(f, "<div><dt>{}</dt><dd>{value}</dd></div>", escape(label))?;
                }
                f.write_str("</dl>")
            }
            Block::Boxed(blocks) => {
                f.write_str("<div class=\"notice info\">")?;
                for block in blocks {
                    self.block(f, block)?;
                }
                f.write_str("</div>")
            }
            Block::Signatures(all) => {
                f.write_str("<dl class=\"facts\">")?;
                for one in all {
                    signed(f, one)?;
                }
                f.write_str("</dl>")
            }
            // An agreement has no other blocks.
            _ => Ok(()),
        }
    }
}

fn signed(f: &mut fmt::Formatter<'_>, one: &PaperSignature) -> fmt::Result {
    write!(f, "<div><dt>{}</dt><dd>{}", escape(&one.role), escape(one.name.as_deref().unwrap_or_default()))?;
    if let Some(drawing) = &one.drawing {
        write!(
            f,
            "<br><svg class=\"signature\" viewBox=\"0 0 300 100\" width=\"180\" height=\"60\" role=\"img\" aria-label=\"{}\">\
             <path fill=\"none\" stroke=\"currentColor\" stroke-width=\"3\" stroke-linecap=\"round\" stroke-linejoin=\"round\" d=\"{}\"/></svg>",
            escape(&one.drawing_alt),
            path(drawing)
        )?;
    }
    if let Some(line) = &one.line {
        write!(f, "<br><span class=\"muted\">{}</span>", escape(line))?;
    }
    f.write_str("</dd></div>")
}

fn path(strokes: &[Vec<(f32, f32)>]) -> String {
    let mut out = String::new();
    for stroke in strokes {
        for (n, (x, y)) in stroke.iter().enumerate() {
            let _ = write!(out, "{}{:.1} {:.1}", if n == 0 { 'M' } else { 'L' }, x * 300.0, y * 100.0);
        }
        // A single point is a dot.
        if stroke.len() == 1 {
            out.push_str("h0.1");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use rinnalla_domain::agreement::{AgreedGoal, Channel, NewAgreement, Rhythm};
    use rinnalla_domain::goal::Area;
    use rinnalla_domain::measurement::Rating;
    use rinnalla_domain::settings::Term;
    use rinnalla_domain::text::{Line, Text};
    use rinnalla_domain::{AccountId, AgreementId, CaseId};

    const W: Words = Words::new(Language::Finnish, Term::LinkPerson);
    const LANGUAGES: [Language; 3] = [Language::Finnish, Language::Swedish, Language::English];

    fn text(raw: &str) -> Text {
        Text::parse(raw, 400).unwrap().unwrap()
    }

    fn given(signer: Signer, way: Way) -> Signature {
        Signature {
            signer,
            way,
            name: "AAA".into(),
            drawing: (way == Way::Drawn).then(|| "[[[0.1,0.6],[0.9,0.2]]]".into()),
            signed_at: "2026-11-13T12:05:00Z".parse().unwrap(),
            signed_on: date(2026, 11, 13),
            kept_where: (way == Way::Paper).then(|| "BBB".into()),
        }
    }

    fn agreement(language: Language, status: Status, signatures: Vec<Signature>) -> Agreement {
        Agreement {
            id: AgreementId::new("a"),
            case: CaseId::new("c"),
            number: 1,
            status,
            content: NewAgreement {
                starts_on: date(2026, 11, 13),
                ends_on: date(2027, 2, 12),
                rhythm: Rhythm::Weekly,
                channels: Channel::ALL.to_vec(),
                places: Some(text("CCC")),
                goals: vec![AgreedGoal {
                    words: text("DDD <b>"),
                    area: Area::Culture,
                    step: Some(text("EEE")),
                    now: Rating::from_value(4).unwrap(),
                }],
                language,
                interpreter: Some(Line::parse("FFF", 40).unwrap().unwrap()),
            },
            resident_name: "GGG".into(),
            link_worker: AccountId::new("w"),
            link_worker_name: "HHH".into(),
            hash: None,
            sealed_at: None,
            in_force_at: None,
            signatures,
            version: 1,
        }
    }

    fn sender() -> Sender {
        Sender { municipality: "III".into(), phone: Some("040 000 0000".into()), phone_hours: Some("9–15".into()) }
    }

    /// Every text of a document, also inside boxes.
    fn texts(blocks: &[Block], out: &mut Vec<String>) {
        for block in blocks {
            match block {
                Block::Heading { text, .. } | Block::Paragraph(text) | Block::Lead(text) | Block::Quote(text) => {
                    out.extend(text.lines().map(str::to_owned));
                }
                Block::List(items) => out.extend(items.iter().cloned()),
                Block::Facts(facts) => out.extend(facts.iter().flat_map(|(l, v)| [l.clone(), v.clone()])),
                Block::Boxed(blocks) => texts(blocks, out),
                Block::Signatures(all) => {
                    for one in all {
                        out.extend([Some(one.role.clone()), one.line.clone()].into_iter().flatten());
                        out.push(one.drawing_alt.clone());
                    }
                }
                other => panic!("an agreement has no such block: {other:?}"),
            }
        }
    }

    fn all_texts(language: Language, status: Status) -> Vec<String> {
        let signatures = vec![given(Signer::Resident, Way::Drawn), given(Signer::LinkWorker, Way::Paper)];
        let document =
            document(W, &agreement(language, status, signatures), &sender(), "H-2026-0142", date(2026, 11, 13), false);
        let mut out = vec![document.title.clone(), document.footer.clone()];
        texts(&document.blocks, &mut out);
        out
    }

    #[test]
    fn no_sentence_of_one_language_stands_in_another() {
        let finnish = all_texts(Language::Finnish, Status::Former);
        let swedish = all_texts(Language::Swedish, Status::Former);
        let english = all_texts(Language::English, Status::Former);
        assert!(finnish.len() > 30);
        assert_eq!((finnish.len(), finnish.len()), (swedish.len(), english.len()));
        for (a, b) in [(&finnish, &swedish), (&finnish, &english), (&swedish, &english)] {
            // Names, numbers and days may be the same.
            let is_said = |t: &&String| t.chars().filter(|c| c.is_lowercase()).count() > 2;
            let same: Vec<_> = a.iter().filter(is_said).filter(|t| b.contains(t)).collect();
            assert!(same.is_empty(), "{same:?}");
        }
    }

    /// What was signed must print as it was signed. Whoever changes the standing text keeps the former one for what
    /// was signed under it, raises `STANDING_TEXT`, and adds a file here.
    #[test]
    fn the_standing_text_is_the_one_of_its_version() {
        let kept = [
            (Language::Finnish, include_str!("../../tests/standing_text/1.fi.txt")),
            (Language::Swedish, include_str!("../../tests/standing_text/1.sv.txt")),
            (Language::English, include_str!("../../tests/standing_text/1.en.txt")),
        ];
        assert_eq!(rinnalla_domain::agreement::STANDING_TEXT, 1);
        for (language, kept) in kept {
            let mut said = Vec::new();
            for block in worded(W.in_language(language), &agreement(language, Status::Draft, Vec::new()), &sender()) {
                match block {
                    Block::Heading { text, .. } | Block::Lead(text) => said.push(text),
                    Block::List(items) => said.extend(items),
                    _ => {}
                }
            }
            let said = said.join("\n");
            assert_eq!(said, kept.trim_end(), "the standing text in {language} is now:\n{said}\n");
        }
    }

    #[test]
    fn a_sealed_version_carries_its_seal_on_every_page() {
        let mut sealed = agreement(Language::Finnish, Status::Sealed, vec![given(Signer::Resident, Way::Typed)]);
        sealed.hash = Some("0123456789abcdef".repeat(4));
        let footer = document(W, &sealed, &sender(), "H-2026-0142", date(2026, 11, 13), false).footer;
        assert!(footer.ends_with(", sinetti 0123456789abcdef"), "{footer}");
    }

    #[test]
    fn every_agreement_can_be_set_in_every_language_and_size() {
        for language in LANGUAGES {
            for signatures in
                [Vec::new(), vec![given(Signer::Resident, Way::Drawn), given(Signer::LinkWorker, Way::Typed)]]
            {
                let agreement = agreement(language, Status::Sealed, signatures);
                for large in [false, true] {
                    let document = document(W, &agreement, &sender(), "H-2026-0142", date(2026, 11, 13), large);
                    let pdf = rinnalla_paper::set(&document).unwrap();
                    assert!(pdf.starts_with(b"%PDF"));
                }
            }
        }
    }

    #[test]
    fn the_page_says_the_same_and_lets_nobody_write_markup() {
        for language in LANGUAGES {
            let agreement = agreement(language, Status::Sealed, vec![given(Signer::Resident, Way::Drawn)]);
            let html = blocks(W, &agreement, &sender(), 2).to_string();
            assert!(html.starts_with(&format!("<article class=\"agreement\" lang=\"{language}\">")));
            assert!(html.contains("DDD &lt;b&gt;") && !html.contains("<b>"));
            assert!(html.contains("M30.0 60.0L270.0 20.0"), "{html}");
            let mut said = Vec::new();
            texts(&document(W, &agreement, &sender(), "H", date(2026, 11, 13), false).blocks, &mut said);
            for text in said.iter().filter(|t| !t.is_empty()) {
                assert!(html.contains(&escape(text)), "{text}");
            }
        }
    }
}
