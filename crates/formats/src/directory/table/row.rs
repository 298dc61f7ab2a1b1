//! One row as an entry: every cell is read, and everything that is wrong is named.

use rinnalla_domain::Language;
use rinnalla_domain::activity::{Known, Registration};
use rinnalla_domain::business_id::BusinessId;
use rinnalla_domain::text::name_key;

use super::Problem;
use super::cells::Row;
use super::columns::Column;
use super::lists;
use crate::directory::draft::Draft;
use crate::directory::why::shown;
use crate::directory::{Context, Field, Imported, Note, Why};

/// What came of a row.
pub(super) struct Read {
    pub title: String,
    pub organiser: String,
    pub result: Result<(Imported, Vec<Note>), Why>,
    pub problems: Vec<Problem>,
}

/// The cells of a row by their columns.
pub(super) struct Cells<'a> {
    pub row: &'a Row,
    pub columns: &'a [(usize, Column)],
    pub problems: Vec<Problem>,
}

/// Reads a row.
pub(super) fn read(row: &Row, columns: &[(usize, Column)], at: &str, cx: &Context) -> Read {
    let mut cells = Cells { row, columns, problems: Vec::new() };
    let (title, organiser) = (cells.text(Column::Title).to_owned(), cells.text(Column::Organiser).to_owned());
    let key = match cells.text(Column::Key) {
        "" => name_key(&format!("{title} {organiser}")).chars().take(300).collect(),
        key => shown(key),
    };
    let mut draft = Draft::new(cx, "row", key, at);
    cells.words(&mut draft);
    cells.place(&mut draft);
    cells.lists(&mut draft);
    cells.terms(&mut draft);
    cells.contact(&mut draft);
    cells.when(&mut draft);
    let result = cells.result(draft);
    Read { title: shown(&title), organiser: shown(&organiser), result, problems: cells.problems }
}

/// A reason as a problem that keeps the row out.
pub(super) fn problem(row: u32, column: Option<Column>, why: &Why) -> Problem {
    Problem { row, column, code: why.code(), is: why.told().is, message: why.to_string(), keeps_out: true }
}

/// The column in which a reason lies.
pub(super) fn column_of(why: &Why) -> Option<Column> {
    match why {
        Why::NoName | Why::TooLong { field: Field::Title, .. } => Some(Column::Title),
        Why::NoOrganiser(_) => Some(Column::Organiser),
        Why::Ended(_) => Some(Column::Until),
        Why::NoDay => Some(Column::Recurrence),
        Why::Schedule(_) => Some(Column::Ends),
        _ => None,
    }
}

fn column_of_field(field: Field) -> Option<Column> {
    Some(match field {
        Field::Organiser => Column::Organiser,
        Field::BusinessId => Column::BusinessId,
        Field::Description => Column::Description,
        Field::FirstTime => Column::FirstTime,
        Field::Ages => Column::AgeFrom,
        Field::Place => Column::Place,
        Field::Point => Column::Latitude,
        Field::WayThere => Column::WayThere,
        Field::Areas => Column::Areas,
        Field::Price => Column::PriceNote,
        Field::ContactName => Column::Contact,
        Field::Phone => Column::Phone,
        Field::Mail => Column::Mail,
        Field::Web => Column::Web,
        _ => return None,
    })
}

/// The parts of a cell that holds several words.
fn several(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([';', ',', '\n', '|']).map(str::trim).filter(|part| !part.is_empty())
}

