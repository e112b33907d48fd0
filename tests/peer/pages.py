"""Every paginator of every service through botocore and through us: the same pages, items, whole, tokens and requests?

    pages.py --driver PROGRAM [SERVICE[.OPERATION[.CASE]] ...] [--seed N] [--every] [--show]

For each paginator pages are made and served to both sides: read to the end; read up to a number of items with a page size;
gone on with from the token that this left; and with a token that repeats. Prints what was compared, for each service how
many of its paginators agree, how often each listed difference was met, and the differences that known_differences.json
does not list.
"""

import collections
import copy
import json
import multiprocessing
import sys
import time
import traceback

import botocore.auth
from botocore import xform_name
from botocore.exceptions import DataNotFoundError, PaginationError
from botocore.paginate import PageIterator

import agree
import as_json
import command_line
import elsewhere
import encode
import exchange
import page_plan
from command_line import wanted
from driver import served
from oracle import Oracle, shown
from report import Report
from tally import Difference, grouped

# Fewer mean that the generator broke off or lost a part.
LEAST_CASES_A_PAGINATOR = 2.9
# Belongs to the signature, which agree.py judges.
NOT_JUDGED = 'header x-amz-region-set'
TOLD = encode.Answer(200, [], elsewhere.TOLD)
COUNTED = ('paginators', 'cases', 'requests', 'pages', 'items', 'wholes', 'tokens', 'refusals')


def main():
    options = arguments()
    Oracle.start()
    spare_signatures()
    services = [s for s in Oracle.session.get_available_services() if wanted(options.only, s)]
    services.sort(key=lambda s: (s not in agree.LARGE, s))
    started = time.monotonic()
    total, by_service, differences = collections.Counter(), {}, []
    with multiprocessing.Pool(options.workers, agree.begin, (options,)) as pool:
        for service, counts, found in pool.imap_unordered(service_pages, services):
            total.update(counts)
            by_service[service] = counts
            differences += found
    report = Report('pages', agree.KNOWN)
    unlike = collections.defaultdict(set)
    for d in differences:
        if not report.same(d.place, d.fact, d.theirs, d.ours):
            unlike[d.place.split('.')[0]].add(d.place)
    report.passed = total['cases'] - len({(d.place, d.case) for d in differences})
    if not options.each:
        report.failures = grouped(report.failures)
    report.show_known()
    print(', '.join(
        f'{service} {counts["paginators"] - len(unlike[service])}/{counts["paginators"]}'
        for service, counts in sorted(by_service.items()) if counts['paginators']))
    print(', '.join(f'{total[what]} {what}' for what in COUNTED) + f', {time.monotonic() - started:.0f} s')
    whole = not options.only
    if whole and total['cases'] < LEAST_CASES_A_PAGINATOR * total['paginators'] or not total['paginators']:
        report.failures.append(f'only {total["cases"]} cases')
    sys.exit(report.finish(limit=options.limit, whole=whole))


def arguments():
    parser = command_line.parser(__doc__)
    parser.add_argument('--each', action='store_true', help='print differences one by one')
    parser.add_argument('--every', action='store_true', help='each case in every way, in place of one in its turn')
    return parser.parse_args()


def spare_signatures():
    """agree.py judges them, and they are a third of botocore's time."""
    botocore.auth.SigV4Auth.canonical_request = lambda self, request: ''
    botocore.auth.SigV4Auth.signature = lambda self, string_to_sign, request: ''


class Recording(PageIterator):
    """Notes the pages as they were when they were given."""

    def __iter__(self):
        self.pages = []
        for page in super().__iter__():
            self.pages.append(without_nulls(as_json.output(page)))
            yield page


class Pager(Oracle):
    """One service in one region, whose requests meet one answer after the other."""

    told = False

    def sending(self, request, **_):
        self.requests.append(shown(request))
        self.answer = next(self.answers, None)
        if self.answer is None:
            raise EOFError('there is no such page')
        return super().sending(request)

    def read(self, operation, case):
        self.answers, self.requests, self.request = iter(case.answers), [], None
        paginator = self.client.get_paginator(xform_name(operation))
        paginator.PAGE_ITERATOR_CLS = Recording
        pages, told = None, {'error': None, 'full': None, 'resume': None}
        try:
            pages = paginator.paginate(PaginationConfig=case.config(), **copy.deepcopy(case.given))
            full = as_json.as_json(pages.build_full_result())
            told['resume'] = full.pop('NextToken') if pages.resume_token is not None else None
            told['full'] = without_nulls(full)
        except PaginationError as error:
            told['error'] = {'kind': 'RepeatedToken' if pages is not None else 'refused', 'text': str(error)}
        except Exception as error:  # slicing what is no list, adding what are no numbers
            kind = 'broken' if self.requests else 'refused'
            told['error'] = {'kind': kind, 'text': f'{type(error).__name__}: {error}'}
        told['requests'], told['pages'] = self.requests, pages.pages if pages is not None else []
        return told


