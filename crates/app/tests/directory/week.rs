use jiff::civil::{Date, Weekday, date, time};
use rinnalla_app::FutureExt;
use rinnalla_app::activity::{self, Week};
use rinnalla_domain::activity::{NewActivity, Recurrence, Schedule, Setting, Slot};
use rinnalla_domain::text::Line;

use crate::world::{World, coffee_club, each, sodankyla};

fn line(words: &str) -> Line {
    Line::parse(words, 200).unwrap().unwrap()
}

fn named(title: &str, village: &str) -> NewActivity {
    let mut content = coffee_club(None);
    content.wordings[0].title = line(title);
    content.place.village = Some(line(village));
    content
}

async fn add(world: &World, content: NewActivity) {
    world.run(&world.coordinator, |w| activity::add(w, sodankyla(), content, true).boxed()).await.unwrap();
}

async fn week(world: &World, village: &str, day: Date) -> Week {
    let village = Some(village.to_owned()).filter(|v| !v.is_empty());
    world.nobody(move |w| activity::week(w, Some(sodankyla()), village, day).boxed()).await.unwrap()
}

fn titles(week: &Week) -> Vec<(Date, &str)> {
    let held = week.days.iter().flat_map(|(day, held)| held.iter().map(move |(a, _)| (*day, a)));
    held.map(|(day, a)| (day, a.content.wordings[0].title.as_str())).collect()
}

#[tokio::test]
async fn a_week_of_a_village_holds_what_is_there_and_what_needs_no_travel() {
    each(async |world| {
        add(&world, named("Kahvikerho", "Kirkonkylä")).await;
        add(&world, named("Kyläilta", "Syrjäkylä")).await;
        let mut call = named("Soittorinki", "Kirkonkylä");
        call.setting = Setting::Phone;
        let (from, until) = (date(2026, 11, 1), date(2027, 4, 30));
        let recurrence = Recurrence::Weekly { every: 1, days: vec![Weekday::Monday, Weekday::Sunday], from, until };
        call.schedule =
            Schedule { slots: vec![Slot { recurrence, begins: time(9, 0, 0, 0), ends: None }], except: Vec::new() };
        add(&world, call).await;
        let mut agreed = named("Ystävätoiminta", "Syrjäkylä");
        agreed.schedule = Schedule::default();
        add(&world, agreed).await;

        let here = week(&world, "Kirkonkylä", date(2026, 11, 26)).await;
        assert_eq!(here.monday, date(2026, 11, 23));
        assert_eq!(here.villages, ["Kirkonkylä", "Syrjäkylä"]);
        let (monday, tuesday, sunday) = (date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 29));
        assert_eq!(titles(&here), [(monday, "Soittorinki"), (tuesday, "Kahvikerho"), (sunday, "Soittorinki")]);
        assert!(here.agreed.is_empty(), "it is in another village");

        let all = week(&world, "", date(2026, 11, 29)).await;
        assert_eq!(titles(&all).len(), 4);
        assert_eq!(all.agreed.len(), 1);
        let unheard_of = week(&world, "Kuuman kylä", date(2026, 11, 29)).await;
        assert_eq!((unheard_of.village.as_deref(), titles(&unheard_of).len()), (None, 4));
        assert!(titles(&week(&world, "Kirkonkylä", date(2027, 6, 1)).await).is_empty(), "the season is over");
    })
    .await;
}
