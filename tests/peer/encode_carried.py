"""What a client must read of an answer, where that is not the value that the answer was made from."""

from encode_base import REST_PROTOCOLS, XML_PROTOCOLS, wire_name


def carried(operation_model, protocol, value, answer, shape=None):
    """The value as the answer holds it; `shape` is the error's, for errors.

    - members that are None are absent;
    - in XML an empty flattened list or map is no element at all, so it is absent;
    - a member bound to the status is the answer's, to Content-Length the body's length;
    - a member of an error where its code stands (header x-amzn-errortype, element Code) is the code;
    - an answer to HEAD has no body;
    - a payload is always there: an absent one is an empty structure, string or blob.
    """
    shape = shape if shape is not None else operation_model.output_shape
    if shape is None:
        return {}
    value = settled(shape, value or {}, protocol)
    if shape.metadata.get('exception') and protocol in XML_PROTOCOLS:
        value.update({n: shape.error_code for n, m in shape.members.items() if wire_name(m, n) == 'Code'})
    if protocol not in REST_PROTOCOLS:
        return value
    if operation_model.http.get('method') == 'HEAD':
        value = {n: v for n, v in value.items() if shape.members[n].serialization.get('location')}
    headers = {n.lower(): v for n, v in answer.headers}
    for name, member in shape.members.items():
        location, header = member.serialization.get('location'), wire_name(member, name).lower()
        if location == 'statusCode':
            value[name] = answer.status
        elif location == 'header' and header == 'content-length' and header in headers:
            value[name] = int(headers[header])
        elif location == 'header' and header == 'x-amzn-errortype' and header in headers:
            value[name] = headers[header]
        elif location == 'headers':
            value.setdefault(name, {})
    payload = shape.serialization.get('payload')
    if payload is None:
        return value
    if payload not in value:
        value[payload] = {'structure': {}, 'string': '', 'blob': b''}[shape.members[payload].type_name]
    # Whatever is not bound has no place beside a payload.
    return {n: v for n, v in value.items() if n == payload or shape.members[n].serialization.get('location')}


def settled(shape, value, protocol):
    kind = shape.type_name
    if value is None or shape.metadata.get('document'):
        return value
    if kind == 'list':
        return [settled(shape.member, v, protocol) for v in value]
    if kind == 'map':
        return {k: settled(shape.value, v, protocol) for k, v in value.items()}
    if kind != 'structure':
        return value
    members = {n: settled(m, value[n], protocol) for n, m in shape.members.items() if value.get(n) is not None}
    return {n: v for n, v in members.items() if not vanishes(shape.members[n], v, protocol)}


def vanishes(shape, value, protocol):
    """Bound to headers a map may be empty: its absence reads as that."""
    return protocol in XML_PROTOCOLS and bool(shape.serialization.get('flattened')) and not value
