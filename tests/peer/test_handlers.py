"""Every handler that botocore registers is in handlers.json, with where it is here or why it is not.

run: .venv/bin/python -m unittest discover -s tests/peer -p 'test_handlers.py'
"""

import collections
import json
import pathlib
import unittest

from botocore.client import ClientCreator
from botocore.handlers import BUILTIN_HANDLERS

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
LISTED = json.loads((HERE / 'handlers.json').read_text())
# What a row must tell, by its state.
TELLS = {'done': 'where', 'not needed': 'how', 'limit': 'how'}


def name(handler):
    """As in `Class.method`, or the function's, or an instance's class."""
    owner = getattr(handler, '__self__', None)
    own = getattr(handler, '__name__', type(handler).__name__)
    return own if owner is None else f'{type(owner).__name__}.{own}'


def registered():
    """The events of each built-in handler."""
    events = collections.defaultdict(list)
    for event, handler, *_ in BUILTIN_HANDLERS:
        events[name(handler)].append(event)
    return {handler: sorted(e) for handler, e in events.items()}


class Handlers(unittest.TestCase):
    def test_every_built_in_handler_is_listed_with_its_events(self):
        # Of documentation it does not matter where it stands.
        mute = lambda events: [] if all(e.startswith('docs.') for e in events) else events
        theirs = {handler: mute(events) for handler, events in registered().items()}
        self.assertEqual(theirs, {row['handler']: row.get('events', []) for row in LISTED['builtin']})

    def test_what_a_client_registers_is_listed(self):
        theirs = sorted(n for n in vars(ClientCreator) if n.startswith('_register_'))
        self.assertEqual(theirs, sorted(row['handler'] for row in LISTED['client']))

    def test_every_row_stands_once_and_tells_what_its_state_asks_for(self):
        rows = [*LISTED['builtin'], *LISTED['client']]
        self.assertEqual(len(rows), len({row['handler'] for row in rows}))
        for row in rows:
            with self.subTest(row['handler']):
                self.assertTrue(row.get(TELLS[row['state']]))
                if 'where' in row:
                    self.assertTrue((ROOT / row['where']).is_file(), row['where'])


if __name__ == '__main__':
    unittest.main()
