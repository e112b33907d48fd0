"""Makes inputs and outputs of any shape that botocore has: small ones, whole ones, and awkward ones by chance.

All that is made depends on the seed alone, so that one case can be made again.
"""

import datetime
import json
import math
import re

UTC = datetime.timezone.utc
# Of one shape on the way down; deeper members are left out.
DEPTH = 3
HEADER_NAME = re.compile(r"[a-z0-9!#$%&'*+.^_`|~-]+")
# Values in one input; beyond it only what is required is made.
BUDGET = 1500

AWKWARD = [
    '', ' ', 'a b', ' lead', 'trail ', '/', '//', '+', '%', '&', '=', '?', '#', 'a/b+c%d&e=f?g#h i', '%2F', '..', '.',
    '../x', '~*!()\'', '"quoted, \\"', '<&>"\'', 'null', 'true', '0', '\u00e9\u00fc\u00df', '\u4f60\u597d', '\U0001f600\U0001d4b3',
    'e\u0301', '\u2028\u2029', 'line\nbreak\ttab', '\u00a0', '$a{b}[c]^|`', 'a,b', 'a;b:c@d', '{"a": 1}', 'x' * 300,
]
# What stands in a header or in a host's name.
HEADER = ['a b', 'a/b+c%d&e=f?g#h i', '~*!()\'', '"quoted, \\"', '<&>"\'', 'a,b', '{"a": 1}', 'x' * 300, '0', 'a=b; c=d']
INTEGERS = [0, 1, -1, 42, 2**31 - 1, -(2**31)]
LONGS = [*INTEGERS, 2**53, -(2**53), 2**63 - 1, -(2**63)]
FLOATS = [0.0, -0.0, 1.0, 1.5, -2.25, 0.1, 1e-7, 1e16, 1e22, 1.7976931348623157e308, 5e-324, -1e300,
          math.nan, math.inf, -math.inf]
FLOATS_32 = [0.0, -0.0, 1.0, 1.5, -2.25, 65536.0, 2.0**-20, 2.0**70, math.nan, math.inf, -math.inf]
MOMENTS = [
    datetime.datetime(1970, 1, 1, tzinfo=UTC),
    datetime.datetime(1969, 12, 31, 23, 59, 59, 500000, UTC),
    datetime.datetime(1900, 1, 1, 12, 0, 0, tzinfo=UTC),
    datetime.datetime(2015, 1, 8, 16, 5, 9, 123000, UTC),
    datetime.datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC),
    datetime.datetime(2099, 12, 31, 23, 59, 59, 999000, UTC),
]
DOCUMENTS = [{}, [], 'text', '', True, 0, -1.5, None, {'a': [1, {'b': None}], '\U0001f600': '<&>'}, [[], {}, 'x', 2**53]]


