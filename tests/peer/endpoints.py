"""Prints, one JSON object a line, calls and the endpoints that botocore finds for them. Nothing is sent.

sweep:   every service x every region of every partition and one that none lists x FIPS x dual stack, for one
         operation of each set of static parameters; botocore's rules alone.
members: one operation of each set of parameters taken from the input, with values that the rules tell apart, and
         with the client's settings; whole botocore clients.
hosts:   every operation with a host prefix; whole botocore clients.
"""

import itertools
import json

import botocore.session
from botocore.config import Config
from botocore.endpoint_provider import EndpointProvider
from botocore.exceptions import BotoCoreError, EndpointProviderError
from botocore.model import ServiceModel

ACCOUNT = "123456789012"
UNKNOWN_REGION = "mars-north-1"
URL = "https://example.com:8443/base"

BUCKETS = [
    "plain-bucket",
    "dotted.bucket",
    "UPPER",
    "under_score",
    "ab",
    "192.168.1.1",
    "spaced bucket",
    "x--use1-az4--x-s3",
    "long-name--usw2-az10--x-s3",
    "bucket--short--x-s3",
    "ap--use1-az4--xa-s3",
    "test-accessp-o0b1d075431d83bebde8xz5w8ijx1qzlbp3i3kuse10--op-s3",
    "arn:aws:s3:us-west-2:123456789012:accesspoint/my-ap",
    "arn:aws:s3:us-west-2:123456789012:accesspoint:my-ap",
    "arn:aws:s3:eu-west-1:123456789012:accesspoint:my-ap",
    "arn:aws-cn:s3:cn-north-1:123456789012:accesspoint:my-ap",
    "arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap",
    "arn:aws:s3:us-west-2::accesspoint:my-ap",
    "arn:aws:s3:us-west-2:123456789012:accesspoint:bad_name",
    "arn:aws:s3:us-west-2:123456789012:nothing:my-ap",
    "arn:aws:s3-object-lambda:us-west-2:123456789012:accesspoint/banner",
    "arn:aws:s3-outposts:us-west-2:123456789012:outpost/op-01234567890123456/accesspoint/reports",
    "arn:aws:s3-outposts:us-west-2:123456789012:outpost:op-01234567890123456:accesspoint:reports",
    "arn:aws:s3-outposts:us-west-2:123456789012:outpost/op-01234567890123456/bucket/reports",
    "arn:aws:s3-outposts:us-west-2:123456789012:outpost",
    "arn:aws:s3express:us-east-1:123456789012:accesspoint/ap--use1-az4--xa-s3",
    "arn:aws:sqs:us-west-2:123456789012:queue",
]

