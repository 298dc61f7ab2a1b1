//! The third walk: every form that is about no case, by everybody whom it is for.

use rinnalla_app::App;
use rinnalla_domain::account::Role;
use rinnalla_testkit::browser::Seen;
use rinnalla_testkit::plant::{END, Garden, MARK, Planted};
use rinnalla_views::form::Fields;
use rinnalla_web::{Route, routes};

use crate::bodies::{body, is_of_case};
use crate::form::{filled, standing};
use crate::judge::Judge;
use crate::outside::PostOffice;
use crate::places::Places;
use crate::relations::{Caller, Standing};
use crate::tally::Tally;

/// Forms that nobody can bring to an end here, and why.
const ONLY_REFUSED: &[(&str, &str)] = &[
    ("/asetukset/turvallisuus/kayttoon", "wants a code that a phone shows; the tests of accounts give one"),
    ("/oma/palaute", "wants a code that is printed in a letter; the tests of feedback give one"),
    ("/oma/palaute/{token}", "wants a code that is printed in a letter; the tests of feedback give one"),
    ("/asetukset/turvallisuus/vaihda", "gives up a second factor, which nobody here has"),
    ("/l/{token}", "wants a code that is shown once, beside the link; the tests of measuring give one"),
    ("/oma/mittari", "wants a form that link and code have opened; the tests of measuring open one"),
    ("/oma/mittari/kesken", "wants a form that link and code have opened; the tests of measuring open one"),
    ("/ryhma", "wants a device that goes round; the tests of collections hand one round"),
    ("/ryhmakyselyt/{id}/laite", "wants words under a licence; the tests of collections load made-up ones"),
    ("/raportit/vienti", "wants five people in the period; the tests of the package for researchers have them"),
    ("/mittausarkki", "wants the number of an open sheet; the tests of measuring give one"),
];

/// Links that stand in mails alone, and which form makes the mail.
const BY_MAIL: &[&str] = &[
    "/kutsu/{token}",
    "/uusi-salasana/{token}",
    "/vahvista/{token}",
    "/tarkista/{token}",
    "/l/{token}",
    "/ilmoittautuminen/{token}",
];

/// Forms after which little is left to do with a web session or a unit, in this order at the end.
const LAST: &[&str] = &[
    "/koulutukset/{id}/osallistujat/{enrolment}/pois",
    "/koulutukset/{id}/peru",
    "/yllapito/yksikot/{id}/linkki/paata",
    "/yllapito/yksikot/{id}/paata",
    "/asetukset/turvallisuus/salasana",
    "/ulos",
];

pub struct Plain<'a> {
    pub app: &'a App,
    pub garden: &'a Garden,
    pub judge: &'a Judge,
    pub tally: &'a mut Tally,
    pub callers: &'a [Caller],
    pub places: &'a mut Places,
    pub post: &'a PostOffice,
}

impl Plain<'_> {
    pub async fn all(&mut self) {
        self.search().await;
        let forms: Vec<Route> = routes().into_iter().filter(|r| r.method == "POST" && !is_of_case(r.path)).collect();
        let comes_late = |route: &&Route| BY_MAIL.contains(&route.path) || LAST.contains(&route.path);
        for route in forms.iter().filter(|route| !comes_late(route)) {
            self.route(route).await;
        }
        for path in BY_MAIL.iter().chain(LAST) {
            let route = forms.iter().find(|route| route.path == *path).expect("a route");
            self.route(route).await;
        }
        for route in &forms {
            let done = self.tally.done.iter().any(|(path, _)| *path == route.path);
            if !done && !ONLY_REFUSED.iter().any(|(path, _)| *path == route.path) {
                self.tally.blame(&format!("{route:?}"), ["nobody could do it".to_owned()]);
            }
        }
    }

    async fn route(&mut self, route: &Route) {
        let mut secrets = vec!["1".to_owned()];
        if BY_MAIL.contains(&route.path) {
            self.post.deliver(self.app).await;
            secrets.extend(self.post.secrets(route.path.trim_end_matches("{token}")));
        }
        let callers = self.callers;
        let in_force = |caller: &&Caller| caller.standing == Standing::InForce && caller.is_in_audience(route);
        for secret in secrets {
            self.places.secret = secret;
            for caller in callers.iter().filter(in_force) {
                self.try_once(route, caller).await;
            }
        }
    }

    async fn try_once(&mut self, route: &Route, caller: &Caller) {
        let address = self.places.address(route.path);
        let path = address.split('?').next().unwrap_or_default();
        let place = format!("POST {path} by {}", caller.name());
        let word = format!("{MARK}{}omasana{END}", caller.row().replace('_', ""));
        let typed = body(route, &word, self.places.chosen(route.path)).unwrap_or_default();
        let page = caller.browser.get(&address).await;
        self.look(caller, &page, &address, &format!("GET {address} by {}", caller.name()));
        let fields = filled(&standing(&page.text(), path), &typed);
        let seen = caller.browser.post(path, &fields).await;
        self.tally.plain += 1;
        self.look(caller, &seen, &format!("{path} {}", fields.encode()), &place);
        let to = seen.location.as_deref().unwrap_or_default();
        let asks_to_sign_in = to.starts_with("/kirjaudu?jatka");
        match seen.status {
            200 | 204 | 303 if !asks_to_sign_in => {
                self.tally.deeds.0 += 1;
                self.tally.done.insert((route.path, caller.role));
            }
            409 | 410 | 422 => self.tally.deeds.1 += 1,
            // Nobody here has a second factor to give up.
            404 if ONLY_REFUSED.iter().any(|(path, _)| *path == route.path) => self.tally.deeds.1 += 1,
            status => self.tally.blame(&place, [format!("{status} {to}")]),
        }
    }

    fn look(&mut self, caller: &Caller, seen: &Seen, given: &str, place: &str) -> bool {
        let verdict = self.judge.judge(caller, seen, given, true);
        self.tally.blame(place, verdict.faults);
        if seen.status >= 500 {
            self.tally.blame(place, [seen.status.to_string()]);
        }
        !verdict.own.is_empty()
    }

    /// A coordinator finds whom they may find, by two exact facts, and nobody else.
    async fn search(&mut self) {
        let Some(caller) = self.callers.iter().find(|c| c.role == Some(Role::Coordinator)) else { return };
        for case in &self.garden.cases {
            let name = name_of(case);
            let typed = Fields::default().with("name", &name).with("birth_date", "1.1.1950");
            let seen = caller.browser.post("/haku", &typed).await;
            let place = format!("POST /haku for {} by coordinator", case.tag);
            let found = self.look(caller, &seen, &typed.encode(), &place);
            let may = !case.barred && case.tag != "elsewhere";
            if found != may || seen.text().contains(case.id.as_str()) != may {
                self.tally.blame(&place, [format!("{}found", if found { "" } else { "not " })]);
            }
        }
    }
}

fn name_of(case: &Planted) -> String {
    format!("{MARK}{0}etunimi{END} {MARK}{0}sukunimi{END}", case.tag)
}