class Generator:
    """`answers`: what a server sends, where a value of text is bound by what the protocol can carry."""

    def __init__(self, rng, fill, can_carry=None):
        self.rng = rng
        # 0: required members only; 1: every member; between: each with that chance.
        self.fill = fill
        self.awkward = 0.0 < fill < 1.0
        self.can_carry = can_carry or (lambda location, text: True)
        self.left = BUDGET
        # How often each union was made: its members take turns.
        self.turns, self.sizes = {}, {}

    def structure(self, shape, fixed=None):
        """The top of an input or an output; `fixed`: members that are given."""
        self.left = BUDGET
        value = self.members(shape, [])
        value.update(fixed or {})
        return value

    def members(self, shape, path):
        path = [*path, shape.name]
        if getattr(shape, 'is_tagged_union', False):
            return self.one_of(shape, path)
        out = {}
        for name, member in shape.members.items():
            if name not in shape.required_members and not member.serialization.get('eventstream'):
                if self.left <= 0 or not self.wanted():
                    continue
                if path.count(member.name) >= DEPTH or len(path) > 12:
                    continue
            elif path.count(member.name) > DEPTH:
                # A required member of its own kind: only lists and maps between can end it.
                continue
            out[name] = self.value(member, path, name in shape.required_members)
        return out

    def wanted(self):
        return self.fill >= 1 or (self.fill > 0 and self.rng.random() < self.fill)

    def one_of(self, shape, path):
        names = list(shape.members)
        fit = [n for n in names if path.count(shape.members[n].name) < DEPTH] or names
        turn = self.turns.get(shape.name, 0)
        self.turns[shape.name], self.sizes[shape.name] = turn + 1, len(names)
        name = fit[(turn if self.fill >= 1 else self.rng.randrange(len(fit))) % len(fit)]
        value = self.value(shape.members[name], path, False)
        # A document that is null would be a union with nothing in it.
        return {name: {} if value is None else value}

    def value(self, shape, path, required):
        self.left -= 1
        kind = shape.type_name
        if shape.serialization.get('eventstream'):
            return self.events(shape, path)
        if shape.serialization.get('jsonvalue') or getattr(shape, 'is_document_type', False):
            if kind == 'string' and shape.serialization.get('location') != 'header':
                # In a body botocore takes it, and gives it, as the text that it is.
                return json.dumps(self.rng.choice(DOCUMENTS))
            return self.rng.choice(DOCUMENTS[:5] if kind == 'string' else DOCUMENTS)
        if kind == 'structure':
            return self.members(shape, path)
        if kind == 'list':
            return self.sequence(shape, path, required)
        if kind == 'map':
            return self.mapping(shape, path, required)
        return getattr(self, kind)(shape)

    def events(self, shape, path):
        """Each event of a stream, or some by chance; of none but required members, one."""
        names = [n for n, m in shape.members.items() if not m.metadata.get('exception')]
        if not self.fill:
            names = names[:1]
        elif self.awkward:
            names = self.rng.choices(names, k=self.rng.randrange(6))
        return [{name: self.members(shape.members[name], path)} for name in names]

    def count(self, shape, path, required):
        least = shape.metadata.get('min', 0)
        if self.left <= 0 or path.count(shape.name) >= DEPTH:
            return least
        most = (self.rng.choice([0, 1, 2, 3]) if self.awkward else 2 if self.fill else 1)
        return max(least, most)

    def sequence(self, shape, path, required):
        path = [*path, shape.name]
        values = [self.value(shape.member, path, False) for _ in range(self.count(shape, path, required))]
        if shape.serialization.get('location') == 'header':
            # No header holds a line break.
            values = ['plain' if isinstance(value, str) and '\n' in value else value for value in values]
        return values

    def mapping(self, shape, path, required):
        path = [*path, shape.name]
        out = {}
        for number in range(self.count(shape, path, required)):
            key = self.string(shape.key) if self.awkward or shape.key.enum else f'key{number}'
            if key in out or not key:
                key = f'{key}{number}'
            if shape.serialization.get('location') == 'headers' and not HEADER_NAME.fullmatch(key):
                key = f'key{number}'
            value = self.value(shape.value, path, False)
            if shape.serialization.get('location') == 'headers' and (value != value.strip() or '\n' in value):
                value = self.rng.choice(HEADER)
            if shape.serialization.get('location') == 'headers' and not self.can_carry('headers', value):
                value = 'plain'
            out[key] = value
        return out

    def string(self, shape):
        location = shape.serialization.get('location')
        enum = getattr(shape, 'enum', None)
        if enum and not (self.awkward and self.rng.random() < 0.2):
            return self.rng.choice(enum)
        if not self.awkward:
            text = 'text'
        else:
            pool = HEADER if location in ('header', 'headers') else AWKWARD
            text = self.rng.choice(pool)
            if location == 'uri' and not text.strip('/'):
                text += 'x'
        if not self.can_carry(location, text):
            text = 'plain'
        least = shape.metadata.get('min', 0)
        return text + 'p' * (least - len(text))

    character = string

    def integer(self, shape):
        return self.within(shape, INTEGERS)

    def long(self, shape):
        return self.within(shape, LONGS)

    def within(self, shape, pool):
        if shape.serialization.get('location') == 'statusCode':
            return 200
        least, most = shape.metadata.get('min'), shape.metadata.get('max')
        value = self.rng.choice(pool) if self.awkward else 7
        low = pool[0] if least is None else int(least)
        if least is not None and value < least:
            value = int(low)
        return value

    def float(self, shape):
        return self.real(shape, FLOATS_32)

    def double(self, shape):
        return self.real(shape, FLOATS)

    def real(self, shape, pool):
        value = self.rng.choice(pool) if self.awkward else 0.5
        least = shape.metadata.get('min')
        return value if least is None or value >= least else float(least)

    def boolean(self, shape):
        return self.rng.random() < 0.5

    def blob(self, shape):
        if not self.awkward:
            return b'\x00blob\xff'
        return self.rng.choice([b'', b'a', b'\x00\xff\xfe', bytes(range(256)) * 8])

    def timestamp(self, shape):
        return self.rng.choice(MOMENTS) if self.awkward else MOMENTS[3]
