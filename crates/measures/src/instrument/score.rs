//! From answers to a score.

use super::{Band, Goal, Instrument, MissingRule, Part, Subscale, Trouble, de_jong, t_score};

/// What answers come to. Nothing that is missing is filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// Of which instrument.
    pub instrument: Instrument,
    /// The raw total; for goal attainment the weighted sum. `None` when too much is missing.
    pub raw: Option<i64>,
    /// The value, in [`Instrument::unit`]. `None` when too much is missing.
    pub value: Option<f64>,
    /// How many answers are missing.
    pub missing: usize,
    /// Subscales, each with its value if it has one.
    pub parts: Vec<(Subscale, Option<i64>)>,
}

impl Score {
    /// The bands in which the value and its parts lie.
    pub fn bands(&self) -> Vec<Band> {
        let of = |part: Part| match part {
            Part::Total => self.value,
            Part::Subscale(wanted) => {
                let (_, sum) = self.parts.iter().find(|(subscale, _)| *subscale == wanted)?;
                sum.map(|sum| f64::from(i32::try_from(sum).unwrap_or(0)))
            }
        };
        let lies = |band: &Band| of(band.part).is_some_and(|value| band.from <= value && value <= band.to);
        self.instrument.bands().iter().copied().filter(lies).collect()
    }

    /// Whether the value lies beyond the instrument's threshold, so that the help path is shown.
    pub fn beyond_threshold(&self) -> bool {
        self.instrument.threshold().zip(self.value).is_some_and(|(threshold, value)| threshold.passed(value))
    }
}

impl Instrument {
    /// Scores one person's answers, in the order of the items; `None` is a missing answer.
    ///
    /// # Errors
    /// [`Trouble`]: too few or too many answers, or one out of range. Missing answers are no error.
    pub fn score(self, answers: &[Option<i64>]) -> Result<Score, Trouble> {
        if self == Self::Gas {
            return Self::score_goals(&Goal::pair(answers, None)?);
        }
        self.check(answers)?;
        let missing = answers.iter().filter(|a| a.is_none()).count();
        let (raw, parts) = match self.missing_rule() {
            MissingRule::OneOfTotal => {
                let parts = Subscale::ALL.iter().map(|s| (*s, s.sum(answers))).collect();
                (de_jong::total(answers), parts)
            }
            MissingRule::All | MissingRule::RatedOnly => (answers.iter().copied().sum(), Vec::new()),
        };
        Ok(Score { instrument: self, raw, value: raw.and_then(|raw| self.value_of(raw)), missing, parts })
    }

    /// Scores the goals of one person.
    ///
    /// # Errors
    /// [`Trouble::NoGoals`], [`Trouble::OutOfRange`]
    pub fn score_goals(goals: &[Goal]) -> Result<Score, Trouble> {
        if goals.is_empty() {
            return Err(Trouble::NoGoals);
        }
        let attained: Vec<_> = goals.iter().map(|g| g.attained).collect();
        Self::Gas.check(&attained)?;
        let missing = attained.iter().filter(|a| a.is_none()).count();
        let rated = goals.iter().filter_map(|g| Some(g.attained? * g.weight));
        let raw = (missing < goals.len()).then(|| rated.sum());
        Ok(Score { instrument: Self::Gas, raw, value: t_score(goals), missing, parts: Vec::new() })
    }

    /// What a raw total that was typed in comes to.
    ///
    /// # Errors
    /// [`Trouble::NoTotal`], [`Trouble::TotalOutOfRange`]
    pub fn score_total(self, raw: i64) -> Result<Score, Trouble> {
        let (low, high) = self.total_range()?;
        let value = self.value_of(raw).ok_or(Trouble::TotalOutOfRange { instrument: self, value: raw, low, high })?;
        Ok(Score { instrument: self, raw: Some(raw), value: Some(value), missing: 0, parts: Vec::new() })
    }

    /// Reads a raw total that was typed in. A value with decimals is none: it would be of the table, or a mean.
    ///
    /// # Errors
    /// [`Trouble::TotalNotWhole`], [`Trouble::NoTotal`], [`Trouble::TotalOutOfRange`]
    pub fn read_total(self, text: &str) -> Result<Score, Trouble> {
        let text = text.trim();
        let raw = text.parse().map_err(|_| Trouble::TotalNotWhole { text: text.to_owned() })?;
        self.score_total(raw)
    }

