//! A client's regions: what its selector comes to, asked of AWS where it has to be.

use std::sync::Arc;

use super::MultiRegionClient;
use crate::enabled::{Answers, Asking};
use crate::error::Error;
use crate::region::{Regions, Scope, Selection, Selector};

impl MultiRegionClient {
    /// The regions that the client was made for, as the caller said it.
    pub fn selector(&self) -> &Regions {
        &self.0.regions
    }

    /// The regions that a call goes to. Asks AWS if the selector says `enabled` and this client has not asked before;
    /// otherwise nothing is sent.
    ///
    /// # Errors
    /// AWS does not tell which regions the account has; none is left.
    pub async fn regions(&self) -> Result<Arc<Selection>, Error> {
        self.own_regions(Asking::default()).await
    }

    /// As [`Self::regions`], but asks AWS again: the account may have opted in to a region since. Calls that begin from
    /// now on go to what it tells.
    ///
    /// # Errors
    /// As [`Self::regions`]; the client then keeps what it knew.
    pub async fn refresh_regions(&self) -> Result<Arc<Selection>, Error> {
        // What only calls have asked for is asked again by the next call that does.
        self.0.discovery.keep_only(&self.0.selector.questions()).await;
        self.own_regions(Asking { again: true, ..Asking::default() }).await
    }

    async fn own_regions(&self, asking: Asking) -> Result<Arc<Selection>, Error> {
        match &self.0.selection {
            Some(selection) => Ok(selection.clone()),
            None => self.resolve(&self.0.selector, None, asking).await,
        }
    }

    /// The regions of one call: the client's, or those of them that the call chooses.
    pub(super) async fn regions_of(
        &self,
        call: Option<&Regions>,
        asking: Asking,
    ) -> Result<Arc<Selection>, Error> {
        let chooses = call.map(|regions| Selector::of_call(regions, self.0.home)).transpose()?;
        let own = self.own_regions(asking).await?;
        match chooses {
            Some(selector) => self.resolve(&selector, Some(&own), asking).await,
            None => Ok(own),
        }
    }

    async fn resolve(
        &self,
        selector: &Selector,
        within: Option<&Selection>,
        asking: Asking,
    ) -> Result<Arc<Selection>, Error> {
        let questions = selector.questions();
        let settings = &self.0.settings;
        let answers = match questions.is_empty() {
            true => Answers::default(),
            false => self.0.discovery.answers(settings, &questions, asking).await?,
        };
        let scope = Scope {
            service: self.service(),
            within: within.map(Selection::regions),
            enabled: answers.enabled,
        };
        let selection = selector.select(&scope)?.with_fallback(answers.fallback);
        let inherited = within.and_then(|own| own.fallback().cloned());
        Ok(Arc::new(selection.with_fallback(inherited)))
    }
}
