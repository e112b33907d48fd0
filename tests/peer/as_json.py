"""What boto3 parsed, as the JSON of the AWS CLI v2: the form in which the two sides are compared."""

import base64
import datetime
import math

from botocore.response import StreamingBody

UTC = datetime.timezone.utc


def timestamp(moment):
    """ISO 8601 in UTC, with a fraction only where there is one."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    moment = moment.astimezone(UTC)
    text = moment.replace(microsecond=0, tzinfo=None).isoformat()
    fraction = f'.{moment.microsecond:06}'.rstrip('0') if moment.microsecond else ''
    return f'{text}{fraction}+00:00'


def number(value):
    """JSON has no number for these three, so they are strings, as on the wire."""
    if math.isnan(value):
        return 'NaN'
    if math.isinf(value):
        return 'Infinity' if value > 0 else '-Infinity'
    return value


def as_json(value):
    """Any value of a parsed answer."""
    if isinstance(value, dict):
        return {k: as_json(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_json(v) for v in value]
    if isinstance(value, StreamingBody):
        value = value.read()
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime.datetime):
        return timestamp(value)
    if isinstance(value, float):
        return number(value)
    return value


def output(parsed):
    """An answer without the account of how it came."""
    return as_json({k: v for k, v in parsed.items() if k != 'ResponseMetadata'})
