use jiff::SignedDuration;
use jiff::civil::date;
use rinnalla_app::feedback::{self, ByLink};
use rinnalla_app::store::audit;
use rinnalla_app::{Error, FutureExt, Rule, Who, closing, cost, letter, population};
use rinnalla_domain::account::Role;
use rinnalla_domain::closing::{Closing, Part, Reason};
use rinnalla_domain::cost::{Kind, NewInput};
use rinnalla_domain::feedback::{Answer, Audience, Count, NewFeedback, Question};
use rinnalla_domain::message::{Letter, Mail};
use rinnalla_domain::population::{AgeBand, NewPopulation, People};
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::{AccountId, CaseId};

use crate::world::{World, each, rule};

fn text(words: &str) -> Option<Text> {
    Text::parse(words, 2_000).unwrap()
}

fn answers(heard: Answer, words: &str) -> NewFeedback {
    NewFeedback { answers: vec![(Question::Heard, heard)], words: text(words) }
}

/// A case that has ended, whose resident gets letters, and the code in the letter about the end.
async fn code(world: &World) -> (CaseId, String) {
    let case = world.case("own");
    world.past_the_service("update residents set letter_allowed = 1").await;
    let reason = text("Muutti pois.").unwrap();
    let id = case.clone();
    world
        .run(&world.coordinator, move |w| {
            async move {
                closing::close_early(w, id.clone(), Reason::Moved, reason).await?;
                let opened = rinnalla_app::case::page(w, id, rinnalla_app::case::As::Coordinator).await?.opened;
                let grant = rinnalla_access::Grant::coordinate(w.actor(), &opened.itself)?;
                let letter = rinnalla_domain::LetterId::new(w.next_id());
                Ok(rinnalla_app::store::letter::insert(w.tx(), &grant, &letter, Letter::Ending, w.now()).await?)
            }
            .boxed()
        })
        .await
        .unwrap();
    (case.clone(), print(world, case).await.expect("a code"))
}

async fn print(world: &World, case: CaseId) -> Option<String> {
    let printed = world
        .run(&world.coordinator, move |w| {
            async move {
                let waiting = letter::list(w).await?;
                let one = waiting.into_iter().find(|one| one.case == case && one.letter == Letter::Ending);
                letter::print(w, case, one.ok_or(Error::NotFound)?.id).await
            }
            .boxed()
        })
        .await;
    printed.unwrap().feedback_code
}

async fn logged(world: &World) -> i64 {
    world.app.run(Who::Service("test"), |w| async move { Ok(audit::count(w.tx()).await?) }.boxed()).await.unwrap()
}

async fn by_link(world: &World, code: &str, given: ByLink) -> Result<(), Error> {
    let code = code.to_owned();
    world.app.run(Who::Anonymous, move |w| feedback::answer_by_link(w, code, given).boxed()).await
}

async fn counted(world: &World) -> Vec<Count> {
    let code = world.garden.home.code;
    let year = (date(2026, 1, 1), date(2026, 12, 31));
    world.run(&world.coordinator, move |w| feedback::counts(w, code, year.0, year.1).boxed()).await.unwrap()
}

fn heard(counts: &[Count], answer: Answer) -> i64 {
    counts.iter().find(|c| c.question == Question::Heard && c.answer == answer).map_or(0, |c| c.n)
}

/// What was said without a name: words that stand on the coordinator's page.
async fn unnamed(world: &World) -> Vec<feedback::Said> {
    said(world).await.into_iter().filter(|one| one.case.is_none()).collect()
}

async fn said(world: &World) -> Vec<feedback::Said> {
    let code = world.garden.home.code;
    world.run(&world.coordinator, move |w| feedback::said(w, code).boxed()).await.unwrap()
}

async fn closing_of(world: &World, case: &CaseId) -> Closing {
    let case = case.clone();
    world.run(&world.coordinator, move |w| closing::show(w, case).boxed()).await.unwrap().closing
}

