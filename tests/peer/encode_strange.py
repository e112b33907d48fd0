"""Odd answers: what proxies, faulty servers and other protocols send where an answer of the operation should be.

Nothing here says what a client must make of them: the two sides are to agree, or to fail alike.
"""

import dataclasses
import random

import encode_errors
import encode_strange_bodies as bodies
import encode_strange_errors
import encode_strange_values
import encode_success
from encode_base import Answer, Style, Unsupported

PAGES = [
    b'<html><body><h1>503 Service Unavailable</h1></body></html>',
    b'<!DOCTYPE html>\n<html lang="en"><head><title>Bad gateway</title><meta charset="utf-8"></head>'
    b'<body><p>&nbsp;<br></p></body></html>',
    b'\n  <html>\r\n<body>No server is available to handle this request.\n</body></html>\n',
    b'upstream connect error or disconnect/reset before headers',
]


def strange(operation_model, protocol, style):
    """Named odd answers, by the protocol and the operation's model. The value within is a small one of our own."""
    if operation_model.has_event_stream_output:
        raise Unsupported(f'{operation_model.name} answers with an event stream')
    # The right answer that others are made from is plain, so that only one thing is odd at a time.
    plain = Style(random.Random(style.rng.getrandbits(64)))
    value = encode_strange_values.sample(operation_model.output_shape, plain.rng, protocol)
    right = encode_success.encode(operation_model, protocol, value, plain)
    made = [
        ('right', right),
        *transport(right, style.rng),
        *statuses(right),
        *bodies.any_protocol(right, protocol, style.rng),
        *bodies.of_protocol(operation_model, protocol, right, style.rng),
        *encode_strange_values.odd_values(operation_model, protocol, style.rng, plain),
        *encode_strange_errors.errors(operation_model, protocol, style.rng, plain),
    ]
    made += pages(operation_model, protocol, right, style.rng)
    if operation_model.http.get('method') == 'HEAD':
        made = [(n, dataclasses.replace(a, body=b'')) for n, a in made]
    return [(name, sized(answer)) for name, answer in made]


def sized(answer):
    """The answer with the length that its body has: odd as it is, HTTP must get it across."""
    headers = [(n, v) for n, v in answer.headers if n.lower() != 'content-length']
    if answer.status in (204, 304):
        return Answer(answer.status, headers, b'')
    return Answer(answer.status, [*headers, ('Content-Length', str(len(answer.body)))], answer.body)


def typed(answer, kind):
    """The answer with another content type, or none."""
    headers = [(n, v) for n, v in answer.headers if n.lower() != 'content-type']
    return dataclasses.replace(answer, headers=headers + ([('Content-Type', kind)] if kind else []))


def transport(right, rng):
    """What may happen to a right answer on its way."""
    body = right.body
    made = [
        ('empty body', dataclasses.replace(right, body=b'')),
        ('empty body and no headers', Answer(right.status, [], b'')),
        ('no headers', dataclasses.replace(right, headers=[])),
        ('no content type', typed(right, None)),
        ('content type of a page', typed(right, 'text/html; charset=utf-8')),
        ('content type of bytes', typed(right, 'binary/octet-stream')),
        ('white space for a body', dataclasses.replace(right, body=b' \r\n\t')),
        ('bytes after the end', dataclasses.replace(right, body=body + rng.choice([b'\0', b'x', b'}', b'<a/>', body]))),
        ('white space around', dataclasses.replace(right, body=b'\n ' + body + b' \r\n')),
        ('byte order mark', dataclasses.replace(right, body=b'\xef\xbb\xbf' + body)),
        ('a header twice', dataclasses.replace(right, headers=[*right.headers, *right.headers[:1]])),
    ]
    if body:
        cut = rng.randrange(len(body))
        flipped = body[:cut] + bytes([body[cut] ^ 1 << rng.randrange(8)]) + body[cut + 1:]
        made += [
            ('truncated body', dataclasses.replace(right, body=body[:cut])),
            ('body without its last byte', dataclasses.replace(right, body=body[:-1])),
            ('first half of the body', dataclasses.replace(right, body=body[:len(body) // 2])),
            ('one bit flipped', dataclasses.replace(right, body=flipped)),
            ('invalid UTF-8', dataclasses.replace(right, body=bodies.invalid_text(body, rng))),
        ]
    return made


def statuses(right):
    """The right answer, and an empty one, under other statuses."""
    full = [(f'right body with {s}', dataclasses.replace(right, status=s)) for s in (201, 206, 299, 300, 400, 500)]
    empty = [(f'{s} with an empty body', Answer(s, right.headers, b''))
             for s in (201, 202, 204, 206, 300, 301, 302, 304, 307, 308, 599)]
    moved = [('301 with a location', Answer(301, [('Location', 'https://example.com/')], b''))]
    return full + empty + moved


def pages(operation_model, protocol, right, rng):
    """Pages where an answer should be, and an answer of an error with the status of success."""
    headers = [('Content-Type', 'text/html'), ('Server', 'awselb/2.0')]
    made = [(f'page of a proxy with {s}', Answer(s, headers, rng.choice(PAGES)))
            for s in (200, 400, 403, 404, 500, 502, 503, 504)]
    shapes = operation_model.error_shapes
    shape = rng.choice(shapes) if shapes else None
    value = {'Code': 'InternalError', 'message': 'failed', 'Message': 'failed'}
    failed = encode_errors.encode_error(operation_model, protocol, shape, value, Style(random.Random(rng.getrandbits(64))))
    return made + [
        ('error with the status of success', dataclasses.replace(failed, status=200)),
        ('error with 300', dataclasses.replace(failed, status=300)),
        ('error of S3 with 200', Answer(200, right.headers, (
            b'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>SlowDown</Code><Message>Please reduce your request '
            b'rate.</Message><RequestId>656c76696e6727732072657175657374</RequestId><HostId>host</HostId></Error>'))),
        ('space before the declaration', Answer(200, right.headers, b' \n' + failed.body)),
    ]
