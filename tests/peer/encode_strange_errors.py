"""Odd errors: codes and messages where and as services have put them, and where none has."""

import encode_cbor
import encode_errors
import encode_json
import encode_xml
import encode_xml_text
from encode_base import XML_PROTOCOLS, Answer, request_id
from encode_success import XML_TYPE, json_type, namespace

COMMON = ['ThrottlingException', 'AccessDeniedException', 'ExpiredTokenException', 'RequestLimitExceeded', 'AuthFailure',
          'InternalFailure', 'OptInRequired', 'SlowDown', 'UnrecognizedClientException', 'ServiceUnavailable']


def errors(operation_model, protocol, rng, plain):
    shapes = operation_model.error_shapes
    shape = rng.choice(shapes) if shapes else None
    code = shape.error_code if shape is not None and protocol in XML_PROTOCOLS else shape.name if shape else 'SomeException'
    status = rng.choice([400, 400, 403, 404, 409, 429, 500, 503])
    kind = {
        'json': json_type(operation_model), 'rest-json': 'application/json', 'rest-xml': 'application/xml',
        'smithy-rpc-v2-cbor': 'application/cbor',
    }.get(protocol, XML_TYPE[0][1])
    # The header that S3 alone has goes unsaid: whoever sends an odd error is no service.
    headers = [('Content-Type', kind), ('x-amzn-RequestId', request_id(plain))]
    if protocol == 'smithy-rpc-v2-cbor':
        headers.append(('smithy-protocol', 'rpc-v2-cbor'))
    made = [(f'{s} with an empty body, no code', Answer(s, headers, b'')) for s in (400, 403, 404, 429, 500, 503)]
    made += [(f'{s} with nothing', Answer(s, [], b'')) for s in (400, 404, 500)]
    made += in_headers(code, status, headers, protocol)
    if protocol in XML_PROTOCOLS:
        made += xml_errors(operation_model, code, status, headers, rng, plain)
    else:
        made += object_errors(protocol, code, status, headers, rng, plain)
    return made + unmodelled(operation_model, protocol, rng, plain)


def unmodelled(operation_model, protocol, rng, plain):
    """Errors that every service has and no model, encoded rightly."""
    names = rng.sample(COMMON, 2)
    made = [(f'unmodelled code {n}', encode_errors.encode_error(
        operation_model, protocol, None, {'Code': n, 'Message': 'no', 'status': rng.choice([400, 403, 503])}, plain))
        for n in names]
    made.append(('unmodelled code without a message', encode_errors.encode_error(
        operation_model, protocol, None, {'Code': names[0]}, plain)))
    return made


def in_headers(code, status, headers, protocol):
    """The code in a header with a body that lacks it, or that is none."""
    empty = {'smithy-rpc-v2-cbor': b'\xa0'}.get(protocol, b'<ErrorResponse/>' if protocol in XML_PROTOCOLS else b'{}')
    forms = {'': code, ' with a namespace': f'com.x#{code}', ' with a link': f'{code}:http://internal.amazon.com/coral/',
             ' with both': f'com.x#{code}:http://internal.amazon.com/coral/'}
    made = [(f'code in the header only{n}', Answer(status, [*headers, ('x-amzn-ErrorType', f)], empty))
            for n, f in forms.items()]
    made.append(('code in the header, empty body', Answer(status, [*headers, ('x-amzn-errortype', code)], b'')))
    made.append(('code and message in headers', Answer(
        status, [*headers, ('x-amzn-errortype', code), ('x-amzn-error-message', 'a message')], b'')))
    made.append(('empty code in the header', Answer(status, [*headers, ('x-amzn-errortype', '')], empty)))
    for n, text in {'': f'Legacy.{code};Sender', ' without a kind': f'Legacy.{code}', ' with an empty kind': f'Legacy.{code};',
                    ' with an empty code': ';Sender', ' with too much': f'Legacy.{code};Sender;more'}.items():
        made.append((f'code of awsQuery in a header{n}', Answer(status, [*headers, ('x-amzn-query-error', text)], empty)))
    return made


