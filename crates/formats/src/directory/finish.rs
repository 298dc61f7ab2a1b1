//! The end of reading an entry: what has to be there is there, and what is over is not taken.

use rinnalla_domain::activity::{NewActivity, Schedule, Wording};
use rinnalla_domain::text::Text;

use super::draft::{Draft, add};
use super::{Field, FieldSet, Imported, Note, Why, topics, words};

impl Draft<'_> {
    /// Ends the reading: what has to be there is there, and what is over is not taken.
    pub(crate) fn finish(mut self) -> Result<(Imported, Vec<Note>), Why> {
        if self.key.trim().is_empty() {
            return Err(Why::NoKey);
        }
        let wordings = self.wordings()?;
        let organiser = self.organiser.take().or_else(|| self.cx.organiser.clone());
        let organiser = organiser.ok_or_else(|| Why::NoOrganiser(String::new()))?;
        self.settle_schedule()?;
        self.settle_areas();
        let mut derived = FieldSet::default();
        if self.needs.is_empty() {
            for need in self.themes.iter().flat_map(|theme| topics::needs_of(*theme)) {
                derived.insert(Field::Needs);
                add(&mut self.needs, *need);
            }
        }
        let content = NewActivity {
            organiser,
            wordings,
            kind: self.kind,
            themes: self.themes,
            needs: self.needs,
            audiences: self.audiences,
            age_from: self.ages.0,
            age_to: self.ages.1,
            languages: self.languages,
            setting: self.setting,
            place: self.place,
            areas: self.areas,
            schedule: self.schedule,
            price: self.price,
            price_note: self.price_note,
            kaikukortti: self.kaikukortti,
            facets: self.facets,
            registration: self.registration,
            places: self.places,
            contact: self.contact,
            ends_on: self.ends_on,
        };
        let item = Imported { key: self.key, what: self.what, content, said: self.said, derived, where_: self.at };
        Ok((item, self.notes))
    }

    fn wordings(&mut self) -> Result<Vec<Wording>, Why> {
        let titles = std::mem::take(&mut self.titles);
        if titles.is_empty() {
            return Err(Why::NoName);
        }
        let mut wordings = Vec::with_capacity(titles.len());
        for (language, title) in titles {
            let text = self.texts.iter().find(|(known, _)| *known == language).map(|(_, text)| text.clone());
            let (text, cut) = text.map_or((None, false), |text| words::text(&text, words::DESCRIPTION));
            if cut {
                self.note(Note::Cut { field: Field::Description, max: words::DESCRIPTION });
            }
            let description = if let Some(text) = text {
                text
            } else {
                self.note(Note::NoDescription);
                Text::parse(title.as_str(), usize::MAX).ok().flatten().ok_or(Why::NoName)?
            };
            let first_time = self.first_times.iter().find(|(known, _)| *known == language).map(|(_, t)| t.clone());
            wordings.push(Wording { language, title, description, first_time });
        }
        Ok(wordings)
    }

    fn settle_schedule(&mut self) -> Result<(), Why> {
        let today = self.cx.today;
        self.schedule.check().map_err(Why::Schedule)?;
        if let Some(end) = self.ends_on.filter(|end| *end < today) {
            return Err(Why::Ended(end));
        }
        let over = self.schedule.next(today, 1).is_empty();
        if let Some(last) = self.schedule.last_day().filter(|_| over) {
            if !self.lasting {
                return Err(if last < today { Why::Ended(last) } else { Why::NoDay });
            }
            self.schedule = Schedule::default();
            self.note(Note::HoursOver(last));
        }
        if self.schedule.slots.is_empty() {
            self.schedule.except.clear();
        } else {
            self.say(Field::Schedule);
        }
        if self.ends_on.is_some() {
            self.say(Field::EndsOn);
        }
        Ok(())
    }

    /// What says nothing of whom it serves and has no place of its own is of the source's own area.
    fn settle_areas(&mut self) {
        if !self.has_area() {
            self.areas.clone_from(&self.cx.areas);
        }
    }
}
