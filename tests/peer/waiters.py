"""Every waiter of every service through botocore and through us: the same verdict after the same requests?

    waiters.py --driver PROGRAM [SERVICE[.WAITER[.CASE]] ...] [--seed N] [--show]

For each waiter: every acceptor at the first poll; every end after polls that go on; a wait that comes to no end, with the
caller's attempts and, where it is not too many, with the model's; an error that the waiter does not know; answers by chance.
Compared are the verdict, the number of polls, the time that was waited, each request, and the last answer. Prints counts
by service, and the differences that known_differences.json does not list.
"""

import collections
import json
import multiprocessing
import pathlib
import random
import sys
import time
import traceback

import botocore.waiter
from botocore import xform_name
from botocore.exceptions import DataNotFoundError, WaiterError

import as_json
import command_line
import exchange
from command_line import wanted
from driver import Driver, served
from generate import Generator
from oracle import Oracle, failure, shown
from plan import Plan
from report import Report
from states import States

KNOWN = pathlib.Path(__file__).with_name('known_differences.json')
REGION = 'us-east-1'
# Of a waiter that polls more often, the model's own number of attempts is not exhausted here.
OWN_ATTEMPTS = 30
RANDOM = 3
# acceptors: of the waiters; unmet: those that no answer comes to, as an earlier one takes all of theirs. agreed, known: cases
# without any difference, and with listed ones only.
COLUMNS = (
    'waiters', 'cases', 'agreed', 'known', 'polls', 'success', 'failure', 'timed out', 'error', 'acceptors', 'unmet')
# Members from which the endpoint's host is made.
ARNS = {'ChannelARN': 'arn:aws:kinesis:us-east-1:123456789012:channel/c/1'}
STATES = {'Success': 'success', 'Failure': 'failure', 'TimedOut': 'timed out', 'Error': 'error'}
LEAST_CASES_A_WAITER = 7


def main():
    options = command_line.parser(__doc__).parse_args()
    Oracle.start()
    services = [s for s in Oracle.session.get_available_services() if wanted(options.only, s) and has_waiters(s)]
    started = time.monotonic()
    total, differences = collections.defaultdict(collections.Counter), []
    with multiprocessing.Pool(options.workers, begin, (options,)) as pool:
        for counts, found in pool.imap_unordered(service_cases, services):
            for service, these in counts.items():
                total[service].update(these)
            differences += found
    report = Report('waiters', KNOWN)
    told = collections.defaultdict(list)
    for service, case, place, fact, theirs, ours in differences:
        told[service, place, case].append(report.same(place, fact, f'[{case}] {theirs}', f'[{case}] {ours}'))
    for (service, _, _), forgiven in told.items():
        total[service]['agreed'] -= 1
        total[service]['known'] += all(forgiven)
    whole = not options.only
    cases, waiters = (sum(c[what] for c in total.values()) for what in ('cases', 'waiters'))
    report.passed = sum(c['agreed'] for c in total.values())
    report.show_known()
    show(total)
    print(f'{len(services)} services, seed {options.seed}, {time.monotonic() - started:.0f} s')
    if whole and cases < LEAST_CASES_A_WAITER * waiters:
        report.failures.append(f'only {cases} cases')
    sys.exit(report.finish(limit=options.limit, whole=whole))


def show(total):
    everything = collections.Counter()
    for counts in total.values():
        everything.update(counts)
    for name, counts in (('', None), *sorted(total.items()), ('all', everything)):
        print(f'{name:28}' + ''.join(f'{c if counts is None else counts[c]:>10}' for c in COLUMNS))


def has_waiters(service):
    try:
        return bool(Oracle.session.get_waiter_model(service).waiter_names)
    except DataNotFoundError:
        return False


def begin(options):
    """In each process: its own driver, and a sleep that only counts."""
    Oracle.start()
    begin.options, begin.slept = options, 0.0

    def sleep(seconds):
        begin.slept += seconds

    botocore.waiter.time = type('time', (), {'sleep': staticmethod(sleep)})
    begin.driver = Driver(options.driver, 'waits')


class Sequence(Oracle):
    """An oracle that meets one answer after the other, the last of them as often as it asks."""

    def sending(self, request, **_):
        self.answer = self.answers[min(len(self.requests), len(self.answers) - 1)]
        self.requests.append(shown(request))
        return super().sending(request)

    def wait(self, waiter, given, answers, attempts):
        self.answers, self.requests, self.request, begin.slept = answers, [], None, 0.0
        told = {'state': 'Success'}
        settings = {} if attempts is None else {'MaxAttempts': attempts}
        last = {'polls': 0}
        waiter._operation_method, method = self.remembering(waiter._operation_method, last), waiter._operation_method
        try:
            waiter.wait(**given, WaiterConfig=settings)
        except WaiterError as error:
            told['state'] = self.state(error)
        except Exception as error:  # jmespath raises what it likes
            told['state'], told['broken'] = 'Error', f'{type(error).__name__}: {error}'
        finally:
            waiter._operation_method = method
        return {**told, 'requests': self.requests, 'slept': begin.slept, **last}

    @staticmethod
    def remembering(method, last):
        def call(**given):
            last['polls'] += 1
            last['answer'] = method(**given)
            return last['answer']

        return call

    @staticmethod
    def state(error):
        reason = error.kwargs['reason']
        if reason.startswith('Max attempts exceeded'):
            return 'TimedOut'
        return 'Failure' if 'terminal failure state' in reason else 'Error'


