//! Rules as a whole: every service's are read, calls resolve as the services' documentation says.

use aws_smithy_types::Document;
use serde_json::{Value as Json, json};

use super::*;
use crate::value::structure_from_json;

fn operation(service: &str, operation: &str) -> &'static Operation {
    model::service(service).unwrap().operation(operation).unwrap()
}

fn input(operation: &'static Operation, json: Json) -> Structure {
    let shape = operation.input().unwrap_or_else(model::unit);
    structure_from_json(shape, &json, &mut || "token".into()).unwrap()
}

fn resolved(name: (&str, &str), json: Json, config: &EndpointConfig) -> Result<Endpoint, EndpointError> {
    let operation = operation(name.0, name.1);
    resolve(operation, &input(operation, json), config, Some("123456789012"))
}

fn url(name: (&str, &str), json: Json, config: &EndpointConfig) -> String {
    resolved(name, json, config).unwrap().url().to_owned()
}

#[test]
fn every_services_rules_are_read_and_every_operation_has_a_plan() {
    for service in model::services() {
        let rules = Rules::of(service).unwrap();
        if let Err(fault) = &rules.rule_set {
            panic!("{}: {fault:?}", service.name());
        }
        for operation in service.operations() {
            let (_, plan) = Rules::of_operation(operation).map_err(|f| (operation, f)).unwrap();
            assert_eq!(plan.len(), rules.rule_set.as_ref().unwrap().parameters.len());
        }
    }
}

#[test]
fn a_regional_call_goes_to_its_region() {
    let ec2 = ("ec2", "DescribeVpcs");
    let at = |region: &str| EndpointConfig::new(region);
    assert_eq!(url(ec2, json!({}), &at("eu-west-1")), "https://ec2.eu-west-1.amazonaws.com");
    assert_eq!(url(ec2, json!({}), &at("cn-north-1")), "https://ec2.cn-north-1.amazonaws.com.cn");
    let fips = at("us-east-1").with_fips(true);
    assert_eq!(url(ec2, json!({}), &fips), "https://ec2-fips.us-east-1.amazonaws.com");
    assert_eq!(url(ec2, json!({}), &at("fips-us-east-1")), url(ec2, json!({}), &fips));
    assert_eq!(url(ec2, json!({}), &at("us-east-1-fips")), url(ec2, json!({}), &fips));
    let dual = at("us-east-1").with_dual_stack(true);
    assert_eq!(url(ec2, json!({}), &dual), "https://ec2.us-east-1.api.aws");
}

#[test]
fn a_custom_url_stands_as_it_is_whatever_else_is_asked_for() {
    let config = EndpointConfig::new("us-east-1").with_endpoint_url(Some("http://localhost:4566".into()));
    let both = config.clone().with_fips(true).with_dual_stack(true);
    for config in [&config, &both] {
        assert_eq!(url(("ec2", "DescribeVpcs"), json!({}), config), "http://localhost:4566");
    }
}

#[test]
fn a_global_service_signs_where_its_rules_say() {
    let endpoint = resolved(("iam", "ListUsers"), json!({}), &EndpointConfig::new("eu-west-1")).unwrap();
    let Some(Document::Array(schemes)) = endpoint.properties().get("authSchemes") else {
        panic!("{endpoint:?}")
    };
    let scheme = schemes[0].as_object().unwrap();
    assert_eq!(endpoint.url(), "https://iam.amazonaws.com");
    assert_eq!(scheme["name"], Document::String("sigv4".into()));
    assert_eq!(scheme["signingRegion"], Document::String("us-east-1".into()));
}
