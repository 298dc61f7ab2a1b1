//! What the resident allows: seen, written down, taken back; and the silent list.

use rinnalla_app::consent::{self, Shown};
use rinnalla_app::{BoxFuture, FutureExt};
use rinnalla_domain::CaseId;
use rinnalla_domain::consent::{Permission, Standing, allows};
use rinnalla_domain::resident::short_name;
use rinnalla_views::consent::{ConsentFormPage, ConsentPage, Listed, ToldText};
use rinnalla_views::form::{Fields, Form};

use crate::ask::Ask;
use crate::form;
use crate::reply::{Failure, Outcome};
use crate::route::{COORDINATOR, Data, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, COORDINATOR, Data::Personal, "/tukijaksot/{id}/luvat", GET permissions);
    page!(routes, COORDINATOR, Data::Personal, "/tukijaksot/{id}/luvat/anna", GET allow_page, POST allow);
    page!(routes, COORDINATOR, Data::Personal, "/tukijaksot/{id}/luvat/peru", GET take_back_page, POST take_back);
    page!(routes, COORDINATOR, Data::Personal, "/tukijaksot/{id}/luvat/este", GET bar_page, POST bar);
}

async fn shown(ask: &Ask) -> Result<Shown, Failure> {
    let id = ask.case();
    Ok(ask.run(move |work| consent::show(work, id).boxed()).await?)
}

async fn permissions(ask: Ask) -> Outcome {
    let shown = shown(&ask).await?;
    let w = ask.words();
    let listed = |s: &Standing| Listed {
        permission: s.permission,
        given: s.given,
        version: s.text_version,
        given_at: w.moment(s.given_at),
        withdrawn_at: s.withdrawn_at.map(|at| w.moment(at)),
        by: s.recorded_by.to_string(),
    };
    let (standing, former): (Vec<_>, Vec<_>) = shown.permissions.iter().partition(|s| s.holds());
    let case = &shown.opened.case;
    let mut versions: Vec<i64> = shown.permissions.iter().map(|s| s.text_version).collect();
    versions.sort_unstable();
    versions.dedup();
    let page = ConsentPage {
        w,
        frame: ask.frame().back_to(format!("/tukijaksot/{}", case.id), w.t("back")),
        id: case.id.to_string(),
        number: case.number.clone(),
        who: short_name(&shown.name),
        standing: standing.into_iter().map(listed).collect(),
        former: former.into_iter().map(listed).collect(),
        more: !open_to_give(&shown).is_empty(),
        bars: shown.bars.clone(),
        texts: versions.into_iter().rev().filter_map(|version| text(&ask, &shown, version)).collect(),
    };
    ask.page(&page)
}

/// The words of a version: in the language of the page, else in Finnish.
fn text(ask: &Ask, shown: &Shown, version: i64) -> Option<ToldText> {
    let of = |language| shown.texts.iter().find(|t| t.version == version && t.language == language);
    let found = of(ask.language).or_else(|| of(rinnalla_domain::Language::Finnish))?;
    Some(ToldText { version, language: found.language.to_string(), body: found.body.clone() })
}

fn open_to_give(shown: &Shown) -> Vec<Permission> {
    Permission::ALL.iter().copied().filter(|p| !allows(&shown.permissions, *p)).collect()
}

fn show(ask: &Ask, form: Form, shown: &Shown, choices: Vec<Permission>, text: Option<ToldText>) -> Outcome {
    let w = ask.words();
    let status = form.status;
    let case = &shown.opened.case;
    let page = ConsentFormPage {
        w,
        frame: ask.frame().for_form(&form).back_to(format!("/tukijaksot/{}/luvat", case.id), w.t("consent-back")),
        form,
        number: case.number.clone(),
        choices,
        text,
    };
    ask.page_with(status, &page)
}

async fn allow_page(ask: Ask) -> Outcome {
    let form = form::open(&ask, "allow").await?;
    show_allow(&ask, form).await
}

fn show_allow(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let shown = shown(ask).await?;
        let newest = shown.texts.first().map_or(1, |t| t.version);
        show(ask, form, &shown, open_to_give(&shown), text(ask, &shown, newest))
    })
}

async fn allow(ask: Ask) -> Outcome {
    let parsed = rinnalla_views::consent::allow(&ask.fields);
    form::submit(
        ask,
        "allow",
        parsed,
        |work, asked| {
            Box::pin(async move {
                let (which, given) = asked.new;
                consent::allow(work, CaseId::new(asked.id.clone()), which, given).await?;
                Ok(format!("/tukijaksot/{}/luvat?tehty=allowed", asked.id))
            })
        },
        show_allow,
    )
    .await
}

async fn take_back_page(ask: Ask) -> Outcome {
    let form = form::open(&ask, "take-back").await?;
    show_take_back(&ask, form).await
}

fn show_take_back(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let shown = shown(ask).await?;
        let form = form.filled(Fields::default().with_some("permission", Permission::parse(ask.query.get("lupa"))));
        let standing = Permission::ALL.iter().copied().filter(|p| allows(&shown.permissions, *p)).collect();
        show(ask, form, &shown, standing, None)
    })
}

async fn take_back(ask: Ask) -> Outcome {
    let parsed = rinnalla_views::consent::take_back(&ask.fields);
    form::submit(
        ask,
        "take-back",
        parsed,
        |work, asked| {
            Box::pin(async move {
                consent::withdraw(work, CaseId::new(asked.id.clone()), asked.new).await?;
                Ok(format!("/tukijaksot/{}/luvat?tehty=taken-back", asked.id))
            })
        },
        show_take_back,
    )
    .await
}

async fn bar_page(ask: Ask) -> Outcome {
    let form = form::open(&ask, "bar").await?;
    show_bar(&ask, form).await
}

fn show_bar(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let shown = shown(ask).await?;
        show(ask, form, &shown, Vec::new(), None)
    })
}

async fn bar(ask: Ask) -> Outcome {
    let parsed = rinnalla_views::consent::bar(&ask.fields);
    form::submit(
        ask,
        "bar",
        parsed,
        |work, asked| {
            Box::pin(async move {
                consent::bar(work, CaseId::new(asked.id.clone()), asked.new).await?;
                Ok(format!("/tukijaksot/{}/luvat?tehty=barred", asked.id))
            })
        },
        show_bar,
    )
    .await
}
