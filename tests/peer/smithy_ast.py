"""Reads one file of the models folder, for comparing it with botocore."""

import json

UNIT = 'smithy.api#Unit'
OURS = 'multiregion.traits#'


class Node:
    """A shape, or a member together with the shape that it targets."""

    def __init__(self, model, ast, target=None):
        self.model = model
        self.ast = ast
        self.target = target

    def own(self, trait, default=None):
        """The value of a trait of this very node."""
        return self.ast.get('traits', {}).get(trait, default)

    def has(self, trait):
        """Whether the node, or the target of a member, bears a trait."""
        return trait in self.ast.get('traits', {}) or (self.target is not None and self.target.has(trait))

    def get(self, trait, default=None):
        """The value of a trait of the node, else of the target."""
        if trait in self.ast.get('traits', {}) or self.target is None:
            return self.own(trait, default)
        return self.target.own(trait, default)

    @property
    def shape(self):
        return self.target or self

    @property
    def type(self):
        return self.shape.ast['type']

    @property
    def id(self):
        return self.shape.ast['id']

    @property
    def name(self):
        return self.id.split('#')[1]

    @property
    def members(self):
        return {name: self.model.member(m) for name, m in self.shape.ast.get('members', {}).items()}

    def element(self, role):
        """A list's `member`, a map's `key` or `value`."""
        return self.model.member(self.shape.ast[role])

    @property
    def enum(self):
        """The values of an enumeration; none for other shapes."""
        if self.type != 'enum':
            return []
        return [m['traits']['smithy.api#enumValue'] for m in self.shape.ast['members'].values()]


class Model:
    """One service."""

    def __init__(self, path):
        with open(path, encoding='utf-8') as file:
            self.shapes = json.load(file)['shapes']
        for key, shape in self.shapes.items():
            shape['id'] = key
        services = [s for s in self.shapes.values() if s['type'] == 'service']
        self.service = Node(self, services[0])
        ids = [o['target'] for o in self.service.ast['operations']]
        self.operations = {i.split('#')[1]: self.node(i) for i in ids}

    def node(self, shape_id):
        if shape_id not in self.shapes and shape_id.startswith('smithy.api#'):
            kind = shape_id.split('#')[1].lower()
            return Node(self, {'type': 'structure' if shape_id == UNIT else kind, 'id': shape_id})
        return Node(self, self.shapes[shape_id])

    def member(self, ast):
        return Node(self, ast, self.node(ast['target']))

    def side(self, operation, key):
        """An operation's input or output; `None` for the unit shape."""
        target = operation.ast[key]['target']
        return None if target == UNIT else self.node(target)

    def errors(self, operation):
        return [self.node(e['target']) for e in operation.ast.get('errors', [])]
