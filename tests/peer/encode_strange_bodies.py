"""Odd bodies, by what a protocol's bodies are made of."""

import dataclasses

import encode_cbor
import encode_xml
import encode_xml_text
from encode_base import REST_PROTOCOLS, XML_PROTOCOLS, Style
from encode_success import namespace

DEPTH = 2000


def is_json(protocol):
    return protocol in ('json', 'rest-json')


def invalid_text(body, rng):
    """The body with a byte in it that no UTF-8 has."""
    cut = rng.randrange(len(body) + 1)
    return body[:cut] + rng.choice([b'\xff', b'\xc3', b'\xed\xa0\x80', b'\xc0\x80', b'\xf5\x80\x80\x80']) + body[cut:]


def any_protocol(right, protocol, rng):
    """Bodies of the other protocols, and of none."""
    others = {
        'JSON': (b'{"message": "hello", "Items": [{"Id": 1}], "__type": "x"}', is_json(protocol)),
        'XML': (b'<?xml version="1.0"?><R xmlns="urn:x"><RResult><Id>1</Id></RResult></R>', protocol in XML_PROTOCOLS),
        'CBOR': (b'\xbf\x65Items\x81\xa1\x62Id\x01\xff', protocol == 'smithy-rpc-v2-cbor'),
    }
    made = [(f'body of {n}', dataclasses.replace(right, body=b)) for n, (b, same) in others.items() if not same]
    noise = bytes(rng.randrange(256) for _ in range(rng.randrange(1, 40)))
    bodies = {
        'plain text': b'OK', 'noise': noise, 'one NUL': b'\0', 'form': b'Action=Describe&Version=1',
        'gzip without being told': b'\x1f\x8b\x08\0\0\0\0\0\0\x03\xab\xae\x05\0\x43\xbf\xa6\xa3\x02\0\0\0',
        'event stream': b'\0\0\0\x10\0\0\0\0\x05\xc2\x48\xeb\x7d\x98\xc8\xff',
    }
    return made + [(f'{n} for a body', dataclasses.replace(right, body=b)) for n, b in bodies.items()]


def of_protocol(operation_model, protocol, right, rng):
    if is_json(protocol):
        bodies = json_bodies(right.body)
    elif protocol in XML_PROTOCOLS:
        bodies = {**xml_bodies(right.body), **roots(operation_model, protocol, right.body, rng)}
    else:
        bodies = cbor_bodies(right.body)
    return [(n, dataclasses.replace(right, body=b)) for n, b in bodies.items()]


def json_bodies(body):
    text = body.decode(errors='replace')
    wrapped = {'an array': f'[{text}]', 'a string': '"text"', 'a number': '5', 'null': 'null', 'true': 'true',
               'an empty array': '[]', 'an empty string': '""', 'an empty object': '{}', 'NaN': 'NaN'}
    made = {f'{n} at the top': b.encode() for n, b in wrapped.items()}
    inner = text.strip()[1:-1] if text.startswith('{') else ''
    comma = ',' if inner else ''
    return made | {
        'every member twice': f'{{{inner}{comma}{inner}}}'.encode(),
        'a comma too many': f'{{{inner},}}'.encode(),
        'a comment': f'{{/* c */{inner}}}'.encode(),
        'two objects': (text + text).encode(),
        'deep nesting of what is unknown': f'{{"unknown": {"[" * DEPTH}{"]" * DEPTH}{comma}{inner}}}'.encode(),
        'deep nesting without an end': b'{"unknown": ' + b'[' * DEPTH,
        'a lone surrogate in a name': f'{{"\\ud800": 1{comma}{inner}}}'.encode(),
        'control characters in a string': f'{{"unknown": "a\nb\0c"{comma}{inner}}}'.encode(),
        'numbers that are none': f'{{"unknown": [NaN, Infinity, -Infinity]{comma}{inner}}}'.encode(),
        'numbers badly written': f'{{"unknown": [01, .5, 1., +1, 0x10]{comma}{inner}}}'.encode(),
        'great numbers': f'{{"unknown": [{"9" * 400}, 1e999, 0.{"3" * 400}, -{"9" * 40}.5e-400]{comma}{inner}}}'.encode(),
        'quotes of the wrong kind': text.replace('"', "'").encode(),
        'UTF-16': text.encode('utf-16'),
        'an empty name': f'{{"": 1{comma}{inner}}}'.encode(),
        'names in another case': text.swapcase().encode(),
    }


