"""Calls that both sides make elsewhere than first asked: buckets of other regions, sessions, endpoints that a service tells.

The same answers, one after the other, on both sides: each request is to have the same method, URL and credential scope.
"""

import base64
import re
from urllib.parse import urlsplit

from botocore.config import Config

import exchange
import oracle

HOME = 'eu-central-1'
LIST = b'<ListBucketResult><Name>b</Name></ListBucketResult>'
SCOPE = re.compile(r'Credential=[^/]*/([^,]*),')
SESSION = (
    b'<CreateSessionResult><Credentials><AccessKeyId>SESSIONKEY</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>'
    b'<SessionToken>a-token</SessionToken><Expiration>2099-01-02T03:09:05Z</Expiration></Credentials></CreateSessionResult>')
TOLD = b'{"Endpoints": [{"Address": "cell.example.com", "CachePeriodInMinutes": 10}]}'


def error(code, more=''):
    return f'<Error><Code>{code}</Code><Message>m</Message>{more}</Error>'.encode()


def redirects():
    """Name, operation, input and answers: the first is another region's."""
    bucket, key = {'Bucket': 'b-of-frankfurt'}, {'Bucket': 'b-of-frankfurt', 'Key': 'a/b c'}
    header, named = {'x-amz-bucket-region': HOME}, f'<Region>{HOME}</Region>'
    there = (200, {}, LIST)
    for name, operation, given, first in (
        ('301', 'ListObjectsV2', bucket, (301, header, error('PermanentRedirect'))),
        ('301 in the body', 'ListObjectsV2', bucket, (301, {}, error('PermanentRedirect', named))),
        ('307', 'GetObjectAcl', key, (307, header, error('TemporaryRedirect'))),
        ('302', 'GetObjectAcl', key, (302, header, error('Found'))),
        ('400', 'GetObjectTagging', key, (400, {}, error('AuthorizationHeaderMalformed', named))),
        ('400 without a region', 'GetObjectTagging', key, (400, {}, error('AuthorizationHeaderMalformed'))),
        ('400 of another kind', 'GetObjectTagging', key, (400, header, error('InvalidArgument'))),
        ('illegal location', 'ListObjectsV2', bucket, (400, header, error('IllegalLocationConstraintException'))),
        ('illegal location of a new one', 'CreateBucket', bucket, (400, header, error('IllegalLocationConstraintException'))),
        ('404', 'ListObjectsV2', bucket, (404, header, error('NoSuchBucket'))),
        ('HEAD 301', 'HeadObject', key, (301, header, b'')),
        ('HEAD 400', 'HeadBucket', bucket, (400, header, b'')),
        ('HEAD 403', 'HeadBucket', bucket, (403, header, b'')),
        ('an access point', 'ListObjectsV2', {'Bucket': 'arn:aws:s3:us-east-1:123456789012:accesspoint/ap'},
         (301, header, error('PermanentRedirect'))),
    ):
        yield name, operation, given, [first, there]
    yield 'asked for', 'ListObjectsV2', bucket, [(301, {}, error('PermanentRedirect')), (400, header, b''), there]
    yield 'twice', 'ListObjectsV2', bucket, [
        (301, header, error('PermanentRedirect')), (301, {'x-amz-bucket-region': 'eu-west-1'}, error('PermanentRedirect'))]


def sessions():
    key = {'Bucket': 'd--use1-az4--x-s3', 'Key': 'a b'}
    for operation, given in (
        ('GetObject', key), ('HeadObject', key), ('ListObjectsV2', {'Bucket': key['Bucket']}), ('DeleteObject', key),
    ):
        yield f'session of {operation}', operation, given, [(200, {}, SESSION), (200, {}, LIST)]


# Services that tell their endpoints, and an operation of each that asks for them first.
DISCOVERED = {'timestream-write': 'ListDatabases', 'timestream-query': 'DescribeAccountSettings'}


def discoveries(operation):
    invalid = (400, {}, b'{"__type": "InvalidEndpointException"}')
    yield 'told', operation, {}, [(200, {}, TOLD), (200, {}, b'{}')]
    yield 'told again', operation, {}, [(200, {}, TOLD), invalid, (200, {}, TOLD.replace(b'cell', b'other')), (200, {}, b'{}')]
    yield 'misdirected', operation, {}, [(200, {}, TOLD), (421, {}, b'{}'), (200, {}, TOLD), (200, {}, b'{}')]


def cases(service):
    if service == 's3':
        yield from redirects()
        yield from sessions()
    elif service in DISCOVERED:
        yield from discoveries(DISCOVERED[service])


class Sequence:
    """botocore's client of one case, with an attempt more than it needs by itself."""

    def __init__(self, service, region):
        config = Config(retries={'total_max_attempts': 2, 'mode': 'standard'})
        self.client = oracle.Oracle.session.create_client(service, region, config=config)
        self.client.meta.events.register_first('before-send', self.sending)

    def call(self, operation, given, answers):
        self.answers, self.requests = answers, []
        try:
            self.client._make_api_call(operation, dict(given))
        except Exception:  # what came of it is told by the other cases
            pass
        return self.requests

    def sending(self, request, **_):
        self.requests.append(oracle.shown(request))
        status, headers, body = self.answers[min(len(self.requests), len(self.answers)) - 1]
        return oracle.AWSResponse(
            request.url, status, oracle.botocore.awsrequest.HeadersDict(headers), oracle.Raw(body))


def compared(service, region, counts, ask):
    """Yields (place, fact, botocore's, ours)."""
    for name, operation, given, answers in cases(service):
        theirs = Sequence(service, region).call(operation, given, answers)
        sent = [
            {'status': status, 'headers': [*headers.items()], 'body': base64.b64encode(body).decode()}
            for status, headers, body in answers]
        told = ask({'service': service, 'region': region, 'operation': operation, 'input': given, 'answers': sent})
        ours = [exchange.ours_decoded(request) for request in told['requests']]
        counts['elsewhere'] += 1
        left, right = ([place(request) for request in side] for side in (theirs, ours))
        if left != right:
            yield operation, f'elsewhere: {name}', left, right


def place(request):
    """Where a request goes and whose it is."""
    headers = request['headers']
    url = urlsplit(request['url'])
    scope = SCOPE.search(headers.get('authorization', ''))
    token = headers.get('x-amz-s3session-token') or headers.get('x-amz-security-token')
    return request['method'], url.netloc, url.path or '/', sorted(exchange.pairs(url.query)), scope and scope[1], token
