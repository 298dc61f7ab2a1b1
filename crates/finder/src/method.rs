//! How words are compared: what is switched on, and how much each way of agreeing counts.

/// The settings of an index. The values of [`Method::default`] were chosen by cross-validation;
/// `docs/search.md` shows what each of them brings.
#[derive(Clone, Debug, PartialEq)]
pub struct Method {
    /// Read Finnish words with libvoikko where it is installed.
    pub voikko: bool,
    /// Carry words over to the other languages ("sorg" also finds "suru").
    pub bridge: bool,
    /// Lengths of the character n-grams, from and to, at most 4.
    pub grams: (usize, usize),
    /// Weight of an agreement in n-grams, the dictionary form having 1; 0 leaves n-grams out.
    pub gram: f32,
    /// Weight of an n-gram at the end of a word, where Finnish puts its endings.
    pub ending: f32,
    /// Weight of a part of a compound, the whole word having 1.
    pub part: f32,
    /// Weight of a word that the word comes from ("kävely" from "kävellä").
    pub derivation: f32,
    /// Weight of a dictionary form that is guessed, where no dictionary knows the word.
    pub guessed: f32,
    /// Weight of a word carried over to another language.
    pub carried: f32,
    /// Weight of a word carried over and back ("iäkäs" for "vanhus").
    pub returned: f32,
    /// Weight of a word of grammar in a question ("haluan", "ei").
    pub common: f32,
    /// How much of the best agreement of a word of the question another one must reach to count.
    pub least: f32,
    /// How many different words of the index one word of the question may agree with.
    pub agreeing: usize,
    /// Weight of each part of an entry.
    pub fields: FieldWeights,
}

/// What an agreement counts by where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldWeights {
    /// In the title.
    pub title: f32,
    /// In a concept tag.
    pub tag: f32,
    /// In the description.
    pub description: f32,
    /// In the organiser's name.
    pub organiser: f32,
    /// In the name of the place.
    pub place: f32,
}

impl Default for Method {
    fn default() -> Self {
        Self {
            voikko: true,
            bridge: true,
            grams: (3, 4),
            gram: 1.0,
            ending: 0.8,
            part: 0.5,
            derivation: 0.6,
            guessed: 0.7,
            carried: 0.6,
            returned: 0.3,
            common: 0.3,
            least: 0.05,
            agreeing: 64,
            fields: FieldWeights { title: 1.0, tag: 0.8, description: 0.7, organiser: 0.5, place: 0.5 },
        }
    }
}
