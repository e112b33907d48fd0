"""The demonstration: moto's server on a free port, VPCs and instances in two regions, then examples/three_shapes.rs.

Run by `make try` with the Python of .venv. The server stops however this ends.
"""

import os
import subprocess
import sys
from pathlib import Path

import boto3

ROOT = Path(__file__).resolve().parent.parent
REGIONS = ['eu-west-1', 'eu-west-2']
# Made up, and enough for moto; nothing of whoever runs this is read.
ENVIRONMENT = {
    'AWS_ACCESS_KEY_ID': 'AKIAIOSFODNN7EXAMPLE',
    'AWS_SECRET_ACCESS_KEY': 'secret',
    'AWS_CONFIG_FILE': os.devnull,
    'AWS_SHARED_CREDENTIALS_FILE': os.devnull,
    'AWS_EC2_METADATA_DISABLED': 'true',
}


def make_resources(endpoint):
    for number, region in enumerate(REGIONS, 1):
        ec2 = boto3.client('ec2', region_name=region, endpoint_url=endpoint)
        tags = [{'Key': 'Name', 'Value': f'shop in {region}'}]
        vpc = ec2.create_vpc(CidrBlock=f'10.{number}.0.0/16',
                             TagSpecifications=[{'ResourceType': 'vpc', 'Tags': tags}])['Vpc']
        subnet = ec2.create_subnet(VpcId=vpc['VpcId'], CidrBlock=f'10.{number}.1.0/24')['Subnet']
        image = ec2.describe_images(Owners=['amazon'])['Images'][0]['ImageId']
        ec2.run_instances(ImageId=image, MinCount=number, MaxCount=number, InstanceType='t3.micro',
                          SubnetId=subnet['SubnetId'])


def main():
    for name in [n for n in os.environ if n.startswith('AWS_')]:
        del os.environ[name]
    os.environ.update(ENVIRONMENT)
    command = [sys.executable, ROOT / 'tests/peer/moto_server.py']
    # The server ends when this pipe closes, as it does with this process.
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        try:
            endpoint = server.stdout.readline().strip()
            make_resources(endpoint)
            run = ['cargo', 'run', '--quiet', '--features', 'cli', '--example', 'three_shapes', '--', *REGIONS]
            return subprocess.run(run, cwd=ROOT, env={**os.environ, 'AWS_ENDPOINT_URL': endpoint}).returncode
        finally:
            server.stdin.close()


if __name__ == '__main__':
    sys.exit(main())
