"""Values for odd answers: a small right one, and odd ones at a place of each kind that an output has."""

import datetime
import json
import random

import encode_cbor
import encode_success
import encode_xml
from encode_base import XML_PROTOCOLS, Style, Wire, can_carry

MOMENT = datetime.datetime(2021, 3, 14, 15, 9, 26, 535000, tzinfo=datetime.timezone.utc)
SCALARS = {'boolean': True, 'integer': 5, 'long': 2 ** 40, 'float': 0.5, 'double': -2.25, 'timestamp': MOMENT,
           'blob': b'\0\xffblob'}
CONTAINERS = ('structure', 'list', 'map')
WHOLE = ['"12"', '" 12 "', '12.0', '12.7', '"12.7"', '1e3', '"1e3"', '99999999999999999999', '"99999999999999999999"',
         '-0', '""', '"abc"', 'true', '[]', '{}', '"0x10"', '"+5"', '"1_000"', '"\u0661\u0662"', '1e400', '9007199254740993']
REAL = ['"1.5"', '5', '"5"', '1e400', '"1e400"', '"NaN"', '"nan"', '"inf"', '"-Infinity"', '"+Infinity"', 'true', '""',
        '"abc"', '[]', '" 1.5 "', '123456789012345678901234567890', '0.' + '3' * 60, '-0.0', '"-0"', '4.9e-324', '1E-400']
TIMES = ['"1700000000"', '1700000000000', '"2023-11-14"', '"20231114T221320Z"', '"2023-11-14T22:13:20"', '1e400', '"NaN"',
         '"2023-11-14T22:13:20.123456789Z"', '"2023-11-14 22:13:20Z"', '"2023-11-14t22:13:20z"', '""', '"yesterday"', 'true',
         '"Tue, 14 Nov 2023 22:13:20 +0000"', '"Tuesday, 14-Nov-23 22:13:20 GMT"', '"Tue Nov 14 22:13:20 2023"', '-1e10',
         '"2023-02-30T00:00:00Z"', '"2016-12-31T23:59:60Z"', '"0000-01-01T00:00:00Z"', '"10000-01-01T00:00:00Z"', '[]', '{}']
ODD = {
    'integer': WHOLE, 'long': WHOLE, 'float': REAL, 'double': REAL, 'timestamp': TIMES,
    'boolean': ['"true"', '"false"', '"TRUE"', '"True"', '"1"', '1', '0', '""', '"yes"', '[]', '{}', '0.0', '" true "'],
    'string': ['5', '5.0', '1e3', 'true', '[]', '{}', '["a"]', '{"a": 1}', '12345678901234567890', '"\\ud800"'],
    'blob': ['"YQ"', '"YQ=="', '"YR=="', '"not base64!"', '"-_-_"',
             '"YWI=YWI="', '" Y Q = = "', '""', '5', 'true', '[]', '[1, 2]'],
    'structure': ['"text"', '""', '5', '[]', '[{}]', 'true', '{"unknown": {}}'],
    'list': ['{}', '"text"', '""', '5', 'true', '[[]]', '[null]', '{"member": []}', '[{}]'],
    'map': ['[]', '"text"', '""', '5', 'true', '[{}]', '{"": null}', '{"a": {}}', '{"a": []}', '{"a": 1, "a": 2}'],
    'union': ['{}', '{"unknown": {}}', '{"unknown": 1, "unknown2": 2}', '{"__type": "x#y"}', '{"__type": "x#y", "unknown": 1}',
              '[]', '"text"'],
}


