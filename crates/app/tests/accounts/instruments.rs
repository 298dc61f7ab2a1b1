use jiff::civil::date;
use rinnalla_app::instrument::{self, Asked};
use rinnalla_app::{FutureExt, Rule};
use rinnalla_domain::Language;
use rinnalla_domain::account::Role;
use rinnalla_domain::instrument::{Choices, NewDecision, Use};
use rinnalla_domain::measurement::{Instrument, Point};
use rinnalla_domain::text::{Line, Text};
use rinnalla_measures::instrument::pack::Pack;
use rinnalla_testkit::pack::made_up;

use crate::world::{World, conflict, days, each, inari, not_found, rule, sodankyla};

fn chosen(codes: &[&str]) -> Choices {
    Choices::new(codes.iter().map(|code| Use::parse(code).unwrap()).collect())
}

fn decision(instrument: Instrument) -> NewDecision {
    let line = |words: &str| Line::parse(words, 200).unwrap().unwrap();
    NewDecision {
        instrument,
        decided_by: line("Hyvinvointijohtaja"),
        decided_on: date(2026, 11, 20),
        responsible: line("Ylilääkäri Oona Esimerkki"),
        text: Text::parse("Käytetään hoitajan vastaanotolla.", 400).unwrap().unwrap(),
    }
}

async fn choose(world: &World, codes: &[&str], version: i64) -> Result<(), rinnalla_app::Error> {
    let choices = chosen(codes);
    world.run(&world.admin, move |w| instrument::choose(w, sodankyla(), choices, version).boxed()).await
}

async fn load(world: &World, pack: Pack) -> Result<(), rinnalla_app::Error> {
    world.run(&world.admin, move |w| instrument::load_pack(w, sodankyla(), pack).boxed()).await
}

async fn asked(world: &World, point: Point, language: Language) -> Asked {
    world.nobody(move |w| instrument::asked(w, sodankyla(), point, language).boxed()).await.unwrap()
}

fn instruments(asked: &Asked) -> Vec<Instrument> {
    asked.packs.iter().map(|p| p.instrument).collect()
}

#[tokio::test]
async fn before_anything_is_chosen_the_own_scales_are_asked_and_most_totals_can_be_typed() {
    each(async |world| {
        let half = asked(&world, Point::Half, Language::Finnish).await;
        assert!(half.own && half.packs.is_empty() && half.without_words.is_empty());
        let totals = world.nobody(|w| instrument::totals(w, sodankyla()).boxed()).await.unwrap();
        assert_eq!(totals, Instrument::TOTALS);
    })
    .await;
}

#[tokio::test]
async fn items_are_asked_only_in_a_language_that_has_words() {
    each(async |world| {
        choose(&world, &["end:own", "end:who5", "end:ucla3"], 0).await.unwrap();
        conflict(choose(&world, &["half:who5"], 0).await);
        let finnish = asked(&world, Point::End, Language::Finnish).await;
        assert_eq!(finnish.without_words, [Instrument::Who5, Instrument::Ucla3]);
        load(&world, made_up(Instrument::Who5, "fi")).await.unwrap();
        assert_eq!(instruments(&asked(&world, Point::End, Language::Finnish).await), [Instrument::Who5]);
        // UCLA-3 is shipped in English; the Finnish pack of WHO-5 does not stand in for an English one.
        let english = asked(&world, Point::End, Language::English).await;
        assert_eq!((instruments(&english), english.without_words), (vec![Instrument::Ucla3], vec![Instrument::Who5]));
        assert!(asked(&world, Point::End, Language::NorthernSami).await.packs.is_empty());
        let half = asked(&world, Point::Half, Language::Finnish).await;
        assert!(!half.own && half.packs.is_empty());
        let totals = world.nobody(|w| instrument::totals(w, sodankyla()).boxed()).await.unwrap();
        assert_eq!(totals, [Instrument::Who5, Instrument::Ucla3]);
    })
    .await;
}

