"""CBOR bodies of Smithy's rpcv2Cbor (RFC 8949), from shapes and values."""

import math
import struct

import encode_time
from encode_base import Wire, check_text, is_document, is_union, unknown_name, unknown_value

CBOR = 'smithy-rpc-v2-cbor'
UNSIGNED, NEGATIVE, BYTES, TEXT, ARRAY, MAP, TAG, SIMPLE = range(8)
FALSE, TRUE, NULL, UNDEFINED, BREAK = b'\xf4', b'\xf5', b'\xf6', b'\xf7', b'\xff'


def head(major, argument, style):
    """The head of an item; in the spelling style its argument may be wider than it need be."""
    widths = [(24, None), (2 ** 8, 24), (2 ** 16, 25), (2 ** 32, 26), (2 ** 64, 27)]
    fitting = [(info, i) for i, (limit, info) in enumerate(widths) if argument < limit]
    info, step = style.rng.choice(fitting) if style.spells(0.3) else fitting[0]
    if info is None:
        return bytes([major << 5 | argument])
    return bytes([major << 5 | info]) + argument.to_bytes(2 ** (step - 1), 'big')


def integer(value, style):
    return head(UNSIGNED, value, style) if value >= 0 else head(NEGATIVE, -1 - value, style)


def floating(value, style, double=True):
    """64 bits, or 32 for the model's `float`; in the spelling style any width that loses nothing."""
    forms = [(b'\xf9', '>e'), (b'\xfa', '>f'), (b'\xfb', '>d')]
    fitting = [(lead, form) for lead, form in forms if fits(form, value)]
    usual = [f for f in fitting if f[1] == ('>d' if double else '>f')] or fitting
    lead, form = style.rng.choice(fitting) if style.spelling else usual[-1]
    return lead + struct.pack(form, value)


def fits(form, value):
    try:
        return math.isnan(value) or struct.unpack(form, struct.pack(form, value))[0] == value
    except OverflowError:
        return False


def text(value, style):
    return chunks(TEXT, check_text(CBOR, 'body', value), str.encode, style)


def blob(value, style):
    return chunks(BYTES, bytes(value), bytes, style)


def chunks(major, value, encoded, style):
    """A string in one piece, or of indefinite length in pieces each whole in itself."""
    def piece(part):
        data = encoded(part)
        return head(major, len(data), style) + data

    if not style.spells(0.3):
        return piece(value)
    cuts = sorted(style.rng.randint(0, len(value)) for _ in range(style.rng.randrange(3)))
    ends = [0, *cuts, len(value)]
    parts = [value[a:b] for a, b in zip(ends, ends[1:])] if value or style.coin() else []
    return bytes([major << 5 | 31]) + b''.join(map(piece, parts)) + BREAK


def several(major, items, style):
    """An array or a map, whose items are encoded already."""
    if style.spells(0.4):
        return bytes([major << 5 | 31]) + b''.join(items) + BREAK
    return head(major, len(items), style) + b''.join(items)


def pairs_of(pairs, style):
    return several(MAP, [text(k, style) + v for k, v in style.shuffled(pairs)], style)


def null(style):
    return UNDEFINED if style.spells(0.3) else NULL


def moment(value, style):
    """Tag 1: seconds since 1970, whole ones as integers unless spelt otherwise."""
    seconds, micros = divmod(encode_time.microseconds(value), 10 ** 6)
    whole = not micros and not style.spells()
    number = integer(seconds, style) if whole else floating((seconds * 10 ** 6 + micros) / 10 ** 6, style)
    return head(TAG, 1, style) + number


def item(shape, value, style):
    if value is None:
        return null(style)
    if isinstance(value, Wire):
        return value.data
    kind = shape.type_name
    if kind == 'structure':
        return untyped(value, style) if is_document(shape) else structure(shape, value, style)
    if kind == 'list':
        items = [item(shape.member, v, style) for v in value]
        if style.holes and style.coin():
            items.insert(style.rng.randint(0, len(items)), null(style))
        return several(ARRAY, items, style)
    if kind == 'map':
        pairs = [(k, item(shape.value, v, style)) for k, v in value.items()]
        if style.holes and style.coin():
            pairs.append((unknown_name(style, value), null(style)))
        return pairs_of(pairs, style)
    if kind == 'timestamp':
        return moment(value, style)
    if kind in ('float', 'double'):
        return floating(float(value), style, kind == 'double')
    return untyped(value, style)


def structure(shape, value, style, more=()):
    """A structure; `more` are pairs that stand before its members."""
    pairs = [(n, item(m, value[n], style)) for n, m in shape.members.items() if value.get(n) is not None]
    if style.nulls:
        pairs += [(n, null(style)) for n in shape.members if value.get(n) is None and style.coin(0.8)]
    if style.unknown and not is_union(shape):
        pairs += [(unknown_name(style, shape.members), untyped(unknown_value(style), style))
                  for _ in range(1 + style.coin())]
    if style.unknown and not more and style.coin(0.2) and '__type' not in shape.members:
        pairs.append(('__type', text(f'com.amazonaws.example#{shape.name}', style)))
    return pairs_of([*((k, untyped(v, style)) for k, v in more), *pairs], style)


def untyped(value, style):
    """A value by its Python type."""
    if value is None:
        return null(style)
    if isinstance(value, bool):
        return TRUE if value else FALSE
    if isinstance(value, int):
        return integer(value, style)
    if isinstance(value, float):
        return floating(value, style)
    if isinstance(value, str):
        return text(value, style)
    if isinstance(value, (bytes, bytearray)):
        return blob(value, style)
    if isinstance(value, dict):
        return pairs_of([(k, untyped(v, style)) for k, v in value.items()], style)
    return several(ARRAY, [untyped(v, style) for v in value], style)
