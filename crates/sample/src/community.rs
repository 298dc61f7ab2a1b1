//! What the made-up municipality lacks, what is done about it, and activities in a case: by the real use cases.

use jiff::ToSpan;
use rinnalla_app::store::organisation::municipality_id;
use rinnalla_app::{App, Clock, Error, FutureExt, Who, guidance, lack, participation};
use rinnalla_domain::CaseId;
use rinnalla_domain::account::Role;
use rinnalla_domain::activity::Need;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::guidance::Given;
use rinnalla_domain::lack::{NewCommunityWork, NewInitiative, NewWish, Period as Half, State};
use rinnalla_domain::participation::{NewMark, Obstacle, Step};
use rinnalla_domain::text::{Line, Text};

use crate::town::Founded;

/// Needs that were named in wishes, with how many, and the index of the village.
const WISHES: &[(Need, usize, usize)] = &[
    (Need::Culture, 9, 0),
    (Need::Company, 12, 1),
    (Need::Company, 6, 2),
    (Need::Moving, 7, 1),
    (Need::Making, 3, 2),
    (Need::NewHere, 2, 0),
];

/// What people looked for and did not find, with the number of days.
const SEARCHES: &[(&str, i64)] = &[("kuoro", 11), ("sählyä iltaisin", 6), ("keramiikkaa", 3)];

fn text(words: &str) -> Result<Text, Error> {
    Text::parse(words, 1_000).ok().flatten().ok_or(Error::NotFound)
}

fn line(words: &str) -> Result<Line, Error> {
    Line::parse(words, 200).ok().flatten().ok_or(Error::NotFound)
}

fn ago(app: &App, days: i64) -> App {
    let at = app.now() - (24 * days).hours();
    app.at(Clock::new(move || at))
}

/// Wishes of one half of a year.
///
/// # Errors
/// When a use case refuses or storage fails
pub async fn wishes(app: &App, town: &Founded, half: Half) -> Result<(), Error> {
    let code = town.code;
    let since = i64::from((day_of(app.now()) - half.days().0).get_days());
    let mut turn = 0;
    for (need, count, village) in WISHES {
        for _ in 0..*count {
            turn += 1;
            let area = town.villages.get(*village).copied().unwrap_or_default().to_owned();
            let new = NewWish { needs: vec![*need], area, note: None };
            let client = format!("demo:{}-{}:{turn}", half.year(), half.half());
            let then = ago(app, since - turn * 2);
            then.run(Who::Anonymous, move |w| lack::wish(w, code, new, client).boxed()).await?;
        }
    }
    Ok(())
}

