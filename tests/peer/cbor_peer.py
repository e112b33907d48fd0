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
            shape = model.operation_model(name).input_shape
            for sparse in (False, True):
                given = cbor_server.filler(shape, 'in ', sparse) if shape else {}
                print(json.dumps(judge.case(service, name, given, known=[])), flush=True)
    print(json.dumps({'end': []}), flush=True)
    sys.stdin.read()  # the other side may still be calling


if __name__ == '__main__':
    main()