def sample(shape, rng, protocol, depth=0):
    """A value with something in most places, at most a few levels deep."""
    if shape is None:
        return {}
    kind = shape.type_name
    if kind == 'structure':
        if shape.metadata.get('document'):
            return {'a': [1, None, 'text']}
        members = [(n, m) for n, m in shape.members.items() if depth < 3 or m.type_name not in CONTAINERS]
        members = members or list(shape.members.items()) if depth < 8 else members
        if shape.metadata.get('union'):
            members = [rng.choice(members)] if members else []
        return {n: bound(m, rng, protocol, depth) for n, m in members}
    if kind == 'list':
        return [sample(shape.member, rng, protocol, depth + 1) for _ in range(2)] if depth < 8 else []
    if kind == 'map':
        return {f'key{i}': sample(shape.value, rng, protocol, depth + 1) for i in range(2)} if depth < 8 else {}
    return SCALARS.get(kind, 'a string')


def bound(member, rng, protocol, depth):
    location = member.serialization.get('location')
    return 200 if location == 'statusCode' else sample(member, rng, protocol, depth + 1)


def places(shape):
    """The first place of each kind that an output has, by kind: its path."""
    found = {}
    # An unstructured payload is the body itself, which is odd elsewhere.
    payload = shape.serialization.get('payload')
    members = {n: m for n, m in shape.members.items() if n != payload or m.type_name == 'structure'}
    for name, member in members.items():
        look(member, (name,), found, set())
    return found


def look(shape, path, found, seen):
    serialization = shape.serialization
    where = serialization.get('location')
    if shape.metadata.get('document') or serialization.get('xmlAttribute') or where in ('headers', 'statusCode'):
        return
    kind = 'union' if shape.metadata.get('union') else shape.type_name
    found.setdefault(f'{kind} in a header' if where else kind, path)
    if shape.name in seen or len(path) > 6:
        return
    seen.add(shape.name)
    if shape.type_name == 'structure':
        for name, member in shape.members.items():
            look(member, (*path, name), found, seen)
    elif shape.type_name == 'list':
        look(shape.member, (*path, 0), found, seen)
    elif shape.type_name == 'map':
        look(shape.value, (*path, None), found, seen)


def at(path, leaf):
    """A value with a leaf at a path and nothing else."""
    for step in reversed(path):
        leaf = [leaf] if step == 0 else {'key': leaf} if step is None else {step: leaf}
    return leaf


def odd_values(operation_model, protocol, rng, plain):
    """For each kind of value a few odd ones: all of them are met when many operations are."""
    shape, made = operation_model.output_shape, []
    if shape is None:
        return made
    for kind, path in places(shape).items():
        header = kind.endswith(' in a header')
        forms = [f for f in ODD.get(kind.split(' ')[0], []) if not header or can_carry(protocol, 'header', bare(f))]
        for form in rng.sample(forms, min(3, len(forms))):
            wire = Wire(bare(form)) if header else odd(form, kind, protocol, rng)
            answer = encode_success.encode(operation_model, protocol, at(path, wire), plain)
            made.append((f'{kind} as {form[:40]}', answer))
    return made


def bare(form):
    """What a text in JSON's quotes is without them."""
    return form[1:-1] if form.startswith('"') else form


def odd(form, kind, protocol, rng):
    """An odd form of the table, which is JSON, in a protocol."""
    if protocol in XML_PROTOCOLS:
        # Of containers XML has one odd form more than text: elements that do not belong.
        if kind in (*CONTAINERS, 'union') and form[0] in '[{':
            children = [encode_xml.leaf(n, 'text') for n in rng.choice([['unknown'], ['unknown', 'unknown2'], ['entry'], []])]
            return encode_xml.Element('', children)
        return Wire('' if form in ('[]', '{}') else bare(form))
    return Wire(form, cbor(form))


def cbor(form):
    """The item of CBOR that stands for a JSON text, and for numbers that JSON alone has, a bignum."""
    plain = Style(random.Random(0))
    try:
        value = json.loads(form)
    except ValueError:
        value = form
    if isinstance(value, int) and not -2 ** 64 <= value < 2 ** 64:
        return b'\xc2' + encode_cbor.blob(abs(value).to_bytes(16, 'big'), plain)
    if isinstance(value, str) and '\ud800' in value:
        return b'\x63\xed\xa0\x80'
    return encode_cbor.untyped(value, plain)
