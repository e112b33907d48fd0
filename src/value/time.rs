//! Timestamps as JSON has them: ISO 8601 out; ISO 8601, HTTP dates and epoch seconds in.

use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;

/// As the AWS CLI prints it: `2024-01-31T12:00:00+00:00`, with a fraction only where there is one.
/// A time outside the calendar's years is given as epoch seconds.
pub(super) fn to_text(time: &DateTime) -> String {
    match to_microseconds(time).fmt(Format::DateTime) {
        Ok(text) => match text.strip_suffix('Z') {
            Some(local) => format!("{local}+00:00"),
            None => text,
        },
        Err(_) => time.as_secs_f64().to_string(),
    }
}

/// The nearest microsecond: what epoch seconds sent as a double can tell of a moment, and what is shown. `fmt` alone
/// cuts, and shows .218 as .217999.
fn to_microseconds(time: &DateTime) -> DateTime {
    match (time.subsec_nanos() + 500) / 1000 * 1000 {
        1_000_000_000 => DateTime::from_secs(time.secs().saturating_add(1)),
        nanos => DateTime::from_secs_and_nanos(time.secs(), nanos),
    }
}

/// A timestamp in any of the accepted spellings.
pub(crate) fn from_text(text: &str) -> Option<DateTime> {
    let text = text.trim();
    if let Ok(seconds) = text.parse::<f64>() {
        return from_seconds(seconds);
    }
    let dated;
    let text = if text.len() == 10 && text.as_bytes().get(4) == Some(&b'-') {
        dated = format!("{text}T00:00:00Z");
        &dated
    } else {
        text
    };
    let zoned = text.replacen(' ', "T", usize::from(text.as_bytes().get(10) == Some(&b' ')));
    let zoned = zoned.as_str();
    DateTime::from_str(zoned, Format::DateTimeWithOffset)
        .or_else(|_| DateTime::from_str(&format!("{zoned}Z"), Format::DateTime))
        .ok()
        .or_else(|| from_http_date(text))
}

/// `Wed, 31 Jan 2024 12:00:00.5 GMT`, with as many digits after the point as the service likes.
fn from_http_date(text: &str) -> Option<DateTime> {
    let Some((whole, rest)) = text.split_once('.') else {
        return DateTime::from_str(text, Format::HttpDate).ok();
    };
    let digits =
        rest.strip_suffix(" GMT").filter(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit()))?;
    let nanos = format!("{digits:0<9.9}").parse().ok()?;
    let time = DateTime::from_str(&format!("{whole} GMT"), Format::HttpDate).ok()?;
    Some(DateTime::from_secs_and_nanos(time.secs(), nanos))
}

/// Epoch seconds with a fraction; `None` outside of what a timestamp can hold.
pub(super) fn from_seconds(seconds: f64) -> Option<DateTime> {
    (seconds.is_finite() && seconds.abs() < 1e15).then(|| DateTime::from_secs_f64(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_one_moment_is_that_moment() {
        for text in [
            "2024-01-31T12:00:00Z",
            "2024-01-31T12:00:00+00:00",
            "2024-01-31T13:00:00+01:00",
            "2024-01-31T12:00:00",
            "2024-01-31 12:00:00",
            "Wed, 31 Jan 2024 12:00:00 GMT",
            "Wed, 31 Jan 2024 12:00:00.000000 GMT",
            "1706702400",
        ] {
            assert_eq!(from_text(text), Some(DateTime::from_secs(1706702400)), "{text}");
        }
        assert_eq!(from_text("2024-01-31"), Some(DateTime::from_secs(1706659200)));
        let half = DateTime::from_secs_and_nanos(1706702400, 500_000_000);
        assert_eq!(from_text("Wed, 31 Jan 2024 12:00:00.5000 GMT"), Some(half));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in ["", "yesterday", "NaN", "1e300", "2024-13-01T00:00:00Z"] {
            assert_eq!(from_text(text), None, "{text}");
        }
    }

    #[test]
    fn a_fraction_is_shown_only_where_there_is_one() {
        assert_eq!(to_text(&DateTime::from_secs(0)), "1970-01-01T00:00:00+00:00");
        assert_eq!(to_text(&DateTime::from_secs_and_nanos(-1, 500_000_000)), "1969-12-31T23:59:59.5+00:00");
    }

    #[test]
    fn epoch_seconds_as_a_double_are_shown_as_they_were_sent() {
        for (seconds, text) in [
            (1795572243.218, "2026-11-25T02:04:03.218+00:00"),
            (1795572243.316, "2026-11-25T02:04:03.316+00:00"),
            (0.999_999_9, "1970-01-01T00:00:01+00:00"),
        ] {
            assert_eq!(to_text(&from_seconds(seconds).expect("a time")), text);
        }
    }
}
