"""The answer to a call that succeeded, in each protocol."""

import json

import encode_cbor
import encode_events
import encode_http
import encode_json
import encode_xml
import encode_xml_text
from encode_base import REST_PROTOCOLS, check_text, finish, has_header, request_id, wire_name

XML_TYPE = [('Content-Type', 'text/xml;charset=UTF-8')]


def encode(operation_model, protocol, value, style):
    """The answer with a value, of which a stream of events is a list. Raises Unsupported for what the protocol cannot
    carry."""
    value = value or {}
    if operation_model.has_event_stream_output:
        return encode_events.answer(operation_model, protocol, value, style, whole)
    return whole(operation_model, protocol, value, style)


def whole(operation_model, protocol, value, style):
    if protocol in REST_PROTOCOLS:
        return rest(operation_model, protocol, value, style)
    writers = {'json': json_rpc, 'query': query, 'ec2': ec2, 'smithy-rpc-v2-cbor': cbor}
    return writers[protocol](operation_model, value, style)


def json_type(operation_model):
    return f'application/x-amz-json-{operation_model.service_model.metadata.get("jsonVersion", "1.0")}'


def json_rpc(operation_model, value, style):
    shape = operation_model.output_shape
    # An operation without output answers with an empty object.
    body = encode_json.body(shape, value, style) if shape is not None else b'{}'
    if shape is None and style.spells():
        body = b''
    headers = [('Content-Type', json_type(operation_model)), ('x-amzn-RequestId', request_id(style))]
    return finish(200, headers, body, style)


def cbor(operation_model, value, style):
    shape = operation_model.output_shape
    headers = [('smithy-protocol', 'rpc-v2-cbor'), ('x-amzn-RequestId', request_id(style))]
    if shape is None:
        return finish(200, headers, b'', style)
    headers.append(('Content-Type', 'application/cbor'))
    return finish(200, headers, encode_cbor.structure(shape, value, style), style)


def namespace(operation_model):
    metadata = operation_model.service_model.metadata
    given = metadata.get('xmlNamespace')
    return given or f'http://{metadata["endpointPrefix"]}.amazonaws.com/doc/{metadata["apiVersion"]}/'


def query(operation_model, value, style):
    """The output is inside an element of its own, beside the metadata."""
    shape, name, identity = operation_model.output_shape, operation_model.name, request_id(style)
    metadata = encode_xml.Element('ResponseMetadata', [encode_xml.leaf('RequestId', identity)])
    root = encode_xml.Element(f'{name}Response')
    wrapper = shape.serialization.get('resultWrapper') if shape is not None else None
    if wrapper:
        root.children.append(encode_xml.structure(shape, wrapper, value, style))
    elif shape is not None:
        root = encode_xml.structure(shape, root.name, value, style)
    root.children.append(metadata)
    root.children = style.shuffled(root.children)
    body = encode_xml_text.document(root, namespace(operation_model), style)
    return finish(200, [*XML_TYPE, ('x-amzn-RequestId', identity)], body, style)


def ec2(operation_model, value, style):
    """The output's members are beside the request id."""
    shape, name, identity = operation_model.output_shape, operation_model.name, request_id(style)
    root = encode_xml.Element(f'{name}Response')
    if shape is not None:
        root = encode_xml.structure(shape, root.name, value, style)
    if not any(c.name == 'requestId' for c in root.children):
        root.children.insert(0, encode_xml.leaf('requestId', identity))
    body = encode_xml_text.document(root, namespace(operation_model), style)
    return finish(200, [*XML_TYPE, ('x-amzn-RequestId', identity)], body, style)


def rest(operation_model, protocol, value, style):
    """Members in headers, the status and a body, or a body that is one member."""
    shape = operation_model.output_shape
    status = operation_model.http.get('responseCode', 200)
    parts = encode_http.Parts(shape, value, status, style, protocol)
    kind, body = payload(shape, parts, value, style, protocol, operation_model)
    head = operation_model.http.get('method') == 'HEAD'
    if head:
        body = b''
    # A status that allows no body gives way to members that need one.
    if parts.status in (204, 304) and body:
        if any(value.get(n) is not None for n in shape.members if n not in parts.bound):
            parts.status = 200
        else:
            body = b''
    return finish(parts.status, rest_headers(operation_model, shape, parts, kind, body, head, style), body, style)


def rest_headers(operation_model, shape, parts, kind, body, head, style):
    bound = {wire_name(m, n).lower() for n, m in (shape.members.items() if shape is not None else ())
             if m.serialization.get('location') == 'header'}
    headers = [(n, v) for n, v in parts.headers if head or n.lower() != 'content-length']
    # A type that the output has for a member is the member's, present or not.
    if body and kind and 'content-type' not in bound and not has_header(headers, 'content-type'):
        headers.append(('Content-Type', kind))
    identity = request_id(style)
    if operation_model.service_model.service_name in ('s3', 's3control'):
        return [*headers, ('x-amz-request-id', identity), ('x-amz-id-2', 'host/' + identity)]
    return [*headers, ('x-amzn-RequestId', identity)]


def payload(shape, parts, value, style, protocol, operation_model):
    """(content type, body)"""
    if shape is None:
        return None, b''
    if parts.payload is None:
        return members(shape, parts, value, style, protocol, operation_model)
    member, given = shape.members[parts.payload], value.get(parts.payload)
    if member.type_name == 'blob':
        if given is not None and not isinstance(given, (bytes, bytearray)):
            return 'application/json', json.dumps(given).encode()
        return 'application/octet-stream', bytes(given or b'')
    if member.type_name == 'string':
        return 'text/plain', check_text(protocol, 'payload', given or '').encode()
    if given is None:
        return None, b''
    if protocol == 'rest-json':
        return 'application/json', encode_json.render(encode_json.tree(member, given, style), style).encode()
    name = wire_name(member, member.name)
    root = encode_xml.element(member, name, given, style)
    return 'application/xml', encode_xml_text.document(root, namespace(operation_model), style)


def members(shape, parts, value, style, protocol, operation_model):
    """All members that are bound to nothing else."""
    nothing = parts.empty and not style.unknown
    if protocol == 'rest-json':
        if nothing and (parts.status == 204 or style.spells()):
            return None, b''
        return 'application/json', encode_json.body(shape, value, style, parts.bound)
    if nothing and not style.spells():
        return None, b''
    root = encode_xml.structure(shape, wire_name(shape, shape.name), value, style, parts.bound)
    return 'application/xml', encode_xml_text.document(root, namespace(operation_model), style)
