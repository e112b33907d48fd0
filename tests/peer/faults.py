"""Breaks an input that was right, in one place and one way, to see that both sides refuse or take the same."""

# Of a wrong type for each; what Python and JSON have in common, so that both sides are given the same.
WRONG = {
    'structure': [[], 'text', 1], 'list': [{}, 'text', 1], 'map': [[], 'text', 1],
    'string': [1, True, [], {}], 'character': [1, []], 'integer': ['text', [], 1.5, {}], 'long': ['text', [], 1.5],
    'float': ['text', [], {}], 'double': ['text', [], {}], 'boolean': ['true', 1, []], 'blob': [1, [], {}],
    'timestamp': [[], {}, 'no date'],
}


def places(shape, value, path=()):
    """Every place of a value: its path, its shape, and who holds it."""
    yield path, shape, value
    if shape.serialization.get('jsonvalue') or getattr(shape, 'is_document_type', False):
        return
    if shape.type_name == 'structure' and isinstance(value, dict):
        for name, inner in value.items():
            yield from places(shape.members[name], inner, (*path, name))
    elif shape.type_name == 'list' and isinstance(value, list):
        for number, inner in enumerate(value):
            yield from places(shape.member, inner, (*path, number))
    elif shape.type_name == 'map' and isinstance(value, dict):
        for key, inner in value.items():
            yield from places(shape.value, inner, (*path, key))


def breaks(shape, value, path):
    """Ways to break one value: what it is called, and what stands there then."""
    kind = shape.type_name
    plain = not shape.serialization.get('jsonvalue') and not getattr(shape, 'is_document_type', False)
    if path and plain:
        yield from (('wrong type', wrong) for wrong in WRONG.get(kind, []))
        yield 'null', None
    least = shape.metadata.get('min')
    if least is not None and plain and float(least) > 0:
        if kind in ('string', 'blob') and value:
            yield 'too short', value[:int(least) - 1]
        elif kind in ('list', 'map') and int(least) > 0:
            yield 'too few', type(value)()
    if least is not None and kind in ('integer', 'long', 'float', 'double'):
        yield 'too small', type(value)(float(least) - 1)
    if kind == 'structure' and plain and isinstance(value, dict):
        yield 'unknown member', {**value, 'NoSuchMember': 'x'}
        for name in shape.required_members:
            if name in value:
                yield 'missing', {k: v for k, v in value.items() if k != name}
        if getattr(shape, 'is_tagged_union', False):
            yield 'empty union', {}
            others = [n for n, m in shape.members.items() if n not in value and m.type_name == 'string']
            if others:
                yield 'two of a union', {**value, others[0]: 'text'}


def fault(shape, value, rng):
    """One broken input and what is wrong with it; None where nothing can be."""
    at = list(places(shape, value))
    for path, inner_shape, inner in rng.sample(at, min(len(at), 8)):
        found = list(breaks(inner_shape, inner, path))
        if found:
            what, wrong = rng.choice(found)
            return f'{what} at {".".join(map(str, path)) or "the top"}', put(value, path, wrong)
    return None


def put(value, path, wrong):
    """The value with another one at a path; nothing is changed in place."""
    if not path:
        return wrong
    step, *rest = path
    if isinstance(value, list):
        return [put(v, rest, wrong) if i == step else v for i, v in enumerate(value)]
    return {k: put(v, rest, wrong) if k == step else v for k, v in value.items()}
