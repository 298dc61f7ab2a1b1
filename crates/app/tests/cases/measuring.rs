use jiff::SignedDuration;
use rinnalla_app::measurement::{self, Answered, Asking, Entered, LinkState, NewAsking};
use rinnalla_app::session::{self, SignIn};
use rinnalla_app::{Error, FutureExt, Rule, Who, instrument, today};
use rinnalla_domain::account::{DEMO_PASSWORD, Role};
use rinnalla_domain::instrument::{Choices, Use, What};
use rinnalla_domain::measurement::{Helper, Instrument, Measured, Measurement, Mode, Pack, Point, Rating, Scale};
use rinnalla_domain::{CaseId, Language};

use crate::world::{World, each, rule};

const END: NewAsking = NewAsking { point: Point::End, language: Language::Finnish };

fn company(value: i64) -> Measured {
    Measured::of_scales(vec![(Scale::Company, Rating::from_value(value).unwrap())], Mode::Alone)
}

async fn measurements(world: &World) -> Vec<Measurement> {
    let case = world.case("own");
    world.run(&world.coordinator, |w| measurement::show(w, case).boxed()).await.unwrap().measurements
}

/// The newest measurement at a point of the support.
async fn last_at(world: &World, point: Point) -> Measurement {
    measurements(world).await.into_iter().rfind(|taken| taken.point == point).unwrap()
}

/// Secret and code of a fresh link for the last measurement.
async fn link(world: &World) -> (String, String) {
    let case = world.case("own");
    let made = world.run(&world.link_worker, |w| measurement::invite(w, case, END, None).boxed()).await.unwrap();
    (made.secret, made.code)
}

async fn look(world: &World, secret: &str) -> LinkState {
    let secret = secret.to_owned();
    world.app.run(Who::Anonymous, |w| measurement::look(w, secret).boxed()).await.unwrap()
}

async fn enter(world: &World, secret: &str, code: &str) -> Entered {
    measurement::by_code(&world.app, secret.into(), code.into(), "client:test".into()).await.unwrap()
}

async fn opened(world: &World, secret: &str, code: &str) -> String {
    match enter(world, secret, code).await {
        Entered::In(ticket, _) => ticket,
        other => panic!("the form should have opened: {other:?}"),
    }
}

async fn answer(world: &World, ticket: &str, stamp: &str, measured: Vec<Measured>) -> Result<Answered, Error> {
    let (ticket, stamp) = (ticket.to_owned(), stamp.to_owned());
    world.app.run(Who::Anonymous, |w| measurement::answer(w, ticket, stamp, measured).boxed()).await
}

fn other_code(code: &str) -> &'static str {
    if code == "000000" { "111111" } else { "000000" }
}

#[tokio::test]
async fn a_resident_answers_once_by_link_and_code_and_scanners_change_nothing() {
    each(async |world| {
        let (secret, code) = link(&world).await;
        for _ in 0..20 {
            assert_eq!(look(&world, &secret).await, LinkState::Open);
        }
        assert_eq!(look(&world, &format!("{secret}0")).await, LinkState::Unknown);
        assert!(matches!(enter(&world, &secret, other_code(&code)).await, Entered::Refused));
        let before = measurements(&world).await.len();
        let ticket = opened(&world, &secret, &code).await;
        // The form is kept while it is filled in, and found again by link and code; the earlier secret opens nothing.
        let (given, fields) = (ticket.clone(), "company=4".to_owned());
        world.app.run(Who::Anonymous, |w| measurement::keep_so_far(w, given, fields).boxed()).await.unwrap();
        let again = opened(&world, &secret, &code).await;
        let given = again.clone();
        let form = world.app.run(Who::Anonymous, |w| measurement::open_form(w, given).boxed()).await.unwrap();
        assert_eq!(form.so_far.as_deref(), Some("company=4"));
        assert_eq!(rule(answer(&world, &ticket, "own", vec![company(4)]).await), Rule::FormOver);
        assert_eq!(rule(answer(&world, &again, "own-who5.0", vec![company(4)]).await), Rule::QuestionsChanged);
        let helped = Measured { helper: Some(Helper::Reader), ..company(4) };
        let done = answer(&world, &again, "own", vec![helped]).await.unwrap();
        assert_eq!(done, Answered { calls: false, mode: Mode::OwnDevice });
        assert_eq!(measurements(&world).await.len(), before + 1);
        let last = last_at(&world, Point::End).await;
        assert_eq!((last.point, last.mode, last.helper), (Point::End, Mode::OwnDevice, Some(Helper::Reader)));
        assert_eq!(last.language, Some(Language::Finnish));
        assert_eq!(rule(answer(&world, &again, "own", vec![company(9)]).await), Rule::AnsweredAlready);
        assert_eq!(look(&world, &secret).await, LinkState::Used);
        assert!(matches!(enter(&world, &secret, &code).await, Entered::Over(LinkState::Used)));
    })
    .await;
}

