//! Entries of the directory for those who write them: organisers and coordinators.

use rinnalla_app::activity::{self, Shown};
use rinnalla_app::source::{self, Choice, Provenance};
use rinnalla_app::store::activity::Change;
use rinnalla_app::{BoxFuture, FutureExt, place};
use rinnalla_domain::account::Role;
use rinnalla_domain::activity::{Activity, Field, NewActivity, Schedule};
use rinnalla_domain::clock::day_of;
use rinnalla_domain::{ActivityId, MunicipalityCode, OrganisationId};
use rinnalla_views::Words;
use rinnalla_views::activity::{
    Beside, EditPage, OfferLine, OriginsPart, OwnPage, Past, card, field_words, filled, parse,
};
use rinnalla_views::form::{Fields, Form};

use super::claim::told;
use crate::ask::Ask;
use crate::form::{self, Asked};
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{Audience, COORDINATOR, Data, Route, page};

pub(super) const ORGANISER: Audience = Audience::Roles(&[Role::Organiser]);
const EDITORS: Audience = Audience::Roles(&[Role::Organiser, Role::Coordinator]);
const FORM: &str = "entry";

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, ORGANISER, Data::Plain, "/jarjestaja", GET own);
    page!(routes, COORDINATOR, Data::Plain, "/toiminnat", GET directory);
    page!(routes, EDITORS, Data::Plain, "/jarjestaja/toiminnat/uusi", GET new_page, POST add);
    page!(routes, EDITORS, Data::Plain, "/jarjestaja/toiminnat/{id}", GET edit_page, POST edit);
    page!(routes, EDITORS, Data::Plain, "/jarjestaja/toiminnat/{id}/tila", POST step);
    page!(routes, EDITORS, Data::Plain, "/jarjestaja/toiminnat/{id}/valinta", POST choose);
}

/// Where those who may edit find the list that an entry belongs to.
fn list_of(ask: &Ask) -> &'static str {
    let organises = ask.person().is_ok_and(|person| person.is(Role::Organiser));
    if organises { "/jarjestaja" } else { "/toiminnat" }
}

async fn own(ask: Ask) -> Outcome {
    let (entries, offers, claims, members) = ask
        .run(|work| {
            async move {
                let own = activity::own(work).await?;
                let (offers, claims) = (activity::offers(work).await?, activity::own_claims(work).await?);
                Ok((own, offers, claims, activity::of_members(work).await?))
            }
            .boxed()
        })
        .await?;
    let (w, today) = (ask.words(), day_of(ask.app.now()));
    let cards = |entries: &[Activity]| entries.iter().map(|entry| card(&w, entry, today)).collect();
    let beside = Beside {
        offers: offers.iter().map(|offer| card(&w, &offer.activity, today)).collect(),
        claims: claims.iter().map(|one| told(&w, one, today)).collect(),
        members: members.into_iter().map(|one| (one.member.name_fi, cards(&one.entries))).collect(),
    };
    let (frame, cards) = (ask.frame(), cards(&entries));
    ask.page(&OwnPage { w, frame, heading: "own-activities", cards, doubles: None, asked: Vec::new(), beside })
}

async fn directory(ask: Ask) -> Outcome {
    let code = ask.person()?.municipalities(Role::Coordinator).first().copied().ok_or(Failure::NotFound)?;
    let (entries, doubles, claims) = ask
        .run(move |work| {
            async move {
                let entries = activity::of_municipality(work, code).await?;
                Ok((entries, source::doubts(work, code).await?, activity::claims(work, code).await?))
            }
            .boxed()
        })
        .await?;
    let (w, today) = (ask.words(), day_of(ask.app.now()));
    let cards = entries.iter().map(|entry| card(&w, entry, today)).collect();
    let asked = claims.iter().map(|one| told(&w, one, today)).collect();
    let (frame, doubles) = (ask.frame(), Some(doubles));
    ask.page(&OwnPage { w, frame, heading: "directory", cards, doubles, asked, beside: Beside::default() })
}

/// On whose behalf: the code of a choice, its municipality, its organisation and its name.
struct Home {
    code: String,
    municipality: MunicipalityCode,
    organisation: Option<OrganisationId>,
    name: String,
}