def xml_bodies(body):
    """Spellings of the document as text: its declaration is taken off and others put in its place."""
    text = body.decode(errors='replace')
    bare = text[text.index('?>') + 2:].strip() if text.startswith('<?xml') else text
    name = bare[1:].split('>')[0].split(' ')[0].rstrip('/') or 'a'
    bombs = ''.join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 4}">' for i in range(1, 7))
    return {
        'a DOCTYPE': f'<?xml version="1.0"?><!DOCTYPE {name}>{bare}'.encode(),
        'a DOCTYPE with an entity': put(bare, '&own;', f'<!DOCTYPE {name} [<!ENTITY own "text">]>'),
        'a DOCTYPE with an external entity': put(bare, '&ext;', f'<!DOCTYPE {name} [<!ENTITY ext SYSTEM "file:///nowhere">]>'),
        'entities of entities': put(bare, '&e6;', f'<!DOCTYPE {name} [<!ENTITY e0 "ha">{bombs}]>'),
        'a DOCTYPE with elements': f'<!DOCTYPE {name} [<!ELEMENT {name} ANY><!ATTLIST {name} a CDATA "b">]>{bare}'.encode(),
        'an entity of HTML': put(bare, '&nbsp;', ''),
        'an ampersand alone': put(bare, 'a & b', ''),
        'a reference to no character': put(bare, '&#0;', ''),
        'a reference beyond Unicode': put(bare, '&#x110000;', ''),
        'text at the top': put(bare, 'text', ''),
        'elements badly nested': put(bare, '<a><b></a></b>', ''),
        'an element unclosed': put(bare, '<a>', ''),
        'an attribute twice': put(bare, '<a b="1" b="2"/>', ''),
        'a prefix undeclared': put(bare, '<p:a/>', ''),
        'an attribute without quotes': put(bare, '<a b=1/>', ''),
        'two roots': (bare + bare).encode(),
        'text after the root': (bare + 'text').encode(),
        'a declaration alone': b'<?xml version="1.0" encoding="UTF-8"?>',
        'a comment alone': b'<!-- nothing -->',
        'a comment unclosed': (bare + '<!-- ').encode(),
        'two hyphens in a comment': put(bare, '<!-- a -- b -->', ''),
        'CDATA unclosed': put(bare, '<a><![CDATA[x</a>', ''),
        'version 1.1': f'<?xml version="1.1"?>{bare}'.encode(),
        'a declaration of Latin-1': f'<?xml version="1.0" encoding="ISO-8859-1"?>{bare}'.encode(),
        'a declaration of no encoding': f'<?xml version="1.0" encoding="none"?>{bare}'.encode(),
        'UTF-16': f'<?xml version="1.0" encoding="UTF-16"?>{bare}'.encode('utf-16'),
        'deep nesting of what is unknown': put(bare, '<d>' * DEPTH + '</d>' * DEPTH, ''),
        'names in another case': bare.swapcase().encode(),
        'a NUL': put(bare, '\0', ''),
    }


def put(bare, content, doctype):
    """The document with content at the end of its root."""
    end = bare.rfind('</')
    if end < 0:
        return f'{doctype}<a>{content}</a>'.encode()
    return f'{doctype}{bare[:end]}{content}{bare[end:]}'.encode()