/// Wishes, searches that led nowhere, lists that were given, a proposal and work for the community: most of it in the
/// half of the year that has ended, so that there are numbers to see.
///
/// # Errors
/// When a use case refuses or storage fails
pub async fn lacks(app: &App, town: &Founded) -> Result<(), Error> {
    let code = town.code;
    let half = Half::of(day_of(app.now())).before();
    let since = i64::from((day_of(app.now()) - half.days().0).get_days());
    wishes(app, town, half).await?;
    for (turn, words) in
        ["Kuoro, jossa ei tarvitse osata nuotteja.", "Jotain iltaisin, kun päivät ovat töissä."].into_iter().enumerate()
    {
        let new = NewWish { needs: vec![Need::Culture], area: String::new(), note: Some(text(words)?) };
        let (then, client) = (ago(app, 20 + i64::try_from(turn).unwrap_or(0)), format!("demo:words{turn}"));
        then.run(Who::Anonymous, move |w| lack::wish(w, code, new, client).boxed()).await?;
    }
    for (typed, days) in SEARCHES {
        for day in 0..*days {
            let then = ago(app, since - 30 - day);
            then.run(Who::Anonymous, move |w| async move { lack::searched(w, code, typed).await }.boxed()).await?;
        }
    }
    for turn in 0..7 {
        let (then, unit) = (ago(app, since - 40 - turn * 3), municipality_id(code));
        let numbers = vec![1, 2 + turn % 5];
        // What the directory did not have then is not counted.
        match then.run(Who::Anonymous, move |w| guidance::give(w, unit, numbers, Given::Printed).boxed()).await {
            Ok(()) | Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    let singing = "Avoin lauluryhmä kirjastolle kerran viikossa, ilman ilmoittautumista.";
    propose(app, town, (Need::Culture, singing, 120, Some(State::Agreed))).await?;
    let evening = "Iltaryhmä sivukylälle: kyläkyyti ja kahvit kylätalolla.";
    propose(app, town, (Need::Company, evening, 40, None)).await?;
    work(app, town, ("Kyläilta: mitä tänne kaivataan ja kuka voisi aloittaa.", "Kylän kerho ry", 150, 25)).await?;
    work(app, town, ("Sovittiin, miten uusi tulija otetaan vastaan ovella.", "Seurakunta", 60, 9)).await
}

/// A proposal: for which need, what, made how many days ago, and moved on halfway to a state.
pub(crate) type Proposal = (Need, &'static str, i64, Option<State>);

/// The coordinator makes a proposal.
///
/// # Errors
/// When a use case refuses or storage fails
pub async fn propose(app: &App, town: &Founded, (need, what, days, moved): Proposal) -> Result<(), Error> {
    let (code, who) = (town.code, Who::Account(town.who(Role::Coordinator, 0)));
    let new = NewInitiative {
        need,
        area: String::new(),
        what: text(what)?,
        addressee: line("Kansalaisopisto ja Kylän kerho ry")?,
        owner: line("hyvinvointikoordinaattori")?,
    };
    let id = ago(app, days).run(who.clone(), move |w| lack::propose(w, code, new).boxed()).await?;
    if let Some(state) = moved {
        ago(app, days - days / 2).run(who, move |w| lack::move_on(w, id, state, None, 1).boxed()).await?;
    }
    Ok(())
}

/// Work for the community: what, with whom, minutes, days ago.
pub(crate) type Work = (&'static str, &'static str, i64, i64);

/// The first link worker writes down work for the community.
///
/// # Errors
/// When a use case refuses or storage fails
pub async fn work(app: &App, town: &Founded, (what, with, minutes, days): Work) -> Result<(), Error> {
    let (code, worker) = (town.code, town.who(Role::LinkWorker, 0));
    let then = ago(app, days);
    let new = NewCommunityWork { held_on: day_of(then.now()), what: text(what)?, with: Some(line(with)?), minutes };
    then.run(Who::Account(worker), move |w| lack::record_work(w, code, new).boxed()).await
}

/// Activities of a case that is under way: one goes on, one was visited, one did not start, one is proposed.
///
/// # Errors
/// When a use case refuses or storage fails
pub async fn walk(app: &App, town: &Founded, case: &CaseId) -> Result<(), Error> {
    let who = Who::Account(town.who(Role::LinkWorker, 0));
    let mark = |step, obstacles| NewMark { step, obstacles, gone: false };
    let marks: [(i64, Vec<NewMark>); 4] = [
        (
            2,
            vec![
                mark(Step::VisitTogether, Vec::new()),
                mark(Step::VisitAlone, Vec::new()),
                mark(Step::GoOn, Vec::new()),
            ],
        ),
        (5, vec![mark(Step::VisitTogether, Vec::new())]),
        (6, vec![mark(Step::NotStart, vec![Obstacle::Transport, Obstacle::Time])]),
        (13, Vec::new()),
    ];
    for (number, marks) in marks {
        let of = case.clone();
        app.run(who.clone(), move |w| participation::propose(w, of, number).boxed()).await?;
        for new in marks {
            let of = case.clone();
            app.run(who.clone(), move |w| participation::mark(w, of, number, new).boxed()).await?;
        }
    }
    Ok(())
}
