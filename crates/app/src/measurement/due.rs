//! Which measurements are missing, and whose turn it is: one reading and one rule for every page.

use jiff::civil::Date;
use rinnalla_access::Scope;
use rinnalla_domain::CaseId;
use rinnalla_domain::case::Case;
use rinnalla_domain::clock::Clock;
use rinnalla_domain::measurement::{Facts, Planned, Point, Turn, due, plan};
use rinnalla_store::{asking, case, closing, measurement, referral};

use crate::{Error, Work};

/// What the plans of cases are made from.
#[derive(Clone, Debug)]
pub(crate) struct Plans {
    taken: Vec<(CaseId, (Point, Date))>,
    waiting: Vec<(CaseId, Point)>,
    own_first: Vec<CaseId>,
    end_refused: Vec<CaseId>,
    calls: Vec<(CaseId, Date)>,
    today: Date,
}

impl Plans {
    /// Reads for one case, or for all within the scope that are not closed.
    pub(crate) async fn read(work: &Work, scope: &Scope, only: Option<&CaseId>) -> Result<Self, Error> {
        let tx = work.tx();
        let clocks = match only {
            Some(id) => case::clocks(tx, scope, id).await?.into_iter().map(|c| (id.clone(), c)).collect(),
            None => case::all_clocks(tx, scope).await?,
        };
        let calls = clocks.into_iter().filter(|(_, c)| c.clock == Clock::FollowUp).map(|(id, c)| (id, c.due_on));
        Ok(Self {
            taken: measurement::taken(tx, scope, only).await?,
            waiting: asking::waiting(tx, scope, only, work.now()).await?,
            own_first: referral::with_own_first(tx, scope, only).await?,
            end_refused: closing::end_refused(tx, scope, only).await?,
            calls: calls.collect(),
            today: work.today(),
        })
    }

    /// The five points of a case.
    pub(crate) fn plan(&self, case: &Case) -> Vec<Planned> {
        let taken = of(&self.taken, &case.id);
        let waiting = of(&self.waiting, &case.id);
        plan(&Facts {
            case,
            taken: &taken,
            waiting: &waiting,
            own_first: self.own_first.contains(&case.id),
            end_refused: self.end_refused.contains(&case.id),
            call_on: of(&self.calls, &case.id).first().copied(),
            today: self.today,
        })
    }

    /// What is due in a case, and whose turn it is.
    pub(crate) fn due(&self, case: &Case) -> Vec<(Point, Turn)> {
        due(&self.plan(case))
    }
}

fn of<T: Copy>(rows: &[(CaseId, T)], case: &CaseId) -> Vec<T> {
    rows.iter().filter(|(id, _)| id == case).map(|(_, value)| *value).collect()
}
