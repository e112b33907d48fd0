"""Compares shapes and members of one service, by what they mean on the wire."""

LIMITED = {'string', 'blob', 'list', 'map', 'integer', 'long', 'float', 'double'}
FORMATS = {'iso8601': 'date-time', 'rfc822': 'http-date', 'unixtimestamp': 'epoch-seconds'}
BINDINGS = {
    'smithy.api#httpLabel': 'uri',
    'smithy.api#httpQuery': 'querystring',
    'smithy.api#httpQueryParams': 'querystring',
    'smithy.api#httpHeader': 'header',
    'smithy.api#httpPrefixHeaders': 'headers',
    'smithy.api#httpResponseCode': 'statusCode',
}


class Shapes:
    """Walks botocore's shapes and ours together, each pair once."""

    def __init__(self, service, theirs, model, report):
        self.service = service
        self.model = model
        self.report = report
        self.seen = set()
        self.members = 0
        protocols = set(theirs.metadata.get('protocols') or [theirs.metadata['protocol']])
        self.rest = bool(protocols & {'rest-json', 'rest-xml'})
        self.rest_xml = 'rest-xml' in protocols
        self.json = bool(protocols & {'json', 'rest-json'})
        self.xml = bool(protocols & {'rest-xml', 'query', 'ec2'})
        self.query = bool(protocols & {'query', 'ec2'})
        self.ec2 = 'ec2' in protocols

    def shape(self, theirs, ours):
        """A shape and all that it reaches."""
        key = (theirs.name, ours.id)
        if key in self.seen:
            return
        self.seen.add(key)
        place = f'{self.service}.{theirs.name}'
        if theirs.type_name == 'structure' and not theirs.is_document_type:
            members = ours.members
            self.report.same(place, 'members', list(theirs.members), list(members))
            for name in theirs.members:
                if name in members:
                    self.members += 1
                    self.member(f'{place}${name}', theirs, name, theirs.members[name], members[name])
        elif theirs.type_name == 'list':
            self.element(f'{place}$member', 'member', theirs.member, ours)
        elif theirs.type_name == 'map':
            self.element(f'{place}$key', 'key', theirs.key, ours)
            self.element(f'{place}$value', 'value', theirs.value, ours)

    def element(self, place, role, theirs, ours):
        """A list's element, a map's key or value."""
        node = ours.element(role)
        if self.xml:
            wire = theirs.serialization.get('name', role)
            self.report.same(place, 'xml name', wire, node.own('smithy.api#xmlName', role))
        self.target(place, theirs, node)

    def member(self, place, owner, name, theirs, ours):
        """A member of a structure."""
        same = self.report.same
        # In a union nothing is required, whatever C2J lists.
        required = name in owner.required_members and self.type_of(owner) == 'structure'
        same(place, 'required', required, ours.has('smithy.api#required'))
        wire = theirs.serialization
        location = wire.get('location') if self.rest else None
        bound = [(kind, ours.own(t) or None) for t, kind in BINDINGS.items() if ours.has(t)]
        expected = []
        if location:
            value = wire.get('name', name)
            if location in ('uri', 'statusCode') or (location == 'querystring' and theirs.type_name == 'map'):
                value = None
            elif location == 'headers':
                value = wire.get('name') or None
            expected = [(location, value)]
        same(place, 'location', expected, bound)
        payload = self.rest and owner.serialization.get('payload') == name
        same(place, 'payload', payload, ours.has('smithy.api#httpPayload'))
        if not location and not payload:
            self.body(place, name, theirs, ours)
        for key, trait in [
            ('hostLabel', 'smithy.api#hostLabel'),
            ('eventpayload', 'smithy.api#eventPayload'),
            ('eventheader', 'smithy.api#eventHeader'),
        ]:
            same(place, key, bool(wire.get(key)), ours.has(trait))
        context = theirs.metadata.get('contextParam', {}).get('name')
        same(place, 'context parameter', context, ours.own('smithy.rules#contextParam', {}).get('name'))
        if payload and theirs.type_name == 'blob':
            same(place, 'streaming', bool(wire.get('streaming')), ours.has('smithy.api#streaming'))
        self.target(place, theirs, ours)

    def body(self, place, name, theirs, ours):
        """What a member is called in the body of each family of protocols."""
        same, wire = self.report.same, theirs.serialization
        if self.json:
            same(place, 'json name', wire.get('name', name), ours.own('smithy.api#jsonName', name))
        if not self.xml:
            return
        aggregate = theirs.type_name in ('list', 'map')
        flat = bool(aggregate and wire.get('flattened'))
        same(place, 'flattened', flat, ours.has('smithy.api#xmlFlattened'))
        # botocore.parsers.BaseXMLResponseParser._member_key_name
        inner = theirs.member.serialization.get('name') if flat and theirs.type_name == 'list' else None
        xml_name = ours.own('smithy.api#xmlName', name)
        same(place, 'xml name', inner or wire.get('name', name), xml_name)
        if self.ec2:
            # botocore.serialize.EC2Serializer._get_serialized_name
            key = wire.get('name', name)
            key = wire.get('queryName', key[0].upper() + key[1:])
            same(place, 'ec2 key', key, ours.own('aws.protocols#ec2QueryName', xml_name[0].upper() + xml_name[1:]))
        elif not flat:
            same(place, 'request name', wire.get('name', name), xml_name)
        same(place, 'xml attribute', bool(wire.get('xmlAttribute')), ours.has('smithy.api#xmlAttribute'))
        self.namespace(place, wire.get('xmlNamespace'), ours.own('smithy.api#xmlNamespace'))

    def namespace(self, place, theirs, ours):
        """Namespaces within a document; the service's own needs no mention."""
        service = self.model.service.own('smithy.api#xmlNamespace')
        theirs = {'uri': theirs} if isinstance(theirs, str) else theirs
        self.report.same(place, 'xml namespace', None if theirs == service else theirs, ours)

    def target(self, place, theirs, ours):
        """The type that a member leads to, its facts, and what is below it."""
        same, facts = self.report.same, theirs.metadata
        same(place, 'type', self.type_of(theirs), {'enum': 'string'}.get(ours.type, ours.type))
        same(place, 'enum', list(facts.get('enum', [])), ours.enum)
        if theirs.type_name in LIMITED:
            limits = {k: facts[k] for k in ('min', 'max') if k in facts}
            found = ours.get('smithy.api#length') or ours.get('smithy.api#range') or {}
            same(place, 'limits', limits, found)
        same(place, 'sensitive', bool(facts.get('sensitive')), ours.has('smithy.api#sensitive'))
        stamp = theirs.serialization.get('timestampFormat')
        same(place, 'timestamp format', stamp and FORMATS.get(stamp.lower()), ours.get('smithy.api#timestampFormat'))
        # On anything but a string the key means nothing to botocore.
        json_value = theirs.type_name == 'string' and bool(theirs.serialization.get('jsonvalue'))
        same(place, 'json value', json_value, ours.get('smithy.api#mediaType') == 'application/json')
        self.shape(theirs, ours)

    @staticmethod
    def type_of(shape):
        if shape.type_name != 'structure':
            return shape.type_name
        if shape.is_document_type:
            return 'document'
        return 'union' if shape.is_tagged_union or shape.serialization.get('eventstream') else 'structure'

    def error(self, theirs, ours):
        """The facts of an error shape."""
        key = ('error', theirs.name, ours.id)
        if key in self.seen:
            return
        self.seen.add(key)
        place, same, facts = f'{self.service}.{theirs.name}', self.report.same, theirs.metadata
        status = facts.get('error', {}).get('httpStatusCode')
        same(place, 'error code', theirs.error_code, ours.own('aws.protocols#awsQueryError', {}).get('code', ours.name))
        same(place, 'error status', status, ours.own('smithy.api#httpError'))
        fault = bool(theirs._shape_model.get('fault'))
        same(place, 'error side', fault or (status or 0) >= 500, ours.own('smithy.api#error') == 'server')
        retryable = facts.get('retryable')
        same(place, 'retryable', None if retryable is None else bool(retryable.get('throttling')),
             None if ours.own('smithy.api#retryable') is None
             else ours.own('smithy.api#retryable').get('throttling', False))

    def root(self, place, key, theirs, ours):
        """The elements around a whole message, which only XML has."""
        wire = theirs.serialization
        if self.query and key == 'output' and not self.ec2:
            name = place.split('.')[-1] + 'Result'
            self.report.same(place, 'result wrapper', wire.get('resultWrapper', name), name)
        if not self.rest_xml:
            return
        payload = wire.get('payload')
        if payload is None:
            unbound = any('location' not in m.serialization for m in theirs.members.values())
            if key == 'input' and unbound:
                name = ours.own('smithy.api#xmlName', ours.name)
                self.report.same(place, 'root', wire.get('name'), name)
                self.root_namespace(place, wire, ours)
            return
        member, node = theirs.members[payload], ours.members[payload]
        if key == 'input' and member.type_name == 'structure' and not member.serialization.get('eventstream'):
            name = node.own('smithy.api#xmlName') or node.shape.own('smithy.api#xmlName', node.name)
            self.report.same(place, 'root', member.serialization.get('name'), name)
            self.root_namespace(place, member.serialization, node)

    def root_namespace(self, place, wire, ours):
        """The root bears the service's namespace unless it has one of its own."""
        theirs = wire.get('xmlNamespace')
        theirs = {'uri': theirs} if isinstance(theirs, str) else theirs
        service = self.model.service.own('smithy.api#xmlNamespace')
        self.report.same(place, 'root namespace', theirs, ours.get('smithy.api#xmlNamespace', service))