# Values for a parameter of the rules by its name; any other name gets the strings of the last line.
POOL = {
    "Bucket": BUCKETS,
    "AccessPointName": [*BUCKETS[:3], *BUCKETS[12:26]],
    "AccountId": [ACCOUNT, "bad_account"],
    "OutpostId": ["op-123", "op_123"],
    "Key": ["a/b"],
    "Prefix": ["p"],
    "CopySource": ["b/k"],
    "RequiresAccountId": [True],
    "EndpointId": ["abc123.456def", "bad_id", ""],
    "StreamId": ["abcdefghijklmnopq1234567", "short", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa"],
    "": [
        "plain",
        "arn:aws:dynamodb:us-east-1:210987654321:table/t",
        "arn:aws:dynamodb:eu-west-1:210987654321:table/t/stream/2020",
        "arn:aws:kinesis:us-east-1:210987654321:stream/s",
        "arn:aws:kinesis:us-east-1:210987654321:stream/s/consumer/c:1",
        "arn:aws-iso:kinesis:us-iso-east-1:210987654321:stream/s",
        "arn:aws:cloudfront::210987654321:key-value-store/1",
        "arn:aws:events:us-east-1:210987654321:event-bus/b",
        "arn:aws:s3:us-east-1:210987654321:x",
        "arn:aws:kinesisvideo:us-east-1:210987654321:channel/c/1",
        "arn:aws::us-east-1:210987654321:x",
        "arn:aws:kinesis:us-east-1:bad_account:stream/s",
        "arn:",
        "",
    ],
}

# Paths over the input have no generic values: whole inputs instead.
INPUTS = {
    ("dynamodb", path): inputs
    for path, inputs in {
        "keys(RequestItems)": [
            {"RequestItems": {}},
            {"RequestItems": {"arn:aws:dynamodb:us-east-1:210987654321:table/t": []}},
            {"RequestItems": {"plain": [], "arn:aws:dynamodb:us-east-1:210987654321:table/t": []}},
        ],
        "TransactItems[*].Get.TableName": [
            {"TransactItems": [{"Get": {"TableName": "arn:aws:dynamodb:us-east-1:210987654321:table/t"}}]},
            {"TransactItems": [{}, {"Get": {"TableName": "plain"}}]},
        ],
        "TransactItems[*].[ConditionCheck.TableName, Put.TableName, Delete.TableName, Update.TableName][]": [
            {"TransactItems": [{"Put": {"TableName": "arn:aws:dynamodb:us-east-1:210987654321:table/t"}}]},
            {"TransactItems": [{"Delete": {"TableName": "plain"}}, {"Update": {"TableName": "x"}}]},
            {"TransactItems": []},
            {},
        ],
        "TableCreationParameters.TableName": [
            {"TableCreationParameters": {"TableName": "arn:aws:dynamodb:us-east-1:210987654321:table/t"}},
            {"TableCreationParameters": {"TableName": "plain"}},
        ],
    }.items()
}

# botocore's own name of a setting, what the rules call it, what the client's context calls it.
SETTINGS = {
    "use_accelerate_endpoint": ("AWS::S3::Accelerate", None),
    "use_arn_region": ("AWS::S3::UseArnRegion", "UseArnRegion"),
    "s3_disable_multiregion_access_points": ("AWS::S3::DisableMultiRegionAccessPoints", None),
    "addressing_style": ("AWS::S3::ForcePathStyle", None),
    "us_east_1_regional_endpoint": ("AWS::S3::UseGlobalEndpoint", None),
}
S3_SETTINGS = [
    {"use_accelerate_endpoint": True},
    {"use_arn_region": False},
    {"use_arn_region": True},
    {"s3_disable_multiregion_access_points": True},
    {"addressing_style": "path"},
    {"addressing_style": "virtual"},
    {"us_east_1_regional_endpoint": "regional"},
    {"us_east_1_regional_endpoint": "legacy"},
]


def say(case, url=None, headers=None, properties=None, error=None):
    if error is not None:
        # Rules' own words are in the cause where botocore makes another error of them; the rest is botocore's.
        rules = error.__cause__ if isinstance(error.__cause__, EndpointProviderError) else error
        case = {**case, "error": rules.kwargs.get("msg") or str(rules)}
        case["own"] = not isinstance(rules, EndpointProviderError)
    else:
        case = {**case, "url": url, "headers": headers, "auth": (properties or {}).get("authSchemes")}
    print(json.dumps({k: v for k, v in case.items() if v not in (None, False, {})}))


class Peer:
    def __init__(self):
        self.session = botocore.session.Session()
        # Settings of the machine that runs this must not change an answer.
        for name in ("config_file", "credentials_file"):
            self.session.set_config_variable(name, "/nonexistent")
        self.loader = self.session.get_component("data_loader")
        self.partitions = self.loader.load_data("partitions")
        self.clients = {}

    def client(self, service, region, fips=False, dual=False, url=None, s3=None, mode=None):
        key = json.dumps([service, region, fips, dual, url, s3, mode])
        if key not in self.clients:
            config = Config(
                use_fips_endpoint=fips,
                use_dualstack_endpoint=dual,
                s3=s3,
                account_id_endpoint_mode=mode,
                parameter_validation=False,
            )
            self.clients[key] = self.session.create_client(
                service,
                region_name=region,
                endpoint_url=url,
                config=config,
                aws_access_key_id="AKIDEXAMPLE",
                aws_secret_access_key="example",
                aws_account_id=ACCOUNT,
            )
        return self.clients[key]

    def sweep(self, service, model):
        rules = self.loader.load_service_model(service, "endpoint-rule-set-1")
        provider = EndpointProvider(rules, self.partitions)
        regions = [r for p in self.partitions["partitions"] for r in p["regions"]]
        flags = (False, True)
        for (operation, fixed), region in itertools.product(one_of_each(model), [*regions, UNKNOWN_REGION]):
            for fips, dual in itertools.product(flags, flags):
                known = {
                    "AWS::Region": region,
                    "AWS::UseFIPS": fips,
                    "AWS::UseDualStack": dual,
                    "AWS::Auth::AccountId": ACCOUNT,
                    "AWS::Auth::AccountIdEndpointMode": "preferred",
                    "AWS::S3::UseArnRegion": True,
                    "AWS::S3::UseGlobalEndpoint": region == "us-east-1",
                    "AWS::S3Control::UseArnRegion": False,
                }
                named = {n: p.get("builtIn") for n, p in rules["parameters"].items()}
                params = {n: known[b] for n, b in named.items() if b in known}
                case = {"service": service, "operation": operation, "region": region, "bare": True}
                case |= {"fips": fips, "dual": dual, "account": ACCOUNT}
                try:
                    found = provider.resolve_endpoint(**{**params, **fixed})
                    headers = {k: v[0] for k, v in found.headers.items()}
                    say(case, found.url, headers, found.properties)
                except BotoCoreError as error:
                    say(case, error=error)

    def call(self, service, operation, params, region, fips=False, dual=False, url=None, s3=None, mode=None):
        case = {"service": service, "operation": operation, "input": params, "region": region, "fips": fips}
        case |= {"dual": dual, "endpoint_url": url, "mode": mode, "account": ACCOUNT}
        for name, value in (s3 or {}).items():
            built_in, context = SETTINGS[name]
            value = value in (True, "path", "legacy")
            case.setdefault("built_ins", {})[built_in] = value
            if context:
                case.setdefault("context", {})[context] = value
        try:
            client = self.client(service, region, fips, dual, url, s3, mode)
            model = client.meta.service_model.operation_model(operation)
            context = {"client_config": client.meta.config, "auth_type": model.resolved_auth_type}
            params = json.loads(json.dumps(params))
            if model.endpoint:
                # Where a host prefix is left out, this is what leaves it out. Not for the others: it checks names
                # of buckets, which is another matter.
                params = client._emit_api_params(params, model, context)
            found = client._ruleset_resolver.construct_endpoint(model, params, context)
            prefix = client._serializer._expand_host_prefix(params, model) or ""
            scheme, rest = found.url.split("://", 1)
            say(case, f"{scheme}://{prefix}{rest}", found.headers, found.properties)
        except BotoCoreError as error:
            say(case, error=error)

    def members(self, service, model):
        for name, inputs in of_members(service, model):
            for params in inputs:
                flags = (False, True)
                for region, fips, dual in itertools.product(("us-east-1", "us-west-2"), flags, flags):
                    self.call(service, name, params, region, fips, dual)
                for region in ("cn-north-1", "us-iso-east-1", "aws-global", "us-gov-west-1-fips"):
                    self.call(service, name, params, region)
                for url in (URL, "http://127.0.0.1:4566", "http://[::1]", "https://s3-accelerate.amazonaws.com"):
                    self.call(service, name, params, "us-west-2", url=url)
                self.call(service, name, params, "us-west-2", fips=True, dual=True, url=URL)
                for mode in ("required", "disabled"):
                    self.call(service, name, params, "us-east-1", mode=mode)
                if service in ("s3", "s3control"):
                    for region, s3 in itertools.product(("us-east-1", "us-west-2"), S3_SETTINGS):
                        self.call(service, name, params, region, s3=s3)
                    for s3 in S3_SETTINGS:
                        self.call(service, name, params, "us-west-2", s3=s3, fips=True)
                    self.call(service, name, params, "us-west-2", s3={"addressing_style": "virtual"}, url=URL)

    def hosts(self, service, model):
        for name in sorted(model.operation_names):
            operation = model.operation_model(name)
            if not operation.endpoint:
                continue
            shape = operation.input_shape
            labels = [n for n, m in shape.members.items() if m.serialization.get("hostLabel")] if shape else []
            for value in ("label-1", "two.labels", "bad/label", "") if labels else ("",):
                params = dict.fromkeys(labels, value)
                for url in (None, URL, "http://127.0.0.1:4566"):
                    self.call(service, name, params, "us-east-1", url=url)


def static(operation):
    return {p.name: p.value for p in operation.static_context_parameters}


def one_of_each(model):
    """The first operation of each set of static parameters."""
    seen = {}
    for name in sorted(model.operation_names):
        fixed = static(model.operation_model(name))
        seen.setdefault(json.dumps(fixed, sort_keys=True), (name, fixed))
    return seen.values()


def of_members(service, model):
    """One operation of each set of parameters from the input, with inputs."""
    seen = {}
    for name in sorted(model.operation_names):
        operation = model.operation_model(name)
        members = {p.name: p.member_name for p in operation.context_parameters}
        paths = {n: p["path"] for n, p in dict(operation.operation_context_parameters or {}).items()}
        if not members and not paths:
            continue
        key = json.dumps([static(operation), sorted(members), paths], sort_keys=True)
        if key in seen and name != "GetBucketLocation":
            continue
        seen[key] = True
        pools = [[(m, v) for v in POOL.get(p, POOL[""])] for p, m in members.items() if m != "AccountId"]
        inputs = [dict(c) for c in itertools.islice(itertools.product(*pools), 100)] if pools else [{}]
        if "AccountId" in members:
            inputs = [{**i, "AccountId": ACCOUNT} for i in inputs] + [{**inputs[0], "AccountId": "bad_account"}]
        for path in paths.values():
            inputs = [{**i, **more} for i in inputs for more in INPUTS[service, path]]
        yield name, inputs


def main():
    peer = Peer()
    for service in peer.session.get_available_services():
        model = ServiceModel(peer.loader.load_service_model(service, "service-2"), service)
        peer.sweep(service, model)
        peer.members(service, model)
        peer.hosts(service, model)
        peer.clients.clear()


if __name__ == "__main__":
    main()