async fn homes(ask: &Ask) -> Result<Vec<Home>, Failure> {
    let found = ask
        .run(|work| {
            async move {
                let homes = activity::homes(work)?;
                let names = place::names(work, homes.iter().map(|(code, _)| *code).collect()).await?;
                let organisations: Vec<(OrganisationId, String)> = work
                    .person()?
                    .memberships
                    .iter()
                    .map(|m| (m.organisation.clone(), m.organisation_name.clone()))
                    .collect();
                Ok((homes, names, organisations))
            }
            .boxed()
        })
        .await?;
    let (homes, names, organisations) = found;
    let named = homes.into_iter().map(|(municipality, organisation)| {
        let own = organisation.as_ref().and_then(|o| organisations.iter().find(|(id, _)| id == o));
        let place = names.iter().find(|(code, _)| *code == municipality).map(|(_, name)| name.clone());
        Home {
            code: organisation.as_ref().map_or_else(|| municipality.to_string(), ToString::to_string),
            municipality,
            name: own.map(|(_, name)| name.clone()).or(place).unwrap_or_default(),
            organisation,
        }
    });
    Ok(named.collect())
}

/// The chosen home; the first one when there is no choice.
fn chosen(homes: Vec<Home>, fields: &Fields) -> Result<Home, Failure> {
    let wanted = fields.get("home").to_owned();
    let several = homes.len() > 1 && !wanted.is_empty();
    homes.into_iter().find(|home| !several || home.code == wanted).ok_or(Failure::NotFound)
}

async fn new_page(ask: Ask) -> Outcome {
    let form = form::open(&ask, FORM).await?;
    show_new(&ask, form).await
}

fn show_new(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let homes = homes(ask).await?;
        let first = homes.first().ok_or(Failure::NotFound)?;
        let start = Fields::default()
            .with("home", &first.code)
            .with("organiser", &first.name)
            .with("setting", "place")
            .with("price", "unknown")
            .with("registration", "unknown");
        let form = form.filled(start);
        let status = form.status;
        let page = EditPage {
            w: ask.words(),
            frame: ask.frame().for_form(&form).back_to(list_of(ask), ask.words().t("back")),
            form,
            card: None,
            homes: homes.into_iter().map(|home| (home.code, home.name)).collect(),
            history: Vec::new(),
            origins: OriginsPart::default(),
        };
        ask.page_with(status, &page)
    })
}

async fn add(ask: Ask) -> Outcome {
    let home = chosen(homes(&ask).await?, &ask.fields)?;
    let publish = !ask.fields.get("publish").is_empty();
    let municipality = home.municipality;
    let parsed = parse(&ask.fields, municipality, home.organisation).map(|new| (municipality, new, publish));
    form::submit(
        ask,
        FORM,
        parsed,
        |work, asked: Asked<(MunicipalityCode, NewActivity, bool)>| {
            Box::pin(async move {
                let (municipality, new, publish) = asked.new;
                let written = activity::add(work, municipality, new, publish).await?;
                Ok(format!("/jarjestaja/toiminnat/{}?tehty=activity-added", written.id))
            })
        },
        show_new,
    )
    .await
}

async fn opened(ask: &Ask) -> Result<Shown, Failure> {
    let id = ActivityId::new(ask.param("id"));
    Ok(ask.run(move |work| activity::open(work, id).boxed()).await?)
}

async fn edit_page(ask: Ask) -> Outcome {
    let form = form::open(&ask, FORM).await?;
    show_edit(&ask, form).await
}

fn past(w: &Words, change: &Change) -> Past {
    let what = w.code("change", &change.change);
    let by = w.code("by", &change.by);
    Past {
        at: w.moment(change.at),
        what: rinnalla_views::Said { text: format!("{what}, {by}"), in_finnish: what.in_finnish || by.in_finnish },
        note: change.note.clone(),
    }
}

