//! The table of faults: how one region behaves, and what its outcome is.

use std::time::Duration;

use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use multiregion_client::{FailureKind, Limit, Phase};

use crate::local::Lookup;
use crate::server::{Answer, Behaviour};

/// How the faulty region ends; no kind is an answer.
#[derive(Debug, Clone, Copy, Default)]
pub struct Expected {
    pub kind: Option<FailureKind>,
    pub limit: Option<Limit>,
    pub phase: Option<Phase>,
}

/// One fault.
pub struct Row {
    pub name: &'static str,
    pub region: &'static str,
    pub behaviour: Behaviour,
    pub tls: bool,
    pub lookup: Lookup,
    /// None: what a caller gets who sets none.
    pub timeouts: Option<TimeoutConfig>,
    pub stalled_streams: StalledStreamProtectionConfig,
    pub deadline: Option<Duration>,
    pub expected: Expected,
    /// Requests that the region's server reads, retries included.
    pub requests: usize,
    /// The region takes as long, and the whole no longer than that.
    pub at_least: Duration,
    pub within: Duration,
}

const SECOND: Duration = Duration::from_secs(1);

/// Three attempts wait at most one and two seconds between them.
const WAITS: Duration = Duration::from_secs(3);

impl Row {
    fn new(name: &'static str, behaviour: Behaviour) -> Row {
        Row {
            name,
            region: "eu-west-1",
            behaviour,
            tls: false,
            lookup: Lookup::Found,
            timeouts: Some(TimeoutConfig::disabled()),
            stalled_streams: StalledStreamProtectionConfig::disabled(),
            deadline: None,
            expected: Expected::default(),
            requests: 0,
            at_least: Duration::ZERO,
            within: WAITS,
        }
    }

    fn tls(mut self) -> Row {
        self.tls = true;
        self
    }

    fn lookup(mut self, lookup: Lookup) -> Row {
        self.lookup = lookup;
        self
    }

    fn in_region(mut self, region: &'static str) -> Row {
        self.region = region;
        self
    }

    /// One limit of time for each of three attempts.
    fn each_attempt(mut self, timeouts: Option<TimeoutConfig>, limit: Duration) -> Row {
        (self.timeouts, self.at_least, self.within) = (timeouts, 3 * limit, 3 * limit + WAITS);
        self
    }

    fn requests(mut self, requests: usize) -> Row {
        self.requests = requests;
        self
    }

    fn takes(mut self, at_least: Duration, within: Duration) -> Row {
        (self.at_least, self.within) = (at_least, within);
        self
    }

    fn fails(mut self, kind: FailureKind) -> Row {
        self.expected.kind = Some(kind);
        self
    }

    fn unreachable(mut self, phase: Phase) -> Row {
        self.expected.phase = Some(phase);
        self.fails(FailureKind::Unreachable)
    }

    fn at_limit(mut self, limit: Limit) -> Row {
        self.expected.limit = Some(limit);
        self.fails(FailureKind::TimedOut)
    }
}

fn good() -> Answer {
    Answer::new(200, super::GOOD)
}

fn always(answer: Answer) -> Behaviour {
    Behaviour::Answers(vec![answer])
}

fn connect() -> Option<TimeoutConfig> {
    Some(TimeoutConfig::builder().connect_timeout(5 * SECOND).build())
}

fn without_connect() -> aws_smithy_types::timeout::TimeoutConfigBuilder {
    TimeoutConfig::builder().disable_connect_timeout()
}

/// All faults.
pub fn rows() -> Vec<Row> {
    [connections(), slowness(), broken_answers(), throttling(), refusals()].into_iter().flatten().collect()
}

fn connections() -> Vec<Row> {
    let unknown = "failed to lookup address information: Name or service not known";
    let not_asked = "failed to lookup address information: Temporary failure in name resolution";
    vec![
        Row::new("refused", Behaviour::Refuses).unreachable(Phase::Connect),
        Row::new("refused, TLS", Behaviour::Refuses).tls().unreachable(Phase::Connect),
        Row::new("wrong certificate", Behaviour::WrongCertificate).tls().unreachable(Phase::Tls),
        Row::new("no TLS", Behaviour::Closes).tls().unreachable(Phase::Tls),
        Row::new("no such name", Behaviour::Refuses)
            .lookup(Lookup::Fails(unknown))
            .fails(FailureKind::ServiceAbsent),
        Row::new("no name server", Behaviour::Refuses)
            .lookup(Lookup::Fails(not_asked))
            .unreachable(Phase::Dns),
        Row::new("silent name server", Behaviour::Refuses)
            .lookup(Lookup::Silent)
            .each_attempt(connect(), 5 * SECOND)
            .at_limit(Limit::Connect),
        Row::new("black-holed connection", Behaviour::Full)
            .each_attempt(connect(), 5 * SECOND)
            .at_limit(Limit::Connect),
        Row::new("black-holed TLS", Behaviour::Silent)
            .tls()
            .each_attempt(connect(), 5 * SECOND)
            .at_limit(Limit::Connect),
        // That of the AWS SDK for Rust.
        Row::new("black-holed connection, default limit", Behaviour::Full)
            .each_attempt(None, Duration::from_millis(3100))
            .at_limit(Limit::Connect),
    ]
}

