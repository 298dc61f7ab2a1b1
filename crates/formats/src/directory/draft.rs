//! An entry while it is being read: every field is checked as it comes, and what cannot be taken is noted.

use jiff::civil::Date;
use rinnalla_domain::activity::{
    Audience, Contact, Facet, Facets, Kind, Known, Need, Organiser, Place, Places, Price, Registration, Schedule,
    Setting, Slot, Theme,
};
use rinnalla_domain::business_id::BusinessId;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::mail_address::MailAddress;
use rinnalla_domain::phone::Phone;
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::{Language, MunicipalityCode};

use super::why::shown;
use super::{Context, Field, FieldSet, Note, Why, topics, words};

/// Most entries of one list: themes, areas, notes.
const MOST: usize = 400;
/// Most slots of a schedule.
const MOST_SLOTS: usize = 120;
/// Most words of one record that are looked up in lists.
const MOST_LOOKED_UP: u32 = 2_000;

/// What is known of an entry so far.
#[derive(Debug)]
pub(crate) struct Draft<'c> {
    pub cx: &'c Context,
    pub what: &'static str,
    pub key: String,
    pub at: String,
    pub organiser: Option<Organiser>,
    pub kind: Kind,
    pub setting: Setting,
    pub place: Place,
    pub schedule: Schedule,
    pub price: Price,
    pub price_note: Option<Line>,
    pub kaikukortti: bool,
    pub facets: Facets,
    pub registration: Registration,
    pub places: Places,
    pub contact: Contact,
    pub ages: (Option<u8>, Option<u8>),
    pub ends_on: Option<Date>,
    pub needs: Vec<Need>,
    /// Goes on even when the hours it gives are over: a service, not an event.
    pub lasting: bool,
    /// Serves everybody in Finland: an empty list of areas is meant.
    pub nationwide: bool,
    pub(super) titles: Vec<(Language, Line)>,
    pub(super) texts: Vec<(Language, String)>,
    pub(super) first_times: Vec<(Language, Text)>,
    pub(super) themes: Vec<Theme>,
    pub(super) audiences: Vec<Audience>,
    pub(super) languages: Vec<SpokenLanguage>,
    pub(super) areas: Vec<MunicipalityCode>,
    pub(super) said: FieldSet,
    pub(super) notes: Vec<Note>,
    looked_up: u32,
}

pub(super) fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if list.len() < MOST && !list.contains(&item) {
        list.push(item);
    }
}

impl<'c> Draft<'c> {
    pub(crate) fn new(cx: &'c Context, what: &'static str, key: impl Into<String>, at: impl Into<String>) -> Self {
        Self {
            cx,
            what,
            key: key.into(),
            at: at.into(),
            organiser: None,
            kind: Kind::Event,
            setting: Setting::Place,
            place: Place::default(),
            schedule: Schedule::default(),
            price: Price::Unknown,
            price_note: None,
            kaikukortti: false,
            facets: Facets::default(),
            registration: Registration::Unknown,
            places: Places::default(),
            contact: Contact::default(),
            ages: (None, None),
            ends_on: None,
            needs: Vec::new(),
            lasting: false,
            nationwide: false,
            titles: Vec::new(),
            texts: Vec::new(),
            first_times: Vec::new(),
            themes: Vec::new(),
            audiences: Vec::new(),
            languages: Vec::new(),
            areas: Vec::new(),
            said: FieldSet::default(),
            notes: Vec::new(),
            looked_up: 0,
        }
    }

    /// Puts a slot into the schedule, once.
    pub(crate) fn slot(&mut self, slot: Slot) {
        if self.schedule.slots.len() < MOST_SLOTS && !self.schedule.slots.contains(&slot) {
            self.schedule.slots.push(slot);
        }
    }

    /// May one more word be looked up? Records of honest sources hold some dozens.
    pub(super) fn looks_up(&mut self) -> bool {
        self.looked_up += 1;
        self.looked_up <= MOST_LOOKED_UP
    }

