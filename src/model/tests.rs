//! Every descriptor reads whole; damaged ones read as something harmless.

use proptest::prelude::*;

use super::{CATALOG, Kind, Service, Shape, service, services};

#[test]
fn every_shape_of_every_service_reads_whole() {
    for service in services() {
        assert!(!service.operations().is_empty(), "{}", service.name());
        for index in 0..service.shape_count() {
            let shape = service.shape(index as u32);
            assert!(!shape.name().is_empty(), "{} {index}", service.name());
            let expected = match shape.kind() {
                Kind::List => 1..=1,
                Kind::Map => 2..=2,
                Kind::Structure | Kind::Union => 0..=usize::MAX,
                _ => 0..=0,
            };
            let members = shape.members();
            assert!(expected.contains(&members.len()), "{} {shape:?}", service.name());
            assert!(members.iter().all(|m| !m.name().is_empty()), "{} {shape:?}", service.name());
        }
    }
}

#[test]
fn a_shape_may_hold_itself() {
    let put = service("dynamodb").unwrap().operation("put_item").unwrap();
    let item = put.input().unwrap().member("Item").unwrap().target();
    let value: &Shape = item.element().unwrap().target();
    let list = value.member("L").unwrap().target();
    assert!(std::ptr::eq(list.element().unwrap().target(), value));
    let _ = put.input_schema();
}

#[test]
fn protocols_without_a_name_are_none() {
    assert!(services().all(|s| s.protocols().len() > 0 && s.protocols().all(|p| p.contains("protocols#"))));
}

/// Reads all that reading a shape's own record can reach.
fn walk(bytes: Vec<u8>) {
    let length = bytes.len();
    // What a service is made of lives as long as the process; these are small.
    let service: &'static Service = Box::leak(Box::new(Service::read(CATALOG[0], bytes.leak())));
    assert!(service.shape_count() <= length && service.operations().len() <= length);
    for operation in service.operations() {
        let _ = (operation.name(), operation.waiters(), operation.is_paginated());
    }
    for index in (0..service.shape_count() as u32).take(64) {
        let shape = service.shape(index);
        let _ = (shape.name(), shape.kind(), shape.enum_values());
    }
    let _ = service.rule_set();
    let _ = (service.title(), service.api_version(), service.protocols().count(), service.shape(u32::MAX));
}

/// The smallest descriptor there is, so that a case costs little.
fn smallest() -> &'static [u8] {
    CATALOG.iter().map(|e| (e.descriptor)()).min_by_key(|d| d.len()).unwrap_or_default()
}

#[test]
fn truncated_descriptors_read_without_harm() {
    let whole = smallest();
    (0..whole.len()).step_by(13).for_each(|n| walk(whole[..n].to_vec()));
}

proptest! {
    #[test]
    fn damaged_descriptors_read_without_harm(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..16),
        in_header in prop::collection::vec((0..32usize, any::<u8>()), 0..4),
    ) {
        let mut bytes = smallest().to_vec();
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        for (at, byte) in in_header {
            bytes[at] = byte;
        }
        walk(bytes);
    }

    #[test]
    fn any_bytes_read_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        walk(bytes);
    }
}