    fn check(self, answers: &[Option<i64>]) -> Result<(), Trouble> {
        if let Some(expected) = self.items() {
            let given = answers.len();
            if given < expected {
                return Err(Trouble::TooFew { instrument: self, expected, given });
            }
            if given > expected {
                return Err(Trouble::TooMany { instrument: self, expected, given });
            }
        }
        let (low, high) = self.answers();
        for (at, answer) in answers.iter().enumerate() {
            if let Some(value) = answer.filter(|v| !(low..=high).contains(v)) {
                return Err(Trouble::OutOfRange { instrument: self, item: at + 1, value, low, high });
            }
        }
        Ok(())
    }
}

/// Reads answers with commas between them: `3,4,,2`. An empty field is a missing answer, at the end, too.
///
/// # Errors
/// [`Trouble::Decimal`], [`Trouble::NotANumber`]
pub fn read_answers(text: &str) -> Result<Vec<Option<i64>>, Trouble> {
    if text.trim().is_empty() {
        return Ok(vec![None]);
    }
    text.split(',').enumerate().map(|(at, field)| read_answer(at + 1, field.trim())).collect()
}

fn read_answer(item: usize, field: &str) -> Result<Option<i64>, Trouble> {
    if field.is_empty() {
        return Ok(None);
    }
    let field = field.replace('\u{2212}', "-");
    match field.parse::<i64>() {
        Ok(answer) => Ok(Some(answer)),
        Err(_) if field.parse::<f64>().is_ok_and(f64::is_finite) => Err(Trouble::Decimal { item, text: field }),
        Err(_) => Err(Trouble::NotANumber { item, text: field }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Level;
    use super::*;

    fn some(answers: &[i64]) -> Vec<Option<i64>> {
        answers.iter().copied().map(Some).collect()
    }

    fn value(instrument: Instrument, answers: &[i64]) -> Option<f64> {
        instrument.score(&some(answers)).unwrap().value
    }

    #[test]
    fn swemwbs_goes_through_its_table() {
        let score = Instrument::Swemwbs.score(&some(&[3, 3, 3, 3, 4, 4, 3])).unwrap();
        assert_eq!((score.raw, score.value), (Some(23), Some(20.73)));
        assert_eq!(score.bands().iter().map(|b| b.level).collect::<Vec<_>>(), [Level::Low]);
        assert_eq!(value(Instrument::Swemwbs, &[1; 7]), Some(7.0));
        assert_eq!(value(Instrument::Swemwbs, &[5; 7]), Some(35.0));
    }

    #[test]
    fn one_answer_missing_of_seven_is_no_score_and_the_rest_is_not_stretched() {
        let mut answers = some(&[3; 7]);
        answers[6] = None;
        let score = Instrument::Swemwbs.score(&answers).unwrap();
        assert_eq!((score.raw, score.value, score.missing), (None, None, 1));
        assert!(score.bands().is_empty());
    }

    #[test]
    fn wemwbs_needs_all_fourteen() {
        assert_eq!(value(Instrument::Wemwbs14, &[3; 14]), Some(42.0));
        let mut answers = some(&[3; 14]);
        answers[0] = None;
        assert_eq!(Instrument::Wemwbs14.score(&answers).unwrap().value, None);
    }

    #[test]
    fn who_5_is_four_times_the_sum() {
        assert_eq!(value(Instrument::Who5, &[5; 5]), Some(100.0));
        assert_eq!(value(Instrument::Who5, &[0; 5]), Some(0.0));
        let at = Instrument::Who5.score(&some(&[3, 3, 2, 2, 2])).unwrap();
        assert_eq!((at.raw, at.value, at.beyond_threshold()), (Some(12), Some(48.0), true));
        assert!(!Instrument::Who5.score(&some(&[3, 3, 3, 2, 2])).unwrap().beyond_threshold());
        assert!(!Instrument::Who5.score(&[None; 5]).unwrap().beyond_threshold(), "without a score, no threshold");
    }

    #[test]
    fn de_jong_counts_emotional_and_social_items_in_their_own_way() {
        // Emptiness no, people to rely on yes, nobody missed: not lonely at all.
        let none = Instrument::DeJong6.score(&some(&[1, 3, 3, 3, 1, 1])).unwrap();
        assert_eq!(
            (none.value, none.parts),
            (Some(0.0), vec![(Subscale::Emotional, Some(0)), (Subscale::Social, Some(0))])
        );
        assert_eq!(value(Instrument::DeJong6, &[3, 1, 1, 1, 3, 3]), Some(6.0));
        // "More or less" always counts.
        let middle = Instrument::DeJong6.score(&some(&[2; 6])).unwrap();
        assert_eq!(middle.value, Some(6.0));
        assert!(middle.bands().iter().any(|b| b.level == Level::SeverelyLonely));
    }

    #[test]
    fn de_jong_stands_with_one_missing_and_falls_with_two() {
        let one = Instrument::DeJong6.score(&[None, Some(1), Some(1), Some(3), Some(1), Some(3)]).unwrap();
        assert_eq!((one.value, one.missing), (Some(3.0), 1));
        assert_eq!(one.parts, [(Subscale::Emotional, None), (Subscale::Social, Some(2))]);
        let two = Instrument::DeJong6.score(&[None, None, Some(1), Some(3), Some(1), Some(3)]).unwrap();
        assert_eq!((two.value, two.parts[0].1, two.parts[1].1), (None, None, None));
    }

    #[test]
    fn sums_means_and_maps() {
        assert_eq!(value(Instrument::Ucla3, &[1, 2, 3]), Some(6.0));
        assert_eq!(value(Instrument::Eurohis8, &[1, 2, 3, 4, 5, 5, 4, 3]), Some(3.375));
        assert_eq!(value(Instrument::EsisExper, &[3; 10]), Some(50.0));
        assert_eq!(value(Instrument::Phq2, &[1, 2]), Some(3.0));
        assert!(Instrument::Gad2.score(&some(&[0, 3])).unwrap().beyond_threshold());
        assert_eq!(value(Instrument::Gas, &[1, 1]), Some(62.403_473_458_920_84));
    }

    #[test]
    fn every_item_of_ons4_stands_alone_and_anxiety_looks_the_other_way() {
        let level = |i: Instrument, a: i64| i.score(&[Some(a)]).unwrap().bands()[0].level;
        assert_eq!(level(Instrument::Ons4Satisfaction, 9), Level::VeryHigh);
        assert_eq!(level(Instrument::Ons4Anxiety, 9), Level::High);
        assert_eq!(level(Instrument::Ons4Anxiety, 1), Level::VeryLow);
    }

    #[test]
    fn wrong_answers_are_named() {
        let too_few = Instrument::Ucla3.score(&some(&[1, 2])).unwrap_err();
        assert_eq!(
            too_few.to_string(),
            "ucla3 has 3 items and 2 answers were given; leave the field of a missing answer empty"
        );
        assert!(matches!(Instrument::Ucla3.score(&some(&[1; 4])), Err(Trouble::TooMany { given: 4, .. })));
        let out = Instrument::Ucla3.score(&some(&[1, 0, 3])).unwrap_err();
        assert_eq!(out.to_string(), "answer 2 is 0; the answers of ucla3 go from 1 to 3");
        assert_eq!(Instrument::Gas.score(&[]), Err(Trouble::NoGoals));
        assert!(matches!(Instrument::Gas.score(&[Some(3)]), Err(Trouble::OutOfRange { high: 2, .. })));
    }

    #[test]
    fn answers_are_read_as_they_are_written() {
        assert_eq!(read_answers("1, 2,,3,"), Ok(vec![Some(1), Some(2), None, Some(3), None]));
        assert_eq!(read_answers("\u{2212}1"), Ok(vec![Some(-1)]));
        assert_eq!(read_answers(""), Ok(vec![None]));
        assert_eq!(read_answers("1,2.5"), Err(Trouble::Decimal { item: 2, text: "2.5".into() }));
        for wrong in ["x", "nan", "inf", "1;2"] {
            assert!(matches!(read_answers(wrong), Err(Trouble::NotANumber { item: 1, .. })), "{wrong}");
        }
    }

    #[test]
    fn a_total_is_a_whole_raw_sum() {
        let typed = Instrument::Swemwbs.read_total(" 23 ").unwrap();
        assert_eq!((typed.raw, typed.value), (Some(23), Some(20.73)));
        for wrong in ["20.73", "20,73", ""] {
            assert!(matches!(Instrument::Swemwbs.read_total(wrong), Err(Trouble::TotalNotWhole { .. })), "{wrong}");
        }
        assert!(matches!(Instrument::Swemwbs.read_total("36"), Err(Trouble::TotalOutOfRange { low: 7, high: 35, .. })));
        assert!(Instrument::EsisExper.read_total("30").is_err());
    }

    #[test]
    fn unknown_and_left_out_instruments_are_told_apart() {
        assert!(matches!(Instrument::find("eq5d5l"), Err(Trouble::LeftOut { .. })));
        assert!(Instrument::find("abc").unwrap_err().to_string().contains("swemwbs, wemwbs14"));
        assert_eq!(Instrument::find(" WHO5 "), Ok(Instrument::Who5));
    }
}
