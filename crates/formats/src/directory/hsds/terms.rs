//! Taxonomies and their terms: themes with their concepts of YSO, needs, audiences, kinds, facts.

use rinnalla_domain::activity::{Activity, Audience, Facet, Kind, Need, Theme};
use serde_json::{Value, json};

use crate::directory::telling::{Telling, Term, identity};
use crate::directory::topics;

/// A list of terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taxonomy {
    Themes,
    Needs,
    Audiences,
    Kinds,
    Facets,
}

impl Taxonomy {
    pub(super) const ALL: &'static [Self] = &[Self::Themes, Self::Needs, Self::Audiences, Self::Kinds, Self::Facets];

    const fn code(self) -> &'static str {
        match self {
            Self::Themes => "theme",
            Self::Needs => "need",
            Self::Audiences => "audience",
            Self::Kinds => "kind",
            Self::Facets => "facet",
        }
    }

    const fn name(self) -> Term {
        match self {
            Self::Themes => Term::Themes,
            Self::Needs => Term::Needs,
            Self::Audiences => Term::Audiences,
            Self::Kinds => Term::Kinds,
            Self::Facets => Term::Facets,
        }
    }

    pub(super) fn id(self) -> String {
        identity("taxonomy", self.code())
    }

    pub(super) fn terms(self) -> Vec<Term> {
        match self {
            Self::Themes => Theme::ALL.iter().copied().map(Term::Theme).collect(),
            Self::Needs => Need::ALL.iter().copied().map(Term::Need).collect(),
            Self::Audiences => Audience::ALL.iter().copied().map(Term::Audience).collect(),
            Self::Kinds => Kind::ALL.iter().copied().map(Term::Kind).collect(),
            Self::Facets => Facet::ALL.iter().copied().map(Term::Facet).collect(),
        }
    }

    const fn of(term: Term) -> Option<Self> {
        match term {
            Term::Theme(_) => Some(Self::Themes),
            Term::Need(_) => Some(Self::Needs),
            Term::Audience(_) => Some(Self::Audiences),
            Term::Kind(_) => Some(Self::Kinds),
            Term::Facet(_) => Some(Self::Facets),
            _ => None,
        }
    }
}

/// "theme:walking"
fn code(term: Term) -> String {
    match term {
        Term::Theme(theme) => format!("theme:{theme}"),
        Term::Need(need) => format!("need:{need}"),
        Term::Audience(audience) => format!("audience:{audience}"),
        Term::Kind(kind) => format!("kind:{kind}"),
        Term::Facet(facet) => format!("facet:{facet}"),
        _ => String::new(),
    }
}

pub(super) fn term_id(term: Term) -> String {
    identity("term", &code(term))
}

/// The concept of YSO that a term stands for.
fn concept(term: Term) -> Option<String> {
    let number = match term {
        Term::Theme(theme) => theme.yso(),
        Term::Audience(audience) => topics::yso_of_audience(audience),
        _ => return None,
    };
    Some(format!("http://www.yso.fi/onto/yso/p{number}"))
}

pub(super) fn term(term: Term, telling: &Telling<'_>) -> Value {
    let name = telling.word(term);
    let id = term_id(term);
    let own = || format!("{}/hsds/taxonomy_terms/{id}", telling.base);
    let taxonomy = Taxonomy::of(term);
    json!({
        "id": id,
        "code": code(term),
        "name": name,
        "description": name,
        "taxonomy": taxonomy.map(|taxonomy| telling.word(taxonomy.name())),
        "taxonomy_id": taxonomy.map(Taxonomy::id),
        "language": telling.language.code(),
        "term_uri": concept(term).unwrap_or_else(own),
    })
}

pub(super) fn taxonomy(taxonomy: Taxonomy, telling: &Telling<'_>) -> Value {
    let (id, name) = (taxonomy.id(), telling.word(taxonomy.name()));
    // The themes are chosen from YSO.
    let uri = match taxonomy {
        Taxonomy::Themes => "http://www.yso.fi/onto/yso/".to_owned(),
        _ => format!("{}/hsds/taxonomies/{id}", telling.base),
    };
    json!({ "id": id, "name": name, "description": name, "uri": uri, "version": "1" })
}

/// The taxonomy of a term.
pub(super) fn taxonomy_id(term: Term) -> Option<String> {
    Taxonomy::of(term).map(Taxonomy::id)
}

/// What is known of an entry in terms.
pub(super) fn of(activity: &Activity) -> Vec<Term> {
    let content = &activity.content;
    let themes = content.themes.iter().copied().map(Term::Theme);
    let needs = content.needs.iter().copied().map(Term::Need);
    let audiences = content.audiences.iter().copied().map(Term::Audience);
    let facets = content.facets.that_hold().map(Term::Facet);
    themes.chain(needs).chain(audiences).chain(facets).chain([Term::Kind(content.kind)]).collect()
}

/// The same as attributes of a service.
pub(super) fn attributes(activity: &Activity, service: &str, telling: &Telling<'_>) -> Value {
    let all = of(activity).into_iter();
    all.map(|one| {
        json!({
            "id": identity("attribute", &format!("{service} {}", code(one))),
            "link_id": service,
            "link_entity": "service",
            "taxonomy_term_id": term_id(one),
            "taxonomy_term": term(one, telling),
        })
    })
    .collect()
}
