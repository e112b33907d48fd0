"""The operations that moto implements and that read: found by name in moto's own response classes."""

import importlib
import inspect
import re

from botocore import xform_name
from moto.backends import list_of_moto_modules

READS = re.compile(r'(List|Describe|Get|BatchGet|Search|Head|Lookup|Query|Scan|Select|Count|Check|Is|Test|Validate)'
                   r'(?=[A-Z]|$)')
# Where moto's module has another name than the service.
MODULES = {'lambda': 'awslambda', 'bedrock-agentcore-control': 'bedrockagentcorecontrol',
           'cloudhsmv2': 'cloudhsmv2', 'stepfunctions': 'stepfunctions', 'iot-data': 'iotdata'}


def fold(name):
    return re.sub('[^a-z0-9]', '', name.lower())


def implemented(module):
    """The method names of moto's response classes for a module."""
    try:
        responses = importlib.import_module(f'moto.{module}.responses')
    except ModuleNotFoundError:
        return set()
    names = set()
    for _, found in inspect.getmembers(responses, inspect.isclass):
        if found.__module__.startswith(f'moto.{module}.'):
            names.update(n for n in dir(found) if not n.startswith('_'))
    return names


def reads(session):
    """(service, operation model) of every read that moto implements."""
    modules = {fold(m): m for m in list_of_moto_modules()}
    for service in session.get_available_services():
        module = MODULES.get(service) or modules.get(fold(service))
        methods = implemented(module) if module else ()
        model = session.get_service_model(service) if methods else None
        for name in model.operation_names if model else ():
            if READS.match(name) and xform_name(name) in methods:
                operation = model.operation_model(name)
                if not operation.has_event_stream_output and not operation.has_event_stream_input:
                    yield service, operation


# Answers of many megabytes without a choice.
NARROW = {
    ('ec2', 'DescribeInstanceTypes'): {'InstanceTypes': ['t3.micro', 'm5.large']},
    ('ec2', 'DescribeSpotPriceHistory'): {'InstanceTypes': ['t3.micro']},
    ('ec2', 'DescribeImages'): {'Filters': [{'Name': 'architecture', 'Values': ['arm64']}]},
    ('ec2', 'DescribeInstanceTypeOfferings'): {'Filters': [{'Name': 'instance-type', 'Values': ['t3.*']}]},
    ('ec2', 'DescribeSnapshots'): {'OwnerIds': ['self']},
}


def given(service, operation):
    """The input of a read that needs none, alone in a list; an empty list if it needs one."""
    shape = operation.input_shape
    if shape is not None and shape.required_members:
        return []
    return [NARROW.get((service, operation.name), {})]
