//! A unit's own report, for those who refer on its behalf.

use rinnalla_access::refers_for;
use rinnalla_app::{FutureExt, report};
use rinnalla_domain::clock::day_of;
use rinnalla_domain::report::Period;
use rinnalla_domain::{MunicipalityCode, OrganisationId};
use rinnalla_views::report::UnitPage;

use super::{asked_or, place};
use crate::ask::Ask;
use crate::reply::{Failure, Outcome};
use crate::route::{Data, REFERRER, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, REFERRER, Data::Plain, "/raportit/yksikko", GET show);
}

/// The unit that is asked for: the one in the address, else the first of one's own.
fn wanted(ask: &Ask) -> Result<(MunicipalityCode, OrganisationId), Failure> {
    let own = refers_for(ask.person()?);
    let (code, unit) = (ask.query.get("kunta"), ask.query.get("yksikko"));
    let is_meant = |(of, id, _): &(MunicipalityCode, OrganisationId, String)| {
        (code.is_empty() || of.to_string() == code) && (unit.is_empty() || id.as_str() == unit)
    };
    let found = own.into_iter().find(is_meant).ok_or(Failure::NotFound)?;
    Ok((found.0, found.1))
}

async fn show(ask: Ask) -> Outcome {
    let (code, unit) = wanted(&ask)?;
    let today = day_of(ask.app.now());
    let (period, mistyped) = asked_or(&ask, Period::year(today.year()).ok_or(Failure::NotFound)?);
    let of = unit.clone();
    let report = ask.run(move |work| report::unit(work, code, of, period).boxed()).await?;
    let others = refers_for(ask.person()?).into_iter().filter(|(to, id, _)| (*to, id) != (code, &unit));
    let others = others
        .map(|(to, id, name)| (format!("/raportit/yksikko?kunta={to}&yksikko={id}&jakso={period}"), name))
        .collect();
    let w = ask.words();
    let page = UnitPage {
        w,
        frame: ask.frame().back_to("/lahetteet", w.t("menu-own-referrals")),
        place: place(&ask, code).await?.name,
        report: &report,
        mistyped,
        others,
        month: today.month(),
    };
    ask.page(&page)
}
