//! Giving certificates, and taking one back.

use rinnalla_app::{BoxFuture, training};
use rinnalla_domain::clock::day_of;
use rinnalla_domain::{CertificateId, CohortId};
use rinnalla_views::form::Form;
use rinnalla_views::training::form as read;
use rinnalla_views::training::trainer::{CertificatesPage, RevokePage};

use super::{TRAINER, back, class, named};
use crate::ask::Ask;
use crate::form;
use crate::reply::{Failure, Outcome};
use crate::route::{Data, Route, page};

pub(super) fn routes(routes: &mut Vec<Route>) {
    page!(routes, TRAINER, Data::Plain, "/koulutukset/{id}/todistukset", GET certificates, POST give);
    page!(routes, TRAINER, Data::Plain, "/koulutukset/{id}/todistukset/{certificate}", GET revoke_page, POST revoke);
}

const CERTIFICATES: &str = "certificates";
const REVOKE: &str = "revoke";

async fn certificates(ask: Ask) -> Outcome {
    show_certificates(&ask, form::empty(&ask, CERTIFICATES)).await
}

fn show_certificates(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let class = class(ask).await?;
        let status = form.status;
        let page = CertificatesPage {
            w: ask.words(),
            frame: back(ask, &form),
            form,
            due: class.members.iter().filter(|m| m.is_due()).map(named).collect(),
            given: &class.given,
            cohort: &class.cohort,
            today: day_of(ask.app.now()),
        };
        ask.page_with(status, &page)
    })
}

async fn give(ask: Ask) -> Outcome {
    let parsed = read::chosen(&ask.fields);
    form::submit(
        ask,
        CERTIFICATES,
        parsed,
        |work, asked| {
            Box::pin(async move {
                let to = format!("/koulutukset/{}/todistukset?tehty=certificates-given", asked.id);
                training::give(work, CohortId::new(asked.id), asked.new).await?;
                Ok(to)
            })
        },
        show_certificates,
    )
    .await
}

async fn revoke_page(ask: Ask) -> Outcome {
    show_revoke(&ask, form::empty(&ask, REVOKE)).await
}

fn show_revoke(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let class = class(ask).await?;
        let wanted = ask.param("certificate");
        let found = class.given.iter().find(|c| c.id.as_str() == wanted && c.revoked_on.is_none());
        let (w, status) = (ask.words(), form.status);
        let page = RevokePage {
            w,
            frame: ask
                .frame()
                .for_form(&form)
                .back_to(format!("/koulutukset/{}/todistukset", ask.param("id")), w.t("certificates-title")),
            form,
            certificate: found.ok_or(Failure::NotFound)?,
        };
        ask.page_with(status, &page)
    })
}

async fn revoke(ask: Ask) -> Outcome {
    let of = CertificateId::new(ask.param("certificate"));
    let parsed = read::reason(&ask.fields).map(|why| (of, why));
    form::submit(
        ask,
        REVOKE,
        parsed,
        |work, asked| {
            Box::pin(async move {
                let (of, why) = asked.new;
                let to = format!("/koulutukset/{}/todistukset?tehty=certificate-revoked", asked.id);
                training::revoke(work, CohortId::new(asked.id), of, why).await?;
                Ok(to)
            })
        },
        show_revoke,
    )
    .await
}
