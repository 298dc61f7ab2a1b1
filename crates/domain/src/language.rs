//! Languages of the pages and languages that people speak.

coded! {
    /// A language in which the service itself speaks.
    #[derive(Default)]
    Language {
        /// Finnish, the first language.
        #[default]
        Finnish = "fi",
        /// Finland's Swedish.
        Swedish = "sv",
        /// English.
        English = "en",
        /// Northern Sámi.
        NorthernSami = "se",
    }
}

impl Language {
    /// The language's own name.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Finnish => "Suomi",
            Self::Swedish => "Svenska",
            Self::English => "English",
            Self::NorthernSami => "Davvisámegiella",
        }
    }
}

coded! {
    /// A language in which a resident wishes to be met.
    SpokenLanguage {
        /// suomi
        Finnish = "fi",
        /// ruotsi
        Swedish = "sv",
        /// pohjoissaame
        NorthernSami = "se",
        /// inarinsaame
        InariSami = "smn",
        /// koltansaame
        SkoltSami = "sms",
        /// suomalainen viittomakieli
        FinnishSign = "fse",
        /// suomenruotsalainen viittomakieli
        FinlandSwedishSign = "fss",
        /// englanti
        English = "en",
        /// another language, named in words beside it
        Other = "other",
    }
}

impl SpokenLanguage {
    /// The page language for letters to somebody who speaks this, when the service speaks it.
    pub const fn written(self) -> Option<Language> {
        match self {
            Self::Finnish => Some(Language::Finnish),
            Self::Swedish => Some(Language::Swedish),
            Self::English => Some(Language::English),
            Self::NorthernSami => Some(Language::NorthernSami),
            _ => None,
        }
    }
}
