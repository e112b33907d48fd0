"""Requests that stream events: each message and each signature made anew, by AWS's description of them alone.

botocore sends no such requests; what it does know, the framing, it reads here with its own buffer.
"""

import datetime
import hashlib
import hmac
import re
import struct

from botocore.eventstream import EventStreamBuffer

import encode_events
from encode_base import Style
from exchange import differ, read_json
from oracle import NOW, SECRET

SIGNED = 'STREAMING-AWS4-HMAC-SHA256-EVENTS'
# What says that a request streams events.
HEADERS = {'content-type': encode_events.MEDIA_TYPE, 'x-amz-content-sha256': SIGNED}
CREDENTIAL = re.compile(r'Credential=[^/]+/(\d+)/([^/]+)/([^/]+)/aws4_request')
UTC = datetime.timezone.utc


def messages(data):
    buffer = EventStreamBuffer()
    buffer.add_data(data)
    found = list(buffer)
    assert not buffer._data, 'a message that is not whole'
    return found


def checked(shape, events, request, protocol):
    """Yields what is wrong with the body of our request for some events, (fact, expected, ours)."""
    headers, outer = request['headers'], messages(request['body'])
    for name, value in HEADERS.items():
        yield from differ(f'header {name}', value, headers.get(name))
    yield from differ('header content-length', None, headers.get('content-length'))
    yield from differ('number of messages', len(events) + 1, len(outer))
    yield from signatures(headers['authorization'], outer)
    for event, message in zip(events, outer):
        found = messages(message.payload)
        yield from differ('messages in a signed one', 1, len(found))
        yield from one(shape, event, found[0], protocol)
    yield from differ('last message', b'', outer[-1].payload)


def one(shape, event, message, protocol):
    """One event beside the message that it is to become."""
    (name, value), = event.items()
    kind, payload = encode_events.payload(shape.members[name], value, Style(None), protocol)
    expected = {':event-type': name, ':message-type': 'event'}
    if not shape.members[name].members:
        kind, payload = encode_events.PAYLOADS[protocol], b'{}'
    if kind:
        expected[':content-type'] = kind
    yield from differ(f'headers of {name}', expected, message.headers)
    if kind == 'application/json':
        yield from differ(f'payload of {name}', read_json(payload), read_json(message.payload))
    else:
        yield from differ(f'payload of {name}', payload, message.payload)


def signatures(authorization, outer):
    """The signature of each message, which is over the one before it, the first over the request's."""
    date, region, service = CREDENTIAL.search(authorization).groups()
    key = f'AWS4{SECRET}'.encode()
    for part in (date, region, service, 'aws4_request'):
        key = hmac.digest(key, part.encode(), 'sha256')
    before = authorization.rpartition('Signature=')[2]
    moment = NOW.replace(tzinfo=UTC)
    millis = int(moment.timestamp() * 1000)
    # A header of a moment: its name, its type, milliseconds since 1970.
    encoded = bytes([5]) + b':date' + b'\x08' + struct.pack('>q', millis)
    for message in outer:
        text = '\n'.join([
            'AWS4-HMAC-SHA256-PAYLOAD', moment.strftime('%Y%m%dT%H%M%SZ'), f'{date}/{region}/{service}/aws4_request',
            before, hashlib.sha256(encoded).hexdigest(), hashlib.sha256(message.payload).hexdigest(),
        ])
        expected = hmac.digest(key, text.encode(), 'sha256')
        yield from differ('header :date', millis, message.headers.get(':date'))
        yield from differ('signature of a message', expected, message.headers.get(':chunk-signature'))
        before = expected.hex()


def plainly(request):
    """The request as one without a body, for what is the same in any request."""
    headers = {k: v for k, v in request['headers'].items() if k not in HEADERS}
    return {**request, 'headers': headers, 'body': b''}