#[tokio::test]
async fn a_link_runs_out_is_replaced_and_is_closed_to_guessing() {
    each(async |world| {
        let (first, code) = link(&world).await;
        let (second, _) = link(&world).await;
        assert_eq!(look(&world, &first).await, LinkState::Over, "a newer link ends it");
        let mut blocked = false;
        for _ in 0..12 {
            blocked |= matches!(enter(&world, &second, "").await, Entered::Blocked);
        }
        assert!(blocked, "guessing is slowed down");
        let (third, code_of_third) = link(&world).await;
        let ticket = opened(&world, &third, &code_of_third).await;
        world.hand.forward(SignedDuration::from_hours(73));
        assert_eq!(look(&world, &third).await, LinkState::Over);
        assert!(matches!(enter(&world, &third, &code_of_third).await, Entered::Over(LinkState::Over)));
        assert_eq!(rule(answer(&world, &ticket, "own", vec![company(4)]).await), Rule::FormOver);
        assert!(matches!(enter(&world, &first, &code).await, Entered::Over(_)));
    })
    .await;
}

#[tokio::test]
async fn the_support_that_ends_meanwhile_ends_the_form() {
    each(async |world| {
        let (secret, code) = link(&world).await;
        let ticket = opened(&world, &secret, &code).await;
        let id = world.case("own");
        world.past_the_service(&format!("update cases set state = 'closed' where id = '{id}'")).await;
        assert!(matches!(rule(answer(&world, &ticket, "own", vec![company(4)]).await), Rule::Step(_)));
        let given = ticket.clone();
        let form = world.app.run(Who::Anonymous, |w| measurement::open_form(w, given).boxed()).await;
        assert!(matches!(rule(form), Rule::Step(_)));
    })
    .await;
}

#[tokio::test]
async fn the_same_questions_are_not_answered_twice_on_one_day_for_one_point() {
    each(async |world| {
        let record = async |point, measured| {
            let case = world.case("own");
            world.run(&world.link_worker, move |w| measurement::record(w, case, point, vec![measured]).boxed()).await
        };
        record(Point::End, company(4)).await.unwrap();
        assert_eq!(rule(record(Point::End, company(5)).await), Rule::MeasuredToday);
        record(Point::FirstVisit, company(5)).await.unwrap();
        let total =
            |raw| Measured { total: Some((Instrument::Swemwbs, raw)), ..Measured::of_scales(vec![], Mode::Paper) };
        record(Point::End, total(20)).await.unwrap();
        assert_eq!(rule(record(Point::End, total(21)).await), Rule::MeasuredToday);
        let (secret, code) = link(&world).await;
        let ticket = opened(&world, &secret, &code).await;
        assert_eq!(rule(answer(&world, &ticket, "own", vec![company(4)]).await), Rule::MeasuredToday);
        world.hand.forward(SignedDuration::from_hours(24));
        record(Point::End, company(6)).await.unwrap();
        assert!(matches!(rule(record(Point::FollowUp, company(6)).await), Rule::Step(_)), "support is not over");
    })
    .await;
}

