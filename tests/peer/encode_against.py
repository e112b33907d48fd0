"""For the test of the encoder: small awkward values, what botocore reads of an answer, and whether two values are one."""

import datetime
import io
import math

from botocore.response import StreamingBody
from urllib3 import HTTPHeaderDict

import encode

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
TEXTS = ['', 'text', ' \t\nspaces\r\n ', 'é☃ 😀 \U0010ffff', '<a href="b">&amp;\'</a> ]]> \\ "', 'true', '1.5']
JSON_TEXTS = ['\0\x01\x7f\x1f\ufffe']
HEADER_TEXTS = ['', 'text', 'a, "b"; c=\\d', 'é\xff ünï', '0']
FLOATS = [0.0, -0.5, 1.5e300, 5e-324, 0.1, 2.0 ** 60, math.nan, math.inf, -math.inf]
INTEGERS = [0, -1, 23, 24, 255, 256, 65536, 2 ** 31 - 1, -2 ** 31]
LONGS = [2 ** 63 - 1, -2 ** 63, 2 ** 53 + 1, *INTEGERS]
# Milliseconds, near enough to 1970 for botocore, whose floats carry no more.
SECONDS = [0, -1, 0.5, 1700000000.123, -1700000000.877, 951782400, 4102444799.999]
BLOBS = [b'', b'\0', b'\xff\xfe\0', bytes(range(256))]
DOCUMENTS = [{}, {'a': [1, 2.5, None, {'é': '😀'}], '': True}, {'n': -2 ** 63, 'text': '\0'}]

class Values:
    """A tiny generator of values."""

    def __init__(self, rng, protocol):
        self.rng, self.protocol = rng, protocol
        self.texts = TEXTS if protocol in encode.XML_PROTOCOLS else TEXTS + JSON_TEXTS

    def make(self, shape, depth=0):
        kind, rng = shape.type_name, self.rng
        if kind == 'structure':
            if shape.metadata.get('document'):
                return rng.choice(DOCUMENTS)
            return self.structure(shape, depth)
        if kind in ('list', 'map'):
            count = rng.choice([0, 1, 2]) if depth < 5 else 0
            if kind == 'list':
                return [self.make(shape.member, depth + 1) for _ in range(count)]
            return {rng.choice(self.texts) + str(i): self.make(shape.value, depth + 1) for i in range(count)}
        return self.scalar(shape)

    def structure(self, shape, depth):
        members, rng = list(shape.members.items()), self.rng
        if shape.metadata.get('union'):
            # The flattest first: a union must have a member, and recursion an end.
            members = [min(members, key=lambda m: m[1].type_name in ('structure', 'list', 'map'))
                       if depth > 4 else rng.choice(members)]
        elif depth > 4:
            members = []
        else:
            share = rng.choice([0.3, 0.9, 1]) / (1 if depth < 2 else 2)
            members = [m for m in members if rng.random() < share]
        return {n: self.member(m, depth) for n, m in members}

    def member(self, shape, depth):
        location = shape.serialization.get('location')
        if location == 'statusCode':
            return self.rng.choice([200, 201, 206])
        if location == 'headers':
            return {} if not shape.serialization.get('name') else {f'k-{i}': self.rng.choice(HEADER_TEXTS) for i in range(2)}
        if location == 'header' and shape.type_name == 'string':
            if shape.serialization.get('jsonvalue'):
                return self.rng.choice([*DOCUMENTS, 'text', [1], None, 0.5])
            return self.rng.choice(HEADER_TEXTS)
        return self.make(shape, depth + 1)

    def scalar(self, shape):
        kind, rng = shape.type_name, self.rng
        if kind == 'timestamp':
            return EPOCH + datetime.timedelta(milliseconds=round(rng.choice(SECONDS) * 1000))
        if kind == 'boolean':
            return rng.random() < 0.5
        if kind == 'float':
            return rng.choice([0.5, -2.0 ** 60, math.nan, math.inf])
        return rng.choice({'integer': INTEGERS, 'long': LONGS, 'double': FLOATS, 'blob': BLOBS}.get(kind, self.texts))


def response(operation, answer):
    """The answer as botocore's endpoint hands it to the parser."""
    body = answer.body
    if answer.status < 300 and operation.has_streaming_output:
        body = StreamingBody(io.BytesIO(body), None)
    headers = HTTPHeaderDict(answer.headers)
    return {'headers': headers, 'status_code': answer.status, 'body': body, 'context': {'operation_name': operation.name}}


def read(parser, operation, answer, shape):
    """What botocore reads, streams as bytes, without its account of the answer."""
    found = parser.parse(response(operation, answer), shape)
    return {k: v.read() if isinstance(v, StreamingBody) else v for k, v in found.items() if k != 'ResponseMetadata'}


def without_nulls(value):
    if isinstance(value, dict):
        return {k: without_nulls(v) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [without_nulls(v) for v in value if v is not None]
    return value


def same(left, right):
    """Whether two values are one, NaN being itself and the strings of awsJson numbers."""
    if isinstance(left, dict):
        return isinstance(right, dict) and left.keys() == right.keys() and all(same(v, right[k]) for k, v in left.items())
    if isinstance(left, list):
        return isinstance(right, list) and len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, float) and not math.isfinite(left):
        names = {'inf': 'Infinity', '-inf': '-Infinity', 'nan': 'NaN'}
        return right == names[repr(left)] or repr(left) == repr(right)
    if isinstance(left, datetime.datetime):
        return isinstance(right, datetime.datetime) and left == right
    return left == right and isinstance(left, bool) == isinstance(right, bool)


def differences(left, right, path=''):
    """Where two values part, for the message of a failure."""
    if same(left, right):
        return []
    if isinstance(left, dict) and isinstance(right, dict):
        keys = [k for k in {**left, **right} if k not in left or k not in right or not same(left[k], right[k])]
        return [d for k in keys for d in differences(left.get(k, '(none)'), right.get(k, '(none)'), f'{path}.{k}')]
    if isinstance(left, list) and isinstance(right, list) and len(left) == len(right):
        return [d for i, (a, b) in enumerate(zip(left, right)) for d in differences(a, b, f'{path}[{i}]')]
    return [f'{path}: sent {left!r}, read {right!r}']
