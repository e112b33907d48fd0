"""Calls with inputs: reads by name, answers of every form, errors."""

import datetime

from judge import REGIONS

ACCOUNT = '123456789012'
NOTHING = 'there-is-none'
ARN = f'arn:aws:x:eu-west-1:{ACCOUNT}:y/{NOTHING}'

# What each region has of the same name, read by that name.
READS = [
    ('ec2', 'DescribeInstances', {'Filters': [{'Name': 'instance-type', 'Values': ['t3.micro']}]}),
    ('ec2', 'DescribeVpcs', {'Filters': [{'Name': 'tag-key', 'Values': ['Name', 'empty']}]}),
    ('ec2', 'DescribeVpcs', {'MaxResults': 5}),
    ('ec2', 'DescribeLaunchTemplateVersions', {'LaunchTemplateName': 'template-0'}),
    ('ec2', 'DescribeAvailabilityZones', {'AllAvailabilityZones': True}),
    ('iam', 'GetRole', {'RoleName': 'worker'}),
    ('iam', 'ListUserTags', {'UserName': 'user-0'}),
    ('iam', 'GetPolicyVersion', {'PolicyArn': f'arn:aws:iam::{ACCOUNT}:policy/policy-0', 'VersionId': 'v1'}),
    ('lambda', 'GetFunctionConfiguration', {'FunctionName': 'function-0'}),
    ('lambda', 'GetFunction', {'FunctionName': 'function-0'}),
    ('ecs', 'DescribeClusters', {'clusters': ['cluster-0', NOTHING]}),
    ('ecs', 'DescribeTaskDefinition', {'taskDefinition': 'task-0'}),
    ('eks', 'DescribeCluster', {'name': 'eks-0'}),
    ('cloudformation', 'DescribeStackResources', {'StackName': 'stack-0'}),
    ('cloudformation', 'DescribeStacks', {'StackName': 'stack-0'}),
    ('codecommit', 'GetRepository', {'repositoryName': 'code-0'}),
    ('dynamodb', 'DescribeTable', {'TableName': 'table-0'}),
    ('dynamodb', 'Scan', {'TableName': 'table-0', 'ReturnConsumedCapacity': 'TOTAL'}),
    ('dynamodb', 'GetItem', {'TableName': 'table-0', 'Key': {'id': {'S': '0'}}}),
    ('dynamodb', 'GetItem', {'TableName': 'table-0', 'Key': {'id': {'S': NOTHING}}}),
    ('dynamodb', 'BatchGetItem', {'RequestItems': {'table-0': {'Keys': [{'id': {'S': '0'}}]}}}),
    ('kinesis', 'DescribeStream', {'StreamName': 'stream-0'}),
    ('rds', 'DescribeDBParameterGroups', {'DBParameterGroupName': 'pg-0'}),
    ('glue', 'GetTable', {'DatabaseName': 'glue_0', 'Name': 't'}),
    ('secretsmanager', 'GetSecretValue', {'SecretId': 'binary-0'}),
    ('secretsmanager', 'GetSecretValue', {'SecretId': 'secret-0'}),
    ('ssm', 'GetParameter', {'Name': '/app/0'}),
    ('ssm', 'GetParametersByPath', {'Path': '/app', 'Recursive': True}),
    ('kms', 'DescribeKey', {'KeyId': 'alias/k0'}),
    ('logs', 'DescribeLogGroups', {'logGroupNamePrefix': '/app/'}),
    ('cloudwatch', 'DescribeAlarms', {'AlarmNames': ['alarm-0']}),
    ('cloudwatch', 'GetDashboard', {'DashboardName': 'board-0'}),
    ('events', 'DescribeRule', {'Name': 'rule-0'}),
    ('scheduler', 'GetSchedule', {'Name': 'schedule-0'}),
    ('ses', 'GetTemplate', {'TemplateName': 'mail-0'}),
    ('iot', 'DescribeThing', {'thingName': 'thing-0'}),
    ('polly', 'GetLexicon', {'Name': 'lex0'}),
    ('route53', 'ListHostedZones', {'MaxItems': '1'}),
    ('route53', 'ListHostedZonesByName', {'DNSName': 'eu-west-1-0.example.com', 'MaxItems': '1'}),
    ('glacier', 'ListVaults', {'accountId': '-'}),
    ('sns', 'GetTopicAttributes', {'TopicArn': f'arn:aws:sns:eu-west-1:{ACCOUNT}:topic-0'}),
    ('sqs', 'ListQueues', {'QueueNamePrefix': 'queue-eu', 'MaxResults': 5}),
    ('swf', 'ListDomains', {'registrationStatus': 'REGISTERED'}),
    ('wafv2', 'ListIPSets', {'Scope': 'REGIONAL'}),
    ('s3control', 'ListAccessPoints', {'AccountId': ACCOUNT}),
    ('quicksight', 'ListGroups', {'AwsAccountId': ACCOUNT, 'Namespace': 'default'}),
    ('budgets', 'DescribeBudgets', {'AccountId': ACCOUNT}),
    ('cognito-idp', 'ListUserPools', {'MaxResults': 10}),
    ('cognito-identity', 'ListIdentityPools', {'MaxResults': 10}),
]

