"""The pages of one operation: outputs with given numbers of results and given tokens, and the cases that they make."""

import dataclasses
import random
import re

import encode
import special
from generate import Generator
from plan import Plan

# How many results the pages have. An empty page that has a token goes on; not every operation needs to meet one.
COUNTS, COUNTS_WITH_EMPTY = (2, 3), (2, 0, 3)
# What is the same for all operations is looked at in one of so many.
TURNS = 4
PAGE_SIZE = 5
# What a token may hold; the number of the page goes before it.
TOKEN = '-token/+=&%:?'


@dataclasses.dataclass
class Case:
    name: str
    given: dict
    answers: list
    page_size: int = None
    max_items: int = None
    starting_token: str = None
    # How we are to read: as pages, as items, as a whole.
    ways: tuple = ('pages', 'items', 'whole')

    def config(self):
        given = {'PageSize': self.page_size, 'MaxItems': self.max_items, 'StartingToken': self.starting_token}
        return {name: value for name, value in given.items() if value is not None}


def several(config, key):
    value = config.get(key, [])
    return value if isinstance(value, list) else [value]


class PagePlan:
    """`every`: each case with all that can be asked of it, not only with its turn."""

    def __init__(self, model, name, config, seed, every):
        self.operation, self.config = model.operation_model(name), config
        self.plan = Plan(model, seed, 0)
        self.rng = random.Random(f'{seed}/{model.service_name}/{name}/pages')
        self.given = self.plan.input(self.operation, Generator(self.rng, 0.0), True)
        self.results = several(config, 'result_key')
        self.every, self.turn = every, self.rng.randrange(TURNS)
        self.counts = COUNTS_WITH_EMPTY if every or self.turn == 0 else COUNTS
        self.max_items = self.rng.randint(1, sum(self.counts) - 1)
        last = len(self.counts) - 1
        self.pages = [self.page(i, count, None if i == last else i) for i, count in enumerate(self.counts)]

    def ways(self, *by_turn):
        return Case.ways if self.every else by_turn[self.turn].split()

    def whole(self):
        return Case('whole', self.given, self.pages, ways=self.ways('pages', 'pages whole', 'pages', 'pages items'))

    def limited(self):
        size = None
        if 'limit_key' in self.config:
            least = self.operation.input_shape.members[self.config['limit_key']].metadata.get('min', 0)
            size = max(PAGE_SIZE, int(least))
        return Case('limited', self.given, self.pages, size, self.max_items, ways=self.ways(*['whole'] * TURNS))

    def resumed(self, token):
        """From the page on that the token of the limited case leads to: the one that was cut, else the one after."""
        if token is None:
            return None
        first = next(i for i in range(len(self.counts)) if sum(self.counts[:i + 1]) >= self.max_items)
        if sum(self.counts[:first + 1]) == self.max_items:
            first += 1
        ways = self.ways('pages', 'items', 'whole', 'whole')
        return Case('resumed', self.given, self.pages[first:], starting_token=token, ways=ways)

    def repeated(self):
        if not self.every and self.turn != 0:
            return None
        same = [self.page(i, 1, 'same') for i in range(2)]
        return Case('repeated', self.given, [*same, self.page(2, 1, None)])

    def page(self, number, count, token):
        """The answer with so many results; `token` tells the tokens apart, None: it is the last page."""
        generator = Generator(self.rng, 0.15, self.plan.carries)
        generator.awkward = False
        value = special.output(generator.structure(self.operation.output_shape))
        tokens = several(self.config, 'output_token')
        for path in [*self.results, *several(self.config, 'non_aggregate_keys')]:
            shape = self.shape(path)
            place(value, path.split('.'), self.result(generator, shape, f'{number}', count))
        more = self.config.get('more_results')
        for path in tokens:
            self.put_token(generator, value, path, token, more)
        if more:
            place(value, more.split('.'), token is not None)
        style = self.plan.plain(self.rng)
        answer = encode.encode(self.operation, self.plan.protocol, value, style)
        return special.answer(self.operation, answer, exact=True)

    def put_token(self, generator, value, path, token, more):
        """A token that ends the pages is absent or empty; with a flag that says so, it may be there."""
        if '[-1]' in path:
            # The last element of a list is the token: without a flag, a page without any ends it.
            before, _, name = path.split('||')[-1].strip().partition('[-1].')
            listed = at(value, before.split('.')) or []
            if token is None and not more:
                place(value, before.split('.'), [])
            for i, element in enumerate(listed):
                element[name] = f'{token}{TOKEN}{i}' if token != 'same' else token
            if listed or token is None or more is None:
                return
            if '||' not in path:
                # A page that goes on has an element to go on from.
                one = generator.value(self.shape(before).member, [], False)
                place(value, before.split('.'), [{**one, name: f'{token}{TOKEN}'}])
                return
            path = path.split('||')[0].strip()
        place(value, path.split('.'), self.token(self.shape(path), token, more))

    def token(self, shape, token, more):
        if token is None and not (more and self.rng.random() < 0.5):
            return self.rng.choice([None, '']) if shape.type_name == 'string' else None
        number = 0 if token in ('same', None) else token
        if shape.type_name in ('integer', 'long'):
            return 1000 + number
        if shape.type_name == 'map':
            return {'id': {'S': f'{token}{TOKEN}'}, 'bytes': {'B': b'\x00\xff' + str(token).encode()}}
        if shape.type_name != 'string':
            raise ValueError(f'a token that is a {shape.type_name}')
        text = f'{token}{TOKEN}' if not getattr(shape, 'enum', None) else shape.enum[number % len(shape.enum)]
        return text.ljust(shape.metadata.get('min', 0), 'x')

    def shape(self, path):
        shape = self.operation.output_shape
        for step in path.split('.'):
            shape = shape.members[step]
        return shape

    def result(self, generator, shape, page, count):
        """So many items, texts told apart by page and number."""
        name = lambda i: f'{page}-{i}'
        if shape.type_name == 'list':
            return [marked(shape.member, generator.value(shape.member, [], False), name(i)) for i in range(count)]
        if shape.type_name == 'map':
            return {name(i): generator.value(shape.value, [], False) for i in range(count)}
        if shape.type_name == 'string' and not getattr(shape, 'enum', None):
            return (page * count).ljust(shape.metadata.get('min', 0), 'x')
        return generator.value(shape, [], False)

    @property
    def lists(self):
        """The result keys that are lists, else the lists at the top."""
        members = self.operation.output_shape.members
        named = [path for path in self.results if self.shape(path).type_name == 'list']
        return named or [name for name, shape in members.items() if shape.type_name == 'list']

    def items(self, page, region):
        """Every element of the result lists of a page, as our items are."""
        if not self.lists:
            return [{**page, 'RequestRegion': region}]
        out = []
        for path in self.lists:
            # A document is a value, whatever it looks like.
            whole = self.shape(path).member.type_name in ('structure', 'map')
            whole = whole and not getattr(self.shape(path).member, 'is_document_type', False)
            found = at(page, path.split('.')) or []
            out += [{**(item if whole else {'Value': item}), 'RequestRegion': region} for item in found]
        return out


def marked(shape, value, name):
    """The value with a text that tells it apart, where it has room for one."""
    if shape.type_name == 'string' and not getattr(shape, 'enum', None):
        return name.ljust(shape.metadata.get('min', 0), 'x')
    if shape.type_name == 'structure':
        for member, inner in shape.members.items():
            plain = inner.type_name == 'string' and not getattr(inner, 'enum', None)
            if plain and not inner.serialization.get('jsonvalue') and not re.search('policy|document', member, re.I):
                return {**value, member: name.ljust(inner.metadata.get('min', 0), 'x')}
    return value


def at(value, path):
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def place(value, path, found):
    for step in path[:-1]:
        value = value.setdefault(step, {})
    value[path[-1]] = found
    if found is None:
        del value[path[-1]]