def roots(operation_model, protocol, body, rng):
    """Other roots, and wrappers too few or too many."""
    text = body.decode(errors='replace')
    bare = text[text.index('?>') + 2:].strip() if text.startswith('<?xml') else text
    shape, name = operation_model.output_shape, operation_model.name
    plain = Style(rng)

    def document(*elements, root='Other', spaced=True):
        made = encode_xml.Element(root, list(elements))
        return encode_xml_text.document(made, namespace(operation_model) if spaced else '', plain)

    start, end = bare.find('>') + 1, bare.rfind('</')
    inner = bare[start:end] if 0 < start <= end else ''
    made = {
        'another root': f'<Other>{inner}</Other>'.encode(),
        'another namespace': f'<{name}Response xmlns="urn:other">{inner}</{name}Response>'.encode(),
        'a root around the root': f'<Outer>{bare}</Outer>'.encode(),
        'the root alone': document(root=f'{name}Response'),
        'a root of an error': document(encode_xml.Element('Error'), root='ErrorResponse'),
    }
    wrapper = shape.serialization.get('resultWrapper') if shape is not None else None
    if wrapper and protocol not in REST_PROTOCOLS:
        made |= {
            'the result alone': document(root=wrapper),
            'the result twice': document(encode_xml.Element(wrapper), encode_xml.Element(wrapper), root=f'{name}Response'),
            'another result': document(encode_xml.Element('OtherResult'), root=f'{name}Response'),
        }
    return made


def cbor_bodies(body):
    """Items that are no map, and maps that rpcv2Cbor does not have."""
    nested = b'\x81' * DEPTH + b'\x01'
    entry = (lambda item: b'\xbf' + b'\x67unknown' + item + (body[1:-1] if body[:1] == b'\xbf' else b'') + b'\xff')
    return {
        'an array at the top': b'\x81' + body, 'an integer at the top': b'\x05', 'null at the top': b'\xf6',
        'undefined at the top': b'\xf7', 'text at the top': b'\x64text', 'bytes at the top': b'\x44text',
        'an empty map': b'\xa0', 'an empty map of indefinite length': b'\xbf\xff', 'a break alone': b'\xff',
        'the tag of CBOR itself': b'\xd9\xd9\xf7' + body, 'a tag around the map': b'\xc1' + body,
        'reserved information': entry(b'\x1c'), 'a simple value without meaning': entry(b'\xe0'),
        'a simple value in two bytes': entry(b'\xf8\xff'), 'text as a date': entry(b'\xc0\x742020-01-01T00:00:00Z'),
        'text as an epoch': entry(b'\xc1\x61x'), 'NaN as an epoch': entry(b'\xc1\xf9\x7e\x00'),
        'a bignum': entry(b'\xc2\x49\x01' + bytes(8)), 'a decimal fraction': entry(b'\xc4\x82\x21\x19\x6a\xb3'),
        'a length beyond the end': b'\xa1\x67unknown\x5b' + b'\xff' * 8, 'a count beyond the end': b'\x9b' + b'\xff' * 8,
        'a map without its end': b'\xbf' + b'\x67unknown', 'a key that is a number': b'\xa1\x01\x02',
        'a key that is a map': b'\xa1\xa0\x02', 'a key twice': b'\xa2\x61a\x01\x61a\x02',
        'text that is no UTF-8': entry(b'\x62\xc3\x28'),
        'a string of pieces of another kind': entry(b'\x7f\x41a\xff'),
        'pieces cut within a character': entry(b'\x7f\x61\xc3\x61\xa9\xff'),
        'deep nesting of what is unknown': entry(nested), 'deep nesting without an end': b'\x81' * DEPTH,
        'a break for a value': b'\xbf\x61a\xff', 'negative beyond 64 bits': entry(b'\x3b' + b'\xff' * 8),
        'unsigned beyond 63 bits': entry(encode_cbor.head(0, 2 ** 64 - 1, Style(None))),
    }
