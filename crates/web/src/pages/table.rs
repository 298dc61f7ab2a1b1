//! A table of activities that somebody brings: chosen, looked at row by row, taken.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rinnalla_app::source::{self, Brought};
use rinnalla_app::{BoxFuture, FutureExt, place};
use rinnalla_domain::account::Role;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::text::{Line, name_key};
use rinnalla_formats::directory::table::{self, Preview};
use rinnalla_formats::directory::{Body, Context};
use rinnalla_views::activity::{PreviewPage, ProblemLine, RowLine, UploadPage};
use rinnalla_views::form::{FieldError, Form};
use rinnalla_views::source::RunPage;

use super::admin::sources::facts;
use crate::ask::Ask;
use crate::form;
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{Audience, Data, Route, page};

const BRINGERS: Audience = Audience::Roles(&[Role::Organiser, Role::Coordinator, Role::Administrator]);
const FORM: &str = "upload";
/// The largest table; it travels once more within the page of its preview.
const LARGEST: usize = 5_000_000;

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, BRINGERS, Data::Plain, "/toiminnat/tuonti", GET choose, POST send);
    page!(routes, BRINGERS, Data::Plain, "/toiminnat/tuonti/pohja.csv", GET template_csv);
    page!(routes, BRINGERS, Data::Plain, "/toiminnat/tuonti/pohja.xlsx", GET template_xlsx);
    page!(routes, BRINGERS, Data::Plain, "/toiminnat/tuonti/{run}", GET report);
}

/// On whose behalf whoever asks may bring a table, each with its code and its name.
async fn homes(ask: &Ask) -> Result<Vec<(String, String, Brought)>, Failure> {
    let found = ask
        .run(|work| {
            async move {
                let homes = source::may_bring(work)?;
                let codes = homes.iter().map(|home| home.municipality).collect();
                Ok((homes, place::names(work, codes).await?))
            }
            .boxed()
        })
        .await?;
    let (homes, names) = found;
    let named = homes.into_iter().map(|home| {
        let town = names.iter().find(|(code, _)| *code == home.municipality).map(|(_, name)| name.clone());
        let name = if home.name.is_empty() { town.unwrap_or_default() } else { home.name.clone() };
        let code = home.organisation.as_ref().map_or_else(|| home.municipality.to_string(), ToString::to_string);
        (code, name, home)
    });
    Ok(named.collect())
}

/// What is one level up: the list that the entries go to.
fn back(ask: &Ask) -> &'static str {
    let is = |role| ask.person().is_ok_and(|person| person.is(role));
    match () {
        () if is(Role::Coordinator) => "/toiminnat",
        () if is(Role::Organiser) => "/jarjestaja",
        () => "/yllapito/lahteet",
    }
}

async fn choose(ask: Ask) -> Outcome {
    let form = form::empty(&ask, FORM);
    show(&ask, form).await
}

fn show(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let homes = homes(ask).await?.into_iter().map(|(code, name, _)| (code, name)).collect();
        let w = ask.words();
        let status = form.status;
        let frame = ask.frame().for_form(&form).back_to(back(ask), w.t("back"));
        ask.page_with(status, &UploadPage { w, frame, form, homes })
    })
}

async fn wrong(ask: &Ask, field: &'static str, code: &'static str) -> Outcome {
    let errors = vec![FieldError { field, code, lengths: None }];
    show(ask, Form { errors, ..form::again(ask, FORM, 422) }).await
}

/// The chosen home; the only one when there is no choice.
fn chosen(homes: Vec<(String, String, Brought)>, wanted: &str) -> Option<(String, String, Brought)> {
    let only = homes.len() == 1;
    homes.into_iter().find(|(code, _, _)| only || code == wanted)
}

fn context(ask: &Ask, home: &Brought) -> Context {
    // Hours without a first day begin on the first of the month: the same table on the next day changes nothing.
    let mut context = Context::on(day_of(ask.app.now()).first_of_month());
    context.areas = vec![home.municipality];
    if home.organisation.is_some() {
        context.organiser = Line::parse(&home.name, 200).ok().flatten().map(|name| {
            rinnalla_domain::activity::Organiser { organisation: home.organisation.clone(), name, business_id: None }
        });
    }
    context
}

