//! The coordinator's day.

use rinnalla_app::{FutureExt, link_worker, today};
use rinnalla_domain::account::Role;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::link_worker::Hindrance;
use rinnalla_views::today::{Helper, Item, Part, Standing, TodayPage};

use crate::ask::Ask;
use crate::reply::{Failure, Outcome};
use crate::route::{COORDINATOR, Data, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, COORDINATOR, Data::Personal, "/tanaan", GET today_page);
}

async fn today_page(ask: Ask) -> Outcome {
    let day = ask.run(|work| today::today(work).boxed()).await?;
    let today = day_of(ask.app.now());
    let count = day.count();
    let parts = Part::ALL.iter().map(|part| (*part, items(&day, *part)));
    let parts = parts.filter(|(_, items)| !items.is_empty()).collect();
    let helpers = day.link_workers.iter().map(|p| Helper {
        name: p.name.clone(),
        load: p.load,
        capacity: p.capacity,
        paused: p.hindrances(today).contains(&Hindrance::Paused),
        ready: p.hindrances(today).iter().all(|hindrance| *hindrance == Hindrance::Paused),
    });
    let page = TodayPage {
        w: ask.words(),
        frame: ask.frame(),
        today,
        count,
        parts,
        letters: day.letters.len(),
        next_due: day.next_due,
        helpers: helpers.collect(),
        substitutes: substitutes(&ask).await?,
    };
    ask.page(&page)
}

fn items(day: &today::Today, part: Part) -> Vec<Item> {
    let found = match part {
        Part::Worries => &day.worries,
        Part::Support => &day.support,
        Part::LeftBehind => &day.left_behind,
        Part::Late => &day.late,
        Part::New => &day.new,
        Part::ToConfirm => &day.to_confirm,
        Part::Asked => &day.asked,
        Part::Queue => &day.queue,
        Part::InHand => &day.in_hand,
        Part::Visits => &day.visits,
        Part::Answers => &day.answers,
        Part::Unmeasured => &day.unmeasured,
        Part::Ending => &day.ending,
        Part::FollowUp => &day.follow_up,
    };
    found.iter().map(item).collect()
}

fn item(line: &today::Item) -> Item {
    Item {
        id: line.case.id.to_string(),
        number: line.case.number.clone(),
        state: line.case.state,
        reasons: line.reasons.clone(),
        village: line.village.clone(),
        language: line.language,
        clock: line.clock,
        tries: line.case.tries,
        who: line.who.clone(),
        at: line.asked_at.unwrap_or(line.case.sent_at),
        ends_on: line.case.ends_on,
        due: line.due.clone(),
    }
}

/// Substitutions that run today, as sentences need them.
async fn substitutes(ask: &Ask) -> Result<Vec<Standing>, Failure> {
    let person = ask.person()?.clone();
    let today = day_of(ask.app.now());
    let mut running = Vec::new();
    for municipality in person.municipalities(Role::Coordinator) {
        let (found, others) = ask.run(move |work| link_worker::substitutes(work, municipality).boxed()).await?;
        for s in found.into_iter().filter(|s| s.starts_on <= today && today <= s.ends_on) {
            let instead_of = if s.account == person.account {
                None
            } else {
                let name = others.iter().find(|m| m.account == s.account).map(|m| m.name.clone());
                Some(name.unwrap_or_default())
            };
            running.push(Standing { name: s.substitute_name, instead_of, ends_on: s.ends_on });
        }
    }
    Ok(running)
}
