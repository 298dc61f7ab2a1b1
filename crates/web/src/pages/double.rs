//! Two entries that may be the same: a coordinator decides.

use rinnalla_app::FutureExt;
use rinnalla_app::source::{self, Pair, Provenance};
use rinnalla_domain::account::Role;
use rinnalla_domain::{ActivityId, MunicipalityCode};
use rinnalla_views::Words;
use rinnalla_views::activity::{DoublesPage, PairLine};

use crate::ask::Ask;
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{COORDINATOR, Data, Route, page};

const PATH: &str = "/toiminnat/kaksoiskappaleet";

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, COORDINATOR, Data::Plain, "/toiminnat/kaksoiskappaleet", GET doubles, POST decide);
}

fn code_of(ask: &Ask) -> Result<MunicipalityCode, Failure> {
    ask.person()?.municipalities(Role::Coordinator).first().copied().ok_or(Failure::NotFound)
}

/// The names of the sources that fields came from: "Palvelutietovaranto, written here".
fn sources(w: &Words, from: &Provenance) -> String {
    let mut names: Vec<String> = Vec::new();
    for (_, name) in &from.fields {
        let name = name.clone().unwrap_or_else(|| w.plain("provenance-hand"));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() { w.plain("provenance-hand") } else { names.join(", ") }
}

async fn doubles(ask: Ask) -> Outcome {
    let code = code_of(&ask)?;
    let (pairs, total) = ask.run(move |work| source::doubles(work, code).boxed()).await?;
    let w = ask.words();
    let line = |pair: &Pair| {
        let from = (sources(&w, &pair.from.0), sources(&w, &pair.from.1));
        PairLine::new(&w, (&pair.stays, from.0), (&pair.goes, from.1), &pair.differing)
    };
    let frame = ask.frame().back_to("/toiminnat", w.t("back"));
    ask.page(&DoublesPage { w, frame, pairs: pairs.iter().map(line).collect(), total })
}

async fn decide(ask: Ask) -> Outcome {
    let code = code_of(&ask)?;
    let id = |name: &str| ActivityId::new(ask.fields.get(name));
    let (first, second) = (id("first"), id("second"));
    let same = match ask.fields.get("decision") {
        "same" => true,
        "different" => false,
        _ => return Err(Failure::NotFound),
    };
    let decided = ask
        .run(move |work| {
            async move {
                if same {
                    source::same(work, code, first, second).await.map(|_| ())
                } else {
                    source::different(work, code, first, second).await
                }
            }
            .boxed()
        })
        .await;
    match decided {
        Ok(()) => {
            let done = if same { "doubles-same" } else { "doubles-different" };
            Ok(Reply::see_other(&format!("{PATH}?tehty={done}")))
        }
        // Somebody else has decided it meanwhile: the list shows what is left.
        Err(rinnalla_app::Error::Conflict) => Ok(Reply::see_other(PATH)),
        Err(error) => Err(error.into()),
    }
}
