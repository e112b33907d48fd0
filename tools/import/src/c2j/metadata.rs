//! C2J `metadata`: what a service is called, speaks and signs with.

use serde_json::Value;

use crate::error::Result;
use crate::fields::Fields;

/// C2J `metadata`.
#[derive(Debug, Clone)]
pub struct Metadata {
    /// `apiVersion`.
    pub api_version: String,
    /// `serviceId`.
    pub service_id: String,
    /// `endpointPrefix`.
    pub endpoint_prefix: String,
    /// `signingName`.
    pub signing_name: Option<String>,
    /// `serviceFullName`.
    pub full_name: String,
    /// `protocols`, else the one `protocol`; in order of preference.
    pub protocols: Vec<String>,
    /// `jsonVersion`.
    pub json_version: Option<String>,
    /// `targetPrefix`.
    pub target_prefix: Option<String>,
    /// `auth`, in order of preference.
    pub auth: Option<Vec<String>>,
    /// `signatureVersion`.
    pub signature_version: String,
    /// `xmlNamespace`.
    pub xml_namespace: Option<String>,
    /// `protocolSettings.h2`.
    pub h2: Option<String>,
    /// Whether `awsQueryCompatible` is there.
    pub query_compatible: bool,
}

impl Metadata {
    /// Reads `metadata`.
    pub fn read(file: &str, value: Value) -> Result<Self> {
        let mut f = Fields::new(file, "metadata", value)?;
        let protocol = f.required_string("protocol")?;
        let protocols = f.strings("protocols")?.unwrap_or_default();
        let h2 = match f.object("protocolSettings")? {
            None => None,
            Some(mut s) => {
                let h2 = s.string("h2")?;
                s.finish()?;
                h2
            }
        };
        let metadata = Self {
            api_version: f.required_string("apiVersion")?,
            service_id: f.required_string("serviceId")?,
            endpoint_prefix: f.required_string("endpointPrefix")?,
            signing_name: f.string("signingName")?,
            full_name: f.required_string("serviceFullName")?,
            protocols: if protocols.is_empty() { vec![protocol] } else { protocols },
            json_version: f.string("jsonVersion")?,
            target_prefix: f.string("targetPrefix")?,
            auth: f.strings("auth")?,
            signature_version: f.required_string("signatureVersion")?,
            xml_namespace: super::shape::xml_namespace(&mut f)?.map(|n| n.uri),
            h2,
            query_compatible: f.value("awsQueryCompatible").is_some(),
        };
        f.ignore(&["uid", "serviceAbbreviation", "checksumFormat", "ripServiceName", "globalEndpoint"]);
        f.finish()?;
        Ok(metadata)
    }
}
