"""Every operation of every service through botocore and through us: do both send and read the same?

    agree.py --driver PROGRAM [SERVICE[.OPERATION[.CASE]] ...] [--seed N] [--cases N] [--show]

Prints for each protocol what was compared, how often each listed difference was met, and the differences that
known_differences.json does not list. Services, operations and cases may be patterns. `--cases` (else the environment's
PEER_CASES, else 2) says how many random inputs, answers that are none and broken inputs each operation has besides the
fixed ones.
"""

import io
import itertools
import json
import multiprocessing
import os
import pathlib
import sys
import tempfile
import time
import traceback

import as_json
import command_line
import elsewhere
import encode_events
import events_sent
import exchange
import presigned
import presigned_regions
from command_line import wanted
from driver import Driver, served
from oracle import Oracle
from plan import Plan
from report import Report
from tally import Difference, Tally, grouped

KNOWN = pathlib.Path(__file__).with_name('known_differences.json')
REGION = 'us-east-1'
# Where streams go that are not to be kept secret.
HTTP = 'http://localhost:8080'
# Fewer cases than this mean that the generator broke off or lost a part.
LEAST_CASES_AN_OPERATION = 4
# Begun first, so that no process is left alone with one of them at the end.
LARGE = ('ec2', 'sagemaker', 'quicksight', 'iot', 'glue', 'connect', 'ssm', 'rds', 's3', 'medialive', 'securityhub')


def main():
    options = arguments()
    Oracle.start()
    services = [s for s in Oracle.session.get_available_services() if wanted(options.only, s)]
    services.sort(key=lambda s: (s not in LARGE, s))
    started = time.monotonic()
    total, differences = Tally(), []
    with multiprocessing.Pool(options.workers, begin, (options,)) as pool:
        for tally, found in pool.imap_unordered(service_cases, services):
            total.add(tally)
            differences += found
    whole = not options.only
    report = Report('agreement', KNOWN)
    total.judge(report, differences)
    if options.all:
        pathlib.Path(options.all).write_text('\n'.join(report.failures))
    report.failures = grouped(report.failures)
    report.show_known()
    print(total)
    print(f'seed {options.seed}, {options.cases} random cases, {time.monotonic() - started:.0f} s')
    if whole and total.count('cases') < LEAST_CASES_AN_OPERATION * total.count('operations'):
        report.failures.append(f'only {total.count("cases")} cases')
    sys.exit(report.finish(limit=options.limit, whole=whole))


def arguments():
    parser = command_line.parser(__doc__)
    parser.add_argument('--cases', type=int, default=int(os.environ.get('PEER_CASES', 2)))
    parser.add_argument('--all', help='a file that all differences are written to, one a line')
    return parser.parse_args()


def begin(options):
    """In each process: its own driver."""
    Oracle.start()
    begin.options, begin.driver = options, Driver(options.driver)


def service_cases(service):
    """All of one service; what breaks the judge itself is told as a difference."""
    tally, differences = Tally(), []
    try:
        service_compared(service, tally, differences)
    except Exception:
        differences.append(Difference('?', service, '', 'judge', traceback.format_exc(), ''))
    return tally, differences


def service_compared(service, tally, differences):
    options = begin.options
    oracle = Oracle(service, REGION)
    oracles = Oracles(service, oracle)
    plan = Plan(oracle.model, options.seed, options.cases)
    counts = tally.by_protocol[oracle.protocol]
    if not options.only or service in options.only:
        for place, fact, theirs, ours in itertools.chain(
            presigned.beside_operations(oracle, service, counts, begin.driver.ask),
            presigned_regions.compared(service, plan, counts, begin.driver.ask),
            elsewhere.compared(service, REGION, counts, begin.driver.ask),
        ):
            differences.append(Difference(oracle.protocol, f'{service}.{place}', 'fixed', fact, *cut(theirs, ours)))
    for name in oracle.model.operation_names:
        if not wanted(options.only, service, name):
            continue
        counts['operations'] += 1
        operation = oracle.model.operation_model(name)
        for case in plan.cases(operation):
            if not wanted(options.only, service, name, case.name):
                continue
            counts['cases'] += 1
            try:
                judge = sent_events if operation.has_event_stream_input else compared
                found = list(judge(oracles(case), service, name, case, counts))
            except Exception:
                found = [('judge', traceback.format_exc(), '')]
            place = f'{service}.{name}'
            hint = f'[{case.name}, seed {options.seed}] '
            if presigned.is_one(case):
                try:
                    found += presigned.compared(oracle, service, name, case, counts, answer_to)
                except Exception:
                    found.append(('judge', traceback.format_exc(), ''))
            for fact, theirs, ours in found:
                sides = (hint + side for side in cut(theirs, ours))
                differences.append(Difference(oracle.protocol, place, case.name, fact, *sides))


class Oracles:
    """The oracle of a case, each made when it is first asked."""

    def __init__(self, service, plain):
        self.service, self.made = service, {None: plain}

    def __call__(self, case):
        stream = case.stream
        key = (stream.http, stream.when_required) if stream else None
        if key not in self.made:
            url = HTTP if stream.http else None
            wants = 'when_required' if stream.when_required else 'when_supported'
            self.made[key] = Oracle(self.service, REGION, endpoint_url=url, request_checksum_calculation=wants)
        return self.made[key]


