//! Documents by example.

use std::collections::BTreeMap;

use aws_smithy_schema::prelude;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};

use super::sample::{Sample, union_schema};
use crate::xml::{MAX_DEPTH, Part, XmlBody, XmlDocument};

fn read(document: &str) -> Result<Sample, SerdeError> {
    Sample::read(&mut XmlBody::new(document.as_bytes(), Part::Root))
}

fn sample(document: &str) -> Sample {
    read(document).expect(document)
}

fn name(document: &str) -> Option<String> {
    sample(document).name
}

fn strings<const N: usize>(values: [&str; N]) -> Vec<String> {
    values.map(str::to_owned).to_vec()
}

#[test]
fn simple_members() {
    let read = sample(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- c --><Sample xmlns=\"http://ns\">\n\
         <Name>n</Name><Count> -5\n</Count><Ratio>-Infinity</Ratio><On>true</On>\
         <Data>AA\n E= </Data><Unknown><Name>no</Name></Unknown></Sample>\n",
    );
    assert_eq!(read.name.as_deref(), Some("n"));
    assert_eq!(read.count, Some(-5));
    assert_eq!(read.ratio, Some(f64::NEG_INFINITY));
    assert_eq!(read.on, Some(true));
    assert_eq!(read.data, Some(vec![0, 1]));
    assert!(sample("<a><Ratio>NaN</Ratio></a>").ratio.expect("set").is_nan());
}

#[test]
fn text_is_joined_from_its_pieces() {
    let text = |inside: &str| name(&format!("<a><Name>{inside}</Name></a>")).expect("set");
    assert_eq!(text("a<!-- no -->b<?pi no?><![CDATA[<&amp;>]]>&#99;"), "ab<&amp;>c");
    assert_eq!(text("  "), "  ");
    assert_eq!(text(""), "");
    assert_eq!(text("before<b>no</b>after"), "before");
    assert_eq!(text("é&#x1F600;"), "é\u{1F600}");
    assert_eq!(name("<a><Name/></a>").as_deref(), Some(""));
    assert_eq!(name("<a/>"), None);
}

#[test]
fn namespaces_do_not_matter() {
    assert_eq!(name("<x:a xmlns:x='u'><x:Name>n</x:Name></x:a>").as_deref(), Some("n"));
}

#[test]
fn attributes_are_found_by_any_prefix() {
    for document in [
        "<a xmlns:xsi='u' xsi:kind='k&amp;'/>",
        "<a other='1' x:kind=\"k&#38;\"><Name/></a>",
        "<a kind='k&amp;'/>",
    ] {
        assert_eq!(sample(document).kind.as_deref(), Some("k&"), "{document}");
    }
    assert_eq!(sample("<a><xsi:kind>no</xsi:kind></a>").kind, None);
    let nested = sample("<a><Inner><member/><member xsi:kind='k'/></Inner></a>");
    assert_eq!(nested.inner[0].kind, None);
    assert_eq!(nested.inner[1].kind.as_deref(), Some("k"));
}

#[test]
fn lists_wrapped_and_flattened() {
    let read = sample(
        "<a><flat>1</flat><Items><item>x</item><other>y</other></Items><flat>2</flat>\
         <Name>n</Name><flat/></a>",
    );
    assert_eq!(read.items, strings(["x", "y"]));
    assert_eq!(read.flat, strings(["1", "2", ""]));
    assert_eq!(read.name.as_deref(), Some("n"));
}

#[test]
fn maps_wrapped_and_flattened() {
    let read = sample(
        "<a><Map><entry><V>1</V><K>a</K></entry><entry><K>b</K><V/></entry><entry><K>c</K></entry></Map>\
         <FlatMap><key>x</key><value>1</value></FlatMap><Name/><FlatMap><key>y</key><value>2</value></FlatMap></a>",
    );
    let map = |entries: [(&str, &str); 2]| -> BTreeMap<_, _> {
        entries.map(|(k, v)| (k.to_owned(), v.to_owned())).into()
    };
    assert_eq!(read.map, map([("a", "1"), ("b", "")]));
    assert_eq!(read.flat_map, map([("x", "1"), ("y", "2")]));
}

