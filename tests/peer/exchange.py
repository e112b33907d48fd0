"""Compares one exchange on both sides: request, signature, answer. Yields (fact, botocore's, ours) where they differ."""

import base64
import json
import re
import xml.etree.ElementTree as ElementTree
from urllib.parse import parse_qsl, urlsplit

import cbor2

# Differ by nature: who sends, which attempt it is, and the signature over them, which is looked at by itself.
BY_NATURE = frozenset([
    'user-agent', 'x-amz-user-agent', 'amz-sdk-invocation-id', 'amz-sdk-request', 'x-amzn-trace-id', 'authorization',
    'content-length', 'host',
])
# Say something about the body's bytes.
OF_THE_BYTES = re.compile(r'x-amz-content-sha256|x-amz-checksum-(?!algorithm|mode|type).*|content-md5|x-amz-sha256-tree-hash')
HASH = 'x-amz-content-sha256'
# Say how a body in aws-chunked coding is sent.
CHUNKED = ('transfer-encoding', 'x-amz-trailer', 'x-amz-decoded-content-length')
MADE_UP = re.compile(r'[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}')
ONE_ID = '00000000-0000-4000-8000-000000000000'
# What may be a double; an integer of many digits is not.
REAL = re.compile(r'-?\d+(\.\d+([eE][+-]?\d+)?|[eE][+-]?\d+)|-?0|-?[1-9]\d{19,}|-?[1-9]\d*0{9,}')
# The same moment with more or fewer digits.
FRACTION = re.compile(r'(?<=(?::|A)\d\d)\.(\d*?)0+(?=Z)')


def ours_decoded(request):
    """Our request as the judge's own."""
    headers = {}
    for name, value in request['headers']:
        headers[name.lower()] = f'{headers[name.lower()]},{value}' if name.lower() in headers else value
    return {**request, 'headers': headers, 'body': base64.b64decode(request['body'])}


def requests(theirs, ours, made_up):
    """`made_up`: ids that each side makes for itself are taken as one."""
    length = ours['headers'].get('content-length')
    # One that the input itself gives is sent as it is.
    if length is not None and length != theirs['headers'].get('content-length'):
        yield from differ('content-length', str(len(ours['body'])), length)
    if made_up:
        theirs, ours = without_ids(theirs), without_ids(ours)
    coded = [is_chunked(theirs), is_chunked(ours)]
    yield from differ('body in aws-chunked coding', *coded)
    if all(coded):
        # The chunks' sizes are each side's own; their headers are to be the same.
        for name in (*CHUNKED, HASH):
            yield from differ(f'header {name}', theirs['headers'].get(name), ours['headers'].get(name))
        theirs, ours = plainly(theirs), plainly(ours)
    yield from differ('method', theirs['method'], ours['method'])
    left, right = urlsplit(theirs['url']), urlsplit(ours['url'])
    yield from differ('host', f'{left.scheme}://{left.netloc}', f'{right.scheme}://{right.netloc}')
    yield from differ('path', left.path or '/', right.path or '/')
    yield from differ('query', sorted(pairs(left.query)), sorted(pairs(right.query)))
    same_bytes = theirs['body'] == ours['body']
    yield from headers(theirs['headers'], ours['headers'], same_bytes)
    if not same_bytes:
        kind = ours['headers'].get('content-type', '')
        left, right = meanings(kind, theirs['body'], ours['body'])
        if 'form' in kind and (made_up or b'SignatureVersion=2' in ours['body']):
            # An id that is made up is written last there, and in the model's order here; so are a signature's parts.
            left, right = sorted(left), sorted(right)
        elif made_up and isinstance(left, tuple) and isinstance(right, tuple):
            left, right = (*left[:3], sorted(left[3], key=repr)), (*right[:3], sorted(right[3], key=repr))
        fact = 'body'
        if 'form' in kind and [pair for pair in right if pair in left or pair[1]] == left:
            fact = 'body: a list of nothing but empty structures'
        elif 'form' in kind and {value for name, value in {*left} ^ {*right} if name != 'Signature'} == {''}:
            fact = 'body: the name of an empty list'
        yield from differ(fact, left, right)


def is_chunked(request):
    return 'aws-chunked' in request['headers'].get('content-encoding', '')


def plainly(request):
    """A request in aws-chunked coding as one that sends the same plainly: its trailer is a header."""
    body, rest = b'', request['body']
    while True:
        line, _, rest = rest.partition(b'\r\n')
        size = int(line, 16)
        if not size:
            break
        body, rest = body + rest[:size], rest[size + 2:]
    headers = {k: v for k, v in request['headers'].items() if k not in CHUNKED and k != HASH}
    others = [e for e in headers.pop('content-encoding').split(',') if e.strip() != 'aws-chunked']
    if others:
        headers['content-encoding'] = ','.join(others)
    for line in rest.split(b'\r\n'):
        if line:
            name, _, value = line.decode().partition(':')
            headers[name.lower()] = value
    return {**request, 'headers': headers, 'body': body}


def without_ids(request):
    blank = lambda text: MADE_UP.sub(ONE_ID, text)
    return {
        **request,
        'url': blank(request['url']),
        'headers': {k: blank(v) for k, v in request['headers'].items()},
        'body': MADE_UP.sub(ONE_ID, request['body'].decode('latin1')).encode('latin1'),
    }


def pairs(query):
    """Query pairs as they are written, but for numbers; an empty value may lack its sign."""
    named = [p.partition('=') for p in moments(query).split('&') if p]
    return [f'{name}={number(value.replace("%2B", "+"))}' if REAL.fullmatch(value.replace('%2B', '+'))
            else f'{name}={value}' for name, _, value in named]


