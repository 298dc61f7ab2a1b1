//! Sources of the directory: which are read, how often, from which servers; their readings.

use rinnalla_app::source::{self, NewSource, Overview, Report};
use rinnalla_app::store::source::Source;
use rinnalla_app::store::source::run::Run;
use rinnalla_app::store::source::server::Server;
use rinnalla_app::{BoxFuture, FutureExt};
use rinnalla_fetch::{Allowed, may_ask};
use rinnalla_views::Words;
use rinnalla_views::form::Form;
use rinnalla_views::source::{
    Reached, ReportLine, RunFacts, RunLine, RunPage, ServerForm, ServerLine, ServersPage, SourceForm, SourceFormPage,
    SourceLine, SourcePage, SourcesPage, csv, filled, parse, parse_server,
};

use super::{Here, Wanted, at, below, carried, empty, here, step};
use crate::ask::Ask;
use crate::form::{self, Asked};
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{ADMINISTRATOR, Data, Route, page};

pub(super) fn routes(routes: &mut Vec<Route>) {
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/lahteet", GET list);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/lahteet/uusi", GET new_page, POST add);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/lahteet/palvelimet", GET servers_page, POST allow);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/lahteet/palvelimet/poista", GET forbid_page, POST forbid);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/lahteet/{id}", GET one);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/lahteet/{id}/muokkaa", GET edit_page, POST edit);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/lahteet/{id}/lue", POST read_now);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/lahteet/{id}/luku/{run}", GET run_page);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/lahteet/{id}/luku/{run}/raportti.csv", GET report_csv);
}

const SOURCES: &str = "/yllapito/lahteet";
const SERVERS: &str = "/yllapito/lahteet/palvelimet";

fn run_line(w: &Words, run: &Run) -> RunLine {
    RunLine { id: run.id.clone(), began: w.moment(run.began_at), state: run.state, counts: counts(run) }
}

const fn counts(run: &Run) -> [i64; 6] {
    let c = &run.counts;
    [c.read, c.added, c.updated, c.unchanged, c.removed, c.rejected]
}

async fn list(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let code = here.code;
    let (found, servers) = ask
        .run(move |work| {
            async move { Ok((source::of_municipality(work, code).await?, source::servers(work, code).await?)) }.boxed()
        })
        .await?;
    let w = ask.words();
    let line = |Overview { source, last }: Overview| SourceLine {
        rhythm: source.rhythm(),
        id: source.id,
        name: source.name,
        kind: source.kind,
        last: last.map(|run| run_line(&w, &run)),
    };
    let page = SourcesPage {
        w,
        frame: below(&ask, &here.at, "/yllapito", "admin-title"),
        at: here.at,
        sources: found.into_iter().map(line).collect(),
        servers: servers.len(),
    };
    ask.page(&page)
}

/// The list of allowed servers, ready to be held against addresses.
fn allowed(servers: &[Server]) -> Vec<Allowed> {
    servers.iter().filter_map(|s| Allowed::parse(&s.server, s.plain)).collect()
}

async fn servers_of(ask: &Ask, here: &Here) -> Result<Vec<Server>, Failure> {
    let code = here.code;
    Ok(ask.run(move |work| source::servers(work, code).boxed()).await?)
}

fn reached(source: &Source, servers: &[Server]) -> Reached {
    match () {
        () if source.is_brought() => Reached::Table,
        () if !source.is_on_the_web() => Reached::File,
        () if may_ask(&source.address, &allowed(servers)).is_ok() => Reached::Allowed,
        () => Reached::NotAllowed,
    }
}

async fn one(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let (code, id) = (here.code, ask.param("id").to_owned());
    let (found, runs) = ask.run(move |work| source::one(work, code, id).boxed()).await?;
    let servers = servers_of(&ask, &here).await?;
    let w = ask.words();
    let page = SourcePage {
        w,
        frame: below(&ask, &here.at, SOURCES, "sources-title"),
        at: here.at,
        rhythm: found.rhythm(),
        only_changes: found.full_every_days > 0,
        reached: reached(&found, &servers),
        runs: runs.iter().map(|run| run_line(&w, run)).collect(),
        id: found.id,
        name: found.name,
        kind: found.kind,
        address: found.address,
        licence: found.licence,
    };
    ask.page(&page)
}