# Not found, exists already, not valid.
ERRORS = [
    ('ec2', 'DescribeVpcs', {'VpcIds': ['vpc-00000000']}),
    ('ec2', 'CreateKeyPair', {'KeyName': 'key-0'}),
    ('ec2', 'RunInstances', {'ImageId': 'ami-12c6146b', 'MinCount': 1, 'MaxCount': 1, 'SubnetId': 'subnet-0'}),
    ('iam', 'GetUser', {'UserName': NOTHING}),
    ('iam', 'CreateUser', {'UserName': 'user-0'}),
    ('autoscaling', 'DeleteAutoScalingGroup', {'AutoScalingGroupName': NOTHING}),
    ('elb', 'DescribeLoadBalancers', {'LoadBalancerNames': [NOTHING]}),
    ('elbv2', 'DescribeLoadBalancers', {'Names': [NOTHING]}),
    ('lambda', 'GetFunction', {'FunctionName': NOTHING}),
    ('eks', 'DescribeCluster', {'name': NOTHING}),
    ('ecr', 'ListImages', {'repositoryName': NOTHING}),
    ('cloudformation', 'DescribeStacks', {'StackName': NOTHING}),
    ('apigateway', 'GetRestApi', {'restApiId': NOTHING}),
    ('s3', 'GetObject', {'Bucket': 'bucket-eu-west-1-0', 'Key': NOTHING}),
    ('s3', 'HeadObject', {'Bucket': 'bucket-eu-west-1-0', 'Key': NOTHING}),
    ('s3', 'HeadBucket', {'Bucket': NOTHING}),
    ('s3', 'ListObjectsV2', {'Bucket': NOTHING}),
    ('s3', 'GetBucketPolicy', {'Bucket': 'bucket-eu-west-1-0'}),
    ('glacier', 'DescribeVault', {'accountId': '-', 'vaultName': NOTHING}),
    ('dynamodb', 'DescribeTable', {'TableName': NOTHING}),
    ('dynamodb', 'PutItem', {'TableName': 'table-0', 'Item': {'id': {'S': '0'}},
                             'ConditionExpression': 'attribute_not_exists(id)',
                             'ReturnValuesOnConditionCheckFailure': 'ALL_OLD'}),
    ('dynamodb', 'TransactWriteItems', {'TransactItems': [{'ConditionCheck': {
        'TableName': 'table-0', 'Key': {'id': {'S': '0'}}, 'ConditionExpression': 'attribute_not_exists(id)'}}]}),
    ('sqs', 'GetQueueUrl', {'QueueName': NOTHING}),
    ('sns', 'GetTopicAttributes', {'TopicArn': ARN}),
    ('kinesis', 'DescribeStream', {'StreamName': NOTHING}),
    ('rds', 'DescribeDBInstances', {'DBInstanceIdentifier': NOTHING}),
    ('redshift', 'DescribeClusters', {'ClusterIdentifier': NOTHING}),
    ('kms', 'DescribeKey', {'KeyId': NOTHING}),
    ('secretsmanager', 'GetSecretValue', {'SecretId': NOTHING}),
    ('ssm', 'GetParameter', {'Name': NOTHING}),
    ('logs', 'DescribeLogStreams', {'logGroupName': NOTHING}),
    ('events', 'DescribeRule', {'Name': NOTHING}),
    ('cloudwatch', 'GetDashboard', {'DashboardName': NOTHING}),
    ('route53', 'GetHostedZone', {'Id': NOTHING}),
    ('cloudfront', 'GetDistribution', {'Id': NOTHING}),
    ('ses', 'GetTemplate', {'TemplateName': NOTHING}),
    ('stepfunctions', 'DescribeStateMachine', {'stateMachineArn': ARN}),
    ('swf', 'DescribeDomain', {'name': NOTHING}),
    ('glue', 'GetDatabase', {'Name': NOTHING}),
    ('iot', 'DescribeThing', {'thingName': NOTHING}),
]