fn show_edit(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let shown = opened(ask).await?;
        let w = ask.words();
        let id = shown.activity.id.clone();
        let from = ask.run(move |work| source::provenance(work, id).boxed()).await?;
        let form = form.filled(filled(&shown.activity.content)).at_version(shown.activity.version);
        let status = form.status;
        let page = EditPage {
            w,
            frame: ask.frame().for_form(&form).back_to(list_of(ask), w.t("back")),
            card: Some(card(&w, &shown.activity, day_of(ask.app.now()))),
            homes: Vec::new(),
            history: shown.history.iter().map(|change| past(&w, change)).collect(),
            origins: origins(&w, &shown.activity.content, from),
            form,
        };
        ask.page_with(status, &page)
    })
}

fn origins(w: &Words, content: &NewActivity, from: Provenance) -> OriginsPart {
    let source = |name: Option<String>| match name {
        Some(text) => rinnalla_views::Said { text, in_finnish: false },
        None => w.t("provenance-hand"),
    };
    let offer = |offer: rinnalla_app::store::source::offer::Offer| OfferLine {
        field: offer.field,
        ours: field_words(w, content, offer.field),
        theirs: field_words(w, &offer.content, offer.field),
        source: offer.source,
        source_name: offer.source_name,
    };
    OriginsPart {
        fields: from.fields.into_iter().map(|(field, name)| (w.code("field", field), source(name))).collect(),
        offers: from.offers.into_iter().map(offer).collect(),
    }
}

async fn choose(ask: Ask) -> Outcome {
    let id = ActivityId::new(ask.param("id"));
    let field = Field::parse(ask.fields.get("field")).ok_or(Failure::NotFound)?;
    let source = ask.fields.get("source").to_owned();
    let (choice, done) = match ask.fields.get("choice") {
        "ours" => (Choice::Ours, "offer-ours"),
        "theirs" => (Choice::Theirs, "offer-theirs"),
        _ => return Err(Failure::NotFound),
    };
    let back = format!("/jarjestaja/toiminnat/{id}?tehty={done}");
    ask.run(move |work| source::choose(work, id, field, source, choice).boxed()).await?;
    Ok(Reply::see_other(&back))
}

async fn edit(ask: Ask) -> Outcome {
    let shown = opened(&ask).await?;
    let former = shown.activity.content;
    let home = match former.areas.first().copied() {
        Some(code) => code,
        None => homes(&ask).await?.first().ok_or(Failure::NotFound)?.municipality,
    };
    let organisation = former.organiser.organisation.clone();
    let parsed = parse(&ask.fields, home, organisation).map(|new| keep_what_the_form_cannot_say(new, &former));
    form::submit(
        ask,
        FORM,
        parsed,
        |work, asked: Asked<NewActivity>| {
            Box::pin(async move {
                activity::edit(work, ActivityId::new(asked.id.clone()), asked.new, asked.version).await?;
                Ok(format!("/jarjestaja/toiminnat/{}?tehty=activity-saved", asked.id))
            })
        },
        show_edit,
    )
    .await
}

/// A source may say several slots, areas and a queue, which the form shows in part: what it does not ask stays.
fn keep_what_the_form_cannot_say(mut new: NewActivity, former: &NewActivity) -> NewActivity {
    if former.areas.is_empty() == new.areas.is_empty() {
        new.areas.clone_from(&former.areas);
    }
    let first =
        |schedule: &Schedule| Schedule { slots: schedule.slots.iter().take(1).cloned().collect(), ..schedule.clone() };
    if first(&former.schedule) == new.schedule {
        new.schedule = former.schedule.clone();
    }
    new.places.waiting = former.places.waiting;
    new
}

async fn step(ask: Ask) -> Outcome {
    let id = ActivityId::new(ask.param("id"));
    let back = format!("/jarjestaja/toiminnat/{id}?tehty=activity-changed");
    let step = ask.fields.get("step").to_owned();
    ask.run(move |work| {
        async move {
            match step.as_str() {
                "check" => activity::check(work, id).await,
                "publish" => activity::publish(work, id).await,
                "suspend" => activity::suspend(work, id, None).await,
                "end" => activity::end(work, id).await,
                _ => Err(rinnalla_app::Error::NotFound),
            }
        }
        .boxed()
    })
    .await?;
    Ok(Reply::see_other(&back))
}
