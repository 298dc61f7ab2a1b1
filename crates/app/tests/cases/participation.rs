use rinnalla_app::{Error, FutureExt, Rule, Who, activity, closing, lack, participation};
use rinnalla_domain::activity::Need;
use rinnalla_domain::contact::{Kind, NewContact};
use rinnalla_domain::lack::{Cell, Period};
use rinnalla_domain::participation::{Company, NewMark, Obstacle, Participation, State, Step, Told};
use rinnalla_domain::text::Text;
use rinnalla_domain::{AccountId, CaseId};

use crate::world::{World, each, rule};

const CLUB: i64 = 1;

fn step(step: Step) -> NewMark {
    NewMark { step, obstacles: Vec::new(), gone: false }
}

async fn mark(world: &World, who: &AccountId, case: &CaseId, new: NewMark) -> Result<(), Error> {
    let case = case.clone();
    world.run(who, move |w| participation::mark(w, case, CLUB, new).boxed()).await
}

async fn picked(world: &World, case: &CaseId) -> Participation {
    let case = case.clone();
    let shown = world.run(&world.coordinator, |w| participation::show(w, case).boxed()).await.unwrap();
    shown.participations.into_iter().find(|p| p.number == CLUB).unwrap()
}

#[tokio::test]
async fn an_activity_is_visited_together_then_alone_and_goes_on_after_the_end() {
    each(async |world| {
        let case = world.case("own");
        assert_eq!(picked(&world, &case).await.state, State::Proposed);
        assert!(matches!(
            rule(mark(&world, &world.link_worker, &case, step(Step::Stop)).await),
            Rule::Participation(_)
        ));
        for what in [Step::VisitTogether, Step::VisitAlone, Step::GoOn] {
            mark(&world, &world.link_worker, &case, step(what)).await.unwrap();
        }
        let now = picked(&world, &case).await;
        assert_eq!((now.state, now.together, now.alone), (State::Continues, 1, 1));
        let of = case.clone();
        let again = world.run(&world.link_worker, |w| participation::propose(w, of, CLUB).boxed()).await;
        assert_eq!(rule(again), Rule::PickedAlready);
        let shown = world.run(&world.link_worker, |w| closing::show(w, case).boxed()).await.unwrap();
        assert_eq!(shown.going_on.map(Text::into_string).as_deref(), Some("Kahvikerho"));
    })
    .await;
}

#[tokio::test]
async fn nobody_without_a_link_by_work_sees_or_marks_anything_and_after_the_end_nobody_marks() {
    each(async |world| {
        let own = world.case("own");
        let stranger = world.garden.home.who(rinnalla_domain::account::Role::LinkWorker, 1);
        let of = own.clone();
        let seen = world.run(&stranger, |w| participation::show(w, of).boxed()).await;
        assert!(matches!(seen, Err(Error::NotFound)));
        assert!(matches!(mark(&world, &stranger, &own, step(Step::VisitAlone)).await, Err(Error::NotFound)));
        let closed = world.case("closed");
        assert!(matches!(
            mark(&world, &world.link_worker, &closed, step(Step::VisitAlone)).await,
            Err(Error::NotFound)
        ));
        assert_eq!(rule(mark(&world, &world.coordinator, &closed, step(Step::VisitAlone)).await), Rule::CaseOver);
        assert_eq!(picked(&world, &closed).await.state, State::Proposed);
    })
    .await;
}

#[tokio::test]
async fn what_does_not_run_any_more_is_hidden_from_everybody_at_once() {
    each(async |world| {
        let gone = NewMark { step: Step::NotStart, obstacles: vec![Obstacle::Cancelled], gone: true };
        assert!(world.app.run(Who::Anonymous, |w| activity::show(w, CLUB).boxed()).await.is_ok());
        mark(&world, &world.link_worker, &world.case("own"), gone).await.unwrap();
        let seen = world.app.run(Who::Anonymous, |w| activity::show(w, CLUB).boxed()).await;
        assert!(matches!(seen, Err(Error::NotFound)));
        let shown = world.run(&world.coordinator, |w| activity::show(w, CLUB).boxed()).await.unwrap();
        assert!(shown.history.iter().any(|c| c.change == "suspended" && c.by == "link_worker"));
    })
    .await;
}

fn note() -> NewContact {
    NewContact {
        held_on: jiff::civil::date(2026, 11, 24),
        kind: Kind::Accompanied,
        minutes: 60,
        goals: Vec::new(),
        note: Text::parse("Juotiin kahvit kerhossa.", 400).unwrap().unwrap(),
        next_step: None,
        kilometres: None,
        expenses_cents: None,
        own_load: None,
        asks_support: false,
    }
}

#[tokio::test]
async fn a_visit_note_tells_of_the_visit_and_of_what_was_lacking_without_the_case() {
    each(async |world| {
        let case = world.case("own");
        let of = case.clone();
        let told = Told { went: Some((CLUB, Company::Together)), lacking: vec![Need::Culture] };
        world.run(&world.link_worker, |w| participation::write_note(w, of, note(), told).boxed()).await.unwrap();
        assert_eq!(picked(&world, &case).await.state, State::VisitedTogether);
        let code = world.garden.home.code;
        let period = Period::parse("2026-2").unwrap();
        let figures = world.run(&world.coordinator, move |w| lack::figures(w, code, period).boxed()).await.unwrap();
        assert_eq!((figures.needs[0].topic, figures.needs[0].all), (Need::Culture, Cell::Few));
        // A number that is not on the list of the case is left out, and the note is kept.
        let of = case.clone();
        let told = Told { went: Some((4_711, Company::Alone)), lacking: Vec::new() };
        assert!(
            world.run(&world.link_worker, |w| participation::write_note(w, of, note(), told).boxed()).await.is_ok()
        );
    })
    .await;
}

#[tokio::test]
async fn what_was_looked_for_in_vain_leaves_a_word_of_the_list_and_nothing_that_was_typed() {
    each(async |world| {
        let case = world.case("own");
        let shown = world.run(&world.link_worker, |w| participation::show(w, case).boxed()).await.unwrap();
        let found = participation::find(&world.app, &shown, "Aino Mäkinen kuoro".into()).await.unwrap();
        assert!(found.is_empty());
        world.past_the_service("delete from lack_searches where term = 'kuoro'").await;
        assert_eq!(world.touched("delete from lack_searches").await, 0, "nothing else was kept");
    })
    .await;
}
