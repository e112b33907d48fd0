"""The command line of the judges: what each of them takes, and what of it is wanted."""

import argparse
import fnmatch
import os


def parser(about):
    """With the arguments that every judge has."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('only', nargs='*')
    parser.add_argument('--driver', required=True)
    parser.add_argument('--seed', default='1')
    parser.add_argument('--workers', type=int, default=os.cpu_count())
    parser.add_argument('--limit', type=int, default=60, help='how many lines of differences are printed')
    parser.add_argument('--show', action='store_true', help='print each case with both sides')
    return parser


def wanted(only, service, operation=None, case=None):
    """Whether a pattern asks for it, or for something in it."""
    if not only:
        return True
    parts = [p for p in (service, operation, case) if p is not None]
    return any(
        all(fnmatch.fnmatchcase(part, pattern) for part, pattern in zip(parts, text.split('.', 2))) for text in only)
