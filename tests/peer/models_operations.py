"""Compares operations, paginators and waiters of one service."""

import re

from botocore.exceptions import UnknownServiceError

from smithy_ast import OURS

NO_AUTH = 'smithy.api#noAuth'


def compare(name, theirs, model, shapes, report):
    """All operations, and every shape that they reach."""
    report.same(name, 'operations', sorted(theirs.operation_names), sorted(model.operations))
    for operation in sorted(set(theirs.operation_names) & set(model.operations)):
        left, right = theirs.operation_model(operation), model.operations[operation]
        place = f'{name}.{operation}'
        facts(place, left, right, report)
        if any(p.startswith('rest') for p in theirs.metadata.get('protocols') or [theirs.protocol]):
            http(place, left, right, model, report)
        errors(place, left, right, model, shapes, report)
        for key in ('input', 'output'):
            shape, node = getattr(left, f'{key}_shape'), model.side(right, key)
            report.same(place, f'has {key}', shape is not None, node is not None)
            if shape is not None and node is not None:
                shapes.root(place, key, shape, node)
                shapes.shape(shape, node)
        token = [n for n, m in (model.side(right, 'input') or right).members.items()
                 if m.has('smithy.api#idempotencyToken')]
        report.same(place, 'idempotency tokens', left.idempotent_members, token)


def facts(place, theirs, ours, report):
    """What an operation says beside its shapes."""

    def same(fact, left, right):
        report.same(place, fact, left, right)

    same('deprecated', bool(theirs.deprecated), ours.has('smithy.api#deprecated'))
    auth = theirs.auth
    unsigned = theirs.auth_type == 'none' or auth == [NO_AUTH]
    stated = [] if unsigned else auth and [a for a in auth if a != NO_AUTH]
    same('auth', stated, ours.own('smithy.api#auth'))
    unsigned_payload = bool(theirs.unsigned_payload) or theirs.auth_type == 'v4-unsigned-body'
    same('unsigned payload', unsigned_payload, ours.has('aws.auth#unsignedPayload'))
    prefix = (theirs.endpoint or {}).get('hostPrefix')
    same('host prefix', prefix, ours.own('smithy.api#endpoint', {}).get('hostPrefix'))
    same('checksum required', bool(theirs.http_checksum_required), ours.has('smithy.api#httpChecksumRequired'))
    same('checksum', theirs.http_checksum or {}, ours.own('aws.protocols#httpChecksum', {}))
    same('compression', theirs.request_compression, ours.own('smithy.api#requestCompression'))
    discovered = theirs.endpoint_discovery
    discovered = None if discovered is None else bool(discovered.get('required'))
    same('endpoint discovery', discovered, ours.own('aws.api#clientDiscoveredEndpoint', {}).get('required'))
    static = {p.name: {'value': p.value} for p in theirs.static_context_parameters}
    same('static context', static, ours.own('smithy.rules#staticContextParams', {}))
    same('operation context', theirs.operation_context_parameters, ours.own('smithy.rules#operationContextParams', []) or [])


def http(place, theirs, ours, model, report):
    """Method, URI and status; labels go by the wire names of C2J and by members in Smithy."""
    binding = ours.own('smithy.api#http')
    members = theirs.input_shape.members if theirs.input_shape else {}

    def wire(match):
        member = members.get(match[1])
        return '{' + (member.serialization.get('name', match[1]) if member else '?') + match[2] + '}'

    uri = re.sub(r'\{([^{}+]+)(\+?)\}', wire, binding['uri'])
    report.same(place, 'method', theirs.http['method'], binding['method'])
    report.same(place, 'uri', theirs.http['requestUri'], uri)
    report.same(place, 'code', theirs.http.get('responseCode', 200), binding['code'])


def errors(place, theirs, ours, model, shapes, report):
    """The errors of an operation, in order."""
    left = {e.name: e for e in theirs.error_shapes}
    right = {e.name: e for e in model.errors(ours)}
    report.same(place, 'errors', list(left), list(right))
    for name in sorted(set(left) & set(right)):
        shapes.error(left[name], right[name])
        shapes.shape(left[name], right[name])


def as_list(value):
    return value if isinstance(value, list) else [value]


def paginators(name, session, model, report):
    """All paginators: Smithy's trait where it says everything, ours where it does not."""
    try:
        theirs = session.get_paginator_model(name)._paginator_config
    except UnknownServiceError:
        theirs = {}
    for operation, node in sorted(model.operations.items()):
        left = theirs.get(operation)
        plain, full = node.own('smithy.api#paginated'), node.own(OURS + 'pagination')
        if left is not None:
            left = {
                'inputTokens': as_list(left['input_token']),
                'outputTokens': as_list(left['output_token']),
                'items': as_list(left.get('result_key', [])),
                'pageSize': left.get('limit_key'),
                'moreResults': left.get('more_results'),
                'nonAggregate': left.get('non_aggregate_keys', []),
            }
        right = full
        if full is not None:
            empty = {'items': [], 'pageSize': None, 'moreResults': None, 'nonAggregate': []}
            right = {**empty, **full}
        elif plain is not None:
            right = {
                'inputTokens': [plain['inputToken']],
                'outputTokens': [plain['outputToken']],
                'items': as_list(plain.get('items', [])),
                'pageSize': plain.get('pageSize'),
                'moreResults': None,
                'nonAggregate': [],
            }
        report.same(f'{name}.{operation}', 'paginator', left, right)
    return len(theirs)


def acceptor(ast):
    """An acceptor of Smithy's in botocore's terms."""
    matcher, state = ast['matcher'], ast['state']
    if 'success' in matcher:
        return state, 'error', not matcher['success'], None
    if 'errorType' in matcher:
        return state, 'error', matcher['errorType'], None
    output = matcher['output']
    kind = {'allStringEquals': 'pathAll', 'anyStringEquals': 'pathAny'}.get(output['comparator'], 'path')
    expected = output['expected']
    if output['comparator'] == 'booleanEquals':
        expected = expected == 'true'
    return state, kind, expected, output['path']


def waiters(name, session, model, report):
    """All waiters, each with its acceptors in order."""
    try:
        theirs = session.get_waiter_model(name)
    except UnknownServiceError:
        theirs = None
    left = {}
    for waiter in theirs.waiter_names if theirs else []:
        config = theirs.get_waiter(waiter)
        accepts = [(a.state, a.matcher, a.expected, a.argument) for a in config.acceptors]
        left[waiter] = (config.operation, config.delay, config.max_attempts, accepts)
    right = {}
    for operation, node in model.operations.items():
        waitable = node.own('smithy.waiters#waitable', {})
        for waiter, exact in node.own(OURS + 'waiters', {}).items():
            if 'acceptors' in exact:
                accepts = [(a['state'], a['matcher'], a['expected'], a.get('argument')) for a in exact['acceptors']]
            else:
                accepts = [acceptor(a) for a in waitable[waiter]['acceptors']]
            right[waiter] = (operation, exact['delay'], exact['maxAttempts'], accepts)
        report.same(f'{name}.{operation}', 'waiters of both traits', set(), set(waitable) - set(right))
    report.same(name, 'waiters', sorted(left), sorted(right))
    for waiter in sorted(set(left) & set(right)):
        report.same(f'{name}.{waiter}', 'waiter', left[waiter], right[waiter])
    return len(left)