fn slowness() -> Vec<Row> {
    let minute = 60 * SECOND;
    let never = || Behaviour::Later(100 * minute, good());
    let mut deadline = Row::new("silent, whole-call deadline", never())
        .requests(1)
        .takes(7 * SECOND, 7 * SECOND)
        .at_limit(Limit::Call);
    deadline.deadline = Some(7 * SECOND);
    let mut trickle = Row::new("trickling body", Behaviour::Trickle(100 * minute, good()))
        .requests(3)
        .takes(5 * SECOND, minute)
        .at_limit(Limit::Throughput);
    trickle.stalled_streams = StalledStreamProtectionConfig::enabled().grace_period(5 * SECOND).build();
    vec![
        Row::new("slow first byte", never())
            .requests(3)
            .each_attempt(Some(without_connect().read_timeout(2 * SECOND).build()), 2 * SECOND)
            .at_limit(Limit::Read),
        Row::new("slow first byte, attempt's limit", never())
            .requests(3)
            .each_attempt(Some(without_connect().operation_attempt_timeout(4 * SECOND).build()), 4 * SECOND)
            .at_limit(Limit::Attempt),
        Row {
            timeouts: Some(without_connect().operation_timeout(9 * SECOND).build()),
            ..Row::new("slow first byte, region's deadline", never())
                .requests(1)
                .takes(9 * SECOND, 9 * SECOND)
                .at_limit(Limit::Region)
        },
        Row {
            timeouts: Some(without_connect().operation_timeout(9 * SECOND).build()),
            ..Row::new("trickling body, region's deadline", Behaviour::Trickle(100 * minute, good()))
                .requests(1)
                .takes(9 * SECOND, 9 * SECOND)
                .at_limit(Limit::Region)
        },
        Row::new("slow first byte, no limit", Behaviour::Later(minute, good()))
            .requests(1)
            .takes(minute, minute),
        trickle,
        deadline,
    ]
}

fn broken_answers() -> Vec<Row> {
    let length = good().header("x", "y");
    vec![
        Row::new("closed at once", Behaviour::Closes).unreachable(Phase::Exchange),
        Row::new("closed without an answer", Behaviour::Closed(0, good()))
            .requests(3)
            .unreachable(Phase::Exchange),
        Row::new("reset without an answer", Behaviour::Reset(0, good()))
            .requests(3)
            .unreachable(Phase::Exchange),
        Row::new("reset within the head", Behaviour::Reset(12, good()))
            .requests(3)
            .unreachable(Phase::Exchange),
        Row::new("truncated body", Behaviour::Closed(50, length.clone()))
            .requests(3)
            .unreachable(Phase::Exchange),
        Row::new("reset within the body", Behaviour::Reset(50, length))
            .requests(3)
            .unreachable(Phase::Exchange),
        Row::new("body cut short by the service", always(Answer::new(200, r#"{"QueueUrls": ["a""#)))
            .requests(1)
            .fails(FailureKind::Undecodable),
        Row::new(
            "a page of HTML",
            always(Answer::new(200, "<html>busy</html>").header("content-type", "text/html")),
        )
        .requests(1)
        .fails(FailureKind::Undecodable),
    ]
}

fn throttling() -> Vec<Row> {
    let throttled = || Answer::new(400, r#"{"__type": "ThrottlingException", "message": "Rate exceeded"}"#);
    let once = |answer| Behaviour::Answers(vec![answer, good()]);
    vec![
        Row::new("throttled", always(throttled())).requests(3).fails(FailureKind::Throttled),
        // The SDK for Rust retries by the code, and there is none.
        Row::new("throttled by status", always(Answer::new(429, "{}")))
            .requests(1)
            .fails(FailureKind::Throttled),
        Row::new("throttled once", once(throttled())).requests(2),
        Row::new("throttled once, Retry-After", once(throttled().header("retry-after", "2"))).requests(2),
        Row::new("throttled once, x-amz-retry-after", once(throttled().header("x-amz-retry-after", "2000")))
            .requests(2)
            .takes(2 * SECOND, 8 * SECOND),
        Row::new("unavailable", always(Answer::new(503, "{}"))).requests(3).fails(FailureKind::Service),
        Row::new("unavailable once", once(Answer::new(503, "{}"))).requests(2),
    ]
}

/// Each way in which a region says that it is not enabled, in a region that accounts must opt in to; and its neighbours.
fn refusals() -> Vec<Row> {
    let refuses = |name, body| Row::new(name, always(Answer::new(403, body))).requests(1);
    let disabled =
        |name, body| refuses(name, body).in_region("af-south-1").fails(FailureKind::RegionDisabled);
    vec![
        disabled("UnrecognizedClient", r#"{"__type": "UnrecognizedClientException", "message": "The security token included in the request is invalid."}"#),
        disabled("InvalidClientTokenId", r#"{"__type": "InvalidClientTokenId", "message": "The security token included in the request is invalid"}"#),
        disabled("AuthFailure", r#"{"__type": "AuthFailure", "message": "AWS was not able to validate the provided access credentials"}"#),
        disabled("RegionDisabledException", r#"{"__type": "RegionDisabledException", "message": "disabled"}"#),
        refuses("OptInRequired", r#"{"__type": "OptInRequired", "message": "You are not subscribed to this service."}"#)
            .fails(FailureKind::NotSubscribed),
        refuses("wrong credentials", r#"{"__type": "UnrecognizedClientException", "message": "The security token included in the request is invalid."}"#)
            .fails(FailureKind::Credentials),
        refuses("denied", r#"{"__type": "AccessDeniedException", "message": "User: a is not authorized to perform: sqs:ListQueues"}"#)
            .fails(FailureKind::AccessDenied),
        refuses("denied by the organization", r#"{"__type": "AccessDeniedException", "message": "User: a is not authorized to perform: sqs:ListQueues with an explicit deny in a service control policy"}"#)
            .fails(FailureKind::DeniedByPolicy),
    ]
}
