"""What the encoders of answers share: the answer, the style it is written in, and the limits of what it can carry."""

import dataclasses
import random
import re

XML_PROTOCOLS = ('rest-xml', 'query', 'ec2')
REST_PROTOCOLS = ('rest-json', 'rest-xml')

# XML 1.0, production 2 (Char). No spelling, not even a character reference, can carry the others.
XML_TEXT = re.compile('[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*')
SURROGATE = re.compile('[\ud800-\udfff]')
# RFC 9110, 5.5: visible characters with spaces between them; above ASCII only what Latin-1 shows.
HEADER_VALUE = re.compile('(?:[\x21-\x7e\xa1-\xff](?:[\x20-\x7e\xa0-\xff]*[\x21-\x7e\xa1-\xff])?)?')
# RFC 9110, 5.6.2 (token). Lower case alone: HTTP libraries do not keep the case of a name.
HEADER_NAME = re.compile("[!#$%&'*+.^_`|~0-9a-z-]+")


class Unsupported(Exception):
    """The protocol has no way to send this."""


@dataclasses.dataclass
class Answer:
    """An HTTP answer. Header values are Latin-1. Content-Length is among the headers unless the status forbids it."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


@dataclasses.dataclass
class Style:
    """How an answer is written. All choices are drawn from `rng` alone, so that equal seeds give equal bytes.

    shuffle   members and entries in another order, wherever the protocol says that order carries nothing
    unknown   adds members, elements, attributes and headers that the model lacks, scalar and nested, at every depth
    nulls     JSON and CBOR: members that are absent are sent as null
    holes     JSON and CBOR: nulls that the value does not have, inside lists and maps, whether sparse or not
    spelling  other legal spellings of the same value
    """

    rng: random.Random
    shuffle: bool = False
    unknown: bool = False
    nulls: bool = False
    holes: bool = False
    spelling: bool = False

    def coin(self, chance=0.5):
        return self.rng.random() < chance

    def spells(self, chance=0.5):
        """Whether to spell the next thing otherwise than is usual."""
        return self.spelling and self.coin(chance)

    def shuffled(self, items):
        items = list(items)
        if self.shuffle:
            self.rng.shuffle(items)
        return items


@dataclasses.dataclass
class Wire:
    """Stands in a value for what no value of the shape gives: JSON or the text of XML and headers, or an item of CBOR."""

    text: str = ''
    data: bytes = b''


def can_carry(protocol, location, text):
    """Whether a string survives in an answer.

    location  'body' or None (members, map keys, XML attributes, messages of errors), 'payload' (a string that is the
              whole body), 'header' or 'headers' (a value), 'header name' (the key of a map bound to prefixed headers,
              without the prefix), 'jsonvalue' (JSON in a header: base64 makes it ASCII)

    Lone surrogates are no text, so nothing carries them. Else JSON and CBOR carry every string; XML only the characters
    that XML 1.0 has; headers what Latin-1 shows, with no space at either end.
    """
    if SURROGATE.search(text):
        return False
    if location in ('header', 'headers'):
        return HEADER_VALUE.fullmatch(text) is not None
    if location == 'header name':
        return HEADER_NAME.fullmatch(text) is not None
    if location in ('body', None) and protocol in XML_PROTOCOLS:
        return XML_TEXT.fullmatch(text) is not None
    return True


def check_text(protocol, location, text):
    if not can_carry(protocol, location, text):
        raise Unsupported(f'{protocol} carries no {text!r} in its {location}')
    return text


def wire_name(shape, name):
    """The name of a member on the wire, outside XML's flattened lists."""
    return shape.serialization.get('name') or name


def is_union(shape):
    return bool(shape.metadata.get('union'))


def is_document(shape):
    return bool(shape.metadata.get('document'))


def unknown_name(style, taken):
    """A name that the structure does not have."""
    while True:
        name = style.rng.choice(['unknown', 'Unknown', 'newMember', 'NewMember', 'x']) + str(style.rng.randrange(1000))
        if name not in taken:
            return name


def unknown_value(style, depth=0):
    """A value that no model knows, scalar or nested."""
    rng = style.rng
    kind = rng.randrange(7 if depth < 3 else 5)
    if kind == 5:
        return [unknown_value(style, depth + 1) for _ in range(rng.randrange(4))]
    if kind == 6:
        return {f'm{i}': unknown_value(style, depth + 1) for i in range(rng.randrange(4))}
    return [rng.choice(['', 'text', '\u2603 <&>"']), rng.randrange(-10 ** 6, 10 ** 6), 0.25, rng.random() < 0.5, 'null'][kind]


def request_id(style):
    digits = f'{style.rng.getrandbits(128):032x}'
    return '-'.join([digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]])


def has_header(headers, name):
    return any(n.lower() == name.lower() for n, _ in headers)


def finish(status, headers, body, style):
    """The answer with its length, its headers in the style."""
    headers = list(headers)
    if status not in (204, 304) and not has_header(headers, 'Content-Length'):
        headers.append(('Content-Length', str(len(body))))
    if style.unknown:
        headers += [('X-Unknown-Header', 'a "value", of no model'), ('Vary', 'Accept-Encoding'), ('X-Unknown-Empty', '')]
    return Answer(status, style.shuffled(headers), body)
