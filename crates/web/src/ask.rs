//! A request, ready for a handler: who asks, in which language, with which fields.

use std::collections::HashMap;

use rinnalla_access::Person;
use rinnalla_app::session::{Needs, WebSession};
use rinnalla_app::store::organisation::Organisation;
use rinnalla_app::{App, BoxFuture, Error, FutureExt, Who, Work, draft, place};
use rinnalla_domain::account::Role;
use rinnalla_domain::settings::Settings;
use rinnalla_domain::{CaseId, Language, MunicipalityCode};
use rinnalla_views::form::Fields;
use rinnalla_views::notice::NoticePage;
use rinnalla_views::{Frame, MenuGroup, MenuItem, Said, Template, Words};

use crate::open::Known;
use crate::reply::{Failure, Outcome, Reply};

/// Who has signed in, in this request.
#[derive(Clone, Debug)]
pub(crate) struct SignedIn {
    /// The web session.
    pub(crate) session: WebSession,
    /// The secret of its cookie.
    pub(crate) secret: String,
    /// Who, with the roles in force now.
    pub(crate) person: Person,
    /// What the session still needs.
    pub(crate) needs: Needs,
}

/// A request.
#[derive(Clone, Debug)]
pub(crate) struct Ask {
    pub(crate) app: App,
    /// Path without the language.
    pub(crate) path: String,
    /// Prefix of the language, such as `/sv`.
    pub(crate) prefix: &'static str,
    /// What varies in the path.
    pub(crate) params: HashMap<String, String>,
    /// Fields of the address.
    pub(crate) query: Fields,
    /// Fields of the form.
    pub(crate) fields: Fields,
    /// The file of the form.
    pub(crate) file: Option<crate::upload::Upload>,
    /// Who.
    pub(crate) signed_in: Option<SignedIn>,
    /// Language of the page.
    pub(crate) language: Language,
    /// Digest of where the request comes from, for throttling.
    pub(crate) client: String,
    /// Browser and system in two words.
    pub(crate) device: String,
    /// What whoever asks says of what they have and read: for open data.
    pub(crate) known: Known,
    /// The municipality whose words and phone the page uses.
    pub(crate) place: Option<(Organisation, Settings)>,
    /// Names of the municipality's cookies: light or dark.
    pub(crate) theme: Option<String>,
    /// The secret of a resident's open form.
    pub(crate) ticket: Option<String>,
    /// The unit that a professional chose for guidance: an identity from a cookie.
    pub(crate) unit: Option<String>,
}

impl Ask {
    /// What varies in the path.
    pub(crate) fn param(&self, name: &str) -> &str {
        self.params.get(name).map_or("", String::as_str)
    }

    /// The case in the path.
    pub(crate) fn case(&self) -> CaseId {
        CaseId::new(self.param("id"))
    }

    /// Who asks, for [`App::run`]. A session that still needs a second factor acts for nobody.
    pub(crate) fn who(&self) -> Who {
        match &self.signed_in {
            Some(s) if s.needs == Needs::Nothing => Who::Account(s.person.account.clone()),
            _ => Who::Anonymous,
        }
    }

    /// The person.
    pub(crate) fn person(&self) -> Result<&Person, Failure> {
        self.signed_in.as_ref().map(|s| &s.person).ok_or(Failure::NotFound)
    }

    /// Settings of the municipality of the page.
    pub(crate) fn settings(&self) -> Settings {
        self.place.as_ref().map(|(_, settings)| settings.clone()).unwrap_or_default()
    }

    /// Runs a use case for whoever asks.
    pub(crate) async fn run<T, F>(&self, use_case: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Work) -> BoxFuture<'a, Result<T, Error>> + Send + 'static,
    {
        self.app.run(self.who(), use_case).await
    }

