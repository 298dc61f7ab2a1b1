//! The directory for everybody: an activity, its calendar file, "something is wrong", the shortlist, "still true?".

pub(crate) mod search;

use jiff::civil::Date;
use rinnalla_app::activity::{self, Answer, SHORTLIST, Shown};
use rinnalla_app::{BoxFuture, Error, FutureExt, Rule};
use rinnalla_domain::account::Role;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::text::Text;
use rinnalla_formats::calendar::{Series, series};
use rinnalla_formats::directory::{Telling, schema_org};
use rinnalla_views::activity::{
    ActivityPage, Card, CheckPage, ReportPage, Sheet, ShortlistPage, card, facts, place, shortlist, title,
};
use rinnalla_views::form::{Fields, Form};

use super::account::{link_over, wrong};
use super::letter::pdf;
use crate::ask::Ask;
use crate::form;
use crate::open::word;
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{Audience, Data, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, Audience::Everybody, Data::Plain, "/toiminta", GET search::search);
    page!(routes, Audience::Everybody, Data::Plain, "/toiminta/{number}", GET show);
    page!(routes, Audience::Everybody, Data::Plain, "/toiminta/{number}/kalenteri.ics", GET calendar);
    page!(routes, Audience::Everybody, Data::Plain, "/toiminta/{number}/virhe", GET report_page, POST report);
    page!(routes, Audience::Everybody, Data::Plain, "/lista", GET list);
    page!(routes, Audience::Everybody, Data::Plain, "/lista.pdf", GET list_pdf);
    page!(routes, Audience::Everybody, Data::Plain, "/tarkista/{token}", GET check_page, POST check);
}

fn number(ask: &Ask) -> Result<i64, Failure> {
    ask.param("number").parse().map_err(|_| Failure::NotFound)
}

async fn found(ask: &Ask) -> Result<Shown, Failure> {
    let number = number(ask)?;
    Ok(ask.run(move |work| activity::show(work, number).boxed()).await?)
}

fn today(ask: &Ask) -> Date {
    day_of(ask.app.now())
}

/// Numbers of a shortlist as its address has them: "12,40,7".
pub(super) fn numbers(written: &str) -> Vec<i64> {
    let mut numbers: Vec<i64> = Vec::new();
    for number in written.split(',').filter_map(|n| n.trim().parse().ok()) {
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers.truncate(SHORTLIST);
    numbers
}

/// Numbers of a shortlist as a query; nothing for an empty one.
fn listing(name: &str, numbers: &[i64]) -> String {
    if numbers.is_empty() { String::new() } else { format!("{name}={}", written(numbers)) }
}

/// Numbers as an address has them.
pub(super) fn written(numbers: &[i64]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

/// Address of the shortlist that holds these.
pub(super) fn list_path(ask: &Ask, numbers: &[i64]) -> String {
    ask.frame().with("/lista", &listing("t", numbers))
}

async fn show(ask: Ask) -> Outcome {
    let shown = found(&ask).await?;
    let (today, own) = (today(&ask), shown.activity.number);
    let mut list = numbers(ask.query.get("lista"));
    let listed = list.contains(&own);
    if listed {
        list.retain(|n| *n != own);
    } else {
        list.push(own);
    }
    let on_list = ask.query.get("lista");
    let carried = Fields::default().with_some("lista", (!on_list.is_empty()).then(|| written(&numbers(on_list))));
    let page = ActivityPage {
        w: ask.words(),
        frame: ask
            .frame()
            .kept(&carried)
            .back_to(search::with_fields(&ask, "/toiminta", &carried), ask.words().t("activity-all")),
        over: shown.is_over(today),
        edits: shown.editor.is_some(),
        claims: shown.activity.content.organiser.organisation.is_none()
            && ask.signed_in.as_ref().is_some_and(|signed_in| signed_in.person.is(Role::Organiser)),
        json_ld: json_ld(&ask, &shown),
        list: list_path(&ask, &list),
        listed,
        today,
        activity: &shown.activity,
        coming: &shown.coming,
    };
    ask.page(&page)
}

/// What search engines read.
fn json_ld(ask: &Ask, shown: &Shown) -> String {
    let own = ask.words();
    let words = |term, language| word(&own.in_language(language), term);
    let telling =
        Telling { language: ask.language, base: &ask.app.config().base_url, words: &words, today: today(ask) };
    schema_org::write::script(&schema_org::write::event(&shown.activity, &telling))
}

async fn calendar(ask: Ask) -> Outcome {
    let shown = found(&ask).await?;
    if shown.coming.is_empty() {
        return Err(Failure::NotFound);
    }
    let content = &shown.activity.content;
    let file = series(&Series {
        uid: format!("toiminta-{}@rinnalla", shown.activity.number),
        summary: title(&shown.activity, ask.language),
        place: place(&ask.words(), content),
        times: shown
            .coming
            .iter()
            .map(|at| (at.day.to_datetime(at.begins), at.ends.map(|e| at.day.to_datetime(e))))
            .collect(),
        made_at: ask.app.now(),
    });
    Ok(Reply::file("text/calendar; charset=utf-8", "toiminta.ics", file.into_bytes()))
}

const REPORT: &str = "report";

async fn report_page(ask: Ask) -> Outcome {
    show_report(&ask, form::empty(&ask, REPORT)).await
}

fn show_report(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let shown = found(ask).await?;
        let status = form.status;
        let back = ask.frame().to(&format!("/toiminta/{}", shown.activity.number));
        let frame = ask.frame().for_form(&form).back_to(back, ask.words().t("back"));
        let title = title(&shown.activity, ask.language);
        ask.page_with(status, &ReportPage { w: ask.words(), frame, form, title })
    })
}

