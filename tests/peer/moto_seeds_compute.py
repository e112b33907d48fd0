"""Seeds: network, compute, containers, code."""

ROLE = 'arn:aws:iam::123456789012:role/worker'
TRUST = '{"Version": "2012-10-17", "Statement": []}'
STATES = ('{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}')
TEMPLATE = '{"Resources": {"Q": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "stack-{n}"}}}}'

ROWS = [
    ('iam', 'CreateUser', {'UserName': 'user-{n}', 'Tags': [{'Key': 'a', 'Value': 'b <&> c'}]}),
    ('iam', 'CreateRole', {'RoleName': 'worker', 'AssumeRolePolicyDocument': TRUST, 'Description': 'for {r}'}),
    ('iam', 'CreateGroup', {'GroupName': 'group-{n}'}),
    ('iam', 'CreatePolicy', {'PolicyName': 'policy-{n}', 'PolicyDocument':
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}'}),
    ('iam', 'CreateAccountAlias', {'AccountAlias': 'alias'}),

    ('ec2', 'CreateVpc', {'CidrBlock': '10.{n}.0.0/16', 'TagSpecifications': [
        {'ResourceType': 'vpc', 'Tags': [{'Key': 'Name', 'Value': '{r} é 東 {n}'}, {'Key': 'empty', 'Value': ''}]}]},
     ('vpc', 'Vpc.VpcId')),
    ('ec2', 'CreateSubnet', {'VpcId': '$vpc', 'CidrBlock': '10.{n}.1.0/24'}, ('subnet', 'Subnet.SubnetId')),
    ('ec2', 'CreateSubnet', {'VpcId': '$vpc', 'CidrBlock': '10.{n}.2.0/24'}, ('subnet2', 'Subnet.SubnetId')),
    ('ec2', 'CreateSecurityGroup', {'GroupName': 'web-{n}', 'Description': 'web {r}', 'VpcId': '$vpc'},
     ('group', 'GroupId')),
    ('ec2', 'AuthorizeSecurityGroupIngress', {'GroupId': '$group', 'IpPermissions': [
        {'IpProtocol': 'tcp', 'FromPort': 443, 'ToPort': 443, 'IpRanges': [{'CidrIp': '10.0.0.0/8'}],
         'Ipv6Ranges': [{'CidrIpv6': '::/0', 'Description': 'all'}]}]}),
    ('ec2', 'RunInstances', {'ImageId': 'ami-12c6146b', 'MinCount': 1, 'MaxCount': 2, 'SubnetId': '$subnet',
                             'InstanceType': 't3.micro', 'UserData': 'echo {n}'},
     ('instance', 'Instances.0.InstanceId')),
    ('ec2', 'CreateKeyPair', {'KeyName': 'key-{n}'}),
    ('ec2', 'AllocateAddress', {'Domain': 'vpc'}),
    ('ec2', 'CreateInternetGateway', {}),
    ('ec2', 'CreateVolume', {'AvailabilityZone': '{r}a', 'Size': 8}, ('volume', 'VolumeId')),
    ('ec2', 'CreateSnapshot', {'VolumeId': '$volume', 'Description': 'of {r}'}),
    ('ec2', 'CreateRouteTable', {'VpcId': '$vpc'}),
    ('ec2', 'CreateNetworkAcl', {'VpcId': '$vpc'}),
    ('ec2', 'CreateLaunchTemplate', {'LaunchTemplateName': 'template-{n}',
                                     'LaunchTemplateData': {'InstanceType': 't3.small'}}),
    ('ec2', 'CreateDhcpOptions', {'DhcpConfigurations': [{'Key': 'domain-name', 'Values': ['{r}.test']}]}),
    ('ec2', 'CreateManagedPrefixList', {'PrefixListName': 'list-{n}', 'MaxEntries': 3, 'AddressFamily': 'IPv4'}),

    ('autoscaling', 'CreateLaunchConfiguration', {'LaunchConfigurationName': 'lc-{n}', 'ImageId': 'ami-12c6146b',
                                                  'InstanceType': 't3.micro'}),
    ('autoscaling', 'CreateAutoScalingGroup', {'AutoScalingGroupName': 'asg-{n}', 'LaunchConfigurationName': 'lc-{n}',
                                               'MinSize': 0, 'MaxSize': 2, 'VPCZoneIdentifier': '$subnet'}),
    ('elb', 'CreateLoadBalancer', {'LoadBalancerName': 'classic-{n}', 'AvailabilityZones': ['{r}a'], 'Listeners': [
        {'Protocol': 'tcp', 'LoadBalancerPort': 80, 'InstancePort': 80}]}),
    ('elbv2', 'CreateLoadBalancer', {'Name': 'lb-{n}', 'Subnets': ['$subnet', '$subnet2']},
     ('lb', 'LoadBalancers.0.LoadBalancerArn')),
    ('elbv2', 'CreateTargetGroup', {'Name': 'tg-{n}', 'Protocol': 'HTTP', 'Port': 80, 'VpcId': '$vpc'}),
    ('efs', 'CreateFileSystem', {'CreationToken': 'fs-{r}-{n}'}),
    ('lambda', 'CreateFunction', {'FunctionName': 'function-{n}', 'Runtime': 'python3.12', 'Role': ROLE,
                                  'Handler': 'a.b', 'Code': {'ZipFile': b'PK\x05\x06' + bytes(18)},
                                  'Environment': {'Variables': {'REGION': '{r}'}}}),
    ('ecs', 'CreateCluster', {'clusterName': 'cluster-{n}'}),
    ('ecs', 'RegisterTaskDefinition', {'family': 'task-{n}', 'containerDefinitions': [
        {'name': 'c', 'image': 'i', 'memory': 64}]}),
    ('ecr', 'CreateRepository', {'repositoryName': 'repo-{r}-{n}'}),
    ('eks', 'CreateCluster', {'name': 'eks-{n}', 'roleArn': ROLE,
                              'resourcesVpcConfig': {'subnetIds': ['$subnet', '$subnet2']}}),
    ('batch', 'CreateComputeEnvironment', {'computeEnvironmentName': 'batch-{n}', 'type': 'UNMANAGED',
                                           'serviceRole': ROLE}),
    ('stepfunctions', 'CreateStateMachine', {'name': 'states-{n}', 'definition': STATES, 'roleArn': ROLE}),
    ('cloudformation', 'CreateStack', {'StackName': 'stack-{n}', 'TemplateBody': TEMPLATE}),
    ('codecommit', 'CreateRepository', {'repositoryName': 'code-{n}', 'repositoryDescription': '{r}'}),
    ('apigateway', 'CreateRestApi', {'name': 'api-{n}', 'description': 'in {r}'}, ('api', 'id')),
    ('apigatewayv2', 'CreateApi', {'Name': 'http-{n}', 'ProtocolType': 'HTTP', 'Tags': {'a': '{r}'}}),
    ('appsync', 'CreateGraphqlApi', {'name': 'graph-{n}', 'authenticationType': 'API_KEY'}),
    ('elasticbeanstalk', 'CreateApplication', {'ApplicationName': 'bean-{n}'}),
    ('servicediscovery', 'CreateHttpNamespace', {'Name': 'space-{n}'}),
]
