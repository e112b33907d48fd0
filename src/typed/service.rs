//! The service that a generated module is of.

use crate::client::{Builder, MultiRegionClient};
use crate::error::{Error, ErrorKind};
use crate::model::Service;
use crate::region::Regions;

/// A typed client: of one service, over a [`MultiRegionClient`].
pub trait ServiceClient: Sized {
    /// boto3's name of the service.
    const SERVICE: &'static str;

    /// The service.
    fn service() -> &'static Service;

    #[doc(hidden)]
    fn wrap(client: MultiRegionClient) -> Self;

    /// The typed client of a dynamic one; they share everything.
    ///
    /// # Errors
    /// The client is of another service.
    fn of(client: MultiRegionClient) -> Result<Self, Error> {
        let found = client.service().name();
        if found == Self::SERVICE {
            return Ok(Self::wrap(client));
        }
        let message = format!("expected a client of {}, found one of {found}", Self::SERVICE);
        Err(ErrorKind::Unsupported(message).into())
    }
}

impl Builder {
    /// The typed client of a service, with this builder's settings: `builder.client::<mr::ec2::Client>("eu-*")?`.
    ///
    /// # Errors
    /// As [`Builder::build`].
    pub fn client<C: ServiceClient>(self, regions: impl Into<Regions>) -> Result<C, Error> {
        self.build_of(C::service(), regions).map(C::wrap)
    }
}
