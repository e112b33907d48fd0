"""JSON bodies of awsJson and restJson1, from shapes and values."""

import base64
import decimal
import math

import encode_time
from encode_base import Unsupported, Wire, check_text, is_document, is_union, unknown_name, unknown_value, wire_name

SHORT = {'"': '\\"', '\\': '\\\\', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}
JSON = 'rest-json'


class Literal(str):
    """A JSON text that stands as it is."""


def body(shape, value, style, leave_out=()):
    """The body as bytes; `leave_out` are members that headers or the status carry."""
    return render(structure(shape, value, style, leave_out), style).encode()


def anything(value, style):
    """Any JSON value, for documents and JSON in headers, as text."""
    return render(untyped(value, style), style)


def tree(shape, value, style):
    """The value as dicts, lists, strings, bools, None and literals."""
    if value is None:
        return None
    if isinstance(value, Wire):
        return Literal(value.text)
    kind = shape.type_name
    if kind == 'structure':
        return untyped(value, style) if is_document(shape) else structure(shape, value, style)
    if kind == 'list':
        return holes([tree(shape.member, v, style) for v in value], style)
    if kind == 'map':
        return mapping(shape, value, style)
    if kind == 'blob':
        return base64.b64encode(value).decode()
    if kind == 'timestamp':
        text, number = encode_time.text(value, shape.serialization.get('timestampFormat', 'unixTimestamp'), style)
        return Literal(text) if number and not style.spells(0.3) else text
    if kind in ('float', 'double'):
        return floating(value, style)
    if kind in ('integer', 'long'):
        return Literal(int(value))
    if kind == 'boolean':
        return bool(value)
    if shape.serialization.get('jsonvalue') and not isinstance(value, str):
        return anything(value, style)
    return value


def structure(shape, value, style, leave_out=()):
    members = {n: m for n, m in shape.members.items() if n not in leave_out}
    pairs = [(wire_name(m, n), tree(m, value[n], style)) for n, m in members.items() if value.get(n) is not None]
    # Of a union exactly one member is on the wire: botocore, rightly, refuses two.
    if style.nulls:
        pairs += [(wire_name(m, n), None) for n, m in members.items() if value.get(n) is None and style.coin(0.8)]
    if style.unknown and not is_union(shape):
        taken = {wire_name(m, n) for n, m in shape.members.items()}
        pairs += [(unknown_name(style, taken), untyped(unknown_value(style), style)) for _ in range(1 + style.coin())]
    if style.unknown and style.coin(0.2) and '__type' not in shape.members:
        pairs.insert(0, ('__type', f'com.amazonaws.example#{shape.name}'))
    return dict(style.shuffled(pairs))


def mapping(shape, value, style):
    pairs = [(check_text(JSON, 'body', k), tree(shape.value, v, style)) for k, v in value.items()]
    if style.holes and style.coin():
        pairs.append((unknown_name(style, value), None))
    return dict(style.shuffled(pairs))


def holes(items, style):
    """The list with nulls between its elements, if the style is so."""
    if style.holes and style.coin():
        items.insert(style.rng.randint(0, len(items)), None)
    return items


def untyped(value, style):
    if isinstance(value, dict):
        return dict(style.shuffled((k, untyped(v, style)) for k, v in value.items()))
    if isinstance(value, (list, tuple)):
        return [untyped(v, style) for v in value]
    if isinstance(value, float):
        if not math.isfinite(value):
            raise Unsupported('JSON has no number for ' + repr(value))
        return floating(value, style)
    if isinstance(value, int) and not isinstance(value, bool):
        return Literal(value)
    return value


def floating(value, style):
    """A number, or the strings that Smithy has for the three that JSON lacks."""
    value = float(value)
    if math.isnan(value):
        return 'NaN'
    if math.isinf(value):
        return 'Infinity' if value > 0 else '-Infinity'
    if style.spells():
        exact = decimal.Decimal(repr(value))
        forms = [f'{exact:E}', f'{exact:e}']
        if abs(exact.adjusted()) < 40:
            plain = f'{exact:f}'
            forms.append(plain + ('00' if '.' in plain else '.0'))
            # Read as an integer, the shortest decimal of a great double would be another number.
            forms += [plain] if '.' in plain or abs(value) < 2 ** 53 else []
        return Literal(style.rng.choice(forms))
    return Literal(repr(value))


def render(value, style):
    if isinstance(value, Literal):
        return str(value)
    if value is None:
        return 'null'
    if isinstance(value, bool):
        return 'true' if value else 'false'
    if isinstance(value, str):
        return string(value, style)
    space = (lambda: style.rng.choice(['', '', ' ', '\n', '\t', ' \r\n  '])) if style.spelling else (lambda: '')
    if isinstance(value, dict):
        inside = [f'{space()}{string(k, style)}{space()}:{space()}{render(v, style)}{space()}' for k, v in value.items()]
        return '{' + (','.join(inside) or space()) + '}'
    inside = [f'{space()}{render(v, style)}{space()}' for v in value]
    return '[' + (','.join(inside) or space()) + ']'


def string(text, style):
    check_text(JSON, 'body', text)
    # One share of escapes per string: all of it, some of it, what must be.
    share = style.rng.choice([0, 0, 0.2, 1]) if style.spelling else 0
    return '"' + ''.join(character(c, style, share) for c in text) + '"'


def character(c, style, share):
    if share and style.coin(share):
        if c == '/':
            return '\\/'
        units = c.encode('utf-16-be')
        form = style.rng.choice(['\\u%04x', '\\u%04X'])
        return ''.join(form % int.from_bytes(units[i:i + 2], 'big') for i in range(0, len(units), 2))
    if c in SHORT:
        return SHORT[c]
    return f'\\u{ord(c):04x}' if c < ' ' else c
