//! Slowing down whoever guesses: per account or address, and per client.

use jiff::SignedDuration;
use rinnalla_store::{Sealer, account};

use crate::{Error, Work};

/// Failures after which a name is blocked.
const NAME_LIMIT: i64 = 5;
/// Failures after which a client is blocked. Higher, since a whole office may stand behind one address.
const CLIENT_LIMIT: i64 = 20;
/// Failures are forgotten after this time without another.
const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// Longest block in minutes.
const LONGEST: i64 = 15;

/// Where tries are counted. The keys are digests: the table tells nobody's address.
#[derive(Clone, Debug)]
pub(crate) struct Gate {
    name: String,
    client: Option<String>,
}

impl Gate {
    /// A gate for `purpose`; `name` is an address or an account, whether it exists or not.
    pub(crate) fn new(sealer: &Sealer, purpose: &str, name: &str, client: Option<&str>) -> Self {
        Self {
            name: sealer.digest("throttle", &format!("{purpose} {name}")),
            client: client.map(|client| sealer.digest("throttle", &format!("client {client}"))),
        }
    }

    fn keys(&self) -> impl Iterator<Item = (&str, i64)> {
        let client = self.client.as_deref().map(|client| (client, CLIENT_LIMIT));
        std::iter::once((self.name.as_str(), NAME_LIMIT)).chain(client)
    }

    /// Asks to try. `false` while blocked. A try counts as failed until [`Gate::passed`]: many at the same moment
    /// get no more of them.
    pub(crate) async fn enter(&self, work: &Work) -> Result<bool, Error> {
        for (key, _) in self.keys() {
            account::lock_throttle(work.tx(), key, work.now()).await?;
            if account::blocked_until(work.tx(), key).await?.is_some_and(|until| until > work.now()) {
                return Ok(false);
            }
        }
        for (key, limit) in self.keys() {
            let failures = account::count_failure(work.tx(), key, work.now() - WINDOW, work.now()).await?;
            if failures >= limit {
                account::block(work.tx(), key, work.now() + block_after(failures - limit)).await?;
            }
        }
        Ok(true)
    }

    /// The try was right: the name starts afresh. The client only gets this one try back, so that whoever has an
    /// account cannot use it to guess on.
    pub(crate) async fn passed(&self, work: &Work) -> Result<(), Error> {
        account::forget_failures(work.tx(), &self.name).await?;
        if let Some(client) = &self.client {
            account::take_back_failure(work.tx(), client, CLIENT_LIMIT).await?;
        }
        Ok(())
    }
}

/// 1, 2, 4, 8 and then 15 minutes.
fn block_after(beyond: i64) -> SignedDuration {
    let doubled = u32::try_from(beyond).ok().and_then(|n| 1_i64.checked_shl(n)).filter(|n| *n > 0).unwrap_or(LONGEST);
    SignedDuration::from_mins(doubled.min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_doubles_up_to_fifteen_minutes() {
        let minutes: Vec<i64> = (0..8).map(|n| block_after(n).as_mins()).collect();
        assert_eq!(minutes, [1, 2, 4, 8, 15, 15, 15, 15]);
        assert_eq!(block_after(1000).as_mins(), 15);
    }
}
