"""Prints what botocore knows of regions. Nothing is sent.

available: one JSON object a service and partition, with the regions that botocore lists.
global:    the operations that go to one place whatever region of the partition is asked for, in the form of
           tests/global.txt.
"""

import json
import sys

import botocore.session
from botocore.endpoint_provider import EndpointProvider
from botocore.exceptions import BotoCoreError
from botocore.model import ServiceModel

SIGNED_FOR_A_REGION = ("v4", "s3", "s3v4", "v4a", "v4-unsigned-body")


def session():
    made = botocore.session.Session()
    # Settings of the machine that runs this must not change an answer.
    for name in ("config_file", "credentials_file"):
        made.set_config_variable(name, "/nonexistent")
    return made


def available(peer):
    for service in peer.get_available_services():
        for partition in peer.get_available_partitions():
            regions = peer.get_available_regions(service, partition)
            print(json.dumps({"service": service, "partition": partition, "regions": regions}))


class Endpoints:
    def __init__(self, peer, service):
        loader = peer.get_component("data_loader")
        self.model = ServiceModel(loader.load_service_model(service, "service-2"), service_name=service)
        self.rules = loader.load_service_model(service, "endpoint-rule-set-1")
        self.partitions = loader.load_data("partitions")
        self.provider = EndpointProvider(self.rules, self.partitions)

    def place(self, operation, region):
        """Where a call goes, what it is signed for, and the region of that; `None` where the rules refuse."""
        known = {
            "AWS::Region": region,
            "AWS::UseFIPS": False,
            "AWS::UseDualStack": False,
            "AWS::S3::UseArnRegion": True,
            "AWS::S3::UseGlobalEndpoint": region == "us-east-1",
            "AWS::S3Control::UseArnRegion": False,
        }
        named = {n: p.get("builtIn") for n, p in self.rules["parameters"].items()}
        params = {n: known[b] for n, b in named.items() if b in known}
        params |= {p.name: p.value for p in operation.static_context_parameters}
        try:
            found = self.provider.resolve_endpoint(**params)
        except BotoCoreError:
            return None
        schemes = found.properties.get("authSchemes", [])
        signing = [(s["name"], s.get("signingName"), self.signed_for(s, region)) for s in schemes]
        if operation.resolved_auth_type not in SIGNED_FOR_A_REGION:
            signing = None
        elif not schemes:
            signing = [region]
        own = [s["signingRegion"] for s in schemes if "signingRegion" in s]
        return found.url, str(found.headers), str(signing), own[0] if own else None

    @staticmethod
    def signed_for(scheme, region):
        return scheme.get("signingRegion") or scheme.get("signingRegionSet") or region

    def verdict(self, operation, regions, central):
        places = {self.place(operation, region) for region in regions}
        if len(places) != 1 or None in places:
            return None
        return f"all from {places.pop()[3] or central}"


def key(operation):
    """Without inputs the rules tell operations apart by these."""
    fixed = [(p.name, p.value) for p in operation.static_context_parameters]
    return json.dumps([fixed, operation.resolved_auth_type])


def everywhere(peer):
    """The partitions with more than one region in use, each with its central region and all of them."""
    loader = peer.get_component("data_loader")
    partitions = {p["partition"]: p for p in loader.load_data("endpoints")["partitions"]}
    for partition in loader.load_data("partitions")["partitions"]:
        regions = sorted(partitions.get(partition["id"], {}).get("regions", {}))
        if len(regions) > 1:
            yield partition["id"], partition["outputs"]["implicitGlobalRegion"], regions


def globally(peer):
    services = {name: Endpoints(peer, name) for name in peer.get_available_services()}
    for partition, central, regions in sorted(everywhere(peer)):
        for service, endpoints in sorted(services.items()):
            known, verdicts = {}, {}
            names = endpoints.model.operation_names
            for name in sorted(names):
                operation = endpoints.model.operation_model(name)
                if key(operation) not in known:
                    known[key(operation)] = endpoints.verdict(operation, regions, central)
                if known[key(operation)]:
                    verdicts.setdefault(known[key(operation)], []).append(name)
            for verdict, operations in sorted(verdicts.items()):
                which = "*" if len(operations) == len(names) else " ".join(operations)
                print(f"{partition} {service} {verdict}: {which}")


if __name__ == "__main__":
    {"available": available, "global": globally}[sys.argv[1]](session())
