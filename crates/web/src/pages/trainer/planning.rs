//! Programmes, and a new course of one.

use rinnalla_app::{BoxFuture, FutureExt, training};
use rinnalla_domain::ProgrammeId;
use rinnalla_domain::training::{NewCohort, NewProgramme};
use rinnalla_views::form::{FieldError, Fields, Form};
use rinnalla_views::training::form as read;
use rinnalla_views::training::trainer::{CohortPage, ProgrammePage};

use super::{COHORT, TRAINER};
use crate::ask::Ask;
use crate::form::{self, Asked};
use crate::reply::Outcome;
use crate::route::{Data, Route, page};

pub(super) fn routes(routes: &mut Vec<Route>) {
    page!(routes, TRAINER, Data::Plain, "/koulutukset/ohjelma", GET new_programme, POST add_programme);
    page!(routes, TRAINER, Data::Plain, "/koulutukset/ohjelma/{id}", GET programme, POST save_programme);
    page!(routes, TRAINER, Data::Plain, "/koulutukset/uusi", GET new_cohort, POST add_cohort);
}

const PROGRAMME: &str = "programme";

async fn new_programme(ask: Ask) -> Outcome {
    show_new_programme(&ask, form::empty(&ask, PROGRAMME)).await
}

fn show_new_programme(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let form = form.filled(Fields::default().with("kind", "basic").with("owner", "municipality"));
        show_programme_form(ask, form)
    })
}

fn show_programme_form(ask: &Ask, form: Form) -> Outcome {
    let (w, status) = (ask.words(), form.status);
    let frame = ask.frame().for_form(&form).back_to("/koulutukset", w.t("courses-title"));
    ask.page_with(status, &ProgrammePage { w, frame, form })
}

async fn add_programme(ask: Ask) -> Outcome {
    let parsed = read::programme(&ask.fields);
    form::submit(
        ask,
        PROGRAMME,
        parsed,
        |work, asked: Asked<NewProgramme>| {
            Box::pin(async move {
                let id = training::add_programme(work, asked.new).await?;
                Ok(format!("/koulutukset/uusi?ohjelma={id}"))
            })
        },
        show_new_programme,
    )
    .await
}

async fn programme(ask: Ask) -> Outcome {
    show_programme(&ask, form::empty(&ask, PROGRAMME)).await
}

fn show_programme(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let id = ProgrammeId::new(ask.param("id"));
        let found = ask.run(move |work| training::programme(work, id).boxed()).await?;
        let form = form.filled(read::programme_fields(&found.content)).at_version(found.version);
        show_programme_form(ask, form)
    })
}

async fn save_programme(ask: Ask) -> Outcome {
    let parsed = read::programme(&ask.fields);
    form::submit(
        ask,
        PROGRAMME,
        parsed,
        |work, asked: Asked<NewProgramme>| {
            Box::pin(async move {
                training::save_programme(work, ProgrammeId::new(asked.id), asked.new, asked.version).await?;
                Ok("/koulutukset?tehty=programme-saved".into())
            })
        },
        show_programme,
    )
    .await
}

async fn new_cohort(ask: Ask) -> Outcome {
    show_new_cohort(&ask, form::empty(&ask, COHORT)).await
}

fn show_new_cohort(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let all = ask.run(|work| training::programmes(work).boxed()).await?;
        let wanted = Some(ask.query.get("ohjelma")).filter(|id| !id.is_empty()).map(ProgrammeId::new);
        let chosen = wanted.as_ref().or(all.first().map(|p| &p.id));
        let form = form.filled(read::new_cohort_fields(chosen, &ask.person()?.name));
        let (w, status) = (ask.words(), form.status);
        let named = all.iter().map(|p| (p.id.to_string(), p.content.title.to_string()));
        let page = CohortPage {
            w,
            frame: ask.frame().for_form(&form).back_to("/koulutukset", w.t("courses-title")),
            programmes: Some(named.collect()),
            form,
        };
        ask.page_with(status, &page)
    })
}

async fn add_cohort(ask: Ask) -> Outcome {
    let programme = ask.fields.get("programme").to_owned();
    let missing = FieldError { field: "programme", code: "missing", lengths: None };
    let parsed = match read::cohort(&ask.fields) {
        Ok(_) if programme.is_empty() => Err(vec![missing]),
        Ok(new) => Ok((ProgrammeId::new(programme), new)),
        Err(errors) if programme.is_empty() => Err(std::iter::once(missing).chain(errors).collect()),
        Err(errors) => Err(errors),
    };
    form::submit(
        ask,
        COHORT,
        parsed,
        |work, asked: Asked<(ProgrammeId, NewCohort)>| {
            Box::pin(async move {
                let (programme, new) = asked.new;
                let id = training::add_cohort(work, programme, new).await?;
                Ok(format!("/koulutukset/{id}/kerrat?tehty=cohort-saved"))
            })
        },
        show_new_cohort,
    )
    .await
}
