"""boto3's side of the fan-out: one call in each region, one after the other or in threads.

Usage: fanout_peer.py sequential|threads ROUNDS REGION=PORT...

Prints the median of the rounds after one that does not count, and the CPU time of a round, both in seconds.
"""

import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import boto3


def main() -> None:
    mode, rounds, *places = sys.argv[1:]
    session = boto3.Session(aws_access_key_id="AKID", aws_secret_access_key="secret")
    clients = [
        session.client("sts", region_name=region, endpoint_url=f"http://127.0.0.1:{port}")
        for region, port in (place.split("=") for place in places)
    ]
    pool = ThreadPoolExecutor(len(clients))

    def one_round() -> float:
        start = time.perf_counter()
        if mode == "threads":
            list(pool.map(lambda client: client.get_caller_identity(), clients))
        else:
            for client in clients:
                client.get_caller_identity()
        return time.perf_counter() - start

    one_round()
    cpu = time.process_time()
    median = statistics.median(one_round() for _ in range(int(rounds)))
    print(median, (time.process_time() - cpu) / int(rounds))


if __name__ == "__main__":
    main()
