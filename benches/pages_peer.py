"""boto3's side of the million items: its paginator's whole in each region, one after the other or in threads.

Usage: pages_peer.py URL WORKERS REGION...

Prints items, seconds and the most memory in kB.
"""

import resource
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import boto3
from botocore import UNSIGNED
from botocore.config import Config


def main() -> None:
    url, workers, *regions = sys.argv[1:]
    session = boto3.Session()
    config = Config(signature_version=UNSIGNED)
    clients = [session.client("sso", region_name=region, endpoint_url=url, config=config) for region in regions]

    def whole(client) -> int:
        pages = client.get_paginator("list_accounts").paginate(accessToken="t")
        return len(pages.build_full_result()["accountList"])

    start = time.perf_counter()
    with ThreadPoolExecutor(int(workers)) as pool:
        items = sum(pool.map(whole, clients))
    print(items, time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


if __name__ == "__main__":
    main()