#[tokio::test]
async fn a_numbered_sheet_is_found_by_its_number_and_typed_in_once() {
    each(async |world| {
        let case = world.case("own");
        let printed = world.run(&world.link_worker, |w| measurement::ask_on_paper(w, case, END).boxed()).await.unwrap();
        let number = printed.sheet;
        let found: Asking =
            world.run(&world.coordinator, move |w| measurement::find_sheet(w, number).boxed()).await.unwrap();
        assert_eq!(found.case, world.case("own"));
        let stranger = world.garden.home.who(Role::LinkWorker, 1);
        let hidden = world.run(&stranger, move |w| measurement::find_sheet(w, number).boxed()).await;
        assert!(matches!(hidden, Err(Error::NotFound)));
        let enter = async || {
            let (case, sheet) = (world.case("own"), found.clone());
            let typed = vec![company(3)];
            world
                .run(&world.link_worker, move |w| {
                    async move { measurement::record_sheet(w, case, &sheet, typed).await }.boxed()
                })
                .await
        };
        enter().await.unwrap();
        let last = last_at(&world, Point::End).await;
        assert_eq!((last.point, last.mode, last.language), (Point::End, Mode::Paper, Some(Language::Finnish)));
        assert_eq!(rule(enter().await), Rule::SheetUsed);
    })
    .await;
}

#[tokio::test]
async fn a_device_handed_over_ends_the_web_session_and_opens_one_form() {
    each(async |world| {
        let persona = world.garden.home.personas.iter().find(|p| p.role == Role::LinkWorker.code()).unwrap();
        let came = session::sign_in(
            &world.app,
            persona.username.clone(),
            DEMO_PASSWORD.into(),
            "test".into(),
            "client:test".into(),
        )
        .await
        .unwrap();
        let SignIn::In(new) = came else { panic!("signed in") };
        let (case, session) = (world.case("own"), new.session.id.clone());
        let handed =
            world.run(&world.link_worker, |w| measurement::hand_over(w, case, END, session).boxed()).await.unwrap();
        let secret = new.secret.clone();
        let resumed = world.app.run(Who::Anonymous, |w| session::resume(w, secret).boxed()).await.unwrap();
        assert!(resumed.is_none(), "the web session is over on the server");
        let done = answer(&world, &handed.ticket, "own", vec![company(7)]).await.unwrap();
        assert_eq!(done.mode, Mode::Tablet);
        assert_eq!(rule(answer(&world, &handed.ticket, "own", vec![company(7)]).await), Rule::AnsweredAlready);
    })
    .await;
}

async fn calls(world: &World) -> bool {
    let case = world.case("own");
    let day = world.run(&world.coordinator, |w| today::today(w).boxed()).await.unwrap();
    day.answers.iter().any(|item| item.case.id == case)
}

#[tokio::test]
async fn answers_beyond_the_limit_of_an_instrument_tell_the_coordinator_until_it_is_seen() {
    each(async |world| {
        let record = async |point, instrument, raw| {
            let case = world.case("own");
            let measured = Measured { total: Some((instrument, raw)), ..Measured::of_scales(vec![], Mode::Phone) };
            world.run(&world.link_worker, move |w| measurement::record(w, case, point, vec![measured]).boxed()).await
        };
        // WHO-5: 13 of 25 is 52, 12 is 48; the limit is 50 or less.
        assert!(!record(Point::FirstVisit, Instrument::Who5, 13).await.unwrap());
        assert!(!record(Point::FirstVisit, Instrument::Swemwbs, 7).await.unwrap(), "no verified limit");
        assert!(!calls(&world).await);
        assert!(record(Point::End, Instrument::Who5, 12).await.unwrap());
        assert!(calls(&world).await);
        let case = world.case("own");
        world.run(&world.coordinator, |w| measurement::seen(w, case).boxed()).await.unwrap();
        assert!(!calls(&world).await);
        let case = world.case("own");
        let by_worker = world.run(&world.link_worker, |w| measurement::seen(w, case).boxed()).await;
        assert!(matches!(by_worker, Err(Error::NotFound)));
    })
    .await;
}