def without_nulls(value):
    """What botocore sets to None is unset here."""
    if isinstance(value, dict):
        return {k: without_nulls(v) for k, v in value.items() if v is not None}
    return [without_nulls(v) for v in value] if isinstance(value, list) else value


def service_pages(service):
    """All paginators of one service; what breaks the judge itself is told as a difference."""
    counts, differences = collections.Counter(), []
    try:
        paginators = Oracle.session.get_paginator_model(service)._paginator_config
    except DataNotFoundError:
        return service, counts, differences
    try:
        pager = Pager(service, agree.REGION)
        for name in sorted(paginators):
            if wanted(agree.begin.options.only, service, name):
                counts['paginators'] += 1
                one(pager, service, name, paginators[name], counts, differences)
    except Exception:
        differences.append(Difference('?', service, '', 'judge', traceback.format_exc(), ''))
    return service, counts, differences


def one(pager, service, name, config, counts, differences):
    """The cases of one paginator; each may need what the one before it found."""
    options = agree.begin.options
    plan = page_plan.PagePlan(pager.model, name, config, options.seed, options.every)
    if (plan.operation.endpoint_discovery or {}).get('required') and not pager.told:
        # Both sides ask for the endpoint first, and keep it.
        both(pager, service, name, page_plan.Case('told', plan.given, [TOLD, *plan.pages], ways=['pages']))
        pager.told = True
    resume = None
    for make in (plan.whole, plan.limited, lambda: plan.resumed(resume), plan.repeated):
        case = make()
        if case is None or not wanted(options.only, service, name, case.name):
            continue
        counts['cases'] += 1
        try:
            theirs, ours = both(pager, service, name, case)
            resume = theirs['resume'] or ours.get('resume') if case.name == 'limited' else resume
            found = list(compared(plan, case, theirs, ours, counts))
        except Exception:
            found = [('judge', traceback.format_exc(), '')]
        for fact, left, right in found:
            hint = f'[{case.name}] '
            differences.append(
                Difference('pages', f'{service}.{name}', case.name, fact, *(hint + side for side in agree.cut(left, right))))


def both(pager, service, operation, case):
    agree.begin.driver.write({
        'service': service, 'region': agree.REGION, 'operation': operation, 'input': as_json.as_json(case.given),
        'answers': [served(answer) for answer in case.answers], 'ways': case.ways,
        'page_size': case.page_size, 'max_items': case.max_items,
        'starting_token': case.starting_token,
    })
    # Both sides work at the same time.
    theirs = pager.read(operation, case)
    ours = agree.begin.driver.told()
    if agree.begin.options.show:
        print(json.dumps({'case': case.name, 'botocore': repr(theirs), 'ours': ours}))
    return theirs, ours


def compared(plan, case, theirs, ours, counts):
    refused = [(theirs['error'] or {}).get('kind') == 'refused', not ours.get('requests')]
    if any(refused):
        counts['refusals'] += 1
        if not all(refused):
            yield 'refusal', theirs['error'], ours
        return
    if (theirs['error'] or {}).get('kind') == 'broken':
        yield 'broken there', theirs['error']['text'], ours['error']
        return
    yield from exchange.differ('error', (theirs['error'] or {}).get('kind'), (ours['error'] or {}).get('kind'))
    yield from exchange.differ('number of requests', len(theirs['requests']), len(ours['requests']))
    for left, right in zip(theirs['requests'], ours['requests']):
        counts['requests'] += 1
        # Members that are added to an input stand last there, and in the model's order here, as ids that are made up.
        for fact, *sides in exchange.requests(left, exchange.ours_decoded(right), True):
            if fact != NOT_JUDGED:
                yield f'request {fact}', *sides
    counts['tokens'] += theirs['resume'] is not None
    yield from exchange.differ('complete', theirs['resume'] is None and theirs['error'] is None, ours['complete'])
    if theirs['error'] is None:
        yield from exchange.differ('resume token', theirs['resume'], ours['resume'])
    if 'pages' in ours:
        yield from exchange.differ('number of pages', len(theirs['pages']), len(ours['pages']))
        for left, right in zip(theirs['pages'], ours['pages']):
            counts['pages'] += 1
            yield from exchange.trees('page', left, without_nulls(right))
    items = [item for page in theirs['pages'] for item in plan.items(page, agree.REGION)]
    if 'items' in ours:
        counts['items'] += len(items)
        yield from exchange.trees('items', items, without_nulls(ours['items']))
    if 'full' in ours and theirs['error'] is None:
        counts['wholes'] += 1
        yield from exchange.trees('whole', theirs['full'], without_nulls(ours['full']))
    elif 'full' in ours and plan.lists:
        # The pages before the error are kept; put together, they are list by list.
        kept = plan.items(without_nulls(ours['partial']), agree.REGION) if ours['partial'] else []
        yield from exchange.trees('items before the error', *(sorted(each, key=repr) for each in (items, kept)))


if __name__ == '__main__':
    main()