def object_errors(protocol, code, status, headers, rng, plain):
    """Errors in JSON and CBOR."""
    both = {'__type': code, 'message': 'told'}
    bodies = {
        'code in the body as __type': both,
        'code in the body as code': {'code': code, 'message': 'told'},
        'code in the body as Code': {'Code': code, 'Message': 'told'},
        'code in the body as errorCode': {'errorCode': code, 'errorMessage': 'told'},
        'code in the body as Error': {'Error': {'Code': code, 'Message': 'told'}},
        'code with a namespace': {'__type': f'com.amazonaws.x.v1#{code}', 'message': 'told'},
        'code with a colon': {'__type': f'{code}:http://internal.amazon.com/coral/', 'message': 'told'},
        'code with both': {'__type': f'com.x#{code}:http://internal/', 'message': 'told'},
        'code with two hashes': {'__type': f'a#b#{code}', 'message': 'told'},
        'code that is a hash and a colon': {'__type': '#:', 'message': 'told'},
        'code within a URI': {'__type': f'aws:x#{code}', 'message': 'told'},
        'code with spaces': {'__type': f' {code} ', 'message': 'told'},
        'code empty': {'__type': '', 'message': 'told'},
        'code null': {'__type': None, 'message': 'told'},
        'code a number': {'__type': 404, 'message': 'told'},
        'code under code a number': {'code': 404, 'message': 'told'},
        'code under code null': {'code': None, '__type': code},
        'code an object': {'__type': {'a': code}, 'message': 'told'},
        'two codes': {'__type': code, 'code': 'Other', 'Code': 'Another', 'message': 'told'},
        'no code': {'message': 'told'},
        'no message': {'__type': code},
        'message as Message': {'__type': code, 'Message': 'told'},
        'message as errorMessage': {'__type': code, 'errorMessage': 'told'},
        'message as msg': {'__type': code, 'msg': 'told', 'error': 'told', 'detail': 'told'},
        'message in every spelling': {'__type': code, 'errorMessage': 'c', 'Message': 'b', 'message': 'a'},
        'message null, Message not': {'__type': code, 'message': None, 'Message': 'told'},
        'message empty, Message not': {'__type': code, 'message': '', 'Message': 'told'},
        'message a number': {'__type': code, 'message': 5},
        'message an object': {'__type': code, 'message': {'a': ['b']}},
        'message true': {'__type': code, 'Message': True},
        'empty object': {},
        'array': [both], 'empty array': [], 'string': code, 'number': 5, 'null': None, 'true': True,
    }
    made = [(f'error: {n}', Answer(status, headers, write(protocol, b, plain))) for n, b in bodies.items()]
    right = write(protocol, both, plain)
    cut = rng.randrange(1, len(right))
    return made + [
        ('error: another code in the header', Answer(status, [*headers, ('x-amzn-errortype', 'Other')], right)),
        ('error: truncated', Answer(status, headers, right[:cut])),
        ('error: plain text', Answer(status, headers, b'Too many requests')),
        ('error: XML', Answer(status, headers, f'<ErrorResponse><Error><Code>{code}</Code></Error></ErrorResponse>'.encode())),
        ('error: JSON of any content type', Answer(status, [('Content-Type', 'text/plain')], right)),
        ('error: 301', Answer(301, headers, right)),
        ('error: 300', Answer(300, headers, right)),
        ('error: 599', Answer(599, headers, right)),
    ]


def write(protocol, value, plain):
    if protocol == 'smithy-rpc-v2-cbor':
        return encode_cbor.untyped(value, plain)
    return encode_json.anything(value, plain).encode()


def leaves(**texts):
    return [encode_xml.leaf(n, t) for n, t in texts.items() if t is not None]


def xml_errors(operation_model, code, status, headers, rng, style):
    """Errors in XML: as each protocol has them, to all of them."""
    element = encode_xml.Element
    told = leaves(Type='Sender', Code=code, Message='told')
    identity = leaves(RequestId='a-request')[0]
    shapes = {
        'as awsQuery has it': element('ErrorResponse', [element('Error', told), identity]),
        'as S3 has it': element('Error', [*told[1:], *leaves(Resource='/b/k', RequestId='a-request', HostId='a-host')]),
        'as ec2Query has it': element('Response', [
            element('Errors', [element('Error', told[1:])]), *leaves(RequestID='a-request')]),
        'as SimpleDB has it': element('Response', [element('Errors', [element('Error', told[1:])]), identity]),
        'two errors': element('Response', [element('Errors', [
            element('Error', told[1:]), element('Error', leaves(Code='Other', Message='more'))])]),
        'no errors': element('Response', [element('Errors')]),
        'another root': element('Failure', [element('Error', told)]),
        'a root of a result': element(f'{operation_model.name}Response', [element('Error', told)]),
        'members in the root': element('ErrorResponse', told),
        'request id first': element('ErrorResponse', [identity, element('Error', told)]),
        'two in one response': element('ErrorResponse', [element('Error', told), element('Error', leaves(Code='Other'))]),
        'nothing': element('ErrorResponse'),
        'an empty error': element('ErrorResponse', [element('Error')]),
        'an empty Error at the root': element('Error'),
    }
    members = {
        'no code': leaves(Message='told'), 'no message': leaves(Code=code), 'empty code': leaves(Code='', Message='told'),
        'code with spaces': leaves(Code=f'\n  {code}\n', Message=' told\n'),
        'code in lower case': leaves(code=code, message='told'), 'message as message': leaves(Code=code, message='told'),
        'message in both spellings': leaves(Code=code, message='a', Message='b'),
        'empty message': leaves(Code=code, Message=''),
        'message as errorMessage': leaves(Code=code, errorMessage='told'),
        'code twice': [*leaves(Code=code), *leaves(Code='Other', Message='told')],
        'message with elements': [*leaves(Code=code), element('Message', leaves(p='told'))],
        'code with a namespace': leaves(Code=f'com.x#{code}', Message='told'),
        'code with a prefix': leaves(Code=f'Sender.{code}', Message='told'),
    }
    shapes |= {n: element('ErrorResponse', [element('Error', m), identity]) for n, m in members.items()}
    shapes |= {f'{n}, as S3': element('Error', m) for n, m in members.items()}
    made = [(f'error: {n}', Answer(status, headers, encode_xml_text.document(s, '', style))) for n, s in shapes.items()]
    spaced = namespace(operation_model)
    right = encode_xml_text.document(shapes['as awsQuery has it'], spaced, style)
    cut = rng.randrange(1, len(right))
    return made + [
        ('error: in a namespace', Answer(status, headers, right)),
        ('error: S3 in a namespace', Answer(status, headers, encode_xml_text.document(shapes['as S3 has it'], spaced, style))),
        ('error: truncated', Answer(status, headers, right[:cut])),
        ('error: plain text', Answer(status, headers, b'Too many requests')),
        ('error: JSON', Answer(status, headers, b'{"__type": "Other", "message": "told"}')),
        ('error: no content type', Answer(status, headers[1:], right)),
        ('error: 301', Answer(301, headers, right)),
        ('error: 300', Answer(300, headers, right)),
        ('error: 599', Answer(599, headers, right)),
    ]
