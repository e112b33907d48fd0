"""What single operations need of a case's input and answer for botocore to come to the point of it."""

import dataclasses
import re

from botocore.httpchecksum import _CHECKSUM_CLS

PREFIX = 'x-amz-checksum-'
LOCATION = re.compile(rb'<LocationConstraint\b[^>]*(/>|>.*?</LocationConstraint>)', re.DOTALL)
# Of members that botocore reads before it sends anything.
URLS = {'PredictEndpoint': 'https://realtime.machinelearning.us-east-1.amazonaws.com'}
# Of outputs, what botocore decodes into more than the model says.
TEXTS = {'TemplateBody': '{"Resources": {}}'}


def output(value):
    """An output whose members hold what botocore looks into."""
    return {name: TEXTS.get(name, inner) for name, inner in value.items()}


def given(shape, value):
    """An input whose members hold what botocore takes for granted; a copy between regions wherever there can be one."""
    if {'SourceRegion', 'PreSignedUrl'} <= {*shape.members} and 'PreSignedUrl' not in value:
        value['SourceRegion'] = 'eu-west-1'
    return {name: URLS.get(name, inner) for name, inner in value.items()}


def answer(operation, answer, exact):
    """An answer whose checksums are the body's (`exact`) or any; none of those that botocore needs the CRT for."""
    if operation.name == 'GetBucketLocation':
        # No model can say that its body is the one member.
        found = LOCATION.search(answer.body)
        body = found[0] if found else b'<LocationConstraint/>'
        headers = [(k, str(len(body)) if k.lower() == 'content-length' else v) for k, v in answer.headers]
        return dataclasses.replace(answer, headers=headers, body=body)
    if not operation.http_checksum.get('responseAlgorithms'):
        return answer
    headers = []
    for name, value in answer.headers:
        if name.lower().startswith(PREFIX):
            kind = name.lower().removeprefix(PREFIX)
            summed = _CHECKSUM_CLS.get(kind)
            if summed is None and kind != 'type':
                continue
            if summed and exact:
                value = summed().handle(answer.body)
        headers.append((name, value))
    return dataclasses.replace(answer, headers=headers)
