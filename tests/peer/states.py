"""Answers that a waiter meets: states of its resource, made for what the waiter's own paths look at, and errors.

A state is made by chance from the names and words in the waiter's paths, and botocore's own matcher says which acceptor it
fits. All chance is the caller's.
"""

import copy
import dataclasses

import jmespath
from botocore.waiter import AcceptorConfig
from jmespath.exceptions import JMESPathError

import encode
from generate import Generator

# Draws of a state for one acceptor; beyond it the acceptor cannot be met by itself.
DRAWS = 400
# In place of an acceptor's index: a path that cannot be asked of the state.
BROKEN = -1
ALIEN = 'an-alien-word'
ALIEN_ERROR = {'Code': 'AnAlienError', 'Message': 'none that the waiter knows', 'status': 400}


@dataclasses.dataclass
class State:
    """What an answer is, and which acceptor takes it: its index, `None` where none does, or BROKEN."""

    name: str
    answer: object
    acceptor: int | None
    is_error: bool = False


class States:
    """The answers of one waiter's operation."""

    def __init__(self, operation, config, rng):
        self.operation, self.config, self.rng = operation, config, rng
        self.protocol = operation.service_model.resolved_protocol
        self.acceptors = config.acceptors
        self.words = [ALIEN]
        self.tree = {}
        for acceptor in self.acceptors:
            if isinstance(acceptor.expected, str) and acceptor.matcher.startswith('path'):
                self.words.append(acceptor.expected)
            if acceptor.argument:
                self.mention(jmespath.compile(acceptor.argument).parsed, self.tree)

    def mention(self, node, tree):
        """Marks the members that an expression names; gives the place where it comes to. Lists are looked through."""
        kind, children = node['type'], node['children']
        if kind == 'field':
            return tree.setdefault(node['value'], {})
        if kind in ('subexpression', 'index_expression', 'projection', 'value_projection', 'flatten'):
            for child in children:
                tree = self.mention(child, tree)
            return tree
        if kind == 'filter_projection':
            left, right, condition = children
            tree = self.mention(left, tree)
            self.mention(condition, tree)
            return self.mention(right, tree)
        if kind == 'literal' and isinstance(node['value'], str):
            self.words.append(node['value'])
        for child in children:
            self.mention(child, tree)
        return tree

    def value(self, shape, tree):
        kind = shape.type_name
        if kind == 'structure':
            named = [n for n in shape.members if n in tree]
            return {n: self.value(shape.members[n], tree[n]) for n in named if self.rng.random() < 0.85}
        if kind == 'list':
            return [self.value(shape.member, tree) for _ in range(self.rng.randrange(4))]
        if kind == 'map':
            return {f'key{i}': self.value(shape.value, tree) for i in range(self.rng.randrange(3))}
        if kind == 'string':
            return self.rng.choice(self.words)
        if kind in ('integer', 'long'):
            return self.rng.randrange(3)
        return Generator(self.rng, 0.0).value(shape, [], True)

    def fitting(self, response):
        try:
            return next((i for i, a in enumerate(self.acceptors) if a.matcher_func(response)), None)
        except JMESPathError:
            return BROKEN

    def output(self, status=None):
        """A state by chance."""
        shape = self.operation.output_shape
        value = self.value(shape, self.tree) if shape else {}
        response = {**copy.deepcopy(value), 'ResponseMetadata': {'HTTPStatusCode': status or 200}}
        style = encode.Style(self.rng)
        answer = encode.encode(self.operation, self.protocol, value, style)
        return State(f'state {value!r}', answer, self.fitting(response))

    def error(self, code=None, status=None):
        """An error of that code, the modelled one where there is one; `None`: one that no waiter knows."""
        style = encode.Style(self.rng)
        shapes = self.operation.service_model.error_shapes
        shape = next((s for s in shapes if code in (s.error_code, s.name) and status is None), None)
        given = {**ALIEN_ERROR, **({'Code': code} if code else {}), **({'status': status} if status else {})}
        if shape is not None:
            given = Generator(self.rng, 0.0, self.carries).structure(shape)
        answer = encode.encode_error(self.operation, self.protocol, shape, given, style)
        seen = self.code_in(answer, shape, given)
        response = {'Error': {'Code': seen}, 'ResponseMetadata': {'HTTPStatusCode': answer.status}}
        return State(f'error {seen} {answer.status}', answer, self.fitting(response), is_error=True)

    def code_in(self, answer, shape, given):
        # To HEAD there is no body, and so no code but the status.
        if self.operation.http.get('method') == 'HEAD' and self.protocol == 'rest-xml':
            return str(answer.status)
        return shape.error_code if shape is not None else given['Code']

    def carries(self, location, text):
        return encode.can_carry(self.protocol, location, text)

    def of(self, index):
        """An answer that this acceptor takes; `None`: none is found, as where an earlier one takes all of its own."""
        acceptor: AcceptorConfig = self.acceptors[index]
        if acceptor.matcher == 'error':
            if acceptor.expected is False:
                made = self.output
            else:
                code = acceptor.expected if isinstance(acceptor.expected, str) else None
                made = lambda: self.error(code, int(code) if code and code.isdecimal() else None)
        elif acceptor.matcher == 'status':
            plain = acceptor.expected < 300
            made = self.output if plain else lambda: self.error(None, acceptor.expected)
        else:
            made = self.output
        tries = DRAWS if made == self.output else 1
        return next((s for s in (made() for _ in range(tries)) if s.acceptor == index), None)

    def going_on(self):
        """An answer after which the wait goes on: one that an acceptor wants tried again, or an output that none takes."""
        retries = [i for i, a in enumerate(self.acceptors) if a.state == 'retry']
        found = self.of(self.rng.choice(retries)) if retries and self.rng.random() < 0.6 else None
        if found is not None:
            return found
        for _ in range(DRAWS):
            state = self.output()
            if state.acceptor is None or state.acceptor != BROKEN and self.acceptors[state.acceptor].state == 'retry':
                return state
        return None

    def any(self):
        """Any answer."""
        if self.rng.random() < 0.7:
            return self.output()
        codes = [a.expected for a in self.acceptors if a.matcher == 'error' and isinstance(a.expected, str)]
        code = self.rng.choice([None, *codes])
        return self.error(code, int(code) if code and code.isdecimal() else self.rng.choice([None, None, 404, 500]))
