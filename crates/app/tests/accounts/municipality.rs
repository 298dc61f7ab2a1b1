use rinnalla_app::{FutureExt, Rule, municipality, setup};
use rinnalla_domain::Language;
use rinnalla_domain::account::Role;
use rinnalla_domain::message::Mail;
use rinnalla_domain::municipality::{MUNICIPALITIES_TSV, TableFault};
use rinnalla_domain::organisation::Kind;
use rinnalla_domain::text::{Line, Text};

use crate::world::{conflict, each, inari, not_found, rule, sodankyla};

fn text(words: &str) -> Text {
    Text::parse(words, 1000).unwrap().unwrap()
}

fn line(words: &str) -> Line {
    Line::parse(words, 1000).unwrap().unwrap()
}

#[tokio::test]
async fn settings_are_saved_once_per_version_and_seen_by_everybody() {
    each(async |world| {
        let (mut new, version) =
            world.run(&world.admin, |w| municipality::settings(w, sodankyla()).boxed()).await.unwrap();
        new.phone = Some(line("016 123 456"));
        for wanted in [true, false] {
            let new = new.clone();
            let save =
                world.run(&world.admin, move |w| municipality::save_settings(w, sodankyla(), new, version).boxed());
            if wanted { save.await.unwrap() } else { conflict(save.await) }
        }
        let shown = world.nobody(|w| municipality::describe(w, sodankyla()).boxed()).await.unwrap();
        assert_eq!(shown.settings, new);
        assert_eq!(shown.municipality.in_fi.as_deref(), Some("Sodankylässä"));
        not_found(world.nobody(|w| municipality::describe(w, inari()).boxed()).await);
        not_found(world.nobody(|w| municipality::settings(w, sodankyla()).boxed()).await);
    })
    .await;
}

#[tokio::test]
async fn the_municipalities_that_run_the_service_are_listed() {
    each(async |world| {
        world.service(|w| setup::municipality(w, inari()).boxed()).await.unwrap();
        world.service(|w| setup::municipality(w, inari()).boxed()).await.unwrap();
        let running = world.nobody(|w| municipality::running(w).boxed()).await.unwrap();
        assert_eq!(running.iter().map(|m| m.name_fi.as_str()).collect::<Vec<_>>(), ["Inari", "Sodankylä"]);
    })
    .await;
}

#[tokio::test]
async fn a_new_consent_text_speaks_every_language_of_the_former_and_leaves_it_as_it_was() {
    each(async |world| {
        let first = world.run(&world.admin, |w| municipality::consent_texts(w, sodankyla()).boxed()).await.unwrap();
        assert_eq!(first.len(), 3);
        assert!(first.iter().all(|t| t.version == 1 && t.body.len() > 1000));
        let add = |texts: Vec<(Language, Text)>| {
            world.run(&world.admin, move |w| municipality::add_consent_text(w, sodankyla(), texts).boxed())
        };
        let half = vec![(Language::Finnish, text("Uusi")), (Language::English, text("New"))];
        assert_eq!(rule(add(half.clone()).await), Rule::ConsentTextMissing(Language::Swedish));
        let whole = [half, vec![(Language::Swedish, text("Ny"))]].concat();
        assert_eq!(add(whole).await.unwrap(), 2);
        let all = world.run(&world.admin, |w| municipality::consent_texts(w, sodankyla()).boxed()).await.unwrap();
        assert_eq!(all.len(), 6);
        assert!(first.iter().all(|old| all.iter().any(|t| t.version == 1 && t.body == old.body)));
    })
    .await;
}

#[tokio::test]
async fn units_come_and_go_but_not_the_municipality_itself() {
    each(async |world| {
        let add = |kind: Kind| {
            let name = line("Sodankylän seurakunta");
            world.run(&world.admin, move |w| municipality::add_organisation(w, sodankyla(), kind, name, None).boxed())
        };
        assert_eq!(rule(add(Kind::Municipality).await), Rule::FromTheTable);
        let parish = add(Kind::Parish).await.unwrap();
        let list = || world.run(&world.admin, |w| municipality::organisations(w, sodankyla()).boxed());
        assert_eq!(list().await.unwrap().len(), 2);
        world.run(&world.admin, |w| municipality::end_organisation(w, sodankyla(), parish).boxed()).await.unwrap();
        let left = list().await.unwrap();
        assert_eq!(left.len(), 1);
        let itself = left[0].id.clone();
        let ended = world.run(&world.admin, |w| municipality::end_organisation(w, sodankyla(), itself).boxed()).await;
        assert_eq!(rule(ended), Rule::FromTheTable);
    })
    .await;
}

#[tokio::test]
async fn a_table_is_loaded_whole_or_every_bad_line_is_named() {
    each(async |world| {
        let load = |tsv: String| world.run(&world.admin, |w| municipality::load_table(w, sodankyla(), tsv).boxed());
        let mut lines: Vec<&str> = MUNICIPALITIES_TSV.lines().collect();
        let good = load(MUNICIPALITIES_TSV.into()).await.unwrap();
        assert!(good.lines > 300 && good.left == 0, "{good:?}");
        lines[2] = "xx";
        lines[7] = "yy";
        let Rule::BadTable(faults) = rule(load(lines.join("\n")).await) else { panic!("a bad table") };
        let named: Vec<usize> = faults.iter().map(|f| f.line).collect();
        assert!(named.contains(&3) && named.contains(&8), "{named:?}");
        assert!(faults.iter().any(|f| f.why == TableFault::Columns { found: 1 }));
        let tsv = MUNICIPALITIES_TSV.to_owned();
        not_found(world.nobody(|w| municipality::load_table(w, sodankyla(), tsv).boxed()).await);
    })
    .await;
}

#[tokio::test]
async fn a_table_leaves_other_municipalities_that_run_the_service_as_they_are() {
    each(async |world| {
        world.service(|w| setup::municipality(w, inari()).boxed()).await.unwrap();
        let changed = MUNICIPALITIES_TSV.replace("Inarissa", "Enarissa").replace("Sodankylässä", "Sodankylän kunnassa");
        assert_ne!(changed, MUNICIPALITIES_TSV);
        let loaded =
            world.run(&world.admin, |w| municipality::load_table(w, sodankyla(), changed).boxed()).await.unwrap();
        assert_eq!(loaded.left, 1);
        let table = world.run(&world.admin, |w| municipality::table(w, sodankyla()).boxed()).await.unwrap();
        let place = |code| table.iter().find(|o| o.municipality == Some(code)).and_then(|o| o.in_fi.clone());
        assert_eq!(place(inari()).as_deref(), Some("Inarissa"));
        assert_eq!(place(sodankyla()).as_deref(), Some("Sodankylän kunnassa"));
    })
    .await;
}

#[tokio::test]
async fn a_test_mail_goes_to_oneself_and_its_state_is_seen() {
    each(async |world| {
        world.run(&world.admin, |w| municipality::test_mail(w, sodankyla()).boxed()).await.unwrap();
        let state = world.run(&world.admin, |w| municipality::mail_state(w, sodankyla()).boxed()).await.unwrap();
        assert_eq!(state.len(), 1);
        let mails = world.mails().await;
        assert_eq!((mails[0].mail, mails[0].account.as_ref()), (Mail::Test, Some(&world.admin)));
        let aino = world.account("aino@sodankyla.example", &[Role::Coordinator]).await;
        not_found(world.run(&aino, |w| municipality::test_mail(w, sodankyla()).boxed()).await);
    })
    .await;
}
