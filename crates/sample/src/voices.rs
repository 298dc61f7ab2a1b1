//! What made-up people say of the service, and what the administrator has written down for reports.

use jiff::ToSpan;
use jiff::civil::Date;
use rinnalla_app::{App, Clock, Error, FutureExt, Who, collection, cost, feedback, population};
use rinnalla_domain::Language;
use rinnalla_domain::account::Role;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::collection::NewCollection;
use rinnalla_domain::cost::{Kind, NewInput};
use rinnalla_domain::feedback::{Answer, Audience, NewFeedback, Question};
use rinnalla_domain::population::{AgeBand, Group, NewPopulation, People};
use rinnalla_domain::text::{Line, Text};

use crate::town::Founded;

/// Who answered, which of them, how many days ago, what, and in which words.
type Voice = (Audience, Role, usize, i64, &'static [(Question, Answer)], &'static str);

const VOICES: &[Voice] = &[
    (
        Audience::LinkWorker,
        Role::LinkWorker,
        1,
        100,
        &[(Question::Supported, Answer::Yes), (Question::Time, Answer::Little)],
        "Matkat kyliltä vievät paljon aikaa.",
    ),
    (
        Audience::LinkWorker,
        Role::LinkWorker,
        2,
        130,
        &[(Question::Supported, Answer::Little), (Question::Time, Answer::Yes)],
        "Lopettaminen oli vaikeinta. Vertaisryhmä auttoi.",
    ),
    (
        Audience::Referrer,
        Role::Referrer,
        1,
        200,
        &[(Question::Easy, Answer::Yes), (Question::Told, Answer::Little), (Question::Again, Answer::Yes)],
        "Olisi hyvä kuulla, milloin tuki alkoi.",
    ),
];

/// People by village, age and language, in a year that has passed.
const PEOPLE: &[(&str, Option<AgeBand>, Option<Group>, i64)] = &[
    ("", None, None, 8_240),
    ("", Some(AgeBand::From18), None, 880),
    ("", Some(AgeBand::From30), None, 1_790),
    ("", Some(AgeBand::From50), None, 1_960),
    ("", Some(AgeBand::From65), None, 1_420),
    ("", Some(AgeBand::From75), None, 760),
    ("", Some(AgeBand::From85), None, 230),
    ("", None, Some(Group::Finnish), 7_990),
    ("", None, Some(Group::Swedish), 15),
    ("", None, Some(Group::Sami), 115),
    ("", None, Some(Group::Other), 120),
    ("Kirkonkylä", None, None, 5_180),
    ("Vuotso", None, None, 310),
    ("Syväjärvi", None, None, 140),
];

fn line(words: &str) -> Result<Line, Error> {
    Line::parse(words, 200).ok().flatten().ok_or(Error::NotFound)
}

fn ago(app: &App, days: i64) -> App {
    let at = app.now() - (24 * days).hours();
    app.at(Clock::new(move || at))
}

/// Answers of people who work with it, a table of the population and what the work costs.
///
/// # Errors
/// When a use case refuses or storage fails
pub async fn speak(app: &App, town: &Founded) -> Result<(), Error> {
    for (audience, role, nth, days, answers, words) in VOICES {
        // The first of a role is whom visitors of the demo try: they answer themselves.
        let who = town.who(*role, *nth);
        if who == town.who(*role, 0) {
            continue;
        }
        let words = Text::parse(words, 1_000).ok().flatten();
        let (audience, new) = (*audience, NewFeedback { answers: answers.to_vec(), words });
        ago(app, *days).run(Who::Account(who), move |w| feedback::answer(w, audience, new).boxed()).await?;
    }
    ask_groups(app, town).await?;
    let (code, admin) = (town.code, town.who(Role::Administrator, 0));
    let year = day_of(app.now()).year();
    let counted_on = Date::new(year - 1, 12, 31).map_err(|_| Error::NotFound)?;
    let row = |(village, age, language, people): &(&str, _, _, i64)| People {
        village: (*village).to_owned(),
        age: *age,
        language: *language,
        people: *people,
    };
    let new = NewPopulation {
        rows: PEOPLE.iter().map(row).collect(),
        source: line("Keksitty esimerkki, ei tilasto")?,
        counted_on,
    };
    app.run(Who::Account(admin.clone()), move |w| population::load(w, code, new).boxed()).await?;
    let source = Some(line("Keksitty esimerkki")?);
    let prices = [
        (Kind::FeePerHour, 1_800),
        (Kind::PerKilometre, 55),
        (Kind::Training, 420_000),
        (Kind::Coordination, 1_900_000),
    ];
    let inputs: Vec<NewInput> = prices
        .iter()
        .map(|(kind, cents)| NewInput { kind: *kind, cents: Some(*cents), source: source.clone() })
        .collect();
    for year in [i64::from(year) - 1, i64::from(year)] {
        let inputs = inputs.clone();
        app.run(Who::Account(admin.clone()), move |w| cost::save(w, code, year, inputs).boxed()).await?;
    }
    Ok(())
}

/// Two groups whose answers were collected on paper: one is closed, the other still open.
async fn ask_groups(app: &App, town: &Founded) -> Result<(), Error> {
    let (code, coordinator) = (town.code, town.who(Role::Coordinator, 0));
    let groups: [(&str, i64, &[i64]); 2] =
        [("Kahvikerho", 30, &[28, 31, 35, 22, 40, 37, 33, 29, 41, 36, 30, 26]), ("Käsityöpiiri", 1, &[30, 34, 27])];
    for (group, days, raws) in groups {
        let past = ago(app, days);
        let new = NewCollection { group: line(group)?, held_on: day_of(past.now()), language: Language::Finnish };
        past.run(Who::Account(coordinator.clone()), move |w| {
            async move {
                let id = collection::open(w, code, new).await?;
                for raw in raws {
                    collection::type_in(w, id.clone(), Some(*raw)).await?;
                }
                if raws.len() > 10 { collection::close(w, id).await } else { Ok(()) }
            }
            .boxed()
        })
        .await?;
    }
    Ok(())
}
