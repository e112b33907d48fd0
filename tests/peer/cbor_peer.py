"""Calls every operation of the services that boto3 speaks rpcv2Cbor to, and tells the Rust test what it gets.

Lines as of moto_peer.py: the address, cases, the end.
"""

import json
import sys

import botocore.session

import cbor_server
from judge import Judge


def main():
    session = botocore.session.get_session()
    models = {}
    for service in session.get_available_services():
        model = session.get_service_model(service)
        if model.resolved_protocol == 'smithy-rpc-v2-cbor':
            models[service] = model
    endpoint = cbor_server.start({m.metadata['targetPrefix']: m for m in models.values()})
    print(endpoint, flush=True)
    judge = Judge(endpoint)
    for service, model in models.items():
        for name in model.operation_names:
            operation = model.operation_model(name)
            shape = operation.input_shape
            for sparse in (False, True):
                given = cbor_server.filler(shape, 'in ', sparse) if shape else {}
                # Left out, each side makes one up.
                given.update({member: 'token ' * 7 for member in operation.idempotent_members})
                print(json.dumps(judge.case(service, name, given, known=[])), flush=True)
    print(json.dumps({'end': []}), flush=True)
    sys.stdin.read()  # the other side may still be calling


if __name__ == '__main__':
    main()
