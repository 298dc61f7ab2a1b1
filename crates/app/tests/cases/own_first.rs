//! A resident who wished at the referral to answer the first measurement alone; and which measurements are due.

use rinnalla_app::account::link_secret;
use rinnalla_app::measurement::{self, Entered};
use rinnalla_app::message::Next;
use rinnalla_app::{FutureExt, Who, case, instrument, message, referral, today};
use rinnalla_domain::CaseId;
use rinnalla_domain::account::Role;
use rinnalla_domain::consent::{Given, Permissions};
use rinnalla_domain::date::BirthDate;
use rinnalla_domain::instrument::{Choices, Use, What};
use rinnalla_domain::language::{Language, SpokenLanguage};
use rinnalla_domain::mail_address::MailAddress;
use rinnalla_domain::measurement::{Instrument, Measured, Mode, Point, Rating, Scale, Stand, Turn};
use rinnalla_domain::message::Mail;
use rinnalla_domain::phone::Phone;
use rinnalla_domain::referral::{First, NewReferral, Reason, Source};
use rinnalla_domain::resident::NewResident;
use rinnalla_domain::text::{Line, Text};

use rinnalla_testkit::pack::made_up;

use crate::world::{World, each};

fn line(words: &str) -> Line {
    Line::parse(words, 200).ok().flatten().unwrap()
}

fn new_referral(world: &World, first: First) -> NewReferral {
    NewReferral {
        municipality: world.garden.home.code,
        source: Source::Professional,
        source_note: None,
        resident: NewResident {
            name: line("Toivo Keksitty"),
            birth_date: BirthDate::new(jiff::civil::date(1950, 5, 7), jiff::civil::date(2026, 11, 24)).unwrap(),
            village: line("Kirkonkylä"),
            address: None,
            phone: Phone::parse("040 000 0000").unwrap(),
            call_when: None,
            message_allowed: false,
            letter_allowed: false,
            language: SpokenLanguage::Finnish,
            language_other: None,
            interpreter: false,
            trusted: None,
            reach_note: None,
        },
        reasons: vec![Reason::Loneliness],
        life_change: None,
        wish: Text::parse("Seuraa.", 4_000).ok().flatten().unwrap(),
        obstacles: Vec::new(),
        obstacle_note: None,
        safety: None,
        timing: None,
        link_worker_wish: None,
        first,
        feedback_wanted: false,
        permissions: Permissions { pass_on: Given::Spoken, text_version: 1, tell: Vec::new() },
        activities: Vec::new(),
    }
}

async fn sent(world: &World, first: First) -> CaseId {
    let referrer = world.garden.home.who(Role::Referrer, 0);
    let new = new_referral(world, first);
    world.run(&referrer, |w| referral::submit(w, new).boxed()).await.unwrap().id
}

async fn receive(world: &World, case: &CaseId) {
    let id = case.clone();
    world.run(&world.coordinator, |w| case::receive(w, id).boxed()).await.unwrap();
}

/// How it stands with the first measurement.
async fn first(world: &World, case: &CaseId) -> Stand {
    let id = case.clone();
    let shown = world.run(&world.coordinator, |w| measurement::show(w, id).boxed()).await.unwrap();
    shown.plan[0].stand
}

/// The secret of the link that waits to be mailed to a resident, if one does. Other mails are taken out of the way.
async fn mailed(world: &World) -> Option<String> {
    let worker = Who::Service("worker");
    loop {
        let mail = match world.app.run(worker.clone(), |w| message::next(w).boxed()).await.unwrap() {
            Next::Send(mail) => mail,
            Next::Held => continue,
            Next::Nothing => return None,
        };
        let id = mail.job.id.clone();
        world.app.run(worker.clone(), |w| message::sent(w, id).boxed()).await.unwrap();
        if mail.job.mail == Mail::Message {
            return mail.token.map(|token| link_secret(world.app.keys().sealer(), &token));
        }
    }
}

async fn own_code(world: &World, case: &CaseId) -> Option<String> {
    let (referrer, id) = (world.garden.home.who(Role::Referrer, 0), case.clone());
    world.run(&referrer, |w| referral::show(w, id).boxed()).await.unwrap().own_code
}