#[tokio::test]
async fn a_resident_answers_once_by_the_code_of_the_letter_with_a_name() {
    each(async |world| {
        let (case, code) = code(&world).await;
        let looked = code.to_lowercase().replace('-', " ");
        let again = looked.clone();
        let look = world.app.run(Who::Anonymous, move |w| feedback::by_link(w, looked).boxed()).await;
        assert_eq!(look.unwrap(), world.garden.home.code, "looking is no answering, however the code is typed");
        let given =
            ByLink { feedback: answers(Answer::Little, "Kävelyt olivat hyviä."), named: true, for_worker: false };
        by_link(&world, &code, given.clone()).await.unwrap();
        assert_eq!(rule(by_link(&world, &again, given).await), Rule::LinkOver);
        let closing = closing_of(&world, &case).await;
        assert_eq!((closing.heard, closing.feedback_by_link), (Some(Answer::Little), true));
        assert_eq!(closing.feedback_words.as_deref(), Some("Kävelyt olivat hyviä."));
        assert_eq!(
            world.touched("update closings set feedback_words = null where feedback_words is not null").await,
            0
        );
        assert_eq!(world.touched("update feedback_words set opened = 1 where words_sealed like '%vely%'").await, 0);
        assert_eq!(heard(&counted(&world).await, Answer::Little), 1);
        let said = said(&world).await;
        assert!(said.iter().any(|one| one.case.as_ref().is_some_and(|(id, _)| *id == case) && one.words.is_none()));
    })
    .await;
}

#[tokio::test]
async fn an_answer_without_a_name_leaves_no_trace_and_its_words_wait_for_four_others() {
    each(async |world| {
        let (case, code) = code(&world).await;
        let rows = logged(&world).await;
        let given = ByLink { feedback: answers(Answer::No, "Sana, joka ei kuulu kenellekään."), ..ByLink::default() };
        by_link(&world, &code, given.clone()).await.unwrap();
        assert_eq!(logged(&world).await, rows, "no log row");
        assert_eq!(world.touched("update tokens set kind = kind where kind = 'feedback'").await, 0, "no used link");
        assert_eq!(closing_of(&world, &case).await.heard, None);
        assert!(unnamed(&world).await.is_empty());
        for n in 2..=5 {
            world.past_the_service("update letters set printed_at = null where kind = 'ending'").await;
            let code = print(&world, case.clone()).await.unwrap();
            by_link(&world, &code, given.clone()).await.unwrap();
            let opened = unnamed(&world).await.iter().filter(|one| one.words.is_some()).count();
            assert_eq!(opened, if n < 5 { 0 } else { 5 });
        }
        assert_eq!(heard(&counted(&world).await, Answer::No), 5);
        let first = unnamed(&world).await.into_iter().next().unwrap();
        assert_eq!((first.audience, first.month), (Audience::Resident, date(2026, 11, 1)));
        let (id, home) = (first.id.clone(), world.garden.home.code);
        world.run(&world.coordinator, move |w| feedback::handle(w, home, id).boxed()).await.unwrap();
        assert_eq!(unnamed(&world).await.iter().filter(|one| one.handled_on.is_some()).count(), 1);
        world.hand.forward(SignedDuration::from_hours(373 * 24));
        world.app.run(Who::Service("test"), |w| feedback::round(w).boxed()).await.unwrap();
        assert!(said(&world).await.is_empty(), "words are kept for a year");
        assert_eq!(heard(&counted(&world).await, Answer::No), 5, "figures stay");
    })
    .await;
}

#[tokio::test]
async fn a_wrong_code_opens_nothing_and_many_tries_are_stopped() {
    each(async |world| {
        let (_, code) = code(&world).await;
        let fits = async |code: &str| {
            let code = code.to_owned();
            world.app.run(Who::Anonymous, move |w| feedback::code_fits(w, code, "client:1".into()).boxed()).await
        };
        assert!(fits(&code).await.unwrap());
        let mut stopped = false;
        for n in 0..60 {
            match fits(&format!("ABCD-EFGH-{:04}", 2_222 + n)).await {
                Ok(fits) => assert!(!fits),
                other => {
                    assert_eq!(rule(other), Rule::TooManyTries);
                    stopped = true;
                    break;
                }
            }
        }
        assert!(stopped);
        world.hand.forward(SignedDuration::from_hours(61 * 24));
        assert_eq!(rule(by_link(&world, &code, ByLink::default()).await), Rule::LinkOver, "sixty days");
    })
    .await;
}

