//! Decodes an answer from memory again and again with the AWS SDK for Rust: `decode ec2|dynamodb|cloudwatch FILE SECONDS`.

#[path = "../../../decode/side.rs"]
mod side;

use aws_config::SdkConfig;

use side::Failure;

async fn instances(ec2: &aws_sdk_ec2::Client) -> Result<usize, Failure> {
    Ok(ec2.describe_instances().send().await?.reservations().len())
}

async fn items(dynamodb: &aws_sdk_dynamodb::Client) -> Result<usize, Failure> {
    Ok(dynamodb.scan().table_name("t").send().await?.items().len())
}

async fn metric_streams(cloudwatch: &aws_sdk_cloudwatch::Client) -> Result<usize, Failure> {
    Ok(cloudwatch.list_metric_streams().send().await?.entries().len())
}

async fn measure(service: &str, config: &SdkConfig, bytes: usize, seconds: f64) -> Result<(), Failure> {
    match service {
        "ec2" => {
            let client = aws_sdk_ec2::Client::new(config);
            side::measure(bytes, seconds, || instances(&client)).await
        }
        "dynamodb" => {
            let client = aws_sdk_dynamodb::Client::new(config);
            side::measure(bytes, seconds, || items(&client)).await
        }
        _ => {
            let client = aws_sdk_cloudwatch::Client::new(config);
            side::measure(bytes, seconds, || metric_streams(&client)).await
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [service, file, seconds] = arguments.as_slice() else { return Err("SERVICE FILE SECONDS".into()) };
    let (config, bytes) = side::answers_of(file)?;
    measure(service, &config, bytes, seconds.parse()?).await
}
