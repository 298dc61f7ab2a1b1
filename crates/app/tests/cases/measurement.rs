use rinnalla_app::{FutureExt, Rule, instrument, measurement};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::account::Role;
use rinnalla_domain::instrument::NewDecision;
use rinnalla_domain::measurement::{Instrument, Measured, Mode, Point};
use rinnalla_domain::text::{Line, Text};

use crate::world::{World, each, rule};

fn total(instrument: Instrument, raw: i64) -> Measured {
    Measured { total: Some((instrument, raw)), ..Measured::of_scales(Vec::new(), Mode::ReadAloud) }
}

async fn record(world: &World, measured: Measured) -> Result<bool, rinnalla_app::Error> {
    let case = world.case("own");
    world.run(&world.link_worker, move |w| measurement::record(w, case, Point::Half, vec![measured]).boxed()).await
}

#[tokio::test]
async fn every_total_of_one_person_is_kept_but_none_of_a_group_and_none_without_the_decision() {
    each(async |world| {
        for instrument in Instrument::TOTALS {
            record(&world, total(*instrument, instrument.total_range().unwrap().1)).await.unwrap();
        }
        assert_eq!(rule(record(&world, total(Instrument::EsisExper, 30)).await), Rule::InstrumentForGroups);
        assert_eq!(rule(record(&world, total(Instrument::Phq2, 3)).await), Rule::InstrumentNotDecided);
        let line = |words: &str| Line::parse(words, 200).unwrap().unwrap();
        let new = NewDecision {
            instrument: Instrument::Phq2,
            decided_by: line("Hyvinvointijohtaja"),
            decided_on: "2026-11-20".parse().unwrap(),
            responsible: line("Ylilääkäri Oona Esimerkki"),
            text: Text::parse("Käytetään hoitajan vastaanotolla.", 400).unwrap().unwrap(),
        };
        let code = MunicipalityCode::parse("758").unwrap();
        let administrator = world.garden.home.who(Role::Administrator, 0);
        world.run(&administrator, move |w| instrument::decide(w, code, new).boxed()).await.unwrap();
        record(&world, total(Instrument::Phq2, 3)).await.unwrap();
        assert_eq!(rule(record(&world, total(Instrument::Gad2, 3)).await), Rule::InstrumentNotDecided);
    })
    .await;
}