#[test]
fn members_in_any_order() {
    let read = sample("<a><When>0</When><Name>n</Name><Count>1</Count><When>1</When></a>");
    assert_eq!((read.name.as_deref(), read.count), (Some("n"), Some(1)));
    assert_eq!(read.when.map(|when| when.secs()), Some(1));
}

#[test]
fn an_empty_element_is_no_number() {
    let read = sample("<a><Count/><Ratio> </Ratio><On/><When></When><Data/></a>");
    let expected = Sample { data: Some(Vec::new()), ..Sample::default() };
    assert_eq!(read, expected);
}

#[test]
fn wrong_values_are_errors() {
    for inside in [
        "<Count>1.5</Count>",
        "<Count>99999999999999999999</Count>",
        "<Ratio>x</Ratio>",
        "<On>maybe</On>",
        "<Data>!</Data>",
        "<When>soon</When>",
    ] {
        assert!(read(&format!("<a>{inside}</a>")).is_err(), "{inside}");
    }
}

#[test]
fn an_error_does_not_repeat_the_value() {
    for inside in ["<Count>s3cret</Count>", "<When>s3cret</When>", "<Data>s3cret!</Data>"] {
        let error = read(&format!("<a>{inside}</a>")).expect_err(inside);
        assert!(!error.to_string().contains("s3cret"), "{error}");
    }
}

#[test]
fn what_is_not_well_formed_is_an_error() {
    for document in [
        "x",
        "<a>",
        "<a></b>",
        "<a/><b/>",
        "<a></x:a>",
        "<a",
        "<a>&nbsp;</a>",
        "<a>&</a>",
        "<a b='&x;'/>",
        "<a b=c/>",
        "<a>]]></a>",
        "<a><!-- -- --></a>",
        "<a><![CDATA[</a>",
        "</a>",
        "<a>\u{1}</a>",
        "<?xml version='1.0'?>",
    ] {
        assert!(read(document).is_err(), "{document}");
    }
    assert!(XmlDocument::checked(b"<a>\xff</a>").is_err());
}

#[test]
fn a_document_type_is_refused() {
    let bomb = "<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;&b;'>]><a>&c;</a>";
    let external = "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>";
    for document in [bomb, external, "<!DOCTYPE html><a/>"] {
        assert!(read(document).is_err(), "{document}");
    }
}

#[test]
fn depth_is_bounded() {
    let nested = |depth: usize| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
    assert!(XmlDocument::checked(nested(MAX_DEPTH).as_bytes()).is_ok());
    assert!(XmlDocument::checked(nested(MAX_DEPTH + 1).as_bytes()).is_err());
    assert!(XmlDocument::checked(nested(1_000_000).as_bytes()).is_err());
}

#[test]
fn an_empty_body_has_no_members() {
    for body in ["", " \r\n"] {
        assert_eq!(sample(body), Sample::default());
        assert!(XmlBody::new(body.as_bytes(), Part::Root).read_string(&prelude::STRING).is_err());
    }
}

#[test]
fn an_unknown_variant_of_a_union_is_told() {
    let variants = |document: &str| {
        let mut seen = Vec::new();
        let mut body = XmlBody::new(document.as_bytes(), Part::Root);
        let read = body.read_struct(union_schema(), &mut |member, _| {
            seen.push(member.member_index());
            Ok(())
        });
        read.map(|()| seen).expect(document)
    };
    assert_eq!(variants("<u><Name>n</Name></u>"), [Some(1)]);
    assert_eq!(variants("<u><New>n</New></u>"), [None]);
    assert_eq!(variants("<u/>"), []);
}

#[test]
fn what_is_not_read_is_read_past() {
    let document = "<a><Unknown><p:b x='>'>&lt;</p:b ><!-- </a> --><Name>no</Name></Unknown><Name>n</Name><Unknown/></a>";
    assert_eq!(name(document).as_deref(), Some("n"));
}

#[test]
fn a_body_can_be_read_twice() {
    let mut body = XmlBody::new(b"<a><Name>n</Name></a>", Part::Root);
    let first = Sample::read(&mut body).expect("a sample");
    assert_eq!(Sample::read(&mut body).expect("a sample"), first);
}
