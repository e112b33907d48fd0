"""Writes by both sides of the same content under two names: read back by boto3, they are to differ in the name alone."""

import as_json
from judge import REGIONS
from moto_cases import MADE, WRITES


def named(value, name):
    """The input for one side."""
    if isinstance(value, dict):
        return {k: named(v, name) for k, v in value.items()}
    if isinstance(value, list):
        return [named(v, name) for v in value]
    if isinstance(value, bytes):
        return value.replace(b'NAME', name.encode())
    return value.replace('NAME', name) if isinstance(value, str) else value


def plain(value, name):
    """An answer without its name and without what the server made up."""
    if isinstance(value, dict):
        return {k: plain(v, name) for k, v in value.items() if k not in MADE}
    if isinstance(value, list):
        return [plain(v, name) for v in value]
    return value.replace(name, 'NAME') if isinstance(value, str) else value


def read(judge, service, operation, region, given, name):
    """What boto3 finds. Bytes are text here, so that the name in them is found."""
    answer = judge.call(service, operation, region, named(given, name))
    if 'Body' in answer:
        answer['Body'] = answer['Body'].read().decode('latin-1')
    return plain(as_json.output(answer), name)


def writes(judge, say, heard):
    """`say` and `heard` speak with the other side, which writes in all regions at once."""
    for number, ((service, operation, given), (reader, reading, looked_for)) in enumerate(WRITES):
        place, theirs, ours = f'{service}.{operation}', f'theirs{number}', f'oursss{number}'
        failures = []
        for region in REGIONS:
            mine = judge.answer(service, operation, region, named(given, theirs))
            if 'output' not in mine and region == REGIONS[0]:
                failures.append(f'{place}: boto3 itself: {mine}')
        say({'write': {'service': service, 'operation': operation, 'input': as_json.as_json(named(given, ours))}})
        heard()
        for region in REGIONS[:1] if service in ('s3', 'iam', 'route53') else REGIONS:
            left, right = (judged(judge, reader, reading, region, looked_for, name)
                           for name in (theirs, ours))
            if left != right:
                failures.append(f'{place} in {region}: written by boto3: {left}, by us: {right}')
        say({'judged': failures})


def judged(judge, service, operation, region, given, name):
    try:
        return read(judge, service, operation, region, given, name)
    except Exception as error:  # an absent thing is a difference like any other
        return str(error).replace(name, 'NAME')
