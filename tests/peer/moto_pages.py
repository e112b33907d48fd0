"""Seeds moto with hundreds of resources in each region, and tells the Rust test what boto3's paginators make of them.

First line: the server's address. Then a line of JSON a case: `service`, `operation`, `input`, `page_size`, and by region
`whole` and, with at most `max_items`, `first`, its `token`, and from that on `rest`. At the end `{"end": resources}`.
"""

import json
import sys

from botocore import xform_name

import as_json
import moto_process
from judge import REGIONS, Judge

TABLE = {
    'TableName': 'pages',
    'KeySchema': [{'AttributeName': 'id', 'KeyType': 'HASH'}],
    'AttributeDefinitions': [{'AttributeName': 'id', 'AttributeType': 'B'}],
    'BillingMode': 'PAY_PER_REQUEST',
}
# service, operation, input, page size, most items.
CASES = [
    ('dynamodb', 'Scan', {'TableName': 'pages'}, 25, 110),
    ('ssm', 'GetParametersByPath', {'Path': '/pages', 'Recursive': True}, 8, 31),
    ('logs', 'DescribeLogStreams', {'logGroupName': 'pages'}, 18, 36),
    ('ec2', 'DescribeInstances', {}, 5, 12),
    ('s3', 'ListObjects', {'Bucket': 'pages'}, 25, 60),
    ('s3', 'ListObjectsV2', {'Bucket': 'pages', 'Delimiter': '/'}, 13, 20),
    ('route53', 'ListHostedZones', {}, 4, 9),
]


def seed(judge):
    """Another number of each in each region, so that none is taken for another."""
    made = 0
    for number, region in enumerate(REGIONS):
        table = judge.client('dynamodb', region)
        table.create_table(**TABLE)
        count = 250 + number
        keys = [(f'{region}-{i}'.encode()) for i in range(count)]
        for start in range(0, count, 25):
            puts = [{'PutRequest': {'Item': {'id': {'B': key}}}} for key in keys[start:start + 25]]
            table.batch_write_item(RequestItems={'pages': puts})
        for i in range(70 + number):
            judge.client('ssm', region).put_parameter(Name=f'/pages/{region}/{i}', Value=f'{i}', Type='String')
        judge.client('logs', region).create_log_group(logGroupName='pages')
        for i in range(90 + number):
            judge.client('logs', region).create_log_stream(logGroupName='pages', logStreamName=f'{region}-{i:03}')
        for _ in range(20 + number):
            judge.client('ec2', region).run_instances(ImageId='ami-12c6146b', MinCount=2, MaxCount=2)
        made += 2 * (20 + number) + count + 160 + 2 * number
    s3, route53 = judge.client('s3', 'us-east-1'), judge.client('route53', 'us-east-1')
    s3.create_bucket(Bucket='pages')
    for i in range(120):
        s3.put_object(Bucket='pages', Key=f'{"folder" if i % 3 else "other"}-{i % 17}/{i:03} + {i}%', Body=b'')
        s3.put_object(Bucket='pages', Key=f'top-{i:03} + {i}%', Body=b'')
    for i in range(25):
        route53.create_hosted_zone(Name=f'zone-{i:02}.example', CallerReference=f'{i}')
    return made + 265


def paged(client, operation, given, **config):
    pages = client.get_paginator(xform_name(operation)).paginate(PaginationConfig=config, **given)
    whole = as_json.as_json(pages.build_full_result())
    token = whole.pop('NextToken') if pages.resume_token is not None else None
    return {k: v for k, v in whole.items() if v is not None}, token


def case(judge, service, operation, given, size, most):
    regions = {}
    for region in REGIONS:
        client = judge.client(service, region)
        whole, _ = paged(client, operation, given, PageSize=size)
        first, token = paged(client, operation, given, PageSize=size, MaxItems=most)
        rest, _ = paged(client, operation, given, PageSize=size, StartingToken=token)
        regions[region] = {'whole': whole, 'first': first, 'token': token, 'rest': rest}
    return {
        'service': service, 'operation': operation, 'input': given, 'page_size': size, 'max_items': most,
        'regions': regions,
    }


def say(line):
    print(json.dumps(line), flush=True)


def main():
    with moto_process.announced() as endpoint:
        judge = Judge(endpoint)
        made = seed(judge)
        for each in CASES:
            say(case(judge, *each))
        say({'end': made})
        sys.stdin.read()  # the other side may still be calling


if __name__ == '__main__':
    main()
