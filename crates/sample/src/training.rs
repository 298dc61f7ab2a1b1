//! Courses of the made-up municipality: one past with certificates, one running, one to come, a refresher and an
//! induction; by the real use cases.

use jiff::ToSpan;
use jiff::civil::{Date, time};
use rinnalla_app::{App, Clock, Error, FutureExt, Who, training};
use rinnalla_domain::account::Role;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::mail_address::MailAddress;
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::training::{
    CompletionRule, Kind, Module, NewCohort, NewEnrolment, NewProgramme, NewSession, NewTask, Owner, Presence,
    SessionKind, Way,
};
use rinnalla_domain::{CohortId, ProgrammeId};

use crate::town::Founded;

const MODULES: &str = "Rooli, vaitiolo ja rajat; 20; 0,75\nToipumisorientaatio; 27; 1\nDialogisuus; 22; 0,75\n\
    Motivoiva haastattelu; 27; 1\nVerkostot ja osallisuus; 20; 0,75\nSaamelainen kulttuuri; 8; 0,25\n\
    Oma jaksaminen; 11; 0,5";

/// People on the courses who have no account: made up, as everybody here.
const TRAINEES: &[&str] = &[
    "Áile Čoŋkká",
    "Veikko Vaara-Hietaniemi",
    "Helmi Hirvas",
    "Máret Đuoŧŧar",
    "Onni Ojala",
    "Sirkka Suopunki",
    "Šimon Žálmmi",
];

fn line(words: &str) -> Result<Line, Error> {
    Line::parse(words, 400).ok().flatten().ok_or(Error::NotFound)
}

fn text(words: &str) -> Result<Text, Error> {
    Text::parse(words, 2_000).ok().flatten().ok_or(Error::NotFound)
}

fn at(app: &App, day: Date) -> Result<App, Error> {
    let moment =
        rinnalla_domain::training::moment(day, time(10, 0, 0, 0)).map_err(|e| Error::Internal(e.to_string()))?;
    Ok(app.at(Clock::new(move || moment)))
}

/// A course as it is planned: name, first and last day, places, what is taught.
struct Plan {
    name: &'static str,
    starts_on: Date,
    ends_on: Date,
    places: i64,
    modules: &'static str,
    rule: CompletionRule,
}

impl Plan {
    fn cohort(&self) -> Result<NewCohort, Error> {
        Ok(NewCohort {
            name: line(self.name)?,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            enrol_by: self.starts_on.saturating_sub(6.days()),
            places: self.places,
            modules: Module::parse_all(self.modules).map_err(|e| Error::Internal(e.to_string()))?,
            rule: self.rule,
            signer: line("Kirsi Koulu, kouluttaja")?,
        })
    }
}

async fn programme(app: &App, town: &Founded, kind: Kind, title: &str, about: &str) -> Result<ProgrammeId, Error> {
    let valid_months = match kind {
        Kind::Basic => Some(36),
        Kind::Refresher => Some(24),
        Kind::Induction => None,
    };
    let new = NewProgramme {
        kind,
        owner: if kind == Kind::Induction { Owner::Municipality } else { Owner::County },
        owner_name: line(if kind == Kind::Induction {
            "Kunnan hyvinvointipalvelut"
        } else {
            "Esimerkkialueen hyvinvointialue"
        })?,
        title: line(title)?,
        about: text(about)?,
        valid_months,
    };
    let trainer = Who::Account(town.who(Role::Trainer, 0));
    app.run(trainer, move |w| training::add_programme(w, new).boxed()).await
}

async fn course(app: &App, town: &Founded, of: &ProgrammeId, plan: &Plan) -> Result<CohortId, Error> {
    let (new, of) = (plan.cohort()?, of.clone());
    let trainer = Who::Account(town.who(Role::Trainer, 0));
    let early = at(app, plan.starts_on.saturating_sub(60.days()))?;
    early.run(trainer, move |w| training::add_cohort(w, of, new).boxed()).await
}

