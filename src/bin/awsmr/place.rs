//! Which regions, as whom, at which address: what commands that know regions have in common.

use clap::Args;
use multiregion_client::aws_config::SdkConfig;
use multiregion_client::model::Service;
use multiregion_client::{Builder, MultiRegionClient, REGIONS_VARIABLE, Regions, Selection};

use crate::{Failure, complain};

#[derive(Args)]
pub(crate) struct Place {
    /// Regions, joined by commas: names, all, default, enabled, enabled-or-default, patterns such as eu-*, the same in
    /// a partition as in aws-cn:*, and ! before what to leave out. Default: the environment variable
    /// MULTIREGION_REGIONS
    #[arg(long, short, value_name = "REGIONS")]
    regions: Vec<String>,
    /// Let names through that this version's data does not know: newer regions
    #[arg(long)]
    allow_unknown_regions: bool,
    /// Profile of the shared configuration
    #[arg(long)]
    profile: Option<String>,
    /// Address to call in every region in place of AWS's
    #[arg(long, value_name = "URL")]
    endpoint_url: Option<String>,
}

impl Place {
    /// The regions of the command line, else of the environment.
    pub(crate) fn regions(&self) -> Result<Option<Regions>, Failure> {
        let said =
            if self.regions.is_empty() { Regions::from_env()? } else { Some(Regions::from(&self.regions)) };
        Ok(said.map(|regions| if self.allow_unknown_regions { regions.allow_unknown() } else { regions }))
    }

    /// The client of a command that must be told regions.
    pub(crate) async fn client(
        &self,
        service: &str,
        settings: impl FnOnce(Builder) -> Builder,
    ) -> Result<MultiRegionClient, Failure> {
        let regions = self.regions()?.ok_or_else(|| {
            format!("expected --regions, or regions in the environment variable {REGIONS_VARIABLE}")
        })?;
        Ok(settings(self.builder().await).build(service, regions)?)
    }

    /// A client to be, of the caller's configuration.
    pub(crate) async fn builder(&self) -> Builder {
        let mut loader = multiregion_client::config();
        if let Some(profile) = &self.profile {
            loader = loader.profile_name(profile);
        }
        let config = loader.load().await;
        match &self.endpoint_url {
            None => MultiRegionClient::builder(&config),
            Some(url) => MultiRegionClient::builder(&at(&config, url)).endpoint_url(url),
        }
    }
}

/// The configuration with an address for all services: AWS's answer to `enabled` is of there too.
fn at(config: &SdkConfig, url: &str) -> SdkConfig {
    let mut config = config.to_builder().endpoint_url(url);
    // So a loader notes what its caller set: it goes before the environment.
    config.insert_origin("endpoint_url", aws_types::origin::Origin::shared_config());
    config.build()
}

/// What the caller would not see in the answer: that regions are not in it, and why.
pub(crate) fn tell(selection: &Selection, service: &Service) {
    if let Some(error) = selection.fallback() {
        complain(&format!("only the regions that every account has are asked: {error}"));
    }
    let left_out: Vec<&str> = selection.not_offered().collect();
    if !left_out.is_empty() {
        complain(&format!("{} is not offered in {}", service.name(), left_out.join(", ")));
    }
}