def moments(text):
    """Fractions of seconds without zeros at their end."""
    return FRACTION.sub(lambda found: f'.{found[1]}' if found[1] else '', text)


def headers(theirs, ours, same_bytes):
    names = {n for n in (*theirs, *ours) if n not in BY_NATURE}
    for name in sorted(names):
        left, right = theirs.get(name), ours.get(name)
        # A list's separator may have a space after it.
        left, right = (text and moments(text).replace(', ', ',') for text in (left, right))
        if left == right or (left and right and not same_bytes and OF_THE_BYTES.fullmatch(name)):
            continue
        if left is not None and right is not None and name == 'content-type':
            left, right = left.replace(' ', ''), right.replace(' ', '')
        yield from differ(f'header {name}', left, right)


def meanings(kind, theirs, ours):
    """Two bodies as what they mean: JSON and CBOR as values, forms as ordered pairs, XML as elements."""
    if 'json' in kind or ours[:1] in (b'{', b'[') or theirs[:1] in (b'{', b'['):
        read = read_json
    elif 'cbor' in kind:
        read = read_cbor
    elif 'form' in kind:
        read = read_form
    elif 'xml' in kind or ours[:1] == b'<':
        read = read_xml
    else:
        return theirs, ours
    return read(theirs), read(ours)


def read_json(body):
    try:
        return json.loads(moments(body.decode())) if body else None
    except ValueError:
        return body


def read_cbor(body):
    try:
        return plain(cbor2.loads(body)) if body else None
    except Exception:
        return body


def plain(value):
    """NaN is not equal to itself; a moment is its seconds."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [plain(v) for v in value]
    if isinstance(value, float) and value != value:
        return 'NaN'
    return value.timestamp() if hasattr(value, 'timestamp') else value


def read_form(body):
    return [(name, number(value)) for name, value in parse_qsl(moments(body.decode()), keep_blank_values=True)]


def read_xml(body):
    if not body:
        return None
    try:
        return element(ElementTree.fromstring(moments(body.decode())))
    except (ElementTree.ParseError, UnicodeDecodeError):
        return body


def element(node):
    """An element as (name, attributes, text, children)."""
    return node.tag, dict(node.attrib), number(node.text or ''), [element(child) for child in node]


def number(text):
    """A number with a point or an exponent as itself: 1e+16 is 10000000000000000.0 is 1e16, and 1.0 is 1."""
    if not REAL.fullmatch(text):
        return text
    value = float(text)
    return f'{value:.0f}' if value.is_integer() and abs(value) < 1e15 else repr(value)


def signatures(signed, ours):
    """`signed`: our request as botocore's signer signs it."""
    if 'form' in signed:
        form = parse_qsl(ours['body'].decode(), keep_blank_values=True)
        yield from differ('signature in the form', signed['form'], dict(form))
    for name in ('authorization', 'x-amz-date', 'x-amz-security-token', 'x-amz-content-sha256', 'date'):
        fact = f'signature {name}'
        if urlsplit(ours['url']).path.endswith(('/.', '/..')):
            fact += ' over a path that ends in a dot segment'
        yield from differ(fact, signed.get(name), ours['headers'].get(name))


def answers(theirs, ours):
    """What each side made of the answer."""
    if 'broken' in theirs:
        # botocore itself could make nothing of it: we only must not take it for an output.
        if 'error' not in ours:
            yield 'read here only', theirs['broken'], 'an output'
    elif 'output' in theirs:
        if 'output' not in ours:
            yield f'{ours["error"]["kind"]} here only', 'an output', ours['error']['text']
            return
        yield from trees('output', theirs['output'], ours['output'])
        yield from request_ids(theirs, ours)
    elif 'error' not in ours:
        yield 'error there only', theirs['error'], 'an output'
    else:
        yield from errors(theirs['error'], ours['error'])
        yield from request_ids(theirs['error'], ours)


def reads_body(output):
    """Whether a member of an output stands in the body."""
    members = output.members.values() if output else ()
    return any(not member.serialization.get('location') for member in members)


def request_ids(theirs, ours):
    # An id that it does not find is '' or nothing there.
    found = '' if theirs['request_id'] else ' found here only'
    yield from differ(f'request id{found}', theirs['request_id'] or None, ours['request_id'])


def errors(theirs, ours):
    """Of two errors. Where botocore finds no code it tells the status, where it finds no message it tells none."""
    yield from differ('error status', theirs['status'], ours['status'])
    for fact in ('Code', 'Message'):
        left, right = theirs[fact], ours[fact]
        if not left or (fact == 'Code' and left == str(theirs['status'])):
            if right and left != right:
                yield f'error {fact} found here only', left, right
        elif not isinstance(left, str):
            yield f'error {fact} that is no text', left, right
        else:
            yield from differ(f'error {fact}', left, right)
    yield from trees('error members', theirs['members'], ours['members'])


def trees(fact, theirs, ours):
    """The first place where two values differ."""
    if theirs != ours:
        path, left, right = first_difference('', theirs, ours)
        yield f'{fact} {path}', left, right


def first_difference(path, left, right):
    if isinstance(left, dict) and isinstance(right, dict):
        for key in (*left, *right):
            if key not in left or key not in right:
                what = f'{path}/{key}' + (' that is null' if key in left and left[key] is None else '')
                return what, left.get(key, '(absent)'), right.get(key, '(absent)')
            if left[key] != right[key]:
                return first_difference(f'{path}/{key}', left[key], right[key])
    if isinstance(left, list) and isinstance(right, list) and len(left) == len(right):
        for number, (one, other) in enumerate(zip(left, right)):
            if one != other:
                return first_difference(f'{path}/{number}', one, other)
    return path, left, right


def differ(fact, theirs, ours):
    if theirs != ours:
        yield fact, theirs, ours
