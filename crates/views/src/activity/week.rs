//! What is held in a week in a village: a page, and a sheet for its notice boards.

use askama::Template;
use jiff::civil::Date;
use rinnalla_domain::activity::{Activity, Occurrence};
use rinnalla_paper::{Block, Document, TypeSize};

use super::sheet::{parts, whole};
use super::{Card, card, hours};
use crate::{Frame, Words};

/// A day with what is held on it.
#[derive(Clone, Debug)]
pub struct Day {
    /// The day in words: "tiistai 24.11.2026".
    pub name: String,
    /// What is held, in the order of time.
    pub held: Vec<Held>,
}

/// One time of an activity.
#[derive(Clone, Debug)]
pub struct Held {
    /// From when to when.
    pub hours: String,
    /// What.
    pub card: Card,
    /// Where, and what it costs, in a line.
    pub place: String,
}

impl Day {
    /// What is held on a day, in words.
    pub fn told(w: &Words, day: Date, held: &[(Activity, Occurrence)], today: Date) -> Self {
        let told = |(activity, at): &(Activity, Occurrence)| {
            let place = super::place(w, &activity.content);
            let parts = [place.clone(), super::price(w, &activity.content).unwrap_or_default()];
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            let card = Card { line: place, ..card(w, activity, today) };
            Held { hours: hours(w, at.begins, at.ends), card, place: parts.join(" · ") }
        };
        Self { name: w.long_day(day), held: held.iter().map(told).collect() }
    }
}

/// The week of a village, or of a whole municipality.
#[derive(Debug, Template)]
#[template(path = "activity/week.html")]
pub struct WeekPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The village; none for the whole municipality.
    pub village: Option<String>,
    /// Villages in which something is held.
    pub villages: Vec<String>,
    /// The Monday as the address has it.
    pub monday: String,
    /// "23.11.–29.11.2026"
    pub span: String,
    /// Days on which something is held.
    pub days: Vec<Day>,
    /// What has no day of its own: one agrees on it.
    pub agreed: Vec<Card>,
    /// Addresses of the week before and the one after.
    pub around: [String; 2],
    /// Addresses of the sheet: A4 and A3.
    pub pdf: [String; 2],
}

impl WeekPage {
    /// "Viikon toimintaa: Kirkonkylä"
    pub fn title(&self) -> String {
        title(&self.w, self.village.as_deref(), &self.frame.municipality)
    }

    fn page(&self, card: &Card) -> String {
        self.frame.to(&format!("/toiminta/{}", card.number))
    }
}

fn title(w: &Words, village: Option<&str>, municipality: &str) -> String {
    let place = village.unwrap_or(municipality);
    if place.is_empty() { w.plain("week-title") } else { w.t1("week-title-of", "place", place).text }
}

fn rows(held: &[Held]) -> Block {
    let row = |held: &Held| vec![held.hours.clone(), held.card.title.clone(), held.place.clone()];
    Block::Rows { head: Vec::new(), rows: held.iter().map(row).collect() }
}

/// The week on a sheet for a notice board: A4, or A3 to be read from farther away. `address` opens the page.
pub fn week_sheet(page: &WeekPage, address: &str, made_on: Date, board: bool) -> Document {
    let w = whole(&page.w);
    let mut blocks = vec![Block::Lead(page.span.clone())];
    for day in &page.days {
        blocks.push(Block::Heading { level: 1, text: day.name.clone() });
        blocks.push(rows(&day.held));
    }
    if page.days.is_empty() {
        blocks.push(Block::Paragraph(w.plain("week-none")));
    }
    if !page.agreed.is_empty() {
        blocks.push(Block::Heading { level: 1, text: w.plain("week-agreed") });
        let told = |card: &Card| match card.call(&w) {
            Some(call) => format!("{}\n{}", card.title, call.text),
            None => card.title.clone(),
        };
        blocks.push(Block::List(page.agreed.iter().map(told).collect()));
    }
    let ask = page.frame.phone.as_ref().map(|phone| {
        let hours = page.frame.phone_hours.as_deref().unwrap_or_default();
        format!("{} {phone} {hours}", w.plain("ask")).trim_end().to_owned()
    });
    let alone = std::iter::once(w.plain("week-alone")).chain(ask).collect::<Vec<_>>().join("\n");
    blocks.push(Block::Boxed(vec![Block::Lead(w.plain("front-alone")), Block::Paragraph(alone)]));
    blocks.push(Block::Code { address: address.to_owned(), text: w.plain("week-qr") });
    Document {
        language: crate::letter::paper_language(w.language()),
        title: title(&w, page.village.as_deref(), &page.frame.municipality),
        author: page.frame.municipality.clone(),
        made_on: parts(made_on),
        footer: w.t1("list-footer", "day", w.day_only(made_on)).text,
        size: if board { TypeSize::Board } else { TypeSize::Normal },
        letterhead: None,
        blocks,
    }
}
