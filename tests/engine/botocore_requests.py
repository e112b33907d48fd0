"""Prints, for each case on standard input, the request that botocore sends and its opinion of our signature."""

import base64
import datetime
import io
import json
import sys

import botocore.auth
import botocore.session
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.model import ListShape, MapShape, StructureShape
from botocore.parsers import RpcV2CBORParser

NOW = datetime.datetime(2026, 1, 2, 3, 4, 5)
botocore.auth.get_current_datetime = lambda *a, **k: NOW


class Sent(Exception):
    pass


def typed(shape, value):
    """Blobs are base64 in the cases."""
    if isinstance(shape, StructureShape):
        return {k: typed(shape.members[k], v) for k, v in value.items()}
    if isinstance(shape, ListShape):
        return [typed(shape.member, v) for v in value]
    if isinstance(shape, MapShape):
        return {k: typed(shape.value, v) for k, v in value.items()}
    return base64.b64decode(value) if shape.type_name == "blob" else value


def botocores(case, session):
    client = session.create_client(case["service"], region_name=case["region"])
    sent = {}

    def stop(request, **_):
        headers = {}
        for name, value in request.headers.items():
            headers[name.lower()] = value if isinstance(value, str) else value.decode()
        body = request.body or b""
        body = body.read() if hasattr(body, "read") else body
        body = body.encode() if isinstance(body, str) else body
        sent.update(method=request.method, url=request.url, headers=headers, body=base64.b64encode(body).decode())
        raise Sent

    client.meta.events.register("before-send", stop)
    shape = client.meta.service_model.operation_model(case["operation"]).input_shape
    try:
        client._make_api_call(case["operation"], typed(shape, case["input"]))
    except Sent:
        return sent


def signature(case, ours, credentials):
    """The signature that botocore computes over our own request and the headers that we signed."""
    headers = dict(ours["headers"])
    signed = headers["authorization"].split("SignedHeaders=")[1].split(",")[0].split(";")
    scope = headers["authorization"].split("Credential=")[1].split(",")[0].split("/")
    kind = botocore.auth.S3SigV4Auth if case["service"].startswith("s3") else botocore.auth.SigV4Auth
    auth = kind(credentials, scope[3], scope[2])
    request = AWSRequest(ours["method"], ours["url"], data=base64.b64decode(ours["body"]))
    for name in signed:
        if name != "host":
            request.headers[name] = headers[name]
    request.context["timestamp"] = headers["x-amz-date"]
    all_headers = auth.headers_to_sign

    def ours_only(request):
        out = all_headers(request)
        for name in set(out.keys()) - set(signed):
            del out[name]
        for name in signed:
            if name not in out:
                out[name] = headers[name]
        return out

    auth.headers_to_sign = ours_only
    text = auth.string_to_sign(request, auth.canonical_request(request))
    return auth.signature(text, request)


def decoded(request):
    body = io.BufferedReader(io.BytesIO(base64.b64decode(request["body"])))
    return RpcV2CBORParser().parse_data_item(body)


def main():
    session = botocore.session.Session()
    session.set_config_variable("config_file", "/nonexistent")
    session.set_config_variable("credentials_file", "/nonexistent")
    asked = json.load(sys.stdin)
    credentials = Credentials(*asked["credentials"])
    session.set_credentials(*asked["credentials"])
    out = []
    for case in asked["cases"]:
        request = botocores(case, session)
        answer = {"request": request, "signature": signature(case, case["ours"], credentials)}
        if request["headers"].get("content-type") == "application/cbor":
            answer["decoded"] = [decoded(case["ours"]), decoded(request)]
        out.append(answer)
    json.dump(out, sys.stdout)


main()