def service_cases(service):
    """All of one service; what breaks the judge itself is told as a difference."""
    counts, differences = collections.defaultdict(collections.Counter), []
    oracle = Sequence(service, REGION)
    these = counts[service]
    for name in oracle.session.get_waiter_model(service).waiter_names:
        if not wanted(begin.options.only, service, name):
            continue
        these['waiters'] += 1
        place = f'{service}.{name}'
        try:
            found = list(waiter_compared(oracle, service, name, these))
        except Exception:
            found = [('', 'judge', traceback.format_exc(), '')]
        differences += [(service, case, place, fact, cut(a), cut(b)) for case, fact, a, b in found]
    return counts, differences


def cut(value, limit=500):
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= limit else f'{text[:limit]}…'


def waiter_compared(oracle, service, name, counts):
    config = oracle.session.get_waiter_model(service).get_waiter(name)
    operation = oracle.model.operation_model(config.operation)
    plan = Plan(oracle.model, begin.options.seed, 1)
    rng = random.Random(f'{begin.options.seed}/{service}/{name}')
    given = plan.input(operation, Generator(rng, 0.0), True)
    given = {member: ARNS.get(member, value) for member, value in given.items()}
    waiter = oracle.client.get_waiter(xform_name(name))
    for case, states, attempts in cases(States(operation, config, rng), config, rng, counts):
        if not wanted(begin.options.only, service, name, case):
            continue
        answers = [state.answer for state in states]
        begin.driver.write(line(service, name, given, answers, attempts))
        # Both sides work at the same time.
        theirs = oracle.wait(waiter, given, answers, attempts)
        ours = begin.driver.told()
        if begin.options.show:
            print(json.dumps(as_json.as_json({'case': case, 'states': [s.name for s in states], 'ours': ours})))
            print({k: v for k, v in theirs.items() if k != 'requests'})
        counts['cases'] += 1
        counts['agreed'] += 1
        counts['polls'] += theirs['polls']
        counts[STATES[theirs['state']]] += 1
        for fact, left, right in compared(oracle, theirs, ours):
            yield case, fact, left, right


def cases(states, config, rng, counts):
    """(name, states, the caller's number of attempts)"""
    ends = []
    for index, acceptor in enumerate(states.acceptors):
        counts['acceptors'] += 1
        state = states.of(index)
        if state is None:
            counts['unmet'] += 1
            continue
        yield f'acceptor {index} first', [state], 1 if acceptor.state == 'retry' else None
        if acceptor.state != 'retry':
            ends.append((index, state))
    on = lambda most: [s for s in (states.going_on() for _ in range(rng.randint(1, most))) if s]
    for index, state in ends:
        before = on(3)
        yield f'acceptor {index} after {len(before)}', [*before, state], len(before) + 1
    before = on(3)
    yield f'an alien error after {len(before)}', [*before, states.error()], None
    forever = on(2) or [states.output()]
    yield 'no end', forever, rng.randint(0, 4)
    if config.max_attempts <= OWN_ATTEMPTS:
        yield 'no end by the model', forever, None
    for number in range(RANDOM):
        yield f'random {number}', [states.any() for _ in range(4)], 5


def compared(oracle, theirs, ours):
    """Yields the differences."""
    if 'refused' in ours:
        yield 'refused', theirs['state'], ours['refused']
        return
    broken = f' ({theirs["broken"]})' if 'broken' in theirs and theirs['state'] != ours['state'] else ''
    yield from exchange.differ('verdict', theirs['state'] + broken, ours['state'])
    yield from exchange.differ('polls', theirs['polls'], ours['polls'])
    yield from exchange.differ('seconds waited', theirs['slept'], ours['slept'])
    requests = [exchange.ours_decoded(request) for request in ours['requests']]
    yield from exchange.differ('requests', len(theirs['requests']), len(requests))
    for left, right in zip(theirs['requests'], requests):
        yield from exchange.requests(left, right, False)
    if requests and oracle.sign:
        yield from exchange.signatures(oracle.signature_over(requests[0]), requests[0])
    last = theirs.get('answer')
    if last is None or 'last' not in ours:
        yield from exchange.differ('last answer', last is not None, 'last' in ours)
        return
    if is_error(last):
        answer = {'error': failure(type('Error', (), {'response': last})), 'request_id': None}
    else:
        answer = {'output': as_json.output(last), 'request_id': last['ResponseMetadata'].get('RequestId')}
    yield from exchange.answers(answer, ours['last'])


def is_error(parsed):
    # An output may have a member of that name.
    return 'Error' in parsed and parsed['ResponseMetadata']['HTTPStatusCode'] >= 300


def line(service, name, given, answers, attempts):
    return {
        'service': service, 'region': REGION, 'waiter': name, 'input': as_json.as_json(given), 'attempts': attempts,
        'answers': [served(answer) for answer in answers],
    }


if __name__ == '__main__':
    main()
