"""boto3 as the judge: the same single call in each region, and from its answers what our result must be."""

import functools
import pathlib
import socket

import boto3
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

import as_json

REGIONS = ['eu-west-1', 'us-east-1', 'ap-southeast-2']
KEY, SECRET = 'AKIAIOSFODNN7EXAMPLE', 'secret'


def find_local_hosts():
    """Makes every host below localhost this machine: host prefixes and account ids go before it."""
    resolve = socket.getaddrinfo

    def local(host, *more, **named):
        return resolve('127.0.0.1' if isinstance(host, str) and host.endswith('localhost') else host, *more, **named)

    socket.getaddrinfo = local


class Judge:
    """Clients of one server, made when they are first used."""

    def __init__(self, endpoint):
        find_local_hosts()
        self.endpoint = endpoint
        self.session = boto3.Session(KEY, SECRET)
        self.core = self.session._session
        self.clients = {}

    def client(self, service, region):
        key = service, region
        if key not in self.clients:
            # One attempt: a server that is wrong is to be wrong at once.
            config = Config(retries={'total_max_attempts': 1}, read_timeout=30)
            self.clients[key] = self.session.client(
                service, region_name=region, endpoint_url=self.endpoint, config=config)
        return self.clients[key]

    def model(self, service, operation):
        return self.client(service, REGIONS[0]).meta.service_model.operation_model(operation)

    def call(self, service, operation, region, given):
        """The answer as boto3 gives it."""
        return getattr(self.client(service, region), xform_name(operation))(**given)

    def answer(self, service, operation, region, given):
        """The answer as JSON: `output` or `error`; `broken` where botocore itself cannot make sense of it."""
        try:
            return {'output': as_json.output(self.call(service, operation, region, given))}
        except ClientError as error:
            return {'error': self.error(error)}
        except BotoCoreError as error:
            return {'broken': f'{type(error).__name__}: {error}'}
        except Exception as error:  # botocore's parsers raise what they like on answers that are none
            return {'broken': f'{type(error).__name__}: {error}'}

    def error(self, error):
        answer = error.response
        told = answer.get('Error', {})
        members = {k: v for k, v in answer.items() if k not in ('Error', 'ResponseMetadata')}
        return {
            'Code': told.get('Code'),
            'Message': told.get('Message'),
            'status': answer.get('ResponseMetadata', {}).get('HTTPStatusCode'),
            'members': as_json.as_json(members),
        }

    def case(self, service, operation, given, **more):
        """The case as one line for the other side."""
        regions = {r: self.answer(service, operation, r, given) for r in REGIONS}
        line = {'service': service, 'operation': operation, 'input': as_json.as_json(given), 'regions': regions, **more}
        line['protocol'] = self.client(service, REGIONS[0]).meta.service_model.resolved_protocol
        outputs = [(r, a['output']) for r, a in regions.items() if 'output' in a]
        # Of a case that failed everywhere there is nothing to put together.
        if outputs:
            paths = self.result_lists(service, operation)
            line['items'] = items(paths, outputs)
            shape = self.model(service, operation).output_shape
            line['merged'] = merged([(p, holds_structures(shape, p)) for p in paths], outputs)
        return line

    @staticmethod
    def result_lists(service, operation):
        """Paths of the lists that hold the results, as they were reviewed."""
        return [path.split('.') for path in reviewed().get((service, operation), [])]


@functools.cache
def reviewed():
    """The result lists of each operation that has any."""
    lists, service = {}, None
    for line in pathlib.Path(__file__).parent.with_name('items.txt').read_text().splitlines():
        if not line.startswith(' '):
            service = line
        elif not line.startswith('  no lists: '):
            operation, found = line.strip().split(': ')
            found = found.split(';')[0]
            lists[service, operation] = [] if found == 'itself' else found.split(', ')
    return lists


def holds_structures(shape, path):
    for step in path:
        shape = shape.members[step]
    return shape.member.type_name == 'structure'


def at(value, path):
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def with_region(item, region):
    """The item as `items()` shows it."""
    return {**(item if isinstance(item, dict) else {'Value': item}), 'RequestRegion': region}


def items(paths, outputs):
    """Every item of every region."""
    if not paths:
        return [with_region(output, region) for region, output in outputs]
    return [with_region(i, region) for region, output in outputs for p in paths for i in at(output, p) or []]


def merged(paths, outputs):
    """The lists put together; only structures in them have a place for their region."""
    answer = {}
    for path, structures in paths:
        lists = [(region, at(output, path)) for region, output in outputs if at(output, path) is not None]
        if not lists:
            continue
        into = answer
        for step in path[:-1]:
            into = into.setdefault(step, {})
        into[path[-1]] = [
            with_region(i, region) if structures else i for region, found in lists for i in found]
    return answer
