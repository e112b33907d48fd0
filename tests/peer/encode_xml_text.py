"""XML elements written out: plainly, or in the other spellings that XML has for the same document."""

import re

XSI = 'http://www.w3.org/2001/XMLSchema-instance'
DECLARATIONS = [
    '<?xml version="1.0" encoding="UTF-8"?>', "<?xml version='1.0' encoding='utf-8' standalone='yes'?>",
    '<?xml version="1.0"?>\n', '<?xml  version = "1.0"  encoding="UTF-8" ?>\r\n',
]
COMMENTS = ['<!-- a <Code>comment</Code> & more -->', '<!---->', '<?target some <data/>?>']
NAMED = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;'}


def document(root, namespace, style, bare=False):
    """The bytes of a document. `namespace` is the root's default; `bare` keeps the root's name without a prefix."""
    prefix = style.rng.choice(['ns0', 'aws', 'a-b.c']) if not bare and style.spells(0.3) else ''
    # Only a namespace has one.
    prefix = prefix if namespace is not None else ''
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
    if style.spelling:
        declaration = style.rng.choice([*DECLARATIONS, ''])
    writer = Writer(style, prefix)
    spaced = [(f'xmlns:{prefix}' if prefix else 'xmlns', namespace)] if namespace or prefix else []
    return (declaration + writer.comment() + writer.element(root, spaced, 0) + writer.comment()).encode()


class Writer:
    def __init__(self, style, prefix):
        self.style, self.rng, self.prefix = style, style.rng, prefix
        self.indents = style.spells()
        self.newline = self.rng.choice(['\n', '\r\n']) if style.spelling else '\n'

    def comment(self):
        return self.rng.choice(COMMENTS) if self.style.spells(0.1) else ''

    def between(self, depth):
        """What may stand between two elements."""
        space = self.newline + '  ' * depth if self.indents else ''
        comment = self.comment()
        return space + (comment + space if comment else '')

    def element(self, made, spaced, depth):
        name = f'{self.prefix}:{made.name}' if self.prefix else made.name
        opening = '<' + name + self.attributes([*spaced, *self.renamed(made.attributes)])
        if made.text is None:
            inside = ''.join(self.between(depth + 1) + self.element(c, [], depth + 1) for c in made.children)
            inside += self.between(depth) if made.children or self.style.spells(0.3) else ''
        else:
            inside = self.text(made.text)
        gap = self.rng.choice(['', ' ', '\n']) if self.style.spells(0.2) else ''
        if not inside and self.style.spells():
            return f'{opening}{gap}/>'
        return f'{opening}{gap}>{inside}</{name}{gap}>'

    def renamed(self, attributes):
        """A prefix is a local name for a namespace: another may stand for it."""
        prefixes = [n.split(':', 1)[1] for n, _ in attributes if n.startswith('xmlns:')]
        if not prefixes or not self.style.spells(0.2):
            return attributes
        old, new = prefixes[0], 'p7'
        return [(re.sub(f'^{old}:|(?<=^xmlns:){old}$', lambda m: m[0].replace(old, new), n), v) for n, v in attributes]

    def attributes(self, attributes):
        if self.style.unknown and self.style.coin(0.1):
            attributes = [*attributes, ('unknown-attribute', 'a <b> "c" & \'d\'')]
        if self.style.shuffle:
            attributes = self.style.shuffled(attributes)
        return ''.join(self.attribute(n, v) for n, v in attributes)

    def attribute(self, name, value):
        quote = self.rng.choice('\'"') if self.style.spelling else '"'
        space = self.rng.choice([' ', '  ', '\n\t']) if self.style.spelling else ' '
        # White space other than the space itself becomes a space unless it is a reference.
        text = ''.join(f'&#{ord(c)};' if c in '\t\n\r' else NAMED[c] if c in ('&', '<', quote) else c for c in value)
        return f'{space}{name}={quote}{text}{quote}'

    def text(self, value):
        if not self.style.spelling:
            return ''.join(map(plain, value))
        mode = self.rng.choice(['plain', 'plain', 'references', 'cdata', 'mixed'])
        if mode == 'plain':
            return ''.join(map(plain, value))
        if mode == 'references':
            share = self.rng.choice([0.2, 1])
            return ''.join(self.reference(c) if self.style.coin(share) else plain(c) for c in value)
        if mode == 'cdata':
            return self.cdata(value)
        # Pieces of every sort, with comments between them that are no part of the text.
        cuts = sorted(self.rng.randint(0, len(value)) for _ in range(2))
        parts = [value[:cuts[0]], value[cuts[0]:cuts[1]], value[cuts[1]:]]
        return (''.join(map(plain, parts[0])) + self.rng.choice(['', COMMENTS[0]]) + self.cdata(parts[1])
                + ''.join(map(self.reference, parts[2])))

    def reference(self, c):
        forms = [f'&#{ord(c)};', f'&#x{ord(c):x};', f'&#x00{ord(c):X};']
        return self.rng.choice([*forms, NAMED[c]] if c in NAMED else forms)

    def cdata(self, value):
        """A section cannot hold its own end, nor a carriage return, which would be read as a line feed."""
        pieces = re.split('(\r)', value.replace(']]>', ']]]]><![CDATA[>'))
        return ''.join('&#13;' if p == '\r' else f'<![CDATA[{p}]]>' for p in pieces if p)


def plain(c):
    if c == '\r':
        return '&#xD;'
    return NAMED[c] if c in '<>&' else c