/// Reads the table that was sent, or the one that the preview carries, and shows or takes it.
async fn send(mut ask: Ask) -> Outcome {
    let Some((code, name, home)) = chosen(homes(&ask).await?, ask.fields.get("home")) else {
        return wrong(&ask, "home", "missing").await;
    };
    let carried = ask.fields.get("table").to_owned();
    let (file, bytes, take) = match ask.file.take() {
        Some(file) => (file.name, file.bytes, false),
        None if carried.is_empty() => return wrong(&ask, "file", "missing").await,
        None => match STANDARD.decode(carried.as_bytes()) {
            Ok(bytes) => (ask.fields.get("name").to_owned(), bytes, true),
            Err(_) => return wrong(&ask, "file", "missing").await,
        },
    };
    if bytes.is_empty() {
        return wrong(&ask, "file", "missing").await;
    }
    if bytes.len() > LARGEST {
        return wrong(&ask, "file", "too-large").await;
    }
    let context = context(&ask, &home);
    let (preview, bytes) = tokio::task::spawn_blocking(move || {
        let preview = table::preview(&Body { name: "", bytes: &bytes }, &context);
        (preview, bytes)
    })
    .await
    .map_err(|_| Failure::Broken("a table could not be read".into()))?;
    if !take {
        let own = home.organisation.is_some().then_some(name.as_str());
        return preview_page(&ask, &file, code, &bytes, without_others(preview, own));
    }
    let who = ask.person()?.account.clone();
    let home = Brought { name, ..home };
    let run = source::bring(&ask.app, who, home, preview.batch).await?;
    Ok(Reply::see_other(&format!("/toiminnat/tuonti/{run}")))
}

/// An organiser's table says nothing of others' activities: such rows are shown as what they are, left out.
fn without_others(mut preview: Preview, own: Option<&str>) -> Preview {
    let Some(own) = own.map(name_key) else { return preview };
    let foreign =
        |row: &&mut table::PreviewRow| row.taken && !row.organiser.is_empty() && name_key(&row.organiser) != own;
    for row in preview.rows.iter_mut().filter(foreign) {
        row.taken = false;
        preview.problems.push(table::Problem {
            row: row.row,
            column: Some(table::Column::Organiser),
            code: "not_yours",
            is: row.organiser.clone(),
            message: String::new(),
            keeps_out: true,
        });
    }
    preview.problems.sort_by_key(|problem| problem.row);
    preview
}

fn preview_page(ask: &Ask, file: &str, home: String, bytes: &[u8], preview: Preview) -> Outcome {
    let w = ask.words();
    let problems = preview.problems.into_iter().map(|p| ProblemLine {
        row: p.row,
        column: p.column.map(|column| column.heading().to_owned()),
        code: p.code,
        is: p.is,
        keeps_out: p.keeps_out,
    });
    let rows = preview.rows.into_iter().map(|row| RowLine {
        row: row.row,
        title: row.title,
        organiser: row.organiser,
        next: row.next.map(|day| w.day(day)),
        taken: row.taken,
    });
    let page = PreviewPage {
        w,
        frame: ask.frame().back_to("/toiminnat/tuonti", w.t("back")),
        file: file.chars().filter(|c| !c.is_control()).take(100).collect(),
        home,
        table: STANDARD.encode(bytes),
        rows: rows.collect(),
        problems: problems.collect(),
    };
    ask.page(&page)
}

async fn report(ask: Ask) -> Outcome {
    let id = ask.param("run").to_owned();
    let (source, run, report) = ask.run(move |work| source::brought(work, id).boxed()).await?;
    let w = ask.words();
    let page = RunPage {
        w,
        frame: ask.frame().back_to(back(&ask), w.t("back")),
        heading: "upload-done-title",
        source: source.name,
        run: facts(&w, &run, report),
        csv: None,
        confirm: None,
    };
    ask.page(&page)
}

async fn template_csv(_: Ask) -> Outcome {
    Ok(Reply::file("text/csv; charset=utf-8", "toiminta.csv", table::template_csv()))
}

async fn template_xlsx(ask: Ask) -> Outcome {
    let table = table::template_xlsx(day_of(ask.app.now()))
        .map_err(|error| Failure::Broken(format!("the template failed: {error}")))?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(Reply::file(kind, "toiminta.xlsx", table))
}