    /// Runs the use case behind a form once: sending the form again gives the same answer and has no second effect.
    /// The draft of the form is deleted in the same transaction. The answer is an address.
    pub(crate) async fn once<F>(&self, use_case: F) -> Result<String, Error>
    where
        F: for<'a> FnOnce(&'a mut Work) -> BoxFuture<'a, Result<String, Error>> + Send + 'static,
    {
        let key = self.fields.get("_avain").to_owned();
        let draft_id = self.fields.get("_luonnos").to_owned();
        if key.is_empty() || key.len() > 80 {
            return self.run(use_case).await;
        }
        let (before, form_key) = (key.clone(), key.clone());
        let done = self
            .run(move |work| {
                async move {
                    if let Some(answer) = draft::submission(work, key.clone()).await? {
                        return Ok(answer);
                    }
                    let answer = use_case(work).await?;
                    draft::note_submission(work, key, answer.clone()).await?;
                    for id in [draft_id, form_key] {
                        draft::delete(work, rinnalla_domain::DraftId::new(id)).await?;
                    }
                    Ok(answer)
                }
                .boxed()
            })
            .await;
        if !matches!(done, Err(Error::Conflict)) {
            return done;
        }
        // The same form at the same moment: the other one may have had the effect.
        let answer = self.run(move |work| draft::submission(work, before).boxed()).await?;
        answer.ok_or(Error::Conflict)
    }

    /// Words of the page.
    pub(crate) fn words(&self) -> Words {
        Words::new(self.language, self.settings().term)
    }

    /// What stands around the page.
    pub(crate) fn frame(&self) -> Frame {
        let settings = self.settings();
        let words = self.words();
        let notice = self.query.get("tehty");
        Frame {
            words,
            municipality: self.place.as_ref().map(|(o, _)| o.name_fi.clone()).unwrap_or_default(),
            phone: settings.phone.as_ref().map(ToString::to_string),
            phone_hours: settings.phone_hours.as_ref().map(ToString::to_string),
            path: self.path.clone(),
            prefix: self.prefix,
            chosen: self.chosen(),
            fields: String::new(),
            person: self.signed_in.as_ref().map(|s| s.person.name.clone()),
            menu: self.menu(words),
            demo: self.app.config().demo,
            notice: is_key(notice).then(|| format!("done-{notice}")).filter(|key| words.knows(key)),
            csrf: self.csrf(),
            idle_minutes: self.app.config().idle_minutes,
            theme: self.theme.clone(),
            back: None,
            bad: false,
        }
    }

    /// The municipality that the address chose for somebody who has not signed in, as the end of an address.
    fn chosen(&self) -> String {
        let chosen = MunicipalityCode::parse(self.query.get("kunta")).filter(|_| self.signed_in.is_none());
        chosen.filter(|_| self.place.is_some()).map_or_else(String::new, |code| format!("?kunta={code}"))
    }

    /// Token of the web session; empty for nobody.
    pub(crate) fn csrf(&self) -> String {
        self.signed_in.as_ref().map(|s| s.session.csrf.clone()).unwrap_or_default()
    }

    fn menu(&self, words: Words) -> Vec<MenuGroup> {
        let Some(signed_in) = self.signed_in.as_ref().filter(|s| s.needs == Needs::Nothing) else {
            return Vec::new();
        };
        let held: Vec<Role> = Role::ALL.iter().copied().filter(|r| signed_in.person.is(*r)).collect();
        let groups = held.iter().map(|role| MenuGroup {
            heading: (held.len() > 1).then(|| words.code("role", role)),
            items: menu_of(*role)
                .iter()
                .map(|(href, key)| MenuItem { href, label: words.t(key), current: self.path == *href })
                .collect(),
        });
        groups.filter(|group| !group.items.is_empty()).collect()
    }

    /// A page.
    pub(crate) fn page(&self, page: &impl Template) -> Outcome {
        self.page_with(200, page)
    }

    /// A page with a status.
    pub(crate) fn page_with(&self, status: u16, page: &impl Template) -> Outcome {
        let body = page.render().map_err(|error| Failure::Broken(format!("a page could not be rendered: {error}")))?;
        Ok(Reply::html(status, body))
    }

    /// A short page that says one thing.
    pub(crate) fn notice(&self, status: u16, key: &str, links: Vec<(String, Said)>) -> Outcome {
        let page = NoticePage { w: self.words(), frame: self.frame(), key: key.to_owned(), links };
        self.page_with(status, &page)
    }

    /// Loads the municipality of the page: of the first role of who has signed in, or the one chosen in the address,
    /// or the only one that runs.
    pub(crate) async fn find_place(&mut self) -> Result<(), Error> {
        let own = self.signed_in.as_ref().and_then(|s| s.person.memberships.first().map(|m| m.municipality));
        let chosen = MunicipalityCode::parse(self.query.get("kunta"));
        self.place = self.app.run(Who::Anonymous, move |work| place::find(work, own.or(chosen)).boxed()).await?;
        Ok(())
    }
}

/// A key from an address may only be a word of the catalogue.
fn is_key(text: &str) -> bool {
    !text.is_empty() && text.len() < 60 && text.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}

/// At most five lines a role.
const fn menu_of(role: Role) -> &'static [(&'static str, &'static str)] {
    match role {
        Role::Referrer => &[
            ("/lahetteet", "menu-own-referrals"),
            ("/lahetteet/uusi", "menu-new-referral"),
            ("/ohjaus", "menu-guidance"),
            ("/koulutukset", "menu-courses"),
        ],
        Role::Coordinator => &[
            ("/tanaan", "menu-today"),
            ("/tukijaksot", "menu-cases"),
            ("/linkkihenkilot", "menu-link-workers"),
            ("/haku", "menu-search"),
            ("/toiminnat", "menu-activities"),
        ],
        Role::LinkWorker => &[
            ("/minun", "menu-mine"),
            ("/minun/profiili", "menu-profile"),
            ("/koulutukset", "menu-courses"),
            ("/yhteisotyo", "menu-community"),
        ],
        Role::Administrator => &[
            ("/yllapito", "menu-admin"),
            ("/yllapito/kayttajat", "menu-people"),
            ("/yllapito/yksikot", "menu-units"),
            ("/yllapito/kunta", "menu-municipality"),
            ("/yllapito/posti", "menu-mail"),
        ],
        Role::Organiser => &[
            ("/jarjestaja", "menu-own-activities"),
            ("/jarjestaja/toiminnat/uusi", "menu-new-activity"),
            ("/puutteet", "menu-lack"),
        ],
        Role::AreaCoordinator | Role::Analyst => &[("/raportit", "menu-reports"), ("/puutteet", "menu-lack")],
        Role::Trainer => &[("/koulutukset", "menu-courses"), ("/linkkihenkilot/polku", "menu-paths")],
    }
}

/// The first page after signing in.
pub(crate) fn home(person: &Person) -> &'static str {
    let first = [Role::Coordinator, Role::LinkWorker, Role::Referrer, Role::Organiser, Role::Administrator]
        .into_iter()
        .find(|role| person.is(*role));
    match first {
        Some(Role::Coordinator) => "/tanaan",
        Some(Role::LinkWorker) => "/minun",
        Some(Role::Referrer) => "/lahetteet",
        Some(Role::Organiser) => "/jarjestaja",
        Some(Role::Administrator) => "/yllapito",
        _ if person.is(Role::Trainer) => "/koulutukset",
        _ => "/alku",
    }
}
