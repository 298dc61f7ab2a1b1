//! Umbrella organisations: an organiser permits one to edit, and takes that back.

use rinnalla_app::activity::{self, Permitted};
use rinnalla_app::{BoxFuture, FutureExt};
use rinnalla_domain::OrganisationId;
use rinnalla_domain::clock::day_of;
use rinnalla_views::Words;
use rinnalla_views::activity::{OwnPermissions, PermissionsPage};
use rinnalla_views::form::{FieldError, Fields, Form, Reader};

use super::organiser::ORGANISER;
use crate::ask::Ask;
use crate::form::{self, Asked};
use crate::reply::{Outcome, Reply};
use crate::route::{Data, Route, page};

const FORM: &str = "permission";

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, ORGANISER, Data::Plain, "/jarjestaja/luvat", GET permissions, POST permit);
    page!(routes, ORGANISER, Data::Plain, "/jarjestaja/luvat/{id}/peru", POST withdraw);
}

async fn permissions(ask: Ask) -> Outcome {
    show(&ask, form::empty(&ask, FORM)).await
}

fn show(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let found = ask.run(|work| activity::permissions(work).boxed()).await?;
        let (w, status) = (ask.words(), form.status);
        let mut others: Vec<(String, String)> = found
            .iter()
            .flat_map(|one| one.others.iter().map(|other| (other.id.to_string(), other.name_fi.clone())))
            .collect();
        others.sort_by(|a, b| a.1.cmp(&b.1));
        others.dedup();
        let page = PermissionsPage {
            w,
            frame: ask.frame().for_form(&form).back_to("/jarjestaja", w.t("back")),
            own: found.into_iter().map(|one| of_one(&w, one)).collect(),
            others,
            form,
        };
        ask.page_with(status, &page)
    })
}

fn of_one(w: &Words, one: Permitted) -> OwnPermissions {
    OwnPermissions {
        id: one.member.id.to_string(),
        name: one.member.name_fi,
        umbrellas: one
            .umbrellas
            .into_iter()
            .map(|(since, named)| (named.id.to_string(), named.name_fi, w.day_only(day_of(since.permitted_at))))
            .collect(),
    }
}

fn parse(fields: &Fields) -> Result<(OrganisationId, OrganisationId), Vec<FieldError>> {
    let mut read = Reader::new(fields);
    let member = OrganisationId::new(fields.get("member"));
    let umbrella = read.code("umbrella", |id| (!id.is_empty()).then(|| OrganisationId::new(id)));
    read.finish(umbrella).map(|umbrella| (member, umbrella))
}

async fn permit(ask: Ask) -> Outcome {
    let parsed = parse(&ask.fields);
    form::submit(
        ask,
        FORM,
        parsed,
        |work, asked: Asked<(OrganisationId, OrganisationId)>| {
            Box::pin(async move {
                let (member, umbrella) = asked.new;
                activity::permit(work, member, umbrella).await?;
                Ok("/jarjestaja/luvat?tehty=permitted".into())
            })
        },
        show,
    )
    .await
}

async fn withdraw(ask: Ask) -> Outcome {
    let (member, umbrella) = (OrganisationId::new(ask.fields.get("member")), OrganisationId::new(ask.param("id")));
    ask.run(move |work| activity::withdraw(work, member, umbrella).boxed()).await?;
    Ok(Reply::see_other("/jarjestaja/luvat?tehty=permission-ended"))
}
