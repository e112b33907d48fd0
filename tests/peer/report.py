"""Counts what two sides agree on, and forgives only the differences that are listed with a reason."""

import fnmatch
import tomllib


class Report:
    """`section` is the table of known_differences.toml that lists the forgiven ones."""

    def __init__(self, section, path):
        with open(path, 'rb') as file:
            self.known = tomllib.load(file).get(section, [])
        self.section = section
        self.used = [0] * len(self.known)
        self.passed = 0
        self.failures = []

    def same(self, place, fact, theirs, ours):
        """One check: the same fact on both sides."""
        if theirs == ours:
            self.passed += 1
            return
        for index, entry in enumerate(self.known):
            if entry['fact'] == fact and any(fnmatch.fnmatchcase(place, p) for p in entry['places']):
                self.used[index] += 1
                return
        self.failures.append(f'{place}: {fact}: botocore {theirs!r}, ours {ours!r}')

    def finish(self, limit=40):
        """Prints the failures and the verdict; returns the exit code."""
        for entry, used in zip(self.known, self.used):
            if not entry.get('reason'):
                self.failures.append(f'{entry["places"]}: {entry["fact"]}: listed without a reason')
            if not used:
                self.failures.append(f'{entry["places"]}: {entry["fact"]}: listed, but nothing differs any more')
        for failure in self.failures[:limit]:
            print(failure)
        if len(self.failures) > limit:
            print(f'… and {len(self.failures) - limit} more')
        print(f'{self.section}: {self.passed} passed, {len(self.failures)} failed')
        return 1 if self.failures else 0