const FORM: &str = "source";

fn judge(address: &str, servers: &[Server]) -> Option<&'static str> {
    may_ask(address, &allowed(servers)).err().map(|refused| refused.code())
}

fn wanted(form: SourceForm) -> NewSource {
    NewSource {
        kind: form.kind,
        name: form.name,
        address: form.address,
        licence: form.licence,
        rhythm: form.rhythm,
        only_changes: form.only_changes,
    }
}

async fn new_page(ask: Ask) -> Outcome {
    empty(ask, FORM, show_new).await
}

fn show_new(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        let status = form.status;
        let frame = below(ask, &here.at, SOURCES, "sources-title").for_form(&form);
        let page = SourceFormPage { w: ask.words(), frame, at: here.at, form, is_new: true, from_file: false };
        ask.page_with(status, &page)
    })
}

async fn add(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let servers = servers_of(&ask, &here).await?;
    let parsed = parse(&ask.fields, |address| judge(address, &servers)).map(|new| Wanted::new(here, wanted(new)));
    form::submit(
        ask,
        FORM,
        parsed,
        |work, asked: Asked<Wanted<NewSource>>| {
            Box::pin(async move {
                let Wanted { here, what } = asked.new;
                let id = source::add(work, here.code, what).await?;
                Ok(here.at.done(&format!("{SOURCES}/{id}"), "source-added"))
            })
        },
        show_new,
    )
    .await
}

async fn edit_page(ask: Ask) -> Outcome {
    empty(ask, FORM, show_edit).await
}

fn show_edit(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        let (code, id) = (here.code, ask.param("id").to_owned());
        let (found, _) = ask.run(move |work| source::one(work, code, id).boxed()).await?;
        let (name, address) = (&found.name, &found.address);
        let (licence, only_changes) = (found.licence.as_deref(), found.full_every_days > 0);
        let start = filled(found.kind, name, address, licence, found.rhythm(), only_changes);
        let form = form.filled(start).at_version(found.version);
        let status = form.status;
        let back = format!("{SOURCES}/{}", found.id);
        let frame = ask.frame().for_form(&form).back_to(here.at.link(back), ask.words().t("back"));
        let from_file = !found.is_on_the_web();
        let page = SourceFormPage { w: ask.words(), frame, at: here.at, form, is_new: false, from_file };
        ask.page_with(status, &page)
    })
}

async fn edit(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let (code, id) = (here.code, ask.param("id").to_owned());
    let (found, _) = ask.run(move |work| source::one(work, code, id).boxed()).await?;
    let servers = servers_of(&ask, &here).await?;
    let on_the_web = found.is_on_the_web();
    let parsed = parse(&ask.fields, |address| if on_the_web { judge(address, &servers) } else { None });
    let parsed = parsed.map(|new| Wanted::new(here, wanted(new)));
    form::submit(
        ask,
        FORM,
        parsed,
        |work, asked: Asked<Wanted<NewSource>>| {
            Box::pin(async move {
                let Wanted { here, what } = asked.new;
                source::change(work, here.code, asked.id.clone(), what, asked.version).await?;
                Ok(here.at.done(&format!("{SOURCES}/{}", asked.id), "source-saved"))
            })
        },
        show_edit,
    )
    .await
}

async fn read_now(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let (code, id) = (here.code, ask.param("id").to_owned());
    let confirmed = !ask.fields.get("poistot").is_empty();
    let source = id.clone();
    let run = ask.run(move |work| source::begin(work, code, id, confirmed).boxed()).await?;
    Ok(Reply::see_other(&here.at.link(format!("{SOURCES}/{source}/luku/{run}"))))
}

fn report_lines(report: Report) -> (Vec<ReportLine>, usize) {
    let line = |line: source::Line| ReportLine {
        kind: line.kind().code(),
        field: line.field(),
        column: line.column(),
        place: line.place,
        code: line.code,
        is: line.is,
    };
    (report.lines.into_iter().map(line).collect(), report.more)
}

