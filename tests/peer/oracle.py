"""botocore as the oracle of one exchange: the request that it sends, and what it makes of a given answer.

Nothing leaves the machine: the answer is handed in where botocore would send. Clock, keys and ids stand still.
"""

import calendar
import datetime
import io
import time
import types
from urllib.parse import parse_qsl, urlsplit

import botocore.auth
import botocore.session
import botocore.signers
from botocore.awsrequest import AWSRequest, AWSResponse
from botocore.config import Config
from botocore.eventstream import EventStream
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    EventStreamError,
    HTTPClientError,
    MissingDependencyException,
    ParamValidationError,
)
from botocore.tokens import FrozenAuthToken

import as_json

NOW = datetime.datetime(2026, 1, 2, 3, 4, 5)
ACCESS_KEY, SECRET, SESSION = 'AKIDEXAMPLE', 'wJalrXUtnFEMI-not-a-key', 'session-token-of-a-test'
EXPIRES = 900  # seconds
BEARER = 'bearer-token-of-a-test'
# Headers that carry the signature; and those that aws-runtime adds after signing, so that they are never signed.
NOT_SIGNED = (
    'authorization', 'x-amz-date', 'x-amz-security-token', 'date', 'amz-sdk-invocation-id', 'amz-sdk-request')


def stop_the_clock():
    """The signers read the time in three ways."""
    botocore.auth.get_current_datetime = lambda remove_tzinfo=True: NOW
    botocore.signers.get_current_datetime = botocore.auth.get_current_datetime
    botocore.auth.time = types.SimpleNamespace(
        strftime=time.strftime, gmtime=NOW.timetuple, time=lambda: calendar.timegm(NOW.timetuple()))
    botocore.auth.formatdate = lambda *_, **__: NOW.strftime('%a, %d %b %Y %H:%M:%S GMT')


class Raw(io.BytesIO):
    """A body as urllib3 gives it."""

    def stream(self, **_):
        rest = self.read()
        if rest:
            yield rest


