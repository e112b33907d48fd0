"""The encoder's bytes as the protocols' specifications have them, and what of them botocore cannot read.

botocore's parsers forgive much (names of roots, content types, order): here nothing is forgiven.
"""

import datetime
import pathlib
import random
import sys
import unittest

from botocore.model import ServiceModel
from botocore.parsers import create_parser

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import encode  # noqa: E402  (found by the line above)
import encode_time  # noqa: E402
from encode_against import differences, read  # noqa: E402

UTC = datetime.timezone.utc
MOMENT = datetime.datetime(2000, 1, 2, 20, 34, 56, 123000, UTC)
# Rows: what, why botocore cannot read it, protocol, members of the output, the value.
CANNOT_READ = [
    ('NaN in awsJson', 'its parser of awsJson has no handler for floats, so the string NaN stays a string (as JSON: alike)',
     'json', {'A': {'type': 'double'}}, {'A': float('nan')}),
    ('a list in a header with a comma in a string', 'it splits at every comma, quoted or not',
     'rest-json', {'A': {'type': 'list', 'member': {'shape': 'Text'}, 'location': 'header', 'locationName': 'A'}},
     {'A': ['b,c', 'd']}),
    ('a list of dates in a header', 'it splits at the comma after the day of the week',
     'rest-json', {'A': {'type': 'list', 'member': {'shape': 'Time'}, 'location': 'header', 'locationName': 'A'}},
     {'A': [MOMENT, MOMENT]}),
    ('null in a map of lists', 'the null is handed to the handler of lists',
     'json', {'A': {'type': 'map', 'key': {'shape': 'Text'}, 'value': {'shape': 'Texts'}}}, {'A': {'k': None}}),
    ('null in a map of numbers in restJson1', 'the null is handed to int()',
     'rest-json', {'A': {'type': 'map', 'key': {'shape': 'Text'}, 'value': {'shape': 'Number'}}}, {'A': {'k': None}}),
    ('null in a map of booleans in restJson1', 'it becomes False',
     'rest-json', {'A': {'type': 'map', 'key': {'shape': 'Text'}, 'value': {'shape': 'Flag'}}}, {'A': {'k': None}}),
    ('null in a map in rpcv2Cbor', 'entries with null are left out, sparse or not',
     'smithy-rpc-v2-cbor', {'A': {'type': 'map', 'key': {'shape': 'Text'}, 'value': {'shape': 'Text'}}}, {'A': {'k': None}}),
    ('microseconds far from 1970', 'it reads seconds as a float, which has none so fine in the year 9000',
     'json', {'A': {'type': 'timestamp'}}, {'A': datetime.datetime(9000, 1, 1, 0, 0, 0, 123457, UTC)}),
    ('an empty flattened list', 'nothing is sent of it, so nothing is read (encode.carried tells)',
     'rest-xml', {'A': {'type': 'list', 'member': {'shape': 'Text'}, 'flattened': True}}, {'A': []}),
]
SHARED = {
    'Text': {'type': 'string'}, 'Time': {'type': 'timestamp'}, 'Number': {'type': 'integer'}, 'Flag': {'type': 'boolean'},
    'Texts': {'type': 'list', 'member': {'shape': 'Text'}}, 'Bytes': {'type': 'blob'},
    'Oops': {'type': 'structure', 'exception': True,
             'error': {'code': 'Oops.Code', 'httpStatusCode': 409, 'senderFault': True},
             'members': {'Message': {'shape': 'Text'}, 'Other': {'shape': 'Number'}}},
}
MEMBERS = {
    'Name': {'type': 'string'}, 'When': {'type': 'timestamp'}, 'Data': {'type': 'blob'},
    'Tags': {'type': 'map', 'key': {'shape': 'Text'}, 'value': {'shape': 'Text'}},
    'Items': {'type': 'list', 'member': {'shape': 'Number'}},
}
VALUE = {'Name': 'a <☃> "b"\r', 'When': MOMENT, 'Data': b'\0\xff', 'Tags': {'k': 'v'}, 'Items': [1, -2]}


