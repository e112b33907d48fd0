"""The cases of one operation: which inputs it is given, and which answers it meets."""

import dataclasses
import itertools
import random

import encode
import encode_events
import faults
import special
from generate import Generator

# Answers that are no answers are spread over the operations; each operation meets this many.
STRANGE = 2


@dataclasses.dataclass
class Case:
    name: str
    given: dict
    answer: object
    # The input is broken on purpose: both sides are to say the same of it.
    fault: bool = False
    # Ids that each side makes for itself are in the request.
    made_up: bool = False
    # What is streamed in, and where; else the bytes are in the input.
    stream: object = None
    # The answer's stream is read as it comes.
    live: bool = False
    # The members of an error within a stream, which botocore does not tell.
    members: object = None


@dataclasses.dataclass
class Stream:
    """A body that is no value: `member` names its place in botocore's input."""
    member: str
    content: bytes
    # A file that can be read again; else a stream that is read once.
    file: bool
    http: bool
    # Checksums only where they must be.
    when_required: bool


class Plan:
    """All cases of a service, made from the seed."""

    def __init__(self, model, seed, depth):
        self.model, self.seed, self.depth = model, seed, depth
        self.protocol = model.resolved_protocol
        # Each modelled error of the service is met by some operation, each operation meets some error.
        self.errors_met = {}
        self.strange_met = itertools.count(sum(map(ord, model.service_name)))

    def cases(self, operation):
        """Each with its own source of chance, so that one can be made alone."""
        yield self.case(operation, 'minimal', 0.0)
        yield from self.every(operation)
        for number in range(self.depth):
            yield self.case(operation, f'random {number}', 0.5)
        yield from self.streams(operation)
        yield from self.failures(operation)
        for number in range(self.depth):
            broken = self.fault(operation, f'fault {number}')
            if broken:
                yield broken

    def streams(self, operation):
        """Bodies that are streamed, in and out."""
        if streaming_member(operation.output_shape):
            yield dataclasses.replace(self.case(operation, 'live', 0.5), live=True)
        member = streaming_member(operation.input_shape)
        if not member:
            return
        for file, http, when_required in itertools.product((True, False), (False, True), (False, True)):
            for fill in (0.0, 0.5):
                kind = ' '.join(('file' if file else 'once', 'http' if http else 'https',
                                 'when_required' if when_required else 'when_supported', str(fill)))
                rng = self.rng(operation, kind)
                case = self.case(operation, f'stream {kind}', fill)
                case.given.pop(member, None)
                content = rng.randbytes(rng.choice([0, 1, 1000, 65536, 200_000]))
                case.stream = Stream(member, content, file, http, when_required)
                yield case

    def rng(self, operation, name):
        return random.Random(f'{self.seed}/{self.model.service_name}/{operation.name}/{name}')

    def case(self, operation, name, fill):
        rng = self.rng(operation, name)
        given = self.input(operation, Generator(rng, fill), name != 'minimal')
        made_up = name == 'minimal' and bool(operation.idempotent_members)
        return Case(name, given, self.output(operation, rng, fill), made_up=made_up)

    def every(self, operation):
        """Every member; again, a few times, until each member of each union had its turn."""
        rng = self.rng(operation, 'every')
        generator = Generator(rng, 1.0)
        answers = Generator(rng, 1.0, self.carries)
        for number in range(4):
            name = f'every {number}'
            given = self.input(operation, generator, True)
            yield Case(name, given, self.output(operation, rng, 1.0, answers))
            if all(turns_done(g) for g in (generator, answers)):
                break

    def input(self, operation, generator, with_tokens):
        shape = operation.input_shape
        if shape is None:
            return {}
        given = generator.structure(shape)
        for name in operation.idempotent_members:
            given.pop(name, None)
            if with_tokens:
                given[name] = 'token-of-a-test-that-is-thirty-two-long'
        for name in given:
            if self.in_host(operation, name):
                given[name] = 'host-label'
        given = special.given(shape, given)
        # Forms are written in the order in which members are given.
        return {name: given[name] for name in shape.members if name in given}

    def in_host(self, operation, name):
        prefix = (operation.endpoint or {}).get('hostPrefix', '')
        parts = {p.member_name for p in operation.context_parameters if p.name in ('Bucket', 'AccountId')}
        return f'{{{name}}}' in prefix or name in parts

    def carries(self, location, text):
        return encode.can_carry(self.protocol, location, text)

    def output(self, operation, rng, fill, generator=None):
        shape = operation.output_shape
        generator = generator or Generator(rng, fill, self.carries)
        value = special.output(generator.structure(shape)) if shape else {}
        chance = lambda: 0.0 < fill < 1.0 and rng.random() < 0.5
        style = encode.Style(rng, shuffle=chance(), unknown=chance(), nulls=chance(), spelling=chance())
        answer = encode.encode(operation, self.protocol, value, style)
        return special.answer(operation, answer, exact=not chance())

    def plain(self, rng):
        return encode.Style(rng, shuffle=False, unknown=False, nulls=False, spelling=False)

    def failures(self, operation):
        """Modelled errors, the least met first, and answers that are none."""
        given = self.input(operation, Generator(self.rng(operation, 'minimal'), 0.0), True)
        shapes = sorted(operation.error_shapes, key=lambda s: self.errors_met.get(s.name, 0))
        for shape in shapes[:self.depth // 2 + 1]:
            self.errors_met[shape.name] = self.errors_met.get(shape.name, 0) + 1
            name = f'error {shape.name}'
            rng = self.rng(operation, name)
            value = Generator(rng, rng.choice([0.0, 0.5, 1.0]), self.carries).structure(shape)
            answer = encode.encode_error(operation, self.protocol, shape, value, self.plain(rng))
            yield Case(name, given, answer)
        if operation.has_event_stream_output:
            yield from self.event_failures(operation, given)
            return
        rng = self.rng(operation, 'strange')
        answers = encode.strange(operation, self.protocol, self.plain(rng))
        for _ in range(min(len(answers), self.depth)):
            name, answer = answers[next(self.strange_met) % len(answers)]
            yield Case(f'strange {name}', given, answer)

    def event_failures(self, operation, given):
        """Streams that end with an error, all that the operation has, and odd ones."""
        rng = self.rng(operation, 'events')
        right, plain = self.output(operation, rng, 1.0), self.plain(rng)
        generator = Generator(rng, 1.0, self.carries)
        for name, answer, members in encode_events.failures(operation, self.protocol, right, generator, plain):
            yield Case(name, given, answer, members=members)
        for name, answer in encode_events.strange(operation, self.protocol, right):
            yield Case(name, given, answer)

    def fault(self, operation, name):
        shape = operation.input_shape
        if shape is None or not shape.members:
            return None
        rng = self.rng(operation, name)
        given = self.input(operation, Generator(rng, rng.choice([0.5, 1.0])), True)
        found = faults.fault(shape, given, rng)
        if found is None:
            return None
        what, broken = found
        made_up = any(member not in broken for member in operation.idempotent_members)
        return Case(f'{name}: {what}', broken, self.output(operation, rng, 0.0), fault=True, made_up=made_up)


def streaming_member(shape):
    """The member that is a streaming body."""
    name = shape.serialization.get('payload') if shape else None
    member = shape.members[name] if name else None
    is_one = member and member.type_name == 'blob' and member.serialization.get('streaming')
    return name if is_one else None


def turns_done(generator):
    return all(turn >= size for turn, size in zip(generator.turns.values(), generator.sizes.values()))