/// What a page shows of a reading.
pub(crate) fn facts(w: &Words, run: &Run, report: Report) -> RunFacts {
    let c = &run.counts;
    let (lines, more) = report_lines(report);
    RunFacts {
        began: w.moment(run.began_at),
        ended: run.ended_at.map(|at| w.moment(at)),
        state: run.state,
        cause: run.cause,
        whole: run.whole,
        progress: (c.expected, c.added + c.updated + c.unchanged),
        counts: counts(run),
        doubts: c.doubts,
        held_back: usize::try_from(c.held_back).unwrap_or_default(),
        failure: run.failure.clone(),
        lines,
        more,
    }
}

async fn reported(ask: &Ask, here: &Here) -> Result<(Source, Run, Report), Failure> {
    let (code, id, run) = (here.code, ask.param("id").to_owned(), ask.param("run").to_owned());
    Ok(ask.run(move |work| source::report_of(work, code, id, run).boxed()).await?)
}

async fn run_page(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let (source, run, report) = reported(&ask, &here).await?;
    let w = ask.words();
    let own = format!("{SOURCES}/{}", source.id);
    let page = RunPage {
        w,
        frame: ask.frame().back_to(here.at.link(&own), w.t("back")),
        heading: "run-title",
        csv: Some(here.at.link(format!("{own}/luku/{}/raportti.csv", run.id))),
        confirm: source.is_on_the_web().then(|| here.at.link(format!("{own}/lue"))),
        run: facts(&w, &run, report),
        source: source.name,
    };
    ask.page(&page)
}

async fn report_csv(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let (_, _, report) = reported(&ask, &here).await?;
    let (lines, _) = report_lines(report);
    Ok(Reply::file("text/csv; charset=utf-8", "raportti.csv", csv(&ask.words(), &lines).into_bytes()))
}

const SERVER: &str = "server";

async fn servers_page(ask: Ask) -> Outcome {
    empty(ask, SERVER, show_servers).await
}

fn show_servers(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        let servers = servers_of(ask, &here).await?;
        let w = ask.words();
        let line = |s: Server| ServerLine { server: s.server, plain: s.plain, since: w.day_of(s.allowed_at) };
        let status = form.status;
        let frame = below(ask, &here.at, SOURCES, "sources-title").for_form(&form);
        let servers = servers.into_iter().map(line).collect();
        ask.page_with(status, &ServersPage { w, frame, at: here.at, form, servers })
    })
}

async fn allow(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let name_of = |typed: &str, plain: bool| Allowed::parse(typed, plain).map(|server| server.text());
    let parsed = parse_server(&ask.fields, name_of).map(|server| Wanted::new(here, server));
    form::submit(
        ask,
        SERVER,
        parsed,
        |work, asked: Asked<Wanted<ServerForm>>| {
            Box::pin(async move {
                let Wanted { here, what } = asked.new;
                source::allow(work, here.code, what.server, what.plain).await?;
                Ok(here.at.done(SERVERS, "server-allowed"))
            })
        },
        show_servers,
    )
    .await
}

const FORBID: &str = "forbid-server";

async fn forbid_page(ask: Ask) -> Outcome {
    empty(ask, FORBID, show_forbid).await
}

fn show_forbid(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        let wanted = carried(ask, "palvelin");
        let servers = servers_of(ask, &here).await?;
        let server = servers.into_iter().find(|s| s.server == wanted).ok_or(Failure::NotFound)?.server;
        let back = (here.at.link(SERVERS), ask.words().t("servers-title"));
        let facts = vec![(ask.words().t("servers-server"), server.clone())];
        step(ask, here, form, back, facts, vec![("palvelin", server)])
    })
}

async fn forbid(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let server = carried(&ask, "palvelin").to_owned();
    form::submit(
        ask,
        FORBID,
        Ok(Wanted::new(here, server)),
        |work, asked: Asked<Wanted<String>>| {
            Box::pin(async move {
                let Wanted { here, what } = asked.new;
                source::forbid(work, here.code, what).await?;
                Ok(here.at.done(SERVERS, "server-forbidden"))
            })
        },
        show_forbid,
    )
    .await
}