def operation(protocol, members, output=None, **metadata):
    """An operation of a service made up, with members whose shapes are their own."""
    shapes = {**SHARED, 'Out': {'type': 'structure', 'members': {n: {'shape': f'Of{n}'} for n in members}, **(output or {})}}
    for name, member in members.items():
        places = {k: v for k, v in member.items() if k in ('location', 'locationName')}
        shapes['Out']['members'][name] = {'shape': f'Of{name}', **places}
        shapes[f'Of{name}'] = {k: v for k, v in member.items() if k not in places}
    result = {'resultWrapper': 'GetResult'} if protocol == 'query' else {}
    return ServiceModel({
        'metadata': {'protocol': protocol, 'serviceId': 'Made', 'apiVersion': '2020-01-01', 'endpointPrefix': 'made',
                     'jsonVersion': '1.1', 'xmlNamespace': 'urn:made', **metadata},
        'operations': {'Get': {'name': 'Get', 'http': {'method': 'POST', 'requestUri': '/'}, 'errors': [{'shape': 'Oops'}],
                               'output': {'shape': 'Out', **result}}},
        'shapes': shapes,
    }, 'made').operation_model('Get')


def plain(**flags):
    return encode.Style(random.Random(1), **flags)


def headers(answer):
    return {n: v for n, v in answer.headers if 'equest' not in n.lower() and n != 'Content-Length'}


