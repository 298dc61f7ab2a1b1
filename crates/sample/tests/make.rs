//! The made-up people come about by the same use cases as real ones.

use std::time::Instant;

use jiff::Timestamp;
use rinnalla_app::store::{Store, queue};
use rinnalla_app::today::{Item, Today};
use rinnalla_app::{App, Clock, Config, FutureExt, Keys, Who, report, today};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::report::{FigureKey, Period, Value};
use rinnalla_sample::{Size, Stage, make_with_year};

fn items(day: &Today) -> impl Iterator<Item = &Item> {
    let lists = [
        &day.worries,
        &day.support,
        &day.late,
        &day.new,
        &day.in_hand,
        &day.queue,
        &day.asked,
        &day.to_confirm,
        &day.visits,
        &day.answers,
        &day.unmeasured,
        &day.ending,
        &day.follow_up,
    ];
    lists.into_iter().flatten()
}

#[tokio::test]
async fn every_stage_of_the_demo_can_be_told_after_a_whole_year_and_the_log_stays_whole() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path().to_str().unwrap()).await.unwrap();
    let keys = Keys::parse(&"7".repeat(64)).unwrap();
    let now: Timestamp = "2026-11-23T10:00:00Z".parse().unwrap();
    let config = Config { demo: true, ..Config::default() };
    let app = App::new(store, keys, Clock::new(move || now), config);
    let begun = Instant::now();
    let made = make_with_year(&app, Size::Village, 1).await.unwrap();
    eprintln!("made {} cases in {:.1?}", made.cases, begun.elapsed());
    assert_eq!(made.municipalities, 2);
    assert_eq!(made.cases, Stage::ALL.len() + 3 + 60);
    let roles: Vec<_> = made.personas.iter().map(|p| p.role).collect();
    for role in rinnalla_domain::account::Role::ALL {
        assert!(roles.contains(&role.code()), "{role}");
    }
    let verdict =
        app.run(Who::Service("test"), |work| rinnalla_app::audit::verify(work, Vec::new()).boxed()).await.unwrap();
    assert!(verdict.rows > 250 && verdict.broken.is_empty(), "{verdict:?}");

    // Nothing of the year before waits: not on the coordinator's day, not as a letter, not as a mail.
    let named = made.personas.iter().find(|p| p.role == "coordinator").unwrap().username.clone();
    let coordinator = app
        .run(Who::Service("test"), move |w| {
            async move { Ok(rinnalla_app::store::account::by_username(w.tx(), &named).await?.map(|a| a.id)) }.boxed()
        })
        .await
        .unwrap()
        .unwrap();
    let who = Who::Account(coordinator);
    let day = app.run(who.clone(), |w| today::today(w).boxed()).await.unwrap();
    assert!(day.count() > 0);
    for item in items(&day) {
        assert!(item.case.number.starts_with("H-2026-"), "{} waits", item.case.number);
    }
    assert!(day.letters.iter().all(|letter| letter.number.starts_with("H-2026-")));
    let (_, oldest) = app
        .run(Who::Service("test"), move |w| async move { Ok(queue::waiting(w.tx(), w.now()).await?) }.boxed())
        .await
        .unwrap();
    assert!(oldest.unwrap() > "2026-04-01T00:00:00Z".parse().unwrap(), "{oldest:?}");

    // Its report says something.
    let code = MunicipalityCode::parse("758").unwrap();
    let year = Period::year(2025).unwrap();
    let told = app.run(who, move |w| report::municipality(w, code, year).boxed()).await.unwrap();
    let value = |key: FigureKey| told.line(key).unwrap().value;
    assert_eq!(value(FigureKey::Referrals), Value::Count(60));
    for key in [FigureKey::Contacted, FigureKey::FirstVisit, FigureKey::Agreement, FigureKey::Closed] {
        assert!(matches!(value(key), Value::Count(n) if n > 20), "{key}: {:?}", value(key));
    }
    assert!(matches!(value(FigureKey::FollowedUp), Value::Count(_)));
    let reasons = &told.figure(FigureKey::Reasons).unwrap().lines;
    assert!(reasons.iter().filter(|line| matches!(line.value, Value::Count(_))).count() > 2, "{reasons:?}");
    assert!(matches!(value(FigureKey::Change), Value::Mean(_)));
}
