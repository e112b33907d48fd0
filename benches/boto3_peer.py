"""boto3's side of the benchmark: seconds for one call in each region, median of some rounds, answers from memory.

Usage: boto3_peer.py SERVICE METHOD BODY_FILE REGION...
"""

import statistics
import sys
import time
from pathlib import Path

import boto3
from botocore.awsrequest import AWSResponse

ROUNDS = 15


class Raw:
    """What urllib3 would hand over."""

    def __init__(self, body: bytes):
        self.body = body

    def stream(self, **_):
        yield self.body


def main() -> None:
    service, method, file, *regions = sys.argv[1:]
    body = Path(file).read_bytes()
    session = boto3.Session(aws_access_key_id="AKID", aws_secret_access_key="secret")
    clients = [session.client(service, region_name=region) for region in regions]
    for client in clients:
        client.meta.events.register(
            "before-send", lambda request, **_: AWSResponse(request.url, 200, {}, Raw(body))
        )

    def one_round() -> float:
        start = time.perf_counter()
        for client in clients:
            getattr(client, method)()
        return time.perf_counter() - start

    one_round()
    print(statistics.median(one_round() for _ in range(ROUNDS)))


if __name__ == "__main__":
    main()