class Once:
    """A stream that is read once."""

    def __init__(self, content):
        self.left = io.BytesIO(content)

    def read(self, size=None):
        return self.left.read(size)


def with_stream(case):
    """What botocore is given."""
    stream = case.stream
    if stream is None:
        return case.given
    return {**case.given, stream.member: io.BytesIO(stream.content) if stream.file else Once(stream.content)}


def cut(theirs, ours, limit=600):
    """Both sides as texts of some length that still differ where they do."""
    sides = [value if isinstance(value, str) else repr(value) for value in (theirs, ours)]
    same = len(os.path.commonprefix(sides))
    start = same - limit // 2 if same > limit // 2 and max(map(len, sides)) > limit else 0
    return [('…' if start else '') + side[start:start + limit] + ('…' if len(side) > start + limit else '')
            for side in sides]


def compared(oracle, service, operation, case, counts):
    """Both sides of one case; yields the differences."""
    with tempfile.NamedTemporaryFile() as file:
        ask(service, operation, case, file)
        # Both sides work at the same time.
        theirs = oracle.case(operation, with_stream(case), case.answer)
        ours = begin.driver.told()
    if begin.options.show:
        print(json.dumps(as_json.as_json({'case': case.name, 'given': case.given, 'botocore': theirs, 'ours': ours})))
    if 'cannot' in theirs:
        # botocore leaves this to the CRT, which is not installed.
        counts['beyond'] += 1
        return
    if 'refused' in theirs or 'refused' in ours:
        counts['refusals'] += 1
        if ('refused' in theirs) != ('refused' in ours):
            what = case.name.split(': ')[-1].split(' at ')[0] if case.fault else 'right input'
            if case.stream and not case.stream.file:
                what = 'a stream that is read once'
            yield f'refusal of {what}', theirs.get('refused', 'sent'), ours.get('refused', 'sent')
        return
    if (oracle.model.operation_model(operation).endpoint_discovery or {}).get('required'):
        # What is sent first asks for the endpoint: compared by itself (elsewhere.py).
        return
    request = exchange.ours_decoded(ours['request'])
    counts['requests'] += 1
    yield from exchange.requests(theirs['request'], request, case.made_up)
    counts['signatures'] += 1
    yield from exchange.signatures(oracle.signature_over(request), request)
    if case.fault:
        return
    yield from answers(oracle, operation, case, theirs, ours, counts)


def answers(oracle, operation, case, theirs, ours, counts):
    """What both sides made of the answer."""
    counts['errors' if 'error' in theirs else 'outputs'] += 1
    if case.members is not None and 'error' in theirs:
        theirs['error']['members'] = as_json.as_json(case.members)
    output = oracle.model.operation_model(operation).output_shape
    for fact, left, right in exchange.answers(theirs, ours):
        if fact == 'read here only' and not exchange.reads_body(output):
            fact = 'unread here'
        # What is made of answers that are none is told by their names.
        yield (f'{case.name}: {fact}' if case.name.startswith('strange') else fact), left, right


def sent_events(oracle, service, operation, case, counts):
    """A request that streams events. botocore does not send such a one: it is given the input without them, unchecked,
    and what it then sends is all but the body."""
    name, union = encode_events.stream_of(oracle.model.operation_model(operation).input_shape)
    ask(service, operation, case, None)
    ours = begin.driver.told()
    if case.fault:
        # What is null is not given.
        counts['refusals'] += 1
        if 'refused' not in ours and ': null at' not in case.name:
            yield 'a broken input', 'refused', 'sent'
        return
    if 'refused' in ours:
        yield 'refusal of right input', 'sent', ours['refused']
        return
    unchecked = Oracle(service, REGION, parameter_validation=False)
    given = {k: v for k, v in case.given.items() if k != name}
    theirs = unchecked.case(operation, given, case.answer)
    request = exchange.ours_decoded(ours['request'])
    counts['requests'] += 1
    yield from exchange.requests(
        events_sent.plainly(theirs['request']), events_sent.plainly(request), case.made_up)
    counts['signatures'] += 1
    yield from exchange.signatures(unchecked.signature_over(request), request)
    yield from events_sent.checked(union, case.given[name], request, oracle.protocol)
    yield from answers(oracle, operation, case, theirs, ours, counts)


def ask(service, operation, case, file):
    """Has the driver make the call; it works while nobody waits for it. `file`: for what is streamed."""
    rest = {'answer': served(case.answer)}
    if case.stream is not None:
        file.write(case.stream.content)
        file.flush()
        rest['stream'] = {
            'path': file.name, 'file': case.stream.file, 'endpoint_url': HTTP if case.stream.http else None,
            'when_required': case.stream.when_required,
        }
    if case.live:
        rest['live'] = True
    begin.driver.write(line(service, operation, case, rest))


def answer_to(service, operation, case, rest):
    """What the driver says to a line of the case with something else in it."""
    return begin.driver.ask(line(service, operation, case, rest))


def line(service, operation, case, rest):
    return {'service': service, 'region': REGION, 'operation': operation, 'input': as_json.as_json(case.given), **rest}


if __name__ == '__main__':
    main()
