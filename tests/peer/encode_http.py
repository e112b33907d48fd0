"""HTTP bindings of the REST protocols: which members of an answer are in headers, the status and the payload."""

import base64

import encode_json
import encode_time
from encode_base import Unsupported, Wire, check_text, wire_name

QUOTED = ('"', ',')


class Parts:
    """A value taken apart by its bindings."""

    def __init__(self, shape, value, status, style, protocol):
        self.status, self.headers = status, []
        self.payload = shape.serialization.get('payload') if shape is not None else None
        self.bound = set()
        self.empty = True
        for name, member in (shape.members.items() if shape is not None else ()):
            location = member.serialization.get('location')
            given = value.get(name)
            if location in ('header', 'headers', 'statusCode'):
                self.bound.add(name)
                if given is not None:
                    self.bind(location, member, name, given, style, protocol)
            elif self.payload is None:
                self.empty = False

    def bind(self, location, member, name, given, style, protocol):
        if location == 'statusCode':
            self.status = int(given)
        elif location == 'headers':
            prefix = member.serialization.get('name', '')
            for key, text in style.shuffled(given.items()):
                check_text(protocol, 'header name', key)
                self.headers.append((prefix + key, header(member.value, text, style, protocol)))
        else:
            text = header_list if member.type_name == 'list' else header
            self.headers.append((cased(wire_name(member, name), style), text(member, given, style, protocol)))


def cased(name, style):
    """Names of headers have no case."""
    return style.rng.choice([name, name.lower(), name.upper()]) if style.spelling else name


def header(shape, value, style, protocol):
    """One value as the text of a header."""
    kind = shape.type_name
    if isinstance(value, Wire):
        return value.text
    if shape.serialization.get('jsonvalue'):
        return base64.b64encode(encode_json.anything(value, style).encode()).decode()
    if kind == 'timestamp':
        return encode_time.text(value, shape.serialization.get('timestampFormat', 'rfc822'), style)[0]
    if kind == 'boolean':
        return 'true' if value else 'false'
    if kind in ('integer', 'long'):
        return str(int(value))
    if kind in ('float', 'double'):
        return str(encode_json.floating(value, style))
    if kind == 'blob':
        return base64.b64encode(value).decode()
    if kind in ('string', 'character'):
        return check_text(protocol, 'header', value)
    raise Unsupported(f'a {kind} in a header')


def header_list(shape, values, style, protocol):
    """Values with commas between them; strings that hold a comma or a quote are quoted. No element may be empty bare."""
    texts = [header(shape.member, v, style, protocol) for v in values]
    if shape.member.type_name in ('string', 'character'):
        texts = [quoted(t, style) for t in texts]
    comma = style.rng.choice([',', ', ', ' , ']) if style.spelling else ', '
    return comma.join(texts)


def quoted(text, style):
    if text and not any(q in text for q in QUOTED) and text.strip() == text and not style.spells(0.2):
        return text
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"') + '"'