def s3():
    """Every form of a key and of a body, in the bucket of each region."""
    for region in REGIONS:
        bucket = {'Bucket': f'bucket-{region}-0'}
        for key in ['plain.txt', 'a folder/ü + 東&<>.bin', 'empty']:
            yield 's3', 'GetObject', {**bucket, 'Key': key}
            yield 's3', 'HeadObject', {**bucket, 'Key': key}
        yield 's3', 'GetObject', {**bucket, 'Key': 'plain.txt', 'Range': 'bytes=1-3'}
        for operation in ['ListObjects', 'ListObjectsV2', 'ListObjectVersions', 'GetBucketLocation', 'GetBucketTagging',
                          'GetBucketVersioning', 'GetBucketAcl', 'HeadBucket', 'ListMultipartUploads']:
            yield 's3', operation, bucket
        yield 's3', 'ListObjectsV2', {**bucket, 'EncodingType': 'url', 'Delimiter': '/', 'MaxKeys': 2}
        yield 's3', 'ListObjectsV2', {**bucket, 'Prefix': 'a folder/'}


def cases(judge):
    return [*READS, *ERRORS, *s3()]


# (write, its input, read, its input): NAME is `theirs` through boto3 and `ours` through the other side.
TABLE = {'TableName': 'table-0'}
OBJECT = {'Bucket': 'bucket-eu-west-1-0', 'Key': 'sub dir/é+&=NAME.bin'}
MOMENT = datetime.datetime(2030, 1, 31, 12, 30, tzinfo=datetime.timezone.utc)
WRITES = [
    (('dynamodb', 'PutItem', {**TABLE, 'Item': {'id': {'S': 'NAME'}, 'b': {'B': b'\x00\xfe'}, 'l': {'L': [{'NULL': True}]},
                                                'n': {'NS': ['1', '2.5']}, 'm': {'M': {'': {'S': ''}}}}}),
     ('dynamodb', 'GetItem', {**TABLE, 'Key': {'id': {'S': 'NAME'}}})),
    (('s3', 'PutObject', {**OBJECT, 'Body': b'\x00NAME\xff', 'ContentType': 'image/x-raw',
                          'Metadata': {'a': 'b c'}, 'Tagging': 'x=y%20z', 'CacheControl': 'no-cache'}),
     ('s3', 'GetObject', OBJECT)),
    (('s3', 'PutObject', {'Bucket': 'bucket-eu-west-1-0', 'Key': 'bare-NAME'}),
     ('s3', 'HeadObject', {'Bucket': 'bucket-eu-west-1-0', 'Key': 'bare-NAME'})),
    (('s3', 'PutBucketLifecycleConfiguration', {'Bucket': 'bucket-us-east-1-0', 'LifecycleConfiguration': {'Rules': [
        {'ID': 'r', 'Status': 'Enabled', 'Filter': {'Prefix': 'a<b>'}, 'Expiration': {'Days': 3}}]}}),
     ('s3', 'GetBucketLifecycleConfiguration', {'Bucket': 'bucket-us-east-1-0'})),
    (('iam', 'CreateGroup', {'GroupName': 'NAME', 'Path': '/a/'}), ('iam', 'GetGroup', {'GroupName': 'NAME'})),
    (('sqs', 'CreateQueue', {'QueueName': 'NAME', 'Attributes': {'DelaySeconds': '5'}, 'tags': {'a': 'é'}}),
     ('sqs', 'GetQueueUrl', {'QueueName': 'NAME'})),
    (('sns', 'CreateTopic', {'Name': 'NAME', 'Tags': [{'Key': 'k', 'Value': 'a&b=c'}]}),
     ('sns', 'ListTagsForResource', {'ResourceArn': f'arn:aws:sns:us-east-1:{ACCOUNT}:NAME'})),
    (('ssm', 'PutParameter', {'Name': '/w/NAME', 'Value': 'a\n"b"', 'Type': 'StringList', 'Overwrite': True}),
     ('ssm', 'GetParameter', {'Name': '/w/NAME'})),
    (('lambda', 'CreateFunction', {'FunctionName': 'NAME', 'Runtime': 'python3.12', 'Handler': 'a.b', 'Timeout': 7,
                                   'Role': f'arn:aws:iam::{ACCOUNT}:role/worker',
                                   'Code': {'ZipFile': b'PK\x05\x06' + bytes(18)}}),
     ('lambda', 'GetFunctionConfiguration', {'FunctionName': 'NAME'})),
    (('scheduler', 'CreateSchedule', {'Name': 'NAME', 'ScheduleExpression': 'rate(1 day)', 'StartDate': MOMENT,
                                      'FlexibleTimeWindow': {'Mode': 'OFF'}, 'Target': {'Arn': ARN, 'RoleArn': ARN}}),
     ('scheduler', 'GetSchedule', {'Name': 'NAME'})),
    (('cloudwatch', 'PutMetricAlarm', {'AlarmName': 'NAME', 'ComparisonOperator': 'LessThanThreshold', 'Threshold': 1e-7,
        'EvaluationPeriods': 2, 'MetricName': 'm', 'Namespace': 'n', 'Period': 60, 'Statistic': 'Sum',
        'Dimensions': [{'Name': 'a', 'Value': 'b'}, {'Name': 'c', 'Value': 'd'}]}),
     ('cloudwatch', 'DescribeAlarms', {'AlarmNames': ['NAME']})),
    (('ec2', 'CreateSecurityGroup', {'GroupName': 'NAME', 'Description': 'é & <d>', 'TagSpecifications': [
        {'ResourceType': 'security-group', 'Tags': [{'Key': 'a', 'Value': ''}, {'Key': 'b', 'Value': 'c'}]}]}),
     ('ec2', 'DescribeSecurityGroups', {'GroupNames': ['NAME']})),
    (('route53', 'CreateHostedZone', {'Name': 'NAME.example.org', 'CallerReference': 'NAME',
                                      'HostedZoneConfig': {'Comment': '<&>', 'PrivateZone': False}}),
     ('route53', 'ListHostedZonesByName', {'DNSName': 'NAME.example.org', 'MaxItems': '1'})),
    (('iot', 'CreateThing', {'thingName': 'NAME', 'attributePayload': {'attributes': {'a': 'b'}}}),
     ('iot', 'DescribeThing', {'thingName': 'NAME'})),
    (('glue', 'CreateDatabase', {'DatabaseInput': {'Name': 'NAME', 'Parameters': {'a': ''}}}),
     ('glue', 'GetDatabase', {'Name': 'NAME'})),
]
# Made by the server for each thing: times and identifiers.
MADE = {'LastModified', 'CreateDate', 'CreateTime', 'CreationDate', 'LastModificationDate', 'LastModifiedDate',
        'GroupId', 'thingId', 'RevisionId', 'Id', 'ETag', 'AlarmConfigurationUpdatedTimestamp', 'StateUpdatedTimestamp',
        'SecurityGroupArn', 'StateTransitionedTimestamp', 'createdDate', 'id', 'rootResourceId', 'CodeSha256',
        'SecurityGroupRuleId', 'CallerReference', 'LastModifiedTime', 'VersionId', 'ChecksumCRC32', 'ChecksumCRC64NVME'}