/// A pack of made-up words.
fn pack() -> Pack {
    let anchors: Vec<_> = (0..=5).map(|n| format!(r#"{{"value": {n}, "text": "Keksitty {n}"}}"#)).collect();
    let items: Vec<_> = (1..=5).map(|n| format!(r#"{{"text": "Keksitty kohta {n}"}}"#)).collect();
    let json = format!(
        r#"{{"rinnalla_text_pack": 1, "instrument": "who5", "version": "koe", "language": "fi", "title": "Keksitty kysely",
            "items": [{}], "anchors": [{}], "licence": {{"holder": "Keksitty kunta", "number": "1", "valid_to": null}},
            "copyright": "© Keksitty", "sha256": ""}}"#,
        items.join(","),
        anchors.join(",")
    );
    Pack::read_unsummed(json.as_bytes()).expect("a pack").0
}

#[tokio::test]
async fn items_of_a_pack_are_asked_kept_one_by_one_and_scored_only_when_all_are_there() {
    each(async |world| {
        let administrator = world.garden.home.who(Role::Administrator, 0);
        let code = world.garden.home.code;
        let version = world.run(&administrator, move |w| instrument::overview(w, code).boxed()).await.unwrap().version;
        world.run(&administrator, move |w| instrument::load_pack(w, code, pack()).boxed()).await.unwrap();
        let uses = [Point::FirstVisit, Point::End].map(|point| Use { point, what: What::Instrument(Instrument::Who5) });
        let choices = Choices::new(uses.to_vec());
        world.run(&administrator, move |w| instrument::choose(w, code, choices, version).boxed()).await.unwrap();
        let ask = async |new: NewAsking| {
            let case: CaseId = world.case("own");
            let made =
                world.run(&world.link_worker, move |w| measurement::invite(w, case, new, None).boxed()).await.unwrap();
            let ticket = opened(&world, &made.secret, &made.code).await;
            let given = ticket.clone();
            let form = world.app.run(Who::Anonymous, |w| measurement::open_form(w, given).boxed()).await.unwrap();
            (ticket, form.questions)
        };
        let who5 = |items: [Option<i64>; 5]| Measured {
            items: Some((Instrument::Who5, items.to_vec())),
            ..Measured::of_scales(vec![], Mode::Alone)
        };
        let (ticket, questions) = ask(END).await;
        assert!(!questions.own);
        assert_eq!(questions.packs.len(), 1);
        let done = answer(&world, &ticket, &questions.stamp(), vec![who5([Some(2); 5])]).await.unwrap();
        assert!(done.calls, "10 of 25 is 40");
        let last = last_at(&world, Point::End).await;
        assert_eq!(last.total, Some((Instrument::Who5, 10)));
        assert_eq!(last.items, Some((Instrument::Who5, vec![Some(2); 5])));
        let first = NewAsking { point: Point::FirstVisit, ..END };
        let (ticket, questions) = ask(first).await;
        let half = who5([Some(0), None, Some(0), Some(0), Some(0)]);
        assert!(!answer(&world, &ticket, &questions.stamp(), vec![half]).await.unwrap().calls);
        let last = last_at(&world, Point::FirstVisit).await;
        assert_eq!(last.total, None, "nothing is filled in");
        assert_eq!(last.items, Some((Instrument::Who5, vec![Some(0), None, Some(0), Some(0), Some(0)])));
        // In another language there are no words: the own scales are asked, and nothing is mixed.
        let (_, questions) = ask(NewAsking { language: Language::Swedish, ..first }).await;
        assert!(questions.own && questions.packs.is_empty());
    })
    .await;
}
