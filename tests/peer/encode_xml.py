"""XML elements of restXml, awsQuery and ec2Query, from shapes and values. Written out by encode_xml_text."""

import base64
import dataclasses
import math

import encode_time
from encode_base import Unsupported, Wire, check_text, is_union, unknown_name, unknown_value, wire_name

XML = 'rest-xml'
BOUND = ('header', 'headers', 'statusCode')


@dataclasses.dataclass
class Element:
    """An element with either text or children (then `text` is None); white space between children carries nothing."""

    name: str
    children: list = dataclasses.field(default_factory=list)
    text: str | None = None
    attributes: list = dataclasses.field(default_factory=list)


def leaf(name, text):
    return Element(name, text=text)


def element(shape, name, value, style):
    """One element for one value; flattened lists and maps are their structure's business."""
    kind = shape.type_name
    if value is None:
        raise Unsupported('XML has no null')
    if isinstance(value, Wire):
        return leaf(name, value.text)
    if isinstance(value, Element):
        return dataclasses.replace(value, name=name)
    if kind == 'structure':
        return structure(shape, name, value, style)
    if kind == 'list':
        inner = wire_name(shape.member, 'member')
        return Element(name, [element(shape.member, inner, v, style) for v in value])
    if kind == 'map':
        return Element(name, [entry(shape, 'entry', k, v, style) for k, v in style.shuffled(value.items())])
    return leaf(name, scalar(shape, value, style))


def entry(shape, name, key, value, style):
    """A key and a value, in any order."""
    return Element(name, style.shuffled([
        element(shape.key, wire_name(shape.key, 'key'), key, style),
        element(shape.value, wire_name(shape.value, 'value'), value, style),
    ]))


def structure(shape, name, value, style, leave_out=()):
    """`leave_out` are members that headers or the status carry."""
    made = Element(name)
    spaced = shape.serialization.get('xmlNamespace')
    if spaced:
        namespace = {'uri': spaced} if isinstance(spaced, str) else spaced
        prefix = namespace.get('prefix')
        made.attributes.append((f'xmlns:{prefix}' if prefix else 'xmlns', namespace['uri']))
    groups = []
    for member_name, member in shape.members.items():
        given = value.get(member_name)
        if given is None or member_name in leave_out:
            continue
        if member.serialization.get('xmlAttribute'):
            made.attributes.append((wire_name(member, member_name), scalar(member, given, style)))
        else:
            groups.append(member_elements(member, member_name, given, style))
    if style.unknown and not is_union(shape):
        taken = {e.name for g in groups for e in g} | {element_name(m, n) for n, m in shape.members.items()}
        groups += [[unknown_element(unknown_name(style, taken), unknown_value(style))] for _ in range(1 + style.coin())]
    made.children = mixed(groups, style)
    return made


def element_name(shape, name):
    """A flattened list goes by its elements' name, if they have one."""
    if shape.type_name == 'list' and shape.serialization.get('flattened'):
        return shape.member.serialization.get('name') or wire_name(shape, name)
    return wire_name(shape, name)


def member_elements(shape, name, value, style):
    """The elements of one member: one, or if it is flattened one for each thing in it."""
    name = element_name(shape, name)
    if isinstance(value, (Wire, Element)):
        return [element(shape, name, value, style)]
    if shape.serialization.get('flattened') and shape.type_name == 'list':
        return [element(shape.member, name, v, style) for v in value]
    if shape.serialization.get('flattened') and shape.type_name == 'map':
        return [entry(shape, name, k, v, style) for k, v in style.shuffled(value.items())]
    return [element(shape, name, value, style)]


def mixed(groups, style):
    """All elements: members in any order, the elements of a flattened member in theirs but others between them."""
    if not style.shuffle:
        return [e for group in groups for e in group]
    order = [i for i, group in enumerate(groups) for _ in group]
    style.rng.shuffle(order)
    queues = [iter(group) for group in groups]
    return [next(queues[i]) for i in order]


def unknown_element(name, value):
    if isinstance(value, dict):
        return Element(name, [unknown_element(k, v) for k, v in value.items()], attributes=[('kind', 'un"known')])
    if isinstance(value, list):
        return Element(name, [unknown_element('member', v) for v in value])
    return leaf(name, str(value))


def scalar(shape, value, style):
    kind = shape.type_name
    if kind == 'blob':
        return lines(base64.b64encode(value).decode(), style)
    if kind == 'timestamp':
        return encode_time.text(value, shape.serialization.get('timestampFormat', 'iso8601'), style)[0]
    if kind == 'boolean':
        return 'true' if value else 'false'
    if kind in ('integer', 'long'):
        return str(int(value))
    if kind in ('float', 'double'):
        return floating(float(value), style)
    return check_text(XML, 'body', value)


def floating(value, style):
    if math.isnan(value):
        return 'NaN'
    if math.isinf(value):
        return 'Infinity' if value > 0 else '-Infinity'
    return style.rng.choice([f'{value!r}', f'{value:.17e}', f'{value:.17E}']) if style.spelling else repr(value)


def lines(encoded, style):
    """base64Binary of XML Schema may be broken into lines."""
    if not style.spells(0.4):
        return encoded
    width = style.rng.choice([4, 7, 64, 76])
    return '\n'.join(encoded[i:i + width] for i in range(0, len(encoded), width)) + '\n' * style.rng.randrange(2)
