"""URLs presigned beyond one region: a few operations of every service in regions of several partitions, and S3's with each
way to write a bucket and to address it. Yields (place, fact, botocore's, ours)."""

import itertools

import as_json
import elsewhere
import presigned
from driver import served
from encode_base import Answer
from oracle import Oracle
from plan import Case

# One of each of three partitions, and one that no partition lists.
REGIONS = ('eu-west-1', 'cn-north-1', 'us-gov-west-1', 'mars-north-1')
READS = ('Get', 'List', 'Describe')
BUCKETS = (
    'plain-bucket',
    'dotted.bucket',
    'Upper_Case',
    'd--use1-az4--x-s3',
    'arn:aws:s3:eu-west-1:123456789012:accesspoint/ap',
    'arn:aws:s3:us-west-2:123456789012:accesspoint:ap',
    'arn:aws-cn:s3:cn-north-1:123456789012:accesspoint/ap',
    'arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap',
    'arn:aws:s3-object-lambda:eu-west-1:123456789012:accesspoint/ap',
    'arn:aws:s3-outposts:eu-west-1:123456789012:outpost/op-01234567890123456/accesspoint/ap',
)
# Of buckets with a signature of their own, which whoever chooses one does not get: of a session, and of all regions.
OWN_SIGNATURE = ('--x-s3', '.mrap')
# As botocore has it, and as our driver is told.
WAYS = {
    'as it is': ({}, {}),
    'path': ({'s3': {'addressing_style': 'path'}}, {'context': {'ForcePathStyle': True}}),
    'virtual': ({'s3': {'addressing_style': 'virtual'}}, {'context': {'ForcePathStyle': False}}),
    'dual-stack': ({'use_dualstack_endpoint': True}, {'dual_stack': True}),
    'FIPS': ({'use_fips_endpoint': True}, {'fips': True}),
    'FIPS and dual-stack': ({'use_fips_endpoint': True, 'use_dualstack_endpoint': True}, {'fips': True, 'dual_stack': True}),
    'accelerate': ({'s3': {'use_accelerate_endpoint': True}}, {'context': {'Accelerate': True}}),
    'accelerate and dual-stack': (
        {'s3': {'use_accelerate_endpoint': True}, 'use_dualstack_endpoint': True},
        {'context': {'Accelerate': True}, 'dual_stack': True}),
    'region of the client': ({'s3': {'use_arn_region': False}}, {'context': {'UseArnRegion': False}}),
}
# What makes the session of a directory bucket.
SESSION = Answer(200, [], elsewhere.SESSION)


def compared(service, plan, counts, ask):
    if service == 's3':
        yield from buckets(counts, ask)
    for region in REGIONS:
        oracle = Oracle(service, region)
        for name in reads(oracle.model):
            case = plan.case(oracle.model.operation_model(name), 'minimal', 0.0)
            yield from one(oracle, service, region, {}, name, case, name, counts, ask)


def reads(model):
    """The first and the last that read, by GET if any does."""
    methods = {name: model.operation_model(name).http.get('method') for name in model.operation_names}
    names = [name for name, method in methods.items() if method == 'GET' and name.startswith(READS)]
    names = names or [name for name in methods if name.startswith(READS)] or [*methods]
    return [*{names[0]: 0, names[-1]: 0}]


def buckets(counts, ask):
    for region, (way, (theirs, ours)) in itertools.product(('us-east-1', *REGIONS), WAYS.items()):
        chosen, free = Oracle('s3', region, **theirs), Oracle('s3', region, signature_version=None, **theirs)
        for number, bucket in enumerate(BUCKETS):
            oracle = free if bucket.endswith(OWN_SIGNATURE) else chosen
            # For a session of the bucket.
            oracle.answer = SESSION
            case = Case('fixed', {'Bucket': bucket, 'Key': 'a/b c'}, SESSION)
            place = f'GetObject of bucket {number}, {way}, in {region}'
            yield from one(oracle, 's3', region, ours, 'GetObject', case, place, counts, ask)


def one(oracle, service, region, settings, operation, case, place, counts, ask):
    def told(service, operation, case, rest):
        line = {'service': service, 'region': region, 'operation': operation, 'input': as_json.as_json(case.given)}
        return ask({**line, **rest, 'settings': settings, 'answer': served(SESSION)})

    for difference in presigned.compared(oracle, service, operation, case, counts, told, strict=service == 's3'):
        yield (place, *difference)