class Bytes(unittest.TestCase):
    maxDiff = None

    def answer(self, protocol, members=None, value=None, output=None, **metadata):
        made = operation(protocol, MEMBERS if members is None else members, output, **metadata)
        return encode.encode(made, protocol, VALUE if value is None else value, plain())

    def failure(self, protocol, **metadata):
        made = operation(protocol, MEMBERS, **metadata)
        return encode.encode_error(made, protocol, made.error_shapes[0], {'Message': 'no', 'Other': 5}, plain())

    def same(self, answer, status, kind, body, **more):
        identity = [v for n, v in answer.headers if n.lower() == 'x-amzn-requestid']
        self.assertEqual(1, len(identity))
        self.assertEqual(status, answer.status)
        self.assertEqual({**({'Content-Type': kind} if kind else {}), **more}, headers(answer))
        self.assertEqual(body.replace('IDENTITY', identity[0]).encode() if isinstance(body, str) else body, answer.body)

    def test_json(self):
        body = ('{"Name":"a <☃> \\"b\\"\\r","When":946845296.123,"Data":"AP8=","Tags":{"k":"v"},"Items":[1,-2]}')
        self.same(self.answer('json'), 200, 'application/x-amz-json-1.1', body)
        self.same(self.answer('rest-json'), 200, 'application/json', body)

    def test_query(self):
        self.same(self.answer('query'), 200, 'text/xml;charset=UTF-8', (
            '<?xml version="1.0" encoding="UTF-8"?>\n<GetResponse xmlns="urn:made"><GetResult>'
            '<Name>a &lt;☃&gt; "b"&#xD;</Name><When>2000-01-02T20:34:56.123Z</When><Data>AP8=</Data>'
            '<Tags><entry><key>k</key><value>v</value></entry></Tags><Items><member>1</member><member>-2</member></Items>'
            '</GetResult><ResponseMetadata><RequestId>IDENTITY</RequestId></ResponseMetadata></GetResponse>'))

    def test_ec2(self):
        members = {'Things': {'type': 'list', 'member': {'shape': 'Text', 'locationName': 'item'}, 'locationName': 'thingSet'}}
        self.same(self.answer('ec2', members, {'Things': ['a', '']}), 200, 'text/xml;charset=UTF-8', (
            '<?xml version="1.0" encoding="UTF-8"?>\n<GetResponse xmlns="urn:made"><requestId>IDENTITY</requestId>'
            '<thingSet><item>a</item><item></item></thingSet></GetResponse>'))

    def test_rest_xml(self):
        members = {
            'Etag': {'type': 'string', 'location': 'header', 'locationName': 'ETag'},
            'When': {'type': 'timestamp', 'location': 'header', 'locationName': 'Last-Modified'},
            'Meta': {'type': 'map', 'key': {'shape': 'Text'}, 'value': {'shape': 'Text'}, 'location': 'headers',
                     'locationName': 'x-meta-'},
            'Flat': {'type': 'list', 'member': {'shape': 'Text'}, 'flattened': True},
            'Pairs': {'type': 'map', 'key': {'shape': 'Text', 'locationName': 'K'},
                      'value': {'shape': 'Number', 'locationName': 'V'}, 'flattened': True, 'locationName': 'Pair'},
        }
        value = {'Etag': '"e"', 'When': MOMENT, 'Meta': {'a': 'b'}, 'Flat': ['x', 'y'], 'Pairs': {'k': 1, 'l': 2}}
        self.same(self.answer('rest-xml', members, value), 200, 'application/xml', (
            '<?xml version="1.0" encoding="UTF-8"?>\n<Out xmlns="urn:made"><Flat>x</Flat><Flat>y</Flat>'
            '<Pair><K>k</K><V>1</V></Pair><Pair><K>l</K><V>2</V></Pair></Out>'),
            **{'ETag': '"e"', 'Last-Modified': 'Sun, 02 Jan 2000 20:34:56.123 GMT', 'x-meta-a': 'b'})

    def test_cbor(self):
        self.same(self.answer('smithy-rpc-v2-cbor'), 200, 'application/cbor', (
            b'\xa5\x64Name\x6ca <\xe2\x98\x83> "b"\r\x64When\xc1\xfb\x41\xcc\x37\xdb\x38\x0f\xbe\x77\x64Data\x42\0\xff'
            b'\x64Tags\xa1\x61k\x61v\x65Items\x82\x01\x21'), **{'smithy-protocol': 'rpc-v2-cbor'})

    def test_payloads(self):
        body = {'Body': {'type': 'blob'}, 'Kind': {'type': 'string', 'location': 'header', 'locationName': 'Content-Type'}}
        output = {'payload': 'Body'}
        answer = self.answer('rest-json', body, {'Body': b'\0\xff', 'Kind': 'image/png'}, output)
        self.same(answer, 200, 'image/png', b'\0\xff')
        answer = self.answer('rest-json', {'Body': body['Body']}, {'Body': b'x'}, output)
        self.same(answer, 200, 'application/octet-stream', b'x')
        self.same(self.answer('rest-xml', {'Body': {'type': 'string'}}, {'Body': 'é'}, output), 200, 'text/plain', 'é')
        inner = {'type': 'structure', 'members': {'A': {'shape': 'Number'}}}
        self.same(self.answer('rest-json', {'Body': inner}, {'Body': {'A': 1}}, output), 200, 'application/json', '{"A":1}')
        named = {**inner, 'locationName': 'Root'}
        self.same(self.answer('rest-xml', {'Body': named}, {'Body': {'A': 1}}, output), 200, 'application/xml',
                  '<?xml version="1.0" encoding="UTF-8"?>\n<Root xmlns="urn:made"><A>1</A></Root>')

    def test_json_in_a_header(self):
        members = {'A': {'type': 'string', 'jsonvalue': True, 'location': 'header', 'locationName': 'A'}}
        model = operation('rest-json', members)
        answer = encode.encode(model, 'rest-json', {'A': {'é': [1]}}, plain())
        self.assertEqual('eyLDqSI6WzFdfQ==', headers(answer)['A'])

    def test_errors(self):
        self.same(self.failure('json'), 409, 'application/x-amz-json-1.1', '{"__type":"Oops","Message":"no","Other":5}')
        self.same(self.failure('json', awsQueryCompatible={}), 409, 'application/x-amz-json-1.1',
                  '{"__type":"Oops","Message":"no","Other":5}', **{'x-amzn-query-error': 'Oops.Code;Sender'})
        self.same(self.failure('rest-json'), 409, 'application/json', '{"Message":"no","Other":5}',
                  **{'X-Amzn-Errortype': 'Oops'})
        wrapped = (
            '<?xml version="1.0" encoding="UTF-8"?>\n<ErrorResponse xmlns="urn:made"><Error><Type>Sender</Type>'
            '<Code>Oops.Code</Code><Message>no</Message><Other>5</Other></Error><RequestId>IDENTITY</RequestId>'
            '</ErrorResponse>')
        self.same(self.failure('query'), 409, 'text/xml;charset=UTF-8', wrapped)
        self.same(self.failure('rest-xml'), 409, 'application/xml', wrapped)
        self.same(self.failure('ec2'), 409, 'text/xml;charset=UTF-8', (
            '<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error><Code>Oops.Code</Code><Message>no</Message>'
            '<Other>5</Other></Error></Errors><RequestID>IDENTITY</RequestID></Response>'))
        self.same(self.failure('smithy-rpc-v2-cbor'), 409, 'application/cbor', (
            b'\xa3\x66__type\x64Oops\x67Message\x62no\x65Other\x05'), **{'smithy-protocol': 'rpc-v2-cbor'})

    def test_errors_of_s3_are_bare(self):
        made = operation('rest-xml', MEMBERS)
        made.service_model.service_name = 's3'
        answer = encode.encode_error(made, 'rest-xml', None, {'Code': 'NoSuchKey', 'Message': 'no', 'status': 404}, plain())
        identity = dict(answer.headers)['x-amz-request-id']
        self.assertEqual(404, answer.status)
        self.assertEqual((
            '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code><Message>no</Message>'
            f'<RequestId>{identity}</RequestId><HostId>host/{identity}</HostId></Error>').encode(), answer.body)

    def test_timestamps(self):
        early = datetime.datetime(1901, 2, 3, 4, 5, 6, 500000, UTC)
        self.assertEqual('1901-02-03T04:05:06.5Z', encode_time.text(early, 'iso8601', plain())[0])
        self.assertEqual('Sun, 03 Feb 1901 04:05:06.5 GMT', encode_time.text(early, 'rfc822', plain())[0])
        self.assertEqual(('-2174586893.5', True), encode_time.text(early, 'unixTimestamp', plain()))
        self.assertEqual('-0.25', encode_time.unix(datetime.datetime(1969, 12, 31, 23, 59, 59, 750000, UTC)))
        self.assertEqual('-2.174586893500000E9', encode_time.unix_exponent(early))
        self.assertEqual('2.50000e-1', encode_time.unix_exponent(datetime.datetime(1970, 1, 1, 0, 0, 0, 250000, UTC)))

    def test_what_can_be_carried(self):
        self.assertTrue(encode.can_carry('json', 'body', '\0\uffff😀'))
        self.assertFalse(encode.can_carry('json', 'body', '\ud800'))
        self.assertFalse(encode.can_carry('query', 'body', '\x0b'))
        self.assertTrue(encode.can_carry('query', 'body', '\r\x85\u2028'))
        for text, can in {'': True, 'a b': True, ' a': False, 'a\t': False, 'é': True, '☃': False, '\x7f': False}.items():
            self.assertEqual(can, encode.can_carry('rest-json', 'header', text), text)
        self.assertFalse(encode.can_carry('rest-xml', 'header name', 'a b'))
        with self.assertRaises(encode.Unsupported):
            self.answer('query', value={'Name': '\0'})

    def test_equal_seeds_give_equal_bytes(self):
        flags = dict.fromkeys(('shuffle', 'unknown', 'nulls', 'holes', 'spelling'), True)
        for protocol in ('json', 'rest-json', 'rest-xml', 'query', 'ec2', 'smithy-rpc-v2-cbor'):
            made = operation(protocol, MEMBERS)
            answers = [encode.encode(made, protocol, VALUE, plain(**flags)) for _ in range(2)]
            self.assertEqual(*answers)
            self.assertNotEqual(answers[0].body, encode.encode(made, protocol, VALUE, plain()).body)

    def test_what_botocore_cannot_read_it_still_cannot(self):
        for what, why, protocol, members, value in CANNOT_READ:
            with self.subTest(what, why=why):
                made = operation(protocol, members)
                answer = encode.encode(made, protocol, value, plain())
                try:
                    found = read(create_parser(protocol), made, answer, made.output_shape)
                except (TypeError, ValueError, AttributeError):
                    continue
                if value['A'] != value['A']:
                    self.assertIsInstance(found['A'], str)
                else:
                    self.assertTrue(differences(value, found))


if __name__ == '__main__':
    unittest.main()
