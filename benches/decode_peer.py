"""botocore's side of the decoding bench: its parser over an answer's bytes. Usage: decode_peer.py SERVICE FILE SECONDS

Prints what was found, the fastest round and the most memory, as one line of JSON.
"""

import json
import resource
import sys
import time
from pathlib import Path

import botocore.parsers
import botocore.session

# Of each service, and the list that it answers.
OPERATIONS = {
    "ec2": ("DescribeInstances", "Reservations"),
    "dynamodb": ("Scan", "Items"),
    "eventbridgev2": ("ListEventBuses", "EventBuses"),
}
LEAST_ROUNDS = 2


def main() -> None:
    service, file, seconds = sys.argv[1:]
    model = botocore.session.Session().get_service_model(service)
    protocol = model.resolved_protocol
    parser = botocore.parsers.create_parser(protocol)
    operation, member = OPERATIONS[service]
    shape = model.operation_model(operation).output_shape
    headers = {"smithy-protocol": "rpc-v2-cbor"} if protocol == "smithy-rpc-v2-cbor" else {}
    response = {"body": Path(file).read_bytes(), "headers": headers, "status_code": 200}
    times = []
    while len(times) < LEAST_ROUNDS or sum(times) < float(seconds):
        start = time.perf_counter()
        found = len(parser.parse(response, shape)[member])
        times.append(time.perf_counter() - start)
    size = len(response["body"])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({
        "found": found, "rounds": len(times), "seconds": min(times), "bytes": size,
        "mb_per_second": size / min(times) / 1e6, "peak_mb": peak / 1e3,
    }))


if __name__ == "__main__":
    main()
