//! The command line against moto: exit codes, JSON alone on stdout, failed regions on stderr, ways to give the input.
#![cfg(feature = "cli")]

mod harness {
    mod process;
    pub use process::*;
}

use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use harness::Peer;
use serde_json::{Value as Json, json};

/// One server for all tests of this file: it ends with the process, whose end closes its stdin.
fn endpoint() -> &'static str {
    static SERVER: OnceLock<(String, std::sync::Mutex<Peer>)> = OnceLock::new();
    let started = SERVER.get_or_init(|| {
        let mut peer = Peer::start("moto_server.py");
        (peer.line(), std::sync::Mutex::new(peer))
    });
    &started.0
}

fn awsmr(arguments: &[&str], stdin: &str) -> Output {
    awsmr_into(Stdio::piped(), Stdio::piped(), arguments, stdin)
}

fn awsmr_into(out: Stdio, err: Stdio, arguments: &[&str], stdin: &str) -> Output {
    run(command().args(arguments).stdout(out).stderr(err), stdin)
}

/// The program with made-up credentials and nothing of the environment of whoever runs the tests.
fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_awsmr"));
    command.env_remove("MULTIREGION_REGIONS");
    for (name, _) in std::env::vars_os().filter(|(n, _)| n.to_string_lossy().starts_with("AWS_")) {
        command.env_remove(name);
    }
    command.env("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE").env("AWS_SECRET_ACCESS_KEY", "secret");
    command.env("AWS_CONFIG_FILE", "/dev/null").env("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    command.env("AWS_MAX_ATTEMPTS", "1").env("AWS_EC2_METADATA_DISABLED", "true");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(command: &mut Command, stdin: &str) -> Output {
    let mut child = command.spawn().expect("awsmr starts");
    // A program that does not read its stdin may be gone already.
    let _ = child.stdin.take().expect("stdin").write_all(stdin.as_bytes());
    child.wait_with_output().expect("awsmr ends")
}

/// `awsmr call` at the server.
fn call(arguments: &[&str], stdin: &str) -> Output {
    awsmr(&[&["call"], arguments, &["--endpoint-url", endpoint()]].concat(), stdin)
}

/// The whole of stdout, which is to be JSON and nothing else.
fn stdout(output: &Output) -> Json {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("no JSON: {e}: {output:?}"))
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

#[test]
fn every_region_answered_is_0_and_the_regions_stand_in_the_order_asked_for() {
    let output = call(&["ec2", "describe-vpcs", "--regions", "eu-west-2,eu-west-1"], "");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(stderr(&output), "");
    let answer = stdout(&output);
    assert_eq!(answer.as_object().expect("regions").keys().collect::<Vec<_>>(), ["eu-west-2", "eu-west-1"]);
    assert_eq!(answer["eu-west-1"]["Vpcs"][0]["CidrBlock"], "172.31.0.0/16");
}

#[test]
fn a_plan_is_printed_and_nothing_is_sent() {
    // Not at the server: nothing of this is sent.
    let output = awsmr(&["call", "iam", "list-users", "--regions", "eu-west-1,us-east-1", "--plan"], "");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let expected = json!([{
        "RequestRegion": "us-east-1", "AskedRegions": ["eu-west-1", "us-east-1"],
        "Endpoint": "https://iam.amazonaws.com", "SigningRegions": ["us-east-1"], "SigningName": "iam",
    }]);
    assert_eq!(stdout(&output), expected);
    let refused = awsmr(&["call", "iam", "list-users", "--regions", "eu-west-1", "--deadline", "-1"], "");
    assert_eq!(refused.status.code(), Some(2), "{refused:?}");
}

