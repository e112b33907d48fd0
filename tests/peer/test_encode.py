"""The encoder of answers against botocore's parsers: what was encoded is what is read, for every operation there is.

run: .venv/bin/python -m unittest discover -s tests/peer -p 'test_encode*.py'
"""

import collections
import pathlib
import random
import sys
import unittest
import zlib

import botocore.session
from botocore.parsers import create_parser

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import encode  # noqa: E402  (found by the line above)
from encode_against import Values, differences, read, without_nulls  # noqa: E402

STYLES = {
    'plain': {},
    'styled': {'shuffle': True, 'unknown': True, 'nulls': True, 'spelling': True},
    'holes': {'holes': True},
}
# Of maps botocore hands a null to the handler of the value, which only those of these kinds take.
TAKES_NULL = ('string', 'structure')
# Every how manieth operation has its odd answers made: they are some hundred and fifty each.
STRANGE = 40


def takes_holes(shape, protocol, seen=()):
    """Whether botocore reads an output with nulls in its lists and maps."""
    if protocol in encode.XML_PROTOCOLS or protocol == 'smithy-rpc-v2-cbor' or shape.name in seen:
        return True
    seen = (*seen, shape.name)
    if shape.type_name == 'map':
        return shape.value.type_name in TAKES_NULL and takes_holes(shape.value, protocol, seen)
    inner = {'list': lambda: [shape.member], 'structure': lambda: shape.members.values()}
    return all(takes_holes(s, protocol, seen) for s in inner.get(shape.type_name, list)())


class EveryOperation(unittest.TestCase):
    """One pass over all operations, since loading the models is most of the work of a small test."""

    @classmethod
    def setUpClass(cls):
        cls.failures, cls.counts = collections.defaultdict(list), collections.Counter()
        session = botocore.session.get_session()
        for service in session.get_available_services():
            model = session.get_service_model(service)
            protocol = model.resolved_protocol
            parser = create_parser(protocol)
            for name in model.operation_names:
                cls.operation(f'{service}.{name}', model.operation_model(name), protocol, parser)

    @classmethod
    def operation(cls, name, operation, protocol, parser):
        cls.counts['operations'] += 1
        seed = zlib.crc32(name.encode())
        if operation.has_event_stream_output:
            cls.counts['event streams'] += 1
            return
        for style, flags in STYLES.items():
            cls.check(style, name, lambda: cls.output(operation, protocol, parser, random.Random(seed), flags))
        if operation.error_shapes:
            flags = STYLES['styled'] if seed % 2 else {}
            cls.check('errors', name, lambda: cls.error(operation, protocol, parser, random.Random(seed), flags))
        if seed % STRANGE == 0:
            cls.check('strange', name, lambda: cls.strange(operation, protocol, seed))

    @classmethod
    def check(cls, kind, name, found):
        cls.counts[kind] += 1
        try:
            problems = found()
        except Exception as error:  # botocore's parsers raise what they like
            problems = [repr(error)]
        cls.failures[kind] += [f'{name} {p}' for p in problems]

    @staticmethod
    def output(operation, protocol, parser, rng, flags):
        shape = operation.output_shape
        if flags.get('holes') and shape is not None and not takes_holes(shape, protocol):
            return []
        value = Values(rng, protocol).make(shape) if shape is not None else {}
        answer = encode.encode(operation, protocol, value, encode.Style(rng, **flags))
        wanted, found = encode.carried(operation, protocol, value, answer), read(parser, operation, answer, shape)
        if flags.get('holes'):
            wanted, found = without_nulls(wanted), without_nulls(found)
        # A prefix of nothing takes in every header.
        for member in [n for n, m in shape.members.items() if m.serialization.get('location') == 'headers'
                       and not m.serialization.get('name')] if shape is not None else []:
            wanted[member] = found[member]
        return differences(wanted, found)

    @staticmethod
    def error(operation, protocol, parser, rng, flags):
        shape = rng.choice(operation.error_shapes)
        value = Values(rng, protocol).make(shape)
        answer = encode.encode_error(operation, protocol, shape, value, encode.Style(rng, **flags))
        generic = read(parser, operation, answer, operation.output_shape)['Error']
        empty = operation.http.get('method') == 'HEAD'
        status = empty and (protocol == 'rest-xml' or answer.status >= 500)
        code = str(answer.status) if status else shape.error_code
        if generic['Code'] != code:
            return [f'has the code {generic["Code"]!r}, not {code!r}']
        if empty:
            return []
        found = read(parser, operation, answer, shape)
        return differences(encode.carried(operation, protocol, value, answer, shape), found)

    @staticmethod
    def strange(operation, protocol, seed):
        answers, again = (encode.strange(operation, protocol, encode.Style(random.Random(seed))) for _ in range(2))
        names = [n for n, _ in answers]
        problems = [] if answers == again else ['odd answers differ from time to time']
        problems += [f'two odd answers are called {n}' for n, c in collections.Counter(names).items() if c > 1]
        for name, answer in answers:
            told = dict((n.lower(), v) for n, v in answer.headers).get('content-length')
            if told != (None if answer.status in (204, 304) else str(len(answer.body))):
                problems.append(f'{name}: Content-Length {told}')
            b''.join(part.encode('latin-1') for header in answer.headers for part in header)
        return problems

    def none(self, kind):
        failures = self.failures[kind]
        self.assertEqual([], failures[:10], f'{len(failures)} of {self.counts[kind]}')

    def test_all_operations_are_met(self):
        self.assertGreater(self.counts['operations'], 20000)
        self.assertEqual(self.counts['operations'] - self.counts['event streams'], self.counts['plain'])

    def test_plain_answers_are_read_as_they_were(self):
        self.none('plain')

    def test_answers_in_other_spellings_are_read_as_they_were(self):
        self.none('styled')

    def test_answers_with_nulls_in_lists_and_maps_are_read_as_they_were(self):
        self.none('holes')

    def test_errors_are_read_as_they_were(self):
        self.none('errors')

    def test_odd_answers_are_the_same_each_time_and_can_be_sent(self):
        self.none('strange')


if __name__ == '__main__':
    unittest.main()
