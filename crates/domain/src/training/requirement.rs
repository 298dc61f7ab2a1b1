//! What a municipality asks of somebody before the first case.

use jiff::civil::Date;

use super::{Certificate, Kind, Validity};
use crate::ProgrammeId;
use crate::link_worker::Hindrance;

/// The rule of a municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// How many hours a training must have had; 0 when any will do.
    pub hours: i64,
    /// Which programme; `None` when any will do.
    pub programme: Option<ProgrammeId>,
    /// The certificate, or a refresher after it, must not have run out.
    pub fresh: bool,
    /// A date that a coordinator has recorded by hand will do too: a training from before, or from elsewhere.
    pub by_hand: bool,
}

impl Default for Requirement {
    fn default() -> Self {
        Self { hours: 0, programme: None, fresh: false, by_hand: true }
    }
}

coded! {
    /// Where the knowledge of somebody's training comes from.
    Given { Certificate = "certificate", ByHand = "by_hand" }
}

/// By what somebody has shown to be trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The day.
    pub on: Date,
    /// Where it is known from.
    pub from: Given,
    /// Until when it holds; `None` when it never runs out.
    pub until: Option<Date>,
}

impl Requirement {
    /// Is somebody trained as the rule asks? Certificates are those of one person; `recorded` is the date that a
    /// coordinator has written down.
    ///
    /// # Errors
    /// Why not, in the words with which a link worker cannot be proposed.
    pub fn met_by(&self, held: &[Certificate], recorded: Option<Date>, today: Date) -> Result<Proof, Hindrance> {
        let holds = |c: &&Certificate| c.revoked_on.is_none() && c.given_on <= today;
        let mut basics: Vec<&Certificate> = held.iter().filter(holds).filter(|c| c.kind == Kind::Basic).collect();
        let any = !basics.is_empty();
        basics.retain(|c| c.minutes >= self.hours * 60 && self.programme.as_ref().is_none_or(|p| *p == c.programme));
        let Some(basic) = basics.iter().max_by_key(|c| c.given_on) else {
            let recorded = recorded.filter(|day| *day <= today && self.by_hand);
            return match recorded {
                Some(on) => Ok(Proof { on, from: Given::ByHand, until: None }),
                None if any => Err(Hindrance::OtherTraining),
                None => Err(Hindrance::NotTrained),
            };
        };
        let fresh = held.iter().filter(holds).filter(|c| c.kind == Kind::Refresher);
        let keeps: Vec<&Certificate> = basics.iter().copied().chain(fresh).collect();
        let valid: Vec<&&Certificate> = keeps.iter().filter(|c| c.validity(today) == Validity::Valid).collect();
        if valid.is_empty() && self.fresh {
            return Err(Hindrance::RefresherDue);
        }
        let ends = valid.iter().map(|c| c.expires_on);
        let until = if valid.iter().any(|c| c.expires_on.is_none()) { None } else { ends.flatten().max() };
        Ok(Proof { on: basic.given_on, from: Given::Certificate, until })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CertificateId, EnrolmentId};
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 24);

    fn certificate(kind: Kind, given_on: Date, expires_on: Option<Date>) -> Certificate {
        Certificate {
            id: CertificateId::new("c"),
            enrolment: EnrolmentId::new("e"),
            account: None,
            programme: ProgrammeId::new("p"),
            kind,
            name: "Aino Niemi".into(),
            title: "Linkkihenkilökoulutus".into(),
            cohort: "kevät 2025".into(),
            owner_name: "Opisto".into(),
            minutes: 130 * 60,
            credits: 500,
            themes: Vec::new(),
            signer: "Kirsi Koulu".into(),
            given_on,
            expires_on,
            revoked_on: None,
        }
    }

    #[test]
    fn a_date_recorded_by_hand_is_enough_unless_the_municipality_says_otherwise() {
        let rule = Requirement::default();
        let recorded = Some(date(2025, 5, 1));
        assert_eq!(rule.met_by(&[], recorded, TODAY).unwrap().from, Given::ByHand);
        assert_eq!(rule.met_by(&[], Some(date(2027, 1, 1)), TODAY), Err(Hindrance::NotTrained));
        let strict = Requirement { by_hand: false, ..rule };
        assert_eq!(strict.met_by(&[], recorded, TODAY), Err(Hindrance::NotTrained));
    }

    #[test]
    fn a_shorter_or_another_training_is_told_apart_from_none() {
        let held = [certificate(Kind::Basic, date(2025, 5, 1), None)];
        let rule = |hours, programme| Requirement { hours, programme, fresh: false, by_hand: false };
        assert!(rule(130, None).met_by(&held, None, TODAY).is_ok());
        assert_eq!(rule(131, None).met_by(&held, None, TODAY), Err(Hindrance::OtherTraining));
        let other = Some(ProgrammeId::new("q"));
        assert_eq!(rule(0, other).met_by(&held, None, TODAY), Err(Hindrance::OtherTraining));
        let taken_back = [Certificate { revoked_on: Some(TODAY), ..held[0].clone() }];
        assert_eq!(rule(0, None).met_by(&taken_back, None, TODAY), Err(Hindrance::NotTrained));
        let refresher = [certificate(Kind::Refresher, date(2025, 5, 1), None)];
        assert_eq!(rule(0, None).met_by(&refresher, None, TODAY), Err(Hindrance::NotTrained));
    }

    #[test]
    fn a_training_that_ran_out_is_freshened_by_a_refresher() {
        let rule = Requirement { fresh: true, ..Requirement::default() };
        let basic = certificate(Kind::Basic, date(2023, 5, 1), Some(date(2026, 5, 1)));
        assert_eq!(rule.met_by(std::slice::from_ref(&basic), None, TODAY), Err(Hindrance::RefresherDue));
        let lenient = Requirement { fresh: false, ..rule.clone() };
        assert!(lenient.met_by(std::slice::from_ref(&basic), None, TODAY).is_ok());
        let refresher = certificate(Kind::Refresher, date(2026, 4, 1), Some(date(2028, 4, 1)));
        let proof = rule.met_by(&[basic, refresher], None, TODAY).unwrap();
        assert_eq!((proof.on, proof.until), (date(2023, 5, 1), Some(date(2028, 4, 1))));
    }

    #[test]
    fn a_certificate_says_valid_expired_or_revoked() {
        let one = certificate(Kind::Basic, date(2025, 5, 1), Some(TODAY));
        assert_eq!(one.validity(TODAY), Validity::Valid);
        assert_eq!(one.validity(date(2026, 11, 25)), Validity::Expired);
        assert_eq!(Certificate { revoked_on: Some(TODAY), ..one }.validity(TODAY), Validity::Revoked);
    }
}