async fn report(ask: Ask) -> Outcome {
    let number = number(&ask)?;
    let Ok(note) = Text::parse(ask.fields.get("note"), 400) else {
        return show_report(&ask, wrong(&ask, REPORT, "note", "too-long")).await;
    };
    match ask.run(move |work| activity::report(work, number, note).boxed()).await {
        Ok(()) => Ok(Reply::see_other(&ask.frame().to(&format!("/toiminta/{number}?tehty=reported")))),
        Err(error) => form::refuse(&ask, REPORT, error, show_report).await,
    }
}

async fn on_list(ask: &Ask) -> Result<(Vec<i64>, Vec<Card>), Failure> {
    let wanted = numbers(ask.query.get("t"));
    let shown = ask.run(move |work| activity::listed(work, wanted).boxed()).await?;
    let (words, today) = (ask.words(), today(ask));
    let cards: Vec<Card> = shown.iter().map(|s| card(&words, &s.activity, today)).collect();
    Ok((cards.iter().map(|c| c.number).collect(), cards))
}

async fn list(ask: Ask) -> Outcome {
    let (listed, cards) = on_list(&ask).await?;
    let without = listed.iter().map(|out| {
        let rest: Vec<i64> = listed.iter().copied().filter(|n| n != out).collect();
        list_path(&ask, &rest)
    });
    let address = format!("{}{}", ask.app.config().base_url, list_path(&ask, &listed));
    let page = ShortlistPage {
        w: ask.words(),
        frame: ask.frame().back_to(ask.frame().to("/toiminta"), ask.words().t("activity-all")),
        without: without.collect(),
        pdf: ["", "&koko=iso"].map(|size| ask.frame().with("/lista.pdf", &format!("{}{size}", listing("t", &listed)))),
        more: ask.frame().with("/toiminta", &listing("lista", &listed)),
        give: ask.frame().with("/ohjaus/lista", &listing("t", &listed)),
        qr: if cards.is_empty() {
            String::new()
        } else {
            rinnalla_views::account::qr_svg(&address, &ask.words().plain("list-qr"))
        },
        cards,
    };
    ask.page(&page)
}

async fn list_pdf(ask: Ask) -> Outcome {
    let (listed, cards) = on_list(&ask).await?;
    if cards.is_empty() {
        return Ok(Reply::see_other(&ask.frame().to("/lista")));
    }
    let municipality = ask.frame().municipality;
    let large = ask.query.get("koko") == "iso";
    let address = format!("{}{}", ask.app.config().base_url, list_path(&ask, &listed));
    let sheet = Sheet { municipality, address, made_on: today(&ask), large };
    pdf(shortlist(&ask.words(), &cards, sheet), "lista.pdf").await
}

const CHECK: &str = "check";

async fn check_page(ask: Ask) -> Outcome {
    show_check(&ask, form::empty(&ask, CHECK)).await
}

/// Opening the link changes nothing: a scanner of mails may open it, too.
fn show_check(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let secret = ask.param("token").to_owned();
        let asked = match ask.run(move |work| activity::asked(work, secret).boxed()).await {
            Err(Error::Rule(Rule::LinkOver)) => return link_over(ask),
            other => other?,
        };
        let (words, today) = (ask.words(), today(ask));
        let coming = asked.activity.content.schedule.next(today, 1);
        let status = form.status;
        let page = CheckPage {
            w: words,
            frame: ask.frame().for_form(&form),
            form,
            facts: facts(&words, &asked.activity, &coming, today),
            activity: &asked.activity,
        };
        ask.page_with(status, &page)
    })
}

async fn check(ask: Ask) -> Outcome {
    let answer = match ask.fields.get("answer") {
        "true" => Answer::StillTrue,
        "over" => Answer::Over,
        _ => match Text::parse(ask.fields.get("changed"), 1_000) {
            Ok(Some(words)) => Answer::Changed(words),
            Ok(None) => return show_check(&ask, wrong(&ask, CHECK, "changed", "missing")).await,
            Err(_) => return show_check(&ask, wrong(&ask, CHECK, "changed", "too-long")).await,
        },
    };
    let secret = ask.param("token").to_owned();
    match ask.run(move |work| activity::answer(work, secret, answer).boxed()).await {
        Ok(()) => ask.notice(200, "checked", Vec::new()),
        Err(Error::Rule(Rule::LinkOver)) => link_over(&ask),
        Err(error) => form::refuse(&ask, CHECK, error, show_check).await,
    }
}
