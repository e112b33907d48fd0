"""The answer to a call that failed with an error of the model, in each protocol.

Code and message stand where the protocol puts them; the error's own members are encoded as an output's are. A member that
is bound to where the code stands (a header x-amzn-errortype, an element Code) holds the code, whatever the value says. To
HEAD there is no body: in restXml such an error has no code but its status.
"""

import encode_cbor
import encode_http
import encode_json
import encode_xml
import encode_xml_text
from encode_base import check_text, finish, request_id, wire_name
from encode_success import XML_TYPE, json_type, namespace


def encode_error(operation_model, protocol, shape, value, style):
    """The answer with an error. `shape` None: an error that no model has, of value's `Code`, `Message` and `status`."""
    error = Error(operation_model, protocol, shape, value, style)
    writer = {
        'json': json_rpc, 'query': query, 'ec2': ec2, 'smithy-rpc-v2-cbor': cbor, 'rest-json': rest_json,
        'rest-xml': rest_xml,
    }[protocol]
    return writer(error)


class Error:
    """An error with what all protocols need to know of it."""

    def __init__(self, operation, protocol, shape, value, style):
        self.operation, self.protocol, self.shape, self.style = operation, protocol, shape, style
        self.identity = request_id(style)
        value = dict(value or {})
        if shape is None:
            self.name = self.code = value.pop('Code', 'UnmodelledError')
            self.status = value.pop('status', 400)
            self.sender = self.status < 500
            self.value, self.message = {}, value.pop('Message', value.pop('message', None))
            return
        trait = shape.metadata.get('error', {})
        fault = bool(shape._shape_model.get('fault'))
        self.name, self.code = shape.name, shape.error_code
        self.status = trait.get('httpStatusCode', 500 if fault else 400)
        self.sender = trait.get('senderFault', self.status < 500 and not fault)
        messages = [n for n in shape.members if n.lower() == 'message']
        self.value = {n: v for n, v in value.items() if n in shape.members}
        # A message of an error whose model has none is sent all the same.
        loose = [v for n, v in value.items() if n.lower() == 'message' and n not in shape.members]
        self.message = loose[0] if loose and not messages else None

    @property
    def qualified(self):
        """The code as services put it: bare, with the model's namespace, with a link."""
        if not self.style.spelling:
            return self.name
        version = self.operation.service_model.metadata['apiVersion'].replace('-', '')
        forms = ['{}', f'com.amazonaws.v{version}#{{}}', 'aws.example#{}',
                 '{}:http://internal.amazon.com/coral/com.amazon.coral.service/',
                 'com.amazonaws.x#{}:http://internal.amazon.com/coral/']
        return self.style.rng.choice(forms).format(self.name)

    def query_header(self):
        """For clients of a service that was awsQuery once: the code that it had then."""
        if not self.operation.service_model.is_query_compatible:
            return []
        return [('x-amzn-query-error', f'{self.code};{"Sender" if self.sender else "Receiver"}')]

    def messages(self):
        return {} if self.message is None else {'message': self.message}


def json_rpc(error):
    body = {} if error.shape is None else encode_json.structure(error.shape, error.value, error.style)
    # The type stands first, as servers put it, unless order is to be shuffled.
    body = {'__type': error.qualified, **error.messages(), **{k: v for k, v in body.items() if k != '__type'}}
    body = dict(error.style.shuffled(body.items()))
    headers = [('Content-Type', json_type(error.operation)), ('x-amzn-RequestId', error.identity), *error.query_header()]
    return finish(error.status, headers, encode_json.render(body, error.style).encode(), error.style)


def cbor(error):
    more = [('__type', error.qualified), *error.messages().items()]
    headers = [('smithy-protocol', 'rpc-v2-cbor'), ('Content-Type', 'application/cbor'),
               ('x-amzn-RequestId', error.identity), *error.query_header()]
    if error.shape is None:
        body = encode_cbor.untyped(dict(more), error.style)
    else:
        body = encode_cbor.structure(error.shape, error.value, error.style, more)
    return finish(error.status, headers, body, error.style)