#[test]
fn items_are_one_list_and_merged_is_one_answer() {
    let items = stdout(&call(&["ec2", "DescribeVpcs", "-r", "eu-west-1,eu-west-2", "--items"], ""));
    let regions: Vec<_> = items.as_array().expect("a list").iter().map(|i| &i["RequestRegion"]).collect();
    assert_eq!(regions, ["eu-west-1", "eu-west-2"]);

    let merged = stdout(&call(&["ec2", "describe_vpcs", "-r", "eu-west-1,eu-west-2", "--merged"], ""));
    assert_eq!(merged["Vpcs"], items);
    assert_eq!(merged["ResponseMetadata"][1]["RequestRegion"], "eu-west-2");

    let both = call(&["ec2", "describe-vpcs", "-r", "eu-west-1", "--merged", "--items"], "");
    assert_eq!(both.status.code(), Some(2));
}

#[test]
fn a_region_that_failed_is_1_and_told_on_stderr_and_the_other_is_there() {
    let name = "only-in-one-region";
    let given = json!({ "TableName": name, "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [{ "AttributeName": "a", "AttributeType": "S" }],
        "KeySchema": [{ "AttributeName": "a", "KeyType": "HASH" }] });
    let made = call(&["dynamodb", "create-table", &given.to_string(), "-r", "eu-west-1"], "");
    assert_eq!(made.status.code(), Some(0), "{made:?}");

    let input = json!({ "TableName": name }).to_string();
    let output = call(&["dynamodb", "describe-table", &input, "-r", "eu-west-1,us-east-1"], "");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let answer = stdout(&output);
    assert_eq!(answer["eu-west-1"]["Table"]["TableName"], name);
    assert_eq!(answer["us-east-1"]["RequestError"]["Code"], "ResourceNotFoundException");
    let told = stderr(&output);
    assert!(told.starts_with("awsmr: us-east-1: ResourceNotFoundException"), "{told}");
    assert!(!told.contains("eu-west-1"), "{told}");

    // What is ignored does not count, and stays to be seen.
    let ignoring = |failures| {
        call(&["dynamodb", "describe-table", &input, "-r", "eu-west-1,us-east-1", "--ignore", failures], "")
    };
    for failures in ["Throttled,ResourceNotFound*", "message:not found"] {
        let output = ignoring(failures);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert_eq!(stdout(&output)["us-east-1"]["RequestError"]["Ignored"], true);
        let told = stderr(&output);
        assert!(told.starts_with("awsmr: us-east-1: ignored: ResourceNotFoundException"), "{told}");
    }
    assert_eq!(ignoring("AccessDenied").status.code(), Some(1));
    let refused = ignoring("message:(");
    assert_eq!((refused.status.code(), refused.stdout.len()), (Some(2), 0), "{refused:?}");
}

