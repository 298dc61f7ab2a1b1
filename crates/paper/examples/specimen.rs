//! Writes three specimens as PDF files into a folder, to be looked at:
//! `cargo run -p rinnalla-paper --example specimen -- /tmp/specimens`

use std::error::Error;
use std::{env, fs, path::Path};

use rinnalla_paper::{Block, Document, Language, Letterhead, Signature, TypeSize, set};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("name a folder")?;
    fs::create_dir_all(&folder)?;
    for (name, document) in [("agreement", agreement()), ("letter", letter()), ("form", form()), ("report", report())] {
        fs::write(Path::new(&folder).join(name).with_extension("pdf"), set(&document)?)?;
    }
    Ok(())
}

fn texts<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(Into::into).into()
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: text.into() }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(text.into())
}

fn facts<const N: usize>(facts: [(&str, &str); N]) -> Block {
    Block::Facts(facts.map(|(label, value)| (label.into(), value.into())).into())
}

fn agreement() -> Document {
    let drawn = (0..60u8)
        .map(|step| {
            let t = f32::from(step) / 59.0;
            (0.05 + t * 0.8, 0.5 - (t * 19.0).sin() * 0.35 * (1.0 - t * 0.6))
        })
        .collect();
    Document {
        language: Language::Finnish,
        title: "Sopimus yhdessä tekemisestä".into(),
        author: "Esimerkkilän kunta".into(),
        made_on: (2026, 11, 13),
        footer: "Esimerkkilän kunta, hyvinvointilähete".into(),
        size: TypeSize::Agreement,
        letterhead: None,
        blocks: vec![
            Block::Lead("Sovimme, mitä teemme yhdessä ja kuinka usein tapaamme.".into()),
            facts([
                ("Asiakas", "Aino Esimerkki"),
                ("Linkkihenkilö", "Matti Malli\npuhelin 040 123 4567"),
                ("Sopimus on voimassa", "13.11.2026–13.2.2027"),
            ]),
            heading(1, "Tavoitteeni"),
            Block::Quote("Haluan päästä taas uimahalliin ja tavata ihmisiä ainakin kerran viikossa.".into()),
            Block::Quote("Haluan, että joku soittaa, jos en tule.".into()),
            heading(1, "Näin toimimme"),
            Block::List(texts([
                "Tapaamme joka toinen tiistai kello 13 kirjastossa.",
                "Käymme ensimmäisen kerran uimahallissa yhdessä.",
                "Voin lopettaa milloin tahansa syytä kertomatta.",
            ])),
            heading(1, "Mitä seuraavaksi"),
            Block::Steps(texts([
                "Matti soittaa uimahalliin ja kysyy aamuvuoroista.",
                "Aino etsii uimapuvun.",
                "Tapaamme uimahallin aulassa 24.11.2026 kello 9.30.",
            ])),
            Block::Boxed(vec![
                heading(2, "Jos tarvitset apua heti"),
                paragraph("Soita hätänumeroon 112. Kriisipuhelin 09 2525 0111 vastaa ympäri vuorokauden."),
            ]),
            heading(1, "Allekirjoitukset"),
            Block::Signatures(vec![
                Signature {
                    role: "Asiakas".into(),
                    name: Some("Aino Esimerkki".into()),
                    line: Some("Allekirjoitettu sähköisesti 13.11.2026 klo 14.05".into()),
                    drawing: Some(vec![drawn]),
                    drawing_alt: "Aino Esimerkin allekirjoitus".into(),
                },
                Signature { role: "Linkkihenkilö".into(), name: Some("Matti Malli".into()), ..Signature::default() },
            ]),
        ],
    }
}

fn letter() -> Document {
    Document {
        language: Language::Finnish,
        title: "Olet saanut hyvinvointilähetteen".into(),
        author: "Esimerkkilän kunta".into(),
        made_on: (2026, 11, 16),
        footer: "Esimerkkilän kunta, hyvinvointilähete, puhelin 09 123 4567".into(),
        size: TypeSize::Large,
        letterhead: Some(Letterhead {
            sender: texts(["Esimerkkilän kunta", "Hyvinvointipalvelut", "Kirkkotie 1", "99999 ESIMERKKILÄ"]),
            receiver: texts(["Áile Čuŋŋá-Šaŋŧa", "Koivukuja 12 as. 3", "99999 ESIMERKKILÄ"]),
            date: "16.11.2026".into(),
        }),
        blocks: vec![
            Block::Lead("Linkkihenkilö Matti Malli soittaa sinulle viikolla 48.".into()),
            paragraph(
                "Terveyskeskus lähetti meille tietosi, koska toivoit lisää tekemistä ja seuraa. \
                Palvelu on sinulle maksuton, ja voit kieltäytyä siitä milloin tahansa.",
            ),
            heading(1, "Ennen puhelua"),
            Block::List(texts([
                "Mieti, mistä olet pitänyt ennen.",
                "Mieti, mikä päivä sopii sinulle.",
                "Puhelu kestää noin 20 minuuttia.",
            ])),
            facts([
                ("Kuka soittaa", "Matti Malli"),
                ("Numerosta", "040 123 4567"),
                ("Milloin", "Maanantaina 23.11.2026 kello 10–12"),
            ]),
            Block::Boxed(vec![paragraph("Jos aika ei sovi, soita numeroon 09 123 4567 arkisin kello 9–15.")]),
            paragraph("Ystävällisin terveisin"),
            Block::Signatures(vec![Signature {
                role: "Koordinoiva linkkihenkilö".into(),
                name: Some("Liisa Esimerkki".into()),
                ..Signature::default()
            }]),
        ],
    }
}