/// Days of a course in a row of weeks: teaching, and mentoring at the end of every second one.
async fn teach(app: &App, town: &Founded, id: &CohortId, plan: &Plan, weeks: i64) -> Result<(), Error> {
    let trainer = Who::Account(town.who(Role::Trainer, 0));
    let topics = Module::parse_all(plan.modules).map_err(|e| Error::Internal(e.to_string()))?;
    for week in 0..weeks {
        let day = plan.starts_on.saturating_add((week * 14).days());
        let remote = week % 2 == 0;
        let mut planned = vec![(SessionKind::Lesson, time(9, 0, 0, 0), time(15, 0, 0, 0))];
        if week % 2 == 1 {
            planned.push((SessionKind::Mentoring, time(15, 30, 0, 0), time(16, 30, 0, 0)));
        }
        for (kind, from, to) in planned {
            let (starts_at, ends_at) = NewSession::times(day, from, to).map_err(|e| Error::Internal(e.to_string()))?;
            let topic = topics.get(usize::try_from(week).unwrap_or(0)).map(|m| m.title.clone());
            let new = NewSession {
                kind,
                topic: topic.filter(|_| kind == SessionKind::Lesson),
                starts_at,
                ends_at,
                way: if remote { Way::Remote } else { Way::Either },
                place: if remote { None } else { Some(line("Kirjaston kokoushuone")?) },
                link: Some(line("https://etayhteys.example/koulutus")?),
            };
            let of = id.clone();
            app.run(trainer.clone(), move |w| training::add_session(w, of, new).boxed()).await?;
        }
    }
    let due_on = plan.starts_on.saturating_add(20.days());
    let (of, new) = (id.clone(), NewTask { title: line("Oppimispäiväkirja")?, due_on });
    app.run(trainer, move |w| training::add_task(w, of, new).boxed()).await?;
    Ok(())
}

async fn enrol(app: &App, id: &CohortId, who: Who, name: &str, n: usize) -> Result<(), Error> {
    let new = NewEnrolment {
        name: line(name)?,
        mail: MailAddress::parse(&format!("oppija{n}@esittely.example")).ok(),
        phone: None,
        home: Some(line(if n.is_multiple_of(2) { "Sodankylä" } else { "Inari" })?),
    };
    let (of, client) = (id.clone(), format!("demo:{id}:{n}"));
    app.run(who, move |w| training::enrol(w, of, new, client).boxed()).await?;
    Ok(())
}

/// Marks who was there until a day, and the task as done for all but every third.
async fn go_through(app: &App, town: &Founded, id: &CohortId, until: Date, all: bool) -> Result<(), Error> {
    let trainer = Who::Account(town.who(Role::Trainer, 0));
    let of = id.clone();
    let class = app.run(trainer.clone(), |w| training::class(w, of).boxed()).await?;
    for (turn, session) in class.sessions.iter().enumerate() {
        if day_of(session.content.starts_at) > until {
            continue;
        }
        let presence = |n: usize| match (all, (n + turn) % 5) {
            (false, 4) => Presence::Absent,
            (_, 1 | 3) => Presence::Remotely,
            _ => Presence::Present,
        };
        let there = class.members.iter().enumerate().map(|(n, m)| (m.enrolment.id.clone(), presence(n))).collect();
        let (of, session) = (id.clone(), session.id.clone());
        app.run(trainer.clone(), |w| training::mark(w, of, session, there).boxed()).await?;
    }
    for (n, member) in class.members.iter().enumerate().filter(|(n, _)| all || n % 3 != 2) {
        let tasks = class.tasks.iter().map(|t| t.id.clone()).collect();
        let note =
            if n == 0 { Some(text("Hyvä kuuntelija. Haluaa harjoitella ryhmässä puhumista.")?) } else { None };
        let (of, who) = (id.clone(), member.enrolment.id.clone());
        app.run(trainer.clone(), |w| training::save_member(w, of, who, tasks, note).boxed()).await?;
    }
    Ok(())
}

