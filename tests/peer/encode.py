"""Answers of AWS services, for any operation: from a shape and a value to the bytes that a server would send.

Written from the specifications of the protocols (Smithy's, for ec2Query AWS's examples) over botocore's shapes. It uses
none of botocore's parsers or serialisers, so that it can judge both them and us.

    encode(operation, operation.service_model.resolved_protocol, {'Name': 'x'}, Style(random.Random(1)))

A value is in Python's natives by the output's shape. A member that is absent or None is not sent, so a null inside a list
or a map is possible in JSON and CBOR only. A member bound to a header with jsonvalue, and a document, is any JSON value; a
member with jsonvalue in a body is a string of JSON, or any other value that becomes one.

What an answer cannot hold as given, `carried` tells: what a client must read of it.
"""

from encode_base import REST_PROTOCOLS, XML_PROTOCOLS, Answer, Style, Unsupported, can_carry
from encode_carried import carried
from encode_errors import encode_error
from encode_strange import strange
from encode_success import encode

__all__ = [
    'REST_PROTOCOLS', 'XML_PROTOCOLS', 'Answer', 'Style', 'Unsupported', 'can_carry', 'carried', 'encode',
    'encode_error', 'strange',
]
