"""Presigned requests on both sides: the same URL, byte for byte. Yields (fact, botocore's, ours) where they differ."""

import base64
import dataclasses
from urllib.parse import parse_qsl

import botocore

import exchange
from oracle import EXPIRES

# Polly reads the members of a query, and of GET alone.
METHODS = {('polly', 'SynthesizeSpeech'): 'GET'}
# A word to the client, which no API has.
CLIENTS = 'SourceRegion='


def is_one(case):
    """Whether a case is presigned, too: all members and none say all of it."""
    return case.name == 'every 0' or (case.name == 'minimal' and not case.made_up)


def compared(oracle, service, operation, case, counts, ask, strict=False):
    """`strict`: what botocore refuses is refused here too, but for what it leaves to the CRT."""
    # A stream is what is uploaded to the URL; botocore has read it by now.
    given = {name: value for name, value in case.given.items() if not hasattr(value, 'read')}
    case = dataclasses.replace(case, given=given)
    method = METHODS.get((service, operation))
    theirs = oracle.presigned(operation, dict(given), method)
    ours = ask(service, operation, case, {'presign': {'expires_in': EXPIRES, 'method': method}})
    if 'refused' in theirs:
        # Bodies that are no JSON: here they go with the URL.
        counts['presigned beyond'] += 1
        if strict and 'refused' not in ours:
            fact = 'left to the CRT' if 'MissingDependency' in theirs['refused'] else 'refusal'
            yield f'presigned: {fact}', theirs['refused'], ours['url']
        return
    if 'refused' in ours:
        yield 'presigned: refusal', theirs['url'], ours['refused']
        return
    counts['presigned'] += 1
    yield from differ('presigned: method', theirs['method'], ours['method'])
    if oracle.sign[2] is botocore.UNSIGNED:
        if theirs['url'] != ours['url']:
            # botocore leaves a form where it is, of which a URL knows nothing.
            yield 'presigned: a form of an operation without auth', theirs['url'], ours['url']
        return
    body, sent = base64.b64decode(ours['body']), {name.lower(): value for name, value in ours['headers']}
    for fact, left, right in exchange.headers(theirs['headers'], sent, True):
        yield f'presigned: {fact}', left, right
    if theirs['url'] == ours['url']:
        return
    if body and isinstance(theirs['body'], bytes):
        yield 'presigned: a body', theirs['url'], ours['url']
        return
    left, right = parts(theirs['url']), parts(ours['url'])
    if not repeated(parse_qsl(right[1], keep_blank_values=True)):
        # Where both say the same in other words, ours is still to be signed as botocore would.
        yield from differ(signature_fact(oracle, ours['url']), oracle.presigned_over(ours, sent), ours['url'])
    yield from differ('presigned: address', left[0], right[0])
    yield from query(*(exchange.pairs(part) for part in (left[1], right[1])))


def signature_fact(oracle, url):
    signed = dict(parse_qsl(url.partition('?')[2]))
    if 'X-Amz-Signature' not in signed:
        return 'presigned: an operation without auth'
    region = signed['X-Amz-Credential'].split('/')[2]
    return 'presigned: signature' if region == oracle.sign[1] else "presigned: the endpoint's own region"


def parts(url):
    """Address and query, without the signature's own parameters."""
    address, _, query = url.partition('?')
    return address, query.partition('X-Amz-Algorithm=')[0]


def repeated(pairs):
    names = [name for name, _ in pairs]
    return len(names) != len({*names})


def query(left, right):
    """Of the parameters of the operation."""
    fact = 'presigned: query'
    if [pair for pair in left if not pair.startswith(CLIENTS)] == right:
        fact = 'presigned: SourceRegion'
    elif repeated(parse_qsl('&'.join(right), keep_blank_values=True)):
        fact = 'presigned: a parameter of the query that is repeated'
    elif [pair for pair in right if pair in left or not pair.endswith('=')] == left:
        fact = 'presigned: a list of nothing but empty structures'
    elif all(pair.endswith('=') for pair in {*left} ^ {*right}):
        fact = 'presigned: the name of an empty list'
    yield from differ(fact, left, right)


def differ(fact, theirs, ours):
    if theirs != ours:
        yield fact, theirs, ours


# Buckets, keys, fields and conditions of forms to post.
POSTS = [
    ('a-bucket', 'key', {}, []),
    ('a-bucket', 'a folder/${filename}', {'acl': 'public-read'}, [{'acl': 'public-read'}]),
    ('a.bucket', 'naïve ☃ 😀', {'Content-Type': 'text/"x"'}, [['starts-with', '$Content-Type', 'text/'], ['content-length-range', 2, 5]]),
    ('A_Bucket', '${filename}', {'key': 'another', 'x-amz-meta-a': 'ä'}, [{'x-amz-meta-a': 'ä\n'}]),
]
# Methods of clients that make tokens to log in with.
TOKENS = {
    'rds': [('generate_db_auth_token', 'db.example.com', 5432, 'a user@x'), ('generate_db_auth_token', 'DB', 1, 'ü/')],
    'dsql': [('generate_db_connect_auth_token', 'a.dsql.us-east-1.on.aws', 900),
             ('generate_db_connect_admin_auth_token', 'a.dsql.us-east-1.on.aws', 60)],
}


def beside_operations(oracle, service, counts, ask):
    """Forms and tokens; yields (place, fact, botocore's, ours)."""
    line = {'service': service, 'region': oracle.client.meta.region_name, 'operation': '', 'input': {}}
    for number, (bucket, key, fields, conditions) in enumerate(POSTS if service == 's3' else ()):
        theirs = oracle.client.generate_presigned_post(bucket, key, fields, conditions, EXPIRES)
        post = {'bucket': bucket, 'key': key, 'fields': [*fields.items()], 'conditions': conditions, 'expires_in': EXPIRES}
        ours = ask({**line, 'post': post})
        counts['presigned'] += 1
        for fact, left, right in (
            ('URL', theirs['url'], ours['url']), ('fields', [[*pair] for pair in theirs['fields'].items()], ours['fields']),
        ):
            for difference in differ(f'presigned post: {fact}', left, right):
                yield (f'post {number}', *difference)
    for method, host, *rest in TOKENS.get(service, ()):
        named = {'Port': rest[0], 'DBUsername': rest[1]} if service == 'rds' else {'ExpiresIn': rest[0]}
        theirs = getattr(oracle.client, method)(host, **named)
        counts['presigned'] += 1
        for difference in differ('presigned: token', theirs, ask({**line, 'token': [method, host, *rest]})['token']):
            yield (method, *difference)