class Oracle:
    """One service in one region."""

    session = None

    @classmethod
    def start(cls):
        stop_the_clock()
        cls.session = botocore.session.Session(session_vars={'config_file': (None, None, None, None)})
        cls.session.set_credentials(ACCESS_KEY, SECRET, SESSION)
        cls.session._auth_token = FrozenAuthToken(BEARER)

    def __init__(self, service, region, endpoint_url=None, **settings):
        # One attempt; names of members as they are, whatever they hold.
        config = Config(retries={'total_max_attempts': 1}, **settings)
        if service == 's3' and 'signature_version' not in settings:
            # Or URLs of this region would be presigned with Signature Version 2.
            config = config.merge(Config(signature_version='s3v4'))
        self.client = self.session.create_client(service, region, config=config, endpoint_url=endpoint_url)
        self.model = self.client.meta.service_model
        self.protocol = self.model.resolved_protocol
        self.names = {operation: name for name, operation in self.client._PY_TO_OP_NAME.items()}
        events = self.client.meta.events
        events.register_first('before-sign', self.signing)
        events.register_first('before-send', self.sending)
        self.answer = self.request = self.sign = self.context = None
        self.presigns = False

    def signing(self, signing_name, region_name, signature_version, request, **_):
        if self.presigns and not request.context.get('is_presign_request'):
            # What it asks first, such as for a session.
            return
        self.sign = (signing_name, region_name, signature_version)
        body = request.data
        self.unsigned = {
            'method': request.method, 'body': body.encode() if isinstance(body, str) else body,
            'query': urlsplit(request.url).query, 'request': request,
        }
        self.context = dict(request.context)

    def sending(self, request, **_):
        if self.request is None:
            self.request = request
        answer = self.answer
        headers = {}
        for name, value in answer.headers:
            # Repeated headers arrive joined.
            name = name.lower()
            headers[name] = f'{headers[name]}, {value}' if name in headers else value
        return AWSResponse(request.url, answer.status, botocore.awsrequest.HeadersDict(headers), Raw(answer.body))

    def case(self, operation, given, answer):
        """`refused`, or `request` with `output`, `error` or, where botocore lost its way, `broken`."""
        self.answer, self.request, self.sign = answer, None, None
        told = {}
        try:
            self.answered(operation, given, told)
        except MissingDependencyException as error:
            told['cannot'] = str(error)
        except (ParamValidationError, BotoCoreError, ValueError, TypeError, KeyError, AttributeError) as error:
            text = f'{type(error).__name__}: {error}'
            told['broken' if self.request is not None else 'refused'] = text
        except HTTPClientError as error:
            told['broken'] = f'{type(error).__name__}: {error}'
        except Exception as error:  # a parser raises what it likes
            told['broken' if self.request is not None else 'refused'] = f'{type(error).__name__}: {error}'
        told['request'] = shown(self.request) if self.request is not None else None
        return told

    def answered(self, operation, given, told):
        """Writes into `told` what it makes of the answer, whole; what it cannot read to the end raises."""
        try:
            parsed = self.client._make_api_call(operation, given)
            facts = parsed['ResponseMetadata']
            parsed = {k: list(v) if isinstance(v, EventStream) else v for k, v in parsed.items()}
            told['output'] = as_json.output(parsed)
            told['request_id'] = parsed['ResponseMetadata'].get('RequestId')
        except EventStreamError as error:
            # What it does not tell of the answer is the answer's.
            told['error'] = {
                **failure(error), 'status': facts['HTTPStatusCode'], 'request_id': facts.get('RequestId')}
        except ClientError as error:
            told['error'] = failure(error)

    def presigned(self, operation, given, method):
        """`refused`, or the `url` that it presigns, and the request that it is of before it is signed."""
        self.unsigned, self.presigns = None, True
        try:
            url = self.client.generate_presigned_url(self.names[operation], given, EXPIRES, method)
        except Exception as error:  # bodies that are no JSON, schemes that no URL bears
            return {'refused': f'{type(error).__name__}: {error}'}
        finally:
            self.presigns = False
        headers = {k.lower(): text(v) for k, v in self.unsigned.pop('request').headers.items()}
        return {'url': url, 'headers': headers, **self.unsigned}

    def presigned_over(self, ours, headers):
        """The URL that botocore's signer makes of another side's, as it is without the signature."""
        name, region, version = self.sign
        address, _, query = ours['url'].partition('?')
        query = query.partition('X-Amz-Algorithm=')[0].rstrip('&')
        request = AWSRequest(ours['method'], f'{address}?{query}' if query else address, headers)
        request.context = {k: v for k, v in self.context.items() if k != 'timestamp'}
        signing = self.context.get('signing', {})
        name, region = signing.get('signing_name') or name, signing.get('region') or region
        signer = self.client._request_signer.get_auth_instance(name, region, version, expires=EXPIRES)
        signer.add_auth(request)
        return request.url

    def signature_over(self, ours):
        """The headers that botocore's signer adds to another side's request, and the URL it leaves."""
        name, region, version = self.sign
        headers = {k: v for k, v in ours['headers'].items() if k not in NOT_SIGNED}
        body = ours['body']
        if version == 'v2':
            # Signed as a form, with the signature among its values.
            body = {k: v for k, v in parse_qsl(body.decode(), keep_blank_values=True) if k != 'Signature'}
        request = AWSRequest(ours['method'], ours['url'], headers, body)
        request.context = {k: v for k, v in self.context.items() if k not in ('timestamp',)}
        signing = self.context.get('signing', {})
        name, region = signing.get('signing_name') or name, signing.get('region') or region
        if 'x-amz-content-sha256' in headers:
            # Whether a stream's bytes are signed is the choice of S3's caller.
            request.context.pop('checksum', None)
            if headers['x-amz-content-sha256'].startswith('STREAMING-'):
                request.context['checksum'] = {'request_algorithm': {'in': 'trailer'}}
            signs = headers['x-amz-content-sha256'] != 'UNSIGNED-PAYLOAD'
            request.context['client_config'] = Config(s3={'payload_signing_enabled': signs})
        if version != botocore.UNSIGNED:
            signer = self.client._request_signer.get_auth_instance(name, region, version)
            signer.add_auth(request)
        signed = {k.lower(): text(v) for k, v in request.headers.items()}
        if version == 'v2':
            signed['form'] = request.data
        return signed


def text(value):
    return value.decode('utf-8', 'replace') if isinstance(value, bytes) else value


def shown(request):
    body = request.body
    if body is None:
        body = b''
    elif hasattr(body, 'read'):
        body = body.read()
    return {
        'method': request.method,
        'url': request.url,
        'headers': {k.lower(): text(v) for k, v in request.headers.items()},
        'body': body.encode() if isinstance(body, str) else bytes(body),
    }


def failure(error):
    answer = error.response
    told = answer.get('Error', {})
    members = {k: v for k, v in answer.items() if k not in ('Error', 'ResponseMetadata')}
    return {
        'Code': told.get('Code'),
        'Message': told.get('Message'),
        'status': answer.get('ResponseMetadata', {}).get('HTTPStatusCode'),
        'members': as_json.as_json(members),
        'request_id': answer.get('ResponseMetadata', {}).get('RequestId'),
    }
