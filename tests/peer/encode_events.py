"""Streams of events in bytes: messages of headers and a payload between lengths and checksums (Smithy's specification)."""

import binascii
import dataclasses
import struct

import encode_cbor
import encode_json
import encode_xml
import encode_xml_text
from encode_base import REST_PROTOCOLS, Style, has_header

MEDIA_TYPE = 'application/vnd.amazon.eventstream'
PAYLOADS = {'json': 'application/json', 'rest-json': 'application/json', 'rest-xml': 'text/xml',
            'smithy-rpc-v2-cbor': 'application/cbor'}


def checksum(data):
    return struct.pack('>I', binascii.crc32(data))


def header(name, value):
    """A header of text, of bytes, of a number or of a flag."""
    start = bytes([len(name)]) + name.encode()
    if isinstance(value, bool):
        return start + bytes([0 if value else 1])
    if isinstance(value, int):
        return start + b'\5' + struct.pack('>q', value)
    kind, data = (b'\6', value) if isinstance(value, bytes) else (b'\7', value.encode())
    return start + kind + struct.pack('>H', len(data)) + data


def message(headers, payload=b''):
    block = b''.join(header(*pair) for pair in headers.items())
    lengths = struct.pack('>II', 16 + len(block) + len(payload), len(block))
    whole = lengths + checksum(lengths) + block + payload
    return whole + checksum(whole)


def stream_of(shape):
    """The name and the shape of a structure's stream of events."""
    return next((n, m) for n, m in shape.members.items() if m.serialization.get('eventstream'))


def is_error(shape):
    return bool(shape.metadata.get('exception'))


def body(shape, value, style, protocol):
    """A structure in the protocol's format."""
    if protocol == 'rest-xml':
        return encode_xml_text.document(encode_xml.structure(shape, shape.name, value, style), None, style)
    if protocol == 'smithy-rpc-v2-cbor':
        return encode_cbor.structure(shape, value, style)
    return encode_json.body(shape, value, style)


def payload(shape, value, style, protocol):
    """(content type, payload) of an event: one member, or all of them."""
    for name, member in shape.members.items():
        if not member.serialization.get('eventpayload'):
            continue
        given = value.get(name)
        if member.type_name == 'blob':
            return 'application/octet-stream', bytes(given or b'')
        if member.type_name == 'string':
            return 'text/plain', (given or '').encode()
        return (PAYLOADS[protocol], body(member, given, style, protocol)) if given is not None else (None, b'')
    if not shape.members:
        return None, b''
    return PAYLOADS[protocol], body(shape, value, style, protocol)


def event(union, value, style, protocol, kind='event'):
    """The message of an event or an exception: a dict with the one member of the union."""
    (name, inner), = value.items()
    content_type, data = payload(union.members[name], inner, style, protocol)
    headers = {f':{kind}-type': name, ':message-type': kind}
    if content_type:
        headers[':content-type'] = content_type
    return message(dict(style.shuffled(headers.items())), data)


def answer(operation, protocol, value, style, head):
    """The answer with the events that stand in the stream's place; `head` makes the answer of the other members."""
    shape = operation.output_shape
    name, union = stream_of(shape)
    rest = {n: v for n, v in value.items() if n != name}
    messages = [event(union, e, style, protocol) for e in value.get(name) or []]
    if protocol in REST_PROTOCOLS:
        return streamed(head(operation, protocol, rest, style), b''.join(messages))
    # What no header holds is the first event.
    initial = encode_json.body(shape, rest, plain(style), (name,)) if protocol == 'json' else b'\xa0'
    first = message({':message-type': 'event', ':event-type': 'initial-response',
                     ':content-type': PAYLOADS[protocol]}, initial)
    identity = ('x-amzn-RequestId', '00000000-0000-4000-8000-000000000001')
    empty = dataclasses.replace(head(operation, protocol, {}, style), headers=[identity])
    return streamed(empty, first + b''.join(messages))


def plain(style):
    return Style(style.rng)


def streamed(answer, data):
    headers = [(n, v) for n, v in answer.headers if n.lower() != 'content-length']
    if not has_header(headers, 'content-type'):
        headers.append(('Content-Type', MEDIA_TYPE))
    return dataclasses.replace(answer, headers=[*headers, ('Content-Length', str(len(data)))], body=data)


def then(answer, data):
    """The same answer with more bytes at its end."""
    return streamed(answer, answer.body + data)


def failures(operation, protocol, right, generator, style):
    """Answers that end with an error, each named, with the error's members."""
    _, union = stream_of(operation.output_shape)
    for name, shape in union.members.items():
        if is_error(shape):
            value = generator.structure(shape)
            yield f'event error {name}', then(right, event(union, {name: value}, style, protocol, 'exception')), value
    told = {':message-type': 'error', ':error-code': 'InternalError', ':error-message': 'An internal error occurred'}
    yield 'event error of no model', then(right, message(told)), {}


def strange(operation, protocol, right):
    """Answers that are odd in one way."""
    _, union = stream_of(operation.output_shape)
    unknown = message({':message-type': 'event', ':event-type': 'noSuchEvent'}, b'{"a": 1}')
    yield 'strange unknown event', then(right, unknown)
    whole = then(right, unknown).body
    yield 'strange truncated event', streamed(right, whole[:-3])
    yield 'strange truncated lengths', streamed(right, right.body + unknown[:7])
    flipped = bytearray(whole)
    flipped[-6] ^= 1
    yield 'strange corrupted event', streamed(right, bytes(flipped))
    yield 'strange corrupted lengths', then(right, b'\1' + unknown[1:])
    yield 'strange empty payload', then(right, message({':message-type': 'event', ':event-type': next(
        n for n, m in union.members.items() if not is_error(m))}))
