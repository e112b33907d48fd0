"""Compares the models folder with what botocore itself loads: every service, every fact.

usage: models.py [FOLDER]            (FOLDER: `models` unless given)

Run it with a Python that has the botocore of FOLDER/SOURCE. It fails on any difference that is not listed with its
reason in known_differences.json, and on any listed one that is none any more.
"""

import json
import pathlib
import sys

import botocore
import botocore.session
from botocore.exceptions import UnknownServiceError

import models_operations
import models_shapes
from report import Report
from smithy_ast import OURS, Model

HERE = pathlib.Path(__file__).parent
PROTOCOLS = {
    'rest-json': 'aws.protocols#restJson1',
    'rest-xml': 'aws.protocols#restXml',
    'query': 'aws.protocols#awsQuery',
    'ec2': 'aws.protocols#ec2Query',
    'smithy-rpc-v2-cbor': 'smithy.protocols#rpcv2Cbor',
}
AUTH = {
    'v4': 'aws.auth#sigv4',
    's3': 'aws.auth#sigv4',
    's3v4': 'aws.auth#sigv4',
    'bearer': 'smithy.api#httpBearerAuth',
    'v2': OURS + 'sigv2',
}


def without(value, *keys):
    """The value without prose: keys dropped at every depth."""
    if isinstance(value, dict):
        return {k: without(v, *keys) for k, v in value.items() if k not in keys}
    if isinstance(value, list):
        return [without(v, *keys) for v in value]
    return value


def service_facts(name, theirs, model, report):
    """The facts of the service shape."""
    metadata, ours = theirs.metadata, model.service
    api = ours.own('aws.api#service')

    def same(fact, left, right):
        report.same(name, fact, left, right)

    same('name', name, ours.own(OURS + 'serviceName'))
    same('service id', theirs.service_id.hyphenize(), api['sdkId'].lower().replace(' ', '-'))
    same('endpoint prefix', theirs.endpoint_prefix, api['endpointPrefix'])
    same('version', theirs.api_version, ours.ast['version'])
    json_version = 'aws.protocols#awsJson' + str(metadata.get('jsonVersion', '1.0')).replace('.', '_')
    protocols = metadata.get('protocols') or [metadata['protocol']]
    same('protocols', [PROTOCOLS.get(p, json_version) for p in protocols], ours.own(OURS + 'protocols'))
    same('protocol traits', [], [p for p in ours.own(OURS + 'protocols') if not ours.has(p)])
    if 'targetPrefix' in metadata:
        same('target prefix', metadata['targetPrefix'], ours.own(OURS + 'targetPrefix', ours.name))
    same('query compatible', theirs.is_query_compatible, ours.has('aws.protocols#awsQueryCompatible'))
    known = [a for a in dict.fromkeys([*AUTH.values(), 'aws.auth#sigv4a']) if ours.has(a)]
    same('auth', metadata.get('auth') or [AUTH[theirs.signature_version]], ours.own('smithy.api#auth', known))
    names = {v['name'] for v in map(ours.own, known) if v}
    same('signing name', {theirs.signing_name} if names else set(), names)
    context = ours.own('smithy.rules#clientContextParams', {})
    same(
        'client context parameters',
        sorted((c.name, c.type) for c in theirs.client_context_parameters),
        sorted((k, v['type']) for k, v in context.items()),
    )
    discovery = theirs.endpoint_discovery_operation
    found = ours.own('aws.api#clientEndpointDiscovery')
    same('endpoint discovery', discovery and discovery.name, found and found['operation'].split('#')[1])


def rules(name, loader, model, report):
    """The endpoint rule set, prose and the spelling of types aside."""
    theirs = without(loader.load_service_model(name, 'endpoint-rule-set-1'), 'documentation')
    ours = model.service.own('smithy.rules#endpointRuleSet')
    for parameter, value in theirs['parameters'].items():
        spelled = ours['parameters'].get(parameter, {})
        same_type = spelled.get('type', '').lower() == value['type'].lower()
        report.same(f'{name}.{parameter}', 'type of rule parameter', True, same_type)
    types = [without(r['parameters'], 'type') for r in (theirs, ours)]
    report.same(name, 'rule parameters', *types)
    report.same(name, 'rules', *(without(r, 'parameters') for r in (theirs, ours)))


def side_data(folder, session, names, report):
    """The files beside the models."""
    loader = session.get_component('data_loader')

    def load(name):
        return json.loads((folder / name).read_text(encoding='utf-8'))

    pairs = {
        'partitions.json': without(loader.load_data('partitions'), 'description'),
        'retries.json': loader.load_data('_retry'),
        'default-modes.json': without(loader.load_data('sdk-default-configuration'), 'documentation'),
    }
    for file, theirs in pairs.items():
        report.same(file, 'data', theirs, load(file))
    regions = load('regions.json')
    report.same('regions.json', 'services', set(), set(regions) - set(names))
    for name in names:
        for partition in session.get_available_partitions():
            theirs = sorted(session.get_available_regions(name, partition))
            ours = regions.get(name, {}).get(partition, [])
            report.same(f'regions.json {name} {partition}', 'regions', theirs, ours)


def models(folder):
    """The services of the folder by name."""
    found = {}
    for path in sorted(folder.glob('*.json')):
        with open(path, encoding='utf-8') as file:
            if not file.readline().startswith('{"smithy"'):
                continue
        model = Model(path)
        found[model.service.own(OURS + 'serviceName')] = model
    return found


def main(folder):
    session = botocore.session.get_session()
    loader = session.get_component('data_loader')
    report = Report('models', HERE / 'known_differences.json')
    source = (folder / 'SOURCE').read_text(encoding='utf-8').split()
    report.same('SOURCE', 'version', ['botocore', botocore.__version__], source[:2])
    ours = models(folder)
    names = session.get_available_services()
    report.same('all', 'services', sorted(names), sorted(ours))
    counts = dict.fromkeys(['operations', 'members', 'paginators', 'waiters'], 0)
    for name in sorted(set(names) & set(ours)):
        try:
            theirs = session.get_service_model(name)
        except UnknownServiceError:
            report.same(name, 'service', 'unknown', 'known')
            continue
        service_facts(name, theirs, ours[name], report)
        rules(name, loader, ours[name], report)
        shapes = models_shapes.Shapes(name, theirs, ours[name], report)
        models_operations.compare(name, theirs, ours[name], shapes, report)
        counts['operations'] += len(theirs.operation_names)
        counts['members'] += shapes.members
        counts['paginators'] += models_operations.paginators(name, session, ours[name], report)
        counts['waiters'] += models_operations.waiters(name, session, ours[name], report)
    side_data(folder, session, names, report)
    figures = ', '.join(f'{n} {what}' for what, n in counts.items())
    print(f'{len(ours)} services, {figures}, {sum(report.used.values())} known differences')
    return report.finish()


if __name__ == '__main__':
    sys.exit(main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else 'models')))
