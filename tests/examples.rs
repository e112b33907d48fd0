//! The typed examples against moto: each is run as a program, and what it prints is checked.

mod harness {
    mod process;
    pub use process::*;
}

use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use harness::Peer;
use serde_json::Value as Json;

const EXAMPLES: [&str; 5] = ["dynamodb_orders", "ec2_instances", "iam_roles", "s3_objects", "sqs_messages"];

/// The programs, built by the Cargo that runs this: it tells no test where examples are, nor builds them for one alone.
static BUILT: LazyLock<Vec<PathBuf>> = LazyLock::new(|| {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(env!("CARGO_MANIFEST_DIR")).args(["build", "--message-format", "json"]);
    // The features of `make typed`, so that nothing is built twice.
    cargo.args(["--features", "cli,bedrock-runtime,dynamodb,ec2,iam,lambda,s3,sqs"]);
    cargo.args(EXAMPLES.iter().flat_map(|name| ["--example", name]));
    let output = cargo.output().expect("Cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("text");
    let told = text.lines().filter_map(|line| serde_json::from_str::<Json>(line).ok());
    told.filter_map(|message| message["executable"].as_str().map(PathBuf::from)).collect()
});

/// What an example prints, line by line, against a moto of its own.
fn printed(name: &str, arguments: &[&str]) -> Vec<String> {
    let program = BUILT.iter().find(|path| path.file_stem().is_some_and(|stem| stem == name));
    let mut peer = Peer::start("moto_server.py");
    let mut command = Command::new(program.expect("an example that was built"));
    command.args(arguments);
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("AWS_")) {
        command.env_remove(name);
    }
    command
        .env("AWS_ENDPOINT_URL", peer.line())
        .env("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
        .env("AWS_SECRET_ACCESS_KEY", "secret")
        .env("AWS_CONFIG_FILE", "/dev/null")
        .env("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
        .env("AWS_EC2_METADATA_DISABLED", "true");
    let output = command.output().expect("the example runs");
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(output.status.success(), "{name}: {text}{}", String::from_utf8_lossy(&output.stderr));
    text.lines().map(str::to_owned).collect()
}

/// Those lines that are a region's, without its name.
fn of_region<'a>(lines: &'a [String], region: &str) -> Vec<&'a str> {
    lines.iter().filter_map(|line| line.strip_prefix(region)?.strip_prefix(": ")).collect()
}

#[test]
fn instances_run_in_both_regions_and_are_terminated() {
    let lines = printed("ec2_instances", &["eu-west-1", "eu-west-2"]);
    for region in ["eu-west-1", "eu-west-2"] {
        let [started, listed, ended] = of_region(&lines, region)[..] else { panic!("{lines:?}") };
        assert_eq!((started, ended), ("started 1", "now shutting-down"));
        assert!(listed.starts_with("i-") && listed.ends_with(" t3.micro running"), "{listed}");
    }
}

#[test]
fn objects_are_put_listed_and_deleted_in_both_regions() {
    let lines = printed("s3_objects", &["example", "eu-west-1", "us-east-1"]);
    for region in ["eu-west-1", "us-east-1"] {
        assert_eq!(
            of_region(&lines, region),
            [
                "reports/april.txt, 30 bytes",
                "reports/may.txt, 28 bytes",
                &format!("\"readme.txt of {region}\" by example"),
                "no such key",
                "deleted"
            ]
        );
    }
}

#[test]
fn orders_of_both_regions_are_queried_and_a_condition_fails_in_one() {
    let lines = printed("dynamodb_orders", &[]);
    let first = "order 1, 10 EUR, paid: false";
    assert_eq!(
        of_region(&lines, "eu-west-1"),
        [first, "order 2, 20 EUR, paid: true", "order 2 is there already"]
    );
    assert_eq!(of_region(&lines, "eu-west-2"), [first, "order 3, 30 EUR, paid: true", "order 2 is new"]);
}

#[test]
fn a_role_is_made_once_and_then_found_to_exist() {
    let lines = printed("iam_roles", &["eu-west-1", "eu-west-2"]);
    assert_eq!(lines[0], "multiregion-example of path /");
    for region in ["eu-west-1", "eu-west-2"] {
        let [exists, listed] = of_region(&lines, region)[..] else { panic!("{lines:?}") };
        assert_eq!(exists, "Role with name multiregion-example already exists.");
        assert!(listed.starts_with("listed, since 20") && listed.ends_with('Z'), "{listed}");
    }
    assert_eq!(lines.last().map(String::as_str), Some("deleted by 1 call"));
}

#[test]
fn a_message_is_sent_and_received_in_both_regions() {
    let lines = printed("sqs_messages", &[]);
    for region in ["eu-west-1", "eu-west-2"] {
        assert_eq!(
            of_region(&lines, region),
            [
                "sent, MD5 5d41402abc4b2a76b9719d911017c592",
                &format!("\"hello\" from {region}, received 1 time"),
                "multiregion-example is gone, 400"
            ]
        );
    }
}
