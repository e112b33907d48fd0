"""Timestamps as text, in the formats of Smithy's `timestampFormat` and in the other spellings that clients must read."""

import datetime

UTC = datetime.timezone.utc
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=UTC)
DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
FORMATS = ['iso8601', 'rfc822', 'unixTimestamp']


def microseconds(moment):
    """Microseconds since 1970, exactly: floats would lose some."""
    return (moment - EPOCH) // datetime.timedelta(microseconds=1)


def fraction(micros, zeros=0):
    """`.5` for half a second, nothing for none; with up to `zeros` zeros at its end."""
    digits = f'{micros:06}'.rstrip('0')
    digits = digits.ljust(min(len(digits) + zeros, 9), '0')
    return '.' + digits if digits else ''


def iso8601(moment, zeros=0, zone='Z'):
    m = moment
    return (f'{m.year:04}-{m.month:02}-{m.day:02}T{m.hour:02}:{m.minute:02}:{m.second:02}'
            f'{fraction(m.microsecond, zeros)}{zone}')


def rfc822(moment, zeros=0):
    """IMF-fixdate, with Smithy's optional fraction of a second."""
    m = moment
    return (f'{DAYS[m.weekday()]}, {m.day:02} {MONTHS[m.month - 1]} {m.year:04} '
            f'{m.hour:02}:{m.minute:02}:{m.second:02}{fraction(m.microsecond, zeros)} GMT')


def unix(moment, zeros=0):
    """Seconds since 1970 in decimal; never an exponent."""
    total = microseconds(moment)
    seconds, micros = divmod(abs(total), 10 ** 6)
    return f'{"-" if total < 0 else ""}{seconds}{fraction(micros, zeros)}'


def unix_exponent(moment):
    """Seconds since 1970 with an exponent, as some JSON writers put large numbers."""
    total = microseconds(moment)
    digits = str(abs(total))
    exponent = len(digits) - 7
    mantissa = f'{digits[0]}.{digits[1:] or "0"}'
    return f'{"-" if total < 0 else ""}{mantissa}{"E" if exponent >= 0 else "e"}{exponent}'


def text(moment, form, style):
    """(text, whether it is a number) of a timestamp; `form` is the format that the model asks for."""
    moment = moment.astimezone(UTC)
    zeros, exponent, zone = 0, False, 'Z'
    if style.spells(0.6):
        form = style.rng.choice(FORMATS)
        zeros = style.rng.choice([0, 0, 1, 3])
        exponent = style.coin(0.2)
        # A zone may push the first and last years out of the calendar.
        if 1 < moment.year < 9999 and style.coin(0.4):
            minutes = style.rng.choice([0, 330, -480, 60, -210])
            moment = moment.astimezone(datetime.timezone(datetime.timedelta(minutes=minutes)))
            zone = f'{"-" if minutes < 0 else "+"}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}'
    if form == 'iso8601':
        return iso8601(moment, zeros, zone), False
    moment = moment.astimezone(UTC)
    if form == 'rfc822':
        return rfc822(moment, zeros), False
    if form == 'unixTimestamp':
        return (unix_exponent(moment) if exponent else unix(moment, zeros)), True
    raise ValueError(f'no such timestamp format: {form}')