def parts_of(error):
    """The error's members by their bindings, those at the code's place replaced by the code."""
    parts = encode_http.Parts(error.shape, error.value, error.status, error.style, error.protocol)
    parts.headers = [(n, v) for n, v in parts.headers if n.lower() not in ('x-amzn-errortype', 'content-length')]
    return parts


def rest_json(error):
    parts, style = parts_of(error), error.style
    body = {} if error.shape is None else encode_json.structure(error.shape, error.value, style, parts.bound)
    body = {**error.messages(), **{k: v for k, v in body.items() if k != '__type'}}
    headers = [*parts.headers, ('Content-Type', 'application/json'), ('x-amzn-RequestId', error.identity)]
    names = [wire_name(m, n).lower() for n, m in (error.shape.members.items() if error.shape is not None else ())]
    head = error.operation.http.get('method') == 'HEAD'
    # Members of the body may be called code too, and hold something else: then only the header is sure.
    if 'x-amzn-errortype' in names:
        headers.append(('X-Amzn-Errortype', error.name))
    elif head or any(body.get(n) is not None for n in ('code', 'Code')) or not style.spells():
        headers.append(('X-Amzn-Errortype', error.qualified))
    else:
        body['__type' if 'code' in names else style.rng.choice(['__type', 'code', 'Code'])] = error.qualified
    body = dict(style.shuffled(body.items()))
    data = b'' if head else encode_json.render(body, style).encode()
    return finish(error.status, headers, data, style)


def error_element(error, more=(), leave_out=()):
    """`<Error>` with code, message and members."""
    style, rng = error.style, error.style.rng
    made = encode_xml.Element('Error')
    if error.shape is not None:
        made = encode_xml.structure(error.shape, 'Error', error.value, style, leave_out)
    children = [c for c in made.children if c.name != 'Code']
    named = [c for c in children if c.name == 'message']
    if error.message is not None:
        children.append(encode_xml.leaf('Message', check_text(error.protocol, 'body', error.message)))
    elif named and style.spells():
        # Services write `Message` whatever their models say; beside the member, so that both are to be found.
        children.append(encode_xml.leaf('Message', named[0].text))
    made.children = style.shuffled([*more, encode_xml.leaf('Code', error.code), *children])
    return made


def write_xml(error, root, headers, spaced=True):
    name = namespace(error.operation) if spaced else ''
    body = encode_xml_text.document(root, name, error.style, bare=not spaced)
    if error.operation.http.get('method') == 'HEAD':
        body = b''
    return finish(error.status, headers, body, error.style)


def query(error, parts=None, kind=XML_TYPE):
    more = [encode_xml.leaf('Type', 'Sender' if error.sender else 'Receiver')]
    inner = error_element(error, more, parts.bound if parts else ())
    root = encode_xml.Element('ErrorResponse', error.style.shuffled([inner, encode_xml.leaf('RequestId', error.identity)]))
    headers = [*(parts.headers if parts else ()), *kind, ('x-amzn-RequestId', error.identity)]
    return write_xml(error, root, headers)


def ec2(error):
    root = encode_xml.Element('Response', error.style.shuffled([
        encode_xml.Element('Errors', [error_element(error)]), encode_xml.leaf('RequestID', error.identity)]))
    return write_xml(error, root, [*XML_TYPE, ('x-amzn-RequestId', error.identity)], spaced=False)


def rest_xml(error):
    parts, kind = parts_of(error), [('Content-Type', 'application/xml')]
    # Of restXml services S3 alone has its errors bare (the trait's noErrorWrapping).
    if error.operation.service_model.service_name != 's3':
        return query(error, parts, kind)
    host = 'host/' + error.identity
    root = error_element(error, leave_out=parts.bound)
    root.children += [encode_xml.leaf('RequestId', error.identity), encode_xml.leaf('HostId', host)]
    headers = [*parts.headers, *kind, ('x-amz-request-id', error.identity), ('x-amz-id-2', host)]
    return write_xml(error, root, headers, spaced=False)