#[tokio::test]
async fn somebody_who_has_signed_in_answers_once_within_the_pause() {
    each(async |world| {
        let own = NewFeedback { answers: vec![(Question::Time, Answer::No)], words: text("Kiire.") };
        let give = async |who: &AccountId, audience| {
            let new = own.clone();
            world.run(who, move |w| feedback::answer(w, audience, new).boxed()).await
        };
        give(&world.link_worker, Audience::LinkWorker).await.unwrap();
        assert_eq!(rule(give(&world.link_worker, Audience::LinkWorker).await), Rule::FeedbackLately);
        assert!(matches!(give(&world.coordinator, Audience::LinkWorker).await, Err(Error::NotFound)));
        let said = unnamed(&world).await;
        assert_eq!(said[0].words.as_deref(), Some("Kiire."));
        let counts = counted(&world).await;
        assert!(counts.contains(&Count { question: Question::Time, answer: Answer::No, n: 1 }));
        world.hand.forward(SignedDuration::from_hours(120 * 24));
        give(&world.link_worker, Audience::LinkWorker).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn nobody_reads_counts_or_words_who_may_not() {
    each(async |world| {
        let code = world.garden.home.code;
        for role in [Role::LinkWorker, Role::Referrer, Role::Organiser, Role::Administrator] {
            let who = world.garden.home.who(role, 0);
            let year = (date(2026, 1, 1), date(2026, 12, 31));
            let counts = world.run(&who, move |w| feedback::counts(w, code, year.0, year.1).boxed()).await;
            assert!(matches!(counts, Err(Error::NotFound)), "{role}");
            let said = world.run(&who, move |w| feedback::said(w, code).boxed()).await;
            assert!(matches!(said, Err(Error::NotFound)), "{role}");
        }
    })
    .await;
}

#[tokio::test]
async fn after_the_end_the_link_worker_is_asked_a_week_later_and_once() {
    each(async |world| {
        let asked = async || {
            world.touched(&format!("update jobs set error = null where kind = '{}'", Mail::AskLinkWorker.code())).await
        };
        let soon = "update jobs set error = null where kind = 'ask_link_worker' and run_at < '2026-12-01'";
        let (before, sooner) = (asked().await, world.touched(soon).await);
        world.past_the_service("delete from feedback_asked").await;
        code(&world).await;
        assert_eq!(asked().await, before + 1);
        assert_eq!(world.touched(soon).await, sooner, "not before a week has passed");
        let case = world.case("own");
        let referrer = format!("update jobs set error = null where kind = 'ask_referrer' and case_id = '{case}'");
        assert_eq!(world.touched(&referrer).await, 0, "nothing was released to the referrer");
    })
    .await;
}

#[tokio::test]
async fn the_end_of_a_case_that_is_answered_later_misses_no_feedback() {
    each(async |world| {
        let case = world.case("own");
        let id = case.clone();
        let later = closing::Saved::FeedbackLater;
        world.run(&world.link_worker, move |w| closing::save_part(w, id, later, 0).boxed()).await.unwrap();
        let closing = closing_of(&world, &case).await;
        assert!(closing.feedback_later && !closing.feedback_is_given());
        let missing = closing.missing(true, true);
        assert!(!missing.contains(&Part::Feedback));
    })
    .await;
}

#[tokio::test]
async fn an_administrator_loads_the_population_and_writes_down_costs() {
    each(async |world| {
        let (code, admin) = (world.garden.home.code, world.garden.home.who(Role::Administrator, 0));
        let rows = vec![
            People { village: String::new(), age: None, language: None, people: 8_200 },
            People { village: "Kylä".into(), age: Some(AgeBand::From65), language: None, people: 140 },
        ];
        let source = Line::parse("Tilastokeskus", 200).unwrap().unwrap();
        let new = NewPopulation { rows, source: source.clone(), counted_on: date(2025, 12, 31) };
        let (first, second) = (new.clone(), new);
        let refused = world.run(&world.coordinator, move |w| population::load(w, code, first).boxed()).await;
        assert!(matches!(refused, Err(Error::NotFound)));
        for _ in 0..2 {
            let new = second.clone();
            world.run(&admin, move |w| population::load(w, code, new).boxed()).await.unwrap();
        }
        let now = world.run(&world.coordinator, move |w| population::find(w, code).boxed()).await.unwrap().unwrap();
        assert_eq!(now.rows.len(), 2);
        assert_eq!(now.people("kylä", Some(AgeBand::From65), None), Some(140));
        assert_eq!(now.people("kylä", None, None), None);

        let fee = |cents| vec![NewInput { kind: Kind::FeePerHour, cents, source: Some(source.clone()) }];
        for cents in [Some(2_500), Some(2_600)] {
            world.hand.forward(SignedDuration::from_hours(1));
            let new = fee(cents);
            world.run(&admin, move |w| cost::save(w, code, 2026, new).boxed()).await.unwrap();
        }
        let read = world.run(&world.coordinator, move |w| cost::of_year(w, code, 2026).boxed()).await.unwrap();
        assert_eq!(read.iter().map(|i| (i.kind, i.cents)).collect::<Vec<_>>(), [(Kind::FeePerHour, 2_600)]);
        world.hand.forward(SignedDuration::from_hours(1));
        let none = fee(None);
        world.run(&admin, move |w| cost::save(w, code, 2026, none).boxed()).await.unwrap();
        assert_eq!(world.run(&admin, move |w| cost::of_year(w, code, 2026).boxed()).await.unwrap(), []);
    })
    .await;
}
