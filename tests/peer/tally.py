"""Counts what was compared, by protocol, and puts differences together that are alike."""

import collections
import re

COLUMNS = (
    'operations', 'agree', 'cases', 'agreed', 'known', 'requests', 'signatures', 'outputs', 'errors', 'refusals',
    'beyond', 'presigned', 'elsewhere',
)
# Of differences that are alike, this many are told.
TOLD = 3

Difference = collections.namedtuple('Difference', 'protocol place case fact theirs ours')


class Tally:
    """agree: operations of which nothing differs that is not listed. agreed, known: cases without any difference, and
    with listed ones only. beyond: cases that botocore itself leaves to a part that is not installed."""

    def __init__(self):
        self.by_protocol = collections.defaultdict(collections.Counter)

    def add(self, other):
        for protocol, counts in other.by_protocol.items():
            self.by_protocol[protocol].update(counts)

    def count(self, what):
        return sum(counts[what] for counts in self.by_protocol.values())

    def judge(self, report, differences):
        """Gives all to the report and counts what it forgives."""
        cases = collections.defaultdict(list)
        for d in differences:
            cases[d.protocol, d.place, d.case].append(report.same(d.place, d.fact, d.theirs, d.ours))
        differing = collections.defaultdict(set)
        known, unknown = collections.Counter(), collections.Counter()
        for (protocol, place, _), forgiven in cases.items():
            if all(forgiven):
                known[protocol] += 1
            else:
                unknown[protocol] += 1
                differing[protocol].add(place)
        for protocol, counts in self.by_protocol.items():
            counts['known'] = known[protocol]
            counts['agreed'] = counts['cases'] - known[protocol] - unknown[protocol]
            counts['agree'] = counts['operations'] - len(differing[protocol])
        report.passed = self.count('agreed')

    def __str__(self):
        lines = [f'{"":20}' + ''.join(f'{c:>11}' for c in COLUMNS)]
        for protocol, counts in sorted(self.by_protocol.items()):
            lines.append(f'{protocol:20}' + ''.join(f'{counts[c]:>11}' for c in COLUMNS))
        lines.append(f'{"all":20}' + ''.join(f'{self.count(c):>11}' for c in COLUMNS))
        return '\n'.join(lines)


def grouped(failures):
    """Of one fact, the first differences and how many more there are."""
    kinds = collections.defaultdict(list)
    for failure in failures:
        fact = failure.split(': botocore ', 1)[0].split(': ', 1)[1]
        kinds[re.sub(r'/.*', '', fact)].append(failure)
    lines = []
    for kind, alike in sorted(kinds.items(), key=lambda pair: len(pair[1])):
        operations = {failure.split(': ', 1)[0] for failure in alike}
        lines.append(f'{kind}: {len(alike)} differences in {len(operations)} operations, as in')
        lines += [f'    {f}' for f in spread(alike)]
    return lines


def spread(failures):
    """Some from services that are not the same."""
    by_service = {}
    for failure in failures:
        by_service.setdefault(failure.split('.', 1)[0], failure)
    return list(by_service.values())[:TOLD]
