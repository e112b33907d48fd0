//! Timestamps in whichever of the three formats a service chose to send.
//!
//! The formats cannot be mistaken for one another, so the schema's `timestampFormat` is not asked:
//! services are known to send another one than their model says.

use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAY: i64 = 86_400;

/// Reads epoch seconds, ISO 8601 or RFC 822.
pub(crate) fn timestamp(text: &str) -> Result<DateTime, SerdeError> {
    let text = text.trim();
    epoch_seconds(text)
        .or_else(|| iso_8601(text))
        .or_else(|| rfc_822(text))
        .ok_or_else(|| SerdeError::invalid_input("not a timestamp"))
}

fn epoch_seconds(text: &str) -> Option<DateTime> {
    let is_number = |text: &str| {
        text.bytes().any(|b| b.is_ascii_digit())
            && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'))
    };
    if !is_number(text) {
        return None;
    }
    DateTime::from_str(text, Format::EpochSeconds).ok().or_else(|| {
        let seconds: f64 = text.parse().ok()?;
        // Beyond this range there is no such instant to represent.
        (seconds.abs() < 1e15).then(|| DateTime::from_secs_f64(seconds))
    })
}

/// `2006-01-02[T15:04[:05[.9]]][Z|±07[:]00]`, and the same without separators; without zone it is UTC.
fn iso_8601(text: &str) -> Option<DateTime> {
    let (date, time) = match text.split_once(['T', 't', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let (year, month, day) = match date.as_bytes() {
        [_, _, _, _, b'-', _, _, b'-', _, _] => (date.get(..4)?, date.get(5..7)?, date.get(8..)?),
        _ => (date.get(..4)?, date.get(4..6)?, date.get(6..)?),
    };
    let days = days_since_epoch(digits(year, 4)?, digits(month, 2)?, digits(day, 2)?)?;
    let (seconds, nanos) = match time {
        Some(time) => time_of_day(time)?,
        None => (0, 0),
    };
    Some(DateTime::from_secs_and_nanos(days * DAY + seconds, nanos))
}

/// `[Mon, ]2 Jan 2006 15:04:05 GMT|UTC|Z|±0700`.
fn rfc_822(text: &str) -> Option<DateTime> {
    let text = text.split_once(',').map_or(text, |(_, rest)| rest);
    let mut words = text.split_ascii_whitespace();
    let (day, month, year, time) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let zone = match words.next() {
        None | Some("GMT" | "UTC") => "Z",
        Some(zone) => zone,
    };
    if words.next().is_some() {
        return None;
    }
    let month = MONTHS.iter().position(|name| month.eq_ignore_ascii_case(name))? as i64 + 1;
    let day = digits(day, day.len().clamp(1, 2))?;
    let days = days_since_epoch(digits(year, 4)?, month, day)?;
    let (seconds, nanos) = time_of_day(&format!("{time}{zone}"))?;
    Some(DateTime::from_secs_and_nanos(days * DAY + seconds, nanos))
}

/// Seconds since midnight UTC, and nanoseconds.
fn time_of_day(text: &str) -> Option<(i64, u32)> {
    let zone_at = text.find(['Z', 'z', '+', '-']).unwrap_or(text.len());
    let (clock, zone) = text.split_at_checked(zone_at)?;
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let [hour, minute, second] = clock_parts(clock)?;
    // 60 is a leap second.
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let seconds = hour * 3600 + minute * 60 + second - zone_offset(zone)?;
    Some((seconds, nanoseconds(fraction)?))
}

/// Hours, minutes and, if there are any, seconds, with colons or without.
fn clock_parts(clock: &str) -> Option<[i64; 3]> {
    let mut digits = clock.bytes().filter(|byte| *byte != b':').map(|byte| char::from(byte).to_digit(10));
    let mut parts = [None; 3];
    for part in &mut parts {
        let Some(tens) = digits.next() else { break };
        *part = Some(i64::from(tens? * 10 + digits.next()??));
    }
    let [hour, minute, second] = parts;
    digits.next().is_none().then_some([hour?, minute?, second.unwrap_or(0)])
}

fn zone_offset(zone: &str) -> Option<i64> {
    let (sign, offset) = match zone.split_at_checked(1) {
        None | Some(("Z" | "z", "")) => return Some(0),
        Some(("+", offset)) => (1, offset.replace(':', "")),
        Some(("-", offset)) => (-1, offset.replace(':', "")),
        Some(_) => return None,
    };
    let (hours, minutes) = match offset.len() {
        2 => (offset.get(..2)?, "00"),
        4 => (offset.get(..2)?, offset.get(2..)?),
        _ => return None,
    };
    let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

/// A fraction of a second; digits beyond nanoseconds are dropped.
fn nanoseconds(fraction: &str) -> Option<u32> {
    let mut digits = fraction.bytes().map(|byte| char::from(byte).to_digit(10));
    let mut nine = digits.by_ref().chain(std::iter::repeat(Some(0))).take(9);
    let nanos = nine.try_fold(0, |nanos, digit| Some(nanos * 10 + digit?))?;
    digits.all(|digit| digit.is_some()).then_some(nanos)
}

fn digits(text: &str, count: usize) -> Option<i64> {
    (text.len() == count && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// Days from 1970-01-01 to a date of the Gregorian calendar.
fn days_since_epoch(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=last).contains(&day) {
        return None;
    }
    // Years are counted from March, so that a leap day is the last day of its year.
    let year = if month > 2 { year } else { year - 1 };
    let month = (month + 9) % 12;
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    const EPOCH: i64 = 719_468;
    Some(year * 365 + leap_days + day_of_year - EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_instant_in_every_spelling() {
        let expected = DateTime::from_secs(1_422_172_800);
        for text in [
            "1422172800",
            "1422172800.0",
            "1.4221728E9",
            " 2015-01-25T08:00:00Z\n",
            "2015-01-25T08:00:00",
            "2015-01-25T08:00Z",
            "2015-01-25 08:00:00+00:00",
            "2015-01-25T10:30:00+02:30",
            "2015-01-25T10:30:00+0230",
            "2015-01-25T07:00:00-01",
            "20150125T080000Z",
            "Sun, 25 Jan 2015 08:00:00 GMT",
            "25 Jan 2015 08:00:00 UTC",
            "Sun, 25 Jan 2015 10:00:00 +0200",
        ] {
            assert_eq!(timestamp(text).expect(text), expected, "{text}");
        }
        let day = DateTime::from_secs(1_422_144_000);
        assert_eq!(timestamp("2015-01-25").expect("a date"), day);
    }

    #[test]
    fn fractions_and_early_dates() {
        let read = |text| timestamp(text).expect(text);
        assert_eq!(
            read("2015-01-25T08:00:00.123456Z"),
            DateTime::from_secs_and_nanos(1_422_172_800, 123_456_000)
        );
        assert_eq!(read("1422172800.5"), DateTime::from_secs_and_nanos(1_422_172_800, 500_000_000));
        assert_eq!(read("0001-01-01T00:00:00Z"), DateTime::from_secs(-62_135_596_800));
        assert_eq!(read("9999-12-31T23:59:59Z"), DateTime::from_secs(253_402_300_799));
        assert_eq!(read("-1"), DateTime::from_secs(-1));
        assert_eq!(read("Thu, 1 Jan 1970 00:00:00 GMT"), DateTime::from_secs(0));
    }

    #[test]
    fn what_is_no_timestamp() {
        for text in [
            "",
            "yesterday",
            "2015-02-29",
            "2015-13-01T00:00:00Z",
            "2015-01-01T24:00:00Z",
            "NaN",
            "2015-01-25T08:00:00.xZ",
            "2015-01-25T08:00:00.1234567890xZ",
            "2015-01-25T08:00:0Z",
            "2015-01-25T08:00:00:0Z",
            "2015-01-25T08Z",
            "2015-1-025T08:00Z",
            "2015-01-25T08:00:00+9",
            "1e400",
            "-",
            "Sun, 25 Foo 2015 08:00:00 GMT",
            "2015-01-25T08:00:0é",
            "Sun, 125 Jan 2015 08:00:00 GMT",
        ] {
            assert!(timestamp(text).is_err(), "{text}");
        }
    }

    #[test]
    fn agrees_with_the_formatter_on_every_day_of_four_centuries() {
        for day in 0..146_097 {
            let instant = DateTime::from_secs(day * DAY + 3_661);
            let text = instant.fmt(Format::DateTime).expect("in range");
            assert_eq!(timestamp(&text).expect("a timestamp"), instant);
        }
    }
}