/// Courses past, running and to come.
///
/// # Errors
/// When a use case refuses or storage fails
pub async fn courses(app: &App, town: &Founded) -> Result<(), Error> {
    let today = day_of(app.now());
    let about = "Koulutus antaa perusteet asukkaan rinnalla kulkemiseen: kuuntelemista, kysymistä ja rajoja. \
                 Kertojen välillä tehdään pieniä tehtäviä, ja mentoroinnissa puhutaan omasta työstä.";
    let early = at(app, today.saturating_sub(280.days()))?;
    let basic = programme(&early, town, Kind::Basic, "Linkkihenkilökoulutus", about).await?;
    let rule = CompletionRule { percent: 80, all_tasks: true, mentoring: 1 };
    let plan = |name, from: i64, to: i64, places| Plan {
        name,
        starts_on: today.saturating_add(from.days()),
        ends_on: today.saturating_add(to.days()),
        places,
        modules: MODULES,
        rule,
    };

    let past = plan("kevään ryhmä", -200, -100, 14);
    let id = course(app, town, &basic, &past).await?;
    teach(app, town, &id, &past, 7).await?;
    let then = at(app, past.starts_on.saturating_sub(20.days()))?;
    enrol(&then, &id, Who::Account(town.who(Role::LinkWorker, 2)), "Maarit Aikio", 20).await?;
    for (n, name) in TRAINEES.iter().take(3).enumerate() {
        enrol(&then, &id, Who::Anonymous, name, n).await?;
    }
    go_through(&at(app, past.ends_on)?, town, &id, past.ends_on, true).await?;
    let then = at(app, past.ends_on)?;
    let (of, trainer) = (id.clone(), Who::Account(town.who(Role::Trainer, 0)));
    let class = then.run(trainer.clone(), |w| training::class(w, of).boxed()).await?;
    let all = class.members.iter().filter(|m| m.is_due()).map(|m| m.enrolment.id.clone()).collect();
    then.run(trainer, move |w| training::give(w, id, all).boxed()).await?;

    let running = plan("syksyn ryhmä", -40, 60, 14);
    let id = course(app, town, &basic, &running).await?;
    teach(app, town, &id, &running, 7).await?;
    let then = at(app, running.starts_on.saturating_sub(20.days()))?;
    enrol(&then, &id, Who::Account(town.who(Role::LinkWorker, 3)), "Ilkka Uusi", 21).await?;
    for (n, name) in TRAINEES.iter().enumerate() {
        enrol(&then, &id, Who::Anonymous, name, n).await?;
    }
    go_through(app, town, &id, today.saturating_sub(1.days()), false).await?;

    let coming = plan("seuraava ryhmä", 50, 170, 12);
    let id = course(app, town, &basic, &coming).await?;
    teach(app, town, &id, &coming, 5).await?;
    for (n, name) in TRAINEES.iter().take(2).enumerate() {
        enrol(app, &id, Who::Anonymous, name, 30 + n).await?;
    }

    let refresher =
        programme(&early, town, Kind::Refresher, "Kertauspäivä", "Kerrataan ja opitaan uutta yhdessä.").await?;
    let one = Plan {
        modules: "Kertausta ja uutta; 6",
        rule: CompletionRule { percent: 100, all_tasks: false, mentoring: 0 },
        ..plan("talven kertauspäivä", 30, 30, 2)
    };
    let id = course(app, town, &refresher, &one).await?;
    for (n, name) in TRAINEES.iter().take(3).enumerate() {
        enrol(app, &id, Who::Anonymous, name, 40 + n).await?;
    }

    let about = "Lyhyt perehdytys: kuka hyötyy hyvinvointilähetteestä, miten siitä puhutaan ja miten lähete tehdään.";
    let induction = programme(&early, town, Kind::Induction, "Lähettävien yksiköiden perehdytys", about).await?;
    let one = Plan {
        modules: "Kuka hyötyy?; 1\nPuheeksi ottaminen ja lähete; 1",
        rule: CompletionRule { percent: 100, all_tasks: false, mentoring: 0 },
        ..plan("terveyskeskus", 14, 14, 30)
    };
    let id = course(app, town, &induction, &one).await?;
    enrol(app, &id, Who::Account(town.who(Role::Referrer, 0)), "Liisa Lahti", 22).await
}