    /// Notes something about the record.
    pub(crate) fn note(&mut self, note: Note) {
        if self.notes.len() < MOST && !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// What has been noted so far.
    pub(crate) fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Notes that a field could not be taken.
    pub(crate) fn leave_out(&mut self, field: Field, raw: &str) {
        self.note(Note::LeftOut { field, is: shown(raw) });
    }

    /// The source speaks of this field.
    pub(crate) fn say(&mut self, field: Field) {
        self.said.insert(field);
    }

    /// Did the source speak of it?
    pub(crate) fn says(&self, field: Field) -> bool {
        self.said.contains(field)
    }

    /// The name in a language; the first one given counts.
    pub(crate) fn title(&mut self, language: Language, raw: &str) -> Result<(), Why> {
        if let (Some(line), _) = words::line(raw, usize::MAX) {
            let is = line.as_str().chars().count();
            if is > words::TITLE {
                return Err(Why::TooLong { field: Field::Title, max: words::TITLE, is });
            }
            if !self.titles.iter().any(|(known, _)| *known == language) {
                self.titles.push((language, line));
            }
            self.say(Field::Title);
        }
        Ok(())
    }

    /// Adds a paragraph to the description in a language.
    pub(crate) fn describe(&mut self, language: Language, raw: &str) {
        let paragraph = words::plain(raw).trim().to_owned();
        if paragraph.is_empty() {
            return;
        }
        self.say(Field::Description);
        match self.texts.iter_mut().find(|(known, _)| *known == language) {
            // Enough to be cut at the end.
            Some((_, text)) if text.len() > words::DESCRIPTION * 8 || text.contains(&paragraph) => {}
            // A summary that is the beginning of what follows says nothing by itself.
            Some((_, text)) if paragraph.starts_with(text.as_str()) => *text = paragraph,
            Some((_, text)) => {
                text.push_str("\n\n");
                text.push_str(&paragraph);
            }
            None => self.texts.push((language, paragraph)),
        }
    }

    /// How the first time goes.
    pub(crate) fn first_time(&mut self, language: Language, raw: &str) {
        if let (Some(text), cut) = words::text(raw, words::LINE * 2) {
            self.say(Field::FirstTime);
            if cut {
                self.note(Note::Cut { field: Field::FirstTime, max: words::LINE * 2 });
            }
            self.first_times.push((language, text));
        }
    }

    /// Who arranges it; the business identity code is kept when it is one.
    pub(crate) fn arranged_by(&mut self, name: &str, business_id: Option<&str>) {
        let Some(name) = self.line(Field::Organiser, name) else { return };
        self.say(Field::Organiser);
        let business_id = business_id.and_then(|raw| self.business_id(raw));
        self.organiser = Some(Organiser { name, business_id, organisation: None });
    }

    fn business_id(&mut self, raw: &str) -> Option<BusinessId> {
        if raw.trim().is_empty() {
            return None;
        }
        let read = BusinessId::parse(raw).ok();
        match read {
            Some(_) => self.say(Field::BusinessId),
            None => self.leave_out(Field::BusinessId, raw),
        }
        read
    }

    /// Takes an organiser that is already known.
    pub(crate) fn arranged_by_known(&mut self, organiser: &Organiser) {
        self.say(Field::Organiser);
        if organiser.business_id.is_some() {
            self.say(Field::BusinessId);
        }
        self.organiser = Some(organiser.clone());
    }

    /// A line of text for a field, cut when it is too long.
    pub(crate) fn line(&mut self, field: Field, raw: &str) -> Option<Line> {
        let (line, cut) = words::line(raw, words::LINE);
        if cut {
            self.note(Note::Cut { field, max: words::LINE });
        }
        line
    }

    pub(crate) fn theme(&mut self, theme: Theme) {
        self.say(Field::Themes);
        add(&mut self.themes, theme);
    }

    /// A theme by the address of its concept or its label; unknown ones are many, and pass without a note.
    pub(crate) fn concept(&mut self, uri: Option<&str>, label: Option<&str>) {
        if self.looks_up()
            && let Some(theme) = topics::theme(uri, label)
        {
            self.theme(theme);
        }
    }

    pub(crate) fn audience(&mut self, audience: Audience) {
        self.say(Field::Audiences);
        add(&mut self.audiences, audience);
    }

    pub(crate) fn spoken(&mut self, code: &str) {
        if let Some(language) = words::spoken(code) {
            self.say(Field::Languages);
            add(&mut self.languages, language);
        }
    }

    /// Youngest and oldest, in years.
    pub(crate) fn aged(&mut self, from: Option<u8>, to: Option<u8>) {
        let known = |age: Option<u8>| age.filter(|age| *age <= 120);
        let (from, to) = (known(from).filter(|age| *age > 0), known(to));
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            self.leave_out(Field::Ages, &format!("{from:?}-{to:?}"));
        } else if from.is_some() || to.is_some() {
            self.say(Field::Ages);
            self.ages = (from, to);
        }
    }