impl Cells<'_> {
    pub(super) fn text(&self, column: Column) -> &str {
        let place = self.columns.iter().find(|(_, known)| *known == column).map(|(place, _)| *place);
        place.and_then(|place| self.row.cells.get(place)).map_or("", |cell| cell.trim())
    }

    pub(super) fn wrong(&mut self, column: Column, code: &'static str, message: String, keeps_out: bool) {
        let is = shown(self.text(column));
        self.problems.push(Problem { row: self.row.number, column: Some(column), code, is, message, keeps_out });
    }

    /// A cell that cannot be read keeps the row out.
    pub(super) fn refused(&mut self, column: Column, what: &str) {
        let message = format!("\"{}\" is not {what}", shown(self.text(column)));
        self.wrong(column, "unreadable", message, true);
    }

    /// The entry, when nothing keeps the row out; all that is wrong is named in either case.
    fn result(&mut self, draft: Draft<'_>) -> Result<(Imported, Vec<Note>), Why> {
        let lacks = [
            (Why::NoName, draft.says(Field::Title)),
            (Why::NoOrganiser(String::new()), draft.organiser.is_some() || draft.cx.organiser.is_some()),
        ];
        let lacks: Vec<Why> = lacks.into_iter().filter(|(_, there)| !there).map(|(why, _)| why).collect();
        for why in &lacks {
            self.problems.push(problem(self.row.number, column_of(why), why));
        }
        let Some(first) = self.problems.iter().find(|problem| problem.keeps_out) else {
            let read = draft.finish();
            match &read {
                Ok((_, notes)) => self.noted(notes),
                Err(why) => self.problems.push(problem(self.row.number, column_of(why), why)),
            }
            return read;
        };
        let column = first.column.map_or_else(String::new, |column| column.heading().to_owned());
        let why = Why::Cell { column, code: first.code, is: first.is.clone(), why: first.message.clone() };
        self.noted(draft.notes());
        Err(lacks.into_iter().next().unwrap_or(why))
    }

    /// Notes of the reading as problems of their cells.
    fn noted(&mut self, notes: &[Note]) {
        for note in notes {
            let column = match note {
                Note::LeftOut { field, .. } | Note::Cut { field, .. } => column_of_field(*field),
                Note::PointOutside { .. } => Some(Column::Latitude),
                Note::UnknownArea(_) => Some(Column::Areas),
                Note::NoDescription => Some(Column::Description),
                Note::NoLastDay(_) => Some(Column::Until),
                Note::WrittenOut(_) | Note::WholeDay | Note::Span { .. } => Some(Column::Recurrence),
                _ => None,
            };
            let (row, message, is) = (self.row.number, note.to_string(), note.told().is);
            self.problems.push(Problem { row, column, code: note.code(), is, message, keeps_out: false });
        }
    }

    fn words(&mut self, draft: &mut Draft<'_>) {
        for (language, title, text) in [
            (Language::Finnish, Column::Title, Column::Description),
            (Language::Swedish, Column::TitleSv, Column::DescriptionSv),
            (Language::English, Column::TitleEn, Column::DescriptionEn),
            (Language::NorthernSami, Column::TitleSe, Column::DescriptionSe),
        ] {
            if let Err(why) = draft.title(language, self.text(title)) {
                self.problems.push(problem(self.row.number, Some(title), &why));
            }
            draft.describe(language, self.text(text));
        }
        draft.first_time(Language::Finnish, self.text(Column::FirstTime));
        let id = self.text(Column::BusinessId);
        draft.arranged_by(self.text(Column::Organiser), Some(id).filter(|id| !id.is_empty()));
        if !id.is_empty() && draft.organiser.is_none() && BusinessId::parse(id).is_err() {
            draft.leave_out(Field::BusinessId, id);
        }
    }

    fn place(&mut self, draft: &mut Draft<'_>) {
        draft.of_place(Some(self.text(Column::Place)), |place| &mut place.name);
        draft.of_place(Some(self.text(Column::Street)), |place| &mut place.street);
        draft.of_place(Some(self.text(Column::Village)), |place| &mut place.village);
        let code = self.text(Column::PostalCode);
        // A spreadsheet takes the first zeros of "00100" away.
        let whole = code.chars().all(|c| c.is_ascii_digit()) && (3..=5).contains(&code.len());
        let code = if whole { format!("{code:0>5}") } else { code.to_owned() };
        draft.of_place(Some(&code), |place| &mut place.postal_code);
        draft.way_there(self.text(Column::WayThere));
        let (north, east) = (self.text(Column::Latitude), self.text(Column::Longitude));
        let degrees = |raw: &str| raw.replace(',', ".").trim_end_matches('°').trim().parse::<f64>().ok();
        match (degrees(north), degrees(east)) {
            (Some(north), Some(east)) => draft.point(north, east),
            _ if north.is_empty() && east.is_empty() => {}
            _ => draft.leave_out(Field::Point, &format!("{north} {east}")),
        }
        let areas = self.text(Column::Areas);
        if matches!(lists::folded(areas).as_str(), "koko suomi" | "koko maa" | "valtakunnallinen") {
            draft.say(Field::Areas);
            draft.nationwide = true;
            return;
        }
        for area in several(areas) {
            draft.area(area);
        }
        let village = self.text(Column::Village);
        if areas.is_empty()
            && let Some(code) = crate::directory::areas::municipality(village, draft.cx.today)
        {
            draft.serves(code);
        }
    }

    /// Words of lists; one that is not on its list is left out.
    fn lists(&mut self, draft: &mut Draft<'_>) {
        let mut unknown = Vec::new();
        for word in several(self.text(Column::Themes)) {
            match lists::theme(word) {
                Some(theme) => draft.theme(theme),
                None => unknown.push((Column::Themes, shown(word))),
            }
        }
        for word in several(self.text(Column::Needs)) {
            match lists::need(word) {
                Some(need) if draft.needs.contains(&need) => {}
                Some(need) => {
                    draft.say(Field::Needs);
                    draft.needs.push(need);
                }
                None => unknown.push((Column::Needs, shown(word))),
            }
        }
        for word in several(self.text(Column::Audiences)) {
            match lists::audience(word) {
                Some(audience) => draft.audience(audience),
                None => unknown.push((Column::Audiences, shown(word))),
            }
        }
        for word in several(self.text(Column::Languages)) {
            draft.spoken(word);
        }
        for facet in rinnalla_domain::activity::Facet::ALL {
            let column = Column::Facet(*facet);
            match (self.text(column), lists::yes(self.text(column))) {
                ("" | "?", _) => {}
                (_, Some(yes)) => draft.facet(*facet, if yes { Known::Yes } else { Known::No }),
                (word, None) => unknown.push((column, shown(word))),
            }
        }
        for (column, word) in unknown {
            self.wrong(column, "left_out", format!("the word \"{word}\" is not on the list and was left out"), false);
        }
    }

    /// Kind, setting, price, signing up, ages and places.
    fn terms(&mut self, draft: &mut Draft<'_>) {
        match (self.text(Column::Kind), lists::kind(self.text(Column::Kind))) {
            ("", _) => {}
            (_, Some(kind)) => {
                draft.say(Field::Kind);
                draft.kind = kind;
            }
            _ => self.refused(Column::Kind, "a kind: ryhmä, tapahtuma, kurssi, tuki, vapaaehtoistehtävä or palvelu"),
        }
        match (self.text(Column::Setting), lists::setting(self.text(Column::Setting))) {
            ("", _) => {}
            (_, Some(setting)) => {
                draft.say(Field::Setting);
                draft.setting = setting;
            }
            _ => self.refused(Column::Setting, "one of paikan päällä, verkossa, puhelimessa, kotona"),
        }
        self.price(draft);
        match (self.text(Column::Registration), lists::registration(self.text(Column::Registration))) {
            ("", _) => {}
            (_, Some(registration)) => draft.registers(registration),
            _ => {
                draft.registers(Registration::Unknown);
                self.refused(Column::Registration, "one of tarvitaan, ei tarvita, ei tietoa");
            }
        }
        let (from, to) = (self.number(Column::AgeFrom), self.number(Column::AgeTo));
        draft.aged(from.and_then(|n| u8::try_from(n).ok()), to.and_then(|n| u8::try_from(n).ok()));
        draft.places.total = self.number(Column::PlacesTotal);
        draft.places.free = self.number(Column::PlacesFree);
        draft.places.waiting = self.number(Column::PlacesWaiting);
        if [draft.places.total, draft.places.free, draft.places.waiting].iter().any(Option::is_some) {
            draft.say(Field::Places);
        }
    }

    fn price(&mut self, draft: &mut Draft<'_>) {
        let word = self.text(Column::Price);
        match lists::price(word) {
            _ if word.is_empty() => {}
            Some(price) => draft.costs(price),
            // "3 €" says that it costs something, and what.
            None if word.chars().any(|c| c.is_ascii_digit()) => {
                draft.costs(rinnalla_domain::activity::Price::Paid);
                draft.price_in_words(word);
            }
            None => self.refused(Column::Price, "one of maksuton, maksullinen, ei tietoa"),
        }
        draft.price_in_words(self.text(Column::PriceNote));
        let card = self.text(Column::Kaikukortti);
        match lists::yes(card) {
            _ if card.is_empty() => {}
            Some(yes) => {
                draft.say(Field::Kaikukortti);
                draft.kaikukortti = yes;
            }
            None => self.refused(Column::Kaikukortti, "kyllä or ei"),
        }
    }

    fn number(&mut self, column: Column) -> Option<u32> {
        let raw = self.text(column);
        if raw.is_empty() {
            return None;
        }
        let bare = raw.split_once(['.', ',']).map_or(raw, |(whole, rest)| if rest == "0" { whole } else { raw });
        let number = bare.parse().ok().filter(|number: &u32| *number <= 100_000);
        if number.is_none() {
            let message = format!("\"{}\" is not a number and was left out", shown(raw));
            self.wrong(column, "left_out", message, false);
        }
        number
    }

    fn contact(&mut self, draft: &mut Draft<'_>) {
        draft.ask(self.text(Column::Contact));
        draft.phone(self.text(Column::Phone));
        draft.contact.phone_hours = draft.line(Field::Phone, self.text(Column::PhoneHours));
        draft.mail(self.text(Column::Mail));
        draft.web(self.text(Column::Web));
    }
}