#[test]
fn one_page_of_more_is_1_and_told_on_stderr_and_in_the_list() {
    for name in ["first-of-two", "second-of-two"] {
        let given = json!({ "TableName": name, "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [{ "AttributeName": "a", "AttributeType": "S" }],
            "KeySchema": [{ "AttributeName": "a", "KeyType": "HASH" }] });
        let made = call(&["dynamodb", "create-table", &given.to_string(), "-r", "ap-south-1"], "");
        assert_eq!(made.status.code(), Some(0), "{made:?}");
    }
    let output =
        call(&["dynamodb", "list-tables", r#"{"Limit": 1}"#, "-r", "ap-south-1,ca-central-1", "--items"], "");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert_eq!(stderr(&output), "awsmr: ap-south-1: truncated: this is one page, and there are more\n");
    let items = stdout(&output);
    assert_eq!(items[0], json!({ "Value": "first-of-two", "RequestRegion": "ap-south-1" }));
    assert_eq!(
        (&items[1]["RequestError"]["Kind"], items.as_array().map(Vec::len)),
        (&json!("Truncated"), Some(2))
    );
}

#[test]
fn the_input_may_come_from_a_file_or_from_stdin() {
    let input = json!({ "Filters": [{ "Name": "is-default", "Values": ["false"] }] }).to_string();
    let path = std::env::temp_dir().join(format!("awsmr-input-{}.json", std::process::id()));
    std::fs::write(&path, &input).expect("a file");
    let file = format!("@{}", path.display());
    for (argument, stdin) in [(file.as_str(), ""), ("-", input.as_str()), (input.as_str(), "")] {
        let output = call(&["ec2", "describe-vpcs", argument, "-r", "sa-east-1", "--compact"], stdin);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert_eq!(stdout(&output), json!({ "sa-east-1": { "Vpcs": [] } }), "{argument}");
        assert_eq!(output.stdout.iter().filter(|b| **b == b'\n').count(), 1, "one line");
    }
    std::fs::remove_file(path).expect("removed");
}

#[test]
fn what_cannot_be_sent_is_2_with_nothing_on_stdout_and_the_nearest_name() {
    for (arguments, stdin, told) in [
        (["ec", "describe-vpcs", "{}", "eu-west-1"], "", r#"did you mean "ec2"?"#),
        (["ec2", "describe-vpc", "{}", "eu-west-1"], "", r#"did you mean "DescribeVpcs"?"#),
        (["ec2", "describe-vpcs", "{}", "eu-wst-1"], "", r#"did you mean "eu-west-1"?"#),
        (["ec2", "describe-vpcs", r#"{"VpcId": []}"#, "eu-west-1"], "", "VpcId"),
        (["ec2", "describe-vpcs", "{", "eu-west-1"], "", "input: expected JSON"),
        (["ec2", "describe-vpcs", "-", "eu-west-1"], "", "stdin: expected JSON"),
        (["ec2", "describe-vpcs", "@/no/such/file", "eu-west-1"], "", "/no/such/file"),
        (["ec2", "describe-vpcs", "{}", "eu-west-1,eu-west-1"], "", "twice"),
        (["ec2", "describe-vpcs", "{}", "eu-west-1,"], "", "empty item"),
        (["ec2", "describe-vpcs", "{}", "eu-wst-*"], "", r#"did you mean "eu-west-*"?"#),
        (["ec2", "describe-vpcs", "{}", "enabld"], "", r#"did you mean "enabled"?"#),
        (["ec2", "describe-vpcs", "{}", "eu-nova-1"], "", "unknown region"),
    ] {
        let [service, operation, input, regions] = arguments;
        let output = call(&[service, operation, input, "--regions", regions], stdin);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(output.stdout.is_empty(), "{output:?}");
        let text = stderr(&output);
        assert!(text.starts_with("awsmr: ") && text.contains(told), "expected {told}, found {text}");
    }
}

/// Linux's device on which every write fails.
#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_not_told_as_not_sent() {
    let full = || Stdio::from(std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a device"));
    let arguments =
        ["call", "ec2", "describe-vpcs", "-r", "eu-west-1, eu-west-2", "--endpoint-url", endpoint()];
    let output = awsmr_into(full(), Stdio::piped(), &arguments, "");
    assert_eq!(output.status.code(), Some(3), "{output:?}");
    assert!(stderr(&output).contains("could not be written"), "{output:?}");
    let output = awsmr_into(Stdio::piped(), full(), &["call", "ec2", "no-such", "-r", "eu-west-1"], "");
    assert_eq!(output.status.code(), Some(2), "{output:?}");
}

#[test]
fn list_tells_what_there_is_to_call() {
    let services = String::from_utf8(awsmr(&["list"], "").stdout).expect("text");
    assert!(services.lines().count() > 400, "{services}");
    assert!(services.lines().any(|l| l.starts_with("ec2\t")));
    let operations = String::from_utf8(awsmr(&["list", "ec2"], "").stdout).expect("text");
    for line in ["DescribeVpcs\tpages", "RunInstances", "VpcExists\twaiter\tDescribeVpcs"] {
        assert!(operations.lines().any(|l| l == line), "{line}");
    }
    let zones = String::from_utf8(awsmr(&["list", "route53"], "").stdout).expect("text");
    assert!(zones.lines().any(|l| l.ends_with("\tpages?")), "{zones}");
    assert_eq!(awsmr(&["list", "ec"], "").status.code(), Some(2));
}

/// The keys of an answer by region.
fn keys(output: &Output) -> Vec<String> {
    stdout(output).as_object().expect("regions").keys().cloned().collect()
}

#[test]
fn regions_are_said_in_words_and_patterns() {
    let output = call(&["ec2", "describe-vpcs", "--regions", "us-??st-1,sa-*,!us-west-1"], "");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(keys(&output), ["us-east-1", "sa-east-1"]);
    // Moto's account has the regions that need no opting in and some more; it is asked at the same address.
    let output = call(&["ec2", "describe-vpcs", "-r", "enabled,!ap-*", "-r", "!us-*,!eu-*"], "");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let found = keys(&output);
    assert!(found.contains(&"sa-east-1".into()) && found.contains(&"ca-central-1".into()), "{found:?}");
    assert!(!found.iter().any(|r| r.starts_with("ap-") || r.starts_with("eu-")), "{found:?}");
}

#[test]
fn regions_come_from_the_environment_where_the_command_line_has_none() {
    let arguments = ["call", "ec2", "describe-vpcs", "--endpoint-url", endpoint()];
    let with = |regions: &str, more: &[&str]| {
        run(command().env("MULTIREGION_REGIONS", regions).args(arguments).args(more), "")
    };
    assert_eq!(keys(&with("eu-west-*,!eu-west-2", &[])), ["eu-west-1", "eu-west-3"]);
    assert_eq!(keys(&with("eu-west-*", &["-r", "sa-east-1"])), ["sa-east-1"]);
    for (regions, told) in [("eu-wst-1", "did you mean"), ("", "MULTIREGION_REGIONS: expected a region")] {
        let output = with(regions, &[]);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(stderr(&output).contains(told), "{output:?}");
    }
    let none = run(command().args(arguments), "");
    assert_eq!(none.status.code(), Some(2));
    assert!(stderr(&none).contains("expected --regions"), "{none:?}");
}

#[test]
fn regions_tells_what_a_selector_comes_to_and_sends_nothing() {
    let lines = |arguments: &[&str]| {
        let output = awsmr(&[&["regions"], arguments].concat(), "");
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        (String::from_utf8(output.stdout.clone()).expect("text"), stderr(&output))
    };
    assert_eq!(lines(&["ec2", "-r", "eu-west-*,!eu-west-2"]).0, "eu-west-1\toffered\neu-west-3\toffered\n");
    let (out, err) = lines(&["apprunner", "-r", "eu-*,me-south-1,!eu-west-*,!eu-south-*"]);
    assert_eq!(out, "eu-central-1\toffered\nme-south-1\tnot offered\n");
    assert_eq!(err, "awsmr: apprunner is not offered in eu-central-2, eu-north-1\n");
    assert_eq!(lines(&["aiops"]).0.lines().filter(|l| l.ends_with("\tunknown")).count(), 34);
    let newer = lines(&["ec2", "-r", "eu-nova-1", "--allow-unknown-regions"]).0;
    assert_eq!(newer, "eu-nova-1\tunknown\n");
}

/// `awsmr wait` at the server.
fn wait(arguments: &[&str]) -> Output {
    awsmr(&[&["wait"], arguments, &["--endpoint-url", endpoint()]].concat(), "")
}

#[test]
fn a_wait_ends_with_0_where_every_region_is_there_and_with_1_where_one_is_not() {
    let output = wait(&["ec2", "vpc-exists", "--regions", "eu-west-1,eu-west-2", "--compact"]);
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()), "{output:?}");
    let answer = stdout(&output);
    assert_eq!(answer["eu-west-2"]["State"], "Success");
    assert_eq!(answer["eu-west-2"]["LastResponse"]["Vpcs"][0]["CidrBlock"], "172.31.0.0/16");
    let table = r#"{"TableName": "not-there"}"#;
    let tables = ["dynamodb", "table_exists", table, "--regions", "eu-west-1"];
    let output = wait(&[&tables[..], &["--delay", "0", "--max-attempts", "2"]].concat());
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert_eq!(stdout(&output)["eu-west-1"]["Polls"], 2);
    let told = "awsmr: eu-west-1: TimedOut: 2 polls came to no end; last seen: the error ResourceNotFoundException\n";
    assert_eq!(stderr(&output), told);
    let gone = ["dynamodb", "TableNotExists", table, "--regions", "eu-west-1"];
    assert_eq!(wait(&gone).status.code(), Some(0));
}

#[test]
fn a_wait_that_cannot_begin_is_2_and_tells_the_nearest_name() {
    let output = wait(&["ec2", "instance-runing", "--regions", "eu-west-1"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{output:?}");
    assert!(stderr(&output).contains(r#"did you mean "InstanceRunning"?"#), "{output:?}");
    let output = wait(&["dynamodb", "table-exists", "{}", "--regions", "eu-west-1"]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let output = wait(&["ec2", "vpc-exists", "--regions", "eu-west-1", "--delay", "-1"]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
}

#[test]
fn items_come_from_deeper_each_once_and_as_an_expression_finds_them() {
    let regions = ["--regions", "eu-west-1,eu-west-2", "--compact"];
    let output = call(
        &[
            &["ec2", "describe-security-groups", "--items-at", "SecurityGroups[].IpPermissionsEgress[]"],
            &regions[..],
        ]
        .concat(),
        "",
    );
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()), "{output:?}");
    let rules = stdout(&output);
    assert_eq!(rules[0]["IpProtocol"], "-1");
    assert!(rules.as_array().expect("a list").iter().any(|rule| rule["RequestRegion"] == "eu-west-2"));
    let types = [
        "ec2",
        "describe-vpcs",
        "--items",
        "--dedup",
        "CidrBlock",
        "--query",
        "[].[CidrBlock, RequestRegions]",
    ];
    let output = call(&[&types, &regions[..]].concat(), "");
    assert_eq!(stdout(&output), json!([["172.31.0.0/16", ["eu-west-1", "eu-west-2"]]]), "{output:?}");
    let query = ["ec2", "describe-vpcs", "--query", "Vpcs[].RequestRegion"];
    let output = call(&[&query, &regions[..]].concat(), "");
    assert_eq!(stdout(&output), json!(["eu-west-1", "eu-west-2"]), "{output:?}");
}

#[test]
fn what_cannot_be_shown_is_not_asked_for() {
    let refused = |arguments: &[&str], told: &str| {
        let output =
            call(&[&["ec2", "describe-instances", "--regions", "eu-west-1"], arguments].concat(), "");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{output:?}");
        assert!(stderr(&output).contains(told), "{output:?}");
    };
    refused(&["--items-at", "Reservation[]"], r#"did you mean "Reservations"?"#);
    refused(&["--items", "--dedup", "ReservationID"], r#"did you mean "ReservationId"?"#);
    refused(&["--query", "a["], "JMESPath expression");
    refused(&["--dedup", "Arn"], "--items");
}

/// Tables of a name of this test's own, as many in each of two regions.
fn tables(prefix: &str, count: usize) {
    for number in 0..count {
        let given = json!({ "TableName": format!("{prefix}-{number}"), "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [{ "AttributeName": "a", "AttributeType": "S" }],
            "KeySchema": [{ "AttributeName": "a", "KeyType": "HASH" }] });
        let made = call(&["dynamodb", "create-table", &given.to_string(), "-r", "eu-north-1,sa-east-1"], "");
        assert_eq!(made.status.code(), Some(0), "{made:?}");
    }
}

/// Each line of stdout, which is to be JSON.
fn lines(output: &Output) -> Vec<String> {
    let text = std::str::from_utf8(&output.stdout).expect("UTF-8");
    let item = |line: &str| serde_json::from_str::<Json>(line).expect("JSON").to_string();
    text.lines().map(item).collect()
}

#[test]
fn all_pages_are_lines_of_items_and_a_token_goes_on() {
    tables("paged", 3);
    let all = |more: &[&str]| {
        let listing = ["dynamodb", "list-tables", "-r", "eu-north-1,sa-east-1", "--all", "--page-size", "1"];
        call(&[&listing[..], more].concat(), "")
    };
    let whole = all(&[]);
    assert_eq!((whole.status.code(), stderr(&whole)), (Some(0), String::new()));
    let mut expected = lines(&whole);
    assert_eq!(expected.len(), 6);
    assert!(expected.contains(&json!({ "Value": "paged-2", "RequestRegion": "sa-east-1" }).to_string()));
    // No more than so many: what is left is told, and the token that is told goes on there.
    let first = all(&["--max-items", "4"]);
    assert_eq!((first.status.code(), lines(&first).len()), (Some(1), 4));
    let told = stderr(&first);
    let token =
        told.strip_prefix("awsmr: there is more: --starting-token '").and_then(|t| t.strip_suffix("'\n"));
    let rest = all(&["--starting-token", token.expect("a token")]);
    assert_eq!(rest.status.code(), Some(0), "{rest:?}");
    let mut found = [lines(&first), lines(&rest)].concat();
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
    // As one answer, with all pages in it.
    let merged = all(&["--merged"]);
    assert_eq!(merged.status.code(), Some(0), "{merged:?}");
    assert_eq!(stdout(&merged)["TableNames"].as_array().map(Vec::len), Some(6));
}

#[test]
fn all_pages_of_what_has_none_is_2_and_of_a_region_that_fails_is_1() {
    let none = call(&["sts", "get-caller-identity", "-r", "eu-west-1", "--all"], "");
    assert_eq!(none.status.code(), Some(2), "{none:?}");
    assert!(stderr(&none).contains("expected an operation with pages") && none.stdout.is_empty());
    let size = call(&["ec2", "describe-vpcs", "-r", "eu-west-1", "--page-size", "5"], "");
    assert!(size.status.code() == Some(2) && stderr(&size).contains("--all"), "{size:?}");
    let given = json!({ "TableName": "none-such" }).to_string();
    let failed = call(&["dynamodb", "scan", &given, "-r", "eu-north-1,sa-east-1", "--all"], "");
    assert_eq!((failed.status.code(), failed.stdout.len()), (Some(1), 0), "{failed:?}");
    let told = stderr(&failed);
    assert!(told.contains("awsmr: eu-north-1: ResourceNotFoundException: "), "{told}");
    assert!(
        told.contains(r#"there is more: --starting-token '{"eu-north-1":null,"sa-east-1":null}'"#),
        "{told}"
    );
}

#[test]
fn a_file_goes_there_and_comes_back_to_a_file_of_each_region() {
    let folder = std::env::temp_dir().join(format!("awsmr-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = |name: &str| folder.join(name).to_str().expect("a path").to_owned();
    std::fs::write(path("given"), "some bytes").expect("a file");
    let bucket = r#"{"Bucket": "files"}"#;
    let made = call(&["s3", "create-bucket", bucket, "--regions", "us-east-1"], "");
    assert!(made.status.success(), "{made:?}");
    let key = r#"{"Bucket": "files", "Key": "k"}"#;
    let put = call(&["s3", "put-object", key, "--regions", "us-east-1", "--body", &path("given")], "");
    assert!(put.status.success(), "{put:?}");
    let get = |regions: &str| {
        call(&["s3", "get-object", key, "--regions", regions, "--output-file", &path("got")], "")
    };
    let one = get("us-east-1");
    assert!(one.status.success(), "{one:?}");
    assert_eq!(std::fs::read_to_string(path("got")).expect("a file"), "some bytes");
    let told: Json = serde_json::from_slice(&one.stdout).expect("JSON");
    assert_eq!((&told["us-east-1"]["ContentLength"], &told["us-east-1"]["Body"]), (&json!(10), &Json::Null));
    let two = get("us-east-1,eu-west-1");
    assert!(two.status.success(), "{two:?}");
    for region in ["us-east-1", "eu-west-1"] {
        let file = path(&format!("got.{region}"));
        assert_eq!(std::fs::read_to_string(file).expect("a file"), "some bytes");
    }
    let absent = call(&["s3", "put-object", key, "--regions", "us-east-1", "--body", &path("absent")], "");
    assert_eq!(absent.status.code(), Some(2), "{absent:?}");
    let nowhere = path("no/such/folder/got");
    let unsaved = call(&["s3", "get-object", key, "--regions", "us-east-1", "--output-file", &nowhere], "");
    assert_eq!(unsaved.status.code(), Some(1), "{unsaved:?}");
    std::fs::remove_dir_all(&folder).expect("removed");
}

/// A message of an event stream by the specification: headers of text, then the payload.
fn message(headers: [(&str, &str); 2], payload: &[u8]) -> Vec<u8> {
    let mut block = Vec::new();
    for (name, value) in headers {
        block.push(u8::try_from(name.len()).expect("a short name"));
        block.extend(
            [name.as_bytes(), &[7, 0, u8::try_from(value.len()).expect("a short value")], value.as_bytes()]
                .concat(),
        );
    }
    let word = |n: usize| u32::try_from(n).expect("a length").to_be_bytes();
    let mut out = [word(16 + block.len() + payload.len()), word(block.len())].concat();
    out.extend(crc32fast::hash(&out).to_be_bytes());
    out.extend([&block[..], payload].concat());
    out.extend(crc32fast::hash(&out).to_be_bytes());
    out
}

/// A server that answers each request with the same events, and keeps the connection until all of them are out.
fn events_at() -> String {
    let event = |name, payload: &[u8]| message([(":message-type", "event"), (":event-type", name)], payload);
    let start = event("SubscribeToShardEvent", br#"{"ContinuationSequenceNumber": "7"}"#);
    let over =
        message([(":message-type", "exception"), (":exception-type", "ResourceInUseException")], b"{}");
    let body = [event("initial-response", b"{}"), start, over].concat();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            // The request ends with its body, which is an object of JSON.
            let mut request = Vec::new();
            while !request.ends_with(b"}") {
                let mut bytes = [0; 1024];
                let read = std::io::Read::read(&mut stream, &mut bytes).expect("a request");
                request.extend(&bytes[..read]);
            }
            let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
            stream.write_all(&[head.as_bytes(), &body].concat()).expect("a client that reads");
        }
    });
    url
}

#[test]
fn events_are_lines_and_the_end_of_a_stream_is_told_on_stderr() {
    let url = events_at();
    let input = r#"{"ConsumerARN": "arn:aws:kinesis:eu-west-1:123456789012:stream/s/consumer/c:1", "ShardId": "s",
        "StartingPosition": {"Type": "LATEST"}}"#;
    let arguments = [
        "call",
        "kinesis",
        "subscribe-to-shard",
        input,
        "--endpoint-url",
        &url,
        "--regions",
        "eu-west-1,us-east-1",
    ];
    let output = awsmr(&arguments, "");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let lines = String::from_utf8(output.stdout.clone()).expect("text");
    let mut lines: Vec<Json> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    lines.sort_by_key(|line| line["RequestRegion"].to_string());
    let line = |region| json!({"SubscribeToShardEvent": {"ContinuationSequenceNumber": "7"}, "RequestRegion": region});
    assert_eq!(lines, [line("eu-west-1"), line("us-east-1")]);
    for region in ["eu-west-1", "us-east-1"] {
        assert!(stderr(&output).contains(&format!("awsmr: {region}: ResourceInUseException")), "{output:?}");
    }
}
