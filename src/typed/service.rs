//! The service that a generated module is of.

use std::sync::OnceLock;

use crate::client::{Builder, MultiRegionClient};
use crate::error::{Error, ErrorKind};
use crate::model::{self, Service, Shape};
use crate::region::Regions;

/// A service by its name, found when it is first asked for.
#[derive(Debug)]
pub(crate) struct Handle {
    name: &'static str,
    found: OnceLock<Option<&'static Service>>,
}

impl Handle {
    pub(crate) const fn new(name: &'static str) -> Handle {
        Handle { name, found: OnceLock::new() }
    }

    /// The shape at an index of the descriptor, which is made from the same model as the module that asks.
    pub(crate) fn shape(&self, index: u32) -> &'static Shape {
        let found = self.found.get_or_init(|| model::service(self.name).ok());
        found.map_or_else(model::unit, |service| service.shape(index))
    }
}

/// A typed client: of one service, over a [`MultiRegionClient`].
pub trait ServiceClient: Sized {
    /// boto3's name of the service.
    const SERVICE: &'static str;

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
        self.build(C::SERVICE, regions).map(C::wrap)
    }
}