#[tokio::test]
async fn a_licence_that_runs_out_ends_the_asking_and_is_not_loaded_again() {
    each(async |world| {
        choose(&world, &["end:who5"], 0).await.unwrap();
        let mut pack = made_up(Instrument::Who5, "fi");
        pack.licence.valid_to = Some(date(2026, 11, 30));
        load(&world, pack.clone()).await.unwrap();
        world.hand.forward(days(7));
        assert_eq!(instruments(&asked(&world, Point::End, Language::Finnish).await), [Instrument::Who5]);
        world.hand.forward(days(1));
        let over = asked(&world, Point::End, Language::Finnish).await;
        assert_eq!((over.packs.len(), over.without_words), (0, vec![Instrument::Who5]));
        assert_eq!(rule(load(&world, pack).await), Rule::LicenceOver);
    })
    .await;
}

#[tokio::test]
async fn a_pack_takes_the_place_of_the_former_one_and_goes_when_it_is_removed() {
    each(async |world| {
        let mut newer = made_up(Instrument::Swemwbs, "fi");
        load(&world, newer.clone()).await.unwrap();
        newer.version = "keksitty 2".into();
        load(&world, newer).await.unwrap();
        let seen = world.run(&world.admin, |w| instrument::overview(w, sodankyla()).boxed()).await.unwrap();
        assert_eq!(seen.packs.len(), 1);
        assert_eq!(seen.packs[0].1.as_ref().unwrap().version, "keksitty 2");
        let id = seen.packs[0].0.id.clone();
        let other = world.account_in(inari(), "inari@inari.example", &[Role::Administrator]).await;
        let foreign = id.clone();
        not_found(world.run(&other, move |w| instrument::remove_pack(w, sodankyla(), foreign).boxed()).await);
        let foreign = id.clone();
        not_found(world.run(&other, move |w| instrument::remove_pack(w, inari(), foreign).boxed()).await);
        world.run(&world.admin, move |w| instrument::remove_pack(w, sodankyla(), id).boxed()).await.unwrap();
        let seen = world.run(&world.admin, |w| instrument::overview(w, sodankyla()).boxed()).await.unwrap();
        assert!(seen.packs.is_empty());
        not_found(world.nobody(|w| instrument::overview(w, sodankyla()).boxed()).await);
        not_found(world.run(&other, |w| instrument::overview(w, sodankyla()).boxed()).await);
    })
    .await;
}

#[tokio::test]
async fn a_clinical_instrument_waits_for_the_decision_and_goes_with_it() {
    each(async |world| {
        assert_eq!(rule(choose(&world, &["referral:phq2"], 0).await), Rule::InstrumentNotDecided);
        let decide = async |new: NewDecision| {
            world.run(&world.admin, move |w| instrument::decide(w, sodankyla(), new).boxed()).await
        };
        assert_eq!(rule(decide(decision(Instrument::Who5)).await), Rule::NoDecisionNeeded);
        let mut early = decision(Instrument::Phq2);
        early.decided_on = date(2026, 11, 24);
        assert_eq!(rule(decide(early).await), Rule::DecisionInTheFuture);
        decide(decision(Instrument::Phq2)).await.unwrap();
        decide(decision(Instrument::Phq2)).await.unwrap();
        choose(&world, &["referral:phq2"], 0).await.unwrap();
        assert_eq!(instruments(&asked(&world, Point::Referral, Language::English).await), [Instrument::Phq2]);
        let totals = world.nobody(|w| instrument::totals(w, sodankyla()).boxed()).await.unwrap();
        assert_eq!(totals, [Instrument::Phq2]);
        let seen = world.run(&world.admin, |w| instrument::overview(w, sodankyla()).boxed()).await.unwrap();
        let in_force: Vec<_> = seen.decisions.iter().filter(|d| d.ended_at.is_none()).collect();
        assert_eq!((seen.decisions.len(), in_force.len()), (2, 1), "the former decision stays, withdrawn");
        let id = in_force[0].id.clone();
        let again = id.clone();
        world.run(&world.admin, move |w| instrument::withdraw(w, sodankyla(), id).boxed()).await.unwrap();
        not_found(world.run(&world.admin, move |w| instrument::withdraw(w, sodankyla(), again).boxed()).await);
        assert!(asked(&world, Point::Referral, Language::English).await.packs.is_empty());
        assert!(world.nobody(|w| instrument::totals(w, sodankyla()).boxed()).await.unwrap().is_empty());
    })
    .await;
}
