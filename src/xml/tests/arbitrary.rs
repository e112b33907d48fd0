//! Properties: no input panics, and what the crate's writer writes is what we read.

use aws_smithy_schema::codec::{Codec, FinishSerializer};
use aws_smithy_schema::serde::ShapeSerializer;
use aws_smithy_types::DateTime;
use aws_smithy_xml::codec::XmlCodec;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof};
use proptest::sample::select;

use super::sample::{Sample, sample_schema};
use super::tree;
use crate::xml::{Part, XmlBody, XmlDocument};

/// Text of characters that XML can carry, white space and markup among them.
fn text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        select(vec!['<', '>', '&', '"', '\'', ' ', '\t', '\n', '\r', ']', 'é', '\u{1F600}', '\u{85}']),
        any::<char>().prop_filter("an XML character", |c| { matches!(c, ' '..='\u{FFFD}' | '\u{10000}'..) }),
    ];
    vec(character, 0..12).prop_map(String::from_iter)
}

/// The writer leaves tabs in attributes as they are, and in XML they are spaces there.
fn attribute() -> impl Strategy<Value = String> {
    text().prop_map(|text| text.replace('\t', ""))
}

fn leaf() -> impl Strategy<Value = Sample> {
    let scalars = (
        option::of(attribute()),
        option::of(text()),
        option::of(any::<i64>()),
        option::of(any::<f64>().prop_filter("equal to itself", |value| !value.is_nan())),
        option::of(any::<bool>()),
        option::of(vec(any::<u8>(), 0..20)),
        option::of((-62_135_596_800..253_402_300_799_i64, 0..1_000_u32)),
    );
    let lists = (vec(text(), 0..4), vec(text(), 0..4));
    let maps = (btree_map(text(), text(), 0..4), btree_map(text(), text(), 0..4));
    (scalars, lists, maps).prop_map(|(scalars, (items, flat), (map, flat_map))| {
        let (kind, name, count, ratio, on, data, when) = scalars;
        let when = when.map(|(s, ms)| DateTime::from_secs_and_nanos(s, ms * 1_000_000));
        Sample { kind, name, count, ratio, on, data, when, items, flat, map, flat_map, inner: Vec::new() }
    })
}

fn samples() -> impl Strategy<Value = Sample> {
    leaf().prop_recursive(3, 12, 3, |inner| {
        (leaf(), vec(inner, 0..3)).prop_map(|(sample, inner)| Sample { inner, ..sample })
    })
}

/// Pieces of documents, in no sensible order.
fn fragments() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => select(vec![
            "<a>", "</a>", "<Inner>", "</Inner>", "<member>", "</member>", "<Name>", "</Name>", "<Name/>",
            "<flat>", "</flat>", "<FlatMap>", "</FlatMap>", "<key>", "</key>", "<value>", "</value>",
            "<a xsi:kind='", "'>", "'/>", "<Map><entry><K>", "</K><V>", "</V></entry></Map>", "<Count>", "</Count>",
            "<When>", "</When>", "<Data>", "</Data>", "<!--", "-->", "<![CDATA[", "]]>", "<?xml version='1.0'?>",
            "<?p", "?>", "<!DOCTYPE a [", "<!ENTITY b 'c'>", "]>", "&", ";", "&#x", "&#", "&amp;", "\u{feff}", "\r\n",
            "2015-01-25T", "08:00:00", "Z", "Sun, 25 Jan 2015", "1e9", "<Error>", "</Error>", "<Result>", "<html>",
        ]).prop_map(str::to_owned),
        1 => text(),
        1 => Just("<a>".to_owned()),
    ];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Documents with little in them that is not plain.
fn nearly_plain() -> impl Strategy<Value = String> {
    let name = || select(vec!["a", "Bc", "d-e.f", "_g", "a2"]);
    // Between bars.
    let texts = "|||t|a b| |\n  |&amp;|x&lt;y|\r\n|é|]>|>|<a/>|</a>|<a>|]]>|\u{FFFE}|\u{1}|&|<!-- c -->|<![CDATA[<]]>|\
                 <a b='c'/>|<p:a/>|<a >|<2/>|<é/>";
    let text = move || select(texts.split('|').map(str::to_owned).collect::<Vec<_>>());
    let element = |name: &str, inner: &str| format!("<{name}>{inner}</{name}>");
    let leaf = (name(), text()).prop_map(move |(name, text)| element(name, &text));
    let tree = leaf.prop_recursive(6, 40, 5, move |inner| {
        (name(), vec(prop_oneof![3 => inner, 1 => text()], 0..5))
            .prop_map(move |(name, inner)| element(name, &inner.concat()))
    });
    (
        select(vec!["", "<?xml version='1.0'?>\n", "<!-- c -->"]),
        tree,
        select(vec!["", "\n", "<!-- c -->", "<a/>", "t"]),
    )
        .prop_map(|(before, tree, after)| format!("{before}{tree}{after}"))
}

/// Elements are those that the tokens tell of, and a document is refused if they are wrong, wherever its reader stops.
fn assert_read_as_tokenized(body: &[u8]) {
    let expected = tree::tokenized(body).ok();
    let text = String::from_utf8_lossy(body);
    assert_eq!(tree::walked(body).ok(), expected, "{text}");
    assert_eq!(XmlDocument::checked(body).is_ok(), expected.is_some(), "{text}");
    let read = Sample::read(&mut XmlBody::new(body, Part::Root));
    assert!(read.is_err() || expected.is_some() || body.trim_ascii().is_empty(), "{text}");
}

fn read_in_every_way(body: &[u8]) {
    for part in [
        Part::Root,
        Part::Result { operation: String::new() },
        Part::Error { unwrapped: false },
        Part::Error { unwrapped: true },
    ] {
        // Whether it can be read does not matter here, only that it ends.
        let _ = Sample::read(&mut XmlBody::new(body, part));
    }
}

fn write(sample: &Sample) -> Vec<u8> {
    let mut writer = Codec::create_serializer(&XmlCodec::default());
    writer.write_struct(sample_schema(), sample).expect("a writable sample");
    writer.finish()
}

proptest::proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic(body in vec(any::<u8>(), 0..200)) {
        read_in_every_way(&body);
    }

    #[test]
    fn no_fragments_panic(body in fragments()) {
        read_in_every_way(body.as_bytes());
        assert_read_as_tokenized(body.as_bytes());
    }

    #[test]
    fn no_damaged_document_panics(sample in samples(), at in any::<proptest::sample::Index>(), byte in any::<u8>()) {
        let mut body = write(&sample);
        let at = at.index(body.len());
        body[at] = byte;
        read_in_every_way(&body);
        read_in_every_way(&body[..at]);
        assert_read_as_tokenized(&body);
    }

    #[test]
    fn elements_are_those_of_the_tokens(body in nearly_plain(), at in any::<proptest::sample::Index>(), byte in any::<u8>()) {
        let mut body = body.into_bytes();
        assert_read_as_tokenized(&body);
        let at = at.index(body.len());
        assert_read_as_tokenized(&body[..at]);
        body[at] = byte;
        assert_read_as_tokenized(&body);
    }

    #[test]
    fn what_is_written_is_read(sample in samples()) {
        let body = write(&sample);
        let read = Sample::read(&mut XmlBody::new(&body, Part::Root));
        proptest::prop_assert_eq!(read.ok(), Some(sample), "{}", String::from_utf8_lossy(&body));
    }
}