fn form() -> Document {
    let lines = |label: &str, hint: Option<&str>, lines| Block::WritingLines {
        label: label.into(),
        hint: hint.map(Into::into),
        lines,
    };
    Document {
        language: Language::Finnish,
        title: "Hyvinvointilähete".into(),
        author: "Esimerkkilän kunta".into(),
        made_on: (2026, 11, 16),
        footer: "Palauta: Esimerkkilän kunta, Hyvinvointipalvelut, Kirkkotie 1, 99999 Esimerkkilä. \
            Sisältää henkilötietoja, kun se on täytetty."
            .into(),
        size: TypeSize::Normal,
        letterhead: None,
        blocks: vec![
            paragraph("Täytä yhdessä asiakkaan kanssa. Kysy ensin, haluaako hän lähetteen."),
            heading(1, "Asiakas"),
            lines("Nimi", None, 1),
            lines("Puhelin", Some("Numero, johon hän vastaa"), 1),
            Block::TickBoxes {
                label: "Millä kielellä hän haluaa asioida?".into(),
                options: texts(["suomi", "ruotsi", "pohjoissaame", "jokin muu, mikä"]),
                columns: 4,
            },
            Block::TickBoxes {
                label: "Mitä hän toivoo?".into(),
                options: texts([
                    "liikuntaa",
                    "seuraa ja uusia ihmisiä",
                    "kulttuuria tai kädentaitoja",
                    "apua raha-asioihin, asumiseen tai muuhun arjen pulmaan, joka vie voimia",
                    "luontoa",
                    "jotakin muuta",
                ]),
                columns: 2,
            },
            lines("Mitä hän itse sanoo?", Some("Kirjoita hänen omin sanoin."), 4),
            Block::Scale {
                label: "Kuinka tyytyväinen hän on elämäänsä nyt? Ympyröi luku.".into(),
                from: 0,
                to: 10,
                low_label: "ei lainkaan tyytyväinen".into(),
                high_label: "täysin tyytyväinen".into(),
            },
            Block::TickBoxes {
                label: "Suostumus".into(),
                options: texts(["Asiakas suostuu siihen, että tiedot lähetetään kunnan koordinaattorille."]),
                columns: 1,
            },
            Block::Signatures(vec![
                Signature { role: "Asiakas".into(), ..Signature::default() },
                Signature { role: "Ammattilainen".into(), ..Signature::default() },
            ]),
        ],
    }
}

fn report() -> Document {
    Document {
        language: Language::Swedish,
        title: "Välfärdsremisser under perioden".into(),
        author: "Exempelby kommun".into(),
        made_on: (2026, 11, 16),
        footer: "Exempelby kommun".into(),
        size: TypeSize::Normal,
        letterhead: None,
        blocks: vec![
            Block::Lead("Under perioden fick 42 personer en remiss, och 31 av dem är med i en verksamhet.".into()),
            heading(1, "Per månad"),
            Block::Rows {
                head: texts(["Månad", "Remisser", "Första kontakten inom en vecka", "Verksamhet"]),
                rows: ["Augusti", "September", "Oktober", "November", "December"]
                    .into_iter()
                    .zip(8..)
                    .map(|(month, count)| {
                        texts([month, &count.to_string(), &(count - 2).to_string(), "simning, kör, utflykter i skogen"])
                    })
                    .collect(),
            },
            heading(2, "Med egna ord"),
            Block::Quote("Jag ser fram emot tisdagarna.\n\nDet gjorde jag inte förr.".into()),
            paragraph("Tecken som typsnittet saknar: 👋 سلام 漢字 ma → pe."),
            Block::Boxed(vec![
                facts([("Telefon", "09 123 4567"), ("Öppet", "vardagar 9–15")]),
                Block::Boxed(vec![paragraph("En ruta i en ruta.")]),
            ]),
        ],
    }
}
