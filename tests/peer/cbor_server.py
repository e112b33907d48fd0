"""A server of rpcv2Cbor, which moto has not: answers every operation of botocore's CBOR services from its model.

What it answers depends on the request alone: on the region in the signature's scope (the whole output, one without what
is optional, an error) and on what it reads in the body, a digest of which stands in every string.
"""

import datetime
import http.server
import json
import re
import threading
import zlib

import cbor2

UTC = datetime.timezone.utc
SPARSE, FAILING = 'us-east-1', 'ap-southeast-2'
SCOPE = re.compile(r'Credential=[^/]+/\d+/([^/]+)/')


def filler(shape, seed, sparse=False, depth=0):
    """A value of a shape with everything in it that the shape has."""
    kind, least = shape.type_name, shape.metadata.get('min', 0)
    number = zlib.crc32(f'{seed}{shape.name}{depth}'.encode())
    if kind == 'structure':
        members = list(shape.members.items())
        if getattr(shape, 'is_tagged_union', False):
            members = [members[number % len(members)]] if depth < 8 else members[:1]
        elif sparse or depth > 6:
            members = [(n, m) for n, m in members if n in shape.required_members]
        return {n: filler(m, f'{seed}{n}', sparse, depth + 1) for n, m in members}
    if kind == 'list':
        count = max(least, 0 if sparse or depth > 6 else 2)
        return [filler(shape.member, f'{seed}{i}', sparse, depth + 1) for i in range(count)]
    if kind == 'map':
        count = max(least, 0 if sparse or depth > 6 else 2)
        return {f'key é {i}': filler(shape.value, f'{seed}{i}', sparse, depth + 1) for i in range(count)}
    scalars = {
        'string': f'{seed} ☃ "{number}"'.ljust(least, 'x')[:max(least, 200)],
        'blob': bytes([0, 255, number % 256]).ljust(least, b'x'),
        'boolean': number % 2 == 0,
        'integer': max(least, number % 100 + 1),
        'long': max(least, number * 2 ** 20),
        'float': 0.5 + number % 8,
        'double': 1e-9 * number,
        'timestamp': datetime.datetime.fromtimestamp(1700000000 + number % 1000 + 0.25, UTC),
    }
    return scalars[kind]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    models = {}

    def do_POST(self):
        _, _, service, _, operation = self.path.split('/')
        body = self.rfile.read(int(self.headers.get('Content-Length', 0)))
        region = SCOPE.search(self.headers['Authorization']).group(1)
        read = cbor2.loads(body) if body else {}
        digest = zlib.crc32(json.dumps(read, sort_keys=True, default=str).encode())
        model = self.models[service]
        # Signed for all regions by who knows SigV4a, as boto3 does with awscrt only: the digest takes the region's part.
        if 'aws.auth#sigv4a' in model.metadata.get('auth', []):
            region = ['every region', SPARSE, FAILING][digest % 3]
        status, answer = self.answer(model.operation_model(operation), region, digest)
        data = cbor2.dumps(answer, datetime_as_timestamp=True)
        self.send_response(status)
        self.send_header('smithy-protocol', 'rpc-v2-cbor')
        self.send_header('Content-Type', 'application/cbor')
        self.send_header('Content-Length', str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def answer(self, operation, region, digest):
        seed = f'{region} {digest} '
        if region == FAILING and operation.error_shapes:
            error = operation.error_shapes[digest % len(operation.error_shapes)]
            status = error.metadata.get('error', {}).get('httpStatusCode', 400)
            return status, {**filler(error, seed), '__type': f'some.namespace#{error.name}'}
        shape = operation.output_shape
        return 200, filler(shape, seed, sparse=region == SPARSE) if shape else {}

    def log_message(self, *_):
        pass


def start(models):
    """Serves models, by the name in their paths, in the background; returns the address."""
    Handler.models = models
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f'http://localhost:{server.server_address[1]}'
