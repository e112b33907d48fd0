//! The wire protocols: the `aws-smithy` implementations, each wrapped in one of ours that mends it.
//!
//! What the rest of the crate uses:
//!
//! - [`protocol`]`(kind, &options) -> SharedClientProtocol`: one object per service; it is a
//!   [`ClientProtocol`](aws_smithy_schema::protocol::ClientProtocol).
//! - [`Protocol::from_trait`]`(id) -> Option<Protocol>`: from the shape id of a protocol trait.
//! - [`CallFacts`]: what an operation's layer stores in the `ConfigBag`, beside `Metadata`.
//! - [`request_id`]`(&response) -> Option<String>`: from the headers, else from an XML body.
//! - [`is_error_document`]`(&response) -> bool`: whether a body is an XML error, whatever its status.
//! - [`is_broken_document`]`(&response) -> bool`: whether a body is the beginning of a document, or none.
//! - [`mended_cbor`]`(&response) -> Option<Response>`: an answer in CBOR with what the crate misreads put right.
//! - [`extra`]: the keys of what error metadata holds besides code and message.
//!
//! ```text
//! serialize_request            deserialize_response         parse_error_metadata
//! json_rpc   crate + query-mode crate                        json_error
//! rest_json  crate + payload    crate                        json_error
//! cbor       crate + no input   crate, body mended           crate + headers
//! rest_xml   crate + no type    our XmlBody behind bindings  xml_error
//! query      crate + type       our XmlBody, `<OpResult>`    xml_error
//! ec2        ours               our XmlBody                  xml_error
//! ```
//! [`parse_error_metadata`](aws_smithy_schema::protocol::ClientProtocol::parse_error_metadata) of every
//! protocol succeeds on any body: what tells nothing yields the status code and its reason.
//!
//! Config-bag entries needed: `Metadata`; `ServiceShapeName` (awsJson, rpcv2Cbor), `ServiceVersion`
//! (awsQuery, ec2Query), `ServiceXmlNamespace` (restXml). A member's `aws.protocols#ec2QueryName` is
//! expected as the member schema's original name (`Schema::with_original_name`). The schema of a list's
//! element that is a structure must have its members, or the XML writer does not look for attributes.

mod cbor;
mod cbor_mend;
mod ec2;
mod ec2_form;
mod error;
mod json_error;
mod json_rpc;
mod query;
mod request;
mod request_id;
mod rest_json;
mod rest_xml;
mod xml_error;

#[cfg(test)]
mod arbitrary;
#[cfg(test)]
mod test_support;

use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

use crate::model::Service;
use crate::value::Reading;

pub(crate) use cbor_mend::mended as mended_cbor;
pub(crate) use error::extra;
pub(crate) use request_id::request_id;
pub(crate) use xml_error::{is_broken_document, is_error_document};

/// The protocols of AWS services.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Protocol {
    AwsJson1_0,
    AwsJson1_1,
    AwsQuery,
    Ec2Query,
    RestJson1,
    RestXml,
    RpcV2Cbor,
}

impl Protocol {
    /// How values are read through it. Its JSON readers take one spelling of a timestamp only, where services send
    /// others.
    pub(crate) fn reading(self) -> Reading {
        let text_times = matches!(self, Protocol::AwsJson1_0 | Protocol::AwsJson1_1 | Protocol::RestJson1);
        Reading { text_times }
    }

    /// Whether an input's members go into several parts of a request.
    pub(crate) fn is_rest(self) -> bool {
        matches!(self, Protocol::RestJson1 | Protocol::RestXml)
    }

    /// In the order in which botocore prefers them where a service offers several.
    const PREFERRED: [Protocol; 7] = [
        Protocol::AwsJson1_0,
        Protocol::AwsJson1_1,
        Protocol::RestJson1,
        Protocol::RestXml,
        Protocol::RpcV2Cbor,
        Protocol::AwsQuery,
        Protocol::Ec2Query,
    ];