    pub(crate) fn costs(&mut self, price: Price) {
        self.say(Field::Price);
        self.price = price;
    }

    /// The price in words.
    pub(crate) fn price_in_words(&mut self, raw: &str) {
        if let Some(line) = self.line(Field::Price, raw) {
            self.say(Field::Price);
            self.price_note.get_or_insert(line);
        }
    }

    pub(crate) fn registers(&mut self, registration: Registration) {
        self.say(Field::Registration);
        self.registration = registration;
    }

    pub(crate) fn facet(&mut self, facet: Facet, known: Known) {
        self.say(Field::Facets);
        self.facets.say(facet, known);
    }

    /// The name of somebody who can be asked.
    pub(crate) fn ask(&mut self, raw: &str) {
        if let Some(line) = self.line(Field::ContactName, raw) {
            self.say(Field::ContactName);
            self.contact.name.get_or_insert(line);
        }
    }

    /// A phone; the first one that can be dialled counts.
    pub(crate) fn phone(&mut self, raw: &str) {
        if raw.trim().is_empty() || self.contact.phone.is_some() {
            return;
        }
        let bare = raw.trim().trim_matches('"').trim_start_matches("tel:");
        self.contact.phone = Phone::parse(bare).ok();
        if self.contact.phone.is_none() {
            // "050 123 4567 tai 044 …", "044 722 2300 (alanumero 4)": the first number, and a note.
            self.leave_out(Field::Phone, raw);
            let first = bare.split([',', ';', '(']).next().and_then(|head| head.split(" tai ").next());
            self.contact.phone = first.and_then(|first| Phone::parse(first).ok());
        }
        if self.contact.phone.is_some() {
            self.say(Field::Phone);
        }
    }

    /// A mail address; the first one counts.
    pub(crate) fn mail(&mut self, raw: &str) {
        let bare = raw.trim().trim_start_matches("mailto:").trim_start_matches("MAILTO:");
        if bare.is_empty() || self.contact.mail.is_some() {
            return;
        }
        let line = MailAddress::parse(bare).ok().and_then(|mail| self.line(Field::Mail, mail.as_str()));
        match line {
            Some(line) => {
                self.say(Field::Mail);
                self.contact.mail = Some(line);
            }
            None => self.leave_out(Field::Mail, raw),
        }
    }

    /// A page on the web; the first one counts.
    pub(crate) fn web(&mut self, raw: &str) {
        if raw.trim().is_empty() || self.contact.web.is_some() {
            return;
        }
        match words::web(raw) {
            Some(line) => {
                self.say(Field::Web);
                self.contact.web = Some(line);
            }
            None => self.leave_out(Field::Web, raw),
        }
    }
}
