//! People who sign in, and the roles that they hold.

coded! {
    /// What somebody does in the service. One person may hold several, in several municipalities.
    Role {
        /// Lähetteen tekijä.
        Referrer = "referrer",
        /// Koordinaattori.
        Coordinator = "coordinator",
        /// Linkkihenkilö.
        LinkWorker = "link_worker",
        /// Kouluttaja.
        Trainer = "trainer",
        /// Järjestäjä.
        Organiser = "organiser",
        /// Analyytikko.
        Analyst = "analyst",
        /// Aluekoordinaattori.
        AreaCoordinator = "area_coordinator",
        /// Pääkäyttäjä: sees no case.
        Administrator = "administrator",
    }
}

impl Role {
    /// Does the role show personal data of residents? Such a role demands a second factor.
    pub const fn sees_residents(self) -> bool {
        matches!(self, Self::Referrer | Self::Coordinator | Self::LinkWorker)
    }

    /// Administrators rule over accounts, so they need the second factor too.
    pub const fn needs_second_factor(self) -> bool {
        self.sees_residents() || matches!(self, Self::Administrator)
    }
}

/// Password of every made-up person of the demo; such accounts exist nowhere else.
pub const DEMO_PASSWORD: &str = "rinnalla-esittely";

/// Shortest password.
pub const PASSWORD_MIN: usize = 12;
/// Longest password, so that hashing cannot be used to tire the server.
pub const PASSWORD_MAX: usize = 256;

coded! {
    /// What is wrong with a password.
    WeakPassword { TooShort = "too_short", TooLong = "too_long", TooPlain = "too_plain" }
}

/// Judges a password by length and plainness; no rules about kinds of characters (NIST SP 800-63B).
///
/// # Errors
/// Says what to change.
pub fn judge_password(password: &str, own_words: &[&str]) -> Result<(), WeakPassword> {
    let length = password.chars().count();
    if length < PASSWORD_MIN {
        return Err(WeakPassword::TooShort);
    }
    if length > PASSWORD_MAX {
        return Err(WeakPassword::TooLong);
    }
    let mut letters: Vec<char> = password.to_lowercase().chars().collect();
    letters.sort_unstable();
    letters.dedup();
    let lower = password.to_lowercase();
    let own = own_words.iter().any(|word| word.chars().count() > 3 && lower.contains(&word.to_lowercase()));
    let common = ["salasana", "password", "rinnalla", "qwerty", "12345678"];
    if letters.len() < 5 || own || common.iter().any(|word| lower.contains(word)) {
        return Err(WeakPassword::TooPlain);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_sentence_is_a_good_password_and_a_repeated_letter_is_not() {
        assert_eq!(judge_password("kolme koivua järven rannalla", &[]), Ok(()));
        assert_eq!(judge_password("aaaaaaaaaaaaaaaa", &[]), Err(WeakPassword::TooPlain));
        assert_eq!(judge_password("lyhyt", &[]), Err(WeakPassword::TooShort));
        assert_eq!(judge_password("liisa.lahti vuonna", &["Lahti"]), Err(WeakPassword::TooPlain));
    }

    #[test]
    fn everyone_who_sees_residents_needs_a_second_factor() {
        for role in Role::ALL.iter().filter(|role| role.sees_residents()) {
            assert!(role.needs_second_factor(), "{role}");
        }
        assert!(!Role::Administrator.sees_residents());
    }
}