    /// The protocol that a trait on a service names.
    pub(crate) fn from_trait(shape_id: &str) -> Option<Self> {
        Some(match shape_id {
            "aws.protocols#awsJson1_0" => Protocol::AwsJson1_0,
            "aws.protocols#awsJson1_1" => Protocol::AwsJson1_1,
            "aws.protocols#awsQuery" => Protocol::AwsQuery,
            "aws.protocols#ec2Query" => Protocol::Ec2Query,
            "aws.protocols#restJson1" => Protocol::RestJson1,
            "aws.protocols#restXml" => Protocol::RestXml,
            "smithy.protocols#rpcv2Cbor" => Protocol::RpcV2Cbor,
            _ => return None,
        })
    }
}

/// What a service's traits say about its protocol.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct ProtocolOptions {
    /// `restXml`'s `noErrorWrapping`: an error's root is `<Error>`.
    pub(crate) no_error_wrapping: bool,
    /// `aws.protocols#awsQueryCompatible`: the service was once awsQuery and keeps its error codes.
    pub(crate) query_compatible: bool,
}

/// What a protocol must know of the operation that its schemas do not tell.
#[derive(Debug, Clone)]
pub(crate) struct CallFacts {
    /// The operation's name.
    pub(crate) operation: &'static str,
    /// Whether it has an input shape; an empty structure is one, `smithy.api#Unit` is not.
    pub(crate) has_input: bool,
    /// Whether an unset payload must be sent as an empty structure even if the input schema does not
    /// show that its payload is one.
    pub(crate) empty_payload_structure: bool,
}

impl Storable for CallFacts {
    type Storer = StoreReplace<Self>;
}

impl CallFacts {
    fn of(cfg: &ConfigBag) -> Option<&Self> {
        cfg.load::<Self>()
    }
}

/// Of the protocols that a service offers, the one that botocore would speak.
pub(crate) fn preferred(service: &Service) -> Option<Protocol> {
    let offered: Vec<Protocol> = service.protocols().filter_map(Protocol::from_trait).collect();
    Protocol::PREFERRED.into_iter().find(|p| offered.contains(p))
}

/// The name of the service that a protocol puts on the wire.
pub(crate) fn wire_name(service: &'static Service, kind: Protocol) -> &'static str {
    let own = service.string(service.record().target_prefix);
    match kind {
        Protocol::AwsJson1_0 | Protocol::AwsJson1_1 | Protocol::RpcV2Cbor if !own.is_empty() => own,
        _ => service.string(service.record().shape_name),
    }
}

/// The protocol object for a service.
pub(crate) fn protocol(kind: Protocol, options: &ProtocolOptions) -> SharedClientProtocol {
    match kind {
        Protocol::AwsJson1_0 => SharedClientProtocol::new(json_rpc::AwsJson::v1_0(options)),
        Protocol::AwsJson1_1 => SharedClientProtocol::new(json_rpc::AwsJson::v1_1(options)),
        Protocol::AwsQuery => SharedClientProtocol::new(query::AwsQuery::new()),
        Protocol::Ec2Query => SharedClientProtocol::new(ec2::Ec2Query::new()),
        Protocol::RestJson1 => SharedClientProtocol::new(rest_json::RestJson::new(options)),
        Protocol::RestXml => SharedClientProtocol::new(rest_xml::RestXml::new(options)),
        Protocol::RpcV2Cbor => SharedClientProtocol::new(cbor::RpcV2Cbor::new(options)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_protocol_trait_gives_the_protocol_of_that_id() {
        for id in [
            "aws.protocols#awsJson1_0",
            "aws.protocols#awsJson1_1",
            "aws.protocols#awsQuery",
            "aws.protocols#ec2Query",
            "aws.protocols#restJson1",
            "aws.protocols#restXml",
            "smithy.protocols#rpcv2Cbor",
        ] {
            let kind = Protocol::from_trait(id).expect(id);
            let made = protocol(kind, &ProtocolOptions::default());
            assert_eq!(made.protocol_id().as_str(), id);
        }
        assert_eq!(Protocol::from_trait("aws.protocols#httpChecksum"), None);
    }
}