#[tokio::test]
async fn the_link_goes_out_when_the_referral_has_been_received_and_the_referrer_tells_the_code() {
    each(async |world| {
        let mail = MailAddress::parse("toivo@esimerkki.fi").unwrap();
        let case = sent(&world, First::Own(Some(mail))).await;
        assert_eq!(first(&world, &case).await, Stand::Later(None));
        assert_eq!(mailed(&world).await, None, "nobody is told before the referral is received");
        let code = own_code(&world, &case).await.unwrap();
        assert_eq!(own_code(&world, &case).await.as_ref(), Some(&code), "it can be told again");
        receive(&world, &case).await;
        assert_eq!(first(&world, &case).await, Stand::Due(Turn::Resident));
        let secret = mailed(&world).await.unwrap();
        let wrong = if code == "000000" { "111111" } else { "000000" };
        let enter = async |code: &str| {
            measurement::by_code(&world.app, secret.clone(), code.into(), "client:test".into()).await.unwrap()
        };
        assert!(matches!(enter(wrong).await, Entered::Refused));
        let Entered::In(ticket, _) = enter(&code).await else { panic!("the code opens the form") };
        let own = Measured::of_scales(vec![(Scale::Company, Rating::parse("3").unwrap())], Mode::Alone);
        let answered =
            world.app.run(Who::Anonymous, |w| measurement::answer(w, ticket, "own".into(), vec![own]).boxed());
        answered.await.unwrap();
        assert!(matches!(first(&world, &case).await, Stand::Taken(_)));
        assert_eq!(own_code(&world, &case).await, None, "nothing waits any more");
    })
    .await;
}

#[tokio::test]
async fn without_an_address_it_is_the_coordinators_turn() {
    each(async |world| {
        let case = sent(&world, First::Own(None)).await;
        receive(&world, &case).await;
        assert_eq!(first(&world, &case).await, Stand::Due(Turn::Coordinator));
        assert_eq!(own_code(&world, &case).await, None);
        let day = world.run(&world.coordinator, |w| today::today(w).boxed()).await.unwrap();
        let due = day.unmeasured.iter().find(|item| item.case.id == case).map(|item| item.due.clone());
        assert_eq!(due, Some(vec![(Point::Referral, Turn::Coordinator)]));
        let (id, new) =
            (case.clone(), measurement::NewAsking { point: Point::Referral, language: Language::default() });
        let made = world.run(&world.coordinator, move |w| measurement::invite(w, id, new, None).boxed()).await;
        assert!(made.is_ok(), "{:?}", made.err());
        assert_eq!(first(&world, &case).await, Stand::Due(Turn::Resident));
    })
    .await;
}

#[tokio::test]
async fn a_referral_that_is_taken_back_asks_nobody() {
    each(async |world| {
        let mail = MailAddress::parse("toivo@esimerkki.fi").unwrap();
        let case = sent(&world, First::Own(Some(mail))).await;
        receive(&world, &case).await;
        let (referrer, id) = (world.garden.home.who(Role::Referrer, 0), case.clone());
        world.run(&referrer, |w| referral::withdraw(w, id, None).boxed()).await.unwrap();
        assert_eq!(mailed(&world).await, None);
    })
    .await;
}

#[tokio::test]
async fn with_the_resident_beside_items_are_asked_where_there_are_words_and_totals_where_there_are_none() {
    each(async |world| {
        let (code, administrator) = (world.garden.home.code, world.garden.home.who(Role::Administrator, 0));
        let pack = made_up(Instrument::Who5, "fi");
        let at_half = |what| Use { point: Point::Half, what };
        let choices = Choices::new(vec![
            at_half(What::Instrument(Instrument::Who5)),
            at_half(What::Instrument(Instrument::Swemwbs)),
        ]);
        let settle = world.run(&administrator, move |w| {
            async move {
                instrument::load_pack(w, code, pack).await?;
                let version = instrument::overview(w, code).await?.version;
                instrument::choose(w, code, choices, version).await
            }
            .boxed()
        });
        settle.await.unwrap();
        let case = world.case("own");
        let beside = |point| {
            let case = case.clone();
            world.run(&world.link_worker, move |w| measurement::beside_of_case(w, case, point).boxed())
        };
        let asked = beside(Point::Half).await.unwrap();
        assert!(!asked.questions.own, "the municipality chose no own scales for this point");
        assert_eq!(asked.questions.packs.iter().map(|p| p.instrument).collect::<Vec<_>>(), [Instrument::Who5]);
        assert_eq!(asked.totals, [Instrument::Swemwbs], "its words are not there");
        assert!(beside(Point::End).await.unwrap().questions.packs.is_empty(), "another point, other questions");
        let items = Some((Instrument::Who5, vec![Some(3); 5]));
        let measured = Measured { items, ..Measured::of_scales(Vec::new(), Mode::Phone) };
        let id = case.clone();
        let written =
            world.run(&world.link_worker, |w| measurement::record(w, id, Point::Half, vec![measured]).boxed());
        written.await.unwrap();
        let id = case.clone();
        let shown = world.run(&world.link_worker, |w| measurement::show(w, id).boxed()).await.unwrap();
        let asked = shown.measurements.iter().find(|m| m.mode == Mode::Phone).unwrap();
        assert_eq!(asked.total, Some((Instrument::Who5, 15)));
    })
    .await;
}
