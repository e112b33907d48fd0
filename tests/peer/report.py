"""Counts what two sides agree on, and forgives only the differences that are listed with a reason."""

import fnmatch
import json


class Report:
    """`section` is the table of known_differences.json that lists the forgiven ones: in some `places` some `facts`, both
    of them patterns. Each pattern has to be met, but for those of a `rare` one, which takes more cases than are usual."""

    def __init__(self, section, path):
        with open(path, 'rb') as file:
            self.known = json.load(file).get(section, [])
        self.section = section
        self.used = {
            (index, pattern): 0 for index, e in enumerate(self.known) for pattern in (*e['places'], *facts(e))}
        self.passed = 0
        self.failures = []

    def same(self, place, fact, theirs, ours):
        """One check: the same fact on both sides, or a difference that is listed."""
        if theirs == ours:
            self.passed += 1
            return True
        for index, entry in enumerate(self.known):
            hits = [p for p in facts(entry) if fnmatch.fnmatchcase(fact, p)]
            where = hits and [p for p in entry['places'] if fnmatch.fnmatchcase(place, p)]
            if where:
                self.used[index, hits[0]] += 1
                self.used[index, where[0]] += 1
                return True
        if isinstance(theirs, list) and isinstance(ours, list) and len(theirs) + len(ours) > 20:
            # Of long lists only what one side lacks; the same names in another order stay in full.
            lists = [t for t in theirs if t not in ours], [o for o in ours if o not in theirs]
            theirs, ours = lists if any(lists) else (theirs, ours)
        self.failures.append(f'{place}: {fact}: botocore {theirs!r}, ours {ours!r}')
        return False

    def show_known(self):
        """How often each listed difference was met."""
        for index, entry in enumerate(self.known):
            met = sum(self.used[index, fact] for fact in facts(entry))
            what, where = ('; '.join(patterns[:3]) for patterns in (facts(entry), entry['places']))
            print(f'{met:>8} x {what} in {where}: {entry["reason"]}')

    def finish(self, limit=40, whole=True):
        """Prints the failures and the verdict; returns the exit code. `whole`: all was looked at, so each known one was met."""
        for (index, pattern), used in self.used.items():
            entry = self.known[index]
            if not entry.get('reason'):
                self.failures.append(f'{pattern}: listed without a reason')
            if whole and not used and not entry.get('rare'):
                self.failures.append(f'{pattern}: listed with "{entry.get("reason")}", but nothing differs any more')
        for failure in self.failures[:limit]:
            print(failure)
        if len(self.failures) > limit:
            print(f'… and {len(self.failures) - limit} more')
        print(f'{self.section}: {self.passed} passed, {len(self.failures)} failed')
        return 1 if self.failures else 0


def facts(entry):
    return entry['facts'] if 'facts' in entry else [entry['fact']]
