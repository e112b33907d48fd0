"""Seeds moto with different content in each region and tells the Rust test, line by line, what boto3 gets from it.

First line: the server's address. Then lines of JSON: a case (see judge.py), `{"write": …}` to be done by the other side,
which answers with a line, `{"judged": [differences]}`, and at the end `{"end": [known differences]}`.
"""

import fnmatch
import json
import os
import pathlib
import sys

import moto_cases
import moto_process
import moto_reads
import moto_seeds
import moto_writes
from judge import Judge

# For whoever hunts one fault: `MOTO_ONLY=s3.*` leaves out the other cases.
ONLY = os.environ.get('MOTO_ONLY', '*')
HERE = pathlib.Path(__file__).parent


def say(line):
    print(json.dumps(line, ensure_ascii=True), flush=True)


class Known:
    """What known_differences.json lists for answers."""

    def __init__(self):
        with open(HERE / 'known_differences.json', encoding='utf-8') as file:
            self.entries = json.load(file).get('answers', [])

    def of(self, place):
        return [{'index': index, 'members': entry.get('members')}
                for index, entry in enumerate(self.entries)
                if any(fnmatch.fnmatchcase(place, p) for p in entry['places'])]


def run(judge, known):
    moto_seeds.seed(judge)

    def case(service, operation, given):
        if fnmatch.fnmatchcase(f'{service}.{operation}', ONLY):
            say(judge.case(service, operation, given, known=known.of(f'{service}.{operation}')))

    for service, operation, given in moto_cases.cases(judge):
        case(service, operation, given)
    for service, operation in moto_reads.reads(judge.core):
        if given := moto_reads.given(service, operation):
            case(service, operation.name, given[0])
    moto_writes.writes(judge, say, lambda: json.loads(sys.stdin.readline()))
    say({'end': known.entries})
    sys.stdin.read()  # the other side may still be calling


def main():
    with moto_process.announced() as endpoint:
        run(Judge(endpoint), Known())


if __name__ == '__main__':
    main()
